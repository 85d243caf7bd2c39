"""The registry of archives: every name finds its archive, ambiguous ones are declared, users' files are taken up."""

from __future__ import annotations

import doctest
import pickle
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any

import pytest

from archref.archives.files import checked_archives, checked_fonds, checked_others, checked_patterns
from archref.archives.registry import Registry, archives
from archref.archives.spellings import keys_of, loc_only, name_spellings, read_patterns, spellings
from archref.errors import DataError, ReadError
from archref.languages.toml import read_toml
from shared import SHARED, needs_shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archref.archives.records import Archive

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "archref" / "data"
DRAFT = SHARED / "registry"


def keys(found: tuple[Archive, ...]) -> list[str]:
    return [archive.key for archive in found]


def records() -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every record of the packaged files, former ones too, with the key of the present archive."""
    for path in sorted((DATA / "archives").glob("*.toml")):
        for record in checked_archives(read_toml(path), path.name):
            for one in (record, *record.get("former", ())):
                yield record["key"], one


def ambiguous() -> tuple[set[tuple[str, ...]], set[tuple[tuple[str, ...], str]]]:
    """Give the declared groups of archives of one name, and those whose name means another."""
    content = tomllib.loads((DATA / "ambiguous.toml").read_text("utf-8"))
    taken = {(tuple(one["by"]), other) for one in content["taken"] for other in one["also"]}
    return {tuple(one["archives"]) for one in content["ambiguous"]}, taken


def own_full_names(record: dict[str, Any]) -> set[str]:
    """Give the keys of a record's own full names (not their translations), as written and in Latin letters."""
    return {
        key
        for place, (language, name) in enumerate(record["names"].items())
        if not place or language in record.get("acronyms", {})
        for spelling in name_spellings(name, language, (), loc_only)
        for key, _ in keys_of(spelling)
    }


# ---- the packaged records


def test_every_name_in_every_romanisation_finds_its_archive_or_is_a_declared_ambiguity() -> None:
    pytest.importorskip("translitua")
    pytest.importorskip("iuliia")
    build = run_path(str(ROOT / "hatch_build.py"), run_name="hatch_build")
    patterns = read_patterns(checked_patterns(read_toml(DATA / "name_patterns.toml"), "name_patterns.toml"))
    groups, taken = ambiguous()
    own_names = {record["key"]: own_full_names(record) for _, record in records()}
    lost = []
    for present, record in records():
        for name in spellings(record, patterns, build["romanisations"]):
            found = tuple(keys(archives.lookup(name)))
            right = found in ((record["key"],), (present,)) or (record["key"] in found and found in groups)
            # In another order of words it may be somebody else's own full name.
            form = {key for key, _ in keys_of(name)}
            right = right or (
                len(found) == 1 and bool(form & own_names[found[0]]) and not form & own_names[record["key"]]
            )
            if not right and (found, record["key"]) not in taken:
                lost.append((record["key"], name, found))
    assert not lost, "declare these in data/ambiguous.toml, or set `alone` (docs/archives.md)"


def test_every_archive_is_found_by_its_own_full_names() -> None:
    """Former archives too, not as their heirs; but one that was only renamed by turning its words, as today's."""
    patterns = read_patterns(checked_patterns(read_toml(DATA / "name_patterns.toml"), "name_patterns.toml"))
    _, taken = ambiguous()
    lost = []
    for present, record in records():
        for place, (own, name) in enumerate(record["names"].items()):
            found = keys(archives.lookup(name))
            if place and own not in record.get("acronyms", {}):
                continue
            if record["key"] not in found and (tuple(found), record["key"]) not in taken:
                orders = {
                    key
                    for language, today in archives[present].names.items()
                    for spelling in name_spellings(today, language, patterns, loc_only)
                    for key, _ in keys_of(spelling)
                }
                if found != [present] or not orders & {key for key, _ in keys_of(name)}:
                    lost.append((record["key"], name, found))
    assert lost == []


