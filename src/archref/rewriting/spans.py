"""Where citations stand: in go citations and edits, out come the places they share, before and after."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import attrs

from archref.rewriting.pairs import unpaired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archref.documents.document import Edit
    from archref.model import Citation, Reference


# ---- spans: what stands in one place, several files of one citation together


@attrs.frozen
class Span:
    """A stretch of a passage and all that it cites: several files may share one."""

    note: int
    start: int
    end: int
    text: str
    citations: tuple[Citation, ...]
    before: Reference | None

    @property
    def references(self) -> tuple[Reference, ...]:
        """What it cites."""
        return tuple(citation.reference for citation in self.citations)

    @property
    def ibid(self) -> str:
        """The word for the same place that it has, if any."""
        words = (part for part in self.citations[0].parts if part.level == "ibid")
        return next((self.text[part.start - self.start : part.end - self.start] for part in words), "")

    @property
    def before_delo(self) -> str:
        """What stands right before its delo: the label, and what goes with it; nothing where it has no delo."""
        parts = self.citations[0].parts
        place = next((part.start for part in parts if part.level == "delo"), self.start)
        above = max((part.end for part in parts if part.end <= place), default=self.start)
        return self.text[above - self.start : place - self.start]

    @property
    def marks_behind_head(self) -> tuple[str, str]:
        """The marks right behind its archive or ibid word that have their other half outside: closing, opening ones."""
        head = next((part for part in self.citations[0].parts if part.level in ("archive", "ibid")), None)
        if head is None:
            return "", ""
        end = head.end - self.start
        behind = re.match(r"[\s.,:;]*", self.text[end:])
        near = end + (behind.end() if behind else 0)
        marks = [mark for mark in unpaired(self.text) if end <= mark.start() <= near]
        closing = "".join(mark[0] for mark in marks if mark[0] not in _OPENING and mark.start() == end)
        return closing, "".join(mark[0] for mark in marks if mark[0] in _OPENING)


_OPENING = frozenset("([«“")


def spans_of(citations: Sequence[Citation]) -> list[Span]:
    """Put citations of one place together."""
    spans: list[Span] = []
    for (note, start, end), members in groupby(citations, key=lambda c: (c.note, c.start, c.end)):
        together = tuple(members)
        before = spans[-1].references[-1] if spans else None
        spans.append(Span(note, start, end, together[0].text, together, before))
    return spans


def applied(passages: Sequence[str], edits: Sequence[Edit]) -> tuple[str, ...]:
    """Make the edits."""
    texts = list(passages)
    for note, members in groupby(edits, key=lambda edit: edit.passage):
        pieces, done = [], 0
        for edit in members:
            pieces += [texts[note][done : edit.start], edit.text]
            done = edit.end
        texts[note] = "".join((*pieces, texts[note][done:]))
    return tuple(texts)


# ---- reading again


class Place(NamedTuple):
    """Where a span stands after the edits, and whether it was edited."""

    note: int
    start: int
    end: int
    is_edited: bool


def placed(spans: Sequence[Span], edits: Sequence[Edit]) -> list[Place]:
    """Give where each span stands after the edits."""
    edited = {(edit.passage, edit.start): edit.text for edit in edits}
    places, note, shift = [], -1, 0
    for span in spans:
        if span.note != note:
            note, shift = span.note, 0
        text = edited.get((span.note, span.start))
        length = span.end - span.start if text is None else len(text)
        places.append(Place(note, span.start + shift, span.start + shift + length, text is not None))
        shift += length - (span.end - span.start)
    return places


def next_place(places: Sequence[Place], index: int, found: Citation | Span) -> int:
    """Give the first place from `index` on that does not end before what was found."""
    while index < len(places) and (places[index].note, places[index].end) <= (found.note, found.start):
        index += 1
    return index
