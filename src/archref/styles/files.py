"""The styles: in go TOML files, out come `Style`s, what they write side by side, and errors.

A file of a style states only how it differs from the one it `extends`. `styles` holds the packaged ones, each
read when first used; `read_style` reads a user's own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import attrs

from archref.errors import DataError, StyleError
from archref.languages.language import by_code
from archref.languages.toml import meant
from archref.levels import ORDER
from archref.styles.archives import ArchiveWriting
from archref.styles.leaves import LeafWriting
from archref.styles.style import FileNaming, Ibid, Separators
from archref.styles.style import Style as Style

_Table = TypeVar("_Table")


def read_style(path: str | Path) -> Style:
    """Read a style from a TOML file; it is named after the file.

    Raises `DataError`, naming file and field, for what is not a style.
    """
    path = Path(path)
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not a TOML file: {error}") from error
    return _style(path.stem, data, str(path), ())


def _packaged(name: str) -> dict[str, Any] | None:
    path = files("archref") / "data" / "styles" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if name in _packaged_names() else None


@cache
def _packaged_names() -> tuple[str, ...]:
    folder = files("archref") / "data" / "styles"
    names = sorted(path.name[:-5] for path in folder.iterdir() if path.name.endswith(".toml"))
    return ("canonical", *(name for name in names if name != "canonical"))


def _style(name: str, data: Mapping[str, Any], where: str, seen: tuple[str, ...]) -> Style:
    fields = {"name": name, **_merged(data, where, seen)}
    otherwise = fields.pop("otherwise", "")
    if otherwise and otherwise not in _packaged_names():
        raise DataError(f"{where}: otherwise is {otherwise!r}; it wants the name of a packaged style")
    style = _read_table(Style, fields, where)
    return attrs.evolve(style, otherwise=styles[otherwise] if otherwise else None)


def _merged(data: Mapping[str, Any], where: str, seen: tuple[str, ...]) -> dict[str, Any]:
    """Fill in what the style takes from the one it extends; tables are filled in field by field."""
    data = _with_words(data, where)
    if "name" in data:
        raise DataError(f"{where}: name is given by the file's name; leave it out")
    parent = data.pop("extends", None)
    if parent is None:
        return data
    if not isinstance(parent, str) or parent in seen or (base := _packaged(parent)) is None:
        raise DataError(f"{where}: extends is {parent!r}; it wants one of {', '.join(_packaged_names())}")
    base = _merged(base, f"{parent}.toml", (*seen, parent))
    for own in ("title", "note"):
        base.pop(own, None)
    for field, value in data.items():
        inherited = base.get(field)
        base[field] = {**inherited, **value} if isinstance(inherited, dict) and isinstance(value, dict) else value
    return base


# ---- words

_NAMES = {"leaf": "listy", "number": "ordinal"}
"""What styles call the levels of languages that they call otherwise."""


def _with_words(data: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Give a style's data with the labels of its `language`, in `capitals` or not, under those of its own.

    Levels that the language has no words for are left to the style that this one extends, or, where there is one,
    to the style that writes `otherwise`.
    """
    data = dict(data)
    code, capitals = data.pop("language", None), data.pop("capitals", False)
    if code is None:
        return data
    if code not in by_code():
        raise DataError(f"{where}: language is {code!r}; {meant(str(code), by_code())}")
    if not isinstance(capitals, bool):
        raise DataError(f"{where}: capitals is {capitals!r}; it wants true or false, without quotation marks")
    labels: dict[str, str] = dict.fromkeys((*ORDER, "ordinal"), "") if data.get("otherwise") else {}
    plurals: dict[str, str] = {}
    for level, label in by_code()[code].labels.items():
        written = [text[:1].upper() + text[1:] if capitals else text for text in label.write]
        if written:
            name = _NAMES.get(level, level)
            labels[name] = written[0]
            if name in ("delo", "listy"):
                plurals[name] = written[-1]
    data["labels"] = {**labels, **data.get("labels", {})}
    data["plurals"] = {**plurals, **data.get("plurals", {})}
    return data


# ---- checking

