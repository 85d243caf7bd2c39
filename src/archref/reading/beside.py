"""Which archive a shelf mark belongs to: in go a passage and the place of a shelf mark, out comes a `Named`.

The registry knows names; this module knows how writers put them beside a shelf mark: `GARF, f. ...`,
`Gosudarstvennyi arkhiv ... (hereafter GARF), f. ...`, `RGVA, NKO Order of July 27, 1940, f. ...`, `...,
GARF, Moscow`, and acronyms that no registry knows.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from archref.archives.words import BRACKETS, LONGEST_NAME
from archref.languages.letters import fold_word
from archref.languages.patterns import alternatives
from archref.languages.romanise import romanise_acronym
from archref.reading.named import Named, is_other_body
from archref.reading.unlisted import Unlisted

if TYPE_CHECKING:
    from archref.archives.recognise import Name
    from archref.archives.registry import Registry
    from archref.languages.words import Words

_BETWEEN = ' \t\r\n\xa0\u00ad.,:;–—-―/|*_`"“”«»„=>{，、。：'
"""What may stand between an archive's name and its shelf mark."""

_DESCRIPTION = 160
"""How long, in code points, a document's title may be between the archive and the shelf mark."""
_BEHIND = 24
"""How far behind a mark, in code points, its archive's name may begin."""
_LONGEST_ENDING = 12
"""How long, in code points, an acronym's case ending may be, with three letters of the acronym."""

