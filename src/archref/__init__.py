"""Read archival citations into typed references, rewrite them in any style, and group them by archive.

Everything public is here and loads when first used, so that importing archref stays cheap.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archref.archives.records import Archive as Archive
    from archref.archives.registry import Registry as Registry
    from archref.archives.registry import archives as archives
    from archref.batch.tables import table as table
    from archref.documents.document import Document as Document
    from archref.documents.document import Passage as Passage
    from archref.documents.read import read as read
    from archref.errors import ArchrefError as ArchrefError
    from archref.errors import DataError as DataError
    from archref.errors import MissingExtraError as MissingExtraError
    from archref.errors import ParseError as ParseError
    from archref.errors import ReadError as ReadError
    from archref.errors import StyleError as StyleError
    from archref.exports.write import compare as compare
    from archref.exports.write import export as export
    from archref.exports.write import view as view
    from archref.inventory.table import Table as Table
    from archref.inventory.tree import Inventory as Inventory
    from archref.inventory.tree import inventory as inventory
    from archref.model import Citation as Citation
    from archref.model import Leaf as Leaf
    from archref.model import Leaves as Leaves
    from archref.model import Mention as Mention
    from archref.model import Reference as Reference
    from archref.reading.find import find as find
    from archref.reading.find import mentions as mentions
    from archref.reading.find import parse as parse
    from archref.reading.reader import Reader as Reader
    from archref.rewriting.rewrite import Rewriting as Rewriting
    from archref.rewriting.rewrite import normalise as normalise
    from archref.rewriting.rewrite import rewrite as rewrite
    from archref.styles.files import styles as styles
    from archref.styles.style import Style as Style

_HOMES = {
    "archives.records": ("Archive",),
    "archives.registry": (
        "Registry",
        "archives",
    ),
    "batch.tables": ("table",),
    "documents.document": (
        "Document",
        "Passage",
    ),
    "documents.read": ("read",),
    "errors": (
        "ArchrefError",
        "DataError",
        "MissingExtraError",
        "ParseError",
        "ReadError",
        "StyleError",
    ),
    "exports.write": (
        "compare",
        "export",
        "view",
    ),
    "inventory.table": ("Table",),
    "inventory.tree": (
        "Inventory",
        "inventory",
    ),
    "model": (
        "Citation",
        "Leaf",
        "Leaves",
        "Mention",
        "Reference",
    ),
    "reading.find": ("find", "mentions", "parse"),
    "reading.reader": ("Reader",),
    "rewriting.rewrite": ("Rewriting", "normalise", "rewrite"),
    "styles.files": ("styles",),
    "styles.style": ("Style",),
}
_HOME_OF = {name: f"archref.{module}" for module, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME_OF)


class _Archref(ModuleType):
    """A module whose public names stay what they are, though some are also names of its folders.

    When Python has imported the folder `archref.archives` it sets `archref.archives` to that: here the name is the
    registry's, and the folder is reached by `from archref.archives import ...` only.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Archref


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _HOME_OF:
        raise AttributeError(f"module 'archref' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
