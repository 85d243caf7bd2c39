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
from archref.languages.letters import fold_word
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
    hereafter: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    extent: tuple[str, ...] = ()
    archive_nouns: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
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


@cache
def forms(field: str) -> tuple[str, ...]:
    """Give all dialects' words of one kind (`ibid`, `verso`, `months` ...), each once."""
    return tuple(dict.fromkeys(word for dialect in dialects() for word in getattr(dialect, field)))


@cache
def word_set(field: str) -> frozenset[str]:
    """Give the same words as `forms`, to look one up in."""
    return frozenset(forms(field))


@cache
def label_forms(level: str, number_first: bool = False) -> tuple[str, ...]:
    """Give all labels of a level in the dialects whose number comes after (or before) its label."""
    return tuple(
        dict.fromkeys(
            form
            for dialect in dialects()
            if dialect.number_first is number_first or dialect.either_order
            for form in dialect.labels.get(level, ())
        )
    )


@cache
def folded_labels() -> frozenset[str]:
    """Give the labels of every level, folded."""
    return frozenset(fold_word(form) for level in LABELLED for form in label_forms(level))
