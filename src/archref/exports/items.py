"""What bibliographies list: in goes an inventory, out come items, one a file, with the leaves as their locators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from archref.inventory.views import archive_in_short
from archref.languages.romanise import romanise
from archref.model import Reference

if TYPE_CHECKING:
    from archref.inventory.sources import Note
    from archref.inventory.tree import CitedArchive, CitedFile, CitedFond, CitedOpis, Inventory
    from archref.inventory.wording import Wording

_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")


@attrs.frozen
class Item:
    """A file, as a bibliography lists it.

    `key` is made of its archive and numbers, in ASCII, and each is once. `archive` is the acronym as the style writes
    it, `name` and `city` those of the archive (empty where they are not known), `within` the mark below the archive,
    `mark` the whole one, which stands for the title that the file does not tell. `leaves` are the style's, with their
    label; `locator` without.
    """

    key: str
    archive: str
    name: str
    city: str
    within: str
    mark: str
    leaves: str
    locator: str
    notes: tuple[Note, ...]
    language: str
    reference: Reference


def items(inventory: Inventory, words: Wording) -> tuple[Item, ...]:
    """Give every file of an inventory, and every fond or opis that is cited as a whole, as an item.

    >>> from archref import inventory
    >>> from archref.inventory.wording import wording
    >>> (item,) = items(inventory("GARF, f. R-5446, op. 12, d. 5, ll. 7-9."), wording("uk"))
    >>> item.key, item.mark, item.locator
    ('garf-r-5446-12-5', 'ГАРФ, ф. Р-5446, оп. 12, спр. 5', '7–9')
    """
    taken: dict[str, int] = {}
    return tuple(_item(*place, inventory, words, taken) for place in inventory.files())


def _item(
    archive: CitedArchive,
    fond: CitedFond,
    opis: CitedOpis,
    file: CitedFile,
    inventory: Inventory,
    words: Wording,
    taken: dict[str, int],
) -> Item:
    reference = Reference(archive.key, fond.fond, opis.opis, file.delo, file.listy, file.extra)
    bare = attrs.evolve(reference, archive=None, listy=())
    whole = attrs.evolve(reference, listy=())
    record = archive.record
    acronym = "" if archive.standing == "not named" else archive_in_short(archive, inventory, words)
    within = words.mark(bare)
    key = _key(archive, reference)
    taken[key] = taken.get(key, 0) + 1
    places = [words.extra(place) for place in file.places]
    return Item(
        key=key if taken[key] == 1 else f"{key}-{taken[key]}",
        archive=acronym,
        name=words.name(record) if record else "",
        city=words.city(record) if record else "",
        within=within,
        mark=", ".join(filter(None, (acronym, within)))
        if record is None
        else words.mark(whole, registry=inventory.registry),
        leaves=", ".join(filter(None, (words.mark(Reference(listy=file.listy)), *places))),
        locator=", ".join(filter(None, (words.leaves(file.listy), *places))),
        notes=file.notes,
        language=words.language,
        reference=reference,
    )


def _key(archive: CitedArchive, reference: Reference) -> str:
    name = archive.key or next(iter(archive.candidates), None) or archive.text or ""
    values = (name, reference.fond, reference.opis, *reference.extra.values(), reference.delo)
    written = "-".join(filter(None, values))
    return _NOT_IN_A_KEY.sub("-", romanise(written).lower()).strip("-") or "archive"
