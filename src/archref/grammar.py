"""What a citation is: a pyparsing grammar, built from the dialect data; in goes a window of text, out come parts.

A shelf mark goes from the large to the small, and any upper end of it may be left out:

    fond  further*  opis  further*  delo  further*  leaves

Each level is one `Regex` terminal (few and fat, because each costs microseconds): the gap before it, its label,
and its value. Position settles what a label means: `f.` is a fond at the front and a leaf after the delo (Moldova),
`p.` a papka before the delo and a page after it. Tokens are `re.Match` objects; `match.lastgroup` names the level.
"""

from __future__ import annotations

import re
from functools import cache

import attrs
import pyparsing as pp

from archref.dialects import APOSTROPHES, DASH, LETTER, alternatives, forms, label_forms
from archref.model import EXTRA_LEVELS

FLAGS = re.IGNORECASE

# ---- pieces

_UPPER = "[A-ZА-ЯЁІЇЄҐЎ]"
_END = rf"(?!{LETTER})"  # a word may end here; a digit may follow: ф201оп4
_START = rf"(?<!{LETTER})"
_STARS = r"[*_`\"“”„«»]"
_PARENTHESES = r"\((?:[^()]++|\([^()]*+\))*+\)|\[[^\[\]]*+\]"
_SPACE = r"[\s\u00ad]"

_GAP = rf"(?:{_SPACE}|[,.;:/|·•]|{_STARS}|{DASH})*"
"""Between two levels: any separators in use, or none."""

_SIGN = r"(?:№№?|#|[Nn](?:[oºo°]|r)?\.?(?=\s?\d))"
_GLOSS = r"(?:\s*\([^()\d]{1,12}\))?"
_AFTER_LABEL = rf"\.?[{APOSTROPHES}]?\.?{_GLOSS}(?:{_SPACE}|[.,:]|{DASH}|{_STARS})*(?:{_SIGN}[\s.]*)?"
"""Between a label and its number: `op.' 8`, `fond (f.) 1286`, `Фонд № 631`, `Л. . 10`, `оп, 1`."""

_AND = rf"(?:{alternatives(forms('conjunctions'))})"
_MONTH = rf"(?:{alternatives(forms('months'))}){_END}"
_EXTENT = rf"(?:{alternatives(forms('extent'))}){_END}"
_NOT_DATE = rf"(?!\d)(?!\s*\.?\s?{_MONTH})(?!\s?{_EXTENT}\.?(?!\s*\d))(?![./]\d{{1,2}}[./]\d{{2,4}})"
"""After a number in a list: not a day of the month, not an extent (`39 л.`), not `12.05.1943`."""
_SEPARATOR = rf"(?:\s*,\s*(?:{_AND}\s+)?|\s+{_AND}\s+|\s*&\s*)"

# ---- values

_SUFFIX = rf"(?:{LETTER}{{1,3}}{_END})"
_ROMAN = rf"(?-i:[IVXLІХ]{{1,6}})(?![\w])"
_FOND = (
    rf"(?:(?-i:{_UPPER})\s?(?:{DASH}|\.)?\s?|(?-i:{_UPPER})[A-Za-zА-Яа-яІіЇї]{{1,3}}{DASH})?\d{{1,6}}"
    rf"(?:{DASH}?{_SUFFIX}|(?:/\d{{1,5}}[a-zа-я]?){{2,3}}(?![/\d])|/\d{{1,3}}(?![/\d])|/{LETTER}{_END}"
    rf"|\s{LETTER}(?=[.,]?\s+(?:о|o)(?:п|p)))?(?!\d)"
)
_YEARS = rf"(?:1[6-9]|20)\d\d(?:\s?{DASH}\s?\d{{2,4}})?\s?(?:{alternatives(label_forms('god'))}){_END}"
_NUMBERED = (
    rf"(?:(?-i:{_UPPER}{{1,3}}){DASH}?)?\d{{1,7}}"
    rf"(?:{DASH}?{_SUFFIX}|{DASH}{_ROMAN}|/\d{{1,5}}{LETTER}?{_END}|/{LETTER}{_END})?(?!\d)"
)
_OPIS = rf"(?:{_NUMBERED}(?:\s(?:доп|dop|ос|os)\b)?|{_ROMAN})"
_OPIS_LIST = rf"{_OPIS}(?:\s+{_AND}\s+{_NUMBERED}{_NOT_DATE}(?!\s*{LETTER}))?"
_FILE = rf"(?!{_YEARS}){_NUMBERED}(?:\s?{DASH}\s?\d{{1,7}}(?![\d./]){_NOT_DATE})?(?:\s?\([a-zа-я]\))?"
_FILE_LIST = rf"{_FILE}(?:(?:{_SEPARATOR}|\.(?=\d{{1,4}},)){_SIGN}?\s?{_FILE}{_NOT_DATE})*"

