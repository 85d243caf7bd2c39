"""The commands of `archref`: in go files or standard input, out come citations, inventories and texts."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from archref.cli.listings import (
    Found,
    archives_written,
    language_checked,
    languages_written,
    references_as_json,
    references_as_text,
    written,
)
from archref.cli.output import FAILED, send, tell
from archref.documents.document import UNNAMED, Document
from archref.documents.read import FORMATS
from archref.documents.read import read as read_document
from archref.errors import ArchrefError, DataError
from archref.exports.formats import FORMATS as EXPORTS
from archref.inventory.table import DEFAULT
from archref.inventory.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archref.archives.records import Archive
    from archref.archives.registry import Registry
    from archref.languages.language import Language
    from archref.reading.reader import Reader
    from archref.styles.style import Style


T = TypeVar("T")

app = typer.Typer(
    name="archref",
    help="Read archival citations, write them in another style, and list the archives and files they cite.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


class ListFormat(StrEnum):
    """How a list is written."""

    text = "text"
    json = "json"
    csv = "csv"


class PlainFormat(StrEnum):
    """How references are written."""

    text = "text"
    json = "json"


class Repeats(StrEnum):
    """What becomes of repeated citations."""

    keep = "keep"
    expand = "expand"
    ibid = "ibid"


InputFormat = StrEnum("InputFormat", {name: name for name in FORMATS})  # type: ignore[misc]
InventoryFormat = StrEnum("InventoryFormat", {name: name for name in EXPORTS})  # type: ignore[misc]
View = StrEnum("View", {name: name for name in VIEWS})  # type: ignore[misc]

Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Files; - is standard input.")]
From = Annotated[InputFormat | None, typer.Option("--from", help="What the files are, where their names do not tell.")]
Encoding = Annotated[str | None, typer.Option(help="The files' encoding, where it is not UTF-8: cp1251, koi8-u ...")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="A file to write to, instead of standard output.")]
RegistryFile = Annotated[
    Path | None,
    typer.Option("--registry", help="Archives of yours (TOML); without it archref.toml, if there is one here."),
]
LanguageFile = Annotated[
    Path | None,
    typer.Option("--language", "--language-file", help="A language of yours (TOML), read beside all others."),
]


# ---- reading


def registry_with(file: Path | None) -> Registry:
    """Give the packaged registry with a user's archives, those of the file or of an `archref.toml` here."""
    from archref.archives.registry import archives

    if file is None:
        file = Path("archref.toml")
        if not file.is_file():
            return archives
    return _extended(file, file.stat().st_mtime_ns if file.exists() else 0)


@cache
def _extended(file: Path, written_at: int) -> Registry:  # noqa: ARG001 - a file changed is another file
    """Give the packaged registry with those of a file; a process reads it once, not for each document."""
    from archref.archives.registry import archives

    return archives.with_file(file)


def reader_of(language: Path | None, registry: Path | None) -> Reader:
    """Give the reader of all languages, and one in a file of yours, and of the archives of `registry_with`."""
    from archref.reading.find import reader_with
    from archref.reading.reader import Reader

    known = registry_with(registry)
    if language is None:
        return reader_with(known)
    return Reader(_and_language(language, language.stat().st_mtime_ns if language.exists() else 0), known)


@cache
def _and_language(file: Path, written_at: int) -> tuple[Language, ...]:  # noqa: ARG001 - as for registries
    """Give the packaged languages and that of a file."""
    from archref.languages.files import read_language
    from archref.languages.language import languages_with

    return languages_with(read_language(file))


def read(path: str | Path, kind: str | None, encoding: str | None) -> Document:
    """Read a file, or standard input where the path is `-`."""
    if str(path) == UNNAMED:
        return read_document(sys.stdin.buffer, kind, encoding)
    return read_document(path, kind, encoding)


def found_in(
    path: str | Path,
    kind: str | None,
    encoding: str | None,
    registry_file: Path | None,
    language_file: Path | None,
) -> list[Found]:
    """Give the citations of a file."""
    reader = reader_of(language_file, registry_file)
    document = read(path, kind, encoding)
    places = document.places
    return [Found(document.name, places[citation.note], citation) for citation in reader.find(document)]


# ---- commands


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        send([f"archref {version('archref')}\n"])
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
]


