"""Many documents: what a table or a folder gives is what `find` gives for each document alone."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from itertools import islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import archref
from archref import batch
from archref.documents.folders import files_in

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
else:
    pa = pytest.importorskip("pyarrow")

PAGE = Path(__file__).parent.parent / "docs" / "scale.md"

TEXTS = [
    "The order is in RGASPI, f. 17, op. 3, d. 74, l. 5; d. 75, ll. 7ob-9.",
    "Nothing is cited in the year 1937, not even once.",
    "Лист зберігся: ЦДАВО України. Ф. 2605. Оп. 1. Спр. 25. Арк. 1, 45, 70–78.",
    "AVP RF, f. 06, op. 6, papka 14, d. 143, l. 5. An unlisted archive: ZZQXA, f. 1, op. 2, d. 3.",
    "",
    "ГААО. Ф. 12. Оп. 1. Д. 5. Л. 6.",
]
WORKS = [
    ["GARF, f. R-5446, op. 12, d. 5, l. 7.", "A remark.", "Ibid., l. 8."],
    [],
    ["Ibid., l. 1.", TEXTS[0]],
]


def rows_of(reader: pa.RecordBatchReader) -> list[dict[str, Any]]:
    return reader.read_all().to_pylist(maps_as_pydicts="strict")


def citations_by(rows: list[dict[str, Any]], name: str) -> dict[Any, list[archref.Citation]]:
    """Rebuild what stands in the rows, by document."""
    documents: dict[Any, list[archref.Citation]] = {}
    for row in rows:
        documents.setdefault(row[name], []).append(archref.Citation.from_dict(row))
    return documents


def found_alone(documents: list[Any]) -> dict[int, list[archref.Citation]]:
    alone = {number: archref.find(document) for number, document in enumerate(documents)}
    return {number: found for number, found in alone.items() if found}


# ---- tables


TEXT_TYPES = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]


@pytest.mark.parametrize("kind", TEXT_TYPES, ids=str)
def test_a_column_of_texts_gives_what_find_gives_for_each(kind: pa.DataType) -> None:
    table = pa.table({"text": pa.array(TEXTS).cast(kind)})
    assert citations_by(rows_of(batch.find_table(table, "text")), "document") == found_alone(TEXTS)


@pytest.mark.parametrize("kind", [pa.list_(pa.string()), pa.large_list(pa.large_string())], ids=str)
def test_a_column_of_note_lists_gives_what_find_gives_for_each(kind: pa.DataType) -> None:
    table = pa.table({"notes": pa.array(WORKS, kind)})
    assert citations_by(rows_of(batch.find_table(table, "notes")), "document") == found_alone(WORKS)


def test_an_ibid_does_not_look_into_the_row_before() -> None:
    rows = rows_of(batch.find_table(pa.table({"notes": WORKS}), "notes"))
    assert [row["fond"] for row in rows if row["document"] == 0] == ["R-5446", "R-5446"]
    assert "R-5446" not in [row["fond"] for row in rows if row["document"] == 2]


def test_columns_to_keep_stand_beside_each_citation_of_their_row() -> None:
    table = pa.table({"id": ["a", "b"], "year": [1999, 2004], "text": [TEXTS[0], TEXTS[2]]})
    result = batch.find_table(table, "text", keep=["year", "id"]).read_all()
    assert result.schema.names[:2] == ["year", "id"]
    assert "document" not in result.schema.names
    assert [(row["id"], row["year"], row["delo"]) for row in result.to_pylist()] == [
        ("a", 1999, "74"),
        ("a", 1999, "75"),
        ("b", 2004, "25"),
    ]


@pytest.mark.parametrize("kind", TEXT_TYPES, ids=str)
def test_a_column_to_keep_stays_of_its_type(kind: pa.DataType) -> None:
    table = pa.table({"id": pa.array(["a", None]).cast(kind), "text": [TEXTS[0], TEXTS[2]]})
    result = batch.find_table(table, "text", keep=["id"]).read_all()
    assert result.schema.field("id").type == kind
    assert result.column("id").to_pylist() == ["a", "a", None]


def test_rows_are_numbered_on_over_batches() -> None:
    batches = pa.table({"text": TEXTS}).to_batches(max_chunksize=2)
    assert citations_by(rows_of(batch.find_table(iter(batches), "text")), "document") == found_alone(TEXTS)


@pytest.mark.parametrize("fill", [1, 2, 3])
def test_many_citations_of_one_batch_are_given_in_several(fill: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch.tables, "CITATIONS_IN_A_BATCH", fill)
    results = list(batch.find_table(pa.table({"text": TEXTS}), "text"))
    assert len(results) > 1
    rows = [row for result in results for row in result.to_pylist(maps_as_pydicts="strict")]
    assert citations_by(rows, "document") == found_alone(TEXTS)


def test_results_come_before_the_input_is_at_its_end() -> None:
    endless = repeat(pa.record_batch({"text": TEXTS}))
    first, second = islice(batch.find_table(endless, "text"), 2)
    assert first.num_rows == second.num_rows == sum(map(len, found_alone(TEXTS).values()))


def test_archives_of_ones_own_are_known_in_a_table() -> None:
    mill = Path(__file__).parent.parent / "examples" / "mill.toml"
    registry = archref.archives.with_file(mill)
    table = pa.table({"text": ["АМБ. Ф. 1. Оп. 2. Д. 3."]})
    [row] = batch.find_table(table, "text", registry=registry).read_all().to_pylist()
    assert (row["archive"], row["listed"]) == ("AMB", True)
    assert archref.find("АМБ. Ф. 1. Оп. 2. Д. 3.")[0].listed is False


def test_a_null_has_no_citations_and_a_null_note_keeps_its_place() -> None:
    texts = pa.table({"text": [None, TEXTS[0]]})
    assert {row["document"] for row in rows_of(batch.find_table(texts, "text"))} == {1}
    notes = pa.table({"notes": [None, [None, TEXTS[0]]]})
    assert {(row["document"], row["note"]) for row in rows_of(batch.find_table(notes, "notes"))} == {(1, 1)}
    assert rows_of(batch.find_table(pa.table({"text": pa.nulls(2)}), "text")) == []


def test_a_table_without_rows_gives_its_columns_all_the_same() -> None:
    table = pa.table({"id": pa.array([], pa.int32()), "text": pa.array([], pa.string())})
    result = batch.find_table(table, "text", keep=["id"]).read_all()
    assert result.num_rows == 0
    assert result.schema.field("id").type == pa.int32()
    assert result.schema.names[1:] == batch.citation_schema().names


def test_no_batch_at_all_gives_none() -> None:
    assert list(batch.find_table(iter(()), "text", keep=["id"])) == []


@pytest.mark.parametrize(
    ("data", "column", "keep", "told"),
    [
        (pa.table({"text": TEXTS}), "body", (), "no column 'body' .* columns are text"),
        (pa.table({"text": TEXTS}), "text", ("id",), "no column 'id'"),
        (pa.table([TEXTS, TEXTS], names=["text", "text"]), "text", (), "2 columns 'text'"),
        (pa.table({"text": [1, 2]}), "text", (), "'text' holds int64"),
        (pa.table({"text": [[["a"]]]}), "text", (), "'text' holds list"),
        (pa.table({"text": TEXTS}), "text", ("text",), "'text' to keep is also a column of a citation"),
        ("GARF, f. 1", "text", (), "str is no Arrow data"),
        (17, "text", (), "int is no Arrow data"),
        (["GARF, f. 1"], "text", (), "among the record batches is a str"),
    ],
)
def test_wrong_data_is_told_by_name(data: object, column: str, keep: tuple[str, ...], told: str) -> None:
    with pytest.raises(archref.DataError, match=told):
        batch.find_table(data, column, keep)


@pytest.mark.parametrize("use", [lambda: batch.find_table([], "text"), batch.citation_schema])
def test_without_pyarrow_the_extra_to_install_is_named(
    use: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(archref.MissingExtraError, match=r"archref\[arrow\]"):
        use()


# ---- files and folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of works, one of them no text at all, in a tree of two levels."""
    (tmp_path / "later").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").write_text(TEXTS[0], "utf-8")
    for name, text in {"b.txt": TEXTS[0], "d.txt": TEXTS[2], "later/a.txt": TEXTS[3], "a.txt": ""}.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\xff\xfe\x00 no text \x00")
    return tmp_path


