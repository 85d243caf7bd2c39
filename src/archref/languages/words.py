"""The words of several languages together: in go languages, out come what a reader of all of them has to know.

A word of one language may be another thing in the next, so these are unions: position settles what one means.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from archref.languages.language import languages
from archref.languages.letters import fold_word
from archref.levels import LABELLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archref.languages.language import Language


class Words:
    """The words of some `languages`: labels by level, and those around them by field.

    `label_forms` and `folded_labels` are the labels; `forms` and `word_set` give each list of a language's file
    (`WORD_LISTS`, `NAME_LISTS`), `groups` its lists of lists (`alike`, `compounds`); `capitals`, `small_letters`,
    `caseless` and `roman_digits` are letters.
    """

    def __init__(self, languages: Sequence[Language]) -> None:
        """Take the languages in the order in which their words are to stand."""
        self.languages = tuple(languages)
        self._labels: dict[tuple[str, bool], tuple[str, ...]] = {}
        self._said: dict[tuple[str, str], frozenset[str]] = {}

    def forms(self, field: str) -> tuple[str, ...]:
        """Give all languages' words of one kind (`ibid`, `verso`, `months` ...), each once."""
        return tuple(dict.fromkeys(word for language in self.languages for word in getattr(language, field)))

    def groups(self, field: str) -> tuple[Any, ...]:
        """Give all languages' lists of lists of one kind (`alike`, `compounds`), one after another."""
        return tuple(group for language in self.languages for group in getattr(language, field))

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

    def says(self, number: str, level: str, label: str) -> bool:
        """Tell whether a label as written says `one` (or `several`) of its level in some language.

        >>> words = packaged_words()
        >>> words.says("several", "delo", "Ед.хр."), words.says("several", "delo", "d")
        (True, False)
        """
        known = self._said.get((number, level))
        if known is None:
            forms = (
                form
                for language in self.languages
                if level in language.labels
                for form in getattr(language.labels[level], number)
            )
            known = self._said[number, level] = frozenset(map(_bare, forms))
        return _bare(label) in known

    def shared_within(self, level: str, other: str) -> frozenset[str]:
        """Give the labels that one and the same language uses for either of two levels."""
        return frozenset(
            form
            for language in self.languages
            if level in language.labels and other in language.labels
            for form in set(language.labels[level].forms) & set(language.labels[other].forms)
        )

    @cached_property
    def folded_labels(self) -> frozenset[str]:
        """The labels of every level, folded."""
        return frozenset(fold_word(form) for level in LABELLED for form in self.label_forms(level))

    @cached_property
    def capitals(self) -> str:
        """The capital letters of all languages, for the inside of a character class."""
        return "A-Z" + _ranges(letter.upper() for letter in self._letters if letter.islower())

    @cached_property
    def small_letters(self) -> str:
        """The small letters of all languages, for the inside of a character class."""
        return "a-z" + _ranges(letter for letter in self._letters if letter.islower())

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(letter for language in self.languages if language.has_case for letter in language.alphabet)

    @cached_property
    def caseless(self) -> frozenset[str]:
        """The letters of languages that have no capitals."""
        return frozenset().union(*(language.alphabet for language in self.languages if not language.has_case))

    @cached_property
    def roman_digits(self) -> str:
        """The digits of Roman numerals, with the letters of other alphabets that look like them."""
        pairs = [language.look_alikes["own"].split() for language in self.languages if language.look_alikes]
        alike = [own for ones in pairs for latin, own in zip(ones[::2], ones[1::2], strict=True) if latin in "IVXL"]
        return "".join(("IVXL", *alike))


def _ranges(letters: Iterable[str]) -> str:
    """Write letters as ranges of a character class."""
    runs: list[list[int]] = []
    for code in sorted(ord(letter) for letter in set(letters) if len(letter) == 1):
        if runs and code == runs[-1][-1] + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs)


@lru_cache(maxsize=8)
def words_of(languages: tuple[Language, ...]) -> Words:
    """Give the words of some languages, united once."""
    return Words(languages)


def _bare(label: str) -> str:
    """Take the spaces and full stops out of a label, which writers set as they like: `ed.khr`."""
    return _POINTS.sub("", fold_word(label))


_POINTS = re.compile(r"[\s.]+")


@cache
def packaged_words() -> Words:
    """Give the words of all packaged languages."""
    return words_of(languages())
