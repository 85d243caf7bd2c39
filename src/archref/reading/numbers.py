"""The numbers of a shelf mark: how they are written (regular expressions) and what they mean (canonical values).

Patterns go to `grammar`; `value`, `file_list` and `leaf_list` take what these matched and give the canonical forms
of `archref.model`: Latin letters (`9401с` -> `9401s`, `Р.5446` -> `R-5446`), ranges in full (`51-2` -> `51-52`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from archref.languages.language import forms, label_forms
from archref.languages.letters import DASH, DASHES, LETTER, LOWER, UPPER
from archref.languages.patterns import alternatives
from archref.languages.romanise import latin

END = rf"(?!{LETTER})"
"""A word ends here; a digit may follow: ф201оп4."""
YEAR = r"(?:1[6-9]|20)\d\d"
SIGN = r"(?:№№?|#|[Nn](?:[oºo°]|r)?\.?(?=\s?\d))"


def labels(level: str, number_first: bool = False) -> str:
    """Give the pattern of a level's labels, whole words without a full stop."""
    return rf"(?:{alternatives(label_forms(level, number_first))}){END}"


DEEPER = alternatives(form for level in ("opis", "delo", "leaf", "papka") for form in label_forms(level))
_OPIS_LABEL = labels("opis")

AND = rf"(?:{alternatives(forms('conjunctions'))})"
SEPARATOR = rf"(?:\s*,\s*(?:{AND}\s+)?|\s+{AND}\s+|\s*&\s*)"
"""Between two numbers of one level. A day before a month looks the same: `interpret` takes it off again."""
NOT_A_DATE = rf"(?!\s*\d{{1,2}}\s{LETTER}{{3,9}}\.?\s{YEAR})"
"""Before a further number of a list: not 18 March 1933."""
NO_MORE = r"(?!\d)(?![./]\d{1,2}[./]\d{2,4})"
"""After a further number of a list: not 12.05.1943."""
EXTENT = rf"(?<=\d\s){LETTER}{{1,12}}\.?\s*\n\s*\d{{1,4}}[.)]\s"
"""At a leaf's label: a file's length at the end of a line, and the next item's number: `45 арк.`, new line, `2. `."""
SUFFIX = rf"(?:{LETTER}{{1,3}}{END})"
ROMAN = r"(?-i:[IVXLІХ]{1,6})(?!\w)"
YEAR_WORD = labels("god")


def any_of(*patterns: str) -> str:
    """Give the pattern of one of several."""
    return f"(?:{'|'.join(patterns)})"


# ---- fond, opis, delo

