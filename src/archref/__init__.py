"""Read archival citations into typed references, rewrite them in any style, and group them by archive.

Everything public is here and loads when first used, so that importing archref stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archref.citations import find as find
    from archref.citations import parse as parse
    from archref.documents import Document as Document
    from archref.documents import Passage as Passage
    from archref.documents import read as read
    from archref.errors import ArchrefError as ArchrefError
    from archref.errors import DataError as DataError
    from archref.errors import MissingExtraError as MissingExtraError
    from archref.errors import ParseError as ParseError
    from archref.errors import ReadError as ReadError
    from archref.errors import StyleError as StyleError
    from archref.house_styles import Style as Style
    from archref.house_styles import styles as styles
    from archref.inventories import Inventory as Inventory
    from archref.inventories import inventory as inventory
    from archref.model import Citation as Citation
    from archref.model import Leaf as Leaf
    from archref.model import Leaves as Leaves
    from archref.model import Mention as Mention
    from archref.model import Reference as Reference
    from archref.registry import Archive as Archive
    from archref.registry import Registry as Registry
    from archref.registry import archives as archives
    from archref.rewriting import normalise as normalise
    from archref.unmarked import mentions as mentions

_HOMES = {
    "citations": ("find", "parse"),
    "documents": ("Document", "Passage", "read"),
    "errors": ("ArchrefError", "DataError", "MissingExtraError", "ParseError", "ReadError", "StyleError"),
    "house_styles": ("Style", "styles"),
    "inventories": ("Inventory", "inventory"),
    "unmarked": ("mentions",),
    "model": ("Citation", "Leaf", "Leaves", "Mention", "Reference"),
    "registry": ("Archive", "Registry", "archives"),
    "rewriting": ("normalise",),
}
_HOME_OF = {name: f"archref.{module}" for module, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _HOME_OF:
        raise AttributeError(f"module 'archref' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