NAMES = ["a.txt", "b.txt", "c.txt", "d.txt", "later/a.txt"]


def test_files_come_sorted_folder_by_folder_without_hidden_ones(folder: Path) -> None:
    named: list[str | Path] = [str(folder / "d.txt"), folder, folder / "missing.txt"]
    assert [path.relative_to(folder).as_posix() for path in files_in(named)] == [
        "d.txt",
        *NAMES,
        "missing.txt",
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_is_reported_and_the_rest_done_in_order(folder: Path, jobs: int) -> None:
    results = list(batch.find_files([folder, folder / "missing.txt"], jobs=jobs))
    assert [path.relative_to(folder).as_posix() for path, _ in results] == [*NAMES, "missing.txt"]
    for path, found in results:
        if path.name in ("c.txt", "missing.txt"):
            assert isinstance(found, archref.ReadError)
            assert path.name in str(found)
        else:
            assert found == archref.find(archref.read(path))


def test_files_are_read_as_results_are_taken(folder: Path) -> None:
    endless = batch.find_files(repeat(folder / "b.txt"), jobs=2)
    assert [found for _, found in islice(endless, 3)] == [archref.find(TEXTS[0])] * 3


def test_a_fault_of_ours_in_one_file_is_told_with_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> list[archref.Citation]:
        raise RecursionError("too deep")

    monkeypatch.setattr(batch.processes, "find", broken)
    [(_, found)] = batch.find_files([folder / "b.txt"], jobs=1)
    assert isinstance(found, archref.ArchrefError)
    assert "b.txt" in str(found)
    assert "too deep" in str(found)


def length_or_death(path: Path) -> int:
    """Stand for a reader that takes its process down on some files."""
    if path.name.startswith("deadly"):
        os._exit(1)
    return len(path.name)


def test_a_file_that_ends_its_process_does_not_keep_the_rest_from_being_read() -> None:
    names = ["one", "two", "deadly", "four", "five", "deadly too", "seven"]
    results = batch.processes._over_processes(length_or_death, iter(map(Path, names)), jobs=2)
    for name, (path, found) in zip(names, results, strict=True):
        assert path.name == name
        if name.startswith("deadly"):
            assert isinstance(found, archref.ReadError)
            assert name in str(found)
        else:
            assert found == len(name)


def test_no_process_at_all_is_refused() -> None:
    with pytest.raises(archref.DataError, match="0 processes"):
        batch.find_files([], jobs=0)


# ---- docs/scale.md


SNIPPETS = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_what_the_page_shows_in_the_interpreter_is_so() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert (failed, tried > 0) == (0, True)


def test_the_script_of_the_page_goes_through_a_folder(tmp_path: Path) -> None:
    [script] = [snippet for snippet in SNIPPETS if ">>>" not in snippet]
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXTS[0], "utf-8")
    (tmp_path / "articles" / "b.txt").write_bytes(b"\0")
    (tmp_path / "script.py").write_text(script, "utf-8")
    told = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    read, bad = told.stdout.splitlines()
    assert read == f"{Path('articles', 'a.txt')} {len(archref.find(TEXTS[0]))}"
    assert "b.txt" in bad


