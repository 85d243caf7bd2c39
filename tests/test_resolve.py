"""What a writer leaves out and a reader fills in: within a note, across notes, through books, by definitions."""

from __future__ import annotations

import pytest

import archref

FIRST = "RGASPI, f. 17, op. 3, d. 74, l. 5."


def references(*notes: str) -> list[str]:
    return [str(citation.reference) for citation in archref.find(notes)]


def then(*notes: str) -> list[str]:
    """Read notes after FIRST, and give what they hold."""
    return references(FIRST, *notes)[1:]


class TestWithinANote:
    @pytest.mark.parametrize(
        ("tail", "read", "inherited"),
        [
            ("l. 7", "RGASPI, f. 17, op. 3, d. 74, l. 7", ("archive", "fond", "opis", "delo")),
            ("d. 75, l. 7", "RGASPI, f. 17, op. 3, d. 75, l. 7", ("archive", "fond", "opis")),
            ("d. 75", "RGASPI, f. 17, op. 3, d. 75", ("archive", "fond", "opis")),
            ("op. 4, d. 1", "RGASPI, f. 17, op. 4, d. 1", ("archive", "fond")),
            ("op. 4", "RGASPI, f. 17, op. 4", ("archive", "fond")),
            ("f. 2, op. 1, d. 1", "RGASPI, f. 2, op. 1, d. 1", ("archive",)),
            ("GARF, f. 5446, op. 1, d. 2", "GARF, f. 5446, op. 1, d. 2", ()),
        ],
    )
    def test_levels_above_the_first_written_are_carried(self, tail: str, read: str, inherited: tuple[str, ...]) -> None:
        _, second = archref.find(f"{FIRST[:-1]}; {tail}.")
        assert (str(second.reference), second.inherited) == (read, inherited)

    @pytest.mark.parametrize("joint", ["; ", ", and ", "; and ", "; see also ", ". ", " (5 May 1921); ", "; ibid., "])
    def test_whatever_joins_them(self, joint: str) -> None:
        assert references(f"{FIRST[:-1]}{joint}d. 75, l. 7.")[1:] == ["RGASPI, f. 17, op. 3, d. 75, l. 7"]

    def test_leaves_are_never_carried(self) -> None:
        assert references(f"{FIRST} d. 75.")[1] == "RGASPI, f. 17, op. 3, d. 75"

    def test_another_archive_starts_afresh(self) -> None:
        assert references("RGASPI, f. 17, op. 3, d. 74; GARF, f. 5446.")[1] == "GARF, f. 5446"

    def test_a_papka_goes_with_a_new_delo_and_not_with_a_new_opis(self) -> None:
        first = "AVP RF, f. 06, op. 6, papka 14, d. 143"
        assert references(f"{first}; d. 144.")[1] == "AVP RF, f. 06, op. 6, papka 14, d. 144"
        assert references(f"{first}; op. 7, papka 1, d. 2.")[1] == "AVP RF, f. 06, op. 7, papka 1, d. 2"
        assert references(f"{first}; op. 7, d. 2.")[1] == "AVP RF, f. 06, op. 7, d. 2"

    def test_a_volume_goes_with_its_delo(self) -> None:
        first = "HDA SBU, f. 13, spr. 372, t. 5, ark. 12"
        assert references(f"{first}; ark. 15.")[1] == "HDA SBU, f. 13, d. 372, t. 5, l. 15"
        assert references(f"{first}; spr. 373, ark. 15.")[1] == "HDA SBU, f. 13, d. 373, l. 15"

    def test_a_leaf_in_the_prose_belongs_to_the_file_before(self) -> None:
        note = "RGASPI, f. 17, op. 3, d. 74. He asked for bread (l. 5) and seed (l. 7 ob.)."
        assert references(note)[1:] == ["RGASPI, f. 17, op. 3, d. 74, l. 5", "RGASPI, f. 17, op. 3, d. 74, l. 7ob"]

    def test_the_archive_named_in_the_sentence(self) -> None:
        (citation,) = archref.find("The papers in GARF (f. 5446, op. 1, d. 2) say so.")
        assert citation.reference.archive == "GARF"

    def test_a_heading_names_the_archive_for_what_follows(self) -> None:
        notes = ["Российский государственный архив экономики", "Ф. 7486. Оп. 37. Д. 5.", "Ф. 4372. Оп. 92. Д. 1."]
        assert references(*notes) == ["RGAE, f. 7486, op. 37, d. 5", "RGAE, f. 4372, op. 92, d. 1"]

    def test_no_archive_to_be_had(self) -> None:
        (citation,) = archref.find("Ф. 7486. Оп. 37. Д. 5. Л. 3.")
        assert citation.archive_text is None
        assert citation.inherited == ()


