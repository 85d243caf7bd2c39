"""How a reader is told of archives: in go a language and a style, out come headings, names and shelf marks.

The words of a language are a file of `data/views`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

from archref.errors import DataError, StyleError
from archref.inventory.table import DEFAULT
from archref.languages.romanise import in_script
from archref.languages.toml import meant
from archref.model import Extra, Leaves, Reference
from archref.styles.files import styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archref.archives.records import Archive, FondTitle
    from archref.archives.registry import Registry
    from archref.styles.style import Style

FOLDER = files("archref") / "data" / "views"


@attrs.frozen(slots=False)
class Wording:
    """The words of a `language` and the `style` of its shelf marks.

    `words`, `views`, `columns` and `page` are the file's tables; `count` has the forms of what is counted, `numbers`
    the pattern of the numbers that go with each form. `babel` is what LaTeX calls the language, `instead` are those
    whose names of archives stand where this one has none, `letters` those that a city's name in it is written with
    (empty: Latin ones).
    """

    language: str
    style: Style
    words: Mapping[str, str]
    views: Mapping[str, str]
    columns: Mapping[str, str]
    page: Mapping[str, str]
    count: Mapping[str, tuple[str, ...]]
    numbers: tuple[re.Pattern[str], ...]
    summary: str
    and_named: str
    babel: str
    instead: tuple[str, ...] = ()
    letters: str = ""
    _acronyms: dict[tuple[str, int], tuple[str, Registry]] = attrs.field(factory=dict, init=False, eq=False, repr=False)
    """Those written before, each with its registry, whose id is thereby no other's."""

    def said(self, word: str, *values: object) -> str:
        """Give a phrase with its gaps filled.

        >>> wording("uk").said("fond", "1")
        'Фонд 1'
        """
        return self.words[word].format(*values)

    def counted(self, thing: str, number: int) -> str:
        """Give a number of things in the form that goes with the number.

        >>> [wording("ru").counted("files", number) for number in (1, 3, 11, 25)]
        ['1 дело', '3 дела', '11 дел', '25 дел']
        """
        forms = zip(self.numbers, self.count[thing], strict=True)
        form = next(form for pattern, form in forms if pattern.search(str(number)))
        return form.format(f"{number:,}")

    # ---- archives

    def acronym(self, key: str, registry: Registry) -> str:
        """Give an archive as the style writes it; its key where the style has no writing that means it alone."""
        at = (key, id(registry))
        if at not in self._acronyms:
            try:
                acronym = self.style.archive_name(key, registry)
            except StyleError:
                acronym = key
            self._acronyms[at] = acronym, registry
        return self._acronyms[at][0]

    def name(self, archive: Archive) -> str:
        """Give an archive's full name in the language, else in the nearest one that has a name.

        >>> from archref import archives
        >>> wording("de").name(archives["RGASPI"])
        'Russisches Staatsarchiv für sozio-politische Geschichte'
        """
        fallback = (*self.instead, archive.language) if self.letters else (DEFAULT, archive.language)
        return next(filter(None, map(archive.name, (self.language, *fallback))), "")

    def city(self, archive: Archive) -> str:
        """Give an archive's city: in English, or the first of its names in the letters of the language.

        >>> from archref import archives
        >>> [wording(language).city(archives["TsDAVO"]) for language in ("en", "uk", "ru")]
        ['Kyiv', 'Київ', 'Киев']
        """
        city = archive.city or ""
        letters = {*self.letters, *" -"}
        names = _cities().get(city, ()) if self.letters else ()
        return next((name for name in names if letters.issuperset(name.lower())), city)

    def title(self, fond: FondTitle | None) -> str:
        """Give a fond's title in the language, with what is not certain about it; empty where none is known."""
        if fond is None:
            return ""
        near = (fond.titles.get(language) for language in (self.language, *self.instead))
        title = next(filter(None, near), fond.title())
        return title if fond.verified else self.said("unverified", title)

    # ---- shelf marks

    def mark(self, *references: Reference, registry: Registry | None = None) -> str:
        """Write references of one archive as the style does, or as English does what it cannot; nothing of none."""
        if not references:
            return ""
        key = references[0].archive
        archive = None if key is None or registry is None else self.acronym(key, registry)
        try:
            return self.style.span(references, archive)
        except StyleError:
            return styles[PLAIN].span(references, archive)

    def value(self, value: str | None) -> str:
        """Write a value of a shelf mark in the style's letters.

        >>> wording("ru").value("R-5446")
        'Р-5446'
        """
        return in_script(value or "", self.style.script)

    def extra(self, extra: Mapping[str, str]) -> str:
        """Write further levels as the style does."""
        return self.mark(Reference(extra=Extra(extra))) if extra else ""

    def leaves(self, listy: Iterable[Leaves]) -> str:
        """Write leaves as the style does, without a label.

        >>> wording("uk").leaves([Leaves.parse("5ob"), Leaves.parse("7-9")])
        '5 зв., 7–9'
        """
        try:
            return self._bare.span((Reference(listy=tuple(listy)),))
        except StyleError:
            return ", ".join(map(str, listy))

    @cached_property
    def _bare(self) -> Style:
        """The style without labels."""
        labels = dict.fromkeys(("listy",), "{}")
        return attrs.evolve(
            self.style, labels=labels, plurals=labels, glosses={}, in_country={}, positional_from=0, otherwise=None
        )


PLAIN = "canonical"
"""The style that writes every reference."""


def wording(language: str = DEFAULT, style: str | Style | None = None) -> Wording:
    """Give the wording of a language, its shelf marks in a style of its own or in another.

    Raises `DataError` for a language that has no words here, `StyleError` for an unknown style.
    """
    words = _wording(language)
    if style is None:
        return words
    return attrs.evolve(words, style=styles[style] if isinstance(style, str) else style)


@cache
def languages() -> tuple[str, ...]:
    """Give the languages that inventories can be told in."""
    return tuple(sorted(path.name.removesuffix(".toml") for path in FOLDER.iterdir() if path.name.endswith(".toml")))


@cache
def _wording(language: str) -> Wording:
    if language not in languages():
        raise DataError(f"no words for the language {language!r}; {meant(language, languages())}")
    told: dict[str, Any] = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    del told["name"]
    return Wording(
        **told
        | {
            "style": styles[told["style"]],
            "numbers": tuple(map(re.compile, told["numbers"])),
            "count": {thing: tuple(forms) for thing, forms in told["count"].items()},
            "instead": tuple(told["instead"]),
        }
    )


@cache
def _cities() -> Mapping[str, list[str]]:
    cities: dict[str, list[str]] = tomllib.loads((files("archref") / "data" / "cities.toml").read_text("utf-8"))
    return cities
