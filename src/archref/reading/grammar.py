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

from archref.languages.letters import APOSTROPHES, DASH, DASHES, LETTER
from archref.languages.patterns import Form, alternatives, any_of
from archref.levels import BOXES, EXTRA_LEVELS
from archref.reading.leaves import LeafForms
from archref.reading.numbers import END, EXTENT, MISREAD_LABEL, NO_MORE, YEAR, Numbers
from archref.reading.productions import Production

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archref.languages.words import Words

FLAGS = re.IGNORECASE

_START = rf"(?<!{LETTER})"
_MARKUP = r"*_`\"“”„«»"
_GAP = rf"(?>(?:[^\S\n]|\n(?!\s*\n)|[\u00ad,.;:/|·•{_MARKUP}{DASHES}])*)"
"""Between two levels: any separators in use, or none, but no empty line."""
_GLOSS = r"(?:\s*\([^()\d]{1,12}\))?"
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
_INNER_LEVELS = tuple(
    level for level in EXTRA_LEVELS if level not in (*BOXES, "god", "deloproizvodstvo", "number", "dokument")
)
_LABELS_OF_A_WORD = 5
"""How long a box's label has to be to be read behind the delo, where `p.` is a page."""


class Grammar:
    """The grammar in the words of some languages; see the module's text for the rules.

    Each production is built when it is first used, and each of its parts compiled when it is first tried.
    """

    def __init__(self, words: Words) -> None:
        """Take the words; nothing is compiled yet."""
        self.words = words
        self.numbers = numbers = Numbers(words)
        self.leaf_forms = LeafForms(words, numbers)
        self._after_label = rf"\.?[{APOSTROPHES}]?\.?{_GLOSS}[\s\u00ad.,:{_MARKUP}{DASHES}]*+(?:{numbers.sign}[\s.]*)?"
        # Between a label and its number: `op.' 8`, `fond (f.) 1286`, `Fond No. 631`, `L. . 10`, `op, 1`.

        self.months = words.word_set("months")
        self.extents = words.word_set("extent")

    @cached_property
    def separators(self) -> re.Pattern[str]:
        """What stands between two numbers of one level."""
        return re.compile(str(self.numbers.separator), FLAGS)

    # ---- levels beyond the four, between the fond and the delo or between the delo and the leaves

    @cached_property
    def year_level(self) -> Form:
        """A year as a level; without its word only right before the next label."""
        numbers = self.numbers
        return Form(
            rf"(?<![(\w]){YEAR}(?:[-–/]\d{{2,4}})?"
            rf"(?:\s?{numbers.year_word}\.?(?:\s*\([^()]{{1,3}}\))?"
            rf"|(?=[\s.,;{DASHES}]*{_START}(?:{numbers.deeper}){END}[.\s]*\d))",
            takes=("1806 g.", "1946|, d. 253", "1906-07 g"),
            leaves=("1946", "1946, Moscow"),
        )

    def _office(self, named: bool) -> str:
        """Give the pattern of a bureau whose files are counted by themselves: its fixed name or its number."""
        fixed = alternatives(self.words.forms("offices"))
        ending = rf"[-\s]?(?:{alternatives(self.words.forms('ordinal_endings'))})?\s?"
        whole, bureau = ("?P<office>", "?P<bureau>") if named else ("?:", "?:")
        return (
            rf"(?:[^\d,.;:()]{{0,60}}\()?{_START}({whole}(?-i:{fixed}){END}"
            rf"|({bureau}\d{{1,2}}){ending}{self.numbers.labels('deloproizvodstvo')})\)?"
        )

    @cached_property
    def litera(self) -> str:
        """A part of a part, which has no key of its own: `D. 25. Ch. 3. Lit. A`."""
        return rf"{_START}(?:{alternatives(self.words.forms('litera'))}){END}\.?\s?{self.numbers.upper}(?!\w)"

    def _any_level(self, levels: Iterable[str], shortest: int = 1) -> str:
        words = alternatives(
            form for level in levels for form in self.words.label_forms(level) if len(form) >= shortest
        )
        return rf"{_START}(?:{words}){END}{self._after_label}{self.numbers.simple}"

    @cached_property
    def outer(self) -> str:
        """A further level between the fond and the delo."""
        levels = self._any_level((*BOXES, "number", *_INNER_LEVELS))
        return rf"(?>{_GAP}(?:{self._office(named=False)}|{self.year_level}|{levels})(?:\s\([^()\d]{{1,40}}\))?)"

    @cached_property
    def inner(self) -> str:
        """A further level between the delo and the leaves."""
        levels = self._any_level((*_INNER_LEVELS, "dokument"))
        boxes = self._any_level(BOXES, _LABELS_OF_A_WORD)
        return rf"(?>{_GAP}(?:{self.year_level}|{self.litera}|{levels}|(?<!; ){boxes}))"

    @cached_property
    def further_levels(self) -> re.Pattern[str]:
        """The expression that takes a run of further levels apart: `lastgroup` is the level, or `office`."""
        labelled = (
            rf"{_START}{self.numbers.labels(level)}{self._after_label}(?P<{level}>{self.numbers.simple})"
            for level in (*BOXES, "number", *_INNER_LEVELS, "dokument")
        )
        year = rf"(?P<god>{YEAR}(?:[-–/]\d{{2,4}})?)"
        return re.compile(rf"{_GAP}(?:{'|'.join((self._office(named=True), *labelled, year))})", FLAGS)

    # ---- the four levels with labels

    def _labels_of(self, level: str) -> str:
        """Give a level's labels; one that is also something else counts only where the next level's label follows."""
        words = self.words
        if level == "opis":
            return self._unless_ambiguous("opis", words.forms("months"), alternatives(words.label_forms("delo")))
        if level == "delo":
            leaf = words.label_forms("leaf")
            single = (*(form for form in leaf if len(form) == 1), *words.shared_within("delo", "page"))
            others = alternatives(form for form in leaf if form not in (*words.label_forms("delo"), "ll"))
            # `sv. 13` is a bundle, and no `s. v` written without its space.
            boxes = (form for level in BOXES for form in words.label_forms(level))
            not_a_box = alternatives(form for form in boxes if form not in words.label_forms("delo"))
            return rf"(?!(?:{not_a_box}){END}[\s.]*\d){self._unless_ambiguous('delo', single, others)}"
        if level == "leaf":
            return any_of(self.numbers.labels(level), rf"(?<=,\s){MISREAD_LABEL}")
        return self.numbers.labels(level)

    def _unless_ambiguous(self, level: str, also: tuple[str, ...], next_labels: str) -> str:
        plain = alternatives(form for form in self.words.label_forms(level) if form not in also)
        ambiguous = [form for form in self.words.label_forms(level) if form in also]
        if not ambiguous:
            return rf"(?:{plain}){END}"
        next_mark = rf"[\s.]*[\w/]+[\s,.]+(?:{next_labels}){END}\.?\s?\d"
        return rf"(?:(?:{plain}){END}|(?:{alternatives(ambiguous)}){END}(?={next_mark}))"

    def _shared(self, level: str, other: str) -> str:
        others = self.words.label_forms(other)
        return alternatives(form for form in self.words.label_forms(level) if form in others)

    def _level(self, level: str, value: object, before: str = "") -> str:
        label = rf"(?P<label>{self._labels_of(level)})"
        return rf"(?P<{level}>{before}{_GAP}{_START}{label}{self._after_label}(?P<value>{value}))"

    def _numbered_level(self, level: str, value: object) -> str:
        after = rf"{self.numbers.labels(level, number_first=True)}(?!{DASH}{LETTER})"  # not the letter of `1t-is.`
        return rf"(?P<{level}>{_GAP}(?<![\w.])(?P<value>{value})\.?(?:\s|{DASH})?\s?(?P<label>{after}\.?))"

    @cached_property
    def _before(self) -> str:
        return rf"{_BETWEEN}(?P<further>{self.outer}*)"

    @cached_property
    def _fond(self) -> pp.ParserElement:
        numbers = self.numbers
        label = rf"(?P<label>(?:(?P<several>{alternatives(self._several_fonds())})|{numbers.labels('fond')}){END})"
        more = rf"(?P<more>(?(several){numbers.fonds_of_several}|{numbers.further_fonds}))?"
        number = rf"(?P<value>{numbers.fond}){more}"
        return _part(rf"(?P<fond>{_GAP}{_START}{label}{self._after_label}{number})", "fond")

    def _several_fonds(self) -> Iterable[str]:
        says = self.words.says
        return (form for form in self.words.label_forms("fond") if says("several", "fond", form))

    @cached_property
    def _opis(self) -> pp.ParserElement:
        # `list (l.) 5` is a leaf.
        glossed = alternatives(self.words.label_forms("leaf"))
        not_a_leaf = rf"(?!(?:{self._shared('opis', 'leaf')})\s\((?:{glossed})\.?\))"
        return _part(self._level("opis", self.numbers.opis_list, rf"{self._before}{_GAP}{not_a_leaf}"), "opis")

    @cached_property
    def _delo(self) -> pp.ParserElement:
        return _part(self._level("delo", self.numbers.file_list, self._before), "delo")

    @cached_property
    def leaves(self) -> Production:
        """Leaves or pages with their label."""
        return Production(self._leaves)

    @cached_property
    def _leaves(self) -> pp.ParserElement:
        numbers = self.numbers
        boxes = alternatives(form for level in BOXES for form in self.words.label_forms(level) if len(form) > 2)
        # `f. 3, inv. 4` is the next fond, and so is `f. 3, papka 4`.
        not_a_fond = (
            rf"(?!(?:{self._shared('fond', 'leaf')})\.?\s*[\w-]+"
            rf"(?:[\s,.;]+(?:{numbers.labels('opis')}|{numbers.sign}"
            rf"|(?-i:{alternatives(self.words.forms('offices'))}){END}|(?:{boxes}){END}\.?\s?\d)"
            rf"|[\s,.]+{numbers.labels('delo')}\.?\s?\d))"
        )
        before_leaves = rf"{_BETWEEN}(?P<further>{self.inner}*){_GAP}{not_a_fond}(?!{EXTENT})"
        # Pages behind words are a book's: `d. 3, cited in Arad, Holocaust, p. 5`.
        before_pages = rf"(?:{_IN_BRACKETS}|,\s{_DATE}(?=,))?(?P<further>{self.inner}*)"
        labelled = _part(self._level("leaf", self.leaf_forms.listed("leaf"), before_leaves), "leaves")
        return labelled | _part(self._level("page", self.leaf_forms.listed("page"), before_pages), "pages")

    @cached_property
    def _outer_levels(self) -> pp.ParserElement:
        return _part(rf"(?P<rest>(?P<further>{self.outer}+))", "further levels")

    @cached_property
    def _inner_levels(self) -> pp.ParserElement:
        return _part(rf"(?P<rest>(?P<further>{self.inner}+))", "further levels")

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
        delo = rf"(?P<delo>\s+(?:(?:{before})\s+)?(?P<label>{self._labels_of('delo')}){self._after_label}"
        return Production(_part(rf"{delo}(?P<value>{self.numbers.file})(?!\w))", "file behind its leaves"))

    @cached_property
    def upwards(self) -> Production:
        """The rest of a mark that goes from the small to the large, behind its delo: `delo 5, opis 3, fond 17`."""
        return Production(self._opis + self._fond)

    @cached_property
    def _signed(self) -> pp.ParserElement:
        sign = self.numbers.sign
        number = _part(rf"(?P<signed>{_GAP}{sign}\s?(?P<value>\d{{1,7}}{LETTER}?{END}))", "number")
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
    def box_step(self) -> re.Pattern[str]:
        """A papka among the numbers of a path."""
        return re.compile(rf"{self.numbers.labels('papka')}\.?\s?(?P<box>\d+)", FLAGS)

    def _path_numbers(self) -> Iterable[str]:
        """Give the patterns of a path of numbers, one a separator."""
        lower, capital = self.numbers.lower, self.numbers.upper
        box = rf"{self.numbers.labels('papka')}\.?\s?\d+"
        plain = rf"\d{{1,7}}{lower}?(?!{lower})"
        fond = (
            rf"(?:{capital}{{2,3}}{DASH}|{capital}{DASH}?)?\d{{1,6}}{lower}{{0,2}}(?!{lower}|\d)(?:/\d{{1,2}}(?=\.))?"
        )
        pointed = rf"(?:(?-i:[A-Z][a-z]))?{plain}(?:/\d+)?(?:-(?-i:[IVX]+)(?!\w))?"
        for separator, step, fewest, most in (
            ("/", rf"(?:{box}|\d{{1,7}}(?:-?{lower}{{1,4}}(?!\w))?)", 1, 3),
            (r"\.", pointed, 1, 4),
            (DASH, plain, 1, 3),
            (":", rf"(?:{box}|{plain})", 2, 3),
            ("[ \\xa0]", rf"\d{{1,6}}{lower}?(?!\w|\.\d)", 2, 3),
            (r",\s", rf"(?!{YEAR},\s{YEAR})\d{{1,6}}{lower}?(?!\w)", 2, 3),
        ):
            yield rf"{fond}(?:{separator}{step}){{{fewest},{most}}}(?!\d)"

    @cached_property
    def _leaves_like(self) -> re.Pattern[str]:
        return re.compile(rf"\d\s?(?:{self.leaf_forms.verso}|{DASH}\s?\d)", FLAGS)

    def looks_like_leaves(self, tail: str) -> bool:
        """Tell whether numbers behind a path are leaves: a range, or one with a back."""
        return self._leaves_like.search(tail) is not None

    @cached_property
    def path(self) -> Production:
        """A path of numbers by itself."""
        return Production(self._path)

    @cached_property
    def _path(self) -> pp.ParserElement:
        numbers, leaves = self.numbers, self.leaf_forms
        lower = numbers.lower
        not_a_date = (
            r"(?!(?:[0-3]?\d[./-](?:0?\d|1[0-2])|(?:0?\d|1[0-2])[./-][0-3]?\d)[./-](?:(?:19|20)\d\d|0\d)(?!\d)"
            rf"|{YEAR}{DASH}{YEAR}|{YEAR}/\d{{2,4}}(?![/\d]))"
        )
        leaf_first = numbers.labels("leaf", number_first=True)
        run = (
            rf"(?!\d+{lower}?/){leaves.leaves}{NO_MORE}(?!\.?[\s-]?{leaf_first})(?![./-]\d)"
            rf"(?!\s*{numbers.upper}(?-i:{lower}))"
        )
        lead = any_of(
            r"[/.](?=\d)",
            rf"\.\s(?=\d+\s?{DASH}\s?\d+(?:[;,.)\n]|\Z))",
            rf"\s?[:{DASHES}]\s?(?=\d)",
            rf"{numbers.separator}(?=\d)",
        )
        box = rf"{numbers.labels('papka')}\.?\s?(?P<box>\d+)"
        return _part(
            rf"(?P<path>{_GAP}{not_a_date}(?P<value>{'|'.join(self._path_numbers())})"
            rf"(?P<aside>\s\((?:{YEAR}\)(?=,\s?)|{box}\)))?"
            rf"(?P<tail>{leaves.with_verso}?(?:{lead}{run}(?:{numbers.separator}{run}){{0,99}})?)(?!/\d))",
            "path of numbers",
        )

    @cached_property
    def after_path(self) -> Production:
        """A path of numbers with labelled levels behind it."""
        outer = self._outer_levels + pp.Opt(self._from_delo | self._leaves)
        return Production(self._path + pp.Opt(self._from_delo | self._leaves | self._leaf_first | outer))

    @cached_property
    def after_archive(self) -> Production:
        """What may stand right behind an archive's name."""
        bare_fond = _part(rf"(?P<fond>{_GAP}(?P<value>{self.numbers.bare_fond}))", "fond without label")
        return Production(self.after_path.element | bare_fond + pp.Opt(self._from_opis) | self.numbered.element)

    @cached_property
    def bare_leaves(self) -> Production:
        """Leaves without their label, behind an ibid word."""
        return Production(
            _part(rf"(?P<leaf>{_GAP}(?P<value>{self.leaf_forms.listed('leaf')}))", "leaves without label")
        )

    @cached_property
    def fond_of_a_part(self) -> Production:
        """A fond behind an archive whose name is part of the fond's own number: `ERA.31`."""
        return Production(_part(r"(?P<fond>\.(?P<value>\d{1,6}[A-Z]{0,2})(?![\w/]|[.-]\d))", "fond of a part"))


def _part(pattern: str, name: str) -> pp.ParserElement:
    part = pp.Regex(pattern, flags=FLAGS, as_match=True).leave_whitespace().set_name(name)
    part.mayReturnEmpty = False  # told here, or pyparsing compiles the expression to find out: 10 ms each
    return part
