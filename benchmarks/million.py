"""Estimate what a million articles cost from five hundred: `python benchmarks/million.py`; out is Markdown.

Needs archref with its extra `arrow`. The assumptions are those of `docs/scale.md`, which tells the results.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from texts import Language, article

from archref import find
from archref.batch import find_files, find_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MILLION = 1_000_000
ARTICLE_LENGTH = 40_000
"""Characters: `article` writes as many of prose, and then 90 notes."""


def written(articles: int) -> list[list[str]]:
    """Write articles, half of them in Latin letters and half in Cyrillic ones."""
    languages: tuple[Language, Language] = ("Latin", "Cyrillic")
    return [article(languages[seed % 2], ARTICLE_LENGTH, seed) for seed in range(articles)]


def timed(run: Callable[[], object], rounds: int = 3) -> float:
    """Give the seconds that a run takes, the median of some."""

    def once() -> float:
        start = perf_counter()
        run()
        return perf_counter() - start

    return median(once() for _ in range(rounds))


def first_citation() -> float:
    """Give the seconds that a new process takes to find its first citation, beyond those of Python itself."""

    def process(code: str) -> float:
        return timed(partial(subprocess.run, [sys.executable, "-c", code], check=True), rounds=9)

    return process("import archref; archref.find('GARF, f. 1, op. 2, d. 3')") - process("pass")


def estimate(articles: int, jobs: int) -> Iterator[str]:
    """Measure each way through the articles and scale it to a million."""
    works = written(articles)
    characters = sum(len(passage) for work in works for passage in work)
    found = sum(len(find(work)) for work in works)
    size = f"{characters / articles:,.0f} characters and {found / articles:.0f} citations"
    yield f"{articles} articles of {size}\n\n"
    yield "| way | an article | a million |\n| --- | ---: | ---: |\n"

    def row(way: str, seconds: float, what: str) -> str:
        each = seconds / articles
        return f"| {way} | {each * 1000:.1f} ms | {each * MILLION / 3600:.1f} {what} |\n"

    yield row("`find`, one core", timed(lambda: [find(work) for work in works]), "core hours")
    table = pa.table({"id": range(articles), "notes": works})
    in_arrow = timed(lambda: find_table(table, "notes", keep=["id"]).read_all())
    yield row("`find_table`, one core", in_arrow, "core hours")
    with TemporaryDirectory() as folder:
        for number, work in enumerate(works):
            Path(folder, f"{number:06}.txt").write_text("\n\n".join(work), "utf-8")
        for processes in (1, jobs):
            seconds = timed(lambda: list(find_files([folder], jobs=processes)))  # noqa: B023 - run at once
            yield row(f"`find_files`, {processes} process{'es' * (processes > 1)}", seconds, "hours")
        citations = Path(folder, "citations.parquet")
        pq.write_table(find_table(table, "notes", keep=["id"]).read_all(), citations)
        stored = citations.stat().st_size / articles
        yield f"| citations as Parquet | {stored / 1000:.1f} kB | {stored * MILLION / 1e9:.1f} GB |\n"
    yield f"\nA process finds its first citation after {first_citation() * 1000:.0f} ms.\n"


def main() -> None:
    """Write the table of `docs/scale.md`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2, help="processes for find_files")
    options = parser.parse_args()
    for lines in estimate(options.articles, options.jobs):
        sys.stdout.write(lines)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
