"""What a document says its acronyms mean: in goes an acronym that it uses, out comes the archive it stands for.

It says so anywhere, in a note, in a heading or in a list of abbreviations, and what it says outranks the registry.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from archref.archives.words import is_acronym
from archref.languages.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archref.archives.registry import Registry
    from archref.languages.words import Words

_CONNECTOR = re.compile(r"\s?(?:[(=–—]\s?|[:-]\s)|\t|[ ]{2,}")
"""Between an acronym and the name that it stands for: `GAVO (State Archive ...)`, `GAVO – State Archive ...`, a tab."""
_CLOSES = re.compile(r"[\s.,;\"'”»]{0,3}[)\]]")
_LONGEST_ACRONYM = 20
_LONGEST_BRACKET = 65
_REACH = 300
"""How long, in code points, a full name before its acronym may be."""
_NO_NAME_GOES_ON = "\n\n\n"
"""Between passages that are searched together."""
_MOST_ACRONYMS = 100
"""How many acronyms of one document are looked up: each costs a search through it, and no work has more."""


class Definitions:
    """The acronyms that a document introduces, each looked up when it is first met.

    >>> from archref import archives
    >>> from archref.languages.words import packaged_words
    >>> words = packaged_words()
    >>> Definitions(["State Archive of Vologda Oblast (hereafter GAVO), f. 1"], archives, words).meant_by("GAVO")
    ('GAVO (Vologda)',)
    >>> Definitions(["GAVO = State Archive of Vologda Oblast"], archives, words).meant_by("GAVO")
    ('GAVO (Vologda)',)
    >>> Definitions(["State Archive of Vologda Oblast, hereafter GAVO, f. 1"], archives, words).meant_by("GAVO")
    ('GAVO (Vologda)',)
    >>> Definitions(["GARF (TsGAOR SSSR), f. 1"], archives, words).meant_by("GARF")
    ()
    """

    def __init__(self, passages: Sequence[str], registry: Registry, words: Words) -> None:
        """Take the passages of the document; nothing is searched yet."""
        self._passages = passages
        self._registry = registry
        self._words = words
        self._known: dict[str, tuple[str, ...]] = {}

    def meant_by(self, written: str) -> tuple[str, ...]:
        """Give the key of the archive that an acronym stands for here; nothing where the document does not say so."""
        keys = self._known.get(written) if written else ()
        if keys is None:
            is_short = len(written) <= _LONGEST_ACRONYM and is_acronym(written.split()[0])
            searched = is_short and len(self._known) < _MOST_ACRONYMS
            keys = self._known[written] = next(self._meanings(written), ()) if searched else ()
        return keys

    def _meanings(self, written: str) -> Iterator[tuple[str, ...]]:
        text = self.text
        start = text.find(written)
        while start >= 0:
            end = start + len(written)
            if key := (
                self._name_behind(text, start, end)
                or self._name_around(text, start, end)
                or self._name_before_word(text, start, end)
            ):
                yield (_told_by(written, key, self._registry),)
            start = text.find(written, end)

    @cached_property
    def text(self) -> str:
        """The whole document, its passages apart."""
        return _NO_NAME_GOES_ON.join(self._passages)

    def _name_behind(self, text: str, start: int, end: int) -> str | None:
        """Find the full name behind an acronym: `GAVO – State Archive of Vologda Oblast`."""
        connector = _CONNECTOR.match(text, end)
        if connector is None or text[start - 1 : start].isalnum():
            return None
        name = self._registry.name_at(text, connector.end())
        if name and len(name.keys) == 1 and _is_full_name(text[name.start : name.end]):
            return name.keys[0]
        return None

    def _name_around(self, text: str, start: int, end: int) -> str | None:
        """Find the full name before the brackets that an acronym closes: `State Archive ... (hereafter GAVO)`."""
        if not _CLOSES.match(text, end):
            return None
        floor = max(0, start - _LONGEST_BRACKET)
        opening = max(text.rfind("(", floor, start), text.rfind("[", floor, start))
        if opening < 0 or ")" in text[opening:start]:
            return None
        return self._full_name(text, opening, text[start:end])

    def _name_before_word(self, text: str, start: int, end: int) -> str | None:
        """Find the full name before a word that introduces its acronym: `State Archive ..., hereafter GAVO`."""
        word = self._hereafter.search(text, max(0, start - _LONGEST_BRACKET), start)
        return self._full_name(text, word.start(), text[start:end]) if word else None

    @cached_property
    def _hereafter(self) -> re.Pattern[str]:
        words = alternatives(self._words.forms("hereafter"))
        return re.compile(rf"[\s,;.–—-]*[,;\s–—-](?:{words})[\s:–—-]+[\"'«“„]?\Z", re.IGNORECASE)

    def _full_name(self, text: str, end: int, acronym: str) -> str | None:
        """Find the full name of one archive that ends at `end`, white space aside, and that an acronym stands for.

        A full name that no record has may still have the place that tells which of the acronym's archives it is.
        """
        reach = max(0, end - _REACH)
        outer = self._registry.name_before(text, reach + len(text[reach:end].rstrip()), reach)
        if outer:
            return outer.keys[0] if len(outer.keys) == 1 and _is_full_name(text[outer.start : outer.end]) else None
        candidates = tuple(archive.key for archive in self._registry.lookup(acronym))
        name = re.split(r"[.;:(]\s", text[reach:end])[-1]
        kept = self._registry.narrow(candidates, name) if len(candidates) > 1 else ()
        return kept[0] if len(kept) == 1 else None


def _told_by(acronym: str, key: str, registry: Registry) -> str:
    """Give the archive that an acronym stands for beside the full name of `key`.

    Of a former archive, or a part, that is written with its present or whole archive's name, the acronym tells which:
    `National Archives of Estonia (ERA)`.
    """
    own = registry.lookup(acronym)
    if len(own) == 1 and _whole(own[0].key, registry) == _whole(key, registry):
        return own[0].key
    return key


def _whole(key: str, registry: Registry) -> str:
    """Give the archive that one has become, or is a part of."""
    archive = registry[key]
    while above := archive.successor or registry.get(archive.part_of or ""):
        archive = above
    return archive.key


def _is_full_name(name: str) -> bool:
    """Tell a full name, which defines an acronym, from another acronym of the same archive: `GARF (TsGAOR SSSR)`."""
    return any(not is_acronym(word) for word in name.split()[:2]) and " " in name
