"""Letters of other scripts to Latin ones: in go text and its language, out comes its romanisation.

The tables are the languages' own (`[romanise]` in their files), by system; a language is written as the one that it is
`like` but for what it has otherwise. A letter that neither has is written as in the first language that has it, those
with a table of their own before those that are like another. The systems that only names are known by (ISO 9,
German ...) come from libraries when the registry is built (`hatch_build.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import ChainMap
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from archref.languages.language import SYSTEMS, Language, by_code, languages
from archref.languages.letters import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff]")


Among = tuple[Language, ...] | None
"""The languages whose letters are known; None: all that are packaged."""


@lru_cache(maxsize=8)
def _tables(among: Among = None) -> dict[str, Mapping[str, str]]:
    """Give the tables of the languages that have any, by their codes; those with one of their own first."""
    known = languages() if among is None else among
    told = {language.language: language.romanise for language in known if language.romanise}
    return dict(sorted(told.items(), key=lambda item: "like" in item[1]))


def is_romanised(language: str) -> bool:
    """Tell whether a language is written in another script than Latin."""
    return language in _tables()


def _letters_of(pairs: str) -> dict[str, str]:
    """Read letters and what is written for each (`-`: nothing), in pairs; small letters serve for capitals too."""
    words = pairs.split()
    letters: dict[str, str] = {}
    for letter, written in zip(words[::2], words[1::2], strict=True):
        letters[letter] = written.replace("-", "")
        for capital in {letter.upper(), letter.title()} - {letter}:
            if len(capital) == len(letter):
                letters[capital] = letters[letter].capitalize()
    return letters


@cache
def _letters(language: str, system: str, among: Among = None) -> Mapping[str, str]:
    """Give all letters, with their marks, as a language has them in a system."""
    tables = _tables(among)
    own = tables.get(language, {})
    chosen = [own, tables.get(own.get("like", ""), {})]
    told = [table[name] for name in dict.fromkeys((system, "loc")) for table in chosen if name in table]
    others = [table[name] for table in tables.values() for name in ("loc", "also") if name in table]
    return ChainMap(*map(_letters_of, (*told, *others)))


@cache
def digraphs() -> frozenset[str]:
    """Give what any system writes for one capital with several letters: `Ts`, `Kh`."""
    told = (table[system] for table in _tables().values() for system in SYSTEMS if system in table)
    return frozenset(written for pairs in told for written in _letters_of(pairs).values() if written[1:])


@cache
def _bare(language: str, among: Among = None) -> tuple[dict[int, str], tuple[tuple[str, str], ...]]:
    """Give the letters of a language without marks, for `str.translate`, and those that are written with two."""
    letters = {letter: _plain(written) for letter, written in _letters(language, "loc", among).items()}
    single = {ord(letter): written for letter, written in letters.items() if len(letter) == 1}
    double = tuple((letter, written) for letter, written in letters.items() if len(letter) > 1)
    return single | dict.fromkeys(map(ord, APOSTROPHES), ""), double


def _plain(text: str) -> str:
    """Take the marks from Latin letters, and the signs for soft and hard ones."""
    return _without_marks("".join(c for c in text if c not in APOSTROPHES))


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def romanise(text: str, language: str = "") -> str:
    """Give `text` in Latin letters as keys have it, without marks; what is Latin already stays, less its diacritics.

    >>> romanise("Державний архів Хмельницької області", "uk")
    'Derzhavnyi arkhiv Khmelnytskoi oblasti'
    """
    if text.isascii():
        return text
    single, double = _bare(language)
    for letter, written in double:
        text = text.replace(letter, written)
    return _without_marks(text.translate(single))


def latin(text: str, among: Among = None) -> str:
    """Give a shelf mark's value in Latin letters, letter by letter, as languages have them; digits and signs stay.

    >>> latin("9401с"), latin("Р-5446"), latin("12а")
    ('9401s', 'R-5446', '12a')
    """
    return text if text.isascii() else text.translate(_bare("", among)[0])


_ROMAN = re.compile(r"(?<![A-Za-z])[IVXL]+(?![A-Za-z]|-\d)")
_RUN = re.compile(r"[A-Za-z]+")


@cache
def in_script(value: str, script: str) -> str:
    """Write the letters of a shelf mark in another script, where reading gives the same back; Roman numerals stay.

    >>> [in_script(value, "Cyrl") for value in ("R-5446", "9401s", "1 dop", "3 d-vo", "1-II", "7w")]
    ['Р-5446', '9401с', '1 доп', '3 д-во', '1-II', '7w']
    """
    if not _letters_by_romanisation(script):
        return value
    roman = {match.start() for match in _ROMAN.finditer(value)}
    return _RUN.sub(lambda run: run[0] if run.start() in roman else _run_in_script(run[0], script), value)


def _run_in_script(letters: str, script: str) -> str:
    known = _letters_by_romanisation(script)
    longest = max(map(len, known))
    text, at = "", 0
    while at < len(letters):
        found = next((end for end in range(at + longest, at, -1) if letters[at:end] in known), None)
        if found is None:
            return letters
        text, at = text + known[letters[at:found]], found
    return text if latin(text) == letters else letters


@cache
def _letters_by_romanisation(script: str) -> Mapping[str, str]:
    """Give the letters of a script by what is written for them: where several are written so, the first."""
    letters: dict[str, str] = {}
    for table in _tables().values():
        if table.get("script") == script:
            for letter in _letters_of(table["loc"]):
                letters.setdefault(latin(letter), letter)
    letters.pop("", None)
    return letters


def romanised(text: str, system: str, language: str) -> str:
    """Write a name in Latin letters by one of the `SYSTEMS`, marks and all; Latin letters stay.

    A language that has no table of the system, nor of that it is like, is written as keys are.

    >>> romanised("ЦДАВО", "scientific", "uk"), romanised("Центральний архів", "loc", "uk")
    ('CDAVO', 'Tsentral´nyi arkhiv')
    """
    if system in _tables().get(language, ()):
        return "".join(map(_letters(language, system).get, text, text))
    return romanise(text, language) if _OTHER_SCRIPT.search(text) else text


def language_of(name: str) -> str:
    """Guess the language of a name or acronym by letters that tell it, or its beginning; nothing where none does."""
    return next((code for code in by_code() if is_told(code, name)), "")


def is_told(language: str, name: str) -> bool:
    """Tell whether a name has letters that tell its language, or begins as acronyms of the language do."""
    small, known = name.casefold(), by_code()[language]
    return any(letter in small for letter in known.own_letters) or name.startswith(known.acronyms_begin)


def language_with(letter: str) -> str:
    """Give the language that romanises a letter, one with a table of its own before others; nothing where none does."""
    small = letter.lower()
    return next((code for code in _tables() if small in by_code()[code].alphabet), "")


def romanise_acronym(word: str) -> str:
    """Give the key of an archive that no registry knows: its acronym in Latin letters, capitals kept.

    >>> romanise_acronym("ЦДАХО"), romanise_acronym("ГАХО"), romanise_acronym("ЦДІАК")
    ('TsDAKhO', 'GAKhO', 'TsDIAK')
    """
    return romanise(word, language_of(word))
