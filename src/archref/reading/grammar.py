"""What a shelf mark is: a pyparsing grammar built from the dialects; in goes a text, out come its parts.

A shelf mark goes from the large to the small, and any upper end of it may be left out:

    mark        = labelled | numbered
    labelled    = from_fond | from_opis | from_delo | leaves
    from_fond   = fond [from_opis | from_delo | signed [leaves] | leaves | pair | further [leaves]]
    from_opis   = opis [from_delo | signed [leaves] | leaves | bare [leaves] | further [leaves]]
    from_delo   = delo [leaves | further]
    numbered    = the same four levels, each label behind its number: 101. f., 1. apr., 5. l., 10. lp.
    path        = numbers with one separator [further] [from_delo | leaves]: 17/3/74/5, 52.2.89.95, 17-3-74: 5
    after_archive = path | bare_fond [from_opis] | numbered

Each level is one `Regex` (few and fat, because each costs microseconds): what may stand before it, its label
and its value. Position settles what a label means: `f.` is a fond at the front and a leaf after the delo
(Moldova), `p.` a papka before the delo and a page after it. The parts are `re.Match` objects;
`match.lastgroup` names the level, `match["label"]` and `match["value"]` hold what was written,
`match["further"]` the levels in between.
"""

from __future__ import annotations

import re
from functools import cache

import attrs
import pyparsing as pp

from archref.languages.language import forms, label_forms
from archref.languages.letters import APOSTROPHES, DASH, DASHES, LETTER, UPPER
from archref.languages.patterns import alternatives
from archref.levels import BOXES, EXTRA_LEVELS
from archref.reading.leaves import LEAVES, NUMBERED_LEAVES, WITH_VERSO, leaves_pattern
from archref.reading.numbers import (
    BARE_FOND,
    DEEPER,
    END,
    EXTENT,
    FILE,
    FILE_LIST,
    FOND,
    NO_MORE,
    NUMBER,
    OPIS_LIST,
    SEPARATOR,
    SIGN,
    SIMPLE,
    YEAR,
    YEAR_WORD,
    labels,
)

FLAGS = re.IGNORECASE

# ---- what stands between numbers and labels

_START = rf"(?<!{LETTER})"
_MARKUP = r"*_`\"“”„«»"
_GAP = rf"(?:[^\S\n]|\n(?!\s*\n)|[\u00ad,.;:/|·•{_MARKUP}{DASHES}])*+"
"""Between two levels: any separators in use, or none, but no empty line."""
_GLOSS = r"(?:\s*\([^()\d]{1,12}\))?"
_AFTER_LABEL = rf"\.?[{APOSTROPHES}]?\.?{_GLOSS}(?:[\s\u00ad.,:{_MARKUP}{DASHES}])*+(?:{SIGN}[\s.]*)?"
"""Between a label and its number: `op.' 8`, `fond (f.) 1286`, `Фонд № 631`, `Л. . 10`, `оп, 1`."""
_INNER_LEVELS = tuple(
    level for level in EXTRA_LEVELS if level not in (*BOXES, "god", "deloproizvodstvo", "number", "dokument")
)
_YEAR_LEVEL = (
    rf"(?<![(\w]){YEAR}(?:[-–/]\d{{2,4}})?"
    rf"(?:\s?{YEAR_WORD}\.?(?:\s*\([^()]{{1,3}}\))?|(?=[\s.,;{DASHES}]*{_START}(?:{DEEPER}){END}[.\s]*\d))"
)
"""`1806 g.`; without its word a year counts only right before the next label: `op. 34, 1946, p. 253`."""
_OFFICE = (
    rf"(?:[^\d,.;:()]{{0,60}}\()?{_START}(?P<office>(?-i:ДПОО|DPOO|ДП\s?ОО|DP\s?OO|ОО|OO){END}"
    rf"|\d{{1,2}}[-\s]?(?:е|ye|oe)?\s?{labels('deloproizvodstvo')})\)?"
)
_LITERA = rf"{_START}(?:{alternatives(forms('litera'))}){END}\.?\s?{UPPER}(?!\w)"
"""`Д. 25. Ч. 3. Лит. А`: a part of a part, which has no key of its own."""


def _any_of(levels: tuple[str, ...], shortest: int = 1) -> str:
    words = alternatives(form for level in levels for form in label_forms(level) if len(form) >= shortest)
    return rf"{_START}(?:{words}){END}{_AFTER_LABEL}{SIMPLE}"


