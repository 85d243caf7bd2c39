"""What a document says its acronyms mean: in go its passages, out come acronyms and the archives they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.languages.letters import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archref.archives.registry import Registry

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,65})[)\]]")
_ACRONYM_FIRST = re.compile(r"(?<!\w)([^\W\d_][^\W_]{1,14})\s?(?:\(|[–—:=-]\s)\s?(?=[^\W\d_])")
"""`GAVO (State Archive of Vologda Oblast)`; `GAVO – State Archive ...` in a list."""
_LONGEST_ACRONYM = 15
_REACH = 300
"""How long, in code points, a full name before its acronym may be."""


def definitions(passages: Sequence[str], registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """Give the acronyms that a document introduces, folded, each with the archives' keys.

    >>> from archref import archives
    >>> definitions(["State Archive of Vologda Oblast (hereafter GAVO), f. 1"], archives)
    {'gavo': ('GAVO (Vologda)',)}
    """
    return {acronym: keys for text in passages for acronym, keys in _in_one(text, registry)}


def folded_acronym(written: str) -> str:
    """Give the form in which an acronym is looked up: no stops and spaces, small letters."""
    return fold_word(re.sub(r"\W", "", written))


def _in_one(text: str, registry: Registry) -> Iterator[tuple[str, tuple[str, ...]]]:
    for match in _ACRONYM_FIRST.finditer(text):
        if match[1][0].islower():
            continue
        name = registry.name_at(text, match.end())
        if name and len(name.keys) == 1 and " " in text[name.start : name.end]:
            yield folded_acronym(match[1]), name.keys
    for match in _IN_BRACKETS.finditer(text):
        acronym = _last_capitals(match[1])
        if acronym is None:
            continue
        floor = max(0, match.start() - _REACH)
        before = floor + len(text[floor : match.start()].rstrip())
        outer = registry.name_before(text, before, floor)
        if outer is not None and len(outer.keys) == 1:
            yield folded_acronym(acronym), outer.keys


def _last_capitals(bracketed: str) -> str | None:
    """Give the word with a capital that a bracket ends with, or the last two: `hereafter GARF`, `AP RF`.

    >>> _last_capitals("hereafter GARF"), _last_capitals("далее – ЦА ФСБ"), _last_capitals("in Moscow, 1990")
    ('GARF', 'ЦА ФСБ', None)
    """
    *_, last = ("", *re.split(r"[\s,;]+", bracketed))
    if not (last[:1].isalpha() and not last[0].islower() and 2 <= len(last) <= _LONGEST_ACRONYM):
        return None
    before = bracketed[: -len(last)].rstrip()
    *_, word = ("", *before.split())
    joined = before.endswith(word) and word[:1].isupper() and word.isalpha() and 2 <= len(word) <= _LONGEST_ACRONYM
    return f"{word} {last}" if joined and bracketed[len(before)] == " " else last
