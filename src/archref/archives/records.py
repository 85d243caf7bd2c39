"""What the registry knows of an archive, and of a fond: records as the index holds them, made into objects."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from archref.languages.romanise import is_romanised, romanise

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen
class Archive:
    """One archive, present or former.

    `country` is an ISO 3166 code, `city` the English name. `names` and `acronyms` are by language, the archive's own
    first; of several acronyms the first is the one to write. `start_year` and `end_year` say when it had this name.
    `verified` tells that one of `sources` gives name and acronym. `identifiers` are those in other catalogues
    (`ehri`), `part_of` is the key of the archive whose branch this is. `sign` is "part" where
    the acronym is a part of the fonds' own numbers (`ERA.31.5`), `marks` is "own" where files are not counted by fonds
    and opisi. A former archive's `successor` and a present
    one's `former` ones are those of the `registry` that it comes from.
    """

    key: str
    country: str
    city: str | None
    kind: str
    names: Mapping[str, str]
    acronyms: Mapping[str, tuple[str, ...]]
    short: tuple[str, ...] = ()
    start_year: int | None = None
    end_year: int | None = None
    verified: bool = False
    sources: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = attrs.field(factory=dict)
    part_of: str | None = None
    sign: str | None = None
    marks: str | None = None
    former_keys: tuple[str, ...] = ()
    successor_key: str | None = None
    romanised: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    registry: Mapping[str, Archive] = attrs.field(factory=dict, repr=False, eq=False)

    @property
    def former(self) -> tuple[Archive, ...]:
        """The archives whose records this one has taken over."""
        return tuple(self.registry[key] for key in self.former_keys)

    @property
    def successor(self) -> Archive | None:
        """The archive that holds a former one's records today."""
        return None if self.successor_key is None else self.registry[self.successor_key]

    @property
    def language(self) -> str:
        """The archive's own language: that of its first name."""
        return next(iter(self.names))

    def acronym(self, form: str) -> str | None:
        """Give the acronym to write in a language (`ru`, `uk`, `lt` ...) or romanisation; None where it has none.

        Romanisations: `loc`, `bgn`, `scientific`, `iso9`, `german`, `french`, `polish`. An acronym in Latin letters
        is the same in all of them.

        >>> from archref import archives
        >>> archives["TsDAVO"].acronym("uk"), archives["TsDAVO"].acronym("german"), archives["EAA"].acronym("loc")
        ('ЦДАВО', 'ZDAWO', 'EAA')
        """
        written = self.acronyms.get(form)
        if written:
            return written[0]
        if form in ROMANISATIONS:
            latin = next((ones[0] for ones in self.acronyms.values() if ones and ones[0].isascii()), None)
            return self.romanised.get(form) or self.romanised.get("loc") or latin
        return None

    def name(self, form: str) -> str | None:
        """Give the full name in a language, or the archive's own in Latin letters (`loc`); None where it has none.

        >>> from archref import archives
        >>> archives["GARF"].name("loc")
        'Gosudarstvennyi arkhiv Rossiiskoi Federatsii'
        """
        if form in ROMANISATIONS:
            own = self.language
            return romanise(self.names[own], own) if is_romanised(own) else self.names[own]
        return self.names.get(form)

    def _repr_html_(self) -> str:
        """Show the archive in a notebook: its names and acronyms, one language a row."""
        rows = "".join(
            f"<tr><th>{escape(language)}</th><td>{escape(self.names.get(language, ''))}</td>"
            f"<td>{escape(', '.join(self.acronyms.get(language, ())))}</td></tr>"
            for language in dict.fromkeys((*self.names, *self.acronyms))
        )
        return f"<table><caption>{escape(', '.join(filter(None, (self.key, self.city))))}</caption>{rows}</table>"


ROMANISATIONS = frozenset(("loc", "bgn", "scientific", "iso9", "german", "french", "polish"))


@attrs.frozen
class FondTitle:
    """What a fond is: its `titles` by language; `verified` tells that one of `sources` gives number and title."""

    archive: str
    number: str
    titles: Mapping[str, str]
    dates: str | None = None
    verified: bool = False
    sources: tuple[str, ...] = ()

    def title(self, form: str = "en") -> str:
        """Give the title in a language, else in English, else in the first there is."""
        return self.titles.get(form) or self.titles.get("en") or next(iter(self.titles.values()))


def archive_of(record: Mapping[str, Any], registry: Mapping[str, Archive]) -> Archive:
    """Make an archive of its record in the index; `registry` holds those that it has to do with."""
    return Archive(
        key=record["key"],
        country=record["country"],
        city=record.get("city"),
        kind=record.get("kind", "other"),
        names=record["names"],
        acronyms={language: tuple(written) for language, written in record.get("acronyms", {}).items()},
        short=tuple(record.get("short", ())),
        start_year=record.get("from"),
        end_year=record.get("to"),
        verified=record.get("verified", False),
        sources=tuple(record.get("sources", ())),
        identifiers=record.get("identifiers", {}),
        part_of=record.get("part_of"),
        sign=record.get("sign"),
        marks=record.get("marks"),
        former_keys=tuple(record.get("former", ())),
        successor_key=record.get("successor"),
        romanised=record.get("romanised", {}),
        registry=registry,
    )


def fond_title_of(record: Mapping[str, Any]) -> FondTitle:
    """Make a fond's title of its record in the index."""
    return FondTitle(
        record["archive"],
        record["number"],
        record["title"],
        record.get("dates"),
        record.get("verified", False),
        tuple(record.get("sources", ())),
    )


def numbers_of(number: str) -> tuple[str, ...]:
    """Give the numbers that a fond may have in the registry: people leave out a prefix, write a slash or a zero more.

    >>> numbers_of("5446")[:2], "R-5" in numbers_of("P-5")
    (('5446', 'R-5446'), True)
    """
    slavic = number.replace("P-", "R-")  # one and the same letter in Cyrillic
    return number, f"R-{number}", number.replace("/", ""), number.lstrip("0"), f"0{number}", slavic
