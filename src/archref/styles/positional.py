"""What a style cannot tell: in go references and a style, out comes the reason, or nothing.

A style without labels tells levels by their place, so it needs all of them, and numbers that are read as nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.archives.words import is_acronym
from archref.levels import EXTRA_LEVELS, ORDER, SPOKEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archref.model import Reference
    from archref.styles.style import Setting, Style

_PLAIN_NUMBER = re.compile(r"(?:[A-Z]-)?\d{1,6}[a-z]?")
_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d(?:/.*)?)?|(?:1[6-9]|20)\d\d/\d{2,4}")


def untold(style: Style, references: Sequence[Reference], archive: str | None, setting: Setting) -> str:
    """Say why the style cannot tell the references; nothing where it can."""
    for level in ORDER:
        if not style.labels.get(level) and any(_has(reference, level) for reference in references):
            return f"has no way to write {SPOKEN[level]}"
    if not style.positional_from:
        return ""
    if not archive or setting.ibid or not set(ORDER) <= set(setting.written):
        return "wants the archive and every level down to the last, because it tells them by their place"
    if style.file.digits:
        return "" if len(references) == 1 else "names one file at a time"
    if setting.remarks:
        return "has no place for a name in brackets"
    record = setting.record
    if style.otherwise and not (record and record.marks != "own" and _ends_in_acronym(archive)):
        return "wants an acronym that the registry knows before its bare numbers"
    return next(filter(None, (_ambiguous_by_place(style, reference) for reference in references)), "")


def _ambiguous_by_place(style: Style, reference: Reference) -> str:
    """Say what is ambiguous about a reference told by the place of its numbers alone."""
    given = [reference.fond, reference.opis, reference.delo]
    if reference.listy and style.labels.get("listy") == "{}":
        given.append(str(reference.listy[0]))
    while given and given[-1] is None:
        given.pop()
    if None in given:
        return "tells levels by their place, and one is missing"
    if len(given) < style.positional_from:
        return f"wants {style.positional_from} numbers or more"
    if odd := [value for value in given[:3] if not _PLAIN_NUMBER.fullmatch(str(value))]:
        return f"cannot write {odd[0]!r} among bare numbers"
    return "would write what reads as a date" if _DATE.fullmatch("/".join(map(str, given))) else ""


def _ends_in_acronym(name: str) -> bool:
    last = name.rpartition(" ")[2]
    return last.isalpha() and is_acronym(last)


def _has(reference: Reference, level: str) -> bool:
    return level in reference.extra if level in EXTRA_LEVELS else bool(getattr(reference, level))
