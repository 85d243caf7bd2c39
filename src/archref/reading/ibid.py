"""The same place again: in goes an ibid word in a chain of passages, out comes a citation of what it repeats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.languages.letters import LETTER
from archref.reading.interpret import Reading, interpret

if TYPE_CHECKING:
    from archref.reading.chain import Chain

_BEFORE_BARE_IBID = frozenset('.;:(–—-/»”"[]*•')
_GOES_ON = re.compile(rf"\s*(?:{LETTER}|,\s(?P<next>{LETTER}))")
_DESCRIPTION = re.compile(r",\s(?![\d\s])[^.;:()\d\n]{2,80},\s?")
"""Between an ibid word and its mark: `Ibid., Politburo protocols, f. 17`."""
_REACH = 40


def read_ibid(chain: Chain, place: int, start: int, done: int) -> int | None:
    """Read an ibid word and what follows it, and give where that ends; None where it is no citation of an archive."""
    grammar, memory = chain.habits.grammar, chain.memory
    word = chain.habits.ibid_words.at(chain.text, start)
    if word is None:
        return None
    if memory.is_interrupted(place, start, chain.registry):
        return None
    described = _DESCRIPTION.match(chain.plain, word.end())
    origin = (
        described.end()
        if described and chain.habits.grammar.labelled.match(chain.window(described.end()))
        else word.end()
    )
    tail = chain.window(origin)
    tokens = _tail(chain, tail)
    if tokens is None and memory.last and memory.last.reference.listy and memory.follows_directly(place, start):
        tokens = grammar.bare_leaves.match(tail)  # Ibid., 7-9
    reading = interpret(tokens, grammar) if tokens else Reading()
    if reading.levels == ("opis",) and reading.labels["opis"] in chain.habits.words.label_forms("leaf"):
        tokens = grammar.leaves.match(tail)  # list 20: where a leaf may follow it is one
        reading = interpret(tokens, grammar) if tokens else reading
    if not reading.levels:
        return _repeat(chain, place, start, done, word, tail)
    goes_up = bool({"fond", "opis"} & set(reading.levels))
    if not goes_up and (memory.last is None or _is_a_page(chain, reading)):
        return None
    if "page" in reading.labels and not {"fond", "opis", "delo"} & set(reading.levels):
        counted_in_pages = "page" in memory.labels
        if not (counted_in_pages and memory.follows_directly(place, start)):
            return None  # a page of the book cited in between
    end = origin + reading.end
    return memory.cite(place, start, end, reading, origin=origin, ibid=word.span())


def _is_a_page(chain: Chain, reading: Reading) -> bool:
    """Tell `Ebd., S. 7` from the Estonian `Samas, s. 7`, the säilik: by the label of the mark before."""
    label = reading.labels.get("delo", "")
    return label in chain.habits.words.label_forms("page") and label != chain.memory.labels.get("delo")


def _tail(chain: Chain, tail: str) -> list[re.Match[str]] | None:
    """Read what follows an ibid word, which may leave out labels where the mark before did."""
    grammar, labels, words = chain.habits.grammar, chain.memory.labels, chain.habits.words
    tokens = None
    label = labels.get("leaf") or labels.get("page")
    if label in (*words.label_forms("fond"), *words.label_forms("opis")):  # f. the filă, list
        tokens = grammar.leaves.match(tail)
    tokens = tokens or grammar.mark.match(tail)
    if tokens is None and "path" in labels:
        tokens = grammar.after_archive.match(tail)
    return tokens


def _repeat(chain: Chain, place: int, start: int, done: int, word: re.Match[str], tail: str) -> int | None:
    """Read an ibid word alone, if what it repeats is a shelf mark and not a book."""
    memory = chain.memory
    if not memory.follows_directly(place, start) or memory.interruptions.book_after_ibid.match(tail):
        return None
    goes_on = _GOES_ON.match(tail)
    if goes_on and not (goes_on["next"] or "a").isupper() and not word[0].endswith("."):
        return None  # a sentence that begins with the words: "There too lived ..."
    before = chain.text[max(done, start - _REACH) : start].rstrip()
    if before and before[-1] not in _BEFORE_BARE_IBID and not before[-1].isdigit():
        return None
    end = word.end() - word[0].endswith(".")
    return memory.cite(place, start, end, Reading(), origin=end, ibid=(start, end))
