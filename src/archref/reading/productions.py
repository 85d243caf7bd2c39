"""A production of the grammar at work: in goes its description in pyparsing, out comes what applies it to a text.

pyparsing's elements describe the grammar and draw it. Applying one through pyparsing makes a result object at every
step; of the three ways in which the description puts expressions together (one after another, the first that fits, one
that may be left out) plain functions are made instead, which find the same in half the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

import pyparsing as pp

Matches = list[re.Match[str]]
_Step = Callable[[str, int, Matches], int]
"""Adds what it finds in a text from a place on, and gives where that ends, or -1 and adds nothing."""


class Production:
    """What a mark may begin with; `element` is its description."""

    def __init__(self, element: pp.ParserElement) -> None:
        """Take the description; its expressions are compiled when they are first tried."""
        self.element = element.parse_with_tabs()

    @cached_property
    def _apply(self) -> _Step:
        return _step(self.element)

    def match(self, window: str) -> Matches | None:
        """Apply it at the start of `window`: its parts, or None where it does not fit."""
        found: Matches = []
        return None if self._apply(window, 0, found) < 0 else found

    def expected(self, window: str) -> tuple[int, tuple[str, ...]]:
        """Give the farthest place of `window` at which a part was tried and did not fit, and the names of those parts.

        >>> from archref import Reader
        >>> Reader().habits.grammar.labelled.expected("f. 1, op. 2, d. 3 of them")
        (17, ('leaves', 'pages', 'further levels'))
        """
        tried: dict[int, list[str]] = {}
        _try(self.element, window, 0, tried)
        farthest = max(tried, default=0)
        return farthest, tuple(dict.fromkeys(tried.get(farthest, ())))


def _try(element: pp.ParserElement, text: str, place: int, tried: dict[int, list[str]]) -> int:
    """Apply an element as its step does, and note by their place the names of the parts that do not fit."""
    if isinstance(element, pp.Regex):
        match: re.Match[str] | None = element.re_match(text, place)
        if match is None:
            tried.setdefault(place, []).append(str(element.name))
        return match.end() if match else -1
    if isinstance(element, pp.Opt):
        end = _try(element.expr, text, place, tried)
        return place if end < 0 else end
    for inner in element.exprs:  # type: ignore[attr-defined]
        end = _try(inner, text, place, tried)
        if isinstance(element, pp.And):
            place = end
        if (end < 0) is isinstance(element, pp.And):
            return end
    return end


def _step(element: pp.ParserElement) -> _Step:
    if isinstance(element, pp.Regex):
        return _one(element)
    if isinstance(element, pp.Opt):
        return _maybe(_step(element.expr))
    steps = [_step(inner) for inner in element.exprs]  # type: ignore[attr-defined]
    return _all_of(steps) if isinstance(element, pp.And) else _first_of(steps)


def _one(element: pp.Regex) -> _Step:
    def apply(text: str, place: int, found: Matches) -> int:
        match: re.Match[str] | None = element.re_match(text, place)
        if match is None:
            return -1
        found.append(match)
        return match.end()

    return apply


def _maybe(step: _Step) -> _Step:
    def apply(text: str, place: int, found: Matches) -> int:
        end = step(text, place, found)
        return place if end < 0 else end

    return apply


def _all_of(steps: list[_Step]) -> _Step:
    def apply(text: str, place: int, found: Matches) -> int:
        before = len(found)
        for step in steps:
            place = step(text, place, found)
            if place < 0:
                del found[before:]
                return -1
        return place

    return apply


def _first_of(steps: list[_Step]) -> _Step:
    def apply(text: str, place: int, found: Matches) -> int:
        for step in steps:
            end = step(text, place, found)
            if end >= 0:
                return end
        return -1

    return apply
