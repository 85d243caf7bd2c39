"""Styles: one meaning, every way to write it, and back again."""

from __future__ import annotations

import re
import runpy
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import archref
from archref import Leaves, Reference, archives, styles
from archref.styles.examples import EXAMPLES, examples
from archref.styles.files import read_style
from reference_strategies import references

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPLETE = tuple(name for name in styles if styles[name].complete)


def leaves(text: str) -> tuple[Leaves, ...]:
    return tuple(map(Leaves.parse, text.split()))


def validate(reference: Reference, write: Mapping[str, str], read: tuple[str, ...] = ()) -> None:
    """Hold what each style writes for a reference; these forms, and those of `read`, are read to it."""
    assert {name: reference.format(name) for name in write} == write
    forms = [text for name, text in write.items() if styles[name].complete] + list(read)
    assert {form: archref.parse(form) for form in forms} == dict.fromkeys(forms, reference)


# ---- the three worked examples, to the letter


def test_a_file_of_a_ukrainian_archive() -> None:
    validate(
        Reference("TsDAVO", "2595", "1", "102", leaves("21-22")),
        write={
            "canonical": "TsDAVO, f. 2595, op. 1, d. 102, ll. 21-22",
            "gost": "ЦГАВО Украины. Ф. 2595. Оп. 1. Д. 102. Л. 21–22.",
            "gost-dash": "ЦГАВО Украины. – Ф. 2595. – Оп. 1. – Д. 102. – Л. 21–22.",
            "ru-comma": "ЦГАВО Украины, ф. 2595, оп. 1, д. 102, л. 21–22.",
            "legend-uk": "ЦДАВО України, ф. 2595, оп. 1, спр. 102, арк. 21–22.",
            "dstu-8302": "ЦДАВО України (Центр. держ. архів вищ. органів влади та упр. України). "
            "Ф. 2595. Оп. 1. Спр. 102. Арк. 21–22.",
            "dstu-7.1": "ЦДАВО України (Центр. держ. архів вищ. органів влади та упр. України). — "
            "Ф. 2595. — Оп. 1. — Спр. 102. — Арк. 21—22.",
            "uk-comma": "ЦДАВО України, ф. 2595, оп. 1, спр. 102, арк. 21–22.",
            "by-vak": "ЦГАВО Украины. – Ф. 2595. – Оп. 1. – Д. 102. – Л. 21–22.",
            "be-comma": "ЦДАВА Украіны, ф. 2595, воп. 1, спр. 102, арк. 21–22.",
            "chicago": "f. 2595, op. 1, d. 102, ll. 21–22, Tsentral´nyi derzhavnyi arkhiv vyshchykh orhaniv vlady "
            "ta upravlinnia Ukraïny (TsDAVO), Kyiv",
            "kritika": "TsDAVO f. 2595, op. 1, d. 102, ll. 21–22.",
            "slavic-review": "TsDAVO, f. 2595, op. 1, d. 102, ll. 21–22.",
            "russian-review": "TsDAVO, f. 2595, op. 1, d. 102, ll. 21–22.",
            "eas": "TsDAVO, f. 2595, op. 1, d. 102, ll. 21–22.",
            "jgo": "CDAVO, f. 2595, op. 1, d. 102, l. 21–22.",
            "cmr": "CDAVO, f. 2595, op. 1, d. 102, l. 21-22.",
            "jcws": "TsDAVO, F. 2595, Op. 1, D. 102, Ll. 21–22.",
            "cwihp": "TsDAVO, f. 2595, op. 1, d. 102, ll. 21-22.",
            "slash": "TsDAVO 2595/1/102/21-22",
            "colon": "TsDAVO 2595:1:102:21-22",
            "hyphen": "ЦДАВО 2595-1-102, арк. 21–22",
            "gen-words": "ЦДАВО ф.2595 оп.1 спр.102 арк.21-22",
            "ehri": "2595-1-102, leaves 21-22, TsDAVO",
            "ee": "TsDAVO.2595.1.102, l. 21–22",
            "lv": "CDAVO, 2595. f., 1. apr., 102. l., 21.–22. lp.",
            "lt": "CDAVO, f. 2595, ap. 1, b. 102, l. 21–22.",
            "kz": "ЦДАВО. 2595-қор. 1-тізбе. 102-іс. 21–22-п.",
            "md": "TsDAVO, F. 2595, inv. 1, d. 102, ff. 21-22.",
            "ge": "ЦДАВО, ფ. 2595, ან. 1, ს. 102, ფურც. 21-22.",
            "am": "ЦДАВО, ֆ. 2595, ց. 1, գ. 102, թ. 21-22:",
            "az": "TsDAVO, f. 2595, siy. 1, iş 102, v. 21-22",
            "uz": "TsDAVO, 2595-fond, 1-ro‘yxat, 102-yig‘majild, 21-22-varaq",
            "pl": "CDAWO, f. 2595, op. 1, spr. 102, k. 21–22.",
            "filename": "TsDAVO+02595+00001+00102+00021-00022",
        },
        read=(
            "ЦДАВО, Фонд 2595, опис 1, справа 102, аркуші 21-22",
            "TsDAVO, F. 2595, op.1, d. 102, ll. 21-2",
        ),
    )


