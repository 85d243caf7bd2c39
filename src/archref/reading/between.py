"""What stands before a label and between it and its number: patterns that all levels share.

In go the words of languages where a pattern needs them; out come pieces of pattern, written into those of the levels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.languages.letters import APOSTROPHES, DASHES, LETTER

if TYPE_CHECKING:
    from archref.reading.numbers import Numbers

FLAGS = re.IGNORECASE
"""How all patterns of marks are compiled."""
START = rf"(?<!{LETTER})"
"""A word begins here; a digit may stand before it: f201op4."""
_MARKUP = r"*_`\"“”„«»"
GAP = rf"(?>(?:[^\S\n]|\n(?!\s*\n)|[\u00ad,.;:/|·•{_MARKUP}{DASHES}])*)"
"""Between two levels: any separators in use, or none, but no empty line."""
_GLOSS = r"(?:\s*\([^()\d]{1,12}\))?"


def after_label(numbers: Numbers) -> str:
    """Give what stands between a label and its number: `op.' 8`, `fond (f.) 1286`, `Fond No. 631`, `L. . 10`."""
    return rf"\.?[{APOSTROPHES}]?\.?{_GLOSS}[\s\u00ad.,:{_MARKUP}{DASHES}]*+(?:{numbers.sign}[\s.]*)?"
