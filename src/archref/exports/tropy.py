"""Tropy's CSV: in goes an inventory, out comes a row a file, for the pictures of it to be put under.

Its head names properties by address; collection, box and folder are Tropy's own, and hold fond, opis and delo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.exports.items import items
from archref.exports.tables import to_csv
from archref.inventory.notes import written_notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archref.exports.items import Item
    from archref.inventory.tree import Inventory
    from archref.inventory.wording import Wording

_DC = "http://purl.org/dc/elements/1.1/"
_TROPY = "https://tropy.org/v1/tropy#"
COLUMNS = (
    f"{_DC}title",
    f"{_DC}source",
    f"{_TROPY}collection",
    f"{_TROPY}box",
    f"{_TROPY}folder",
    f"{_DC}identifier",
    f"{_DC}description",
)


def tropy(inventory: Inventory, words: Wording) -> str:
    """Write the items as rows that Tropy's CSV importer takes."""
    return to_csv([COLUMNS, *(_row(item, words) for item in items(inventory, words))])


def _row(item: Item, words: Wording) -> Sequence[str]:
    reference = item.reference
    opis = ", ".join(filter(None, (words.value(reference.opis), words.extra(reference.extra))))
    notes = words.said("of_note", written_notes(item.notes))
    described = "; ".join(filter(None, (item.leaves, notes)))
    fond, delo = words.value(reference.fond), words.value(reference.delo)
    return (item.mark, item.name or item.archive, fond, opis, delo, item.mark, described)
