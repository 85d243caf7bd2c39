"""The page of an inventory: one file that a browser opens without asking for anything, for eye, keyboard and reader."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import archref
from archref import Document, Passage, export, inventory, view

NOTES = [
    "GARF, f. R-5446, op. 12, d. 5, l. 7; d. 14, l. 3; RGASPI, f. 17, op. 3, d. 74.",
    "A remark.",
    "A <b>diary</b> & \"letters\" in RGVA.",
    "ГААО. Ф. 12. Оп. 1. Д. 5.",
    "GARF, f. R-5446, op. 12, d. 2, l. 8; f. 102, op. 1, d. 10.",
]  # fmt: skip
WORKS = [Document(tuple(map(Passage, notes)), name) for name, notes in (("ch 2", NOTES), ("ch 10", NOTES[::-1]))]


class Page(HTMLParser):
    """What a page holds: its tags with their attributes, and how they close."""

    VOID = frozenset(("meta", "input", "br", "rect"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID or (tag == "rect" and not self.get_starttag_text().endswith("/>")):  # type: ignore[union-attr]
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def browser() -> str:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    return path


def opened(path: Path) -> str:
    """Give the page as it is when a browser has opened it."""
    command = [browser(), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={path.parent}/profile"]
    done = subprocess.run(
        [*command, "--virtual-time-budget=5000", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def told_by(script: str, page: str, tmp_path: Path) -> Any:  # noqa: ANN401 - whatever the script tells
    """Give what a script tells when it has run in a page, whose policy is lifted for it."""
    page = re.sub(r"<meta http-equiv[^>]*>", "", page)
    telling = "told => { document.title = 'TOLD' + JSON.stringify(told) }"
    teller = f"<script>Promise.resolve((async () => {{ {script} }})()).then({telling})</script>"
    file = tmp_path / "page.html"
    file.write_text(page.replace("</body>", f"{teller}</body>"), "utf-8")
    parts = Page(opened(file)).texts
    return json.loads(next(text for text in parts if text.startswith("TOLD")).removeprefix("TOLD"))


# ---- the file


@pytest.mark.parametrize("source", [[], NOTES, WORKS], ids=["nothing", "notes", "works"])
def test_a_page_is_one_whole_file_that_asks_for_nothing(source: Any) -> None:  # noqa: ANN401
    text = export(source, "html")
    page = Page(text)
    assert page.open == []
    assert not any({"src", "href", "style", "srcset", "action"} & told.keys() for _, told in page.tags)
    assert not any(name.startswith("on") for _, told in page.tags for name in told)
    assert "url(" not in text
    assert "http:" not in text.replace("http-equiv", "")
    (policy,) = (told["content"] for _, told in page.tags if told.get("http-equiv"))
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_a_page_shows_what_notes_hold_as_it_is() -> None:
    page = Page(export(NOTES, "html"))
    assert any("A <b>diary</b> & \"letters\" in RGVA" in text for text in page.texts)  # fmt: skip
    assert "b" not in {tag for tag, _ in page.tags}


def test_a_page_is_in_the_readers_language() -> None:
    page = Page(export(NOTES, "html", "uk"))
    assert page.tags[1] == ("html", {"lang": "uk"}) or page.tags[0] == ("html", {"lang": "uk"})
    assert "Архівні джерела" in page.texts


def test_the_strip_has_a_column_a_note_and_a_place_for_those_that_cite_nothing() -> None:
    text = export(NOTES, "html")
    strip = text[text.index('class="strip"') : text.index("</svg>")]
    assert 'viewBox="0 0 5 60"' in strip
    assert re.findall(r"<title>(.*?)</title>", strip) == [
        "note 1: GARF, RGASPI",
        "note 3: RGVA",
        "note 4: ГААО",
        "note 5: GARF",
    ]
    assert re.findall(r'<rect class="(\S+) named"', strip) == ["a3"]


def test_each_work_has_a_strip_in_natural_order() -> None:
    assert re.findall(r'<p class="name">(.*?)</p>', export(WORKS, "html")) == ["ch 2", "ch 10"]


def test_the_bars_are_archives_with_their_fonds_the_longest_first() -> None:
    text = export(NOTES, "html")
    bars = text[text.index('class="bars"') :]
    assert re.findall(r'<th scope="row">(.*?)</th>', bars) == ["GARF", "RGASPI", "ГААО"]
    assert re.findall(r'<rect class="a0" x="(\d)" width="(\d)"', bars)[:2] == [("0", "1"), ("1", "3")]


# ---- in a browser


def test_its_policy_lets_its_own_script_run(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(export(NOTES, "html"), "utf-8")
    assert "<th scope=\"col\"><button type=\"button\">" in opened(tmp_path / "page.html")  # fmt: skip


def test_search_leaves_what_has_all_the_words_and_counts_it(tmp_path: Path) -> None:
    script = """
    const search = document.getElementById("search");
    const rows = () => [...document.querySelectorAll("[data-row]")].filter(row => row.offsetParent).length;
    const ask = words => { search.value = words; search.dispatchEvent(new Event("input")); return rows(); };
    return [rows(), ask("garf"), ask("GARF 5446"), document.getElementById("found").textContent, ask("zzz"),
            [...document.querySelectorAll("details")].filter(group => group.offsetParent).length, ask("")];"""
    assert told_by(script, export(NOTES, "html"), tmp_path) == [7, 4, 3, "3 shown", 0, 0, 7]


def test_a_column_is_sorted_by_number_and_back(tmp_path: Path) -> None:
    script = """
    const table = [...document.querySelectorAll("table")].find(one => one.tHead && one.tBodies[0].rows.length === 3);
    const head = table.tHead.rows[0].cells[1], button = head.querySelector("button");
    const column = () => [...table.tBodies[0].rows].map(row => row.cells[1].textContent);
    button.click(); const up = [column(), head.getAttribute("aria-sort")];
    button.click(); return [up, column(), head.getAttribute("aria-sort")];"""
    assert told_by(script, export(NOTES, "html"), tmp_path) == [
        [["2", "5", "14"], "ascending"], ["14", "5", "2"], "descending",
    ]  # fmt: skip


def test_groups_close_and_open_and_printing_opens_them(tmp_path: Path) -> None:
    script = """
    const open = () => [...document.querySelectorAll("details")].filter(group => group.open).length;
    const all = open();
    document.getElementById("close").click(); const closed = open();
    dispatchEvent(new Event("beforeprint")); return [all > 3, closed, open() === all];"""
    assert told_by(script, export(NOTES, "html"), tmp_path) == [True, 0, True]


def test_all_that_can_be_done_is_done_with_the_keyboard(tmp_path: Path) -> None:
    script = """
    const able = [...document.querySelectorAll("input, button, summary")].filter(one => one.offsetParent);
    return [able.length > 10, able.every(one => { one.focus(); return document.activeElement === one; })];"""
    assert told_by(script, export(NOTES, "html"), tmp_path) == [True, True]


@pytest.mark.parametrize("width", [360, 1600])
def test_nothing_is_wider_than_the_window(width: int, tmp_path: Path) -> None:
    long = Document(
        (Passage("GARF, f. R-5446, op. 12, d. 5, ll. " + ", ".join(map(str, range(1, 200, 2)))),), "x" * 150
    )
    script = f"""
    const frame = document.createElement("iframe"); frame.width = {width}; frame.height = 800;
    const copy = document.documentElement.cloneNode(true);
    [...copy.querySelectorAll("script")].at(-1).remove();
    frame.srcdoc = copy.outerHTML;
    document.body.append(frame); await new Promise(done => frame.onload = done);
    const root = frame.contentDocument.documentElement; return root.scrollWidth <= root.clientWidth;"""
    assert told_by(script, export([long], "html"), tmp_path) is True


def axe() -> str:
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep):
        path = Path(folder, "axe-core", "axe.min.js")
        if folder and path.is_file():
            return path.read_text("utf-8")
    pytest.skip("axe-core is not installed")


@pytest.mark.parametrize(
    "page",
    [
        lambda: export(WORKS, "html", "uk"),
        lambda: export(view(NOTES, "archives"), "html"),
        lambda: export(view(NOTES, "concordance", language="ru"), "html"),
        lambda: export([], "html"),
    ],
    ids=["inventory", "archives", "concordance", "nothing"],
)
def test_axe_finds_no_violation(page: Any, tmp_path: Path) -> None:  # noqa: ANN401
    script = f"""{axe()};
    const found = await axe.run(document, {{ resultTypes: ["violations"] }});
    return found.violations.map(one => `${{one.id}}: ${{one.nodes[0].html}}`);"""
    assert told_by(script, page(), tmp_path) == []


def test_a_large_work_is_a_page_too() -> None:
    made = inventory([f"GARF, f. {n % 40 + 1}, op. 1, d. {n}, l. {n}." for n in range(2000)])
    text = archref.export(made, "html")
    assert text.count("<tr data-row>") == 2000
    assert text.count("<g><title>") == 2000
