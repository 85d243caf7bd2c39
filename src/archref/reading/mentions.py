"""Archives named without a shelf mark ("case file in TsDAHO"): in go passages, out come `Mention`s."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from archref.archives.registry import Name, Registry, archives
from archref.documents.document import passages_of
from archref.languages.language import forms
from archref.languages.letters import LETTER
from archref.languages.patterns import alternatives
from archref.model import Citation, Mention
from archref.reading.find import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archref.documents.document import Document


_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-zа-яёіїєґў])|\n")
_LONGEST_SENTENCE = 1000
_TOO_SHORT = 2
"""Acronyms of two letters are too often something else where no shelf mark follows: Chicago, IL."""
_NUMBERING = re.compile(r"\s*(?:[•*-]\s*)?(?:\d{1,4}[.)]?\s+)?")


def mentions(
    notes: str | Iterable[str] | Document,
    registry: Registry | None = None,
    citations: Sequence[Citation] | None = None,
) -> list[Mention]:
    """Find archives named without a shelf mark, in order.

    A mention's text is the sentence that names the archive, without the note's number; names inside citations
    do not count. `citations` are those of `find(notes)`, to be given where they are at hand. A source "in" or
    "from" an archive that no registry knows is a mention whose archive is None.

    >>> [(m.archive, m.text) for m in mentions(["52. Bykhatsky’s case file in TsDAHO."])]
    [('TsDAHO', 'Bykhatsky’s case file in TsDAHO')]
    >>> [(m.archive, m.archive_text) for m in mentions(["Letters from the Smith Family Archive."])]
    [(None, 'Smith Family Archive')]
    """
    registry = archives if registry is None else registry
    passages = passages_of(notes)
    cited: dict[int, list[tuple[int, int]]] = {}
    for citation in find(passages, registry) if citations is None else citations:
        cited.setdefault(citation.note, []).append((citation.start, citation.end))
    found = []
    for note, text in enumerate(passages):
        for begin, end in _gaps(cited.get(note, ()), len(text)):
            found += [_mention(note, text, name) for name in _names(text, begin, end, registry)]
    return found


def _gaps(spans: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of a passage outside its citations."""
    edges = [0, *(edge for span in dict.fromkeys(spans) for edge in span), length]
    return ((begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True) if begin < end)


def _names(text: str, begin: int, end: int, registry: Registry) -> Iterator[Name]:
    """Give the archives named in a stretch of text, those that the registry knows and others."""
    known = [name for name in registry.names_in(text, begin, end) if name.end - name.start > _TOO_SHORT]
    edges = [begin, *(edge for name in known for edge in (name.start, name.end)), end]
    others = [
        Name(match.start("name"), match.end("name"), ())
        for start, stop in list(pairwise(edges))[::2]
        for match in _source_in_an_archive().finditer(text, start, stop)
    ]
    yield from sorted((*known, *others))


@cache
def _source_in_an_archive() -> re.Pattern[str]:
    """Match a preposition and a name with a word for archive: `from the Kharkov Party Archive`."""
    capital, word = r"[^\W\d_a-zа-яёіїєґў]", rf"{LETTER}[\w’'-]*"
    nouns = alternatives(noun.capitalize() for noun in forms("archive_nouns"))
    return re.compile(
        rf"(?<!\w)(?:{alternatives(forms('prepositions'))})\s(?:{alternatives(forms('articles'))}\s)?"
        rf"(?P<name>{capital}[\w’'-]*(?:\s{word}){{0,6}}?\s{LETTER}*(?:{nouns})(?!\w))"
    )


def _mention(note: int, text: str, name: Name) -> Mention:
    start, end = _sentence(text, name)
    archive = name.keys[0] if len(name.keys) == 1 else None
    candidates = () if archive else name.keys
    return Mention(note, start, end, text[start:end], text[name.start : name.end], archive, candidates)


def _sentence(text: str, name: Name) -> tuple[int, int]:
    """Give the sentence around a name, without a note's number before it and the full stop behind it."""
    start = max(0, name.start - _LONGEST_SENTENCE)
    for stop in _SENTENCE.finditer(text, start, name.start):
        start = stop.end()
    if numbering := _NUMBERING.match(text, start, name.start):
        start = numbering.end()
    stop_after = _SENTENCE.search(text, name.end, name.end + _LONGEST_SENTENCE)
    end = stop_after.start() if stop_after else min(len(text), name.end + _LONGEST_SENTENCE)
    return start, max(name.end, len(text[start:end].rstrip(" \t\r\n.;,")) + start)
