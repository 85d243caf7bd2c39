"""EAD3, for archives' own programs: in goes an inventory, out comes a description of what is cited, level by level.

Archive, fonds, opis and file are components; leaves are none, and stand with the notes in each file's bibliography.
Source: EAD3 1.1.1, its tag library and schema.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from archref.exports.printable import printable
from archref.inventory.notes import writer_of_notes
from archref.inventory.views import archive_name, summary
from archref.levels import BOXES

if TYPE_CHECKING:
    from archref.inventory.tree import CitedArchive, CitedFile, Inventory
    from archref.inventory.wording import Wording

_NAMESPACE = "http://ead3.archivists.org/schema/"


def ead(inventory: Inventory, words: Wording) -> str:
    """Write the inventory as one EAD3 document."""
    root = Xml.Element("ead", {"xmlns": _NAMESPACE})
    _control(root, words)
    described = Xml.SubElement(root, "archdesc", {"level": "collection"})
    _text(Xml.SubElement(described, "did"), "unittitle", words.views["inventory"])
    if inventory.archives:
        components = Xml.SubElement(described, "dsc")
        for archive in inventory.archives:
            _archive(components, archive, inventory, words)
    _text(Xml.SubElement(described, "scopecontent"), "p", summary(inventory, words))
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _control(root: Xml.Element, words: Wording) -> None:
    control = Xml.SubElement(root, "control")
    _text(control, "recordid", "archref")
    titles = Xml.SubElement(Xml.SubElement(control, "filedesc"), "titlestmt")
    _text(titles, "titleproper", words.views["inventory"])
    Xml.SubElement(control, "maintenancestatus", {"value": "new"})
    _text(Xml.SubElement(control, "maintenanceagency"), "agencyname", "archref")
    event = Xml.SubElement(Xml.SubElement(control, "maintenancehistory"), "maintenanceevent")
    Xml.SubElement(event, "eventtype", {"value": "created"})
    _text(event, "eventdatetime", datetime.now(UTC).date().isoformat())
    Xml.SubElement(event, "agenttype", {"value": "machine"})
    _text(event, "agent", "archref")


def _archive(parent: Xml.Element, archive: CitedArchive, inventory: Inventory, words: Wording) -> None:
    name = archive_name(archive, inventory, words)
    component, did = _component(parent, "archive", name, "")
    _text(Xml.SubElement(Xml.SubElement(did, "repository"), "corpname"), "part", name)
    for fond in archive.fonds:
        of_fond, _ = _component(component, "fonds", words.value(fond.fond), words.title(fond.record))
        for opis in fond.opisi:
            of_opis, _ = _component(of_fond, "opis", words.value(opis.opis), "")
            for file in opis.files:
                _file(of_opis, file, inventory, words)
    notes_of = writer_of_notes(inventory)
    for source in archive.named:
        of_source, _ = _component(component, "item", "", source.text)
        _cited(of_source, words.said("of_note", notes_of(source.notes)))


def _file(parent: Xml.Element, file: CitedFile, inventory: Inventory, words: Wording) -> None:
    component, did = _component(parent, "file", words.value(file.delo), "")
    for level, value in file.extra.items():
        if level in BOXES:
            _text(did, "container", value, {"localtype": level})
        else:
            _text(did, "unitid", words.extra({level: value}))
    leaves = [words.leaves(file.listy), *map(words.extra, file.places)]
    notes = words.said("of_note", writer_of_notes(inventory)(file.notes))
    _cited(component, "; ".join(filter(None, (*leaves, notes))))


_LEVELS = frozenset(("fonds", "file", "item"))
"""Those that EAD has words for."""


def _component(parent: Xml.Element, level: str, number: str, title: str) -> tuple[Xml.Element, Xml.Element]:
    told = {"level": level} if level in _LEVELS else {"level": "otherlevel", "otherlevel": level}
    component = Xml.SubElement(parent, "c", told)
    did = Xml.SubElement(component, "did")
    if number:
        _text(did, "unitid", number)
    if title or not number:
        _text(did, "unittitle", title or "-")
    return component, did


def _cited(component: Xml.Element, text: str) -> None:
    _text(Xml.SubElement(component, "bibliography"), "p", text)


def _text(parent: Xml.Element, tag: str, text: str, told: dict[str, str] | None = None) -> None:
    Xml.SubElement(parent, tag, told or {}).text = printable(text)
