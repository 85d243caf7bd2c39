r"""BibLaTeX: in goes an inventory, out comes an `@unpublished` entry a file, its leaves to be cited as a postnote.

A file has no title of its own here, so its whole mark stands for it; styles print `howpublished`, where the archive's
full name stands, and none prints `library`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.exports.items import items
from archref.exports.printable import printable
from archref.inventory.notes import written_notes

if TYPE_CHECKING:
    from archref.exports.items import Item
    from archref.inventory.tree import Inventory
    from archref.inventory.wording import Wording

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%#_$"},
    }
)


def biblatex(inventory: Inventory, words: Wording) -> str:
    """Write the items as entries; `annotation` gives the notes, and the command that cites the leaves."""
    return "\n".join(_entry(item, words) for item in items(inventory, words))


def _entry(item: Item, words: Wording) -> str:
    notes = words.said("of_note", written_notes(item.notes))
    fields = {
        "title": item.mark,
        "howpublished": ", ".join(filter(None, (item.name or item.archive, item.city))),
        "location": item.city,
        "langid": words.babel,
        "annotation": "; ".join(filter(None, (item.leaves, notes))),
    }
    written = {name: " ".join(printable(value).split()).translate(_SPECIAL) for name, value in fields.items() if value}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in written.items())
    return f"@unpublished{{{item.key},\n{lines}}}\n"
