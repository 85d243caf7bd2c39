"""One chain of passages to citations: in go passages that continue one another, out come citations, filled in.

What a citation leaves out is carried on along its chain only; what the document says of its acronyms holds for all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from archref.reading.ibid import read_ibid
from archref.reading.interpret import RECORD_GROUP, Reading, interpret
from archref.reading.listed import archive_of_a_listed_fond
from archref.reading.memory import EMPTY_NOTES, MeantArchive, Memory
from archref.reading.scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archref.archives.registry import Registry
    from archref.reading.habits import Habits
    from archref.reading.judging import Judge
    from archref.reading.meaning import Meaning
    from archref.reading.named import Named
    from archref.reading.reader import Reader

WINDOW = 1200
"""How far, in code points, one shelf mark with the descriptions between its levels may reach."""
_CLOSING = re.compile(r"[\s.,;]+")
_FIELD_REACH = 40


@attrs.define
class Chain:
    """Reads the passages of one chain in their order."""

    reader: Reader
    memory: Memory
    meaning: Meaning
    heading: MeantArchive | None = None
    """The archive that a heading over these passages names."""
    unfinished: str = ""
    """The fond of a record that ended with it: `Fond: 263.`, and in the next paragraph `Opis: 1. Delo: 5.`"""
    text: str = ""
    """The passage that is read."""
    plain: str = ""
    """The same with the signs and alphabets of the grammar: as long as the passage."""

    @property
    def habits(self) -> Habits:
        """What the reader knows by heart."""
        return self.reader.habits

    @property
    def registry(self) -> Registry:
        """The reader's registry."""
        return self.reader.registry

    def read(self) -> None:
        """Read every passage."""
        memory, scanner = self.memory, self.habits.scanner
        for place, text in enumerate(memory.texts):
            hits = list(scanner.scan(text, self.registry.could_end_name))
            # Elsewhere an ibid word repeats nothing.
            if hits or (memory.last is not None and place - memory.at <= EMPTY_NOTES):
                hits += [Hit(found.start(), "ibid") for found in self.habits.ibid_words.all_in(text)]
            if hits:
                self.text, self.plain = text, self.habits.plain(text)
                self._read_passage(place, sorted(hits))

    def window(self, start: int) -> str:
        """Give the stretch of the passage that the grammar is to read."""
        return self.plain[start : start + WINDOW]

    def _read_passage(self, place: int, hits: Iterable[Hit]) -> None:
        done = 0
        for hit in hits:
            if hit.start < done:
                continue
            before = len(self.memory.citations)
            if hit.kind == "ibid":
                end = read_ibid(self, place, hit.start, done)
            elif hit.kind == "archive":
                end = self._read_after_archive(place, hit.start, done)
            else:
                end = self._read_mark(place, hit, done)
            done = end or done
            if any(citation.basis != "carried" for citation in self.memory.citations[before:]):
                self.heading = None  # it ends with the next archive

    # ---- marks beside their archive

    def _read_after_archive(self, place: int, start: int, done: int) -> int | None:
        """Read numbers that follow an archive's name: `RGASPI 17/3/74/5`."""
        named = self.reader.beside.before(self.text, start, done)
        if named is None or not named.listed:
            return None
        window = self.window(named.end)
        tokens = self.habits.grammar.after_archive.match(window)
        if (
            tokens is None and len(named.keys) == 1 and self.registry[named.keys[0]].sign == "part"
        ):  # ERA.31: the archive is a part of the fond's own number
            tokens = self.habits.grammar.fond_of_a_part.match(window)
        if tokens is None:
            return None
        reading = interpret(tokens, self.habits.grammar)
        if _is_of_another_kind(named, reading, self.registry, self.habits.judge) or not _has_a_place(reading):
            return None
        if reading.is_path and _is_a_file_path(self.text, named, reading):
            return None
        cite = self.memory.cite
        end = named.end + reading.end
        cite(place, named.start, end, reading, origin=named.end, archive=self.meaning.of(self.text, named))
        while reading.is_path and (joined := self.habits.next_path.match(self.text, end)):
            tokens = self.habits.grammar.after_path.match(self.window(joined.end()))
            if tokens is None:
                break
            reading = interpret(tokens, self.habits.grammar)
            if not reading.files:
                break
            end = cite(place, joined.end(), joined.end() + reading.end, reading, origin=joined.end())
        return end

    def _read_mark(self, place: int, hit: Hit, done: int) -> int | None:
        """Read a mark with labels, and find its archive before it, behind it, or in what was read before."""
        text, start, habits = self.text, hit.start, self.habits
        ibid = self.habits.ibid_words.before(text, start, done)
        if ibid is not None:
            return read_ibid(self, place, ibid, done)
        production = self.habits.grammar.labelled if hit.kind == "label" else self.habits.grammar.numbered
        if unlabelled := habits.fond_before_opis.search(text, max(done, start - 10), start):  # K-1, ap. 58
            start, production = unlabelled.start(), self.habits.grammar.after_archive
        elif lettered := habits.fond_by_letters.search(text, max(done, start - 24), start):  # F. VUA. D. 17686
            start = lettered.start()
        tokens = production.match(self.window(start))
        if tokens is None:
            return None
        reading = self._upwards(interpret(tokens, self.habits.grammar), start)
        end = start + reading.end
        named = self.reader.beside.before(text, start, done)
        if named is not None and _may_belong(named, reading):
            if _is_of_another_kind(named, reading, self.registry, self.habits.judge):
                return None
            if _has_a_place(reading) or not named.listed:
                archive = self.meaning.of(self.text, named)
                return self.memory.cite(place, named.start, end, reading, origin=start, archive=archive)
        if "fond" in reading.levels and (after := self._archive_behind(end)):
            whole = self._with_brackets_behind(reading, start, after)
            end = max(after.end, start + whole.end)
            return self.memory.cite(place, start, end, whole, origin=start, archive=self.meaning.of(self.text, after))
        return self._read_without_archive(place, start, reading)

    def _read_without_archive(self, place: int, start: int, reading: Reading) -> int | None:
        """Read a mark that has no archive beside it, if it is a citation."""
        cite, end = self.memory.cite, start + reading.end
        is_record = self._is_of_a_record(start, reading)
        if is_record and reading.levels == ("fond",) and not _CLOSING.sub("", self.text[end:]):
            self.unfinished = reading.fond or ""
            return end
        if reading.levels == ("fond",) and (archive := archive_of_a_listed_fond(self, place, start, end)):
            return cite(place, start, end, reading, origin=start, archive=archive)
        if not self.habits.judge.stands_alone(self.memory, place, start, reading):
            return None
        if is_record:
            archive = self.meaning.in_mind(self.memory, place, start, within=True) or self.heading or MeantArchive()
            if self.unfinished and "fond" not in reading.levels and not self.text[:start].strip():
                whole = attrs.evolve(reading, fondy=(self.unfinished,))
                return cite(place, start, end, whole, origin=start, archive=archive, carried=("fond",))
            return cite(place, start, end, reading, origin=start, archive=archive)
        return cite(place, start, end, reading, origin=start, archive=self._antecedent(place, start, reading))

    def _antecedent(self, place: int, start: int, reading: Reading) -> MeantArchive | None:
        """Give the archive of a mark that has none beside it; None: that of the citation before.

        A full mark in a passage of its own takes it from a sentence or a heading before, and not from the citation of
        another passage, unless that is of the same fond.
        """
        memory = self.memory
        if named := self.meaning.in_mind(memory, place, start):
            self.heading = named
            return named
        last = memory.last
        if last is None or not {"fond", "opis"} <= set(reading.levels) or memory.at == place:
            return self.heading if last is None else None
        if last.reference.fond == reading.fond:
            return None
        return self.heading or MeantArchive()

    def _is_of_a_record(self, start: int, reading: Reading) -> bool:
        """Tell a mark that is the field of a record, which has nothing to do with the record before.

        Its labels have colons (`Fond: R-5859. Opis: 2.`), or a word for such a field is before it (`Signatur: f. 5`).
        """
        if reading.parts and ":" in self.text[start : start + reading.parts[0].start]:
            return True
        return self.habits.before_a_record.search(self.text, max(0, start - _FIELD_REACH), start) is not None

    def _archive_behind(self, end: int) -> Named | None:
        """Find the archive behind a mark that ends there, if it is not the next mark's."""
        after = self.reader.beside.behind(self.text, end)
        if after is None or (not self.text.startswith(";", after.end) and self._opens_a_mark(after)):
            return None
        return after

    def _upwards(self, reading: Reading, start: int) -> Reading:
        """Add the levels above a delo that stand behind it: `delo 5, opis 3, fond 17`."""
        if reading.levels[-1:] == ("listy",) and "delo" not in reading.levels:
            tokens = self.habits.grammar.delo_of_leaves.match(self.window(start + reading.end))
            return reading.with_more(interpret(tokens, self.habits.grammar), reading.end) if tokens else reading
        if reading.levels not in (("delo",), ("delo", "listy")):
            return reading
        tokens = self.habits.grammar.upwards.match(self.window(start + reading.end))
        return reading if tokens is None else reading.with_more(interpret(tokens, self.habits.grammar), reading.end)

    def _with_brackets_behind(self, reading: Reading, start: int, named: Named) -> Reading:
        """Add what stands in brackets behind a fond and its archive: `fond 1276 of RGIA (op. 4, d. 33)`."""
        opening = named.end + self.text.startswith(" ", named.end)
        if reading.levels != ("fond",) or not self.text.startswith("(", opening):
            return reading
        tokens = self.habits.grammar.labelled.match(self.window(opening + 1))
        inner = interpret(tokens, self.habits.grammar) if tokens else Reading()
        if not inner.levels or "fond" in inner.levels:
            return reading
        return reading.with_more(inner, opening + 1 - start)

    def _opens_a_mark(self, named: Named) -> bool:
        """Tell whether a name behind a mark is the archive of the next mark: `... d. 5; GARF, f. 6`."""
        window = self.window(named.end)
        return (
            self.habits.grammar.after_archive.match(window) is not None
            or self.habits.grammar.mark.match(window) is not None
        )


