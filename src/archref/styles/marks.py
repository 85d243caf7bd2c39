"""How a shelf mark is written: in go references that share one mark, a style and their setting, out comes its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.languages.romanise import in_script
from archref.levels import EXTRA_LEVELS, order_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archref.model import Reference
    from archref.styles.style import Setting, Style


def mark(style: Style, references: Sequence[Reference], setting: Setting) -> str:
    """Write references that differ in their delo alone as one mark, level by level."""
    reference, record = references[-1], setting.record
    labels = style.in_country.get(record.country, {}) if record else {}
    is_ordinal = "number" in reference.extra and bool(reference.opis or reference.delo)
    parts: list[str] = []
    for level in order_with(is_ordinal, style.last):
        values = _values(style, references, level) if level in setting.written else []
        if not values and not (style.file.digits and _holds_place(reference, level)):
            continue
        several = len(values) > 1 or (level == "listy" and reference.listy[0].first != reference.listy[0].last)
        listed = style.separators.leaves if level == "listy" else style.separators.files
        name = "ordinal" if level == "number" and is_ordinal else level
        kept = setting.delo if name == "delo" else ""
        label = kept or labels.get(name) or _label(style, name, several, setting.glossed)
        if parts:
            parts.append(style.separators.before(level))
        text = label.replace("{}", listed.join(values))
        parts.append(f"{text} {setting.remarks[level]}" if level in setting.remarks else text)
    return joined(parts)


def joined(parts: Sequence[str]) -> str:
    """Put parts and separators together; a full stop that ends one and begins the next is written once.

    >>> joined(["102. f.", ". ", "5"])
    '102. f. 5'
    """
    text = ""
    for part in parts:
        text += part[1:] if text.endswith(".") and part.startswith(".") else part
    return text


def _values(style: Style, references: Sequence[Reference], level: str) -> list[str]:
    reference = references[-1]
    if level == "listy":
        runs = (style.leaves.write(leaves, style.file.padded, style.script) for leaves in reference.listy)
        return [style.file.safe(run) for run in runs]
    if level == "delo":
        return [_value(style, each.delo) for each in references if each.delo is not None]
    value = reference.extra.get(level) if level in EXTRA_LEVELS else getattr(reference, level)
    return [] if value is None else [_value(style, value)]


def _value(style: Style, value: str) -> str:
    return style.file.safe(in_script(style.file.padded(value), style.script))


def _label(style: Style, level: str, several: bool, glossed: bool) -> str:
    label = ""
    if glossed:
        label = (several and style.glosses.get(f"{level}_plural")) or style.glosses.get(level, "")
    return label or (several and style.plurals.get(level)) or style.labels[level]


def _holds_place(reference: Reference, level: str) -> bool:
    """Tell whether an absent level needs an empty place, so that those below it keep theirs."""
    below = {"fond": (reference.opis, reference.delo), "opis": (reference.delo,), "delo": ()}.get(level)
    return below is not None and any((*below, reference.listy))
