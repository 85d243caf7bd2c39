"""The formats that results are written in: a table of names, and of where the writer of each is."""

from __future__ import annotations

import attrs


@attrs.frozen
class Format:
    """A format: what it is, and where its writers are in `archref.exports`, loaded when they are first used.

    `table` writes a table, `inventory` a whole inventory and its wording; without the latter an inventory is written
    as the table of all it holds, without the former the format has no tables.
    """

    title: str
    table: str = ""
    inventory: str = ""


FORMATS = {
    "text": Format("plain text", "tables.text", "inventories.text"),
    "markdown": Format("Markdown", "tables.markdown"),
    "json": Format("JSON", "tables.json", "inventories.json"),
    "jsonl": Format("JSON Lines: a citation or a row a line", "tables.jsonl", "inventories.jsonl"),
    "csv": Format("CSV for a spreadsheet", "tables.csv", "inventories.csv"),
    "xlsx": Format("a workbook, a sheet an archive", "xlsx.xlsx"),
    "docx": Format("a Word document", "docx.docx"),
}
