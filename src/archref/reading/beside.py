"""Which archive a shelf mark belongs to: in go a passage and the place of a shelf mark, out comes a `Named`.

The registry knows names; this module knows how writers put them beside a shelf mark: `GARF, f. ...`,
`Gosudarstvennyi arkhiv ... (hereafter GARF), f. ...`, `RGVA, NKO Order of July 27, 1940, f. ...`, `...,
GARF, Moscow`, and acronyms that no registry knows.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from archref.archives.words import BRACKETS, LONGEST_NAME
from archref.languages.alphabets import unmix
from archref.languages.language import forms, label_forms
from archref.languages.letters import LETTER, fold_word
from archref.languages.patterns import alternatives
from archref.languages.romanise import romanise_acronym

if TYPE_CHECKING:
    from archref.archives.registry import Name, Registry


_BETWEEN = ' \t\r\n\xa0\u00ad.,:;–—-―/|*_`"“”«»„=>{，、。：'
"""What may stand between an archive's name and its shelf mark."""

_DESCRIPTION = 160
"""How long, in code points, a document's title may be between the archive and the shelf mark."""
_NOUN_REACH = 200
_LIBRARY_GAP = 3

_UPPER, _LOWER = "A-ZА-ЯЁІЇЄҐЎӘҒҚҢӨҰҮҺ", "a-zа-яёіїєґў"
_ACRONYM = re.compile(rf"(?<![\w-])(?:[{_UPPER}][{_LOWER}]{{0,3}}){{2,}}(?:-[{_UPPER}]{{1,3}})?(?:\s[{_UPPER}]+)?\Z")
_ACRONYM_AND_PLACE = re.compile(rf"(?<![\w-])[{_UPPER}]{{2,8}}(?:\s[^\W\d_]+){{1,4}}\Z")
_ROMAN = re.compile("[IVXLCDM]+")
_ACRONYM_WORD = re.compile(rf"[^\W\d_]*[{_UPPER}][{_UPPER}][^\W\d_]*")
_TITLE_CASE = re.compile(rf"(?<!\w)[{_UPPER}][{_LOWER}]{{3,7}}\Z")
_CLAUSE = re.compile(r"[;:()\[\]\n?!]|\.(?=\s)(?<![A-ZА-Я]\.)(?<!\b(?:гос|обл|цен)\.)|//")
_NO_NAME = re.compile(r"[\d_{}<>=]")
_BEFORE_ACRONYM = frozenset(".,;:()[]/–—-«»“”\"*>|'")
_CITY_AFTER_BRACKET = re.compile(r"\s?\([^\W\d_]{3,20}\Z")
_JOINED_NAME = re.compile(r"(?<!\w)[A-ZА-Я]{2,}/\Z")
_FIRST_WORDS = re.compile(rf"(?<!\w)[{_UPPER}][\w’'´ʹ-]+\s\Z")
_BREAK = re.compile(r"[.;:()\[\]]|\n\s*\n")
_AFTER = re.compile(
    r"(?:[\s,)]|\.(?=\s(?-i:[A-ZА-ЯІ]{3}))|\((?=[^()]*\)))*(?:\s(?:of|in|from|at|у|в|во|в фонде)\s)?(?:the\s)?",
    re.IGNORECASE,
)
_BRACKET_AFTER = re.compile(r"[»”\"]?\s*[(\[]((?:[^()\[\]]|\([^()]*\)){2,40})[)\]]")