@app.callback()
def _any_command(version: Version = False) -> None:
    pass


@app.command()
def find(
    files: Files = None,
    as_: Annotated[ListFormat, typer.Option("--format", help="How to write them.")] = ListFormat.text,
    output: Output = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes to read with; 0: one a processor.")] = 1,
    from_: From = None,
    encoding: Encoding = None,
    registry: RegistryFile = None,
    language: LanguageFile = None,
) -> int:
    """List the citations in files and folders, with what each leaves out filled in.

    A file that cannot be read is told on stderr, the others are read all the same, and the exit code is 2.
    """
    from archref.batch import over_files
    from archref.documents.folders import files_in

    known = registry_with(registry)
    work = partial(found_in, kind=from_, encoding=encoding, registry_file=registry, language_file=language)
    if files in (None, [], [UNNAMED]):
        send(written(work(UNNAMED), as_, known), output)
        return 0
    paths = list(files_in(files or ()))
    only_process = Path(UNNAMED) in paths  # the others have no standard input
    results = over_files(work, paths, 1 if only_process else jobs or None)
    results = _with_progress(results, len(paths), output)
    failed = 0

    def citations() -> Iterator[Found]:
        nonlocal failed
        for _, result in results:
            if isinstance(result, ArchrefError):
                tell(result)
                failed += 1
            else:
                yield from result

    pieces = written(citations(), as_, known, names_documents=len(paths) > 1)
    first = next(pieces, "")
    if failed == len(paths) > 0:
        return FAILED
    send(chain([first], pieces), output)
    return FAILED if failed else 0


def _with_progress(results: Iterator[T], total: int, output: Path | None) -> Iterator[T]:
    """Draw a bar on stderr, unless results are going to the same terminal."""
    if total < 2 or not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        return results
    from rich.console import Console
    from rich.progress import track

    return iter(track(results, "Reading", total, console=Console(stderr=True), transient=True))


@app.command()
def inventory(
    files: Files = None,
    as_: Annotated[InventoryFormat, typer.Option("--format", help="How to write it.")] = "text",  # type: ignore[assignment]
    view: Annotated[View | None, typer.Option(help="One page of it instead of all.")] = None,
    against: Annotated[
        list[str] | None, typer.Option(help="A file or folder of an earlier version: tell what has changed.")
    ] = None,
    language: Annotated[str, typer.Option(help="The reader's language: en, ru, uk, be, de, fr, pl.")] = DEFAULT,
    style: Annotated[
        str | None, typer.Option(help="How to write shelf marks, if not as goes with the language.")
    ] = None,
    by_holder: Annotated[
        bool, typer.Option("--by-holder", help="Put a fond under the archive that holds it today.")
    ] = False,
    output: Output = None,
    from_: From = None,
    encoding: Encoding = None,
    registry: RegistryFile = None,
    language_file: Annotated[
        Path | None, typer.Option("--language-file", help="A language of yours (TOML), read beside all others.")
    ] = None,
) -> int:
    """List what files cite: archive, fond, opis, delo and leaves, with the notes that cite each."""
    from archref.documents.folders import files_in
    from archref.exports.write import compare, export
    from archref.exports.write import view as view_of
    from archref.inventory.tree import Inventory
    from archref.inventory.tree import inventory as made_of

    def made(paths: list[str] | None) -> Inventory:
        named = [UNNAMED] if not paths or paths == [UNNAMED] else files_in(paths)
        of_files = made_of([read(path, from_, encoding) for path in named], reader=reader_of(language_file, registry))
        return of_files.by_holder() if by_holder else of_files

    known = None if style is None else style_named(style)
    if against:
        written = export(compare(made(against), made(files), language, known), as_)
    elif view:
        written = export(view_of(made(files), view, language, known), as_)
    else:
        written = export(made(files), as_, language, known)
    if isinstance(written, bytes) and output is None and sys.stdout.isatty():
        raise DataError(f"{as_} is not for a terminal; name a file with --output")
    send([written], output)
    return 0


