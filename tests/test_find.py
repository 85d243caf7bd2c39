"""Where citations are: spans to the character, in whatever the text is made of."""

from __future__ import annotations

import pytest

import archref
from archref import Citation

MARK = "GARF, f. R-5446, op. 12, d. 5, ll. 7ob–9, 12"


def texts(notes: str | list[str]) -> list[str]:
    return [citation.text for citation in archref.find(notes)]


def only(notes: str | list[str]) -> Citation:
    (citation,) = archref.find(notes)
    return citation


class TestSpans:
    """From the first letter of the archive to the last sign of the last value."""

    @pytest.mark.parametrize(
        "around",
        [
            "{}.",
            "See {}; and Getty, Road to Terror, 45.",
            "({})",
            "“{}”",
            "[{}]",
            "1. {}.",
            "He wrote often ({}), it seems.",
            "See note 5.{}.",
            "Cf. {}, and the answer of 5 May 1921.",
            "{}—and more.",
            "a\n\n{}\n\nb",
        ],
    )
    def test_what_stands_around_does_not_belong_to_it(self, around: str) -> None:
        assert texts(around.format(MARK)) == [MARK]

    @pytest.mark.parametrize(
        "mark",
        [
            "ГЛМ. Ф. 383. Оп. 1. Ед. хр. 176. Л. 7 об.",
            "ЦДАГО України. Ф. 1. Оп. 32. Спр. 2612. Арк. 64 зв.",
            "НАРБ. Ф. 4п. Воп. 1. Спр. 1234. Арк. 18 адв.",
        ],
    )
    def test_the_full_stop_of_a_verso_belongs_to_it(self, mark: str) -> None:
        assert texts(f"{mark} Машинопись.") == [mark]

    def test_the_archive_in_full_belongs_to_it(self) -> None:
        mark = "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (hereafter GARF), f. 5446, op. 1, d. 3"
        assert texts(f"See {mark}.") == [mark]
        assert only(mark).archive_text == "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (hereafter GARF)"

    def test_an_archive_behind_closes_it(self) -> None:
        assert texts("Fond 102, Schedule 314, Case 35, GARF, Moscow.") == ["Fond 102, Schedule 314, Case 35, GARF"]

    def test_a_description_between_the_parts_lies_in_it(self) -> None:
        mark = "RGIA, f. 776 (Glavnoe upravlenie), op. 8, d. 2015 (Ob izdanii zhurnala), l. 9"
        assert texts(f"{mark} (1912).") == [mark]

    def test_a_date_a_place_a_remark_behind_lie_outside(self) -> None:
        for behind in (", 12 May 1921", " (copy)", ". Подлинник.", ", cited in Getty, Road, p. 5", " [1921]"):
            assert texts(MARK + behind) == [MARK], behind

    def test_in_running_text(self) -> None:
        text = "The report (f. 5446, op. 1, d. 5, l. 7) is in GARF; the answer (l. 9) is not dated."
        assert texts(text) == ["f. 5446, op. 1, d. 5, l. 7", "l. 9"]


class TestSeveralFiles:
    def test_one_citation_for_each_file_with_the_same_span(self) -> None:
        first, second = archref.find("GARF, f. R-5446, op. 1, dd. 13, 16.")
        assert (first.start, first.end) == (second.start, second.end) == (0, 34)
        assert (first.reference.delo, second.reference.delo) == ("13", "16")

    def test_leaves_behind_belong_to_the_last(self) -> None:
        first, second = archref.find("ЦДАВО, ф. 1, оп. 2, спр. 13, 16, арк. 5.")
        assert not first.reference.listy
        assert [str(leaves) for leaves in second.reference.listy] == ["5"]

    def test_a_range_of_files_is_one(self) -> None:
        assert only("ЦДАВО, ф. 1, оп. 2, спр. 5–9.").reference.delo == "5-9"

    def test_leaves_between_files_stay_with_theirs(self) -> None:
        found = archref.find("GARF, f. 1, op. 2, d. 3, l. 4; d. 5, ll. 6, 7; d. 8.")
        assert [(c.reference.delo, *map(str, c.reference.listy)) for c in found] == [
            ("3", "4"),
            ("5", "6", "7"),
            ("8",),
        ]


class TestLeaves:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("л. 5", ["5"]),
            ("л. 5об.", ["5ob"]),
            ("л. 5 об", ["5ob"]),
            ("л. 5-об.", ["5ob"]),
            ("л. 5 (об.)", ["5ob"]),
            ("л. 5–7", ["5-7"]),
            ("л. 5 — 7 об.", ["5-7ob"]),
            ("л. 5 об.–7", ["5ob-7"]),
            ("л. 5–5 об.", ["5-5ob"]),
            ("л. 5 с об.", ["5-5ob"]),
            ("л. 5 и об.", ["5-5ob"]),
            ("л. 165–8", ["165-168"]),
            ("л. 198–203", ["198-203"]),
            ("л. 98–103", ["98-103"]),
            ("л. 5, 7, 9–11 об., 15а", ["5", "7", "9-11ob", "15a"]),
            ("л. 5 и 7", ["5", "7"]),
            ("л. 5, л. 7", ["5", "7"]),
            ("лл. 5, 5 об., 6", ["5", "5ob", "6"]),
            ("л. 5(7)", ["5(7)"]),
            ("л. 5а об.", ["5aob"]),
        ],
    )
    def test_leaves_in_every_spelling(self, written: str, read: list[str]) -> None:
        citation = only(f"ГАРФ, ф. 1, оп. 2, д. 3, {written}")
        assert [str(leaves) for leaves in citation.reference.listy] == read

    @pytest.mark.parametrize("behind", ["12 мая 1921 г.", "1921 г.", "5 экз.", "Т. 5. С. 7"])
    def test_numbers_of_something_else_are_no_leaves(self, behind: str) -> None:
        citation = archref.find(f"ГАРФ, ф. 1, оп. 2, д. 3, л. 4, {behind}")[0]
        assert [str(leaves) for leaves in citation.reference.listy] == ["4"]


