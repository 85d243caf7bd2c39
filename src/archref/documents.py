"""Files to passages: in goes a path or an open file, out comes a `Document`, its notes and paragraphs.

Each format has a reader, a function from the decoded source to passages. A passage is a slice of the source
and knows where it begins, so `Document.rewritten` can change citations in place and leave the rest as it is.
"""

from __future__ import annotations

import codecs
import re
from itertools import accumulate, pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import attrs

from archref.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping


UNNAMED = "-"
"""The name of a document that is no file: standard input, or a text at hand."""


@attrs.frozen
class Passage:
    """A stretch of text with a place in a document: a paragraph or a note.

    `label` is the note's number as printed ("4"), None where there is none; it is no part of `text`.
    `start` is where the text begins in the source, in code points.
    """

    text: str
    label: str | None = None
    start: int = 0


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
            return _MARKS.get(self.encoding, b"") + text.encode(self.encoding.removesuffix("-sig"))
        except UnicodeEncodeError as error:
            raise ReadError(
                f"{self.name}: {self.encoding} has no {text[error.start]!r}; convert the file to UTF-8 first"
            ) from error


def read(
    path_or_file: str | Path | IO[bytes] | IO[str],
    format: str | None = None,  # noqa: A002 - the word for it
    encoding: str | None = None,
) -> Document:
    r"""Read a file into passages.

    `format` is one of `FORMATS`; None goes by the file's name, and takes other files for text.

    - `text`: paragraphs stand between empty lines; lines that begin with a number in a series (`4.`, `4)`,
      `[4]`, `(4)`, `⁴`, `[^4]:`, after a bullet too) are notes with that label; a note `[^4]:` goes on
      over the indented paragraphs after it.
    - `markdown`: the same, without fenced code and front matter.
    - `lines`: every line that is not empty is a passage.

    Without `encoding`, UTF-8, or UTF-16 and UTF-32 where a byte order mark says so. Nothing is guessed.

    Raises `ReadError` for what cannot be read: a missing file, a folder, a binary file, bytes that are not
    of the encoding (the message gives their offset), an unknown format or encoding.

    >>> import io
    >>> document = read(io.StringIO("Prose.\n\n1. GARF, f. 1.\n2. Ibid.\n"))
    >>> [(passage.label, passage.text) for passage in document.passages]
    [(None, 'Prose.'), ('1', 'GARF, f. 1.'), ('2', 'Ibid.')]
    """
    if format is not None and format not in FORMATS:
        raise ReadError(f"unknown format {format!r}; archref reads {', '.join(FORMATS)}")
    if isinstance(path_or_file, (str, Path)):
        name = str(path_or_file)
        try:
            data: bytes | str = Path(path_or_file).read_bytes()
        except IsADirectoryError:
            raise ReadError(f"{name}: is a folder; name the files in it") from None
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            raise ReadError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    else:
        name = str(getattr(path_or_file, "name", UNNAMED))
        name = UNNAMED if name.startswith("<") else name  # <stdin>
        data = path_or_file.read()
    source, encoding = (data, "utf-8") if isinstance(data, str) else _decoded(data, name, encoding)
    reader = FORMATS[format or _SUFFIXES.get(Path(name).suffix.lower(), "text")]
    return Document(tuple(reader(source)), name, source, encoding)


# ---- bytes to text

_MARKS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-32-le": codecs.BOM_UTF32_LE,  # before UTF-16, whose mark it begins with
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """Give the text without its byte order mark, and the encoding, one of `_MARKS` where there was a mark."""
    marked = next((known for known, mark in _MARKS.items() if data.startswith(mark)), None)
    if encoding is None or marked is not None:
        encoding = marked or "utf-8"
    mark = _MARKS[encoding] if marked else b""
    if not encoding.lower().startswith(("utf-16", "utf-32")) and (nul := data.find(0)) >= 0:
        raise ReadError(f"{name}: is a binary file (a NUL at byte {nul}); archref reads {', '.join(FORMATS)}")
    try:
        return data[len(mark) :].decode(encoding.removesuffix("-sig")), encoding
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        raise ReadError(
            f"{name}: byte {offset} (0x{data[offset]:02x}) is not {encoding.removesuffix('-sig').upper()}; "
            "say which encoding it is in, such as cp1251, koi8-u or cp866"
        ) from error
    except (LookupError, UnicodeError) as error:
        raise ReadError(f"{name}: unknown encoding {encoding!r}; try utf-8, cp1251 or koi8-u") from error


# ---- text to passages

