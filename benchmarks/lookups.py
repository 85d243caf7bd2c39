"""What it costs to look up an archive: run `python benchmarks/lookups.py`.

The first line is a fresh interpreter's (import, then the first look-up, which reads the index); the others are means
of many look-ups in a warm one.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from timeit import timeit

from archref import Registry, archives

COLD = """
import time
start = time.perf_counter()
from archref.archives.registry import archives
imported = time.perf_counter()
archives.lookup("ЦДАВО")
print((imported - start) * 1000, (time.perf_counter() - imported) * 1000)
"""
NAMES = (
    "GARF",
    "TsDAHO",
    "ЦДАВО",
    "ГАВО",
    "ЦДАВО України",
    "ГАВО (Вологда)",
    "Державного архіву Одеської області",
    "Nowhere",
)


def fresh() -> Registry:
    """Give a registry that has read its index and looked up one name only."""
    registry = archives.with_records(())
    registry.lookup("РГАСПИ")
    return registry


def main() -> None:
    """Print the figures."""
    runs = [subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True) for _ in range(7)]
    imported, first = sorted(tuple(map(float, run.stdout.split())) for run in runs)[len(runs) // 2]
    lines = [f"cold: import {imported:.0f} ms, first look-up {first:.0f} ms"]
    for name in NAMES:
        again = timeit(partial(archives.lookup, name), number=100_000) * 10
        anew = timeit(partial(fresh().lookup, name), number=1) * 1e6
        lines.append(f"{again:6.2f} µs again {anew:7.1f} µs at first  {name}")
    text = (
        "Тихомиров, Государственный архив Вологодской области (ГАВО), ф. 1; no archive stands in this sentence. " * 200
    )
    each = timeit(lambda: sum(1 for _ in archives.names_in(text, 0, len(text))), number=5) / 5
    lines.append(f"{len(text) / each / 1e6:6.2f} million characters a second: all names in a text")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