@app.command()
def normalise(
    file: Annotated[str, typer.Argument(help="A file; - is standard input.")] = UNNAMED,
    style: Annotated[str, typer.Option(help="A style's name (see `archref styles`), or a TOML file.")] = "canonical",
    repeats: Annotated[
        Repeats, typer.Option(help="Keep repeated citations as they are, write them in full, or as ibid.")
    ] = Repeats.keep,
    output: Output = None,
    from_: From = None,
    encoding: Encoding = None,
    registry: RegistryFile = None,
    language: LanguageFile = None,
) -> int:
    """Write every citation of a text in one style, and the rest of the text as it is.

    What the style cannot write without loss stays as it was, and is told on stderr.
    """
    from archref.rewriting.rewrite import rewrite

    document = read(file, from_, encoding)
    rewriting = rewrite(document, style_named(style), repeats.value, reader=reader_of(language, registry))
    for left in rewriting.warnings:
        tell(f"{document.name}:{document.places[left.note]}: left {left.text!r}: {left.reason}")
    send([document.rewritten(rewriting.edits)], output)
    return 0


@app.command()
def parse(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="References; none: standard input, one a line."),
    ] = None,
    as_: Annotated[PlainFormat, typer.Option("--format", help="How to write them.")] = PlainFormat.text,
    file: Annotated[str, typer.Option("--file", "-f", help="A file with a reference a line.")] = UNNAMED,
    output: Output = None,
    encoding: Encoding = None,
    registry: RegistryFile = None,
    language: LanguageFile = None,
) -> int:
    """Read references, each by itself, level by level.

    A text that is no reference is told on stderr, with the place where it stops being one; the exit code is
    then 2.
    """
    reader = reader_of(language, registry)
    lines = texts or [passage.text for passage in read(file, "lines", encoding).passages]
    references = []
    for line in lines:
        try:
            references.append(reader.parse(line))
        except ArchrefError as error:
            tell(error)
    if references or not lines:
        send([references_as_json(references) if as_ == "json" else references_as_text(references)], output)
    return 0 if len(references) == len(lines) else FAILED


@app.command()
def archives(
    query: Annotated[str | None, typer.Argument(help="A name, or part of one; none: list all archives.")] = None,
    as_: Annotated[ListFormat, typer.Option("--format", help="How to write them.")] = ListFormat.text,
    output: Output = None,
    registry: RegistryFile = None,
) -> int:
    """Show archives: names, city, former names, identifiers."""
    known = registry_with(registry)
    if query is None:
        found: Iterable[Archive] = known.values()
    else:
        found = known.lookup(query) or known.search(query)
        if not found:
            raise DataError(f"no archive is known as {query!r}; `archref archives` lists all")
    send(archives_written(found, as_, in_full=query is not None), output)
    return 0


@app.command()
def languages(
    file: Annotated[
        Path | None, typer.Argument(help="A language's file (TOML) to check; none: list all languages.")
    ] = None,
    output: Output = None,
) -> int:
    """List the languages, or check a file of one.

    Its examples and traps are read, and words of it that mean something else in other languages are told; the exit code
    is 2 where an example is not read as the file says.
    """
    from archref.languages.files import read_language
    from archref.languages.language import languages as known
    from archref.languages.language import languages_with
    from archref.languages.rivals import rivals
    from archref.reading.misread import misread

    if file is None:
        send(languages_written(known()), output)
        return 0
    language = read_language(file)
    wrong = misread(language, reader_of(file, None))
    send(language_checked(language, wrong, rivals(language, languages_with(language))), output)
    return FAILED if wrong else 0


@app.command()
def styles(
    name: Annotated[str | None, typer.Argument(help="A style's name or TOML file; none: list all styles.")] = None,
    output: Output = None,
) -> int:
    """List the styles, or show what one writes."""
    from archref.styles.examples import examples
    from archref.styles.files import styles as known

    if name is None:
        send(map(style_line, known.values()), output)
    else:
        style = style_named(name)
        note = [f"{style.note}\n"] if style.note else []
        send([style_line(style), *note, "\n", *(f"  {line}\n" for line in examples(style))], output)
    return 0


def style_line(style: Style) -> str:
    """Write a style's name and title, and whether it writes every level."""
    return f"{style.name}: {style.title}{'' if style.complete else ' (not complete)'}\n"


def style_named(name: str) -> Style:
    """Give a packaged style, or the one in a TOML file."""
    from archref.styles.files import read_style, styles

    return read_style(name) if name.endswith(".toml") else styles[name]
