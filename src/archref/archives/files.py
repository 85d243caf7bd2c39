"""Files of archives and fonds: in goes TOML as in `data/archives/*.toml` or a user's own, out come checked records.

Every field is checked, so that a slip is told with its file, record and field (docs/archives.md describes them).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from archref.errors import DataError, ReadError

KINDS = frozenset(
    (
        "national",
        "regional",
        "military",
        "party",
        "security",
        "departmental",
        "academy",
        "library",
        "museum",
        "foreign",
        "other",
    )
)


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1000 < value < 2200


def _by_language(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, dict) and bool(value) and all(map(check, value.values()))


Fields = Mapping[str, tuple[str, Callable[[object], bool]]]

_NAMED: Fields = {
    "key": ("text", _text),
    "from": ("a year", _year),
    "to": ("a year", _year),
    "verified": ("true or false", lambda value: isinstance(value, bool)),
    "sources": ("a list of texts", _texts),
    "names": ("a table of texts by language", _by_language(_text)),
    "acronyms": ("a table of lists by language", _by_language(_texts)),
    "short": ("a list of texts", _texts),
    "alone": ("a list of texts", _texts),
    "city": ("text", _text),
    "kind": (
        f"one of {', '.join(sorted(KINDS))}",
        lambda value: value in KINDS if isinstance(value, str) else False,
    ),
    "identifiers": ("a table of texts", _by_language(_text)),
}
_ARCHIVE: Fields = {
    **_NAMED,
    "country": (
        "a code of two capitals such as UA",
        lambda value: isinstance(value, str) and len(value) == 2 and value.isalpha() and value.isupper(),
    ),
    "part_of": ("text", _text),
    "former": (
        "a list of tables",
        lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
    ),
}
_FOND: Fields = {
    "archive": ("text", _text),
    "number": ("text", _text),
    "title": (
        "text, or a table of texts by language",
        lambda value: _text(value) or _by_language(_text)(value),
    ),
    "dates": ("text", _text),
    "verified": ("true or false", lambda value: isinstance(value, bool)),
    "sources": ("a list of texts", _texts),
}
_PATTERN: Fields = {"name": ("a list of texts", _texts), "also": ("a list of texts", _texts)}
_NOT_ARCHIVE: Fields = {
    "acronym": ("text", _text),
    "meaning": ("text", _text),
    "also": ("a list of texts", _texts),
}


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


def checked_archives(content: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    """Give the `[[archive]]` records of a file's content; one without a country takes the file's.

    Raises `DataError` that names `where`, the record and the field.

    >>> checked_archives({"archive": [{"key": "GAX", "names": {"ru": "Архив"}, "acronym": "ГАХ"}]}, "my.toml")
    Traceback (most recent call last):
        ...
    archref.errors.DataError: my.toml: archive "GAX": there is no field "acronym"; do you mean "acronyms"?
    """
    for name in content:
        if name not in ("archive", "fond", "not_archive", "country"):
            raise DataError(f'{where}: there is no table "{name}"; do you mean [[archive]] or [[fond]]?')
    records = []
    keys: set[str] = set()
    for record in _tables(content, "archive", where):
        record = {"country": content["country"], **record} if "country" in content else record
        for one in (record, *_checked(record, _ARCHIVE, "archive", where).get("former", ())):
            if one is not record:
                _checked(one, _NAMED, "former archive", where)
            if one["key"] in keys:
                raise DataError(f'{where}: archive "{one["key"]}": a second record of this key')
            keys.add(one["key"])
        records.append(record)
    return records


def checked_fonds(content: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    """Give the `[[fond]]` records of a file's content, a title as text being of no told language."""
    fonds = []
    for record in _tables(content, "fond", where):
        _checked(record, _FOND, "fond", where, key=("archive", "number"), needed=("title",))
        title = record["title"]
        fonds.append({**record, "title": {"": title} if isinstance(title, str) else title})
    return fonds


def checked_others(content: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    """Give the `[[not_archive]]` records: what looks like an archive's acronym and is another body's."""
    records = _tables(content, "not_archive", where)
    return [_checked(record, _NOT_ARCHIVE, "not_archive", where, key=("acronym",)) for record in records]


def checked_patterns(content: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    """Give the `[[pattern]]` records: forms of names, and the other ways to write a name of that form."""
    records = _tables(content, "pattern", where)
    return [_checked(record, _PATTERN, "pattern", where, key=("name",), needed=("also",)) for record in records]


def _tables(content: Mapping[str, Any], name: str, where: str) -> list[dict[str, Any]]:
    tables = content.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DataError(f"{where}: write [[{name}]], in double brackets, before each {name}")
    return tables


def _checked(
    record: dict[str, Any],
    fields: Fields,
    what: str,
    where: str,
    key: tuple[str, ...] = ("key",),
    needed: tuple[str, ...] = (),
) -> dict[str, Any]:
    called = ", ".join(str(record.get(name, "?")) for name in key)
    for name in (*key, *needed):
        if name not in record:
            raise DataError(f'{where}: {what} "{called}": the field "{name}" is missing')
    for name, value in record.items():
        if name not in fields:
            near = [field for field in fields if field.startswith(name[:4]) or name.startswith(field)]
            hint = f'do you mean "{near[0]}"?' if near else f"the fields are {', '.join(fields)}"
            raise DataError(f'{where}: {what} "{called}": there is no field "{name}"; {hint}')
        form, right = fields[name]
        if not right(value):
            raise DataError(f'{where}: {what} "{called}": "{name}" must be {form}, not {value!r}')
    return record
