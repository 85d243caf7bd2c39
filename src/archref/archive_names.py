"""How an archive's name is recognised: in goes text, out come its words, each with the key by which names are found.

A word written as an acronym (two capitals) is folded: no diacritics, apostrophes, dots, case. Any other word is
also stripped of its ending (`архива`, `архіву`, `arkhive`) and, in Latin letters, brought to one spelling whatever
the romanisation (`gosudarstvennyj`, `gosudarstvennyy`, `gosudarstvennyi`). Words that add nothing (`of the`, `г.`)
do not count. The registry and the text go through the same steps, so that a name is found by a look-up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f"
_APOSTROPHES = "'’‘ʼʻʹ´`′‛"
WORD = re.compile(
    rf"(?:[^\W\d_][a-zа-яё{_MARKS}]?\.){{2,}}(?:[^\W\d_][a-zа-яё{_MARKS}]?(?![^\W\d_]))?"  # Ts.D.A.V.O.
    rf"|[^\W_](?:[^\W_]|[{_MARKS}\u00ad]|[{_APOSTROPHES}](?=[^\W\d_]))*(?:(?<=[a-z])['’ʹ´](?![^\W_]))?"
)
_GAP = re.compile(r"[ \t\xa0\u00ad.,\"'’«»“”„()\[\]/&‐‑‒–—-]*\n?[ \t\xa0.,\"'’«»“”„()\[\]/&‐‑‒–—-]*\Z")
_MARK = re.compile(f"[{_MARKS}{_APOSTROPHES}.\u00ad]")

FILLERS = frozenset(
    "of the for and in on at from und der des die für von im am de du des la le les l d et en da di e y "
    "и в во г у по на при для імені ім им та й і до м пры i v u g o ta pri pry im imeni imieni dlia w z ja ir un och".split()
)
"""Words that add nothing to a name, written in lower case."""


class Word(NamedTuple):
    """One word of a text, from `start` to `end`: `key` as written, `stem` as an ordinary word."""

    start: int
    end: int
    key: str
    stem: str
    acronym: bool


def fold(word: str) -> str:
    """Bring a word to its bare letters.

    >>> fold("T͡SDAVO"), fold("Ts.D.A.V.O."), fold("Украї́ни")
    ('tsdavo', 'tsdavo', 'украіни')
    """
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word)
    return _MARK.sub("", word).casefold()


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym is: with two capitals (or in few letters of a caseless script)."""
    capitals = 0
    for letter in word:
        if letter.isupper():
            capitals += 1
            if capitals > 1:
                return True
    return "ა" <= word[0] <= "ჰ" and len(word) < 6


_SAME = (
    (re.compile(pattern), written)
    for pattern, written in ()
)


_CYRILLIC_END = re.compile(
    r"(?:ами|ями|ого|ього|его|ому|ьому|ему|ыми|ими|іми|ою|ею|ую|юю|ая|яя|ое|ее|ые|ие|ых|их|іх|ым|им|ім|ом|ем|ам|ям|ах|ях|"
    r"ов|ев|(?<!арх)ів|ый|ій|ии|іи|ой|ей|ыи|ои|еи|іі|ію|ія|ии|ия|ию|ие|ье|ья|ью|[аяоеуюыиійьъ])\Z"
)
_LATIN_SPELLINGS = (
    (re.compile("arc?h[iy]+[vw]e?s?"), "arhiv"),
    (re.compile("shch|szcz|sch|sh|sz"), "s"),
    (re.compile("tsch|tch|ch|cz|ts|tz"), "c"),
    (re.compile("zh|z"), "s"),
    (re.compile("kh"), "h"),
    (re.compile("w"), "v"),
    (re.compile("[yj]"), "i"),
    (re.compile("ii+"), "i"),
    (re.compile("i(?=[aeou])"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)
_LATIN_END = re.compile(
    r"(?:ogo|oho|ego|omu|imi|ami|om|em|am|im|ih|ah|ov|ev|(?<!arh)iv|oi|ei|ai|ui|os|as|is|us|es|[aeious])\Z"
)
_OTHER_END = re.compile(r"(?:ის|ში|მა|ით|ი|ում|ից|ով|ի|ը|ն|ն)\Z")


@lru_cache(maxsize=20_000)
def stem(folded: str) -> str:
    """Strip a folded word of its ending, and of the romanisation's habits.

    >>> {stem(fold(word)) for word in ("архива", "архиве", "архив")}
    {'архив'}
    >>> {stem(fold(word)) for word in ("gosudarstvennyj", "Gosudarstvennyy", "gosudarstvennom")}
    {'gosudarstven'}
    """
    if "а" <= folded[0] <= "ӿ":
        return ALIKE.get(folded) or _stripped(folded, _CYRILLIC_END)
    if folded[0] < "ʰ":
        for pattern, written in _LATIN_SPELLINGS:
            folded = pattern.sub(written, folded)
        return ALIKE.get(folded) or _stripped(folded, _LATIN_END)
    return _stripped(folded, _OTHER_END)


def _stripped(word: str, endings: re.Pattern[str]) -> str:
    match = endings.search(word, min(4, len(word)))
    short = ALIKE.get(word[: match.start()] if match else word)
    return short or (word[: match.start()] if match else word)


ALIKE: dict[str, str] = {}
"""Stems that count as another: abbreviations, British and American spellings. Filled from `words.toml`."""


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """Give the words between two places that count in a name."""
    for match in WORD.finditer(text, start, end):
        word = match[0]
        folded = fold(word)
        if not folded or (folded in FILLERS and (word.islower() or len(word) > 1 and not word[1:].islower() is False)):
            continue
        acronym = is_acronym(word)
        yield Word(match.start(), match.end(), folded if acronym else stem(folded), stem(folded), acronym)


def joined(text: str, before: Word, after: Word) -> bool:
    """Tell whether two words can belong to one name: little between them."""
    gap = after.start - before.end
    return gap < 2 or (gap < 16 and bool(_GAP.match(text[before.end : after.start])))
