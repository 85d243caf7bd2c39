"""What an inventory is made of: in goes a source of any kind, out come its documents, or the citations that it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from archref.documents.document import Document, Passage, texts_in
from archref.documents.read import FORMATS
from archref.errors import DataError
from archref.model import Citation

if TYPE_CHECKING:
    from collections.abc import Sequence

Source = str | Document | Iterable[str] | Iterable[Document] | Iterable[Citation]


class Note(NamedTuple):
    """Where something is cited: the document's name ("-": it has none) and the note's number in it."""

    document: str
    label: str


def opened(source: Source, by: Iterable[Hashable] | None = None) -> tuple[list[Document], list[Citation]]:
    """Give the documents of a source, or the citations that it is.

    `by` gives for each note the work that it belongs to: the notes of a work, in order, are a document named after it.

    Raises `DataError` for a source of another kind, or of several kinds at once, and for a `by` of another length.

    >>> documents, _ = opened(["GARF, f. 1, op. 2, d. 3.", "RGAE, f. 4.", "Ibid."], by=["A", "B", "A"])
    >>> [(document.name, len(document.passages)) for document in documents]
    [('A', 2), ('B', 1)]
    """
    if by is not None:
        return _by_work(texts_in(source), list(by)), []
    if isinstance(source, str):
        return [Document(tuple(FORMATS["text"](source)))], []
    if isinstance(source, Document):
        return [source], []
    if not isinstance(source, Iterable):
        raise DataError(f"no inventory of {type(source).__name__}: give text, notes, documents or citations")
    items = list[object](source)
    documents = [item for item in items if isinstance(item, Document)]
    citations = [item for item in items if isinstance(item, Citation)]
    if len(items) in (len(documents), len(citations)):
        return documents, citations
    if documents or citations:
        kinds = ", ".join(sorted({type(item).__name__ for item in items}))
        raise DataError(f"no inventory of {kinds}: give notes, documents or citations, all of one kind")
    return [Document(tuple(map(Passage, texts_in(items))))], []


def _by_work(texts: Sequence[str], works: Sequence[Hashable]) -> list[Document]:
    if len(texts) != len(works):
        raise DataError(f"{len(texts)} notes and {len(works)} works in `by`; give the work of each note")
    return [
        Document(tuple(Passage(texts[row]) for row in rows), str(work)) for work, rows in rows_by_work(works).items()
    ]


def rows_by_work(works: Iterable[Hashable]) -> dict[Hashable, list[int]]:
    """Give the places at which each work stands, counted from 0, the works in the order of their first."""
    rows: dict[Hashable, list[int]] = {}
    for row, work in enumerate(works):
        rows.setdefault(work, []).append(row)
    return rows


def told_apart(documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Note, ...]]]:
    """Give each document with its notes; a second one of the same name is called `name (2)`."""
    named: Counter[str] = Counter()
    for document in documents:
        named[document.name] += 1
        times = named[document.name]
        name = document.name if times == 1 else f"{document.name} ({times})"
        yield document, tuple(Note(name, place) for place in document.places)
