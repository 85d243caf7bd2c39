"""The registry of archives: in goes an archive's name or acronym as written, out come the archives it may mean.

Names are known in any script, language, romanisation and case ending (`archive_names` says how). All that is read
here is the index compiled from `data/archives/*.toml` when the package is built.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from pkgutil import get_data
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from archref.archives.records import Archive, FondTitle, archive_of
from archref.archives.words import BRACKETS, LONGEST_NAME, Word, fold, is_acronym, joined, words
from archref.errors import DataError
from archref.languages.romanise import romanise

if TYPE_CHECKING:
    from pathlib import Path

    from archref.archives.search import Search


_REMEMBERED = 10_000
"""How many look-ups are kept: a work cites the same few archives again and again."""


class Name(NamedTuple):
    """An archive's name in a text, from `start` to `end`; several `keys`: the name alone does not tell which."""

    start: int
    end: int
    keys: tuple[str, ...]


class Registry(Mapping[str, Archive]):
    """Archives by key, present and former ones, and the names by which they are known.

    >>> archives["TsGAOR SSSR"].successor.key
    'GARF'
    >>> [archive.key for archive in archives.lookup("Державного архіву Одеської області")]
    ['DAOO']
    """

    def __init__(self, read: Callable[[], Mapping[str, Any]]) -> None:
        """Take a function that gives the index (`archive_index.compile_index`): called when first needed."""
        self._read = read
        self._made: dict[str, Archive] = {}
        self._places: dict[str, frozenset[str]] = {}
        self._looked_up: dict[str, tuple[Archive, ...]] = {}

    def __reduce__(self) -> tuple[type[Registry], tuple[Callable[[], Mapping[str, Any]]]]:
        """Pickle by the way to the index."""
        return type(self), (self._read,)

    @cached_property
    def _index(self) -> Mapping[str, Any]:
        return self._read()

    @cached_property
    def _keys(self) -> list[str]:
        keys: list[str] = self._index["keys"]
        return keys

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self._keys)}

    @cached_property
    def _forms(self) -> dict[str, int]:
        forms: dict[str, int] = self._index["forms"]
        return forms

    @cached_property
    def _first(self) -> dict[str, int]:
        first: dict[str, int] = self._index["first"]
        return first

    @cached_property
    def _last(self) -> dict[str, int]:
        last: dict[str, int] = self._index["last"]
        return last

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(self._index["plain"])

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(self._index["others"])

    @cached_property
    def _fonds(self) -> dict[tuple[str, str], dict[str, Any]]:
        return {(fond["archive"], fond["number"]): fond for fond in map(json.loads, self._index["fonds"])}

    @cached_property
    def _search(self) -> Search:
        from archref.archives.search import Search

        return Search(self)

    def __getitem__(self, key: str) -> Archive:
        """Give the archive of that key."""
        archive = self._made.get(key)
        if archive is None:
            self._make(self._record(key))
            archive = self._made[key]
        return archive

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Count the archives, former ones too."""
        return len(self._numbers)

    def __contains__(self, key: object) -> bool:
        """Tell whether there is an archive of that key."""
        return key in self._numbers

    def _record(self, key: str) -> dict[str, Any]:
        record: dict[str, Any] = json.loads(self._index["records"][self._numbers[key]])
        return record

    def _make(self, record: dict[str, Any]) -> None:
        """Make a present archive together with its former selves, which know one another."""
        if "successor" in record:
            record = self._record(record["successor"])
        former = tuple(archive_of(self._record(key)) for key in record.get("former", ()))
        present = attrs.evolve(archive_of(record), former=former)
        for one in former:
            object.__setattr__(one, "successor", present)
        self._made |= {one.key: one for one in (present, *former)}

    def lookup(self, text: str) -> tuple[Archive, ...]:
        """Give the archives that a name or acronym may mean: several if it is ambiguous, none if it is not listed.

        A place or a second name beside it settles an ambiguous one.

        >>> [archive.key for archive in archives.lookup("ГА РФ")]
        ['GARF']
        >>> [archive.key for archive in archives.lookup("ГАВО (Вологда)")]
        ['GAVO (Vologda)']
        """
        found = self._looked_up.get(text)
        if found is None:
            if len(self._looked_up) >= _REMEMBERED:
                self._looked_up.clear()
            found = self._looked_up[text] = tuple(self[key] for key in self._look_up(text))
        return found

    def _look_up(self, text: str) -> tuple[str, ...]:
        found = list(words(text, 0, len(text)))
        if not found:
            return ()
        numbers = self._meant(text, found)
        if numbers:
            return self._named(numbers)
        name = self._longest(text, found, 0)
        if name is None:
            return ()
        rest = text[name.end :]
        beside = [set(other.keys) for other in self.names_in(rest, 0, len(rest))]
        if beside:
            return tuple(key for key in name.keys if all(key in others for others in beside))
        if len(name.keys) == 1:
            return self._at_place(name.keys, rest)
        keys = self.narrow(name.keys, rest)
        return () if keys == name.keys else keys

    def name_before(self, text: str, end: int, floor: int) -> Name | None:
        """Give the longest known name that ends exactly at `end` and starts at or after `floor`.

        >>> archives.name_before("see GARF, f. 1", 8, 0)
        Name(start=4, end=8, keys=('GARF',))
        """
        start = max(floor, end - LONGEST_NAME)
        close = end - 1 if text[end - 1 : end] in BRACKETS else end  # the key `GAVO (Vologda)`
        last = list(words(text, max(start, close - 32), close))
        if not last or last[-1].end != close or not self._counts(self._last, last[-1]):
            return None
        found = list(words(text, start, close))
        if start > floor and text[start - 1].isalnum():
            del found[0]  # cut in two by the reach
        first = len(found) - 1
        while first > 0 and joined(text, found[first - 1], found[first]):
            first -= 1
        found = found[first:]
        for count in self._counts(self._last, found[-1]) if found else ():
            if count <= len(found) and (numbers := self._meant(text, found[-count:])):
                begin = found[-count].start
                if close < end and BRACKETS[text[close]] not in text[begin:close]:
                    return None
                return Name(begin, end, self._named(numbers))
        return None

    def name_at(self, text: str, start: int) -> Name | None:
        """Give the longest known name that begins exactly at `start`.

        >>> archives.name_at("ЦДАГО України, ф. 1", 0)
        Name(start=0, end=13, keys=('TsDAHO',))
        """
        found = list(words(text, start, min(len(text), start + LONGEST_NAME)))
        if not found or found[0].start != start:
            return None
        return self._longest(text, found, 0)

    def names_in(self, text: str, start: int, end: int) -> Iterator[Name]:
        """Give all known names between two places, left to right, the longest at each place, none over another.

        >>> [name.keys for name in archives.names_in("in RGASPI and the ЦДАВО", 0, 23)]
        [('RGASPI',), ('TsDAVO',)]
        """
        found = list(words(text, start, end))
        done = start
        for at, word in enumerate(found):
            if word.start >= done and (name := self._longest(text, found, at)):
                yield name
                done = name.end

    def could_end_name(self, word: str) -> bool:
        """Tell whether a word may be the last of an archive's acronym: cheap, for scanning."""
        if word.islower() or not is_acronym(word):
            return False
        folded = fold(word)
        return folded in self._last or folded in self._forms

    def is_no_archive(self, word: str) -> bool:
        """Tell whether an acronym is known as another body's: a party's, a ministry's, a fond's creator.

        >>> archives.is_no_archive("НКВД"), archives.is_no_archive("TsK KPSS"), archives.is_no_archive("ГАРФ")
        (True, True, False)
        """
        return "".join([one.key for one in words(word, 0, len(word))]) in self._others

    def _counts(self, ends: Mapping[str, int], word: Word) -> tuple[int, ...]:
        """Give how many words names may have that begin (or end) with a word, the largest first."""
        bits = ends.get(word.key) or 2 * (word.key in self._forms)
        if word.acronym:
            bits |= ends.get(word.stem, 0)
        return _set_bits(bits) if bits else ()

    def _longest(self, text: str, found: list[Word], at: int) -> Name | None:
        counts = self._counts(self._first, found[at])
        if not counts:
            return None
        reach, most = at + 1, at + counts[0]
        while reach < len(found) and reach < most and joined(text, found[reach - 1], found[reach]):
            reach += 1
        for count in counts:
            if at + count <= reach and (numbers := self._meant(text, found[at : at + count])):
                start, end = found[at].start, found[at + count - 1].end
                opening = BRACKETS.get(text[end : end + 1])
                if opening and opening in text[start:end] and text[end] not in text[start:end]:
                    end += 1
                return Name(start, end, self._named(numbers))
        return None

    def _meant(self, text: str, found: list[Word]) -> list[int] | None:
        """Give the numbers of the archives that these words, all of them, may mean."""
        if len(found) == 1:
            word = found[0]
            number = self._forms.get(word.key)
            if number is None or not (word.acronym or text[word.start : word.end] in self._plain):
                return None
        else:
            number = self._forms.get("".join([word.key for word in found]))
            if number is None:
                if len(found) < 3:
                    return None
                number = self._forms.get("".join([word.stem for word in found]))
                if number is None:
                    return None
        return [number] if number < len(self._keys) else self._index["groups"][number - len(self._keys)]

    def _named(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple([self._keys[number] for number in numbers])

    def narrow(self, keys: Iterable[str], text: str = "", beside: Iterable[str] = ()) -> tuple[str, ...]:
        """Keep of several archives those whose place a text names, in any script and form; all if it names none.

        `beside` are keys of other archives that the document cites: of those left the ones in the country that all
        these share, and in a place that one of these shares, are kept.

        >>> ambiguous = ("GAVO (Vladimir)", "GAVO (Volgograd)", "GAVO (Vologda)", "GAVO (Voronezh)")
        >>> archives.narrow(ambiguous, "в Вологде"), archives.narrow(ambiguous, "State Archive of Voronezh Region")
        (('GAVO (Vologda)',), ('GAVO (Voronezh)',))
        >>> archives.narrow(("DAKO", "GAKO (Kostroma)"), beside=["TsDAHO", "DAOO"])
        ('DAKO',)
        """
        kept = tuple(keys)
        if text and len(kept) > 1:
            places: dict[str, list[tuple[str, str]]] = defaultdict(list)
            for key in kept:
                for own in self._place(key):
                    places[own[:3]].append((own, key))
            hits = dict.fromkeys(kept, 0)
            for stem in {word.stem for word in words(text, 0, len(text))}:
                likeness: dict[str, int] = defaultdict(int)
                for own, key in places.get(stem[:3], ()):
                    likeness[key] = max(likeness[key], _likeness(stem, own))
                nearest = max(likeness.values(), default=0)
                placed = [key for key, like in likeness.items() if like == nearest]
                if nearest and len(placed) * 2 <= len(kept):  # what most of them share is no place
                    hits |= {key: hits[key] + nearest for key in placed}
            best = max(hits.values())
            kept = tuple(key for key in kept if hits[key] == best)
        others = [self[key] for key in beside if key in self and key not in kept]
        countries = {one.country for one in others}
        if len(countries) == 1 and len(kept) > 1:
            kept = tuple(key for key in kept if self[key].country in countries) or kept
        cities = {one.city for one in others if one.kind != "national"}
        if len(cities) == 1 and len(kept) > 1:
            kept = tuple(key for key in kept if self[key].city in cities) or kept
        return kept

    def _at_place(self, keys: tuple[str, ...], rest: str) -> tuple[str, ...]:
        """Give `keys` if the rest of a text says no more than where the archive is, else nothing."""
        told = list(words(rest, 0, len(rest)))
        own = [stem for key in keys for stem in self._place(key)]
        return keys if all(any(_likeness(word.stem, stem) for stem in own) for word in told) else ()

    def _place(self, key: str) -> frozenset[str]:
        """Give the stems of the words that tell where an archive is, and of its names."""
        place = self._places.get(key)
        if place is None:
            archive = self[key]
            city = archive.city or ""
            called = [
                city,
                key.partition("(")[2],
                *archive.names.values(),
                *self._index["cities"].get(city, ()),
            ]
            told = " ; ".join([*called, *map(romanise, called)])
            place = self._places[key] = frozenset(word.stem for word in words(told, 0, len(told)) if not word.acronym)
        return place

    def search(self, text: str, limit: int = 10) -> tuple[Archive, ...]:
        """Give the archives whose names fit best, the best first: by parts of words, and tolerant of misspelling.

        >>> [archive.key for archive in archives.search("vologda state arkhiv", limit=1)]
        ['GAVO (Vologda)']
        """
        return tuple(self[key] for key in self._search.best(text, limit))

    def in_country(self, country: str) -> Iterator[Archive]:
        """Give the archives of a country (`UA`), present and former, in the registry's order."""
        return (archive for archive in map(self.__getitem__, self) if archive.country == country)

    def fond_title(self, archive_key: str, number: str) -> FondTitle | None:
        """Give what is known of a fond; a number without its prefix or with a slash is understood.

        A former archive's fond is looked up in the archive that holds it today too.

        >>> archives.fond_title("GARF", "5446").number, archives.fond_title("RGVA", "1/p").number
        ('R-5446', '1p')
        """
        archive = self.get(archive_key)
        holders = (archive_key, archive.successor.key) if archive and archive.successor else (archive_key,)
        for holder in holders:
            for written in (
                number,
                f"R-{number}",
                number.replace("/", ""),
                number.lstrip("0"),
                f"0{number}",
                number.replace("P-", "R-"),  # a Cyrillic Р left in a Latin text
            ):
                if fond := self._fonds.get((holder, written)):
                    return FondTitle(
                        fond["archive"],
                        fond["number"],
                        fond["title"],
                        fond.get("dates"),
                        fond.get("verified", False),
                        tuple(fond.get("sources", ())),
                    )
        return None

    def with_file(self, path: str | Path) -> Registry:
        """Give this registry with a user's archives and fonds added.

        A record with a known key changes the fields it gives; a name in the file means the file's archive, whatever
        it means here. Raises `ReadError` or `DataError`, which name the file, the record and the field.
        """
        from archref.archives.files import checked_archives, checked_fonds, read_toml

        content = read_toml(path)
        records = checked_archives(content, str(path))
        fonds = checked_fonds(content, str(path))
        return self.with_records(records, fonds, str(path))

    def with_records(
        self,
        records: Iterable[Mapping[str, Any]],
        fonds: Iterable[Mapping[str, Any]] = (),
        where: str = "records",
    ) -> Registry:
        """Give this registry with checked records added, as `with_file` does."""
        added = list(records)
        for record in added:
            known = self._record(record["key"]) if record["key"] in self else {}
            if "successor" in known:
                raise DataError(
                    f'{where}: archive "{record["key"]}" is a former archive of "{known["successor"]}"; '
                    f"change it in a record of that key, under [[archive.former]]"
                )
            for field in ("country", "names"):
                if field not in known and field not in record:
                    raise DataError(f'{where}: archive "{record["key"]}": the field "{field}" is missing')
            for former in record.get("former", ()):
                if former["key"] not in self and "names" not in former:
                    raise DataError(f'{where}: former archive "{former["key"]}": the field "names" is missing')
        return Registry(partial(_with_records, self._read, added, list(fonds)))


def _with_records(
    read: Callable[[], Mapping[str, Any]], archives: list[Mapping[str, Any]], fonds: list[Mapping[str, Any]]
) -> dict[str, Any]:
    from archref.archives.compile import compile_index, extended

    index = read()
    changed = {one["key"] for archive in archives for one in (archive, *archive.get("former", ()))}
    numbers = [number for number, key in enumerate(index["keys"]) if key in changed]
    known = {index["keys"][number]: json.loads(index["records"][number]) for number in numbers}
    written = [json.dumps(fond, ensure_ascii=False) for fond in fonds]
    more = compile_index(archives, index["patterns"], known=known)
    return {**index, **extended(index, more), "fonds": [*index["fonds"], *written]}


def _likeness(told: str, own: str) -> int:
    """Tell whether two stems name one place: 2 if one begins with the other, 1 nearly (`вологд`, `вологодск`)."""
    shorter = min(len(told), len(own))
    same = 0
    while same < shorter and told[same] == own[same]:
        same += 1
    if shorter < 3 or same < min(shorter, max(4, shorter - 1)):
        return 0
    return 2 if same == shorter else 1


def _set_bits(bits: int) -> tuple[int, ...]:
    return tuple(count for count in range(bits.bit_length() - 1, 0, -1) if bits >> count & 1)


def _packaged() -> dict[str, Any]:
    """Read the index that `hatch_build.py` writes: JSON, one value a line, so that a record is read when needed."""
    try:
        content = get_data("archref", "data/archives.json")
    except FileNotFoundError:
        content = None
    if content is None:
        raise DataError(
            "archref/data/archives.json is missing, for this is a checkout that was not built: "
            "run `pip install -e .` or `python hatch_build.py` in it"
        )
    head, *lines = content.split(b"\n")
    index: dict[str, Any] = json.loads(head)
    index["forms"] = dict(zip(index["forms"].split(" "), index["means"], strict=True))
    count = len(index["keys"])
    return {**index, "records": lines[:count], "fonds": lines[count:-1]}


archives = Registry(_packaged)
"""The archives that come with the package."""