class TestIbid:
    @pytest.mark.parametrize(
        ("note", "read"),
        [
            ("Ibid.", "RGASPI, f. 17, op. 3, d. 74"),
            ("Ibid., l. 7.", "RGASPI, f. 17, op. 3, d. 74, l. 7"),
            ("Ibid., ll. 7–9 ob.", "RGASPI, f. 17, op. 3, d. 74, ll. 7-9ob"),
            ("Ibid. l. 7", "RGASPI, f. 17, op. 3, d. 74, l. 7"),
            ("Ibid, l. 7", "RGASPI, f. 17, op. 3, d. 74, l. 7"),
            ("ibid., l. 7.", "RGASPI, f. 17, op. 3, d. 74, l. 7"),
            ("See ibid., l. 7.", "RGASPI, f. 17, op. 3, d. 74, l. 7"),
            ("2. Ibid., l. 7.", "RGASPI, f. 17, op. 3, d. 74, l. 7"),
            ("Ibid., 7–9.", "RGASPI, f. 17, op. 3, d. 74, ll. 7-9"),
            ("Ibid., d. 75.", "RGASPI, f. 17, op. 3, d. 75"),
            ("Ibid., d. 75, l. 2.", "RGASPI, f. 17, op. 3, d. 75, l. 2"),
            ("Ibid., op. 4, d. 1.", "RGASPI, f. 17, op. 4, d. 1"),
            ("Ibid., f. 2, op. 1, d. 1.", "RGASPI, f. 2, op. 1, d. 1"),
            ("Там же. Л. 7.", "RGASPI, f. 17, op. 3, d. 74, l. 7"),
            ("Там же. Д. 75. Л. 7 об.", "RGASPI, f. 17, op. 3, d. 75, l. 7ob"),
            ("Ebd., Bl. 7.", "RGASPI, f. 17, op. 3, d. 74, l. 7"),
            ("Tamże, k. 7v.", "RGASPI, f. 17, op. 3, d. 74, l. 7ob"),
        ],
    )
    def test_every_tail_replaces_what_it_names(self, note: str, read: str) -> None:
        assert then(note) == [read]

    def test_the_span_begins_with_the_word(self) -> None:
        ibid = archref.find([FIRST, "2. See ibid., d. 75, l. 2."])[1]
        assert ibid.text == "ibid., d. 75, l. 2"
        assert ibid.archive_text == "RGASPI"
        assert ibid.inherited == ("archive", "fond", "opis")

    def test_ibid_after_ibid(self) -> None:
        assert then("Ibid., d. 75.", "Ibid.", "Ibid., l. 3.") == [
            "RGASPI, f. 17, op. 3, d. 75",
            "RGASPI, f. 17, op. 3, d. 75",
            "RGASPI, f. 17, op. 3, d. 75, l. 3",
        ]

    def test_it_repeats_the_last_of_several(self) -> None:
        assert then("GARF, f. 1, op. 2, d. 3; f. 4, op. 5, d. 6.", "Ibid., d. 7.")[-1] == "GARF, f. 4, op. 5, d. 7"

    def test_two_in_one_note(self) -> None:
        assert then("Ibid., l. 6; ibid., d. 80.") == [
            "RGASPI, f. 17, op. 3, d. 74, l. 6",
            "RGASPI, f. 17, op. 3, d. 80",
        ]

    def test_with_nothing_before_it_there_is_nothing_to_repeat(self) -> None:
        assert references("Ibid.", "Ibid., p. 5.") == []

    def test_with_a_whole_mark_and_nothing_before_it_there_is_no_archive(self) -> None:
        (citation,) = archref.find("Там же. Ф. 558. Оп. 2. Д. 48. Л. 8.")
        assert citation.reference.archive is None
        assert citation.text.startswith("Там же")


