"""Tables: in go rows, or a `Table`, out comes text, Markdown, JSON, or CSV that a spreadsheet opens as it is meant."""

from __future__ import annotations

import csv as csv_files
import io
import re
from json import dumps
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archref.inventory.table import Group, Table


# ---- text


def text(table: Table) -> str:
    """Write the title, and the rows in columns, or as a list, under their headings."""
    lines = [table.title, *table.lead]
    for group in table.groups():
        lines += _text_of(table, group)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _text_of(table: Table, group: Group) -> Iterator[str]:
    indent = "  " * (group.level - 1)
    yield from ["", indent + group.heading] if group.heading else [""]
    indent += "  " if group.heading else ""
    if table.joint:
        yield from (indent + table.line(row) for row in group.rows)
    elif group.rows:
        rows = (table.heads, *group.rows)
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            yield indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    for below in group.groups:
        yield from _text_of(table, below)


# ---- Markdown


def markdown(table: Table) -> str:
    """Write a page with headings, and under each a table, or a list."""
    lines = [f"# {_escaped(table.title)}", *(part for text in table.lead for part in ("", _escaped(text)))]
    for group in table.groups():
        lines += _markdown_of(table, group)
    return "\n".join(lines) + "\n"


def _markdown_of(table: Table, group: Group) -> Iterator[str]:
    yield ""
    if group.heading:
        yield from [f"{'#' * (group.level + 1)} {_escaped(group.heading)}", *([] if group.groups else [""])]
    if table.joint:
        yield from (f"- {_escaped(table.line(row))}" for row in group.rows)
    elif group.rows:
        yield from map(_markdown_row, (table.heads, ["---"] * len(table.heads)))
        yield from (_markdown_row(map(_escaped, row)) for row in group.rows)
    for below in group.groups:
        yield from _markdown_of(table, below)


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


_MARKUP = re.compile(r"[\\`*_\[\]<>|#~&]|^[+-](?=\s)")
_NUMBERING = re.compile(r"^(\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+)(?=[.)]\s)")


def _escaped(text: str) -> str:
    """Write text so that Markdown shows it as it is: `f. 17` at the beginning is no sixth item of a list."""
    return _NUMBERING.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", text))


# ---- data


def json(table: Table) -> str:
    """Write the rows as JSON: name, title, columns with their headings, rows as objects."""
    told = {
        "view": table.name,
        "language": table.language,
        "title": table.title,
        "columns": dict(zip(table.columns, table.headings, strict=True)),
        "rows": table.dicts,
    }
    return dumps(told, ensure_ascii=False, indent=2) + "\n"


def jsonl(table: Table) -> str:
    """Write each row as a line of JSON."""
    return "".join(f"{dumps(row, ensure_ascii=False)}\n" for row in table.dicts)


def csv(table: Table) -> str:
    """Write the headings of the columns, then a line a row."""
    return to_csv([table.headings, *table.rows])


BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def csv_excel(table: Table) -> str:
    """Write `csv` with a byte order mark: Excel takes a file without one for its old code page."""
    return BYTE_ORDER_MARK + csv(table)


def to_csv(rows: Iterable[Sequence[object]]) -> str:
    r"""Write rows as CSV, quoted as RFC 4180 has it, a row a line, safe to open in a spreadsheet.

    Notes are other people's text, and a spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a tab
    for a formula and runs it. Such a cell gets an apostrophe before it, as
    https://owasp.org/www-community/attacks/CSV_Injection advises. A line's end within a cell becomes a space: a
    carriage return alone would end the row for some readers.

    >>> to_csv([["fond", "text"], ["R-5446", "=1+1"]])
    "fond,text\nR-5446,'=1+1\n"
    """
    written = io.StringIO()
    writer = csv_files.writer(written, lineterminator="\n")
    writer.writerows([_inert("" if cell is None else str(cell)) for cell in row] for row in rows)
    return written.getvalue()


LINE_ENDS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")


def _inert(cell: str) -> str:
    cell = cell.translate(LINE_ENDS)
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
