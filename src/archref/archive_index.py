"""The index of archives: in go records as in `data/archives/*.toml`, out comes what `archref.registry` looks names up in.

Compiled when the package is built (`hatch_build.py`), so that nothing is romanised and no TOML is read at run time;
a user's own file goes through the same function.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from archref.archive_names import WORD, is_acronym, words
from archref.romanise import LANGUAGES, romanise

Record = Mapping[str, Any]
Romanise = Callable[[str, str], Mapping[str, str]]
"""Gives an acronym in every romanisation, by the romanisation's name, from the acronym and its language."""

LOCAL_SCRIPTS = LANGUAGES | {"ka", "hy"}
_SECOND_READING = frozenset(("uk", "be"))


def loc_only(acronym: str, language: str) -> dict[str, str]:
    """Romanise by the Library of Congress alone: what a user's file is indexed with."""
    return {"loc": romanise(acronym, language)}


def compile_index(archives: Iterable[Record], romanise_in: Romanise = loc_only) -> dict[str, Any]:
    """Give the index of `archives`: their records with romanised forms, and every name's key with its archives.

    `forms`: from the joined keys of a name's words to the numbers of its archives; `first`, `last`: from a word to
    the counts of words that names beginning or ending with it have; `plain`: names of one word without two
    capitals, as written; `cased`: acronyms that only their capitals tell apart.
    """
    records = list(_flat(archives, romanise_in))
    claims: dict[str, dict[int, int]] = defaultdict(dict)
    first: dict[str, set[int]] = defaultdict(set)
    last: dict[str, set[int]] = defaultdict(set)
    plain: set[str] = set()
    for number, record in enumerate(records):
        alone = {key for spelling in record.pop("alone", ()) for key, _ in _keys(spelling)}
        bare = _bare_keys(record)
        for spelling in record.pop("spellings"):
            for key, own in _keys(spelling):
                rank = 2 if key in alone else 1 if key in bare else 0
                claims[key][number] = max(rank, claims[key].get(number, 0))
                first[own[0]].add(len(own))
                last[own[-1]].add(len(own))
                if len(own) == 1 and not is_acronym(spelling):
                    plain.add(spelling)
    forms = {key: _settled(ranks, records) for key, ranks in claims.items()}
    return {
        "records": records,
        "forms": forms,
        "first": {word: sorted(counts, reverse=True) for word, counts in first.items()},
        "last": {word: sorted(counts, reverse=True) for word, counts in last.items()},
        "plain": sorted(plain),
    }


def _keys(spelling: str) -> Iterator[tuple[str, list[str]]]:
    own = list(words(spelling, 0, len(spelling)))
    if own:
        keys = [word.key for word in own]
        yield "".join(keys), keys
        if any(word.acronym and word.key != word.stem for word in own) and len(own) > 2:
            yield "".join(word.stem for word in own), [word.stem for word in own]


def _flat(archives: Iterable[Record], romanise_in: Romanise) -> Iterator[dict[str, Any]]:
    """Give archives and their former selves one after the other, with all their spellings."""
    for archive in archives:
        former = archive.get("former", ())
        main = {name: value for name, value in archive.items() if name != "former"}
        yield _with_spellings(main | {"former": [one["key"] for one in former]}, main, romanise_in)
        for one in former:
            inherited = {name: main[name] for name in ("country", "city", "kind") if name in main}
            yield _with_spellings(inherited | one | {"successor": main["key"]}, main, romanise_in)


def _with_spellings(record: dict[str, Any], main: Record, romanise_in: Romanise) -> dict[str, Any]:
    own = next(iter(record["names"]), "ru")
    spellings: dict[str, None] = {}
    for language, acronyms in record.get("acronyms", {}).items():
        for acronym in acronyms:
            for spelling in _acronym_spellings(acronym, language, romanise_in):
                spellings[spelling] = None
    named = [*record["names"].items(), *((language_of_name(name, own), name) for name in record.get("short", ()))]
    for language, name in named:
        spellings[name] = None
        if language in LOCAL_SCRIPTS:
            spellings[romanise(name, language)] = None
    spellings[record["key"]] = None
    return record | {"spellings": list(spellings)}


def language_of_name(name: str, own: str) -> str:
    """Give the language of a short name: that of the archive where its letters can be so, else Russian or none."""
    if name.isascii() or not any("Ͱ" <= letter <= "ჿ" for letter in name):
        return "en"
    if own in LOCAL_SCRIPTS and own != "ru" and not any(letter in "ыэъЫЭЪ" for letter in name):
        return own
    return "ru"


def _acronym_spellings(acronym: str, language: str, romanise_in: Romanise) -> Iterator[str]:
    yield acronym
    if language not in LOCAL_SCRIPTS or acronym.isascii():
        return
    for reading in {language, "ru"} if language in _SECOND_READING else {language}:
        systems: dict[str, list[str]] = defaultdict(list)
        at = 0
        for match in WORD.finditer(acronym):
            between = acronym[at : match.start()]
            at = match.end()
            written = romanise_in(match[0], reading) if is_acronym(match[0]) or len(match[0]) == 1 else None
            plain = romanise(match[0], reading)
            names = systems.keys() | (written or {"loc": ""}).keys()
            for system in names:
                begun = systems[system] if system in systems else list(systems["loc"])
                systems[system] = [*begun, between, (written or {}).get(system, plain)]
        for parts in systems.values():
            yield "".join(parts) + acronym[at:]


def _bare_keys(record: dict[str, Any]) -> set[str]:
    """Give the keys under which the record's own key stands: its acronym in its own script and in Latin letters."""
    (bare, _), *_ = _keys(record["key"])
    found = {bare}
    for language, acronyms in record.get("acronyms", {}).items():
        for acronym in acronyms:
            latin = romanise(acronym, language if language in LOCAL_SCRIPTS else "ru")
            if any(key == bare for key, _ in _keys(latin)):
                found.update(key for key, _ in _keys(acronym))
    return found


def _settled(ranks: Mapping[int, int], records: list[dict[str, Any]]) -> list[int]:
    """Give the archives that a name may mean: those it is the key of, and of one archive's names the present one."""
    best = max(ranks.values())
    numbers = [number for number, rank in ranks.items() if rank == best]
    holders = {records[number].get("successor", records[number]["key"]) for number in numbers}
    if len(numbers) > 1 and len(holders) == 1:
        present = [number for number in numbers if "successor" not in records[number]]
        return present or numbers
    return numbers
