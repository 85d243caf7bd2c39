"""What stands in a citation besides its parts: in go citations of one span, out come names in brackets and the rest.

A fond's or file's name between the levels is no part of the reference, and must not be lost when it is rewritten.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from archref.languages.alphabets import unmix
from archref.languages.letters import fold_word
from archref.reading.numbers import value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from archref.languages.words import Words
    from archref.model import Citation, Reference


@lru_cache(maxsize=8)
def _words_of_citations(known: Words) -> frozenset[str]:
    words = {
        "no",
        "nr",
        "n",
        "№",
        "доп",
        "dop",
        "ос",
        "os",
        "дпоо",
        "dpoo",
        "оо",
        "oo",
        "дп",
        "dp",
        "f",
        "ff",
        "rs",
        "ii",
        "r",
    }
    for language in known.languages:
        for forms in (
            *(label.forms for label in language.labels.values()),
            language.ibid,
            language.verso,
            language.both_sides,
            language.conjunctions,
        ):
            for form in forms:
                words.update(fold_word(word) for word in re.findall(r"[^\W\d_]+", _no_apostrophes(form)))
    return frozenset(words)


_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘ʼʻʹ´`′‛]")
_WORD = re.compile(r"(?<![\w])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w])(?!-\d)")
_ROMAN = re.compile(r"[IVXLІХ]+")


def _no_apostrophes(text: str) -> str:
    return _APOSTROPHE.sub("", text)


def besides(citations: Sequence[Citation], words: Words, ibid: str = "") -> tuple[dict[str, str], str]:
    """Give what stands in a citation besides its parts, as it is in some languages.

    `citations` share one span, which begins with `ibid`; `words` are their languages'.

    First the names in brackets behind a fond, opis or delo, which can stay there (GOST R 7.0.5-2008, 11.4 and
    11.9), by level; then the first words or number that are in no such place, and would be lost.

    >>> from archref import find
    >>> from archref.languages.words import packaged_words
    >>> besides(find("GARF, f. 102 (Police Department), op. 226, d. 5"), packaged_words())
    ({'fond': '(Police Department)'}, '')
    >>> besides(find("GARF, f. 102, Police Department, op. 226, d. 5"), packaged_words())
    ({}, 'Police Department, op. 226,')
    """
    citation = citations[-1]
    text = citation.text[len(ibid) :]
    if citation.archive_text and "archive" not in citation.inherited:
        text = text.replace(citation.archive_text, " ", 1)
    numbers = {number for cited in citations for number in _numbers(cited.reference)}
    remarks: dict[str, str] = {}
    rest, done = "", 0
    levels = iter(("fond", "opis", "delo"))
    for bracket in _BRACKETS.finditer(text):
        if not _unknown(bracket[1], numbers, words):
            continue
        number = _LAST_NUMBER.search(text, done, bracket.start())
        written = value(number[0]) if number else ""
        level = next((level for level in levels if getattr(citation.reference, level) == written), None)
        if level is None:
            return {}, " ".join(bracket[1].split()[:4])
        remarks[level] = bracket[1]
        rest, done = rest + text[done : bracket.start()], bracket.end()
    return remarks, _unknown(rest + text[done:], numbers, words)


_BRACKETS = re.compile(r"\s*(\((?>(?:[^()]++|\([^()]*+\))*)\))")
_LAST_NUMBER = re.compile(r"(?:[^\W\d_]{1,3}[-.]?)?\d[\w/-]*\Z")


def _unknown(text: str, numbers: Collection[str], words: Words) -> str:
    """Give the first words of a text that no citation is made of, or a number that is not of the citation's."""
    text = unmix(_no_apostrophes(text))
    known = _words_of_citations(words)
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) == 1 or fold_word(word) in known or _ROMAN.fullmatch(word):
            continue
        if not all(fold_word(part) in known for part in word.split("-")):
            return " ".join(text[match.start() :].split()[:4])
    for number in re.findall(r"\d+", text):
        if not any(known_number.endswith(number) for known_number in numbers):
            return str(number)
    return ""


def _numbers(reference: Reference) -> Iterator[str]:
    values = (
        reference.fond,
        reference.opis,
        reference.delo,
        *reference.extra.values(),
        *map(str, reference.listy),
    )
    for text in values:
        if text is not None:
            yield from re.findall(r"\d+", text)
