"""Which of several archives a name means: in go their keys and what stands around the name, out come those left."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archref.archives.words import words
from archref.languages.romanise import romanise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archref.archives.records import Archive


class Places:
    """The words that tell where archives are, made for each when it is first asked for."""

    def __init__(self, archives: Mapping[str, Archive], cities: Mapping[str, Sequence[str]]) -> None:
        """Take the archives, and the other names of cities by the English one."""
        self._archives = archives
        self._cities = cities
        self._stems: dict[str, frozenset[str]] = {}

    def stems(self, key: str) -> frozenset[str]:
        """Give the stems of the words that tell where an archive is, and of its names."""
        known = self._stems.get(key)
        if known is None:
            archive = self._archives[key]
            city = archive.city or ""
            called = [city, key.partition("(")[2], *archive.names.values(), *self._cities.get(city, ())]
            told = " ; ".join([*called, *map(romanise, called)])
            known = frozenset(word.stem for word in words(told, 0, len(told)) if not word.acronym)
            self._stems[key] = known
        return known

    def are_all(self, keys: Iterable[str], text: str) -> bool:
        """Tell whether a text says no more than where the archives are."""
        own = [stem for key in keys for stem in self.stems(key)]
        return all(any(_likeness(word.stem, stem) for stem in own) for word in words(text, 0, len(text)))


def by_place(keys: tuple[str, ...], text: str, places: Places) -> tuple[str, ...]:
    """Keep those of several archives whose place a text names, in any script and form; all if it names none."""
    own_places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in keys:
        for own in places.stems(key):
            own_places[own[:3]].append((own, key))
    hits = dict.fromkeys(keys, 0)
    for stem in {word.stem for word in words(text, 0, len(text))}:
        likeness: dict[str, int] = defaultdict(int)
        for own, key in own_places.get(stem[:3], ()):
            likeness[key] = max(likeness[key], _likeness(stem, own))
        nearest = max(likeness.values(), default=0)
        placed = [key for key, like in likeness.items() if like == nearest]
        if nearest and len(placed) * 2 <= len(keys):  # what most of them share is no place
            hits |= {key: hits[key] + nearest for key in placed}
    best = max(hits.values())
    return tuple(key for key in keys if hits[key] == best)


def by_company(keys: tuple[str, ...], others: Iterable[Archive], archives: Mapping[str, Archive]) -> tuple[str, ...]:
    """Keep those of several archives that are in the country, and in the city, that the other archives cited share.

    One other archive tells nothing of the country.
    """
    company = [one for one in others if one.key not in keys]
    countries = {one.country for one in company}
    if len(company) > 1 and len(countries) == 1 and len(keys) > 1:
        keys = tuple(key for key in keys if archives[key].country in countries) or keys
    cities = {one.city for one in company if one.kind != "national"}
    if len(cities) == 1 and len(keys) > 1:
        keys = tuple(key for key in keys if archives[key].city in cities) or keys
    return keys


def _likeness(told: str, own: str) -> int:
    """Tell whether two stems name one place: 2 if one begins with the other, 1 nearly (`вологд`, `вологодск`)."""
    shorter = min(len(told), len(own))
    same = 0
    while same < shorter and told[same] == own[same]:
        same += 1
    if shorter < 3 or same < min(shorter, max(4, shorter - 1)):
        return 0
    return 2 if same == shorter else 1
