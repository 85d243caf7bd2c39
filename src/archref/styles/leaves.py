"""How a style writes leaves: in go runs of leaves, out comes text that is read as the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from archref.errors import StyleError
from archref.languages.romanise import in_script
from archref.model import Leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from archref.model import Leaves


@attrs.frozen
class LeafWriting:
    """How a style writes leaves: `dash` of a range, `verso` with the gap before it, template of a `number`.

    `closing`: the last number of a range in "full" or as "chicago" shortens it. `letters` are written
    otherwise: in Latin letters `5v` is the back of leaf 5, so that leaf 5в keeps its letter. After the
    letters `apart` the verso mark has a hyphen: `5с об.` would be leaf 5 on both sides.
    """

    dash: str = "-"
    verso: str = "ob"
    number: str = "{}"
    closing: str = "full"
    letters: Mapping[str, str] = attrs.Factory(dict)
    apart: tuple[str, ...] = ()

    def write(self, leaves: Leaves, number_written: Callable[[str], str], script: str) -> str:
        """Write a run of leaves; `number_written` pads a number, `script` is that of their letters.

        Raises `StyleError` for a range that would be read as another one.
        """
        first, last = leaves.first, leaves.last
        if first == last:
            return self._leaf(first, number_written, script)
        if last.number < first.number and len(str(last.number)) < len(str(first.number)):
            raise StyleError(f"leaves {leaves}: a range that closes before it opens would be read as a shortened one")
        plain = first == Leaf(first.number) and last == Leaf(last.number)
        if plain and self.closing == "chicago":
            closing = self.number.replace("{}", chicago_closing(first.number, last.number))
        else:
            closing = self._leaf(last, number_written, script)
        return f"{self._leaf(first, number_written, script)}{self.dash}{closing}"

    def _leaf(self, leaf: Leaf, number_written: Callable[[str], str], script: str) -> str:
        number = number_written(str(leaf.number))
        letter = self.letters.get(leaf.letter, leaf.letter)
        letter = in_script(letter, script)
        text = self.number.replace("{}", f"{number}{letter}")
        if leaf.verso:
            text += f"-{self.verso.strip()}" if leaf.letter in self.apart else self.verso
        return text if leaf.second is None else f"{text}({leaf.second})"


def chicago_closing(first: int, last: int) -> str:
    """Shorten the closing number of a range.

    Source: The Chicago Manual of Style, 17th ed., 9.61; the rule `chicago-16` of CSL.

    >>> [chicago_closing(*pair) for pair in ((7, 9), (100, 104), (101, 108), (321, 325), (1496, 1504))]
    ['9', '104', '8', '25', '504']
    """
    opening, closing = str(first), str(last)
    if first < 100 or first % 100 == 0 or len(opening) != len(closing) or last < first:
        return closing
    same = next(i for i, (a, b) in enumerate(zip(opening, closing, strict=True)) if a != b)
    shortened = closing[same:]
    return shortened if len(shortened) > 1 or first % 100 < 10 else closing[-2:]
