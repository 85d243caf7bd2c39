"""Measure what archref costs a new process: `python benchmarks/cold.py`; out comes a Markdown table of medians.

The package alone (`import archref` loads nothing else), all that finding needs, and the first citation found: in it
the registry's index is read and the grammar's expressions are compiled.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
from statistics import median

STAGES = {
    "`import archref`": "import archref",
    "the same, and attrs": "import archref, attrs",
    "the same, and pyparsing": "import archref, attrs, pyparsing",
    "`from archref import find`": "from archref import find",
    "the first lookup of an archive": "from archref import find, archives; archives.lookup('GARF')",
    "the first citation": "import archref; archref.find('GARF, f. 1, op. 2, d. 3, l. 4')",
    "the first citation and a hundred forms more": """
from archref import find
for label in "f. fond ф. фонд".split():
    for archive in "GARF RGASPI ГАРФ ЦДАВО LVVA".split():
        for rest in "1, op. 2, d. 3; 5-оп. 6; 17/3/74/5; 1, papka 5, d. 6, l. 7ob; 1. Оп. 2. Д. 3. Л. 4-5".split(";"):
            find(f"{archive}, {label} {rest}.")
""",
}


def process(code: str) -> float:
    """Give the milliseconds of processor time that a new Python takes for some code: others' load is not in them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def own_share() -> float:
    """Give the milliseconds that Python spends in archref's own modules for `import archref`."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import archref"], check=True, capture_output=True, text=True
    )
    own = re.findall(r"^import time: +(\d+) \| +\d+ \| +archref", run.stderr, re.MULTILINE)
    return sum(map(int, own)) / 1000


def main() -> None:
    """Write the table of `benchmarks/README.md`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="turns, of whose times the median counts")
    rounds = parser.parse_args().rounds
    times: dict[str, list[float]] = {stage: [] for stage in STAGES}
    for _ in range(rounds):
        for stage, code in STAGES.items():
            times[stage].append(process(code) - process("pass"))
    sys.stdout.write("| in a new process, beyond Python itself | ms |\n| --- | ---: |\n")
    sys.stdout.write(
        f"| archref's own modules, by `-X importtime` | {median(own_share() for _ in range(rounds)):.1f} |\n"
    )
    for stage, taken in times.items():
        sys.stdout.write(f"| {stage} | {median(taken):.0f} |\n")


if __name__ == "__main__":
    main()
