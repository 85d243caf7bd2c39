"""An inventory in a notebook: in goes an inventory, out comes HTML, a row an archive with a bar of its citations."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from archref.inventory.views import archive_heading, summary
from archref.inventory.wording import wording

if TYPE_CHECKING:
    from archref.inventory.tree import CitedArchive, Inventory

_LENGTH = 160
"""Pixels of the longest bar."""


def shown(inventory: Inventory) -> str:
    """Write the table."""
    words = wording()
    longest = max(map(_citations, inventory.archives), default=0) or 1
    heads = "".join(f"<th>{escape(words.columns[column])}</th>" for column in ("archive", "fond", "files", "citations"))
    rows = "".join(
        f"<tr><td>{escape(archive_heading(archive, inventory, words))}</td><td>{len(archive.fonds)}</td>"
        f"<td>{sum(file.delo is not None for *_, file in archive.files())}</td>"
        f"<td>{_bar(_citations(archive) / longest)} {_citations(archive)}</td></tr>"
        for archive in inventory.archives
    )
    return f"<table><caption>{escape(summary(inventory, words))}</caption><tr>{heads}</tr>{rows}</table>"


def _citations(archive: CitedArchive) -> int:
    return sum(len(file.cited) for *_, file in archive.files())


def _bar(share: float) -> str:
    width = f"{share * _LENGTH:.0f}"
    return f'<svg width="{_LENGTH}" height="10"><rect width="{width}" height="10" fill="steelblue"/></svg>'
