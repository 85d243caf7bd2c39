"""Where a citation may be: in goes a passage, out come hits, places from which the grammar is to read.

Digits are rare in prose and every shelf mark has them, so the scan stops at each number and looks at the word
before it (and, for languages that number first, at the one behind): one set look-up settles nearly all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from archref.dialects import LETTER, alternatives, fold_word, forms, label_forms, unmix

Kind = Literal["label", "archive", "ibid"]


class Hit(NamedTuple):
    """A place to read from: where a label or ibid word starts, or a number that follows an archive's name."""

    start: int
    kind: Kind


_NUMBER = re.compile(r"\d+")
_BACKWARDS = re.compile(rf"[\W_]{{0,8}}([^\W\d_]{{1,18}})(?:[\W_]{{1,5}}([^\W\d_]{{1,18}}))?")
"""Applied to the reversed text before a number: the last word, and the one before it."""

_REACH = 44
_SIGNS = frozenset(("no", "nr", "n", "nº", "№"))


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Give labels of one word that may open a shelf mark, those of two words, and a fond label after its number."""
    opening = {form for level in ("fond", "opis", "delo", "leaf") for form in label_forms(level)}
    opening -= set(forms("never_first"))
    single = frozenset(fold_word(form) for form in opening if " " not in form)
    double = frozenset(fold_word(form).replace(".", "") for form in opening if " " in form)
    first = alternatives(label_forms("fond", number_first=True))
    return single, double, re.compile(rf"\.?[\s-]?(?:{first})(?!{LETTER})", re.IGNORECASE)


def scan(text: str, could_end_name: Callable[[str], bool]) -> Iterator[Hit]:
    """Give every label and every number after an archive's name, left to right.

    `could_end_name` tells whether a word may be an archive's acronym.

    >>> [hit.start for hit in scan("In 1920, GARF, f. 9401, op. 2 and RGASPI 17/3", {"RGASPI"}.__contains__)]
    [15, 24, 41]
    """
    single, double, number_first = _vocabulary()
    backwards, after = _BACKWARDS.match, number_first.match
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        words = backwards(text[start - _REACH if start > _REACH else 0 : start][::-1])
        if words is not None:
            last = words[1][::-1]
            gap = words.start(1)
            folded = last.lower()
            if ")" in words[0][:gap] and words[2] and fold_word(words[2][::-1]) in single:  # fond (f.) 1286
                yield Hit(start - words.end(2), "label")
                continue
            if folded in single:
                if words[2] and f"{words[2][::-1].lower()} {folded}" in double:
                    yield Hit(start - words.end(2), "label")
                else:
                    yield Hit(start - words.end(1), "label")
                continue
            if not folded.isascii() and fold_word(unmix(last)) in single:
                yield Hit(start - words.end(1), "label")
                continue
            if words[2]:
                before = words[2][::-1]
                if f"{before.lower()} {folded}" in double:
                    yield Hit(start - words.end(2), "label")
                    continue
                if (folded in _SIGNS or (len(last) <= 3 and last.isupper())) and fold_word(
                    unmix(before)
                ) in single:
                    yield Hit(start - words.end(2), "label")
                    continue
                if len(last) <= 3 and last.isupper() and gap <= 1 and could_end_name(before):
                    yield Hit(start - words.end(1), "archive")
                    continue
            if gap <= 4 and not last.islower() and could_end_name(last):
                yield Hit(start, "archive")
                continue
        if after(text, end):
            prefixed = text[max(0, start - 2) : start]
            yield Hit(start - 2 if prefixed[:1].isupper() and prefixed[-1:] == "-" else start, "label")


@cache
def _ibid_words() -> re.Pattern[str]:
    # Written with a capital, or after an opening bracket or punctuation: "там же" in running prose is no citation.
    words = sorted({word[0].upper() + word[1:] for word in forms("ibid")})
    return re.compile(rf"(?<!{LETTER})(?:{alternatives(words)})(?!{LETTER})[.]?")


_IBID_BEFORE = re.compile(
    rf"(?<!{LETTER})(?:{alternatives(forms('ibid'))})(?!{LETTER})[\s.,:;–—-]*\Z", re.IGNORECASE
)


def ibids(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Give the ibid words of a passage from `start` on."""
    return _ibid_words().finditer(text, start)


def ibid_before(text: str, end: int, floor: int) -> int | None:
    """Give the start of an ibid word that stands directly before `end`, not reaching before `floor`.

    >>> ibid_before("Ср.: Там же. Д. 5", 13, 0)
    5
    """
    match = _IBID_BEFORE.search(text, max(floor, end - 24), end)
    return match.start() if match else None


@cache
def _ibid_anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(forms('ibid'))})(?!{LETTER})\.?", re.IGNORECASE)


def ibid_at(text: str, start: int) -> re.Match[str] | None:
    """Give the ibid word that begins exactly at `start`."""
    return _ibid_anywhere().match(text, start)
