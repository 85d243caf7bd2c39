"""Exactly one reference: in goes a text that is one, out comes the reference, or an error that points at the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.errors import ParseError
from archref.languages.letters import LETTER, fold_word
from archref.model import Extra, Reference
from archref.reading.interpret import interpret

if TYPE_CHECKING:
    from archref.reading.reader import Reader

_PLACE = re.compile(rf",\s(?:{LETTER}|[ ’'-])+")
_SEVERAL = "one reference, and here are several; archref.find reads them all"
_CLOSING = " \t\r\n\xa0\u2009\u202f.;,:"


def read_one(reader: Reader, text: str) -> Reference:
    """Read exactly one reference; white space and closing punctuation around it are allowed.

    Raises `ParseError`, which says where reading stopped and what was expected there.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip(_CLOSING))
    found = [citation for citation in reader.find(text) if citation.start >= start]
    archive_is_last = bool(found) and not found[-1].text.startswith(found[-1].archive_text or found[-1].text)
    if archive_is_last and (place := _PLACE.fullmatch(text, found[-1].end, end)):  # ..., GARF, Moscow
        end = place.start()
    if found and found[0].start == start and found[-1].end >= end:
        if len(found) == 1:
            return found[0].reference
        second = found[1]
        raise ParseError(text, second.start, second.end, _SEVERAL)
    grammar = reader.habits.grammar
    tokens = grammar.mark.match(reader.habits.plain(text[start:]))
    if tokens is not None:
        reading = interpret(tokens, grammar)
        if start + reading.end >= end:
            if max(map(len, (reading.fondy, reading.opisi, reading.files))) > 1:
                raise ParseError(text, start, end, _SEVERAL)
            opis, delo = (*reading.opisi, None)[0], (*reading.files, None)[0]
            return Reference(None, reading.fond, opis, delo, reading.listy, Extra(reading.extra))
    if found and found[0].start > start:
        raise ParseError(text, start, found[0].start, "an archive or a label such as f., op., d. at the beginning")
    begun = found[0].end if found else start + (interpret(tokens, grammar).end if tokens else 0)
    raise _error(reader, text, start, begun, end)


_WORD = re.compile(rf"[\s,.;:–—-]*(?P<word>{LETTER}+)")


def _error(reader: Reader, text: str, start: int, begun: int, end: int) -> ParseError:
    """Say what was expected where reading stopped: at `begun`, or at `start` where it never began."""
    name = reader.registry.name_at(text, start) if begun == start else None
    stopped = name.end if name else begun
    word = _WORD.match(text, stopped)
    if word and fold_word(word["word"]) in reader.habits.words.folded_labels:
        return ParseError(text, word.start("word"), word.end(), f"a number after the label {word['word']!r}")
    if name:
        return ParseError(text, stopped, max(end, stopped), "a shelf mark after the archive, such as f. 1, op. 2, d. 3")
    if reader.habits.ibid_words.at(text, start):
        return ParseError(text, start, end, "a reference whole in itself; archref.find reads ibid words in their notes")
    if begun == start:
        return ParseError(text, start, end, "an archive and a shelf mark, such as GARF, f. 1, op. 2, d. 3, l. 4")
    return ParseError(text, stopped, end, _what_may_follow(reader, text, start, stopped))


def _what_may_follow(reader: Reader, text: str, start: int, stopped: int) -> str:
    """Say what the grammar tried where reading stopped."""
    name = reader.registry.name_at(text, start)
    begin = name.end if name else start
    grammar, window = reader.habits.grammar, reader.habits.plain(text[begin:])
    tried = [production.expected(window) for production in (grammar.labelled, grammar.after_archive)]
    farthest = max(place for place, _ in tried)
    if begin + farthest < stopped:
        return "the end of the reference"
    names = dict.fromkeys(name for place, names in tried if place == farthest for name in names)
    return f"the end of the reference, or one of: {', '.join(names)}"
