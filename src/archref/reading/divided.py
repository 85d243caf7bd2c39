"""A text made ready for reading: in goes one as written, out comes one in plain signs, without divided words.

Soft hyphens (`опи\u00adсь`) and a hyphen at the end of a line (`опи-` / `сь`) would hide labels. Taking them out
changes the text's length, so a map leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

import attrs

_DIVISION = re.compile("\u00ad\\s*|(?<=[^\\W\\d_])-\r?\n[ \t]*(?=[^\\W\\d_])")


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
    divisions = [division for division in _DIVISION.finditer(text) if _is_within_a_word(text, division)]
    if not divisions:
        return Cleaned(text)
    lengths = tuple(accumulate(len(division[0]) for division in divisions))
    places = tuple(division.start() - taken for division, taken in zip(divisions, (0, *lengths), strict=False))
    ends = [0, *(division.end() for division in divisions)]
    starts = [*(division.start() for division in divisions), len(text)]
    kept = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return Cleaned(kept, places, lengths)


def _is_within_a_word(text: str, division: re.Match[str]) -> bool:
    """Tell a word that goes on in the next line from a hyphen before a name: `опи-` / `сь`, but not `Р-` / `ГАРФ`."""
    if division[0].startswith("\u00ad"):
        return True
    return not text[division.start() - 1].isupper() and not text[division.end()].isupper()