def test_a_fond_with_a_prefix_and_a_range_from_a_verso() -> None:
    validate(
        Reference("GARF", "R-5446", "12", "5", leaves("7ob-9 12")),
        write={
            "canonical": "GARF, f. R-5446, op. 12, d. 5, ll. 7ob-9, 12",
            "gost": "ГАРФ. Ф. Р-5446. Оп. 12. Д. 5. Л. 7 об.–9, 12.",
            "gost-dash": "ГАРФ. – Ф. Р-5446. – Оп. 12. – Д. 5. – Л. 7 об.–9, 12.",
            "ru-comma": "ГА РФ, ф. Р-5446, оп. 12, д. 5, л. 7 об.–9, 12.",
            "legend-ru": "ГАРФ. Ф. Р-5446. Оп. 12. Д. 5. Л. 7 об.–9, 12.",
            "dstu-8302": "ГАРФ. Ф. Р-5446. Оп. 12. Спр. 5. Арк. 7 зв.–9, 12.",
            "dstu-7.1": "ГАРФ. — Ф. Р-5446. — Оп. 12. — Спр. 5. — Арк. 7 зв.—9, 12.",
            "uk-comma": "ГАРФ, ф. Р-5446, оп. 12, спр. 5, арк. 7 зв.–9, 12.",
            "by-vak": "ГАРФ. – Ф. Р-5446. – Оп. 12. – Д. 5. – Л. 7 об.–9, 12.",
            "be-comma": "ДАРФ, ф. Р-5446, воп. 12, спр. 5, арк. 7 адв.–9, 12.",
            "chicago": "f. R-5446, op. 12, d. 5, ll. 7 ob.–9, 12, "
            "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF), Moscow",
            "kritika": "GARF f. R-5446, op. 12, d. 5, ll. 7 ob.–9, 12.",
            "slavic-review": "GARF, f. R-5446, op. 12, d. 5, ll. 7ob–9, 12.",
            "russian-review": "GARF, f. R-5446, op. 12, d. 5, ll. 7ob–9, 12.",
            "eas": "GARF, f. R-5446, op. 12, d. 5, ll. 7ob–9, 12.",
            "jgo": "GARF, f. R-5446, op. 12, d. 5, l. 7ob.–9, 12.",
            "cmr": "GARF, f. R-5446, op. 12, d. 5, l. 7 ob.-9, 12.",
            "jcws": "GARF, F. R-5446, Op. 12, D. 5, Ll. 7ob.–9, 12.",
            "cwihp": "GARF, f. R-5446, op. 12, d. 5, ll. 7ob-9, 12.",
            "slash": "GARF R-5446/12/5/7ob-9, 12",
            "colon": "GARF R-5446:12:5:7ob-9, 12",
            "hyphen": "ГАРФ Р-5446-12-5, арк. 7зв–9, 12",
            "gen-words": "ГАРФ ф.Р-5446 оп.12 спр.5 арк.7зв-9, 12",
            "ehri": "R-5446-12-5, leaves 7ob-9, 12, GARF",
            "ee": "GARF.R-5446.12.5, l. 7p–9, 12",
            "lv": "GARF, R-5446. f., 12. apr., 5. l., 7. o.p.–9., 12. lp.",
            "lt": "GARF, f. R-5446, ap. 12, b. 5, l. 7v–9, 12.",
            "kz": "РФ ММ. Р-5446-қор. 12-тізбе. 5-іс. 7 арты–9, 12-п.",
            "md": "GARF, F. R-5446, inv. 12, d. 5, ff. 7v.-9, 12.",
            "ge": "ГАРФ, ფ. R-5446, ან. 12, ს. 5, ფურც. 7 უკანა გვ.-9, 12.",
            "am": "ГАРФ, ֆ. R-5446, ց. 12, գ. 5, թ. 7 շրջ.-9, 12:",
            "az": "GARF, f. R-5446, siy. 12, iş 5, v. 7 arxa-9, 12",
            "uz": "GARF, R-5446-fond, 12-ro‘yxat, 5-yig‘majild, 7 orqasi-9, 12-varaq",
            "pl": "GARF, f. R-5446, op. 12, d. 5, k. 7v–9, 12.",
            "filename": "GARF+R-05446+00012+00005+00007.ob-00009,00012",
        },
        read=(
            "ГАРФ Ф. Р-5446 Оп. 12 Д. 5 ЛЛ. 7об - 9, 12",
            "GARF, f. R5446, op. 12, d. 5, ll. 7 ob.-9 and 12",
        ),
    )


