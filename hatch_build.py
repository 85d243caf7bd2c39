"""Compile `src/archref/data/archives/*.toml` into `archives.json`, and `languages/*.toml` into `languages.json`.

Runs when a wheel is built, also for `pip install -e`; `python hatch_build.py` does it for a bare checkout.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
ARCHIVES = ROOT / "src" / "archref" / "data" / "archives"
FONDS = ROOT / "src" / "archref" / "data" / "fonds.toml"
CITIES = ROOT / "src" / "archref" / "data" / "cities.toml"
PATTERNS = ROOT / "src" / "archref" / "data" / "name_patterns.toml"
INDEX = ROOT / "src" / "archref" / "data" / "archives.json"
LANGUAGES = ROOT / "src" / "archref" / "data" / "languages"
PACKED = ROOT / "src" / "archref" / "data" / "languages.json"

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # run by hand
    BuildHookInterface = object  # type: ignore[assignment,misc]


class IndexArchives(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's way in."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Write the index before the files are gathered."""
        write_all()


def write_all() -> None:
    """Write all languages, and the index of all archives and fonds, which is made with their letters."""
    PACKED.write_text(languages_text(), "utf-8")
    INDEX.write_text(index_text(), "utf-8")


def languages_text() -> str:
    """Read every language, and give all, less their examples and traps: JSON, one language a line."""
    sys.path.insert(0, str(ROOT / "src"))
    from archref.languages.files import language_from
    from archref.languages.toml import read_toml

    packed = []
    for path in sorted(LANGUAGES.glob("*.toml")):
        data = read_toml(path)
        language_from(data, path.name)
        kept = {name: value for name, value in data.items() if name not in ("example", "trap")}
        packed.append(json.dumps(kept, ensure_ascii=False, separators=(",", ":")))
    return "[\n" + ",\n".join(packed) + "\n]\n"


def index_text() -> str:
    """Read every TOML file of archives and fonds, and give the index of all, as it is kept in a file."""
    sys.path.insert(0, str(ROOT / "src"))
    from archref.archives.compile import compile_index
    from archref.archives.files import checked_archives, checked_fonds, checked_others, checked_patterns
    from archref.languages.toml import read_toml

    contents = {path.name: read_toml(path) for path in sorted(ARCHIVES.glob("*.toml"))}
    archives = [one for name, content in contents.items() for one in checked_archives(content, name)]
    others = [one for name, content in contents.items() for one in checked_others(content, name)]
    fonds = checked_fonds(read_toml(FONDS), FONDS.name)
    patterns = checked_patterns(read_toml(PATTERNS), PATTERNS.name)
    return compile_index(archives, fonds, patterns, romanisations, others=others, cities=read_toml(CITIES)).dump()


def romanisations(acronym: str, language: str) -> dict[str, str]:
    """Give an acronym in every system, letter by letter: a digraph at its beginning is written `Ts`, `Kh`.

    >>> romanisations("ЦДАХО", "uk")["german"]
    'ZDAChO'
    """
    if language not in ("uk", "ru"):  # the libraries have no others
        from archref.archives.spellings import loc_only

        return loc_only(acronym, language)
    from archref.languages.language import SYSTEMS as OWN

    return {system: "".join(_letter(letter, language, system) for letter in acronym) for system in (*OWN, *SYSTEMS)}


SYSTEMS = {
    # by system: the tables for Ukrainian and for Russian; translitua's unless they are iuliia's
    # (those that languages have themselves are not among them: `archref.languages.romanise`)
    "bgn": ("UkrainianBGN2019", "RussianInternationalPassport1997"),
    "linguistic": ("UkrainianWWS", "iuliia SCIENTIFIC"),
    "iso9": ("UkrainianISO9", "RussianISO9SystemA"),
    "gost": ("UkrainianDSTU9112B", "RussianISO9SystemB"),
    "isor9": ("UkrainianISO9", "RussianISOR9Table2"),
    "passport": ("UkrainianPassport2004Alt", "RussianGOST2006"),
    "german": ("UkrainianGerman", "UkrainianGerman"),
    "french": ("UkrainianFrench", "UkrainianFrench"),
}
_AS_IN_RUSSIAN = {"г": "g", "и": "i", "ы": "y", "э": "e", "ё": "jo", "ъ": ""}


@cache
def _letter(letter: str, language: str, system: str) -> str:
    from archref.languages.romanise import romanise, romanised

    small = letter.lower()
    in_table = "а" <= small <= "я" or small == "ё" or (language == "uk" and small in "іїєґ")
    if system == "loc" or not in_table:
        return romanise(letter, language)
    if system not in SYSTEMS:
        return romanised(letter, system, language)
    if language == "ru" and system in ("german", "french") and small in _AS_IN_RUSSIAN:
        written = _AS_IN_RUSSIAN[small]
    else:
        written = _from_library(small, SYSTEMS[system][language == "ru"])
    return written.capitalize() if letter != small else written


def _from_library(letter: str, table: str) -> str:
    if table.startswith("iuliia "):
        import iuliia  # type: ignore[import-untyped]

        return str(getattr(iuliia, table.removeprefix("iuliia ")).translate(letter))
    import translitua

    return str(translitua.translit(letter, getattr(translitua, table)))


if __name__ == "__main__":
    write_all()
