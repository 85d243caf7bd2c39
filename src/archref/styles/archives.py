"""How a style writes an archive: in go the archive's key and the registry, out comes its name or acronym."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from archref.errors import StyleError
from archref.languages.language import SYSTEMS
from archref.languages.romanise import romanised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archref.archives.records import Archive
    from archref.archives.registry import Registry


_INITIAL = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]['’´ʹ˝])[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")


@attrs.frozen
class ArchiveWriting:
    """How a style writes archives.

    `forms`: whose acronyms, the best first: a language ("ru", "uk"), "own" (the archive's language), a
    romanisation that languages have ("scientific"), or "key" (the registry's key). `short` and
    `full` are templates of `{acronym}`, `{name}` (`{Name}`: every word capital), `{city}` and `{country}`;
    `full` is for a first citation, of archives in `full_in` (countries; empty: of all), and also for a
    reference by itself where `alone` is "full". `names` is the form of `{name}`. `qualifiers` are countries'
    names that follow a central archive's acronym (`ЦГАВО Украины`); `writings` overrides single archives;
    `abbreviations` shorten words of full names. `place` is "before" or "after" the shelf mark.
    """

    forms: tuple[str, ...] = ("key",)
    short: str = "{acronym}"
    full: str = ""
    full_in: tuple[str, ...] = ()
    alone: str = "short"
    names: str = "loc"
    place: str = "before"
    writings: Mapping[str, str] = attrs.Factory(dict)
    qualifiers: Mapping[str, str] = attrs.Factory(dict)
    abbreviations: Mapping[str, str] = attrs.Factory(dict)

    def write(self, key: str, registry: Registry, first: bool = False) -> str:
        """Write an archive so that the registry reads it as this one and no other.

        `first`: as a first citation does. An archive that is not in the registry is written as its key
        stands. Raises `StyleError` where every writing of an archive is ambiguous.
        """
        archive = registry.get(key)
        if archive is None:
            if "{country}" in self.short:
                raise StyleError(f"the country of the archive {key!r} is wanted, and no registry knows it")
            return self.short.format(acronym=key)
        acronym = next((text for text in self._acronyms(archive) if _means(registry, text, key)), None)
        if acronym is None:
            raise StyleError(f"every writing of the archive {key!r} may mean another one too")
        if first and self.full and (not self.full_in or archive.country in self.full_in):
            name = self._name(archive)
            # A name with a colon in it would be read from there on only.
            if name and name != acronym and ":" not in name and _means(registry, name, key):
                capitals = _INITIAL.sub(lambda initial: initial[0].upper(), name)
                full = self.full if archive.city else self.full.replace(", {city}", "")
                bare = acronym.partition(" (")[0]  # beside the name no place has to tell which it is
                return full.format(
                    acronym=bare if _means(registry, f"{name} ({bare})", key) else acronym,
                    name=_WORD.sub(self._abbreviated, name),
                    Name=capitals if _means(registry, capitals, key) else name,
                    city=archive.city,
                    country=archive.country,
                )
        return self.short.format(acronym=acronym, country=archive.country)

    def _acronyms(self, archive: Archive) -> Iterator[str]:
        """Give the ways to write an archive: the style's favourite first, then its name, its key, and any other."""
        if archive.key in self.writings:
            yield self.writings[archive.key]
        own = next(iter(archive.names), "ru")
        years = f"{archive.key} ({archive.start_year or ''}–{archive.end_year or ''})"
        for form in self.forms:
            if form == "key":
                yield archive.key
                yield years
            elif form in SYSTEMS:
                acronyms = archive.acronyms.get(own, ())
                yield from (romanised(text, form, own) for text in acronyms[:1] if not text.isascii())
                yield archive.key
            else:
                acronyms = archive.acronyms.get(own if form == "own" else form, ())
                if qualifier := self.qualifiers.get(archive.country):
                    qualified = f"{acronyms[0].removesuffix(f' {qualifier}')} {qualifier}" if acronyms else ""
                    yield from (text for text in acronyms if text == qualified)
                yield from acronyms
        if name := self._name(archive):
            yield name
        yield archive.key
        yield years
        yield from archive.names.values()
        for acronyms in archive.acronyms.values():
            yield from acronyms

    def _name(self, archive: Archive) -> str | None:
        if self.names in SYSTEMS:
            own, name = next(iter(archive.names.items()), ("", ""))
            return romanised(name, self.names, own) or None
        return archive.name(self.names)

    def _abbreviated(self, word: re.Match[str]) -> str:
        short = self.abbreviations.get(word[0].lower(), word[0])
        return short.capitalize() if word[0].istitle() else short


def _means(registry: Registry, text: str, key: str) -> bool:
    found = registry.lookup(text)
    return len(found) == 1 and found[0].key == key
