"""Write the table of all styles into docs/styles.md: `python docs/write_styles.py`."""

from __future__ import annotations

import re
from pathlib import Path

from archref.styles.examples import table

PAGE = Path(__file__).with_name("styles.md")

if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    filled = re.sub(r"(?s)(?<=<!-- table -->\n\n).*(?=\n<!-- end -->)", lambda _: table(), page)
    PAGE.write_text(filled, "utf-8")
