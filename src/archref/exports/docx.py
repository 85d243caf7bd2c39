"""Word documents: in goes a `Table`, out comes a DOCX file with headings and lists, or tables, ready to paste."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from archref.exports.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archref.inventory.table import Group, Row, Table

# The least that Office Open XML asks of a package (ECMA-376, part 2), and the styles that the document names.
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
}
_SIZES = {1: 32, 2: 26, 3: 24}
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can tell: the same table gives the same bytes."""


def docx(table: Table) -> bytes:
    """Write the title, and under their headings the rows as a list, or as tables whose head is repeated."""
    body = [_paragraph(table.title, "Heading1"), *map(_paragraph, table.lead)]
    for group in table.groups():
        body += _body_of(table, group)
    parts = _PARTS | {"word/document.xml": _document(body), "word/styles.xml": _styles(table.language)}
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name, _BEGINNING), f"{_XML}{text}", ZIP_DEFLATED)
    return file.getvalue()


def _document(body: list[str]) -> str:
    edges = " ".join(f'w:{edge}="1134"' for edge in ("top", "right", "bottom", "left"))
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {edges}/></w:sectPr>'
    return f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}{page}</w:body></w:document>'


def _body_of(table: Table, group: Group) -> Iterator[str]:
    if group.heading:
        yield _paragraph(group.heading, f"Heading{min(group.level + 1, max(_SIZES))}")
    if table.joint:
        yield from (_paragraph(table.line(row), "List") for row in group.rows)
    elif group.rows:
        yield _table(table.heads, group.rows)
        yield _paragraph("")
    for below in group.groups:
        yield from _body_of(table, below)


def _paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>' if text else ""
    return f"<w:p>{look}{run}</w:p>"


def _table(heads: Row, rows: tuple[Row, ...]) -> str:
    look = '<w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    grid = f"<w:tblGrid>{'<w:gridCol/>' * len(heads)}</w:tblGrid>"
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{_cells(heads, 'Head')}</w:tr>"
    return f"<w:tbl>{look}{grid}{head}{''.join(f'<w:tr>{_cells(row)}</w:tr>' for row in rows)}</w:tbl>"


def _cells(row: Row, style: str = "") -> str:
    return "".join(f"<w:tc><w:tcPr/>{_paragraph(cell, style)}</w:tc>" for cell in row)


def _styles(language: str) -> str:
    def style(kind: str, name: str, inside: str) -> str:
        return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'

    def heading(level: int, size: int) -> str:
        inside = (
            f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>'
        )
        name = f'<w:name w:val="heading {level}"/>'
        return f'<w:style w:type="paragraph" w:styleId="Heading{level}">{name}{inside}</w:style>'

    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="808080"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
        'w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="24"/>'
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + "".join(heading(level, size) for level, size in _SIZES.items())
        + style("paragraph", "List", '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>')
        + style("paragraph", "Head", "<w:rPr><w:b/></w:rPr>")
        + style("table", "Grid", f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>")
        + "</w:styles>"
    )
