"""A page for the browser: in goes an inventory or a table, out comes one file of HTML that asks for nothing else.

It folds, searches and sorts, prints, follows the reader's light or dark, and its policy forbids any request; without
scripts it is a page all the same. Its parts are files of `data/exports`.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from archref.exports.pictures import bars, painted, strip
from archref.exports.printable import printable
from archref.inventory.views import whole
from archref.inventory.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archref.inventory.table import Group, Table
    from archref.inventory.tree import Inventory
    from archref.inventory.wording import Wording


def html(inventory: Inventory, words: Wording) -> str:
    """Write the page of an inventory: the pictures, then archive, fond and files."""
    archives = painted(inventory, words)
    pictures = strip(archives, words) + bars(archives, inventory, words)
    colours = {archive.heading: archive.colour for archive in archives}
    return _page(whole(inventory, words), words, pictures, colours)


def html_of_table(table: Table) -> str:
    """Write the page of a table: its rows under their headings."""
    return _page(table, wording(table.language), "", {})


def _page(table: Table, words: Wording, pictures: str, colours: Mapping[str, str]) -> str:
    style, script = _file("page.css"), _file("page.js")
    groups = "\n".join(text for group in table.groups() for text in _group(table, group, colours))
    said = {name: shown(text) for name, text in words.page.items()}
    return _file("page.html").format(
        language=table.language,
        title=shown(table.title),
        lead="\n".join(f"<p>{shown(text)}</p>" for text in table.lead),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        pictures=pictures,
        groups=groups,
        **{name: said[name] for name in ("search", "open", "close", "found")},
    )


def _group(table: Table, group: Group, colours: Mapping[str, str]) -> Iterator[str]:
    if not group.heading:
        yield from _rows(table, group)
        return
    level = group.level + 1
    colour = colours.get(group.heading) if group.level == 1 else None
    key = f'<svg class="key" viewBox="0 0 1 1" aria-hidden="true"><rect class="{colour}" width="1" height="1"/></svg>'
    yield f"<details open><summary>{key if colour else ''}<h{level}>{shown(group.heading)}</h{level}></summary>"
    yield from _rows(table, group)
    for below in group.groups:
        yield from _group(table, below, colours)
    yield "</details>"


def _rows(table: Table, group: Group) -> Iterator[str]:
    if table.joint and group.rows:
        yield "<ul>"
        yield from (f"<li data-row>{shown(table.line(row))}</li>" for row in group.rows)
        yield "</ul>"
    elif group.rows:
        heads = "".join(f'<th scope="col">{shown(head)}</th>' for head in table.heads)
        yield f'<div class="rows"><table><thead><tr>{heads}</tr></thead><tbody>'
        for row in group.rows:
            yield f"<tr data-row>{''.join(f'<td>{shown(cell)}</td>' for cell in row)}</tr>"
        yield "</tbody></table></div>"


def shown(text: str) -> str:
    """Write text so that the page shows it as it is."""
    return escape(printable(text))


@cache
def _file(name: str) -> str:
    return (files("archref") / "data" / "exports" / name).read_text("utf-8")


def _hash(text: str) -> str:
    """Name a text by its hash, as a content security policy does."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
