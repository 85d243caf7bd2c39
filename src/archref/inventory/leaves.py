"""Leaves put together: in go runs of leaves, out they come in order, each once, neighbours as one range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archref.model import Leaf, Leaves

if TYPE_CHECKING:
    from collections.abc import Iterable

# ---- leaves


def merge_leaves(listy: Iterable[Leaves]) -> tuple[Leaves, ...]:
    """Give the same leaves in order, each once, neighbours joined to ranges.

    After 5 comes its back, 5ob, or the next leaf, 6; after 5ob comes 6. Between 5ob and 6ob lies the face of
    6, so they stay apart, as lettered leaves do: after 5a may come 5b. A range that runs backwards (a
    misprint) stays as it is, at the end.

    >>> listy = map(Leaves.parse, ["9ob", "6", "5", "7-8", "5ob", "11"])
    >>> " ".join(str(leaves) for leaves in merge_leaves(listy))
    '5-8 9ob 11'
    """
    each = sorted(set(listy))
    merged: list[Leaves] = []
    for leaves in each:
        if leaves.last < leaves.first:
            continue
        before = merged[-1] if merged else None
        if before and (leaves.first <= before.last or _follows(before.last, leaves.first)):
            merged[-1] = Leaves(before.first, max(before.last, leaves.last))
        else:
            merged.append(leaves)
    misprints = [leaves for leaves in each if leaves.last < leaves.first]
    return (*merged, *misprints)


def _follows(leaf: Leaf, other: Leaf) -> bool:
    """Tell whether nothing lies between a leaf's face or back and another's."""
    if leaf.second is not None or other.second is not None:
        return False
    if other.verso:
        return not leaf.verso and (leaf.number, leaf.letter) == (other.number, other.letter)
    return not leaf.letter and not other.letter and other.number == leaf.number + 1
