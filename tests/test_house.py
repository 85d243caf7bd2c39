"""The folders of the package: who may use whom, and the public names beside folders of the same name."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import archref

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(archref.__file__).parent
FLOORS = (
    {"errors", "levels"},
    {"model"},
    {"languages", "documents"},
    {"archives"},
    {"reading", "styles"},
    {"rewriting", "inventory", "check"},
    {"exports", "batch"},
    {"cli", "__init__"},
    {"__main__"},
)
"""From the ground up: a folder uses only what is on the floors below its own."""
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def room_of(module: str) -> str:
    return module.split(".")[0]


def imports(path: Path) -> Iterator[str]:
    """Give the modules of archref that a file imports, also inside functions, but not for the type checker alone."""

    def visit(node: ast.AST) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                continue
            if isinstance(child, ast.ImportFrom) and child.module and child.module.startswith("archref"):
                inside = child.module.removeprefix("archref").lstrip(".")
                yield from [inside] if inside else [alias.name for alias in child.names]
            yield from visit(child)

    return visit(ast.parse(path.read_text("utf-8")))


def test_every_room_has_its_floor_and_imports_go_down_only() -> None:
    upward = []
    for path in sorted(PACKAGE.rglob("*.py")):
        here = room_of(".".join(path.relative_to(PACKAGE).with_suffix("").parts))
        for module in imports(path):
            there = room_of(module)
            if there != here and FLOOR[there] >= FLOOR[here]:
                upward.append(f"{here} -> {module}")
    # The one way up for good is `reference.format(style)`.
    assert set(upward) <= {"model -> styles.files"}


def test_public_names_stay_what_they_are_when_folders_of_their_name_are_imported() -> None:
    program = """if True:
        import archref
        from archref.archives.words import fold
        from archref.inventory.leaves import merge_leaves
        from archref.styles.style import Style
        print(archref.archives["GARF"].key, archref.styles["gost"].name, archref.inventory("GARF, f. 1").totals.fonds)
    """
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["GARF", "gost", "1"]


def test_every_public_name_can_be_had() -> None:
    assert {name for name in archref.__all__ if getattr(archref, name, None) is None} == set()


def test_no_group_is_repeated_possessively() -> None:
    """Python up to 3.11.4, Debian 12's too, reads `(...)*+` wrongly where the group can backtrack, not `(?>(...)*)`."""
    places = [
        f"{path.name}:{number}"
        for path in PACKAGE.rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"[^\\]\)(?:[*+?]|\{[\d,{}]+\})\+", line)
    ]
    assert places == []
