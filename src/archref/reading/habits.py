"""What a reader of some languages knows by heart: in go their words, out come the grammar and all that finds marks.

Each is built when it is first used. Readers with other archives share the habits of their languages.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from archref.languages.alphabets import plain
from archref.languages.letters import LETTER
from archref.languages.patterns import alternatives
from archref.reading.grammar import Grammar
from archref.reading.ibid_words import IbidWords
from archref.reading.judging import Judge
from archref.reading.memory import Interruptions
from archref.reading.scan import Scanner

if TYPE_CHECKING:
    from archref.languages.words import Words


class Habits:
    """The grammar of some words, and what finds and judges marks in a text."""

    def __init__(self, words: Words) -> None:
        """Take the words; nothing is built yet."""
        self.words = words

    @cached_property
    def grammar(self) -> Grammar:
        """What a shelf mark is."""
        return Grammar(self.words)

    @cached_property
    def scanner(self) -> Scanner:
        """Where one may be."""
        return Scanner(self.words)

    @cached_property
    def ibid_words(self) -> IbidWords:
        """The words for the same place."""
        return IbidWords(self.words)

    @cached_property
    def judge(self) -> Judge:
        """Whether it is a citation at all."""
        return Judge(self.words)

    @cached_property
    def interruptions(self) -> Interruptions:
        """What may stand between citations."""
        return Interruptions(self.words)

    @cached_property
    def next_path(self) -> re.Pattern[str]:
        """Before a further path of numbers: `17/3/74, 17/3/75`."""
        conjunctions = alternatives(self.words.forms("conjunctions"))
        return re.compile(rf"\s*[,;]?\s*(?:(?:{conjunctions})\s+)?(?=[\w-]+/\w+/\w)", re.IGNORECASE)

    @cached_property
    def before_a_record(self) -> re.Pattern[str]:
        """The name of a record's field, before its mark: `Archival data: fond 24515`."""
        leads = alternatives(self.words.forms("record_leads"))
        return re.compile(rf"(?<!{LETTER})(?:{leads}):\s*\Z", re.IGNORECASE)

    @cached_property
    def fond_before_opis(self) -> re.Pattern[str]:
        """A fond with its prefix letter and without its label, before an opis: `K-1, ap. 58`."""
        single = "".join(form for form in self.words.label_forms("fond") if len(form) == 1)
        letter = f"[{self.words.capitals}]"
        return re.compile(rf"(?<![\w-])(?<!\b[{single}]\.\s){letter}-\d{{1,5}}[,.]?\s\Z", re.IGNORECASE)

    @cached_property
    def fond_by_letters(self) -> re.Pattern[str]:
        """A fond that is letters, with its label: `F. VUA. D. 17686`."""
        labels = alternatives(self.words.label_forms("fond"))
        letters = f"(?-i:[{self.words.capitals}]{{1,5}})"
        return re.compile(rf"(?<!{LETTER})(?:{labels})(?:\.\s?|\s){letters}[\s.,–—-]{{1,4}}\Z", re.IGNORECASE)

    @cached_property
    def source_in_an_archive(self) -> re.Pattern[str]:
        """A preposition and a name with a word for archive: `from the Kharkov Party Archive`."""
        words = self.words
        nouns = alternatives(noun.capitalize() for noun in words.forms("archive_nouns"))
        article = rf"(?:{alternatives(words.forms('articles'))}\s)?"
        return re.compile(
            rf"(?<!\w)(?:{alternatives(words.forms('prepositions'))})\s{article}"
            rf"(?P<name>[^\W\d_][\w’'-]*(?:\s{LETTER}[\w’'-]*){{0,6}}?\s{LETTER}*(?:{nouns})(?!\w))"
        )

    def plain(self, text: str) -> str:
        """Give a text in plain signs and letters, as long as it was."""
        return plain(text, self.words.folded_labels)


@lru_cache(maxsize=8)
def habits_of(words: Words) -> Habits:
    """Give the habits of some words, built once."""
    return Habits(words)
