"""What a writer leaves out: in go passages and hits of the scan, out come citations, filled in.

A reader keeps in mind the last archive, fond, opis and delo, and so does `_Reader`: levels above the first
one written are inherited; ibid words repeat the last shelf mark; an acronym means what the document says it
means. What it does not keep in mind is decided here too: whether a mark with no archive beside it is a
citation at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from archref.languages.alphabets import plain
from archref.languages.language import forms, label_forms, word_set
from archref.languages.letters import DASH, LETTER, fold_word
from archref.languages.patterns import alternatives
from archref.levels import ABOVE_THE_DELO
from archref.model import Citation, Extra, Reference
from archref.reading.beside import Named, named_after, named_before
from archref.reading.divided import cleaned
from archref.reading.grammar import grammar, read
from archref.reading.ibid_words import ibid_at, ibid_before, ibids
from archref.reading.interpret import Reading, interpret
from archref.reading.scan import Hit, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archref.archives.registry import Registry
    from archref.reading.divided import Cleaned


WINDOW = 1200
"""How far, in code points, one shelf mark with the descriptions between its levels may reach."""

NEAR = 3000
"""How far behind a citation, in code points, a leaf or a delo alone still continues it."""
_NEW_ITEM = re.compile(r"\n\s*\n|\n\s*(?:[•*·–-]|\d{1,4}[.)])\s")
_ADJACENT = re.compile(
    rf"(?:[\s,.;:&/)]|{DASH}|\([^()]*\)|(?:{alternatives(forms('conjunctions'))})(?!{LETTER}))*+",
    re.IGNORECASE,
)
_BOOK = re.compile(
    r"(?<!\w)(?:p|pp|s|с|стр|стор|vol|т|no|№)\.?\s?\d|//|;"
    r"|\((?:[^()]*,\s*)?(?:1[89]|20)\d\d\)|(?-i:(?:М|СПб|Л|К))\.,\s*\d{4}"
    r"|(?-i:[A-ZА-Я])\w+,\s(?-i:[A-ZА-Я])[^.;,]{2,60},\s\d",
    re.IGNORECASE,
)
_BOOK_AFTER_IBID = re.compile(r"\.?\s*,\s*[^\W\d_]+\.?\s*\d|\.?\s*[,:]?\s*(?:p|pp|С|с|S|s|т|Т|№|no)\.?\s?\d")
_GOES_ON = re.compile(rf"\s*(?:{LETTER}|,\s[a-zа-яёіїєґў])")
_BEFORE_BARE_IBID = frozenset('.;:(–—-/»”"[]*•')
_NEXT_PATH = re.compile(
    rf"\s*[,;]?\s*(?:(?:{alternatives(forms('conjunctions'))})\s+)?(?=[\w-]+/\w+/\w)", re.IGNORECASE
)
_FOND_BEFORE_OPIS = re.compile(r"(?<![\w-])(?<!\b[fф]\.\s)[A-ZА-Я]-\d{1,5}[,.]?\s\Z", re.IGNORECASE)
_FOND_BY_LETTERS = re.compile(
    rf"(?<!{LETTER})(?:{alternatives(label_forms('fond'))})(?:\.\s?|\s)(?-i:[A-ZА-ЯІ]{{1,5}})[\s.,–—-]{{1,4}}\Z",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"\n[\s•*–-]*\Z")
_EMPTY_NOTES = 9
"""How many empty passages, as files of some programs have them, may stand between a note and its ibid."""
_JOINED = re.compile(r"[A-Za-z]\d|[^\W\d_a-zа-яёіїєґў]\d|[^\W\d_a-zа-яёіїєґў]\s\d")
"""One letter and a number with no full stop between: a name (`L9`, `f95`) as often as a label."""
_DEFINED = re.compile(r"[(\[][^()\[\]]{0,40}?\b([^\W\d_a-zа-яёіїєґў][^\s()\[\],;]{1,14}(?:\s[A-ZА-Я][\w]{0,9})?)[)\]]")

_ACRONYM_FIRST = re.compile(r"(?<!\w)([^\W\d_a-zа-яёіїєґў][^\W_]{1,14})\s?(?:\(|[–—:=-]\s)\s?(?=[^\W\d_])")
"""`ГАВО (Государственный архив Вологодской области)`; `ГАВО – Государственный архив ...` in a list."""


@attrs.frozen
class _Archive:
    """An archive as the text names it: `keys` as in the registry, several where that is ambiguous."""

    written: str | None = None
    keys: tuple[str, ...] = ()
    listed: bool = True

    @property
    def key(self) -> str | None:
        return self.keys[0] if len(self.keys) == 1 else None


@attrs.define
class _Reader:
    """What a reader of one document keeps in mind."""

    passages: Sequence[str]
    registry: Registry
    citations: list[Citation] = attrs.Factory(list)
    labels: dict[str, str] = attrs.Factory(dict)
    defined: dict[str, tuple[str, ...]] | None = None
    plain: str = ""
    """The passage that is read, with the signs and alphabets of the grammar: as long as the passage."""

    @property
    def last(self) -> Citation | None:
        return self.citations[-1] if self.citations else None

    # ---- going through a passage

    def read_passage(self, note: int, hits: Iterable[Hit]) -> None:
        text = self.passages[note]
        self.plain = plain(text)
        done = 0
        for hit in hits:
            if hit.start < done:
                continue
            if hit.kind == "ibid":
                end = self._read_ibid(note, text, hit.start, done)
            elif hit.kind == "archive":
                end = self._read_after_archive(note, text, hit.start, done)
            else:
                end = self._read_mark(note, text, hit, done)
            done = end or done

    def _read_after_archive(self, note: int, text: str, start: int, done: int) -> int | None:
        """Read numbers that follow an archive's name: `RGASPI 17/3/74/5`."""
        named = named_before(text, start, done, self.registry)
        if named is None or not named.listed:
            return None
        window = self.plain[named.end : named.end + WINDOW]
        tokens = read(grammar().after_archive, window)
        if tokens is None and self._is_part(named):  # ERA.31: the archive is a part of the fond's own number
            tokens = read(grammar().fond_of_a_part, window)
        if tokens is None:
            return None
        reading = interpret(tokens)
        if self._is_of_another_kind(named, reading) or not _has_a_place(reading):
            return None
        if reading.is_path and _is_a_file_path(text, named, reading):
            return None
        end = self._cite(note, named.start, named.end + reading.end, reading, self._named(text, named))
        while reading.is_path and (joined := _NEXT_PATH.match(text, end)):
            tokens = read(grammar().path, self.plain[joined.end() : joined.end() + WINDOW])
            if tokens is None:
                break
            reading = interpret(tokens)
            if not reading.files:
                break
            end = self._cite(note, joined.end(), joined.end() + reading.end, reading)
        return end

    def _read_mark(self, note: int, text: str, hit: Hit, done: int) -> int | None:
        start = hit.start
        ibid = ibid_before(text, start, done)
        if ibid is not None:
            return self._read_ibid(note, text, ibid, done)
        production = grammar().labelled if hit.kind == "label" else grammar().numbered
        if unlabelled := _FOND_BEFORE_OPIS.search(text, max(done, start - 10), start):  # K-1, ap. 58
            start, production = unlabelled.start(), grammar().after_archive
        elif lettered := _FOND_BY_LETTERS.search(text, max(done, start - 24), start):  # Ф. ВУА. Д. 17686
            start = lettered.start()
        tokens = read(production, self.plain[start : start + WINDOW])
        if tokens is None:
            return None
        reading = interpret(tokens)
        end = start + reading.end
        named = named_before(text, start, done, self.registry)
        if named is not None and _may_belong(named, reading):
            if self._is_of_another_kind(named, reading):
                return None
            if _has_a_place(reading) or not named.listed:
                return self._cite(note, named.start, end, reading, self._named(text, named))
        if "fond" in reading.levels and (len(reading.levels) > 1 or self._stands_alone(note, text, start, reading)):
            after = named_after(text, end, self.registry)
            if after and (text.startswith(";", after.end) or not self._opens_a_mark(after)):
                return self._cite(note, start, after.end, reading, self._named(text, after))
        if not self._stands_alone(note, text, start, reading):
            return None
        return self._cite(note, start, end, reading, self._in_mind(note, start), is_inherited=True)

    def _is_part(self, named: Named) -> bool:
        """Tell whether the archive is one of those that Estonia's became parts of, and whose signs stay."""
        return len(named.keys) == 1 and self.registry[named.keys[0]].country == "EE"

    def _opens_a_mark(self, named: Named) -> bool:
        """Tell whether a name behind a mark is the archive of the next mark: `... d. 5; GARF, f. 6`."""
        window = self.plain[named.end : named.end + WINDOW]
        return read(grammar().after_archive, window) is not None or read(grammar().mark, window) is not None

    def _is_of_another_kind(self, named: Named, reading: Reading) -> bool:
        """Tell whether the archive is outside the former Union and the mark of a kind of its own."""
        if len(named.keys) != 1 or not named.listed or self.registry[named.keys[0]].kind != "foreign":
            return False
        label, levels = reading.labels.get("fond", ""), reading.levels
        if label == "rg":  # record groups are their own; those of microfilms have a point: RG-31.018M
            return "." not in (reading.fond or "")
        return label in ("", *word_set("everyday")) or (len(label) == 1 and not {"opis", "delo", "extra"} & set(levels))

    # ---- ibid

    def _read_ibid(self, note: int, text: str, start: int, done: int) -> int | None:
        word = ibid_at(text, start)
        if word is None:
            return None
        tail = self.plain[word.end() : word.end() + WINDOW]
        tokens = self._read_tail(tail)
        if tokens is None and self.last and self.last.reference.listy and self._follows_directly(note, text, start):
            tokens = read(grammar().bare_leaves, tail)  # Ibid., 7–9
        reading = interpret(tokens) if tokens else Reading(0, (), {})
        if not reading.levels:
            return self._repeat(note, text, start, done, word, tail)
        goes_up = bool({"fond", "opis"} & set(reading.levels))
        if not goes_up and self._is_a_page(reading):
            return None
        if self.last is None and not goes_up:
            return None
        if "page" in reading.labels and not {"fond", "opis", "delo"} & set(reading.levels):
            counted_in_pages = "page" in self.labels
            if not (counted_in_pages and self._follows_directly(note, text, start)):
                return None  # a page of the book cited in between
        return self._cite(note, start, word.end() + reading.end, reading)

    def _is_a_page(self, reading: Reading) -> bool:
        """Tell `Ebd., S. 7` from the Estonian `Samas, s. 7`, the säilik: by the label of the mark before."""
        label = reading.labels.get("delo", "")
        return label in label_forms("page") and label != self.labels.get("delo")

    def _read_tail(self, tail: str) -> list[re.Match[str]] | None:
        """Read what follows an ibid word, which may leave out labels where the mark before did."""
        tokens = None
        if self.labels.get("leaf") in (*label_forms("fond"), *label_forms("opis")):  # f. the filă, list
            tokens = read(grammar().leaves, tail)
        tokens = tokens or read(grammar().mark, tail)
        if tokens is None and "path" in self.labels:
            tokens = read(grammar().after_archive, tail)
        return tokens

    def _repeat(self, note: int, text: str, start: int, done: int, word: re.Match[str], tail: str) -> int | None:
        """Read an ibid word alone, if what it repeats is a shelf mark and not a book."""
        if not self._follows_directly(note, text, start) or _BOOK_AFTER_IBID.match(tail):
            return None
        if _GOES_ON.match(tail) and not word.group().endswith("."):  # "Там жили ...", "Там же, где ..."
            return None
        before = text[max(done, start - 40) : start].rstrip()
        if before and before[-1] not in _BEFORE_BARE_IBID and not before[-1].isdigit():
            return None
        end = word.end() - word.group().endswith(".")
        return self._cite(note, start, end, Reading(0, (), {}))

    def _follows_directly(self, note: int, text: str, start: int) -> bool:
        """Tell whether no book is cited between the last citation and this place."""
        last = self.last
        if last is None or not self._is_next(note):
            return False
        if last.note == note:
            return start - last.end < NEAR and not _BOOK.search(text, last.end, start)
        if len(self.passages[last.note]) - last.end + start > NEAR:
            return False
        return not _BOOK.search(self.passages[last.note], last.end) and not _BOOK.search(text, 0, start)

    # ---- shelf marks without an archive beside them

    def _stands_alone(self, note: int, text: str, start: int, reading: Reading) -> bool:
        """Tell whether a mark without an archive is a citation.

        By itself, if it has two levels with labels that are more than everyday words. One level alone only as
        the continuation of another citation: adjacent to it or, for a delo with leaves and for leaves, near
        it.
        """
        levels = [level for level in ("fond", "opis", "delo") if level in reading.levels]
        labels = [reading.labels[level] for level in levels if reading.labels.get(level)]
        telling = any(label not in word_set("everyday") for label in labels)
        here, adjacent = self._is_near(note, text, start)
        joined = _JOINED.match(text, start) is not None
        if len(levels) > 1 and (here or not joined or not labels[0].isascii()):
            if levels[0] == "opis" and any(label in word_set("everyday") for label in labels):
                return adjacent  # op. 9 nr 1 is music
            if "opis" not in levels:
                return here or (telling and any(len(label) > 1 for label in labels))
            whole = len(labels) > 1 or (len(levels) > 2 and not labels[0].isascii())
            return telling and (here or whole)
        last = self.last
        if last is None or joined:
            return False
        if levels == ["fond"]:
            return here and ("number" in reading.extra or bool(reading.listy and last.reference.opis is None))
        if levels == ["opis"]:
            return adjacent
        if levels == ["delo"]:
            if reading.listy and "page" not in reading.labels:
                return here or (telling and self._is_next(note))
            return adjacent or self._goes_on_in_the_same_words(note, text, start, reading)
        if "page" in reading.labels or not reading.listy or last.reference.fond is None:
            return False
        return adjacent or (here and reading.labels.get("leaf", "") not in word_set("everyday"))

    def _is_near(self, note: int, text: str, start: int) -> tuple[bool, bool]:
        """Tell whether the last citation is in the same item and near, and whether it is right before."""
        last = self.last
        if last is None or last.note != note or start - last.end > NEAR or _NEW_ITEM.search(text, last.end, start):
            return False, False
        follows_semicolon = text[max(0, start - 8) : start].rstrip()[-1:] == ";"
        return True, follows_semicolon or _ADJACENT.fullmatch(text, last.end, start) is not None

    def _goes_on_in_the_same_words(self, note: int, text: str, start: int, reading: Reading) -> bool:
        """Tell `file 45` in one passage, `files 46 and 47` in the next; lines that begin with `Спр. 3`, `Спр. 4`."""
        before = self.labels.get("delo", "")
        label = reading.labels.get("delo", "")
        if self.last is None or not before:
            return False
        if note == self.last.note:
            return before == label and _LINE_START.search(text, max(0, start - 12), start) is not None
        return self._is_next(note) and len(before) > 3 and before[:4] == label[:4]

    def _is_next(self, note: int) -> bool:
        """Tell whether a note is the one behind the last citation's, empty ones aside."""
        last = self.last
        if last is None or note - last.note > _EMPTY_NOTES:
            return False
        return not any(map(str.strip, self.passages[last.note + 1 : note]))

    def _in_mind(self, note: int, start: int) -> _Archive | None:
        """Give the archive that the text between the last citation and this place names last."""
        last_note, last_end = (self.last.note, self.last.end) if self.last else (0, 0)
        for earlier in range(note, last_note - 1, -1):
            text = self.passages[earlier]
            begin = last_end if earlier == last_note else 0
            end = start if earlier == note else len(text)
            *_, nearest = (None, *self.registry.names_in(text, begin, end))
            if nearest is not None:
                return self._named(text, Named(nearest.start, nearest.end, nearest.keys))
        return None

    # ---- making citations

    def _cite(
        self,
        note: int,
        start: int,
        end: int,
        reading: Reading,
        archive: _Archive | None = None,
        is_inherited: bool = False,
    ) -> int:
        """Add a citation for each file of a reading; `archive` None: the last one is meant."""
        last = self.last
        inherited: list[str] = []
        if archive is None:
            archive = _archive_of(last) if last else _Archive()
            is_inherited = True
        if is_inherited and archive.written is not None:
            inherited.append("archive")
        fond, opisi, files, extra = reading.fond, reading.opisi, reading.files, reading.extra
        if last is not None and is_inherited and archive.keys == _archive_of(last).keys:
            fond, opisi, files, extra, filled = _filled(reading, last.reference)
            inherited += filled
        marks = [(opis, delo) for opis in opisi or (None,) for delo in files or (None,)]
        text = self.passages[note][start:end]
        for number, (opis, delo) in enumerate(marks, start=1):
            listy = reading.listy if number == len(marks) else ()
            reference = Reference(archive.key, fond, opis, delo, listy, Extra(extra))
            candidates = archive.keys if len(archive.keys) > 1 else ()
            self.citations.append(
                Citation(
                    note,
                    start,
                    end,
                    text,
                    archive.written,
                    reference,
                    tuple(inherited),
                    candidates,
                    archive.listed,
                )
            )
        if reading.levels:
            self.labels = reading.labels if reading.fond else self.labels | reading.labels
        return end

    def _named(self, text: str, named: Named) -> _Archive:
        """Settle an ambiguous or unlisted name by what the document says of it."""
        written = text[named.start : named.end]
        if named.listed and len(named.keys) == 1:
            return _Archive(written, named.keys)
        if self.defined is None:
            self.defined = dict(self._definitions())
        keys = self.defined.get(_acronym(written))
        if keys and (not named.listed or set(keys) <= set(named.keys)):
            return _Archive(written, keys)
        if len(named.keys) > 1:
            beside = text[max(0, named.start - 40) : named.end + 40]
            narrowed = self.registry.narrow(named.keys, beside)
            return _Archive(written, narrowed)
        return _Archive(written, named.keys, named.listed)

    def _definitions(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Give the acronyms that the document introduces: `full name (далее – ГАРФ)`, `ГАВО (full name)`."""
        for text in self.passages:
            for match in _ACRONYM_FIRST.finditer(text):
                name = self.registry.name_at(text, match.end())
                if name and len(name.keys) == 1 and " " in text[name.start : name.end]:
                    yield _acronym(match[1]), name.keys
            for match in _DEFINED.finditer(text):
                floor = max(0, match.start() - 300)
                before = floor + len(text[floor : match.start()].rstrip())
                outer = self.registry.name_before(text, before, floor)
                if outer is not None and len(outer.keys) == 1:
                    yield _acronym(match[1]), outer.keys


def _acronym(written: str) -> str:
    return fold_word(re.sub(r"\W", "", written))


def _archive_of(citation: Citation) -> _Archive:
    key = citation.reference.archive
    return _Archive(citation.archive_text, (key,) if key else citation.candidates, citation.listed)


def _has_a_place(reading: Reading) -> bool:
    """Tell whether a mark right after an archive's name has a fond, an opis or a delo, not leaves alone."""
    return bool({"fond", "opis", "delo"} & set(reading.levels))


def _is_a_file_path(text: str, named: Named, reading: Reading) -> bool:
    """Tell `data/pages/ANRM/211-140.json` from `Архів:ДАКО/1/2/3`."""
    before = text[named.start - 1 : named.start]
    after = text[named.end : named.end + reading.end].replace("–", "-")
    mixed = after[:1] in ("/", "-") and after[0] not in after[1:]
    return mixed or (before in ("/", "\\", "_", ".") and before != after[:1])


def _may_belong(named: Named, reading: Reading) -> bool:
    """Tell whether a name before a mark is its archive: an unlisted one wants a fond and more."""
    if named.remote:
        return "fond" in reading.levels
    return named.listed or ("fond" in reading.levels and len(reading.levels) > 1)


def _filled(
    reading: Reading, last: Reference
) -> tuple[str | None, tuple[str, ...], tuple[str, ...], dict[str, str], list[str]]:
    """Fill the levels above the first one written from the last reference; the list names those filled in."""
    fond, opisi, files, extra = reading.fond, reading.opisi, reading.files, dict(reading.extra)
    filled: list[str] = []
    if fond is not None:
        return fond, opisi, files, extra, filled
    if last.fond is not None:
        fond = last.fond
        filled.append("fond")
    if opisi:
        return fond, opisi, files, extra, filled
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
    return fond, opisi, files, extra, filled


def resolve(passages: Sequence[str], registry: Registry) -> list[Citation]:
    """Find every citation of a document, in order."""
    whole = [cleaned(text) for text in passages]
    reader = _Reader([passage.text for passage in whole], registry)
    for note, text in enumerate(reader.passages):
        hits = list(scan(text, registry.could_end_name))
        last = reader.last
        if hits or (last is not None and note - last.note <= _EMPTY_NOTES):  # elsewhere an ibid word repeats nothing
            hits += [Hit(match.start(), "ibid") for match in ibids(text)]
        if hits:
            reader.read_passage(note, sorted(hits))
    found = [_as_written(citation, passages[citation.note], whole[citation.note]) for citation in reader.citations]
    return _settled_by_company(found, registry)


def _as_written(citation: Citation, text: str, whole: Cleaned) -> Citation:
    """Bring a citation's span back to the text that had words divided."""
    if not whole.places:
        return citation
    start, end = whole.origin(citation.start), whole.origin(citation.end - 1) + 1
    return attrs.evolve(citation, start=start, end=end, text=text[start:end])


def _settled_by_company(citations: list[Citation], registry: Registry) -> list[Citation]:
    """Settle names of several archives by the other archives that the document cites."""
    ambiguous = {citation.candidates for citation in citations if citation.candidates}
    if not ambiguous:
        return citations
    cited = dict.fromkeys(
        citation.reference.archive for citation in citations if citation.reference.archive and citation.listed
    )
    settled = {}
    for candidates in ambiguous:
        kept = registry.narrow(candidates, beside=cited)
        if len(kept) == 1:
            settled[candidates] = kept[0]
    return [
        attrs.evolve(
            citation,
            reference=attrs.evolve(citation.reference, archive=settled[citation.candidates]),
            candidates=(),
        )
        if citation.candidates in settled
        else citation
        for citation in citations
    ]
