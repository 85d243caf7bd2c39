"""Every word of every language's file is read: labels, ibid words, versos, further levels; and files are checked."""

from __future__ import annotations

import re
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, cast

import pytest
from typer.testing import CliRunner

import archref
from archref.cli.commands import app
from archref.languages.alphabets import unmix
from archref.languages.files import language_from, read_language
from archref.languages.language import (
    NAME_LISTS,
    WORD_LISTS,
    Language,
    languages,
    languages_with,
)
from archref.languages.letters import fold_word
from archref.languages.patterns import alternatives
from archref.levels import EXTRA_LEVELS
from archref.reading.misread import misread
from archref.reading.reader import Reader

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


def first_labels(language: Language) -> Words:
    return {level: language.labels[level].one[0] for level in LEVELS if level in language.labels}


def mark(language: Language, labels: Words, between: str = "") -> str:
    """Write fond 11, opis 2, delo 3, leaf 4 in a language; `between` goes before the delo or, after `>`, behind it."""
    numbers = dict(zip(LEVELS, ("11", "2", "3", "4"), strict=True))
    parts = [numbered(language, word, numbers[level]) for level, word in labels.items()]
    if between:
        parts.insert(3 if between.startswith(">") else 2, between.lstrip(">"))
    return "LVVA, " + ", ".join(parts)


def numbered(language: Language, word: str, number: str) -> str:
    if not language.number_first:
        return f"{stopped(word)} {number}"
    return f"{number}. {stopped(word)}" if language.language == "lv" else f"{number}-{word}"


def forms(language: Language, level: str) -> tuple[str, ...]:
    return language.labels[level].forms if level in language.labels else ()


def readings(text: str) -> list[str]:
    return [str(citation.reference) for citation in archref.find(text)]


def labels_of(levels: tuple[str, ...]) -> list[ParameterSet]:
    return [
        pytest.param(language, level, word, id=f"{language.name} {level} {word}")
        for language in languages()
        for level in levels
        for word in forms(language, level)
        if (language.language, level, word) not in BY_DESIGN
    ]


def words_of(kind: str) -> list[ParameterSet]:
    return [
        pytest.param(language, word, id=f"{language.name} {word}")
        for language in languages()
        for word in getattr(language, kind)
        if (language.language, kind, word) not in BY_DESIGN
    ]


@pytest.mark.parametrize(("language", "level", "word"), labels_of((*LEVELS, "page")))
def test_a_label_is_read_in_a_full_mark(language: Language, level: str, word: str) -> None:
    labels = first_labels(language) | {"leaf" if level == "page" else level: word}
    assert readings(mark(language, labels)) == ["LVVA, f. 11, op. 2, d. 3, l. 4"]


@pytest.mark.parametrize(("language", "level", "word"), labels_of(EXTRA_LEVELS))
def test_a_further_level_is_read_at_its_place(language: Language, level: str, word: str) -> None:
    written, value = {
        "god": (f"1905 {stopped(word)}", "1905"),
        "deloproizvodstvo": (f"3 {word}", None),
    }.get(level, (numbered(language, word, "7"), "7"))
    behind = "" if level in BEFORE_DELO else ">"
    (found,) = archref.find(mark(language, first_labels(language), behind + written))
    reference = found.reference
    assert (reference.fond, reference.opis, reference.delo, *map(str, reference.listy)) == ("11", "2", "3", "4")
    assert list(reference.extra) == [level]
    assert value is None or reference.extra[level] == value


def reads_leaf_as_opis(language: Language) -> bool:
    return forms(language, "leaf")[:1] in [(form,) for form in forms(language, "opis")]


@pytest.mark.parametrize(
    ("language", "word"), [one for one in words_of("ibid") if not reads_leaf_as_opis(cast("Language", one.values[0]))]
)
def test_an_ibid_word_takes_up_the_mark_before(language: Language, word: str) -> None:
    labels = first_labels(language)
    text = f"{mark(language, labels)}. {word[0].upper()}{word[1:]}, {numbered(language, labels.get('leaf', 'л'), '9')}"
    assert readings(text)[1:] == ["LVVA, f. 11, op. 2, d. 3, l. 9"]


@pytest.mark.parametrize(("language", "word"), words_of("verso"))
def test_the_back_of_a_leaf_is_read(language: Language, word: str) -> None:
    text = mark(language, first_labels(language))
    expected = ["LVVA, f. 11, op. 2, d. 3, l. 4ob"]
    if language.number_first:
        text = text.replace("4. lp.", f"4. {stopped(word)} lp.").replace("4-", f"4 {word}-")
    else:
        text = f"{text} {stopped(word)}"
    assert readings(text) == expected