_BRACKETED = r"\((?:[^()]++|\([^()]*+\))*+\)|\[[^\[\]]*+\]"
_OUTER = (
    rf"(?>{_GAP}(?:{_OFFICE.replace('?P<office>', '?:')}|{_YEAR_LEVEL}|{_any_of((*BOXES, 'number', *_INNER_LEVELS))})"
    r"(?:\s\([^()\d]{1,40}\))?)"
)
_INNER = rf"(?>{_GAP}(?:{_YEAR_LEVEL}|{_LITERA}|{_any_of((*_INNER_LEVELS, 'dokument'))}|(?<!; ){_any_of(BOXES, 5)}))"
"""Behind the delo a box is read by its whole label only (`Д. 126. Папка 23`): `p.` is a page there."""
_DATE = (
    rf"(?:{LETTER}{{3,9}}\.?\s\d{{1,2}},\s{YEAR}|\d{{1,2}}\s{LETTER}{{3,9}}\.?\s{YEAR}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.{YEAR}|\d{{1,2}}/\d{{1,2}}/{YEAR})"
)
_IN_BRACKETS = rf"[\s,.]*(?:{_BRACKETED})"
_BETWEEN = rf"(?:{_IN_BRACKETS}|(?:,\s(?:{_DATE}|(?![\d\s])[^.;:()\[\],\d\n]{{2,80}}(?:{_DATE})?)){{1,4}}(?=,))??"
"""A fond's or file's name in brackets or between commas; one that holds a full stop ends the reference."""
_BEFORE = rf"{_BETWEEN}(?P<further>{_OUTER}*)"
_BEFORE_LEAVES = rf"{_BETWEEN}(?P<further>{_INNER}*)"
_BEFORE_PAGES = rf"(?:{_IN_BRACKETS}|,\s{_DATE}(?=,))?(?P<further>{_INNER}*)"
"""Pages behind words are a book's: `d. 3, cited in Arad, Holocaust, p. 5`."""


def _shared(level: str, other: str) -> str:
    return alternatives(form for form in label_forms(level) if form in label_forms(other))


_BOX = rf"(?:{alternatives(form for level in BOXES for form in label_forms(level) if len(form) > 2)}){END}\.?"
_NOT_A_FOND = (
    rf"(?!(?:{_shared('fond', 'leaf')})\.?\s*[\w-]+"
    rf"(?:[\s,.;]+(?:{labels('opis')}|{SIGN}|(?-i:DPOO|OO){END}|{_BOX}\s?\d)|[\s,.]+{labels('delo')}\.?\s?\d))"
)
"""Before a leaf: `f. 3, inv. 4` is the next fond, and so is `f. 3, papka 4`."""
_NOT_A_LEAF = rf"(?!(?:{_shared('opis', 'leaf')})\s\((?:{alternatives(label_forms('leaf'))})\.?\))"
"""Before an opis: `list (l.) 5` is a leaf."""


# ---- one expression a level


def _unless_ambiguous(level: str, also: tuple[str, ...], next_labels: str) -> str:
    """Give a level's labels; one that is also something else counts only where the next level's label follows."""
    plain = alternatives(form for form in label_forms(level) if form not in also)
    ambiguous = [form for form in label_forms(level) if form in also]
    if not ambiguous:
        return rf"(?:{plain}){END}"
    next_mark = rf"[\s.]*[\w/]+[\s,.;]+(?:{next_labels}){END}\.?\s?\d"
    return rf"(?:(?:{plain}){END}|(?:{alternatives(ambiguous)}){END}(?={next_mark}))"


_OTHER_LEAVES = alternatives(form for form in label_forms("leaf") if form not in (*label_forms("delo"), "ll"))
_LABELS = {
    "fond": labels("fond"),
    "opis": _unless_ambiguous("opis", forms("months"), alternatives(label_forms("delo"))),
    "delo": _unless_ambiguous("delo", tuple(form for form in label_forms("leaf") if len(form) == 1), _OTHER_LEAVES),
    "leaf": labels("leaf"),
    "page": labels("page"),
}


def _level(level: str, value: str, before: str = "") -> str:
    return rf"(?P<{level}>{before}{_GAP}{_START}(?P<label>{_LABELS[level]}){_AFTER_LABEL}(?P<value>{value}))"


