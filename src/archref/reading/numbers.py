"""The numbers of a shelf mark: how they are written and what they mean, side by side.

In go the words of languages, out come pieces of pattern for `grammar` (`Numbers`); and in goes what these matched, out
come the canonical values of `archref.model`: Latin letters, a hyphen behind a prefix, a suffix joined and small.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from archref.languages.letters import DASH, DASHES, LETTER
from archref.languages.patterns import Form, alternatives, any_of
from archref.languages.romanise import latin

if TYPE_CHECKING:
    from archref.languages.words import Words

END = rf"(?!{LETTER})"
"""A word ends here; a digit may follow: f201op4."""
YEAR = Form(r"(?:1[6-9]|20)\d\d", takes=("1905", "2001"), leaves=("1512", "190"))
NO_MORE = Form(
    r"(?!\d)(?![./]\d{1,2}[./]\d{2,4})",
    takes=("5||, 6", "12||.05."),
    leaves=("12||.05.1943", "1||2"),
)
"""After a further number of a list: not the day of a date."""
EXTENT = rf"(?<=\d\s){LETTER}{{1,12}}\.?\s*\n\s*\d{{1,4}}[.)]\s"
"""At a leaf's label: a file's length at the end of a line, and the next item's number: `45 ark.`, new line, `2. `."""
SUFFIX = Form(rf"(?:{LETTER}{{1,3}}{END})", takes=("a", "fp", "s|."), leaves=("opis",))
MISREAD_LABEL = r"1{1,2}(?=\.\s\d)"
"""What scanners make of the label of leaves: `d. 100, 11. 5-7`, `1. 36`."""
NO_MISREAD_LABEL = rf"(?!\s?{MISREAD_LABEL})"
THOUSANDS = Form(
    r"[1-9]\d{0,2}[ \xa0]\d{3}(?=\s*[,.;)\n]\s*[^\W\d_]|\s*\Z)",
    takes=("33 987|, op. 3", "1 103"),
    leaves=("33 987 leaves",),
)
"""A number whose thousands stand apart, as some houses write."""
OF_LETTERS_OR_ROMAN = 5
"""How many capitals may stand in the place of a fond's number."""


