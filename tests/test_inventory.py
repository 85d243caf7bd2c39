"""Inventories: what is cited stands in shelf order, is found under its archive, and nothing is lost."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import archref
from archref import Citation, DataError, Document, Leaf, Leaves, Passage, Reference, inventory
from archref.inventory.leaves import merge_leaves
from archref.inventory.sources import Note, Source

if TYPE_CHECKING:
    from random import Random

    from archref.inventory.tree import CitedArchive, CitedFile, Inventory
from archref.model import Extra


def archive(made: Inventory, key: str) -> CitedArchive:
    return next(archive for archive in made.archives if archive.key == key)


def files(made: Inventory) -> dict[tuple[str | None, ...], CitedFile]:
    return {(a.key, f.fond, o.opis, file.delo): file for a, f, o, file in made.files()}


def shelf_marks(made: Inventory) -> list[str]:
    return ["/".join(part or "-" for part in key) for key in files(made)]


# ---- the tree


def test_a_file_gathers_its_leaves_and_the_notes_that_cite_it() -> None:
    made = inventory(
        [
            "GARF, f. 9401, op. 2, d. 64, ll. 5-6.",
            "RGAE, f. 1, op. 2, d. 3.",
            "GARF, f. 9401, op. 2, d. 64, l. 7, 12ob.",
        ]
    )
    file = files(made)["GARF", "9401", "2", "64"]
    assert [str(leaves) for leaves in file.listy] == ["5-7", "12ob"]
    assert file.notes == (Note("-", "1"), Note("-", "3"))
    assert [cited.citation.note for cited in file.cited] == [0, 2]


def test_everything_stands_in_shelf_order() -> None:
    notes = [
        "RGAE, f. 10, op. 2, d. 3.",
        "GARF, f. R-393, op. 1, d. 2.",
        "GARF, f. 102, op. 10, d. 1.",
        "GARF, f. 102, op. 9, d. 10a.",
        "GARF, f. 102, op. 9, d. 10.",
        "GARF, f. 102, op. 9, d. 2.",
        "GARF, f. 63, op. 1, d. 1.",
    ]
    assert shelf_marks(inventory(notes)) == [
        "GARF/63/1/1",
        "GARF/102/9/2",
        "GARF/102/9/10",
        "GARF/102/9/10a",
        "GARF/102/10/1",
        "GARF/R-393/1/2",
        "RGAE/10/2/3",
    ]


def test_a_citation_of_a_whole_fond_or_opis_has_its_place() -> None:
    made = inventory([citation(Reference("GARF", "102")), citation(Reference("GARF", "102", "5"))])
    assert shelf_marks(made) == ["GARF/102/-/-", "GARF/102/5/-"]
    assert (made.totals.fonds, made.totals.opisi, made.totals.files) == (1, 1, 0)


def test_volumes_are_files_of_their_own_and_documents_are_places_in_a_file() -> None:
    marks: list[dict[str, str]] = [{"tom": "2"}, {"tom": "10"}, {"dokument": "7"}, {}]
    made = inventory([citation(Reference("GARF", "1", "2", "3", extra=extra)) for extra in marks])
    found = [file for *_, file in made.files()]
    assert [dict(file.extra) for file in found] == [{}, {"tom": "2"}, {"tom": "10"}]
    assert found[0].places == (Extra({"dokument": "7"}),)
    assert len(found[0].cited) == 2


def test_a_former_archive_stands_by_itself_or_under_its_holder() -> None:
    notes = [
        "RTsKhIDNI, f. 17, op. 3, d. 74.",
        "RGASPI, f. 17, op. 3, d. 74, l. 5.",
        "TsPA IML, f. 17, op. 3, d. 75.",
        "GARF, f. 1, op. 2, d. 3.",
    ]
    cited = inventory(notes)
    assert [a.key for a in cited.archives] == ["GARF", "RGASPI", "RTsKhIDNI", "TsPA IML"]
    held = cited.by_holder()
    assert [a.key for a in held.archives] == ["GARF", "RGASPI"]
    (fond,) = archive(held, "RGASPI").fonds
    assert fond.cited_as == ("RTsKhIDNI", "TsPA IML")
    assert [(file.delo, len(file.cited)) for *_, file in archive(held, "RGASPI").files()] == [
        ("74", 2),
        ("75", 1),
    ]
    assert Counter(held.cited) == Counter(cited.cited)
    assert "cited as RTsKhIDNI, TsPA IML" in archref.export(held, "text")


def test_what_is_not_certain_about_an_archive_is_said() -> None:
    made = inventory(
        [
            "F. 7, op. 8, d. 9.",
            "ГААО. Ф. 12. Оп. 1. Д. 5.",
            "ZZQXA, f. 1, op. 2, d. 3.",
            "GARF, f. 1, op. 1, d. 1.",
        ]
    )
    garf, unlisted, ambiguous, unnamed = made.archives
    assert (garf.standing, garf.heading) == ("listed", "GARF")
    assert (unlisted.key, unlisted.heading) == ("ZZQXA", "ZZQXA (not in the registry)")
    assert ambiguous.heading.startswith("ГААО (ambiguous: ")
    assert len(ambiguous.candidates) > 1
    assert (unnamed.standing, unnamed.heading) == ("not named", "Archive not named")
    assert made.totals.archives == 3


def test_sources_without_a_shelf_mark_stand_under_their_archive() -> None:
    made = inventory(["His case file in TsDAHO.", "TsDAHO, f. 1, op. 2, d. 3."])
    (tsdaho,) = made.archives
    assert [(source.mention.text, source.notes[0].label) for source in tsdaho.named] == [
        ("His case file in TsDAHO", "1")
    ]
    assert made.totals.named == 1


def test_prose_beside_numbered_notes_names_no_sources() -> None:
    passages = (Passage("I worked in TsDAHO in 2017."), Passage("A letter in RGASPI.", "1"))
    assert [source.notes[0].label for source in inventory(Document(passages)).named] == ["1"]
    assert {source.notes[0].label for source in inventory([p.text for p in passages]).named} == {"1", "2"}


# ---- sources


def test_text_notes_document_and_citations_give_the_same_inventory() -> None:
    notes = ["TsDAVO, F. 2605, op. 1, d. 25, ll. 1, 45; F. 2595, opis 1, d. 1, l. 4.", "Ibid., l. 10."]
    text = "".join(f"{number}. {note}\n" for number, note in enumerate(notes, 1))
    expected = files(inventory(notes))
    assert len(expected) == 2
    for source in (text, archref.read(io.StringIO(text)), archref.find(notes)):
        made = files(inventory(source))
        assert {key: (file.listy, file.notes) for key, file in made.items()} == {
            key: (file.listy, file.notes) for key, file in expected.items()
        }


def test_several_documents_are_told_by_name() -> None:
    one = Document(
        (Passage("GARF, f. 1, op. 2, d. 3.", "4"), Passage("GARF, f. 1, op. 2, d. 3, l. 5.", "5")), "one.txt"
    )
    other = Document((Passage("GARF, f. 1, op. 2, d. 3.", "4"),), "other.md")
    made = inventory([one, other])
    (file,) = files(made).values()
    assert file.notes == (Note("one.txt", "4"), Note("one.txt", "5"), Note("other.md", "4"))
    assert "[one.txt: 4, 5; other.md: 4]" in archref.export(made, "text")
    assert made.totals.notes == 3


def test_documents_of_one_name_are_told_apart() -> None:
    documents = [Document((Passage("GARF, f. 1, op. 2, d. 3."),), name="notes.txt")] * 3
    made = inventory(documents)
    assert "[notes.txt: 1; notes.txt (2): 1; notes.txt (3): 1]" in archref.export(made, "text")
    assert made.totals.notes == 3


def test_ibid_does_not_look_into_another_document() -> None:
    documents = [Document((Passage(text),)) for text in ("GARF, f. 1, op. 2, d. 3.", "Ibid., op. 7, d. 9.")]
    assert archive(inventory(documents), "GARF").fonds[0].opisi[-1].opis == "2"


@pytest.mark.parametrize("nothing", ["", [], Document(()), [Document(())], iter(())])
def test_nothing_gives_an_empty_inventory(nothing: Source) -> None:
    made = inventory(nothing)
    assert made.archives == ()
    assert not any(made.totals)
    assert json.loads(archref.export(made, "json"))["archives"] == []
    assert archref.export(made, "csv").count("\n") == 1
    assert archref.export(made, "text") == "0 citations in 0 notes: 0 files of 0 fonds in 0 archives\n"


@pytest.mark.parametrize("wrong", [7, None, [7], ["GARF", Document(())], b"GARF"])
def test_another_kind_of_source_is_refused(wrong: Any) -> None:  # noqa: ANN401
    with pytest.raises(DataError, match=r"no (inventory of (int|NoneType|Document, str)|note in int)"):
        inventory(wrong)


def test_any_iterable_of_texts_is_notes_and_a_missing_one_keeps_its_place() -> None:
    notes: list[Any] = ["GARF, f. 1, op. 2, d. 3.", None, float("nan"), "Ibid., l. 5."]
    (file,) = files(inventory(note for note in notes)).values()
    assert [note.label for note in file.notes] == ["1", "4"]
    assert len(archref.find(iter(notes))) == 2


def test_an_inventory_is_told_in_one_line() -> None:
    made = inventory(["GARF, f. 1, op. 2, d. 3."] * 1000)
    assert repr(made) == "<Inventory: 1000 citations, 1000 notes, 1 archives, 1 fonds, 1 opisi, 1 files, 0 named>"
    assert "\n" not in str(made)


def test_the_same_words_about_an_archive_are_one_source() -> None:
    made = inventory(["His case file in TsDAHO.", "RGAE, f. 1, op. 2, d. 3.", "His case file in TsDAHO."])
    (source,) = made.named
    assert [note.label for note in source.notes] == ["1", "3"]


def test_a_sentence_that_gives_the_shelf_mark_is_no_source_without_one() -> None:
    notes = ["State Archive of the Russian Federation (hereafter GARF), f. 1, op. 2, d. 3.", "A diary kept in GARF."]
    assert [source.text for source in inventory(notes).named] == ["A diary kept in GARF"]


# ---- law 5

LEAF = st.builds(Leaf, st.integers(1, 12), st.sampled_from(["", "", "", "a"]), st.booleans())
LEAVES = st.builds(Leaves, LEAF, LEAF) | LEAF.map(lambda leaf: Leaves(leaf, leaf))
VALUE = st.sampled_from([None, "1", "2", "10", "10a", "R-5", "06"])
REFERENCE = st.builds(
    Reference,
    st.sampled_from([None, "GARF", "TsGAOR SSSR", "RGASPI", "ZZQXA"]),
    VALUE,
    VALUE,
    VALUE,
    st.lists(LEAVES, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(["papka", "tom", "dokument"]), st.sampled_from(["1", "2"])),
)


def citation(reference: Reference, note: int = 0) -> Citation:
    return Citation(note, 0, 5, "GARF1", reference.archive, reference)


UNCERTAIN = st.builds(
    Citation,
    note=st.integers(0, 5),
    start=st.just(0),
    end=st.just(4),
    text=st.just("ГАВО"),
    archive_text=st.sampled_from(["ГАВО", "Archive of the Mill"]),
    reference=st.builds(Reference, st.none(), VALUE),
    candidates=st.sampled_from([(), ("GAVO (Vladimir)", "GAVO (Vologda)")]),
    listed=st.booleans(),
)
"""Citations whose archive's name is ambiguous, or known to no registry."""

