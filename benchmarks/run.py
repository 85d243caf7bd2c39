"""Measure archref beside its floor and its peers in one run: `python benchmarks/run.py`; out comes Markdown.

Needs archref and eyecite (dependency group `bench`); where hyperscan is installed too, eyecite is measured with both
its tokenizers. `--full` goes up to 100 MB in the measurement of cost against length, which takes half an hour and
8 GB of memory.
"""

from __future__ import annotations

import argparse
import gc
import platform
import re
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from statistics import median
from time import process_time
from typing import NamedTuple

import eyecite  # type: ignore[import-untyped, import-not-found, unused-ignore]
from eyecite.tokenizers import (  # type: ignore[import-untyped, import-not-found, unused-ignore]
    HyperscanTokenizer,
    default_tokenizer,
)
from texts import KINDS, Language

import archref

LANGUAGES: tuple[Language, ...] = ("Latin", "Cyrillic")
SIMPLEST = {
    "Latin": re.compile(r"([A-Z]\w+), f\. ([\w-]+), op\. (\w+), d\. (\w+)(?:, ll?\. (\d+(?:ob)?(?:[-–]\d+(?:ob)?)?))?"),
    "Cyrillic": re.compile(
        r"([А-ЯІЇЄҐ]\w+)\. Ф\. ([\w-]+)\. Оп\. (\w+)\. Д\. (\w+)(?:\. Л\. (\d+(?: об)?(?:[-–]\d+(?: об)?)?))?"
    ),
}
"""What people write by hand today: the one form that is most common in their own notes."""

LAW_DOCUMENT = 10_000
"""Characters of a document for eyecite, whose time a character grows with the length of the text."""

Run = Callable[[], int]
"""One measured run; it gives how many citations (or numbers) it found."""


def digit_scan(text: str) -> Run:
    """Stop at every number: what any way of finding shelf marks has to do at least."""
    return lambda: sum(1 for _ in re.finditer(r"\d+", text))


def handwritten(text: str, language: Language) -> Run:
    """Find the commonest form with one regular expression."""
    return lambda: sum(1 for _ in SIMPLEST[language].finditer(text))


def made_into_citations(text: str, language: Language) -> Run:
    """Find the commonest form with one regular expression, and make of each match what archref makes of it."""

    def citation(match: re.Match[str]) -> archref.Citation:
        archive, fond, opis, delo, leaf = match.groups()
        leaves = archref.Leaf(int(re.match(r"\d+", leaf)[0])) if leaf else None  # type: ignore[index]
        listy = (archref.Leaves(leaves, leaves),) if leaves else ()
        reference = archref.Reference(archive, fond, opis, delo, listy)
        return archref.Citation(0, match.start(), match.end(), match[0], archive, reference)

    return lambda: len([citation(match) for match in SIMPLEST[language].finditer(text)])


def scan_string(text: str) -> Run:
    """Find shelf marks with the same grammar and pyparsing's own scan."""
    mark = archref.Reader().habits.grammar.mark.element
    return lambda: sum(1 for _ in mark.scan_string(text))


def find(passages: Sequence[str]) -> Run:
    """Find citations as a user does."""
    return lambda: len(archref.find(passages))


TOKENIZERS = {"eyecite": default_tokenizer}
if find_spec("hyperscan"):
    TOKENIZERS["with Hyperscan"] = HyperscanTokenizer()


def law(passages: Sequence[str], tokenizer: object = default_tokenizer) -> Run:
    """Find law citations with eyecite, in documents of the length that suits it: long ones slow it down."""
    documents: list[str] = [""]
    for passage in passages:
        documents[-1] += passage + "\n"
        if len(documents[-1]) >= LAW_DOCUMENT:
            documents.append("")
    return lambda: sum(len(eyecite.get_citations(document, tokenizer=tokenizer)) for document in documents)


class Timing(NamedTuple):
    """The seconds of processor time of each turn of a run, and what it found."""

    turns: list[float]
    found: int

    @property
    def rate(self) -> float:
        """Give what was found in a second."""
        return self.found / median(self.turns)

    def over(self, other: Timing) -> float:
        """Give the ratio to another run's time: that of each turn, because a slow moment hits both, and the median."""
        return median(own / others for own, others in zip(self.turns, other.turns, strict=True))


def timed(runs: dict[str, Run], rounds: int) -> dict[str, Timing]:
    """Time runs that take turns."""
    turns: dict[str, list[float]] = {name: [] for name in runs}
    found: dict[str, int] = {}
    gc.collect()
    for _ in range(rounds):
        for name, run in runs.items():
            start = process_time()
            found[name] = run()
            turns[name].append(process_time() - start)
    return {name: Timing(turns[name], found[name]) for name in runs}


