"""The formats that results are written in: in go an inventory and a format's name, out comes text, or bytes."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Literal, overload

from archref.errors import DataError
from archref.inventory.tree import Inventory, inventory

if TYPE_CHECKING:
    from archref.inventory.sources import Source

FORMATS = {
    "text": "inventories.text",
    "markdown": "inventories.markdown",
    "json": "inventories.json",
    "csv": "inventories.csv",
}
"""Where the writer of each format is, in `archref.exports`; it is loaded when it is first used."""


TextFormat = Literal["text", "markdown", "json", "csv"]


@overload
def export(thing: Inventory | Source, format: TextFormat) -> str: ...


@overload
def export(thing: Inventory | Source, format: str) -> str | bytes: ...


def export(thing: Inventory | Source, format: str) -> str | bytes:  # noqa: A002
    r"""Write an inventory, or that of whatever `inventory` takes, in one of the `FORMATS`.

    Raises `DataError` for a format that there is not.

    >>> print(export("GARF, f. 9401, op. 2, d. 64, l. 5.", "text"), end="")
    1 citation in 1 note: 1 file of 1 fond in 1 archive
    <BLANKLINE>
    GARF: State Archive of the Russian Federation, Moscow
      Fond 9401: Ministry of Internal Affairs of the USSR (NKVD – MVD)
        op. 2, d. 64, l. 5 [1]
    """
    if format not in FORMATS:
        near = get_close_matches(format, FORMATS, 1)
        remedy = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(FORMATS)}"
        raise DataError(f"unknown format {format!r}; {remedy}")
    module, _, writer = FORMATS[format].rpartition(".")
    made = thing if isinstance(thing, Inventory) else inventory(thing)
    written: str | bytes = getattr(import_module(f"archref.exports.{module}"), writer)(made)
    return written
