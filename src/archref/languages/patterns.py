"""Word lists as one expression: in go words, out comes a pattern that fails early."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from archref.languages.letters import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Build one regular expression that matches any of `words`, the longest first, sharing common beginnings.

    A space in a word stands for an optional full stop and optional white space, an apostrophe for any or
    none.

    >>> re.fullmatch(alternatives(["ед. хр", "ед"]), "ед.хр").group()
    'ед.хр'
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word.replace(". ", " "):
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    choices = [_symbol(letter) + _branch(rest) for letter, rest in tree.items() if letter]
    if not choices:
        return ""
    inner = choices[0] if len(choices) == 1 and "" not in tree else f"(?:{'|'.join(choices)})"
    return inner + ("?" if "" in tree else "")


def _symbol(letter: str) -> str:
    if letter == " ":
        return r"\.?\s*"
    if letter in APOSTROPHES:
        return f"[{APOSTROPHES}]?"
    return re.escape(letter)