def _is_of_another_kind(named: Named, reading: Reading, registry: Registry, judge: Judge) -> bool:
    """Tell whether the archive counts its files otherwise, and this is a mark of its own kind."""
    if len(named.keys) != 1 or not named.listed or registry[named.keys[0]].marks != "own":
        return False
    label, levels = reading.labels.get("fond", ""), reading.levels
    if label == RECORD_GROUP:  # record groups are their own; those of microfilms have a point: RG-31.018M
        return "." not in (reading.fond or "")
    return not label or judge.is_everyday(label) or (len(label) == 1 and not {"opis", "delo", "extra"} & set(levels))


def _has_a_place(reading: Reading) -> bool:
    """Tell whether a mark right after an archive's name has a fond, an opis or a delo, not leaves alone."""
    return bool({"fond", "opis", "delo"} & set(reading.levels))


def _is_a_file_path(text: str, named: Named, reading: Reading) -> bool:
    """Tell `data/pages/ANRM/211-140.json` from `Arkhiv:DAKO/1/2/3`."""
    before = text[named.start - 1 : named.start]
    after = text[named.end : named.end + reading.end].replace("–", "-")
    mixed = after[:1] in ("/", "-") and after[0] not in after[1:]
    return mixed or (before in ("/", "\\", "_", ".") and before != after[:1])


def _may_belong(named: Named, reading: Reading) -> bool:
    """Tell whether a name before a mark is its archive: an unlisted one wants a fond and more."""
    if named.remote:
        return "fond" in reading.levels
    return named.listed or ("fond" in reading.levels and len(reading.levels) > 1)
