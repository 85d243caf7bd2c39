"""What is fuzzed: in go bytes, out comes nothing, or the fault that they show.

Each target hands the bytes to one way into archref. The package's own errors are right answers; any other exception is
a fault, and so is a broken law: places that do not hold, a rewriting that a second one changes, ragged rows.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import archref
from archref import ArchrefError
from archref.cli.main import main
from archref.documents.read import FORMATS as READ
from archref.exports.formats import FORMATS as WRITTEN
from archref.styles.files import read_style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "archref" / "data"
STYLES = sorted(archref.styles)


def as_text(data: bytes) -> str:
    """Give the text, with a lone surrogate for each byte that is no UTF-8, as texts from elsewhere have them."""
    return data.decode("utf-8", "surrogateescape")


def chosen(data: bytes, choices: Iterable[str]) -> tuple[str, bytes]:
    """Let the first byte choose, and give the rest."""
    among = list(choices)
    return among[(data[0] if data else 0) % len(among)], data[1:]


def find(data: bytes) -> None:
    """Read notes: places hold, and what was read can be written (laws 3 and 6)."""
    notes = as_text(data).split("\n\n")
    for citation in archref.find(notes):
        assert notes[citation.note][citation.start : citation.end] == citation.text
        assert archref.Citation.from_dict(citation.to_dict()) == citation
        assert archref.parse(str(citation.reference)) == citation.reference, str(citation.reference)


def parse(data: bytes) -> None:
    """Read one reference, which is written so that it reads as itself in every complete style (law 1)."""
    style, rest = chosen(data, STYLES)
    reference = archref.parse(as_text(rest))
    written = reference.format(style)
    if archref.styles[style].complete:
        assert archref.parse(written) == reference, written


def normalise(data: bytes) -> None:
    """Rewrite a text, which then stays as it is (law 2)."""
    style, rest = chosen(data, STYLES)
    once = archref.normalise(as_text(rest), style)
    assert archref.normalise(once, style) == once, once


def inventory(data: bytes) -> None:
    """List what notes cite in each form: nothing is lost, and tables are square (law 5)."""
    notes = as_text(data).split("\n\n")
    made = archref.inventory(notes)
    assert len(made.citations) == len(archref.find(notes))
    written = {form: archref.export(made, form) for form in WRITTEN}
    json.loads(written["json"])
    rows = list(csv.reader(io.StringIO(str(written["csv"]), newline="")))
    assert len({len(row) for row in rows}) <= 1, rows


def names(data: bytes) -> None:
    """Look for archives in a text, for one of its name, and for one like it."""
    text = as_text(data)
    archref.mentions(text)
    archref.archives.lookup(text)
    archref.archives.search(text)


def read(data: bytes) -> None:
    """Read a file, whole or broken, as one of each format, and find what it cites."""
    form, rest = chosen(data, READ)
    document = archref.read(io.BytesIO(rest), format=form)
    archref.find(document)


def plain_data(data: bytes) -> None:
    """Make references and citations of JSON."""
    with suppress(ValueError, RecursionError):  # of json
        plain = json.loads(data)
        for kind in (archref.Reference, archref.Citation):
            with suppress(ArchrefError):
                assert kind.from_dict(kind.from_dict(plain).to_dict()) == kind.from_dict(plain)


def toml(data: bytes) -> None:
    """Take archives and styles of one's own."""
    kind, rest = chosen(data, ("archives", "style"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.toml"
        path.write_bytes(rest)
        if kind == "style":
            style = read_style(path)
            with suppress(ArchrefError):
                archref.parse("GARF, f. R-1, op. 2, d. 3, ll. 4-5ob").format(style)
        else:
            registry = archref.archives.with_file(path)
            archref.find("GARF, f. R-1, op. 2, d. 3, ll. 4-5ob. AMB, f. 1", registry=registry)


COMMANDS = ("find", "inventory", "normalise", "parse", "archives", "styles", "languages", "--help", "--version", "")
OPTIONS = (
    ("--format", "json"), ("--format", "csv"), ("--format", "text"), ("--format", "markdown"), ("--format", "no such"),
    ("--style", "gost"), ("--style", "kritika"), ("--style", "filename"), ("--style", "no such"),
    ("--repeats", "ibid"), ("--repeats", "expand"), ("--registry", "own.toml"), ("--registry", "input"),
    ("--output", "output"), ("--output", "."), ("--encoding", "cp1251"), ("--encoding", "no such"),
    ("--from", "lines"), ("--jobs", "1"), ("--by-holder",), ("--no-such-option",),
    ("input",), ("nowhere",), (".",), ("-",),
)  # fmt: skip


def command_line(data: bytes) -> None:
    """Run a command with options and a file: it gives an exit code, and never tells a fault of archref's own."""
    arguments = [COMMANDS[(data[0] if data else 0) % len(COMMANDS)]]
    for choice in data[1:4]:
        arguments += OPTIONS[choice % len(OPTIONS)]
    told = io.StringIO()
    before, stdin = Path.cwd(), sys.stdin
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.chdir(folder)
            Path("input").write_bytes(data[4:])
            Path("own.toml").write_bytes((ROOT / "examples" / "mill.toml").read_bytes())
            with Path("input").open("rb") as standard, redirect_stdout(_stream()), redirect_stderr(told):
                sys.stdin = io.TextIOWrapper(standard, "utf-8", "surrogateescape")
                code = main(arguments)
        finally:
            sys.stdin = stdin
            os.chdir(before)
    assert code in (0, 2), (arguments, code)
    assert "fault of archref" not in told.getvalue(), (arguments, told.getvalue())
    assert code == 0 or told.getvalue(), arguments


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape")


def seeds_of_texts() -> list[bytes]:
    """Give the example's notes, the readings that the tests hold, and the forms of the page."""
    pages = [ROOT / "examples" / "notes.txt", ROOT / "tests" / "readings.txt", ROOT / "docs" / "forms.md"]
    lines = [line for page in pages for line in page.read_text("utf-8").splitlines() if any(map(str.isdigit, line))]
    return [line.strip("|` ").encode() for line in lines]


def seeds_of_styled_texts() -> list[bytes]:
    """Give the same, each behind a byte that chooses one style after another."""
    return [bytes([number % len(STYLES)]) + text for number, text in enumerate(seeds_of_texts())]


def seeds_of_files() -> list[bytes]:
    """Give the examples behind each byte that chooses a format."""
    files = [path.read_bytes() for path in sorted((ROOT / "examples").iterdir()) if path.is_file()]
    return [bytes([number]) + data for number in range(len(READ)) for data in files]


def seeds_of_toml() -> list[bytes]:
    """Give the example's archives and every packaged style."""
    styles = [b"\x01" + path.read_bytes() for path in sorted((DATA / "styles").glob("*.toml"))]
    return [b"\x00" + (ROOT / "examples" / "mill.toml").read_bytes(), *styles]


def seeds_of_plain_data() -> list[bytes]:
    """Give each citation of the example as JSON."""
    found = archref.find(archref.read(ROOT / "examples" / "notes.txt"))
    return [json.dumps(citation.to_dict()).encode() for citation in found]


def seeds_of_commands() -> list[bytes]:
    """Give every command with every option, and a note to read."""
    note = "ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 4.".encode()
    return [bytes([command, option, 21]) + b"\x18" + note for command in range(7) for option in range(len(OPTIONS))]


TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], list[bytes]]]] = {
    "find": (find, seeds_of_texts),
    "parse": (parse, seeds_of_styled_texts),
    "normalise": (normalise, seeds_of_styled_texts),
    "inventory": (inventory, seeds_of_texts),
    "names": (names, seeds_of_texts),
    "read": (read, seeds_of_files),
    "plain-data": (plain_data, seeds_of_plain_data),
    "toml": (toml, seeds_of_toml),
    "command-line": (command_line, seeds_of_commands),
}
"""By name, what is fuzzed and what it begins with."""


def fault(name: str, data: bytes) -> Exception | None:
    """Give a target its bytes; out comes the fault that they show, None where there is none."""
    try:
        TARGETS[name][0](data)
    except ArchrefError:
        return None
    except Exception as shown:
        return shown
    return None
