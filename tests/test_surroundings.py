"""Which archive a mark belongs to, and what it may take over from what stands around it."""

from __future__ import annotations

import pytest

import archref


def read(*notes: str, each_alone: bool = False) -> list[str]:
    return [str(citation.reference) for citation in archref.find(notes, each_alone=each_alone)]


class TestWhatIsNoArchive:
    @pytest.mark.parametrize(
        ("notes", "reads"),
        [
            (["РГАНИ, Политбюро ЦК КПСС, ф. 3, оп. 12, д. 5."], ["RGANI, f. 3, op. 12, d. 5"]),
            (["RGASPI, TsK VKP(b), f. 17, op. 3, d. 8."], ["RGASPI, f. 17, op. 3, d. 8"]),
            (["Стенограмма пленума обкома ВКП(б), ф. 5, оп. 1, д. 9, л. 2."], ["f. 5, op. 1, d. 9, l. 2"]),
            (["Протокол засідання ЦК КП(б)У, ф. 1, оп. 6, спр. 15, арк. 3."], ["f. 1, op. 6, d. 15, l. 3"]),
        ],
    )
    def test_a_party_or_an_office(self, notes: list[str], reads: list[str]) -> None:
        assert read(*notes) == reads

    def test_a_party_named_on_the_way_is_no_antecedent(self) -> None:
        notes = ["The papers are in RGVA.", "He left the VKP(b) in 1937.", "F. 4, op. 1, d. 10, l. 5."]
        assert read(*notes)[-1] == "RGVA, f. 4, op. 1, d. 10, l. 5"

    @pytest.mark.parametrize(
        "author", ["Лермонтов А.С.", "Лермонтов А. С.", "Ахматова А.А.", "Ґалаґан Г. А.", "Blok A.A.", "Rozanov, A. S."]
    )
    def test_a_persons_initials(self, author: str) -> None:
        notes = [f"{author} Письма. М., 1957. С. 12.", "Ф. 14. Оп. 1. Д. 25. Л. 3."]
        assert read(*notes) == ["f. 14, op. 1, d. 25, l. 3"]

    def test_initials_beside_a_mark_do_not_hide_the_archive(self) -> None:
        assert read("В РГАЛИ есть фонд А.А. Фадеева (ф. 1628, оп. 1, д. 3).") == ["RGALI, f. 1628, op. 1, d. 3"]

    @pytest.mark.parametrize(
        ("note", "reads"),
        [
            ("В архиве РГВИА сохранилось дело о полке, Ф. 489 Оп. 1 Д. 77", "RGVIA, f. 489, op. 1, d. 77"),
            ("The GARF archive holds a file on the camp, F. 9414, op. 1, d. 57", "GARF, f. 9414, op. 1, d. 57"),
            ("В архіві ЦДІАК є справа про село, Ф. 127 Оп. 3 Спр. 8", "TsDIAK, f. 127, op. 3, d. 8"),
        ],
    )
    def test_a_clause_with_the_word_archive(self, note: str, reads: str) -> None:
        assert read(note) == [reads]
        (citation,) = archref.find(note)
        assert citation.text.startswith("Ф." if "Ф." in note else "F.")
        assert "archive" in citation.inherited

    def test_but_the_full_name_of_an_unlisted_archive_is_one(self) -> None:
        (citation,) = archref.find("Музей истории города Чердыни, ф. 3, оп. 1, д. 12")
        assert citation.archive_text == "Музей истории города Чердыни"
        assert not citation.listed


