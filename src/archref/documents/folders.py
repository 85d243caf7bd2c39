"""Files and folders as named by a user: in go paths, out come the files to read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# ---- files and folders, over the processes of one machine


def files_in(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Give the files to read: those named, and all that lie in a folder, sorted, hidden ones left out.

    A path that does not exist is given as it is: reading it says so.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
