"""Whether a language is read as its file says: in goes a language and a reader, out come the examples misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from archref.languages.language import Example, Language
    from archref.reading.reader import Reader


@attrs.frozen
class Misread:
    """An example (or a trap, which reads as nothing) that is `read` otherwise than it says."""

    example: Example
    read: tuple[str, ...]

    def __str__(self) -> str:
        """Give the example, what is read in it, and what it says."""
        text = " / ".join(self.example.notes)
        return f"{text!r}: read as {_listed(self.read)}, not as {_listed(self.example.reads)}"


def _listed(references: tuple[str, ...]) -> str:
    return "; ".join(references) or "nothing"


def misread(language: Language, reader: Reader) -> list[Misread]:
    """Give the examples and traps of a language that a reader of it reads otherwise than its file says.

    >>> from archref.languages.language import Example, by_code
    >>> from archref.reading.reader import Reader
    >>> wrong = attrs.evolve(by_code()["lv"], examples=(Example(("LVVA, 1. f., 2. apr.",), ("LVVA, f. 2",)),))
    >>> print(*misread(wrong, Reader()))
    'LVVA, 1. f., 2. apr.': read as LVVA, f. 1, op. 2, not as LVVA, f. 2
    """
    wrong = []
    for example in (*language.examples, *language.traps):
        read = tuple(str(citation.reference) for citation in reader.find(example.notes))
        if read != example.reads:
            wrong.append(Misread(example, read))
    return wrong
