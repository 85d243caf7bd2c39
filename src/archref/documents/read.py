"""The way in for files: in goes a path or an open file, out comes a `Document`; the table of formats."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from archref.documents.document import MARKS, UNNAMED, Document
from archref.documents.markdown import markdown_passages
from archref.documents.text import line_passages, text_passages
from archref.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from archref.documents.document import Passage


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


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """Give the text without its byte order mark, and the encoding, one of `MARKS` where there was a mark."""
    marked = next((known for known, mark in MARKS.items() if data.startswith(mark)), None)
    if encoding is None or marked is not None:
        encoding = marked or "utf-8"
    mark = MARKS[encoding] if marked else b""
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


FORMATS: Mapping[str, Callable[[str], Iterable[Passage]]] = {
    "text": text_passages,
    "markdown": markdown_passages,
    "lines": line_passages,
}
"""The readers by the name of their format: each turns a decoded source into passages."""

_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".qmd": "markdown", ".rmd": "markdown"}
