"""How an inventory is written: in goes an `Inventory`, out comes text, JSON (`data/schemas/inventory.json`) or CSV."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from archref.exports.tables import BYTE_ORDER_MARK, LINE_ENDS, to_csv
from archref.inventory.notes import writer_of_notes
from archref.inventory.views import archive_heading, fond_heading, in_order, summary
from archref.model import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archref.inventory.tree import CitedArchive, CitedFile, CitedFond, CitedOpis, Inventory
    from archref.inventory.wording import Wording


# ---- JSON

VERSION = 1
"""Of the JSON form: another one where a key goes or changes its meaning."""


def json(inventory: Inventory, words: Wording) -> str:  # noqa: ARG001 - the same in every language
    """Write the tree as JSON, with every citation and the totals."""
    return dumps(plain(inventory), ensure_ascii=False, indent=2) + "\n"


def jsonl(inventory: Inventory, words: Wording) -> str:  # noqa: ARG001 - the same in every language
    """Write each citation with its note as a line of JSON, in the order of the work."""
    lines = (cited.note._asdict() | cited.citation.to_dict() for cited in in_order(inventory))
    return "".join(f"{dumps(line, ensure_ascii=False)}\n" for line in lines)


def plain(inventory: Inventory) -> dict[str, Any]:
    """Give the tree as dicts and lists, with every citation and the totals."""
    return {
        "version": VERSION,
        "archives": [_plain_archive(archive) for archive in inventory.archives],
        "totals": inventory.totals._asdict(),
    }


def _plain_archive(archive: CitedArchive) -> dict[str, Any]:
    return {
        "archive": archive.key,
        "name": archive.name or None,
        "text": archive.text,
        "registry": archive.standing,
        "candidates": list(archive.candidates),
        "fonds": [_plain_fond(fond) for fond in archive.fonds],
        "named": [
            source.mention.to_dict() | {"notes": [note._asdict() for note in source.notes]} for source in archive.named
        ],
    }


def _plain_fond(fond: CitedFond) -> dict[str, Any]:
    return {
        "fond": fond.fond,
        "title": fond.record and fond.record.title(),
        "title_verified": fond.record and fond.record.verified,
        "cited_as": list(fond.cited_as),
        "opisi": [{"opis": opis.opis, "files": [_plain_file(file) for file in opis.files]} for opis in fond.opisi],
    }


def _plain_file(file: CitedFile) -> dict[str, Any]:
    return {
        "delo": file.delo,
        "extra": dict(file.extra),
        "listy": [str(leaves) for leaves in file.listy],
        "notes": [note.label for note in file.notes],
        "citations": [cited.note._asdict() | cited.citation.to_dict() for cited in file.cited],
    }


# ---- plain text


def text(inventory: Inventory, words: Wording) -> str:
    """Write a line for each archive, fond, file and source without a shelf mark."""
    notes_of = writer_of_notes(inventory)
    lines = [summary(inventory, words)]
    for archive in inventory.archives:
        lines += ["", archive_heading(archive, inventory, words)]
        for fond in archive.fonds:
            lines.append(f"  {fond_heading(fond, inventory, words)}")
            lines += [
                f"    {_file(opis, file, words)} [{notes_of(file.notes)}]" for opis in fond.opisi for file in opis.files
            ]
        if archive.named:
            lines.append(f"  {words.said('unmarked')}")
            lines += [f"    {source.text} [{notes_of(source.notes)}]" for source in archive.named]
    return "\n".join(line.translate(LINE_ENDS) for line in lines) + "\n"


def _file(opis: CitedOpis, file: CitedFile, words: Wording) -> str:
    mark = words.mark(Reference(None, None, opis.opis, file.delo, file.listy, file.extra))
    return ", ".join(filter(None, (mark, *map(words.extra, file.places)))) or words.said("whole")


# ---- CSV

COLUMNS = (
    "archive", "name", "registry", "fond", "fond_title", "cited_as", "opis", "delo", "extra", "listy",
    "notes", "citations", "source",
)  # fmt: skip


def csv(inventory: Inventory, words: Wording) -> str:
    """Write a line for each file and each source without a shelf mark, for a spreadsheet."""
    return to_csv(_rows(inventory, words))


def csv_excel(inventory: Inventory, words: Wording) -> str:
    """Write `csv` with a byte order mark, for Excel."""
    return BYTE_ORDER_MARK + csv(inventory, words)


def _rows(inventory: Inventory, words: Wording) -> Iterator[Sequence[object]]:
    notes_of = writer_of_notes(inventory)
    yield COLUMNS
    for archive in inventory.archives:
        head = (archive.key or archive.text, archive.record and words.name(archive.record), archive.standing)
        for fond, opis, file in archive.files():
            extra = "; ".join(f"{level} {value}" for one in (file.extra, *file.places) for level, value in one.items())
            listy = ", ".join(map(str, file.listy))
            yield (
                *head, fond.fond, words.title(fond.record), "; ".join(fond.cited_as), opis.opis, file.delo, extra,
                listy, notes_of(file.notes), len(file.cited), None,
            )  # fmt: skip
        for source in archive.named:
            yield (*head, *[None] * 7, notes_of(source.notes), None, source.text)