def peak_memory(run: Run) -> int:
    """Give the most memory, in bytes, that a run holds beyond what was there before it."""
    gc.collect()
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def row(*cells: object) -> str:
    """Write a row of a Markdown table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |\n"


def head(title: str, *columns: str) -> str:
    """Write the title and the first two rows of a Markdown table."""
    return f"\n## {title}\n\n" + row(*columns) + row("---", *["---:"] * (len(columns) - 1))


def compare(length: int, rounds: int) -> Iterator[str]:
    """Set archref beside the digit scan, the regex by hand and pyparsing's scan_string."""
    yield head(
        f"Beside its floor, {length:,} characters",
        "text", "citations", "MB/s", "citations/s", "time / digit scan", "regex by hand: finds", "its matches/s",
        "made into citations/s", "citations/s / matches/s", "time of scan_string / time", "peak memory / text",
    )  # fmt: skip
    for kind, write in KINDS.items():
        for language in LANGUAGES:
            passages = write(language, length)
            text = "\n".join(passages)
            runs = {
                "archref": find(passages),
                "digits": digit_scan(text),
                "regex": handwritten(text, language),
                "made": made_into_citations(text, language),
            }
            times = timed(runs, rounds)
            ours, by_hand, made = times["archref"], times["regex"], times["made"]
            # A tenth of the text is enough: it is slow, at a cost a character that does not depend on length.
            part = passages[: len(passages) // 10]
            scanning = timed({"scan": scan_string("\n".join(part)), "archref": find(part)}, 1)
            yield row(
                f"{kind}, {language}", ours.found, f"{len(text) / median(ours.turns) / 1e6:.1f}", f"{ours.rate:,.0f}",
                f"{ours.over(times['digits']):.1f}", by_hand.found, f"{by_hand.rate:,.0f}", f"{made.rate:,.0f}",
                f"{ours.rate / by_hand.rate:.2f}", f"{scanning['scan'].over(scanning['archref']):.1f}",
                f"{peak_memory(runs['archref']) / sys.getsizeof(text):.1f}",
            )  # fmt: skip


def peer(length: int, rounds: int) -> Iterator[str]:
    """Set archref beside eyecite, on law citations of like density."""
    theirs = [f"{name}: {what}" for name in TOKENIZERS for what in ("citations/s", "archref's / its")]
    yield head(f"Beside eyecite, {length:,} characters", "text", "citations", "eyecite's", "citations/s", *theirs)
    for kind, write in KINDS.items():
        passages = write("law", length)
        peers = {name: law(passages, tokenizer) for name, tokenizer in TOKENIZERS.items()}
        for language in LANGUAGES:
            ours, *others = timed({"archref": find(write(language, length)), **peers}, rounds).values()
            cells = [cell for one in others for cell in (f"{one.rate:,.0f}", f"{ours.rate / one.rate:.1f}")]
            yield row(f"{kind}, {language}", ours.found, others[0].found, f"{ours.rate:,.0f}", *cells)


def costs(title: str, lengths: Sequence[int], cell: Callable[[list[str]], str]) -> Iterator[str]:
    """Give a cell for each length and text: where a column stays level, the cost is linear."""
    yield head(title, "characters", *(f"{kind}, {language}" for kind in KINDS for language in LANGUAGES))
    for length in lengths:
        yield row(f"{length:,}", *(cell(write(language, length)) for write in KINDS.values() for language in LANGUAGES))


def nanoseconds(passages: list[str]) -> str:
    """Give what a character of a text costs."""
    length = sum(map(len, passages))
    timing = timed({"archref": find(passages)}, 5 if length < 2e6 else 1)["archref"]
    return f"{median(timing.turns) / length * 1e9:.0f}"


def one_string(passages: list[str]) -> str:
    """Give the time for a text that comes as one string, by that for the same text passage by passage."""
    times = timed({"one": find(["\n".join(passages)]), "many": find(passages)}, 3)
    return f"{times['one'].over(times['many']):.2f}"


def main() -> None:
    """Write the tables of `benchmarks/README.md`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=200_000, help="characters of each text compared")
    parser.add_argument("--rounds", type=int, default=15, help="turns, of whose times the median counts")
    parser.add_argument("--full", action="store_true", help="cost against length up to 100 MB, not 1 MB")
    options = parser.parse_args()
    warm = [law(write("law", 9000), tokenizer) for write in KINDS.values() for tokenizer in TOKENIZERS.values()]
    warm += [find(write(language, 9000)) for write in KINDS.values() for language in LANGUAGES]
    for run in warm:  # grammar and registry are read, caches filled
        run()
    lengths = [10**power for power in range(4, 9 if options.full else 7)]
    tables = (
        compare(options.length, options.rounds),
        peer(options.length, options.rounds),
        costs("Cost against length, nanoseconds a character", lengths, nanoseconds),
        costs(
            "A text in one string: its time / that of its passages", lengths[: -1 if options.full else 3], one_string
        ),
    )
    sys.stdout.write(f"Python {platform.python_version()}, {platform.machine()}, one core\n")
    for table in tables:
        for line in table:
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
