"""Hostile text: `find` gives a result for any of it, keeps its places, and its work grows no faster than the text.

Work is counted, not timed: calls of functions, characters copied by slices, and characters that regular expressions
were let go over. What a passage of twice the length takes twice of, takes it in any passage of any length.
"""

from __future__ import annotations

import cProfile
import re
import sys
from functools import partial
from typing import TYPE_CHECKING, SupportsIndex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repeats import patterns, repeated
from texts import citation_list

import archref

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

MARK = "GARF, f. 1, op. 2, d. 3. "

REPEATED = [
    "7", "7 ", "1937 г. ", ".1", "17/3/74/", "1-", "7" * 400 + " ",
    "f. 1, ", "f. 1\n", "f. 1, op. 2, ", "d. 1, d. 2 ", "d. 1, l. 2; ", "f. op. d. l. ", "f. op. d. l. 1", "; b. 2",
    "1. f., 2. apr., ", "1. f. ", "1-қор. 2-тізбе. ", "Ф1Оп2Д3Л4", "№ 5 ", "№", "№ " * 50 + "5 ",
    "f. 1-1-1-", "op. IVX ", "IVX", "f. 1, papka 1, tom 2, ", "f. 1, a, b c, ", "л. 5об-6об, ", "л. 5 об. ",
    "A", "ABCDEFGH 1 ", "GA RF ", "Aa", "GARF ", "GARF 1 ", "GARF, ", "GARF 17/3/74/", "GARF 17/3/74, ", "ГАВО, ф. 1; ",
    "ZZQXA, f. 1, op. 2; ", "State Archive of the Russian Federation ", "Central State Archive of ", "archive ",
    "Central State Archive of 1 ", "GARF, Order of the word, f. 1 ", "Order of the Word, ",
    "(", ")", "[", "([", "(1 ", "(f. 1 ", "GARF (see ", "GARF (f. 1, op. 2, ", "GARF) f. 1, op. 2 ", "(GARF) ",
    "f. 1 (a (b) ", ")" * 400 + " f. 1, op. 2 ", "State Archive (GARF) ", "fond (f.) R-1, opis (op.) 1 ", "fond (f.) ",
    "Ibid. ", "Ibid, p. 5 ", "so Ibid so ", "Там жили. Там же жили ", "Там же. Л. 5. С. 7. ", "ibid. 5 ",
    "word f. 5 words ", "und l. 5 und ", "und op. 5 und ", "und d. 5 und ", "p. 5 ", "с. 5; ",
    ".", ",", ";", " ", "\n", "\n\n", "\t", "f. " + "." * 400, "f." + " " * 400 + "1 ", "f. 1" + "\n" * 400,
    "f. 1" + ",;:/|·•*_-" * 40,
    "aа", "aа1", "cпр. 5 aбвaв", "aа" + "x" * 400 + " f. 1 ", "op'''''' 8 ", "'", "«»\"f. 1 ",
    "\0", "f.\x001 ", "\ud800f. 1 ", "GARF\udfff, f. 1\ud800, op. 2 ", "f\u0301. 1 ", "1\u0301", "f.\u00ad1 ",
    "\u200bf. 1 ", "ｆ．１，", "f. ٣٤٥ ", "f. ²³¹ ", "İ. 5 ", "ß", "\u2028f. 1",
]  # fmt: skip
BEGUN = [
    ("GARF, f. 1, op. 2, d. 3, ll. ", "5, "),
    ("GARF, f. 1, op. 2, dd. ", "5, "),
    ("GARF, f. 1, op. 2, ll. ", "5-6-"),
    ("GARF, f. 1, ", "papka 1, "),
    ("GARF, f. 1, op. ", "2 и "),
    ("GARF, f. 1 (", "a(b)"),
    ("GARF (", "see "),
    ("GARF, ", "a, "),
    ("GARF ", "17/3/74/"),
    ("f. ", "№"),
    ("f. 1", "\u0301"),
    ("ГАВО, ф. 1, оп. 2. ", "(ГАВО) "),
    ("ZZQXA, f. 1, op. 2. ", "Central Archive (ZZQXA) "),
]
TEXTS = [*((MARK, again) for again in REPEATED), *BEGUN]


