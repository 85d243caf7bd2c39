"""How notes are told: in go notes, out comes `4, 5, 14-19`, of several documents `allen.txt: 4, 5; viola.md: 2`."""

from __future__ import annotations

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
    several = names_documents(inventory)

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