CITATION = st.builds(citation, REFERENCE, st.integers(0, 5)) | UNCERTAIN


@settings(deadline=None)
@given(st.lists(CITATION, max_size=12))
def test_an_inventory_loses_nothing(citations: list[Citation]) -> None:
    for made in (inventory(citations), inventory(citations).by_holder()):
        assert Counter(made.citations) == Counter(citations)
        assert made.totals.citations == len(citations)
        told = [
            cited
            for archive in json.loads(archref.export(made, "json"))["archives"]
            for fond in archive["fonds"]
            for opis in fond["opisi"]
            for file in opis["files"]
            for cited in file["citations"]
        ]
        assert len(told) == len(citations)
        for *_, file in made.files():
            cited = {leaves for entry in file.cited for leaves in entry.citation.reference.listy}
            assert all(any(within(leaves, merged) for merged in file.listy) for leaves in cited)


def within(leaves: Leaves, merged: Leaves) -> bool:
    return leaves == merged or (merged.first <= leaves.first and leaves.last <= merged.last)


@given(st.lists(CITATION, max_size=12), st.randoms())
def test_the_order_of_citations_decides_nothing_but_the_order_of_notes(
    citations: list[Citation], random: Random
) -> None:
    shuffled = random.sample(citations, len(citations))
    assert shelf_marks(inventory(citations)) == shelf_marks(inventory(shuffled))


