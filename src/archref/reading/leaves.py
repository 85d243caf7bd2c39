"""Leaves: how they are written and what they mean, side by side."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from archref.languages.language import forms
from archref.languages.letters import DASH, LETTER
from archref.languages.patterns import alternatives
from archref.languages.romanise import latin
from archref.model import Leaf, Leaves
from archref.reading.numbers import AND, END, NO_MORE, NOT_A_DATE, SEPARATOR, any_of, labels

# ---- leaves

# In Estonian and Lithuanian `p` and `ap` are the back of a leaf; they are also labels, so not after a space.
_ALSO_LABELS = ("p", "ap", "op")
VERSO = rf"(?:{alternatives(word for word in forms('verso') if word not in _ALSO_LABELS)}|rs|ii){END}[.°]?"
_BOTH_SIDES = rf"(?:{alternatives(forms('both_sides'))}){END}\.?"
_SHORT_VERSO = (
    rf"(?:{alternatives(word for word in forms('verso') if len(word) < 4 and word not in _ALSO_LABELS)}){END}"
)
_VERSO_IN_FULL = rf"{alternatives(word for word in forms('verso') if len(word) > 4)}{END}"
WITH_VERSO = any_of(
    rf"(?:{DASH}|/|,(?=\S))?\s{{0,3}}{VERSO}",  # 5 об., 5-об, 5/об
    rf"p{END}",  # 12p, in Estonia
    rf"\s?\((?:{_SHORT_VERSO}\.?|{_VERSO_IN_FULL})\)",  # 47 (Rs.), 5 (оборот)
    rf",\s{_VERSO_IN_FULL}",  # list 2, verso
)
_LEAF_LETTER = rf"(?!{_SHORT_VERSO}|ff?\.){LETTER}(?:(?!\w)|(?={_SHORT_VERSO}))"
_SECOND_NUMBER = r"(?:\(\d{1,5}\)|/\d{1,5}(?![/\d]))?"
_SIDE = rf"(?:\s{{0,3}}{_BOTH_SIDES}|{WITH_VERSO})"
LEAF = rf"\d{{1,5}}{_SECOND_NUMBER}(?:{DASH}?{_LEAF_LETTER})?{_SIDE}?{_SECOND_NUMBER}(?!\d)"
_TO = rf"(?:\.?\s{{0,3}}{DASH}{{1,2}}\s{{0,3}}|\s(?:{alternatives(forms('up_to'))})\s(?=\d))"
LEAVES = rf"{LEAF}(?:{_TO}(?:{LEAF}|{WITH_VERSO}))?(?:\s?ff?\.(?!\s*\d))?"
"""One leaf or a range, German `12 f.` and `12 ff.` too."""


def leaves_pattern(level: str) -> str:
    """Give the pattern of a list of leaves (or pages), in which each may have its label again."""
    label = rf"(?:{labels(level)}[\s.]*)?"
    return rf"{LEAVES}(?:(?:{SEPARATOR}|{AND}(?=\d)){label}{NOT_A_DATE}{LEAVES}{NO_MORE}){{0,99}}"


_NUMBERED_LEAF = rf"(?:\d{{1,5}}{LETTER}?\.\s?{VERSO}|{LEAF}\.?)"
_NUMBERED_RANGE = rf"{_NUMBERED_LEAF}(?:\s?{DASH}\s?{_NUMBERED_LEAF})?"
NUMBERED_LEAVES = rf"{_NUMBERED_RANGE}(?:,\s*{_NUMBERED_RANGE})*"
"""Leaves before their label: `7. o.p.–9., 12. lp.`"""

_LEAF = re.compile(
    r"(?P<number>\d+)(?:\((?P<second>\d+)\)|/(?P<other>\d+))?(?:"
    rf"\s{{0,3}}(?P<both>{_BOTH_SIDES})|(?:{DASH}|[./,])?\s{{0,3}}(?P<verso>{VERSO}|[pP]{END})"
    rf"|\s?\((?P<bracketed>{VERSO})\)|(?P<in_full>,\s{_VERSO_IN_FULL})"
    rf"|{DASH}?(?P<letter>{_LEAF_LETTER})(?:(?:{DASH}?|\.)\s?(?P<letter_verso>{VERSO}))?)?"
    r"(?:\((?P<third>\d+)\))?(?P<following>\s?ff?\.(?!\s*\d))?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"{_TO}(?:(?=\d)|(?P<verso>{VERSO}))", re.IGNORECASE)


@lru_cache(4096)
def leaf_list(text: str) -> tuple[Leaves, ...]:
    """Read a list of leaves as written.

    >>> [str(leaves) for leaves in leaf_list("7 об.–9, 12, 165-8 и 5 с об.")]
    ['7ob-9', '12', '165-168', '5-5ob']
    """
    found: list[Leaves] = []
    position = 0
    while match := _LEAF.search(text, position):
        first, last = _leaf(match), None
        position = match.end()
        if match["both"]:
            last = attrs.evolve(first, verso=True)
        elif match["following"] and match["following"].strip() == "f.":
            last = attrs.evolve(first, number=first.number + 1)
        elif dash := _RANGE.match(text, position):
            position = dash.end()
            closing = None if dash["verso"] else _LEAF.match(text, position)
            if closing:
                position = closing.end()
                last = _in_full(first, _leaf(closing))
                if closing["both"]:
                    last = attrs.evolve(last, verso=True)
            else:
                last = attrs.evolve(first, verso=True)
        found.append(Leaves(first, last or first))
    return tuple(found)


def _leaf(match: re.Match[str]) -> Leaf:
    letter = latin(match["letter"]).lower() if match["letter"] else ""
    second = match["second"] or match["other"] or match["third"]
    verso = bool(match["verso"] or match["bracketed"] or match["in_full"] or match["letter_verso"])
    if match["letter"] in ("r", "R") and not verso:  # recto
        letter = ""
    return Leaf(int(match["number"]), letter, verso, int(second) if second else None)


def _in_full(first: Leaf, last: Leaf) -> Leaf:
    """Write a shortened closing number in full: 165-8 is 165-168."""
    opening, closing = str(first.number), str(last.number)
    if last.number < first.number and len(closing) < len(opening):
        return attrs.evolve(last, number=int(opening[: -len(closing)] + closing))
    return last
