"""How an inventory is written: in goes an `Inventory`, out comes plain data, text, Markdown or rows."""

from __future__ import annotations

import re
from json import dumps
from typing import TYPE_CHECKING, Any

from archref.exports.tables import to_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from archref.inventory.sources import Note
    from archref.inventory.tree import CitedArchive, CitedFile, CitedFond, CitedOpis, Inventory
    from archref.model import Extra


# ---- plain data


def plain(inventory: Inventory) -> dict[str, Any]:
    """Give the tree as dicts and lists, with every citation and the totals."""
    return {
        "archives": [_plain_archive(archive) for archive in inventory.archives],
        "totals": inventory.totals._asdict(),
    }


def json(inventory: Inventory) -> str:
    """Write the tree as JSON."""
    return dumps(plain(inventory), ensure_ascii=False, indent=2) + "\n"


def _plain_archive(archive: CitedArchive) -> dict[str, Any]:
    return {
        "archive": archive.key,
        "name": archive.name or None,
        "text": archive.text,
        "registry": archive.standing,
        "candidates": list(archive.candidates),
        "fonds": [_plain_fond(fond) for fond in archive.fonds],
        "named": [
            source.mention.to_dict() | {"notes": [note._asdict() for note in source.notes]} for source in archive.named
        ],
    }


def _plain_fond(fond: CitedFond) -> dict[str, Any]:
    return {
        "fond": fond.fond,
        "title": fond.record and fond.record.title(),
        "title_verified": fond.record and fond.record.verified,
        "cited_as": list(fond.cited_as),
        "opisi": [{"opis": opis.opis, "files": [_plain_file(file) for file in opis.files]} for opis in fond.opisi],
    }


def _plain_file(file: CitedFile) -> dict[str, Any]:
    return {
        "delo": file.delo,
        "extra": dict(file.extra),
        "listy": [str(leaves) for leaves in file.listy],
        "notes": [note.label for note in file.notes],
        "citations": [cited.note._asdict() | cited.citation.to_dict() for cited in file.cited],
    }


# ---- plain text


def text(inventory: Inventory) -> str:
    """Write a line for each archive, fond, file and source without a shelf mark."""
    notes_of = _writer_of_notes(inventory)
    lines = [_summary(inventory)]
    for archive in inventory.archives:
        heading = " ".join(archive.heading.split())
        lines += ["", ": ".join(filter(None, (heading, archive.name)))]
        for fond in archive.fonds:
            cited_as = f" (cited as {', '.join(fond.cited_as)})" if fond.cited_as else ""
            lines.append(f"  {_fond_heading(fond)}{cited_as}")
            lines += [
                f"    {_file_name(opis, file)} [{notes_of(file.notes)}]" for opis in fond.opisi for file in opis.files
            ]
        if archive.named:
            lines.append("  Without a shelf mark")
            lines += [f"    {source.text} [{notes_of(source.notes)}]" for source in archive.named]
    return "\n".join(lines) + "\n"


def _file_name(opis: CitedOpis, file: CitedFile) -> str:
    parts = [f"op. {opis.opis}"] if opis.opis is not None else []
    parts += [f"d. {file.delo}"] if file.delo is not None else []
    parts += _levels(file.extra)
    if file.listy:
        several = len(file.listy) > 1 or file.listy[0].first != file.listy[0].last
        parts.append(f"{'ll.' if several else 'l.'} {', '.join(map(str, file.listy))}")
    return ", ".join((*parts, *file.places)) or "the fond as a whole"


# ---- Markdown


def markdown(inventory: Inventory) -> str:
    """Write a page with a heading for each archive and fond, and a table of the files."""
    notes_of = _writer_of_notes(inventory)
    lines = ["# Archival sources", "", f"{_summary(inventory)}."]
    for archive in inventory.archives:
        lines += ["", f"## {_escaped(' '.join(archive.heading.split()))}"]
        lines += ["", _escaped(archive.name)] if archive.name else []
        for fond in archive.fonds:
            lines += ["", f"### {_escaped(_fond_heading(fond))}"]
            lines += ["", f"Cited as {_escaped(', '.join(fond.cited_as))}."] if fond.cited_as else []
            lines += ["", "| opis | delo | leaves | notes |", "| --- | --- | --- | --- |"]
            for opis in fond.opisi:
                for file in opis.files:
                    delo = ", ".join((*filter(None, [file.delo]), *_levels(file.extra)))
                    leaves = ", ".join((*map(str, file.listy), *file.places))
                    cells = map(_escaped, (opis.opis or "", delo, leaves, notes_of(file.notes)))
                    lines.append(f"| {' | '.join(cells)} |")
        if archive.named:
            lines += ["", "### Without a shelf mark", ""]
            lines += [f"- {_escaped(source.text)} ({_escaped(notes_of(source.notes))})" for source in archive.named]
    return "\n".join(lines) + "\n"


