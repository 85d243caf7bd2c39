"""How an archive's name is recognised: in goes text, out come its words, each with the key by which names are found.

A word written as an acronym (two capitals) is folded: no diacritics, apostrophes, dots, case. Any other word is
also stripped of its ending (`архива`, `архіву`, `arkhive`) and, in Latin letters, brought to one spelling whatever
the romanisation (`gosudarstvennyj`, `gosudarstvennyy`, `gosudarstvennyi`). Words that add nothing (`of the`, `г.`)
do not count. The registry and the text go through the same steps, so that a name is found by a look-up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from archref.languages.alphabets import unmix
from archref.languages.letters import APOSTROPHES
from archref.languages.patterns import alternatives
from archref.languages.romanise import digraphs
from archref.languages.words import packaged_words

if TYPE_CHECKING:
    from collections.abc import Iterator


LONGEST_NAME = 420
"""How many characters a full name may have, with what stands between it and its acronym."""

BRACKETS = {")": "(", "]": "["}
"""Brackets by what closes them."""

_MARKS = "\u0300-\u036f\u00ad"
_LETTER = r"[^\W\d_]"
_SMALL = packaged_words().small_letters
_ACRONYM_ENDINGS = packaged_words().word_set("acronym_endings")
"""Case endings of an acronym: `w GARFie`; those with a hyphen of their own want one: `GARF-u`."""
_ENDINGS_APART = frozenset(ending.removeprefix("-") for ending in _ACRONYM_ENDINGS)
WORD = re.compile(
    rf"(?:{_LETTER}[{_SMALL}{_MARKS}]?\.){{2,}}(?:{_LETTER}[{_SMALL}{_MARKS}]?(?!{_LETTER}))?"  # Ts.D.A.V.O.
    rf"|[^\W_](?:[^\W_]|[{_MARKS}]|[{APOSTROPHES}](?={_LETTER})(?!s(?![\w'’´ʹ])))*(?:(?<=[a-z])['’ʹ´](?![^\W_])"
    rf"|(?<=[^\W\d_{_SMALL}])-(?:{alternatives(_ENDINGS_APART)})(?![^\W_]))?"
)
_GAP = r"[ \t\xa0\u00ad.,\"'’«»“”„()\[\]/&‐‑‒–—-]*"
_LITTLE = re.compile(rf"{_GAP}\n?{_GAP}\Z")
_MARK = re.compile(f"[{_MARKS}.]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_SHORTEST_ACRONYM = 3
"""How many capitals stand before a case ending."""
_LONGEST_WITHOUT_CASE = 5
"""How many letters an acronym may have in a script that has no capitals."""
_SHORTEST_STEM = 4
_BEHIND_LATIN = 0x2B0
"""The first letter, in the order of Unicode, that is not Latin."""

_LATIN_SPELLINGS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        ("ar[ck]h?i+[vw](?=e?s?$|[aou]|om)|ar[ck]hy[vw]|archieve?", "arhiv"),
        ("shch|szcz|sch|sh|sz", "s"),
        ("tsch|tch|ch|cz|ts|tz", "c"),
        ("zh|z", "s"),
        ("kh", "h"),
        ("w", "v"),
        ("[yj]", "i"),
        ("ii+", "i"),
        ("i(?=[aeou])", ""),
        (r"(.)\1", r"\1"),
    )
)


class Word(NamedTuple):
    """One word of a text, from `start` to `end`: `key` as written there, `stem` if it is an ordinary word."""

    start: int
    end: int
    key: str
    stem: str
    acronym: bool


def fold(word: str) -> str:
    """Bring a word to its bare letters.

    >>> fold("T͡SDAVO"), fold("Ts.D.A.V.O."), fold("об´єднань")
    ('tsdavo', 'tsdavo', 'обєднань')
    """
    if word.isalpha() and word.isascii():
        return word.casefold()
    if not word.isascii():
        word = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", word))
        if _MIXED.search(word):
            word = unmix(word)
    return _APOSTROPHE.sub("", _MARK.sub("", word)).casefold()


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym is: with two capitals (in Georgian: in few letters).

    >>> is_acronym("ДАХмО"), is_acronym("TsGA"), is_acronym("Rad"), is_acronym("სცსა")
    (True, True, False, True)
    """
    if word.isascii() and word.islower():
        return False
    capitals = 0
    for letter in word:
        if letter.isupper():
            capitals += 1
            if capitals > 1:
                return True
    return word[0] in packaged_words().caseless and len(word) <= _LONGEST_WITHOUT_CASE


def is_filler(word: str) -> bool:
    """Tell whether a folded word adds nothing to a name, where it is written in lower case."""
    return word in _fillers()


