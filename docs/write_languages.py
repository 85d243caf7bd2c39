"""Write the table of all languages' examples into docs/languages.md: `python docs/write_languages.py`."""

from __future__ import annotations

import re
from pathlib import Path

from archref.languages.files import read_language

PAGE = Path(__file__).with_name("languages.md")
FILES = Path(__file__).parent.parent / "src" / "archref" / "data" / "languages"
SHOWN = 3
"""How many examples of each language the page shows."""


def table() -> str:
    """Give the first examples of every language, as Markdown."""
    rows = ["| language | example | read as |", "| --- | --- | --- |"]
    for language in sorted(map(read_language, FILES.glob("*.toml")), key=lambda language: language.name):
        for example in language.examples[:SHOWN]:
            reads = "<br>".join(f"`{reference}`" for reference in example.reads)
            rows.append(f"| {language.name} | `{' ⏎ '.join(example.notes)}` | {reads} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    PAGE.write_text(re.sub(r"(?s)(?<=<!-- table -->\n\n).*(?=\n<!-- end -->)", lambda _: table(), page), "utf-8")
