"""How notes are told: in go notes, out comes `4, 5, 14-19`, of several documents `allen.txt: 4, 5; viola.md: 2`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archref.inventory.sources import Note
    from archref.inventory.tree import Inventory


def names_documents(inventory: Inventory) -> bool:
    """Tell whether an inventory is of several documents, so that a note is told by its document too."""
    notes = [cited.note for cited in inventory.cited] + [note for source in inventory.named for note in source.notes]
    return len({note.document for note in notes}) > 1


def writer_of_notes(inventory: Inventory) -> Callable[[Iterable[Note]], str]:
    """Give what writes the notes of an inventory."""
    return partial(written_notes, names_documents=names_documents(inventory))


def written_notes(notes: Iterable[Note], names_documents: bool = False) -> str:
    """Write notes as `4, 5, 14-19`; those of several documents under their names in any case."""
    labels: dict[str, list[str]] = {}
    for note in notes:
        labels.setdefault(note.document, []).append(note.label)
    return "; ".join(
        (f"{document}: " if names_documents or len(labels) > 1 else "") + ", ".join(_runs(of_document))
        for document, of_document in labels.items()
    )


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