# ---- leaves


@pytest.mark.parametrize(
    ("listy", "merged"),
    [
        ("5 6 7", "5-7"),
        ("7 5 6 5", "5-7"),
        ("5 5ob", "5-5ob"),
        ("5ob 6", "5ob-6"),
        ("5-7 7ob 8", "5-8"),
        ("5-7ob 6ob", "5-7ob"),
        ("5ob 6ob", "5ob 6ob"),
        ("5 6ob", "5 6ob"),
        ("5 7", "5 7"),
        ("5a 5aob", "5a-5aob"),
        ("5 5a 6", "5 5a 6"),
        ("5-6 5a", "5-6"),
        ("9-5 6", "6 9-5"),
        ("4 9-5 5", "4-5 9-5"),
        ("5(7) 6", "5(7) 6"),
    ],
)
def test_neighbouring_leaves_become_a_range(listy: str, merged: str) -> None:
    assert " ".join(map(str, merge_leaves(map(Leaves.parse, listy.split())))) == merged


@given(st.lists(LEAVES, max_size=8))
def test_merged_leaves_stay_as_they_are(listy: list[Leaves]) -> None:
    merged = merge_leaves(listy)
    assert merge_leaves(merged) == merged
    assert merge_leaves(reversed(listy)) == merged


# ---- how it is written