BOOKS = [
    "Sheila Fitzpatrick, Everyday Stalinism (New York: Oxford University Press, 1999), 5.",
    "Иванов И. И. История города. М., 1990. С. 15.",
    "Merl, Stephan: Bauern unter Stalin (Berlin 1990), S. 5.",
    "J. Arch Getty, ‘Pragmatists’, Slavic Review 52, no. 2 (1993): 345–67.",
    "Правда. 1921. № 5. С. 2.",
]


class TestBooksBetween:
    """A book takes over the bare ibid and its pages; what only a shelf mark can have still goes past it."""

    @pytest.mark.parametrize("book", BOOKS)
    @pytest.mark.parametrize("ibid", ["Ibid.", "Ibid., 7.", "Ibid., p. 7.", "Там же.", "Там же. С. 7.", "Ebd., S. 7."])
    def test_ibid_means_the_book(self, book: str, ibid: str) -> None:
        assert then(book, ibid) == []

    @pytest.mark.parametrize("book", BOOKS)
    @pytest.mark.parametrize("ibid", ["Ibid., d. 75, l. 7.", "Там же. Д. 75. Л. 7."])
    def test_a_delo_goes_past_the_book(self, book: str, ibid: str) -> None:
        assert then(book, ibid) == ["RGASPI, f. 17, op. 3, d. 75, l. 7"]

    @pytest.mark.parametrize("book", BOOKS)
    def test_after_the_next_shelf_mark_ibid_means_that(self, book: str) -> None:
        assert then(book, "GARF, f. 1, op. 2, d. 3.", "Ibid., d. 4.")[-1] == "GARF, f. 1, op. 2, d. 4"

    def test_a_book_in_the_same_note(self) -> None:
        assert references(f"{FIRST[:-1]}; Getty, Road to Terror, p. 45.", "Ibid., p. 46.")[1:] == []

    def test_a_book_before_the_mark_in_the_same_note_does_no_harm(self) -> None:
        note = "Getty, Road to Terror, p. 45; RGASPI, f. 17, op. 3, d. 74."
        assert references(note, "Ibid.") == ["RGASPI, f. 17, op. 3, d. 74"] * 2


