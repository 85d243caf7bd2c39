"""Views of an inventory, the pages that go into a book: in go an inventory and a wording, out comes a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.inventory.leaves import merge_leaves
from archref.inventory.notes import names_documents, writer_of_notes
from archref.inventory.table import Table
from archref.model import Reference, natural_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archref.inventory.table import Row
    from archref.inventory.tree import Cited, CitedArchive, CitedFile, CitedFond, Inventory
    from archref.inventory.wording import Wording
    from archref.model import Leaves


# ---- the views


def whole(inventory: Inventory, words: Wording) -> Table:
    """Give everything: archive and fond, and under them each file with its leaves and notes."""
    notes_of = writer_of_notes(inventory)
    rows: list[Row] = []
    for archive in inventory.archives:
        head = archive_heading(archive, inventory, words)
        for fond, opis, file in archive.files():
            leaves = _some(words.leaves(file.listy), *map(words.extra, file.places))
            delo = _file(file, words) or ("" if opis.opis or leaves else words.said("whole"))
            rows.append(
                (head, fond_heading(fond, inventory, words), words.value(opis.opis), delo, leaves, notes_of(file.notes))
            )
        unmarked = words.said("unmarked")
        rows += [(head, unmarked, "", source.text, "", notes_of(source.notes)) for source in archive.named]
    return _table(
        "inventory", words, "archive fond opis delo leaves notes", rows, over=2, summary=summary(inventory, words)
    )


def consulted(inventory: Inventory, words: Wording) -> Table:
    """Give the list of sources that a dissertation prints: archives in the alphabet, their fonds, the files of each."""
    rows: list[Row] = []
    for archive in _in_the_alphabet(inventory, words):
        head = archive_name(archive, inventory, words)
        for fond in archive.fonds:
            files = [
                Reference(None, None, opis.opis, file.delo, (), file.extra)
                for opis in fond.opisi
                for file in opis.files
            ]
            number = words.said("no_fond") if fond.fond is None else words.mark(Reference(fond=fond.fond))
            marks = words.mark(*(file for file in files if file != Reference()))
            rows.append((head, number, words.title(fond.record), marks))
        rows += [(head, words.said("unmarked"), source.text, "") for source in archive.named]
    return _table("archives", words, "archive fond title files", rows, over=1, joint=". ")


def abbreviations(inventory: Inventory, words: Wording) -> Table:
    """Give each archive's abbreviation, full name and city, in the alphabet."""
    rows = {
        (_acronym(archive, inventory, words), words.name(archive.record), words.city(archive.record))
        for archive in inventory.archives
        if archive.record is not None
    }
    rows_in_order = sorted(rows, key=lambda row: row[0].casefold())
    return _table("abbreviations", words, "acronym name city", rows_in_order, joint=", ")


def concordance(inventory: Inventory, words: Wording) -> Table:
    """Give what each note cites, note by note, in the order of the work."""
    rows = {
        (*cited.note, _mark_of(cited, inventory, words), _one_line(cited.citation.text)): None
        for cited in in_order(inventory)
    }
    return _table_by_document("concordance", words, "note mark text", rows, inventory)


def requests(inventory: Inventory, words: Wording) -> Table:
    """Give a row for each file to order in the reading room of the archive that holds it today, with the leaves."""
    rows: list[Row] = []
    held = inventory.by_holder()
    for archive in held.archives:
        head = archive_heading(archive, held, words)
        for fond, opis, file in archive.files():
            if file.delo is not None:
                leaves = _some(words.leaves(file.listy), *map(words.extra, file.places))
                number, title = words.value(fond.fond), words.title(fond.record)
                rows.append((head, number, title, words.value(opis.opis), _file(file, words), leaves))
    return _table("requests", words, "archive fond title opis delo leaves", rows, over=1)


def doubts(inventory: Inventory, words: Wording) -> Table:
    """Give what could not be told of a citation, and why: its archive, its file, leaves that run backwards."""
    rows = {
        (*cited.note, _mark_of(cited, inventory, words), _one_line(cited.citation.text), reason): None
        for cited in in_order(inventory)
        for reason in _doubts(cited, inventory, words)
    }
    return _table_by_document("doubts", words, "note mark text reason", rows, inventory)


def comparison(old: Inventory, new: Inventory, words: Wording) -> Table:
    """Give the files that a revision added or dropped, and those of which it cites other leaves."""
    before, after = _leaves_by_file(old), _leaves_by_file(new)
    rows: list[Row] = []
    for reference in sorted({*before, *after}):
        was, now = before.get(reference), after.get(reference)
        if was != now:
            change = "added" if was is None else "dropped" if now is None else "changed"
            mark = words.mark(reference, registry=new.registry)
            rows.append((words.said(change), mark, words.leaves(was or ()), words.leaves(now or ())))
    return _table("comparison", words, "change mark before after", rows)


VIEWS: dict[str, Callable[[Inventory, Wording], Table]] = {
    "inventory": whole,
    "archives": consulted,
    "abbreviations": abbreviations,
    "concordance": concordance,
    "requests": requests,
    "doubts": doubts,
}
"""The views of one inventory, by name."""


# ---- headings


def summary(inventory: Inventory, words: Wording) -> str:
    """Write how much an inventory holds, as a phrase."""
    counted = {
        thing: words.counted(thing, number)
        for thing, number in inventory.totals._asdict().items()
        if thing in words.count
    }
    told = words.summary.format(**counted)
    return told + words.and_named.format(**counted) if inventory.totals.named else told


