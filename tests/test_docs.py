"""The pages of docs/: their snippets run, their links lead somewhere, and they leave nothing out."""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path

import attrs
import pytest

import archref
from archref.exports.formats import FORMATS
from archref.inventory.views import VIEWS
from archref.languages.language import Language
from archref.levels import LABELLED

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)?(?:#([\w-]+))?\)")


@pytest.mark.parametrize("name", ["exports.md", "grammar.md", "how-it-is-built.md", "languages.md"])
def test_snippets_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(DOCS / name), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried > 0
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for path, heading in LINK.findall(page.read_text("utf-8").replace("\n", " ")):
        target = page.parent / path if path else page
        assert target.exists(), path
        if heading:
            titles = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_modules_that_a_page_names_are_there(page: Path) -> None:
    for name in re.findall(r"`archref\.([a-z_]+(?:\.[a-z_]+)*)`", page.read_text("utf-8")):
        file = ROOT / "src" / "archref" / name.replace(".", "/")
        public = name.partition(".")[0] in archref.__all__
        assert public or name == "toml" or file.is_dir() or file.with_suffix(".py").exists(), name


def test_every_field_of_a_language_file_is_explained() -> None:
    page = (DOCS / "languages.md").read_text("utf-8")
    fields = {field.name for field in attrs.fields(Language)}
    assert {word for word in (*fields, *LABELLED) if f"`{word}`" not in page} == set()


def test_the_drawing_is_that_of_the_grammar() -> None:
    pytest.importorskip("railroad", reason="needs railroad-diagrams")
    drawn = runpy.run_path(str(DOCS / "draw_grammar.py"))["drawing"]()
    assert (DOCS / "grammar.svg").read_text("utf-8") == drawn, "run docs/draw_grammar.py"


def test_the_drawing_is_that_of_the_folders() -> None:
    drawn = runpy.run_path(str(DOCS / "draw_folders.py"))["drawing"]()
    assert (DOCS / "folders.svg").read_text("utf-8") == drawn, "run docs/draw_folders.py"


def test_the_strip_is_that_of_the_example() -> None:
    drawn = runpy.run_path(str(DOCS / "draw_strip.py"))["drawing"]()
    assert (DOCS / "strip.svg").read_text("utf-8") == drawn, "run docs/draw_strip.py"


def test_every_view_and_format_is_on_the_page() -> None:
    page = (DOCS / "exports.md").read_text("utf-8")
    assert {name for name in (*VIEWS, *FORMATS) if f"`{name}`" not in page} == set()
