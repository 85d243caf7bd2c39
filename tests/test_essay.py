"""A whole work: the 53 notes of an essay and their inventory, in the example and in the essay itself."""

from __future__ import annotations

import io
import json
import runpy
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import archref
from shared import NEEDS_SHARED, SHARED

if TYPE_CHECKING:
    from archref.inventory.tree import Inventory

ROOT = Path(__file__).parent.parent
NOTES = ROOT / "examples" / "notes.txt"
ESSAY = SHARED / "essay"

Cited = dict[str, dict[str, dict[str, dict[str, list[int]]]]]

CITED: Cited = {
    "TsDAHO": {
        "1": {
            "1": {
                "15": [4, 4, 5],
                "42": [14, 15, 15, 16, 17, 18, 19],
                "182": [47, 48, 49],
                "183": [50],
                "184": [48],
            },
            "6": {
                "13": [23],
                "16": [23],
                "19": [22],
                "20": [31, 31],
                "28": [32],
                "29": [33],
                "34": [35],
            },
            "20": {"143": [11], "213": [10], "453": [20]},
        },
        "23": {"1": {"56": [8]}},
    },
    "TsDAVO": {
        "2595": {
            "1": {
                "1": [7, 9, 12, 13, 24],
                "20": [21],
                "22": [25, 26, 27, 29],
                "100": [40],
                "101": [34, 36, 44, 45],
                "102": [36, 37, 38, 39, 41, 42, 43],
                "103": [46],
                "115": [30],
            },
            "5": {"113": [28]},
        },
        "2605": {"1": {"9": [6], "25": [7]}},
    },
}
"""Archive, fond, opis, file, and the note of each citation of it: read by hand from the essay."""

LEAVES = {
    "TsDAHO 1/1/15": "91-93, 101, 105",
    "TsDAHO 1/1/42": "61-62, 65-69, 123, 165-168, 196, 198, 241",
    "TsDAHO 1/1/182": "22, 193-207, 226-227, 239-258",
    "TsDAHO 1/6/20": "68",
    "TsDAHO 1/6/19": "",
    "TsDAVO 2605/1/9": "51-52",
    "TsDAVO 2605/1/25": "1, 45, 70-78",
    "TsDAVO 2595/1/1": "4, 10, 14, 27, 29, 58",
    "TsDAVO 2595/1/102": "2, 7, 10-11, 17, 21-22, 31, 49, 69, 83, 88-89",
}

CASE_FILES = {"51": "HDA SBU", "52": "TsDAHO", "53": "HDA SBU"}
"""The notes that name a file without a shelf mark, and the archive that it is in, or a branch of it is."""


def cited(made: Inventory) -> Cited:
    tree: Cited = {}
    for archive, fond, opis, file in made.files():
        opisi = tree.setdefault(str(archive.key), {}).setdefault(str(fond.fond), {})
        opisi.setdefault(str(opis.opis), {})[str(file.delo)] = [int(entry.note.label) for entry in file.cited]
    return tree


@pytest.fixture(scope="module")
def essay() -> str:
    """Give the essay itself, where it is at hand."""
    if not SHARED.is_dir():
        pytest.skip(NEEDS_SHARED)
    return (ESSAY / "essay.txt").read_text("utf-8")


# ---- the example


def test_the_example_cites_what_the_essay_cites() -> None:
    made = archref.inventory(archref.read(NOTES))
    assert cited(made) == CITED
    for mark, leaves in LEAVES.items():
        file = next(f for a, o, p, f in made.files() if f"{a.key} {o.fond}/{p.opis}/{f.delo}" == mark)
        assert ", ".join(map(str, file.listy)) == leaves, mark


def test_files_stand_in_shelf_order() -> None:
    made = cited(archref.inventory(archref.read(NOTES)))
    for key, fonds in CITED.items():
        assert list(made[key]) == sorted(fonds, key=int)
        for fond, opisi in fonds.items():
            assert list(made[key][fond]) == sorted(opisi, key=int)
            for opis, files in opisi.items():
                assert list(made[key][fond][opis]) == sorted(files, key=int)


def test_the_case_files_without_a_shelf_mark_stand_under_their_archives() -> None:
    made = archref.inventory(archref.read(NOTES))
    found = {
        source.notes[0].label: (archive.record.part_of or archive.key if archive.record else archive.heading)
        for archive in made.archives
        for source in archive.named
    }
    assert found == CASE_FILES
    assert all("case file" in source.mention.text for source in made.named)


def test_the_script_makes_the_inventory_that_lies_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("inventory.py", "notes.txt"):
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    runpy.run_path(str(tmp_path / "inventory.py"), run_name="__main__")
    assert capsys.readouterr().out.startswith("54 citations of 27 files in ")
    made = (tmp_path / "inventory.md").read_text("utf-8")
    assert made == (ROOT / "examples" / "inventory.md").read_text("utf-8")


@pytest.mark.parametrize("style", ["canonical", "gost", "dstu-8302", "slash"])
def test_every_reference_survives_being_written(style: str) -> None:
    for citation in archref.find(archref.read(NOTES)):
        assert archref.parse(citation.reference.format(style)) == citation.reference


# ---- the essay itself


def test_the_example_cites_to_the_letter(essay: str) -> None:
    theirs, ours = archref.read(io.StringIO(essay)), archref.read(NOTES)
    by_note = [
        [(document.passages[c.note].label, c.text, c.reference) for c in archref.find(document)]
        for document in (theirs, ours)
    ]
    assert by_note[0] == by_note[1]


def test_the_essay_read_as_one_text_has_the_same_references_and_no_other(essay: str) -> None:
    as_one = Counter(citation.reference for citation in archref.find(essay))
    assert as_one == Counter(citation.reference for citation in archref.find(archref.read(NOTES)))


def test_the_inventory_of_the_essay_holds_what_was_expected_of_it(essay: str) -> None:
    expected = json.loads((ESSAY / "inventory.json").read_text("utf-8"))
    for source in (essay, archref.read(ESSAY / "essay.txt")):
        assert cited(archref.inventory(source)) == expected
    assert expected == CITED