class TestRecords:
    def test_the_record_of_another_person_lends_no_archive(self) -> None:
        assert read(
            "Архивные данные: ГАРФ, Фонд: Р-8131. Опись: 31. Дело: 104.",
            "Архивные данные: Фонд: Р-77. Опись: 2. Дело: 6.",
        ) == ["GARF, f. R-8131, op. 31, d. 104", "f. R-77, op. 2, d. 6"]

    @pytest.mark.parametrize("lead", ["Арх. дело", "Шифр", "Архівні дані", "Signatur", "Call number"])
    def test_a_named_field_makes_a_record(self, lead: str) -> None:
        assert read("RGASPI, f. 17, op. 3, d. 4.", f"{lead}: f. 9401, op. 2, d. 64")[1] == "f. 9401, op. 2, d. 64"

    @pytest.mark.parametrize(
        ("first", "second", "reads"),
        [
            ("RGASPI, f. 17, op. 3, d. 4.", "F. 558, op. 11, d. 64.", "f. 558, op. 11, d. 64"),
            ("ЦГА СПб. Ф. 2555. Оп. 4. Д. 116.", "Снежков В. В. Ф. 1001. Оп. 9. Д. 14.", "f. 1001, op. 9, d. 14"),
        ],
    )
    def test_a_full_mark_of_its_own_takes_no_archive_from_the_one_before(
        self, first: str, second: str, reads: str
    ) -> None:
        assert read(first, second)[1] == reads

    def test_but_an_ibid_does_and_so_does_the_next_mark_of_a_note(self) -> None:
        notes = ["RGASPI, f. 17, op. 3, d. 4; f. 82, op. 2, d. 5.", "Ibid., f. 558, op. 11, d. 64."]
        assert read(*notes)[1:] == ["RGASPI, f. 82, op. 2, d. 5", "RGASPI, f. 558, op. 11, d. 64"]

    def test_and_a_mark_of_the_same_fond(self) -> None:
        notes = ["RGASPI, f. 17, op. 3, d. 4.", "The same protocol is in f. 17, op. 163, d. 9."]
        assert read(*notes)[1] == "RGASPI, f. 17, op. 163, d. 9"

    @pytest.mark.parametrize("heading", ["ЦДІАК України", "STATE ARCHIVE OF ODESSA OBLAST", "Archives: RGVA"])
    def test_a_heading_holds_for_all_under_it(self, heading: str) -> None:
        first, second = archref.find([heading, "F. 16, op. 126, d. 3", "F. 39, op. 5, d. 70"])
        assert first.reference.archive == second.reference.archive != None  # noqa: E711 - a chain
        assert (first.basis, second.basis) == ("carried", "carried")

    def test_one_record_may_stand_in_two_paragraphs(self) -> None:
        assert read("Архивные данные: Фонд: 12.", "Опись: 7. Дело: 345.") == ["f. 12, op. 7, d. 345"]

    def test_records_alone_take_their_archive_from_a_heading_only(self) -> None:
        notes = [
            "Государственный архив Российской Федерации (ГАРФ)", "Ф. 9401, оп. 2, д. 3", "Там же, д. 4",
            "РГАСПИ", "Ф. 17, оп. 2, д. 3, л. 7",
        ]  # fmt: skip
        assert read(*notes, each_alone=True) == ["GARF, f. 9401, op. 2, d. 3", "RGASPI, f. 17, op. 2, d. 3, l. 7"]

    def test_what_stands_in_another_record_is_no_heading(self) -> None:
        notes = ["Служил в архиве, письма отдал в РГАЛИ в 1950 году.", "Ф. 9401, оп. 2, д. 3"]
        assert read(*notes, each_alone=True) == ["f. 9401, op. 2, d. 3"]


class TestSourcesInBetween:
    @pytest.mark.parametrize(
        "between", ["BArch, R 6/77, Bl. 9.", "TNA, FO 371/29480, fol. 4.", "AAN, sygn. 254, k. 12."]
    )
    def test_an_ibid_does_not_reach_over_another_archives_source(self, between: str) -> None:
        assert read("GARF, f. 7021, op. 148, d. 3, l. 4.", between, "Ibid., fol. 13.") == [
            "GARF, f. 7021, op. 148, d. 3, l. 4"
        ]

    def test_but_over_a_book_it_does(self) -> None:
        assert read("GARF, f. 7021, op. 148, d. 3, l. 4.", "Arad, Belzec, p. 5.", "Ibid., d. 5, l. 6.")[-1] == (
            "GARF, f. 7021, op. 148, d. 5, l. 6"
        )


