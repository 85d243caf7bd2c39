"""Text that XML can hold: in goes any text, out comes the same with what XML 1.0 forbids as a replacement character."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Give a text that every reader of XML takes.

    >>> printable("l. 5\x00")
    'l. 5�'
    """
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
