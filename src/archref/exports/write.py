"""Results written: in go an inventory or a table and a format's name, out comes text, or a file's bytes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, overload

from archref.errors import DataError
from archref.exports.formats import FORMATS
from archref.inventory.table import DEFAULT, Table
from archref.inventory.tree import Inventory, inventory
from archref.inventory.views import VIEWS, comparison
from archref.inventory.wording import wording
from archref.languages.toml import meant

if TYPE_CHECKING:
    from archref.inventory.sources import Source
    from archref.styles.style import Style


Written = Literal[
    "text", "markdown", "json", "jsonl", "csv", "csv-excel", "html",
    "csl-json", "ris", "biblatex", "tropy", "gedcom", "wikipedia", "wikisource", "ead3", "ric-o",
]  # fmt: skip
Packed = Literal["xlsx", "docx"]


@overload
def export(
    thing: Inventory | Table | Source,
    format: Written,
    language: str = ...,
    style: str | Style | None = ...,
) -> str: ...


@overload
def export(
    thing: Inventory | Table | Source,
    format: Packed,
    language: str = ...,
    style: str | Style | None = ...,
) -> bytes: ...


@overload
def export(
    thing: Inventory | Table | Source,
    format: str,
    language: str = ...,
    style: str | Style | None = ...,
) -> str | bytes: ...


def export(
    thing: Inventory | Table | Source,
    format: str,  # noqa: A002
    language: str = DEFAULT,
    style: str | Style | None = None,
) -> str | bytes:
    """Write an inventory, a table (see `view`), or that of whatever `inventory` takes, in one of the `FORMATS`.

    An inventory is told in a `language` (the files of `data/views`), its shelf marks in a `style`, else in that which
    goes with the language. Raises `DataError` for a format or language that there is not, `StyleError` for such a
    style, and `MissingExtraError` where a format needs a library.

    >>> print(export("GARF, f. 99999, op. 2, d. 64, l. 5.", "text", language="uk"), end="")
    1 посилання, 1 примітка: 1 справа, 1 фонд, 1 архів
    <BLANKLINE>
    ГАРФ: Державний архів Російської Федерації, Москва
      Фонд 99999
        оп. 2, спр. 64, арк. 5 [1]
    """
    if format not in FORMATS:
        raise DataError(f"unknown format {format!r}; {meant(format, FORMATS)}")
    to = FORMATS[format]
    if isinstance(thing, Table):
        if not to.table:
            raise DataError(f"{format} is no format of tables; export the inventory itself")
        return _write(to.table, thing)
    made = thing if isinstance(thing, Inventory) else inventory(thing)
    words = wording(language, style)
    return _write(to.inventory, made, words) if to.inventory else _write(to.table, VIEWS["inventory"](made, words))


def view(thing: Inventory | Source, name: str, language: str = DEFAULT, style: str | Style | None = None) -> Table:
    """Give one of the `VIEWS` of an inventory, or of that of whatever `inventory` takes, as a table.

    `inventory`: all of it; `archives`: the list of archives and fonds that a book prints; `abbreviations`;
    `concordance`: note by note; `requests`: the files to order; `doubts`: what could not be told.

    Raises `DataError` for a view or language that there is not.

    >>> table = view(["RGASPI, f. 17, op. 3, d. 74, l. 5; d. 75.", "Ibid., l. 8."], "requests")
    >>> [(row["fond"], row["delo"], row["leaves"]) for row in table.dicts]
    [('17', '74', '5'), ('17', '75', '8')]
    """
    if name not in VIEWS:
        raise DataError(f"unknown view {name!r}; {meant(name, VIEWS)}")
    made = thing if isinstance(thing, Inventory) else inventory(thing)
    return VIEWS[name](made, wording(language, style))


def compare(
    old: Inventory | Source, new: Inventory | Source, language: str = DEFAULT, style: str | Style | None = None
) -> Table:
    """Tell what the newer of two inventories cites otherwise: files added, dropped, or with other leaves.

    >>> old, new = "GARF, f. 1, op. 2, d. 3, l. 5; d. 4.", "GARF, f. 1, op. 2, d. 3, ll. 5-6."
    >>> [(row["change"], row["mark"]) for row in compare(old, new).dicts]
    [('other leaves', 'GARF, f. 1, op. 2, d. 3'), ('dropped', 'GARF, f. 1, op. 2, d. 4')]
    """
    first, second = (one if isinstance(one, Inventory) else inventory(one) for one in (old, new))
    return comparison(first, second, wording(language, style))


def _write(writer: str, *arguments: object) -> str | bytes:
    module, _, name = writer.rpartition(".")
    written: str | bytes = getattr(import_module(f"archref.exports.{module}"), name)(*arguments)
    return written
