"""A forgiving search for archives: in go a few words, out come the keys of the archives whose names fit best.

Words are compared, not names: some 9,000 different ones, few enough for `difflib`, so that no library beside the
standard one is needed; a misspelt or half-typed word costs some hundredths of a second.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from archref.archives.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archref.archives.records import Archive


_SAME, _BEGINS, _WITHIN, _CLOSE = 6.0, 4.0, 2.5, 2.0


class Search:
    """The words of all archives' names, made once for a registry."""

    def __init__(self, registry: Mapping[str, Archive]) -> None:
        """Gather every word of every key, name, acronym and city."""
        self._archives: dict[str, dict[str, None]] = defaultdict(dict)
        self._rank: dict[str, tuple[int, int, int]] = {}
        for number, (key, archive) in enumerate(registry.items()):
            named = (key, archive.city or "", *archive.names.values(), *archive.short)
            told = " ; ".join((*named, *(one for ones in archive.acronyms.values() for one in ones)))
            for word in words(told, 0, len(told)):
                self._archives[word.key][key] = None
                self._archives[word.stem][key] = None
            rank = 2 * (archive.successor is not None) + (archive.part_of is not None)
            self._rank[key] = (rank, len(archive.names[archive.language]), number)

    def best(self, text: str, limit: int) -> list[str]:
        """Give up to `limit` keys, the best first: more words found, nearer to what was typed, present, shorter."""
        scores: dict[str, float] = defaultdict(float)
        found: dict[str, int] = defaultdict(int)
        for word in {word.stem: word for word in words(text, 0, len(text))}.values():
            near = self._near(word.key) | self._near(word.stem)
            rarity: dict[str, float] = {}
            for own, score in near.items():
                for key in self._archives[own]:
                    rarity[key] = max(rarity.get(key, 0), score * (1 + 1 / len(self._archives[own])))
            for key, score in rarity.items():
                scores[key] += score
                found[key] += 1
        return sorted(scores, key=lambda key: (-found[key], -scores[key], self._rank[key]))[:limit]

    def _near(self, word: str) -> dict[str, float]:
        near = {own: _BEGINS for own in self._archives if own.startswith(word)} if len(word) > 2 else {}
        if len(word) > 3:
            near |= {own: _WITHIN for own in self._archives if word in own and own not in near}
        if word in self._archives:
            near[word] = _SAME
        if not near:
            near = dict.fromkeys(get_close_matches(word, self._archives, n=4, cutoff=0.75), _CLOSE)
        return near