def _numbered_level(level: str, value: str) -> str:
    after = labels(level, number_first=True)
    return rf"(?P<{level}>{_GAP}(?<![\w.])(?P<value>{value})\.?(?:\s|{DASH})?\s?(?P<label>{after}\.?))"


# ---- shelf marks without labels

BOX_STEP = rf"{labels('papka')}\.?\s?(?P<box>\d+)"
_BOX_STEP = BOX_STEP.replace("?P<box>", "?:")
_STEP = {
    "/": rf"(?:{_BOX_STEP}|\d{{1,7}}(?:-?[a-zа-я]{{1,4}}(?!\w))?)",
    r"\.": r"(?:(?-i:[A-Z][a-z]))?\d{1,7}[a-zа-я]?(?![a-zа-я])(?:/\d+)?(?:-(?-i:[IVX]+)(?!\w))?",
    DASH: r"\d{1,7}[a-zа-я]?(?![a-zа-я])",
    ":": rf"(?:{_BOX_STEP}|\d{{1,7}}[a-zа-я]?(?![a-zа-я]))",
    "[ \xa0]": r"\d{1,6}[a-zа-я]?(?!\w|\.\d)",
    r",\s": rf"(?!{YEAR},\s{YEAR})\d{{1,6}}[a-zа-я]?(?!\w)",
}
_PATH_FOND = rf"(?:{UPPER}{{2,3}}{DASH}|{UPPER}{DASH}?)?\d{{1,6}}[a-zа-я]{{0,2}}(?![a-zа-я\d])"


def _path(separator: str, step: str) -> str:
    fewest = {"[ \xa0]": 2, ":": 2, r",\s": 2}.get(separator, 1)
    most = 4 if separator == r"\." else 3
    return rf"{_PATH_FOND}(?:/\d{{1,2}}(?=\.))?(?:{separator}{step}){{{fewest},{most}}}(?!\d)"


_NOT_A_DATE = (
    rf"(?!\d{{1,2}}[./-]\d{{1,2}}[./-](?:(?:19|20)\d\d|0\d)(?!\d)|{YEAR}{DASH}{YEAR}|{YEAR}/\d{{2,4}}(?![/\d]))"
)
_LEAF_FIRST = labels("leaf", number_first=True)
_PATH_LEAVES = rf"(?!\d+[a-zа-я]?/){LEAVES}{NO_MORE}(?!\.?[\s-]?{_LEAF_FIRST})(?![./-]\d)(?!\s*{UPPER}(?-i:[a-zа-я]))"
_PATH_LEAD = rf"(?:[/.](?=\d)|\.\s(?=\d+\s?{DASH}\s?\d+(?:[;,.)\n]|\Z))|\s?[:{DASHES}]\s?(?=\d)|{SEPARATOR}(?=\d))"
_PATH = (
    rf"(?P<path>{_GAP}{_NOT_A_DATE}(?P<value>{'|'.join(_path(*item) for item in _STEP.items())})"
    rf"(?P<aside>\s\((?:{YEAR}\)(?=,\s?)|{BOX_STEP}\)))?"
    rf"(?P<tail>{WITH_VERSO}?(?:{_PATH_LEAD}{_PATH_LEAVES}(?:{SEPARATOR}{_PATH_LEAVES}){{0,99}})?)(?!/\d))"
)


# ---- the grammar


@attrs.frozen
class Grammar:
    """The productions that reading starts from: see the module's text for their rules."""

    labelled: pp.ParserElement
    numbered: pp.ParserElement
    mark: pp.ParserElement
    after_archive: pp.ParserElement
    path: pp.ParserElement
    leaves: pp.ParserElement
    bare_leaves: pp.ParserElement
    fond_of_a_part: pp.ParserElement


def _part(pattern: str, name: str) -> pp.ParserElement:
    part = pp.Regex(pattern, flags=FLAGS, as_match=True).leave_whitespace().set_name(name)
    part.mayReturnEmpty = False  # told here, or pyparsing compiles the expression to find out: 10 ms each
    return part


