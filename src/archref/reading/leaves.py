"""Leaves: how they are written and what they mean, side by side.

In go the words of languages, out come pieces of pattern for `grammar` and a function from what they matched to
`Leaves` of the model.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import attrs

from archref.languages.letters import DASH, LETTER
from archref.languages.patterns import Form, alternatives, any_of
from archref.languages.romanise import latin
from archref.model import Leaf, Leaves
from archref.reading.numbers import END, NO_MORE

if TYPE_CHECKING:
    from archref.languages.words import Words
    from archref.reading.numbers import Numbers

_SHORT = 4
"""Verso words shorter than this may follow a leaf's letter at once, those longer stand by themselves."""
_SECOND_NUMBER = r"(?:\(\d{1,5}\)|/\d{1,5}(?![/\d]))?"
FOLLOWING = r"\s?ff?\.(?!\s*\d)"
"""German: the next leaf too (`12 f.`), and those after it (`12 ff.`)."""
_OF_A_FILE_NAME = r"(?!\.(?-i:[a-z]{3,4})(?!\w)(?![.\s]*\d))"
"""Behind a leaf: not the number of a sheet in a file's name, `Sheet1.csv`."""


class PlacedLeaves(NamedTuple):
    """A run of leaves and where it stands in the text that it was read from."""

    leaves: Leaves
    start: int
    end: int


class LeafForms:
    """Pieces of pattern for leaves in the words of some languages, and `leaf_list`, which reads what they take."""

    def __init__(self, words: Words, numbers: Numbers) -> None:
        """Build them from the words for a leaf's back."""
        self._numbers = numbers
        # A verso word that is a label too (`p`, `ap` in Estonia and Lithuania) counts only glued to its number.
        labels = {form for level in ("leaf", "page", "opis") for form in words.label_forms(level)}
        labels -= words.word_set("never_first")
        alone = [word for word in words.forms("verso") if word not in labels]
        glued = [word for word in words.forms("verso") if word in labels]
        verso = self.verso = Form(rf"(?:{alternatives(alone)}){END}[.\xb0]?", takes=("ob.", "v", "zv", "Rs."))
        both_sides = rf"(?:{alternatives(words.forms('both_sides'))}){END}\.?"
        short = rf"(?:{alternatives(word for word in alone if len(word) < _SHORT)}){END}"
        in_full = rf"{alternatives(word for word in alone if len(word) > _SHORT)}{END}"
        with_verso = self.with_verso = Form(
            any_of(
                rf"(?:{DASH}|/|,(?=\S))?\s{{0,3}}{verso}",
                rf"(?:{alternatives(glued)}){END}",
                rf"\s?\((?:{short}\.?|{in_full})\)",
                rf",\s{in_full}",
            ),
            takes=(" ob.", "-ob", "/ob", "p", " (Rs.)", " (verso)", ", verso"),
            leaves=(" p",),
        )
        """The back of a leaf, behind its number."""
        letter = rf"(?!{short}|ff?\.|{both_sides}){LETTER}(?:(?!\w)|(?={short}))"
        side = rf"(?:\s{{0,3}}{both_sides}|{with_verso})"
        leaf = Form(
            rf"\d{{1,5}}{_SECOND_NUMBER}(?:{DASH}?{letter})?{side}?{_SECOND_NUMBER}(?!\d){_OF_A_FILE_NAME}",
            takes=("5", "5a", "5ob", "5 ob.", "5(7)", "5/7", "5aob"),
            leaves=("123456", "1.csv"),
        )
        to = rf"(?:\.?\s{{0,3}}{DASH}{{1,3}}\s{{0,3}}|\s(?:{alternatives(words.forms('up_to'))})\s(?=\d))"
        self.leaves = Form(
            rf"{leaf}(?:{to}(?:{leaf}|{with_verso}))?(?:{FOLLOWING})?",
            takes=("5", "5-7", "5 ob. - 7", "165-8", "5-5ob", "12 f.", "12 ff.", "12---15"),
            leaves=("5--",),
        )
        """One leaf or a range."""
        numbered = any_of(rf"\d{{1,5}}{LETTER}?\.\s?{verso}", rf"{leaf}\.?")
        run = rf"{numbered}(?:\s?{DASH}\s?{numbered})?"
        self.before_label = Form(rf"{run}(?:,\s*{run})*", takes=("5", "7. o.p.-9., 12.", "7-9"))
        """Leaves before their label, as Latvians write."""
        self._leaf = re.compile(
            r"(?P<number>\d+)(?:\((?P<second>\d+)\)|/(?P<other>\d+))?(?:"
            rf"\s{{0,3}}(?P<both>{both_sides})|(?:{DASH}|[./,])?\s{{0,3}}(?P<verso>{verso}|(?:{alternatives(glued)}){END})"
            rf"|\s?\((?P<bracketed>{verso})\)|(?P<in_full>,\s{in_full})"
            rf"|{DASH}?(?P<letter>{letter})(?:(?:{DASH}?|\.)\s?(?P<letter_verso>{verso}))?)?"
            rf"(?:\((?P<third>\d+)\))?(?P<following>{FOLLOWING})?",
            re.IGNORECASE,
        )
        self._range = re.compile(rf"{to}(?:(?=\d)|(?P<verso>{verso}))", re.IGNORECASE)
        self.leaf_list = lru_cache(4096)(self._leaf_list)

    def listed(self, level: str) -> str:
        """Give the pattern of a list of leaves (or pages), in which each may have its label again."""
        numbers = self._numbers
        label = rf"(?:{numbers.labels(level)}[\s.]*)?"
        between = rf"(?:{numbers.separator}|{numbers.conjunction}(?=\d))"
        return rf"{self.leaves}(?:{between}{label}{numbers.not_a_date}{self.leaves}{NO_MORE}){{0,99}}"

    def _leaf_list(self, text: str) -> tuple[PlacedLeaves, ...]:
        """Read a list of leaves as written: `7 ob.-9, 12, 165-8` is 7ob-9, 12 and 165-168."""
        found: list[PlacedLeaves] = []
        position = 0
        while match := self._leaf.search(text, position):
            first, last = _leaf(match), None
            position = match.end()
            if match["both"]:
                last = attrs.evolve(first, verso=True)
            elif match["following"] and match["following"].strip() == "f.":
                last = attrs.evolve(first, number=first.number + 1)
            elif dash := self._range.match(text, position):
                position = dash.end()
                closing = None if dash["verso"] else self._leaf.match(text, position)
                if closing:
                    position = closing.end()
                    last = _in_full(first, _leaf(closing))
                    if closing["both"]:
                        last = attrs.evolve(last, verso=True)
                else:
                    last = attrs.evolve(first, verso=True)
            found.append(PlacedLeaves(Leaves(first, last or first), match.start(), position))
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
