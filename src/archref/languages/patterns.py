"""Word lists as one expression: in go words, out comes a pattern that fails early."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from archref.languages.letters import APOSTROPHES, DASH

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Build one regular expression that matches any of `words`, the longest first, sharing common beginnings.

    A space in a word stands for an optional full stop and optional white space, an apostrophe for any or
    none, a hyphen for any dash. Where there are no words, nothing matches.

    >>> re.fullmatch(alternatives(["ед. хр", "ед"]), "ед.хр").group()
    'ед.хр'
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word.replace(". ", " "):
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _branch(tree) if tree else "(?!)"


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
    if letter == "-":
        return DASH
    return re.escape(letter)


def any_of(*patterns: object) -> str:
    """Build the pattern of one of several.

    >>> any_of("a", "b")
    '(?:a|b)'
    """
    return f"(?:{'|'.join(map(str, patterns))})"


@attrs.frozen
class Form:
    """A piece of pattern with its proof: texts that it takes, and texts that it leaves.

    A bar in an example shows where the match ends, or begins and ends: `R-274|, op. 3`, `f. |5`. Without one it is the
    whole text. What is left is not matched up to there. Written into another pattern, it stands for its own.
    """

    pattern: str
    takes: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Give the pattern."""
        return self.pattern

    def fits(self, example: str) -> bool:
        """Tell whether an example is matched just as its bars say."""
        *before, matched, _ = example.split("|") if "|" in example else (example, "")
        start = len("".join(before))
        match = re.compile(self.pattern, re.IGNORECASE).match(example.replace("|", ""), start)
        return match is not None and match.end() == start + len(matched)
