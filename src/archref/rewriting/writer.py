"""What is to stand in the place of a citation: in go spans, a style and what came before, out come texts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

import attrs

from archref.archives.words import is_acronym
from archref.errors import StyleError
from archref.levels import EXTRA_LEVELS, ORDER
from archref.rewriting.pairs import is_address, unpaired
from archref.rewriting.remarks import besides
from archref.styles.style import Setting, Style, from_first_difference

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from archref.model import Citation, Reference
    from archref.reading.reader import Reader
    from archref.rewriting.spans import Span


Repeats = Literal["keep", "expand", "ibid"]


# ---- writing


@attrs.frozen
class Writer:
    """Writes spans in a style, one by one, with what the work has introduced so far."""

    style: Style
    repeats: Repeats
    reader: Reader

    def proposals(self, passages: Sequence[str], spans: Sequence[Span]) -> list[str | StyleError]:
        """Give for each span what to write there, or why nothing can be."""
        introduced: set[str] = set()
        lines = _Lines(passages, spans)
        texts: list[str | StyleError] = []
        for previous, span in zip((None, *spans), spans, strict=False):
            try:
                if is_address(passages[span.note], span.start):
                    raise StyleError("is part of an address or a file's name")
                introduced |= self._named_before(passages[span.note], span)
                text = _fitted(self._text(span, previous, lines, introduced), span, passages[span.note], self.style)
                if [mark[0] for mark in unpaired(text)] != [mark[0] for mark in unpaired(span.text)]:
                    raise StyleError("a bracket, quote or emphasis would lose its other half")
                texts.append(text)
            except StyleError as error:
                texts.append(error)
        return texts

    def _text(self, span: Span, previous: Span | None, lines: _Lines, introduced: set[str]) -> str:
        citation = span.citations[0]
        ibid = span.ibid
        remarks, lost = besides(span.citations, self.reader.habits.words)
        if lost:
            raise StyleError(f"{lost!r} stands between its parts and would be lost")
        written: Collection[str] = ORDER
        opening = ""
        if self.repeats != "expand" and (citation.inherited or ibid):
            written = _written(citation, span.before)
            opening = self._ibid(ibid)
        elif ibid and citation.reference.archive is None and citation.archive_text is None:
            raise StyleError("nothing before it says what the ibid stands for")
        elif self.repeats == "ibid" and previous and lines.may_be_ibid(span, previous, self.style):
            opening = self.style.ibid.word
            written = _changed(previous.references[0], citation.reference)
        archive, first = None, False
        if not opening and (self.repeats == "expand" or "archive" not in citation.inherited):
            archive, first = self._archive(citation, introduced)
        glossed = first and len(introduced) == 1
        closing, bracket = span.marks_behind_head
        archive, opening = archive and f"{archive}{closing}", opening and f"{opening}{closing}"
        record = self.style.record(citation.reference.archive, self.reader.registry)
        runs = self.style.runs(span.references) if self.repeats == "expand" else [span.references]
        unit = self.style.unit(span.before_delo)
        pieces = []
        for run in runs:
            setting = Setting(written, opening, glossed, record, remarks, bracket, unit)
            pieces.append(self.style.span(run, archive, setting))
            if first:
                archive, first = self._archive(citation, introduced)
                glossed = False
        return self.style.separators.references.join(pieces)

    def _ibid(self, ibid: str) -> str:
        """Give the style's word for an ibid as written, which begins as that one does; nothing for none."""
        word = self.style.ibid.word
        if ibid and not word:
            raise StyleError(f"{self.style.name} has no ibid; repeats 'expand' writes such citations out")
        return "" if not ibid else word[0].lower() + word[1:] if ibid[0].islower() else word

    def _named_before(self, passage: str, span: Span) -> set[str]:
        """Give the key of the span's archive if its name stands right before, outside a bracket: `Name (ACR, f. 1)`."""
        key = span.citations[0].reference.archive
        bracket = _OPENED.search(passage, max(0, span.start - _NEAR), span.start)
        if bracket is None or key is None:
            return set()
        name = self.reader.registry.name_before(passage, bracket.start(), 0)
        return {key} if name is not None and key in name.keys else set()

    def _archive(self, citation: Citation, introduced: set[str]) -> tuple[str | None, bool]:
        """Give the archive's name, and whether it is introduced with it; one in no registry stays as written."""
        key = citation.reference.archive
        if key is None or not citation.listed or key not in self.reader.registry:
            return citation.archive_text, False
        first = key not in introduced
        introduced.add(key)
        name = self.style.archive_name(key, self.reader.registry, first=first)
        return (citation.archive_text, False) if self._is_the_authors(citation, name) else (name, first)

    def _is_the_authors(self, citation: Citation, name: str) -> bool:
        """Tell whether the author's own name of an archive stays: one that the document explains, or that it defines.

        An acronym of several archives, settled by the document, would else be replaced by one that nobody uses.
        """
        written = citation.archive_text or ""
        if "archive" in citation.inherited or written.isascii() != name.isascii():
            return False
        if "(" in written:
            return any(word in written.lower() for word in self.reader.habits.words.forms("hereafter"))
        return is_acronym(written) and len(self.reader.registry.lookup(written)) != 1


