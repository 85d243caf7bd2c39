"""GEDCOM 5.5.1, for family trees: in goes an inventory, out come repositories and sources.

A file is a source record with its call number; the leaves, to be cited by whoever cites the source for a person, and
the notes of the work stand in a note of it: programs take a page from a person's citation only. Version 5.5.1, because
programs read it whole and version 7 not yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.exports.items import items
from archref.inventory.notes import written_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archref.exports.items import Item
    from archref.inventory.tree import Inventory
    from archref.inventory.wording import Wording

_LONGEST = 200
"""Characters of a value on one line: a line may have 255 bytes or so; what is longer goes on in CONC lines."""


def gedcom(inventory: Inventory, words: Wording) -> str:
    """Write the items as records."""
    listed = items(inventory, words)
    repositories = {item.archive: f"R{number}" for number, item in enumerate(_first_of_each(listed), 1)}
    lines = [
        *("0 HEAD", "1 SOUR ARCHREF", "2 NAME archref", "1 SUBM @U1@", "1 GEDC", "2 VERS 5.5.1"),
        *("2 FORM LINEAGE-LINKED", "1 CHAR UTF-8", "0 @U1@ SUBM", "1 NAME archref"),
    ]
    for item in _first_of_each(listed):
        lines += _repository(item, repositories[item.archive])
    for number, item in enumerate(listed, 1):
        lines += _source(item, f"S{number}", repositories[item.archive], words)
    return "\n".join((*lines, "0 TRLR", ""))


def _first_of_each(listed: tuple[Item, ...]) -> list[Item]:
    return list({item.archive: item for item in reversed(listed)}.values())[::-1]


def _repository(item: Item, pointer: str) -> Iterator[str]:
    yield f"0 @{pointer}@ REPO"
    yield from _line(1, "NAME", f"{item.name} ({item.archive})" if item.name else item.archive)
    if item.city:
        yield from _line(1, "ADDR", item.city)
        yield from _line(2, "CITY", item.city)


def _source(item: Item, pointer: str, repository: str, words: Wording) -> Iterator[str]:
    yield f"0 @{pointer}@ SOUR"
    yield from _line(1, "TITL", item.mark)
    yield from _line(1, "ABBR", item.key)
    yield f"1 REPO @{repository}@"
    yield from _line(2, "CALN", item.within)
    yield "3 MEDI manuscript"
    for note in filter(None, (item.leaves, words.said("of_note", written_notes(item.notes)))):
        yield from _line(1, "NOTE", note)


def _line(level: int, tag: str, value: str) -> Iterator[str]:
    """Write a value, its at signs doubled, and what does not fit on further lines, never broken at a space."""
    value = " ".join(value.split()).replace("@", "@@")
    while True:
        cut = _LONGEST
        while len(value) > cut and " " in value[cut - 1 : cut + 1]:
            cut -= 1
        yield f"{level} {tag} {value[:cut]}"
        value = value[cut:]
        if not value:
            return
        level, tag = (level if tag == "CONC" else level + 1), "CONC"
