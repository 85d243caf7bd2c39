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
    "csv-excel": Format("CSV with the mark by which Excel knows UTF-8", "tables.csv_excel", "inventories.csv_excel"),
    "html": Format("a page for the browser", "page.html_of_table", "page.html"),
    "xlsx": Format("a workbook, a sheet an archive", "xlsx.xlsx"),
    "docx": Format("a Word document", "docx.docx"),
    "csl-json": Format("CSL-JSON for citeproc, pandoc, Zotero", inventory="csl.csl"),
    "ris": Format("RIS for Zotero and other reference managers", inventory="ris.ris"),
    "biblatex": Format("BibLaTeX", inventory="biblatex.biblatex"),
    "tropy": Format("CSV for Tropy", inventory="tropy.tropy"),
    "gedcom": Format("GEDCOM 5.5.1 for family trees", inventory="gedcom.gedcom"),
    "wikipedia": Format("Wikipedia's templates", inventory="wikipedia.wikipedia"),
    "wikisource": Format("links to Wikisource's pages of archives", inventory="wikipedia.wikisource"),
    "ead3": Format("EAD3 for archives' own programs", inventory="ead.ead"),
    "ric-o": Format("RiC-O 1.1 in Turtle, for linked data", inventory="rico.rico"),
}
