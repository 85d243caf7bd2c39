"""What applies the grammar finds what pyparsing, which describes it, finds."""

from __future__ import annotations

from pathlib import Path

import pyparsing as pp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archref import Reader

GRAMMAR = Reader().habits.grammar
READINGS = (Path(__file__).parent / "readings.txt").read_text("utf-8").splitlines()
NAMES = ("labelled", "numbered", "mark", "after_archive", "path", "leaves", "bare_leaves", "upwards")
PIECES = (
    "ф. 17",
    "оп. 3",
    ", д. 74",
    ", л. 5 об.",
    " 17/3/74",
    "f. R-5446",
    "op. 1a",
    " d. 5, 7",
    "(1937)",
    "101. f.",
    ", 1. apr.",
    "№ 5",
)


def by_pyparsing(element: pp.ParserElement, window: str) -> list[tuple[int, int]] | None:
    try:
        return [match.span() for match in element.parse_string(window)]
    except pp.ParseException:
        return None


def ours(name: str, window: str) -> list[tuple[int, int]] | None:
    found = getattr(GRAMMAR, name).match(window)
    return None if found is None else [match.span() for match in found]


@pytest.mark.parametrize("name", NAMES)
def test_on_every_place_of_the_readings_where_a_word_begins(name: str) -> None:
    element = getattr(GRAMMAR, name).element
    windows = [line[at:] for line in READINGS for at in (0, line.find(" ") + 1, line.find(", ") + 2)]
    assert [window for window in windows if ours(name, window) != by_pyparsing(element, window)] == []


@given(st.sampled_from(NAMES), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_on_any_pieces_of_marks(name: str, window: str) -> None:
    assert ours(name, window) == by_pyparsing(getattr(GRAMMAR, name).element, window)
