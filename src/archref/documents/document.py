"""A document: passages with their places in a source, and the source with edits made and nothing else changed."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import Any, NamedTuple

import attrs

from archref.errors import DataError, ReadError

UNNAMED = "-"
"""The name of a document that is no file: standard input, or a text at hand."""


@attrs.frozen
class Passage:
    """A stretch of text with a place in a document: a paragraph or a note.

    `label` is the note's number as printed ("4"), None where there is none; it is no part of `text`.
    `start` is where the text begins in the source, in code points. What a citation leaves out is carried on in the
    passages of one `chain` only.
    """

    text: str
    label: str | None = None
    start: int = 0
    chain: str = attrs.field(default="", repr=False)


class Edit(NamedTuple):
    """A stretch of a passage (its index, start and end in code points) and the text to put in its place."""

    passage: int
    start: int
    end: int
    text: str


@attrs.frozen
class Document:
    """The passages of one work, in reading order, and the source they come from.

    `name` is what messages and inventories call it: a file's path as given, "-" where it has none.
    """

    passages: tuple[Passage, ...] = attrs.field(repr=lambda passages: f"<{len(passages)} of them>")
    name: str = UNNAMED
    source: str = attrs.field(default="", repr=False)
    encoding: str = "utf-8"

    @property
    def places(self) -> tuple[str, ...]:
        """What to call each passage: its label, else its place, counted from 1 (`¶ 7` beside numbered notes).

        >>> Document((Passage("GARF, f. 1."), Passage("Ibid."))).places
        ('1', '2')
        >>> Document((Passage("Prose."), Passage("GARF, f. 1.", "1"))).places
        ('¶ 1', '1')
        """
        unnumbered = "¶ {}" if self.has_notes else "{}"
        return tuple(passage.label or unnumbered.format(place) for place, passage in enumerate(self.passages, 1))

    @property
    def has_notes(self) -> bool:
        """Whether any passage is a note with a number."""
        return any(passage.label is not None for passage in self.passages)

    def rewritten(self, edits: Iterable[Edit]) -> bytes:
        r"""Give the source with the edits made and nothing else changed, in the encoding it came in.

        Raises `ReadError` for a character that this encoding lacks.

        >>> document = Document((Passage("GARF 1/2/3", "4", start=3),), source="4. GARF 1/2/3\r\n")
        >>> document.rewritten([Edit(0, 5, 10, "f. 1, op. 2, d. 3")])
        b'4. GARF f. 1, op. 2, d. 3\r\n'
        """
        pieces, done = [], 0
        for edit in sorted(edits):
            origin = self.passages[edit.passage].start
            pieces += [self.source[done : origin + edit.start], edit.text]
            done = origin + edit.end
        text = "".join((*pieces, self.source[done:]))
        try:
            return MARKS.get(self.encoding, b"") + text.encode(self.encoding.removesuffix("-sig"))
        except UnicodeEncodeError as error:
            raise ReadError(
                f"{self.name}: {self.encoding} has no {text[error.start]!r}; convert the file to UTF-8 first"
            ) from error


# ---- bytes to text

MARKS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-32-le": codecs.BOM_UTF32_LE,  # before UTF-16, whose mark it begins with
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def passages_of(notes: str | Iterable[str] | Document) -> tuple[str, ...]:
    """Give the texts of what `find` accepts: one text, an iterable of notes, or a document's passages."""
    if isinstance(notes, str):
        return (notes,)
    if isinstance(notes, Document):
        return tuple(passage.text for passage in notes.passages)
    return texts_in(notes)


def texts_in(notes: object) -> tuple[str, ...]:
    """Give the notes of any iterable of texts: a list, a generator, a column of a frame.

    A missing one (None, NaN, pandas' NA) is an empty note, so that the others keep their places. Raises `DataError`
    for what is no text.

    >>> texts_in(note for note in ["Ibid.", None, float("nan")])
    ('Ibid.', '', '')
    """
    if isinstance(notes, (str, bytes)) or not isinstance(notes, Iterable):
        raise DataError(f"no notes in {type(notes).__name__}: give a text, an iterable of texts, or a document")
    return tuple(map(_text, notes))


def _text(note: Any) -> str:  # noqa: ANN401 - what a frame's column holds
    if hasattr(note, "as_py"):  # Arrow's scalars
        note = note.as_py()
    if isinstance(note, str):
        return note
    # What is missing is nothing, or not equal to itself.
    if note is None or (note == note) is not True:
        return ""
    raise DataError(f"no note in {type(note).__name__} {note!r:.40}: give texts")
