"""Shelf marks without labels: in goes `17/3/74/5` as written, out come its levels, told by their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from archref.languages.letters import DASH
from archref.reading.numbers import Placed, file_list, in_full, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archref.reading.grammar import Grammar
    from archref.reading.leaves import PlacedLeaves

_CLOSING = re.compile(rf"\s?{DASH}\s?(\d+)")
_FOND = re.compile(rf"(?:[^\W\d_]{{1,3}}{DASH}?)?\d+[^\W\d_]*(?:/\d{{1,2}}(?=\.))?")


@attrs.frozen
class Path:
    """The levels of a path of numbers, in canonical form, each with its place in the path and the tail behind it."""

    fond: Placed
    opisi: tuple[Placed, ...] = ()
    files: tuple[Placed, ...] = ()
    listy: tuple[PlacedLeaves, ...] = ()
    papka: Placed | None = None


def split_path(grammar: Grammar, numbers: str, tail: str = "", tail_is_leaves: bool = False) -> Path:
    """Split numbers at the separator that follows the fond.

    The `tail` right behind them holds leaves (`52.2.94.3` and `-26`, `1/20/5254` and `, 1-16`) or more files
    (`9401/1a/552` and ` and 64`). Of five numbers the second and third are one opis in two parts.
    """
    papka: Placed | None = None
    steps: list[Placed] = []
    for written, start in _steps(numbers):
        if box := grammar.paths.box_step.fullmatch(written.strip()):
            at = start + written.index(box["box"])
            papka = Placed(box["box"], at, at + len(box["box"]))
        else:
            steps.append(Placed(value(written), start, start + len(written)))
    first, *deeper = steps
    text = numbers + tail
    if len(deeper) == 4:  # 52.1.2.461.40
        one, two, file, leaf = deeper
        opis = Placed(f"{one.value}/{two.value}", one.start, two.end)
        return Path(first, (opis,), (file,), _leaves(grammar, text, leaf.start), papka)
    opisi, files = tuple(deeper[:1]), tuple(deeper[1:2])
    if len(deeper) == 3:
        return Path(first, opisi, files, _leaves(grammar, text, deeper[2].start), papka)
    end = len(numbers)
    leaves_follow = tail_is_leaves or tail.lstrip()[:1] in (":", "/", ".", ",") or grammar.paths.looks_like_leaves(tail)
    if files and leaves_follow:
        return Path(first, opisi, files, _leaves(grammar, text, end), papka)
    if files and (closing := _CLOSING.fullmatch(tail)):  # 601/1/217-19
        file = files[0]
        last = in_full(file.value, closing[1])
        return Path(first, opisi, (Placed(f"{file.value}-{last}", file.start, end + len(tail)),), (), papka)
    more = tuple(Placed(file.value, end + file.start, end + file.end) for file in file_list(tail))
    return Path(first, opisi, files + more, (), papka)


def _steps(numbers: str) -> Iterator[tuple[str, int]]:
    """Give the numbers of a path and where each begins."""
    fond = _FOND.match(numbers)
    cut = fond.end() if fond else 0
    yield numbers[:cut], 0
    separator = ", " if numbers[cut] == "," else numbers[cut]
    start = cut + len(separator)
    for step in numbers[start:].split(separator):
        yield step, start
        start += len(step) + len(separator)


def _leaves(grammar: Grammar, text: str, start: int) -> tuple[PlacedLeaves, ...]:
    return tuple(
        run._replace(start=start + run.start, end=start + run.end) for run in grammar.leaf_forms.leaf_list(text[start:])
    )