class TestCharacters:
    """Offsets count code points in the passage as given."""

    @pytest.mark.parametrize(
        "before",
        ["", "𝔄𝔯𝔠𝔥𝔦𝔳 ", "📜📜 ", "Ё́ ", "\ufeff", "नमस्ते। ", "قضية ", "\r\n", "\t", "\u200b", "\x00", "\x1b[1m "],
        ids=lambda text: ascii(text),
    )
    def test_offsets_are_code_points(self, before: str) -> None:
        text = f"{before}{MARK}. {before}{MARK}."
        found = archref.find(text)
        assert [citation.start for citation in found] == [len(before), len(text) - len(MARK) - 1]
        assert [text[citation.start : citation.end] for citation in found] == [MARK, MARK]

    @pytest.mark.parametrize(
        "written",
        [
            "ГАРФ,\u00a0ф.\u00a05446,\u00a0оп.\u00a01,\u00a0д.\u00a0100,\u00a0л.\u00a05",
            "ГАРФ,\u2009ф.\u20095446,\u202fоп.\u202f1, д.\u2009100, л.\u20095",
            "ГАРФ, ф. 5446,\r\nоп. 1, д. 100,\r\nл. 5",
            "ГАРФ, ф. 5446,\n    оп. 1, д. 100, л.\n    5",
            "ГАРФ, фонд 5446, опи\u00adсь 1, дело 100, лист 5",
            "ГАРФ, ф. 54\u00ad46, оп. 1, д. 100, л. 5",
            "ГАРФ,\tф. 5446,\tоп. 1,\tд. 100,\tл. 5",
            "ГАРФ, ф. 5446, оп. 1, д.100, л.5",
            "ГAPФ, ф. 5446, oп. 1, д. 100, л. 5",
            "ГАРФ，ф. 5446，оп. 1，д. 100，л. 5",
            "*ГАРФ*, ф. 5446, оп. 1, **д. 100**, л. 5",
        ],
        ids=["no-break", "thin", "CRLF", "hard wrapped", "soft hyphen", "soft hyphen in a number", "tabs", "no spaces",
             "Latin letters", "full width", "emphasis"],
    )  # fmt: skip
    def test_a_mark_is_read_through_odd_characters(self, written: str) -> None:
        citation = only(written)
        assert str(citation.reference) == "GARF, f. 5446, op. 1, d. 100, l. 5"
        assert citation.end == len(written)

    @pytest.mark.parametrize("label", ["Ф.", "Оп.", "Д.", "Л."])
    def test_a_line_may_end_after_any_label(self, label: str) -> None:
        """A number and a full stop at the beginning of a line are then no number of a list."""
        text = "ГАРФ. Ф. 5446. Оп. 1. Д. 100. Л. 5. Подлинник."
        assert str(only(text.replace(f"{label} ", f"{label}\n")).reference) == "GARF, f. 5446, op. 1, d. 100, l. 5"

    def test_the_next_item_of_a_list_is_no_value(self) -> None:
        found = archref.find("1. ЦДАВО, ф. 1, оп. 2, спр. 3, 45 арк.\n2. Там само, спр. 4, 12 арк.\n3. Інше.")
        assert [(c.reference.delo, c.reference.listy) for c in found] == [("3", ()), ("4", ())]

    @pytest.mark.parametrize("dash", "-‐‑‒–—―−")
    def test_every_dash_makes_a_range(self, dash: str) -> None:
        assert [str(run) for run in only(f"GARF, f. 1, op. 2, d. 3, ll. 5{dash}7").reference.listy] == ["5-7"]

    @pytest.mark.parametrize("apostrophe", "'’‘ʼʹ´`′")
    def test_every_apostrophe_is_a_soft_sign(self, apostrophe: str) -> None:
        assert only(f"GARF, fond 1, opis{apostrophe} 2, delo 3").reference.opis == "2"

    def test_an_empty_line_ends_a_mark(self) -> None:
        first, *_ = archref.find("ГАРФ. Ф. 1. Оп. 2.\n\nД. 3. Л. 4.")
        assert first.text == "ГАРФ. Ф. 1. Оп. 2"


class TestNotes:
    def test_notes_are_counted_from_nought(self) -> None:
        assert [citation.note for citation in archref.find(["", MARK, "Nothing.", MARK])] == [1, 3]

    def test_one_text_is_note_nought(self) -> None:
        assert only(MARK).note == 0

    @pytest.mark.parametrize("nothing", ["", [], [""], "  \n", ["", ""]])
    def test_nothing_gives_nothing(self, nothing: str | list[str]) -> None:
        assert archref.find(nothing) == []

    def test_any_sequence_of_notes_will_do(self) -> None:
        assert archref.find((MARK,)) == archref.find([MARK])

    def test_the_notes_given_are_not_touched(self) -> None:
        notes = [MARK, "Ibid."]
        archref.find(notes)
        assert notes == [MARK, "Ibid."]

    def test_finding_again_finds_the_same(self) -> None:
        notes = [MARK, "Ibid., l. 5; d. 7.", "RGASPI, f. 17, op. 3, d. 4."]
        assert archref.find(notes) == archref.find(notes)
