"""How a reference is written: in go references and a style (data in TOML), out comes text.

A style says which labels, separators, letters and archive names it writes; a file of a style states only how it
differs from the one it `extends`. `styles` holds the packaged ones, `read_style` reads a user's own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from archref.errors import DataError, StyleError
from archref.model import EXTRA_LEVELS, Leaf, Leaves, Reference
from archref.romanise import latin, romanise

if TYPE_CHECKING:
    from archref.registry import Archive, Registry

_Table = TypeVar("_Table")
BOX_LEVELS = ("deloproizvodstvo", "god", "razdel", "papka", "korobka", "sviazka")
"""The further levels that stand between opis and delo; the others follow the delo."""

ORDER = (
    "fond", "opis", *BOX_LEVELS, "delo", "tom", "chast", "vypusk", "dokument", "reel", "frame", "paragraph", "number",
    "listy",
)  # fmt: skip
"""The order of every style but for what its `last` names (GOST R 7.0.5-2008, 11.4; the box as GOST samples have it)."""

_POSITIONAL = ("fond", "opis", "delo", "listy")

# ---- the parts of a style


@attrs.frozen
class ArchiveWriting:
    """How a style writes archives.

    `forms`: whose acronyms, the best first: a language ("ru", "uk"), "own" (the archive's language), a
    romanisation of `data/romanisations.toml` ("scientific"), or "key" (the registry's key). `short` and `full` are
    templates of `{acronym}`, `{name}` (`{Name}`: every word capital), `{city}` and `{country}`; `full` is for a first citation, of archives in
    `full_in` (countries; empty: of all), and also for a reference by itself where `alone` is "full". `names` is
    the form of `{name}`. `qualifiers` are countries' names that follow a central archive's acronym
    (`ЦГАВО Украины`); `writings` overrides single archives; `abbreviations` shorten words of full names.
    """

    forms: tuple[str, ...] = ("key",)
    short: str = "{acronym}"
    full: str = ""
    full_in: tuple[str, ...] = ()
    alone: str = "short"
    names: str = "loc"
    place: str = "before"
    writings: Mapping[str, str] = attrs.Factory(dict)
    qualifiers: Mapping[str, str] = attrs.Factory(dict)
    abbreviations: Mapping[str, str] = attrs.Factory(dict)


@attrs.frozen
class Separators:
    """What stands between the parts; `listy` and `extra` default to `level`."""

    archive: str = ", "
    level: str = ", "
    listy: str | None = None
    extra: str | None = None
    leaves: str = ", "
    files: str = ", "
    references: str = "; "
    end: str = ""


@attrs.frozen
class LeafWriting:
    """How a style writes leaves: `dash` of a range, `verso` with the gap before it, template of a `number`.

    `closing`: the last number of a range in "full" or as "chicago" shortens it. `letters` are written otherwise:
    in Latin letters `5v` is the back of leaf 5, so that leaf 5в keeps its letter.
    """

    dash: str = "-"
    verso: str = "ob"
    number: str = "{}"
    closing: str = "full"
    letters: Mapping[str, str] = attrs.Factory(dict)


@attrs.frozen
class Ibid:
    """The style's word for "the same as before", empty where it has none, and the separator after it."""

    word: str = ""
    separator: str = ", "


@attrs.frozen
class FileNaming:
    """For names of files: numbers are padded to `digits`, characters `replaced`; only `allowed` may remain."""

    digits: int = 0
    replaced: Mapping[str, str] = attrs.Factory(dict)
    allowed: str = ""


_CHOICES = {
    ("script",): ("Latn", "Cyrl"),
    ("archive", "alone"): ("short", "full"),
    ("archive", "place"): ("before", "after"),
    ("leaves", "closing"): ("full", "chicago"),
}
_TEMPLATES = {
    ("archive", "short"): ("acronym", "country"),
    ("archive", "full"): ("acronym", "name", "Name", "city", "country"),
}


@attrs.frozen
class Style:
    """A way of writing references.

    `labels` are templates by level (`"f. {}"`; empty: the style cannot write that level), `plurals` those for several
    files or leaves, `glosses` the labels of the first citation of a work, `in_country` those for archives of single countries. A style `positional_from` 2 or 3 numbers
    leaves out labels and tells levels by their place; what cannot be told so is written in the style `otherwise`.
    `last` are levels that follow the delo although they stand before it elsewhere. `script` is that of letters in
    numbers (`9401с`).

    >>> styles["gost"].format(Reference.from_dict({"archive": "GARF", "fond": "R-9401", "opis": "1a", "delo": "552"}))
    'ГАРФ. Ф. Р-9401. Оп. 1а. Д. 552.'
    """

    name: str
    title: str = ""
    note: str = ""
    script: str = "Latn"
    archive: ArchiveWriting = attrs.Factory(ArchiveWriting)
    separators: Separators = attrs.Factory(Separators)
    labels: Mapping[str, str] = attrs.Factory(dict)
    plurals: Mapping[str, str] = attrs.Factory(dict)
    glosses: Mapping[str, str] = attrs.Factory(dict)
    in_country: Mapping[str, Mapping[str, str]] = attrs.Factory(dict)
    leaves: LeafWriting = attrs.Factory(LeafWriting)
    ibid: Ibid = attrs.Factory(Ibid)
    file: FileNaming = attrs.Factory(FileNaming)
    last: tuple[str, ...] = ()
    positional_from: int = 0
    otherwise: str = ""

    # ---- what a style can do

    @property
    def complete(self) -> bool:
        """Tell whether the style writes every level, so that reading gives back what was written."""
        written = all(self.labels.get(level) for level in ORDER) or bool(self.otherwise)
        return written and not self.file.digits

    def format(self, reference: Reference, registry: Registry | None = None) -> str:
        """Write one reference by itself.

        Raises `StyleError` for what the style cannot express.

        >>> print(styles["slash"].format(Reference("TsDAVO", "2595", "1", "102", (Leaves.parse("21-22"),))))
        TsDAVO 2595/1/102/21-22
        """
        return self.joint((reference,), registry)

    def joint(self, references: Sequence[Reference], registry: Registry | None = None) -> str:
        """Write several references as one citation, what they share once.

        >>> rgaspi = [Reference("RGASPI", "17", "3", file) for file in ("74", "75")]
        >>> print(styles["canonical"].joint([*rgaspi, Reference("GARF", "R-5446", "12", "5")]))
        RGASPI, f. 17, op. 3, dd. 74, 75; GARF, f. R-5446, op. 12, d. 5
        """
        return self._closed(references, registry, first=self.archive.alone == "full")

    def introduce(self, reference: Reference, registry: Registry | None = None) -> str:
        """Write a reference as the first citation of its archive in a work: the name in full, labels explained.

        >>> print(styles["kritika"].introduce(Reference("GARF", "1235", "1", "16")))
        Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF) f. 1235, op. 1, d. 16.
        """
        return self._closed((reference,), registry, first=True, glossed=True)

    def _closed(
        self, references: Sequence[Reference], registry: Registry | None, first: bool, glossed: bool = False
    ) -> str:
        pieces: list[str] = []
        for members in _by_archive(references):
            key = members[0].archive
            archive = None if key is None else self.archive_name(key, registry, first)
            country = self.country(key, registry) if self.in_country else ""
            pieces.append(self.span(members, archive, glossed=glossed, country=country))
        text = self.separators.references.join(pieces)
        return _joined([text, self.separators.end]) if text else text

    # ---- archives

    def archive_name(self, key: str, registry: Registry | None = None, first: bool = False) -> str:
        """Write an archive by its key: a writing that the registry reads as this archive and no other.

        `first`: as a first citation does. An archive that is not in the registry is written as its key stands.
        Raises `StyleError` where every writing of an archive is ambiguous.
        """
        if self.archive.forms == ("key",) and not self.archive.full and self.archive.short == "{acronym}":
            return self._safe(key)
        if registry is None:
            from archref.registry import archives

            registry = archives
        archive = registry.get(key)
        if archive is None:
            if "{country}" in self.archive.short:
                raise StyleError(f"{self.name} writes the archive's country, and {key!r} is in no registry")
            return self._safe(self.archive.short.format(acronym=key))
        acronym = next(
            (text for text in self._writings(archive) if _only(registry.lookup(text), key)), None
        )
        if acronym is None:
            raise StyleError(
                f"{self.name}: every writing of the archive {key!r} may mean another one too; write canonical"
            )
        if first and self.archive.full and not (self.archive.full_in and archive.country not in self.archive.full_in):
            name = self._full_name(archive)
            if name and name != acronym and _only(registry.lookup(name), key):
                full = self.archive.full if archive.city else self.archive.full.replace(", {city}", "")
                written = {"name": self._abbreviated(name), "Name": name.title()}
                return full.format(acronym=acronym, city=archive.city, country=archive.country, **written)
        return self._safe(self.archive.short.format(acronym=acronym, country=archive.country))

    def country(self, key: str | None, registry: Registry | None = None) -> str:
        """Give the country of an archive, empty for one that no registry knows."""
        if registry is None:
            from archref.registry import archives

            registry = archives
        return registry[key].country if key in registry else ""

    def _writings(self, archive: Archive) -> Iterator[str]:
        """Give the ways to write an archive, the style's favourite first."""
        if archive.key in self.archive.writings:
            yield self.archive.writings[archive.key]
        own = next(iter(archive.names), "ru")
        for form in self.archive.forms:
            if form == "key":
                yield archive.key
            elif form in romanisations():
                acronyms = archive.acronyms.get(own, ())
                yield from (romanised(text, form, own) for text in acronyms[:1] if not text.isascii())
                yield archive.key
            else:
                acronyms = archive.acronyms.get(own if form == "own" else form, ())
                qualifier = self.archive.qualifiers.get(archive.country)
                yield from (text for text in acronyms[:1] if qualifier and text.endswith(f" {qualifier}"))
                yield from (
                    qualified
                    for text in acronyms[:1]
                    if qualifier and (qualified := f"{text} {qualifier}") in acronyms
                )
                yield from acronyms
        if name := self._full_name(archive):
            yield name
        yield archive.key

    def _full_name(self, archive: Archive) -> str | None:
        form = self.archive.names
        if form in romanisations():
            own, name = next(iter(archive.names.items()), ("", ""))
            return romanised(name, form, own) or None
        return archive.name(form)

    def _abbreviated(self, name: str) -> str:
        return _WORD.sub(self._abbreviated_word, name) if self.archive.abbreviations else name

    def _abbreviated_word(self, word: re.Match[str]) -> str:
        short = self.archive.abbreviations.get(word[0].lower())
        if short is None:
            return word[0]
        return short.capitalize() if word[0][0].isupper() else short

    # ---- shelf marks

    def span(
        self,
        references: Sequence[Reference],
        archive: str | None = None,
        *,
        written: Collection[str] = ORDER,
        ibid: str = "",
        glossed: bool = False,
        country: str = "",
    ) -> str:
        """Write references of one archive as one citation, without a closing full stop.

        `archive` is its name as it is to be written, None where it is left out; `ibid` a word to begin with instead.
        `written` are the levels of the first reference that are not left out.
        """
        if self.otherwise and not all(
            self._by_place(reference, written, bool(archive) and index == 0)
            for index, reference in enumerate(references)
        ):
            labelled = styles[self.otherwise]
            return labelled.span(references, archive, written=written, ibid=ibid, glossed=glossed, country=country)
        pieces = []
        for files_, levels in self._shared(references, written):
            pieces.append(self._mark(files_, levels, glossed, self.in_country.get(country, {})))
        text = self.separators.references.join(pieces)
        if ibid:
            return _joined([ibid, self.ibid.separator, text]) if text else ibid
        if not archive:
            return text
        if not text:
            return archive
        order = [text, archive] if self.archive.place == "after" else [archive, text]
        return _joined([order[0], self.separators.archive, order[1]])

    def _shared(
        self, references: Sequence[Reference], written: Collection[str]
    ) -> Iterator[tuple[list[Reference], Collection[str]]]:
        """Give runs of references that differ in their delo alone, and the fields each run has to write."""
        runs: list[list[Reference]] = []
        for reference in references:
            before = runs[-1][-1] if runs else None
            if before is not None and self._same_but_delo(before, reference):
                runs[-1].append(reference)
            else:
                runs.append([reference])
        previous: Reference | None = None
        for run in runs:
            yield run, written if previous is None else from_first_difference(previous, run[0])
            previous = run[-1]

    def _same_but_delo(self, before: Reference, reference: Reference) -> bool:
        if not self.plurals.get("delo") or before.listy or (self.positional_from and reference.listy):
            return False
        if None in (before.delo, reference.delo) or before.delo == reference.delo:
            return False
        if any(level not in BOX_LEVELS for level in (*before.extra, *reference.extra)):
            return False
        return attrs.evolve(before, delo=None) == attrs.evolve(reference, delo=None, listy=())

    def _mark(
        self, references: Sequence[Reference], written: Collection[str], glossed: bool, labels: Mapping[str, str]
    ) -> str:
        reference = references[-1]
        if "number" in reference.extra and (reference.opis or reference.delo):
            raise StyleError(
                f"a number ({reference.extra['number']}) beside an opis or a delo would be read as a delo; "
                "leave one of them out"
            )
        parts: list[str] = []
        for level in self._order():
            if level not in written:
                continue
            if level in EXTRA_LEVELS:
                value = reference.extra.get(level)
                text, several = (self._value(value) if value else ""), False
            elif level == "listy":
                text = self._leaf_list(reference.listy)
                several = len(reference.listy) > 1 or any(run.first != run.last for run in reference.listy)
            elif level == "delo":
                values = [self._value(r.delo) for r in references if r.delo is not None]
                text, several = self.separators.files.join(values), len(values) > 1
            else:
                value = getattr(reference, level)
                text, several = (self._value(value) if value is not None else ""), False
            if text:
                if parts:
                    parts.append(self._separator(level))
                parts.append((labels.get(level) or self._label(level, several, glossed)).replace("{}", text))
        return _joined(parts)

    def _order(self) -> Iterable[str]:
        if not self.last:
            return ORDER
        moved = [level for level in ORDER if level not in self.last]
        after = moved.index("delo") + 1
        return (*moved[:after], *self.last, *moved[after:])

    def _separator(self, level: str) -> str:
        separators = self.separators
        if level == "listy":
            return separators.level if separators.listy is None else separators.listy
        if level in EXTRA_LEVELS:
            return separators.level if separators.extra is None else separators.extra
        return separators.level

    def _label(self, level: str, several: bool, glossed: bool) -> str:
        label = ""
        if glossed:
            label = (several and self.glosses.get(f"{level}_plural")) or self.glosses.get(level, "")
        label = label or (several and self.plurals.get(level)) or self.labels.get(level, "")
        if not label:
            raise StyleError(f"{self.name} has no way to write {_SPOKEN.get(level, level)}")
        return label

    def _by_place(self, reference: Reference, written: Collection[str], with_archive: bool) -> bool:
        """Tell whether numbers alone, without labels, say what the reference says."""
        if not with_archive or not set(ORDER) <= set(written):
            return False
        values = [reference.fond, reference.opis, reference.delo]
        given = [value for value in values if value is not None]
        if given != values[: len(given)] or any(not self.labels.get(level) for level in reference.extra):
            return False
        by_place = "listy" not in self.labels or self.labels["listy"] == "{}"
        if reference.listy and (len(given) < 3 if by_place else not given):
            return False
        if len(given) < self.positional_from or not all(map(_PLAIN_NUMBER.fullmatch, given)):
            return False
        return not _DATE.fullmatch("/".join(given + ([str(reference.listy[0])] if reference.listy else [])))

    # ---- values

    def _value(self, value: str) -> str:
        if self.file.digits:
            value = re.sub(r"\d+", self._padded, value)
        if self.script == "Cyrl":
            value = cyrillic(value)
        return self._safe(value)

    def _padded(self, number: re.Match[str]) -> str:
        padded = str(int(number[0])).zfill(self.file.digits)
        return f"{padded}={number[0]}" if number[0].startswith("0") and len(number[0]) > 1 else padded

    def _leaf_list(self, listy: tuple[Leaves, ...]) -> str:
        return self.separators.leaves.join(map(self._leaves, listy))

    def _leaves(self, leaves: Leaves) -> str:
        first, last = leaves.first, leaves.last
        if first == last:
            return self._leaf(first)
        if last.number < first.number and len(str(last.number)) < len(str(first.number)):
            raise StyleError(
                f"leaves {leaves}: a range that closes before it opens would be read as a shortened one"
            )
        plain = not any((first.letter, first.verso, first.second, last.letter, last.verso, last.second))
        if self.leaves.closing == "chicago" and plain:
            closing = self.leaves.number.replace("{}", chicago_closing(first.number, last.number))
        else:
            closing = self._leaf(last)
        return f"{self._leaf(first)}{self.leaves.dash}{closing}"

    def _leaf(self, leaf: Leaf) -> str:
        number = str(leaf.number).zfill(self.file.digits)
        letter = self.leaves.letters.get(leaf.letter, leaf.letter)
        if self.script == "Cyrl":
            letter = cyrillic(letter)
        second = "" if leaf.second is None else f"({leaf.second})"
        text = self.leaves.number.replace("{}", f"{number}{letter}")
        return self._safe(f"{text}{self.leaves.verso if leaf.verso else ''}{second}")

    def _safe(self, text: str) -> str:
        if not self.file.digits:
            return text
        for character, replacement in self.file.replaced.items():
            text = text.replace(character, replacement)
        if not re.fullmatch(self.file.allowed, text):
            raise StyleError(f"{self.name}: {text!r} has a character that not every system allows in a file's name")
        return text


_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_NUMBER = re.compile(r"(?:[A-Z]-)?\d{1,6}[a-z]?")
_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d(?:/.*)?)?|(?:1[6-9]|20)\d\d/\d{2,4}")
_SPOKEN = {"listy": "leaves", "god": "a year", "deloproizvodstvo": "a deloproizvodstvo"}


def _by_archive(references: Sequence[Reference]) -> Iterator[list[Reference]]:
    run: list[Reference] = []
    for reference in references:
        if run and reference.archive != run[-1].archive:
            yield run
            run = []
        run.append(reference)
    if run:
        yield run


def _only(found: tuple[Archive, ...], key: str) -> bool:
    return len(found) == 1 and found[0].key == key


def _joined(parts: Sequence[str]) -> str:
    """Put parts and separators together; a full stop that ends one and begins the next is written once."""
    text = ""
    for part in parts:
        text += part[1:] if text.endswith(".") and part.startswith(".") else part
    return text


def from_first_difference(before: Reference, after: Reference) -> tuple[str, ...]:
    """Give the levels of `after` that a continuation of `before` has to write; a reader supplies those above.

    A level that `before` has and `after` has not can only be shed by beginning above it.
    """
    if before.fond != after.fond or after.fond is None:
        return ORDER
    above = "fond" if after.opis is None else "opis"
    if before.opis != after.opis or _levels(before, BOX_LEVELS) != _levels(after, BOX_LEVELS):
        return ORDER[ORDER.index(above) :]
    inner = ORDER[ORDER.index("delo") :]
    if before.delo != after.delo or _levels(before, inner) != _levels(after, inner) or not after.listy:
        return inner if after.delo is not None else ORDER[ORDER.index(above) :]
    return ("listy",)


def _levels(reference: Reference, levels: Collection[str]) -> dict[str, str]:
    return {level: value for level, value in reference.extra.items() if level in levels}


def chicago_closing(first: int, last: int) -> str:
    """Shorten the closing number of a range.

    Source: The Chicago Manual of Style, 17th ed., 9.61; the rule `chicago-16` of CSL.

    >>> [chicago_closing(*pair) for pair in ((7, 9), (21, 22), (100, 104), (101, 108), (321, 325), (1496, 1504))]
    ['9', '22', '104', '8', '25', '504']
    """
    opening, closing = str(first), str(last)
    if first < 100 or first % 100 == 0 or len(opening) != len(closing) or last < first:
        return closing
    same = next(i for i, (a, b) in enumerate(zip(opening, closing, strict=True)) if a != b)
    shortened = closing[same:]
    if first % 100 < 10:
        return shortened if len(shortened) > 1 or last // 100 == first // 100 else closing
    return shortened if len(shortened) > 1 else closing[-2:]


# ---- letters


@cache
def _cyrillic_letters() -> Mapping[str, str]:
    letters: dict[str, str] = {}
    for letter in "абвгдежзиклмнопрстуфхцчшщыэюя":
        letters.setdefault(latin(letter), letter)
        letters.setdefault(latin(letter.upper()), letter.upper())
    return letters


_ROMAN = re.compile(r"(?<![A-Za-z])[IVXL]+(?![A-Za-z]|-\d)")
_LETTERS = re.compile(r"[A-Za-z]+")


@cache
def cyrillic(value: str) -> str:
    """Write the letters of a shelf mark in Cyrillic, where reading gives the same back; Roman numerals stay.

    >>> [cyrillic(value) for value in ("R-5446", "9401s", "1 dop", "3 d-vo", "1-II", "7w")]
    ['Р-5446', '9401с', '1 доп', '3 д-во', '1-II', '7w']
    """
    roman = {match.start() for match in _ROMAN.finditer(value)}
    return _LETTERS.sub(lambda run: run[0] if run.start() in roman else _cyrillic_run(run[0]), value)


def _cyrillic_run(letters: str) -> str:
    known = _cyrillic_letters()
    text, at = "", 0
    while at < len(letters):
        for length in (4, 3, 2, 1):
            if letter := known.get(letters[at : at + length]):
                text, at = text + letter, at + length
                break
        else:
            return letters
    return text if latin(text) == letters else letters


@cache
def romanisations() -> Mapping[str, Mapping[str, Mapping[int, str]]]:
    """Give the romanisations that styles may name: letters by language ("ru", "uk", "be") and system."""
    path = files("archref") / "data" / "romanisations.toml"
    systems: dict[str, dict[str, dict[int, str]]] = {}
    for system, languages in tomllib.loads(path.read_text("utf-8")).items():
        common = languages.pop("letters")
        systems[system] = {
            language: _letter_table(f"{common} {different}") for language, different in languages.items()
        }
    return systems


def _letter_table(pairs: str) -> dict[int, str]:
    words = pairs.split()
    table: dict[int, str] = {}
    for letter, written in zip(words[::2], words[1::2], strict=True):
        table[ord(letter)] = written
        table[ord(letter.upper())] = written.capitalize()
    return table


def romanised(text: str, system: str, language: str) -> str:
    """Write a name in Latin letters by one of the `romanisations`, marks and all; Latin letters stay.

    >>> romanised("ЦДАВО", "scientific", "uk"), romanised("Центральний архів", "loc", "uk")
    ('CDAVO', 'Tsentral´nyi arkhiv')
    """
    table = romanisations()[system].get(language)
    return text.translate(table) if table else romanise(text, language)


# ---- reading styles


def read_style(path: str | Path) -> Style:
    """Read a style from a TOML file; it is named after the file.

    Raises `DataError`, naming file and field, for what is not a style.
    """
    path = Path(path)
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not a TOML file: {error}") from error
    return _style(path.stem, data, str(path), ())


def _packaged(name: str) -> dict[str, Any] | None:
    path = files("archref") / "data" / "styles" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if name in _packaged_names() else None


@cache
def _packaged_names() -> tuple[str, ...]:
    folder = files("archref") / "data" / "styles"
    names = sorted(path.name[:-5] for path in folder.iterdir() if path.name.endswith(".toml"))
    return ("canonical", *(name for name in names if name != "canonical"))


def _style(name: str, data: Mapping[str, Any], where: str, seen: tuple[str, ...]) -> Style:
    style = _read_table(Style, {"name": name, **_merged(data, where, seen)}, where, ())
    if style.otherwise and style.otherwise not in _packaged_names():
        raise DataError(f"{where}: otherwise is {style.otherwise!r}; it wants the name of a packaged style")
    if style.positional_from and not style.otherwise and style.complete:
        raise DataError(f"{where}: positional_from wants a style `otherwise` for what numbers alone cannot say")
    return style


def _merged(data: Mapping[str, Any], where: str, seen: tuple[str, ...]) -> dict[str, Any]:
    """Fill in what the style takes from the one it extends; tables are filled in field by field."""
    data = dict(data)
    if "name" in data:
        raise DataError(f"{where}: name is given by the file's name; leave it out")
    parent = data.pop("extends", None)
    if parent is None:
        return data
    if not isinstance(parent, str) or parent in seen or (base := _packaged(parent)) is None:
        raise DataError(f"{where}: extends is {parent!r}; it wants one of {', '.join(_packaged_names())}")
    base = _merged(base, f"{parent}.toml", (*seen, parent))
    base.pop("note", None)
    for field, value in data.items():
        inherited = base.get(field)
        base[field] = {**inherited, **value} if isinstance(inherited, dict) and isinstance(value, dict) else value
    return base


_TABLES: dict[str, type] = {
    "archive": ArchiveWriting, "separators": Separators, "leaves": LeafWriting, "ibid": Ibid, "file": FileNaming,
}  # fmt: skip
_BY_LEVEL = {
    "in_country": ORDER, "labels": ORDER, "plurals": ("delo", "listy"), "glosses": (*ORDER, "listy_plural", "delo_plural"),
}  # fmt: skip


def _read_table(kind: type[_Table], data: Mapping[str, Any], where: str, path: tuple[str, ...]) -> _Table:
    known = {field.name: str(field.type) for field in attrs.fields(kind)}  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for field, value in data.items():
        place = (*path, field)
        spoken = f"{where}: {'.'.join(place)}"
        if field not in known:
            raise DataError(f"{spoken} is no field of a style; there are {', '.join(f for f in known if f != 'name')}")
        if not path and field in _TABLES:
            if not isinstance(value, Mapping):
                raise DataError(f"{spoken} is {value!r}; it wants a table")
            values[field] = _read_table(_TABLES[field], value, where, place)
        elif field == "in_country":
            if not isinstance(value, Mapping):
                raise DataError(f"{spoken} is {value!r}; it wants a table of countries")
            values[field] = {
                country: _checked("Mapping", labels, f"{spoken}.{country}", place)
                for country, labels in value.items()
            }
        else:
            values[field] = _checked(known[field], value, spoken, place)
    return kind(**values)


def _checked(kind: str, value: Any, spoken: str, place: tuple[str, ...]) -> Any:  # noqa: ANN401 - TOML's values
    if kind.startswith("tuple"):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise DataError(f"{spoken} is {value!r}; it wants a list of words")
        return tuple(value)
    if kind.startswith("Mapping"):
        if not isinstance(value, Mapping):
            raise DataError(f"{spoken} is {value!r}; it wants a table of words")
        for key, text in value.items():
            if place[0] in _BY_LEVEL and key not in _BY_LEVEL[place[0]]:
                raise DataError(f"{spoken}.{key} is no level; there are {', '.join(_BY_LEVEL[place[0]])}")
            if not isinstance(text, str):
                raise DataError(f"{spoken}.{key} is {text!r}; it wants a word in quotation marks")
            if place[0] in _BY_LEVEL and text and text.count("{}") != 1:
                raise DataError(f"{spoken}.{key} is {text!r}; it wants {{}} once, where the number goes")
        return dict(value)
    if kind == "int":
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise DataError(f"{spoken} is {value!r}; it wants a whole number")
        return value
    if not isinstance(value, str):
        raise DataError(f"{spoken} is {value!r}; it wants text in quotation marks")
    if place in _CHOICES and value not in _CHOICES[place]:
        raise DataError(f"{spoken} is {value!r}; it wants one of {', '.join(_CHOICES[place])}")
    if place in _TEMPLATES:
        wanted = re.findall(r"\{(\w*)\}", value)
        if re.sub(r"\{\w*\}", "", value).strip("{}") != re.sub(r"\{\w*\}", "", value) or not set(wanted) <= set(
            _TEMPLATES[place]
        ):
            raise DataError(
                f"{spoken} is {value!r}; in curly brackets it knows "
                f"{', '.join(f'{{{word}}}' for word in _TEMPLATES[place])}"
            )
    if place == ("leaves", "number") and value.count("{}") != 1:
        raise DataError(f"{spoken} is {value!r}; it wants {{}} once, where the number goes")
    return value


class UnknownStyleError(StyleError, KeyError):
    """A name that no packaged style has."""

    __str__ = Exception.__str__


class _Styles(Mapping[str, Style]):
    """The packaged styles by name, each read when first used."""

    def __init__(self) -> None:
        self._read: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        style = self._read.get(name)
        if style is None:
            data = _packaged(name)
            if data is None:
                raise UnknownStyleError(f"unknown style {name!r}; there are {', '.join(self)}")
            style = self._read[name] = _style(name, data, f"{name}.toml", (name,))
        return style

    def __iter__(self) -> Iterator[str]:
        return iter(_packaged_names())

    def __len__(self) -> int:
        return len(_packaged_names())


styles: Mapping[str, Style] = _Styles()
