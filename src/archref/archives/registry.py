"""The registry of archives: in goes an archive's name or acronym as written, out come the archives it may mean.

It is a mapping of archives by key; `recognise` finds their names in texts, `narrow` tells several of one name apart,
and all that both read is the index compiled from `data/archives/*.toml` when the package is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from archref.archives.index import Index
from archref.archives.narrow import Places, by_company, by_place
from archref.archives.recognise import Name, Recogniser
from archref.archives.records import Archive, FondTitle, archive_of, fond_title_of, numbers_of
from archref.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from archref.archives.search import Search

_REMEMBERED = 10_000
"""How many look-ups are kept: a work cites the same few archives again and again."""


class Registry(Mapping[str, Archive]):
    """Archives by key, present and former ones, and the names by which they are known.

    >>> archives["TsGAOR SSSR"].successor.key
    'GARF'
    >>> [archive.key for archive in archives.lookup("Державного архіву Одеської області")]
    ['DAOO']
    """

    def __init__(self, read: Callable[[], Index]) -> None:
        """Take a function that gives the index: called when first needed."""
        self._read = read
        self._made: dict[str, Archive] = {}
        self._looked_up: dict[str, tuple[Archive, ...]] = {}

    def __reduce__(self) -> tuple[type[Registry], tuple[Callable[[], Index]]]:
        """Pickle by the way to the index."""
        return type(self), (self._read,)

    @cached_property
    def index(self) -> Index:
        """What names are looked up in."""
        return self._read()

    @cached_property
    def _names(self) -> Recogniser:
        return Recogniser(self.index)

    @cached_property
    def _places(self) -> Places:
        return Places(self, self.index.cities)

    @cached_property
    def _search(self) -> Search:
        from archref.archives.search import Search

        return Search(self)

    # ---- the mapping

    def __getitem__(self, key: str) -> Archive:
        """Give the archive of that key."""
        archive = self._made.get(key)
        if archive is None:
            archive = self._made[key] = archive_of(self.index.record(key), self)
        return archive

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        return iter(self.index.numbers)

    def __len__(self) -> int:
        """Count the archives, former ones too."""
        return len(self.index.numbers)

    def __contains__(self, key: object) -> bool:
        """Tell whether there is an archive of that key."""
        return key in self.index.numbers

    def in_country(self, country: str) -> Iterator[Archive]:
        """Give the archives of a country (`UA`), present and former, in the registry's order."""
        return (archive for archive in map(self.__getitem__, self) if archive.country == country)

    # ---- names

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
            found = self._looked_up[text] = tuple(self[key] for key in _look_up(self._names, self._places, text))
        return found

    def name_before(self, text: str, end: int, floor: int) -> Name | None:
        """Give the longest known name that ends exactly at `end` and starts at or after `floor`.

        >>> archives.name_before("see GARF, f. 1", 8, 0)
        Name(start=4, end=8, keys=('GARF',))
        """
        return self._names.name_before(text, end, floor)

    def name_at(self, text: str, start: int) -> Name | None:
        """Give the longest known name that begins exactly at `start`.

        >>> archives.name_at("ЦДАГО України, ф. 1", 0)
        Name(start=0, end=13, keys=('TsDAHO',))
        """
        return self._names.name_at(text, start)

    def names_in(self, text: str, start: int, end: int) -> Iterator[Name]:
        """Give all known names between two places, left to right, the longest at each place, none over another.

        >>> [name.keys for name in archives.names_in("in RGASPI and the ЦДАВО", 0, 23)]
        [('RGASPI',), ('TsDAVO',)]
        """
        return self._names.names_in(text, start, end)

    def could_end_name(self, word: str) -> bool:
        """Tell whether a word may be the last of an archive's acronym: cheap, for scanning."""
        return self._names.could_end_name(word)

    def is_no_archive(self, word: str) -> bool:
        """Tell whether an acronym is known as another body's: a party's, a ministry's, a fond's creator.

        >>> archives.is_no_archive("НКВД"), archives.is_no_archive("TsK KPSS"), archives.is_no_archive("ГАРФ")
        (True, True, False)
        """
        return self._names.is_no_archive(word)

    def rivals(self, text: str) -> tuple[str, ...]:
        """Give the keys of all archives that bear a name, where it means the one whose own key it is; else none.

        >>> archives.rivals("ДАХО")
        ('DAKhO', 'DAKheO', 'DAKhmO')
        """
        return self._names.rivals(text)

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
            kept = by_place(kept, text, self._places)
        return by_company(kept, [self[key] for key in beside if key in self], self)

    def search(self, text: str, limit: int = 10) -> tuple[Archive, ...]:
        """Give the archives whose names fit best, the best first: by parts of words, and tolerant of misspelling.

        >>> [archive.key for archive in archives.search("vologda state arkhiv", limit=1)]
        ['GAVO (Vologda)']
        """
        return tuple(self[key] for key in self._search.best(text, limit))

    # ---- fonds

    def fond_title(self, archive_key: str, number: str) -> FondTitle | None:
        """Give what is known of a fond; a number without its prefix or with a slash is understood.

        A former archive's fond is looked up in the archive that holds it today too.

        >>> archives.fond_title("GARF", "5446").number, archives.fond_title("RGVA", "1/p").number
        ('R-5446', '1p')
        """
        archive = self.get(archive_key)
        holders = (archive_key, archive.successor.key) if archive and archive.successor else (archive_key,)
        known = self.index.fond_records
        places = ((holder, written) for holder in holders for written in numbers_of(number))
        return next((fond_title_of(known[place]) for place in places if place in known), None)

    # ---- archives of one's own

    def with_file(self, path: str | Path) -> Registry:
        """Give this registry with a user's archives and fonds added.

        A record with a known key changes the fields it gives; a name in the file means the file's archive, whatever
        it means here. Raises `ReadError` or `DataError`, which name the file, the record and the field.
        """
        from archref.archives.files import checked_archives, checked_fonds
        from archref.languages.toml import read_toml

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
            _check_addition(record, self, where)
        return Registry(partial(_with_records, self._read, added, list(fonds)))


