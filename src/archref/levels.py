"""The levels of a shelf mark: which there are, in what order they are written, and where each stands.

One table; everything else that is said of levels follows from it. Source of the order: GOST R 7.0.5-2008, 11.4,
and its samples for the box between opis and delo.
"""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen
class Level:
    """One level: its `name` in `Reference`, and where it `stands`.

    `shelf`: one of the four of every mark, or its leaves. `above`: further levels between the opis and the delo,
    which a new delo keeps. `below`: parts of a delo that are files of their own (tom 2). `within`: places in a file,
    as leaves are. `is_box`: it is a thing that files lie in. `spoken` is what messages call it.
    """

    name: str
    stands: Literal["shelf", "above", "below", "within"]
    is_box: bool = False
    spoken: str = attrs.field(default=attrs.Factory(lambda level: level.name, takes_self=True))


TABLE = (
    Level("fond", "shelf"),
    Level("opis", "shelf"),
    Level("deloproizvodstvo", "above", spoken="a deloproizvodstvo"),
    Level("god", "above", spoken="a year"),
    Level("razdel", "above"),
    Level("papka", "above", is_box=True),
    Level("korobka", "above", is_box=True),
    Level("sviazka", "above", is_box=True),
    Level("delo", "shelf"),
    Level("tom", "below"),
    Level("chast", "below"),
    Level("vypusk", "below"),
    Level("dokument", "within"),
    Level("reel", "within"),
    Level("frame", "within"),
    Level("paragraph", "within"),
    Level("number", "within"),
    Level("listy", "shelf", spoken="leaves"),
)
"""All levels below the archive, in the order in which they are written."""

ORDER = tuple(level.name for level in TABLE)
EXTRA_LEVELS = tuple(level.name for level in TABLE if level.stands != "shelf")
"""The further levels a shelf mark may have, by the names of `Reference.extra`."""
ABOVE_THE_DELO = tuple(level.name for level in TABLE if level.stands == "above")
"""The further levels that stand between opis and delo, and that a new delo keeps."""
WITHIN_A_FILE = tuple(level.name for level in TABLE if level.stands == "within")
"""Further levels that are a place in a file; all others tell one file from another."""
BOXES = tuple(level.name for level in TABLE if level.is_box)
SPOKEN = {level.name: level.spoken for level in TABLE}

LABELLED = ("fond", "opis", "delo", "leaf", "page", *EXTRA_LEVELS)
"""What a language has labels for: a leaf by itself and one that is counted as a page are told apart."""
