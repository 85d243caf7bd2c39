"""From the parts of the grammar to values: in go the matches of one shelf mark, out comes a `Reading`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import attrs

from archref.languages.letters import DASH
from archref.model import Part
from archref.reading.bare import split_path
from archref.reading.numbers import Placed, file_list, fond_list, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archref.model import Leaves
    from archref.reading.bare import Path
    from archref.reading.grammar import Grammar
    from archref.reading.leaves import PlacedLeaves

_STEPS = re.compile(rf"(?<=\w)(?:/|{DASH})(?=\d)")
_DIGITS = re.compile(r"\d+")
_NEIGHBOURS = 5
_YEAR_BEHIND = re.compile(r",\s(?:18|19|20)\d\d\Z")
_YEARS_BEHIND = re.compile(rf",\s(?:1[6-9]|20)\d\d\s?{DASH}\s?(?:1[6-9]|20)\d\d\Z")
_FIRST_YEAR = 1000
_FOLLOWING_WORD = re.compile(r"[\s.]{0,3}([^\W\d_]+)(\.?[^\S\n]*\d)?")
_CONJUNCTION = re.compile(r"\s+[^\W\d_]+\s+(?=\d)")
RECORD_GROUP = "rg"


@attrs.frozen
class Reading:
    """What one shelf mark says. `end` counts code points from the window's start; `levels` are those written.

    Several files (`dd. 13, 16`), inventories (`Op. 6, 7`) or fonds (`f. 8131, 8361`) stand in one mark; `labels` are
    the label words as written, lower case, by level. `parts` are all values with their places, counted from the
    window's start.
    """

    end: int = 0
    levels: tuple[str, ...] = ()
    labels: Mapping[str, str] = attrs.Factory(dict)
    fondy: tuple[str, ...] = ()
    opisi: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listy: tuple[Leaves, ...] = ()
    extra: Mapping[str, str] = attrs.Factory(dict)
    parts: tuple[Part, ...] = ()

    @property
    def fond(self) -> str | None:
        """The fond, the first of several."""
        return self.fondy[0] if self.fondy else None

    @property
    def is_path(self) -> bool:
        """Whether it is numbers without labels."""
        return "path" in self.labels

    def with_more(self, other: Reading, origin: int) -> Reading:
        """Add the levels of another reading, whose parts count from `origin`; this one's own go before."""
        parts = (part._replace(start=part.start + origin, end=part.end + origin) for part in other.parts)
        return Reading(
            origin + other.end,
            (*self.levels, *other.levels),
            {**other.labels, **self.labels},
            self.fondy or other.fondy,
            self.opisi or other.opisi,
            self.files or other.files,
            self.listy or other.listy,
            {**other.extra, **self.extra},
            (*self.parts, *parts),
        )


def interpret(tokens: list[re.Match[str]], grammar: Grammar) -> Reading:
    """Read the parts of one shelf mark, in their order."""
    draft = _Draft(grammar)
    for token in tokens:
        level = token.lastgroup or ""
        label = token["label"].casefold() if "label" in token.re.groupindex else ""
        if not draft.goes_on_with(level, label):
            break
        if "further" in token.re.groupindex and token["further"]:
            draft.add_further(token)
        end = draft.add(level, _Token(token, label, token is tokens[-1]))
        if end is None:
            break
        draft.labels[level] = label
        draft.end = end
    return draft.reading()


class _Token(NamedTuple):
    """One part of a mark: its match, its label in lower case, and whether it closes the mark."""

    match: re.Match[str]
    label: str
    is_last: bool


