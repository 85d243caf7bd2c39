"""What a language calls things: in go the checked tables of its file, out comes a `Language`; and the packaged ones.

They are packed in one file when the package is built, which is read sooner than all of theirs.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

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