@cache
def grammar() -> Grammar:
    """Build the grammar from the dialects."""
    fond = _part(_level("fond", FOND), name="fond")
    bare_fond = _part(rf"(?P<fond>{_GAP}(?P<value>{BARE_FOND}))", name="fond without label")
    opis = _part(_level("opis", OPIS_LIST, rf"{_BEFORE}{_GAP}{_NOT_A_LEAF}"), name="opis")
    delo = _part(_level("delo", FILE_LIST, _BEFORE), name="delo")
    labelled_leaves = _level("leaf", leaves_pattern("leaf"), rf"{_BEFORE_LEAVES}{_GAP}{_NOT_A_FOND}(?!{EXTENT})")
    pages = _level("page", leaves_pattern("page"), _BEFORE_PAGES)
    leaves = _part(labelled_leaves, name="leaves") | _part(pages, name="pages")
    outer = _part(rf"(?P<rest>(?P<further>{_OUTER}+))", name="further levels")
    inner = _part(rf"(?P<rest>(?P<further>{_INNER}+))", name="further levels")
    signed = _part(rf"(?P<signed>{_GAP}{SIGN}\s?(?P<value>\d{{1,7}}{LETTER}?{END}))", name="№")
    bare = _part(
        rf"(?P<bare>\s*[.,]\s+(?P<value>\d{{1,6}}+(?:{LETTER}{END})?(?:,\s?\d{{1,6}}+{LETTER}?{END}{NO_MORE})*)"
        rf"(?!\s?{DASH}\s?\d|[./]\d))",
        name="delo without label",
    )
    pair = _part(
        rf"(?P<pair>\s*,\s*(?P<value>\d{{1,5}}[a-z]?/\d{{1,6}}[a-z]?{END}(?:{SEPARATOR}{FILE}{NO_MORE}(?!/))*))",
        name="opis/delo",
    )
    from_delo = delo + pp.Opt(leaves | inner)
    after_sign = signed + pp.Opt(leaves)
    from_opis = opis + pp.Opt(
        from_delo | after_sign | leaves | bare + pp.Opt(leaves) | (outer | inner) + pp.Opt(leaves)
    )
    from_fond = fond + pp.Opt(from_opis | from_delo | after_sign | leaves | pair | outer + pp.Opt(leaves))
    labelled = from_fond | from_opis | from_delo | leaves

    fond_first, opis_first, papka_first, god_first, delo_first, leaf_first = (
        _part(_numbered_level(level, value), name=f"{level} before its label")
        for level, value in (
            ("fond", FOND),
            ("opis", NUMBER),
            ("papka", r"\d{1,6}"),
            ("god", YEAR),
            ("delo", rf"{NUMBER}(?:\.?,\s{NUMBER})*"),
            ("leaf", NUMBERED_LEAVES),
        )
    )
    from_delo_first = delo_first + pp.Opt(leaf_first | leaves)
    outer_first = papka_first | god_first
    from_opis_first = opis_first + pp.Opt(outer_first) + pp.Opt(from_delo_first | leaf_first)
    numbered = (
        fond_first + pp.Opt(from_opis_first | pp.Opt(outer_first) + from_delo_first | leaf_first)
        | from_opis_first
        | from_delo_first
        | leaf_first
    )

    mark = labelled | numbered
    path = _part(_PATH, name="path of numbers")
    after_path = path + pp.Opt(from_delo | leaves | leaf_first | outer + pp.Opt(from_delo | leaves))
    after_archive = after_path | bare_fond + pp.Opt(from_opis) | numbered
    bare_leaves = _part(rf"(?P<leaf>{_GAP}(?P<value>{leaves_pattern('leaf')}))", name="leaves without label")
    fond_of_a_part = _part(r"(?P<fond>\.(?P<value>\d{1,6}[A-Z]{0,2})(?![\w/]|[.-]\d))", name="fond of a part")
    productions = (labelled, numbered, mark, after_archive, after_path, leaves, bare_leaves, fond_of_a_part)
    return Grammar(*(production.parse_with_tabs() for production in productions))


@cache
def further_levels() -> re.Pattern[str]:
    """Give the expression that takes a run of further levels apart: `lastgroup` is the level, or `office`."""
    labelled = (
        rf"{_START}{labels(level)}{_AFTER_LABEL}(?P<{level}>{SIMPLE})"
        for level in (*BOXES, "number", *_INNER_LEVELS, "dokument")
    )
    year = rf"(?P<god>{YEAR}(?:[-–/]\d{{2,4}})?)"
    return re.compile(rf"{_GAP}(?:{'|'.join((_OFFICE, *labelled, year))})", FLAGS)


def read(production: pp.ParserElement, window: str) -> list[re.Match[str]] | None:
    """Apply a production at the start of `window`: its parts, or None where it does not fit."""
    try:
        return list(production.parse_string(window))
    except pp.ParseException:
        return None
