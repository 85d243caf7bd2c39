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

_PLAIN_FOND = re.compile(r"(?:[A-Z]-)?\d{1,6}[a-z]?")
_PLAIN_NUMBER = re.compile(r"\d{1,6}[a-z]?")
_PLAIN_LEAVES = re.compile(r"\d+[a-z]*(?:\(\d+\))?(?:-\d+[a-z]*(?:\(\d+\))?)?")
_NUMBER_FIRST = re.compile(r"\{\}.")
_BEFORE_A_LABEL = re.compile(r"(?:[A-Z]-)?\d{1,6}(?:[a-z]|/\d{1,5})?")
_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d(?:/.*)?)?|(?:1[6-9]|20)\d\d/\d{2,4}")


def untold(style: Style, references: Sequence[Reference], archive: str | None, setting: Setting) -> str:
    """Say why the style cannot tell the references; nothing where it can."""
    for level in ORDER:
        if not style.labels.get(level) and any(_has(reference, level) for reference in references):
            return f"has no way to write {SPOKEN[level]}"
    if archive and setting.record is None and _NUMBER_FIRST.match(style.labels["fond"]):
        return "wants an archive that the registry knows before its numbers"
    for reference in references:
        if reason := _unread_among_labels(style, reference):
            return reason
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


def _unread_among_labels(style: Style, reference: Reference) -> str:
    """Say what would not be read among the style's labels."""
    given = [level for level in ORDER if _has(reference, level)]
    if given and style.begins and given[0] not in style.begins:
        return f"has no mark that begins with {SPOKEN[given[0]]}"
    if reference.delo is None and (alone := next((level for level in given if level in style.before_delo), None)):
        return f"writes {SPOKEN[alone]} only before a delo"
    for level in ("fond", "opis", "delo"):
        value = getattr(reference, level)
        if value and _NUMBER_FIRST.match(style.labels[level]) and not _BEFORE_A_LABEL.fullmatch(value):
            return f"cannot write {value!r} before its label"
    return ""


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
    for value, plain in zip(given, (_PLAIN_FOND, _PLAIN_NUMBER, _PLAIN_NUMBER, _PLAIN_LEAVES), strict=False):
        if not plain.fullmatch(str(value)):
            return f"cannot write {value!r} among bare numbers"
    return "would write what reads as a date" if _DATE.fullmatch("/".join(map(str, given))) else ""


def _ends_in_acronym(name: str) -> bool:
    last = name.rpartition(" ")[2]
    return last.isalpha() and last[0].isupper() and is_acronym(last)


def _has(reference: Reference, level: str) -> bool:
    return level in reference.extra if level in EXTRA_LEVELS else bool(getattr(reference, level))