@attrs.define
class _Draft:
    """A reading in the making. What takes a part gives where it ends, None where it is none."""

    grammar: Grammar
    end: int = 0
    labels: dict[str, str] = attrs.Factory(dict)
    fondy: tuple[str, ...] = ()
    opisi: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listy: tuple[Leaves, ...] = ()
    extra: dict[str, str] = attrs.Factory(dict)
    parts: list[Part] = attrs.Factory(list)

    def reading(self) -> Reading:
        """Give what was read; the levels are those of the parts."""
        levels = tuple(dict.fromkeys("extra" if part.level in self.extra else part.level for part in self.parts))
        return Reading(
            self.end, levels, self.labels, self.fondy, self.opisi, self.files, self.listy, self.extra, tuple(self.parts)
        )

    def goes_on_with(self, level: str, label: str) -> bool:
        """Tell whether a part belongs to this mark: after a path that goes as far, it begins the next one."""
        if level == "delo" and self.files:
            return label in self.grammar.words.label_forms("page") and not self.listy
        return level not in ("leaf", "page") or not self.listy

    def add(self, level: str, token: _Token) -> int | None:
        """Take one part."""
        match level:
            case "rest":
                return token.match.end()
            case "path":
                return self._path(token)
            case "fond":
                return self._fond(token)
            case "opis":
                return self._opis(token)
            case "delo":
                return self._delo(token)
            case "pair":
                return self._pair(token)
            case "bare":
                return self._bare(token)
            case "signed":
                self._one("delo" if self.opisi else "number", token)
                return token.match.end()
            case "leaf" | "page":
                return self._leaves(token)
            case _:
                self._one(level, token)
                return token.match.end()

    def add_further(self, token: re.Match[str]) -> None:
        """Read levels beyond the four, in between: `DPOO 1898`, `ch. 2`, `1806 g.`."""
        for found in self.grammar.further.taken_apart.finditer(token.string, *token.span("further")):
            group = found.lastgroup or ""
            level = "deloproizvodstvo" if group in ("office", "bureau") else group
            if found["bureau"]:
                number = f"{found['bureau']} d-vo"
            else:
                number = value(re.sub(r"\s", "", found[group]) if level == "god" else found[group])
            self.extra[level] = number
            self.parts.append(Part(level, *found.span(group)))

    # ---- one kind of part each

    def _one(self, level: str, token: _Token) -> None:
        """Take a part that is one number."""
        number = value(token.match["value"])
        if level == "delo":
            self.files = (number,)
        else:
            self.extra[level] = number
        self.parts.append(Part(level, *token.match.span("value")))

    def _path(self, token: _Token) -> int:
        tail, end = _without_date(self.grammar, token.match, "tail")
        box = token.match["box"]
        # The papka in brackets stands between the numbers and the tail.
        gap = token.match.start("tail") - token.match.end("value")
        path = split_path(
            self.grammar, token.match["value"], " " * gap + tail, tail_is_leaves=bool(token.match["aside"])
        )
        self._follow(path, token.match.start("value"))
        if box:
            self.extra["papka"] = box
            self.parts.append(Part("papka", *token.match.span("box")))
        return end

    def _follow(self, path: Path, origin: int) -> None:
        self.fondy = (path.fond.value,)
        self.parts.append(Part("fond", origin + path.fond.start, origin + path.fond.end))
        self.opisi = self._several("opis", path.opisi, origin)
        self.files = self._several("delo", path.files, origin)
        self._set_leaves(path.listy, origin)
        if path.papka:
            self.extra["papka"] = path.papka.value
            self.parts.append(Part("papka", origin + path.papka.start, origin + path.papka.end))

    def _several(self, level: str, items: Iterable[Placed], origin: int) -> tuple[str, ...]:
        items = tuple(items)
        self.parts += [Part(level, origin + item.start, origin + item.end) for item in items]
        return tuple(item.value for item in items)

    def _set_leaves(self, runs: tuple[PlacedLeaves, ...], origin: int) -> None:
        self.listy = tuple(run.leaves for run in runs)
        self.parts += [Part("listy", origin + run.start, origin + run.end) for run in runs]

    def _fond(self, token: _Token) -> int:
        written = token.match["value"]
        if len(_STEPS.findall(written)) > 1:  # Fond 76/3/87
            self._follow(split_path(self.grammar, written), token.match.start("value"))
        else:
            number = f"RG-{written}" if token.label == RECORD_GROUP and "." in written else value(written)
            self.fondy = self._several("fond", [Placed(number, 0, len(written))], token.match.start("value"))
            if "more" in token.match.re.groupindex and token.match["more"]:
                self.fondy += self._several("fond", fond_list(token.match["more"]), token.match.start("more"))
        return token.match.end()

    def _opis(self, token: _Token) -> int:
        text, items, start = token.match["value"], [], 0
        for gap in (*_CONJUNCTION.finditer(text), None):
            end = gap.start() if gap else len(text)
            items.append(Placed(value(text[start:end]), start, end))
            start = gap.end() if gap else end
        self.opisi = self._several("opis", items, token.match.start("value"))
        return token.match.end()

    def _delo(self, token: _Token) -> int | None:
        if self.files:  # CDAWOWU, 3838/1/59, s. 25: a page, where Estonians would have a säilik
            return self._leaves(token)
        written, end = _without_date(self.grammar, token.match)
        origin = token.match.start("value")
        files = file_list(written)
        count = len(files)
        if token.is_last and count > 1 and token.match.start("label") < origin:
            count = self._count_files(files, written, token.label)
        self.files = self._several("delo", files[:count], origin)
        if count < len(files):
            start = written.index(",") + 1
            self._set_leaves(self.grammar.leaf_forms.leaf_list(written[start:]), origin + start)
        return end

    def _count_files(self, files: tuple[Placed, ...], written: str, label: str) -> int:
        """Count the numbers of a delo list that are files; those behind are leaves without their label.

        Where labels double for several files (`dd. 13, 16`), `d. 381, 51` is a delo and a leaf, but `d. 43, 44, 45`
        counts on and is files all the same. Where they may say either, only a list that falls back is no files.
        """
        says = self.grammar.words.says
        if "," not in written or (says("several", "delo", label) and not says("one", "delo", label)):
            return len(files)
        numbers = [int(digits[0]) for digits in (_DIGITS.search(file.value) for file in files) if digits]
        if numbers[1] < numbers[0]:
            return 1
        counts_on = len(numbers) > 2 and all(a < b for a, b in pairwise(numbers))
        return len(files) if counts_on or says("several", "delo", label) else 1

    def _pair(self, token: _Token) -> int:
        origin = token.match.start("value")
        inventory, _, files = token.match["value"].partition("/")
        self.opisi = self._several("opis", [Placed(value(inventory), 0, len(inventory))], origin)
        self.files = self._several("delo", file_list(files), origin + len(inventory) + 1)
        return token.match.end()

    def _bare(self, token: _Token) -> int | None:
        written, end = _without_date(self.grammar, token.match)
        if _begins_something_else(self.grammar, token.match.string, end):
            return None
        numbers = file_list(written)
        origin = token.match.start("value")
        several = "." not in token.match[0] and self.grammar.words.says("several", "opis", self.labels["opis"])
        if token.is_last and several and _are_neighbours(self.opisi[-1], numbers[0].value):
            self.opisi += self._several("opis", numbers, origin)
        else:
            self.files = self._several("delo", numbers, origin)
        return end

    def _leaves(self, token: _Token) -> int | None:
        written, end = _without_date(self.grammar, token.match)
        if not token.label and _begins_something_else(self.grammar, token.match.string, end):
            return None
        self._set_leaves(self.grammar.leaf_forms.leaf_list(written), token.match.start("value"))
        return end