def test_a_file_in_a_papka_of_a_fond_with_a_zero() -> None:
    validate(
        Reference("AVP RF", "06", "6", "143", leaves("5"), {"papka": "14"}),
        write={
            "canonical": "AVP RF, f. 06, op. 6, papka 14, d. 143, l. 5",
            "gost": "АВП РФ. Ф. 06. Оп. 6. П. 14. Д. 143. Л. 5.",
            "gost-dash": "АВП РФ. – Ф. 06. – Оп. 6. – П. 14. – Д. 143. – Л. 5.",
            "ru-comma": "АВП РФ, ф. 06, оп. 6, п. 14, д. 143, л. 5.",
            "legend-ru": "АВП РФ. Ф. 06. Оп. 6. П. 14. Д. 143. Л. 5.",
            "dstu-8302": "АЗП РФ. Ф. 06. Оп. 6. Папка 14. Спр. 143. Арк. 5.",
            "dstu-7.1": "АЗП РФ. — Ф. 06. — Оп. 6. — Папка 14. — Спр. 143. — Арк. 5.",
            "uk-comma": "АЗП РФ, ф. 06, оп. 6, п. 14, спр. 143, арк. 5.",
            "by-vak": "АВП РФ. – Ф. 06. – Оп. 6. – П. 14. – Д. 143. – Л. 5.",
            "be-comma": "АЗП РФ, ф. 06, воп. 6, папка 14, спр. 143, арк. 5.",
            "chicago": "f. 06, op. 6, papka 14, d. 143, l. 5, "
            "Arkhiv vneshnei politiki Rossiiskoi Federatsii (AVP RF), Moscow",
            "kritika": "AVP RF f. 06, op. 6, papka 14, d. 143, l. 5.",
            "slavic-review": "AVP RF, f. 06, op. 6, p. 14, d. 143, l. 5.",
            "russian-review": "AVP RF, f. 06, op. 6, p. 14, d. 143, l. 5.",
            "eas": "AVP RF, f. 06, op. 6, p. 14, d. 143, l. 5.",
            "jgo": "AVP RF, f. 06, op. 6, p. 14, d. 143, l. 5.",
            "cmr": "AVP RF, f. 06, op. 6, p. 14, d. 143, l. 5.",
            "cwihp": "AVP RF, f. 06, op. 6, p. 14, d. 143, l. 5.",
            "slash": "AVP RF 06/6/p. 14/143/5",
            "colon": "AVP RF 06:6:p. 14:143:5",
            "hyphen": "АВП РФ 06-6-143 (папка 14), арк. 5",
            "gen-words": "АВП РФ ф.06 оп.6 п.14 спр.143 арк.5",
            "lv": "AVP RF, 06. f., 6. apr., 14. mape, 143. l., 5. lp.",
            "lt": "AVP RF, f. 06, ap. 6, p. 14, b. 143, l. 5.",
            "kz": "РФ ССМ. 06-қор. 6-тізбе. 14-папка. 143-іс. 5-п.",
            "md": "AVP RF, F. 06, inv. 6, mapa 14, d. 143, f. 5.",
            "ge": "АВП РФ, ფ. 06, ან. 6, საქაღალდე 14, ს. 143, ფურც. 5.",
            "am": "АВП РФ, ֆ. 06, ց. 6, թղթապանակ 14, գ. 143, թ. 5:",
            "az": "AVP RF, f. 06, siy. 6, qovluq 14, iş 143, v. 5",
            "uz": "AVP RF, 06-fond, 6-ro‘yxat, 14-papka, 143-yig‘majild, 5-varaq",
            "pl": "AWP FR, f. 06, op. 6, p. 14, d. 143, k. 5.",
            "filename": "AVP.RF+00006=06+00006+00143+papka00014+00005",
        },
        read=("АВП РФ. Ф. 06. Оп. 6. Папка 14. Д. 143. Л. 5", "AVPRF f. 06, op. 6, p. 14, d. 143, l. 5"),
    )
    introduced = styles["jcws"].introduce(EXAMPLES[2])
    assert introduced == (
        "Arkhiv Vneshnei Politiki Rossiiskoi Federatsii (AVPRF), Fond (F.) 06, Opis´ (Op.) 6, Papka (Pap.) 14, "
        "Delo (D.) 143, List (L.) 5."
    )
    assert archref.parse(introduced) == EXAMPLES[2]


