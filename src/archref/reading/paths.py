"""Shelf marks without labels: in go the words for numbers and leaves, out come the patterns of a path: 17/3/74/5.

What the numbers of a path are, `bare` tells.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from archref.languages.letters import DASH, DASHES
from archref.languages.patterns import any_of
from archref.reading.between import FLAGS, GAP
from archref.reading.numbers import NO_MORE, YEAR, Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archref.reading.leaves import LeafForms


class Paths:
    """The patterns of numbers with one separator between, in the words of some languages."""

    def __init__(self, numbers: Numbers, leaf_forms: LeafForms) -> None:
        """Take the pieces for numbers and leaves."""
        self._numbers = numbers
        self._leaf_forms = leaf_forms

    @cached_property
    def pattern(self) -> str:
        """A path with a papka in brackets and what hangs on behind it: its leaves, or more files."""
        numbers, leaves = self._numbers, self._leaf_forms
        lower = numbers.lower
        not_a_date = (
            r"(?!(?:[0-3]?\d[./-](?:0?\d|1[0-2])|(?:0?\d|1[0-2])[./-][0-3]?\d)[./-](?:(?:19|20)\d\d|0\d)(?!\d)"
            rf"|{YEAR}{DASH}{YEAR}|{YEAR}/\d{{2,4}}(?![/\d]))"
        )
        leaf_first = numbers.labels("leaf", number_first=True)
        run = (
            rf"(?!\d+{lower}?/){leaves.leaves}{NO_MORE}(?!\.?[\s-]?{leaf_first})(?![./-]\d)"
            rf"(?!\s*{numbers.upper}(?-i:{lower}))"
        )
        lead = any_of(
            r"[/.](?=\d)",
            rf"\.\s(?=\d+\s?{DASH}\s?\d+(?:[;,.)\n]|\Z))",
            rf"\s?[:{DASHES}]\s?(?=\d)",
            rf"{numbers.separator}(?=\d)",
        )
        box = rf"{numbers.labels('papka')}\.?\s?(?P<box>\d+)"
        return (
            rf"(?P<path>{GAP}{not_a_date}(?P<value>{'|'.join(self._numbers_of_a_path())})"
            rf"(?P<aside>\s\((?:{YEAR}\)(?=,\s?)|{box}\)))?"
            rf"(?P<tail>{leaves.with_verso}?(?:{lead}{run}(?:{numbers.separator}{run}){{0,99}})?)(?!/\d))"
        )

    @cached_property
    def box_step(self) -> re.Pattern[str]:
        """A papka among the numbers of a path."""
        return re.compile(rf"{self._numbers.labels('papka')}\.?\s?(?P<box>\d+)", FLAGS)

    def _numbers_of_a_path(self) -> Iterable[str]:
        """Give the patterns of a path of numbers, one a separator."""
        lower, capital = self._numbers.lower, self._numbers.upper
        box = rf"{self._numbers.labels('papka')}\.?\s?\d+"
        plain = rf"\d{{1,7}}{lower}?(?!{lower})"
        fond = (
            rf"(?:{capital}{{2,3}}{DASH}|{capital}{DASH}?)?\d{{1,6}}{lower}{{0,2}}(?!{lower}|\d)(?:/\d{{1,2}}(?=\.))?"
        )
        pointed = rf"(?:(?-i:[A-Z][a-z]))?{plain}(?:/\d+)?(?:-(?-i:[IVX]+)(?!\w))?"
        for separator, step, fewest, most in (
            ("/", rf"(?:{box}|\d{{1,7}}(?:-?{lower}{{1,4}}(?!\w))?)", 1, 3),
            (r"\.", pointed, 1, 4),
            (DASH, plain, 1, 3),
            (":", rf"(?:{box}|{plain})", 2, 3),
            ("[ \\xa0]", rf"\d{{1,6}}{lower}?(?!\w|\.\d)", 2, 3),
            (r",\s", rf"(?!{YEAR},\s{YEAR})\d{{1,6}}{lower}?(?!\w)", 2, 3),
        ):
            yield rf"{fond}(?:{separator}{step}){{{fewest},{most}}}(?!\d)"

    @cached_property
    def _leaves_like(self) -> re.Pattern[str]:
        return re.compile(rf"\d\s?(?:{self._leaf_forms.verso}|{DASH}\s?\d)", FLAGS)

    def looks_like_leaves(self, tail: str) -> bool:
        """Tell whether numbers behind a path are leaves: a range, or one with a back."""
        return self._leaves_like.search(tail) is not None
