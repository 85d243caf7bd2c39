"""What a shelf mark is: a pyparsing grammar built from the languages; in goes a text, out come its parts.

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
from functools import cached_property
from typing import TYPE_CHECKING

import pyparsing as pp

from archref.languages.letters import DASH, LETTER
from archref.languages.patterns import Form, alternatives
from archref.reading.between import FLAGS, GAP, START, after_label
from archref.reading.further import FurtherLevels
from archref.reading.labels import labels_of, no_fond_with_a_leafs_label, several_fonds, shared
from archref.reading.leaves import LeafForms
from archref.reading.numbers import END, EXTENT, NO_MORE, YEAR, Numbers
from archref.reading.paths import Paths
from archref.reading.productions import Production

if TYPE_CHECKING:
    from archref.languages.words import Words

_BRACKETED = r"\((?>(?:[^()]++|\([^()]*+\))*)\)|\[[^\[\]]*+\]"
_IN_BRACKETS = rf"[\s,.]*(?:{_BRACKETED})"
_DATE = Form(
    rf"(?:{LETTER}{{3,9}}\.?\s\d{{1,2}},\s{YEAR}|\d{{1,2}}\s{LETTER}{{3,9}}\.?\s{YEAR}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.{YEAR}|\d{{1,2}}/\d{{1,2}}/{YEAR})",
    takes=("July 27, 1940", "27 July 1940", "27.7.1940", "7/27/1940"),
    leaves=("July 1940", "27.7.40"),
)
_BEHIND_A_DASH = rf"\s?{DASH}\s(?![\d\s])[^.;:()\[\]\n]{{2,120}}(?=\.\s)"
_BETWEEN = (
    rf"(?:{_IN_BRACKETS}|(?:,\s(?:{_DATE}|(?![\d\s])[^.;:()\[\],\d\n]{{2,80}}(?:{_DATE})?)){{1,4}}(?=,)"
    rf"|{_BEHIND_A_DASH})??"
)
"""A fond's or file's name in brackets, between commas or behind a dash; one with a full stop ends the reference."""


class Grammar:
    """The grammar in the words of some languages; see the module's text for the rules.

    Each production is built when it is first used, and each of its parts compiled when it is first tried.
    """

    def __init__(self, words: Words) -> None:
        """Take the words; nothing is compiled yet."""
        self.words = words
        self.numbers = numbers = Numbers(words)
        self.leaf_forms = LeafForms(words, numbers)
        self.further = FurtherLevels(words, numbers)
        self.paths = Paths(numbers, self.leaf_forms)
        self._after_label = after_label(numbers)
        self.months = words.word_set("months")
        self.extents = words.word_set("extent")

    @cached_property
    def separators(self) -> re.Pattern[str]:
        """What stands between two numbers of one level."""
        return re.compile(str(self.numbers.separator), FLAGS)

    # ---- the four levels with labels

    def _level(self, level: str, value: object, before: str = "") -> str:
        label = rf"(?P<label>{labels_of(self.words, self.numbers, level)})"
        return rf"(?P<{level}>{before}{GAP}{START}{label}{self._after_label}(?P<value>{value}))"

    def _numbered_level(self, level: str, value: object) -> str:
        after = rf"{self.numbers.labels(level, number_first=True)}(?!{DASH}{LETTER})"  # not the letter of `1t-is.`
        return rf"(?P<{level}>{GAP}(?<![\w.])(?P<value>{value})\.?(?:\s|{DASH})?\s?(?P<label>{after}\.?))"

    @cached_property
    def _before(self) -> str:
        return rf"{_BETWEEN}(?P<further>{self.further.outer}*)"

    @cached_property
    def _fond(self) -> pp.ParserElement:
        numbers = self.numbers
        label = rf"(?P<label>(?:(?P<several>{alternatives(several_fonds(self.words))})|{numbers.labels('fond')}){END})"
        more = rf"(?P<more>(?(several){numbers.fonds_of_several}|{numbers.further_fonds}))?"
        number = rf"(?P<value>{numbers.fond}){more}"
        return _part(rf"(?P<fond>{GAP}{START}{label}{self._after_label}{number})", "fond")

    @cached_property
    def _opis(self) -> pp.ParserElement:
        # `list (l.) 5` is a leaf.
        glossed = alternatives(self.words.label_forms("leaf"))
        not_a_leaf = rf"(?!(?:{shared(self.words, 'opis', 'leaf')})\s\((?:{glossed})\.?\))"
        return _part(self._level("opis", self.numbers.opis_list, rf"{self._before}{GAP}{not_a_leaf}"), "opis")

    @cached_property
    def _delo(self) -> pp.ParserElement:
        return _part(self._level("delo", self.numbers.file_list, self._before), "delo")

    @cached_property
    def leaves(self) -> Production:
        """Leaves or pages with their label."""
        return Production(self._leaves)

    @cached_property
    def _leaves(self) -> pp.ParserElement:
        not_a_fond = no_fond_with_a_leafs_label(self.words, self.numbers)
        before_leaves = rf"{_BETWEEN}(?P<further>{self.further.inner}*){GAP}{not_a_fond}(?!{EXTENT})"
        # Pages behind words are a book's: `d. 3, cited in Arad, Holocaust, p. 5`.
        before_pages = rf"(?:{_IN_BRACKETS}|,\s{_DATE}(?=,))?(?P<further>{self.further.inner}*)"
        labelled = _part(self._level("leaf", self.leaf_forms.listed("leaf"), before_leaves), "leaves")
        return labelled | _part(self._level("page", self.leaf_forms.listed("page"), before_pages), "pages")

    @cached_property
    def _outer_levels(self) -> pp.ParserElement:
        return _part(rf"(?P<rest>(?P<further>{self.further.outer}+))", "further levels")

    @cached_property
    def _inner_levels(self) -> pp.ParserElement:
        return _part(rf"(?P<rest>(?P<further>{self.further.inner}+))", "further levels")

    @cached_property
    def _from_delo(self) -> pp.ParserElement:
        return self._delo + pp.Opt(self._leaves | self._inner_levels)

    @cached_property
    def _from_opis(self) -> pp.ParserElement:
        return self._opis + pp.Opt(
            self._from_delo
            | self._signed
            | self._leaves
            | self._bare + pp.Opt(self._leaves)
            | (self._outer_levels | self._inner_levels) + pp.Opt(self._leaves)
        )

    @cached_property
    def delo_of_leaves(self) -> Production:
        """A file behind its leaves: `ll. 3-4 of d. 103`."""
        before = alternatives((*self.words.forms("behind"), *self.words.forms("prepositions")))
        label = rf"(?P<label>{labels_of(self.words, self.numbers, 'delo')})"
        delo = rf"(?P<delo>\s+(?:(?:{before})\s+)?{label}{self._after_label}"
        return Production(_part(rf"{delo}(?P<value>{self.numbers.file})(?!\w))", "file behind its leaves"))

    @cached_property
    def upwards(self) -> Production:
        """The rest of a mark that goes from the small to the large, behind its delo: `delo 5, opis 3, fond 17`."""
        return Production(self._opis + self._fond)

    @cached_property
    def _signed(self) -> pp.ParserElement:
        sign = self.numbers.sign
        number = _part(rf"(?P<signed>{GAP}{sign}\s?(?P<value>\d{{1,7}}{LETTER}?{END}))", "number")
        return number + pp.Opt(self._leaves)

    @cached_property
    def _bare(self) -> pp.ParserElement:
        return _part(
            rf"(?P<bare>\s*[.,]\s+(?P<value>\d{{1,6}}+(?:{LETTER}{END})?(?:,\s?\d{{1,6}}+{LETTER}?{END}{NO_MORE})*)"
            rf"(?!\s?{DASH}\s?\d|[./]\d))",
            "delo without label",
        )

    @cached_property
    def _pair(self) -> pp.ParserElement:
        numbers = self.numbers
        return _part(
            r"(?P<pair>\s*,\s*(?P<value>\d{1,5}[a-z]?/\d{1,6}[a-z]?"
            rf"{END}(?:{numbers.separator}{numbers.file}{NO_MORE}(?!/))*))",
            "opis/delo",
        )

    @cached_property
    def labelled(self) -> Production:
        """A mark that begins with a label."""
        outer = self._outer_levels + pp.Opt(self._leaves)
        rest = self._from_opis | self._from_delo | self._signed | self._leaves | self._pair | outer
        from_fond = self._fond + pp.Opt(rest)
        return Production(from_fond | self._from_opis | self._from_delo | self._leaves)

    # ---- the four levels with their labels behind the numbers

    @cached_property
    def _leaf_first(self) -> pp.ParserElement:
        return _part(self._numbered_level("leaf", self.leaf_forms.before_label), "leaves before their label")

    @cached_property
    def numbered(self) -> Production:
        """A mark whose numbers come before their labels."""
        number = self.numbers.number
        fond, opis, papka, god, delo = (
            _part(self._numbered_level(level, value), f"{level} before its label")
            for level, value in (
                ("fond", self.numbers.fond),
                ("opis", number),
                ("papka", r"\d{1,6}"),
                ("god", YEAR),
                ("delo", rf"{number}(?:\.?,\s{number})*"),
            )
        )
        leaf, outer = self._leaf_first, papka | god
        from_delo = delo + pp.Opt(leaf | self._leaves)
        from_opis = opis + pp.Opt(outer) + pp.Opt(from_delo | leaf)
        return Production(fond + pp.Opt(from_opis | pp.Opt(outer) + from_delo | leaf) | from_opis | from_delo | leaf)

    @cached_property
    def mark(self) -> Production:
        """Any mark with labels."""
        return Production(self.labelled.element | self.numbered.element)

    # ---- shelf marks without labels

    @cached_property
    def path(self) -> Production:
        """A path of numbers by itself."""
        return Production(self._path)

    @cached_property
    def _path(self) -> pp.ParserElement:
        return _part(self.paths.pattern, "path of numbers")

    @cached_property
    def after_path(self) -> Production:
        """A path of numbers with labelled levels behind it."""
        outer = self._outer_levels + pp.Opt(self._from_delo | self._leaves)
        return Production(self._path + pp.Opt(self._from_delo | self._leaves | self._leaf_first | outer))

    @cached_property
    def after_archive(self) -> Production:
        """What may stand right behind an archive's name."""
        bare_fond = _part(rf"(?P<fond>{GAP}(?P<value>{self.numbers.bare_fond}))", "fond without label")
        return Production(self.after_path.element | bare_fond + pp.Opt(self._from_opis) | self.numbered.element)

    @cached_property
    def bare_leaves(self) -> Production:
        """Leaves without their label, behind an ibid word."""
        return Production(_part(rf"(?P<leaf>{GAP}(?P<value>{self.leaf_forms.listed('leaf')}))", "leaves without label"))

    @cached_property
    def fond_of_a_part(self) -> Production:
        """A fond behind an archive whose name is part of the fond's own number: `ERA.31`."""
        return Production(_part(r"(?P<fond>\.(?P<value>\d{1,6}[A-Z]{0,2})(?![\w/]|[.-]\d))", "fond of a part"))


def _part(pattern: str, name: str) -> pp.ParserElement:
    part = pp.Regex(pattern, flags=FLAGS, as_match=True).leave_whitespace().set_name(name)
    part.mayReturnEmpty = False  # told here, or pyparsing compiles the expression to find out: 10 ms each
    return part