_MARKER = re.compile(
    r"[^\S\r\n]*(?:[•*·‣◦–—-][^\S\r\n]+)?"
    r"(?:\[\^(?P<footnote>[^\]\s]{1,40})\]:|\[(?P<square>\d{1,5})\]|\((?P<round>\d{1,5})\)"
    r"|(?P<dot>\d{1,5})\.(?!\d)|(?P<bracket>\d{1,5})\)|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,5})|(?P<bare>\d{1,4})(?=\s))\s*"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NEAR = 3
"""How many lines on, of those that open with a number, the second note of a series may be."""

_INDENT = ("    ", "\t")


class _Marker(NamedTuple):
    """What numbers a note at a line's beginning: its form, the number, and where the note's text begins."""

    form: str
    label: str
    start: int


Lines = list[tuple[int, int]]


def _lines(source: str) -> Lines:
    """Give the start and end of every line, its ending included."""
    ends = list(accumulate(map(len, source.splitlines(keepends=True)), initial=0))
    return list(pairwise(ends))


def _markers(source: str, lines: Lines) -> dict[int, _Marker]:
    """Tell which lines begin a note: those whose numbers, in one form, count on from the note before.

    A series begins with 1, or where the next number soon follows, so that a paragraph that opens with a year
    is none; where nothing stands behind the number, with 1 and 2. A Markdown footnote needs no series.
    """
    forms: dict[str, list[tuple[int, _Marker]]] = {}
    for index, (start, end) in enumerate(lines):
        if (match := _MARKER.match(source, start, end)) and (form := match.lastgroup):
            marker = _Marker(form, match[form].translate(_RAISED), match.end())
            forms.setdefault(form, []).append((index, marker))
    notes = dict(forms.pop("footnote", ()))
    for form, candidates in forms.items():
        numbers = [int(marker.label) for _, marker in candidates]
        last = None
        for place, (number, (index, marker)) in enumerate(zip(numbers, candidates, strict=True), 1):
            goes_on = number + 1 in numbers[place : place + _NEAR]
            opens = number == 1 and goes_on if form == "bare" else number == 1 or goes_on
            if opens or number - 1 == last:
                notes[index] = marker
                last = number
    return notes


def _passages(source: str, lines: Lines, left_out: Container[int] = ()) -> Iterator[Passage]:
    """Give what stands between empty lines and from marker to marker, without the white space around it."""
    markers = _markers(source, lines)
    begun, close, label, in_footnote, gap = -1, 0, None, False, False
    for index, (start, end) in enumerate(lines):
        if index in left_out or not source[start:end].strip():
            gap = True
            continue
        marker = markers.get(index)
        indented = in_footnote and source.startswith(_INDENT, start)
        if begun < 0 or marker or (gap and not indented):
            if begun >= 0:
                yield _passage(source, begun, close, label)
            begun, label, in_footnote = start, None, False
            if marker:
                begun, label, in_footnote = marker.start, marker.label, marker.form == "footnote"
        close, gap = end, False
    if begun >= 0:
        yield _passage(source, begun, close, label)


def _passage(source: str, start: int, end: int, label: str | None) -> Passage:
    text = source[start:end]
    return Passage(text.strip(), label, start + len(text) - len(text.lstrip()))


def _text(source: str) -> Iterator[Passage]:
    return _passages(source, _lines(source))


_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def _markdown(source: str) -> Iterator[Passage]:
    lines = _lines(source)
    return _passages(source, lines, _code(source, lines))


def _code(source: str, lines: Lines) -> set[int]:
    """Give the lines of fenced code and of YAML front matter."""
    code: set[int] = set()
    fence = ""
    for index, (start, end) in enumerate(lines):
        line = source[start:end].rstrip()
        mark = _FENCE.match(line)
        if fence:
            code.add(index)
            closes = line in ("---", "...") if fence == "---" else mark and line.strip().startswith(fence)
            fence = "" if closes else fence
        elif mark or (index == 0 and line == "---"):
            code.add(index)
            fence = mark[1] if mark else "---"
    return code


def _each_line(source: str) -> Iterator[Passage]:
    for start, end in _lines(source):
        if source[start:end].strip():
            yield _passage(source, start, end, None)


FORMATS: Mapping[str, Callable[[str], Iterable[Passage]]] = {
    "text": _text,
    "markdown": _markdown,
    "lines": _each_line,
}
"""The readers by the name of their format: each turns a decoded source into passages."""

_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".qmd": "markdown", ".rmd": "markdown"}
