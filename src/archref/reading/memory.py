"""What a reader keeps in mind: in go readings in their order, out come citations with what they leave out filled in.

Levels above the first one written are inherited from the citation before, as long as it is of the same archive.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import attrs

from archref.languages.letters import DASH, LETTER
from archref.languages.patterns import alternatives
from archref.levels import ABOVE_THE_DELO
from archref.model import Citation, Extra, Part, Reference
from archref.reading.named import antecedents

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archref.archives.registry import Registry
    from archref.languages.words import Words
    from archref.model import Basis
    from archref.reading.interpret import Reading

NEAR = 3000
"""How far behind a citation, in code points, a leaf or a delo alone still continues it."""
EMPTY_NOTES = 9
"""How many empty passages, as files of some programs have them, may stand between a note and its ibid."""
_NEW_ITEM = re.compile(r"\n\s*\n|\n\s*(?:[•*·–-]|\d{1,4}[.)])\s")
_NUMBER_NEAR = re.compile(r"[^\d;\n]{0,60}?\d")
"""Behind an archive's name: the number of a source."""
_LINE_START = re.compile(r"\n[\s•*–-]*\Z")


@attrs.frozen
class MeantArchive:
    """An archive as the text names it: `keys` as in the registry, several where that is ambiguous.

    `start` and `end` are where the name stands, if it stands in the citation itself.
    """

    written: str | None = None
    keys: tuple[str, ...] = ()
    listed: bool = True
    basis: Basis | None = None
    start: int = -1
    end: int = -1

    @property
    def key(self) -> str | None:
        """The archive's key, None where it cannot be told."""
        return self.keys[0] if len(self.keys) == 1 else None


def archive_of(citation: Citation) -> MeantArchive:
    """Give the archive that a citation names or has inherited, as the antecedent of the next one."""
    key = citation.reference.archive
    return MeantArchive(citation.archive_text, (key,) if key else citation.candidates, citation.listed, "carried")


class Interruptions:
    """What may stand between two citations, in the words of some languages, and what is a book in between."""

    def __init__(self, words: Words) -> None:
        """Build the expressions."""
        conjunctions = alternatives(words.forms("conjunctions"))
        capital = f"(?-i:[{words.capitals}])"
        places = "|".join(map(re.escape, words.forms("places")))
        self.adjacent = re.compile(
            rf"(?>(?:[\s,.;:&/)]|{DASH}|\([^()]*\)|(?:{conjunctions})(?!{LETTER}))*)", re.IGNORECASE
        )
        pages = "|".join(map(re.escape, words.forms("book_words")))
        self.book = re.compile(
            rf"(?<!\w)(?:{pages})\.?\s?\d|//|;"
            rf"|\((?:[^()]*,\s*)?(?:1[89]|20)\d\d\)|(?-i:(?:{places}))\.,\s*\d{{4}}"
            rf"|{capital}\w+,\s{capital}[^.;,]{{2,60}},\s\d",
            re.IGNORECASE,
        )
        self.book_after_ibid = re.compile(
            rf"\.?\s*,\s*[^\W\d_]+\.?\s*\d|\.?\s*[,:]?\s*(?:{pages})\.?\s?\d", re.IGNORECASE
        )


