"""What stands in a citation besides its parts: in go citations of one span, out come names in brackets and the rest.

A fond's or file's name between the levels is no part of the reference, and must not be lost when it is rewritten. It is
what stands between the parts and is no label or other word that citations are made of.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from archref.languages.alphabets import unmix
from archref.languages.letters import APOSTROPHES, LETTER, fold_word
from archref.levels import LABELLED
from archref.reading.leaves import FOLLOWING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archref.languages.words import Words
    from archref.model import Citation

_WORD = re.compile(rf"(?:{LETTER}|(?<={LETTER})[{APOSTROPHES}](?={LETTER}))+|\d+")
_BRACKETS = re.compile(r"\s*(\((?>(?:[^()]++|\([^()]*+\))*)\))")
_MADE_OF = (
    "ibid", "verso", "both_sides", "conjunctions", "supplement", "up_to", "prepositions", "behind", "articles",
)  # fmt: skip
_ON_AND_ON = re.compile(rf"(?<=\d){FOLLOWING}\Z", re.IGNORECASE)
_SIGNS = frozenset(("no", "nr", "n", "ff"))
_TOLD = 4
"""How many words of what would be lost a message shows."""


def besides(citations: Sequence[Citation], words: Words) -> tuple[dict[str, str], str]:
    """Give what stands in a citation besides its parts; `citations` share one span.

    First the names in brackets behind a fond, opis or delo, which can stay there (GOST R 7.0.5-2008, 11.4 and
    11.9), by level; then the first words or number that are in no such place, and would be lost.

    >>> from archref import find
    >>> from archref.languages.words import packaged_words
    >>> besides(find("GARF, f. 102 (Police Department), op. 226, d. 5"), packaged_words())
    ({'fond': '(Police Department)'}, '')
    >>> besides(find("GARF, f. 102, Police Department, op. 226, d. 5"), packaged_words())
    ({}, 'Police Department, op.')
    """
    remarks: dict[str, str] = {}
    rest = []
    if open_ended := _open_ended(citations):
        return {}, open_ended
    for level, gap in _gaps(citations):
        done = 0
        for bracket in _BRACKETS.finditer(gap):
            if not _unknown(bracket[1], words):
                continue
            if level not in ("fond", "opis", "delo") or level in remarks:
                return {}, " ".join(bracket[1].split()[:_TOLD])
            remarks[level] = bracket[1]
            rest.append(gap[done : bracket.start()])
            done = bracket.end()
        rest.append(gap[done:])
    lost = next(filter(None, (_unknown(gap, words) for gap in rest)), "")
    return ({}, lost) if lost else (remarks, "")


def _gaps(citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    """Give what stands between the parts of all citations together, with the level of the part before."""
    text, origin = citations[0].text, citations[0].start
    parts = sorted({part for citation in citations for part in citation.parts}, key=lambda part: (part.start, part.end))
    places = [("", 0, 0), *((part.level, part.start - origin, part.end - origin) for part in parts), ("", len(text), 0)]
    for (level, _, end), (_, start, _) in pairwise(places):
        if start > end:
            yield level, text[end:start]


def _open_ended(citations: Sequence[Citation]) -> str:
    """Give the first leaves that go on without an end: `12 ff.`."""
    text, origin = citations[0].text, citations[0].start
    leaves = (part for citation in citations for part in citation.parts if part.level == "listy")
    written = (text[part.start - origin : part.end - origin] for part in leaves)
    return next(filter(_ON_AND_ON.search, written), "")


def _unknown(gap: str, words: Words) -> str:
    """Give the first words, or number, of a gap that no citation is made of."""
    known = _words_of_citations(words)
    plain = unmix(gap, words.folded_labels)
    for match in _WORD.finditer(plain):
        if match[0].isdecimal() or fold_word(match[0]) not in known:
            return " ".join(plain[match.start() :].split()[:_TOLD])
    return ""


@lru_cache(maxsize=4)
def _words_of_citations(words: Words) -> frozenset[str]:
    forms = [form for level in LABELLED for first in (False, True) for form in words.label_forms(level, first)]
    forms += [form for field in _MADE_OF for form in words.forms(field)]
    return _SIGNS.union(fold_word(word) for form in forms for word in _WORD.findall(form))
