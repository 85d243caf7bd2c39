"""Is it a citation at all: in goes a mark without an archive beside it and what was read before, out comes yes or no.

A mark of two levels is one by itself, if its labels are more than everyday words. One level alone is one only as the
continuation of another citation. Each rule stands with a text that needs it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from archref.languages.words import Words
    from archref.reading.interpret import Reading
    from archref.reading.memory import Memory


@attrs.frozen
class Mark:
    """A mark without an archive beside it, and how it stands to the citation before.

    `levels` are those of fond, opis and delo that are written, `labels` theirs, `everyday` whether each is also an
    everyday word. `here`: the last citation is in the same item and near; `adjacent`: it is right before. `joined`:
    a letter and a number with nothing between.
    """

    reading: Reading
    levels: tuple[str, ...]
    labels: tuple[str, ...]
    everyday: tuple[bool, ...]
    here: bool
    adjacent: bool
    joined: bool
    place: int
    start: int

    @property
    def telling(self) -> bool:
        """Whether one of the labels is more than an everyday word."""
        return not all(self.everyday)

    @property
    def has_leaves_only(self) -> bool:
        """Whether it is leaves with their own label."""
        return not self.levels and bool(self.reading.listy) and "page" not in self.reading.labels


@attrs.frozen
class Rule:
    """One ground on which a mark is a citation, or is none; `example` is a text that this rule decides."""

    applies: Callable[[Mark], bool]
    holds: Callable[[Mark, Memory], bool]
    example: str


_HEXADECIMAL = re.compile("[0-9a-f]+", re.IGNORECASE)
"""An identifier, `ff063d93`, not a mark."""

_SEVERAL_LEVELS = (
    Rule(
        lambda mark: mark.levels[0] == "opis" and any(mark.everyday),
        lambda mark, _: mark.adjacent,
        "Beethoven, op. 9 nr 1",
    ),
    Rule(
        lambda mark: "opis" not in mark.levels,
        lambda mark, _: mark.here or (mark.telling and any(len(label) > 1 for label in mark.labels)),
        "fond 5, delo 7",
    ),
    Rule(
        lambda _: True,
        lambda mark, _: mark.telling and (mark.here or _is_whole(mark)),
        "f. 5446, op. 1, d. 100",
    ),
)
"""For marks of two levels and more."""

_ONE_LEVEL = (
    Rule(
        lambda mark: mark.levels == ("fond",),
        lambda mark, memory: mark.here and _is_fond_with_more(mark, memory),
        "GARF, f. 5446; f. 9401, l. 5",
    ),
    Rule(lambda mark: mark.levels == ("opis",), lambda mark, _: mark.adjacent, "GARF, f. 5446, op. 1; op. 2"),
    Rule(
        lambda mark: mark.levels == ("delo",) and bool(mark.reading.listy) and "page" not in mark.reading.labels,
        lambda mark, memory: mark.here or (mark.telling and memory.is_next(mark.place)),
        "GARF, f. 5446, op. 1, d. 2, l. 3. The letter is in d. 4, l. 5",
    ),
    Rule(
        lambda mark: mark.levels == ("delo",),
        lambda mark, memory: mark.adjacent or memory.goes_on_in_the_same_words(mark.place, mark.start, mark.reading),
        "GARF, f. 5446, op. 1, d. 2, 3; d. 5",
    ),
    Rule(
        lambda mark: mark.has_leaves_only,
        lambda mark, memory: _has_a_fond(memory) and (mark.adjacent or (mark.here and mark.telling)),
        "GARF, f. 5446, op. 1, d. 2. The list (l. 101)",
    ),
)
"""For one level alone, as the continuation of another citation."""


class Judge:
    """Tells citations from what only looks like one, in some languages."""

    def __init__(self, words: Words) -> None:
        """Take the words that are labels and everyday words."""
        self._everyday = words.word_set("everyday")

    def is_everyday(self, label: str) -> bool:
        """Tell whether a label is also an everyday word: `file`, `list`, `page`."""
        return label in self._everyday

    def stands_alone(self, memory: Memory, place: int, start: int, reading: Reading) -> bool:
        """Tell whether a mark without an archive is a citation."""
        levels = tuple(level for level in ("fond", "opis", "delo") if level in reading.levels)
        named = levels or ("leaf",)
        labels = tuple(label for level in named if (label := reading.labels.get(level, "")) or not levels)
        joined = _is_joined(memory.texts[place][start : start + 3])
        everyday = tuple(map(self.is_everyday, labels))
        mark = Mark(reading, levels, labels, everyday, *memory.is_near(place, start), joined, place, start)
        if _HEXADECIMAL.fullmatch(memory.texts[place], start, start + reading.end):
            return False
        if len(levels) > 1 and (mark.here or not joined or not labels[0].isascii()):
            rules: tuple[Rule, ...] = _SEVERAL_LEVELS
        elif memory.last is None or joined:
            return False
        else:
            rules = _ONE_LEVEL if len(levels) < 2 else ()
        return next((rule.holds(mark, memory) for rule in rules if rule.applies(mark)), False)


def _is_joined(opening: str) -> bool:
    """Tell whether a letter and a number stand with no full stop between: a name (`L9`, `f95`) as often as a label."""
    letter, rest = opening[:1], opening[1:]
    if not letter.isalpha():
        return False
    if rest[:1].isdigit():
        return letter.isascii() or not letter.islower()
    return rest[:1].isspace() and rest[1:].isdigit() and not letter.islower()


def _is_whole(mark: Mark) -> bool:
    return len(mark.labels) > 1 or (len(mark.levels) > 2 and not mark.labels[0].isascii())


def _is_fond_with_more(mark: Mark, memory: Memory) -> bool:
    """Tell a fond alone that is a citation: its number is given, or leaves right behind it as behind the last one."""
    last = memory.last
    return "number" in mark.reading.extra or bool(mark.reading.listy and last and last.reference.opis is None)


def _has_a_fond(memory: Memory) -> bool:
    return memory.last is not None and memory.last.reference.fond is not None
