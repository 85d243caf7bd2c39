"""Rewriting the citations of a text: what changes, what stays, and what is said about it."""

# ruff: noqa: E501 - citations are shown whole

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import archref
from archref import styles
from archref.rewriting.rewrite import rewrite
from reference_strategies import references
from shared import SHARED, needs_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archref.rewriting.writer import Repeats

COMPLETE = tuple(name for name in styles if styles[name].complete)
GOLD = SHARED / "gold" / "dev"


def cited(notes: Sequence[str]) -> list[tuple[int, archref.Reference]]:
    return [(citation.note, citation.reference) for citation in archref.find(notes)]


# ---- what it does


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("See TsDAVO, F. 2605, op. 1, d. 25, ll. 1, 45.", "gost", "See ЦГАВО Украины. Ф. 2605. Оп. 1. Д. 25. Л. 1, 45."),
        ("(ГАРФ. Ф. 9401. Оп. 2. Д. 64. Л. 7 об.)", "canonical", "(GARF, f. 9401, op. 2, d. 64, l. 7ob)"),
        ("GARF, f. 1, op. 2, d. 3, l. 7ob.", "gost", "ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 7 об."),
        ("ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 7 об. Там же.", "canonical", "GARF, f. 1, op. 2, d. 3, l. 7ob. Ibid."),
        ("GARF, f. 1, op. 2, dd. 13, 16.", "uk-comma", "ГАРФ, ф. 1, оп. 2, спр. 13, 16."),
        ("GARF, f. 1, op. 2, d. 3, l. 4; op. 5, d. 6.", "gost", "ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 4; Оп. 5. Д. 6."),
        ("GARF, f. 1, op. 2, d. 3, ll. 101-2, 113-115.", "slavic-review",
         "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF), fond (f.) 1, opis´ (op.) 2, delo (d.) 3, "
         "listy (ll.) 101–2, 113–15."),
        ("GARF, f. 1, op. 2, d. 3.", "chicago",
         "f. 1, op. 2, d. 3, Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF), Moscow."),
        ("НАЗХ, ф. 1, оп. 2, спр. 3", "kritika", "НАЗХ f. 1, op. 2, d. 3"),
        ("RGIA, fond 776 (Main Board of the Press), op. 8, d. 2015 (On “Faith”), l. 9.", "gost",
         "РГИА. Ф. 776 (Main Board of the Press). Оп. 8. Д. 2015 (On “Faith”). Л. 9."),
        ("Там же. Ф. 558. Оп. 2. Д. 48.", "canonical", "Ibid., f. 558, op. 2, d. 48."),
    ],
)  # fmt: skip
def test_a_citation_is_rewritten_and_its_surroundings_are_not(text: str, style: str, expected: str) -> None:
    assert archref.normalise(text, style) == expected


NOTES = (
    "RGASPI, f. 17, op. 3, d. 74, ll. 5-6.",
    "Ibid., d. 75, l. 1.",
    "RGASPI, f. 17, op. 3, d. 75, l. 9.",
    "See also GARF, f. R-5446, op. 12, d. 5; d. 6, l. 2.",
    "GARF, f. R-5446, op. 12, d. 6, l. 2.",
)


@pytest.mark.parametrize(
    ("repeats", "expected"),
    [
        ("keep", (
            "РГАСПИ. Ф. 17. Оп. 3. Д. 74. Л. 5–6.",
            "Там же. Д. 75. Л. 1.",
            "РГАСПИ. Ф. 17. Оп. 3. Д. 75. Л. 9.",
            "See also ГАРФ. Ф. Р-5446. Оп. 12. Д. 5; Д. 6. Л. 2.",
            "ГАРФ. Ф. Р-5446. Оп. 12. Д. 6. Л. 2.",
        )),
        ("expand", (
            "РГАСПИ. Ф. 17. Оп. 3. Д. 74. Л. 5–6.",
            "РГАСПИ. Ф. 17. Оп. 3. Д. 75. Л. 1.",
            "РГАСПИ. Ф. 17. Оп. 3. Д. 75. Л. 9.",
            "See also ГАРФ. Ф. Р-5446. Оп. 12. Д. 5; ГАРФ. Ф. Р-5446. Оп. 12. Д. 6. Л. 2.",
            "ГАРФ. Ф. Р-5446. Оп. 12. Д. 6. Л. 2.",
        )),
        ("ibid", (
            "РГАСПИ. Ф. 17. Оп. 3. Д. 74. Л. 5–6.",
            "Там же. Д. 75. Л. 1.",
            "Там же. Л. 9.",
            "See also ГАРФ. Ф. Р-5446. Оп. 12. Д. 5; Д. 6. Л. 2.",
            "ГАРФ. Ф. Р-5446. Оп. 12. Д. 6. Л. 2.",  # the note before holds two sources
        )),
    ],
)  # fmt: skip
def test_repeated_citations_are_kept_expanded_or_shortened(repeats: Repeats, expected: tuple[str, ...]) -> None:
    done = rewrite(NOTES, "gost", repeats)
    assert done.passages == expected
    assert cited(done.passages) == cited(NOTES)
    assert not done.warnings
    assert archref.normalise("\n".join(NOTES), "gost", repeats) == "\n".join(expected)


