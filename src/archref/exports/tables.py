"""Tables: in go rows, out comes CSV that a spreadsheet opens as it is meant."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def to_csv(rows: Iterable[Sequence[object]]) -> str:
    r"""Write rows as CSV, quoted as RFC 4180 has it, a row a line, safe to open in a spreadsheet.

    Notes are other people's text, and a spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a tab
    for a formula and runs it. Such a cell gets an apostrophe before it, as
    https://owasp.org/www-community/attacks/CSV_Injection advises.
    A line's end within a cell becomes a space: a carriage return alone would end the row for some readers.

    >>> to_csv([["fond", "text"], ["R-5446", "=1+1"]])
    "fond,text\nR-5446,'=1+1\n"
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows([_inert("" if cell is None else str(cell)) for cell in row] for row in rows)
    return table.getvalue()


_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")


def _inert(cell: str) -> str:
    cell = cell.translate(_LINE_ENDS)
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
