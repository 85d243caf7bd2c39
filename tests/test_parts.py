"""The parts of a citation: every level that is written, with its place in the text."""

from __future__ import annotations

import pytest

import archref
from archref.model import Citation


def parts_of(text: str) -> list[list[tuple[str, str]]]:
    """Give each citation's parts as level and text."""
    return [[(part.level, text[part.start : part.end]) for part in c.parts] for c in archref.find(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "See GARF, f. R-5446, op. 12a, d. 5, ll. 7ob-9, 12.",
            [("archive", "GARF"), ("fond", "R-5446"), ("opis", "12a"), ("delo", "5"), ("listy", "7ob-9"),
             ("listy", "12")],
        ),
        (
            "АВП РФ. Ф. 06. Оп. 6. П. 14. Д. 143. Л. 5 об.",
            [("archive", "АВП РФ"), ("fond", "06"), ("opis", "6"), ("papka", "14"), ("delo", "143"),
             ("listy", "5 об.")],
        ),
        ("RGASPI 17/3/74/5", [("archive", "RGASPI"), ("fond", "17"), ("opis", "3"), ("delo", "74"), ("listy", "5")]),
        (
            "Fond 102, opis 314, delo 35, GARF",
            [("fond", "102"), ("opis", "314"), ("delo", "35"), ("archive", "GARF")],
        ),
        (
            "LVVA, 101. f., 1. apr., 5. l., 10. lp.",
            [("archive", "LVVA"), ("fond", "101"), ("opis", "1"), ("delo", "5"), ("listy", "10")],
        ),
        (
            "ГАРФ. Ф. 102. ДПОО. 1898. Д. 3",
            [("archive", "ГАРФ"), ("fond", "102"), ("deloproizvodstvo", "ДПОО"), ("god", "1898"), ("delo", "3")],
        ),
    ],
)  # fmt: skip
def test_each_level_has_its_place(text: str, parts: list[tuple[str, str]]) -> None:
    assert parts_of(text) == [parts]


def test_of_several_files_each_citation_has_its_own() -> None:
    assert parts_of("RGAE, f. 4372, op. 92, dd. 13, 16, l. 5") == [
        [("archive", "RGAE"), ("fond", "4372"), ("opis", "92"), ("delo", "13")],
        [("archive", "RGAE"), ("fond", "4372"), ("opis", "92"), ("delo", "16"), ("listy", "5")],
    ]


def test_an_ibid_word_is_a_part_and_what_it_repeats_is_none() -> None:
    first, second = archref.find(["RGAE, f. 4372, op. 92, d. 13, l. 5.", "Ibid., l. 6."])
    assert first.basis == "written"
    assert [part.level for part in second.parts] == ["ibid", "listy"]
    assert second.basis == "carried"


def test_places_count_in_a_text_whose_words_are_divided() -> None:
    text = "ГАРФ, фонд 5, опи\u00adсь 12, дело 3"
    (parts,) = parts_of(text)
    assert parts[-2:] == [("opis", "12"), ("delo", "3")]


def test_parts_come_back_from_plain_data() -> None:
    (citation,) = archref.find("GARF, f. 9401, op. 1a, d. 552")
    assert Citation.from_dict(citation.to_dict()) == citation