def filled(start: str, again: str, length: int) -> str:
    return start + again * (length // len(again))


def keeps_its_places(notes: list[str]) -> bool:
    return all(notes[one.note][one.start : one.end] == one.text for one in archref.find(notes))


# ---- results


@pytest.mark.parametrize(("start", "again"), TEXTS)
def test_any_repetition_gives_a_result_with_places_that_hold(start: str, again: str) -> None:
    assert keeps_its_places([filled(start, again, 2000)])
    assert keeps_its_places([filled("", again, 1000) + MARK, filled("", again, 1000)])


@pytest.mark.parametrize("again", ["x", "ы", "f1op2d3", "7", "A", "(", "aа", "GARF", "\u0301", "17/3/74/"])
def test_a_line_of_a_million_characters_is_read_to_its_end(again: str) -> None:
    text = "cпр. " + filled("", again, 1_000_000) + " . " + MARK
    assert keeps_its_places([text])
    assert str(archref.find(text)[-1].reference) == "GARF, f. 1, op. 2, d. 3"


PIECES = st.sampled_from(sorted({piece for _, again in TEXTS for piece in (again, *re.split(r"(\W)", again)) if piece}))
PASSAGES = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(PASSAGES, max_size=4))
def test_any_mixture_gives_a_result_with_places_that_hold(notes: list[str]) -> None:
    assert keeps_its_places(notes)


# ---- work


class Work:
    """Counts characters that were copied or gone over."""

    characters = 0


class CountedText(str):
    """A text that counts the characters copied out of it."""

    __slots__ = ()

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        part = super().__getitem__(place)
        Work.characters += len(part)
        return part


class CountedPattern:
    """A regular expression that counts the characters it was let go over: up to its match, or all where it fails."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> object:
        return getattr(self.pattern, name)

    def _count(self, match: re.Match[str] | None, text: str, start: int, end: int) -> re.Match[str] | None:
        Work.characters += (match.end() if match else min(end, len(text))) - start
        return match

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._count(self.pattern.search(text, start, end), text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        match = self.pattern.fullmatch(text, start, end)
        return self._count(match, text, start, end) if match else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        match = self.pattern.match(text, start, end)
        return self._count(match, text, start, end) if match else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        done = start
        for match in self.pattern.finditer(text, start, end):
            Work.characters += match.end() - done
            done = match.end()
            yield match
        Work.characters += min(end, len(text)) - done


@pytest.fixture(scope="module")
def _patterns_counted() -> Iterator[None]:
    """Put a `CountedPattern` in the place of each expression that a module of archref holds."""
    archref.find(MARK + "Ibid., l. 5.")  # all modules are loaded now
    with pytest.MonkeyPatch.context() as patch:
        for module in [module for name, module in sys.modules.items() if name.startswith("archref.")]:
            for name, held in list(vars(module).items()):
                if isinstance(held, re.Pattern):
                    patch.setattr(module, name, CountedPattern(held))
                elif hasattr(held, "cache_info") and not held.__wrapped__.__code__.co_argcount:
                    made = held()
                    if isinstance(made, re.Pattern):
                        patch.setattr(module, name, partial(CountedPattern, made))
        yield


def work(text: str) -> int:
    Work.characters = 0
    profile = cProfile.Profile()
    profile.runcall(archref.find, CountedText(text))
    return Work.characters + sum(entry.callcount for entry in profile.getstats())


@pytest.mark.usefixtures("_patterns_counted")
@pytest.mark.parametrize(("start", "again"), TEXTS)
def test_twice_the_text_is_twice_the_work(start: str, again: str) -> None:
    once, twice = filled(start, again, 4000), filled(start, again, 8000)
    work(once)  # fills what is remembered between texts
    assert work(twice) < 2.5 * work(once)


MOST_WORK = 18
"""Of a text that repeats a short pattern, against a dense list of citations: to be lowered to 5."""
MOST_DOUBLED = 2.3


@pytest.mark.usefixtures("_patterns_counted")
def test_no_short_pattern_costs_much_more_than_a_dense_list_of_citations() -> None:
    length = 2400
    dense = work("\n".join(citation_list("Latin", length))[:length])
    once = {pattern: work(repeated(pattern, length)) for pattern in dict.fromkeys(patterns(400))}
    slowest = sorted(once, key=lambda pattern: -once[pattern])[:40]
    assert {pattern for pattern in slowest if once[pattern] > MOST_WORK * dense} == set()
    twice = {pattern: work(repeated(pattern, 2 * length)) for pattern in slowest}
    assert {pattern for pattern in slowest if twice[pattern] > MOST_DOUBLED * work(repeated(pattern, length))} == set()
