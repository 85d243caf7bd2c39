"""References, leaves and citations as values: equal, hashable, sorted as on the shelf, plain data and back."""

from __future__ import annotations

import pickle
import subprocess
import sys
from itertools import pairwise

import attrs
import pytest
from hypothesis import assume, given

import archref
from archref import Citation, DataError, Leaf, Leaves, Reference
from archref.levels import EXTRA_LEVELS
from archref.model import Extra
from reference_strategies import references

FULL = Reference("AVP RF", "06", "6", "143", (Leaves.parse("5"), Leaves.parse("7-9ob")), Extra({"papka": "14"}))


def leaves(*runs: str) -> tuple[Leaves, ...]:
    return tuple(map(Leaves.parse, runs))


def test_references_with_the_same_content_are_the_same() -> None:
    other = Reference("AVP RF", "06", "6", "143", leaves("5", "7-9ob"), Extra({"papka": "14"}))
    assert other == FULL
    assert len({FULL, other}) == 1


def test_a_reference_found_twice_is_one_key() -> None:
    written = ["ГАРФ. Ф. Р-5446. Оп. 12. Д. 5. Л. 7 об.", "GARF, f. R-5446, op. 12, d. 5, l. 7ob"]
    assert len({archref.parse(text) for text in written}) == 1


def test_a_reference_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FULL.fond = "7"  # type: ignore[misc]


