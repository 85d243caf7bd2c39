"""References drawn from the whole model, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from archref.archives.registry import archives
from archref.model import Extra, Leaf, Leaves, Reference

UNLISTED = ("KhDKhR", "NAZKh", "OPRQ")
LETTERS = "abvgdezklmnoprstu"

_numbers = st.integers(1, 99_999).map(str)
_suffixes = st.sampled_from(["", "", "", *LETTERS])


@st.composite
def fonds(draw: st.DrawFn) -> str:
    prefix = draw(st.sampled_from(["", "", "", "R-", "P-", "N-", "A-", "K-", "T-"]))
    zero = draw(st.sampled_from(["", "", "", "0"])) if not prefix else ""
    return f"{prefix}{zero}{draw(st.integers(1, 9_999))}{draw(_suffixes)}"


_opisi = st.builds(lambda number, suffix: f"{number}{suffix}", st.integers(1, 999), _suffixes)
_files = st.one_of(
    st.builds(lambda number, suffix: f"{number}{suffix}", st.integers(1, 99_999), _suffixes),
    st.builds(lambda a, b: f"{a}/{b}", st.integers(1, 999), st.integers(1, 99)),
)
_leaf = st.builds(Leaf, st.integers(1, 999), st.sampled_from(["", "", "", *LETTERS]), st.booleans())


@st.composite
def leaves(draw: st.DrawFn) -> Leaves:
    first = draw(_leaf)
    if draw(st.booleans()):
        return Leaves(first, first)
    last = draw(_leaf.filter(lambda leaf: leaf.number > first.number))
    return Leaves(first, last)


_BOXES = ("papka", "korobka", "sviazka", "razdel")
_VOLUMES = ("tom", "chast", "vypusk", "reel", "frame", "paragraph")


@st.composite
def extras(draw: st.DrawFn, with_delo: bool) -> Extra:
    levels = {}
    for level in draw(st.lists(st.sampled_from(_BOXES + _VOLUMES), max_size=2, unique=True)):
        levels[level] = draw(_numbers.filter(lambda number: len(number) < 5))
    if draw(st.integers(0, 9)) == 0:
        levels["god"] = str(draw(st.integers(1700, 1990)))
    if draw(st.integers(0, 9)) == 0:
        levels["deloproizvodstvo"] = draw(st.sampled_from(["DPOO", "OO", "3 d-vo"]))
    if draw(st.integers(0, 9)) == 0:
        levels["number"] = str(draw(st.integers(1, 99)))
    if with_delo and draw(st.integers(0, 9)) == 0:
        levels["dokument"] = str(draw(st.integers(1, 300)))
    return Extra(levels)


@st.composite
def references(draw: st.DrawFn, *, without_archive: bool = True, full: bool = False) -> Reference:
    """A reference down to the delo, mostly with an opis and leaves; `full`: all of fond, opis, delo."""
    archive = draw(st.one_of(st.sampled_from(sorted(archives)), st.sampled_from(UNLISTED)))
    has_opis = full or draw(st.integers(0, 4)) > 0
    nowhere = without_archive and draw(st.integers(0, 9)) == 0
    if not full and draw(st.integers(0, 19)) == 0:
        number = Extra({"number": draw(_numbers)})
        return Reference(archive, draw(fonds()), listy=tuple(draw(st.lists(leaves(), max_size=2))), extra=number)
    return Reference(
        None if nowhere else archive,
        draw(fonds()),
        draw(_opisi) if has_opis else None,
        draw(_files),
        tuple(draw(st.lists(leaves(), max_size=3))),
        draw(extras(with_delo=True)) if draw(st.booleans()) else Extra(),
    )
