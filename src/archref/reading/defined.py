"""What a document says its acronyms mean: in go its passages, out come acronyms and the archives they stand for.

It says so anywhere, in a note, in a heading or in a list of abbreviations, and what it says outranks the registry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.archives.words import is_acronym
from archref.languages.letters import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archref.archives.registry import Registry

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,65})[)\]]")
_CONNECTOR = re.compile(r"[(=–—]\s?|[:-]\s")
"""Between an acronym and the name that it stands for: `GAVO (State Archive ...)`, `GAVO – State Archive ...`."""
_ACRONYM_BEFORE = re.compile(r"(?<![\w-])([^\W\d_][^\W_]{1,14}(?:\s[^\W\d_]{2,4})?)\s?\Z")
_LONGEST_ACRONYM = 15
_REACH = 300
"""How long, in code points, a full name before its acronym may be."""


def definitions(passages: Sequence[str], registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """Give the acronyms that a document introduces, folded, each with the archives' keys.

    >>> from archref import archives
    >>> definitions(["State Archive of Vologda Oblast (hereafter GAVO), f. 1"], archives)
    {'gavo': ('GAVO (Vologda)',)}
    >>> definitions(["GAVO = State Archive of Vologda Oblast"], archives)
    {'gavo': ('GAVO (Vologda)',)}
    """
    return {acronym: keys for text in passages for acronym, keys in _in_one(text, registry)}


def folded_acronym(written: str) -> str:
    """Give the form in which an acronym is looked up: no stops and spaces, small letters."""
    return fold_word(re.sub(r"\W", "", written))


def _in_one(text: str, registry: Registry) -> Iterator[tuple[str, tuple[str, ...]]]:
    for connector in _CONNECTOR.finditer(text):
        start = connector.start()
        acronym = _ACRONYM_BEFORE.search(text, max(0, start - 2 * _LONGEST_ACRONYM), start)
        if acronym is None or not is_acronym(acronym[1]):
            continue
        name = registry.name_at(text, connector.end())
        if name and len(name.keys) == 1 and _is_full_name(text[name.start : name.end]):
            yield folded_acronym(acronym[1]), _meant(acronym[1], name.keys[0], registry)
    for match in _IN_BRACKETS.finditer(text):
        last = _last_capitals(match[1])
        if last is None:
            continue
        floor = max(0, match.start() - _REACH)
        before = floor + len(text[floor : match.start()].rstrip())
        outer = registry.name_before(text, before, floor)
        if outer is not None and len(outer.keys) == 1 and _is_full_name(text[outer.start : outer.end]):
            yield folded_acronym(last), _meant(last, outer.keys[0], registry)


def _meant(acronym: str, key: str, registry: Registry) -> tuple[str, ...]:
    """Give the archive that an acronym stands for beside the full name of `key`.

    Of a former archive, or a part, that is written with its present or whole archive's name, the acronym tells which:
    `National Archives of Estonia (ERA)`.
    """
    own = registry.lookup(acronym)
    if len(own) == 1 and _whole(own[0].key, registry) == _whole(key, registry):
        return (own[0].key,)
    return (key,)


def _whole(key: str, registry: Registry) -> str:
    """Give the archive that one has become, or is a part of."""
    archive = registry[key]
    while above := archive.successor or registry.get(archive.part_of or ""):
        archive = above
    return archive.key


def _is_full_name(name: str) -> bool:
    """Tell a full name, which defines an acronym, from another acronym of the same archive: `GARF (TsGAOR SSSR)`."""
    return any(not is_acronym(word) for word in name.split()[:2]) and " " in name


def _last_capitals(bracketed: str) -> str | None:
    """Give the word with a capital that a bracket ends with, or the last two: `hereafter GARF`, `AP RF`.

    >>> _last_capitals("hereafter GARF"), _last_capitals("далее – ЦА ФСБ"), _last_capitals("in Moscow, 1990")
    ('GARF', 'ЦА ФСБ', None)
    """
    *_, last = ("", *re.split(r"[\s,;]+", bracketed.rstrip(" .,;\"'”»")))
    last = last.lstrip("\"'“„«")
    if not (last[:1].isalpha() and not last[0].islower() and 2 <= len(last) <= _LONGEST_ACRONYM):
        return None
    before = bracketed[: bracketed.rindex(last)].rstrip()
    *_, word = ("", *before.split())
    joined = word[:1].isupper() and word.isalpha() and 2 <= len(word) <= _LONGEST_ACRONYM
    return f"{word} {last}" if joined else last
