"""Measure texts that repeat one short pattern: `python benchmarks/repeats.py`; out comes Markdown, the worst first.

A pattern is any string of labels, numbers, separators, brackets, archives and words for the same place up to 24
characters: all of two pieces, and longer ones drawn from a seed. Each is tried on a short text; the worst of them are
measured on a long one and on one of twice the length, and set beside what `find` takes for a dense list of
citations.
"""

from __future__ import annotations

import argparse
import io
import sys
from functools import partial
from itertools import product
from random import Random
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from texts import citation_list

import archref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECES = (
    "f. ", "op. ", "d. ", "l. ", "ll. ", "p. ", "papka ", "fond ", "ф. ", "оп. ", "д. ", "л. ", "лл. ", "спр. ",
    "арк. ", "об.", "№ ", "No. ", "1", "12", "1937", "R-5", "5а", "IV", "1-2", ", ", "; ", ". ", ": ", " ", "/", "-",
    "\n", "(", ")", "[", "]", "«", "»", "GARF ", "ГАРФ. ", "Ibid. ", "Там же. ", "см. ", "ул. ", "кв. ",
)  # fmt: skip
LONGEST = 24
BOUND, DOUBLED = 5.0, 2.3
"""Allowed: the time for each character against that of `find` for a dense list, and twice the length against once."""


def patterns(count: int, seed: int = 1) -> Iterator[str]:
    """Give every pattern of two pieces, and `count` longer ones."""
    yield from map("".join, product(PIECES, repeat=2))
    random = Random(seed)
    for _ in range(count):
        pattern = ""
        while len(pattern) + len(piece := random.choice(PIECES)) <= LONGEST and random.random() < 0.9:
            pattern += piece
        if pattern:
            yield pattern


def read_notes(text: str) -> object:
    """Read a file whose lines are numbered, and find what it cites."""
    lines = (f"{number}. {text[at : at + 200]}" for number, at in enumerate(range(0, len(text), 200), 1))
    return archref.find(archref.read(io.StringIO("\n".join(lines))))


WAYS: dict[str, Callable[[str], object]] = {
    "find": archref.find,
    "normalise": partial(archref.normalise, style="gost"),
    "inventory": archref.inventory,
    "mentions": archref.mentions,
    "lookup": lambda text: archref.archives.lookup(text),
    "read": read_notes,
}


class Row(NamedTuple):
    """A pattern: its microseconds a character, against those of a dense list, and twice the length against once."""

    pattern: str
    microseconds: float
    against_dense: float
    doubled: float


def seconds(way: Callable[[str], object], text: str, rounds: int = 1) -> float:
    """Give the least processor time that a text takes, each round without one more character, which none remembers."""
    times = []
    for number in range(rounds):
        begun = process_time()
        way(text[: len(text) - number])
        times.append(process_time() - begun)
    return min(times)


def repeated(pattern: str, length: int) -> str:
    """Fill a text with a pattern."""
    return (pattern * (length // len(pattern) + 1))[:length]


def worst(way: Callable[[str], object], tried: list[str], length: int, rows: int) -> list[Row]:
    """Try all on a short text, and measure the slowest on a long one and on its double."""
    dense = "\n".join(citation_list("Latin", length))[:length]
    archref.find(dense)
    floor = seconds(archref.find, dense, 3) / length
    short = length // 10
    slowest = sorted(tried, key=lambda pattern: -seconds(way, repeated(pattern, short)))[:rows]
    measured = []
    for pattern in slowest:
        once = seconds(way, repeated(pattern, length), 2)
        twice = seconds(way, repeated(pattern, 2 * length))
        measured.append(Row(pattern, once / length * 1e6, once / length / floor, twice / max(once, 1e-6)))
    return sorted(measured, key=lambda row: -row.against_dense)


def table(rows: list[Row]) -> str:
    """Write rows as a table of Markdown."""
    head = "| pattern | µs a character | against a dense list | twice the length |\n| --- | ---: | ---: | ---: |\n"
    return head + "".join(
        f"| `{row.pattern!r}` | {row.microseconds:.1f} | {row.against_dense:.1f} | {row.doubled:.2f} |\n"
        for row in rows
    )


def main() -> None:
    """Read the arguments, measure each way, write its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ways", nargs="*", default=list(WAYS), help=f"which of {', '.join(WAYS)}; all")
    parser.add_argument("--patterns", type=int, default=2000, help="how many longer patterns")
    parser.add_argument("--length", type=int, default=20_000, help="characters of the long text")
    parser.add_argument("--rows", type=int, default=12, help="how many of the slowest to measure")
    arguments = parser.parse_args()
    tried = list(dict.fromkeys(patterns(arguments.patterns)))
    for name in arguments.ways:
        rows = worst(WAYS[name], tried, arguments.length, arguments.rows)
        over = sum(row.against_dense > BOUND or row.doubled > DOUBLED for row in rows)
        told = f"the slowest of {len(tried)} patterns, {arguments.length:,} characters; {over} over the bound"
        sys.stdout.write(f"\n## {name}: {told}\n\n{table(rows)}")


if __name__ == "__main__":
    main()
