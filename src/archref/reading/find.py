"""The way in: texts go in, citations or one reference come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.archives.registry import Registry, archives
from archref.documents.document import passages_of
from archref.errors import ParseError
from archref.languages.alphabets import plain
from archref.languages.language import folded_labels
from archref.languages.letters import LETTER, fold_word
from archref.model import Citation, Extra, Reference
from archref.reading.grammar import grammar, read
from archref.reading.ibid_words import ibid_at
from archref.reading.interpret import interpret
from archref.reading.reader import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archref.documents.document import Document


_PLACE = re.compile(rf",\s(?:{LETTER}|[ ’'-])+")
_CLOSING = " \t\r\n\xa0\u2009\u202f.;,:"


def find(notes: str | Iterable[str] | Document, registry: Registry | None = None) -> list[Citation]:
    """Find every archival citation, in order, with what it leaves out filled in.

    `notes`: one text, consecutive notes (any iterable of texts, a frame's column), or a `Document`;
    a citation's `note` counts them from 0 and its offsets count code points in that note. One
    citation per file: `dd. 13, 16` gives two with one span.

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
    archive_is_last = bool(found) and not found[-1].text.startswith(found[-1].archive_text or found[-1].text)
    if archive_is_last and (place := _PLACE.fullmatch(text, found[-1].end, end)):  # ..., GARF, Moscow
        end = place.start()
    if found and found[0].start == start and found[-1].end >= end:
        if len(found) == 1:
            return found[0].reference
        second = found[1]
        raise ParseError(
            text, second.start, second.end, "one reference, and here are several; archref.find reads them all"
        )
    tokens = read(grammar().mark, plain(text[start:]))
    if tokens is not None:
        reading = interpret(tokens)
        if start + reading.end >= end and len(reading.files) < 2 and len(reading.opisi) < 2:
            opis, delo = (*reading.opisi, None)[0], (*reading.files, None)[0]
            return Reference(None, reading.fond, opis, delo, reading.listy, Extra(reading.extra))
    if found and found[0].start > start:
        raise ParseError(text, start, found[0].start, "an archive or a label such as f., op., d. at the beginning")
    begun = found[0].end if found else start + (interpret(tokens).end if tokens else 0)
    raise _error(text, start, begun, end, archives if registry is None else registry)


_WORD = re.compile(rf"[\s,.;:–—-]*(?P<word>{LETTER}+)")


def _error(text: str, start: int, begun: int, end: int, registry: Registry) -> ParseError:
    """Say what was expected where reading stopped: at `begun`, or at `start` where it never began."""
    name = registry.name_at(text, start) if begun == start else None
    stopped = name.end if name else begun
    word = _WORD.match(text, stopped)
    if word and fold_word(word["word"]) in folded_labels():
        return ParseError(text, word.start("word"), word.end(), f"a number after the label {word['word']!r}")
    if name:
        return ParseError(text, stopped, max(end, stopped), "a shelf mark after the archive, such as f. 1, op. 2, d. 3")
    if ibid_at(text, start):
        return ParseError(text, start, end, "a reference whole in itself; archref.find reads ibid words in their notes")
    if begun == start:
        return ParseError(text, start, end, "an archive and a shelf mark, such as GARF, f. 1, op. 2, d. 3, l. 4")
    return ParseError(text, stopped, end, "the end of the reference, or a deeper level with its label")
