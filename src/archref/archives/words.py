"""How an archive's name is recognised: in goes text, out come its words, each with the key by which names are found.

A word written as an acronym (two capitals) is folded: no diacritics, apostrophes, dots, case. Any other word is
also stripped of its ending (`архива`, `архіву`, `arkhive`) and, in Latin letters, brought to one spelling whatever
the romanisation (`gosudarstvennyj`, `gosudarstvennyy`, `gosudarstvennyi`). Words that add nothing (`of the`, `г.`)
do not count. The registry and the text go through the same steps, so that a name is found by a look-up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from archref.languages.alphabets import unmix
from archref.languages.letters import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Iterator


LONGEST_NAME = 420
"""How many characters a full name may have, with what stands between it and its acronym."""

BRACKETS = {")": "(", "]": "["}
"""Brackets by what closes them."""

_MARKS = "\u0300-\u036f\u00ad"
_LETTER = r"[^\W\d_]"
WORD = re.compile(
    rf"(?:{_LETTER}[a-zа-яё{_MARKS}]?\.){{2,}}(?:{_LETTER}[a-zа-яё{_MARKS}]?(?!{_LETTER}))?"  # Ts.D.A.V.O.
    rf"|[^\W_](?:[^\W_]|[{_MARKS}]|[{APOSTROPHES}](?={_LETTER})(?!s(?![\w'’´ʹ])))*(?:(?<=[a-z])['’ʹ´](?![^\W_]))?"
)
_GAP = r"[ \t\xa0\u00ad.,\"'’«»“”„()\[\]/&‐‑‒–—-]*"
_LITTLE = re.compile(rf"{_GAP}\n?{_GAP}\Z")
_MARK = re.compile(f"[{_MARKS}.]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")

_FILLERS = """
of the for and in on at from und der des die für fur von im am du de la le les l d et en da di e y
და и в во г у по на при для м гор города городе города місті міста міста і й ім та до пры
i v w vo u g gor o ta pri pry dlia m z ir un och goroda
"""
FILLERS = frozenset(_FILLERS.split())
"""Words that add nothing to a name, where they are written in lower case."""

_ALIKE = """
гос государственный держ державний дзяржаўны державный
центр центральный
обл область області обласний областной
архив архів архіў
парт партийный партійний
ист исторический
респ республика
рос российский
воен военный
partiinyi part partyinyi
gos gosudarstvennyi derzh derzhavnyi dzyarzhauny
oblast obl region regional province oblastnoi oblasna
organs bodies agencies authorities
supreme higher highest
center centre
labor labour
defense defence
"""
"""Words of one line count as the first: abbreviations, synonyms in English renderings, two spellings."""

_COMPOUND = re.compile(
    "(центр|обл|рай|ц|)(гос|держ|дзярж|парт)((?:архи|архі)[вў].{0,3})|(tsentr|obl|)(gos|derzh|part)(ar[ck]hiv.{0,3})"
)

_CYRILLIC_END = re.compile(
    r"(?:ами|ями|ого|ього|его|ага|яга|аму|яму|ому|ьому|ему|ыми|ими|іми|ою|ею|ую|юю|ая|яя|ое|ее|ые|ие|ых|их|іх|ым|им|ім|ом|ем|ам"
    r"|ям|ах|ях|ов|ев|(?<!арх)ів|ыи|іи|ии|ои|еи|оі|еі|аи|іі|ію|ія|ия|ию|ье|ья|ью|[аяоеуюыиійьъ])\Z"
)
_ACRONYM_END = re.compile("(?<=[А-ЯІЇЄҐЎ]{3})['’]?(?:а|у|е|ом|і)\\Z")
"""A case ending of an acronym: `в ГАРФе`."""

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
_LATIN_END = re.compile(
    r"(?:ogo|oho|ego|omu|imi|ami|om|em|am|im|ih|ah|ov|ev|(?<!arh)iv|oi|ei|ai|ui|um|os|as|is|us|es|[aeious])\Z"
)
_OTHER_END = re.compile(r"(?:ის|ში|მა|ით|ი|ում|ից|ով|ի|ը|ն)\Z")


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
    return "ა" <= word[0] <= "ჰ" and len(word) < 6


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
    endings = _OTHER_END
    if "а" <= folded[0] <= "ӿ":
        endings = _CYRILLIC_END
    elif folded[0] < "ʰ":
        endings = _LATIN_END
        for pattern, written in _LATIN_SPELLINGS:
            folded = pattern.sub(written, folded)
    match = endings.search(folded, 4)
    return folded[: match.start()] if match else folded


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    alike: dict[str, str] = {}
    for line in _ALIKE.strip().splitlines():
        ones = [fold(word) for word in line.split()]
        main = max((_bare(word) for word in ones[:2]), key=len)
        alike |= dict.fromkeys(ones, main) | {_bare(word): main for word in ones}
    return alike


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
    if not folded or (folded in FILLERS and (word.islower() or (word.istitle() and len(word) > 2))):
        return ()
    if is_acronym(word):
        if ending := _ACRONYM_END.search(word):
            folded = fold(word[: ending.start()])
        return ((0, folded, stem(folded), True),)
    compound = _COMPOUND.fullmatch(folded)
    if compound is None:
        return ((0, stem(folded), stem(folded), False),)
    *pieces, last = [piece for piece in compound.groups() if piece]
    parts = [(len(piece), stem(piece), stem(piece), False) for piece in pieces]
    return (*parts, (0, stem(last), stem(last), False))


def joined(text: str, before: Word, after: Word) -> bool:
    """Tell whether two words can belong to one name: little stands between them, fillers aside."""
    gap = after.start - before.end
    if gap < 2:
        return True
    if gap > 24:
        return False
    between = text[before.end : after.start]
    return bool(_LITTLE.match(between) or _LITTLE.match(WORD.sub("", between)))