_VERSO = rf"(?:{DASH}?\s?(?:{alternatives(w for w in forms('verso') if w not in ('p', 'ap', 'op'))}){_END}[.°]?|p{_END}|\s?\((?:Rs|RS|об|ob|v|зв)\.?\))"
_BOTH = rf"(?:\s?(?:{alternatives(forms('both_sides'))}){_END}\.?)"
_FOLLOWING = rf"(?:\s?ff?\.(?!\s*\d))"
_LEAF = rf"\d{{1,5}}(?:\(\d{{1,5}}\))?(?:{_BOTH}|{_VERSO}|(?:{LETTER}{_END}{_VERSO}?)|ii{_END})?(?:\(\d{{1,5}}\))?(?!\d)"
_LEAVES = rf"{_LEAF}(?:\.(?={DASH}))?(?:\s?{DASH}\s?(?:{_LEAF}|{_VERSO}))?{_FOLLOWING}?"
_LEAF_LABEL = rf"(?:{alternatives(label_forms('leaf'))}){_END}"


def _leaf_list(label: str) -> str:
    return rf"{_LEAVES}(?:{_SEPARATOR}(?:{label}[\s.]*)?{_LEAVES}{_NOT_DATE})*"


_LEAF_LIST = _leaf_list(_LEAF_LABEL)


def _labelled(level: str, value: str, *, group: str | None = None, extra_labels: tuple[str, ...] = ()) -> str:
    labels = alternatives((*label_forms(level), *extra_labels))
    group = group or level
    return rf"(?P<{group}>{_GAP}{_START}(?P<{group}_label>(?:{labels}){_END}){_AFTER_LABEL}(?P<{group}_value>{value}))"


def _numbered_first(level: str, value: str) -> str:
    labels = alternatives(label_forms(level, number_first=True))
    return (
        rf"(?P<{level}_first>{_GAP}(?<![\w.])(?P<{level}_first_value>{value})\.?(?:\s|{DASH})?\s?"
        rf"(?P<{level}_first_label>(?:{labels}){_END}\.?)"
        ")"
    )


# ---- what may stand between two levels besides separators

_DEEPER = "|".join(alternatives(label_forms(level)) for level in ("opis", "delo", "leaf"))
_NAMED = rf"(?:[\s,.]*(?:{_PARENTHESES}))"
"""The name of the fond or file in brackets: `fond 776 (Otdelenie ...), op. 8`."""
_DESCRIBED = (
    rf"(?:,\s(?!\d)(?:[^.;:()\[\]\n]|\n(?!\s*\n)|{_PARENTHESES}){{2,120}}?"
    rf"(?=,\s*{_START}(?:{_DEEPER}){_END}[.{APOSTROPHES}]*\s*(?:{_SIGN})?\s?\d))"
)
"""A description between commas: `f. 102, Departament politsii, op. 226`; one with a full stop ends the reference."""

