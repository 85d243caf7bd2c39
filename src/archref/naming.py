"""Which archive a shelf mark belongs to: in go a passage and the place of a shelf mark, out comes a `Named`.

The registry knows names; this module knows how writers put them beside a shelf mark: `GARF, f. ...`,
`Gosudarstvennyi arkhiv ... (hereafter GARF), f. ...`, `RGVA, NKO Order of July 27, 1940, f. ...`, `..., GARF, Moscow`,
and acronyms that no registry knows.
"""

from __future__ import annotations

import re
from functools import cache

import attrs

from archref.dialects import DASH, LETTER, alternatives, fold_word, forms, label_forms, unmix
from archref.registry import Registry
from archref.romanise import romanise_acronym

_BETWEEN = ' \t\r\n\xa0\u00ad.,:–—-―/|*_`"“”«»„=>{'
"""What may stand between an archive's name and its shelf mark."""

_REACH = 420
_OPENING = {")": "(", "]": "["}
_ACRONYM = re.compile(
    r"(?<![\w-])(?:[A-ZА-ЯЁІЇЄҐЎӘҒҚҢӨҰҮҺ][A-Za-zА-Яа-яёіїєґў]{0,3}){2,}(?:-[A-ZА-Я]{1,3})?(?:\s(?:[A-ZА-ЯІЇЄ]{2,}|[A-Z][a-z]?[A-Z]+[a-z]?))*\Z"
)
_ACRONYM_WORD = re.compile(r"[^\W\d_]*[^\W\d_a-zа-яёіїєґў][^\W\d_a-zа-яёіїєґў][^\W\d_]*")
_CLAUSE = re.compile(r"[;:()\[\]\n?!]|\.(?=\s)(?<![A-ZА-Я]\.)(?<!\b(?:гос|обл|цен)\.)|//")
_OPEN_BRACKET = re.compile(r"\s?\([^\W\d_]{3,20}\Z")
_AFTER = re.compile(
    r"(?:[\s,]|\((?=[^()]*\)))*(?:\s(?:of|in|from|at|у|в|во|в фонде)\s(?:the\s)?)?", re.IGNORECASE
)


@attrs.frozen
class Named:
    """An archive's name in a passage: `start` to `end`; `keys` as in the registry, several where ambiguous.

    `listed` is False where no registry knows it; its key is then the romanised acronym (none for a full name).
    `remote` says that a document's title or date stands between the name and the shelf mark.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    listed: bool = True
    remote: bool = False


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!{LETTER})\w*(?:{alternatives(forms('archive_nouns'))})(?!{LETTER})", re.IGNORECASE
    )


@cache
def _labels() -> frozenset[str]:
    levels = ("fond", "opis", "delo", "leaf", "page", "papka", "korobka", "tom", "chast")
    return frozenset(fold_word(form) for level in levels for form in label_forms(level) if len(form) > 1)


def named_before(text: str, end: int, floor: int, registry: Registry) -> Named | None:
    """Find the archive named before the shelf mark that starts at `end`, not reaching before `floor`."""
    floor = max(floor, end - _REACH)
    close = len(text[floor:end].rstrip(_BETWEEN)) + floor
    if close <= floor:
        return None
    if text[close - 1] == "(" and close - 1 > floor:
        close = len(text[floor : close - 1].rstrip(_BETWEEN)) + floor
        if close <= floor:
            return None
    if city := _OPEN_BRACKET.search(text, max(floor, close - 30), close):  # RGASPI (Moscow, F. 545
        if name := registry.name_before(text, city.start(), floor):
            return Named(name.start, name.end, name.keys)
    if text[close - 1] in _OPENING:
        named = _bracketed(text, close, floor, registry)
        if named:
            return named
    elif name := registry.name_before(text, close, floor):
        return Named(_with_phrase(text, name.start, floor), name.end, name.keys)
    elif named := _unlisted(text, close, floor):
        return named
    return _before_description(text, close, end, floor, registry)


def _bracketed(text: str, close: int, floor: int, registry: Registry) -> Named | None:
    """Read `full name (acronym)`, `acronym (full name)`, `GARF (Moscow)`."""
    opening = _matching_bracket(text, close, floor)
    if opening is None:
        return None
    inner = list(registry.names_in(text, opening + 1, close - 1))
    outer_end = len(text[floor:opening].rstrip(' \t\n\xa0"“”«»')) + floor
    outer = registry.name_before(text, outer_end, floor)
    if outer and inner:
        settled = set(outer.keys) & {key for name in inner for key in name.keys}
        keys = tuple(key for key in outer.keys if key in settled) or (
            outer.keys if len(outer.keys) == 1 else inner[-1].keys
        )
        return Named(outer.start, close, keys)
    if outer:
        return Named(outer.start, close, outer.keys)
    phrase = _phrase(text, outer_end, floor)
    acronym = _unlisted(text, outer_end, floor)
    if inner:
        start = acronym.start if acronym else phrase if phrase is not None else None
        if start is None:
            last = inner[-1]
            return Named(last.start, last.end, last.keys) if last.end >= close - 1 else None
        return Named(start, close, inner[0].keys if len(inner[0].keys) == 1 else inner[-1].keys)
    if phrase is not None:
        words = _ACRONYM_WORD.findall(text[opening + 1 : close - 1])
        return Named(phrase, close, (romanise_acronym(words[-1]),) if words else (), listed=False)
    return attrs.evolve(acronym, end=close) if acronym else None


def _matching_bracket(text: str, close: int, floor: int) -> int | None:
    closing = text[close - 1]
    depth = 0
    for position in range(close - 1, floor - 1, -1):
        if text[position] == closing:
            depth += 1
        elif text[position] == _OPENING[closing]:
            depth -= 1
            if not depth:
                return position
    return None


def _with_phrase(text: str, start: int, floor: int) -> int:
    """Reach back over a joined name in front: `ЦГАЛИ/РГАЛИ`."""
    joined = re.search(r"(?<![\w])[A-ZА-Я]{2,}/\Z", text[max(floor, start - 12) : start])
    return start - len(joined[0]) if joined else start


def _clause_start(text: str, end: int, floor: int) -> int:
    start = floor
    for match in _CLAUSE.finditer(text, floor, end):
        start = match.end()
    return start


def _phrase(text: str, end: int, floor: int) -> int | None:
    """Give the start of an archive's full name that no registry knows: the clause with a word like "archive"."""
    start = _clause_start(text, end, floor)
    noun = None
    for noun in _nouns().finditer(text, start, end):
        break
    if noun is None or end - noun.start() > 200:
        return None
    # The name begins at the capitalised words directly before the noun, or at the noun.
    begin = noun.start()
    for word in reversed(list(re.finditer(r"[^\s,]+", text[start:begin]))):
        if word[0][0].isupper() or word[0].lower() in ("of", "the", "и", "та", "і", "für", "des"):
            begin = start + word.start()
        else:
            break
    while begin < noun.start() and not text[begin].isupper():
        begin += 1
    return begin


