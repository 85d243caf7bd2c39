"""Styles side by side: in goes a style, out come three references in it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import attrs

from archref.errors import StyleError
from archref.model import Leaves, Reference

if TYPE_CHECKING:
    from archref.archives.registry import Registry
    from archref.styles.style import Style as Style

EXAMPLES = (
    Reference("TsDAVO", "2595", "1", "102", (Leaves.parse("21-22"),)),
    Reference("GARF", "R-5446", "12", "5", (Leaves.parse("7ob-9"), Leaves.parse("12"))),
    Reference("AVP RF", "06", "6", "143", (Leaves.parse("5"),), {"papka": "14"}),
)
"""A Ukrainian file, a fond with a prefix and a verso, and one with a box and a number's leading zero."""


def examples(style: Style, registry: Registry | None = None) -> tuple[str, ...]:
    r"""Write the three `EXAMPLES` in a style; what it cannot write is left out, and said in brackets.

    >>> from archref import styles
    >>> print(*examples(styles["wikisource"]), sep="\n")
    Архів:ЦДАВО/2595/1/102 [no leaves]
    Архів:ГАРФ/Р-5446/12/5 [no leaves]
    Архів:АВП РФ/06/6/143 [no papka, no leaves]
    """
    written = []
    for reference in EXAMPLES:
        for lacking, shorter in (
            ("", reference),
            ("no leaves", attrs.evolve(reference, listy=())),
            ("no papka", attrs.evolve(reference, extra={})),
            ("no papka, no leaves", attrs.evolve(reference, extra={}, listy=())),
        ):
            with suppress(StyleError):
                text = style.format(shorter, registry)
                written.append(f"{text} [{lacking}]" if lacking else text)
                break
    return tuple(written)