_YEAR = r"(?:1[6-9]|20)\d\d"
_YEAR_WORD = rf"(?:{alternatives(label_forms('god'))}){_END}"
_GOD = (
    rf"(?P<god>{_GAP}(?<![(\w]){_START}(?P<god_value>{_YEAR}(?:[-–/]\d{{2,4}})?)(?:\s?{_YEAR_WORD}\.?(?:\s*\([^()]{{1,3}}\))?"
    rf"|(?=[.,]?\s*{_START}(?:{_DEEPER}|{alternatives(label_forms('papka'))}){_END}[.\s]*\d)))"
)
_OFFICE = (
    rf"(?P<deloproizvodstvo>{_GAP}(?:[^\d,.;:()]{{0,60}}\()?{_START}(?P<deloproizvodstvo_value>"
    rf"(?-i:ДПОО|DPOO|ДП\s?ОО|DP\s?OO|ОО|OO){_END}|\d{{1,2}}[-\s]?(?:е|е|е|ye|oe)?\s?(?:{alternatives(label_forms('deloproizvodstvo'))}){_END})\)?)"
)
_BOX_LEVELS = ("papka", "korobka", "sviazka")
_SIMPLE = rf"(?:\d{{1,6}}(?:{LETTER}{_END}|/\d+)?|{_ROMAN}|(?-i:{_UPPER})(?!\w))(?:\s?{DASH}\s?\d{{1,5}}(?!\d))?(?!\d)"


def _further(levels: tuple[str, ...]) -> str:
    return "|".join(_labelled(level, _SIMPLE) for level in levels)


_INNER = tuple(
    level
    for level in EXTRA_LEVELS
    if level not in (*_BOX_LEVELS, "god", "deloproizvodstvo", "number", "dokument")
)
_NUMBER = rf"(?P<number>{_GAP}{_SIGN}\s?(?P<number_value>\d{{1,7}}{LETTER}?{_END}))"
_BARE = (
    rf"(?P<bare>\s*[.,]\s+(?P<bare_value>\d{{1,6}}(?:{LETTER}{_END})?(?:,\s?\d{{1,6}}{LETTER}?{_END}{_NOT_DATE})*{_NOT_DATE})"
    rf"(?!\s?{LETTER}|\s?(?:\(|{DASH})\s?\d|[./]\d))"
)

_PAIR = rf"(?P<pair>\s*,\s*(?P<pair_value>\d{{1,5}}[a-z]?/\d{{1,6}}[a-z]?{_END})(?P<pair_tail>(?:{_SEPARATOR}{_FILE}{_NOT_DATE}(?!/))*))"
"""`Fond 89, 73/25, 26, and 27`: opis and files without labels."""

# ---- shelf marks without labels

_STEP = {
    "/": r"(?:(?:п|p|папка|papka)\.?\s?\d+|\d{1,7}(?:-?[a-zа-я]{1,2}(?![\w]))?)",
    r"\.": r"\d{1,7}[a-zа-я]?(?![a-zа-я])(?:/\d+)?(?:-(?-i:[IVX]+)(?!\w))?",
    DASH: r"\d{1,7}[a-zа-я]?(?![a-zа-я])",
    ":": r"(?:(?:п|p|папка|papka)\.?\s?\d+|\d{1,7}[a-zа-я]?(?![a-zа-я]))",
    r"\s": r"\d{1,6}[a-zа-я]?(?!\w|\.\d)",
}
_PATH_FOND = rf"(?:(?-i:{_UPPER}){{1,3}}{DASH}?)?\d{{1,6}}[a-zа-я]{{0,2}}(?![a-zа-я\d])"


def _path(separator: str, step: str) -> str:
    fewest = 2 if separator in (r"\s", ":") else 1
    return rf"{_PATH_FOND}(?:/\d{{1,2}}(?=\.))?(?:{separator}{step}){{{fewest},3}}(?![\d])"


_PATHS = "|".join(_path(separator, step) for separator, step in _STEP.items())
_PATH_DATE = rf"(?!\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)\d\d(?!\d)|{_YEAR}{DASH}{_YEAR}|{_YEAR}/\d{{2,4}}(?![/\d])|\d{{1,2}}[./]\d{{1,2}}(?![/.:\w-]))"
_PATH = (
    rf"(?P<path>{_GAP}(?P<path_value>(?:{_PATHS}))"
    rf"(?P<path_tail>(?:[/.](?={_LEAF}))(?:{_LEAF_LIST})|\s?{DASH}\s?{_LEAF}(?:{_SEPARATOR}{_LEAVES}{_NOT_DATE}(?![/.]\d))*"
    rf"|{_VERSO}(?:\s?{DASH}\s?{_LEAF})?(?:{_SEPARATOR}{_LEAVES}{_NOT_DATE})*"
    rf"|(?:\s?:\s?)(?:{_LEAF_LIST})|(?:{_SEPARATOR}{_LEAVES}{_NOT_DATE}(?![/.-]\d)(?!\s*(?-i:{_UPPER}[a-zа-я])))+)?)"
)


