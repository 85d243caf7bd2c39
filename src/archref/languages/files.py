"""Files of languages: in goes TOML as in `data/languages/` or a user's own, out comes a `Language`, checked.

A file says how a language calls the levels of a shelf mark and what stands around them, with examples that are read
as said and traps that are left alone (docs/languages.md describes the fields). Adding a language is adding a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archref.errors import DataError
from archref.languages.language import NAME_LISTS, SYSTEMS, WORD_LISTS, Language, made
from archref.languages.toml import FLAG, TABLE, TABLES, TEXT, TEXTS, Field, checked, is_text, is_texts, read_toml
from archref.levels import LABELLED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_AS_WRITTEN = frozenset(("offices", "places"))
"""Word lists in which capitals count."""

_WHOLE = {
    "language": Field(
        'a code of two or three small letters (ISO 639), such as "uk"',
        lambda value: isinstance(value, str) and value.isascii() and value.islower() and 1 < len(value) < 4,
    ),
    "name": TEXT,
    "number_first": FLAG,
    "either_order": FLAG,
    "letters": TEXT,
    "has_case": FLAG,
    "also_as": TEXTS,
    "labels": TABLE,
    "words": TABLE,
    "names": TABLE,
    "romanise": TABLE,
    "look_alikes": TABLE,
    "example": TABLES,
    "trap": TABLES,
}
_NOTES = Field("text, or a list of texts, one a note", lambda value: is_text(value) or is_texts(value))
_EXAMPLE = {"text": _NOTES, "reads": _NOTES}
_TRAP = {"text": _NOTES}
_WORDS = dict.fromkeys(WORD_LISTS, TEXTS)
_LEVELS = dict.fromkeys(LABELLED, TABLE)
_TEMPLATES = Field(
    "one or two texts (for one, for several) with {} once, where the number goes",
    lambda value: is_texts(value) and len(value) < 3 and all(text.count("{}") == 1 for text in value),  # type: ignore[arg-type, attr-defined]
)
_NAMES = {
    **dict.fromkeys(NAME_LISTS, TEXTS),
    "alike": Field(
        'a list of lists of texts, such as [["obl", "oblast"]]',
        lambda value: isinstance(value, list) and all(map(is_texts, value)),
    ),
    "compounds": Field(
        "a list of three lists of texts each: what may come first, what must follow, how the last begins",
        lambda value: (
            isinstance(value, list)
            and all(isinstance(one, list) and len(one) == 3 and all(map(is_texts, one)) for one in value)
        ),
    ),
}
_PAIRS = Field(
    "text of pairs with spaces between: a letter, and what is written for it (- for nothing)",
    lambda value: is_text(value) and len(value.split()) % 2 == 0,  # type: ignore[attr-defined]
)
_LETTERS_FOR_LETTERS = Field(
    "text of pairs with spaces between: a letter, and the one that is meant",
    lambda value: _PAIRS.right(value) and all(len(letter) == 1 for letter in value.split()),  # type: ignore[attr-defined]
)
_ROMANISE = {"like": TEXT, "script": TEXT, "also": _PAIRS, **dict.fromkeys(SYSTEMS, _PAIRS)}
_LOOK_ALIKES = {"own": _LETTERS_FOR_LETTERS, "latin": _LETTERS_FOR_LETTERS}
_LABEL = {"one": TEXTS, "several": TEXTS, "write": _TEMPLATES}


def read_language(path: str | Path) -> Language:
    """Read a language from a TOML file; `ReadError` or `DataError` name the file, and the place in it."""
    return language_from(read_toml(path), str(path))


def language_from(data: Mapping[str, Any], where: str) -> Language:
    """Check the content of a language's file and make it a `Language`; `DataError` names `where` and the field.

    >>> language_from({"language": "xr", "name": "Ruritanian", "labels": {"fond": {"one": ["Stoka"]}}}, "xr.toml")
    Traceback (most recent call last):
        ...
    archref.errors.DataError: xr.toml: labels.fond.one has 'Stoka'; words are in lower case, without spaces at the ends
    """
    checked(data, _WHOLE, where, needed=("language", "name") if "romanise" in data else ("language", "name", "labels"))
    labels = checked(data.get("labels", {}), _LEVELS, where, "labels.")
    if not labels and "romanise" not in data:
        raise DataError(f"{where}: labels has no level; there are {', '.join(LABELLED)}")
    for level, label in labels.items():
        checked(label, _LABEL, where, f"labels.{level}.", needed=("one",))
        for number in ("one", "several"):
            _check_words(label.get(number, ()), where, f"labels.{level}.{number}")
    for name, words in checked(data.get("words", {}), _WORDS, where, "words.").items():
        if name not in _AS_WRITTEN:
            _check_words(words, where, f"words.{name}")
    checked(data.get("names", {}), _NAMES, where, "names.")
    checked(data.get("romanise", {}), _ROMANISE, where, "romanise.")
    checked(
        data.get("look_alikes", {}),
        _LOOK_ALIKES,
        where,
        "look_alikes.",
        needed=_LOOK_ALIKES if "look_alikes" in data else (),
    )
    for place, example in enumerate(data.get("example", ()), 1):
        checked(example, _EXAMPLE, where, f"example {place}: ", needed=("text", "reads"))
    for place, trap in enumerate(data.get("trap", ()), 1):
        checked(trap, _TRAP, where, f"trap {place}: ", needed=("text",))
    return made(data)


def _check_words(words: list[str], where: str, place: str) -> None:
    for word in words:
        if word != word.lower() or word != word.strip():
            raise DataError(f"{where}: {place} has {word!r}; words are in lower case, without spaces at the ends")
