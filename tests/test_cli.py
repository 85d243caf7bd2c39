"""The command line: what it prints, what it writes, and how it answers bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

import archref
from archref.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("typer")
pytest.importorskip("rich")

NOTES = """\
Prose that cites nothing.

4. TsDAHO F. 1, op. 1, d. 15. ll. 91-93 (l. 101).
5. Ibid., d. 16.
6. ZZQXA, f. 1, op. 2, d. 3.
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Write a file of notes."""
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, "utf-8")
    return path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder of its own, so that no archref.toml is by chance there."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))


class Run:
    """One run of the command line in this process: exit code, what it printed and what it complained of."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self._capfd = capfd

    def __call__(self, *arguments: str | Path) -> Run:
        self._capfd.readouterr()
        self.code = main(list(map(str, arguments)))
        self.out, self.err = self._capfd.readouterr()
        return self

    def refused(self, *arguments: str | Path) -> str:
        """Run what must be refused: exit code 2, nothing printed, one line on stderr, which is given."""
        self(*arguments)
        assert (self.code, self.out) == (2, "")
        assert self.err.startswith("archref: ")
        assert self.err.count("\n") == 1
        return self.err


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a runner."""
    return Run(capfd)


def stdin(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


# ---- find


def test_find_lists_each_citation_filled_in_with_its_note(run: Run, notes: Path) -> None:
    assert run("find", notes).code == 0
    assert run.out.splitlines() == [
        "4: TsDAHO, f. 1, op. 1, d. 15, ll. 91-93",
        "4: TsDAHO, f. 1, op. 1, d. 15, l. 101",
        "5: TsDAHO, f. 1, op. 1, d. 16",
        "6: ZZQXA, f. 1, op. 2, d. 3 (not in the registry)",
    ]


def test_find_says_where_an_archive_cannot_be_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "F. 7, op. 8, d. 9.\n\nГААО. Ф. 12. Оп. 1. Д. 5.\n")
    first, second = run("find").out.splitlines()
    assert first == "1: f. 7, op. 8, d. 9"
    assert second.startswith("2: ГААО (ambiguous: ")
    assert second.endswith("), f. 12, op. 1, d. 5")


def test_find_in_several_files_names_them(run: Run, notes: Path) -> None:
    other = notes.with_name("other.md")
    other.write_text("[^1]: RGASPI 17/3/74.\n", "utf-8")
    assert run("find", notes, other).out.splitlines()[-1] == f"{other}:1: RGASPI, f. 17, op. 3, d. 74"


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_find_reads_standard_input(run: Run, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, NOTES)
    assert run("find", *arguments).out.startswith("4: TsDAHO, f. 1")


def test_find_as_json_is_the_plain_data_of_each_citation(run: Run, notes: Path) -> None:
    told = json.loads(run("find", notes, "--format", "json").out)
    assert [archref.Citation.from_dict(entry) for entry in told] == archref.find(archref.read(notes))
    assert {entry["document"] for entry in told} == {str(notes)}
    assert [entry["label"] for entry in told] == ["4", "4", "5", "6"]


def test_find_as_csv_has_a_line_a_citation(run: Run, notes: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("find", notes, "--format", "csv").out)))
    assert [(row["label"], row["delo"], row["listy"]) for row in rows] == [
        ("4", "15", "91-93"),
        ("4", "15", "101"),
        ("5", "16", ""),
        ("6", "3", ""),
    ]
    assert rows[2]["inherited"] == "archive, fond, opis"


@pytest.mark.parametrize("jobs", ["1", "2", "0"])
def test_find_goes_through_folders_tells_bad_files_and_does_the_rest(run: Run, notes: Path, jobs: str) -> None:
    (notes.parent / "bad.txt").write_bytes(b"\x00")
    (notes.parent / "later").mkdir()
    (notes.parent / "later" / "good.txt").write_text("GARF, f. 1, op. 2, d. 3.", "utf-8")
    run("find", notes.parent, "--jobs", jobs)
    assert run.code == 2
    assert len(run.out.splitlines()) == 5
    assert run.err.splitlines() == [
        f"archref: {notes.parent / 'bad.txt'}: is a binary file (a NUL at byte 0); archref reads text, markdown, lines"
    ]


def test_find_writes_what_the_good_files_hold(run: Run, notes: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    assert run("find", notes, "nowhere.txt", "--format", "json", "--output", output).code == 2
    assert len(json.loads(output.read_text("utf-8"))) == 4
    assert run.out == ""


def test_find_in_what_cites_nothing_is_no_failure(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for format, out in {"text": "", "json": "[]\n"}.items():  # noqa: A001
        stdin(monkeypatch, "Nothing here, not in 1937 either.")
        run("find", "--format", format)
        assert (run.code, run.out, run.err) == (0, out, "")


# ---- inventory


def test_inventory_is_what_the_interface_makes(run: Run, notes: Path) -> None:
    made = archref.inventory([archref.read(notes)])
    for format, text in {  # noqa: A001
        "text": archref.export(made, "text"),
        "markdown": archref.export(made, "markdown"),
        "json": archref.export(made, "json"),
        "csv": archref.export(made, "csv"),
    }.items():
        assert run("inventory", notes, "--format", format).out == text
    assert run("inventory", notes).out == archref.export(made, "text")


def test_inventory_gives_a_view_in_a_language_and_a_style(run: Run, notes: Path) -> None:
    made = archref.inventory([archref.read(notes)])
    table = archref.view(made, "archives", language="uk", style="dstu-7.1")
    told = run("inventory", notes, "--view", "archives", "--language", "uk", "--style", "dstu-7.1")
    assert told.out == archref.export(table, "text")
    assert "no words for the language 'xx'" in run.refused("inventory", notes, "--language", "xx")


def test_inventory_tells_what_has_changed_against_an_earlier_version(run: Run, tmp_path: Path) -> None:
    for name, delo in (("old", 5), ("new", 6)):
        (tmp_path / f"{name}.txt").write_text(f"1. GARF, f. 1, op. 2, d. {delo}.\n", "utf-8")
    told = run("inventory", tmp_path / "new.txt", "--against", tmp_path / "old.txt", "--format", "csv")
    assert [line.partition(",")[0] for line in told.out.splitlines()] == ["Change", "dropped", "added"]


def test_inventory_writes_a_workbook_to_a_file(run: Run, notes: Path, tmp_path: Path) -> None:
    run("inventory", notes, "--format", "xlsx", "--output", tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


def test_inventory_by_holder(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "RTsKhIDNI, f. 17, op. 3, d. 74.")
    assert "\nRGASPI: " in run("inventory", "--by-holder").out


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_an_empty_inventory(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(content)
    run("inventory", tmp_path / "empty.txt")
    assert (run.code, run.out, run.err) == (
        0,
        "0 citations in 0 notes: 0 files of 0 fonds in 0 archives\n",
        "",
    )


def test_inventory_of_a_bad_file_among_good_ones_is_refused(run: Run, notes: Path) -> None:
    assert "nowhere.txt" in run.refused("inventory", notes, "nowhere.txt")


# ---- normalise


def test_normalise_changes_citations_and_nothing_else(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"Prose\tof 1937.\r\n\r\n1.  TsDAVO, F. 2595, opis 1, d. 1, l. 4  (so).\r\n")
    run("normalise", path, "--style", "slash", "--output", tmp_path / "out.txt")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert (tmp_path / "out.txt").read_bytes() == b"Prose\tof 1937.\r\n\r\n1.  TsDAVO 2595/1/1/4  (so).\r\n"


def test_normalise_keeps_the_encoding_of_a_file(run: Run, tmp_path: Path) -> None:
    for encoding in ("cp1251", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("ГАРФ, ф. 1, оп. 2, д. 3, л. 4".encode(encoding))
        run("normalise", path, "--style", "gost", "--encoding", "cp1251", "-o", path)
        assert path.read_bytes().decode(encoding).startswith("ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 4")


def test_normalise_writes_repeats_out_where_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "1. GARF, f. 1, op. 2, d. 3, l. 4.\n2. Ibid., l. 5.\n")
    assert run("normalise", "--repeats", "expand").out.endswith("2. GARF, f. 1, op. 2, d. 3, l. 5.\n")


def test_normalise_leaves_and_tells_what_a_style_cannot_write(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "1. GARF, f. 1, op. 2, d. 3, l. 4.\n"
    stdin(monkeypatch, text)
    run("normalise", "--style", "wikisource")
    assert (run.code, run.out) == (0, text)
    assert run.err.startswith("archref: -:1: left 'GARF, f. 1, op. 2, d. 3, l. 4'")
    assert run.err.count("\n") == 1


def test_normalise_takes_a_style_of_the_user(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.toml").write_text('extends = "canonical"\ntitle = "Mine"\nlabels.fond = "fond {}"\n', "utf-8")
    stdin(monkeypatch, "GARF, f. 1, op. 2, d. 3")
    assert run("normalise", "--style", tmp_path / "mine.toml").out == "GARF, fond 1, op. 2, d. 3"
    assert run("styles", tmp_path / "mine.toml").out.startswith("mine: Mine\n")


# ---- parse


def test_parse_reads_references_from_arguments_input_and_files(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "АВП РФ. Ф. 06. Оп. 6. Папка 14. Д. 143. Л. 5–7 об."
    block = "archive: AVP RF\nfond: 06\nopis: 6\ndelo: 143\nlisty: 5-7ob\npapka: 14\n"
    assert run("parse", text).out == block
    assert run("parse", text, text).out == f"{block}\n{block}"
    stdin(monkeypatch, f"{text}\n\n{text}\n")
    assert run("parse").out == f"{block}\n{block}"
    (tmp_path / "list.txt").write_text(text, "utf-8")
    assert run("parse", "--file", tmp_path / "list.txt").out == block
    (told,) = json.loads(run("parse", text, "--format", "json").out)
    assert archref.Reference.from_dict(told) == archref.parse(text)


def test_parse_draws_the_place_it_cannot_read_and_reads_the_rest(run: Run) -> None:
    run("parse", "GARF, f. R-5446, d.", "GARF, f. 1")
    assert (run.code, run.out) == (2, "archive: GARF\nfond: 1\n")
    assert run.err == str(f"archref: {parse_error('GARF, f. R-5446, d.')}\n")


def parse_error(text: str) -> archref.ParseError:
    with pytest.raises(archref.ParseError) as raised:
        archref.parse(text)
    return raised.value


# ---- archives and styles


@pytest.mark.parametrize("query", ["TsDAHO", "ЦДАГО", "Центральний державний архів громадських об’єднань та україніки"])
def test_archives_shows_one_by_any_name(run: Run, query: str) -> None:
    assert run("archives", query).code == 0
    assert run.out.startswith("TsDAHO: Central State Archive of Public Organi")
    assert "Kyiv" in run.out


def test_archives_tells_what_a_former_one_is_now(run: Run) -> None:
    assert "now RGASPI: " in run("archives", "RTsKhIDNI").out
    assert "formerly RTsKhIDNI: " in run("archives", "RGASPI").out


def test_archives_finds_by_a_misspelt_part_of_a_name(run: Run) -> None:
    assert "RGAE: " in run("archives", "archive of the econmy").out


def test_archives_lists_all(run: Run) -> None:
    assert len(run("archives").out.splitlines()) == len(archref.archives)
    assert len(json.loads(run("archives", "--format", "json").out)) == len(archref.archives)
    rows = list(csv.DictReader(io.StringIO(run("archives", "--format", "csv").out)))
    assert [row["key"] for row in rows] == list(archref.archives)


def test_styles_lists_all_and_shows_one(run: Run) -> None:
    lines = run("styles").out.splitlines()
    assert [line.partition(": ")[0] for line in lines] == list(archref.styles)
    assert [not line.endswith(" (not complete)") for line in lines] == [
        style.complete for style in archref.styles.values()
    ]
    assert run("styles", "slash").out.startswith("slash: ")
    assert "TsDAVO 2595/1/102/21-22" in run.out


# ---- a user's archives

MINE = """\
[[archive]]
key = "AMB"
country = "RU"
kind = "other"
acronyms.ru = ["АМБ"]
names = { ru = "Архив Мельницы Боровой", en = "Archive of the Borovaya Mill" }
verified = false
sources = ["own visit"]
"""


def test_archives_of_ones_own_come_from_a_file_or_from_archref_toml(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "archref.toml").write_text(MINE, "utf-8")
    (tmp_path / "notes.txt").write_text("1. АМБ. Ф. 1. Оп. 2. Д. 3.\n", "utf-8")
    found = "1: AMB, f. 1, op. 2, d. 3\n"
    assert "(not in the registry)" in run("find", tmp_path / "notes.txt").out
    assert run("find", tmp_path / "notes.txt", "--registry", tmp_path / "archref.toml").out == found
    monkeypatch.chdir(tmp_path)
    assert run("find", "notes.txt").out == found
    assert run("find", "notes.txt", "notes.txt", "--jobs", "2").out == 2 * f"notes.txt:{found}"
    assert "AMB: Archive of the Borovaya Mill" in run("archives", "АМБ").out
    assert "Archive of the Borovaya Mill" in run("inventory", "notes.txt").out


def test_a_mistake_in_it_is_told_with_file_record_and_field(run: Run, notes: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(MINE.replace("country", "land"), "utf-8")
    told = run.refused("find", notes, notes, "--registry", mine)
    assert all(part in told for part in (str(mine), "AMB", "land"))
    mine.write_text("[[archive", "utf-8")
    assert str(mine) in run.refused("inventory", notes, "--registry", mine)
    assert "nowhere.toml" in run.refused("inventory", notes, "--registry", "nowhere.toml")


# ---- bad input


@pytest.mark.parametrize("command", ["find", "inventory", "normalise"])
def test_what_cannot_be_read_is_told_in_one_line(run: Run, command: str, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"PK\x03\x04\x00")
    (tmp_path / "cyrillic.txt").write_bytes("Там же: ГАРФ".encode("koi8-u"))
    (tmp_path / "empty-folder").mkdir()
    assert "nowhere.txt: cannot be read: No such file" in run.refused(command, "nowhere.txt")
    assert "binary.txt: is a binary file" in run.refused(command, tmp_path / "binary.txt")
    told = run.refused(command, tmp_path / "cyrillic.txt")
    assert "cyrillic.txt: byte 0 (0xf4) is not UTF-8" in told
    assert "koi8-u" in told
    assert run(command, tmp_path / "cyrillic.txt", "--encoding", "koi8-u").code == 0
    if command == "normalise":
        assert "is a folder" in run.refused(command, tmp_path / "empty-folder")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("normalise", "-", "--style", "nosuch"), "nosuch"),
        (("styles", "nosuch"), "nosuch"),
        (("styles", "nosuch.toml"), "nosuch.toml"),
        (("archives", "qqqqqqqqxxxxx"), "no archive is known as 'qqqqqqqqxxxxx'"),
        (("find", "-", "--format", "xml"), "xml"),
        (("inventory", "-", "--format", "pdf"), "pdf"),
        (("normalise", "-", "--repeats", "twice"), "twice"),
        (("find", "-", "--from", "docm"), "docm"),
        (("find", "-", "--encoding", "cp9999"), "unknown encoding 'cp9999'"),
        (("find", "-", "--jobs", "-1"), "--jobs"),
        (("find", "-", "--nosuch"), "--nosuch"),
        (("nosuch",), "nosuch"),
    ],
)
def test_what_is_unknown_is_told_in_one_line(
    run: Run, arguments: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, "GARF, f. 1, op. 2, d. 3")
    assert told in run.refused(*arguments)


def test_a_fault_leaves_the_output_file_as_it_was(run: Run, tmp_path: Path, notes: Path) -> None:
    output = tmp_path / "out.txt"
    output.write_text("before", "utf-8")
    run.refused("find", "nowhere.txt", "--output", output)
    run.refused("inventory", "nowhere.txt", "--output", output)
    run.refused("normalise", notes, "--style", "nosuch", "--output", output)
    assert output.read_text("utf-8") == "before"
    run("inventory", notes, "--output", output)
    assert output.read_text("utf-8") == archref.export(archref.inventory([archref.read(notes)]), "text")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "out.txt"]


def test_an_output_that_cannot_be_written_is_told(run: Run, notes: Path, tmp_path: Path) -> None:
    for output in (tmp_path / "no" / "folder.txt", tmp_path):
        assert str(output) in run.refused("inventory", notes, "--output", output)


def test_an_output_keeps_the_link_and_the_permissions(run: Run, notes: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.txt"
    output.touch(mode=0o640)
    (tmp_path / "link.txt").symlink_to(output)
    run("inventory", notes, "--output", tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert output.stat().st_mode & 0o777 == 0o640
    assert output.read_text("utf-8")


def test_without_the_extra_its_name_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "archref.cli.commands", raising=False)
    monkeypatch.setitem(sys.modules, "typer", None)
    assert "pip install 'archref[cli]'" in run.refused("find", "notes.txt")


def test_help_says_what_there_is(run: Run) -> None:
    help_text = run("--help").out
    for command in ("find", "inventory", "normalise", "parse", "archives", "styles"):
        assert command in help_text
        assert run(command, "--help").code == 0
        assert f"Usage: archref {command} " in run.out


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"archref {version('archref')}\n"
    assert run.code == 0


def test_no_command_at_all_shows_the_help(run: Run) -> None:
    run()
    assert (run.code, run.err) == (2, "")
    assert "inventory" in run.out


# ---- as a process


def process(*arguments: str | Path, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "archref", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def test_the_module_runs_and_gives_exit_codes(notes: Path) -> None:
    with process("find", notes) as done:
        out, err = done.communicate(timeout=60)
    assert (done.returncode, err) == (0, b"")
    assert b"\x1b" not in out
    assert out.decode().startswith("4: TsDAHO, f. 1, op. 1, d. 15")
    with process("find", "nowhere.txt") as done:
        out, err = done.communicate(timeout=60)
    assert (done.returncode, out, err.count(b"\n")) == (2, b"", 1)


def test_a_reader_that_stops_reading_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("GARF, f. 1, op. 2, d. 3.\n\n" * 9000, "utf-8")
    with process("find", tmp_path / "long.txt") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"1: GARF")
        running.stdout.close()
        assert running.wait(timeout=60) == 141
        assert running.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="signals are of another kind there")
def test_an_interrupt_ends_it_quietly() -> None:
    # A shell that runs the tests in its background has them ignore the signal, and so what they begin.
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with process("find", "-", stdin=subprocess.PIPE, preexec_fn=heeding) as running:
        time.sleep(1)  # it is waiting for input by then
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in err


def _all_of_terminal(parent: int) -> Iterator[bytes]:
    """Give what is written to a terminal until nobody has it open: it holds little at a time."""
    while True:
        try:
            piece = os.read(parent, 100_000)
        except OSError:  # how Linux says that the other end is closed
            return
        if not piece:
            return
        yield piece


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
def test_progress_is_drawn_on_stderr_where_that_is_a_terminal(notes: Path) -> None:
    import pty

    parent, child = pty.openpty()
    command = [sys.executable, "-m", "archref", "find", str(notes), str(notes), "nowhere.txt"]
    environment = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=child, env=environment) as running:
        os.close(child)
        drawn = b"".join(_all_of_terminal(parent))
        found, _ = running.communicate(timeout=60)
    os.close(parent)
    shown = drawn.decode()
    assert running.returncode == 2
    assert len(found.splitlines()) == 8
    assert "Reading" in shown
    assert "archref: nowhere.txt: cannot be read" in shown


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
def test_colours_and_harmless_text_on_a_terminal_only(tmp_path: Path) -> None:
    import pty

    (tmp_path / "notes.txt").write_text("1. ZZ\x1b[31mQXA in GARF.\n2. GARF, f. 1, op. 2, d. 3.\n", "utf-8")
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "archref", "inventory", str(tmp_path / "notes.txt")]
    assert subprocess.run(command, stdout=child, env=environment, timeout=60, check=False).returncode == 0
    shown = os.read(parent, 100_000).decode()
    os.close(parent)
    os.close(child)
    assert "\x1b[" in shown
    assert "\x1b[31mQXA" not in shown
    assert "�[31mQXA" in shown
