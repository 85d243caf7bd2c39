"""Where a citation may be: in goes a passage, out come hits, places from which the grammar is to read.

Digits are rare in prose and every shelf mark has them, so the scan stops at each number and looks at the
words before it (and, for languages that number first, at the one behind): set look-ups settle nearly all of
them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from archref.languages.alphabets import unmix
from archref.languages.language import forms, label_forms
from archref.languages.letters import LETTER, fold_word
from archref.languages.patterns import alternatives
from archref.reading.numbers import EXTENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


Kind = Literal["label", "number", "archive", "ibid"]


class Hit(NamedTuple):
    """A place to read from: a label, a number before its label, one after an archive's name, or an ibid word."""

    start: int
    kind: Kind


_NUMBER = re.compile(r"\d\d*")
"""Not `\\d+`: `re` skips fast to what a pattern begins with, but not where that is a repetition."""
_NO_LETTER = r"[\W_ʹʼʺʻ]"
_BACKWARDS = re.compile(rf"{_NO_LETTER}{{0,8}}({LETTER}{{1,18}})(?:{_NO_LETTER}{{1,5}}({LETTER}{{1,18}}))?")
"""Applied to the reversed text before a number: the last word, and the one before it."""
_GLOSSED = re.compile(r"([^\W\d_]+)\s?\([^()\d]{1,12}\)\s?(?:[^\W\d_a-zа-я]{1,3}-?)?\Z")
"""A label explained at its first use: `fond (f.) R-1286`."""
_FOND_PREFIX = re.compile(r"(?<!\w)[A-ZА-Я]{1,3}-\Z")
_PATH_REST = re.compile(r"[/-]\d{1,7}[a-zа-я]?[/-]\d")
_EXTENT = re.compile(EXTENT)

_REACH = 44
_SIGNS = frozenset(("no", "nr", "n", "nº"))


@cache
def _labels() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Give the labels that may open a shelf mark, of one word and of two, the first words of these, and the rest."""
    continuing = frozenset(map(fold_word, forms("never_first")))
    levels = ("fond", "opis", "delo", "leaf")
    opening = frozenset(fold_word(form) for level in levels for form in label_forms(level))
    opening -= continuing
    double = frozenset(form.replace(".", "") for form in opening if " " in form)
    return opening - double, double, frozenset(form.partition(" ")[0] for form in double), continuing


@lru_cache(16384)
def _role(word: str) -> Literal["opens", "begins", "continues"] | None:
    """Tell what a word can be: a label, the first of a label's two words, a label that opens no shelf mark."""
    opening, _, beginnings, continuing = _labels()
    folded = fold_word(word)
    if folded in opening or (not folded.isascii() and fold_word(unmix(word)) in opening):
        return "opens"
    if folded in beginnings:
        return "begins"
    return "continues" if folded in continuing else None


def _is_label_before(first: str, gap: str, second: str) -> bool:
    """Tell whether the first of two words before a number is the label: `ед. хр. 5`, `Фонд No 5`, `ф. КМФ-15`."""
    if f"{fold_word(first)} {fold_word(second)}" in _labels()[1]:
        return True
    if _role(first) != "opens":
        return False
    if "," in gap:
        return False
    is_prefix = len(second) <= 3 and second.isupper() and (gap in ("", "-") or _role(second) != "opens")
    is_prefix = is_prefix or (len(second) == 1 and gap == "-")  # ф. р-88
    return is_prefix or second.lower() in _SIGNS


@cache
def _fond_after_number() -> re.Pattern[str]:
    return _after_number("fond")


@cache
def _level_after_number() -> re.Pattern[str]:
    return _after_number("opis", "delo")


@cache
def _leaf_labels() -> frozenset[str]:
    return frozenset(map(fold_word, label_forms("leaf")))


def _after_number(*levels: str) -> re.Pattern[str]:
    labels = alternatives(form for level in levels for form in label_forms(level, number_first=True))
    return re.compile(rf"(?:{LETTER}{{1,2}}(?=[.\s-]))?\.?[\s-]?(?:{labels})(?!{LETTER})", re.IGNORECASE)


def scan(text: str, could_end_name: Callable[[str], bool]) -> Iterator[Hit]:
    """Give every label and every number after an archive's name, left to right.

    `could_end_name` tells whether a word may be an archive's acronym.

    >>> [hit.start for hit in scan("In 1920, GARF, f. 9401, op. 2 and RGASPI 17/3", {"RGASPI"}.__contains__)]
    [15, 24, 41]
    """
    backwards, after, path_rest = _BACKWARDS.match, _fond_after_number().match, _PATH_REST.match
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        words = backwards(text[start - _REACH if start > _REACH else 0 : start][::-1])
        if words is not None:
            last = words[1][::-1]
            before = words[2][::-1] if words[2] else ""
            # Nearly every number in prose stands behind such a word.
            everyday = last.islower() and not _role(last) and not _role(before) and ")" not in words[0]
            hit = None if everyday else _hit(text, start, words, last, before, could_end_name)
            if hit is None and last[0].isupper() and path_rest(text, end):
                length = len(last) + 1 if words.start(1) == 1 and text[start - 1] == "-" else 0
                hit = Hit(start - length, "archive")  # Derzhavnyi Arkhiv Odeskoi Oblasti P-2009/1/4
            if hit is not None and text[start - 1] == "-" and after(text, end):
                hit = None  # LVA, PA-101. f., Р-25-фонд
            if hit is not None:
                if hit.kind == "archive" or not _goes_on_before(text, hit.start):
                    yield hit
                continue
        if after(text, end) or (text[start - 2 : start] == "; " and _level_after_number().match(text, end)):
            prefix = _FOND_PREFIX.search(text, max(0, start - 4), start)
            yield Hit(prefix.start() if prefix else start, "number")


def _hit(
    text: str, start: int, words: re.Match[str], last: str, before: str, could_end_name: Callable[[str], bool]
) -> Hit | None:
    gap = words.start(1)
    if ";" in words[0][:gap]:
        return None
    if ")" in words[0]:
        glossed = _GLOSSED.search(text, max(0, start - _REACH), start)
        if glossed and _role(glossed[1]) == "opens":
            return Hit(glossed.start(), "label")
    if before and _role(before) and _is_label_before(before, words[0][:gap][::-1], last):
        label = start - words.end(2)
        if not _goes_on_before(text, label):  # not the end of `1а. Д. 1`
            return Hit(label, "label")
    if (
        before and words[0][:gap] == "-" and len(last) == 1 and last.isupper() and could_end_name(before)
    ):  # DAVO D-904/1/12
        return Hit(start - words.end(1), "archive")
    if role := _role(last):
        label = start - words.end(1)
        if "\n" in words[0][:gap] and fold_word(last) in _leaf_labels() and _EXTENT.match(text, label):
            return None
        if role == "opens" or text[max(0, label - 2) : label] == "; ":
            return Hit(label, "label")
    if 1 <= gap <= 4 and not last.islower() and could_end_name(last):
        return Hit(start, "archive")
    if before and gap <= 1 and len(last) <= 3 and last.isupper() and could_end_name(before):  # ОГАЧО. Р-274
        return Hit(start - words.end(1), "archive")
    return None


def _goes_on_before(text: str, start: int) -> bool:
    """Tell whether the label is only the end of a word with digits in it: `5f95ed3`."""
    before = text[start - 1 : start]
    return before.isalnum() or before == "#" or (before == "_" and text[start - 2 : start - 1].isalnum())
