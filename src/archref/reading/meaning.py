"""Which archive a name means in a document: in goes a name as it stands there, out comes what it is taken for, and why.

What the document says of an acronym comes first, then a place named beside it, then the other archives that are cited.
Where none of them settles it the archive stays open: a wrong one is worse than none.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from archref.reading.defined import Definitions
from archref.reading.memory import MeantArchive
from archref.reading.named import Named, antecedents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archref.archives.registry import Registry
    from archref.languages.words import Words
    from archref.model import Basis, Citation
    from archref.reading.memory import Memory

_PLACE_REACH = 150
"""How far from an archive's name, in code points, a place in the same passage may stand that settles it."""
_NAME_REACH = 150
"""How far from its word for archive, in code points, a full name may reach."""
_STEM = 5
"""How many letters of such a word tell it in any case."""
_LONGEST_HEADING = 200


def _in_brackets(name: str) -> str:
    """Give the acronym in brackets that a full name ends with."""
    words = name[:-1].rpartition("(")[2].split() if name.endswith(")") else []
    return words[-1] if words else ""


class Meaning:
    """What names of archives mean in one document."""

    def __init__(self, passages: Sequence[str], registry: Registry, words: Words) -> None:
        """Take the document's passages; they are searched when a name wants it."""
        self._registry = registry
        self._defined = Definitions(passages, registry, words)
        self._nouns = frozenset(noun if " " in noun else noun[:_STEM] for noun in words.forms("archive_nouns"))

    def of(self, text: str, named: Named) -> MeantArchive:
        """Settle a name that stands in a passage."""
        start, end = named.start, named.end
        written = text[start:end]
        keys = self._defined.meant_by(written)
        if not keys and len(named.keys) != 1:
            keys = self._defined.meant_by(_in_brackets(written))
        if keys:
            basis: Basis = "written" if keys == named.keys else "defined"
            return MeantArchive(written, keys, True, basis, start, end)
        if not named.listed or not named.keys:
            return MeantArchive(written, named.keys, named.listed, "written", start, end)
        candidates = named.keys
        if len(candidates) == 1:
            candidates = self._registry.rivals(written)
            if len(candidates) < 2:
                return MeantArchive(written, named.keys, True, "written", start, end)
        spelt_out = tuple(key for key in candidates if key in self._named_in_full)
        if len(spelt_out) == 1:
            return MeantArchive(written, spelt_out, True, "defined", start, end)
        around = f"{text[max(0, start - _PLACE_REACH) : start]} ; {text[end : end + _PLACE_REACH]}"
        beside = self._registry.narrow(candidates, around)
        if len(beside) == 1:
            settled: Basis = "written" if beside == named.keys else "place"
            return MeantArchive(written, beside, True, settled, start, end)
        if len(named.keys) == 1:  # whose own key it is
            return MeantArchive(written, named.keys, True, "written", start, end)
        rest = tuple(key for key in candidates if key not in beside)
        return MeantArchive(written, beside + rest, True, "written", start, end)

    @cached_property
    def _named_in_full(self) -> frozenset[str]:
        """The archives that the document names by more than an acronym, each by a name that is its alone."""
        text = self._defined.text
        return frozenset(
            name.keys[0]
            for start, end in self._around_nouns(text)
            for name in self._registry.names_in(text, start, end)
            if len(name.keys) == 1 and text[name.start : name.end].count(" ") > 1
        )

    def _around_nouns(self, text: str) -> Iterator[tuple[int, int]]:
        """Give the stretches of a text around words for archive: a full name has one, and prose is long."""
        lowered = text.lower()
        done = 0
        here = [noun for noun in self._nouns if noun in lowered]
        for place in sorted(match.start() for noun in here for match in re.finditer(re.escape(noun), lowered)):
            if place >= done:
                begin, done = max(done, place - _NAME_REACH), place + _NAME_REACH
                yield begin, done

    # ---- names that do not stand beside a mark

    def in_mind(self, memory: Memory, place: int, start: int, *, within: bool = False) -> MeantArchive | None:
        """Give the archive that the text between the last citation and this place names last; `within` this passage."""
        last_place, last_end = (memory.at, memory.last.end) if memory.last else (0, 0)
        if within and last_place < place:
            last_place, last_end = place, 0
        for earlier in range(place, last_place - 1, -1):
            text = memory.texts[earlier]
            begin = last_end if earlier == last_place else 0
            end = start if earlier == place else len(text)
            *_, nearest = (None, *antecedents(text, begin, end, self._registry))
            if nearest is not None:
                return self._carried(text, Named(*nearest))
        return None

    def of_heading(self, text: str) -> MeantArchive | None:
        """Give the archive that a passage names, where it is a heading: little else stands in it.

        >>> from archref import archives
        >>> from archref.languages.words import packaged_words
        >>> meaning = Meaning([], archives, packaged_words())
        >>> meaning.of_heading("II. State Archive of the Russian Federation (GARF)").key
        'GARF'
        >>> meaning.of_heading("She worked in the GARF until 1990 and then left.")
        """
        if len(text) > _LONGEST_HEADING:
            return None
        names = list(antecedents(text, 0, len(text), self._registry))
        if not names or 2 * sum(name.end - name.start for name in names) < len(text.strip()):
            return None
        return self._carried(text, Named(*names[-1]))

    def _carried(self, text: str, named: Named) -> MeantArchive:
        return attrs.evolve(self.of(text, named), start=-1, end=-1, basis="carried")

    # ---- the whole document

    def settled(self, citations: list[Citation]) -> list[Citation]:
        """Settle what stayed open by the same name elsewhere in the document, then by the other archives cited."""
        open_names = {citation.archive_text: citation.candidates for citation in citations if citation.candidates}
        if not open_names:
            return citations
        told: dict[str | None, set[str]] = {}
        for citation in citations:
            if citation.reference.archive and citation.archive_text in open_names:
                told.setdefault(citation.archive_text, set()).add(citation.reference.archive)
        cited = dict.fromkeys(
            citation.reference.archive for citation in citations if citation.reference.archive and citation.listed
        )
        settled: dict[str | None, str] = {}
        for written, candidates in open_names.items():
            kept = tuple(told.get(written, ())) or self._registry.narrow(candidates, beside=cited)
            if len(kept) == 1:
                settled[written] = kept[0]
        return [
            attrs.evolve(
                citation,
                reference=attrs.evolve(citation.reference, archive=settled[citation.archive_text]),
                candidates=(),
                basis="carried" if "archive" in citation.inherited else "company",
            )
            if citation.candidates and citation.archive_text in settled
            else citation
            for citation in citations
        ]