class TestDefinitions:
    @pytest.mark.parametrize(
        ("notes", "reads"),
        [
            (
                [
                    "State Archive of Zaporizhzhia Oblast (hereafter GAZO), f. 1, op. 2, d. 3.",
                    "GAZO, f. 5, op. 1, d. 2.",
                ],
                "DAZpO, f. 5, op. 1, d. 2",
            ),
            (
                ["ГАТО, ф. 3, оп. 1, д. 8.", "Список сокращений: ГАТО – Государственный архив Тверской области"],
                "GATO (Tver), f. 3, op. 1, d. 8",
            ),
            (["GATO = State Archive of Tomsk Oblast.", "GATO 3, 1, 8, 5."], "GATO (Tomsk), f. 3, op. 1, d. 8, l. 5"),
        ],
    )
    def test_what_the_document_says_outranks_the_registry(self, notes: list[str], reads: str) -> None:
        assert reads in read(*notes)
        assert "defined" in [citation.basis for citation in archref.find(notes)]

    def test_a_former_name_in_brackets_is_no_definition(self) -> None:
        notes = ["ГАРФ (ЦГАОР СССР). Ф. 1. Оп. 2. Д. 3.", "ГАРФ. Ф. 5. Оп. 1. Д. 2."]
        assert read(*notes)[-1] == "GARF, f. 5, op. 1, d. 2"

    @pytest.mark.parametrize(
        ("notes", "key"),
        [
            (
                ["Party Archive of Tambov Oblast (hereafter PATO), f. 840, op. 1, d. 3.", "PATO, f. 855, op. 1, d. 2."],
                "PATO (Tambov)",
            ),
            (["GA\tState Archive of the Russian Federation", "5. GA, f. 9526, op. 1, d. 10, l. 4."], "GARF"),
        ],
    )
    def test_names_that_no_record_has_and_lists_without_a_dash(self, notes: list[str], key: str) -> None:
        assert archref.find(notes)[-1].reference.archive == key


class TestNamesOfSeveralArchives:
    """What settles one: the document's words, a place beside it; the one whose own key it is has a head start only."""

    @pytest.mark.parametrize(
        ("notes", "key", "basis"),
        [
            (["ДАХО, ф. 3, оп. 1, спр. 2."], "DAKhO", "written"),
            (["Метричні книги Херсона: ДАХО, ф. 198, оп. 5, спр. 12."], "DAKheO", "place"),
            (["Ревизия Уфимской губернии. НА РБ. Ф. И-138. Оп. 2. Д. 532."], "NA RB (Bashkortostan)", "place"),
            (["ДАХО, ф. 3, оп. 1, спр. 2.", "Державний архів Херсонської області зберігає їх."], "DAKheO", "defined"),
            (["Город Тула и уезд: ГАТО. Ф. 3. Оп. 15. Д. 702."], "GATO (Tula)", "place"),
            (
                ["ГАТО. Ф. 3. Оп. 15. Д. 702.", "Фонды Государственного архива Тамбовской области."],
                "GATO (Tambov)",
                "defined",
            ),
        ],
    )
    def test_it_is_settled(self, notes: list[str], key: str, basis: str) -> None:
        citation = archref.find(notes)[0]
        assert (citation.reference.archive, citation.basis, citation.candidates) == (key, basis, ())

    def test_the_same_acronym_means_the_same_throughout(self) -> None:
        notes = ["ГАТО. Ф. 3. Оп. 1. Д. 8.", "В Томске: ГАТО. Ф. 5. Оп. 1. Д. 2."]
        assert [c.reference.archive for c in archref.find(notes)] == ["GATO (Tomsk)", "GATO (Tomsk)"]

    def test_else_it_stays_open_and_says_between_which(self) -> None:
        (citation,) = archref.find("ГАТО. Ф. 3. Оп. 15. Д. 702.")
        assert citation.reference.archive is None
        assert citation.basis is None
        assert {"GATO (Tula)", "GATO (Tver)"} < set(citation.candidates)
