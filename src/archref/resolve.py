"""What a writer leaves out: in go passages and the hits of the scan, out come citations with everything filled in.

A reader keeps in mind the last archive, fond, opis and delo; so does `_Reading`. Levels above the first one
written are inherited; ibid words repeat the last shelf mark; an acronym means what the document says it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import attrs

from archref.dialects import DASH, LETTER, alternatives, fold_word, forms, unmix
from archref.grammar import grammar, read
from archref.interpret import Reading, interpret
from archref.model import Citation, Extra, Reference
from archref.naming import Named, named_after, named_before
from archref.registry import Registry
from archref.scan import Hit, ibid_before, ibids, scan

WINDOW = 1200
"""How far, in code points, one shelf mark with the descriptions between its levels may reach."""

_BOX_LEVELS = ("papka", "korobka", "sviazka", "razdel", "deloproizvodstvo", "god")
_CORE = ("fond", "opis", "delo")
_BREAK = re.compile(r"\n\s*\n|\n\s*(?:[•*·–-]|\d{1,4}[.)])\s")
_ADJACENT = re.compile(
    rf"(?:[\s,.;:&/]|{DASH}|\((?:[^()]*)\)|(?:{alternatives(forms('conjunctions'))})(?!{LETTER}))*",
    re.IGNORECASE,
)
_BOOKISH = re.compile(
    r"(?<!\w)(?:p|pp|с|стр|vol|т|no|№)\.?\s?\d|//|;|\((?:[^()]*,\s*)?(?:1[89]|20)\d\d\)|(?-i:[М|СПб|Л|К])\.,\s*\d{4}",
    re.IGNORECASE,
)
_AND = re.compile(rf"\s*[,;]?\s*(?:(?:{alternatives(forms('conjunctions'))})\s+)?(?=[\w-]+/\w+/\w)", re.IGNORECASE)
_BEFORE_BARE_IBID = frozenset('.;:(–—-/»”"[]*•')
_DEFINED = re.compile(
    r"[(\[]([^()\[\]]{0,40}?)\b([^\W\d_a-zа-яёіїєґў][^\s()\[\],;]{1,14}(?:\s[A-ZА-Я][\w]{0,9})?)[)\]]"
)


@cache
def _everyday() -> frozenset[str]:
    return frozenset(forms("everyday"))


@attrs.define
class _Reader:
    """What a reader of one document keeps in mind."""

    passages: Sequence[str]
    registry: Registry
    citations: list[Citation] = attrs.Factory(list)
    last: Citation | None = None
    last_reading: Reading | None = None
    names: dict[int, list[Named]] = attrs.Factory(dict)
    defined: dict[str, tuple[str, ...]] | None = None

    # ---- going through a passage

    def read_passage(self, note: int, hits: Iterable[Hit]) -> None:
        text = self.passages[note]
        done = 0
        for hit in hits:
            if hit.start >= done:
                done = self._read_hit(note, text, hit, done) or done

    def _read_hit(self, note: int, text: str, hit: Hit, done: int) -> int | None:
        if hit.kind == "ibid":
            return self._read_ibid(note, text, hit.start, done)
        if hit.kind == "archive":
            named = named_before(text, hit.start, done, self.registry)
            if named is None or not named.listed:
                return None
            tokens = read(grammar().after_archive, unmixed(text[named.end : named.end + WINDOW]))
            if tokens is None:
                return None
            reading = interpret(tokens)
            if self._is_foreign(named) and "fond" not in reading.labels:
                return None
            end = self._cite(note, text, named.start, named.end + reading.end, reading, named)
            return self._further_paths(note, text, end) if reading.is_path else end
        ibid = ibid_before(text, hit.start, done)
        if ibid is not None:
            return self._read_ibid(note, text, ibid, done)
        tokens = read(grammar().mark, unmixed(text[hit.start : hit.start + WINDOW]))
        if tokens is None:
            return None
        reading = interpret(tokens)
        end = hit.start + reading.end
        named = named_before(text, hit.start, done, self.registry)
        if named is not None and not _may_belong(named, reading):
            named = None
        if named is not None and self._is_foreign(named) and "fond" not in reading.labels:
            return None
        if named is not None:
            return self._cite(note, text, named.start, end, reading, named)
        if not self._stands_alone(note, text, hit.start, done, reading):
            return None
        if "fond" in reading.levels or len(reading.levels) > 1:
            after = named_after(text, end, self.registry)
            if after and read(grammar().after_archive, unmixed(text[after.end : after.end + 200])) is None:
                return self._cite(note, text, hit.start, after.end, reading, after)
        return self._cite(note, text, hit.start, end, reading, self._archive_in_mind(note, hit.start))

    def _further_paths(self, note: int, text: str, end: int) -> int:
        """Read on after a path: `9401/1a/64 and 9401/12/319`."""
        while joined := _AND.match(text, end):
            tokens = read(grammar().path, unmixed(text[joined.end() : joined.end() + WINDOW]))
            reading = interpret(tokens) if tokens else None
            if reading is None or not reading.files or not self.last:
                break
            end = self._cite(note, text, joined.end(), joined.end() + reading.end, reading, None)
        return end

    def _is_foreign(self, named: Named) -> bool:
        """Tell whether the name is of an archive outside the former Union, whose own marks are of another kind."""
        return len(named.keys) == 1 and named.listed and self.registry[named.keys[0]].kind == "foreign"

    # ---- ibid

    def _read_ibid(self, note: int, text: str, start: int, done: int) -> int | None:
        word = next(iter(ibids_at(text, start)), None)
        if word is None:
            return None
        tail = unmixed(text[word.end() : word.end() + WINDOW])
        leaf_label = self.last_reading.labels.get("leaf", "") if self.last_reading else ""
        tokens = read(grammar().leaves, tail) if leaf_label.startswith("f") else None  # f. is also the fila of Moldova
        tokens = tokens or read(grammar().mark, tail)
        if tokens is None and self.last_reading is not None and self.last_reading.is_path:
            tokens = read(grammar().after_archive, tail)
        if tokens is not None:
            reading = interpret(tokens)
            if (
                "page" in reading.labels
                and not set(_CORE) & set(reading.levels)
                and not (
                    self._follows_directly(note, text, start)
                    and self.last_reading
                    and "page" in self.last_reading.labels
                )
            ):
                return None
            if self.last is None and not set(reading.levels) & {"fond", "opis"}:
                return None
            return self._cite(note, text, start, word.end() + reading.end, reading, None, ibid=True)
        if self.last is None or re.match(
            r"\.?\s*,\s*[^\W\d_]+\.?\s*\d|\.?\s*[,:]?\s*(?:p|pp|С|с|S|s|т|Т|№|no)\.?\s?\d", tail
        ):
            return None
        before = text[done:start].rstrip()
        if before and before[-1] not in _BEFORE_BARE_IBID and not before[-1].isdigit():
            return None
        if not self._follows_directly(note, text, start):
            return None
        end = word.end() - word.group().endswith(".")
        return self._cite(note, text, start, end, Reading(0, (), {}), None, ibid=True)

    def _follows_directly(self, note: int, text: str, start: int) -> bool:
        """Tell whether no book is cited between the last citation and this place."""
        last = self.last
        if last is None or note - last.note > 1:
            return False
        if last.note == note:
            return not _BOOKISH.search(text, last.end, start)
        return not _BOOKISH.search(self.passages[last.note], last.end) and not _BOOKISH.search(text, 0, start)

    # ---- shelf marks without an archive beside them

    def _stands_alone(self, note: int, text: str, start: int, done: int, reading: Reading) -> bool:
        """Tell whether a mark without an archive is a citation: by itself, or as the continuation of another."""
        core = [level for level in _CORE if level in reading.levels]
        last = self.last
        here = last is not None and last.note == note and not _BREAK.search(text, last.end, start)
        strong = any(
            len(reading.labels.get(level, "")) > 0 and reading.labels[level] not in _everyday()
            for level in core
            if level in reading.labels
        )
        if "opis" in core and len(core) > 1:
            return strong and (here or sum(level in reading.labels for level in core) > 1)
        if core[:1] == ["fond"] and len(core) == 2:
            return here or any(len(reading.labels.get(level, "")) > 1 for level in core) and strong
        if core[:1] == ["fond"]:
            return bool(here and reading.listy and last and last.reference.opis is None)
        if last is None:
            return False
        adjacent = here and (
            _ADJACENT.fullmatch(text, last.end, start) is not None or text[:start].rstrip()[-1:] in (";",)
        )
        near = here and start - last.end < 3000
        if core == ["opis"]:
            return bool(adjacent)
        if core == ["delo"]:
            if reading.listy and "listy" in reading.levels and "page" not in reading.labels:
                return near or (strong and not here and last.note >= note - 1)
            return bool(adjacent) or self._goes_on_in_the_same_words(note, reading)
        if "page" in reading.labels or not reading.listy:
            return False
        if last.reference.fond is None and last.reference.delo is None:
            return False
        return near and (strong_leaf(reading) or bool(adjacent))

    def _goes_on_in_the_same_words(self, note: int, reading: Reading) -> bool:
        """Tell `file 45` in one passage, `files 46 and 47` in the next."""
        before = self.last_reading and self.last_reading.labels.get("delo", "")
        label = reading.labels.get("delo", "")
        return bool(
            self.last
            and before
            and note - self.last.note == 1
            and len(before) > 3
            and before[:4] == label[:4]
        )

    def _archive_in_mind(self, note: int, start: int) -> Named | None:
        """Give the archive that the text between the last citation and this place names, the nearest first."""
        last_note, last_end = (self.last.note, self.last.end) if self.last else (0, 0)
        for earlier in range(note, last_note - 1, -1):
            for named in reversed(self._names(earlier)):
                if earlier == note and named.start >= start:
                    continue
                if earlier == last_note and self.last and named.start < last_end:
                    break
                return attrs.evolve(named, start=-earlier - 1, end=named.end)
        return None

    def _names(self, note: int) -> list[Named]:
        if note not in self.names:
            text = self.passages[note]
            self.names[note] = [
                Named(name.start, name.end, name.keys) for name in self.registry.names_in(text, 0, len(text))
            ]
        return self.names[note]

    # ---- making citations

    def _cite(
        self,
        note: int,
        text: str,
        start: int,
        end: int,
        reading: Reading,
        named: Named | None,
        ibid: bool = False,
    ) -> int:
        last = self.last
        archive_text: str | None = None
        keys: tuple[str, ...] = ()
        listed = True
        inherited: list[str] = []
        if named is not None:
            if named.start >= 0:
                archive_text = text[named.start : named.end]
            else:
                source = self.passages[-named.start - 1]
                archive_text = next(
                    source[n.start : n.end] for n in self._names(-named.start - 1) if n.end == named.end
                )
                inherited.append("archive")
            keys, listed = self._settled(archive_text, named)
        elif last is not None:
            archive_text, listed = last.archive_text, last.listed
            keys = (last.reference.archive,) if last.reference.archive else last.candidates
            if archive_text is not None:
                inherited.append("archive")
        written_archive = named is not None and named.start >= 0
        fond, opisi, files, extra = reading.fond, reading.opisi, reading.files, dict(reading.extra)
        if last is not None and not written_archive and (named is None or keys == _keys(last)):
            fond, opisi, files, extra, levels = _inherit(reading, last.reference)
            inherited += levels
        archive = keys[0] if len(keys) == 1 else None
        references = [
            Reference(archive, fond, opis, delo, (), Extra(extra))
            for opis in opisi or (None,)
            for delo in files or (None,)
        ]
        references[-1] = attrs.evolve(references[-1], listy=reading.listy)
        for reference in references:
            self.last = Citation(
                note, start, end, text[start:end], archive_text, reference, tuple(inherited),
                keys if len(keys) > 1 else (), listed,
            )  # fmt: skip
            self.citations.append(self.last)
        if reading.levels:
            self.last_reading = reading
        return end

    def _settled(self, archive_text: str, named: Named) -> tuple[tuple[str, ...], bool]:
        """Settle an ambiguous or unlisted acronym by what the document says of it."""
        if len(named.keys) == 1 and named.listed:
            return named.keys, True
        if self.defined is None:
            self.defined = dict(self._definitions())
        keys = self.defined.get(fold_word(re.sub(r"\W", "", archive_text)))
        if keys and (not named.listed or set(keys) <= set(named.keys)):
            return keys, True
        return named.keys, named.listed

    def _definitions(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Give the acronyms that the document itself introduces: `full name (далее – ГАРФ)`, `ГАВО (full name)`."""
        for text in self.passages:
            for match in _DEFINED.finditer(text):
                name = self.registry.name_before(
                    text, len(text[: match.start()].rstrip()), max(0, match.start() - 300)
                )
                if name and len(name.keys) == 1:
                    yield fold_word(re.sub(r"\W", "", match[2])), name.keys
                inner = self.registry.name_at(text, match.start() + 1)
                if inner and len(inner.keys) == 1 and name and len(name.keys) > 1:
                    yield fold_word(re.sub(r"\W", "", text[name.start : name.end])), inner.keys


