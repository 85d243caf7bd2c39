"""Laws that hold for every input: places, order, plain data, and that any text gives a result."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import archref
from archref import Citation, Reference
from archref.languages.language import languages
from archref.model import Leaves
from reference_strategies import leaves, references

LABELS = sorted({word for language in languages() for label in language.labels.values() for word in label.forms})
IBIDS = sorted({word.capitalize() for language in languages() for word in language.ibid})
VERSOS = sorted({word for language in languages() for word in language.verso})

PIECES = st.one_of(
    st.sampled_from(LABELS),
    st.sampled_from(LABELS).map(str.capitalize),
    st.sampled_from(IBIDS),
    st.sampled_from(VERSOS),
    st.integers(0, 99_999).map(str),
    st.sampled_from(
        ["GARF", "ГАРФ", "ЦДАВО України", "ГАВО", "RGASPI", "ZZQXA", "Государственный архив", "LVVA", "ՀԱԱ"]
    ),
    st.sampled_from([*" .,;:/-–—()[]№\n\t\u00a0\u00ad’'\"", ". ", ", ", "; ", " – ", "\r\n", "\n\n", "и", " and "]),
    st.sampled_from(
        ["Р-5446", "9401с", "27/28", "17/3/74/5", "7 об.", "1905 г.", "12 мая", "(далее", "hereafter", "XIII"]
    ),
    st.sampled_from(
        ["Письмо", "See also", "Getty, Road to Terror, p. 45", "(New York, 1999)", "𝔄", "é", "е́", "\x00", "٣"]
    ),
)
ALIKE = st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=25).map(" ".join)
"""Texts made of what citations are made of, in no order."""

ANYTHING = st.text(max_size=300)
NOTES = st.lists(ALIKE, max_size=4)


def parsed(text: str) -> tuple[Reference | None, archref.ParseError | None]:
    try:
        return archref.parse(text), None
    except archref.ParseError as error:
        return None, error


def spans(citations: list[Citation]) -> list[tuple[int, int, int]]:
    return list(dict.fromkeys((citation.note, citation.start, citation.end) for citation in citations))


@given(ALIKE | ANYTHING)
def test_a_citations_text_is_what_stands_at_its_place(text: str) -> None:
    for citation in archref.find(text):
        assert text[citation.start : citation.end] == citation.text
        assert citation.text == citation.text.strip() != ""


@given(NOTES)
def test_citations_come_in_order_and_do_not_overlap(notes: list[str]) -> None:
    places = spans(archref.find(notes))
    assert places == sorted(places)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(places))


@given(NOTES)
def test_citations_and_mentions_survive_plain_data(notes: list[str]) -> None:
    for citation in archref.find(notes):
        assert Citation.from_dict(citation.to_dict()) == citation
    for mention in archref.mentions(notes):
        assert notes[mention.note][mention.start : mention.end] == mention.text


@given(NOTES)
def test_what_is_inherited_was_there_before(notes: list[str]) -> None:
    """Whatever a citation takes over stood in an earlier one, and is not empty."""
    before: list[Citation] = []
    for citation in archref.find(notes):
        for level in citation.inherited:
            if level == "archive":
                assert citation.archive_text is not None
            else:
                value = getattr(citation.reference, level)
                assert value
                if level != "extra":
                    assert value in {getattr(earlier.reference, level) for earlier in before}
        before.append(citation)


@given(NOTES)
def test_every_reference_found_can_be_shown(notes: list[str]) -> None:
    for citation in archref.find(notes):
        assert str(citation.reference)


@given(ALIKE | ANYTHING)
def test_parse_gives_a_reference_or_says_where_it_stopped(text: str) -> None:
    reference, error = parsed(text)
    if error is None:
        assert reference != Reference()
    else:
        assert 0 <= error.start < error.end
        assert error.expected
        assert error.text == text


@given(ALIKE, ALIKE)
def test_an_earlier_note_does_not_depend_on_a_later_one(first: str, second: str) -> None:
    """Definitions aside, which hold backwards too, reading goes forwards."""
    alone = [citation.reference.fond for citation in archref.find([first])]
    assert [c.reference.fond for c in archref.find([first, second]) if c.note == 0] == alone


@given(st.lists(references(without_archive=False, full=True), min_size=1, max_size=4))
def test_whole_references_read_the_same_in_one_note_or_in_several(cited: list[Reference]) -> None:
    """A reference that names every level takes nothing from its neighbours."""
    notes = [f"{reference.format('gost')}" for reference in cited]
    apart = [citation.reference for note in notes for citation in archref.find(note)]
    assert [citation.reference for citation in archref.find(notes)] == apart
    assert [citation.reference for citation in archref.find("\n\n".join(notes))] == apart


@given(references())
def test_plain_data_there_and_back(reference: Reference) -> None:
    assert Reference.from_dict(reference.to_dict()) == reference
    assert hash(Reference.from_dict(reference.to_dict())) == hash(reference)


@given(leaves())
def test_leaves_there_and_back(run: Leaves) -> None:
    assert Leaves.parse(str(run)) == run


@given(st.lists(references(), max_size=8))
def test_sorting_is_an_order(cited: list[Reference]) -> None:
    shelf = sorted(cited)
    backwards = cited[::-1]
    assert sorted(backwards) == shelf
    for a, b in pairwise(shelf):
        assert (a < b) + (b < a) + (a.sort_key() == b.sort_key()) == 1


@given(st.lists(ANYTHING, max_size=3))
def test_any_text_gives_a_result(notes: list[str]) -> None:
    archref.find(notes)
    archref.mentions(notes)


def test_half_a_character_does_no_harm() -> None:
    """A surrogate without its other half, as files read with errors=surrogateescape have them."""
    text = "GARF, f. 1, op. 2, d. 3 \ud800 l. 4"
    assert archref.find(text)[0].text == "GARF, f. 1, op. 2, d. 3"
