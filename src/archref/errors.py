"""The failures a user can cause: every one is an `ArchrefError` that names input, place and remedy."""

from __future__ import annotations


class ArchrefError(Exception):
    """Anything archref refuses; `str(error)` is a message for the user, its first line complete in itself."""


class ParseError(ArchrefError):
    """A text that is not one reference.

    `text` is the input, `start` and `end` (code points) the place that could not be read, and
    `expected` what would have been right there. The message draws the place under the text.

    >>> print(ParseError("GARF, f. R-5446, d.", 17, 19, "a number after the label"))
    expected a number after the label
        GARF, f. R-5446, d.
                         ~^
    """

    def __init__(self, text: str, start: int, end: int, expected: str) -> None:
        """Point at `text[start:end]` (at least one character is marked) and say what was `expected`."""
        self.text, self.start, self.end, self.expected = text, start, max(end, start + 1), expected
        line_start = text.rfind("\n", 0, start) + 1
        line = text[line_start:].partition("\n")[0]
        marks = " " * (start - line_start) + "~" * (min(self.end, line_start + len(line)) - start - 1) + "^"
        super().__init__(f"expected {expected}\n    {line}\n    {marks}")

    def __reduce__(self) -> tuple[type[ParseError], tuple[str, int, int, str]]:
        """Pickle by the four arguments, so that the error crosses process borders."""
        return type(self), (self.text, self.start, self.end, self.expected)


class ReadError(ArchrefError):
    """A file or input that cannot be read: missing, a folder, binary, or in another encoding."""


class DataError(ArchrefError):
    """A user's data (registry, style, reference as plain data) that does not have the right form."""


class StyleError(ArchrefError):
    """A style that is not known, or cannot express a reference without losing something."""


class MissingExtraError(ArchrefError):
    """A feature whose optional libraries are not installed; the message names the extra to install."""
