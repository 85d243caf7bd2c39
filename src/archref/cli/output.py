"""Where results go: in go pieces of output, out they come on a terminal, in a pipe or as a finished file."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from archref.errors import ArchrefError, ParseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


FAILED, INTERRUPTED, UNREAD = 2, 130, 141


def tell(problem: object) -> None:
    """Write a line on stderr; of a `ParseError` also the place in the text."""
    lines = str(problem).splitlines() or [type(problem).__name__]
    message = "\n".join(lines) if isinstance(problem, ParseError) else " ".join(map(str.strip, lines))
    print(f"archref: {message}", file=sys.stderr)  # noqa: T201 - the one place that speaks to the user


CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What could move a terminal's cursor or colour its text."""


class ReaderGoneError(Exception):
    """Whoever read standard output has stopped (`archref find ... | head`)."""


def send(pieces: Iterable[str | bytes], path: Path | None = None) -> None:
    """Write pieces as they come to standard output, or to a file `path` that appears when all are written.

    Text is written as UTF-8. A terminal shows it in colours, and control characters in it as `�`.
    """
    if path is not None:
        with replacing(path) as file:
            file.writelines(map(_encoded, pieces))
    elif sys.stdout.isatty():
        from archref.cli.terminal import console

        for piece in pieces:
            text = piece if isinstance(piece, str) else piece.decode(errors="replace")
            console.print(CONTROL.sub("�", text), end="", soft_wrap=True)
    else:
        try:
            sys.stdout.buffer.writelines(map(_encoded, pieces))
            sys.stdout.buffer.flush()
        except BrokenPipeError as error:  # click would make a failure of it
            raise ReaderGoneError from error


def _encoded(piece: str | bytes) -> bytes:
    return piece.encode(errors="surrogateescape") if isinstance(piece, str) else piece


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file that takes the place of `path` when the block ends well, and is gone when it does not.

    What is no regular file (`/dev/stdout`, a named pipe) is written to as it is. Raises ArchrefError where no file
    can be made there.
    """
    path = Path(os.path.realpath(path))  # the file that a link points to, not the link
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        file = unfinished.open("xb")
    except OSError as error:
        raise ArchrefError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        with file:
            yield file
        if path.exists():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
