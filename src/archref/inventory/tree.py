"""Citations to an inventory: in go texts, documents or citations, out comes what they cite, by archive.

An inventory is a tree: archive, fond, opis, file (delo), each sorted as on the shelf, and under each file
the citations of it with the notes they stand in. Archives that notes name without a shelf mark are in it too.
It loses nothing: the citations under its files are those given, each once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs

from archref.documents.document import UNNAMED
from archref.inventory.leaves import merge_leaves
from archref.inventory.sources import Note, Source, opened, told_apart
from archref.levels import WITHIN_A_FILE
from archref.model import Extra, natural_key
from archref.reading.find import reader_with

if TYPE_CHECKING:
    from archref.archives.records import Archive, FondTitle
    from archref.archives.registry import Registry
    from archref.model import Citation, Leaves, Mention
    from archref.reading.reader import Reader


V = TypeVar("V", bound=Hashable)


@attrs.frozen
class Cited:
    """A citation and the note it stands in."""

    citation: Citation
    note: Note


@attrs.frozen
class Named:
    """A source without a shelf mark: words of notes that name an archive, and the notes."""

    mention: Mention
    notes: tuple[Note, ...]

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.mention.text.split())


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
    def places(self) -> tuple[Extra, ...]:
        """The places in the file that are no leaves: document 3, frame 212."""
        extras = (cited.citation.reference.extra for cited in self.cited)
        return _distinct(Extra({level: extra[level]}) for extra in extras for level in WITHIN_A_FILE if level in extra)

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
    named: tuple[Named, ...]

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
    """How much an inventory holds; `named` counts the sources without a shelf mark."""

    citations: int
    notes: int
    archives: int
    fonds: int
    opisi: int
    files: int
    named: int


@attrs.frozen(repr=False)
class Inventory:
    """What is cited, archive by archive; `archref.export` writes it, `archref.view` gives tables of it."""

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
    def named(self) -> tuple[Named, ...]:
        """All sources without a shelf mark."""
        return tuple(source for archive in self.archives for source in archive.named)

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
            named=len(self.named),
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
        return _inventory(self.cited, self.named, self.registry, partial(_holder, registry=self.registry))

    def __str__(self) -> str:
        """Tell how much it holds, in one line; `archref.export` writes it in full."""
        return ", ".join(f"{number} {name}" for name, number in self.totals._asdict().items())

    def __repr__(self) -> str:
        """Tell how much it holds, in one line."""
        return f"<Inventory: {self}>"

    def _repr_html_(self) -> str:
        """Show in a notebook what is cited of each archive, with a bar for how much."""
        from archref.inventory.notebook import shown

        return shown(self)


def inventory(
    source: Source,
    registry: Registry | None = None,
    by: Iterable[Hashable] | None = None,
    reader: Reader | None = None,
) -> Inventory:
    r"""Make the inventory of what a source cites, archives by the name they are cited under.

    `source` is a text (read as `read` reads plain text), notes (any iterable of texts, a frame's column), a
    `Document`, several documents, or citations. `reader`: one of languages of yours, instead of a registry. `by` gives
    for each note the work that it belongs to. Notes are told by their printed number where a document has it, else by
    their place, counted from 1; in a document with numbered notes `¶ 7` is a paragraph, its seventh passage. A second
    document of one name is called `name (2)`. Of archives named without a shelf mark those in notes are listed, and
    those in running text only where there are no numbered notes.

    Raises `DataError` for a source of another kind, or of several kinds at once.

    >>> made = inventory(["GARF, f. 9401, op. 2, d. 64, l. 5.", "Ibid., l. 6ob; d. 65."])
    >>> [(file.delo, [str(leaves) for leaves in file.listy]) for *_, file in made.files()]
    [('64', ['5', '6ob']), ('65', [])]
    >>> made
    <Inventory: 3 citations, 2 notes, 1 archives, 1 fonds, 1 opisi, 2 files, 0 named>
    """
    reader = reader or reader_with(registry)
    registry = reader.registry
    documents, citations = opened(source, by)
    cited = [Cited(citation, Note(UNNAMED, str(citation.note + 1))) for citation in citations]
    named: list[Named] = []
    for document, notes in told_apart(documents):
        found = reader.find(document)
        cited += (Cited(citation, notes[citation.note]) for citation in found)
        named += (
            Named(mention, (notes[mention.note],))
            for mention in _unmarked(reader.mentions(document, found), found, registry)
            if not document.has_notes or document.passages[mention.note].label
        )
    return _inventory(cited, named, registry, lambda key: key)


def _unmarked(named: Iterable[Mention], found: Iterable[Citation], registry: Registry) -> Iterator[Mention]:
    """Give the mentions in whose sentence there is no shelf mark of the archive that they name."""
    marked: dict[tuple[int, str | None], list[Citation]] = {}
    for citation in found:
        marked.setdefault((citation.note, _holder(citation.reference.archive, registry)), []).append(citation)
    for mention in named:
        keys = (mention.archive,) if mention.archive else mention.candidates
        beside = (one for key in keys for one in marked.get((mention.note, _holder(key, registry)), ()))
        if not any(one.start < mention.end and mention.start < one.end for one in beside):
            yield mention


def _holder(key: str | None, registry: Registry) -> str | None:
    """Give the archive that holds today what this one held."""
    archive = registry.get(key) if key is not None else None
    while archive is not None and archive.successor is not None:
        archive = archive.successor
    return key if archive is None else archive.key


# ---- the tree

_Key = tuple[str | None, tuple[str, ...], str | None]


def _inventory(
    cited: Iterable[Cited],
    named: Iterable[Named],
    registry: Registry,
    held: Callable[[str | None], str | None],
) -> Inventory:
    """Group by archive; `held` gives the key of the archive to put one under."""
    entries: dict[_Key, tuple[list[Cited], list[Named]]] = {}
    for citation in cited:
        key = citation.citation.reference.archive
        at = _key(held(key), citation.citation.candidates, citation.citation.archive_text)
        entries.setdefault(at, ([], []))[0].append(citation)
    for source in named:
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
    named: list[Named],
    registry: Registry,
) -> CitedArchive:
    texts = [entry.citation.archive_text for entry in cited]
    texts += [entry.mention.archive_text for entry in named]
    by_fond = _grouped(cited, lambda entry: entry.citation.reference.fond, natural_key)
    fonds = tuple(_fond(key, fond, entries, registry) for fond, entries in by_fond)
    record = None if key is None else registry.get(key)
    return CitedArchive(key, candidates, next(iter(texts), None), record, fonds, _each_once(named))


def _each_once(named: Iterable[Named]) -> tuple[Named, ...]:
    """Put the notes that say the same together."""
    by_text: dict[str, list[Named]] = {}
    for source in named:
        by_text.setdefault(source.text, []).append(source)
    return tuple(
        Named(same[0].mention, _distinct(note for source in same for note in source.notes)) for same in by_text.values()
    )


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
