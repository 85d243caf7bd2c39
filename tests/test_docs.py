"""The pages of docs/: their snippets run, their links lead somewhere, and they leave nothing out."""

from __future__ import annotations

import doctest
import re
import runpy
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import archref
from archref.languages.language import Dialect
from archref.levels import LABELLED

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)?(?:#([\w-]+))?\)")


@pytest.mark.parametrize("name", ["grammar.md", "how-it-is-built.md", "languages.md"])
def test_snippets_run(name: str) -> None:
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


def test_every_field_of_a_dialect_file_is_explained() -> None:
    page = (DOCS / "languages.md").read_text("utf-8")
    fields = {"and" if field.name == "conjunctions" else field.name for field in attrs.fields(Dialect)}
    assert {word for word in (*fields, *LABELLED) if f"`{word}`" not in page} == set()


def test_the_made_up_language_is_read_once_it_is_among_the_dialects() -> None:
    """In a process of its own: a language changes what the words of all others mean."""
    snippet = doctest.DocTestParser().get_examples((DOCS / "languages.md").read_text("utf-8"))[0].source
    program = f"""if True:
        import tomllib
        from archref.languages import language as dialects
        text = {snippet.partition("=")[2]}
        known, new = dialects.dialects(), dialects.read_dialect(tomllib.loads(text), "ruritanian.toml")
        dialects.dialects = lambda: (*known, new)
        import archref
        print(archref.parse("GARF, stoka 17, rulo 3, pako 74, folyo 5 dorso"))
        print(archref.find(["GARF, st. 17, rul. 3, pak. 74", "Samloke, pak. 75"])[1].reference)
    """
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["GARF, f. 17, op. 3, d. 74, l. 5ob", "GARF, f. 17, op. 3, d. 75"]


def test_the_drawing_is_that_of_the_grammar() -> None:
    pytest.importorskip("railroad", reason="needs railroad-diagrams")
    drawn = runpy.run_path(str(DOCS / "draw_grammar.py"))["drawing"]()
    assert (DOCS / "grammar.svg").read_text("utf-8") == drawn, "run docs/draw_grammar.py"


def test_the_drawing_is_that_of_the_folders() -> None:
    drawn = runpy.run_path(str(DOCS / "draw_folders.py"))["drawing"]()
    assert (DOCS / "folders.svg").read_text("utf-8") == drawn, "run docs/draw_folders.py"
