"""Many files over the processes of one machine: in go files and folders, out comes what each holds, in order.

It is the standard library's process pool; what it gives for a file is what `archref.find` gives for it alone.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from archref.documents.folders import files_in
from archref.documents.read import read
from archref.errors import ArchrefError, DataError, ReadError
from archref.reading.find import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from archref.model import Citation


T = TypeVar("T")

FILES_AHEAD = 4
"""Files in flight for each process: enough to keep all busy while one is slow, few enough to bound memory."""


def find_files(
    paths: Iterable[str | Path], jobs: int | None = None
) -> Iterator[tuple[Path, list[Citation] | ArchrefError]]:
    """Find the citations of files, and of all files in folders, over `jobs` processes (None: all processors).

    Gives each file with its citations, in the order of `files_in`, or with the error that it met: one bad
    file does not keep the others from being read, even one that takes its process down. A script that asks
    for more than one process wants the guard `if __name__ == "__main__":`, as multiprocessing does
    everywhere. `DataError` for fewer than one.

    >>> for path, found in find_files(["no-such.txt"], jobs=1):
    ...     print(path, type(found).__name__)
    no-such.txt ReadError
    """
    return over_files(_find_in, paths, jobs)


def _find_in(path: Path) -> list[Citation]:
    return find(read(path))


def over_files(
    work: Callable[[Path], T], paths: Iterable[str | Path], jobs: int | None = None
) -> Iterator[tuple[Path, T | ArchrefError]]:
    """Do some work on each file, as `find_files` does its own: in order, over processes, with errors given.

    `work` is a function of a module (no lambda), so that another process can take it over. `DataError` for
    fewer than one process.

    >>> import operator
    >>> for path, suffix in over_files(operator.attrgetter("suffix"), ["a.txt", "b.md"], jobs=1):
    ...     print(path, suffix)
    a.txt .txt
    b.md .md
    """
    jobs = (os.cpu_count() or 1) if jobs is None else jobs
    if jobs < 1:
        raise DataError(f"{jobs} processes can read nothing; give 1 or more")
    attempt = partial(_attempt, work)
    if jobs == 1:
        return ((path, attempt(path)) for path in files_in(paths))
    return _over_processes(attempt, files_in(paths), jobs)


def _attempt(work: Callable[[Path], T], path: Path) -> T | ArchrefError:
    try:
        return work(path)
    except ArchrefError as error:
        return error
    except Exception as error:  # a fault of ours in one file of a million is told, not fatal
        return ReadError(f"{path}: archref failed on this file, please report it: {error!r}")


def _over_processes(
    work: Callable[[Path], T], files: Iterator[Path], jobs: int
) -> Iterator[tuple[Path, T | ReadError]]:
    """Give each file with what `work` makes of it, in order, or an error where its process died of it."""
    pool = _pool(jobs)
    waiting: deque[tuple[Path, Future[T]]] = deque()
    try:
        while True:
            ahead = islice(files, jobs * FILES_AHEAD - len(waiting))
            waiting.extend((path, _submit(pool, work, path)) for path in ahead)
            if not waiting:
                return
            path, future = waiting.popleft()
            if not isinstance(future.exception(), BrokenProcessPool):
                yield path, future.result()
                continue
            # A process died, and with it the pool: any file in flight may be the reason. The first is read
            # again by itself; those behind it go to a new pool, and if the reason is among them its turn
            # comes.
            pool.shutdown()
            result = _alone(work, path)
            pool = _pool(jobs)
            waiting = deque((later, held if _is_done(held) else _submit(pool, work, later)) for later, held in waiting)
            yield path, result
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and safe beside the thread that draws a progress bar.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _submit(pool: ProcessPoolExecutor, work: Callable[[Path], T], path: Path) -> Future[T]:
    try:
        return pool.submit(work, path)
    except BrokenProcessPool as error:
        broken: Future[T] = Future()
        broken.set_exception(error)
        return broken


def _is_done(future: Future[T]) -> bool:
    return future.done() and future.exception() is None


def _alone(work: Callable[[Path], T], path: Path) -> T | ReadError:
    with _pool(1) as pool:
        try:
            return pool.submit(work, path).result()
        except BrokenProcessPool:
            return ReadError(f"{path}: reading it ended its process (out of memory?); leave it out")
