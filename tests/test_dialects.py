"""Every word of every dialect file is read: labels, ibid words, versos, further levels; and files are checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest

import archref
from archref.languages.alphabets import unmix
from archref.languages.language import Dialect, dialects, read_dialect
from archref.languages.letters import fold_word
from archref.languages.patterns import alternatives
from archref.levels import EXTRA_LEVELS

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

LEVELS = ("fond", "opis", "delo", "leaf")
BEFORE_DELO = ("papka", "korobka", "sviazka", "razdel", "deloproizvodstvo", "god", "number")

BY_DESIGN = {
    ("de", "chast", "t"): "after a delo t. is a volume in every other language (tom)",
    ("en", "dokument", "no"): "a number after a delo is the next file",
    ("et", "verso", "p"): "p. after a space is a page",
}

Words = dict[str, str]


def stopped(word: str) -> str:
    """Write an abbreviation with its full stop, a word without."""
    return word if len(word) > 5 and " " not in word else f"{word}."


def first_labels(dialect: Dialect) -> Words:
    return {level: dialect.labels[level][0] for level in LEVELS if level in dialect.labels}


def mark(dialect: Dialect, labels: Words, between: str = "") -> str:
    """Write fond 11, opis 2, delo 3, leaf 4 in a dialect; `between` goes before the delo or, after `>`, behind it."""
    numbers = dict(zip(LEVELS, ("11", "2", "3", "4"), strict=True))
    parts = [numbered(dialect, word, numbers[level]) for level, word in labels.items()]
    if between:
        parts.insert(3 if between.startswith(">") else 2, between.lstrip(">"))
    return "LVVA, " + ", ".join(parts)


def numbered(dialect: Dialect, word: str, number: str) -> str:
    if not dialect.number_first:
        return f"{stopped(word)} {number}"
    return f"{number}. {stopped(word)}" if dialect.language == "lv" else f"{number}-{word}"


def readings(text: str) -> list[str]:
    return [str(citation.reference) for citation in archref.find(text)]


def labels_of(levels: tuple[str, ...]) -> list[ParameterSet]:
    return [
        pytest.param(dialect, level, word, id=f"{dialect.name} {level} {word}")
        for dialect in dialects()
        for level in levels
        for word in dialect.labels.get(level, ())
        if (dialect.language, level, word) not in BY_DESIGN
    ]


def words_of(kind: str) -> list[ParameterSet]:
    return [
        pytest.param(dialect, word, id=f"{dialect.name} {word}")
        for dialect in dialects()
        for word in getattr(dialect, kind)
        if (dialect.language, kind, word) not in BY_DESIGN
    ]


@pytest.mark.parametrize(("dialect", "level", "word"), labels_of((*LEVELS, "page")))
def test_a_label_is_read_in_a_full_mark(dialect: Dialect, level: str, word: str) -> None:
    labels = first_labels(dialect) | {"leaf" if level == "page" else level: word}
    assert readings(mark(dialect, labels)) == ["LVVA, f. 11, op. 2, d. 3, l. 4"]


@pytest.mark.parametrize(("dialect", "level", "word"), labels_of(EXTRA_LEVELS))
def test_a_further_level_is_read_at_its_place(dialect: Dialect, level: str, word: str) -> None:
    written, value = {
        "god": (f"1905 {stopped(word)}", "1905"),
        "deloproizvodstvo": (f"3 {word}", None),
    }.get(level, (numbered(dialect, word, "7"), "7"))
    behind = "" if level in BEFORE_DELO else ">"
    (found,) = archref.find(mark(dialect, first_labels(dialect), behind + written))
    reference = found.reference
    assert (reference.fond, reference.opis, reference.delo, *map(str, reference.listy)) == ("11", "2", "3", "4")
    assert list(reference.extra) == [level]
    assert value is None or reference.extra[level] == value


def reads_leaf_as_opis(dialect: Dialect) -> bool:
    return dialect.labels.get("leaf", ("",))[0] in dialect.labels.get("opis", ())


@pytest.mark.parametrize(
    ("dialect", "word"), [one for one in words_of("ibid") if not reads_leaf_as_opis(cast("Dialect", one.values[0]))]
)
def test_an_ibid_word_takes_up_the_mark_before(dialect: Dialect, word: str) -> None:
    labels = first_labels(dialect)
    text = f"{mark(dialect, labels)}. {word[0].upper()}{word[1:]}, {numbered(dialect, labels.get('leaf', 'л'), '9')}"
    assert readings(text)[1:] == ["LVVA, f. 11, op. 2, d. 3, l. 9"]


@pytest.mark.parametrize(("dialect", "word"), words_of("verso"))
def test_the_back_of_a_leaf_is_read(dialect: Dialect, word: str) -> None:
    text = mark(dialect, first_labels(dialect))
    expected = ["LVVA, f. 11, op. 2, d. 3, l. 4ob"]
    if dialect.number_first:
        text = text.replace("4. lp.", f"4. {stopped(word)} lp.").replace("4-", f"4 {word}-")
    else:
        text = f"{text} {stopped(word)}"
    assert readings(text) == expected


@pytest.mark.parametrize(("dialect", "word"), words_of("both_sides"))
def test_face_and_back_together_are_read(dialect: Dialect, word: str) -> None:
    assert readings(f"{mark(dialect, first_labels(dialect))} {stopped(word)}") == [
        "LVVA, f. 11, op. 2, d. 3, ll. 4-4ob"
    ]


def test_what_is_not_read_by_design_stands_in_the_data() -> None:
    """An exception whose word has gone from the data would be an exception for nothing."""
    for language, kind, word in BY_DESIGN:
        assert any(
            word in dialect.labels.get(kind, getattr(dialect, kind, ()))
            for dialect in dialects()
            if dialect.language == language
        )


@pytest.mark.parametrize("dialect", dialects(), ids=lambda dialect: dialect.name)
def test_words_are_in_the_form_the_readers_of_the_files_are_told(dialect: Dialect) -> None:
    words = [word for words in dialect.labels.values() for word in words]
    words += [*dialect.ibid, *dialect.verso, *dialect.both_sides, *dialect.months, *dialect.everyday]
    assert [word for word in words if word != word.lower() or word != word.strip()] == []


@pytest.mark.parametrize("dialect", dialects(), ids=lambda dialect: dialect.name)
def test_a_word_stands_once_in_its_list(dialect: Dialect) -> None:
    lists = {**dialect.labels, "ibid": dialect.ibid, "verso": dialect.verso, "months": dialect.months}
    repeated = {name: [word for word in set(words) if words.count(word) > 1] for name, words in lists.items()}
    assert not any(repeated.values()), repeated


def test_a_dialect_file_is_read() -> None:
    dialect = read_dialect(
        {
            "language": "xx",
            "name": "Ruritanian",
            "and": ["ond"],
            "ibid": ["dort"],
            "labels": {"fond": ["sam"], "opis": ["lis"]},
        },
        "xx.toml",
    )
    assert dialect.conjunctions == ("ond",)
    assert dialect.labels == {"fond": ("sam",), "opis": ("lis",)}
    assert not dialect.number_first


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"labels": {"shelf": ["sh"]}}, ("xx.toml", "labels.shelf", "fond, opis, delo")),
        ({"ibidem": ["dort"]}, ("xx.toml", "ibidem")),
    ],
)
def test_a_fault_in_a_dialect_file_names_file_and_field(fault: dict[str, object], told: tuple[str, ...]) -> None:
    with pytest.raises(archref.DataError) as error:
        read_dialect({"language": "xx", "name": "Ruritanian"} | fault, "xx.toml")
    assert all(part in str(error.value) for part in told)


def test_alternatives_prefer_the_longest() -> None:
    pattern = re.compile(alternatives(["op", "opis", "opis'", "ед. хр"]))
    for written in ("op", "opis", "opis’", "ед. хр", "ед.хр", "едхр"):
        match = pattern.match(written)
        assert match is not None
        assert match.group() == written


@pytest.mark.parametrize(("written", "read"), [("Opis’", "opis"), ("ОП", "оп"), ("v’iazka", "viazka")])
def test_labels_are_compared_without_case_and_apostrophes(written: str, read: str) -> None:
    assert fold_word(written) == read


@pytest.mark.parametrize(
    ("typed", "meant"), [("cпр", "спр"), ("ГAРФ", "ГАРФ"), ("Oп", "Оп"), ("арк", "арк"), ("GARF", "GARF")]
)
def test_a_word_of_two_alphabets_becomes_one(typed: str, meant: str) -> None:
    assert unmix(typed) == meant