_MARKUP = re.compile(r"[\\`*_\[\]<>|#~&]")


def _escaped(text: str) -> str:
    """Write text so that Markdown shows it as it is."""
    return _MARKUP.sub(r"\\\g<0>", text)


# ---- tables

COLUMNS = (
    "archive", "name", "registry", "fond", "fond_title", "cited_as", "opis", "delo", "extra", "listy",
    "notes", "citations", "source",
)  # fmt: skip


def rows(inventory: Inventory) -> Iterator[Sequence[object]]:
    """Give the head of the table, then a row for each file and each source without a shelf mark."""
    notes_of = _writer_of_notes(inventory)
    yield COLUMNS
    for archive in inventory.archives:
        head = (archive.key or archive.text, archive.name, archive.standing)
        for fond, opis, file in archive.files():
            extra = "; ".join((*_levels(file.extra), *file.places))
            listy = ", ".join(map(str, file.listy))
            cited_as = "; ".join(fond.cited_as)
            yield (
                *head, fond.fond, fond.title, cited_as, opis.opis, file.delo, extra, listy,
                notes_of(file.notes), len(file.cited), None,
            )  # fmt: skip
        for source in archive.named:
            yield (*head, *[None] * 7, notes_of(source.notes), None, source.text)


def csv(inventory: Inventory) -> str:
    """Write a line for each file and each source without a shelf mark, for a spreadsheet."""
    return to_csv(rows(inventory))


# ---- what they share


def _summary(inventory: Inventory) -> str:
    """Write the totals as a phrase."""
    totals = inventory.totals
    summary = (
        f"{_count(totals.citations, 'citation')} in {_count(totals.notes, 'note')}: "
        f"{_count(totals.files, 'file')} of {_count(totals.fonds, 'fond')} in "
        f"{_count(totals.archives, 'archive')}"
    )
    if totals.named:
        summary += f"; {_count(totals.named, 'source')} without a shelf mark"
    return summary


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _fond_heading(fond: CitedFond) -> str:
    name = "No fond named" if fond.fond is None else f"Fond {fond.fond}"
    return ": ".join(filter(None, (name, fond.title)))


def _levels(extra: Extra) -> list[str]:
    return [f"{level} {value}" for level, value in extra.items()]


def _writer_of_notes(inventory: Inventory) -> Callable[[Iterable[Note]], str]:
    """Give what writes notes: `4, 5, 14-19`, and for several documents `allen.txt: 4, 5; viola.md: 2`."""
    notes_of_all = [cited.note for cited in inventory.cited]
    notes_of_all += [note for source in inventory.named for note in source.notes]
    several = len({note.document for note in notes_of_all}) > 1

    def write(notes: Iterable[Note]) -> str:
        labels: dict[str, list[str]] = {}
        for note in notes:
            labels.setdefault(note.document, []).append(note.label)
        return "; ".join(
            (f"{document}: " if several else "") + ", ".join(_runs(of_document))
            for document, of_document in labels.items()
        )

    return write


def _runs(labels: Iterable[str]) -> Iterator[str]:
    """Join three and more numbers in a row.

    >>> list(_runs(["4", "5", "14", "15", "16", "¶ 2"]))
    ['4', '5', '14-16', '¶ 2']
    """
    runs: list[list[str]] = []
    for label in labels:
        if runs and label.isdecimal() and runs[-1][-1].isdecimal() and int(label) == int(runs[-1][-1]) + 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    for run in runs:
        yield from [f"{run[0]}-{run[-1]}"] if len(run) > 2 else run