_ACRONYM_AND_PLACE = re.compile(r"(?<![\w-])[^\W\d_]{2,8}(?:\s[^\W\d_]+){1,4}\Z")
_TITLE_CASE = re.compile(r"(?<!\w)[^\W\d_]{4,8}\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_CITY_AFTER_BRACKET = re.compile(r"\s?\([^\W\d_]{3,20}\Z")
_JOINED_NAME = re.compile(r"(?<!\w)([^\W\d_]{2,15})/\Z")
_FIRST_WORD = re.compile(r"(?<!\w)([^\W\d_][\w’'´ʹ-]+)\s\Z")
_A_LETTER = len("(b)")
_WORD_AT_END = re.compile(r"[^\W\d_]+\Z")
_LISTED_IN_SMALL = range(4, 9)
"""How many letters a listed acronym may have that is written in small ones: `garf`, `tsdiak`."""
_BREAK = re.compile(r"[.;:\[\]]|\((?![^\W\d_]\))|(?<!\([^\W\d_])\)|\n\s*\n")
"""Where a description ends; the bracket of `VKP(b)` is none."""
_BRACKET_AFTER = re.compile(r"[»”\"]?\s*[(\[]((?:[^()\[\]]|\([^()]*\)){2,40})[)\]]")


class Beside:
    """Finds the archive beside a mark, by a registry's names and the words of some languages around them."""

    def __init__(self, words: Words, registry: Registry) -> None:
        """Build the expressions for words around names."""
        self._registry = registry
        self._words = words
        capitals = words.capitals
        self._unlisted = Unlisted(words, registry)
        endings = alternatives(ending.removeprefix("-") for ending in words.forms("acronym_endings"))
        self._acronym_ending = re.compile(rf"(?<=[{capitals}]{{3}})[-'’]?(?:{endings})\Z")
        prepositions = alternatives((*words.forms("prepositions"), *words.forms("behind")))
        articles = alternatives(words.forms("articles"))
        self._gap_behind = re.compile(
            rf"(?>(?:[\s,)]|\.(?=\s(?-i:[{capitals}]{{3}}))|\((?=[^()]*\)))+)"
            rf"(?:(?:{prepositions})\s+)?(?:(?:{articles})\s+)?",
            re.IGNORECASE,
        )

    # ---- before the mark

    def before(self, text: str, end: int, floor: int) -> Named | None:
        """Find the archive named before the shelf mark that starts at `end`, not reaching before `floor`."""
        floor = max(floor, end - LONGEST_NAME)
        close = _without(text, end, floor, _BETWEEN)
        in_brackets = close > floor and text[close - 1] in "(["  # RGASPI (f. 17, op. 3)
        if in_brackets:
            close = _without(text, close - 1, floor, _BETWEEN)
        if close <= floor:
            return None
        city = _CITY_AFTER_BRACKET.search(text, max(floor, close - 30), close)  # RGASPI (Moscow, F. 545
        name = None
        if city and not city[0].isupper():
            name = self._registry.name_before(text, city.start(), floor)
        if name:
            return Named(name.start, name.end, name.keys)
        if text[close - 1] in BRACKETS:
            if named := self._with_brackets(text, close, floor):
                return named
        elif name := self._name_before(text, close, floor):
            return Named(_with_joined_name(text, name.start, floor), name.end, name.keys)
        elif (
            named := (
                self._in_title_case(text, close, floor)
                or self._with_place(text, close, floor)
                or self._unlisted.acronym(text, close, floor)
            )
        ) or (
            not in_brackets and ":" not in text[close:end] and (named := self._unlisted.full_name(text, close, floor))
        ):
            return named
        return self._before_description(text, close, end, floor)

    def _with_brackets(self, text: str, close: int, floor: int) -> Named | None:
        """Read `full name (acronym)`, `acronym (full name)`, `GARF (Moscow)`."""
        opening = _matching_bracket(text, close, floor)
        if opening is None:
            return None
        registry = self._registry
        word = _WORD_AT_END.search(text, floor, opening)
        if word and registry.is_no_archive(text[word.start() : close]):
            return None  # a party: VKP(b)
        across = registry.name_before(text, close - 1, floor)
        if across and across.start < opening:  # GA Krasnovodsk (TSSR)
            return Named(_with_joined_name(text, across.start, floor), close, across.keys)
        if word and word.end() == opening and close - opening == _A_LETTER:
            return None  # a party in another language: PC(b)
        inner = list(registry.names_in(text, opening + 1, close - 1))
        outer_end = _without(text, opening, floor, ' \t\n\xa0"“”«»')
        outer = registry.name_before(text, outer_end, floor)
        acronym = None if outer else self._unlisted.acronym(text, outer_end, floor)
        if (name := outer or acronym) and (whole := self.meant(text[name.start : close])):  # GAVO (Vologda)
            return Named(_with_joined_name(text, name.start, floor), close, whole)
        if outer:
            keys = _settled(outer.keys, [within.keys for within in inner])
            is_full_name = " " in text[outer.start : outer.end]
            if is_full_name and len(inner) == 1 and (inner[0].start, inner[0].end) == (opening + 1, close - 1):
                keys = inner[0].keys if len(inner[0].keys) == 1 else keys  # the acronym is the writer's choice
            return Named(_with_joined_name(text, outer.start, floor), close, keys)
        phrase = self._unlisted.phrase(text, outer_end, floor)
        if inner:
            if acronym is None and phrase is None:
                last = inner[-1]
                return Named(last.start, close, last.keys) if last.end >= close - 1 else None
            keys = inner[0].keys if len(inner[0].keys) == 1 else inner[-1].keys
            return Named(acronym.start if acronym else phrase or 0, close, keys)
        if phrase is not None:
            found = [word for word in _LETTERS.findall(text[opening + 1 : close - 1]) if _has_two_capitals(word)]
            return Named(phrase, close, (romanise_acronym(found[-1]),) if found else (), listed=False)
        return attrs.evolve(acronym, end=close) if acronym else None

    def _in_title_case(self, text: str, end: int, floor: int) -> Named | None:
        """Read a listed acronym written as a name, or in small letters where nothing stands before: `Tsamo f. 33`."""
        match = _TITLE_CASE.search(text, max(floor, end - 9), end)
        if match is None or not (match[0].istitle() or match[0].islower()):
            return None
        before = text[floor : match.start()].rstrip(" \t")[-1:]
        if match[0].islower() and (before.isalnum() or fold_word(match[0]) in self._words.folded_labels):
            return None
        keys = self.meant(match[0].upper())
        return Named(match.start(), end, keys) if keys else None

    def _with_place(self, text: str, end: int, floor: int) -> Named | None:
        """Read an acronym of several archives with the place that settles it: `TsGA Respubliki Mordoviia`."""
        match = _ACRONYM_AND_PLACE.search(text, max(floor, end - 60), end)
        if match is None or not _LETTERS.match(match[0])[0].isupper():  # type: ignore[index]
            return None
        keys = self.meant(match[0])
        return Named(match.start(), end, keys) if len(keys) == 1 else None

    def _name_before(self, text: str, end: int, floor: int) -> Name | None:
        """Find the known name that ends at `end`, if it is not a person's initials or another body's acronym."""
        name = self._registry.name_before(text, end, floor)
        if name is None and (ending := self._acronym_ending.search(text, max(floor, end - _LONGEST_ENDING), end)):
            name = self._registry.name_before(text, ending.start(), floor)
            name = name and name._replace(end=end)
        return None if name and is_other_body(text, name.start, name.end, self._registry) else name

    def _before_description(self, text: str, close: int, end: int, floor: int) -> Named | None:
        """Reach over a document's title or date: `RGVA, NKO Order of July 27, 1940, f. 37837`."""
        if text[close:end].strip() != ",":
            return None
        start = max(floor, close - _DESCRIPTION)
        for stop in _BREAK.finditer(text, start, close):
            start = stop.end()
        for name in self._registry.names_in(text, start, close):
            if text[name.end : name.end + 1] == ",":
                return Named(name.start, name.end, name.keys, remote=True)
        return None

    # ---- behind the mark

    def behind(self, text: str, start: int) -> Named | None:
        """Find an archive named directly after the last value, at `start`: `Case 35, GARF`, `Akte 35 im GARF`."""
        gap = self._gap_behind.match(text, start)
        if gap is None or gap.end() - start > _BEHIND:
            return None
        name = self._registry.name_at(text, gap.end())
        if name is None:
            return None
        start, end, keys = name
        if text[end : end + 1] == ")" and "(" in text[start:end]:  # AA (Kaunas)
            end += 1
        tail = _BRACKET_AFTER.match(text, end)
        if tail:
            whole = self.meant(text[start : tail.end()])
            if whole or set(self.meant(tail[1])) & set(keys):
                return Named(start, tail.end(), whole or keys)
        return Named(start, end, keys)

    def meant(self, name: str) -> tuple[str, ...]:
        """Give the keys of the archives that a name may mean."""
        return tuple(archive.key for archive in self._registry.lookup(name))


def _without(text: str, end: int, floor: int, signs: str) -> int:
    return len(text[floor:end].rstrip(signs)) + floor


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
    """Reach back over a joined name in front (`TsGALI/RGALI`), or the first word of a name known by its last."""
    if text[start].islower():
        first = _FIRST_WORD.search(text, max(floor, start - 60), start)
        return first.start() if first and first[1][0].isupper() else start
    joined = _JOINED_NAME.search(text, max(floor, start - 60), start)
    return joined.start() if joined and joined[1].isupper() else start


def _has_two_capitals(word: str) -> bool:
    """Tell whether two capitals stand side by side in a word."""
    return any(one.isupper() and two.isupper() for one, two in pairwise(word))
