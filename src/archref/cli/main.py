"""The command `archref`: in go arguments, out comes an exit code, and every failure in a line on stderr.

Exit codes: 0, done (finding nothing is no failure); 2, something could not be read, written or understood;
130, interrupted; 141, whoever read the output stopped reading.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from archref.cli.output import FAILED, INTERRUPTED, UNREAD, ReaderGoneError, tell
from archref.errors import ArchrefError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (`sys.argv` where no arguments are given) and give its exit code."""
    try:
        code = _command(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ReaderGoneError, BrokenPipeError):
        # What is still to be flushed when Python ends must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except ArchrefError as error:
        tell(error)
    except OSError as error:
        tell(f"{error.filename}: {error.strerror}" if error.filename else error)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__}: {error} (at {Path(place.filename).name}, line {place.lineno})"
        tell(f"this is a fault of archref's own, please report it: {fault}")
    else:
        return code
    return FAILED


def _command(arguments: Sequence[str] | None) -> int:
    try:
        import typer

        from archref.cli.commands import app
    except ModuleNotFoundError as error:
        if error.name not in ("typer", "rich"):
            raise
        raise MissingExtraError("the command line needs typer and rich: pip install 'archref[cli]'") from error
    try:
        code = typer.main.get_command(app).main(arguments, "archref", standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except Exception as error:
        # Some versions of typer bring their own copy of click: a usage error is known by its form only.
        if not hasattr(error, "format_message"):
            raise
        if not (message := error.format_message()):
            return FAILED  # no command at all: the help has been shown
        raise ArchrefError(message) from error
    return code if isinstance(code, int) else 0
