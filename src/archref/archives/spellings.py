"""How an archive may be spelt: in goes a record, out comes every form of its names and acronyms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from archref.archives.words import WORD, is_acronym, is_filler, words
from archref.languages.language import by_code
from archref.languages.romanise import is_romanised, is_told, language_with, romanise
from archref.languages.words import packaged_words

Record = Mapping[str, Any]
Patterns = Sequence[tuple[re.Pattern[str], tuple[str, ...]]]
"""Forms of names, with the other ways to write a name of that form."""

Romanise = Callable[[str, str], Mapping[str, str]]
"""Gives an acronym in every romanisation, by the romanisation's name, from the acronym and its language."""


def loc_only(acronym: str, language: str) -> dict[str, str]:
    """Romanise by the Library of Congress alone: what a user's file is indexed with."""
    latin = romanise(acronym, language)
    return {"loc": latin.upper() if acronym[:1] in packaged_words().caseless else latin}


def keys_of(spelling: str) -> Iterator[tuple[str, list[str]]]:
    """Give the joined key of a name and its words' keys; a second one if the name is also written all in capitals."""
    own = list(words(spelling, 0, len(spelling)))
    if own:
        keys = [word.key for word in own]
        yield "".join(keys), keys
        if sum(not word.acronym for word in own) > 1 and any(word.acronym for word in own):
            stems = [word.stem for word in own]
            yield "".join(stems), stems


def spellings(record: Record, patterns: Patterns, romanise_in: Romanise = loc_only) -> list[str]:
    """Give every spelling of an archive's names: as written, romanised, and in the usual orders of words."""
    own = next(iter(record.get("names", {"en": ""})))
    spelt: list[str] = []
    for language, acronyms in record.get("acronyms", {}).items():
        spelt += [one for name in acronyms for one in acronym_spellings(name, language, romanise_in)]
    for language, name in record.get("names", {}).items():
        spelt += name_spellings(name, language, patterns, romanise_in)
    for name in record.get("short", ()):
        spelt += name_spellings(name, language_of_name(name, own), patterns, romanise_in)
    if "names" in record:
        spelt.append(record["key"])
        if "successor" in record and "to" in record:  # for a key that by itself means another archive
            spelt.append(f"{record['key']} ({record.get('from', '')}–{record['to']})")
    return list(dict.fromkeys(spelt))


def name_spellings(name: str, language: str, patterns: Patterns, romanise_in: Romanise) -> Iterator[str]:
    """Give a name as written, in the usual orders of words, and in Latin letters."""
    for ordered in (name, *other_orders(name, patterns)):
        yield ordered
        if is_romanised(language):
            yield from _romanised_name(ordered, language, romanise_in)


def _romanised_name(name: str, language: str, romanise_in: Romanise) -> list[str]:
    """Give a name in Latin letters: once, for words are known in any romanisation, but acronyms in it are not."""
    if any(word.acronym for word in words(name, 0, len(name))):
        return list(romanised_acronym(name, language, romanise_in).values())
    return [romanise(name, language)]


def read_patterns(records: Iterable[Record]) -> Patterns:
    """Make the records of `data/name_patterns.toml` a form in which `other_orders` takes them."""
    return [
        (re.compile(re.escape(name).replace(r"\{place\}", "(?P<place>.+)")), tuple(record["also"]))
        for record in records
        for name in record["name"]
    ]


def other_orders(name: str, patterns: Patterns) -> Iterator[str]:
    """Give the other ways in which people write a name of a usual form.

    >>> patterns = read_patterns([{"name": ["State Archive of {place} Oblast"], "also": ["{place} Oblast Archive"]}])
    >>> list(other_orders("State Archive of Vologda Oblast", patterns))
    ['Vologda Oblast Archive']
    """
    for pattern, also in patterns:
        if match := pattern.fullmatch(name):
            yield from (other.replace("{place}", match["place"]) for other in also)


def language_of_name(name: str, own: str) -> str:
    """Give the language of a short name: the one that its letters tell, else the archive's, else one with its letters.

    >>> language_of_name("Архив МИД", "lt"), language_of_name("Party Archive", "uk")
    ('ru', 'en')
    """
    foreign = next((letter for letter in name if language_with(letter)), None)
    if foreign is None:
        return "en"
    other = language_with(foreign)
    return own if is_romanised(own) and not is_told(other, name) else other


def acronym_spellings(acronym: str, language: str, romanise_in: Romanise) -> Iterator[str]:
    """Give an acronym as written, and in every romanisation, as its language and those that it is also read as do."""
    yield acronym
    if not is_romanised(language) or acronym.isascii():
        return
    if len(acronym) < 3:  # `PA`, `GA`: too little to be known by in systems that hardly anybody uses
        romanise_in = loc_only
    for reading in (language, *by_code()[language].also_as):
        yield from romanised_acronym(acronym, reading, romanise_in).values()


def romanised_acronym(acronym: str, language: str, romanise_in: Romanise) -> dict[str, str]:
    """Give an acronym by romanisation; a word in it that is no acronym (`України`) as the Library of Congress does."""
    parts = WORD.split(acronym)
    written = [
        romanise_in(word, language)
        if (is_acronym(word) or len(word) == 1) and not is_filler(word)
        else {"loc": romanise(word, language)}
        for word in WORD.findall(acronym)
    ]
    systems = dict.fromkeys(system for one in written for system in one)
    return {
        system: parts[0]
        + "".join(one.get(system, one["loc"]) + part for one, part in zip(written, parts[1:], strict=True))
        for system in systems
    }