def test_ibid_after_a_note_with_another_source_is_not_written() -> None:
    notes = ["GARF, f. 1, op. 2, d. 3, l. 4; Getty, Origins, p. 5.", "GARF, f. 1, op. 2, d. 3, l. 9."]
    assert rewrite(notes, "kritika", "ibid").passages[1] == "GARF f. 1, op. 2, d. 3, l. 9."


def test_an_archive_is_introduced_once() -> None:
    notes = ["GARF, f. 1, op. 2, d. 3.", "RGASPI, f. 17, op. 3, d. 74; GARF, f. 1, op. 2, d. 4."]
    assert rewrite(notes, "kritika").passages == (
        "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF) f. 1, op. 2, d. 3.",
        "Rossiiskii gosudarstvennyi arkhiv sotsial´no-politicheskoi istorii (RGASPI) f. 17, op. 3, d. 74; "
        "GARF f. 1, op. 2, d. 4.",
    )


@pytest.mark.parametrize(
    ("text", "style", "reason"),
    [
        ("GARF, f. 1, op. 2, d. 3, l. 4", "wikisource", "wikisource has no way to write leaves"),
        ("GARF, f. 102, Police Department, op. 226, d. 5", "gost", "would be lost"),
        ("RGVA, NKO Order of July 27, 1940, f. 37837, op. 4, d. 381", "gost", "would be lost"),
    ],
)
def test_what_cannot_be_rewritten_stays_and_is_said_with_its_place(text: str, style: str, reason: str) -> None:
    before = "First, GARF, f. 9401, op. 2, d. 64. Then "
    done = rewrite(["Nothing here.", before + text + "."], style)
    assert text in done.passages[1]
    (warning,) = done.warnings
    assert (warning.note, warning.start, warning.text) == (1, len(before), text)
    assert reason in warning.reason
    assert str(warning).startswith(f"passage 2, character {len(before) + 1}: left '")


def test_an_ibid_stays_where_the_style_has_none() -> None:
    done = rewrite(["GARF, f. 1, op. 2, d. 3.", "Ibid., l. 4."], "cwihp")
    assert done.passages[1] == "Ibid., l. 4."
    assert "no ibid" in done.warnings[0].reason
    assert rewrite(["GARF, f. 1, op. 2, d. 3.", "Ibid., l. 4."], "cwihp", "expand").passages[1] == (
        "GARF, f. 1, op. 2, d. 3, l. 4."
    )


def test_edits_make_the_rewritten_passages_of_the_original_ones() -> None:
    done = rewrite(NOTES, "dstu-8302", "expand")
    made = list(NOTES)
    for edit in reversed(done.edits):
        text = made[edit.passage]
        made[edit.passage] = text[: edit.start] + edit.text + text[edit.end :]
    assert tuple(made) == done.passages


def test_unknown_repeats_and_styles_are_refused() -> None:
    with pytest.raises(archref.StyleError, match="unknown repeats 'all'; there are keep, expand, ibid"):
        archref.normalise("", "gost", "all")  # type: ignore[arg-type]
    with pytest.raises(archref.StyleError, match="unknown style 'nature'"):
        archref.normalise("", "nature")


# ---- the laws


@st.composite
def passages(draw: st.DrawFn) -> list[str]:
    """Notes that cite references in any style, among prose."""
    prose = st.sampled_from(["", "See ", "Letter of Kosior, 12 May 1932, ", "Ср.: ", "cf. "])
    notes = []
    for _ in range(draw(st.integers(1, 3))):
        style = styles[draw(st.sampled_from(COMPLETE))]
        several = draw(st.lists(references(without_archive=False), min_size=1, max_size=2))
        notes.append(draw(prose) + style.joint(several) + draw(st.sampled_from(["", ".", " (copy).", "; p. 5."])))
        if draw(st.booleans()):
            notes.append(draw(st.sampled_from(["Ibid., l. 7.", "Там же. Л. 9 об.", "Ibid.", "Там само, арк. 3."])))
    return notes


@pytest.mark.parametrize("name", COMPLETE)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(notes=passages(), repeats=st.sampled_from(["keep", "expand", "ibid"]))
def test_rewriting_loses_nothing_changes_nothing_else_and_settles(
    name: str, notes: list[str], repeats: Repeats
) -> None:
    done = rewrite(notes, name, repeats)
    assert cited(done.passages) == cited(notes)
    assert rewrite(done.passages, name, repeats).passages == done.passages
    spans = {(citation.note, citation.start, citation.end) for citation in archref.find(notes)}
    assert {(edit.passage, edit.start, edit.end) for edit in done.edits} <= spans


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(alphabet="GARF ГАРФfоп.dл,;:/-–()12345679 \nIbidТамже", max_size=80))
def test_any_text_is_rewritten_or_left_and_settles(text: str) -> None:
    for name in ("gost", "slash"):
        once = archref.normalise(text, name)
        assert archref.normalise(once, name) == once


# ---- on real citations


def documents() -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(GOLD.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


@needs_shared
@pytest.mark.parametrize("name", COMPLETE)
def test_real_citations_come_back_the_same_and_nearly_all_are_rewritten(name: str) -> None:
    left = total = 0
    for document in documents():
        notes = document["notes"]
        done = rewrite(notes, name)
        before = cited(notes)
        assert cited(done.passages) == before, document["id"]
        total += len(before)
        left += sum("no ibid" not in warning.reason for warning in done.warnings)
    assert left < total / 10
