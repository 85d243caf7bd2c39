"""Write the table of all styles into docs/styles.md: `python docs/write_styles.py`."""

from __future__ import annotations

import re
from pathlib import Path

from archref.styles.examples import examples
from archref.styles.files import styles

PAGE = Path(__file__).with_name("styles.md")


def table() -> str:
    """Give the table of all packaged styles, their examples side by side, in Markdown."""
    rows = ["| style | | example |", "|---|---|---|"]
    for style in styles.values():
        mark = "" if style.complete else " (not complete)"
        shown = "<br>".join(f"`{text}`" for text in examples(style))
        rows.append(f"| **{style.name}**{mark} | {style.note} | {shown} |")
    return "\n".join((*rows, ""))


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    filled = re.sub(r"(?s)(?<=<!-- table -->\n\n).*(?=\n<!-- end -->)", lambda _: table(), page)
    PAGE.write_text(filled, "utf-8")
