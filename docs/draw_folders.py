"""Draw the folders of the package and who uses whom, from the imports, into docs/folders.svg: run this file."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
DRAWING = HERE / "folders.svg"
PACKAGE = HERE.parent / "src" / "archref"
UPWARD = ("model", "styles")
"""The one import that goes up, inside a function: `reference.format(style)`."""
WIDTH, HEIGHT, ACROSS, DOWN = 188, 62, 36, 58
"""Of a box, and the space between boxes."""
LINE = 'fill="none" stroke="#555" stroke-width="1.3" marker-end="url(#arrow)"'
DASHED = 'stroke="#a33" stroke-dasharray="5 4"'
BOX = f'width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#f4f0e6" stroke="#444"'
TIP = (
    '<marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0L8 4L0 8z" fill="#555"/></marker>'
)


def rooms() -> dict[str, Path]:
    """Give the folders and the modules beside them, by name."""
    found = {path.stem: path for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    return {name: path for name, path in sorted(found.items()) if not name.startswith("__")}


def uses() -> dict[str, set[str]]:
    """Give the rooms that each room imports from, whether at its top or inside a function."""
    used: dict[str, set[str]] = {}
    for room, path in rooms().items():
        files = [path] if path.is_file() else sorted(path.rglob("*.py"))
        modules = [
            node.module.split(".")
            for file in files
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module
        ]
        there = {parts[1] for parts in modules if parts[0] == "archref" and len(parts) > 1}
        used[room] = {other for other in there if other in rooms() and other != room and (room, other) != UPWARD}
    return used


def floors(used: dict[str, set[str]]) -> dict[str, int]:
    """Give each room's floor: one above the highest that it uses."""
    floor: dict[str, int] = {}
    for room in TopologicalSorter(used).static_order():
        floor[room] = 1 + max((floor[other] for other in used[room]), default=-1)
    return floor


def direct(used: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Give the arrows that are not implied by others: who uses `reading` may use what that uses."""
    reached: dict[str, set[str]] = {}
    for room in TopologicalSorter(used).static_order():
        reached[room] = used[room].union(*(reached[other] for other in used[room]))
    return [
        (room, other)
        for room, others in sorted(used.items())
        for other in sorted(others)
        if not any(other in reached[between] for between in others)
    ]


def about(path: Path) -> str:
    """Give what a room is about: what its first line says before the colon."""
    file = path if path.is_file() else path / "__init__.py"
    line = (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").splitlines()[0]
    return line.split(":")[0].split(",")[0].rstrip(".")


def places(floor: dict[str, int]) -> dict[str, tuple[float, float]]:
    """Give the place of each room's box, each floor centred, the ground at the bottom."""
    top = max(floor.values())
    most = max(list(floor.values()).count(level) for level in range(top + 1))
    placed = {}
    for level in range(top + 1):
        row = sorted(room for room in floor if floor[room] == level)
        left = (most - len(row)) * (WIDTH + ACROSS) / 2 + ACROSS
        for number, room in enumerate(row):
            placed[room] = (left + number * (WIDTH + ACROSS), (top - level) * (HEIGHT + DOWN) + 20.0)
    return placed


def arrow(start: tuple[float, float], end: tuple[float, float], more: str = "") -> str:
    """Draw an arrow from the foot of one box to the head of another, or up from head to foot."""
    (x, y), (a, b) = start, end
    y, b = (y + HEIGHT, b - 3) if b > y else (y, b + HEIGHT + 3)
    x, a, half = x + WIDTH / 2, a + WIDTH / 2, (y + b) / 2
    return f'<path d="M{x:g} {y:g} C{x:g} {half:g} {a:g} {half:g} {a:g} {b:g}" {more}/>\n'


def drawing() -> str:
    """Give the picture as SVG."""
    used = uses()
    at = places(floors(used))
    width = max(x for x, _ in at.values()) + WIDTH + ACROSS
    height = max(y for _, y in at.values()) + HEIGHT + 20
    arrows = [arrow(at[room], at[other]) for room, other in direct(used)]
    arrows.append(arrow(at[UPWARD[0]], at[UPWARD[1]], DASHED))
    boxes = [
        f'<rect x="{x:g}" y="{y:g}" {BOX}/>\n'
        f'<text x="{x + WIDTH / 2:g}" y="{y + 26:g}" font-size="15" font-weight="bold">{room}</text>\n'
        f'<text x="{x + WIDTH / 2:g}" y="{y + 46:g}">{escape(about(rooms()[room]))}</text>\n'
        for room, (x, y) in at.items()
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}">'
    lines = f"<g {LINE}>\n{''.join(arrows)}</g>"
    words = f'<g font-family="sans-serif" font-size="12" text-anchor="middle">\n{"".join(boxes)}</g>'
    return f"{head}\n<defs>{TIP}</defs>\n{lines}\n{words}\n</svg>\n"


if __name__ == "__main__":
    DRAWING.write_text(drawing(), "utf-8")
