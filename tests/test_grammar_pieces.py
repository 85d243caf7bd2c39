"""The pieces of the grammar: each is tried with the texts that stand beside it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
WRITER = runpy.run_path(str(DOCS / "write_grammar.py"))
PIECES = dict(WRITER["pieces"]())


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_takes_and_leaves_what_it_says(name: str) -> None:
    piece = PIECES[name]
    assert [text for text in piece.takes if not piece.fits(text)] == []
    assert [text for text in piece.leaves if piece.fits(text)] == []


def test_every_piece_has_an_example() -> None:
    assert [name for name, piece in PIECES.items() if not piece.takes] == []


def test_the_page_on_the_grammar_lists_them_as_they_are() -> None:
    assert WRITER["table"]() in (DOCS / "grammar.md").read_text("utf-8"), "run: python docs/write_grammar.py"