# ---- a table of what is at hand


def test_a_table_has_a_row_a_citation_with_its_work() -> None:
    notes = ["GARF, f. 1, op. 2, d. 3, l. 5.", "RGAE, f. 4, op. 1, d. 1.", "Ibid., l. 6."]
    told = archref.table(notes, by=["A", "B", "A"]).to_pylist(maps_as_pydicts="strict")
    assert [(row["work"], row["row"], row["label"], row["archive"], row["listy"]) for row in told] == [
        ("A", 0, "1", "GARF", ["5"]),
        ("A", 2, "2", "GARF", ["6"]),
        ("B", 1, "1", "RGAE", []),
    ]
    one_work = archref.table(notes).to_pylist(maps_as_pydicts="strict")
    assert [archref.Citation.from_dict(row) for row in one_work] == archref.find(notes)
    assert [row["archive"] for row in one_work] == ["GARF", "RGAE", "RGAE"]


def test_frames_and_databases_take_a_table_as_it_is() -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    told = archref.table(WORKS[0])
    assert list(told.to_pandas()["delo"]) == ["5", "5"]
    assert polars.from_arrow(told)["delo"].to_list() == ["5", "5"]
    assert hasattr(told, "__arrow_c_stream__")
    frame = pandas.DataFrame({"note": [WORKS[0][0], None, WORKS[0][2]], "work": ["A", "A", "A"]})
    assert list(archref.table(frame["note"], by=frame["work"]).to_pandas()["row"]) == [0, 2]
    assert len(archref.find(polars.Series([WORKS[0][0], None, WORKS[0][2]]))) == 2


def test_a_table_of_documents_citations_or_an_inventory_is_the_same() -> None:
    documents = [archref.Document(tuple(map(archref.Passage, work)), f"work {n}") for n, work in enumerate(WORKS)]
    told = archref.table(documents)
    assert archref.table(archref.inventory(documents)).drop(["row"]).equals(told.drop(["row"]))
    assert told["row"].to_pylist() == [0, 2, 4, 4]
    assert archref.table(archref.find(WORKS[0])).num_rows == 2


def test_works_are_as_many_as_notes() -> None:
    with pytest.raises(archref.DataError, match="1 notes and 2 works"):
        archref.table(["GARF, f. 1."], by=["A", "B"])
    with pytest.raises(archref.DataError, match="no notes in Document"):
        archref.table(archref.Document(()), by=["A"])