# ---- the grammar


def _terminal(*patterns: str, name: str) -> pp.ParserElement:
    return pp.Regex("|".join(patterns), flags=FLAGS, as_match=True).leave_whitespace().set_name(name)


@attrs.frozen
class Grammar:
    """The productions that reading starts from.

    `mark`: a shelf mark with labels, from whichever level. `after_archive`: what may follow an archive's name:
    a mark, a path of bare numbers, or a fond without its label. `path` and `leaves`: these alone.
    """

    mark: pp.ParserElement
    after_archive: pp.ParserElement
    path: pp.ParserElement
    leaves: pp.ParserElement


@cache
def grammar() -> Grammar:
    """Build the grammar from the dialects."""
    between = rf"(?:{_NAMED}|{_DESCRIBED})??"
    fond = _terminal(_labelled("fond", _FOND), _numbered_first("fond", _FOND), name="fond")
    bare_fond = _terminal(
        rf"(?P<fond>{_GAP}(?P<fond_value>(?:(?-i:{_UPPER}){DASH})?\d{{1,6}}[a-zа-я]?{_END})(?=[.,]\s*{_START}(?:{alternatives(label_forms('opis'))}){_END}[.\s]*\d))",
        name="fond without label",
    )
    opis = _terminal(between + _labelled("opis", _OPIS_LIST), _numbered_first("opis", _NUMBERED), name="opis")
    delo = _terminal(
        between + _labelled("delo", _FILE_LIST),
        _numbered_first("delo", _NUMBERED),
        name="delo",
    )
    leaves = _terminal(
        between
        + _labelled("leaf", _LEAF_LIST).replace(
            "(?P<leaf_value>", rf"(?!\d+\s*[;,.]?\s*(?:op|inv|оп)\b)(?P<leaf_value>"
        ),
        _numbered_first(
            "leaf", rf"{_LEAF}\.?(?:\s?{DASH}\s?{_LEAF}\.?)?(?:,\s*{_LEAF}\.?(?:\s?{DASH}\s?{_LEAF}\.?)?)*"
        ),
        _labelled("page", _leaf_list(rf"(?:{alternatives(label_forms('page'))}){_END}")),
        name="leaves",
    )
    outer = _terminal(_OFFICE, _GOD, _further((*_BOX_LEVELS, *_INNER)), name="further level")[...]
    inner = _terminal(_GOD, _further((*_INNER, "dokument")), name="further level")[...]
    number = _terminal(_NUMBER, name="number")
    bare = _terminal(_BARE, name="bare number")
    pair = _terminal(_PAIR, name="opis/delo")

    from_delo = delo + inner + pp.Opt(leaves)
    from_opis = opis + outer + pp.Opt(from_delo | leaves | number + pp.Opt(leaves) | bare + pp.Opt(leaves))
    from_fond = fond + outer + pp.Opt(from_opis | from_delo | leaves | number + pp.Opt(leaves) | pair)
    mark = from_fond | from_opis | from_delo | leaves
    path = _terminal(_PATH_DATE + _PATH, name="path of numbers") + outer + pp.Opt(from_delo | leaves)
    after_archive = path | mark | bare_fond + outer + pp.Opt(from_opis)
    return Grammar(
        *(production.parse_with_tabs() for production in (mark, after_archive, path, leaves))
    )


def read(production: pp.ParserElement, window: str) -> list[re.Match[str]] | None:
    """Apply a production at the start of `window`: its tokens, or None where it does not fit."""
    try:
        return list(production.parse_string(window))
    except pp.ParseException:
        return None
