"""Archives that no registry knows, as writers name them: in goes the text before a mark, out comes a `Named`.

They are told by their form: an acronym's capitals, or a full name's word for archive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.languages.alphabets import unmix
from archref.languages.letters import LETTER, fold_word
from archref.languages.patterns import alternatives
from archref.languages.romanise import romanise_acronym
from archref.reading.named import Named, antecedents

if TYPE_CHECKING:
    from archref.archives.recognise import Name
    from archref.archives.registry import Registry
    from archref.languages.words import Words

_NOUN_REACH = 200
_LIBRARY_GAP = 3
_WORDS_AT_END = re.compile(
    r"(?:(?<![\w-])([^\W\d_]{2,15}(?:-[^\W\d_]{1,3})?)\s)?(?<![\w-])([^\W\d_]{2,15}(?:-[^\W\d_]{1,3})?)\Z"
)
_ROMAN = re.compile("[IVXLCDM]+")
_LONGEST_SMALL_RUN = 3
"""How many small letters may follow a capital in an acronym: `DAKhO`, `TsDAHO`."""
_WITHOUT_CASE = range(3, 6)
"""How many letters an acronym may have in a script that has no capitals."""
_NO_NAME = re.compile(r"[\d_{}<>=]")
_BEFORE_ACRONYM = frozenset(".,;:()[]/–—-«»“”\"*>|'")
_A_CLAUSE = 3
"""How many words in small letters behind an archive's name make a clause of it, and no part of the name."""
_WORD_AND_GAP = re.compile(r"(\w+)\s+")


class Unlisted:
    """Reads names of archives by the words of some languages."""

    def __init__(self, words: Words, registry: Registry) -> None:
        """Build the expressions for words around names."""
        self._registry = registry
        self._words = words
        levels = ("fond", "opis", "delo", "leaf", "page", "papka", "korobka", "tom", "chast")
        self._labels = frozenset(
            fold_word(form) for level in levels for form in words.label_forms(level) if len(form) > 1
        )
        nouns = alternatives(words.forms("archive_nouns"))
        self._noun = re.compile(rf"(?<!\w){LETTER}*(?:{nouns})(?!\w)", re.IGNORECASE)
        self._noun_at_end = re.compile(rf"(?<!\w){LETTER}*(?:{nouns})\s\Z", re.IGNORECASE)
        self._particles = words.word_set("particles")
        capitals = words.capitals
        shortened = "|".join(re.escape(word) for word in words.forms("shortened"))
        self._clause = re.compile(
            rf"[;:()\[\]\n?!]|\.(?=\s)(?<![{capitals}]\.)" + (rf"(?<!\b(?:{shortened})\.)" if shortened else "") + "|//"
        )
        before_names = (*words.forms("prepositions"), *words.forms("behind"), *words.forms("articles"))
        self._before_names = frozenset(before_names)

    def acronym(self, text: str, end: int, floor: int) -> Named | None:
        """Read an acronym that no registry knows: `ZZQ`, `QQ RF`."""
        match = _WORDS_AT_END.search(text, max(floor, end - 40), end)
        if match is None:
            return None
        start, word = match.start(2), match[2]
        if match[1] and self._is_acronym(match[1]) and word.isupper():
            start, word = match.start(1), match[0]
        elif not self._is_acronym(word):
            return None
        if len(word) <= _LONGEST_SMALL_RUN and (noun := self._noun_at_end.search(text, floor, start)):
            return Named(
                noun.start(), end, (), listed=False
            )  # Gosarkhiv ZO: short for a province, which one is not said
        word = unmix(word, self._words.folded_labels)
        if fold_word(word) in self._labels or _ROMAN.fullmatch(word) or self._registry.is_no_archive(word):
            return None
        before = text[floor:start].rstrip()
        if before and before[-1] not in _BEFORE_ACRONYM and len(word) <= _LONGEST_SMALL_RUN and before[-1].isdigit():
            return None
        return Named(start, end, (romanise_acronym(word),), listed=False)

    def _is_acronym(self, word: str) -> bool:
        """Tell whether a word is written as an acronym: capitals with few small letters each, `DAKhO`."""
        stem, _, rest = word.partition("-")
        if rest and not rest.isupper():
            return False
        if not stem[0].isupper():
            has_no_case = stem.lower() == stem.upper()
            return has_no_case and len(stem) in _WITHOUT_CASE and fold_word(stem) not in self._words.folded_labels
        small = capitals = 0
        for letter in stem:
            if letter.isupper():
                capitals, small = capitals + 1, 0
            else:
                small += 1
                if small > _LONGEST_SMALL_RUN:
                    return False
        return capitals > 1

    def full_name(self, text: str, end: int, floor: int) -> Named | None:
        """Read a full name that no registry knows, by its word for archive: `ERAF Tõnismäe arhiiv`."""
        start = self.phrase(text, end, floor)
        if start is None:
            return None
        known = self._registry.name_at(text, start) or self._library_before(text, start, floor)
        if known:
            small_words = [word for word in text[known.end : end].split() if word[0].islower()]
            return None if len(small_words) >= _A_CLAUSE else Named(min(start, known.start), end, known.keys)
        if any(antecedents(text, start, end, self._registry)):
            return None  # The RGIA archive has a record of the village, F. 577
        return Named(start, end, (), listed=False)

    def _library_before(self, text: str, start: int, floor: int) -> Name | None:
        """Find the library whose department a name is: `RGB. Otdel rukopisei. F. 218`."""
        close = floor + len(text[floor:start].rstrip(" .,"))
        return self._registry.name_before(text, close, floor) if 0 < start - close <= _LIBRARY_GAP else None

    def phrase(self, text: str, end: int, floor: int) -> int | None:
        """Give where an archive's full name starts: capitalised words up to a word like "archive" before `end`."""
        start = floor
        for match in self._clause.finditer(text, floor, end):
            start = match.end()
        noun = self._noun.search(text, start, end)
        if noun is None or end - noun.start() > _NOUN_REACH or _NO_NAME.search(text, noun.end(), end):
            return None
        begin = noun.start()
        for word in reversed(list(re.finditer(r"[^\s,]+", text[start:begin]))):
            if not (word[0][0].isupper() or word[0].lower() in self._particles):
                break
            begin = start + word.start()
        while begin < noun.start() and not text[begin].isupper():
            begin += 1
        return self._without_preposition(text, begin, end)

    def _without_preposition(self, text: str, begin: int, end: int) -> int | None:
        """Take `In the` from a phrase; where it then begins in small letters (`In an archive of`), it names nothing."""
        start = begin
        while (word := _WORD_AND_GAP.match(text, start, end)) and word[1].lower() in self._before_names:
            start = word.end()
        return None if start > begin and not text[start].isupper() else start
