"""Exports: each format says the same as the inventory, and is read by the program that it is for."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import archref
from archref import Citation, DataError, MissingExtraError, Reference, export, inventory, view
from archref.exports.formats import FORMATS
from archref.inventory.views import VIEWS

if TYPE_CHECKING:
    from pathlib import Path

NOTES = [
    "AVP RF, f. 06, op. 6, papka 14, d. 143, l. 5; GARF, f. R-5446, op. 12, d. 5, ll. 7ob-9, 12.",
    "ГААО. Ф. 12. Оп. 1. Д. 5_6.",
    "TsDAVO, f. 2595, op. 1, d. 102, ll. 21-22 & {more}; RGASPI, f. 17.",
    "A *diary* in RGVA | copy.",
    "Ibid., l. 8; TsDAVO, f. 2595, op. 1, d. 102, l. 30.",
]
HOSTILE = [
    Citation(0, 0, 3, 'a"\x00\r\n=1+1', 'Mill <b>&"]]>\n\x00 {%$_|@', Reference(None, "1", "2", "3")),
    Citation(0, 3, 4, "]", "=HYPERLINK(1)", Reference("ZZ'QXA", "=1", "@2", "-3", extra={"papka": "|}{"})),
]
MARKS = ["GARF, f. R-5446, op. 12, d. 5", "TsDAVO, f. 2595, op. 1, d. 102", "RGASPI, f. 17"]


def program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def run(*command: str, text: str | None = None, folder: Path | None = None) -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=folder, timeout=240, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


# ---- all of them


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("source", [[], NOTES, HOSTILE], ids=["nothing", "notes", "hostile"])
def test_every_format_writes_every_inventory_and_the_same_twice(name: str, source: Any) -> None:  # noqa: ANN401
    first, second = (export(inventory(source), name, "uk") for _ in range(2))
    if name == "xlsx":  # it tells when it was made
        assert len(first) > 1000
    else:
        assert first == second


@pytest.mark.parametrize("name", [name for name, to in FORMATS.items() if to.table])
def test_every_format_of_tables_writes_a_view(name: str) -> None:
    table = view(NOTES, "requests")
    written = export(table, name)
    text = written.decode("latin-1") if isinstance(written, bytes) else written
    assert isinstance(written, bytes) or "R-5446" in text


def test_a_format_without_tables_says_so() -> None:
    with pytest.raises(DataError, match="ris is no format of tables"):
        export(view(NOTES, "requests"), "ris")


@pytest.mark.parametrize(("name", "told"), [("xslx", "do you mean xlsx"), ("zzz", "there are text, markdown")])
def test_an_unknown_format_is_told_with_the_nearest_name(name: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        export(NOTES, name)


# ---- text, Markdown, CSV


def test_text_of_a_list_stands_under_its_headings() -> None:
    told = export(view(["RGASPI, f. 99999, op. 3, d. 74."], "archives"), "text").splitlines()
    assert told[:4] == [
        "Archives consulted",
        "",
        "Russian State Archive of Socio-Political History, Moscow (RGASPI)",
        "  f. 99999. op. 3, d. 74",
    ]


def test_text_of_a_table_stands_in_columns() -> None:
    told = export(view(["GARF, f. 99999, op. 1, d. 10, l. 5; d. 2."], "requests"), "text").splitlines()
    assert told[3].split() == ["Fond", "Title", "Opis", "File", "Leaves"]
    assert [line.index("1 ") for line in told[4:]] == [told[3].index("Opis")] * 2


def test_markdown_reads_back_as_a_list_with_headings() -> None:
    page = export(view(NOTES, "archives"), "markdown")
    html = run(program("pandoc"), "-f", "commonmark_x", "-t", "html", text=page)
    assert html.count("<h2") == len({row["archive"] for row in view(NOTES, "archives").dicts})
    assert html.count("<li>") == len(view(NOTES, "archives").rows)
    assert "A *diary* in RGVA | copy" in html


@pytest.mark.parametrize("name", ["inventory", "requests", "concordance"])
def test_csv_has_as_many_cells_in_each_row_as_in_the_head_and_runs_nothing(name: str) -> None:
    for source in (NOTES, HOSTILE):
        lines = export(view(source, name), "csv").splitlines()
        rows = list(csv.reader(lines))
        assert len(rows) == len(lines)
        assert {len(row) for row in rows} == {len(view(source, name).columns)}
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@given(st.text(), st.text())
def test_whatever_is_written_csv_has_a_row_a_line(text: str, name: str) -> None:
    written = export([Citation(0, 0, len(text), text, name, Reference(None, "1", "2", "3"))], "csv")
    assert len(written.splitlines()) == 2
    assert {len(row) for row in csv.reader(written.splitlines())} == {13}


def test_csv_for_excel_is_the_same_with_a_mark() -> None:
    assert export(NOTES, "csv-excel").encode() == b"\xef\xbb\xbf" + export(NOTES, "csv").encode()
    table = view(NOTES, "requests")
    assert export(table, "csv-excel") == f"\ufeff{export(table, 'csv')}"


# ---- JSON


def schema() -> dict[str, Any]:
    path = files("archref") / "data" / "schemas" / "inventory.json"
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return told


@pytest.mark.parametrize("source", [[], NOTES, HOSTILE], ids=["nothing", "notes", "hostile"])
def test_json_is_of_the_published_schema(source: Any) -> None:  # noqa: ANN401
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(export(source, "json")), schema())
    of_citation = schema() | {"$ref": "#/$defs/citation"}
    for key in ("required", "properties", "additionalProperties", "type"):
        del of_citation[key]
    for line in export(source, "jsonl").splitlines():
        jsonschema.validate(json.loads(line), of_citation)


def test_json_lines_are_the_citations_in_the_order_of_the_work() -> None:
    told = [json.loads(line) for line in export(NOTES, "jsonl").splitlines()]
    assert [Citation.from_dict(line) for line in told] == archref.find(NOTES)
    assert [line["label"] for line in told] == ["1", "1", "2", "3", "3", "5", "5"]


def test_json_of_a_view_has_its_rows_by_column() -> None:
    told = json.loads(export(view(NOTES, "concordance", language="de"), "json"))
    assert (told["view"], told["columns"]["note"]) == ("concordance", "Anmerkung")
    assert told["rows"] == view(NOTES, "concordance", language="de").dicts


# ---- office programs


def test_a_workbook_has_a_sheet_an_archive_of_text_with_head_and_filter() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(export(NOTES, "xlsx")))
    assert book.sheetnames[:2] == ["AVP RF", "GARF"]
    sheet = book["GARF"]
    assert [cell.value for cell in sheet[1]] == ["Fond", "Opis", "File", "Leaves", "Notes"]
    assert [cell.value for cell in sheet[2]][1:] == ["12", "5", "7ob-9, 12", "1"]
    assert all(cell.data_type == "s" for row in sheet for cell in row if cell.value)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:E2")


def test_a_workbook_runs_no_formula_and_takes_any_name_of_an_archive() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(export(HOSTILE, "xlsx")))
    assert len(book.sheetnames) == 2
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert "=1" in "".join(str(cell.value) for cell in cells)


def test_a_workbook_without_its_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'archref\[xlsx\]'"):
        export(NOTES, "xlsx")


def test_an_office_program_opens_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(export(["GARF, f. 1, op. 2, d. 3, ll. 7-9."], "xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run(program("soffice"), profile, "--headless", "--convert-to", "csv", "a.xlsx", folder=tmp_path)
    rows = list(csv.reader((tmp_path / "a.csv").read_text("utf-8").splitlines()))
    assert rows[1][-4:] == ["2", "3", "7-9", "1"]


def test_a_word_document_has_headings_and_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(export(view(NOTES, "archives", language="uk"), "docx"))
    read = run(program("pandoc"), "a.docx", "-t", "markdown", "--wrap=none", folder=tmp_path).splitlines()
    assert read[0] == "# Архіви та фонди"
    assert sum(line.startswith("## ") for line in read) == 6
    assert any(line.startswith("ф. 2595. ") for line in read)


def test_a_word_document_has_tables_with_a_head(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(export(NOTES, "docx"))
    read = json.loads(run(program("pandoc"), "a.docx", "-t", "json", folder=tmp_path))
    tables = [block for block in read["blocks"] if block["t"] == "Table"]
    assert len(tables) == len({row[:2] for row in view(NOTES, "inventory").rows})
    assert all(table["c"][3][1] for table in tables)  # a head


def test_a_word_document_is_well_formed_whatever_is_written() -> None:
    with zipfile.ZipFile(io.BytesIO(export(HOSTILE, "docx"))) as package:
        for name in package.namelist():
            Xml.fromstring(package.read(name))


def test_an_office_program_opens_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(export(NOTES, "docx", "ru"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run(program("soffice"), profile, "--headless", "--convert-to", "txt:Text", "a.docx", folder=tmp_path)
    told = (tmp_path / "a.txt").read_text("utf-8-sig")
    assert "Архивные источники" in told
    assert "7 об.–9, 12" in told


# ---- bibliographies


def test_citeproc_writes_the_mark_and_the_leaves(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(export(NOTES, "csl-json"), "utf-8")
    told = run(
        program("pandoc"), "--citeproc", "--bibliography", "a.json", "-t", "plain", "--wrap=none",
        text="See [@garf-r-5446-12-5, fol. 7].", folder=tmp_path,
    )  # fmt: skip
    assert "fol. 7" in told
    assert all(
        part.lower() in told.lower()
        for part in ("GARF, f. R-5446, op. 12, d. 5", "State Archive of the Russian Federation")
    )


def test_an_item_is_a_file_and_its_leaves_are_locators() -> None:
    items = json.loads(export(NOTES, "csl-json", "ru"))
    assert len(items) == len({item["id"] for item in items}) == 5
    tsdavo = next(item for item in items if item["id"] == "tsdavo-2595-1-102")
    assert tsdavo["custom"] == {"locator": "21–22, 30", "label": "folio", "notes": "3, 5"}
    assert tsdavo["language"] == "ru"


def test_ris_is_read_with_the_fields_that_zotero_takes() -> None:
    rispy = pytest.importorskip("rispy")
    records = rispy.loads(export(NOTES, "ris"))
    assert len(records) == 5
    garf = next(record for record in records if record["id"].startswith("garf"))
    assert garf["type_of_reference"] == "MANSCPT"
    assert garf["name_of_database"] == "State Archive of the Russian Federation"
    assert (garf["accession_number"], garf["call_number"]) == ("f. R-5446, op. 12, d. 5", MARKS[0])
    assert garf["notes"] == ["ll. 7ob-9, 12", "note 1"]


@pytest.mark.parametrize("source", [NOTES, HOSTILE], ids=["notes", "hostile"])
def test_biber_misses_author_and_date_only(source: Any, tmp_path: Path) -> None:  # noqa: ANN401
    (tmp_path / "a.bib").write_text(export(source, "biblatex", "ru"), "utf-8")
    told = run(program("biber"), "--tool", "--validate-datamodel", "a.bib", folder=tmp_path)
    warnings = [line for line in told.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert all("Missing mandatory field" in line for line in warnings), warnings
    read = (tmp_path / "a_bibertool.bib").read_text("utf-8")
    assert read.count("@UNPUBLISHED") == export(source, "biblatex").count("@unpublished{")


def test_tropy_has_a_row_a_file_under_addresses() -> None:
    rows = list(csv.DictReader(io.StringIO(export(NOTES, "tropy"))))
    garf = next(row for row in rows if "GARF" in row["http://purl.org/dc/elements/1.1/identifier"])
    tropy = "https://tropy.org/v1/tropy#"
    assert (garf[f"{tropy}collection"], garf[f"{tropy}box"], garf[f"{tropy}folder"]) == ("R-5446", "12", "5")


# ---- family trees


@pytest.mark.parametrize("source", [NOTES, HOSTILE], ids=["notes", "hostile"])
def test_gedcom_is_read_with_repositories_call_numbers_and_leaves(source: Any, tmp_path: Path) -> None:  # noqa: ANN401
    ged4py = pytest.importorskip("ged4py")
    (tmp_path / "a.ged").write_text(export(source, "gedcom"), "utf-8")
    made = inventory(source)
    with ged4py.GedcomReader(str(tmp_path / "a.ged")) as reader:
        records = list(reader.records0())
        assert [record.tag for record in records].count("SOUR") == len(list(made.files()))
        for record in records:
            if record.tag == "SOUR":
                repository = record.sub_tag("REPO")
                assert repository.tag == "REPO"
                assert record.sub_tag_value("TITL")
                assert record.sub_tags("REPO", follow=False)[0].sub_tag_value("CALN")
                assert record.sub_tags("NOTE")[-1].value.startswith("note ")


def test_gramps_takes_every_line_of_gedcom(tmp_path: Path) -> None:
    (tmp_path / "a.ged").write_text(export(NOTES, "gedcom", "uk"), "utf-8")
    home = {"HOME": str(tmp_path), "GRAMPSHOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [program("gramps"), "-C", "tree", "-i", "a.ged", "-e", "a.gramps"],
        capture_output=True, text=True, cwd=tmp_path, env=home, timeout=240, check=True,
    )  # fmt: skip
    told = done.stdout + done.stderr
    assert "but not supported" not in told
    assert "Skipped" not in told
    tree = gzip.decompress((tmp_path / "a.gramps").read_bytes()).decode()
    assert tree.count("<source ") == 5
    assert "ЦДАВО України, ф. 2595, оп. 1, спр. 102" in tree
    assert 'callno="ф. 2595, оп. 1, спр. 102"' in tree
    assert "арк. 21–22, 30" in tree


def test_a_long_value_goes_on_in_further_lines(tmp_path: Path) -> None:
    ged4py = pytest.importorskip("ged4py")
    name = "Archive of the " + "very " * 120 + "old Mill"
    text = export([Citation(0, 0, 3, "x", name, Reference(None, "1"))], "gedcom")
    assert max(map(len, text.splitlines())) < 255
    (tmp_path / "a.ged").write_text(text, "utf-8")
    with ged4py.GedcomReader(str(tmp_path / "a.ged")) as reader:
        (repository,) = reader.records0("REPO")
        told = repository.sub_tag("NAME").value
    assert " ".join(told if isinstance(told, tuple) else [told]).strip() == name


# ---- encyclopedias


def test_wikipedias_templates_have_their_own_parameters() -> None:
    assert "{{cite Russian archive|institution=AVP RF|fond=06|opis=6|delo=143|page=5|box=14}}\n" in export(
        NOTES, "wikipedia"
    )
    assert "{{АрхД|назва архіву=ГАРФ|фонд=Р-5446|опис=12|справа=5|аркушів=7 зв.–9, 12}}\n" in export(
        NOTES, "wikipedia", "uk"
    )
    with pytest.raises(DataError, match="no Wikipedia template for the language 'pl'; there are en, uk"):
        export(NOTES, "wikipedia", "pl")


def test_no_value_ends_a_template() -> None:
    for line in export(HOSTILE, "wikipedia").splitlines():
        assert re.fullmatch(r"\{\{cite Russian archive(\|[a-z-]+=(?:[^{}|=\[\]<]|\{\{!\}\})+)+\}\}", line), line


def test_wikisource_has_a_page_for_each_file_that_it_can_name() -> None:
    pages = export(NOTES, "wikisource").splitlines()
    assert "* [[Архів:ЦДАВО/2595/1/102]]" in pages
    assert "* RGASPI, f. 17" in pages


# ---- archives and linked data


@pytest.mark.parametrize("source", [[], NOTES, HOSTILE], ids=["nothing", "notes", "hostile"])
def test_ead_describes_archive_fond_opis_and_file(source: Any) -> None:  # noqa: ANN401
    root = Xml.fromstring(export(source, "ead3"))
    names = {"e": "http://ead3.archivists.org/schema/"}
    totals = inventory(source).totals
    assert len(root.findall(".//e:c[@otherlevel='archive']", names)) == totals.archives
    assert len(root.findall(".//e:c[@level='fonds']/e:did/e:unitid", names)) == totals.fonds
    assert len(root.findall(".//e:c[@level='file']", names)) == len(list(inventory(source).files()))
    assert all(did.find("e:unitid", names) is not None or did.find("e:unittitle", names) is not None
               for did in root.findall(".//e:did", names))  # fmt: skip


@pytest.mark.parametrize("source", [[], NOTES, HOSTILE], ids=["nothing", "notes", "hostile"])
def test_rico_is_read_as_a_graph_in_which_files_are_in_fonds_that_archives_hold(source: Any) -> None:  # noqa: ANN401
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=export(source, "ric-o"), format="turtle")
    found = graph.query(
        """PREFIX rico: <https://www.ica.org/standards/RiC/ontology#>
        SELECT DISTINCT ?file WHERE { ?file rico:isOrWasIncludedIn+ ?fond . ?fond rico:hasOrHadHolder ?archive .
        ?archive a rico:CorporateBody . ?file rico:hasRecordSetType ?type . FILTER(STRENDS(STR(?type), "#File")) }"""
    )
    assert len(found) == len(list(inventory(source).files()))


# ---- whatever is cited

TEXT = st.text(min_size=1, max_size=6)
REFERENCE = st.builds(
    Reference,
    st.sampled_from([None, "GARF", "EAA"]) | TEXT,
    *[st.none() | TEXT] * 3,
    st.just(()),
    st.dictionaries(st.sampled_from(["papka", "dokument", "god", "number"]), TEXT, max_size=2),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.builds(Citation, st.just(0), st.just(0), st.just(9), TEXT, st.none() | TEXT, REFERENCE), max_size=3))
def test_no_value_breaks_a_format(citations: list[Citation]) -> None:
    made = inventory(citations)
    many = len(list(made.files()))
    written = {name: export(made, name, "uk") for name in FORMATS}
    Xml.fromstring(written["ead3"])
    assert len(str(written["wikipedia"]).splitlines()) == many
    assert len(str(written["wikisource"]).splitlines()) == many
    assert len(list(csv.reader(str(written["tropy"]).splitlines()))) == many + 1
    fonds = [fond for archive in made.archives for fond in archive.fonds]
    assert len(str(written["text"]).splitlines()) == 1 + 2 * len(made.archives) + len(fonds) + many
    with zipfile.ZipFile(io.BytesIO(bytes(written["docx"]))) as package:  # type: ignore[arg-type]
        Xml.fromstring(package.read("word/document.xml"))
    for name in VIEWS:
        rows = view(made, name, language="ru").rows
        assert all(len(cell.splitlines()) < 2 for row in rows for cell in row)
