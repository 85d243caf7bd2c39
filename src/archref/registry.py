"""The registry of archives: in goes an archive's name or acronym as written, out come the archives it may mean.

Names are known in any script, language, romanisation and case ending; `archive_names` says how, and the index
compiled from `data/archives/*.toml` when the package is built is all that is read here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from archref.archive_names import Word, fold, is_acronym, joined, stem, words
from archref.errors import DataError
from archref.romanise import romanise
from archref.romanise import romanise_acronym as romanise_acronym

_REACH = 420
_LONGEST = 40


class Name(NamedTuple):
    """An archive's name in a text, from `start` to `end`; several `keys`: the name alone does not tell which."""

    start: int
    end: int
    keys: tuple[str, ...]


@attrs.frozen
class Archive:
    """One archive, present or former."""

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
    former_keys: tuple[str, ...] = ()
    successor_key: str | None = None
    _registry: Registry | None = attrs.field(default=None, repr=False, eq=False, alias="registry")

    @property
    def successor(self) -> Archive | None:
        """The archive that this former one has become."""
        return self._registry[self.successor_key] if self._registry and self.successor_key else None

    @property
    def former(self) -> tuple[Archive, ...]:
        """The archives that this one has been."""
        return tuple(self._registry[key] for key in self.former_keys) if self._registry else ()

    def acronym(self, form: str) -> str | None:
        """Give the acronym in a language (`ru`, `uk`) or a romanisation (`loc`); None where there is none."""
        if form in self.acronyms:
            return self.acronyms[form][0]
        return self.key if form == "loc" else None

    def name(self, form: str) -> str | None:
        """Give the full name in a language, or romanised (`loc`)."""
        if form in self.names:
            return self.names[form]
        if form == "loc":
            language, name = next(iter(self.names.items()))
            return romanise(name, language)
        return None


class Registry(Mapping[str, Archive]):
    """Archives by key."""

    def __init__(self, index: Mapping[str, Any]) -> None:
        """Take a compiled index."""
        self._records: list[dict[str, Any]] = index["records"]
        self._forms: Mapping[str, list[int]] = index["forms"]
        self._first: Mapping[str, list[int]] = index["first"]
        self._last: Mapping[str, list[int]] = index["last"]
        self._plain = frozenset(index["plain"])
        self._numbers = {record["key"]: number for number, record in enumerate(self._records)}
        self._made: dict[str, Archive] = {}

    def __getitem__(self, key: str) -> Archive:
        """Give the archive of that key."""
        archive = self._made.get(key)
        if archive is None:
            archive = self._made[key] = _archive(self._records[self._numbers[key]], self)
        return archive

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Count the archives, former ones too."""
        return len(self._numbers)

    def lookup(self, text: str) -> tuple[Archive, ...]:
        """Give the archives that a name, all of `text`, may mean."""
        found = list(words(text, 0, len(text)))
        if not found:
            return ()
        return tuple(self[key] for key in self._keys(text, found))

    def name_before(self, text: str, end: int, floor: int) -> Name | None:
        """Give the longest known name that ends exactly at `end` and starts at or after `floor`."""
        tail = text[max(floor, end - _LONGEST) : end]
        if not tail or not self._may_end(tail):
            return None
        start = max(floor, end - _REACH)
        found = list(words(text, start, end))
        if not found or found[-1].end != end:
            return None
        if found[0].start == start and start and text[start - 1].isalnum() and start != floor:
            del found[0]
        chain = len(found) - 1
        while chain and joined(text, found[chain - 1], found[chain]):
            chain -= 1
        found = found[chain:]
        for count in self._counts(self._last, found[-1]) if found else ():
            if count <= len(found) and (keys := self._keys(text, found[-count:])):
                return Name(found[-count].start, end, keys)
        return None

    def name_at(self, text: str, start: int) -> Name | None:
        """Give the longest known name that begins exactly at `start`."""
        found = list(words(text, start, min(len(text), start + _REACH)))
        if not found or found[0].start != start:
            return None
        return self._longest(text, found, 0)

    def names_in(self, text: str, start: int, end: int) -> Iterator[Name]:
        """Give all known names between two places, left to right, the longest at each place."""
        found = list(words(text, start, end))
        at = 0
        while at < len(found):
            name = self._longest(text, found, at)
            if name is None:
                at += 1
                continue
            yield name
            while at < len(found) and found[at].start < name.end:
                at += 1

    def could_end_name(self, word: str) -> bool:
        """Tell whether this word may be the last of an archive's acronym."""
        return is_acronym(word) and (fold(word) in self._last)

    def _may_end(self, tail: str) -> bool:
        word = re.search(r"[^\W_][^\s,;:()\[\]]*\Z", tail)
        return word is not None

    def _counts(self, ends: Mapping[str, list[int]], word: Word) -> list[int]:
        counts = ends.get(word.key, [])
        if word.acronym and word.stem != word.key and word.stem in ends:
            return sorted({*counts, *ends[word.stem]}, reverse=True)
        return counts

    def _longest(self, text: str, found: list[Word], at: int) -> Name | None:
        counts = self._counts(self._first, found[at])
        if not counts:
            return None
        reach = at + 1
        most = at + counts[0]
        while reach < len(found) and reach < most and joined(text, found[reach - 1], found[reach]):
            reach += 1
        for count in counts:
            if at + count <= reach and (keys := self._keys(text, found[at : at + count])):
                return Name(found[at].start, found[at + count - 1].end, keys)
        return None

    def _keys(self, text: str, found: list[Word]) -> tuple[str, ...]:
        numbers = self._forms.get("".join([word.key for word in found]))
        if numbers is None and len(found) > 2:
            numbers = self._forms.get("".join([word.stem for word in found]))
        if numbers is None:
            return ()
        if len(found) == 1 and not found[0].acronym and text[found[0].start : found[0].end] not in self._plain:
            return ()
        return tuple(self._records[number]["key"] for number in numbers)


def _archive(record: Mapping[str, Any], registry: Registry) -> Archive:
    return Archive(
        key=record["key"],
        country=record["country"],
        city=record.get("city"),
        kind=record["kind"],
        names=record["names"],
        acronyms={language: tuple(written) for language, written in record.get("acronyms", {}).items()},
        short=tuple(record.get("short", ())),
        start_year=record.get("from"),
        end_year=record.get("to"),
        verified=record.get("verified", False),
        sources=tuple(record.get("sources", ())),
        identifiers=record.get("identifiers", {}),
        part_of=record.get("part_of"),
        former_keys=tuple(record.get("former", ())),
        successor_key=record.get("successor"),
        registry=registry,
    )


def _packaged() -> Registry:
    path = files("archref") / "data" / "archives.json"
    return Registry(json.loads(path.read_text("utf-8")))


archives = _packaged()
