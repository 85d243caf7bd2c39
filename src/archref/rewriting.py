"""Rewriting: in go passages and a style, out come the same passages with every citation in that style.

With them come the edits, and the citations that were left as they were, and why. What is rewritten is read again; a
citation that would not come back as the same reference is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, count, groupby
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import attrs

from archref.citations import find, passages_of
from archref.documents import Edit
from archref.errors import StyleError
from archref.house_styles import styles
from archref.model import EXTRA_LEVELS, Citation, Reference
from archref.registry import Registry, archives
from archref.remarks import besides
from archref.scan import ibid_at
from archref.style import ORDER, Setting, Style, from_first_difference

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from archref.documents import Document

Repeats = Literal["keep", "expand", "ibid"]

_ROUNDS = 8


@attrs.frozen
class Left:
    """A citation left as it was: passage `note`, code points `start` to `end`, its `text`, and why."""

    note: int
    start: int
    end: int
    text: str
    reason: str

    def __str__(self) -> str:
        """Give one line for the reader."""
        shown = self.text if len(self.text) < 80 else f"{self.text[:77]}..."
        place = f"passage {self.note + 1}, character {self.start + 1}"
        return f"{place}: left {' '.join(shown.split())!r}: {self.reason}"


@attrs.frozen
class Rewriting:
    """The passages as rewritten, the edits that make them of the original, and the citations left alone."""

    passages: tuple[str, ...]
    edits: tuple[Edit, ...]
    warnings: tuple[Left, ...]


def normalise(
    text: str, style: str | Style = "canonical", repeats: Repeats = "keep", registry: Registry | None = None
) -> str:
    """Give the same text with every archival citation in one style.

    What repeated citations leave out they go on leaving out (`repeats="keep"`), or have written out
    ("expand"), or are shortened to the style's ibid where that is unambiguous ("ibid"). Nothing outside
    citations changes; a citation that the style cannot express, or whose words would be lost, stays as it is:
    `rewrite` tells which. Raises `StyleError` for an unknown style.

    >>> print(normalise("See RGASPI 17/3/74/5; d. 75, ll. 1-2, 9ob.", "gost"))
    See РГАСПИ. Ф. 17. Оп. 3. Д. 74. Л. 5; Д. 75. Л. 1–2, 9 об.
    """
    return rewrite(text, style, repeats, registry).passages[0]


def rewrite(
    notes: str | Sequence[str] | Document,
    style: str | Style = "canonical",
    repeats: Repeats = "keep",
    registry: Registry | None = None,
) -> Rewriting:
    r"""Rewrite every citation of a text, of consecutive notes or of a document, as `normalise` does.

    >>> done = rewrite(["ГАРФ, ф. 9401, оп. 1а, д. 552, л. 7–9 об.", "Там же, д. 553."], "kritika", "expand")
    >>> print(*done.passages, sep="\n")
    Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF) f. 9401, op. 1a, d. 552, ll. 7–9 ob.
    GARF f. 9401, op. 1a, d. 553.
    >>> print(*rewrite("GARF, f. 1, op. 2, d. 3, l. 4", "wikisource").warnings)
    passage 1, character 1: left 'GARF, f. 1, op. 2, d. 3, l. 4': wikisource has no way to write leaves
    """
    if repeats not in get_args(Repeats):
        raise StyleError(f"unknown repeats {repeats!r}; there are {', '.join(get_args(Repeats))}")
    if isinstance(style, str):
        style = styles[style]
    registry = archives if registry is None else registry
    passages = passages_of(notes)
    spans = _spans(find(passages, registry))
    writer = _Writer(style, repeats, registry)
    proposals = writer.proposals(passages, spans)
    reasons = {index: str(text) for index, text in enumerate(proposals) if isinstance(text, StyleError)}
    for round_ in count():
        edits = [
            Edit(span.note, span.start, span.end, text)
            for index, (span, text) in enumerate(zip(spans, proposals, strict=True))
            if index not in reasons and isinstance(text, str) and text != span.text
        ]
        rewritten = _apply(passages, edits)
        if not edits:
            break
        places = _placed(spans, edits)
        found = find(rewritten, registry)
        blamed = _blamed(spans, places, found, style.complete) or _unsettled(places, writer, rewritten, found)
        if not blamed:
            break
        if round_ >= _ROUNDS:  # so that time stays linear, all the rest of these passages, then everything
            faulty = {spans[index].note for index in blamed}
            edited = {edit[:2] for edit in edits if edit.passage in faulty or round_ > _ROUNDS}
            blamed = {
                index: blamed.get(index, "what stands beside it cannot be rewritten")
                for index, span in enumerate(spans)
                if (span.note, span.start) in edited
            }
        reasons |= blamed
    warnings = tuple(
        Left(spans[index].note, spans[index].start, spans[index].end, spans[index].text, reason)
        for index, reason in sorted(reasons.items())
    )
    return Rewriting(rewritten, tuple(edits), warnings)


# ---- spans: what stands in one place, several files of one citation together


@attrs.frozen
class _Span:
    note: int
    start: int
    end: int
    text: str
    citations: tuple[Citation, ...]
    before: Reference | None

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(citation.reference for citation in self.citations)


def _spans(citations: Sequence[Citation]) -> list[_Span]:
    spans: list[_Span] = []
    for (note, start, end), members in groupby(citations, key=lambda c: (c.note, c.start, c.end)):
        together = tuple(members)
        before = spans[-1].references[-1] if spans else None
        spans.append(_Span(note, start, end, together[0].text, together, before))
    return spans


def _apply(passages: Sequence[str], edits: Sequence[Edit]) -> tuple[str, ...]:
    texts = list(passages)
    for note, members in groupby(edits, key=lambda edit: edit.passage):
        pieces, done = [], 0
        for edit in members:
            pieces += [texts[note][done : edit.start], edit.text]
            done = edit.end
        texts[note] = "".join((*pieces, texts[note][done:]))
    return tuple(texts)


# ---- writing


@attrs.frozen
class _Writer:
    style: Style
    repeats: Repeats
    registry: Registry

    def proposals(self, passages: Sequence[str], spans: Sequence[_Span]) -> list[str | StyleError]:
        """Give for each span what to write there, or why nothing can be."""
        introduced: set[str] = set()
        lines = _Lines(passages, spans)
        texts: list[str | StyleError] = []
        for previous, span in zip((None, *spans), spans, strict=False):
            try:
                text = self._text(span, previous, lines, introduced)
                texts.append(_fitted(text, span, passages[span.note], self.style))
            except StyleError as error:
                texts.append(error)
        return texts

    def _text(self, span: _Span, previous: _Span | None, lines: _Lines, introduced: set[str]) -> str:
        citation = span.citations[0]
        word = ibid_at(span.text, 0)
        ibid = word.group() if word else ""
        remarks, lost = besides(span.citations, ibid)
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
        record = self.style.record(citation.reference.archive, self.registry)
        runs = self.style.runs(span.references) if self.repeats == "expand" else [span.references]
        pieces = []
        for run in runs:
            pieces.append(self.style.span(run, archive, Setting(written, opening, glossed, record, remarks)))
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

    def _archive(self, citation: Citation, introduced: set[str]) -> tuple[str | None, bool]:
        """Give the archive's name, and whether it is introduced with it; one in no registry stays as written."""
        key = citation.reference.archive
        if key is None or not citation.listed or key not in self.registry:
            return citation.archive_text, False
        first = key not in introduced
        introduced.add(key)
        return self.style.archive_name(key, self.registry, first=first), first


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