def archive_heading(archive: CitedArchive, inventory: Inventory, words: Wording) -> str:
    """Write what stands over an archive: acronym and full name, or name as written and what is not certain."""
    return ": ".join(filter(None, (_acronym(archive, inventory, words), _full_name(archive, words))))


def archive_in_short(archive: CitedArchive, inventory: Inventory, words: Wording) -> str:
    """Write an archive's acronym, or its name as the first note writes it; that it is not named, where it is not."""
    if archive.key is not None:
        return words.acronym(archive.key, inventory.registry)
    return _one_line(archive.text or "") or words.said("not_named")


def archive_name(archive: CitedArchive, inventory: Inventory, words: Wording) -> str:
    """Write an archive's name, city and acronym, as a list of sources has it."""
    name, acronym = _full_name(archive, words), _acronym(archive, inventory, words)
    return f"{name} ({acronym})" if name else acronym


def fond_heading(fond: CitedFond, inventory: Inventory, words: Wording) -> str:
    """Write what stands over a fond: its number and title, and under which former archives it is cited."""
    number = words.said("no_fond") if fond.fond is None else words.said("fond", words.value(fond.fond))
    heading = ": ".join(filter(None, (number, words.title(fond.record))))
    if not fond.cited_as:
        return heading
    former = ", ".join(words.acronym(key, inventory.registry) for key in fond.cited_as)
    return words.said("cited_as", heading, former)


def _acronym(archive: CitedArchive, inventory: Inventory, words: Wording) -> str:
    acronym = archive_in_short(archive, inventory, words)
    if archive.record is not None or archive.standing == "not named":
        return acronym
    if archive.candidates:
        return words.said("ambiguous", acronym, _alternatives(archive.candidates, inventory, words))
    return words.said("unlisted", acronym)


def _full_name(archive: CitedArchive, words: Wording) -> str:
    if archive.record is None:
        return ""
    name, city = words.name(archive.record), words.city(archive.record)
    return f"{name}, {city}" if name and city and city not in name else name or city


def _alternatives(keys: Iterable[str], inventory: Inventory, words: Wording) -> str:
    return words.words["or"].join(words.acronym(key, inventory.registry) for key in keys)


# ---- cells


def _file(file: CitedFile, words: Wording) -> str:
    return _some(words.value(file.delo), words.extra(file.extra))


def _mark_of(cited: Cited, inventory: Inventory, words: Wording) -> str:
    reference = cited.citation.reference
    if reference.archive is None and cited.citation.archive_text:
        return _some(_one_line(cited.citation.archive_text), words.mark(reference))
    return words.mark(reference, registry=inventory.registry)


def _doubts(cited: Cited, inventory: Inventory, words: Wording) -> Iterator[str]:
    citation = cited.citation
    if citation.candidates:
        yield words.said("is_ambiguous", _alternatives(citation.candidates, inventory, words))
    elif citation.reference.archive is None and not citation.archive_text:
        yield words.said("is_not_named")
    elif citation.reference.archive is None or not citation.listed:
        yield words.said("is_unlisted")
    if citation.basis == "company":
        yield words.said("by_company")
    if citation.reference.listy and citation.reference.delo is None:
        yield words.said("no_delo")
    if any(leaves.last < leaves.first for leaves in citation.reference.listy):
        yield words.said("backwards")


def _leaves_by_file(inventory: Inventory) -> dict[Reference, tuple[Leaves, ...]]:
    found: dict[Reference, tuple[Leaves, ...]] = {}
    for archive, fond, opis, file in inventory.files():
        reference = Reference(archive.key or archive.text, fond.fond, opis.opis, file.delo, (), file.extra)
        found[reference] = merge_leaves((*found.get(reference, ()), *file.listy))
    return found


# ---- what they share


def _table(
    name: str, words: Wording, columns: str, rows: Iterable[Row], over: int = 0, summary: str = "", joint: str = ""
) -> Table:
    """Make a table; a line's end in a cell becomes a space."""
    keys = tuple(columns.split())
    headings = tuple(words.columns[key] for key in keys)
    return Table(
        name,
        words.views[name],
        keys,
        headings,
        tuple(tuple(map(_one_line, row)) for row in rows),
        words.language,
        over,
        summary,
        joint,
        words.said("nothing"),
    )


def _table_by_document(name: str, words: Wording, columns: str, rows: Iterable[Row], inventory: Inventory) -> Table:
    """Make a table of rows that begin with a document's name: it stands over them where there are several."""
    if names_documents(inventory):
        return _table(name, words, f"document {columns}", rows, over=1)
    return _table(name, words, columns, [row[1:] for row in rows])


def in_order(inventory: Inventory) -> list[Cited]:
    """Give the citations in the order of the work: document, note, place in it."""
    return sorted(
        inventory.cited,
        key=lambda cited: (natural_key(cited.note.document), cited.citation.note, cited.citation.start),
    )


def _in_the_alphabet(inventory: Inventory, words: Wording) -> list[CitedArchive]:
    """Give the archives by their names in the reader's language, those that cannot be told last."""
    return sorted(
        inventory.archives,
        key=lambda archive: (archive.record is None, (_full_name(archive, words) or archive.heading).casefold()),
    )


def _some(*texts: str) -> str:
    return ", ".join(filter(None, texts))


def _one_line(text: str) -> str:
    return " ".join(text.split())