@pytest.mark.parametrize(
    "value", [FULL, Reference(), Leaf(5, "a", True, 7), Leaves.parse("5-7ob"), Extra({"god": "1905"})]
)
def test_values_survive_a_process_border(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value


class TestSorting:
    @pytest.mark.parametrize(
        "shelf",
        [
            ["1", "2", "9", "10", "10a", "10b", "11", "100"],
            ["2", "10", "R-2", "R-10", "R-100"],
            ["9401", "9401s", "9402"],
            ["27", "27/28", "28"],
        ],
    )
    def test_fonds_stand_as_on_the_shelf(self, shelf: list[str]) -> None:
        assert [reference.fond for reference in sorted(Reference("GARF", fond) for fond in reversed(shelf))] == shelf

    def test_from_the_large_to_the_small(self) -> None:
        shelf = [
            Reference("GARF"),
            Reference("GARF", "1"),
            Reference("GARF", "1", "1"),
            Reference("GARF", "1", "1", "2"),
            Reference("GARF", "1", "1", "2", leaves("5")),
            Reference("GARF", "1", "1", "2", leaves("10")),
            Reference("GARF", "1", "1", "10"),
            Reference("GARF", "1", "2", "1"),
            Reference("GARF", "2", "1", "1"),
            Reference("RGASPI", "1"),
        ]
        backwards = shelf[::-1]
        assert sorted(backwards) == shelf
        assert all(small < large for small, large in pairwise(shelf))

    def test_leaves_stand_front_before_back(self) -> None:
        order = ["5", "5ob", "5a", "5aob", "6", "10"]
        assert [str(run) for run in sorted(leaves(*reversed(order)))] == order

    def test_a_reference_without_an_archive_comes_first(self) -> None:
        assert Reference(None, "9") < Reference("GARF", "1")

    def test_values_of_any_kind_can_be_compared(self) -> None:
        """A fond of letters beside one of numbers must not fail."""
        fonds = ["VUA", "R-1", "1", "XIII", "RG-31.018M", None, "17/3", "п"]
        assert len(sorted(Reference("RGVIA", fond) for fond in fonds)) == len(fonds)


class TestLeaves:
    @pytest.mark.parametrize("written", ["5", "5ob", "5a", "5aob", "5(7)", "5ob(7)", "5-7", "5-5ob", "5aob-7bob"])
    def test_the_canonical_form_is_read_and_written(self, written: str) -> None:
        assert str(Leaves.parse(written)) == written

    @pytest.mark.parametrize("written", ["", "ob", "5 ob", "5об", "-5", "5-", "5-6-7", "five", "5,6"])
    def test_anything_else_is_refused_with_an_example(self, written: str) -> None:
        with pytest.raises(DataError, match=r"not a leaf.*5ob"):
            Leaves.parse(written)


class TestExtra:
    def test_the_order_in_which_levels_are_given_does_not_matter(self) -> None:
        one, other = Extra({"tom": "1", "chast": "2"}), Extra({"chast": "2", "tom": "1"})
        assert one == other
        assert hash(one) == hash(other)
        assert list(one) == list(other)

    def test_every_level_of_the_gold_readme_is_one(self) -> None:
        assert set(Extra(dict.fromkeys(EXTRA_LEVELS, "1"))) == set(EXTRA_LEVELS)

    def test_an_unknown_level_is_refused_by_name(self) -> None:
        with pytest.raises(DataError, match=r"shelf.*papka"):
            Extra({"shelf": "1"})


class TestPlainData:
    def test_all_levels(self) -> None:
        assert FULL.to_dict() == {
            "archive": "AVP RF",
            "fond": "06",
            "opis": "6",
            "delo": "143",
            "listy": ["5", "7-9ob"],
            "extra": {"papka": "14"},
        }

    @pytest.mark.parametrize(
        "reference", [FULL, Reference(), Reference("GARF", "R-5446"), Reference(None, None, "2", "3")]
    )
    def test_there_and_back(self, reference: Reference) -> None:
        assert Reference.from_dict(reference.to_dict()) == reference

    def test_absent_keys_are_levels_not_given(self) -> None:
        assert Reference.from_dict({"archive": "GARF"}) == Reference("GARF")

    @pytest.mark.parametrize(
        ("data", "field"),
        [
            ({"fond": 5446}, "fond"),
            ({"archive": ["GARF"]}, "archive"),
            ({"delo": ""}, "delo"),
            ({"listy": "5-7"}, "listy"),
            ({"listy": [5]}, "listy"),
            ({"listy": ["5об"]}, "5об"),
            ({"extra": ["papka"]}, "extra"),
            ({"extra": {"shelf": "1"}}, "shelf"),
        ],
    )
    def test_a_wrong_field_is_named(self, data: dict[str, object], field: str) -> None:
        with pytest.raises(DataError, match=field):
            Reference.from_dict(data)

    @pytest.mark.parametrize(
        "note",
        [
            "RGASPI, f. 17, op. 3, d. 74, l. 5; dd. 75, 76. Ibid., ll. 7–9ob.",
            "ГАВО. Ф. 388. Оп. 10. Д. 54.",
            "ЗГКЖ, ф. 12, оп. 1, д. 5",
            "ф. 6, оп. 2, спр. 3",
        ],
        ids=["inherited", "ambiguous", "unlisted", "no archive"],
    )
    def test_citations_there_and_back(self, note: str) -> None:
        for citation in archref.find(note):
            assert Citation.from_dict(citation.to_dict()) == citation

    def test_a_citation_has_the_fields_of_the_gold_files(self) -> None:
        (citation,) = archref.find("GARF, f. 9401, op. 1a, d. 552")
        assert citation.to_dict() == {
            "note": 0,
            "start": 0,
            "end": 29,
            "text": "GARF, f. 9401, op. 1a, d. 552",
            "archive_text": "GARF",
            "archive": "GARF",
            "fond": "9401",
            "opis": "1a",
            "delo": "552",
            "listy": [],
            "extra": {},
            "inherited": [],
            "basis": "written",
            "parts": [
                {"level": "archive", "start": 0, "end": 4},
                {"level": "fond", "start": 9, "end": 13},
                {"level": "opis", "start": 19, "end": 21},
                {"level": "delo", "start": 26, "end": 29},
            ],
        }

    @pytest.mark.parametrize("missing", ["note", "start", "end", "text"])
    def test_a_citation_without_its_place_is_refused(self, missing: str) -> None:
        data = archref.find("GARF, f. 9401")[0].to_dict()
        del data[missing]
        with pytest.raises(DataError, match=missing):
            Citation.from_dict(data)


@pytest.mark.parametrize("level", EXTRA_LEVELS)
def test_every_level_can_be_shown(level: str) -> None:
    """`str` is what people look at: it must write whatever find can give."""
    for reference in (
        Reference("GARF", "1", "2", "3", leaves("4"), Extra({level: "5"})),
        Reference("GARF", "1", "2", None, (), Extra({level: "5"})),
        Reference("GARF", "1", None, None, (), Extra({level: "5"})),
        Reference(None, None, None, None, (), Extra({level: "5"})),
    ):
        assert "5" in str(reference)


def test_the_canonical_form_shows_every_level() -> None:
    assert str(FULL) == "AVP RF, f. 06, op. 6, papka 14, d. 143, ll. 5, 7-9ob"


def test_the_canonical_form_is_written_without_reading_a_style_or_the_index() -> None:
    program = """if True:
        import sys
        from archref.model import Leaves, Reference
        print(Reference("GARF", "R-5446", "12", "5", (Leaves.parse("7ob"),)))
        print(sorted(name for name in sys.modules if name.startswith(("archref.styles", "archref.archives"))))
    """
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["GARF, f. R-5446, op. 12, d. 5, l. 7ob", "[]"]


@given(references())
def test_the_canonical_form_is_that_of_the_canonical_style(reference: Reference) -> None:
    key = reference.archive
    assume(key is None or archref.styles["canonical"].archive_name(key) == key)  # some want their years beside them
    assert str(reference) == reference.format("canonical")