def _unlisted(text: str, end: int, floor: int) -> Named | None:
    """Read an acronym that no registry knows, or a full name with a word for archive in it."""
    match = _ACRONYM.search(text, max(floor, end - 40), end)
    if match and unmix(match[0]).lower() not in _labels() and not re.fullmatch("[IVXLCDM]+", match[0]):
        before = text[floor : match.start()].rstrip()
        if (
            not before
            or before[-1] in ".,;:()[]/–—-«»“”\"*>|'"
            or len(match[0]) >= 4
            or not before[-1].isdigit()
        ):
            return Named(match.start(), end, (romanise_acronym(unmix(match[0])),), listed=False)
    if re.match(r"\s?[,.]|\s", text[end : end + 2]) is None:
        return None
    phrase = _phrase(text, end, floor)
    return None if phrase is None else Named(phrase, end, (), listed=False)


def _before_description(text: str, close: int, end: int, floor: int, registry: Registry) -> Named | None:
    """Reach over a document's title or date: `RGVA, NKO Order of July 27, 1940, f. 37837`."""
    if text[close:end].strip() != ",":
        return None
    start = max(floor, close - 160)
    for match in re.finditer(r"[.;:()\[\]]|\n\s*\n", text[start:close]):
        start = max(floor, close - 160) + match.end()
        break
    else:
        match = None
    if match:
        start = max(
            (
                max(floor, close - 160) + stop.end()
                for stop in re.finditer(r"[.;:()\[\]]|\n\s*\n", text[max(floor, close - 160) : close])
            ),
            default=start,
        )
    for name in registry.names_in(text, start, close):
        if text[name.end : name.end + 1] == "," and name.keys:
            return Named(name.start, name.end, name.keys, remote=True)
    return None


def named_after(text: str, start: int, registry: Registry) -> Named | None:
    """Find an archive named directly after the last value, at `start`: `Case 35, GARF, Moscow`."""
    gap = _AFTER.match(text, start)
    position = gap.end() if gap else start
    if position == start or position - start > 24:
        return None
    name = registry.name_at(text, position)
    if name is None:
        return None
    end = name.end
    tail = re.compile(r"\s*[(\[]([^()\[\]]{2,24})[)\]]").match(text, end)
    if tail and set(registry.lookup(tail[1])) and {a.key for a in registry.lookup(tail[1])} & set(name.keys):
        end = tail.end()
    return Named(name.start, end, name.keys)