def _changed(before: Reference, reference: Reference) -> tuple[str, ...]:
    """Give the levels that an ibid after `before` has to write."""
    return () if before == reference and not reference.listy else from_first_difference(before, reference)


def _written(citation: Citation, before: Reference | None) -> tuple[str, ...]:
    """Give the levels that a citation writes itself.

    Further levels are inherited one by one: those count that differ from the reference before.
    """
    extra = citation.reference.extra
    carried = {
        level
        for level in extra
        if "extra" in citation.inherited and before is not None and before.extra.get(level) == extra[level]
    }
    return tuple(
        level for level in ORDER if (level not in carried if level in EXTRA_LEVELS else level not in citation.inherited)
    )


_NEAR = 5
_OPENED = re.compile(r"\s*\(\s*\Z")
_SENTENCE_ENDS = re.compile(r"\s*\Z|\s*\n|\s+[«“\"(\[]*(?P<next>[^\W\d_])")


def _fitted(text: str, span: Span, passage: str, style: Style) -> str:
    """Fit a citation to its surroundings: one full stop where one belongs, no word before or behind it twice."""
    lead, _, _ = style.archive.short.partition("{acronym}")
    lead = lead if "{" not in lead else text[:3]  # a country and a space
    if lead and text.startswith(lead) and passage.endswith(lead, 0, span.start):
        text = text[len(lead) :]
    if (
        style.archive.place == "after"
        and (comma := text.rfind(", ")) > 0
        and passage.startswith(text[comma:], span.end)
    ):
        text = text[:comma]
    stop_follows = passage.startswith(".", span.end)
    if text.endswith(".") and stop_follows:
        return text[:-1]
    if span.text.endswith(".") and not text.endswith(".") and not stop_follows and _sentence_ends(passage, span.end):
        return f"{text}."
    return text


def _sentence_ends(passage: str, place: int) -> bool:
    """Tell whether a sentence may end at a place: a line ends there too, or no small letter follows."""
    end = _SENTENCE_ENDS.match(passage, place)
    return end is not None and not (end["next"] or "").islower()


# ---- ibid


_NUMBERING = re.compile(r"\s*(?:[\[(]?\d{1,4}[\]).]*\s+|[•*–-]\s+)?")


class _Lines:
    """The lines of a work, one note or paragraph each, and what each cites."""

    def __init__(self, passages: Sequence[str], spans: Sequence[Span]) -> None:
        self._passages = passages
        self._starts: list[tuple[int, int, int]] = []
        for note, text in enumerate(passages):
            position = 0
            for line in text.splitlines(keepends=True):
                if line.strip():
                    self._starts.append((note, position, position + len(line.rstrip())))
                position += len(line)
        self._line_of: dict[tuple[int, int], int] = {}
        self._cited: Counter[int] = Counter()
        at = 0
        for span in spans:
            while at + 1 < len(self._starts) and self._starts[at + 1][:2] <= (span.note, span.start):
                at += 1
            self._line_of[span.note, span.start] = at
            self._cited[at] += 1

    def may_be_ibid(self, span: Span, before: Span, style: Style) -> bool:
        """Tell whether an ibid at `span` can mean `before` alone.

        Source: Treadgold Papers' style sheet: only where the note before holds one source.
        """
        here, there = self._line_of[span.note, span.start], self._line_of[before.note, before.start]
        if not style.ibid.word or here != there + 1 or self._cited[there] != 1:
            return False
        if len(span.citations) > 1 or len(before.citations) > 1:
            return False
        now, then = span.citations[0], before.citations[0]
        if now.reference.archive is None or now.reference.archive != then.reference.archive:
            return False
        lead = self._text_between(here, span.start, before=True)
        return not (
            re.search(r"[;\d]", _NUMBERING.sub("", lead, count=1))
            or ";" in self._text_between(there, before.start, before=True)
            or re.search(r"[;\d]", self._text_between(there, before.end, before=False))
        )

    def _text_between(self, line: int, place: int, before: bool) -> str:
        note, start, end = self._starts[line]
        return self._passages[note][start:place] if before else self._passages[note][place:end]