_TABLES: dict[str, type] = {
    "archive": ArchiveWriting,
    "separators": Separators,
    "leaves": LeafWriting,
    "ibid": Ibid,
    "file": FileNaming,
}
_LEVELS_OF = {
    "labels": (*ORDER, "ordinal"), "in_country": (*ORDER, "ordinal"), "plurals": ("delo", "listy"),
    "glosses": (*ORDER, "delo_plural", "listy_plural"),
}  # fmt: skip
_CHOICES = {
    "script": ("Latn", "Cyrl"),
    "archive.alone": ("short", "full"),
    "archive.place": ("before", "after"),
    "leaves.closing": ("full", "chicago"),
}
_PLACEHOLDERS = {
    "archive.short": ("acronym", "country"),
    "archive.full": ("acronym", "name", "Name", "city", "country"),
}


def _read_table(kind: type[_Table], data: object, where: str, path: str = "") -> _Table:
    if not isinstance(data, Mapping):
        raise DataError(f"{where}: {path[:-1]} is {data!r}; it wants a table")
    fields = attrs.fields(kind)  # type: ignore[arg-type]
    types = {field.name: str(field.type) for field in fields if field.name != "otherwise"}
    values: dict[str, Any] = {}
    for field, value in data.items():
        place = f"{path}{field}"
        if field not in types:
            known = ", ".join(name for name in types if name != "name")
            raise DataError(f"{where}: {place} is no field of a style; there are {known}")
        if not path and field in _TABLES:
            values[field] = _read_table(_TABLES[field], value, where, f"{place}.")
        elif types[field].startswith("Mapping[str, Mapping"):
            values[field] = {
                name: _words(words, f"{where}: {place}.{name}", field)
                for name, words in _words_table(value, f"{where}: {place}").items()
            }
        elif types[field].startswith("Mapping"):
            values[field] = _words(value, f"{where}: {place}", field)
        else:
            values[field] = _value(types[field], value, place, f"{where}: {place} is {value!r}; it wants")
    return kind(**values)


def _words_table(value: object, spoken: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DataError(f"{spoken} is {value!r}; it wants a table of words")
    return value


def _words(value: object, spoken: str, field: str) -> dict[str, str]:
    levels = _LEVELS_OF.get(field)
    words = _words_table(value, spoken)
    for key, text in words.items():
        if levels and key not in levels:
            raise DataError(f"{spoken}.{key} is no level; there are {', '.join(levels)}")
        if not isinstance(text, str):
            raise DataError(f"{spoken}.{key} is {text!r}; it wants a word in quotation marks")
        if levels and text and text.count("{}") != 1:
            raise DataError(f"{spoken}.{key} is {text!r}; it wants {{}} once, where the number goes")
    return words


def _value(kind: str, value: object, place: str, faulty: str) -> object:
    """Give a value of the wanted type; `faulty` is the beginning of what to say of another."""
    if kind == "int":
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise DataError(f"{faulty} a whole number")
    elif kind.startswith("tuple"):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise DataError(f"{faulty} a list of words")
        return tuple(value)
    elif not isinstance(value, str):
        raise DataError(f"{faulty} text in quotation marks")
    elif place in _CHOICES and value not in _CHOICES[place]:
        raise DataError(f"{faulty} one of {', '.join(_CHOICES[place])}")
    elif place == "leaves.number" and value.count("{}") != 1:
        raise DataError(f"{faulty} {{}} once, where the number goes")
    elif place in _PLACEHOLDERS:
        known = [f"{{{word}}}" for word in _PLACEHOLDERS[place]]
        if re.search(r"[{}]", re.sub("|".join(map(re.escape, known)), "", value)):
            raise DataError(f"{faulty} nothing in curly brackets but {', '.join(known)}")
    elif place == "file.allowed":
        try:
            re.compile(value)
        except re.error as error:
            raise DataError(f"{faulty} a regular expression: {error}") from error
    return value


# ---- the packaged styles


class UnknownStyleError(StyleError, KeyError):
    """A name that no packaged style has."""

    __str__ = Exception.__str__


class _Styles(Mapping[str, Style]):
    """The packaged styles by name, each read when first used."""

    def __init__(self) -> None:
        self._read: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        style = self._read.get(name)
        if style is None:
            data = _packaged(name)
            if data is None:
                raise UnknownStyleError(f"unknown style {name!r}; there are {', '.join(self)}")
            style = self._read[name] = _style(name, data, f"{name}.toml", (name,))
        return style

    def __iter__(self) -> Iterator[str]:
        return iter(_packaged_names())

    def __len__(self) -> int:
        return len(_packaged_names())


styles: Mapping[str, Style] = _Styles()
