"""Letters of shelf marks and names in another script: in go Latin or Cyrillic letters, out come the others.

Shelf marks are kept in Latin letters; a style may write them in Cyrillic, and archives' names in a
romanisation of `data/romanisations.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from archref.languages.romanise import latin, letter_table, romanise

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _cyrillic_letters() -> Mapping[str, str]:
    letters: dict[str, str] = {}
    for letter in "абвгдежзиклмнопрстуфхцчшщыэюя":
        letters.setdefault(latin(letter), letter)
        letters.setdefault(latin(letter.upper()), letter.upper())
    return letters


_NOT_LATIN = re.compile(r"[\u0370-\u1cff]")
_ROMAN = re.compile(r"(?<![A-Za-z])[IVXL]+(?![A-Za-z]|-\d)")
_LETTERS = re.compile(r"[A-Za-z]+")


@cache
def cyrillic(value: str) -> str:
    """Write the letters of a shelf mark in Cyrillic, where reading gives the same back; Roman numerals stay.

    >>> [cyrillic(value) for value in ("R-5446", "9401s", "1 dop", "3 d-vo", "1-II", "7w")]
    ['Р-5446', '9401с', '1 доп', '3 д-во', '1-II', '7w']
    """
    roman = {match.start() for match in _ROMAN.finditer(value)}
    return _LETTERS.sub(lambda run: run[0] if run.start() in roman else _cyrillic_run(run[0]), value)


def _cyrillic_run(letters: str) -> str:
    known = _cyrillic_letters()
    text, at = "", 0
    while at < len(letters):
        for length in (4, 3, 2, 1):
            if letter := known.get(letters[at : at + length]):
                text, at = text + letter, at + length
                break
        else:
            return letters
    return text if latin(text) == letters else letters


@cache
def romanisations() -> Mapping[str, Mapping[str, Mapping[int, str]]]:
    """Give the romanisations that styles may name: letters by language ("ru", "uk", "be") and system."""
    path = files("archref") / "data" / "romanisations.toml"
    systems: dict[str, dict[str, dict[int, str]]] = {}
    for system, languages in tomllib.loads(path.read_text("utf-8")).items():
        common = languages.pop("letters")
        systems[system] = {language: letter_table(f"{common} {different}") for language, different in languages.items()}
    return systems


def romanised(text: str, system: str, language: str) -> str:
    """Write a name in Latin letters by one of the `romanisations`, marks and all; Latin letters stay.

    >>> romanised("ЦДАВО", "scientific", "uk"), romanised("Центральний архів", "loc", "uk")
    ('CDAVO', 'Tsentral´nyi arkhiv')
    """
    table = romanisations()[system].get(language)
    if table:
        return text.translate(table)
    return romanise(text, language) if _NOT_LATIN.search(text) else text
