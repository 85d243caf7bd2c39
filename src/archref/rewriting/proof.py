"""Reading again what was written: in go proposals for citations, out come the edits that hold, and what is at fault."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from archref.documents.document import Edit
from archref.errors import StyleError
from archref.rewriting.spans import applied, next_place, placed, spans_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archref.model import Citation
    from archref.rewriting.spans import Place, Span
    from archref.rewriting.writer import Writer


@attrs.frozen
class Trial:
    """One attempt at rewriting: what was proposed for each span, and why some of it was not taken, by span."""

    passages: tuple[str, ...]
    spans: Sequence[Span]
    writer: Writer
    proposals: Sequence[str | StyleError]
    reasons: Mapping[int, str]

    @classmethod
    def first(cls, passages: tuple[str, ...], spans: Sequence[Span], writer: Writer) -> Trial:
        """Take all that the writer proposes."""
        proposals = writer.proposals(passages, spans)
        refused = {index: str(text) for index, text in enumerate(proposals) if isinstance(text, StyleError)}
        return cls(passages, spans, writer, proposals, refused)

    @cached_property
    def edited(self) -> dict[int, str]:
        """What is written anew, by span."""
        return {
            index: text
            for index, (span, text) in enumerate(zip(self.spans, self.proposals, strict=True))
            if index not in self.reasons and isinstance(text, str) and text != span.text
        }

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that this attempt makes."""
        anew = ((self.spans[index], text) for index, text in self.edited.items())
        return tuple(Edit(span.note, span.start, span.end, text) for span, text in anew)

    @cached_property
    def rewritten(self) -> tuple[str, ...]:
        """The passages with the edits made."""
        return applied(self.passages, self.edits)

    def blame(self) -> dict[int, str]:
        """Give the spans whose edits are at fault, and why: what is read now is not what was read before."""
        if not self.edits:
            return {}
        places = placed(self.spans, self.edits)
        found = self.writer.reader.find(self.rewritten)
        return _misread(self.spans, places, found, self.writer.style.complete) or _unsettled(
            places, self.writer, self.rewritten, found
        )

    def without(self, faults: Mapping[int, str]) -> Trial:
        """Give the same attempt without the edits at fault."""
        return attrs.evolve(self, reasons={**self.reasons, **faults})


def _misread(
    spans: Sequence[Span], places: Sequence[Place], found: Sequence[Citation], complete: bool
) -> dict[int, str]:
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


def _unsettled(
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
