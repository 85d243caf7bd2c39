"""The Reader: in go languages and a registry, out comes what reads texts in them.

A reader owns its grammar and its word sets; `archref.find`, `parse` and `mentions` are those of a reader of all
packaged languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from archref.archives.registry import archives
from archref.documents.document import Document, passages_of
from archref.languages.romanise import latin
from archref.languages.words import packaged_words, words_of
from archref.reading.beside import Beside
from archref.reading.chain import Chain
from archref.reading.divided import cleaned
from archref.reading.habits import habits_of
from archref.reading.meaning import Meaning
from archref.reading.memory import MeantArchive, Memory
from archref.reading.mentions import mentions_in
from archref.reading.numbers import value
from archref.reading.single import read_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archref.archives.registry import Registry
    from archref.languages.language import Language
    from archref.languages.words import Words
    from archref.model import Citation, Leaf, Mention, Reference
    from archref.reading.divided import Cleaned


class Reader:
    """Reads citations in some languages, with the archives of some registry.

    >>> reader = Reader()
    >>> [str(c.reference) for c in reader.find(["RGASPI, f. 17, op. 3, d. 74, l. 5; d. 75.", "Ibid., d. 76."])]
    ['RGASPI, f. 17, op. 3, d. 74, l. 5', 'RGASPI, f. 17, op. 3, d. 75', 'RGASPI, f. 17, op. 3, d. 76']
    """

    def __init__(self, languages: Iterable[Language] | None = None, registry: Registry | None = None) -> None:
        """Take languages (None: all that are packaged) and a registry (None: the packaged one)."""
        self._has_own_languages = languages is not None
        self.habits = habits_of(packaged_words() if languages is None else words_of(tuple(languages)))
        self.registry = archives if registry is None else registry
        self.beside = Beside(self.habits.words, self.registry)

    def find(self, notes: str | Iterable[str] | Document, *, each_alone: bool = False) -> list[Citation]:
        """Find every archival citation, in order, as `archref.find` does."""
        texts = passages_of(notes)
        whole = [cleaned(text) for text in texts]
        plain = [text.text for text in whole]
        meaning = Meaning(plain, self.registry, self.habits.words)
        found: list[Citation] = []
        heading: MeantArchive | None = None
        unfinished = ""
        chains = [[place] for place in range(len(texts))] if each_alone else _by_chain(notes, len(texts))
        for places in chains:
            memory = Memory([plain[place] for place in places], places, self.habits.interruptions)
            chain = Chain(self, memory, meaning, heading if each_alone else None, unfinished if each_alone else "")
            chain.read()
            found += memory.citations
            if each_alone:
                unfinished = "" if memory.citations else chain.unfinished
                heading = heading if memory.citations else meaning.of_heading(plain[places[0]]) or heading
        found.sort(key=lambda citation: (citation.note, citation.start))
        found = [_as_written(citation, texts[citation.note], whole[citation.note]) for citation in found]
        if self._has_own_languages:
            found = [_in_latin(citation, self.habits.words) for citation in found]
        return meaning.settled(found)

    def parse(self, text: str) -> Reference:
        """Read exactly one reference, as `archref.parse` does; `ParseError` says where reading stopped."""
        return read_one(self, text)

    def mentions(
        self, notes: str | Iterable[str] | Document, citations: Sequence[Citation] | None = None
    ) -> list[Mention]:
        """Find archives named without a shelf mark, as `archref.mentions` does."""
        source = notes if isinstance(notes, Document) else passages_of(notes)
        return mentions_in(self, passages_of(source), self.find(source) if citations is None else citations)


def _by_chain(notes: str | Iterable[str] | Document, count: int) -> list[list[int]]:
    """Give the places of the passages, chain by chain; passages that are no document's are one chain."""
    if not isinstance(notes, Document):
        return [list(range(count))]
    chains: dict[str, list[int]] = {}
    for place, passage in enumerate(notes.passages):
        chains.setdefault(passage.chain, []).append(place)
    return list(chains.values())


def _as_written(citation: Citation, text: str, whole: Cleaned) -> Citation:
    """Bring a citation's places back to the text that had words divided."""
    if not whole.places:
        return citation
    start, end = whole.origin(citation.start), whole.origin(citation.end - 1) + 1
    parts = tuple(
        part._replace(start=whole.origin(part.start), end=whole.origin(part.end - 1) + 1) for part in citation.parts
    )
    return attrs.evolve(citation, start=start, end=end, text=text[start:end], parts=parts)


def _in_latin(citation: Citation, words: Words) -> Citation:
    """Bring the letters that only these languages have to Latin ones."""

    def canonical(text: str) -> str:
        return text if text.isascii() else value(latin(text, words.languages))

    def leaf(one: Leaf) -> Leaf:
        return attrs.evolve(one, letter=latin(one.letter, words.languages).lower())

    reference = citation.reference
    archive = reference.archive
    reference = attrs.evolve(
        reference,
        archive=archive and (archive if citation.listed else latin(archive, words.languages)),
        fond=reference.fond and canonical(reference.fond),
        opis=reference.opis and canonical(reference.opis),
        delo=reference.delo and canonical(reference.delo),
        listy=tuple(attrs.evolve(run, first=leaf(run.first), last=leaf(run.last)) for run in reference.listy),
        extra={level: canonical(written) for level, written in reference.extra.items()},
    )
    return attrs.evolve(citation, reference=reference)