def test_every_style_is_held_to_an_example() -> None:
    text = Path(__file__).read_text("utf-8")
    others = {"dstu-8302-dash", "wikisource", "isad"}  # held below
    assert {name for name in styles if f'"{name}": "' not in text} == others
    assert styles["dstu-8302-dash"].format(EXAMPLES[1]) == "ГАРФ. – Ф. Р-5446. – Оп. 12. – Спр. 5. – Арк. 7 зв.–9, 12."
    assert examples(styles["wikisource"])[0] == "Архів:ЦДАВО/2595/1/102 [no leaves]"
    assert examples(styles["isad"])[0] == "UA TsDAVO 2595/1/102 [no leaves]"


# ---- law 1: what a complete style writes is read to the same reference


@pytest.mark.parametrize("name", COMPLETE)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(reference=references())
def test_what_a_style_writes_is_read_to_the_same_reference(name: str, reference: Reference) -> None:
    assert archref.parse(reference.format(name)) == reference


@pytest.mark.parametrize("name", COMPLETE)
def test_every_archive_is_written_so_that_it_is_read_as_itself(name: str) -> None:
    written = {key: styles[name].format(Reference(key, "R-1", "2", "3")) for key in archives}
    assert {key: text for key, text in written.items() if archref.parse(text).archive != key} == {}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(several=st.lists(references(without_archive=False, full=True), min_size=2, max_size=4))
def test_a_joint_citation_is_read_to_the_references_it_joins(several: list[Reference]) -> None:
    for name in ("canonical", "gost", "uk-comma", "kritika"):
        found = archref.find(styles[name].joint(several))
        assert [citation.reference for citation in found] == several


# ---- details


def test_several_files_share_what_they_have_in_common() -> None:
    files = [Reference("GARF", "9401", "2", file) for file in ("64", "65")]
    other = Reference("GARF", "9401", "12", "319", leaves("5"))
    assert styles["canonical"].joint([*files, other]) == "GARF, f. 9401, op. 2, dd. 64, 65; op. 12, d. 319, l. 5"
    assert styles["gost"].joint([*files, other]) == "ГАРФ. Ф. 9401. Оп. 2. Д. 64, 65; Оп. 12. Д. 319. Л. 5."
    assert styles["lt"].joint(files) == "GARF, f. 9401, ap. 2, b. 64; b. 65."
    assert styles["slash"].joint(files) == "GARF 9401/2/64, 65"
    assert styles["slash"].joint([*files, other]) == "GARF 9401/2/64, 65; op. 12, d. 319, l. 5"


def test_numbers_alone_are_written_only_where_they_are_read_so() -> None:
    assert Reference("GARF", "17", "3", "1974").format("slash") == "GARF, f. 17, op. 3, d. 1974"
    assert Reference("GARF", "17", None, "74").format("slash") == "GARF, f. 17, d. 74"
    assert Reference("GARF", "17", "166-a", "74").format("hyphen") == "ГАРФ, ф. 17, оп. 166-а, спр. 74"
    assert Reference("KhDKhR", "17", "3", "74").format("slash") == "KhDKhR, f. 17, op. 3, d. 74"
    assert Reference("GARF", "17", "3", "74", (), {"tom": "2"}).format("slash") == "GARF, f. 17, op. 3, d. 74, t. 2"


def test_a_level_that_a_national_form_has_no_word_for_is_written_in_another_style() -> None:
    reference = Reference("GARF", "17", "3", "74", (), {"tom": "2"})
    assert reference.format("kz") == "РФ ММ. Ф. 17. Оп. 3. Д. 74. Т. 2."
    assert reference.format("lv") == "GARF, f. 17, op. 3, d. 74, t. 2"