@attrs.define
class Memory:
    """The citations of one chain of passages so far, and what the next one may leave out."""

    texts: Sequence[str]
    notes: Sequence[int]
    """The number of each text among the passages of the whole document."""
    interruptions: Interruptions
    citations: list[Citation] = attrs.Factory(list)
    labels: Mapping[str, str] = attrs.Factory(dict)
    at: int = 0
    """The text that the last citation stands in."""
    looked_through: tuple[int, int] = (0, 0)
    """Up to where, text and place in it, no other source is cited since."""
    interrupted: bool = False
    """Whether a source of another archive that is none of ours is cited since."""

    @property
    def last(self) -> Citation | None:
        """The citation read last."""
        return self.citations[-1] if self.citations else None

    def is_next(self, place: int) -> bool:
        """Tell whether a text is the one behind the last citation's, empty ones aside."""
        if self.last is None or place - self.at > EMPTY_NOTES:
            return False
        return not any(map(str.strip, self.texts[self.at + 1 : place]))

    def is_near(self, place: int, start: int) -> tuple[bool, bool]:
        """Tell whether the last citation is in the same item and near, and whether it is right before."""
        last, text = self.last, self.texts[place]
        if last is None or self.at != place or start - last.end > NEAR or _NEW_ITEM.search(text, last.end, start):
            return False, False
        follows_semicolon = text[max(0, start - 8) : start].rstrip()[-1:] == ";"
        return True, follows_semicolon or self.interruptions.adjacent.fullmatch(text, last.end, start) is not None

    def follows_directly(self, place: int, start: int) -> bool:
        """Tell whether no book is cited between the last citation and this place."""
        last, text, book = self.last, self.texts[place], self.interruptions.book
        if last is None or not self.is_next(place):
            return False
        if self.at == place:
            return start - last.end < NEAR and not book.search(text, last.end, start)
        if len(self.texts[self.at]) - last.end + start > NEAR:
            return False
        return not book.search(self.texts[self.at], last.end) and not book.search(text, 0, start)

    def is_interrupted(self, place: int, start: int, registry: Registry) -> bool:
        """Tell whether a source of another archive, seen and not read, stands since the last citation.

        What was looked through is remembered, so that all questions together go through the texts once.
        """
        last = self.last
        if last is None or self.interrupted:
            return self.interrupted
        begun, offset = max(self.looked_through, (self.at, last.end))
        for earlier in range(begun, place + 1):
            text = self.texts[earlier]
            end = start if earlier == place else len(text)
            for name in antecedents(text, offset if earlier == begun else 0, end, registry):
                is_another = last.reference.archive not in name.keys
                if is_another and _NUMBER_NEAR.match(text, name.end, end):
                    self.interrupted = True
                    return True
        self.looked_through = (place, start)
        return False

    def goes_on_in_the_same_words(self, place: int, start: int, reading: Reading) -> bool:
        """Tell `file 45` in one passage, `files 46 and 47` in the next; lines that begin with `D. 3`, `D. 4`."""
        before = self.labels.get("delo", "")
        label = reading.labels.get("delo", "")
        if self.last is None or not before:
            return False
        if place == self.at:
            return before == label and _LINE_START.search(self.texts[place], max(0, start - 12), start) is not None
        return self.is_next(place) and len(before) > 3 and before[:4] == label[:4]

    def cite(
        self,
        place: int,
        start: int,
        end: int,
        reading: Reading,
        *,
        origin: int,
        archive: MeantArchive | None = None,
        ibid: tuple[int, int] | None = None,
        carried: tuple[str, ...] = (),
    ) -> int:
        """Add a citation for each file of a reading, and give its `end`.

        `origin` is where the reading's parts count from; `archive` None: the last one is meant; `ibid` is where the
        word for the same place stands; `carried` are levels of the reading that stand before this place.
        """
        last = self.last
        if archive is None:
            archive = archive_of(last) if last else MeantArchive()
        is_inherited = archive.start < 0
        inherited = ["archive"] if is_inherited and archive.written is not None else []
        inherited += carried
        fondy, opisi, files, extra = reading.fondy, reading.opisi, reading.files, reading.extra
        if last is not None and is_inherited and archive.keys == archive_of(last).keys:
            fondy, opisi, files, extra, filled = _filled(reading, last.reference)
            inherited += filled
        marks = list(product(fondy or (None,), opisi or (None,), files or (None,)))
        each = {"delo": len(files) or 1, "opis": len(opisi) or 1, "fond": len(fondy) or 1}
        parts = _parts(reading, origin, archive, ibid)
        text = self.texts[place][start:end]
        candidates = archive.keys if len(archive.keys) > 1 else ()
        basis = archive.basis if archive.key else None
        for number, (fond, opis, delo) in enumerate(marks):
            is_last = number == len(marks) - 1
            reference = Reference(archive.key, fond, opis, delo, reading.listy if is_last else (), Extra(extra))
            own = parts if len(marks) == 1 else _of_one(parts, number, each, is_last)
            self.citations.append(
                Citation(
                    self.notes[place], start, end, text, archive.written, reference, tuple(inherited), candidates,
                    archive.listed, own, basis,
                )
            )  # fmt: skip
        self.at, self.interrupted = place, False
        if reading.levels:
            self.labels = reading.labels if reading.fond else {**self.labels, **reading.labels}
        return end


def _parts(reading: Reading, origin: int, archive: MeantArchive, ibid: tuple[int, int] | None) -> tuple[Part, ...]:
    """Give a citation's parts in the order in which they stand, counted from the passage's beginning."""
    parts = [Part(level, origin + start, origin + end) for level, start, end in reading.parts]
    if archive.start >= 0:
        parts.append(Part("archive", archive.start, archive.end))
    if ibid:
        parts.append(Part("ibid", *ibid))
    parts.sort(key=lambda part: part.start)
    return tuple(parts)


def _of_one(parts: Sequence[Part], number: int, each: Mapping[str, int], is_last: bool) -> tuple[Part, ...]:
    """Give the parts that belong to one of several marks written together; leaves belong to the last.

    `each` tells how many there are of a level, the lowest first.
    """
    wanted = {}
    for level, count in each.items():
        number, wanted[level] = divmod(number, count)
    several = {level: sum(part.level == level for part in parts) > 1 for level in wanted}
    seen = dict.fromkeys(wanted, -1)
    own = []
    for part in parts:
        if part.level in wanted:
            seen[part.level] += 1
            if several[part.level] and seen[part.level] != wanted[part.level]:
                continue
        if part.level != "listy" or is_last:
            own.append(part)
    return tuple(own)


def _filled(
    reading: Reading, last: Reference
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], Mapping[str, str], list[str]]:
    """Fill the levels above the first one written from the last reference; the list names those filled in."""
    fondy, opisi, files, extra = reading.fondy, reading.opisi, reading.files, dict(reading.extra)
    filled: list[str] = []
    if fondy:
        return fondy, opisi, files, extra, filled
    if last.fond is not None:
        fondy = (last.fond,)
        filled.append("fond")
    if opisi:
        return fondy, opisi, files, extra, filled
    if last.opis is not None:
        opisi = (last.opis,)
        filled.append("opis")
    if not files and last.delo is not None:
        files = (last.delo,)
        filled.append("delo")
    kept = ABOVE_THE_DELO if "delo" in reading.levels else tuple(last.extra)
    carried = {level: value for level, value in last.extra.items() if level in kept and level not in extra}
    if carried:
        extra |= carried
        filled.append("extra")
    return fondy, opisi, files, extra, filled
