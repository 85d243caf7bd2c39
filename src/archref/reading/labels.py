"""Which words are a level's labels here: in go the words of languages, out come patterns.

One word may label several levels (`d.` is a delo and a day, `s.` a delo and a page); position settles most of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.languages.patterns import alternatives, any_of
from archref.levels import BOXES
from archref.reading.numbers import END, MISREAD_LABEL, Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archref.languages.words import Words


def labels_of(words: Words, numbers: Numbers, level: str) -> str:
    """Give a level's labels; one that is also something else counts only where the next level's label follows."""
    if level == "opis":
        return _unless_ambiguous(words, "opis", words.forms("months"), alternatives(words.label_forms("delo")))
    if level == "delo":
        leaf = words.label_forms("leaf")
        single = (*(form for form in leaf if len(form) == 1), *words.shared_within("delo", "page"))
        others = alternatives(form for form in leaf if form not in (*words.label_forms("delo"), "ll"))
        # `sv. 13` is a bundle, and no `s. v` written without its space.
        boxes = (form for level in BOXES for form in words.label_forms(level))
        not_a_box = alternatives(form for form in boxes if form not in words.label_forms("delo"))
        return rf"(?!(?:{not_a_box}){END}[\s.]*\d){_unless_ambiguous(words, 'delo', single, others)}"
    if level == "leaf":
        return any_of(numbers.labels(level), rf"(?<=,\s){MISREAD_LABEL}")
    return numbers.labels(level)


def _unless_ambiguous(words: Words, level: str, also: tuple[str, ...], next_labels: str) -> str:
    plain = alternatives(form for form in words.label_forms(level) if form not in also)
    ambiguous = [form for form in words.label_forms(level) if form in also]
    if not ambiguous:
        return rf"(?:{plain}){END}"
    next_mark = rf"[\s.]*[\w/]+[\s,.]+(?:{next_labels}){END}\.?\s?\d"
    return rf"(?:(?:{plain}){END}|(?:{alternatives(ambiguous)}){END}(?={next_mark}))"


def shared(words: Words, level: str, other: str) -> str:
    """Give the labels of one level that are labels of the other too."""
    others = words.label_forms(other)
    return alternatives(form for form in words.label_forms(level) if form in others)


def several_fonds(words: Words) -> Iterable[str]:
    """Give the words that stand before the numbers of several fonds: `ff.`."""
    return (form for form in words.label_forms("fond") if words.says("several", "fond", form))


def no_fond_with_a_leafs_label(words: Words, numbers: Numbers) -> str:
    """Refuse a leaf's label that is the next fond's: `f. 3, inv. 4`, `f. 3, papka 4`."""
    boxes = alternatives(form for level in BOXES for form in words.label_forms(level) if len(form) > 2)
    return (
        rf"(?!(?:{shared(words, 'fond', 'leaf')})\.?\s*[\w-]+"
        rf"(?:[\s,.;]+(?:{numbers.labels('opis')}|{numbers.sign}"
        rf"|(?-i:{alternatives(words.forms('offices'))}){END}|(?:{boxes}){END}\.?\s?\d)"
        rf"|[\s,.]+{numbers.labels('delo')}\.?\s?\d))"
    )
