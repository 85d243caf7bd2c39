"""A fond alone in a list of fonds: in goes where it stands, out comes the archive that the list is of, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archref.languages.letters import DASH
from archref.reading.memory import MeantArchive, archive_of

if TYPE_CHECKING:
    from archref.reading.chain import Chain

_REST_OF_BRACKETS = re.compile(r"[^()\d]{0,12}\)")
_BEFORE_AN_ITEM = re.compile(r"(?:\A|[;\n•*])\s*\Z")
_NAME_BEHIND = re.compile(rf"\s?{DASH}\s(?=\w)")


def archive_of_a_listed_fond(chain: Chain, place: int, start: int, end: int) -> MeantArchive | None:
    """Give the archive of a fond alone that is one of those that a text lists.

    In brackets it goes with the archive of its sentence: `in the GARF those of the NKVD (f. 9401) and the Gulag
    (f. 9414)`. At the beginning of an item, its name behind it, also with that of the list's heading:
    `F. 9401 - MVD; F. 9414 - Gulag`.
    """
    text, last = chain.text, chain.memory.last
    in_brackets = text[start - 1 : start] == "(" and _REST_OF_BRACKETS.match(text, end) is not None
    is_item = _BEFORE_AN_ITEM.search(text, max(0, start - 4), start) and _NAME_BEHIND.match(text, end)
    if not in_brackets and not is_item:
        return None
    goes_on = last is not None and last.reference.opis is None and last.reference.delo is None
    if archive := chain.meaning.in_mind(chain.memory, place, start, within=in_brackets):
        return archive
    if last is None:
        return None if in_brackets else chain.heading
    if chain.memory.at == place:
        return archive_of(last) if goes_on else None
    return archive_of(last) if is_item and chain.memory.is_next(place) else None
