"""Reading again what was written: in go edits and what reading finds then, out come the edits at fault."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from archref.errors import StyleError
from archref.rewriting.spans import next_place, spans_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archref.model import Citation
    from archref.rewriting.spans import Place, Span
    from archref.rewriting.writer import Writer


def blamed(spans: Sequence[Span], places: Sequence[Place], found: Sequence[Citation], complete: bool) -> dict[int, str]:
    """Give the edits to take back so that reading gives the same references as before, and why.

    What a style that is not complete writes (a page's name, a file's name) may also be no citation any more.

    An error spreads to the citations that inherit from it, so of a run of wrong ones the first is taken back,
    and those that inherit nothing; a wrong one that was not edited points to the nearest edit before it.
    """
    came: list[list[Citation]] = [[] for _ in spans]
    strays: list[int] = []
    index = 0
    for citation in found:
        within = index = next_place(places, index, citation)
        while within < len(places) and places[within][:2] < (citation.note, citation.end):
            came[within].append(citation)
            within += 1
        if within == index:
            strays.append(max(0, index - 1))
    wrong = {
        index: came[index]
        for index, span in enumerate(spans)
        if tuple(citation.reference for citation in came[index]) != span.references
        and (complete or came[index] or not places[index].is_edited)
    }
    edited_before = list(accumulate((i if place.is_edited else -1 for i, place in enumerate(places)), max))
    blamed: dict[int, str] = {}
    for index in sorted({*wrong, *strays}):
        if index in wrong and index - 1 in wrong and spans[index].citations[0].inherited:
            continue
        culprit = edited_before[index]
        if culprit < 0:
            culprit = next((later for later, place in enumerate(places) if place.is_edited), -1)
        if culprit >= 0:
            came_back = "; ".join(str(citation.reference) for citation in wrong.get(index, ())) or "no citation"
            blamed[culprit] = f"in this style it would be read as {came_back}"
    return blamed


def unsettled(
    places: Sequence[Place], writer: Writer, rewritten: Sequence[str], found: Sequence[Citation]
) -> dict[int, str]:
    """Give the edits that rewriting once more would change."""
    again = spans_of(found)
    unsettled: dict[int, str] = {}
    index = 0
    for span, text in zip(again, writer.proposals(rewritten, again), strict=True):
        if isinstance(text, StyleError) or text == span.text:
            continue
        index = next_place(places, index, span)
        if index < len(places) and places[index].is_edited and places[index][:2] < (span.note, span.end):
            unsettled[index] = "written in this style it would be rewritten otherwise the next time"
    return unsettled