class TestDefinitions:
    """What a document says that an acronym means holds in it, before and after."""

    @pytest.mark.parametrize(
        "introduced",
        [
            "Государственный архив Вологодской области (далее – ГАВО). Ф. 1. Оп. 2. Д. 3.",
            "Государственный архив Вологодской области (далее ГАВО). Ф. 1. Оп. 2. Д. 3.",
            "Государственный архив Вологодской области (ГАВО). Ф. 1. Оп. 2. Д. 3.",
            "Государственный архив Вологодской области [ГАВО]. Ф. 1. Оп. 2. Д. 3.",
            "ГАВО (Государственный архив Вологодской области). Ф. 1. Оп. 2. Д. 3.",
            "в Государственном архиве Вологодской области (далее – ГАВО) (Ф. 1. Оп. 2. Д. 3)",
            "ГАВО – Государственный архив Вологодской области",
            "ГАВО: Государственный архив Вологодской области\nРГАЭ: Российский государственный архив экономики",
        ],
    )
    def test_an_ambiguous_acronym_is_settled(self, introduced: str) -> None:
        assert references(introduced, "ГАВО. Ф. 388. Оп. 10. Д. 54.")[-1] == "GAVO (Vologda), f. 388, op. 10, d. 54"

    def test_also_where_it_is_explained_only_later(self) -> None:
        notes = ["ГАВО. Ф. 388. Оп. 10. Д. 54.", "ГАВО – Государственный архив Вологодской области"]
        assert references(*notes)[0] == "GAVO (Vologda), f. 388, op. 10, d. 54"

    def test_an_acronym_that_no_registry_knows(self) -> None:
        introduced = "Russian State Archive of Socio-Political History (hereafter RSASPH), f. 17, op. 3, d. 1."
        assert references(introduced, "RSASPH, f. 17, op. 3, d. 2.")[1] == "RGASPI, f. 17, op. 3, d. 2"

    def test_a_document_does_not_hear_what_another_says(self) -> None:
        archref.find("Государственный архив Вологодской области (ГАВО). Ф. 1. Оп. 2. Д. 3.")
        (citation,) = archref.find("ГАВО. Ф. 388. Оп. 10. Д. 54.")
        assert citation.reference.archive is None


class TestArchives:
    def test_an_ambiguous_acronym_names_its_candidates(self) -> None:
        (citation,) = archref.find("ГАВО. Ф. 388. Оп. 10. Д. 54.")
        assert citation.reference.archive is None
        assert citation.archive_text == "ГАВО"
        assert {"GAVO (Vologda)", "GAVO (Vladimir)"} <= set(citation.candidates)
        assert citation.listed

    def test_and_carries_them_on(self) -> None:
        _, ibid = archref.find(["ГАВО. Ф. 388. Оп. 10. Д. 54.", "Там же. Д. 55."])
        assert {"GAVO (Vologda)", "GAVO (Vladimir)"} <= set(ibid.candidates)
        assert (ibid.reference.fond, ibid.reference.delo) == ("388", "55")

    @pytest.mark.parametrize("place", ["ГАВО (Вологда)", "ГАВО, г. Вологда", "ГАВО (г. Вологда)"])
    def test_a_place_beside_it_settles_it(self, place: str) -> None:
        assert references(f"{place}, ф. 388, оп. 10, д. 54") == ["GAVO (Vologda), f. 388, op. 10, d. 54"]

    def test_an_unlisted_one_is_romanised(self) -> None:
        (citation,) = archref.find("ЗГКЖ, ф. 12, оп. 1, д. 5")
        assert (citation.reference.archive, citation.archive_text, citation.listed) == ("ZGKZh", "ЗГКЖ", False)
        assert citation.candidates == ()

    def test_a_former_archive_keeps_its_own_key(self) -> None:
        assert references("ЦГАОР СССР. Ф. 5446. Оп. 1. Д. 7.") == ["TsGAOR SSSR, f. 5446, op. 1, d. 7"]

    @pytest.mark.parametrize(
        "name",
        [
            "ЦДАВО України", "ЦДАВО", "ЦДАВОВУ України", "ЦДАВОВУ", "ЦГАВО Украины", "TsDAVO", "TsDAVO Ukrainy",
            "TsDAVOVU", "TsDAVOU", "CDAVO", "CDAVO Ukrajiny", "CDAWO", "TSDAVO",
            "Центральний державний архів вищих органів влади та управління України",
            "Центрального державного архіву вищих органів влади та управління України",
            "Центральный государственный архив высших органов власти и управления Украины",
            "Tsentral’nyi derzhavnyi arkhiv vyshchykh orhaniv vlady ta upravlinnia Ukrainy",
            "Central State Archive of the Highest Organs of Government and Administration of Ukraine",
        ],
    )  # fmt: skip
    def test_one_archive_under_many_names(self, name: str) -> None:
        assert references(f"{name}, ф. 1, оп. 2, спр. 3") == ["TsDAVO, f. 1, op. 2, d. 3"]
