"""What a document says its acronyms mean: in go its passages, out come acronyms and the archives they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.languages.letters import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archref.archives.registry import Registry

_DEFINED = re.compile(r"[(\[][^()\[\]]{0,40}?\b([^\W\d_][^\s()\[\],;]{1,14}(?:\s[^\W\d_]\w{0,9})?)[)\]]")
_ACRONYM_FIRST = re.compile(r"(?<!\w)([^\W\d_][^\W_]{1,14})\s?(?:\(|[–—:=-]\s)\s?(?=[^\W\d_])")
"""`GAVO (State Archive of Vologda Oblast)`; `GAVO – State Archive ...` in a list."""
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
    for match in _DEFINED.finditer(text):
        if match[1][0].islower():
            continue
        floor = max(0, match.start() - _REACH)
        before = floor + len(text[floor : match.start()].rstrip())
        outer = registry.name_before(text, before, floor)
        if outer is not None and len(outer.keys) == 1:
            yield folded_acronym(match[1]), outer.keys
