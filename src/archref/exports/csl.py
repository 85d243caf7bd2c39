"""CSL-JSON, for citeproc, pandoc and Zotero: in goes an inventory, out comes an array of items, one a file.

Source: the CSL 1.0.2 data schema. Leaves are a citation's locator, not an item's: they stand under `custom`, with
the label `folio` to cite them by (`l.` would be taken for lines).
"""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from archref.exports.items import items
from archref.inventory.notes import written_notes

if TYPE_CHECKING:
    from archref.exports.items import Item
    from archref.inventory.tree import Inventory
    from archref.inventory.wording import Wording


def csl(inventory: Inventory, words: Wording) -> str:
    """Write the items as CSL-JSON; a file has no title of its own here, so its whole mark stands for it."""
    return dumps([_plain(item) for item in items(inventory, words)], ensure_ascii=False, indent=2) + "\n"


def _plain(item: Item) -> dict[str, Any]:
    fields = {
        "id": item.key,
        "type": "manuscript",
        "title": item.mark,
        "archive": item.name or item.archive,
        "archive-place": item.city,
        "archive_location": item.within,
        "call-number": item.mark,
        "language": item.language,
    }
    cited = {"locator": item.locator, "label": "folio" if item.locator else "", "notes": written_notes(item.notes)}
    return {name: value for name, value in fields.items() if value} | {
        "custom": {name: value for name, value in cited.items() if value}
    }