def _begins_something_else(grammar: Grammar, text: str, end: int) -> bool:
    """Tell whether the number before `end` is a day before its month, or a count of leaves (`9 l.`)."""
    word = _FOLLOWING_WORD.match(text, end)
    if word is None:
        return False
    following = word[1].lower()
    return following in grammar.months or (following in grammar.extents and not word[2])


def _without_date(grammar: Grammar, token: re.Match[str], group: str = "value") -> tuple[str, int]:
    """Give a list's text, and where it ends, less a last number that begins something else or is a year.

    In `l. 27, 12 May` that is the day of a month, in `d. 131, 9 l.` the number of leaves, in `l. 5, 1937` the year.
    """
    written, end = token[group] or "", token.end()
    if years := _YEARS_BEHIND.search(written):
        return written[: years.start()], token.start(group) + years.start()
    year = _YEAR_BEHIND.search(written)
    if year and all(int(number) < _FIRST_YEAR for number in _DIGITS.findall(written[: year.start()])):
        return written[: year.start()], token.start(group) + year.start()
    if written and _begins_something_else(grammar, token.string, end):
        separators = [match.start() for match in grammar.separators.finditer(written)]
        if separators:
            return written[: separators[-1]], token.start(group) + separators[-1]
    return written, end


def _are_neighbours(opis: str, number: str) -> bool:
    """Tell `Оп. 6, 7` (two inventories, neighbouring numbers) from `оп. 1, 126` (a delo without its label)."""
    before, after = _DIGITS.match(opis), _DIGITS.match(number)
    return bool(before and after and 0 < int(after[0]) - int(before[0]) <= _NEIGHBOURS)
