"""The words of several languages together: in go languages, out come what a reader of all of them has to know.

A word of one language may be another thing in the next, so these are unions: position settles what one means.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from archref.languages.language import languages
from archref.languages.letters import fold_word
from archref.levels import LABELLED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archref.languages.language import Language


class Words:
    """The words of some `languages`: labels by level, and those around them by field."""

    def __init__(self, languages: Sequence[Language]) -> None:
        """Take the languages in the order in which their words are to stand."""
        self.languages = tuple(languages)
        self._labels: dict[tuple[str, bool], tuple[str, ...]] = {}

    def forms(self, field: str) -> tuple[str, ...]:
        """Give all languages' words of one kind (`ibid`, `verso`, `months` ...), each once."""
        return tuple(dict.fromkeys(word for language in self.languages for word in getattr(language, field)))

    def word_set(self, field: str) -> frozenset[str]:
        """Give the same words as `forms`, to look one up in."""
        return frozenset(self.forms(field))

    def label_forms(self, level: str, number_first: bool = False) -> tuple[str, ...]:
        """Give all labels of a level in the languages whose number comes after (or before) its label."""
        known = self._labels.get((level, number_first))
        if known is None:
            forms = (
                form
                for language in self.languages
                if level in language.labels
                if language.number_first is number_first or language.either_order
                for form in language.labels[level].forms
            )
            known = self._labels[level, number_first] = tuple(dict.fromkeys(forms))
        return known

    @cached_property
    def folded_labels(self) -> frozenset[str]:
        """The labels of every level, folded."""
        return frozenset(fold_word(form) for level in LABELLED for form in self.label_forms(level))

    @cached_property
    def capitals(self) -> str:
        """Capital letters of a mark, for the inside of a character class."""
        return r"A-Z\u0410-\u042f\u0401\u0406\u0407\u0404\u0490\u040e"

    @cached_property
    def small_letters(self) -> str:
        """Small letters of a mark, for the inside of a character class."""
        return r"a-z\u0430-\u044f"

    @cached_property
    def roman_digits(self) -> str:
        """The digits of Roman numerals, with the letters of other alphabets that look like them."""
        return r"IVXL\u0406\u0425"


@cache
def packaged_words() -> Words:
    """Give the words of all packaged languages."""
    return Words(languages())
