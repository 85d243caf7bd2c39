"""In a notebook: what is shown of a citation, an inventory, a table, an archive and a style."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

import archref

NOTE = "See ГАРФ. Ф. Р-5446. Оп. 12. Д. 5. Л. 7 об. and <b>RGASPI</b>, f. 17, op. 3, d. 74."


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_a_citation_is_shown_as_written_its_parts_marked_with_their_levels() -> None:
    citation = archref.find(NOTE)[0]
    shown = citation._repr_html_()
    assert words(shown) == citation.text
    marked = dict(re.findall(r'title="(\w+)">([^<]*)</mark>', shown))
    assert marked == {"archive": "ГАРФ", "fond": "Р-5446", "opis": "12", "delo": "5", "listy": "7 об."}


def test_an_inventory_is_shown_with_a_row_and_a_bar_an_archive() -> None:
    made = archref.inventory([NOTE, "GARF, f. 102, op. 1, d. 1."])
    shown = made._repr_html_()
    assert re.findall(r'<rect width="(\d+)"', shown) == ["160", "80"]
    assert "3 citations in 2 notes" in words(shown)
    assert len(repr(made)) < 120


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        (archref.archives["GARF"], "Государственный архив Российской Федерации"),
        (archref.styles["gost"], "ГАРФ. Ф. Р-5446. Оп. 12. Д. 5"),
        (archref.view(NOTE, "requests", language="ru"), "Р-5446"),
        (archref.inventory([]), "0 citations"),
    ],
    ids=["archive", "style", "view", "nothing"],
)
def test_what_is_shown_is_whole_and_tells_what_it_is(thing: Any, told: str) -> None:  # noqa: ANN401
    shown = thing._repr_html_()
    assert told in words(shown)
    opened: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, _: object) -> None:
            opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Reader().feed(shown)
    assert opened == []
