"""Records in Contexts, for linked data: in goes an inventory, out comes RiC-O 1.1 in Turtle.

A fond, an opis and a file are record sets, each included in the next; the archive holds the fond; cited leaves are
components of the file's instantiation, and a box is where that lies.
"""

from __future__ import annotations

import re
from json import dumps
from typing import TYPE_CHECKING

from archref.exports.items import items
from archref.inventory.views import archive_name
from archref.languages.romanise import romanise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archref.inventory.tree import CitedFile, CitedFond, Inventory
    from archref.inventory.wording import Wording

_HEAD = """\
@prefix rico: <https://www.ica.org/standards/RiC/ontology#> .
@prefix types: <https://www.ica.org/standards/RiC/vocabularies/recordSetTypes#> .
"""

_OURS = "urn:archref:"


def rico(inventory: Inventory, words: Wording) -> str:
    """Write the inventory as Turtle."""
    statements = [_HEAD]
    keys = iter(items(inventory, words))
    for number, archive in enumerate(inventory.archives, 1):
        node = f"{_OURS}archive:{_slug(archive.key or archive.text or str(number))}"
        name = archive_name(archive, inventory, words)
        statements.append(_about(node, "rico:CorporateBody", {"rico:name": _literal(name, words)}))
        for fond in archive.fonds:
            of_fond = f"{node}:{_slug(fond.fond)}"
            statements.append(_fond(of_fond, fond, node, words))
            for opis in fond.opisi:
                of_opis = f"{of_fond}:{_slug(opis.opis)}"
                statements.append(_record_set(of_opis, "types:Series", words.value(opis.opis), of_fond))
                statements += (text for file in opis.files for text in _file(next(keys).key, file, of_opis, words))
    return "\n".join(statements)


def _fond(node: str, fond: CitedFond, archive: str, words: Wording) -> str:
    told = {
        "rico:hasRecordSetType": "types:Fonds",
        "rico:identifier": _literal(words.value(fond.fond)),
        "rico:title": _literal(words.title(fond.record), words),
        "rico:hasOrHadHolder": f"<{archive}>",
    }
    return _about(node, "rico:RecordSet", told)


def _record_set(node: str, kind: str, number: str, within: str) -> str:
    told = {
        "rico:hasRecordSetType": kind,
        "rico:identifier": _literal(number),
        "rico:isOrWasIncludedIn": f"<{within}>",
    }
    return _about(node, "rico:RecordSet", told)


def _file(key: str, file: CitedFile, opis: str, words: Wording) -> Iterator[str]:
    node = f"{_OURS}file:{key}"
    yield _record_set(node, "types:File", words.value(file.delo), opis)
    names = [words.leaves((leaves,)) for leaves in file.listy] + [words.extra(place) for place in file.places]
    boxes = words.extra(file.extra)
    told = {
        "rico:isOrWasInstantiationOf": f"<{node}>",
        "rico:hasOrHadComponent": ", ".join(
            f"[ a rico:Instantiation ; rico:identifier {_literal(name)} ]" for name in names
        ),
        "rico:hasOrHadLocation": f"[ a rico:Place ; rico:name {_literal(boxes, words)} ]" if boxes else "",
    }
    if names or boxes:
        yield _about(f"{node}:held", "rico:Instantiation", told)


def _about(node: str, kind: str, told: dict[str, str]) -> str:
    lines = [f"<{node}> a {kind}", *(f"    {name} {value}" for name, value in told.items() if value)]
    return " ;\n".join(lines) + " .\n"


def _literal(text: str, words: Wording | None = None) -> str:
    """Write a literal, in a language if it is of one; nothing for nothing. Turtle's escapes are those of JSON."""
    if not text:
        return ""
    return dumps(" ".join(text.split()), ensure_ascii=False) + (f"@{words.language}" if words else "")


def _slug(text: str | None) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", romanise(text or "")).strip("-") or "none"
