"""TOML files, checked: in goes a file or a table of it and what its fields may hold, out come plain data that mean so.

Every slip is told with its file, place and remedy, so that a historian can mend it; nothing is guessed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import attrs

from archref.errors import DataError, ReadError


@attrs.frozen
class Field:
    """What a field may hold: how that is `spoken` of, and what tells whether a value is `right`."""

    spoken: str
    right: Callable[[object], bool]


Fields = Mapping[str, Field]


def is_text(value: object) -> bool:
    """Tell whether a value is text that is not blank."""
    return isinstance(value, str) and bool(value.strip())


def is_texts(value: object) -> bool:
    """Tell whether a value is a list of such texts, each once."""
    return isinstance(value, list) and all(map(is_text, value)) and len(set(value)) == len(value)


def is_flag(value: object) -> bool:
    """Tell whether a value is true or false."""
    return isinstance(value, bool)


def is_table(value: object) -> bool:
    """Tell whether a value is a table."""
    return isinstance(value, dict)


def is_tables(value: object) -> bool:
    """Tell whether a value is a list of tables."""
    return isinstance(value, list) and all(map(is_table, value))


TEXT = Field('text in quotation marks, such as "text"', is_text)
TEXTS = Field('a list of texts, each once, such as ["one", "two"]', is_texts)
FLAG = Field("true or false, without quotation marks", is_flag)
TABLE = Field("a table, its name in brackets on a line of its own", is_table)
TABLES = Field("a list of tables, each under its name in double brackets", is_tables)


def read_toml(path: str | Path) -> dict[str, Any]:
    """Read a TOML file; `ReadError` if it cannot be read, `DataError` if it is not TOML."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not in UTF-8 (byte {error.start}); save it in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML: {error}") from error


def checked(
    table: Mapping[str, Any], fields: Fields, where: str, place: str = "", needed: Collection[str] = ()
) -> Mapping[str, Any]:
    """Give a table all of whose fields are known and right, and which has those that are `needed`.

    Raises `DataError` with `where` (the file), the `place` in it and the field.

    >>> checked({"vreso": ["ob"]}, {"verso": TEXTS}, "my.toml", "words.")
    Traceback (most recent call last):
        ...
    archref.errors.DataError: my.toml: there is no field words.vreso; do you mean words.verso?
    >>> checked({"verso": "ob"}, {"verso": TEXTS}, "my.toml", "words.")
    Traceback (most recent call last):
        ...
    archref.errors.DataError: my.toml: words.verso is 'ob'; it wants a list of texts, each once, such as ["one", "two"]
    """
    for name in needed:
        if name not in table:
            raise DataError(f"{where}: {place}{name} is missing; it wants {fields[name].spoken}")
    for name, value in table.items():
        if name not in fields:
            raise DataError(f"{where}: there is no field {place}{name}; {meant(name, fields, place)}")
        if not fields[name].right(value):
            raise DataError(f"{where}: {place}{name} is {value!r}; it wants {fields[name].spoken}")
    return table


def meant(name: str, known: Collection[str], place: str = "") -> str:
    """Say what an unknown name is likely to mean, or, where that cannot be told, what there is.

    >>> meant("latvain", ("latvian", "lithuanian")), meant("x", ("latvian", "lithuanian"))
    ('do you mean latvian?', 'there are latvian, lithuanian')
    """
    near = get_close_matches(name, known, n=1)
    return f"do you mean {place}{near[0]}?" if near else f"there are {', '.join(known)}"
