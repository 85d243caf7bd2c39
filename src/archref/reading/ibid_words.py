"""The words for "the same place" in a text: in goes a passage, out come the places where one stands."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archref.languages.language import forms
from archref.languages.letters import LETTER
from archref.languages.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def _ibid_words() -> re.Pattern[str]:
    # With a capital only: "там же" in running prose is no citation; before a mark any case will do
    # (ibid_before).
    return re.compile(
        rf"(?:{alternatives(sorted({word[0].title() + word[1:] for word in forms('ibid')}))})(?!{LETTER})\.?"
    )


def ibids(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Give the ibid words of a passage from `start` on."""
    for match in _ibid_words().finditer(text, start):
        if not text[match.start() - 1 : match.start()].isalpha():
            yield match


@cache
def _ibid_in_any_case() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(forms('ibid'))})(?!{LETTER})\.?", re.IGNORECASE)


@cache
def _ibid_at_the_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER})(?:{alternatives(forms('ibid'))})(?!{LETTER})[\s.,:;–—-]*\Z", re.IGNORECASE)


def ibid_before(text: str, end: int, floor: int) -> int | None:
    """Give the start of an ibid word that stands directly before `end`, not reaching before `floor`.

    >>> ibid_before("Ср.: Там же. Д. 5", 13, 0)
    5
    """
    match = _ibid_at_the_end().search(text, max(floor, end - 24), end)
    return match.start() if match else None


def ibid_at(text: str, start: int) -> re.Match[str] | None:
    """Give the ibid word that begins exactly at `start`."""
    return _ibid_in_any_case().match(text, start)
