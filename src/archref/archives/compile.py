"""The index of archives: in go records as in `data/archives/*.toml`, out comes what the registry looks names up in.

Compiled when the package is built (`hatch_build.py`), so that nothing is romanised and no TOML is read at run time;
a user's own file goes through the same function.
"""

from __future__ import annotations

import json
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from archref.archives.spellings import acronym_spellings, keys_of, loc_only, read_patterns, romanised_acronym, spellings
from archref.archives.words import is_acronym
from archref.languages.romanise import is_romanised, language_with, romanise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from archref.archives.spellings import Record, Romanise


def compile_index(
    archives: Iterable[Record],
    patterns: Iterable[Record] = (),
    romanise_in: Romanise = loc_only,
    known: Mapping[str, Record] = MappingProxyType({}),
) -> dict[str, Any]:
    """Give the index of `archives`: their records with romanised forms, and every name's key with its archives.

    `keys` and `records` (as JSON, one string an archive) go together, a former archive after its present one.
    `forms` leads from the joined keys of a name's words to the place of its archive in them, or beyond them to
    that of an ambiguous name's several archives in `groups`. `first` and `last` lead from a word to the counts of
    words (bits) that names beginning or ending with it have, unless that is one. `plain` holds names of one word
    without two capitals, as written. A record whose key is among the `known` ones adds to that.
    """
    records = list(_flat(archives))
    patterns = list(patterns)
    found = [spellings(record, read_patterns(patterns), romanise_in) for record in records]
    claims: dict[str, dict[int, int]] = defaultdict(dict)
    first: dict[str, int] = defaultdict(int)
    last: dict[str, int] = defaultdict(int)
    plain: set[str] = set()
    for number, (record, spelt) in enumerate(zip(records, found, strict=True)):
        alone = _alone_keys(record, romanise_in)
        bare = _bare_keys(record) if record["key"] not in known else set()
        for spelling in spelt:
            for key, own in keys_of(spelling):
                rank = 2 if key in alone else 1 if key in bare else 0
                claims[key][number] = max(rank, claims[key].get(number, 0))
                first[own[0]] |= 1 << len(own)
                last[own[-1]] |= 1 << len(own)
                if len(own) == 1 and not is_acronym(spelling):
                    plain.add(spelling)
    forms: dict[str, int] = {}
    groups: dict[tuple[int, ...], int] = {}
    for key, ranks in claims.items():
        forms[key] = _place(_settled(ranks, records), len(records), groups)
    return {
        "keys": [record["key"] for record in records],
        "records": [
            json.dumps(_written(record, known.get(record["key"], {}), romanise_in), ensure_ascii=False)
            for record in records
        ],
        "forms": forms,
        "groups": list(groups),
        "first": {word: counts for word, counts in first.items() if counts != 2 or word not in forms},
        "last": {word: counts for word, counts in last.items() if counts != 2 or word not in forms},
        "plain": sorted(plain),
        "patterns": patterns,
    }


def _place(numbers: tuple[int, ...], count: int, groups: dict[tuple[int, ...], int]) -> int:
    """Give what `forms` leads to: an archive's number, or beyond the `count` of archives that of their group."""
    return numbers[0] if len(numbers) == 1 else count + groups.setdefault(numbers, len(groups))


def _flat(archives: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """Give archives and their former selves one after the other."""
    for archive in archives:
        former = archive.get("former", ())
        yield {**archive, "former": [one["key"] for one in former]}
        inherited = {name: archive[name] for name in ("country", "city", "kind") if name in archive}
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


def _alone_keys(record: Record, romanise_in: Romanise) -> set[str]:
    """Give the keys of the names that mean this archive, whatever others bear them, with their romanisations."""
    return {
        key
        for name in record.get("alone", ())
        for language in record.get("acronyms", {"": ()})
        for spelling in acronym_spellings(name, language, romanise_in)
        for key, _ in keys_of(spelling)
    }


def _settled(ranks: Mapping[int, int], records: list[dict[str, Any]]) -> tuple[int, ...]:
    """Give the archives that a name may mean: those it is the key of, and of one archive's names the present one."""
    best = max(ranks.values())
    numbers = tuple(number for number, rank in ranks.items() if rank == best)
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


def other_bodies(records: Iterable[Record], romanise_in: Romanise = loc_only) -> list[str]:
    """Give the joined keys of acronyms that are no archives', in every romanisation."""
    acronyms = [acronym for record in records for acronym in (record["acronym"], *record.get("also", ()))]
    spelt = (
        spelling
        for acronym in acronyms
        for spelling in acronym_spellings(acronym, language_with(acronym[0]), romanise_in)
    )
    return sorted({key for spelling in spelt for key, _ in keys_of(spelling)})


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


def extended(index: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Give one index of two: the second's archives take the place of the first's, and its names come before."""
    changed = set(more["keys"])
    kept = [number for number, key in enumerate(index["keys"]) if key not in changed]
    keys = [index["keys"][number] for number in kept] + more["keys"]
    places = {key: place for place, key in enumerate(keys)}
    forms: dict[str, int] = {}
    groups: dict[tuple[int, ...], int] = {}
    for one in (index, more):
        count = len(one["keys"])
        for form, number in one["forms"].items():
            own = [number] if number < count else one["groups"][number - count]
            meant = tuple(places[one["keys"][number]] for number in own)
            forms[form] = _place(meant, len(keys), groups)
    return {
        "keys": keys,
        "records": [index["records"][number] for number in kept] + more["records"],
        "forms": forms,
        "groups": list(groups),
        "first": _united(index, more, "first", forms),
        "last": _united(index, more, "last", forms),
        "plain": [*index["plain"], *more["plain"]],
    }


def _united(index: Mapping[str, Any], more: Mapping[str, Any], end: str, forms: Mapping[str, int]) -> dict[str, int]:
    """Give the counts of words of both; what one leaves out as being of one word alone is added."""
    united: dict[str, int] = dict(index[end])
    for word, counts in more[end].items():
        united[word] = united.get(word, 2 * (word in forms)) | counts
    for word in more["forms"]:
        if word in united:
            united[word] |= 2 * (word not in more[end])
    return united
