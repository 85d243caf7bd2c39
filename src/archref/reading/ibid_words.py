"""The words for "the same place" in a text: in goes a passage, out come the places where one stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.languages.letters import LETTER
from archref.languages.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archref.languages.words import Words

_REACH = 24
"""How far before a mark, in code points, an ibid word may begin that belongs to it."""


class IbidWords:
    """The ibid words of some languages, as a text has them."""

    def __init__(self, words: Words) -> None:
        """Build their expressions."""
        ibid = words.forms("ibid")
        capitalised = alternatives(sorted({word[0].title() + word[1:] for word in ibid}))
        any_case = alternatives(ibid)
        # With a capital only: in running prose such words are no citation; before a mark any case will do.
        self._alone = re.compile(rf"(?:{capitalised})(?!{LETTER})\.?")
        self._any_case = re.compile(rf"(?:{any_case})(?!{LETTER})\.?", re.IGNORECASE)
        self._at_the_end = re.compile(rf"(?<!{LETTER})(?:{any_case})(?!{LETTER})[\s.,:;–—-]*\Z", re.IGNORECASE)

    def all_in(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Give the ibid words of a passage from `start` on that are written with a capital."""
        for match in self._alone.finditer(text, start):
            if not text[match.start() - 1 : match.start()].isalpha():
                yield match

    def before(self, text: str, end: int, floor: int) -> int | None:
        """Give the start of an ibid word that stands directly before `end`, not reaching before `floor`.

        >>> from archref.languages.words import packaged_words
        >>> IbidWords(packaged_words()).before("Ср.: Там же. Д. 5", 13, 0)
        5
        """
        match = self._at_the_end.search(text, max(floor, end - _REACH), end)
        return match.start() if match else None

    def at(self, text: str, start: int) -> re.Match[str] | None:
        """Give the ibid word that begins exactly at `start`."""
        return self._any_case.match(text, start)
