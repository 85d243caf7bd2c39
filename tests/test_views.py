"""Views of an inventory: the pages of a book, in the reader's language, with totals that add up."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING

import pytest

import archref
from archref import Citation, DataError, Document, Leaves, Passage, Reference, StyleError, Table, view
from archref.inventory.views import VIEWS
from archref.inventory.wording import FOLDER, languages, wording

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

NOTES = [
    "RGASPI, f. 17, op. 3, d. 74, ll. 5-6ob; GARF, f. R-5446, op. 12, d. 5, l. 7.",
    "Ibid., l. 9; TsPA IML, f. 17, op. 3, d. 75.",
    "A diary in RGVA.",
    "AVP RF, f. 06, op. 6, papka 14, d. 143, l. 5.",
]


def rows(table: Table, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in table.dicts]


# ---- the views


def test_archives_consulted_stand_in_the_alphabet_of_their_names_with_fonds_and_files() -> None:
    table = view(NOTES, "archives")
    heads = [group.heading for group in table.groups()]
    assert heads[0] == "Archive of Foreign Policy of the Russian Federation, Moscow (AVP RF)"
    assert heads == sorted(heads, key=str.casefold)
    assert ("f. 17", "op. 3, d. 74") in rows(table, "fond", "files")
    assert ("Without a shelf mark", "") in rows(table, "fond", "files")


def test_archives_consulted_may_be_written_in_any_style() -> None:
    table = view("RGASPI, f. 17, op. 3, dd. 74, 75.", "archives", language="ru", style="gost")
    assert rows(table, "fond", "files") == [("Ф. 17", "Оп. 3. Д. 74, 75")]
    assert table.dicts[0]["archive"] == (
        "Российский государственный архив социально-политической истории, Москва (РГАСПИ)"
    )


def test_abbreviations_are_each_once_and_in_the_alphabet() -> None:
    table = view([*NOTES, "GARF, f. 1, op. 2, d. 3.", "ZZQXA, f. 1, op. 2, d. 3."], "abbreviations")
    assert [row["acronym"] for row in table.dicts] == ["AVP RF", "GARF", "RGASPI", "RGVA", "TsPA IML"]
    assert table.dicts[1] == {"acronym": "GARF", "name": "State Archive of the Russian Federation", "city": "Moscow"}


def test_the_concordance_goes_note_by_note_and_says_what_is_written_there() -> None:
    assert rows(view(NOTES, "concordance"), "note", "mark", "text")[:3] == [
        ("1", "RGASPI, f. 17, op. 3, d. 74, ll. 5-6ob", "RGASPI, f. 17, op. 3, d. 74, ll. 5-6ob"),
        ("1", "GARF, f. R-5446, op. 12, d. 5, l. 7", "GARF, f. R-5446, op. 12, d. 5, l. 7"),
        ("2", "GARF, f. R-5446, op. 12, d. 5, l. 9", "Ibid., l. 9"),
    ]


def test_the_concordance_of_several_works_stands_under_their_names_in_natural_order() -> None:
    works = [Document((Passage("GARF, f. 1, op. 2, d. 3."),), f"chapter {number}.txt") for number in (10, 9)]
    assert [group.heading for group in view(works, "concordance").groups()] == ["chapter 9.txt", "chapter 10.txt"]


def test_files_are_ordered_where_they_are_today_each_once_with_all_its_leaves() -> None:
    table = view([*NOTES, "TsPA IML, f. 17, op. 3, d. 74, l. 7.", "GARF, f. 102."], "requests")
    rgaspi = [row for row in table.dicts if row["archive"].startswith("RGASPI")]
    assert [(row["delo"], row["leaves"]) for row in rgaspi] == [("74", "5-7"), ("75", "")]
    assert ("143, papka 14", "5") in rows(table, "delo", "leaves")
    assert not any(row["fond"] == "102" for row in table.dicts)


def test_what_could_not_be_told_says_why() -> None:
    notes = [
        "ГААО. Ф. 12. Оп. 1. Д. 5.",
        "ZZQXA, f. 1, op. 2, d. 3.",
        "GARF, f. 1, op. 1, d. 1, ll. 22-21.",
        "RGAE, f. 1, op. 1, d. 1, l. 2.",
    ]
    told = rows(view(notes, "doubts"), "note", "reason")
    assert told[0][1].startswith("the archive may be ")
    assert told[1:] == [("2", "the archive is in no registry"), ("3", "the leaves run backwards")]


def test_a_comparison_tells_added_dropped_and_other_leaves() -> None:
    old = ["GARF, f. 1, op. 2, d. 3, l. 5; d. 4.", "RGAE, f. 4, op. 1, d. 1, l. 1."]
    new = ["GARF, f. 1, op. 2, d. 3, ll. 5-6; d. 5.", "RGAE, f. 4, op. 1, d. 1, l. 1."]
    table = archref.compare(old, new)
    assert rows(table, "change", "mark", "before", "after") == [
        ("other leaves", "GARF, f. 1, op. 2, d. 3", "5", "5-6"),
        ("dropped", "GARF, f. 1, op. 2, d. 4", "", ""),
        ("added", "GARF, f. 1, op. 2, d. 5", "", ""),
    ]
    assert archref.compare(old, old).rows == ()


def test_totals_of_the_views_add_up() -> None:
    made = archref.inventory(NOTES)
    assert len(view(made, "concordance").rows) == made.totals.citations
    assert len(view(made, "requests").rows) == made.totals.files
    assert len(view(made, "inventory").rows) == made.totals.files + made.totals.named
    archives = Counter(row["archive"] for row in view(made, "archives").dicts)
    assert len(archives) == made.totals.archives
    assert sum(row["fond"].startswith("f. ") for row in view(made, "archives").dicts) == made.totals.fonds


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_of_nothing_is_empty(name: str) -> None:
    table = view([], name)
    assert table.rows == ()
    assert table.groups() == ()


def test_a_style_that_cannot_write_a_mark_is_helped_out() -> None:
    table = view("GARF, f. 1, op. 2, d. 3, l. 5.", "concordance", style="wikisource")
    assert table.dicts[0]["mark"].endswith("f. 1, op. 2, d. 3, l. 5")


def test_a_backward_range_and_a_whole_fond_can_be_shown() -> None:
    reference = Reference("GARF", "102", listy=(Leaves.parse("22-1"),))
    (row,) = view([Citation(0, 0, 1, "x", "GARF", reference)], "inventory", language="pl").dicts
    assert row["leaves"] == "22-1"


# ---- the reader's language


@pytest.mark.parametrize(
    ("language", "archive", "fond", "leaves"),
    [
        ("en", "RGASPI: Russian State Archive of Socio-Political History, Moscow", "Fond 17", "5-6ob"),
        ("ru", "РГАСПИ: Российский государственный архив социально-политической истории, Москва", "Фонд 17", "5–6 об."),
        ("uk", "РГАСПИ: Російський державний архів соціально-політичної історії, Москва", "Фонд 17", "5–6 зв."),
        ("be", "РГАСПИ: Расійскі дзяржаўны архіў сацыяльна-палітычнай гісторыі, Москва", "Фонд 17", "5–6 адв."),
        ("de", "RGASPI: Russisches Staatsarchiv für sozio-politische Geschichte, Moscow", "Bestand 17", "5–6ob."),
        ("fr", "RGASPI: Archives d'État russes d'histoire sociale et politique, Moscow", "Fonds 17", "5-6 ob."),
        ("pl", "RGASPI: Rosyjskie Państwowe Archiwum Historii Społeczno-Politycznej, Moscow", "Zespół 17", "5–6v"),
    ],
)
def test_an_inventory_is_told_in_the_readers_language(language: str, archive: str, fond: str, leaves: str) -> None:
    table = view("RGASPI, f. 17, op. 3, d. 74, ll. 5-6ob.", "inventory", language=language)
    (row,) = table.dicts
    assert row["archive"] == archive
    assert row["fond"].startswith(f"{fond}: ")
    assert row["leaves"] == leaves


def test_numbers_take_the_form_that_goes_with_them() -> None:
    counted = [wording("uk").counted("files", number) for number in (1, 2, 5, 11, 21, 1204)]
    assert counted == ["1 справа", "2 справи", "5 справ", "11 справ", "21 справа", "1,204 справи"]


def test_letters_of_a_mark_are_those_of_the_language() -> None:
    (row,) = view("GARF, f. R-9401s, op. 1a, d. 552v.", "requests", language="ru").dicts
    assert (row["fond"], row["opis"], row["delo"]) == ("Р-9401с", "1а", "552в")


def files() -> list[Traversable]:
    return [FOLDER / f"{language}.toml" for language in languages()]


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.name))
def test_every_language_has_the_same_words(file: Traversable) -> None:
    told, english = (tomllib.loads(one.read_text("utf-8")) for one in (file, FOLDER / "en.toml"))
    assert told.keys() == english.keys()
    for table in ("words", "views", "columns", "page", "count"):
        assert told[table].keys() == english[table].keys()
        assert all(told[table].values())
    assert {len(forms) for forms in told["count"].values()} == {len(told["numbers"])}
    for word, phrase in told["words"].items():
        assert phrase.count("{}") == english["words"][word].count("{}"), word


@pytest.mark.parametrize(
    ("arguments", "error", "told"),
    [
        (("", "archivs"), DataError, "do you mean archives"),
        (("", "zzz"), DataError, "there are inventory, archives"),
        (("", "archives", "xx"), DataError, "no words for the language 'xx'"),
        (("", "archives", "en", "gosst"), StyleError, "gosst"),
    ],
)
def test_what_is_unknown_is_told(arguments: tuple[str, ...], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        view(*arguments)
