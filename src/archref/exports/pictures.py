"""The two pictures of an inventory, as SVG: a strip of the work, note by note, and bars by archive and fond."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import attrs

from archref.documents.document import UNNAMED
from archref.exports.printable import printable
from archref.inventory.views import archive_heading, archive_in_short, fond_heading
from archref.model import natural_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archref.inventory.sources import Note
    from archref.inventory.tree import CitedArchive, Inventory
    from archref.inventory.wording import Wording

_COLOURS = 10
"""How many archives have a colour of their own: those cited most; the others share one."""
_HEIGHT = 60
_LONGEST = 20_000
"""Columns of a strip: numbers further apart than that are not those of notes."""


@attrs.frozen(eq=False)
class Painted:
    """An archive as the pictures show it: its heading, its name in short, the class of its colour, its citations."""

    archive: CitedArchive
    heading: str
    name: str
    colour: str
    count: int


def painted(inventory: Inventory, words: Wording) -> tuple[Painted, ...]:
    """Give the archives, those that are cited most first; the first ten have a colour of their own."""
    counted = [(sum(len(file.cited) for *_, file in archive.files()), archive) for archive in inventory.archives]
    counted.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(
        Painted(
            archive,
            archive_heading(archive, inventory, words),
            archive_in_short(archive, inventory, words),
            f"a{place}" if place < _COLOURS else "others",
            count,
        )
        for place, (count, archive) in enumerate(counted)
    )


# ---- the strip


class Stroke(NamedTuple):
    """What a note has of an archive: a citation, or only its name."""

    archive: Painted
    is_marked: bool


def strip(archives: Sequence[Painted], words: Wording) -> str:
    """Draw each document as a strip with a column a note, in the colours of the archives that it cites or names."""
    documents: dict[str, dict[str, list[Stroke]]] = {}
    for note, stroke in _strokes(archives):
        documents.setdefault(note.document, {}).setdefault(note.label, []).append(stroke)
    if not documents:
        return ""
    in_order = sorted(documents.items(), key=lambda document: natural_key(document[0]))
    drawn = "".join(_strip_of(name, labels, words) for name, labels in in_order)
    caption = f"{escape(words.page['strip'])} <span>{escape(words.page['strip_help'])}</span>"
    return f"<figure><figcaption>{caption}</figcaption>{drawn}</figure>\n"


def _strokes(archives: Sequence[Painted]) -> Iterator[tuple[Note, Stroke]]:
    for archive in archives:
        for *_, file in archive.archive.files():
            yield from ((note, Stroke(archive, True)) for note in file.notes)
        for source in archive.archive.named:
            yield from ((note, Stroke(archive, False)) for note in source.notes)


def _strip_of(name: str, labels: Mapping[str, list[Stroke]], words: Wording) -> str:
    columns = _columns(labels)
    drawn = "".join(
        _column(place, label, labels[label], words) for place, label in enumerate(columns) if label in labels
    )
    ends = f"<span>{escape(columns[0])}</span><span>{escape(columns[-1])}</span>" if len(columns) > 1 else ""
    title = "" if name == UNNAMED else f'<p class="name">{escape(printable(name))}</p>'
    about = escape(printable(f"{words.page['strip']}: {words.counted('notes', len(labels))}"))
    return (
        f'{title}<svg class="strip" role="img" aria-label="{about}" viewBox="0 0 {len(columns)} {_HEIGHT}" '
        f'preserveAspectRatio="none">{drawn}</svg><div class="scale">{ends}</div>'
    )


def _columns(labels: Iterable[str]) -> list[str]:
    """Give the columns in order, numbered notes before others; among numbers a place for each that cites nothing."""
    numbers = sorted({int(label) for label in labels if label.isdecimal()})
    others = sorted((label for label in labels if not label.isdecimal()), key=natural_key)
    if numbers and numbers[-1] - numbers[0] < _LONGEST:
        numbers = list(range(numbers[0], numbers[-1] + 1))
    return [*map(str, numbers), *others]


def _column(place: int, label: str, strokes: list[Stroke], words: Wording) -> str:
    of_archives: dict[Painted, bool] = {}
    for archive, is_marked in strokes:
        of_archives[archive] = is_marked or of_archives.get(archive, False)
    height = _HEIGHT / len(of_archives)
    rects = "".join(
        f'<rect class="{archive.colour}{"" if is_marked else " named"}" '
        f'x="{place}" y="{number * height:g}" width="1" height="{height:g}"/>'
        for number, (archive, is_marked) in enumerate(of_archives.items())
    )
    title = f"{words.said('of_note', label)}: {', '.join(archive.name for archive in of_archives)}"
    return f"<g><title>{escape(printable(title))}</title>{rects}</g>"


# ---- the bars


def bars(archives: Sequence[Painted], inventory: Inventory, words: Wording) -> str:
    """Draw each archive that is cited as a bar, its fonds as parts of it, the longest first."""
    cited = [archive for archive in archives if archive.count]
    if not cited:
        return ""
    rows = "".join(_bar(archive, cited[0].count, inventory, words) for archive in cited)
    table = f'<table class="bars" aria-labelledby="bars">{rows}</table>'
    return f'<figure><figcaption id="bars">{escape(words.page["bars"])}</figcaption>{table}</figure>\n'


def _bar(archive: Painted, longest: int, inventory: Inventory, words: Wording) -> str:
    name, count = escape(printable(archive.name)), f"{archive.count:,}"
    about = escape(printable(f"{archive.name}: {words.counted('citations', archive.count)}"))
    svg = f'<svg class="bar" role="img" aria-label="{about}" viewBox="0 0 {longest} 1" preserveAspectRatio="none">'
    parts = "".join(_parts(archive, inventory, words))
    return f'<tr><th scope="row">{name}</th><td>{svg}{parts}</svg></td><td>{count}</td></tr>'


def _parts(archive: Painted, inventory: Inventory, words: Wording) -> Iterator[str]:
    start = 0
    for fond in archive.archive.fonds:
        count = sum(len(file.cited) for opis in fond.opisi for file in opis.files)
        title = escape(printable(f"{fond_heading(fond, inventory, words)}: {words.counted('citations', count)}"))
        yield f'<rect class="{archive.colour}" x="{start}" width="{count}" height="1"><title>{title}</title></rect>'
        start += count
