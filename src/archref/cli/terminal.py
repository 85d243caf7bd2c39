"""How text looks on a terminal: colours for notes, headings and asides, by their form."""

from __future__ import annotations

from rich.console import Console
from rich.highlighter import RegexHighlighter
from rich.theme import Theme


class _Parts(RegexHighlighter):
    """Finds the parts of the lines that the command line writes."""

    base_style = "archref."
    highlights = [  # noqa: RUF012 - rich wants it so
        r"(?m)^(?P<note>(?:\S[^:\n]*:)?(?:¶ )?\w+:) ",  # notes.txt:4: GARF, f. 1
        r"(?m)^(?P<heading>\S.*)(?=\n  )",  # an archive, over its fonds
        r"(?m)^  (?P<subheading>\S.*)$",
        r"(?m)(?P<note>\[[^\[\]\n]+\])$",
        r"(?P<doubt>\((?:title not verified|not in the registry|ambiguous: [^()]*(?:\([^()]*\)[^()]*)*)\))",
    ]


_COLOURS = {"note": "cyan", "heading": "bold", "subheading": "none", "doubt": "yellow"}

console = Console(
    highlighter=_Parts(),
    theme=Theme({f"archref.{part}": colour for part, colour in _COLOURS.items()}),
    markup=False,
    emoji=False,
)
"""Standard output, where it is a terminal."""
