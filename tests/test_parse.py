"""One reference in, one `Reference` out, or a `ParseError` that draws the place and says what was expected."""

from __future__ import annotations

import pickle

import pytest

import archref
from archref import ParseError, Reference
from archref.model import Extra, Leaves

SAME = Reference("GARF", "R-5446", "12", "5", (Leaves.parse("7ob-9"), Leaves.parse("12")))


@pytest.mark.parametrize(
    "written",
    [
        "GARF, f. R-5446, op. 12, d. 5, ll. 7ob–9, 12",
        "GARF f. R-5446, op. 12, d. 5, ll. 7 ob.–9, 12.",
        "GARF, F. R-5446, Op. 12, D. 5, Ll. 7ob–9, 12",
        "GARF, fond R-5446, opis’ 12, delo 5, listy 7 ob.–9, 12",
        "GARF R-5446/12/5/7ob–9, 12",
        "ГАРФ. Ф. Р-5446. Оп. 12. Д. 5. Л. 7 об.–9, 12.",
        "ГАРФ. – Ф. Р-5446. – Оп. 12. – Д. 5. – Л. 7 об.–9, 12.",
        "ГА РФ, ф. Р-5446, оп. 12, д. 5, лл. 7об-9, 12",
        "ДАРФ, ф. Р-5446, оп. 12, спр. 5, арк. 7 зв.–9, 12",
        "Государственный архив Российской Федерации (ГАРФ). Ф. Р-5446. Оп. 12. Д. 5. Л. 7 об.–9, 12",
        "State Archive of the Russian Federation (GARF), fond R-5446, inventory 12, file 5, sheets 7v–9, 12",
        "GARF, Fond R-5446, Opis 12, Delo 5, Bl. 7 Rs.–9, 12",
        "GARF, f. R-5446, op. 12, d. 5, k. 7v–9, 12",
        "f. R-5446, op. 12, d. 5, ll. 7ob–9, 12, GARF",
    ],
)
def test_one_meaning_in_many_writings(written: str) -> None:
    assert archref.parse(written) == SAME


@pytest.mark.parametrize("around", ["{}.", " {} ", "\n{}\n", "{};", "\t{},\u00a0"])
def test_space_and_closing_punctuation_around_do_not_matter(around: str) -> None:
    assert archref.parse(around.format("GARF, f. R-5446, op. 12, d. 5, ll. 7ob–9, 12")) == SAME


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("f. 1, op. 2, d. 3", Reference(None, "1", "2", "3")),
        ("ф. 6, оп. 2, спр. 3", Reference(None, "6", "2", "3")),
        ("f. 17", Reference(None, "17")),
        ("GARF, f. 17", Reference("GARF", "17")),
        ("AVP RF, f. 06, op. 6, p. 14, d. 143", Reference("AVP RF", "06", "6", "143", (), Extra({"papka": "14"}))),
        ("ГАВО. Ф. 388. Оп. 10. Д. 54", Reference(None, "388", "10", "54")),
        ("ЗГКЖ, ф. 12, оп. 1, д. 5", Reference("ZGKZh", "12", "1", "5")),
    ],
    ids=["no archive", "no archive, in Ukrainian", "a fond alone", "no opis", "a box", "ambiguous", "unlisted"],
)
def test_what_is_not_given_is_none(written: str, reference: Reference) -> None:
    assert archref.parse(written) == reference


class TestErrors:
    """The first line says what was expected, the picture under it where."""

    @pytest.mark.parametrize(
        ("written", "marked", "expected"),
        [
            ("hello", "hello", "an archive and a shelf mark"),
            ("5", "5", "an archive and a shelf mark"),
            ("Slavic Review 58, no. 2 (1999): 345–67", None, "an archive and a shelf mark"),
            ("GARF, f. R-5446, d.", "d", "a number after the label"),
            ("GARF, f. R-5446, op. x, d. 5", "op", "a number after the label"),
            ("ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. пять", "Л", "a number after the label"),
            ("GARF, f. 1, op. 2, d. 3; d. 4", "d. 4", "one reference"),
            ("GARF, f. 1, op. 2, dd. 3, 4", None, "one reference"),
            ("GARF, f. 1, op. 2, d. 3, l. 4 and so on", "and so on", "the end of the reference"),
            ("GARF, f. 1, op. 2 and so on", "and so on", "the end of the reference, or one of: delo"),
            ("RGASPI 17/3/74 and so on", "and so on", "the end of the reference, or one of: delo, leaves"),
            ("f. 1, op. 2, d. 3 and so on", "and so on", "the end of the reference, or one of: leaves"),
            ("ф. 8131, 8361", "8361", "one reference"),
            ("See GARF, f. 1, op. 2, d. 3", "See", "at the beginning"),
            ("Ibid., l. 5", None, "whole in itself"),
            ("GARF 17//5", None, "a shelf mark after the archive"),
        ],
    )
    def test_place_and_expectation(self, written: str, marked: str | None, expected: str) -> None:
        with pytest.raises(ParseError) as caught:
            archref.parse(written)
        error = caught.value
        assert expected in error.expected
        assert error.text == written
        if marked is not None:
            assert marked in error.text[error.start : error.end]

    def test_the_picture_points_at_the_place(self) -> None:
        with pytest.raises(ParseError) as caught:
            archref.parse("GARF, f. R-5446, op. x, d. 5")
        said, line, marks = str(caught.value).splitlines()
        assert said == "expected a number after the label 'op'"
        assert line.strip() == "GARF, f. R-5446, op. x, d. 5"
        assert line[marks.index("~") : marks.index("^") + 1] == "op"

    def test_only_the_line_with_the_fault_is_drawn(self) -> None:
        with pytest.raises(ParseError) as caught:
            archref.parse("GARF\nf. 1\nop. 2\nl.")
        assert str(caught.value).splitlines()[1].strip() == "l."

    @pytest.mark.parametrize("written", ["", " ", "\n", ".", "\u00ad", "\x00", "f.", "д", "/", "()", "𝔉. 1"])
    def test_next_to_nothing_is_refused_in_the_same_way(self, written: str) -> None:
        with pytest.raises(ParseError, match="expected"):
            archref.parse(written)

    def test_several_references_are_pointed_to_find(self) -> None:
        with pytest.raises(ParseError, match=r"archref\.find"):
            archref.parse("GARF, f. 1, op. 2, d. 3; RGASPI, f. 17, op. 3, d. 4")

    def test_the_error_is_one_of_ours_and_crosses_processes(self) -> None:
        with pytest.raises(archref.ArchrefError) as caught:
            archref.parse("GARF, f.")
        again = pickle.loads(pickle.dumps(caught.value))
        assert str(again) == str(caught.value)