def test_the_index_is_that_of_the_files() -> None:
    pytest.importorskip("translitua")
    pytest.importorskip("iuliia")
    build = run_path(str(ROOT / "hatch_build.py"), run_name="hatch_build")
    assert (DATA / "archives.json").read_text("utf-8") == build["index_text"](), "run `python hatch_build.py`"


def test_every_pattern_of_names_is_of_use() -> None:
    names = {name for _, record in records() for name in (*record["names"].values(), *record.get("short", ()))}
    for pattern in checked_patterns(read_toml(DATA / "name_patterns.toml"), "name_patterns.toml"):
        for form in pattern["name"]:
            start, end = form.split("{place}")
            assert any(name.startswith(start) and name.endswith(end) for name in names), form


def test_every_declared_ambiguity_is_one() -> None:
    groups, taken = ambiguous()
    content = tomllib.loads((DATA / "ambiguous.toml").read_text("utf-8"))
    for one in content["ambiguous"]:
        assert any(tuple(keys(archives.lookup(name))) in groups for name in one["names"]), one
    for one in content["taken"]:
        assert any(keys(archives.lookup(name)) == one["by"] for name in one["names"]), one
    assert {key for group in groups for key in group} | {key for _, key in taken} <= set(archives)


def test_keys_are_unique_and_lead_to_other_records() -> None:
    every = [record["key"] for _, record in records()]
    assert len(every) == len(set(every)) == len(archives)
    assert {archive.part_of for archive in archives.values()} - {None} <= set(archives)


def test_what_is_verified_names_a_source() -> None:
    verified = [archive for archive in archives.values() if archive.verified and archive.successor is None]
    assert len(verified) > 140
    assert [archive.key for archive in verified if not archive.sources] == []


def test_other_bodies_acronyms_are_told_from_archives() -> None:
    others = checked_others(read_toml(DATA / "archives" / "not_archives.toml"), "not_archives.toml")
    assert len(others) == 160
    assert all(one["meaning"] for one in others)


@needs_shared
def test_every_spelling_of_the_first_draft_is_known() -> None:
    left_out = {  # docs/archives.md says why
        ("NARA", "НАРА"),
        ("BAR", "БАКУ"),
        ("GARI", "Gosarkhiv"),
        ("GAUlO (Ulytau)", "Gosudarstvennyi arkhiv oblasti Ұlytau"),
        ("GAUlO (Ulytau)", "GA oblasti Ұlytau"),
        # a department with a record of its own
        ("DAChhO", "Відділ Державного архіву Чернігівської області в м. Ніжині"),
        ("DAChhO", "Отдел Государственного архива Черниговской области в г. Нежине"),
    }
    _, taken = ambiguous()
    lost = []
    for file in ("russia.toml", "republics.toml"):
        for record in tomllib.loads((DRAFT / file).read_text("utf-8"))["archive"]:
            line = {record["key"], *(one["key"] for one in record.get("former", ()))}
            for one in (record, *record.get("former", ())):
                assert one["key"] in archives
                for name in (*one["acronyms"], *one.get("short", ()), *one["names"].values()):
                    found = tuple(keys(archives.lookup(name)))
                    known = line & set(found) or any((found, key) in taken for key in line)
                    if not known and (one["key"], name) not in left_out:
                        lost.append((one["key"], name, found))
    assert lost == []


@needs_shared
def test_every_fond_of_the_first_draft_is_known() -> None:
    for fond in tomllib.loads((DRAFT / "fonds.toml").read_text("utf-8"))["fond"]:
        title = archives.fond_title(fond["archive"], fond["number"])
        assert title is not None
        assert title.titles == fond["title"]