@pytest.mark.parametrize(
    ("name", "reference", "reason"),
    [
        ("wikisource", EXAMPLES[0], "leaves"),
        ("ehri", EXAMPLES[2], "papka"),
        ("ee", Reference("EAA", "5100", None, "378"), "one is missing"),
        ("isad", Reference("KhDKhR", "1", "2", "3"), "country"),
        ("filename", Reference(None, "1", "2", "3"), "archive"),
        ("gost", Reference("GARF", "1", "2", "3", leaves("101-8")), "range"),
    ],
)
def test_what_a_style_cannot_express_is_refused(name: str, reference: Reference, reason: str) -> None:
    with pytest.raises(archref.StyleError, match=reason):
        reference.format(name)


def test_letters_that_would_be_read_otherwise_are_written_so_that_they_are_not() -> None:
    reference = Reference("GARF", "1p", "2", "3", leaves("5v 5sob 7p 8aob"))
    validate(
        reference,
        write={
            "canonical": "GARF, f. 1p, op. 2, d. 3, ll. 5в, 5s-ob, 7п, 8aob",
            "gost": "ГАРФ. Ф. 1п. Оп. 2. Д. 3. Л. 5в, 5с-об., 7п, 8а об.",
            "kritika": "GARF f. 1p, op. 2, d. 3, ll. 5в, 5s-ob., 7п, 8a ob.",
        },
    )


def test_first_citation_introduces_the_archive_where_the_style_asks_it() -> None:
    reference = Reference("GARF", "1235", "1", "16", leaves("7"))
    introduced = {
        "kritika": "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF) f. 1235, op. 1, d. 16, l. 7.",
        "slavic-review": "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF), fond (f.) 1235, opis´ (op.) 1, "
        "delo (d.) 16, list (l.) 7.",
        "gost": "ГАРФ. Ф. 1235. Оп. 1. Д. 16. Л. 7.",
    }
    assert {name: styles[name].introduce(reference) for name in introduced} == introduced
    assert [archref.parse(text) for text in introduced.values()] == [reference] * 3


def test_an_ambiguous_acronym_is_not_written() -> None:
    assert Reference("TsGAOR", "1").format() == "TsGAOR (1938–1941), f. 1"  # by itself TsGAOR SSSR
    for key in archives:
        if len(archives.lookup(archives[key].acronym("ru") or "")) > 1:
            written = styles["gost"].archive_name(key)
            assert [archive.key for archive in archives.lookup(written)] == [key]


@given(
    st.lists(
        st.builds(
            Reference,
            st.sampled_from(["GARF", "AVP RF", "TsDAVO", "GAVO (Vologda)"]),
            st.integers(1, 9999).map(str) | st.integers(1, 999).map("R-{}".format),
            st.none() | st.integers(1, 999).map(str),
            st.integers(1, 9999).map(str) | st.builds("{}{}".format, st.integers(1, 999),
            st.sampled_from("abs")), st.lists(st.builds(Leaves.parse, st.sampled_from(["5", "5ob", "5a",
            "5aob", "5-7", "10", "12ob"])), max_size=2).map(tuple),
        ),
        min_size=2,
        max_size=6,
    )
)  # fmt: skip
def test_names_of_files_sort_as_the_shelf_does_and_are_safe(several: list[Reference]) -> None:
    names = {reference: reference.format("filename") for reference in several}
    assert [names[reference] for reference in sorted(names)] == sorted(names.values())
    assert all(re.fullmatch(r"[A-Za-z0-9+,.=-]{1,200}", name) for name in names.values())
    assert len({name.casefold() for name in names.values()}) == len(names)


def test_no_two_archives_share_the_beginning_of_a_file_name() -> None:
    names = [Reference(key, "1").format("filename").casefold() for key in archives if key.isascii()]
    assert len(set(names)) == len(names)


# ---- a user's own style


