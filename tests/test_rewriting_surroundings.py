"""Rewriting touches the citation and nothing else: brackets, quotes, emphasis, addresses and names around it."""

from __future__ import annotations

import pytest

import archref


@pytest.mark.parametrize(
    ("text", "style", "rewritten"),
    [
        (
            "лежат в РГИА (ф. 20, оп. 3, д. 8, л. 1–4). Позже",
            "gost",
            "лежат в РГИА (Ф. 20. Оп. 3. Д. 8. Л. 1–4). Позже",
        ),
        ("see RGASPI (f. 17, op. 3, d. 8) again", "slash", "see RGASPI (f. 17, op. 3, d. 8) again"),
        ("GARF [f. 1, op. 2, d. 3]", "gost", "ГАРФ [Ф. 1. Оп. 2. Д. 3]"),
        ("(RGVA, f. 4, op. 1, d. 2; GARF, f. 1, op. 2)", "gost", "(РГВА. Ф. 4. Оп. 1. Д. 2; ГАРФ. Ф. 1. Оп. 2)"),
        ("«ЦДАВО», ф. 1, оп. 2, спр. 3", "canonical", "«TsDAVO», f. 1, op. 2, d. 3"),
        ("**RGVA**, f. 4, op. 1, d. 2", "gost", "**РГВА**. Ф. 4. Оп. 1. Д. 2"),
        ("_RGVA_, f. 4, op. 1, d. 2. _Ibid._, d. 3", "gost", "_РГВА_. Ф. 4. Оп. 1. Д. 2. _Там же_. Д. 3"),
    ],
)
def test_pairs_stay_paired(text: str, style: str, rewritten: str) -> None:
    assert archref.normalise(text, style) == rewritten
    assert archref.normalise(rewritten, style) == rewritten


@pytest.mark.parametrize(
    "address",
    [
        "https://commons.wikimedia.org/wiki/Архів:ДАКО/280/2/267",
        "![](сканы/ГАРФ_1-2-3.png)",
        "[скан](ДАКО/1/2/3.jpg)",
        "www.example.org/GARF/1/2/3",
    ],
)
def test_addresses_and_names_of_files_are_never_rewritten(address: str) -> None:
    text = f"GARF, f. 5, op. 1, d. 2. См. {address}"
    assert archref.normalise(text, "gost") == f"ГАРФ. Ф. 5. Оп. 1. Д. 2. См. {address}"


@pytest.mark.parametrize(
    ("text", "style", "rewritten"),
    [
        (
            "Государственный архив Тульской области (далее – ГАТО), ф. 3, оп. 1, д. 8. ГАТО, ф. 5, оп. 1, д. 2.",
            "gost",
            "Государственный архив Тульской области (далее – ГАТО). Ф. 3. Оп. 1. Д. 8. ГАТО. Ф. 5. Оп. 1. Д. 2.",
        ),
        (
            "Государственный архив Тверской области: ГАТО, ф. 3, оп. 1, д. 8.",
            "gost",
            "Государственный архив Тверской области: ГАТО. Ф. 3. Оп. 1. Д. 8.",
        ),
    ],
)  # fmt: skip
def test_the_authors_acronym_stays_where_the_document_explains_it(text: str, style: str, rewritten: str) -> None:
    assert archref.normalise(text, style) == rewritten


def test_beside_its_full_name_an_acronym_needs_no_place() -> None:
    written = archref.normalise("ГАТО (Тула), ф. 3, оп. 1, д. 8.", "kritika")
    assert "(GATO)" in written
    assert "(GATO (" not in written


def test_what_would_be_lost_leaves_the_citation_as_it_is_and_is_told() -> None:
    done = archref.rewrite("ГАРФ, ф. 5446, оп. 1, д. 5, лит. А, л. 3", "kritika")
    assert done.edits == ()
    assert "лит. А" in done.warnings[0].reason


@pytest.mark.parametrize(
    ("text", "style", "rewritten"),
    [
        ("РГАЛИ, ф. 613, оп. 1, ед.хр. 12, л. 3", "gost", "РГАЛИ. Ф. 613. Оп. 1. Ед. хр. 12. Л. 3"),
        ("РГАЛИ, ф. 613, оп. 1, ед. хр. 12, 13", "gost-dash", "РГАЛИ. – Ф. 613. – Оп. 1. – Ед. хр. 12, 13"),
        ("РГАЛИ, ф. 613, оп. 1, д. 12, л. 3", "gost", "РГАЛИ. Ф. 613. Оп. 1. Д. 12. Л. 3"),
        ("ЦДІАК, ф. 222, оп. 1, од.зб. 4, арк. 2", "uk-comma", "ЦДІАК України, ф. 222, оп. 1, од. зб. 4, арк. 2"),
        ("ЦДІАК, ф. 222, оп. 1, спр. 4, арк. 2", "uk-comma", "ЦДІАК України, ф. 222, оп. 1, спр. 4, арк. 2"),
        ("RGALI, f. 613, op. 1, ed. khr. 12, l. 3", "slash", "RGALI 613/1/12/3"),
    ],
)
def test_files_stay_units_where_they_are_counted_as_units(text: str, style: str, rewritten: str) -> None:
    assert archref.normalise(text, style) == rewritten
    assert archref.normalise(rewritten, style) == rewritten


@pytest.mark.parametrize("leaves", ["Bl. 12 ff.", "Bl. 7 f."])
def test_leaves_without_an_end_are_left_and_told(leaves: str) -> None:
    done = archref.rewrite(f"RGVA, f. 1525, op. 1, d. 3, {leaves}", "canonical")
    assert done.edits == ()
    assert leaves.removeprefix("Bl. ") in done.warnings[0].reason


def test_leaves_with_an_end_are_rewritten() -> None:
    assert archref.normalise("RGVA, f. 1525, op. 1, d. 3, Bl. 12–14", "canonical").endswith("ll. 12-14")
    assert archref.normalise("RGVA, f. 1525, op. 1, d. 3, Bl. 12r-v", "canonical").endswith("ll. 12-12ob")


def test_an_archives_name_is_not_written_twice() -> None:
    name = "Российский государственный исторический архив"
    assert archref.normalise(f"{name} (РГИА, ф. 20, оп. 3, д. 8)", "kritika") == f"{name} (RGIA f. 20, op. 3, d. 8)"
    assert archref.normalise("Дело (РГИА, ф. 20, оп. 3, д. 8)", "kritika") == (
        "Дело (Rossiiskii gosudarstvennyi istoricheskii arkhiv (RGIA) f. 20, op. 3, d. 8)"
    )
