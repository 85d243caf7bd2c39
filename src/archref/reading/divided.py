"""A text made ready for reading: in goes one as written, out comes one in plain signs, without divided words.

Soft hyphens (`опи\u00adсь`) and a hyphen at the end of a line (`опи-` / `сь`) would hide labels. Taking them out
changes the text's length, so a map leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

import attrs

_DIVISION = re.compile("\u00ad\\s*|(?<=[a-zа-яёіїєґў])-\r?\n[ \t]*(?=[a-zа-яёіїєґў])")


@attrs.frozen
class Cleaned:
    """A text without divisions. `places` tell where something was taken out, `lengths` how much up to there."""

    text: str
    places: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()

    def origin(self, offset: int) -> int:
        """Give the place in the text as written of a place in this one."""
        count = bisect_right(self.places, offset)
        return offset + (self.lengths[count - 1] if count else 0)


def cleaned(text: str) -> Cleaned:
    """Take the divisions out of a text.

    >>> whole = cleaned("фонд 5, опи­сь 1")
    >>> whole.text, whole.origin(whole.text.index("1"))
    ('фонд 5, опись 1', 15)
    """
    if "\u00ad" not in text and ("\n" not in text or ("-\n" not in text and "-\r\n" not in text)):
        return Cleaned(text)
    divisions = list(_DIVISION.finditer(text))
    lengths = tuple(accumulate(len(division[0]) for division in divisions))
    places = tuple(division.start() - taken for division, taken in zip(divisions, (0, *lengths), strict=False))
    return Cleaned(_DIVISION.sub("", text), places, lengths)