# ---- names as people write them


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ЦДАВО", "TsDAVO"),
        ("ЦДАВО України", "TsDAVO"),
        ("TsDAVO Ukraine", "TsDAVO"),
        ("TSDAVO Ukraïny", "TsDAVO"),
        ("CDAVO", "TsDAVO"),
        ("ZDAWO", "TsDAVO"),
        ("CDAWO", "TsDAVO"),
        ("T͡SDAVO", "TsDAVO"),
        ("Ts.D.A.V.O.", "TsDAVO"),
        ("TsDAGO", "TsDAHO"),
        ("ЦГАОО Украины", "TsDAHO"),
        ("ГА РФ", "GARF"),
        ("ГAРФ", "GARF"),  # a Latin A
        ("ГАРФе", "GARF"),
        ("НАРБ’а", "NARB"),
        ("GARF (Moscow)", "GARF"),
        ("РГАСПИ, г. Москва", "RGASPI"),
        ("AVPRF", "AVP RF"),
        ("AVP RF", "AVP RF"),
        ("ГДА СБУ", "HDA SBU"),
        ("HDA SBU", "HDA SBU"),
        ("ДАХмО", "DAKhmO"),
        ("Ленинградский партийный архив", "LPA"),
        ("ЦГАИПД", "TsGAIPD SPb"),
        ("TsGAOR (1938–1941)", "TsGAOR"),
        ("Kharkov branch of the Security Services Archive", "HDA SBU (Kharkiv)"),
        ("CRCEDHC", "RTsKhIDNI"),
        ("RCHIDNI", "RTsKhIDNI"),
        ("ЦГАНХ СССР", "TsGANKh SSSR"),
        ("TsGAOR", "TsGAOR SSSR"),
        ("ЦГАОР СССР", "TsGAOR SSSR"),
        ("ҚР ОММ", "TsGA RK"),
        ("НГАБ", "NHAB"),
        ("ՀԱԱ", "HAA"),
        ("LVVA", "LVVA"),
        ("Государственном архиве Российской Федерации", "GARF"),
        ("ГОСУДАРСТВЕННЫЙ АРХИВ РОССИЙСКОЙ ФЕДЕРАЦИИ", "GARF"),
        ("Gosudarstvennyj archiv Rossijskoj Federacii", "GARF"),
        ("Gosudarstvennogo arkhiva Rossiyskoy Federatsii", "GARF"),
        ("State Archives of the Russian Federation", "GARF"),
        ("Staatsarchiv der Russischen Föderation", "GARF"),
        ("Державного архіву Тернопільської області", "DATO"),
        ("ГОС АРХИВ ТЕРНОПОЛЬСКОЙ ОБЛАСТИ", "DATO"),
        ("Державный Архива Тернопольской Области", "DATO"),
        ("Тернопольский облгосархив", "DATO"),
        ("Держархів Одеської обл.", "DAOO"),
        ("Odesa Regional State Archives", "DAOO"),
        ("Derzhavnyi arkhiv Odes'koï oblasti", "DAOO"),
        ("Latvijas Valsts vēstures arhīva", "LVVA"),
        ("Нацыянальнага гістарычнага архіва Беларусі", "NHAB"),
        ("Rossiiskii gosudarstvennyi arkhiv sotsial´no-politicheskoi istorii", "RGASPI"),
    ],
)
def test_an_archive_is_known_however_it_is_written(written: str, key: str) -> None:
    assert keys(archives.lookup(written)) == [key]


@pytest.mark.parametrize("written", ["rad", "Rad", "car", "garf", "Garf", "GARF, Kazan", "НКВД", "", "  ", "12"])
def test_ordinary_words_are_no_archives(written: str) -> None:
    assert archives.lookup(written) == ()


