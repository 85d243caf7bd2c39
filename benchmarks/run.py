"""Measure archref beside its floor and its peers in one run: `python benchmarks/run.py`; out comes Markdown.

Needs archref and, for the comparison with law citations, eyecite (dependency group `bench`; without it that
column holds nan).
`--full` goes up to 100 MB in the measurement of cost against length, which takes some minutes.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import platform
import re
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from time import perf_counter

from texts import KINDS, Language

import archref
from archref.grammar import grammar

with contextlib.suppress(ImportError):
    import eyecite

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


def scan_string(text: str) -> Run:
    """Find shelf marks with the same grammar and pyparsing's own scan."""
    return lambda: sum(1 for _ in grammar().mark.scan_string(text))


def find(passages: Sequence[str]) -> Run:
    """Find citations as a user does."""
    return lambda: len(archref.find(passages))


def law(passages: Sequence[str]) -> Run:
    """Find law citations with eyecite, in documents of the length that suits it: long ones slow it down."""
    documents: list[str] = [""]
    for passage in passages:
        documents[-1] += passage + "\n"
        if len(documents[-1]) >= LAW_DOCUMENT:
            documents.append("")
    return lambda: sum(len(eyecite.get_citations(document)) for document in documents)


def seconds(runs: dict[str, Run], rounds: int) -> dict[str, tuple[float, int]]:
    """Give each run's median time and what it found; all take turns, so that a slow moment hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    found: dict[str, int] = {}
    for turn in range(rounds + 1):
        for name, run in runs.items():
            gc.collect()
            start = perf_counter()
            found[name] = run()
            if turn:  # the first turn warms caches up
                times[name].append(perf_counter() - start)
    return {name: (median(times[name]), found[name]) for name in runs}


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
    """Set archref beside the digit scan, the regex by hand, pyparsing's scan_string and eyecite."""
    yield head(
        f"Beside its floor and its peers, {length:,} characters",
        "text", "citations", "MB/s", "citations/s", "time / digit scan", "time / regex by hand",
        "regex by hand finds", "time of scan_string / time", "eyecite citations/s", "citations/s / eyecite's",
        "peak memory / text",
    )  # fmt: skip
    for kind, write in KINDS.items():
        for language in LANGUAGES:
            passages = write(language, length)
            text = "\n".join(passages)
            runs = {
                "archref": find(passages),
                "digits": digit_scan(text),
                "regex": handwritten(text, language),
            }
            if "eyecite" in globals():
                runs["eyecite"] = law(write("law", length))
            times = seconds(runs, rounds)
            # A tenth of the text is enough: it is slow, at a cost a character that does not depend on length.
            part = text[: length // 10]
            scanning = seconds({"scan": scan_string(part)}, 1)["scan"][0] * len(text) / len(part)
            taken, found = times["archref"]
            eyecite, eyecite_found = times.get("eyecite", (1.0, float("nan")))
            yield row(
                f"{kind}, {language}", found, f"{len(text) / taken / 1e6:.2f}", f"{found / taken:,.0f}",
                f"{taken / times['digits'][0]:.1f}", f"{taken / times['regex'][0]:.1f}", times["regex"][1],
                f"{scanning / taken:.1f}", f"{eyecite_found / eyecite:,.0f}",
                f"{found / taken / (eyecite_found / eyecite):.1f}",
                f"{peak_memory(runs['archref']) / sys.getsizeof(text):.1f}",
            )  # fmt: skip


def one_string(length: int) -> Iterator[str]:
    """Tell what it costs that a text comes as one string instead of passage by passage."""
    yield head("One string against many passages: time / time of the passages", "text", *LANGUAGES)
    for kind, write in KINDS.items():
        cells = []
        for language in LANGUAGES:
            passages = write(language, length)
            times = seconds({"one": find(["\n".join(passages)]), "many": find(passages)}, 3)
            cells.append(f"{times['one'][0] / times['many'][0]:.2f}")
        yield row(kind, *cells)


def scale(lengths: Sequence[int]) -> Iterator[str]:
    """Give the cost of a character against the length of the text: linear where the columns stay level."""
    texts = [f"{kind}, {language}" for kind in KINDS for language in LANGUAGES]
    yield head("Cost against length, nanoseconds a character", "characters", *texts)
    for length in lengths:
        cells = []
        for write in KINDS.values():
            for language in LANGUAGES:
                passages = write(language, length)
                taken, _ = seconds({"archref": find(passages)}, 3 if length <= 10**6 else 1)["archref"]
                cells.append(f"{taken / sum(map(len, passages)) * 1e9:.0f}")
        yield row(f"{length:,}", *cells)


def main() -> None:
    """Write the tables of `benchmarks/README.md`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=500_000, help="characters of each text compared")
    parser.add_argument("--rounds", type=int, default=5, help="turns, of whose times the median counts")
    parser.add_argument("--full", action="store_true", help="cost against length up to 100 MB, not 1 MB")
    options = parser.parse_args()
    machine = f"Python {platform.python_version()}, {platform.machine()}, one core\n"
    lengths = [10**power for power in range(4, 9 if options.full else 7)]
    tables = compare(options.length, options.rounds), one_string(options.length), scale(lengths)
    for lines in ([machine], *tables):
        for line in lines:
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
