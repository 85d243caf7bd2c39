"""From the parts of the grammar to values: in go the matches of one shelf mark, out comes a `Reading`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import attrs

from archref.languages.language import label_forms, word_set
from archref.languages.letters import DASH
from archref.reading.bare import split_path
from archref.reading.grammar import further_levels
from archref.reading.leaves import leaf_list
from archref.reading.numbers import SEPARATOR, file_list, value

if TYPE_CHECKING:
    from archref.model import Leaves
    from archref.reading.bare import Path


_STEPS = re.compile(rf"(?<=\w)(?:/|{DASH})(?=\d)")
_DIGITS = re.compile(r"\d+")
_SEPARATOR = re.compile(SEPARATOR, re.IGNORECASE)
_OFFICE = re.compile(r"(\d+)(?:-[^\W\d_]{1,2})?[\s-](?:[дd][\w-]+|делопроизводство)$", re.IGNORECASE)
"""The third office of the Police Department, however its word is shortened: `3 д-во`, `3-е делопр`."""
_CONJUNCTION = re.compile(r"\s+[^\W\d_]+\s+(?=\d)")
_NEIGHBOURS = 5
_YEAR_BEHIND = re.compile(r",\s(?:18|19|20)\d\d\Z")
_FIRST_YEAR = 1000
_FOLLOWING_WORD = re.compile(r"[\s.]{0,3}([^\W\d_]+)(\.?[^\S\n]*\d)?")


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


def _begins_something_else(text: str, end: int) -> bool:
    """Tell whether the number before `end` is a day before its month, or a count of leaves (`9 л.`)."""
    word = _FOLLOWING_WORD.match(text, end)
    if word is None:
        return False
    following = word[1].lower()
    return following in word_set("months") or (following in word_set("extent") and not word[2])


def _without_date(token: re.Match[str], group: str = "value") -> tuple[str, int]:
    """Give a list's text, and where it ends, less a last number that begins something else or is a year.

    In `l. 27, 12 May` that is the day of a month, in `д. 131, 9 л.` the number of leaves, in `l. 5, 1937` the year.
    """
    written, end = token[group] or "", token.end()
    year = _YEAR_BEHIND.search(written)
    if year and all(int(number) < _FIRST_YEAR for number in _DIGITS.findall(written[: year.start()])):
        return written[: year.start()], token.start(group) + year.start()
    if written and _begins_something_else(token.string, end):
        separators = [match.start() for match in _SEPARATOR.finditer(written)]
        if separators:
            return written[: separators[-1]], token.start(group) + separators[-1]
    return written, end


_SEVERAL = ("dd", "дд", "dela", "дела", "spravy", "справи", "files")


def _count_files(files: tuple[str, ...], written: str, label: str) -> int:
    """Count the numbers of a delo list that are files; those behind are leaves without their label.

    Latin labels double for several files (`dd. 13, 16`), so `d. 381, 51` is a delo and a leaf; but
    `d. 43, 44, 45, 46` counts on and is files all the same, as are lists in Cyrillic that do not fall back.
    """
    if "," not in written or label.startswith(_SEVERAL):
        return len(files)
    numbers = [int(digits[0]) for digits in map(_DIGITS.search, files) if digits]
    if numbers[1] < numbers[0]:
        return 1  # спр. 344, 28
    counts_on = len(numbers) > 2 and all(a < b for a, b in pairwise(numbers))
    return len(files) if counts_on or label.endswith("s") or not label.isascii() else 1


def interpret(tokens: list[re.Match[str]]) -> Reading:
    """Read the parts of one shelf mark, in their order."""
    draft = _Draft()
    for token in tokens:
        level = token.lastgroup or ""
        label = token["label"].casefold() if "label" in token.re.groupindex else ""
        if not draft.goes_on_with(level, label):
            break
        if "further" in token.re.groupindex and token["further"]:
            draft.add_further(token["further"])
        end = _READERS[level](draft, _Part(token, label, token is tokens[-1]))
        if end is None:
            break
        draft.labels[level] = label
        draft.end = end
    return draft.reading()


class _Part(NamedTuple):
    """One part of a mark: its match, its label in lower case, and whether it closes the mark."""

    token: re.Match[str]
    label: str
    is_last: bool


@attrs.define
class _Draft:
    """A reading in the making. The methods take one part each and give where it ends, None where it is none."""

    end: int = 0
    levels: list[str] = attrs.Factory(list)
    labels: dict[str, str] = attrs.Factory(dict)
    fond: str | None = None
    opisi: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listy: tuple[Leaves, ...] = ()
    extra: dict[str, str] = attrs.Factory(dict)

    def reading(self) -> Reading:
        levels = tuple(dict.fromkeys(self.levels))
        return Reading(
            self.end, levels, self.labels, self.fond, self.opisi, self.files, self.listy, self.extra,
            "path" in self.labels,
        )  # fmt: skip

    def goes_on_with(self, level: str, label: str) -> bool:
        """Tell whether a part belongs to this mark: after a path that goes as far, it begins the next one."""
        if level == "delo" and self.files:
            return label in label_forms("page") and not self.listy
        return level not in ("leaf", "page") or not self.listy

    def add_further(self, written: str) -> None:
        """Read levels beyond the four: `DPOO 1898`, `ч. 2`, `1806 g.`."""
        for match in further_levels().finditer(written):
            level = "deloproizvodstvo" if match.lastgroup == "office" else match.lastgroup or ""
            number = match[match.lastgroup or 0]
            if level == "god":
                number = re.sub(r"\s", "", number)
            elif level == "deloproizvodstvo":
                number = _OFFICE.sub(r"\1 д-во", number)
            self.extra[level] = value(number)
            self.levels.append("extra")

    def _rest(self, part: _Part) -> int:
        return part.token.end()

    def _path(self, part: _Part) -> int:
        tail, end = _without_date(part.token, "tail")
        self._follow(split_path(part.token["value"], tail, tail_is_leaves=bool(part.token["aside"])))
        if part.token["box"]:
            self.extra["papka"] = part.token["box"]
            self.levels.append("extra")
        return end

    def _follow(self, path: Path) -> None:
        self.fond, self.opisi, self.files, self.listy = path.fond, path.opisi, path.files, path.listy
        if path.papka:
            self.extra["papka"] = path.papka
        given = {"fond": self.fond, "opis": self.opisi, "delo": self.files, "listy": self.listy, "extra": self.extra}
        self.levels += [level for level, values in given.items() if values]

    def _fond(self, part: _Part) -> int:
        written = part.token["value"]
        if len(_STEPS.findall(written)) > 1:  # Fond 76/3/87
            self._follow(split_path(written))
        else:
            self.fond = f"RG-{written}" if part.label == "rg" and "." in written else value(written)
            self.levels.append("fond")
        return part.token.end()

    def _opis(self, part: _Part) -> int:
        self.opisi = tuple(value(item) for item in _CONJUNCTION.split(part.token["value"]))
        self.levels.append("opis")
        return part.token.end()

    def _delo(self, part: _Part) -> int | None:
        if self.files:  # CDAWOWU, 3838/1/59, s. 25: a page, where Estonians would have a säilik
            return self._leaves(part)
        written, end = _without_date(part.token)
        self.files = file_list(written)
        self.levels.append("delo")
        if part.is_last and len(self.files) > 1 and part.token.start("label") < part.token.start("value"):
            count = _count_files(self.files, written, part.label)
            if count < len(self.files):
                self.files, self.listy = self.files[:count], leaf_list(written.partition(",")[2])
                self.levels.append("listy")
        return end

    def _pair(self, part: _Part) -> int:
        inventory, _, files = part.token["value"].partition("/")
        self.opisi, self.files = (value(inventory),), file_list(files)
        self.levels += ["opis", "delo"]
        return part.token.end()

    def _bare(self, part: _Part) -> int | None:
        written, end = _without_date(part.token)
        if _begins_something_else(part.token.string, end):
            return None
        numbers = file_list(written)
        if part.is_last and _continues_opis(self.opisi[-1], numbers[0], self.labels["opis"], part.token.group()):
            self.opisi += numbers
        else:
            self.files = numbers
            self.levels.append("delo")
        return end

    def _signed(self, part: _Part) -> int:
        if "opis" in self.levels:
            self.files = (value(part.token["value"]),)
            self.levels.append("delo")
        else:
            self.extra["number"] = value(part.token["value"])
            self.levels.append("extra")
        return part.token.end()

    def _leaves(self, part: _Part) -> int | None:
        written, end = _without_date(part.token)
        if not part.label and _begins_something_else(part.token.string, end):
            return None
        self.listy = leaf_list(written)
        self.levels.append("listy")
        return end

    def _outer(self, part: _Part) -> int:
        self.extra[part.token.lastgroup or ""] = value(part.token["value"])
        self.levels.append("extra")
        return part.token.end()


_READERS = {
    "rest": _Draft._rest,
    "path": _Draft._path,
    "fond": _Draft._fond,
    "opis": _Draft._opis,
    "delo": _Draft._delo,
    "pair": _Draft._pair,
    "bare": _Draft._bare,
    "signed": _Draft._signed,
    "leaf": _Draft._leaves,
    "page": _Draft._leaves,
    "papka": _Draft._outer,
    "god": _Draft._outer,
}


def _continues_opis(opis: str, number: str, label: str, text: str) -> bool:
    """Tell `Оп. 6, 7` (two inventories, neighbouring numbers) from `оп. 1, 126` (a delo without its label)."""
    if "." in text or label.isascii():
        return False
    before, after = _DIGITS.match(opis), _DIGITS.match(number)
    return bool(before and after and 0 < int(after[0]) - int(before[0]) <= _NEIGHBOURS)
