"""Archives' names in a text: in go an index and a text, out come the names in it and what they may mean.

Names are known in any script, language, romanisation and case ending (`words` says how).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archref.archives.words import BRACKETS, LONGEST_NAME, Word, fold, is_acronym, joined, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archref.archives.index import Index


class Name(NamedTuple):
    """An archive's name in a text, from `start` to `end`; several `keys`: the name alone does not tell which."""

    start: int
    end: int
    keys: tuple[str, ...]


class Recogniser:
    """Finds the names that an index holds."""

    def __init__(self, index: Index) -> None:
        """Take the index."""
        self._index = index
        self._forms, self._first, self._last, self._plain = index.forms, index.first, index.last, index.plain

    def exactly(self, text: str) -> Name | None:
        """Give the archives that a text, all of it, may mean, or else the longest name that it begins with."""
        found = list(words(text, 0, len(text)))
        if not found:
            return None
        numbers = self._meant(text, found)
        return Name(0, len(text), self._named(numbers)) if numbers else self._longest(text, found, 0)

    def rivals(self, text: str) -> tuple[str, ...]:
        """Give all archives that bear a name, where it is one's own key and so means that one."""
        form = "".join([word.key for word in words(text, 0, len(text))])
        return self._named(self._index.rivals.get(form, ()))

    def name_before(self, text: str, end: int, floor: int) -> Name | None:
        """Give the longest known name that ends exactly at `end` and starts at or after `floor`."""
        start = max(floor, end - LONGEST_NAME)
        close = end - 1 if text[end - 1 : end] in BRACKETS else end  # the key `GAVO (Vologda)`
        last = list(words(text, max(start, close - 32), close))
        if not last or last[-1].end != close or not self._counts(self._last, last[-1]):
            return None
        found = list(words(text, start, close))
        if start > floor and text[start - 1].isalnum():
            del found[0]  # cut in two by the reach
        first = len(found) - 1
        while first > 0 and joined(text, found[first - 1], found[first]):
            first -= 1
        found = found[first:]
        for count in self._counts(self._last, found[-1]) if found else ():
            if count <= len(found) and (numbers := self._meant(text, found[-count:])):
                begin = found[-count].start
                if close < end and BRACKETS[text[close]] not in text[begin:close]:
                    return None
                return Name(begin, end, self._named(numbers))
        return None

    def name_at(self, text: str, start: int) -> Name | None:
        """Give the longest known name that begins exactly at `start`."""
        found = list(words(text, start, min(len(text), start + LONGEST_NAME)))
        if not found or found[0].start != start:
            return None
        return self._longest(text, found, 0)

    def names_in(self, text: str, start: int, end: int) -> Iterator[Name]:
        """Give all known names between two places, left to right, the longest at each place, none over another."""
        found = list(words(text, start, end))
        done = start
        for at, word in enumerate(found):
            if word.start >= done and (name := self._longest(text, found, at)):
                yield name
                done = name.end

    def could_end_name(self, word: str) -> bool:
        """Tell whether a word may be the last of an archive's acronym: cheap, for scanning."""
        if word.islower() or not is_acronym(word):
            return False
        folded = fold(word)
        return folded in self._last or folded in self._forms

    def is_no_archive(self, word: str) -> bool:
        """Tell whether an acronym is known as another body's: a party's, a ministry's, a fond's creator."""
        return "".join([one.key for one in words(word, 0, len(word))]) in self._index.others

    def _counts(self, ends: Mapping[str, int], word: Word) -> tuple[int, ...]:
        """Give how many words names may have that begin (or end) with a word, the largest first."""
        bits = ends.get(word.key) or 2 * (word.key in self._forms)
        if word.acronym:
            bits |= ends.get(word.stem, 0)
        return _set_bits(bits) if bits else ()

    def _longest(self, text: str, found: list[Word], at: int) -> Name | None:
        counts = self._counts(self._first, found[at])
        if not counts:
            return None
        reach, most = at + 1, at + counts[0]
        while reach < len(found) and reach < most and joined(text, found[reach - 1], found[reach]):
            reach += 1
        for count in counts:
            if at + count <= reach and (numbers := self._meant(text, found[at : at + count])):
                start, end = found[at].start, found[at + count - 1].end
                opening = BRACKETS.get(text[end : end + 1])
                if opening and opening in text[start:end] and text[end] not in text[start:end]:
                    end += 1
                return Name(start, end, self._named(numbers))
        return None

    def _meant(self, text: str, found: list[Word]) -> Sequence[int] | None:
        """Give the numbers of the archives that these words, all of them, may mean."""
        if len(found) == 1:
            word = found[0]
            number = self._forms.get(word.key)
            if number is None or not (word.acronym or text[word.start : word.end] in self._plain):
                return None
        else:
            number = self._forms.get("".join([word.key for word in found]))
            if number is None:
                if len(found) < 3:
                    return None
                number = self._forms.get("".join([word.stem for word in found]))
                if number is None:
                    return None
        return self._index.archives_of(number)

    def _named(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple([self._index.keys[number] for number in numbers])


def _set_bits(bits: int) -> tuple[int, ...]:
    return tuple(count for count in range(bits.bit_length() - 1, 0, -1) if bits >> count & 1)