@pytest.mark.parametrize(("language", "word"), words_of("both_sides"))
def test_face_and_back_together_are_read(language: Language, word: str) -> None:
    assert readings(f"{mark(language, first_labels(language))} {stopped(word)}") == [
        "LVVA, f. 11, op. 2, d. 3, ll. 4-4ob"
    ]


def test_what_is_not_read_by_design_stands_in_the_data() -> None:
    """An exception whose word has gone from the data would be an exception for nothing."""
    by_code = {language.language: language for language in languages()}
    for code, kind, word in BY_DESIGN:
        assert word in (forms(by_code[code], kind) or getattr(by_code[code], kind))


def file(**fields: object) -> dict[str, object]:
    """Give the content of a right file, but for some fields."""
    return {"language": "xr", "name": "Ruritanian", "labels": {"fond": {"one": ["sam"]}}} | fields


def test_a_file_is_read() -> None:
    language = language_from(
        file(
            words={"conjunctions": ["ond"], "ibid": ["dort"]},
            labels={"fond": {"one": ["sam"]}, "delo": {"one": ["lis"], "several": ["lisy"], "write": ["lis. {}"]}},
            example=[{"text": "GARF, sam 1", "reads": "GARF, f. 1"}],
            trap=[{"text": ["sam", "1"]}],
        ),
        "xr.toml",
    )
    assert (language.conjunctions, language.ibid, language.number_first) == (("ond",), ("dort",), False)
    assert language.labels["delo"].forms == ("lis", "lisy")
    assert (language.examples[0].reads, language.traps[0].notes) == (("GARF, f. 1",), ("sam", "1"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (file(labels={"shelf": {"one": ["sh"]}}), "labels.shelf; there are fond, opis, delo, leaf, page"),
        (file(labels={"dielo": {"one": ["sh"]}}), "labels.dielo; do you mean labels.delo?"),
        (file(labels={}), "labels has no level"),
        (file(labels={"fond": ["sam"]}), "labels.fond is ['sam']; it wants a table"),
        (file(labels={"fond": {"one": "sam"}}), "labels.fond.one is 'sam'; it wants a list of texts"),
        (file(labels={"fond": {"several": ["sams"]}}), "labels.fond.one is missing"),
        (file(labels={"fond": {"one": ["Sam"]}}), "labels.fond.one has 'Sam'; words are in lower case"),
        (file(labels={"fond": {"one": ["sam", "sam"]}}), "labels.fond.one is ['sam', 'sam']; it wants"),
        (file(labels={"fond": {"one": ["sam"], "write": ["sam."]}}), "labels.fond.write is ['sam.']; it wants"),
        (file(words={"ibidem": ["dort"]}), "words.ibidem; do you mean words.ibid?"),
        (file(words={"verso": "ob"}), "words.verso is 'ob'; it wants a list of texts"),
        (file(words={"verso": ["ob "]}), "words.verso has 'ob '; words are in lower case, without spaces at the ends"),
        (file(words={"verso": [""]}), "words.verso is ['']"),
        (file(number_first="yes"), "number_first is 'yes'; it wants true or false"),
        (file(language="Ruritanian"), "language is 'Ruritanian'; it wants a code of two or three small letters"),
        (file(nmae="Ruritanian"), "nmae; do you mean name?"),
        (file(example=[{"text": "GARF, sam 1"}]), "example 1: reads is missing"),
        (file(trap=[{"text": 5}]), "trap 1: text is 5; it wants text"),
        ({"language": "xr"}, "name is missing; it wants text"),
        ({"language": "xr", "name": "Ruritanian"}, "labels is missing; it wants a table"),
    ],
)  # fmt: skip
def test_a_fault_in_a_file_is_told_with_its_place(content: dict[str, object], told: str) -> None:
    with pytest.raises(archref.DataError) as error:
        language_from(content, "xr.toml")
    assert str(error.value).startswith("xr.toml: ")
    assert told in str(error.value)


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


@pytest.mark.parametrize(
    "text",
    [
        "w GARFie, f. 5446, op. 1, d. 2",
        "в ГАРФе, ф. 5446, оп. 1, д. 2",
        "z GARF-u, f. 5446, op. 1, d. 2",
        "GARF’a, f. 5446, op. 1, d. 2",
    ],
)
def test_an_acronym_may_have_a_case_ending(text: str) -> None:
    assert readings(text) == ["GARF, f. 5446, op. 1, d. 2"]


# ---- each file proves itself

