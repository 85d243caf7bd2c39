"""The README tells the truth: its snippets and commands are run, and their output is what stands there."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[str]:
    return [text for name, text in BLOCKS if name == kind]


COMMANDS = [
    (command, output)
    for block in blocks("console")
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def test_every_block_is_of_a_kind_that_is_run() -> None:
    assert {kind for kind, _ in BLOCKS} == {"console", "pycon", "sh"}
    assert len(COMMANDS) == README.count("\n$ ")


def test_its_snippets_give_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    snippets = doctest.DocTestParser().get_doctest("\n".join(blocks("pycon")), {}, "README.md", "README.md", 0)
    told: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(snippets, out=told.append)
    assert not result.failed, "".join(told)
    assert result.attempted > 10


@pytest.mark.skipif(os.name == "nt", reason="the commands are of a Unix shell")
@pytest.mark.parametrize(("command", "output"), COMMANDS)
def test_its_commands_print_what_they_show(command: str, output: str) -> None:
    pytest.importorskip("typer")
    done = subprocess.run(
        ["bash", "-c", f'archref() {{ "{sys.executable}" -m archref "$@"; }}\n{command}'],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    shown = done.stdout.decode()
    assert doctest.OutputChecker().check_output(output, shown, doctest.ELLIPSIS), shown


def test_its_commands_to_set_up_are_those_that_the_checks_run() -> None:
    checks = (ROOT / ".ci" / "run").read_text("utf-8")
    commands = "".join(blocks("sh")).splitlines()
    assert len(commands) == 2
    for command in commands:
        assert command in checks


def test_its_links_hold_on_the_package_index_too_and_lead_to_files_that_are_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    files = f"{project['urls']['Source']}/blob/main/"
    targets = re.findall(r"\]\(([^)]+)\)", README)
    assert len(targets) > 5
    for target in [*targets, *(url for url in project["urls"].values() if "/blob/" in url)]:
        assert target.startswith("https://")
        if target.startswith(project["urls"]["Source"]):
            assert (ROOT / target.removeprefix(files)).is_file(), target
