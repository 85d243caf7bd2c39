"""Names of archives in a text: in goes a stretch of it, out come those that are archives' and nobody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archref.archives.recognise import Name
    from archref.archives.registry import Registry

_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_]?\.?")
_LETTER_IN_BRACKETS = re.compile(r"\([^\W\d_]\)")
_TOO_SHORT = 2
_SHORTEST_WORD = 4


@attrs.frozen
class Named:
    """An archive's name in a passage: `start` to `end`; `keys` as in the registry, several where ambiguous.

    `listed` is False where no registry knows it; its key is then the romanised acronym (none for a full
    name). `remote` says that a document's title or date stands between the name and the shelf mark.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    listed: bool = True
    remote: bool = False


def is_other_body(text: str, start: int, end: int, registry: Registry) -> bool:
    """Tell whether what could be an archive's name is a person's initials, or a party's or an office's acronym.

    >>> from archref import archives
    >>> is_other_body("A. S. Pushkin", 0, 4, archives), is_other_body("TsK VKP(b), f. 17", 4, 7, archives)
    (True, True)
    """
    if _INITIALS.fullmatch(text, start, end + text.startswith(".", end)):
        return True
    bracket = _LETTER_IN_BRACKETS.match(text, end)  # VKP(b)
    return bracket is not None and registry.is_no_archive(text[start : bracket.end()])


def antecedents(text: str, start: int, end: int, registry: Registry) -> Iterator[Name]:
    """Give the archives that a stretch of text names, those by two letters aside: they are too often something else.

    What is all in capitals, as headings are, is read as if it were not.

    >>> from archref import archives
    >>> [name.keys for name in antecedents("STATE ARCHIVE OF ODESA OBLAST", 0, 29, archives)]
    [('DAOO',)]
    """
    stretch, origin = text[start:end], 0
    if stretch.isupper() and stretch.count(" ") > 1 and len(lowered := _titled(stretch)) == len(stretch):
        text, start, end, origin = lowered, 0, len(lowered), start
    for name in registry.names_in(text, start, end):
        if name.end - name.start > _TOO_SHORT and not is_other_body(text, name.start, name.end, registry):
            yield name._replace(start=name.start + origin, end=name.end + origin)


def _titled(heading: str) -> str:
    """Write a heading's words with a capital each, the short ones between them small: they are prepositions."""
    words = heading.title().split(" ")
    return " ".join([words[0], *(word.lower() if len(word) < _SHORTEST_WORD else word for word in words[1:])])
