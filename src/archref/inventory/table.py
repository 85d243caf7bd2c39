"""A table: in go rows of text, out come the same under headings. Views of an inventory are tables."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT = "en"
"""The language of a reader who names none."""

Row = tuple[str, ...]


class Group(NamedTuple):
    """A run of rows under one heading, its `level` counted from 1, and the groups within it, or the rows."""

    heading: str
    level: int
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]


@attrs.frozen(repr=False)
class Table:
    """Rows of text under headings.

    `name` and `columns` are for programs and the same in every language; `title`, `headings` and `summary` are for
    readers. The first `over` columns stand over the rows as headings, where a form has such. `joint` stands between
    the cells of a row where they are printed as a list; without it they are printed as a table. `nothing` is said
    where there are no rows.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    language: str
    over: int = 0
    summary: str = ""
    joint: str = ""
    nothing: str = ""

    def __repr__(self) -> str:
        """Tell what it is, in one line."""
        return f"<Table {self.name}: {len(self.rows)} rows of {', '.join(self.columns)}>"

    @property
    def dicts(self) -> list[dict[str, str]]:
        """The rows, each by its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def groups(self) -> tuple[Group, ...]:
        """Give the rows under their headings; without columns over them all are one group without heading.

        >>> table = Table("t", "T", ("a", "b"), ("A", "B"), (("x", "1"), ("x", "2"), ("y", "3")), "en", over=1)
        >>> [(group.heading, group.rows) for group in table.groups()]
        [('x', (('1',), ('2',))), ('y', (('3',),))]
        """
        if not self.over:
            return (Group("", 1, (), self.rows),) if self.rows else ()
        return tuple(_groups(self.rows, self.over, 1))

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands under the title: the summary, and that there is nothing, where there is nothing."""
        return tuple(filter(None, (self.summary, "" if self.rows else self.nothing)))

    def _repr_html_(self) -> str:
        """Show the table in a notebook."""
        heads = "".join(f"<th>{escape(head)}</th>" for head in self.headings)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in self.rows)
        return f"<table><caption>{escape(self.title)}</caption><tr>{heads}</tr>{rows}</table>"

    @property
    def heads(self) -> Row:
        """The headings of the columns that stand in the rows."""
        return self.headings[self.over :]

    def line(self, row: Row) -> str:
        """Write a row as a line of a list."""
        return self.joint.join(filter(None, row))


def _groups(rows: tuple[Row, ...], over: int, level: int) -> Iterator[Group]:
    for heading, run in groupby(rows, key=lambda row: row[0]):
        rest = tuple(row[1:] for row in run)
        below = tuple(_groups(rest, over - 1, level + 1)) if over > 1 else ()
        yield Group(heading, level, below, () if below else rest)