def _keys(citation: Citation) -> tuple[str, ...]:
    return (citation.reference.archive,) if citation.reference.archive else citation.candidates


def strong_leaf(reading: Reading) -> bool:
    """Tell whether the leaf's label is one that archives alone use."""
    return reading.labels.get("leaf", "") not in _everyday()


def _may_belong(named: Named, reading: Reading) -> bool:
    """Tell whether a name before a mark is its archive: an unlisted one wants a fond and more."""
    if named.remote:
        return "fond" in reading.levels
    if named.listed:
        return True
    return "fond" in reading.levels and len(reading.levels) > 1


def _inherit(
    reading: Reading, last: Reference
) -> tuple[str | None, tuple[str, ...], tuple[str, ...], dict[str, str], list[str]]:
    """Fill the levels above the first one written from the last reference."""
    fond, opisi, files, extra = reading.fond, reading.opisi, reading.files, dict(reading.extra)
    inherited: list[str] = []
    if fond is not None:
        return fond, opisi, files, extra, inherited
    if last.fond is not None:
        fond = last.fond
        inherited.append("fond")
    if opisi:
        return fond, opisi, files, extra, inherited
    if last.opis is not None:
        opisi = (last.opis,)
        inherited.append("opis")
    if not files and last.delo is not None:
        files = (last.delo,)
        inherited.append("delo")
    levels = (
        last.extra
        if "delo" not in reading.levels
        else [level for level in last.extra if level in _BOX_LEVELS]
    )
    carried = {level: last.extra[level] for level in levels if level not in extra}
    if carried:
        extra |= carried
        inherited.append("extra")
    return fond, opisi, files, extra, inherited


_ODD = re.compile("[\uff01-\uff5e\u3001\u3002\u00ad\u200b]|[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3001: ",",
    0x3002: ".",
    0xAD: " ",
    0x200B: " ",
}


def unmixed(window: str) -> str:
    """Bring full-width signs and mixed alphabets to plain ones; the length stays."""
    return unmix(window.translate(_PLAIN)) if _ODD.search(window) else window


def ibids_at(text: str, start: int) -> Iterable[re.Match[str]]:
    """Give the ibid word that begins exactly at `start`."""
    match = _ibid_anywhere().match(text, start)
    return (match,) if match else ()


@cache
def _ibid_anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(forms('ibid'))})(?!{LETTER})\.?", re.IGNORECASE)


def resolve(passages: Sequence[str], registry: Registry) -> list[Citation]:
    """Find every citation of a document, in order."""
    hits = [list(scan(text, registry.could_end_name)) for text in passages]
    reader = _Reader(passages, registry)
    begun = False
    for note, found in enumerate(hits):
        begun = begun or bool(found)
        if begun:
            with_ibids = found + [Hit(match.start(), "ibid") for match in ibids(passages[note])]
            reader.read_passage(note, sorted(with_ibids))
    return reader.citations
