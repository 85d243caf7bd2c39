"""Fuzz one target, guided by what code its bytes reach: `python fuzz/fuzz.py find --seconds 300`.

Wants atheris (dependency group `fuzz`). It does not stop at a fault: one input for each place that fails goes to
`fuzz/found/`, with what it raised, and what reaches new code to `fuzz/corpus/`, from where the next run
goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import traceback
from pathlib import Path

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]
import attrs

with atheris.instrument_imports(include=["archref", "targets"]):
    from targets import TARGETS, fault

HERE = Path(__file__).parent


def place_of(shown: Exception) -> str:
    """Name a fault by its type and the lines that it went through in archref and in the target."""
    frames = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(shown.__traceback__)]
    return " ".join([type(shown).__name__, *frames[-3:]])


@attrs.define
class Finder:
    """Calls a target and keeps the shortest input for each place that fails."""

    name: str
    found: dict[str, int] = attrs.field(factory=dict, init=False)

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        shown = fault(self.name, data)
        if shown is None or len(data) >= self.found.get(place := place_of(shown), len(data) + 1):
            return
        self.found[place] = len(data)
        folder = HERE / "found" / self.name
        folder.mkdir(parents=True, exist_ok=True)
        stem = folder / hashlib.sha256(place.encode()).hexdigest()[:12]
        stem.with_suffix(".input").write_bytes(data)
        told = "".join(traceback.format_exception(shown))
        stem.with_suffix(".txt").write_text(f"{place}\n{data!r}\n\n{told}", "utf-8", "backslashreplace")


def main() -> None:
    """Read the arguments, lay the seeds, and go on until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=300)
    arguments = parser.parse_args()
    corpus = HERE / "corpus" / arguments.target
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in TARGETS[arguments.target][1]():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    options = [f"-max_total_time={arguments.seconds}", "-max_len=2000", "-timeout=20", "-rss_limit_mb=3000"]
    found = HERE / "found" / arguments.target
    found.mkdir(parents=True, exist_ok=True)
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={found}{os.sep}", str(corpus)], Finder(arguments.target))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
