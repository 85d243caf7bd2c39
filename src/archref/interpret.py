"""From the parts of the grammar to values: in go the matches of one shelf mark, out comes a `Reading`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from archref.dialects import DASH, forms
from archref.grammar import BOX_STEP, further_levels
from archref.values import SEPARATOR, VERSO, file_list, leaf_list, value

if TYPE_CHECKING:
    from archref.model import Leaves

_DASH = re.compile(DASH)
_LEAVES_LIKE = re.compile(rf"\d\s?(?:{VERSO}|{DASH}\s?\d)", re.IGNORECASE)
_STEPS = re.compile(rf"(?<=\w)(?:/|{DASH})(?=\d)")
_DIGITS = re.compile(r"\d+")
_SEPARATOR = re.compile(SEPARATOR, re.IGNORECASE)
_FOLLOWING_WORD = re.compile(r"[\s.]{0,3}([^\W\d_]+)(\.?\s*\d)?")


@attrs.frozen
class Reading:
    """What one shelf mark says. `end` counts code points from the window's start; `levels` are those written.

    Several files (`dd. 13, 16`) or inventories (`Оп. 6, 7`) stand in one mark; `labels` are the label words
    as written, lower case, by level.
    """

    end: int
    levels: tuple[str, ...]
    labels: dict[str, str]
    fond: str | None = None
    opisi: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listy: tuple[Leaves, ...] = ()
    extra: dict[str, str] = attrs.Factory(dict)
    is_path: bool = False


@cache
def _months() -> frozenset[str]:
    return frozenset(forms("months"))


@cache
def _extents() -> frozenset[str]:
    return frozenset(forms("extent"))


def _is_before_month(text: str, end: int) -> bool:
    word = _FOLLOWING_WORD.match(text, end)
    return word is not None and word[1].lower() in _months()


def _without_date(token: re.Match[str], group: str = "value") -> tuple[str, int]:
    """Give a list's text, and where it ends, less a last number that begins something else.

    In `l. 27, 12 May` that is the day of a month, in `д. 131, 9 л.` the number of leaves.
    """
    written, end = token[group] or "", token.end()
    word = _FOLLOWING_WORD.match(token.string, end)
    if word is None or not written:
        return written, end
    following = word[1].lower()
    separators = [match.start() for match in _SEPARATOR.finditer(written)]
    if separators and (following in _months() or (following in _extents() and not word[2])):
        return written[: separators[-1]], token.start(group) + separators[-1]
    return written, end


def _bare_leaves(files: tuple[str, ...], written: str, label: str) -> int:
    """Count the numbers of a delo list that are files; those behind are leaves without their label.

    Latin labels double for several files (`dd. 13, 16`), so `d. 381, 51` is a delo and a leaf; but
    `d. 43, 44, 45, 46` counts on and is files all the same, as are all lists in Cyrillic.
    """
    numbers = [int(digits[0]) for digits in map(_DIGITS.search, files) if digits]
    if "," in written and numbers[1] < numbers[0]:
        return 1  # спр. 344, 28
    counts_on = len(numbers) > 2 and all(a < b for a, b in pairwise(numbers))
    doubled = label.startswith(("dd", "dela", "spravy")) or label.endswith("s") or not label.isascii()
    return len(files) if doubled or counts_on or "," not in written else 1


def interpret(tokens: list[re.Match[str]]) -> Reading:
    """Read the parts of one shelf mark, in their order."""
    fond: str | None = None
    opisi: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listy: tuple[Leaves, ...] = ()
    extra: dict[str, str] = {}
    levels: list[str] = []
    labels: dict[str, str] = {}
    end = 0
    for token in tokens:
        level = token.lastgroup or ""
        groups = token.re.groupindex
        further = _further(token["further"]) if "further" in groups and token["further"] else {}
        written = token["value"] if "value" in groups else ""
        label = (token["label"] or "").casefold() if "label" in groups else ""
        token_end = token.end()
        if (level == "delo" and files) or (level in ("leaf", "page") and listy and "path" in labels):
            break  # after a path that goes as far, this is the next citation
        if further:
            extra |= further
            levels.append("extra")
        if level == "path":
            tail, token_end = _without_date(token, "tail")
            fond, opisi, files, listy, box = _path(written, tail, bool(token["aside"]))
            if box or token["box"]:
                extra["papka"] = box or re.sub(r"\D", "", token["box"])
            given = (("fond", fond), ("opis", opisi), ("delo", files), ("listy", listy), ("extra", extra))
            levels += [name for name, values in given if values]
        elif level == "fond":
            if len(_STEPS.findall(written)) > 1:
                fond, opisi, files, listy, _ = _path(written)
                levels += ["fond", "opis"] + ["delo"] * bool(files)
            else:
                fond = f"RG-{written}" if label == "rg" and "." in written else value(written)
                levels.append("fond")
        elif level == "opis":
            opisi = tuple(value(item) for item in re.split(r"\s+[^\W\d_]+\s+(?=\d)", written))
            levels.append("opis")
        elif level == "delo":
            written, token_end = _without_date(token)
            files = file_list(written)
            levels.append("delo")
            label_first = token.start("label") < token.start("value")
            if len(files) > 1 and label_first and token is tokens[-1]:
                count = _bare_leaves(files, written, label)
                if count < len(files):
                    files, listy = files[:count], leaf_list(written.partition(",")[2])
                    levels.append("listy")
        elif level == "pair":
            inventory, _, first = written.partition("/")
            opisi, files = (value(inventory),), file_list(first)
            levels += ["opis", "delo"]
        elif level == "bare":
            written, token_end = _without_date(token)
            numbers = file_list(written)
            if _is_before_month(token.string, token_end):
                break
            if _continues_opis(opisi[-1], numbers, labels["opis"], token.group(), token is tokens[-1]):
                opisi += numbers
            else:
                files = numbers
                levels.append("delo")
        elif level == "signed":
            if "opis" in levels:
                files = (value(written),)
                levels.append("delo")
            else:
                extra["number"] = value(written)
                levels.append("extra")
        elif level in ("leaf", "page"):
            written, token_end = _without_date(token)
            if not label and _is_before_month(token.string, token_end):
                break
            listy = leaf_list(written)
            levels.append("listy")
        elif level == "papka":
            extra[level] = value(written)
            levels.append("extra")
        labels[level] = label
        end = token_end
    return Reading(end, tuple(dict.fromkeys(levels)), labels, fond, opisi, files, listy, extra, "path" in labels)


def _further(written: str) -> dict[str, str]:
    """Read levels beyond the four: `DPOO 1898`, `ч. 2`, `1806 g.`."""
    extra = {}
    for match in further_levels().finditer(written):
        level = match.lastgroup or ""
        number = match[f"{level}_value"]
        extra[level] = value(re.sub(r"\s", "", number) if level == "god" else number)
    return extra


def _continues_opis(opis: str, numbers: tuple[str, ...], label: str, text: str, is_last: bool) -> bool:
    """Tell `Оп. 6, 7` (two inventories, neighbouring numbers) from `оп. 1, 126` (a delo without its label)."""
    if not is_last or "." in text or label.isascii():
        return False
    digits, following = re.match(r"\d+", opis), re.match(r"\d+", numbers[0])
    return bool(digits and following and 0 < int(following[0]) - int(digits[0]) <= 5)


_PATH_HEAD = re.compile(rf"(?:[^\W\d_]{{1,3}}{DASH}?)?\d+[^\W\d_]*(?:/\d{{1,2}}(?=\.))?")


def _path(
    head: str, tail: str = "", tail_is_leaves: bool = False
) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[Leaves, ...], str]:
    """Split `9401/1a/552` or `52.2.94.3` at the separator after the fond.

    Gives fond, opisi, files, leaves and papka. The tail holds more leaves (`1/20/5254 (1932), 1–16`) or more
    files (`9401/1a/552 and 64`).
    """
    start = _PATH_HEAD.match(head)
    after_fond = start.end() if start else 0
    separator = ", " if head[after_fond] == "," else head[after_fond]
    steps = [head[:after_fond], *head[after_fond + len(separator) :].split(separator)]
    box = ""
    for step in steps[1:]:
        if found := _box_step().fullmatch(step.strip()):
            box = found["box"]
            steps.remove(step)
    fond, *deeper = (value(step) for step in steps)
    opisi, files = tuple(deeper[:1]), tuple(deeper[1:2])
    if len(deeper) == 4:  # 52.1.2.461.40
        opisi, files = (f"{deeper[0]}/{deeper[1]}",), (deeper[2],)
        return fond, opisi, files, leaf_list(steps[4] + tail), box
    if len(deeper) > 2:
        return fond, opisi, files, leaf_list(steps[3] + tail), box
    if opisi and not files:
        return fond, opisi, file_list(tail), (), box
    if tail_is_leaves or tail.lstrip()[:1] in (":", "/", ".", ",") or _LEAVES_LIKE.search(tail):
        return fond, opisi, files, leaf_list(tail), box
    return fond, opisi, files + file_list(tail), (), box


@cache
def _box_step() -> re.Pattern[str]:
    return re.compile(BOX_STEP, re.IGNORECASE)