def test_an_ambiguous_acronym_gives_every_archive_it_may_mean() -> None:
    assert {"GAVO (Vladimir)", "GAVO (Volgograd)", "GAVO (Vologda)", "GAVO (Voronezh)"} < set(
        keys(archives.lookup("ГАВО"))
    )


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ГАВО (Вологда)", "GAVO (Vologda)"),
        ("ГАВО, Волгоград", "GAVO (Volgograd)"),
        ("GAVO (Voronezh)", "GAVO (Voronezh)"),
        ("ГАВО (State Archive of Vologda Oblast)", "GAVO (Vologda)"),
        ("ГАОО, г. Орёл", "GAOO (Oryol)"),
        ("ГАТО (Тула)", "GATO (Tula)"),
        ("ЦДІА України, Львів", "TsDIAL"),
        ("ДАЧО, м. Чернігів", "DAChhO"),
    ],
)
def test_a_place_beside_it_settles_an_ambiguous_acronym(written: str, key: str) -> None:
    assert keys(archives.lookup(written)) == [key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("в фондах Вологодского архива", "GAVO (Vologda)"),
        ("в Вологде", "GAVO (Vologda)"),
        ("the Voronezh party committee", "GAVO (Voronezh)"),
        ("Сталинград, 1942", "GAVO (Volgograd)"),
    ],
)
def test_narrow_keeps_the_archives_of_the_place_named(text: str, key: str) -> None:
    several = ("GAVO (Vladimir)", "GAVO (Volgograd)", "GAVO (Vologda)", "GAVO (Voronezh)")
    assert archives.narrow(several, text) == (key,)


def test_narrow_keeps_all_where_nothing_tells() -> None:
    several = ("GAVO (Vladimir)", "GAVO (Vologda)")
    assert archives.narrow(several, "in the archive of the oblast") == several
    assert archives.narrow(several, beside=["GARF", "TsDAVO"]) == several


def test_narrow_heeds_the_other_archives_cited() -> None:
    assert archives.narrow(("DAKO", "GAKO (Kursk)"), beside=["TsDAVO", "DAOO"]) == ("DAKO",)
    assert archives.narrow(("GAVO (Vladimir)", "GAVO (Vologda)"), beside=["VOANPI"]) == ("GAVO (Vologda)",)


# ---- names in running text


def test_the_longest_name_before_a_shelf_mark_is_found() -> None:
    text = "Тихомиров, ЦДАГО України, ф. 1"
    name = archives.name_before(text, text.index(", ф."), 0)
    assert name is not None
    assert (text[name.start : name.end], name.keys) == ("ЦДАГО України", ("TsDAHO",))


def test_a_name_before_a_shelf_mark_starts_after_the_floor_and_ends_at_the_end() -> None:
    text = "ГАРФ, ф. 1"
    assert archives.name_before(text, 4, 1) is None
    assert archives.name_before(text, 3, 0) is None


def test_a_key_with_its_place_in_brackets_is_one_name() -> None:
    text = "see GAVO (Vologda), f. 1"
    name = archives.name_before(text, text.index(", f."), 0)
    assert name is not None
    assert (text[name.start : name.end], name.keys) == ("GAVO (Vologda)", ("GAVO (Vologda)",))
    assert archives.name_at(text, 4) == name


def test_a_full_name_over_a_line_break_is_found() -> None:
    text = "у Центральному державному архіві вищих органів\nвлади та управління України зберігаються"
    (name,) = archives.names_in(text, 0, len(text))
    assert name.keys == ("TsDAVO",)
    assert text[name.start : name.end].startswith("Центральному")
    assert text[name.start : name.end].endswith("України")


def test_a_genitive_s_is_no_part_of_the_name() -> None:
    text = "GARF's fond and the RGASPI’s"
    assert [text[name.start : name.end] for name in archives.names_in(text, 0, len(text))] == ["GARF", "RGASPI"]