FILES = sorted((Path(archref.__file__).parent / "data" / "languages").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_packaged_language_is_read_as_its_examples_and_traps_say(path: Path) -> None:
    assert misread(read_language(path), Reader()) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_packaged_language_with_labels_has_examples_and_traps(path: Path) -> None:
    language = read_language(path)
    assert not language.labels or (len(language.examples) >= 5 and language.traps)


def test_a_file_is_named_after_its_language() -> None:
    assert [path.stem for path in FILES] == [language.language for language in languages()]


def test_the_page_shows_the_examples() -> None:
    docs = Path(__file__).parent.parent / "docs"
    table = run_path(str(docs / "write_languages.py"))["table"]()
    assert table in (docs / "languages.md").read_text("utf-8"), "run: python docs/write_languages.py"


def test_languages_are_packed_as_their_files_are() -> None:
    build = run_path(str(Path(__file__).parent.parent / "hatch_build.py"))
    packed = (FILES[0].parent.parent / "languages.json").read_text("utf-8")
    assert packed == build["languages_text"](), "run: python hatch_build.py"


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.name)
def test_what_styles_write_is_what_is_read(language: Language) -> None:
    for label in language.labels.values():
        written = {fold_word(text.replace("{}", "").strip("-. ")) for text in label.write}
        assert written <= set(map(fold_word, label.forms))


# ---- languages that the package does not have

OTHERS = sorted((Path(__file__).parent / "languages").glob("*.toml"))


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_language_given_at_run_time_is_read_as_its_examples_and_traps_say(path: Path) -> None:
    language = read_language(path)
    assert language.language not in {known.language for known in languages()}
    assert len(language.examples) >= 10
    assert misread(language, Reader(languages_with(language))) == []


# ---- a language of one's own

RURITANIAN = """
language = "xr"
name = "Ruritanian"

[labels]
fond.one = ["stoka", "st"]
opis.one = ["rulo", "s"]
delo.one = ["pako"]
leaf.one = ["folyo"]

[words]
ibid = ["samloke"]
verso = ["dorso"]

[[example]]
text = ["GARF, stoka 17, rulo 3, pako 74, folyo 5 dorso", "Samloke, pako 75"]
reads = ["GARF, f. 17, op. 3, d. 74, l. 5ob", "GARF, f. 17, op. 3, d. 75"]

[[trap]]
text = "st 5"
"""
MARK = "GARF, stoka 17, rulo 3, pako 74"


@pytest.fixture
def ruritanian(tmp_path: Path) -> Path:
    file = tmp_path / "ruritanian.toml"
    file.write_text(RURITANIAN, "utf-8")
    return file


def run(*arguments: str | Path, given: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, [*map(str, arguments)], input=given, standalone_mode=False)
    return result.return_value, result.stdout


def test_the_command_line_lists_languages() -> None:
    code, told = run("languages")
    assert code == 0
    assert "lv: Latvian: f, apr, l, lp" in told.splitlines()


def test_the_command_line_checks_a_file(ruritanian: Path) -> None:
    code, told = run("languages", ruritanian)
    assert code == 0
    assert told.startswith("xr: Ruritanian: 2 of 2 examples and traps are read as said\n")
    assert re.search(r"^  s: opis, elsewhere delo \(Estonian\); page \(.*German", told, re.MULTILINE)


def test_an_example_that_is_not_read_as_said_is_told_and_fails(ruritanian: Path) -> None:
    ruritanian.write_text(RURITANIAN.replace('d. 75"]', 'd. 76"]'), "utf-8")
    code, told = run("languages", ruritanian)
    assert code == 2
    assert "1 of 2 examples" in told
    assert "read as GARF, f. 17, op. 3, d. 74, l. 5ob; GARF, f. 17, op. 3, d. 75, not as" in told


def test_commands_read_a_language_of_ones_own(ruritanian: Path) -> None:
    assert run("find", "--language", ruritanian, given=MARK) == (0, "1: GARF, f. 17, op. 3, d. 74\n")
    assert run("parse", "--language", ruritanian, MARK)[1].splitlines()[-1] == "delo: 74"
    assert run("normalise", "--language", ruritanian, "--style", "slash", given=MARK) == (0, "GARF 17/3/74")
    assert "op. 3, d. 74" in run("inventory", "--language-file", ruritanian, given=MARK)[1]


def test_a_file_of_a_packaged_language_takes_its_place() -> None:
    own = language_from(file(language="de"), "de.toml")
    assert [one for one in languages_with(own) if one.language == "de"] == [own]


@pytest.mark.parametrize("field", [*WORD_LISTS, *NAME_LISTS])
def test_every_list_of_the_files_is_read_by_the_code(field: str) -> None:
    """A list that is filled and used by nothing is work for nothing."""
    code = Path(archref.__file__).parent
    readers = [path for path in code.rglob("*.py") if path.name not in ("language.py", "files.py")]
    assert any(re.search(rf"""["']{field}["']|\.{field}\b""", path.read_text("utf-8")) for path in readers)
