"""Fuzz one target, guided by what code its bytes reach: `python fuzz/fuzz.py find --seconds 300`.

Wants atheris (dependency group `fuzz`). It does not stop at a fault: one input for each place that fails goes to
`fuzz/found/`, with what it raised, and what reaches new code to `fuzz/corpus/`, from where the next run
goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import traceback
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]
import attrs

with atheris.instrument_imports(include=["archref", "targets"]):
    from targets import TARGETS, fault, seeds_of_texts

HERE = Path(__file__).parent
WORDS = sorted({word for seed in seeds_of_texts() for word in re.split(r"(\W)", seed.decode()) if word})


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


def by_words(data: bytes, longest: int, seed: int) -> bytes:
    """Change bytes as libFuzzer does, or, as often, words: one goes, comes twice, moves, or is another's."""
    random = Random(seed)
    if random.random() < 0.5:
        return bytes(atheris.Mutate(data, longest))
    words = re.split(r"(\W)", data.decode("utf-8", "surrogateescape"))
    for _ in range(random.randint(1, 4)):
        at, other = random.randrange(len(words)), random.randrange(len(words))
        match random.randrange(4):
            case 0 if len(words) > 1:
                del words[at]
            case 1:
                words.insert(other, words[at])
            case 2:
                words[at], words[other] = words[other], words[at]
            case _:
                words.insert(at, random.choice(WORDS))
    return "".join(words).encode("utf-8", "surrogateescape")[:longest]


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
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={found}{os.sep}", str(corpus)],
        Finder(arguments.target),
        custom_mutator=by_words,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
