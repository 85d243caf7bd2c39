"""Workbooks: in goes a `Table`, out comes an XLSX file with a sheet an archive."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from archref.errors import MissingExtraError
from archref.exports.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from archref.inventory.table import Row, Table

_WIDEST, _ROOM = 60, 4
"""Of a column and beside its longest text, in characters."""
_LINE, _HIGHEST = 15, 409
"""Of a line and of a row, in points; a row higher than that is no workbook's."""
_LONGEST_NAME = 31
_UNCLOSED = re.compile(r"\s*\([^)]*$")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def xlsx(table: Table) -> bytes:
    """Write a sheet for each first heading, its head frozen, with filters.

    Every cell is text, so that no leaves become dates and no note a formula.

    Raises `MissingExtraError` without openpyxl.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtraError("XLSX needs openpyxl: pip install 'archref[xlsx]'") from error

    book = Workbook()
    book.remove(book.worksheets[0])
    over = min(table.over, 1)
    taken: set[str] = set()
    by_heading: dict[str, list[Row]] = {}
    for row in table.rows:
        by_heading.setdefault(row[0] if over else table.title, []).append(row[over:])
    for heading, rows in (by_heading or {table.title: []}).items():
        _fill(book.create_sheet(_sheet_name(heading, taken)), [table.headings[over:], *rows])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    widths = [min(max(map(len, column)) + _ROOM, _WIDEST) for column in zip(*rows, strict=True)]
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(number, place)
            cell.value = printable(text)
            cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if number == 1:
                cell.font = Font(bold=True)
        # Not every program makes room for lines that it breaks.
        lines = max(-(-(len(text) + _ROOM) // width) for text, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.auto_filter.ref = sheet.dimensions


def _sheet_name(heading: str, taken: set[str]) -> str:
    """Give a name that a sheet may have: the heading up to its colon, 31 characters, each once in whatever case.

    >>> _sheet_name("GA (ambiguous: GAAO or GAKO)", {"ga"})
    'GA (2)'
    """
    short = _UNCLOSED.sub("", heading.partition(":")[0])
    plain = _NOT_IN_A_NAME.sub(" ", short).strip(" '")[:_LONGEST_NAME] or "1"
    name, times = plain, 1
    while name.casefold() in taken:
        times += 1
        name = f"{plain[: _LONGEST_NAME - 5]} ({times})"
    taken.add(name.casefold())
    return name
