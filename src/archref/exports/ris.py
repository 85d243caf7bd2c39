"""RIS as Zotero reads it: in goes an inventory, out comes a record a file.

Zotero takes DB for the archive, AN for the place in it, CN for the call number, CY for the place; the labels that the
specification has for manuscripts (PB, NV, VL) become notes there, so that they are not written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.exports.items import items
from archref.inventory.notes import written_notes

if TYPE_CHECKING:
    from archref.exports.items import Item
    from archref.inventory.tree import Inventory
    from archref.inventory.wording import Wording


def ris(inventory: Inventory, words: Wording) -> str:
    """Write the items as RIS, lines ended as the specification has it."""
    return "".join(_record(item, words) for item in items(inventory, words))


def _record(item: Item, words: Wording) -> str:
    fields = [
        ("TY", "MANSCPT"),
        ("ID", item.key),
        ("TI", item.mark),
        ("DB", item.name or item.archive),
        ("CY", item.city),
        ("AN", item.within),
        ("CN", item.mark),
        ("LA", item.language),
        ("N1", item.leaves),
        ("N1", words.said("of_note", written_notes(item.notes))),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join((*lines, "ER  - ", "", ""))