class Numbers:
    """Pieces of pattern for the numbers of fonds, opisi and dela, in the words of some languages."""

    def __init__(self, words: Words) -> None:
        """Build them from the labels that stand between numbers."""
        self._words = words
        self.upper, self.lower = rf"(?-i:[{words.capitals}])", f"[{words.small_letters}]"
        self.deeper = alternatives(
            form for level in ("opis", "delo", "leaf", "papka") for form in words.label_forms(level)
        )
        self.year_word = self.labels("god")
        self.sign = Form(
            rf"(?:\u2116{{1,2}}|#|(?:{alternatives(words.forms('signs'))})\.?(?=\s?\d))",
            takes=("#", "No.| 5", "nr| 5", "n|5"),
            leaves=("No", "nr. a"),
        )
        self.conjunction = rf"(?:{alternatives(words.forms('conjunctions'))})"
        self.separator = Form(
            rf"(?:\s*,\s*(?:{self.conjunction}\s+)?|\s+{self.conjunction}\s+|\s*&\s*)",
            takes=(", ", " and ", ", und ", " & "),
            leaves=(";", ". "),
        )
        """Between two numbers of one level. A day before a month looks the same: `interpret` takes it off again."""
        self.not_a_date = Form(
            rf"(?!\s*\d{{1,2}}\s{LETTER}{{3,9}}\.?\s{YEAR})", takes=("||18 folios",), leaves=("||18 March 1933",)
        )
        """Before a further number of a list."""
        self.roman = Form(
            rf"(?-i:[{words.roman_digits}]{{1,6}})(?!\w)", takes=("XIV", "II|, 5"), leaves=("ii", "IIa", "A")
        )
        self.simple = Form(
            rf"(?:\d{{1,6}}(?:{LETTER}{END}|/\d+)?|{self.roman}|{self.upper}(?!\w))(?:\s?{DASH}\s?\d{{1,5}}(?!\d))?(?!\d)",
            takes=("14", "II", "A", "2-3", "14a"),
            leaves=("14ab", "AB"),
        )
        """The number of a papka, tom, chast."""
        self._add_fonds()
        self._add_lists_of_fonds()
        self._add_files()

    def _add_fonds(self) -> None:
        words, upper, lower, deeper = self._words, self.upper, self.lower, self.deeper
        letters = rf"(?-i:[{words.capitals}{words.small_letters}])"
        opis = self.labels("opis")
        steps = any_of(rf"(?:/\d{{1,5}}{lower}?){{2,3}}", rf"(?:{DASH}\d{{1,5}}{lower}?){{2,3}}")
        fond_prefix = any_of(
            rf"{upper}\s?(?:{DASH}|\.)?\s?",  # R-5446, R.5446, R5446, R — 1878
            rf"{lower}{DASH}",  # r-342
            rf"{upper}{letters}{{1,3}}{DASH}",  # KMF-15
        )
        fond_ending = any_of(
            rf"{DASH}?{SUFFIX}(?!\.?\d)",  # 9401s, 500-k, but not 127-op.1012
            rf"{DASH}\d{{1,4}}(?=[,.]\s)",  # 14-5
            rf"{steps}(?![/\d])",  # 76/3/87: opis and delo too
            r"/\d{1,3}(?![/\d])",  # 1/1
            rf"/{self.roman}",  # 231/II
            rf"/{LETTER}{END}(?!\.?\s?\d)",  # 1/p, but not 1/n. 7
            rf"\s{LETTER}(?=[.,]?[\s{DASHES}/]+{opis})",  # 3 p. Op. 4
        )
        self.fond = Form(
            any_of(
                rf"{upper}{{1,{OF_LETTERS_OR_ROMAN}}}(?=[\s.,{DASHES}]{{1,4}}(?:(?:{deeper}){END}[.\s]|{self.sign}))",
                r"\d{1,3}\.\d{3}M(?!\w)",  # RG-31.018M
                THOUSANDS,
                rf"{fond_prefix}?\d{{1,6}}{fond_ending}?(?!\d)",
            ),
            takes=(
                "5446", "R-5446", "R.5446", "R5446", "r-342", "KMF-15", "9401s", "500-k", "14-5|, d", "76/3/87", "1/1",
                "231/II", "1/p", "3 p|. op. 4", "VUA|. d. 17686", "31.018M", "33 987|, op. 3",
            ),
            leaves=("127-op|.1012", "1/n|. 7", "1234567", "VUA"),
        )  # fmt: skip
        self.bare_fond = Form(
            rf"(?:{upper}{DASH})?\d{{1,6}}{lower}?{END}(?=[\s.,;]+{opis}[.\s]*\d)",
            takes=("R-274|. op. 3", "17|, op. 5"),
            leaves=("274", "274|, d. 3"),
        )
        """A fond without its label, before an opis."""

    def _add_lists_of_fonds(self) -> None:
        upper, lower, deeper = self.upper, self.lower, self.deeper
        gloss, ends = r"(?:\s?\([^()]{1,80}\))?", rf"(?=\s*(?:[,.;:()\n]|{self.conjunction}\s|[^\W\d_]\.|\Z))"
        self.further_fonds = Form(
            rf"(?>(?:{gloss}{self.separator}(?!{YEAR}\b)(?:{upper}{DASH})?\d{{3,6}}{lower}?{END}{ends}){{1,99}})"
            rf"(?![\s.,;]*(?:{deeper}){END}\.?\s?\d|,\s*\d)",
            takes=(", 8361, 9407", " (SNK), 9401", " and R-558"),
            leaves=(", 1937", ", 120 leaves", ", 120, 5", ", 456, l. 5", ", 1201/5"),
        )
        """Further fonds behind a word for one, which could as well be an inventory's or a file's number."""
        self.fonds_of_several = Form(
            rf"(?>(?:{gloss}{self.separator}(?!{YEAR}\b)(?:{upper}{DASH})?\d{{1,6}}{lower}?{END}{ends}){{1,99}})",
            takes=(" and 558", ", 5, 17"),
            leaves=(" and 558 leaves", ", 5/7"),
        )
        """Further fonds behind a word for several."""

    def _add_files(self) -> None:
        words, upper, lower = self._words, self.upper, self.lower
        number_ending = any_of(
            rf"{LETTER}?/{LETTER}{END}(?!\.?\s?\d)",  # 4s/p, 5/a
            rf"{DASH}?{SUFFIX}(?!\.?\d)",
            rf"{DASH}{self.roman}",
            rf"/\d{{1,5}}{LETTER}?{END}",
        )
        self.number = Form(
            any_of(THOUSANDS, rf"(?:{upper}{{1,3}}{DASH}?)?\d{{1,7}}{number_ending}?(?!\d)"),
            takes=("12a", "4s/p", "4-A", "1-II", "27/28", "5/a", "P-30428", "1 103|, l. 5"),
            leaves=("1012-spr|.3456", "120/D|.102", "12345678", "1 103 leaves"),
        )
        supplement = rf"(?:\s(?:{alternatives(words.forms('supplement'))})\b)?"
        self.opis_list = Form(
            rf"(?:{self.number}(?:{DASH}\d{{1,3}}(?![\w/]))?{supplement}|{self.roman})"
            rf"(?:\s+{self.conjunction}\s+{self.number}{NO_MORE}(?!\s*{LETTER}))?",
            takes=("5", "2-1", "1-3", "1 dop", "XII", "5 and 6"),
            leaves=("5 and 6 leaves",),
        )
        self.file = Form(
            rf"(?!{YEAR}(?:\s?{DASH}\s?\d{{2,4}}\s?|\s){self.year_word}){self.number}"
            rf"(?:\s?{DASH}\s?\d{{1,7}}(?!\d|[./]\d))?(?:\s?\({lower}\))?",
            takes=("504-692", "2981 (b)", "12a"),
            leaves=("1835-1838 g", "1905 g"),
        )
        self.file_list = Form(
            rf"{self.file}(?:(?:{self.separator}{self.not_a_date}|\.(?=\d{{1,4}},)){NO_MISREAD_LABEL}{self.sign}?\s?"
            rf"{self.file}{NO_MORE})"
            r"{0,99}",
            takes=("13, 16 and 20a", "5"),
            leaves=("13, 16 March 1933",),
        )

    def labels(self, level: str, number_first: bool = False) -> str:
        """Give the pattern of a level's labels, whole words without a full stop."""
        return rf"(?:{alternatives(self._words.label_forms(level, number_first))}){END}"


