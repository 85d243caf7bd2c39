"""Files to passages: in goes a path or an open file, out comes a `Document`, its notes and paragraphs.

Each format has a reader, a function from the decoded source to passages. A passage is a slice of the source
and knows where it begins, so `Document.rewritten` can change citations in place and leave the rest as it is.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from archref.documents.document import Passage

if TYPE_CHECKING:
    from collections.abc import Container, Iterator


# ---- text to passages

_MARKER = re.compile(
    r"[^\S\r\n]*(?:[•*·‣◦–—-][^\S\r\n]+)?"
    r"(?:\[\^(?P<footnote>[^\]\s]{1,40})\]:|\[(?P<square>\d{1,5})\]|\((?P<round>\d{1,5})\)"
    r"|(?P<dot>\d{1,5})\.(?!\d)|(?P<bracket>\d{1,5})\)|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,5})|(?P<bare>\d{1,4})(?=\s))\s*"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NEAR = 3
"""How many lines on, of those that open with a number, the second note of a series may be."""

_INDENT = ("    ", "\t")


class _Marker(NamedTuple):
    """What numbers a note at a line's beginning: its form, the number, and where the note's text begins."""

    form: str
    label: str
    start: int


Lines = list[tuple[int, int]]


def lines_of(source: str) -> Lines:
    """Give the start and end of every line, its ending included."""
    ends = list(accumulate(map(len, source.splitlines(keepends=True)), initial=0))
    return list(pairwise(ends))


def _markers(source: str, lines: Lines) -> dict[int, _Marker]:
    """Tell which lines begin a note: those whose numbers, in one form, count on from the note before.

    A series begins with 1, or where the next number soon follows, so that a paragraph that opens with a year
    is none; where nothing stands behind the number, with 1 and 2. A Markdown footnote needs no series.
    """
    forms: dict[str, list[tuple[int, _Marker]]] = {}
    for index, (start, end) in enumerate(lines):
        if (match := _MARKER.match(source, start, end)) and (form := match.lastgroup):
            marker = _Marker(form, match[form].translate(_RAISED), match.end())
            forms.setdefault(form, []).append((index, marker))
    notes = dict(forms.pop("footnote", ()))
    for form, candidates in forms.items():
        numbers = [int(marker.label) for _, marker in candidates]
        last = None
        for place, (number, (index, marker)) in enumerate(zip(numbers, candidates, strict=True), 1):
            goes_on = number + 1 in numbers[place : place + _NEAR]
            opens = number == 1 and goes_on if form == "bare" else number == 1 or goes_on
            if opens or number - 1 == last:
                notes[index] = marker
                last = number
    return notes


def passages_in(source: str, lines: Lines, left_out: Container[int] = ()) -> Iterator[Passage]:
    """Give what stands between empty lines and from marker to marker, without the white space around it."""
    markers = _markers(source, lines)
    begun, close, label, in_footnote, gap = -1, 0, None, False, False
    for index, (start, end) in enumerate(lines):
        if index in left_out or not source[start:end].strip():
            gap = True
            continue
        marker = markers.get(index)
        indented = in_footnote and source.startswith(_INDENT, start)
        if begun < 0 or marker or (gap and not indented):
            if begun >= 0:
                yield _passage(source, begun, close, label)
            begun, label, in_footnote = start, None, False
            if marker:
                begun, label, in_footnote = marker.start, marker.label, marker.form == "footnote"
        close, gap = end, False
    if begun >= 0:
        yield _passage(source, begun, close, label)


def _passage(source: str, start: int, end: int, label: str | None) -> Passage:
    text = source[start:end]
    return Passage(text.strip(), label, start + len(text) - len(text.lstrip()))


def text_passages(source: str) -> Iterator[Passage]:
    """Give the passages of plain text: paragraphs, and notes by their numbers."""
    return passages_in(source, lines_of(source))


def line_passages(source: str) -> Iterator[Passage]:
    """Give every line that is not empty."""
    for start, end in lines_of(source):
        if source[start:end].strip():
            yield _passage(source, start, end, None)
