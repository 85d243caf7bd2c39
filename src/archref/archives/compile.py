"""The index of archives: in go records as in `data/archives/*.toml`, out comes what the registry looks names up in.

Compiled when the package is built (`hatch_build.py`), so that nothing is romanised and no TOML is read at run time;
a user's own file goes through the same function.
"""

from __future__ import annotations

import json
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from archref.archives.index import Index, place_of
from archref.archives.spellings import (
    acronym_spellings,
    keys_of,
    loc_only,
    name_spellings,
    read_patterns,
    romanised_acronym,
    spellings,
)
from archref.archives.words import is_acronym
from archref.languages.romanise import is_romanised, language_with, romanise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archref.archives.spellings import Patterns, Record, Romanise


def compile_index(
    archives: Iterable[Record],
    fonds: Iterable[Record] = (),
    patterns: Iterable[Record] = (),
    romanise_in: Romanise = loc_only,
    known: Mapping[str, Record] = MappingProxyType({}),
    others: Iterable[Record] = (),
    cities: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Index:
    """Give the index of checked records: of archives with every name's key and its archives, and of fonds.

    `others` are acronyms that are no archives', `cities` other names of cities. A record whose key is among the `known`
    ones adds to that.
    """
    records = list(_flat(archives))
    patterns = list(patterns)
    orders = read_patterns(patterns)
    found = [spellings(record, orders, romanise_in) for record in records]
    claims: dict[str, dict[int, int]] = defaultdict(dict)
    first: dict[str, int] = defaultdict(int)
    last: dict[str, int] = defaultdict(int)
    plain: set[str] = set()
    for number, (record, spelt) in enumerate(zip(records, found, strict=True)):
        alone = _alone_keys(record, romanise_in)
        full = _full_name_keys(record, (), romanise_in)
        reordered = _full_name_keys(record, orders, romanise_in)
        bare = _bare_keys(record) if record["key"] not in known else set()
        for spelling in spelt:
            for key, own in keys_of(spelling):
                grounds = (key in alone, key in full, key in bare, key in reordered)
                rank = next((rank for rank, holds in zip(_RANKS, grounds, strict=True) if holds), 0)
                claims[key][number] = max(rank, claims[key].get(number, 0))
                first[own[0]] |= 1 << len(own)
                last[own[-1]] |= 1 << len(own)
                if len(own) == 1 and not is_acronym(spelling):
                    plain.add(spelling)
    forms: dict[str, int] = {}
    groups: dict[tuple[int, ...], int] = {}
    rivals: dict[str, list[int]] = {}
    for key, ranks in claims.items():
        meant = _settled(ranks, records)
        forms[key] = place_of(meant, len(records), groups)
        present = [number for number in ranks if "successor" not in records[number]]
        if len(meant) == 1 and ranks[meant[0]] == _BARE_KEY and len(present) > 1:
            rivals[key] = present
    written = [_written(record, known.get(record["key"], {}), romanise_in) for record in records]
    return Index(
        keys=[record["key"] for record in records],
        records=[json.dumps(record, ensure_ascii=False) for record in written],
        forms=forms,
        groups=list(groups),
        first={word: counts for word, counts in first.items() if counts != 2 or word not in forms},
        last={word: counts for word, counts in last.items() if counts != 2 or word not in forms},
        plain=frozenset(plain),
        rivals=rivals,
        patterns=patterns,
        others=_other_bodies(others, romanise_in),
        cities=cities,
        fonds=[json.dumps(fond, ensure_ascii=False) for fond in fonds],
    )


def _flat(archives: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """Give archives and their former selves one after the other."""
    for archive in archives:
        former = archive.get("former", ())
        yield {**archive, "former": [one["key"] for one in former]}
        inherited = {name: archive[name] for name in ("country", "city", "kind", "sign", "marks") if name in archive}
        for one in former:
            yield inherited | one | {"successor": archive["key"]}


def _bare_keys(record: Record) -> set[str]:
    """Give the keys of the acronym that is the record's own key, in its own script and in Latin letters."""
    (bare, _), *_ = keys_of(record["key"])
    found = {bare}
    for language, acronyms in record.get("acronyms", {}).items():
        for acronym in acronyms:
            latin = romanise(acronym, language if is_romanised(language) else "")
            if any(key == bare for key, _ in keys_of(latin)):
                found.update(key for key, _ in keys_of(acronym))
    return found


def _full_name_keys(record: Record, patterns: Patterns, romanise_in: Romanise) -> set[str]:
    """Give the keys of the record's own full names, in the orders that `patterns` give and as written.

    Its own are the first one, and those in languages in which it has an acronym; the others are translations.
    """
    names = record.get("names", {})
    own = [language for place, language in enumerate(names) if not place or language in record.get("acronyms", {})]
    return {
        key
        for language in own
        for spelling in name_spellings(names[language], language, patterns, romanise_in)
        for key, _ in keys_of(spelling)
    }


def _alone_keys(record: Record, romanise_in: Romanise) -> set[str]:
    """Give the keys of the names that mean this archive, whatever others bear them, with their romanisations."""
    return {
        key
        for name in record.get("alone", ())
        for language in record.get("acronyms", {"": ()})
        for spelling in acronym_spellings(name, language, romanise_in)
        for key, _ in keys_of(spelling)
    }


_ALONE, _FULL_NAME, _BARE_KEY, _REORDERED = _RANKS = (4, 3, 2, 1)
"""What an archive's claim to a name rests on, the better first: it says that the name means it alone; the name is its
own full name; its own key; its full name in another order of words. Nicknames and other acronyms come last."""


def _settled(ranks: Mapping[int, int], records: list[dict[str, Any]]) -> tuple[int, ...]:
    """Give the archives that a name may mean: those of the best claim, and of one archive's names the present one.

    A name in another order is nobody's own, but of an archive that was renamed by it (`Odesa Oblast State Archive`,
    today `State Archive of Odesa Oblast`) the present one is meant.
    """
    best = max(rank for rank in (0, *ranks.values()) if rank != _REORDERED)
    accepted = (best, _REORDERED) if best == 0 else (best,)
    numbers = tuple(number for number, rank in ranks.items() if rank in accepted)
    keys = {records[number]["key"]: number for number in ranks}
    if len(numbers) == 1 and (present := keys.get(records[numbers[0]].get("successor", ""))) is not None:
        return (present,) if ranks[present] == _REORDERED else numbers
    holders = {records[number].get("successor", records[number]["key"]) for number in numbers}
    if len(numbers) > 1 and len(holders) == 1:
        return tuple(number for number in numbers if "successor" not in records[number]) or numbers
    return numbers


def _written(record: Record, known: Record, romanise_in: Romanise) -> dict[str, Any]:
    """Give a record, added to the known one of its key, with its first acronym in every romanisation."""
    whole = merged(known, record)
    language, acronyms = next(iter(whole.get("acronyms", {}).items()), ("", ()))
    if is_romanised(language) and acronyms and acronyms != known.get("acronyms", {}).get(language):
        whole["romanised"] = romanised_acronym(acronyms[0], language, romanise_in)
    return whole


def _other_bodies(records: Iterable[Record], romanise_in: Romanise) -> frozenset[str]:
    """Give the joined keys of acronyms that are no archives', in every romanisation."""
    acronyms = [acronym for record in records for acronym in (record["acronym"], *record.get("also", ()))]
    spelt = (
        spelling
        for acronym in acronyms
        for spelling in acronym_spellings(acronym, language_with(acronym[0]), romanise_in)
    )
    return frozenset(key for spelling in spelt for key, _ in keys_of(spelling))


def merged(known: Record, record: Record) -> dict[str, Any]:
    """Give a known record with the fields of another: tables by language, former archives added, others whole.

    >>> merged({"names": {"ru": "Архив", "en": "Archive"}}, {"names": {"en": "The Archive"}, "city": "Perm"})
    {'names': {'ru': 'Архив', 'en': 'The Archive'}, 'city': 'Perm'}
    """
    whole = {**known, **record}
    for field, value in record.items():
        if field == "former":
            whole["former"] = list(dict.fromkeys([*known.get("former", ()), *value]))
        elif isinstance(value, dict):
            whole[field] = {**known.get(field, {}), **value}
    return whole
