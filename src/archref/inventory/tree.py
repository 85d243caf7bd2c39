"""Citations to an inventory: in go texts, documents or citations, out comes what they cite, by archive.

An inventory is a tree: archive, fond, opis, file (delo), each sorted as on the shelf, and under each file
the citations of it with the notes they stand in. Archives that notes name without a shelf mark are in it too.
It loses nothing: the citations under its files are those given, each once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs

from archref.archives.registry import archives as packaged
from archref.documents.document import UNNAMED, Document, Passage
from archref.documents.read import FORMATS
from archref.errors import DataError
from archref.exports import inventories as inventory_forms
from archref.exports.tables import to_csv
from archref.inventory.leaves import merge_leaves
from archref.levels import WITHIN_A_FILE
from archref.model import Citation, Extra, Leaves, Mention, natural_key
from archref.reading.find import find
from archref.reading.mentions import mentions

if TYPE_CHECKING:
    from archref.archives.records import Archive, FondTitle
    from archref.archives.registry import Registry


V = TypeVar("V", bound=Hashable)

Source = str | Document | Iterable[str] | Iterable[Document] | Iterable[Citation]


class Note(NamedTuple):
    """Where something is cited: the document's name ("-": it has none) and the note's number in it."""

    document: str
    label: str


@attrs.frozen
class Cited:
    """A citation and the note it stands in."""

    citation: Citation
    note: Note


@attrs.frozen
class Unmarked:
    """A source without a shelf mark: an archive that a note names, and the note."""

    mention: Mention
    note: Note


@attrs.frozen
class CitedFile:
    """A file (delo) and the citations of it; `delo` is None where they name no file.

    `extra` holds the further levels that tell the file (papka 14, tom 2), not those within it.
    """

    delo: str | None
    extra: Extra
    cited: tuple[Cited, ...]

    @property
    def listy(self) -> tuple[Leaves, ...]:
        """The leaves cited, in order, each once, neighbours as one range."""
        return merge_leaves(leaves for cited in self.cited for leaves in cited.citation.reference.listy)

    @property
    def places(self) -> tuple[str, ...]:
        """The places in the file that are no leaves: `dokument 3`, `frame 212`."""
        extras = (cited.citation.reference.extra for cited in self.cited)
        return _distinct(f"{level} {extra[level]}" for extra in extras for level in WITHIN_A_FILE if level in extra)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes that cite it, in order, each once."""
        return _distinct(cited.note for cited in self.cited)


@attrs.frozen
class CitedOpis:
    """An opis and its files; `opis` is None where the citations name none."""

    opis: str | None
    files: tuple[CitedFile, ...]


@attrs.frozen
class CitedFond:
    """A fond and its opisi; `fond` is None where the citations name none.

    `record` is what the registry knows of it. `cited_as` names the former archives under which notes cite it,
    where the inventory has it under another.
    """

    fond: str | None
    record: FondTitle | None
    cited_as: tuple[str, ...]
    opisi: tuple[CitedOpis, ...]

    @property
    def title(self) -> str:
        """Its title in English, with what is not certain about it; empty where no record knows it."""
        if self.record is None:
            return ""
        return self.record.title() + ("" if self.record.verified else " (title not verified)")


@attrs.frozen
class CitedArchive:
    """An archive, its fonds, and the sources in it that have no shelf mark.

    `key` is its key in the registry, of an unlisted archive its romanised acronym; None where the archive is
    not named, or where its name may mean several, the `candidates`. `text` is its name as the first note
    writes it, `record` what the registry knows of it (None: it is unlisted or cannot be told).
    """

    key: str | None
    candidates: tuple[str, ...]
    text: str | None
    record: Archive | None
    fonds: tuple[CitedFond, ...]
    unmarked: tuple[Unmarked, ...]

    @property
    def standing(self) -> str:
        """How it stands with the registry: `listed`, `unlisted`, `ambiguous` or `not named`."""
        if self.record is not None:
            return "listed"
        if self.candidates:
            return "ambiguous"
        return "not named" if self.key is None and self.text is None else "unlisted"

    @property
    def heading(self) -> str:
        """What stands over it: key, or name as written, and what is not certain about it."""
        name = self.key or self.text or "Archive not named"
        if self.standing == "ambiguous":
            return f"{name} (ambiguous: {' or '.join(self.candidates)})"
        return f"{name} (not in the registry)" if self.standing == "unlisted" else name

    @property
    def name(self) -> str:
        """Its full name in English and its city; empty where no record knows it."""
        if self.record is None:
            return ""
        name, city = self.record.name("en") or "", self.record.city or ""
        return f"{name}, {city}" if name and city and city not in name else name or city

    def files(self) -> Iterator[tuple[CitedFond, CitedOpis, CitedFile]]:
        """Give every file with the opis and the fond it is in."""
        return ((fond, opis, file) for fond in self.fonds for opis in fond.opisi for file in opis.files)


