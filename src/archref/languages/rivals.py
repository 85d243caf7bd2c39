"""Words of a language that mean something else in another: in go languages, out come the words and both meanings.

A text is read in all languages at once, so such a word is told by its place in a shelf mark; where that is not enough,
the language's file says so with `everyday` or `never_first`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archref.languages.letters import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archref.languages.language import Language

_KINDS = ("ibid", "verso", "both_sides", "supplement", "months", "litera")
"""The lists whose words stand in a shelf mark, beside the labels."""


class Rival(NamedTuple):
    """A word, what it `means` in a language, and what it means in `other`, by that language's name."""

    word: str
    means: str
    elsewhere: str
    other: str


def rivals(language: Language, others: Iterable[Language]) -> list[Rival]:
    """Give the words of a language that are something else in other languages, and nothing of its own there.

    >>> from archref.languages.language import by_code, languages
    >>> found = rivals(by_code()["lv"], languages())
    >>> Rival("l", "delo", "leaf", "Russian") in found
    True
    """
    own = _meanings(language)
    return [
        Rival(word, means, elsewhere, other.name)
        for other in others
        if other.language != language.language
        for word, meanings in _meanings(other).items()
        for means in own.get(word, ())
        if means not in meanings
        for elsewhere in meanings
    ]


def _meanings(language: Language) -> dict[str, list[str]]:
    """Give what each word of a language means, in the order of its file."""
    meanings: dict[str, list[str]] = {}
    for kind, word in _words(language):
        known = meanings.setdefault(fold_word(word), [])
        if kind not in known:
            known.append(kind)
    return meanings


def _words(language: Language) -> Iterator[tuple[str, str]]:
    for level, label in language.labels.items():
        yield from ((level, word) for word in label.forms)
    for kind in _KINDS:
        yield from ((kind, word) for word in getattr(language, kind))
