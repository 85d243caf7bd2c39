"""Archives named without a shelf mark ("case file in TsDAHO"): in go passages, out come `Mention`s."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from archref.archives.recognise import Name
from archref.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archref.model import Citation
    from archref.reading.reader import Reader


_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_])|\n")
_LONGEST_SENTENCE = 1000
_TOO_SHORT = 2
"""Acronyms of two letters are too often something else where no shelf mark follows: Chicago, IL."""
_NUMBERING = re.compile(r"\s*(?:[•*-]\s*)?(?:\d{1,4}[.)]?\s+)?")


def mentions_in(reader: Reader, passages: Sequence[str], citations: Sequence[Citation]) -> list[Mention]:
    """Find archives named outside the `citations` of the passages, in order."""
    cited: dict[int, list[tuple[int, int]]] = {}
    for citation in citations:
        cited.setdefault(citation.note, []).append((citation.start, citation.end))
    found = []
    for note, text in enumerate(passages):
        for begin, end in _gaps(cited.get(note, ()), len(text)):
            found += [_mention(note, text, name) for name in _names(text, begin, end, reader)]
    return found


def _gaps(spans: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of a passage outside its citations."""
    edges = [0, *(edge for span in dict.fromkeys(spans) for edge in span), length]
    return ((begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True) if begin < end)


def _names(text: str, begin: int, end: int, reader: Reader) -> Iterator[Name]:
    """Give the archives named in a stretch of text, those that the registry knows and others."""
    known = [name for name in reader.registry.names_in(text, begin, end) if name.end - name.start > _TOO_SHORT]
    edges = [begin, *(edge for name in known for edge in (name.start, name.end)), end]
    others = [
        Name(match.start("name"), match.end("name"), ())
        for start, stop in list(pairwise(edges))[::2]
        for match in reader.habits.source_in_an_archive.finditer(text, start, stop)
        if match["name"][0].isupper()
    ]
    yield from sorted((*known, *others))


def _mention(note: int, text: str, name: Name) -> Mention:
    start, end = _sentence(text, name)
    archive = name.keys[0] if len(name.keys) == 1 else None
    candidates = () if archive else name.keys
    return Mention(note, start, end, text[start:end], text[name.start : name.end], archive, candidates)


def _sentence(text: str, name: Name) -> tuple[int, int]:
    """Give the sentence around a name, without a note's number before it and the full stop behind it."""
    start = max(0, name.start - _LONGEST_SENTENCE)
    for stop in _ends(text, start, name.start):
        start = stop.end()
    if numbering := _NUMBERING.match(text, start, name.start):
        start = numbering.end()
    last = name.end + _LONGEST_SENTENCE
    end = next((stop.start() for stop in _ends(text, name.end, last)), min(len(text), last))
    return start, max(name.end, len(text[start:end].rstrip(" \t\r\n.;,")) + start)


def _ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give the places where a sentence ends: at a line's end, and at a stop before a capital."""
    return (stop for stop in _SENTENCE.finditer(text, start, end) if stop[0] == "\n" or not text[stop.end()].islower())
