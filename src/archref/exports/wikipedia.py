"""Wikipedia and Wikisource: in goes an inventory, out comes a template, or a page's name, for each file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from archref.errors import DataError, StyleError
from archref.exports.items import items
from archref.styles.files import styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archref.exports.items import Item
    from archref.inventory.tree import Inventory
    from archref.inventory.wording import Wording


def wikipedia(inventory: Inventory, words: Wording) -> str:
    """Write a template a line, that of the encyclopedia in the wording's language.

    Raises `DataError` for a language whose encyclopedia has none.
    """
    known = _templates()
    if words.language not in known:
        raise DataError(f"no Wikipedia template for the language {words.language!r}; there are {', '.join(known)}")
    names = known[words.language]
    return "".join(f"{_template(item, names, words)}\n" for item in items(inventory, words))


def _template(item: Item, names: Mapping[str, str], words: Wording) -> str:
    reference = item.reference
    several = len(reference.listy) > 1 or any(leaves.first != leaves.last for leaves in reference.listy)
    values = {
        names["archive"]: item.archive,
        names["fond"]: words.value(reference.fond),
        names["opis"]: words.value(reference.opis),
        names["delo"]: words.value(reference.delo),
        names["leaves" if several else "leaf"]: words.leaves(reference.listy),
    }
    other = {level: value for level, value in reference.extra.items() if level not in names}
    values |= {names[level]: words.value(value) for level, value in reference.extra.items() if level in names}
    values[names["note"]] = words.extra(other)
    filled = "".join(f"|{name}={_plain(value)}" for name, value in values.items() if value)
    return f"{{{{{names['template']}{filled}}}}}"


_ESCAPES = str.maketrans(
    {"|": "{{!}}", "{": "&#123;", "}": "&#125;", "[": "&#91;", "]": "&#93;", "<": "&lt;", "=": "&#61;"}
)


def _plain(value: str) -> str:
    return " ".join(value.split()).translate(_ESCAPES)


@cache
def _templates() -> Mapping[str, Mapping[str, str]]:
    path = files("archref") / "data" / "exports" / "wikipedia.toml"
    templates: dict[str, dict[str, str]] = tomllib.loads(path.read_text("utf-8"))
    return templates


# ---- Wikisource


def wikisource(inventory: Inventory, words: Wording) -> str:
    """Write a link a line to each file's page in Wikisource's namespace of archives; a mark without one as it is."""
    return "".join(f"* {line}\n" for line in _pages(inventory, words))


def _pages(inventory: Inventory, words: Wording) -> Iterator[str]:
    for item in items(inventory, words):
        try:
            page = styles["wikisource"].format(attrs.evolve(item.reference, listy=()), inventory.registry)
        except StyleError:
            yield _plain(item.mark)
        else:
            yield f"[[{page}]]"