def test_names_do_not_overlap_and_come_in_order() -> None:
    text = "ГАРФ, РГАСПИ и Государственный архив Вологодской области (ГАВО); no archive here; TsDAHO."
    found = list(archives.names_in(text, 0, len(text)))
    assert [text[name.start : name.end] for name in found] == [
        "ГАРФ",
        "РГАСПИ",
        "Государственный архив Вологодской области",
        "ГАВО",
        "TsDAHO",
    ]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_acronyms_of_parties_and_ministries_are_told_from_archives() -> None:
    words = ("НКВД", "NKVD", "ЦК КПСС", "КП(б)У", "KP(b)U", "СНК", "ГАРФ", "ЦДАВО", "Архив")
    assert [word for word in words if not archives.is_no_archive(word)] == ["ГАРФ", "ЦДАВО", "Архив"]


def test_only_acronyms_can_end_a_name_before_a_number() -> None:
    assert [word for word in ("GARF", "ЦДАВО", "РФ", "March", "rad", "XIV") if archives.could_end_name(word)] == [
        "GARF",
        "ЦДАВО",
        "РФ",
    ]


# ---- archives


def test_a_former_archive_knows_its_years_and_its_successor() -> None:
    (former,) = archives.lookup("TsGAOR")
    assert (former.key, former.start_year, former.end_year) == ("TsGAOR SSSR", 1961, 1992)
    assert former.successor is archives["GARF"]
    assert former in archives["GARF"].former
    assert archives["GARF"].successor is None


@pytest.mark.parametrize(
    ("key", "form", "written"),
    [
        ("TsDAVO", "uk", "ЦДАВО"),
        ("TsDAVO", "ru", "ЦГАВО"),
        ("TsDAVO", "loc", "TsDAVO"),
        ("TsDAVO", "scientific", "CDAVO"),
        ("TsDAVO", "german", "ZDAWO"),
        ("TsDAVO", "polish", "CDAWO"),
        ("DAKhO", "loc", "DAKhO"),
        ("DAKhO", "scientific", "DAChO"),
        ("DAZhO", "french", "DAJO"),
        ("LVVA", "german", "LVVA"),
        ("TsDAVO", "ja", None),
    ],
)
def test_an_acronym_is_written_in_a_language_or_romanisation(key: str, form: str, written: str | None) -> None:
    assert archives[key].acronym(form) == written


def test_a_name_is_written_in_a_language_or_romanised() -> None:
    archive = archives["DAOO"]
    assert archive.name("en") == "State Archive of Odesa Oblast"
    assert archive.name("loc") == "Derzhavnyi arkhiv Odeskoi oblasti"
    assert archive.name("ja") is None


def test_archives_can_be_gone_through_by_country() -> None:
    belarusian = {archive.key for archive in archives.in_country("BY")}
    assert {"NARB", "NHAB"} < belarusian
    assert "GARF" not in belarusian


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("vologda state", "GAVO (Vologda)"),
        ("древних актов", "RGADA"),
        ("ancient acts", "RGADA"),
        ("Тернополь", "DATO"),
        ("Тернопль", "DATO"),  # misspelt
        ("comintern", "RGASPI"),
        ("tsdaho", "TsDAHO"),
        ("foreign policy russian fed", "AVP RF"),
    ],
)
def test_search_finds_by_parts_of_words_and_forgives_misspelling(query: str, key: str) -> None:
    assert key in keys(archives.search(query, limit=4))


def test_search_gives_no_more_than_asked_and_nothing_for_nonsense() -> None:
    assert len(archives.search("архив", limit=3)) == 3
    assert archives.search("qqqqqqqq") == ()
    assert archives.search("") == ()


@pytest.mark.parametrize(
    ("archive", "written", "number"),
    [
        ("GARF", "R-5446", "R-5446"),
        ("GARF", "5446", "R-5446"),
        ("RGVA", "1/p", "1p"),
        ("TsGAOR SSSR", "5446", "R-5446"),
        ("AVP RF", "6", "06"),
        ("GARF", "P-9401", "R-9401"),
    ],
)
def test_a_fond_is_known_however_its_number_is_written(archive: str, written: str, number: str) -> None:
    title = archives.fond_title(archive, written)
    assert title is not None
    assert title.number == number
    assert title.title("en")


