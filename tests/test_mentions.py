"""Archives named without a shelf mark: nothing a note names is lost."""

from __future__ import annotations

import pytest

import archref
from archref import Mention


def only(*notes: str) -> Mention:
    (mention,) = archref.mentions(notes)
    return mention


@pytest.mark.parametrize(
    ("note", "key"),
    [
        ("Bykhatsky’s case file in TsDAHO.", "TsDAHO"),
        ("Личное дело Иванова в ГАРФ.", "GARF"),
        ("Слідча справа зберігається в ЦДАГО України.", "TsDAHO"),
        ("Papers in the Russian State Archive of Socio-Political History.", "RGASPI"),
        ("Документы из Российского государственного архива экономики.", "RGAE"),
        ("Akten im RGVA, Moskau.", "RGVA"),
        ("Akta w CDAWO.", "TsDAVO"),
    ],
)
def test_a_source_without_a_shelf_mark(note: str, key: str) -> None:
    assert only(note).archive == key


def test_its_text_is_the_sentence_without_the_notes_number() -> None:
    note = "52. See below. Bykhatsky’s case file in TsDAHO. He died in 1937."
    mention = only(note)
    assert mention.text == "Bykhatsky’s case file in TsDAHO"
    assert note[mention.start : mention.end] == mention.text
    assert (mention.note, mention.archive_text) == (0, "TsDAHO")


def test_offsets_are_code_points() -> None:
    note = "𝔄 📜 Bykhatsky’s case file in TsDAHO."
    mention = only(note)
    assert note[mention.start : mention.end] == mention.text


def test_what_a_citation_names_is_no_mention() -> None:
    assert archref.mentions(["GARF, f. 5446, op. 1, d. 3.", "Fond 102, Schedule 314, Case 35, GARF, Moscow."]) == []


def test_beside_a_citation() -> None:
    notes = ["GARF, f. 5446, op. 1, d. 3. Lobanov’s case file is in TsDAHO.", "Nothing.", "A letter in RGAE."]
    assert [(mention.note, mention.archive) for mention in archref.mentions(notes)] == [(0, "TsDAHO"), (2, "RGAE")]


def test_two_archives_in_one_sentence_are_two() -> None:
    assert [mention.archive for mention in archref.mentions("Files in GARF and RGASPI.")] == ["GARF", "RGASPI"]


def test_an_ambiguous_archive_names_its_candidates() -> None:
    mention = only("Личное дело в ГАВО.")
    assert mention.archive is None
    assert "GAVO (Vologda)" in mention.candidates


def test_an_archive_that_no_registry_knows() -> None:
    mention = only("Letters from the Smith Family Archive.")
    assert (mention.archive, mention.archive_text) == (None, "Smith Family Archive")


def test_citations_at_hand_need_not_be_found_again() -> None:
    notes = ["GARF, f. 5446, op. 1, d. 3. Lobanov’s case file is in TsDAHO."]
    assert archref.mentions(notes, citations=archref.find(notes)) == archref.mentions(notes)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "(Chicago, IL: University of Chicago Press, 1999), pp. 107–8.",
        "In 1921 he came to Moscow.",
        "The archive of human memory.",
        "SNK SSSR decided on 5 May; NKVD followed.",
        "Постановление ВЦИК и СНК.",
    ],
)
def test_nothing_else_is_a_mention(note: str) -> None:
    assert archref.mentions([note]) == []


def test_as_plain_data() -> None:
    assert only("Case file in TsDAHO.").to_dict() == {
        "note": 0,
        "start": 0,
        "end": 19,
        "text": "Case file in TsDAHO",
        "archive_text": "TsDAHO",
        "archive": "TsDAHO",
        "candidates": [],
    }