@cache
def _fillers() -> frozenset[str]:
    return packaged_words().word_set("fillers")


@lru_cache(maxsize=20_000)
def stem(folded: str) -> str:
    """Strip a folded word of its ending, and of the romanisation's habits.

    >>> {stem(fold(word)) for word in ("архива", "архиве", "архів", "архіву")}
    {'архив'}
    >>> {stem(fold(word)) for word in ("Gosudarstvennyj", "gosudarstvennyy", "gosudarstvennom", "Gos")}
    {'gosudarstven'}
    """
    alike = _alike().get(folded)
    if alike:
        return alike
    word = _bare(folded)
    return _alike().get(word, word)


def _bare(folded: str) -> str:
    if ord(folded[0]) < _BEHIND_LATIN:
        for pattern, written in _LATIN_SPELLINGS:
            folded = pattern.sub(written, folded)
    endings, without = _endings()
    match = None if folded.endswith(without) else endings.search(folded, _SHORTEST_STEM)
    return folded[: match.start()] if match else folded


@cache
def _endings() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Give the pattern of a word's case ending, and the ends of words that have none."""
    known = packaged_words()
    return re.compile(rf"(?:{alternatives(known.forms('endings'))})\Z"), known.forms("without_ending")


@cache
def _alike() -> dict[str, str]:
    alike: dict[str, str] = {}
    for group in packaged_words().groups("alike"):
        ones = [fold(word) for word in group]
        main = max((_bare(word) for word in ones[:2]), key=len)
        alike |= dict.fromkeys(ones, main) | {_bare(word): main for word in ones}
    return alike


@cache
def _compound() -> re.Pattern[str]:
    """Give the pattern of a word made of others: `oblgosarkhiv`."""
    kinds = [[alternatives(map(fold, words)) for words in parts] for parts in packaged_words().groups("compounds")]
    return re.compile("|".join(rf"({first})?({second})((?:{last}).{{0,3}})" for first, second, last in kinds))


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """Give the words between two places that count in a name.

    >>> [word.stem for word in words("Госархив Вологодской обл.", 0, 25)]
    ['государственн', 'архив', 'вологодск', 'област']
    """
    for match in WORD.finditer(text, start, end):
        at, close = match.span()
        for length, key, own, acronym in _read(match[0]):
            yield Word(at, at + length if length else close, key, own, acronym)
            at += length


@lru_cache(maxsize=50_000)
def _read(word: str) -> tuple[tuple[int, str, str, bool], ...]:
    """Give the parts of a word that count in a name, each with its length (0: to the end), keys and kind."""
    folded = fold(word)
    if not folded or (is_filler(folded) and (word.islower() or (word.istitle() and len(word) > 2))):
        return ()
    acronym = _without_acronym_ending(word)
    if "-" in word and acronym == word:
        before, _, after = word.partition("-")
        parts = [(length or len(before) + 1, key, own, kind) for length, key, own, kind in _read(before)]
        return (*parts, *_read(after))
    if is_acronym(acronym):
        folded = fold(acronym)
        return ((0, folded, stem(folded), True),)
    compound = _compound().fullmatch(folded)
    if compound is None:
        return ((0, stem(folded), stem(folded), False),)
    *pieces, last = [piece for piece in compound.groups() if piece]
    parts = [(len(piece), stem(piece), stem(piece), False) for piece in pieces]
    return (*parts, (0, stem(last), stem(last), False))


def _without_acronym_ending(word: str) -> str:
    """Take the case ending from an acronym; give other words back.

    >>> [_without_acronym_ending(word) for word in ("ГАРФе", "GARFie", "GARF-ie", "GARF", "DAKhO")]
    ['ГАРФ', 'GARF', 'GARF', 'GARF', 'DAKhO']
    """
    end = len(word)
    while end and word[end - 1].islower():
        end -= 1
    known = _ENDINGS_APART if word[end - 1 : end] == "-" else _ACRONYM_ENDINGS
    acronym = word[:end].rstrip(f"-{APOSTROPHES}")
    if word[end:] not in known or word[end - 1 :] in digraphs():
        return word
    capitals = acronym[-_SHORTEST_ACRONYM:]
    return acronym if len(capitals) == _SHORTEST_ACRONYM and capitals.isalpha() and capitals.isupper() else word


def joined(text: str, before: Word, after: Word) -> bool:
    """Tell whether two words can belong to one name: little stands between them, fillers aside."""
    gap = after.start - before.end
    if gap < 2:
        return True
    if gap > 24:
        return False
    between = text[before.end : after.start]
    return bool(_LITTLE.match(between) or _LITTLE.match(WORD.sub("", between)))
