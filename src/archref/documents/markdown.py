"""Markdown to passages: in goes its source, out come paragraphs and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.documents.text import lines_of, passages_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archref.documents.document import Passage
    from archref.documents.text import Lines


_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def markdown_passages(source: str) -> Iterator[Passage]:
    """Give the passages of Markdown: those of plain text, without fenced code and front matter."""
    lines = lines_of(source)
    return passages_in(source, lines, _code(source, lines))


def _code(source: str, lines: Lines) -> set[int]:
    """Give the lines of fenced code and of YAML front matter."""
    code: set[int] = set()
    fence = ""
    for index, (start, end) in enumerate(lines):
        line = source[start:end].rstrip()
        mark = _FENCE.match(line)
        if fence:
            code.add(index)
            closes = line in ("---", "...") if fence == "---" else mark and line.strip().startswith(fence)
            fence = "" if closes else fence
        elif mark or (index == 0 and line == "---"):
            code.add(index)
            fence = mark[1] if mark else "---"
    return code
