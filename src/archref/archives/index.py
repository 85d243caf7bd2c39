"""The index of archives: what names are looked up in, made of records (`compile`), kept as a file, loaded when needed.

A file is JSON, one value a line, so that a record is read when its archive is asked for.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@attrs.frozen
class Index:
    """Every name's key with its archives, and the archives' records.

    `keys` and `records` (JSON, one text an archive) go together, a former archive after its present one. `forms` leads
    from the joined keys of a name's words to the place of its archive in them, or beyond them to that of an ambiguous
    name's several archives in `groups`. `first` and `last` lead from a word to the counts of words (bits) that names
    beginning or ending with it have, unless that is one. `plain` holds names of one word without two capitals, as
    written; `rivals` leads from a name that means the archive whose own key it is to all that bear it; `others` holds
    the keys of acronyms that are no archives'. `patterns` are forms of names, `cities` other names of cities, `fonds`
    the records of fonds (JSON).
    """

    keys: Sequence[str]
    records: Sequence[str | bytes] = attrs.field(repr=False)
    forms: Mapping[str, int] = attrs.field(repr=False)
    groups: Sequence[Sequence[int]] = attrs.field(repr=False)
    first: Mapping[str, int] = attrs.field(repr=False)
    last: Mapping[str, int] = attrs.field(repr=False)
    plain: frozenset[str] = attrs.field(repr=False)
    rivals: Mapping[str, Sequence[int]] = attrs.field(factory=dict, repr=False)
    patterns: Sequence[Mapping[str, Any]] = attrs.field(default=(), repr=False)
    others: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    cities: Mapping[str, Sequence[str]] = attrs.field(factory=dict, repr=False)
    fonds: Sequence[str | bytes] = attrs.field(default=(), repr=False)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The places of the keys."""
        return {key: number for number, key in enumerate(self.keys)}

    @cached_property
    def fond_records(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """The records of fonds by archive and number."""
        return {(fond["archive"], fond["number"]): fond for fond in map(json.loads, self.fonds)}

    def record(self, key: str) -> dict[str, Any]:
        """Give an archive's record."""
        record: dict[str, Any] = json.loads(self.records[self.numbers[key]])
        return record

    def archives_of(self, form: int) -> Sequence[int]:
        """Give the places of the archives that an entry of `forms` leads to."""
        return [form] if form < len(self.keys) else self.groups[form - len(self.keys)]

    # ---- as a file

    @classmethod
    def load(cls, content: bytes) -> Index:
        """Read what `dump` writes."""
        head, *lines = content.split(b"\n")
        data: dict[str, Any] = json.loads(head)
        forms = dict(zip(data.pop("forms").split(" "), data.pop("means"), strict=True))
        count = len(data["keys"])
        plain, others = frozenset(data.pop("plain")), frozenset(data.pop("others"))
        return cls(**data, forms=forms, plain=plain, others=others, records=lines[:count], fonds=lines[count:-1])

    def dump(self) -> str:
        """Write it: a head of one line, then the records and the fonds, one a line."""
        head = {
            "keys": self.keys,
            "groups": self.groups,
            "first": self.first,
            "last": self.last,
            "plain": sorted(self.plain),
            "rivals": self.rivals,
            "patterns": self.patterns,
            "others": sorted(self.others),
            "cities": self.cities,
            "means": list(self.forms.values()),
            "forms": " ".join(self.forms),  # as one text it is read in a third of the time
        }
        lines = (line if isinstance(line, str) else line.decode() for line in (*self.records, *self.fonds))
        return "\n".join([json.dumps(head, ensure_ascii=False, separators=(",", ":")), *lines, ""])

    # ---- two together

    def extended(self, more: Index) -> Index:
        """Give this index with another's: its archives take the place of these, and its names come before."""
        changed = set(more.keys)
        kept = [number for number, key in enumerate(self.keys) if key not in changed]
        keys = [self.keys[number] for number in kept] + list(more.keys)
        places = {key: place for place, key in enumerate(keys)}
        forms: dict[str, int] = {}
        groups: dict[tuple[int, ...], int] = {}
        for one in (self, more):
            for form, number in one.forms.items():
                meant = tuple(places[one.keys[own]] for own in one.archives_of(number))
                forms[form] = place_of(meant, len(keys), groups)
        return attrs.evolve(
            self,
            keys=keys,
            records=[*(self.records[number] for number in kept), *more.records],
            forms=forms,
            groups=list(groups),
            first=_united(self.first, more.first, more.forms, forms),
            last=_united(self.last, more.last, more.forms, forms),
            plain=self.plain | more.plain,
            rivals={
                form: [places[one.keys[number]] for number in numbers]
                for one in (self, more)
                for form, numbers in one.rivals.items()
            },
            fonds=[*self.fonds, *more.fonds],
        )


def place_of(numbers: tuple[int, ...], count: int, groups: dict[tuple[int, ...], int]) -> int:
    """Give what `forms` leads to: an archive's number, or beyond the `count` of archives that of their group."""
    return numbers[0] if len(numbers) == 1 else count + groups.setdefault(numbers, len(groups))


def _united(
    known: Mapping[str, int], more: Mapping[str, int], more_forms: Iterable[str], forms: Mapping[str, int]
) -> dict[str, int]:
    """Give the counts of words of both; what one leaves out as being of one word alone is added."""
    united: dict[str, int] = dict(known)
    for word, counts in more.items():
        united[word] = united.get(word, 2 * (word in forms)) | counts
    for word in more_forms:
        if word in united:
            united[word] |= 2 * (word not in more)
    return united