@attrs.frozen
class Named:
    """An archive's name in a passage: `start` to `end`; `keys` as in the registry, several where ambiguous.

    `listed` is False where no registry knows it; its key is then the romanised acronym (none for a full
    name). `remote` says that a document's title or date stands between the name and the shelf mark.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    listed: bool = True
    remote: bool = False


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){LETTER}*(?:{alternatives(forms('archive_nouns'))})(?!\w)", re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    levels = ("fond", "opis", "delo", "leaf", "page", "papka", "korobka", "tom", "chast")
    return frozenset(fold_word(form) for level in levels for form in label_forms(level) if len(form) > 1)


def _meant(name: str, registry: Registry) -> tuple[str, ...]:
    return tuple(archive.key for archive in registry.lookup(name))


def named_before(text: str, end: int, floor: int, registry: Registry) -> Named | None:
    """Find the archive named before the shelf mark that starts at `end`, not reaching before `floor`."""
    floor = max(floor, end - LONGEST_NAME)
    close = _without(text, end, floor, _BETWEEN)
    in_brackets = close > floor and text[close - 1] == "("  # RGASPI (f. 17, op. 3)
    if in_brackets:
        close = _without(text, close - 1, floor, _BETWEEN)
    if close <= floor:
        return None
    city = _CITY_AFTER_BRACKET.search(text, max(floor, close - 30), close)  # RGASPI (Moscow, F. 545
    name = None
    if city and not city[0].isupper():
        name = registry.name_before(text, city.start(), floor)
    if name:
        return Named(name.start, name.end, name.keys)
    if text[close - 1] in BRACKETS:
        if named := _with_brackets(text, close, floor, registry):
            return named
    elif name := registry.name_before(text, close, floor):
        return Named(_with_joined_name(text, name.start, floor), name.end, name.keys)
    elif (
        named := (
            _in_title_case(text, close, floor, registry)
            or _with_place(text, close, floor, registry)
            or _acronym(text, close, floor, registry)
        )
    ) or (not in_brackets and ":" not in text[close:end] and (named := _full_name(text, close, floor, registry))):
        return named
    return _before_description(text, close, end, floor, registry)


def _without(text: str, end: int, floor: int, signs: str) -> int:
    return len(text[floor:end].rstrip(signs)) + floor


def _with_brackets(text: str, close: int, floor: int, registry: Registry) -> Named | None:
    """Read `full name (acronym)`, `acronym (full name)`, `GARF (Moscow)`."""
    opening = _matching_bracket(text, close, floor)
    if opening is None:
        return None
    across = registry.name_before(text, close - 1, floor)
    if across and across.start < opening:  # GA Krasnovodsk (TSSR)
        return Named(_with_joined_name(text, across.start, floor), close, across.keys)
    inner = list(registry.names_in(text, opening + 1, close - 1))
    outer_end = _without(text, opening, floor, ' \t\n\xa0"“”«»')
    outer = registry.name_before(text, outer_end, floor)
    acronym = None if outer else _acronym(text, outer_end, floor, registry)
    if (name := outer or acronym) and (whole := _meant(text[name.start : close], registry)):  # GAVO (Vologda)
        return Named(_with_joined_name(text, name.start, floor), close, whole)
    if outer:
        keys = _settled(outer.keys, [within.keys for within in inner])
        is_full_name = " " in text[outer.start : outer.end]
        if is_full_name and len(inner) == 1 and (inner[0].start, inner[0].end) == (opening + 1, close - 1):
            keys = inner[0].keys if len(inner[0].keys) == 1 else keys  # the acronym is the writer's choice
        return Named(_with_joined_name(text, outer.start, floor), close, keys)
    phrase = _phrase(text, outer_end, floor)
    if inner:
        if acronym is None and phrase is None:
            last = inner[-1]
            return Named(last.start, close, last.keys) if last.end >= close - 1 else None
        keys = inner[0].keys if len(inner[0].keys) == 1 else inner[-1].keys
        return Named(acronym.start if acronym else phrase or 0, close, keys)
    if phrase is not None:
        words = _ACRONYM_WORD.findall(text[opening + 1 : close - 1])
        return Named(phrase, close, (romanise_acronym(words[-1]),) if words else (), listed=False)
    return attrs.evolve(acronym, end=close) if acronym else None


def _settled(outer: tuple[str, ...], inner: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Take of the archives that a name may mean those that the name in brackets may mean too."""
    shared = tuple(key for key in outer if any(key in keys for keys in inner))
    if shared:
        return shared
    return outer if len(outer) == 1 or not inner else inner[-1]


def _matching_bracket(text: str, close: int, floor: int) -> int | None:
    closing = text[close - 1]
    depth = 0
    for position in range(close - 1, floor - 1, -1):
        if text[position] == closing:
            depth += 1
        elif text[position] == BRACKETS[closing]:
            depth -= 1
            if not depth:
                return position
    return None


