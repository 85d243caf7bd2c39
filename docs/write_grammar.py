"""Write the table of the grammar's pieces into docs/grammar.md: `python docs/write_grammar.py`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from archref import Reader
from archref.languages.patterns import Form
from archref.reading import grammar as productions
from archref.reading import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGE = Path(__file__).with_name("grammar.md")
HEAD = "| piece | takes | leaves |\n| --- | --- | --- |\n"


def pieces() -> Iterator[tuple[str, Form]]:
    """Give every piece of pattern that stands with examples, by its name."""
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


def table() -> str:
    """Give the table: each piece with what it takes and what it leaves."""
    rows = (
        f"| {_spoken(name)} | {_listed(piece.takes)} | {_listed(piece.leaves)} |"
        for name, piece in dict(pieces()).items()
    )
    return HEAD + "\n".join(rows) + "\n"


def _spoken(name: str) -> str:
    return name.strip("_").replace("_", " ").lower()


def _listed(examples: Sequence[str]) -> str:
    """Quote examples; what stands around the match, beyond their bars, is put in brackets."""
    return ", ".join(f"`{_around(example)}`" for example in examples)


def _around(example: str) -> str:
    if "|" not in example:
        return example
    *before, matched, behind = example.split("|")
    return "".join(f"[{text}]" for text in before if text) + matched + (f"[{behind}]" if behind else "")


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    written = re.sub(re.escape(HEAD) + r"(?:\|.*\n)*", lambda _: table(), page)
    PAGE.write_text(written, "utf-8")
