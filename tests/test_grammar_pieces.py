"""The pieces of the grammar: each is tried with the texts that stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archref import Reader
from archref.languages.patterns import Form
from archref.reading import grammar as productions
from archref.reading import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator


def pieces() -> Iterator[tuple[str, Form]]:
    grammar = Reader().habits.grammar
    homes = (
        vars(numbers),
        vars(productions),
        vars(grammar.numbers),
        vars(grammar.leaf_forms),
        {"year_level": grammar.further.year_level},
    )
    for home in homes:
        yield from ((name, piece) for name, piece in home.items() if isinstance(piece, Form))


PIECES = dict(pieces())


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_takes_and_leaves_what_it_says(name: str) -> None:
    piece = PIECES[name]
    assert [text for text in piece.takes if not piece.fits(text)] == []
    assert [text for text in piece.leaves if piece.fits(text)] == []


def test_every_piece_has_an_example() -> None:
    assert [name for name, piece in PIECES.items() if not piece.takes] == []
