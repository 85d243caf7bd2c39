"""The labels, ibid words and habits of every language, as word sets and pieces of regular expressions.

In go the files of `data/dialects/`, out comes what `scan`, `grammar` and `interpret` are built from.
A dialect file says, for each level of a shelf mark, how its label is written. Adding a language is adding a
file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from archref.errors import DataError
from archref.levels import LABELLED


@attrs.frozen
class Dialect:
    """One language: `labels` by level, and the words around them, in lower case without closing full stop."""

    language: str
    name: str
    labels: dict[str, tuple[str, ...]]
    ibid: tuple[str, ...] = ()
    verso: tuple[str, ...] = ()
    both_sides: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    supplement: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    ordinal_endings: tuple[str, ...] = ()
    hereafter: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    extent: tuple[str, ...] = ()
    archive_nouns: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    record_leads: tuple[str, ...] = ()
    book_words: tuple[str, ...] = ()
    litera: tuple[str, ...] = ()
    up_to: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    never_first: tuple[str, ...] = ()
    number_first: bool = False
    either_order: bool = False


def read_dialect(data: dict[str, Any], where: str) -> Dialect:
    """Check one dialect file's content and make it a `Dialect`; `DataError` names `where` and the field."""
    fields = dict(data)
    labels = fields.pop("labels", {})
    for level in labels:
        if level not in LABELLED:
            raise DataError(f"{where}: labels.{level} is no level; the levels are {', '.join(LABELLED)}")
    fields["conjunctions"] = fields.pop("and", ())
    known = {field.name for field in attrs.fields(Dialect)}
    for field, value in fields.items():
        if field not in known:
            raise DataError(f"{where}: unknown field {field!r}")
        if isinstance(value, list):
            fields[field] = tuple(value)
    return Dialect(labels={level: tuple(forms) for level, forms in labels.items()}, **fields)


@cache
def dialects() -> tuple[Dialect, ...]:
    """Read every packaged dialect."""
    folder = files("archref") / "data" / "dialects"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    return tuple(read_dialect(tomllib.loads(path.read_text("utf-8")), path.name) for path in paths)