def _look_up(names: Recogniser, places: Places, text: str) -> tuple[str, ...]:
    """Give the keys of what a name may mean, less those that a place or a second name beside it rules out."""
    name = names.exactly(text)
    if name is None or name.end == len(text):
        return name.keys if name else ()
    rest = text[name.end :]
    beside = [set(other.keys) for other in names.names_in(rest, 0, len(rest))]
    if beside:
        return tuple(key for key in name.keys if all(key in others for others in beside))
    if len(name.keys) == 1:
        return name.keys if places.are_all(name.keys, rest) else ()
    keys = by_place(name.keys, rest, places)
    return () if keys == name.keys else keys


def _check_addition(record: Mapping[str, Any], registry: Registry, where: str) -> None:
    """Refuse a record that changes a former archive by itself, or that is new and lacks what it needs."""
    known = registry.index.record(record["key"]) if record["key"] in registry else {}
    if "successor" in known:
        raise DataError(
            f'{where}: archive "{record["key"]}" is a former archive of "{known["successor"]}"; '
            f"change it in a record of that key, under [[archive.former]]"
        )
    for field in ("country", "names"):
        if field not in known and field not in record:
            raise DataError(f'{where}: archive "{record["key"]}": the field "{field}" is missing')
    for former in record.get("former", ()):
        if former["key"] not in registry and "names" not in former:
            raise DataError(f'{where}: former archive "{former["key"]}": the field "names" is missing')


def _with_records(
    read: Callable[[], Index], archives: list[Mapping[str, Any]], fonds: list[Mapping[str, Any]]
) -> Index:
    from archref.archives.compile import compile_index

    index = read()
    changed = {one["key"] for archive in archives for one in (archive, *archive.get("former", ()))}
    known = {key: index.record(key) for key in changed if key in index.numbers}
    return index.extended(compile_index(archives, fonds, index.patterns, known=known))


def _packaged() -> Index:
    """Read the index that `hatch_build.py` writes."""
    try:
        content = get_data("archref", "data/archives.json")
    except FileNotFoundError:
        content = None
    if content is None:
        raise DataError(
            "archref/data/archives.json is missing, for this is a checkout that was not built: "
            "run `pip install -e .` or `python hatch_build.py` in it"
        )
    return Index.load(content)


archives = Registry(_packaged)
"""The archives that come with the package."""
