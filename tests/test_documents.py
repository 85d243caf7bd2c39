"""Reading files: which passages a text has, and that changes in place leave the rest as it was."""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archref import Document, Passage, ReadError, read
from archref.documents.document import Edit
from archref.documents.read import FORMATS

if TYPE_CHECKING:
    from pathlib import Path


def passages(text: str, format: str = "text") -> list[tuple[str | None, str]]:  # noqa: A002
    return [(passage.label, passage.text) for passage in read(io.StringIO(text), format).passages]


# ---- notes


@pytest.mark.parametrize(
    "marks",
    [
        ("1. ", "2. ", "3. "),
        ("1.", "2.", "3."),
        ("  • 1. ", "  • 2. ", "  • 3. "),
        ("- 1. ", "- 2. ", "- 3. "),
        ("1) ", "2) ", "3) "),
        ("(1) ", "(2) ", "(3) "),
        ("[1] ", "[2] ", "[3] "),
        ("[^1]: ", "[^2]: ", "[^3]: "),
        ("¹ ", "² ", "³ "),
        ("1 ", "2 ", "3 "),
        ("1\t", "2\t", "3\t"),
        ("1.\n", "2.\n", "3.\n"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n"], ids=repr)
def test_a_note_is_a_passage_with_its_printed_number(marks: tuple[str, ...], ending: str) -> None:
    notes = ["GARF, f. 1, op. 2, d. 3.", "Ibid., d. 4.", "Ibid."]
    text = ending.join(mark + note for mark, note in zip(marks, notes, strict=True))
    assert passages(text) == list(zip("123", notes, strict=True))


def test_prose_before_and_after_the_notes_has_no_number() -> None:
    text = "A paragraph.\n\nAnother,\nover two lines.\n\n1. GARF.\n2. RGAE.\n\nThe end.\n"
    assert passages(text) == [
        (None, "A paragraph."),
        (None, "Another,\nover two lines."),
        ("1", "GARF."),
        ("2", "RGAE."),
        (None, "The end."),
    ]


def test_a_paragraph_that_opens_with_a_year_or_a_date_is_no_note() -> None:
    for text in [
        "1937. Arrests began.",
        "15. March 1921 was a Tuesday.",
        "1921 was hungry.",
        "15.03.1921: letter",
    ]:
        assert passages(f"Before.\n\n{text}\n\nAfter.")[1] == (None, text)


def test_a_wrapped_line_that_opens_with_a_number_stays_in_its_note() -> None:
    text = "7. He asked to be admitted in\n1932. He was.\n8. Ibid., l. 5, of\n14. April.\n9. GARF."
    assert passages(text) == [
        ("7", "He asked to be admitted in\n1932. He was."),
        ("8", "Ibid., l. 5, of\n14. April."),
        ("9", "GARF."),
    ]


def test_numbering_may_begin_anew_and_have_gaps() -> None:
    text = "1. a\n2. b\n\nSecond chapter\n\n1. c\n2. d\n5. e\n6. f"
    assert [label for label, _ in passages(text) if label] == ["1", "2", "1", "2", "5", "6"]


def test_a_note_without_words_keeps_its_number() -> None:
    assert passages("[1] a\n[2]\n\n[3] c") == [("1", "a"), ("2", ""), ("3", "c")]


def test_a_markdown_note_goes_on_over_indented_paragraphs() -> None:
    text = "Prose.[^4]\n\n[^4]: GARF.\n\n    Its second paragraph.\n\nProse again.\n[^n]: Named."
    expected = [
        (None, "Prose.[^4]"),
        ("4", "GARF.\n\n    Its second paragraph."),
        (None, "Prose again."),
        ("n", "Named."),
    ]
    assert passages(text, "markdown") == expected


def test_markdown_code_and_front_matter_are_left_out() -> None:
    front = '---\ntitle: "GARF, f. 1"\n---\n'
    text = f"{front}\nProse.\n\n```\nGARF, f. 2\n\n1. x\n```\nMore.\n~~~~ sh\n~~~\n~~~~\nEnd."
    assert passages(text, "markdown") == [(None, "Prose."), (None, "More."), (None, "End.")]


def test_lines_are_passages_where_the_format_says_so() -> None:
    assert passages("GARF, f. 1,\n\n  op. 2 \nd. 3", "lines") == [
        (None, "GARF, f. 1,"),
        (None, "op. 2"),
        (None, "d. 3"),
    ]


def test_the_name_tells_markdown_from_text(tmp_path: Path) -> None:
    text = "```\nGARF\n```\n"
    for name, count in [("a.md", 0), ("a.MARKDOWN", 0), ("a.txt", 1), ("a", 1), ("a.log", 1)]:
        (tmp_path / name).write_text(text, "utf-8")
        assert len(read(tmp_path / name).passages) == count
        assert len(read(str(tmp_path / name), format="text").passages) == 1


def test_places_name_passages_by_number_or_by_order() -> None:
    assert read(io.StringIO("a\n\nb")).places == ("1", "2")
    assert read(io.StringIO("a\n\n7. b\n8. c\n\nd")).places == ("¶ 1", "7", "8", "¶ 4")


# ---- offsets and changes in place

TEXTS = st.text(st.sampled_from("a1 2.\n\r\t[]^:()•-Г\u2028\u00b9\U0001f600`~"))


@given(TEXTS, st.sampled_from(sorted(FORMATS)))
def test_every_passage_is_a_slice_of_the_source(text: str, format: str) -> None:  # noqa: A002
    document = read(io.StringIO(text, newline=""), format)
    ends = 0
    for passage in document.passages:
        assert document.source[passage.start : passage.start + len(passage.text)] == passage.text
        assert passage.text == passage.text.strip()
        assert passage.start >= ends
        ends = passage.start + len(passage.text)


@given(TEXTS)
def test_plain_text_loses_no_word(text: str) -> None:
    document = read(io.StringIO(text, newline=""))
    kept = "".join(passage.text + (passage.label or "") for passage in document.passages)
    assert (kept.count("Г"), kept.count("a")) == (text.count("Г"), text.count("a"))


@given(TEXTS, st.data())
def test_a_change_touches_nothing_else(text: str, data: st.DataObject) -> None:
    document = read(io.StringIO(text, newline=""))
    if not document.passages:
        return
    index = data.draw(st.integers(0, len(document.passages) - 1))
    passage = document.passages[index]
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    changed = document.rewritten([Edit(index, start, end, "NEW")]).decode()
    assert changed == text[: passage.start + start] + "NEW" + text[passage.start + end :]


def test_changes_may_come_in_any_order() -> None:
    document = read(io.StringIO("1. one\n2. two three\n"))
    edits = [Edit(1, 4, 9, "3"), Edit(0, 0, 3, "1"), Edit(1, 0, 3, "2")]
    assert document.rewritten(edits) == b"1. 1\n2. 2 3\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_is_told_by_its_mark_and_written_back_in_kind(tmp_path: Path, encoding: str) -> None:
    mark = "" if encoding.startswith("utf-8") else "\ufeff"
    data = f"{mark}1. ГАРФ. Ф. 1.\r\n2. Там же.\r\n".encode(encoding)
    (tmp_path / "notes.txt").write_bytes(data)
    document = read(tmp_path / "notes.txt")
    assert [(p.label, p.text) for p in document.passages] == [("1", "ГАРФ. Ф. 1."), ("2", "Там же.")]
    assert document.rewritten([]) == data
    assert document.rewritten([Edit(0, 0, 4, "РГАЭ")]).decode(encoding).lstrip("\ufeff").startswith("1. РГАЭ. Ф.")


def test_another_encoding_is_read_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes("ГАРФ. Ф. 1.".encode("cp1251"))
    document = read(tmp_path / "notes.txt", encoding="cp1251")
    assert document.passages[0].text == "ГАРФ. Ф. 1."
    assert document.rewritten([Edit(0, 9, 10, "5")]) == "ГАРФ. Ф. 5.".encode("cp1251")
    with pytest.raises(ReadError, match=r"cp1251 has no 'ā'"):
        document.rewritten([Edit(0, 9, 10, "ā")])


def test_documents_cross_process_borders() -> None:
    document = read(io.StringIO("1. GARF\n2. RGAE"))
    assert pickle.loads(pickle.dumps(document)) == document


# ---- what can be read, and what cannot


def test_open_files_of_text_and_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("ГАРФ", "utf-8")
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        for file in (binary, text):
            assert read(file).passages == (Passage("ГАРФ"),)
    assert read(io.BytesIO(b"GARF")).name == "-"


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    for data in (b"", b" \n\n\t", b"\xef\xbb\xbf", b"\xff\xfe"):
        (tmp_path / "empty.txt").write_bytes(data)
        assert read(tmp_path / "empty.txt").passages == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"abc\x00def", r"bad\.txt: is a binary file \(a NUL at byte 3\)"),
        ("Лист: ГАРФ".encode("cp1251"), r"bad\.txt: byte 0 \(0xcb\) is not UTF-8; .*cp1251"),
        (b"GARF \xd0", r"bad\.txt: byte 5 \(0xd0\) is not UTF-8"),
        (b"\xef\xbb\xbfa\xff", r"bad\.txt: byte 4 \(0xff\) is not UTF-8"),
        (b"\xff\xfea\x00\x00\xd8", r"bad\.txt: byte 4 \(0x00\) is not UTF-16-LE"),
    ],
    ids=["binary", "cp1251", "cut short", "after a mark", "half a UTF-16 character"],
)
def test_what_is_no_text_is_told_with_its_place(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    with pytest.raises(ReadError, match=told) as raised:
        read(tmp_path / "bad.txt")
    assert "\n" not in str(raised.value)


def test_what_is_no_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere\.txt: cannot be read: No such file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(ReadError, match="is a folder; name the files in it"):
        read(tmp_path)
    with pytest.raises(ReadError, match="cannot be read"):
        read("nul\x00.txt")


def test_an_unknown_format_or_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    with pytest.raises(ReadError, match="unknown format 'docm'; archref reads text, markdown, lines"):
        read(tmp_path / "a.txt", format="docm")
    for encoding in ("cp9999", "hex", "no such"):
        with pytest.raises(ReadError, match=f"unknown encoding '{encoding}'"):
            read(tmp_path / "a.txt", encoding=encoding)


def test_a_document_shows_itself_in_a_line() -> None:
    shown = repr(Document(tuple(map(Passage, "abc")), name="notes.txt"))
    assert "notes.txt" in shown
    assert len(shown) < 100