_SENTENCE_ENDS = re.compile(r"\s*\Z|\s*\n|\s+[«“\"(\[]*[^\W\d_a-zа-яёіїєґў]")


def _fitted(text: str, span: _Span, passage: str, style: Style) -> str:
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
    if (
        span.text.endswith(".")
        and not text.endswith(".")
        and not stop_follows
        and _SENTENCE_ENDS.match(passage, span.end)
    ):
        return f"{text}."
    return text


# ---- ibid


_NUMBERING = re.compile(r"\s*(?:[\[(]?\d{1,4}[\]).]*\s+|[•*–-]\s+)?")


class _Lines:
    """The lines of a work, one note or paragraph each, and what each cites."""

    def __init__(self, passages: Sequence[str], spans: Sequence[_Span]) -> None:
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

    def may_be_ibid(self, span: _Span, before: _Span, style: Style) -> bool:
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


# ---- reading again


class _Place(NamedTuple):
    """Where a span stands after the edits, and whether it was edited."""

    note: int
    start: int
    end: int
    is_edited: bool


def _placed(spans: Sequence[_Span], edits: Sequence[Edit]) -> list[_Place]:
    edited = {(edit.passage, edit.start): edit.text for edit in edits}
    places, note, shift = [], -1, 0
    for span in spans:
        if span.note != note:
            note, shift = span.note, 0
        text = edited.get((span.note, span.start))
        length = span.end - span.start if text is None else len(text)
        places.append(_Place(note, span.start + shift, span.start + shift + length, text is not None))
        shift += length - (span.end - span.start)
    return places


