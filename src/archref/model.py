"""What a citation is: leaves, references (what is cited) and citations (where and how it is cited).

Every class is frozen, hashable and sorts as an archivist would put things on a shelf. Values are kept in the
canonical form: Latin letters, `R-5446`, `9401s`, leaves `5ob` (verso) and ranges `5-7ob`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import total_ordering
from html import escape
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from unicodedata import lookup

import attrs

from archref.errors import DataError
from archref.levels import EXTRA_LEVELS, ORDINAL, TABLE, order_with

if TYPE_CHECKING:
    from archref.styles.style import Style


_LEAF = re.compile(r"(?P<number>\d+)(?P<letter>[a-z]*?)(?P<verso>ob)?(?:\((?P<second>\d+)\))?")
_NATURAL = re.compile(r"\d+|\D+")


def natural_key(value: str | None) -> tuple[tuple[int, int, str], ...]:
    """Give the sort key of one shelf-mark value: numbers as numbers, prefixes together, absent first.

    >>> sorted(["10a", "R-12", "2", "10", "R-5", "06", "6"], key=natural_key)
    ['2', '06', '6', '10', '10a', 'R-5', 'R-12']
    """
    if value is None:
        return ()
    return tuple((0, int(run), run) if run.isdecimal() else (1, 0, run.casefold()) for run in _NATURAL.findall(value))


@total_ordering
@attrs.frozen(order=False)
class Leaf:
    """One side of one leaf: `5`, `5a`, `5ob` (its back), `5(7)` (numbered twice).

    >>> Leaf.parse("5aob")
    Leaf(number=5, letter='a', verso=True, second=None)
    >>> str(Leaf(5, verso=True))
    '5ob'
    """

    number: int
    letter: str = ""
    verso: bool = False
    second: int | None = None

    @classmethod
    def parse(cls, text: str) -> Leaf:
        """Read the canonical form; `DataError` for anything else."""
        match = _LEAF.fullmatch(text)
        if match is None:
            raise DataError(f"not a leaf: {text!r}; write a number, a letter and 'ob', such as 5, 5a or 5ob")
        second = match["second"]
        return cls(int(match["number"]), match["letter"], bool(match["verso"]), int(second) if second else None)

    def __str__(self) -> str:
        """Write the canonical form."""
        second = f"({self.second})" if self.second is not None else ""
        return f"{self.number}{self.letter}{'ob' if self.verso else ''}{second}"

    def __lt__(self, other: Leaf) -> bool:
        """Put recto before verso, 5 before 5a."""
        return self._key() < other._key()

    def _key(self) -> tuple[int, str, bool, int]:
        return self.number, self.letter, self.verso, self.second or 0


@total_ordering
@attrs.frozen(order=False)
class Leaves:
    """A run of leaves from `first` to `last`; a single leaf where they are equal.

    >>> Leaves.parse("5-7ob")
    Leaves(first=Leaf(number=5, letter='', verso=False, second=None), last=Leaf(number=7, letter='', verso=True, second=None))
    >>> str(Leaves.parse("5"))
    '5'
    """  # noqa: E501 - the repr is one line

    first: Leaf
    last: Leaf

    @classmethod
    def parse(cls, text: str) -> Leaves:
        """Read `5`, `5ob` or `5-7ob`; `DataError` for anything else."""
        first, dash, last = text.partition("-")
        opening = Leaf.parse(first)
        return cls(opening, Leaf.parse(last) if dash else opening)

    def __str__(self) -> str:
        """Write the canonical form, the closing leaf in full."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def __lt__(self, other: Leaves) -> bool:
        """Compare by the first leaf, then by the last."""
        return (self.first, self.last) < (other.first, other.last)


class Extra(Mapping[str, str]):
    """The further levels of a reference, hashable: `Extra({"papka": "14"})`.

    Raises `DataError` for a level that is not in `EXTRA_LEVELS`.
    """

    __slots__ = ("_levels",)

    def __init__(self, levels: Mapping[str, str] = {}) -> None:
        """Keep `levels` in the order of `EXTRA_LEVELS`."""
        for level in levels:
            if level not in EXTRA_LEVELS:
                raise DataError(f"unknown level {level!r}; the further levels are {', '.join(EXTRA_LEVELS)}")
        self._levels = {level: str(levels[level]) for level in EXTRA_LEVELS if level in levels} if levels else {}

    def __getitem__(self, level: str) -> str:
        """Give the value of one level."""
        return self._levels[level]

    def __iter__(self) -> Iterator[str]:
        """Go through the levels that are set."""
        return iter(self._levels)

    def __len__(self) -> int:
        """Count the levels that are set."""
        return len(self._levels)

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(tuple(self._levels.items()))

    def __repr__(self) -> str:
        """Show the content."""
        return f"Extra({self._levels!r})"