class Totals(NamedTuple):
    """How much an inventory holds; `unmarked` counts the sources without a shelf mark."""

    citations: int
    notes: int
    archives: int
    fonds: int
    opisi: int
    files: int
    unmarked: int


@attrs.frozen
class Inventory:
    """What is cited, archive by archive; `str` gives it as plain text."""

    archives: tuple[CitedArchive, ...]
    registry: Registry = attrs.field(repr=False, eq=False)

    def files(self) -> Iterator[tuple[CitedArchive, CitedFond, CitedOpis, CitedFile]]:
        """Give every file with all that it is in."""
        return ((archive, *file) for archive in self.archives for file in archive.files())

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations that it was made of, each once, in the inventory's order."""
        return tuple(cited.citation for cited in self.cited)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """The citations with the notes they stand in."""
        return tuple(cited for *_, file in self.files() for cited in file.cited)

    @property
    def unmarked(self) -> tuple[Unmarked, ...]:
        """All sources without a shelf mark."""
        return tuple(source for archive in self.archives for source in archive.unmarked)

    @property
    def totals(self) -> Totals:
        """How much it holds; what the citations do not name (no opis, no file) is not counted."""
        fonds = [fond for archive in self.archives for fond in archive.fonds]
        opisi = [opis for fond in fonds for opis in fond.opisi]
        cited = self.cited
        return Totals(
            citations=len(cited),
            notes=len({one.note for one in cited}),
            archives=sum(archive.key is not None or bool(archive.text) for archive in self.archives),
            fonds=sum(fond.fond is not None for fond in fonds),
            opisi=sum(opis.opis is not None for opis in opisi),
            files=sum(file.delo is not None for *_, file in self.files()),
            unmarked=len(self.unmarked),
        )

    def by_holder(self) -> Inventory:
        """Give the same by the archive that holds each fond today, instead of by the name it is cited under.

        A fond keeps its number as written, and tells under which former archive it is cited.

        >>> notes = ["TsGAOR SSSR, f. 9401, op. 2, d. 64.", "GARF, f. 9401, op. 2, d. 65."]
        >>> [(archive.key, len(archive.fonds)) for archive in inventory(notes).archives]
        [('GARF', 1), ('TsGAOR SSSR', 1)]
        >>> [(archive.key, archive.fonds[0].cited_as) for archive in inventory(notes).by_holder().archives]
        [('GARF', ('TsGAOR SSSR',))]
        """
        return _inventory(self.cited, self.unmarked, self.registry, self._holder)

    def _holder(self, key: str | None) -> str | None:
        archive = self.registry.get(key) if key is not None else None
        while archive is not None and archive.successor is not None:
            archive = archive.successor
        return key if archive is None else archive.key

    def to_dict(self) -> dict[str, Any]:
        """Give plain data: the tree, every citation under its file, and the totals."""
        return inventory_forms.plain(self)

    def to_json(self) -> str:
        """Give `to_dict` as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"

    def to_csv(self) -> str:
        """Give a table for a spreadsheet: a line for each file and each source without a shelf mark."""
        return to_csv(inventory_forms.rows(self))

    def to_markdown(self) -> str:
        """Give a Markdown page: a heading for each archive and fond, a table of the files."""
        return inventory_forms.markdown(self)

    def __str__(self) -> str:
        """Give plain text: a line for each file."""
        return inventory_forms.text(self)


def inventory(source: Source, registry: Registry | None = None) -> Inventory:
    r"""Make the inventory of what a source cites, archives by the name they are cited under.

    `source` is a text (read as `read` reads plain text), a sequence of notes, a `Document`, several
    documents, or citations. Notes are told by their printed number where a document has it, else by their
    place, counted from 1; in a document with numbered notes `¶ 7` is a paragraph, its seventh passage. A
    second document of one name is called `name (2)`. Of archives named without a shelf mark those in notes
    are listed, and those in running text only where there are no numbered notes.

    Raises `DataError` for a source of another kind, or of several kinds at once.

    >>> made = inventory(["GARF, f. 9401, op. 2, d. 64, l. 5.", "Ibid., l. 6ob; d. 65."])
    >>> print(*str(made).splitlines()[-2:], sep="\n")
        op. 2, d. 64, ll. 5, 6ob [1, 2]
        op. 2, d. 65 [2]
    """
    registry = packaged if registry is None else registry
    documents, citations = _opened(source)
    cited = [Cited(citation, Note(UNNAMED, str(citation.note + 1))) for citation in citations]
    unmarked: list[Unmarked] = []
    named: Counter[str] = Counter()
    for document in documents:
        named[document.name] += 1
        times = named[document.name]
        name = document.name if times == 1 else f"{document.name} ({times})"
        notes = [Note(name, place) for place in document.places]
        found = find(document, registry)
        cited += (Cited(citation, notes[citation.note]) for citation in found)
        unmarked += (
            Unmarked(mention, notes[mention.note])
            for mention in mentions(document, registry, found)
            if not document.has_notes or document.passages[mention.note].label
        )
    return _inventory(cited, unmarked, registry, lambda key: key)


def _opened(source: Source) -> tuple[list[Document], list[Citation]]:
    """Give the documents of a source, or the citations that it is."""
    if isinstance(source, str):
        return [Document(tuple(FORMATS["text"](source)))], []
    if isinstance(source, Document):
        return [source], []
    if not isinstance(source, Iterable):
        raise DataError(f"no inventory of {type(source).__name__}: give text, notes, documents or citations")
    items = list[object](source)
    notes = [item for item in items if isinstance(item, str)]
    documents = [item for item in items if isinstance(item, Document)]
    citations = [item for item in items if isinstance(item, Citation)]
    if len(items) not in (len(notes), len(documents), len(citations)):
        kinds = ", ".join(sorted({type(item).__name__ for item in items}))
        raise DataError(f"no inventory of {kinds}: give notes, documents or citations, all of one kind")
    return [Document(tuple(map(Passage, notes)))] if notes else documents, citations


# ---- the tree

_Key = tuple[str | None, tuple[str, ...], str | None]


def _inventory(
    cited: Iterable[Cited],
    unmarked: Iterable[Unmarked],
    registry: Registry,
    held: Callable[[str | None], str | None],
) -> Inventory:
    """Group by archive; `held` gives the key of the archive to put one under."""
    entries: dict[_Key, tuple[list[Cited], list[Unmarked]]] = {}
    for citation in cited:
        key = citation.citation.reference.archive
        at = _key(held(key), citation.citation.candidates, citation.citation.archive_text)
        entries.setdefault(at, ([], []))[0].append(citation)
    for source in unmarked:
        at = _key(held(source.mention.archive), source.mention.candidates, source.mention.archive_text)
        entries.setdefault(at, ([], []))[1].append(source)
    return Inventory(
        tuple(
            _archive(key, candidates, *entries[key, candidates, text], registry)
            for key, candidates, text in sorted(entries, key=_shelf)
        ),
        registry,
    )


def _key(key: str | None, candidates: tuple[str, ...], text: str | None) -> _Key:
    """Give what tells one archive from another: its key, else what it may be, else its name as written."""
    return key, () if key else candidates, None if key or candidates else text


def _shelf(key: _Key) -> tuple[object, ...]:
    """Put archives in the order of the alphabet, those that cannot be told last."""
    acronym, candidates, text = key
    return acronym is None, (acronym or "").casefold(), not candidates, candidates, text is None, text or ""


def _archive(
    key: str | None,
    candidates: tuple[str, ...],
    cited: list[Cited],
    unmarked: list[Unmarked],
    registry: Registry,
) -> CitedArchive:
    texts = [entry.citation.archive_text for entry in cited]
    texts += [entry.mention.archive_text for entry in unmarked]
    by_fond = _grouped(cited, lambda entry: entry.citation.reference.fond, natural_key)
    fonds = tuple(_fond(key, fond, entries, registry) for fond, entries in by_fond)
    record = None if key is None else registry.get(key)
    return CitedArchive(key, candidates, next(iter(texts), None), record, fonds, tuple(unmarked))


def _fond(archive: str | None, fond: str | None, cited: list[Cited], registry: Registry) -> CitedFond:
    record = None if archive is None or fond is None else registry.fond_title(archive, fond)
    names = {entry.citation.reference.archive for entry in cited}
    by_opis = _grouped(cited, lambda entry: entry.citation.reference.opis, natural_key)
    return CitedFond(
        fond,
        record,
        tuple(sorted(name for name in names if name is not None and name != archive)),
        tuple(_opis(opis, entries) for opis, entries in by_opis),
    )


def _opis(opis: str | None, cited: list[Cited]) -> CitedOpis:
    files = _grouped(cited, _file_key, lambda file: (natural_key(file[0]), _extra_key(file[1])))
    return CitedOpis(opis, tuple(CitedFile(delo, extra, tuple(entries)) for (delo, extra), entries in files))


def _file_key(entry: Cited) -> tuple[str | None, Extra]:
    reference = entry.citation.reference
    above = {level: value for level, value in reference.extra.items() if level not in WITHIN_A_FILE}
    return reference.delo, Extra(above)


def _extra_key(extra: Extra) -> tuple[object, ...]:
    return tuple((level, natural_key(value)) for level, value in extra.items())


def _grouped(
    entries: Iterable[Cited], value: Callable[[Cited], V], order: Callable[[V], Any]
) -> list[tuple[V, list[Cited]]]:
    """Give the entries by value, the values in order, the entries of each in the order they come in."""
    groups: dict[V, list[Cited]] = {}
    for entry in entries:
        groups.setdefault(value(entry), []).append(entry)
    return sorted(groups.items(), key=lambda group: order(group[0]))


def _distinct(values: Iterable[V]) -> tuple[V, ...]:
    return tuple(dict.fromkeys(values))
