"""How the command line lists things: in go citations, references or archives, out come lines, JSON or CSV."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from archref.exports.tables import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archref.archives.records import Archive
    from archref.archives.registry import Registry
    from archref.languages.language import Language
    from archref.languages.rivals import Rival
    from archref.model import Citation, Reference
    from archref.reading.misread import Misread


class Found(NamedTuple):
    """A citation, the document it was found in, and what the note is called."""

    document: str
    label: str
    citation: Citation


# ---- citations

COLUMNS = (
    "document", "label", "note", "start", "end", "text", "archive_text", "archive", "fond", "opis", "delo",
    "listy", "extra", "inherited", "candidates",
)  # fmt: skip


def written(
    found: Iterable[Found],
    as_: str,
    registry: Registry,
    names_documents: bool = False,
) -> Iterator[str]:
    """Write citations as `text`, `json` (an array, one object a line) or `csv`, as they come."""
    if as_ == "json":
        yield from _array(_plain(entry) for entry in found)
    elif as_ == "csv":
        yield to_csv([COLUMNS])
        for entry in found:
            yield to_csv([_cells(_plain(entry))])
    else:
        for document, label, citation in found:
            place = f"{document}:{label}" if names_documents else label
            yield f"{place}: {_line(citation, registry)}\n"


def _plain(found: Found) -> dict[str, Any]:
    return {"document": found.document, "label": found.label, **found.citation.to_dict()}


def _cells(plain: dict[str, Any]) -> list[object]:
    lists = {name: ", ".join(plain.get(name, ())) for name in ("listy", "inherited", "candidates")}
    extra = "; ".join(f"{level} {value}" for level, value in plain["extra"].items())
    cells = plain | lists | {"extra": extra}
    return [cells[column] for column in COLUMNS]


def _line(citation: Citation, registry: Registry) -> str:
    """Write the reference in the canonical form, and say what is not certain about its archive."""
    from archref.styles.files import styles

    reference = styles["canonical"].format(citation.reference, registry)
    if citation.candidates:
        return f"{citation.archive_text} (ambiguous: {' or '.join(citation.candidates)}), {reference}"
    if citation.reference.archive is None and citation.archive_text:
        reference = f"{citation.archive_text}, {reference}"
    return reference if citation.listed else f"{reference} (not in the registry)"


def _array(items: Iterable[object]) -> Iterator[str]:
    """Write a JSON array with an item a line, as the items come."""
    before = "["
    for item in items:
        yield f"{before}\n{json.dumps(item, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


# ---- references


def references_as_json(references: Iterable[Reference]) -> str:
    """Write references as a JSON array, one object a line."""
    return "".join(_array(reference.to_dict() for reference in references))


def references_as_text(references: Iterable[Reference]) -> str:
    """Write each reference as a block of lines, one a level.

    >>> from archref.reading.find import parse
    >>> print(references_as_text([parse("GARF, f. R-5446, op. 12, d. 5, ll. 7-9")]), end="")
    archive: GARF
    fond: R-5446
    opis: 12
    delo: 5
    listy: 7-9
    """
    return "\n".join(map(_block, references))


def _block(reference: Reference) -> str:
    levels = reference.to_dict()
    extra = levels.pop("extra")
    levels |= {"listy": ", ".join(levels["listy"])} | extra
    return "".join(f"{level}: {value}\n" for level, value in levels.items() if value)


# ---- archives

SHOWN = 12
"""How many acronyms a person is shown; JSON has all."""


def archives_written(archives: Iterable[Archive], as_: str, in_full: bool) -> Iterator[str]:
    """Write archives as `text` (a line each, or `in_full` all that is known), `json` or `csv`."""
    if as_ == "json":
        yield from _array(map(_plain_archive, archives))
    elif as_ == "csv":
        rows = list(map(_plain_archive, archives))
        columns = ("key", "country", "city", "kind", "start_year", "end_year", "verified", "successor")
        yield to_csv([(*columns, "name")])
        for row in rows:
            yield to_csv([[*(row[column] for column in columns), row["names"].get("en")]])
    elif in_full:
        yield "\n".join(map(_full, archives))
    else:
        yield from map(_short, archives)


def _plain_archive(archive: Archive) -> dict[str, Any]:
    return {
        "key": archive.key,
        "country": archive.country,
        "city": archive.city,
        "kind": archive.kind,
        "names": dict(archive.names),
        "acronyms": {form: list(acronyms) for form, acronyms in archive.acronyms.items()},
        "start_year": archive.start_year,
        "end_year": archive.end_year,
        "former": [former.key for former in archive.former],
        "successor": archive.successor and archive.successor.key,
        "identifiers": dict(archive.identifiers),
        "verified": archive.verified,
        "sources": list(archive.sources),
    }


def _short(archive: Archive) -> str:
    return f"{archive.key}: {archive.name('en') or ''}{f', {archive.city}' if archive.city else ''}\n"


def _acronyms(archive: Archive) -> str:
    acronyms = list(dict.fromkeys(acronym for of in archive.acronyms.values() for acronym in of))
    shown, more = acronyms[:SHOWN], len(acronyms) - SHOWN
    return f"acronyms: {', '.join(shown)}{f' and {more} more' if more > 0 else ''}" if acronyms else ""


def _full(archive: Archive) -> str:
    years = f"{archive.start_year or ''}-{archive.end_year or ''}"
    lines = [
        _short(archive).rstrip(),
        *(f"{language}: {name}" for language, name in archive.names.items() if language != "en"),
        _acronyms(archive),
        f"years: {years}" if years != "-" else "",
        *(f"formerly {former.key}: {former.name('en') or ''}" for former in archive.former),
        f"now {archive.successor.key}: {archive.successor.name('en') or ''}" if archive.successor else "",
        *(f"{scheme}: {value}" for scheme, value in archive.identifiers.items()),
        "" if archive.verified else "not verified against a public source",
    ]
    return "\n  ".join(filter(None, lines)) + "\n"


# ---- languages


def languages_written(languages: Iterable[Language]) -> Iterator[str]:
    """Write a line a language: its code and name, and its first words for fond, opis, delo and leaf."""
    for language in languages:
        labels = [
            language.labels[level].one[0] for level in ("fond", "opis", "delo", "leaf") if level in language.labels
        ]
        yield f"{language.language}: {language.name}{': ' if labels else ''}{', '.join(labels)}\n"


def language_checked(language: Language, wrong: Sequence[Misread], rivals: Sequence[Rival]) -> Iterator[str]:
    """Write what became of a language's examples and traps, and which of its words are others elsewhere."""
    count = len(language.examples) + len(language.traps)
    yield f"{language.language}: {language.name}: {count - len(wrong)} of {count} examples and traps are read as said\n"
    yield from (f"  {one}\n" for one in wrong)
    if rivals:
        yield "words that mean something else in another language, and are told by their place:\n"
    for (word, means), ones in groupby(sorted(rivals), key=lambda rival: rival[:2]):
        told = groupby(ones, key=lambda rival: rival.elsewhere)
        others = "; ".join(f"{elsewhere} ({', '.join(rival.other for rival in group)})" for elsewhere, group in told)
        yield f"  {word}: {means}, elsewhere {others}\n"