def _next(places: Sequence[_Place], index: int, found: Citation | _Span) -> int:
    """Give the first place from `index` on that does not end before what was found."""
    while index < len(places) and (places[index].note, places[index].end) <= (found.note, found.start):
        index += 1
    return index


def _blamed(
    spans: Sequence[_Span], places: Sequence[_Place], found: Sequence[Citation], complete: bool
) -> dict[int, str]:
    """Give the edits to take back so that reading gives the same references as before, and why.

    What a style that is not complete writes (a page's name, a file's name) may also be no citation any more.

    An error spreads to the citations that inherit from it, so of a run of wrong ones the first is taken back,
    and those that inherit nothing; a wrong one that was not edited points to the nearest edit before it.
    """
    came: list[list[Citation]] = [[] for _ in spans]
    strays: list[int] = []
    index = 0
    for citation in found:
        within = index = _next(places, index, citation)
        while within < len(places) and places[within][:2] < (citation.note, citation.end):
            came[within].append(citation)
            within += 1
        if within == index:
            strays.append(max(0, index - 1))
    wrong = {
        index: came[index]
        for index, span in enumerate(spans)
        if tuple(citation.reference for citation in came[index]) != span.references
        and (complete or came[index] or not places[index].is_edited)
    }
    edited_before = list(accumulate((i if place.is_edited else -1 for i, place in enumerate(places)), max))
    blamed: dict[int, str] = {}
    for index in sorted({*wrong, *strays}):
        if index in wrong and index - 1 in wrong and spans[index].citations[0].inherited:
            continue
        culprit = edited_before[index]
        if culprit < 0:
            culprit = next((later for later, place in enumerate(places) if place.is_edited), -1)
        if culprit >= 0:
            came_back = "; ".join(str(citation.reference) for citation in wrong.get(index, ())) or "no citation"
            blamed[culprit] = f"in this style it would be read as {came_back}"
    return blamed


def _unsettled(
    places: Sequence[_Place], writer: _Writer, rewritten: Sequence[str], found: Sequence[Citation]
) -> dict[int, str]:
    """Give the edits that rewriting once more would change."""
    again = _spans(found)
    unsettled: dict[int, str] = {}
    index = 0
    for span, text in zip(again, writer.proposals(rewritten, again), strict=True):
        if isinstance(text, StyleError) or text == span.text:
            continue
        index = _next(places, index, span)
        if index < len(places) and places[index].is_edited and places[index][:2] < (span.note, span.end):
            unsettled[index] = "written in this style it would be rewritten otherwise the next time"
    return unsettled