NO_EXTRA = Extra()


def _to_extra(levels: Mapping[str, str]) -> Extra:
    return levels if isinstance(levels, Extra) else Extra(levels)


_LEVELS = {level.name: level for level in TABLE}
_OTHER_SIDES = {
    latin: lookup(f"CYRILLIC SMALL LETTER {name}") for latin, name in (("v", "VE"), ("p", "PE"), ("r", "ER"))
}
"""Letters of leaves that in Latin writing would be read as a side: `5v` is the back of leaf 5, `5r` its front."""
_APART = frozenset("sivpr")
"""Letters before which a back needs a hyphen: `5s ob` is both sides of leaf 5."""


def _written(leaves: Leaves) -> str:
    """Write leaves so that they are read as these, the closing one in full."""
    one = _written_leaf(leaves.first)
    return one if leaves.first == leaves.last else f"{one}-{_written_leaf(leaves.last)}"


def _written_leaf(leaf: Leaf) -> str:
    verso = ("-ob" if leaf.letter in _APART else "ob") if leaf.verso else ""
    second = f"({leaf.second})" if leaf.second is not None else ""
    return f"{leaf.number}{_OTHER_SIDES.get(leaf.letter, leaf.letter)}{verso}{second}"


@total_ordering
@attrs.frozen(order=False)
class Reference:
    """What is cited: archive, fond, opis, delo, leaves and further levels; a value, equal to its like.

    `archive` is the key of a registry record, or of an unlisted archive its romanised acronym. A level that
    is not given is None (`listy` and `extra` are empty).

    >>> reference = Reference("GARF", "R-5446", "12", "5", (Leaves.parse("7ob-9"), Leaves.parse("12")))
    >>> str(reference)
    'GARF, f. R-5446, op. 12, d. 5, ll. 7ob-9, 12'
    >>> Reference("GARF", "2") < Reference("GARF", "10") < Reference("GARF", "R-1")
    True
    """

    archive: str | None = None
    fond: str | None = None
    opis: str | None = None
    delo: str | None = None
    listy: tuple[Leaves, ...] = ()
    extra: Extra = attrs.field(default=NO_EXTRA, converter=_to_extra)

    def to_dict(self) -> dict[str, Any]:
        """Give plain data: strings, a list of leaves, a dict of further levels.

        >>> Reference("GARF", "9401", "1a", "552").to_dict()
        {'archive': 'GARF', 'fond': '9401', 'opis': '1a', 'delo': '552', 'listy': [], 'extra': {}}
        """
        return {
            "archive": self.archive,
            "fond": self.fond,
            "opis": self.opis,
            "delo": self.delo,
            "listy": [str(leaves) for leaves in self.listy],
            "extra": dict(self.extra),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Reference:
        """Read what `to_dict` writes (absent keys count as not given); `DataError` names a wrong field."""
        values: dict[str, Any] = {}
        for field in ("archive", "fond", "opis", "delo"):
            value = data.get(field)
            if not (value is None or (isinstance(value, str) and value)):
                raise DataError(f"{field} is {value!r}; a reference wants a string or nothing there")
            values[field] = value
        listy, extra = data.get("listy") or (), data.get("extra") or {}
        if isinstance(listy, str) or not all(isinstance(leaves, str) for leaves in listy):
            raise DataError(f"listy is {listy!r}; a reference wants a list of strings such as '5-7ob'")
        if not isinstance(extra, Mapping):
            raise DataError(f"extra is {extra!r}; a reference wants an object of levels and values")
        return cls(**values, listy=tuple(Leaves.parse(leaves) for leaves in listy), extra=Extra(extra))

    def format(self, style: str | Style = "canonical") -> str:
        """Write the reference in a style, by its name or as a `Style`; `StyleError` where it cannot."""
        from archref.styles.files import styles

        return (styles[style] if isinstance(style, str) else style).format(self)

    def __str__(self) -> str:
        """Write the canonical form: the archive's key and every level with its label, numbers in full."""
        is_ordinal = "number" in self.extra and bool(self.opis or self.delo)
        parts = [self.archive] if self.archive else []
        for name in order_with(is_ordinal):
            level = _LEVELS[name]
            if name == "listy":
                several = len(self.listy) > 1 or any(leaves.first != leaves.last for leaves in self.listy)
                written, value = level.several if several else level.written, ", ".join(map(_written, self.listy))
            else:
                written = ORDINAL if name == "number" and is_ordinal else level.written
                value = self.extra.get(name, "") if name in EXTRA_LEVELS else getattr(self, name)
            if value:
                parts.append(written.replace("{}", value))
        return ", ".join(parts)

    def __lt__(self, other: Reference) -> bool:
        """Sort as on the shelf: archive, fond, opis, further levels, delo, leaves."""
        return self.sort_key() < other.sort_key()

    def sort_key(self) -> tuple[Any, ...]:
        """Give what references are sorted by."""
        return (
            self.archive or "",
            natural_key(self.fond),
            natural_key(self.opis),
            natural_key(self.delo),
            tuple((level, natural_key(value)) for level, value in self.extra.items()),
            self.listy,
        )


class Part(NamedTuple):
    """One level of a citation with its place: `start` and `end` count code points in the passage.

    `level` is `archive`, `fond`, `opis`, `delo`, `listy` (one part a run of leaves), a further level, or `ibid`.
    """

    level: str
    start: int
    end: int


Basis = Literal["written", "defined", "place", "company", "carried"]
"""How a citation's archive is known: it stands there; the document says what it means; a place named with it, or the
other archives cited, settle which; or it came from an antecedent."""


@attrs.frozen
class Citation:
    """Where and how a reference is cited.

    `note` is the index of the passage, `start` and `end` count code points in it, and `text` is exactly what
    stands between them. `archive_text` is the archive as written (where inherited: as its antecedent wrote
    it). `inherited` names the fields of the reference that came from the context. `candidates` are the keys
    of the archives that an ambiguous name may mean, the likeliest first (then the reference's archive is None);
    `listed` is False where the archive is in no registry. `parts` are the levels that stand in the text, in order;
    `basis` is None where the archive cannot be told.
    """

    note: int
    start: int
    end: int
    text: str
    archive_text: str | None
    reference: Reference
    inherited: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    listed: bool = True
    parts: tuple[Part, ...] = ()
    basis: Basis | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give plain data, the JSON form; what came last only where it says something."""
        plain = {
            "note": self.note,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "archive_text": self.archive_text,
            **self.reference.to_dict(),
            "inherited": list(self.inherited),
        }
        if self.candidates:
            plain["candidates"] = list(self.candidates)
        if not self.listed:
            plain["listed"] = False
        if self.basis:
            plain["basis"] = self.basis
        if self.parts:
            plain["parts"] = [part._asdict() for part in self.parts]
        return plain

    def _repr_html_(self) -> str:
        """Show the citation in a notebook, each of its parts in a colour and with its level."""
        shown, done = [], self.start
        for part in sorted(self.parts, key=lambda part: part.start):
            if done <= part.start and part.end <= self.end:
                text = self.text[part.start - self.start : part.end - self.start]
                colour = f"hsla({37 * sum(map(ord, part.level)) % 360}, 70%, 50%, .3)"
                mark = f'<mark style="background: {colour}; color: inherit" title="{part.level}">{escape(text)}</mark>'
                shown += [escape(self.text[done - self.start : part.start - self.start]), mark]
                done = part.end
        return f"<span>{''.join(shown)}{escape(self.text[done - self.start :])}</span>"

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Citation:
        """Read what `to_dict` writes; `DataError` names what is missing or wrong."""
        try:
            return cls(
                int(data["note"]), int(data["start"]), int(data["end"]), str(data["text"]),
                data.get("archive_text"), Reference.from_dict(data), tuple(data.get("inherited", ())),
                tuple(data.get("candidates", ())), bool(data.get("listed", True)),
                tuple(Part(**part) for part in data.get("parts", ())), data.get("basis"),
            )  # fmt: skip
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(f"not a citation: {error!r}; it wants note, start, end and text") from error


@attrs.frozen
class Mention:
    """An archive named without a shelf mark ("case file in TsDAHO").

    `archive` is its key (None where the name is ambiguous), `archive_text` the name as written, `text` the
    stretch of the note that names the source, from `start` to `end` (code points) in passage `note`.
    """

    note: int
    start: int
    end: int
    text: str
    archive_text: str
    archive: str | None
    candidates: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give plain data."""
        return attrs.asdict(self) | {"candidates": list(self.candidates)}
