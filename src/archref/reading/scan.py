"""Where a citation may be: in goes a passage, out come hits, places from which the grammar is to read.

Digits are rare in prose and every shelf mark has them, so the scan stops at each number and looks at the
words before it (and, for languages that number first, at the one behind): set look-ups settle nearly all of
them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from archref.languages.alphabets import unmix
from archref.languages.letters import LETTER, fold_word
from archref.languages.patterns import alternatives
from archref.reading.numbers import EXTENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archref.languages.words import Words

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
_EXTENT = re.compile(EXTENT)

_PATH_SIGNS = frozenset("/-")
_REACH = 44
_LONGEST_PREFIX = 3


class Scanner:
    """Finds hits by the labels of some languages."""

    def __init__(self, words: Words) -> None:
        """Build the sets that each number's neighbours are looked up in."""
        self._words = words
        capitals, lower = words.capitals, f"[{words.small_letters}]"
        levels = ("fond", "opis", "delo", "leaf")
        self._signs = words.word_set("signs")
        self._continuing = frozenset(map(fold_word, words.forms("never_first")))
        opening = frozenset(fold_word(form) for level in levels for form in words.label_forms(level))
        opening -= self._continuing
        self._double = frozenset(form.replace(".", "") for form in opening if " " in form)
        self._opening = opening - self._double
        self._beginnings = frozenset(form.partition(" ")[0] for form in self._double)
        self._leaves = frozenset(map(fold_word, words.label_forms("leaf")))
        self._fond_after = self._after_number("fond")
        self._level_after = self._after_number("opis", "delo")
        # A label explained at its first use: `fond (f.) R-1286`.
        self._glossed = re.compile(rf"([^\W\d_]+)\s?\([^()\d]{{1,12}}\)\s?(?:[{capitals}]{{1,3}}-?)?\Z")
        self._fond_prefix = re.compile(rf"(?<!\w)[{capitals}]{{1,3}}-\Z")
        self._path_rest = re.compile(rf"[/-]\d{{1,7}}{lower}?[/-]\d")
        self._role = lru_cache(16384)(self._role_of)

    def scan(self, text: str, could_end_name: Callable[[str], bool]) -> Iterator[Hit]:
        """Give every label and every number after an archive's name, left to right.

        `could_end_name` tells whether a word may be an archive's acronym.

        >>> from archref.languages.words import packaged_words
        >>> text = "In 1920, GARF, f. 9401, op. 2 and RGASPI 17/3"
        >>> [hit.start for hit in Scanner(packaged_words()).scan(text, {"RGASPI"}.__contains__)]
        [15, 24, 41]
        """
        backwards, after, path_rest, role = _BACKWARDS.match, self._fond_after.match, self._path_rest.match, self._role
        for number in _NUMBER.finditer(text):
            start, end = number.span()
            words = backwards(text[start - _REACH if start > _REACH else 0 : start][::-1])
            if words is not None:
                last = words[1][::-1]
                before = words[2][::-1] if words[2] else ""
                # Nearly every number in prose stands behind such a word.
                everyday = last.islower() and not role(last) and not role(before) and ")" not in words[0]
                everyday = everyday and (text[end : end + 1] not in _PATH_SIGNS or not path_rest(text, end))
                hit = None if everyday else self._hit(text, start, words, last, before, could_end_name)
                if hit is None and last[0].isupper() and path_rest(text, end):
                    length = len(last) + 1 if words.start(1) == 1 and text[start - 1] == "-" else 0
                    hit = Hit(start - length, "archive")  # Derzhavnyi Arkhiv Odeskoi Oblasti P-2009/1/4
                if hit is not None and text[start - 1] == "-" and after(text, end):
                    hit = None  # LVA, PA-101. f.
                if hit is not None:
                    if hit.kind == "archive" or not _goes_on_before(text, hit.start):
                        yield hit
                    continue
            if after(text, end) or (text[start - 2 : start] == "; " and self._level_after.match(text, end)):
                prefix = self._fond_prefix.search(text, max(0, start - 4), start)
                yield Hit(prefix.start() if prefix else start, "number")

    def _role_of(self, word: str) -> Literal["opens", "begins", "continues"] | None:
        """Tell what a word can be: a label, the first of a label's two words, a label that opens no shelf mark."""
        folded = fold_word(word)
        if folded in self._opening or (not folded.isascii() and self._unmixed(word) in self._opening):
            return "opens"
        if folded in self._beginnings:
            return "begins"
        return "continues" if folded in self._continuing else None

    def _unmixed(self, word: str) -> str:
        return fold_word(unmix(word, self._words.folded_labels))

    def _is_label_before(self, first: str, gap: str, second: str) -> bool:
        """Tell whether the first of two words before a number is the label: `ed. khr. 5`, `Fond No 5`, `f. KMF-15`."""
        if f"{fold_word(first)} {fold_word(second)}" in self._double:
            return True
        if self._role(first) != "opens":
            return False
        if "," in gap:
            return False
        short_capitals = len(second) <= _LONGEST_PREFIX and second.isupper()
        is_prefix = short_capitals and (gap in ("", "-") or self._role(second) != "opens")
        is_prefix = is_prefix or (len(second) == 1 and gap == "-")  # f. r-88
        return is_prefix or second.lower() in self._signs

    def _after_number(self, *levels: str) -> re.Pattern[str]:
        labels = alternatives(form for level in levels for form in self._words.label_forms(level, number_first=True))
        return re.compile(rf"(?:{LETTER}{{1,2}}(?=[.\s-]))?\.?[\s-]?(?:{labels})(?!{LETTER})", re.IGNORECASE)

    def _hit(
        self,
        text: str,
        start: int,
        words: re.Match[str],
        last: str,
        before: str,
        could_end_name: Callable[[str], bool],
    ) -> Hit | None:
        """Tell what the number at `start` is, by the two words before it and what stands between them."""
        gap = words[0][: words.start(1)]
        if ";" in gap:
            return None
        # `AP RF 3/52`: an archive of two words, the first of which is elsewhere a label.
        acronym = len(before) > 1 and before.isupper() and last.isupper() and could_end_name(last)
        may_be_two = (before and self._role(before) and not acronym) or ")" in words[0]
        if may_be_two and (hit := self._label_of_two_words(text, start, words, last, before)):
            return hit
        if before and gap == "-" and len(last) == 1 and last.isupper() and could_end_name(before):
            return Hit(start - words.end(1), "archive")  # DAVO D-904/1/12
        if role := self._role(last):
            label = start - words.end(1)
            if "\n" in gap and self._is_extent(text, label, last):
                return None
            if role == "opens" or text[max(0, label - 2) : label] == "; ":
                return Hit(label, "label")
        # In small letters an acronym counts before a path only: `dakhmo 315-1-8433`.
        name = last.upper() if last.islower() and self._path_rest.search(text, start, start + _REACH) else last
        if 1 <= len(gap) <= 4 and not name.islower() and could_end_name(name):
            return Hit(start, "archive")
        if before and len(gap) <= 1 and len(last) <= _LONGEST_PREFIX and last.isupper() and could_end_name(before):
            return Hit(start - words.end(1), "archive")  # OGAChO. R-274
        return None

    def _label_of_two_words(self, text: str, start: int, words: re.Match[str], last: str, before: str) -> Hit | None:
        """Find a label explained in brackets, or one that the first of the two words before a number is."""
        if ")" in words[0]:
            glossed = self._glossed.search(text, max(0, start - _REACH), start)
            if glossed and self._role(glossed[1]) == "opens":
                return Hit(glossed.start(), "label")
        if before and self._role(before) and self._is_label_before(before, words[0][: words.start(1)][::-1], last):
            label = start - words.end(2)
            if not _goes_on_before(text, label):  # not the end of `1a. D. 1`
                return Hit(label, "label")
        return None

    def _is_extent(self, text: str, label: int, word: str) -> bool:
        """Tell whether a leaf's label closes a line, behind a count of leaves, and the number is the next item's."""
        return fold_word(word) in self._leaves and _EXTENT.match(text, label) is not None


def _goes_on_before(text: str, start: int) -> bool:
    """Tell whether the label is only the end of a word with digits in it: `5f95ed3`."""
    before = text[start - 1 : start]
    return before.isalnum() or before == "#" or (before == "_" and text[start - 2 : start - 1].isalnum())
