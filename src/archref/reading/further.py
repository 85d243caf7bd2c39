"""Levels beyond the four, between the fond and the delo or between the delo and the leaves: papka, tom, god, bureau.

In go the words of languages, out come pieces of pattern for `grammar`, and the expression that takes a run of such
levels apart.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from archref.languages.letters import DASHES
from archref.languages.patterns import Form, alternatives
from archref.levels import BOXES, EXTRA_LEVELS
from archref.reading.between import FLAGS, GAP, START, after_label
from archref.reading.numbers import END, YEAR, Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archref.languages.words import Words

_INNER_LEVELS = tuple(
    level for level in EXTRA_LEVELS if level not in (*BOXES, "god", "deloproizvodstvo", "number", "dokument")
)
_LABELS_OF_A_WORD = 5
"""How long a box's label has to be to be read behind the delo, where `p.` is a page."""


class FurtherLevels:
    """Pieces of pattern for further levels in the words of some languages, each built when it is first used."""

    def __init__(self, words: Words, numbers: Numbers) -> None:
        """Take the words and the pieces for numbers."""
        self._words = words
        self._numbers = numbers
        self._after_label = after_label(numbers)

    @cached_property
    def year_level(self) -> Form:
        """A year as a level; without its word only right before the next label."""
        numbers = self._numbers
        return Form(
            rf"(?<![(\w]){YEAR}(?:[-–/]\d{{2,4}})?"
            rf"(?:\s?{numbers.year_word}\.?(?:\s*\([^()]{{1,3}}\))?"
            rf"|(?=[\s.,;{DASHES}]*{START}(?:{numbers.deeper}){END}[.\s]*\d))",
            takes=("1806 g.", "1946|, d. 253", "1906-07 g"),
            leaves=("1946", "1946, Moscow"),
        )

    def _office(self, named: bool) -> str:
        """Give the pattern of a bureau whose files are counted by themselves: its fixed name or its number."""
        fixed = alternatives(self._words.forms("offices"))
        ending = rf"[-\s]?(?:{alternatives(self._words.forms('ordinal_endings'))})?\s?"
        whole, bureau = ("?P<office>", "?P<bureau>") if named else ("?:", "?:")
        # A bureau's number tells it; the name of the department before it (`DP. 4 d-vo`) says what the fond says.
        return (
            rf"(?:[^\d,.;:()]{{0,60}}\()?{START}(?:(?:(?-i:{fixed}){END}[.,\s]{{1,3}})?"
            rf"({bureau}\d{{1,2}}){ending}{self._numbers.labels('deloproizvodstvo')}|({whole}(?-i:{fixed}){END}))\)?"
        )

    @cached_property
    def litera(self) -> str:
        """A part of a part, which has no key of its own: `D. 25. Ch. 3. Lit. A`."""
        return rf"{START}(?:{alternatives(self._words.forms('litera'))}){END}\.?\s?{self._numbers.upper}(?!\w)"

    def _any_level(self, levels: Iterable[str], shortest: int = 1) -> str:
        words = alternatives(
            form for level in levels for form in self._words.label_forms(level) if len(form) >= shortest
        )
        return rf"{START}(?:{words}){END}{self._after_label}{self._numbers.simple}"

    @cached_property
    def outer(self) -> str:
        """A further level between the fond and the delo."""
        levels = self._any_level((*BOXES, "number", *_INNER_LEVELS))
        return rf"(?>{GAP}(?:{self._office(named=False)}|{self.year_level}|{levels})(?:\s\([^()\d]{{1,40}}\))?)"

    @cached_property
    def inner(self) -> str:
        """A further level between the delo and the leaves."""
        levels = self._any_level((*_INNER_LEVELS, "dokument"))
        boxes = self._any_level(BOXES, _LABELS_OF_A_WORD)
        gloss = rf"(?:\s\((?:{YEAR}[^()\d]{{0,4}}|[^()\d]{{1,40}})\))?"
        return rf"(?>{GAP}(?:{self.year_level}|{self.litera}|{levels}|(?<!; ){boxes}){gloss})"

    @cached_property
    def taken_apart(self) -> re.Pattern[str]:
        """The expression that takes a run of further levels apart: `lastgroup` is the level, or `office`."""
        labelled = (
            rf"{START}{self._numbers.labels(level)}{self._after_label}(?P<{level}>{self._numbers.simple})"
            for level in (*BOXES, "number", *_INNER_LEVELS, "dokument")
        )
        year = rf"(?<!\()(?P<god>{YEAR}(?:[-–/]\d{{2,4}})?)"
        return re.compile(rf"{GAP}(?:{'|'.join((self._office(named=True), *labelled, year))})", FLAGS)