def test_a_style_file_states_only_how_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "our-journal.toml"
    path.write_text('extends = "kritika"\n[labels]\ndelo = "spr. {}"\n', "utf-8")
    style = read_style(path)
    assert style.name == "our-journal"
    assert style.format(Reference("GARF", "1", "2", "3", leaves("101-108"))) == "GARF f. 1, op. 2, spr. 3, ll. 101–8."
    assert archref.normalise("GARF, f. 1, op. 2, d. 3", style).endswith("(GARF) f. 1, op. 2, spr. 3")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("labels = 5", "labels is 5; it wants a table"),
        ('[labels]\nshelf = "s. {}"', "labels.shelf is no level; there are fond, opis"),
        ('[labels]\nfond = "f."', "labels.fond is 'f.'; it wants {} once"),
        ("[labels]\nfond = 1", "labels.fond is 1; it wants a word in quotation marks"),
        ('[leaves]\nclosing = "short"', "leaves.closing is 'short'; it wants one of full, chicago"),
        (
            '[archive]\nfull = "{nom}"',
            "archive.full is '{nom}'; it wants nothing in curly brackets but {acronym}, {name}",
        ),
        ('[archive]\nforms = "ru"', "archive.forms is 'ru'; it wants a list of words"),
        ("colour = 1", "colour is no field of a style"),
        ('extends = "nature"', "extends is 'nature'; it wants one of canonical"),
        ('otherwise = "nature"', "otherwise is 'nature'; it wants the name of a packaged style"),
        ("positional_from = true", "positional_from is True; it wants a whole number"),
        ("[in_country]\nUA = 1", "in_country.UA is 1; it wants a table of words"),
        ('[file]\nallowed = "["', "file.allowed is '['; it wants a regular expression"),
        ('name = "x"', "name is given by the file's name"),
        ("= 1", "not a TOML file"),
    ],
)
def test_a_faulty_style_file_is_refused_with_file_and_field(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(archref.ArchrefError, match=re.escape(message)) as caught:
        read_style(path)
    assert str(caught.value).startswith(str(path))


def test_unknown_styles_and_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(archref.StyleError, match=r"unknown style 'nature'; there are canonical, "):
        Reference("GARF").format("nature")
    with pytest.raises(archref.ArchrefError, match=r"none\.toml: cannot be read"):
        read_style(tmp_path / "none.toml")
    assert "nature" not in styles


# ---- the documentation


def test_the_table_in_the_documentation_is_that_of_the_data() -> None:
    docs = Path(__file__).parents[1] / "docs"
    table = runpy.run_path(str(docs / "write_styles.py"))["table"]()
    assert table in (docs / "styles.md").read_text("utf-8"), "run: python docs/write_styles.py"


def test_a_style_takes_its_labels_from_a_language(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('extends = "canonical"\nlanguage = "uk"\ncapitals = true\n[labels]\nfond = "Фонд {}"\n', "utf-8")
    reference = Reference("GARF", "1", "2", "3")
    assert read_style(file).format(reference) == "GARF, Фонд 1, Оп. 2, Спр. 3"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('language = "xx"', "language is 'xx'; "),
        ("language = 5", "language is 5; there are az, "),
        ('language = "uk"\ncapitals = "yes"', "capitals is 'yes'; it wants true or false"),
    ],
)
def test_a_fault_in_a_styles_language_is_told(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(line, "utf-8")
    with pytest.raises(archref.DataError, match=told):
        read_style(file)


# ---- law 6: what was read can be written, or the style refuses


READ = [
    "AP RF, f. 3, op. 52, d. 251, l. 93",
    "GARF, f. R-9414, op. 1 dop, d. 77",
    "RGASPI, f. 558, op. 11, d. 504-692",
    "HDA SBU, f. 13, op. 65, d. S-9079, l. 4",
    "HDA SBU, d. 11315, t. 1, ch. 2, l. 16",
    "NIPTs Memorial, d. 77",
    "RGANTD, op. 1",
    "SEA, f. 600, op. 1, d. 5, l. 2",
    "GARF, f. 9, op. 2, sv. 13",
    "GARF, f. 9, papka 4, l. 3",
    "RIGA, f. 577, op. 10, d. 927",
    "ZZKhA, f. 12, op. 1, d. 1t",
]


@pytest.mark.parametrize("text", READ)
def test_what_was_read_can_be_written_in_every_complete_style_or_is_refused(text: str) -> None:
    reference = archref.parse(text)
    assert archref.parse(str(reference)) == reference
    written: dict[str, str] = {}
    for name in COMPLETE:
        with suppress(archref.StyleError):
            written[name] = reference.format(name)
    readings = {name: archref.parse(form) for name, form in written.items()}
    assert readings == dict.fromkeys(written, reference)
    assert {"canonical", "gost", "kritika"} <= set(written)
