"""The way in: texts go in, citations or one reference come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from archref.errors import ParseError
from archref.grammar import grammar, read
from archref.interpret import interpret
from archref.model import Citation, Extra, Reference
from archref.registry import Registry, archives
from archref.resolve import resolve, unmixed

if TYPE_CHECKING:
    from archref.documents import Document

_CLOSING = " \t\r\n.;,:"


def passages_of(notes: str | Sequence[str] | Document) -> tuple[str, ...]:
    """Give the texts of what `find` accepts: one text, a sequence of notes, or a document's passages."""
    if isinstance(notes, str):
        return (notes,)
    if isinstance(notes, Sequence):
        return tuple(notes)
    return tuple(passage.text for passage in notes.passages)


def find(notes: str | Sequence[str] | Document, registry: Registry | None = None) -> list[Citation]:
    """Find every archival citation, in order, with what it leaves out filled in.

    `notes`: one text, consecutive notes, or a `Document`; a citation's `note` counts them from 0 and its
    offsets count code points in that note. One citation per file: `dd. 13, 16` gives two with one span.

    >>> [str(c.reference) for c in find(["RGASPI, f. 17, op. 3, d. 74, l. 5; d. 75.", "Ibid., d. 76."])]
    ['RGASPI, f. 17, op. 3, d. 74, l. 5', 'RGASPI, f. 17, op. 3, d. 75', 'RGASPI, f. 17, op. 3, d. 76']
    """
    return resolve(passages_of(notes), archives if registry is None else registry)


def parse(text: str, registry: Registry | None = None) -> Reference:
    """Read exactly one reference; white space and closing punctuation around it are allowed.

    Raises `ParseError`, which says where reading stopped and what was expected there.

    >>> parse("ГАРФ. Ф. Р-5446. Оп. 12. Д. 5. Л. 7–9 об.").to_dict()["listy"]
    ['7-9ob']
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip(_CLOSING))
    found = [citation for citation in find(text, registry) if citation.start >= start]
    if found and found[0].start == start and found[-1].end >= end:
        if len(found) == 1:
            return found[0].reference
        second = found[1]
        raise ParseError(
            text, second.start, second.end, "one reference, and here are several; archref.find reads them all"
        )
    tokens = read(grammar().mark, unmixed(text[start:]))
    if tokens is not None and not found:
        reading = interpret(tokens)
        if start + reading.end >= end and len(reading.files) < 2 and len(reading.opisi) < 2:
            opis, delo = (*reading.opisi, None)[0], (*reading.files, None)[0]
            return Reference(None, reading.fond, opis, delo, reading.listy, Extra(reading.extra))
    if found and found[0].start > start:
        raise ParseError(text, start, found[0].start, "an archive or a label such as f., op., d. at the beginning")
    stopped = found[0].end if found else start + (interpret(tokens).end if tokens else 0)
    raise ParseError(text, stopped, max(end, stopped + 1), _expected(text, stopped, bool(found or tokens)))


def _expected(text: str, stopped: int, begun: bool) -> str:
    if not begun:
        return "an archive and a shelf mark, such as GARF, f. 1, op. 2, d. 3, l. 4"
    rest = text[stopped:]
    if re.fullmatch(r"[\s,.;:]*[^\W\d_]+[.\s]*", rest):
        return "a number after the label"
    return "the end of the reference, or a deeper level with its label"
