"""One language, from its file: in goes TOML as in `data/languages/`, out comes a `Language`, checked.

A file says how a language calls the levels of a shelf mark and what stands around them, with examples that are read
as said and traps that are left alone (docs/languages.md describes the fields). Adding a language is adding a file.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

from archref.errors import DataError
from archref.languages.toml import FLAG, TABLE, TABLES, TEXT, TEXTS, Field, checked, is_text, is_texts, read_toml
from archref.levels import LABELLED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Texts = tuple[str, ...]


@attrs.frozen
class Label:
    """How a language calls one level: words for `one`, for `several`, and how styles `write` it.

    A word in both lists says either: `д. 5`, `д. 13, 16`. A language in which no word stands in both tells one from
    several by the word: behind its word for one, a second number is something else.
    """

    one: Texts = ()
    several: Texts = ()
    write: Texts = ()

    @property
    def forms(self) -> Texts:
        """All words, each once."""
        return tuple(dict.fromkeys((*self.one, *self.several)))


@attrs.frozen
class Example:
    """A text (or several notes) and the references that it `reads` as; a trap reads as none."""

    notes: Texts
    reads: Texts = ()


@attrs.frozen(eq=False)
class Language:
    """One language: `labels` by level, and the words around them, in lower case without closing full stop."""

    language: str
    name: str
    labels: Mapping[str, Label] = attrs.Factory(dict)
    number_first: bool = False
    either_order: bool = False
    ibid: Texts = ()
    verso: Texts = ()
    both_sides: Texts = ()
    conjunctions: Texts = ()
    supplement: Texts = ()
    offices: Texts = ()
    ordinal_endings: Texts = ()
    hereafter: Texts = ()
    months: Texts = ()
    extent: Texts = ()
    archive_nouns: Texts = ()
    prepositions: Texts = ()
    articles: Texts = ()
    behind: Texts = ()
    particles: Texts = ()
    shortened: Texts = ()
    places: Texts = ()
    book_words: Texts = ()
    litera: Texts = ()
    signs: Texts = ()
    up_to: Texts = ()
    record_leads: Texts = ()
    everyday: Texts = ()
    never_first: Texts = ()
    letters: str = ""
    also_as: Texts = ()
    has_case: bool = True
    own_letters: Texts = ()
    acronyms_begin: Texts = ()
    acronym_endings: Texts = ()
    fillers: Texts = ()
    endings: Texts = ()
    without_ending: Texts = ()
    alike: tuple[Texts, ...] = ()
    compounds: tuple[tuple[Texts, Texts, Texts], ...] = ()
    romanise: Mapping[str, str] = attrs.Factory(dict)
    look_alikes: Mapping[str, str] = attrs.Factory(dict)
    examples: tuple[Example, ...] = ()
    traps: tuple[Example, ...] = ()

    @property
    def alphabet(self) -> frozenset[str]:
        """Its letters beside a to z: those that it says, and those that it romanises."""
        pairs = f"{self.romanise.get('loc', '')} {self.romanise.get('also', '')}".split()
        return frozenset(letter for letter in (*self.letters, *pairs[::2]) if len(letter) == 1)


SYSTEMS = ("loc", "scientific", "polish")
"""The romanisations that languages give; keys and shelf marks are in the first, the Library of Congress's."""
NAME_LISTS = ("own_letters", "acronyms_begin", "acronym_endings", "fillers", "endings", "without_ending")
"""The lists under `[names]`: what archives' names and acronyms are like."""
WORD_LISTS = tuple(
    field.name
    for field in attrs.fields(Language)
    if str(field.type) == "Texts" and field.name not in (*NAME_LISTS, "also_as")
)
"""The fields under `[words]`."""
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


def made(data: Mapping[str, Any]) -> Language:
    """Make a checked table a `Language`."""
    return Language(
        data["language"],
        data["name"],
        {
            level: Label(**{name: tuple(words) for name, words in label.items()})
            for level, label in data.get("labels", {}).items()
        },
        data.get("number_first", False),
        data.get("either_order", False),
        romanise=data.get("romanise", {}),
        look_alikes=data.get("look_alikes", {}),
        examples=tuple(Example(_texts(one["text"]), _texts(one["reads"])) for one in data.get("example", ())),
        traps=tuple(Example(_texts(one["text"])) for one in data.get("trap", ())),
        **_lists(data.get("words", {})),
        letters=data.get("letters", ""),
        also_as=tuple(data.get("also_as", ())),
        has_case=data.get("has_case", True),
        **_lists(data.get("names", {})),
    )


def _lists(table: Mapping[str, list[str]]) -> dict[str, Any]:
    """Make the lists of a table, and the lists in them, tuples."""

    def frozen(value: str | list[Any]) -> object:
        return value if isinstance(value, str) else tuple(map(frozen, value))

    return {name: frozen(texts) for name, texts in table.items()}


def _texts(value: str | list[str]) -> Texts:
    return (value,) if isinstance(value, str) else tuple(value)


@cache
def languages() -> tuple[Language, ...]:
    """Give every packaged language, less its examples and traps: those are in its file."""
    packed = (files("archref") / "data" / "languages.json").read_text("utf-8")
    return tuple(made(data) for data in json.loads(packed))


@cache
def by_code() -> dict[str, Language]:
    """Give every packaged language by its code."""
    return {language.language: language for language in languages()}


def languages_with(language: Language) -> tuple[Language, ...]:
    """Give the packaged languages and one more, which takes the place of a packaged one of its code."""
    return (*(one for one in languages() if one.language != language.language), language)
