"""Files of archives and fonds: in goes TOML as in `data/archives/*.toml` or a user's own, out come checked records.

Every field is checked, so that a slip is told with its file, record and field (docs/archives.md describes them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archref.errors import DataError
from archref.languages.toml import (
    FLAG,
    TABLES,
    TEXT,
    TEXTS,
    Field,
    Fields,
    checked,
    is_tables,
    is_text,
    is_texts,
    meant,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KINDS = (
    "national", "regional", "military", "party", "security", "departmental", "academy", "library", "museum", "foreign",
    "other",
)  # fmt: skip


def _by_language(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, dict) and bool(value) and all(map(check, value.values()))


_YEAR = Field(
    "a year, such as 1920",
    lambda value: isinstance(value, int) and not isinstance(value, bool) and 1000 < value < 2200,
)
_COUNTRY = Field(
    "a code of two capitals, such as UA",
    lambda value: isinstance(value, str) and len(value) == 2 and value.isalpha() and value.isupper(),
)
_TEXTS_BY_LANGUAGE = Field("a table of texts by language", _by_language(is_text))


def _one_of(*words: str) -> Field:
    return Field(f"one of {', '.join(words)}", lambda value: value in words)


_NAMED: Fields = {
    "key": TEXT,
    "from": _YEAR,
    "to": _YEAR,
    "verified": FLAG,
    "sources": TEXTS,
    "names": _TEXTS_BY_LANGUAGE,
    "acronyms": Field("a table of lists of texts by language", _by_language(is_texts)),
    "short": TEXTS,
    "alone": TEXTS,
    "city": TEXT,
    "kind": _one_of(*KINDS),
    "identifiers": Field("a table of texts", _by_language(is_text)),
}
_OF_A_FILE: Fields = {"country": _COUNTRY, "sign": _one_of("part"), "marks": _one_of("own")}
"""What a file may say for all its records."""
_ARCHIVE: Fields = {**_NAMED, **_OF_A_FILE, "part_of": TEXT, "former": TABLES}
_FOND: Fields = {
    "archive": TEXT,
    "number": TEXT,
    "title": Field(
        "text, or a table of texts by language", lambda value: is_text(value) or _by_language(is_text)(value)
    ),
    "dates": TEXT,
    "verified": FLAG,
    "sources": TEXTS,
}
_PATTERN: Fields = {"name": TEXTS, "also": TEXTS}
_NOT_ARCHIVE: Fields = {"acronym": TEXT, "meaning": TEXT, "also": TEXTS}


def checked_archives(content: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    """Give the `[[archive]]` records of a file's content; one without a country takes the file's.

    Raises `DataError` that names `where`, the record and the field.

    >>> checked_archives({"archive": [{"key": "GAX", "names": {"ru": "Архив"}, "acronym": "ГАХ"}]}, "my.toml")
    Traceback (most recent call last):
        ...
    archref.errors.DataError: my.toml: archive "GAX": there is no field acronym; do you mean acronyms?
    """
    known = ("archive", "fond", "not_archive", *_OF_A_FILE)
    for name in content:
        if name not in known:
            raise DataError(f"{where}: there is no table {name}; {meant(name, known)}")
    for_all = {name: content[name] for name in _OF_A_FILE if name in content}
    checked(for_all, _OF_A_FILE, where)
    records = []
    keys: set[str] = set()
    for record in _tables(content, "archive", where):
        record = {**for_all, **record}
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
    if not is_tables(tables):
        raise DataError(f"{where}: write [[{name}]], in double brackets, before each {name}")
    return tables  # type: ignore[no-any-return]


def _checked(
    record: dict[str, Any],
    fields: Fields,
    what: str,
    where: str,
    key: tuple[str, ...] = ("key",),
    needed: tuple[str, ...] = (),
) -> dict[str, Any]:
    called = ", ".join(str(record.get(name, "?")) for name in key)
    checked(record, fields, f'{where}: {what} "{called}"', needed=(*key, *needed))
    return record
