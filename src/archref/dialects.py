"""The labels, ibid words and habits of every language, as word sets and pieces of regular expressions.

In go the files of `data/dialects/`, out comes what `scan`, `grammar` and `interpret` are built from.
A dialect file says, for each level of a shelf mark, how its label is written. Adding a language is adding a
file.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

from archref.errors import DataError
from archref.model import EXTRA_LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable

LABELLED_LEVELS = ("fond", "opis", "delo", "leaf", "page", *EXTRA_LEVELS)

LETTER = r"[^\W\d_ʹʼʺʻ]"
"""A letter, but not the modifier letters that romanisations write for soft signs: opisʹ."""
DASH = r"[-‐‑‒–—―−－]"
APOSTROPHES = "'’‘ʼʻʹ´`′‛˝ʺ"


@attrs.frozen
class Dialect:
    """One language: `labels` by level, and the words around them, in lower case without closing full stop."""

    language: str
    name: str
    labels: dict[str, tuple[str, ...]]
    ibid: tuple[str, ...] = ()
    verso: tuple[str, ...] = ()
    both_sides: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    hereafter: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    extent: tuple[str, ...] = ()
    archive_nouns: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    litera: tuple[str, ...] = ()
    up_to: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    never_first: tuple[str, ...] = ()
    number_first: bool = False
    either_order: bool = False


def read_dialect(data: dict[str, Any], where: str) -> Dialect:
    """Check one dialect file's content and make it a `Dialect`; `DataError` names `where` and the field."""
    fields = dict(data)
    labels = fields.pop("labels", {})
    for level in labels:
        if level not in LABELLED_LEVELS:
            raise DataError(f"{where}: labels.{level} is no level; the levels are {', '.join(LABELLED_LEVELS)}")
    fields["conjunctions"] = fields.pop("and", ())
    known = {field.name for field in attrs.fields(Dialect)}
    for field, value in fields.items():
        if field not in known:
            raise DataError(f"{where}: unknown field {field!r}")
        if isinstance(value, list):
            fields[field] = tuple(value)
    return Dialect(labels={level: tuple(forms) for level, forms in labels.items()}, **fields)


@cache
def dialects() -> tuple[Dialect, ...]:
    """Read every packaged dialect."""
    folder = files("archref") / "data" / "dialects"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    return tuple(read_dialect(tomllib.loads(path.read_text("utf-8")), path.name) for path in paths)


def fold_word(word: str) -> str:
    """Bring a label as written to the form in which the sets hold it: lower case, no apostrophes or marks.

    >>> fold_word("Opis’"), fold_word("ОП")
    ('opis', 'оп')
    """
    return word.casefold().translate(_NO_APOSTROPHES)


_NO_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))


@cache
def forms(field: str) -> tuple[str, ...]:
    """Give all dialects' words of one kind (`ibid`, `verso`, `months` ...), each once."""
    return tuple(dict.fromkeys(word for dialect in dialects() for word in getattr(dialect, field)))


@cache
def word_set(field: str) -> frozenset[str]:
    """Give the same words as `forms`, to look one up in."""
    return frozenset(forms(field))


@cache
def label_forms(level: str, number_first: bool = False) -> tuple[str, ...]:
    """Give all labels of a level in the dialects whose number comes after (or before) its label."""
    return tuple(
        dict.fromkeys(
            form
            for dialect in dialects()
            if dialect.number_first is number_first or dialect.either_order
            for form in dialect.labels.get(level, ())
        )
    )


def alternatives(words: Iterable[str]) -> str:
    """Build one regular expression that matches any of `words`, the longest first, sharing common beginnings.

    A space in a word stands for an optional full stop and optional white space, an apostrophe for any or
    none.

    >>> re.fullmatch(alternatives(["ед. хр", "ед"]), "ед.хр").group()
    'ед.хр'
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word.replace(". ", " "):
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    choices = [_symbol(letter) + _branch(rest) for letter, rest in tree.items() if letter]
    if not choices:
        return ""
    inner = choices[0] if len(choices) == 1 and "" not in tree else f"(?:{'|'.join(choices)})"
    return inner + ("?" if "" in tree else "")


def _symbol(letter: str) -> str:
    if letter == " ":
        return r"\.?\s*"
    if letter in APOSTROPHES:
        return f"[{APOSTROPHES}]?"
    return re.escape(letter)


CYRILLIC_FOR_LATIN = str.maketrans("aceopxyikmtABCEHIKMOPTXYjs", "асеорхуікмтАВСЕНІКМОРТХУјѕ")
LATIN_FOR_CYRILLIC = str.maketrans("асеорхуікмтАВСЕНІКМОРТХУфп", "aceopxyikmtABCEHIKMOPTXYfp")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")
_MIXED_WORD = re.compile(
    rf"(?<!{LETTER}){LETTER}*?(?:[A-Za-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[A-Za-z])){LETTER}*"
)


def unmix(text: str) -> str:
    """Rewrite words of mixed alphabets (`cпр.`, `ГAРФ`) in one, by look-alike letters; the length stays.

    >>> unmix("ГAРФ, cпр. 5") == "ГАРФ, спр. 5", unmix("оp. 5") == "op. 5"
    (True, True)
    """
    return _MIXED_WORD.sub(_one_alphabet, text)


def _one_alphabet(match: re.Match[str]) -> str:
    word = match.group()
    cyrillic = word.translate(CYRILLIC_FOR_LATIN)
    latin = word.translate(LATIN_FOR_CYRILLIC)
    if _LATIN.search(cyrillic):
        return word if _CYRILLIC.search(latin) else latin
    known = folded_labels()
    if not _CYRILLIC.search(latin) and fold_word(latin) in known and fold_word(cyrillic) not in known:
        return latin
    return cyrillic


@cache
def folded_labels() -> frozenset[str]:
    """Give the labels of every level, folded."""
    return frozenset(fold_word(form) for level in LABELLED_LEVELS for form in label_forms(level))
