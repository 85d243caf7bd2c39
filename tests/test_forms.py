"""Every row of docs/forms.md: the example is read as the page says, and every language has its rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import archref
from archref.languages.language import languages

PAGE = Path(__file__).parent.parent / "docs" / "forms.md"
ROW = re.compile(r"\| (?P<form>[^|]+) \| `(?P<example>[^`|]+)` \| (?P<readings>[^|]+) \|")
CHARACTERS = {" ↵ ": "\n", "¬": "\u00ad", "␣": "\u00a0"}


def rows() -> list[tuple[str, str, str, str]]:
    section, found = "", []
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif row := ROW.fullmatch(line):
            found.append((section, row["form"], row["example"], row["readings"]))
    return found


ROWS = rows()


def notes_of(example: str) -> list[str]:
    for sign, character in CHARACTERS.items():
        example = example.replace(sign, character)
    return example.split(" ⏎ ")


def reading(citation: archref.Citation) -> str:
    about = [*citation.inherited]
    about += ["*ambiguous*"] * (len(citation.candidates) > 1)
    about += ["*unlisted*"] * (not citation.listed)
    return f"`{citation.reference}`" + (f" ({', '.join(about)})" if about else "")


@pytest.mark.parametrize(("form", "example", "readings"), [row[1:] for row in ROWS], ids=[row[2] for row in ROWS])
def test_the_example_is_read_as_the_page_says(form: str, example: str, readings: str) -> None:
    expected = [] if readings == "nothing" else readings.split("<br>")
    assert [reading(citation) for citation in archref.find(notes_of(example))] == expected, form


@pytest.mark.parametrize("name", [language.name for language in languages() if language.labels])
def test_every_language_has_a_row_with_its_labels(name: str) -> None:
    assert name in {form for section, form, _, _ in ROWS if section == "Languages"}


def test_every_line_of_the_tables_is_run() -> None:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    headings = sum(line.startswith("| --- |") for line in lines)
    assert len(ROWS) == len(lines) - 2 * headings
