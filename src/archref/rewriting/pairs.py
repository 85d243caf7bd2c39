"""Brackets, quotes and emphasis: in goes the text of a citation, out come those marks whose other half stands outside.

`GARF (f. 1, op. 2` is a citation whose bracket closes behind it, `Ibid.*, l. 6` one whose emphasis opens before it:
what takes its place has to have the same.
"""

from __future__ import annotations

import re

_CLOSES = {")": "(", "]": "[", "»": "«", "”": "“"}
_MARK = re.compile(r"[()\[\]«»“”\"]|\*+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|`+")


def unpaired(text: str) -> list[re.Match[str]]:
    """Give the marks that have no other half in a text, in their order.

    >>> [mark[0] for mark in unpaired("GARF (f. 1, op. 2 (a)")], [mark[0] for mark in unpaired("Ibid.*, l. 6")]
    (['('], ['*'])
    """
    waiting: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        opener = _CLOSES.get(mark[0], mark[0])
        is_half = waiting and waiting[-1][0] == opener and mark[0] not in _CLOSES.values()
        if is_half:
            waiting.pop()
        else:
            waiting.append(mark)
    return waiting


def is_address(text: str, start: int) -> bool:
    """Tell whether a place lies in a link's target, an address or a file's name, which are never rewritten.

    >>> is_address("see https://example.org/ДАКО/1/2/3", 24), is_address("[ДАКО 1-2-3](scan.png)", 1)
    (True, False)
    """
    before = re.split(r"[\s<>\"'|]", text[max(0, start - _LONGEST_ADDRESS) : start])[-1]
    return "://" in before or "](" in before or before.startswith("www.")


_LONGEST_ADDRESS = 500
