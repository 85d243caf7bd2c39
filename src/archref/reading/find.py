"""The way in: texts go in, citations, one reference or mentions come out, in all packaged languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.archives.registry import archives
from archref.reading.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archref.archives.registry import Registry
    from archref.documents.document import Document
    from archref.model import Citation, Mention, Reference


def find(
    notes: str | Iterable[str] | Document, registry: Registry | None = None, *, each_alone: bool = False
) -> list[Citation]:
    """Find every archival citation, in order, with what it leaves out filled in.

    `notes`: one text, consecutive notes (any iterable of texts, a frame's column), or a `Document`;
    a citation's `note` counts them from 0 and its offsets count code points in that note. One
    citation per file: `dd. 13, 16` gives two with one span.

    What a citation leaves out is carried on from the one before: in a document along each chain of passages, elsewhere
    through all of them. `each_alone`: every passage is a record by itself, that takes nothing but its archive from a
    heading over it (a passage that names an archive and little else).

    >>> records = ["GARF, f. 5446, op. 1, d. 5", "f. 9401, op. 2, d. 64"]
    >>> [str(c.reference) for c in find(records, each_alone=True)]
    ['GARF, f. 5446, op. 1, d. 5', 'f. 9401, op. 2, d. 64']
    >>> [str(c.reference) for c in find(["RGASPI, f. 17, op. 3, d. 74, l. 5; d. 75.", "Ibid., d. 76."])]
    ['RGASPI, f. 17, op. 3, d. 74, l. 5', 'RGASPI, f. 17, op. 3, d. 75', 'RGASPI, f. 17, op. 3, d. 76']
    """
    return reader_with(registry).find(notes, each_alone=each_alone)


def parse(text: str, registry: Registry | None = None) -> Reference:
    """Read exactly one reference; white space and closing punctuation around it are allowed.

    Raises `ParseError`, which says where reading stopped and what was expected there.

    >>> parse("ГАРФ. Ф. Р-5446. Оп. 12. Д. 5. Л. 7–9 об.").to_dict()["listy"]
    ['7-9ob']
    """
    return reader_with(registry).parse(text)


def mentions(
    notes: str | Iterable[str] | Document,
    registry: Registry | None = None,
    citations: Sequence[Citation] | None = None,
) -> list[Mention]:
    """Find archives named without a shelf mark, in order.

    A mention's text is the sentence that names the archive, without the note's number; names inside citations
    do not count. `citations` are those of `find(notes)`, to be given where they are at hand. A source "in" or
    "from" an archive that no registry knows is a mention whose archive is None.

    >>> [(m.archive, m.text) for m in mentions(["52. Bykhatsky’s case file in TsDAHO."])]
    [('TsDAHO', 'Bykhatsky’s case file in TsDAHO')]
    >>> [(m.archive, m.archive_text) for m in mentions(["Letters from the Smith Family Archive."])]
    [(None, 'Smith Family Archive')]
    """
    return reader_with(registry).mentions(notes, citations)


_READERS: dict[int, Reader] = {}
_MOST_READERS = 8


def reader_with(registry: Registry | None = None) -> Reader:
    """Give the reader of all packaged languages with the archives of a registry, made once for each."""
    registry = archives if registry is None else registry
    reader = _READERS.get(id(registry))
    if reader is None:  # a reader keeps its registry, so the identity stays its own
        if len(_READERS) >= _MOST_READERS:
            _READERS.clear()
        reader = _READERS[id(registry)] = Reader(registry=registry)
    return reader
