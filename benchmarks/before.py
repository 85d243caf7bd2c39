"""Measure `find` beside what it was at another commit: `python benchmarks/before.py [COMMIT]`; out comes Markdown.

The commit, the one before if none is named, is laid in a folder of its own, and both read the same texts in turns, each
in a new process. A loss of more than a tenth is told below the table; a machine that others use makes one of a few
hundredths by itself.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

from texts import KINDS

ROOT = Path(__file__).parent.parent
LENGTH = 60_000
TOLD = 1.1


def measure() -> None:
    """Write the processor time of each kind of text, in seconds, one a line: what each process does."""
    import archref

    archref.find("GARF, f. 1, op. 2, d. 3, l. 4. Ibid., l. 5.")
    for make in KINDS.values():
        text = "\n\n".join(make("Latin", LENGTH)) + "\n\n".join(make("Cyrillic", LENGTH))
        begun = process_time()
        archref.find(text)
        sys.stdout.write(f"{process_time() - begun}\n")


def times(root: Path) -> list[float]:
    """Measure in a new process with the archref of a folder."""
    command = [sys.executable, __file__, "--measure"]
    environment = os.environ | {"PYTHONPATH": str(root / "src")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.splitlines()]


def compare(commit: str, rounds: int) -> None:
    """Measure both in turns and write what came out."""
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder) / "before"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(before), commit], cwd=ROOT, check=True)
        try:
            subprocess.run([sys.executable, "hatch_build.py"], cwd=before, check=True)
            rows = [(times(before), times(ROOT)) for _ in range(rounds)]
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(before)], cwd=ROOT, check=True)
    sys.stdout.write(f"| text | {commit}, ms | now, ms | now / {commit} |\n| --- | ---: | ---: | ---: |\n")
    lost = []
    for place, kind in enumerate(KINDS):
        then, now = (median(row[side][place] for row in rows) for side in (0, 1))
        ratio = median(row[1][place] / row[0][place] for row in rows)
        sys.stdout.write(f"| {kind} | {then * 1000:.1f} | {now * 1000:.1f} | {ratio:.2f} |\n")
        lost += [f"{kind} takes {ratio:.2f} times what it took at {commit}\n"] if ratio > TOLD else []
    sys.stdout.write("".join(lost))


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", nargs="?", default="HEAD~1")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    measure() if arguments.measure else compare(arguments.commit, arguments.rounds)


if __name__ == "__main__":
    main()
