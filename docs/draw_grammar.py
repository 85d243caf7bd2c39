"""Draw the grammar as railroad diagrams into docs/grammar.svg: `pip install railroad-diagrams`, then run this file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pyparsing as pp
import railroad  # type: ignore[import-untyped]

from archref import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAWING = Path(__file__).with_name("grammar.svg")
CSS = """
svg.railroad-diagram path { stroke-width: 2; stroke: #444; fill: none }
svg.railroad-diagram text { font: 14px sans-serif; text-anchor: middle }
svg.railroad-diagram rect { stroke-width: 1; stroke: #444; fill: #f4f0e6 }
svg.railroad-diagram g.non-terminal rect { fill: #fff }
text.rule { font: bold 15px sans-serif }
"""


LEVELS = ("fond", "opis", "delo", "path of numbers")
"""A sequence that begins with one of these (before or after its label) gets a diagram of its own."""


def first_part(element: Any) -> str:  # noqa: ANN401 - pyparsing's classes differ in what they hold
    """Give the name of what an element begins with."""
    while not isinstance(element, pp.Regex):
        element = element.exprs[0] if hasattr(element, "exprs") else element.expr
    return str(element.name)


def rule_of(element: pp.And) -> str | None:
    """Name a sequence by the level it begins with: `from fond`."""
    first = first_part(element)
    return f"from {first}" if first.startswith(LEVELS) and "without" not in first else None


def flat(element: Any) -> list[Any]:  # noqa: ANN401
    """Give the members of a sequence or choice; those of one within another of its kind count as its own."""
    kind = type(element)
    return [inner for member in element.exprs for inner in (flat(member) if type(member) is kind else [member])]


def sequences(element: Any) -> Iterator[pp.And]:  # noqa: ANN401
    """Give the sequences in an element, those within before those around."""
    if isinstance(element, pp.Regex):
        return
    for inner in flat(element) if hasattr(element, "exprs") else [element.expr]:
        yield from sequences(inner)
    if isinstance(element, pp.And):
        yield element


def drawn(element: Any, *, inside: bool = True) -> Any:  # noqa: ANN401
    """Draw an element; a sequence within another is drawn as a reference to its own diagram."""
    if isinstance(element, pp.Regex):
        return railroad.Terminal(element.name)
    if isinstance(element, pp.Opt):
        return railroad.Optional(drawn(element.expr))
    if isinstance(element, pp.MatchFirst):
        return railroad.Choice(0, *map(drawn, flat(element)))
    if inside and (rule := rule_of(element)):
        return railroad.NonTerminal(rule)
    return railroad.Sequence(*map(drawn, flat(element)))


def diagrams() -> dict[str, Any]:
    """Give each rule's diagram by its name, the entrances first."""
    entrances = {
        "labelled": Reader().habits.grammar.labelled.element,
        "numbered": Reader().habits.grammar.numbered.element,
        "after_archive": Reader().habits.grammar.after_archive.element,
    }
    drawings = {name: railroad.Diagram(drawn(production)) for name, production in entrances.items()}
    for production in entrances.values():
        for sequence in reversed(list(sequences(production))):
            if (rule := rule_of(sequence)) and rule not in drawings:
                drawings[rule] = railroad.Diagram(drawn(sequence, inside=False))
    return drawings


def drawing() -> str:
    """Give one SVG with every rule under its name."""
    pieces: list[str] = []
    width, y = 0.0, 10.0
    for name, diagram in diagrams().items():
        pieces.append(f'<text class="rule" x="20" y="{y + 15:g}">{escape(name)}</text>\n')
        diagram.attrs["y"] = f"{y + 20:g}"
        diagram.writeSvg(pieces.append)
        width = max(width, float(diagram.attrs["width"]))
        y += float(diagram.attrs["height"]) + 30
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{y:g}" viewBox="0 0 {width:g} {y:g}">'
    return f"{head}\n<style>{CSS}</style>\n{''.join(pieces)}</svg>\n"


if __name__ == "__main__":
    DRAWING.write_text(drawing(), "utf-8")
