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
    as leaves are. `written` and `several` are how the canonical form writes one and more than one. `is_box`: it is a
    thing that files lie in. `spoken` is what messages call it.
    """

    name: str
    stands: Literal["shelf", "above", "below", "within"]
    written: str
    several: str = ""
    is_box: bool = False
    spoken: str = attrs.field(default=attrs.Factory(lambda level: level.name, takes_self=True))


TABLE = (
    Level("fond", "shelf", "f. {}"),
    Level("opis", "shelf", "op. {}"),
    Level("deloproizvodstvo", "above", "{}", spoken="a deloproizvodstvo"),
    Level("god", "above", "{} g.", spoken="a year"),
    Level("razdel", "above", "razd. {}"),
    Level("papka", "above", "papka {}", is_box=True),
    Level("korobka", "above", "korobka {}", is_box=True),
    Level("sviazka", "above", "sv. {}", is_box=True),
    Level("delo", "shelf", "d. {}", "dd. {}"),
    Level("tom", "below", "t. {}"),
    Level("chast", "below", "ch. {}"),
    Level("vypusk", "below", "vyp. {}"),
    Level("dokument", "within", "dok. {}"),
    Level("reel", "within", "reel {}"),
    Level("frame", "within", "fr. {}"),
    Level("paragraph", "within", "\N{SECTION SIGN} {}"),
    Level("number", "within", "no. {}"),
    Level("listy", "shelf", "l. {}", "ll. {}", spoken="leaves"),
)
"""All levels below the archive, in the order in which they are written."""

ORDINAL = "por. {}"
"""How the canonical form writes a number beside an opis or a delo: the papka's, that many of them."""

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


def order_with(number_is_ordinal: bool, last: tuple[str, ...] = ()) -> list[str]:
    """Give the order of levels in a mark: a number beside an opis or a delo is the papka's, and stands before it.

    `last` are levels that follow the delo although they stand before it elsewhere.

    >>> order_with(True)[:3], order_with(False)[-2:]
    (['fond', 'opis', 'number'], ['number', 'listy'])
    """
    order = [level for level in ORDER if level not in last]
    after = order.index("delo") + 1
    order[after:after] = last
    if number_is_ordinal and "number" not in last:
        order.remove("number")
        order.insert(order.index("opis") + 1, "number")
    return order
