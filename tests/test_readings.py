"""Every line of readings.txt: some six hundred notes as people write them, and what is cited in them."""

from __future__ import annotations

from pathlib import Path

import pytest

import archref

LINES = [
    line
    for line in Path(__file__).with_name("readings.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
CHARACTERS = {" ↵ ": "\n", "¬": "\u00ad", "␣": "\u00a0", "⇥": "\t"}


@pytest.mark.parametrize("line", LINES)
def test_a_note_is_read_as_a_historian_reads_it(line: str) -> None:
    written, _, readings = line.partition(" => ")
    for sign, character in CHARACTERS.items():
        written = written.replace(sign, character)
    expected = [] if readings == "-" else readings.split(" | ")
    assert [str(citation.reference) for citation in archref.find(written.split(" ⏎ "))] == expected


def test_no_line_stands_twice() -> None:
    assert len(set(LINES)) == len(LINES)