def _with_joined_name(text: str, start: int, floor: int) -> int:
    """Reach back over a joined name in front (`ЦГАЛИ/РГАЛИ`), or the first words of a name known by its last."""
    before = _FIRST_WORDS if text[start].islower() else _JOINED_NAME
    joined = before.search(text, max(floor, start - 60), start)
    return joined.start() if joined else start


def _in_title_case(text: str, end: int, floor: int, registry: Registry) -> Named | None:
    """Read a listed acronym written as a name: `Цамо ф. 33`."""
    match = _TITLE_CASE.search(text, max(floor, end - 9), end)
    keys = _meant(match[0].upper(), registry) if match else ()
    return Named(match.start(), end, keys) if match and keys else None


def _with_place(text: str, end: int, floor: int, registry: Registry) -> Named | None:
    """Read an acronym of several archives with the place that settles it: `ЦГА Республики Мордовия`."""
    match = _ACRONYM_AND_PLACE.search(text, max(floor, end - 60), end)
    keys = _meant(match[0], registry) if match else ()
    return Named(match.start(), end, keys) if match and len(keys) == 1 else None


def _acronym(text: str, end: int, floor: int, registry: Registry) -> Named | None:
    """Read an acronym that no registry knows."""
    match = _ACRONYM.search(text, max(floor, end - 40), end)
    if match is None or unmix(match[0]).lower() in _labels() or _ROMAN.fullmatch(match[0]):
        return None
    if registry.is_no_archive(match[0]):  # ВЦИК, ф. 1235: the fond's own name
        return None
    before = text[floor : match.start()].rstrip()
    if before and before[-1] not in _BEFORE_ACRONYM and len(match[0]) < 4 and before[-1].isdigit():
        return None
    return Named(match.start(), end, (romanise_acronym(unmix(match[0])),), listed=False)


def _full_name(text: str, end: int, floor: int, registry: Registry) -> Named | None:
    """Read a full name that no registry knows, by its word for archive: `ERAF Tõnismäe arhiiv`."""
    start = _phrase(text, end, floor)
    if start is None:
        return None
    known = registry.name_at(text, start) or _library_before(text, start, floor, registry)
    if known:
        return Named(min(start, known.start), end, known.keys)
    return Named(start, end, (), listed=False)


def _library_before(text: str, start: int, floor: int, registry: Registry) -> Name | None:
    """Find the library whose department a name is: `РГБ. Отдел рукописей. Ф. 218`."""
    close = _without(text, start, floor, " .,")
    return registry.name_before(text, close, floor) if 0 < start - close <= _LIBRARY_GAP else None


def _phrase(text: str, end: int, floor: int) -> int | None:
    """Give where an archive's full name starts: capitalised words up to a word like "archive" before `end`."""
    start = floor
    for match in _CLAUSE.finditer(text, floor, end):
        start = match.end()
    noun = _nouns().search(text, start, end)
    if noun is None or end - noun.start() > _NOUN_REACH or _NO_NAME.search(text, noun.end(), end):
        return None
    begin = noun.start()
    for word in reversed(list(re.finditer(r"[^\s,]+", text[start:begin]))):
        if not (word[0][0].isupper() or word[0].lower() in ("of", "the", "и", "та", "і", "für", "des")):
            break
        begin = start + word.start()
    while begin < noun.start() and not text[begin].isupper():
        begin += 1
    return begin


def _before_description(text: str, close: int, end: int, floor: int, registry: Registry) -> Named | None:
    """Reach over a document's title or date: `RGVA, NKO Order of July 27, 1940, f. 37837`."""
    if text[close:end].strip() != ",":
        return None
    start = max(floor, close - _DESCRIPTION)
    for stop in _BREAK.finditer(text, start, close):
        start = stop.end()
    for name in registry.names_in(text, start, close):
        if text[name.end : name.end + 1] == ",":
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
    start, end, keys = name
    if text[end : end + 1] == ")" and "(" in text[start:end]:  # AA (Kaunas)
        end += 1
    tail = _BRACKET_AFTER.match(text, end)
    if tail:
        whole = _meant(text[start : tail.end()], registry)
        if whole or set(_meant(tail[1], registry)) & set(keys):
            return Named(start, tail.end(), whole or keys)
    return Named(start, end, keys)