NOTES = [
    "AVP RF, f. 06, op. 6, papka 14, d. 143, ll. 5-6.",
    "Ibid., l. 7.",
    "Ibid., l. 9ob.",
    "A *diary* in GARF | copy.",
]


def test_plain_text_is_a_line_a_file() -> None:
    lines = archref.export(inventory(NOTES), "text").splitlines()
    assert lines[0] == "3 citations in 3 notes: 1 file of 1 fond in 2 archives; 1 source without a shelf mark"
    assert "    op. 6, papka 14, d. 143, ll. 5-7, 9ob [1-3]" in lines
    assert lines[-1] == "    A *diary* in GARF | copy [4]"


def test_markdown_is_a_table_a_fond_and_shows_foreign_text_as_it_is() -> None:
    page = archref.export(inventory(NOTES), "markdown")
    assert page.startswith("# Archival sources\n")
    assert "| 6 | 143, papka 14 | 5-7, 9ob | 1-3 |\n" in page
    assert "|  | A \\*diary\\* in GARF \\| copy |  | 4 |\n" in page


def test_json_holds_the_tree_with_every_citation() -> None:
    told = json.loads(archref.export(inventory(NOTES), "json"))
    (file,) = told["archives"][0]["fonds"][0]["opisi"][0]["files"]
    assert (file["delo"], file["extra"], file["listy"], file["notes"]) == (
        "143",
        {"papka": "14"},
        ["5-7", "9ob"],
        ["1", "2", "3"],
    )
    assert [Citation.from_dict(cited) for cited in file["citations"]] == archref.find(NOTES)
    assert told["archives"][1]["named"][0]["notes"] == [{"document": "-", "label": "4"}]
    assert told["totals"] == {
        "citations": 3,
        "notes": 3,
        "archives": 2,
        "fonds": 1,
        "opisi": 1,
        "files": 1,
        "named": 1,
    }


def test_csv_is_a_line_a_file_and_runs_nothing() -> None:
    rows = list(
        csv.DictReader(io.StringIO(archref.export(inventory([*NOTES, '=HYPERLINK("evil"; "in GARF")']), "csv")))
    )
    assert (rows[0]["archive"], rows[0]["delo"], rows[0]["listy"], rows[0]["citations"]) == (
        "AVP RF",
        "143",
        "5-7, 9ob",
        "3",
    )
    assert rows[0]["extra"] == "papka 14"
    assert rows[-1]["source"] == '\'=HYPERLINK("evil"; "in GARF")'
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_a_line_end_in_a_name_or_a_cell_makes_no_line_of_its_own() -> None:
    written = Citation(0, 0, 5, "GARF1", "Archive of\n  the\rMill", Reference(None, "1", "2", "3"))
    lines = archref.export([written], "text").splitlines()
    assert lines[2] == "Archive of the Mill (not in the registry)"
    rows = [row.split(",") for row in archref.export([written], "csv").splitlines()]
    assert len(rows) == 2
    assert len(rows[1]) == len(rows[0])


def test_a_fond_has_its_title_and_whether_that_is_certain() -> None:
    made = inventory(["RGASPI, f. 17, op. 3, d. 74.", "GARF, f. 999999, op. 1, d. 1."])
    known, unknown = archive(made, "RGASPI").fonds[0], archive(made, "GARF").fonds[0]
    assert "Central Committee" in known.title
    assert (unknown.title, unknown.record) == ("", None)
    assert known.record
    assert known.record.verified != known.title.endswith(" (title not verified)")
    assert f"  Fond 17: {known.title}\n" in archref.export(made, "text")
    assert "  Fond 999999\n" in archref.export(made, "text")