def test_an_unknown_fond_has_no_title() -> None:
    assert archives.fond_title("GARF", "123456") is None
    assert archives.fond_title("NOWHERE", "1") is None


def test_a_registry_crosses_process_borders(tmp_path: Path) -> None:
    assert pickle.loads(pickle.dumps(archives))["GARF"] == archives["GARF"]
    mine = archives.with_file(written(tmp_path, MINE))
    assert keys(pickle.loads(pickle.dumps(mine)).lookup("МАТ")) == ["MAT"]


# ---- users' files

MINE = """
[[archive]]
key = "MAT"
country = "RU"
city = "Tver"
names = { ru = "Музейный архив Тьмутаракани", en = "Museum Archive of Tmutarakan" }
acronyms = { ru = ["МАТ", "МАТьм"] }
[[archive.former]]
key = "MAT (1920)"
names = { ru = "Губернский музейный архив" }
acronyms = { ru = ["ГМАТ"] }
to = 1930

[[archive]]
key = "GARF"
city = "Moscow, Bolshaya Pirogovskaya"
acronyms = { de = ["SARF-D"] }

[[fond]]
archive = "MAT"
number = "R-7"
title = "Gubernia committee"
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "archref.toml"
    path.write_text(content, "utf-8")
    return path


def test_a_users_file_adds_archives_and_fonds(tmp_path: Path) -> None:
    mine = archives.with_file(written(tmp_path, MINE))
    assert keys(mine.lookup("МАТ")) == ["MAT"]
    assert keys(mine.lookup("MAT")) == ["MAT"]
    assert keys(mine.lookup("Музейного архива Тьмутаракани")) == ["MAT"]
    assert mine["MAT (1920)"].successor is mine["MAT"]
    assert len(mine) == len(archives) + 2
    title = mine.fond_title("MAT", "7")
    assert title is not None
    assert (title.title("ru"), title.verified) == ("Gubernia committee", False)
    assert archives.lookup("МАТ") == ()


def test_a_users_file_changes_the_fields_it_gives_and_no_others(tmp_path: Path) -> None:
    mine = archives.with_file(written(tmp_path, MINE))
    assert mine["GARF"].city == "Moscow, Bolshaya Pirogovskaya"
    assert mine["GARF"].names == archives["GARF"].names
    assert mine["GARF"].former == archives["GARF"].former
    assert keys(mine.lookup("SARF-D")) == keys(mine.lookup("ГАРФ")) == ["GARF"]
    assert mine["TsGAOR SSSR"].successor is mine["GARF"]


def test_a_users_name_means_the_users_archive(tmp_path: Path) -> None:
    mine = archives.with_file(
        written(
            tmp_path, 'country = "RU"\n[[archive]]\nkey = "GAVO (mine)"\nnames.ru = "Мой архив"\nacronyms.ru = ["ГАВО"]'
        )
    )
    assert keys(mine.lookup("ГАВО")) == ["GAVO (mine)"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[[archive]]\nnames.ru = "Архив"', '"?": key is missing'),
        ('[[archive]]\nkey = "X"\nnames.ru = "Архив"', '"X": the field "country" is missing'),
        ('[[archive]]\nkey = "X"\ncountry = "RU"', '"X": the field "names" is missing'),
        ('[[archive]]\nkey = "X"\nname = "Архив"', '"X": there is no field name; do you mean names?'),
        ('[[archive]]\nkey = "X"\nnames = "Архив"', "it wants a table of texts by language"),
        ('[[archive]]\nkey = "X"\nacronyms = ["А"]', "it wants a table of lists of texts by language"),
        ('[[archive]]\nkey = "X"\ncountry = "Russia"', "it wants a code of two capitals, such as UA"),
        ('[[archive]]\nkey = "X"\nkind = "big"', "it wants one of national"),
        ('[[archive]]\nkey = "X"\nfrom = "1920"', "it wants a year"),
        (
            '[[archive]]\nkey = "X"\n[[archive.former]]\nkey = "Y"\ncountry = "RU"',
            'former archive "Y": there is no field country',
        ),
        ('[[archive]]\nkey = "X"\n[[archive]]\nkey = "X"', '"X": a second record of this key'),
        ('[[archive]]\nkey = "TsGAOR SSSR"\ncity = "M"', '"TsGAOR SSSR" is a former archive of "GARF"'),
        ('[[fond]]\narchive = "GARF"\ntitle = "T"', 'fond "GARF, ?": number is missing'),
        ('[[fond]]\narchive = "GARF"\nnumber = 5\ntitle = "T"', 'fond "GARF, 5": number is 5; it wants text'),
        ('[[archives]]\nkey = "X"', "there is no table archives; do you mean archive?"),
        ('[archive]\nkey = "X"', "write [[archive]], in double brackets"),
        ("key = ", "not TOML"),
    ],
)
def test_a_slip_in_a_users_file_is_told_with_file_record_and_field(tmp_path: Path, content: str, message: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(DataError) as caught:
        archives.with_file(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_users_file_that_is_missing_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nosuch\.toml: No such file"):
        archives.with_file(tmp_path / "nosuch.toml")
    path = tmp_path / "archref.toml"
    path.write_bytes("[[archive]]\nkey = 'Архив'".encode("cp1251"))
    with pytest.raises(DataError, match="not in UTF-8"):
        archives.with_file(path)


def test_a_checkout_that_was_not_built_says_how_to_build_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from archref.archives import registry

    def missing(package: str, resource: str) -> bytes:
        raise FileNotFoundError(f"{package}/{resource}")

    monkeypatch.setattr(registry, "get_data", missing)
    with pytest.raises(DataError, match=r"python hatch_build\.py"):
        Registry(registry._packaged).lookup("GARF")


def test_the_packaged_fonds_are_of_known_archives() -> None:
    fonds = checked_fonds(read_toml(DATA / "fonds.toml"), "fonds.toml")
    assert {fond["archive"] for fond in fonds} <= set(archives)
    assert all(fond.get("sources") for fond in fonds if fond.get("verified"))


def test_the_file_that_the_documentation_shows_works(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "archives.md").read_text("utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    mine = archives.with_file(written(tmp_path, shown))
    assert keys(mine.lookup("архиве Ростовского кремля")) == []
    assert keys(mine.lookup("Научном архиве Ростовского кремля")) == ["GARaS"]
    assert keys(mine.lookup("RFSA")) == ["GARF"]
    title = mine.fond_title("GARaS", "289")
    assert title is not None
    assert title.title("en") == "Rostov Museum of Antiquities"


def test_the_documentation_counts_right() -> None:
    page = (ROOT / "docs" / "archives.md").read_text("utf-8")
    present = [archive for archive in archives.values() if archive.successor is None]
    verified = [archive for archive in present if archive.verified]
    named = [archive for archive in present if archive.sources and not archive.verified]
    content = tomllib.loads((DATA / "ambiguous.toml").read_text("utf-8"))
    for count, what in (
        (len(present), "archives of the fifteen"),
        (len(archives) - len(present), "archives they used to be"),
        (len(verified), "archives are\nverified"),
        (len(named), "have a source for the name"),
        (len(present) - len(verified) - len(named), "rest on general"),
        (len(content["ambiguous"]), "groups of archives"),
    ):
        assert f"{count} {what}" in page
    assert f"settled by a rule ({len(content['taken'])})" in page


def test_the_documentation_is_right() -> None:
    failed, tried = doctest.testfile(str(ROOT / "docs" / "archives.md"), module_relative=False)
    assert (failed, tried > 3) == (0, True)