_STEPS = any_of(rf"(?:/\d{{1,5}}{LOWER}?){{2,3}}", rf"(?:{DASH}\d{{1,5}}{LOWER}?){{2,3}}")
_FOND_PREFIX = any_of(
    rf"{UPPER}\s?(?:{DASH}|\.)?\s?",  # Р-5446, Р.5446, R5446, Р — 1878
    rf"[rpрп]{DASH}",  # r-342
    rf"{UPPER}(?-i:[A-Za-zА-Яа-яІіЇї]){{1,3}}{DASH}",  # КМФ-15
)
_FOND_ENDING = any_of(
    rf"{DASH}?{SUFFIX}(?!\.?\d)",  # 9401с, 500-к, but not 127-оп.1012
    rf"{DASH}\d{{1,4}}(?=[,.]\s)",  # 14-5
    rf"{_STEPS}(?![/\d])",  # 76/3/87: opis and delo too
    r"/\d{1,3}(?![/\d])",  # 1/1
    rf"/{ROMAN}",  # 231/II
    rf"/{LETTER}{END}(?!\.?\s?\d)",  # 1/п, but not 1/n. 7
    rf"\s{LETTER}(?=[.,]?[\s{DASHES}/]+{_OPIS_LABEL})",  # 3 п. Оп. 4
)
FOND = any_of(
    rf"{UPPER}{{1,5}}(?=[\s.,{DASHES}]{{1,4}}(?:(?:{DEEPER}){END}[.\s]|{SIGN}))",  # Ф. ВУА. Д. 17686; ф. ХІІІ, спр. 5
    r"\d{1,3}\.\d{3}M(?!\w)",  # RG-31.018M
    rf"{_FOND_PREFIX}?\d{{1,6}}{_FOND_ENDING}?(?!\d)",
)
BARE_FOND = rf"(?:{UPPER}{DASH})?\d{{1,6}}{LOWER}?{END}(?=[\s.,;]+{_OPIS_LABEL}[.\s]*\d)"
"""A fond without its label, before an opis: `ОГАЧО. Р-274. Оп. 3`."""
_NUMBER_ENDING = any_of(
    rf"{DASH}?{SUFFIX}(?!\.?\d)",  # 12а, 4-А, but not 1012-спр.3456
    rf"{DASH}{ROMAN}",  # 1-II
    rf"/\d{{1,5}}{LETTER}?{END}",  # 27/28
    rf"/{LETTER}{END}(?!\.?\s?\d)",  # 5/а, but not 120/Д.102
)
NUMBER = rf"(?:{UPPER}{{1,3}}{DASH}?)?\d{{1,7}}{_NUMBER_ENDING}?(?!\d)"
OPIS_LIST = (
    rf"(?:{NUMBER}(?:{DASH}\d{{1,3}}(?![\w/]))?(?:\s(?:доп|dop|ос|os)\b)?|{ROMAN})"  # 2-1, 1–3; 1 доп
    rf"(?:\s+{AND}\s+{NUMBER}{NO_MORE}(?!\s*{LETTER}))?"
)
FILE = (
    rf"(?!{YEAR}(?:\s?{DASH}\s?\d{{2,4}}\s?|\s){YEAR_WORD}){NUMBER}"  # дело 1835–1838 годов
    rf"(?:\s?{DASH}\s?\d{{1,7}}(?!\d|[./]\d))?(?:\s?\({LOWER}\))?"  # 504–692; 2981 (b)
)
FILE_LIST = rf"{FILE}(?:(?:{SEPARATOR}{NOT_A_DATE}|\.(?=\d{{1,4}},)){SIGN}?\s?{FILE}{NO_MORE}){{0,99}}"
SIMPLE = rf"(?:\d{{1,6}}(?:{LETTER}{END}|/\d+)?|{ROMAN}|{UPPER}(?!\w))(?:\s?{DASH}\s?\d{{1,5}}(?!\d))?(?!\d)"
"""The number of a papka, tom, chast: `14`, `II`, `А`, `2-3`."""

_PREFIXED = re.compile(r"([A-Z][A-Za-z]{0,3})[\s.-]*(\d.*)", re.DOTALL)
_SMALL_PREFIX = re.compile("[a-z]-[0-9]")
_SUFFIXED = re.compile(r"(.*\d)\s?([A-Za-z]{1,3})")
_BRACKETED_LETTER = re.compile(r"\s?\(([a-z])\)")
_ROMAN = re.compile("[IVXLІХ]+")
_LATIN_DIGITS = str.maketrans("ІХ", "IX")
_ESTONIAN_FILE = re.compile("[A-Z][a-z][0-9]+")
_DASH = re.compile(DASH)
_FILE = re.compile(rf"(?:[^\W\d_]{{1,3}}{DASH}?)?\d+(?:\s?\([a-zа-я]\)|[^\s,&]*)(?:\s?{DASH}\s?\d+)?")
_RANGE_OF_FILES = re.compile(rf"\s?{DASH}\s?(?=\d)")


@lru_cache(4096)
def value(text: str) -> str:
    """Bring a number as written to its canonical form.

    >>> value("Р.5446"), value("9401с"), value("8А"), value("3 п"), value("4-А"), value("27/28"), value("ХІІ")
    ('R-5446', '9401s', '8a', '3p', '4-A', '27/28', 'XII')
    """
    text = _DASH.sub("-", text)
    if text.isdecimal() or _ESTONIAN_FILE.fullmatch(text):
        return text
    if _ROMAN.fullmatch(text):
        return text.translate(_LATIN_DIGITS)
    text = latin(text)
    if _SMALL_PREFIX.match(text):
        text = text.capitalize()
    if prefixed := _PREFIXED.fullmatch(text):
        text = f"{prefixed[1]}-{prefixed[2]}"
    if suffixed := _SUFFIXED.fullmatch(text):
        if suffixed[2] in ("dop", "os") and " " in text:
            return text
        text = suffixed[1] + suffixed[2].lower()
    return _BRACKETED_LETTER.sub(r"\1", text)


@lru_cache(4096)
def file_list(text: str) -> tuple[str, ...]:
    """Read a list of files as written.

    >>> file_list("13, 16 и 20а"), file_list("504–692")
    (('13', '16', '20a'), ('504-692',))
    """
    return tuple(_RANGE_OF_FILES.sub("-", value(item.strip(" ."))) for item in _FILE.findall(text))
