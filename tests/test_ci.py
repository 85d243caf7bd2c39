"""What CI holds: no test is skipped there, but for want of ../shared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = """
import pytest
from shared import needs_shared

@needs_shared
def test_of_what_is_beside_the_project(): ...

def test_of_a_package():
    pytest.importorskip("no_such_package")
"""


@pytest.mark.parametrize(
    ("ci", "beside", "outcome"),
    [
        ("", False, "2 skipped"),
        ("true", False, "1 failed, 1 skipped"),
        ("true", True, "1 failed, 1 passed"),
    ],
)
def test_a_skipped_test_fails_unless_it_wants_what_is_not_laid(
    tmp_path: Path, ci: str, beside: bool, outcome: str
) -> None:
    tests = tmp_path / "project" / "tests"
    tests.mkdir(parents=True)
    for name in ("conftest.py", "shared.py"):
        shutil.copy(HERE / name, tests)
    (tests / "test_it.py").write_text(TESTS, "utf-8")
    if beside:
        (tmp_path / "shared").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "addopts=", str(tests)],
        cwd=tmp_path,
        env=os.environ | {"CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in done.stdout.splitlines()[-1]


def test_each_list_of_programs_names_one_a_line() -> None:
    lines = (HERE.parent / ".ci" / "packages.txt").read_text("utf-8").splitlines()
    named = [line.partition("#")[0].split() for line in lines]
    assert max(map(len, named)) == 1
    assert len({*map(tuple, filter(None, named))}) == len([*filter(None, named)])
