"""Shelf marks without labels: in goes `17/3/74/5` as written, out come its levels, told by their order."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from archref.languages.letters import DASH
from archref.reading.grammar import BOX_STEP
from archref.reading.leaves import VERSO, leaf_list
from archref.reading.numbers import file_list, value

if TYPE_CHECKING:
    from archref.model import Leaves


_FOND = re.compile(rf"(?:[^\W\d_]{{1,3}}{DASH}?)?\d+[^\W\d_]*(?:/\d{{1,2}}(?=\.))?")
_LEAVES_LIKE = re.compile(rf"\d\s?(?:{VERSO}|{DASH}\s?\d)", re.IGNORECASE)


@attrs.frozen
class Path:
    """The levels of a path of numbers, in canonical form."""

    fond: str
    opisi: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listy: tuple[Leaves, ...] = ()
    papka: str = ""


def split_path(numbers: str, tail: str = "", tail_is_leaves: bool = False) -> Path:
    """Split numbers at the separator that follows the fond.

    The `tail` behind them holds leaves (`52.2.94.3` and `-26`, `1/20/5254` and `, 1–16`) or more files
    (`9401/1a/552` and ` and 64`). Of five numbers the second and third are one opis in two parts.

    >>> split_path("9401/1a/552", " and 64")
    Path(fond='9401', opisi=('1a',), files=('552', '64'), listy=(), papka='')
    """
    fond = _FOND.match(numbers)
    cut = fond.end() if fond else 0
    separator = ", " if numbers[cut] == "," else numbers[cut]
    papka, steps = "", [numbers[:cut]]
    for step in numbers[cut + len(separator) :].split(separator):
        if box := _box_step().fullmatch(step.strip()):
            papka = box["box"]
        else:
            steps.append(step)
    first, *deeper = map(value, steps)
    if len(deeper) == 4:  # 52.1.2.461.40
        opis = f"{deeper[0]}/{deeper[1]}"
        return Path(first, (opis,), (deeper[2],), leaf_list(steps[4] + tail), papka)
    opisi, files = tuple(deeper[:1]), tuple(deeper[1:2])
    if len(deeper) == 3:
        return Path(first, opisi, files, leaf_list(steps[3] + tail), papka)
    if files and (tail_is_leaves or tail.lstrip()[:1] in (":", "/", ".", ",") or _LEAVES_LIKE.search(tail)):
        return Path(first, opisi, files, leaf_list(tail), papka)
    return Path(first, opisi, files + file_list(tail), (), papka)


@cache
def _box_step() -> re.Pattern[str]:
    return re.compile(BOX_STEP, re.IGNORECASE)