_PREFIXED = re.compile(r"([A-Z][A-Za-z]{0,3})[\s.-]*(\d.*)", re.DOTALL)
_SMALL_PREFIX = re.compile("[a-z]-[0-9]")
_SUFFIXED = re.compile(r"(.*\d)\s?([A-Za-z]{1,3})")
_BRACKETED_LETTER = re.compile(r"\s?\(([a-z])\)")
_ROMAN = re.compile(r"[IVXL\u0406\u0425]+")
_LATIN_DIGITS = str.maketrans("\u0406\u0425", "IX")
_SIGN_WITH_SMALL_LETTER = re.compile("[A-Z][a-z][0-9]+")
_DASH = re.compile(DASH)
_APART = re.compile(r"(?<=\d)[ \xa0](?=\d{3}\Z)")
_FOND_OF_A_LIST = re.compile(rf"\([^()]*\)|(?P<fond>(?<!\w)(?:[^\W\d_]{DASH})?\d+[^\W\d_]?)(?!\w)")
_FILE = re.compile(
    rf"(?:[^\W\d_]{{1,3}}{DASH}?)?(?:\d{{1,3}}[ \xa0]\d{{3}}(?=\s*[,.;)]|\s*\Z)|\d+)(?:\s?\([^\W\d_]\)|[^\s,&]*)"
    rf"(?:\s?{DASH}\s?\d+)?"
)
_RANGE_OF_FILES = re.compile(rf"\s?{DASH}\s?(?=\d)")


@lru_cache(4096)
def value(text: str) -> str:
    """Bring a number as written to its canonical form.

    >>> value("Р.5446"), value("9401с"), value("8А"), value("3 п"), value("4-А"), value("27/28"), value("ХІІ")
    ('R-5446', '9401s', '8a', '3p', '4-A', '27/28', 'XII')
    """
    text = _APART.sub("", _DASH.sub("-", text))
    if text.isdecimal() or _SIGN_WITH_SMALL_LETTER.fullmatch(text):
        return text
    if _ROMAN.fullmatch(text):
        return text.translate(_LATIN_DIGITS)
    text = latin(text)
    if _SMALL_PREFIX.match(text):
        text = text.capitalize()
    if prefixed := _PREFIXED.fullmatch(text):
        text = f"{prefixed[1]}-{prefixed[2]}"
    if suffixed := _SUFFIXED.fullmatch(text):
        if " " in text and len(suffixed[2]) > 1:  # 1 dop: a supplement is a word of its own
            return text
        text = suffixed[1] + suffixed[2].lower()
    return _BRACKETED_LETTER.sub(r"\1", text)


def in_full(first: str, last: str) -> str:
    """Write the shortened closing number of a range in full.

    >>> in_full("217", "19"), in_full("217", "301")
    ('219', '301')
    """
    if first.isdecimal() and len(last) < len(first):
        return first[: -len(last)] + last
    return last


class Placed(NamedTuple):
    """A canonical value and where it stands in the text that it was read from."""

    value: str
    start: int
    end: int


@lru_cache(4096)
def file_list(text: str) -> tuple[Placed, ...]:
    """Read a list of files as written.

    >>> [file.value for file in file_list("13, 16 и 20а")], [file.value for file in file_list("504–692")]
    (['13', '16', '20a'], ['504-692'])
    """
    files = []
    for match in _FILE.finditer(text):
        written = match[0].strip(" .")
        start = match.start() + match[0].index(written)
        files.append(Placed(_RANGE_OF_FILES.sub("-", value(written)), start, start + len(written)))
    return tuple(files)


def fond_list(text: str) -> tuple[Placed, ...]:
    """Read the fonds behind the first of a list; names in brackets are none.

    >>> [fond.value for fond in fond_list(" (СНК СССР), 9401 (НКВД, 1934), Р-9479")]
    ['9401', 'R-9479']
    """
    found = (match for match in _FOND_OF_A_LIST.finditer(text) if match["fond"])
    return tuple(Placed(value(match[0]), *match.span()) for match in found)
