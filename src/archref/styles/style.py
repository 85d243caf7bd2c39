"""How a reference is written: in go references and a `Style`, out comes text.

A style is data: labels, separators, letters, archives' names. `house_styles` reads it from TOML.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import attrs

from archref.errors import StyleError
from archref.levels import ABOVE_THE_DELO, EXTRA_LEVELS, ORDER
from archref.model import Reference, natural_key
from archref.styles.archives import ArchiveWriting
from archref.styles.leaves import LeafWriting
from archref.styles.marks import joined, mark
from archref.styles.positional import untold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from archref.archives.records import Archive
    from archref.archives.registry import Registry


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

    def before(self, level: str) -> str:
        """Give what stands before a level."""
        special = self.listy if level == "listy" else self.extra if level in EXTRA_LEVELS else None
        return self.level if special is None else special


@attrs.frozen
class Ibid:
    """The style's word for "the same as before", empty where it has none, and the separator after it."""

    word: str = ""
    separator: str = ", "


@attrs.frozen
class FileNaming:
    """For names of files: numbers padded to `digits`, characters `replaced`; only `allowed` may remain."""

    digits: int = 0
    replaced: Mapping[str, str] = attrs.Factory(dict)
    allowed: str = ""

    def safe(self, text: str) -> str:
        """Replace the characters that not every system allows; `StyleError` for those that cannot be."""
        if not self.digits:
            return text
        for character, replacement in self.replaced.items():
            text = text.replace(character, replacement)
        if not re.fullmatch(self.allowed, text):
            raise StyleError(f"{text!r} has a character that not every system allows in a file's name")
        return text

    def padded(self, value: str) -> str:
        """Pad the numbers of a value; a leading zero of its own follows the number.

        >>> FileNaming(digits=4).padded("R-5a"), FileNaming(digits=4).padded("06")
        ('R-0005a', '0006=06')
        """
        return re.sub(r"\d+", self._padded, value) if self.digits else value

    def _padded(self, number: re.Match[str]) -> str:
        padded = str(int(number[0])).zfill(self.digits)
        return f"{padded}={number[0]}" if number[0].startswith("0") and len(number[0]) > 1 else padded


@attrs.frozen
class Setting:
    """What the surroundings of a citation decide about its writing.

    `written` are the levels that it does not leave out; `ibid` a word to begin with instead of the archive;
    `glossed`: explain the labels; `remarks` follow a level in brackets (a fond's name); `bracket` opens between archive
    and mark, and closes behind the citation. `delo` is the label of files where the citation has one that stays.
    `record` is the archive's, None for one that no registry knows: that one is not understood behind its mark or
    before bare numbers.
    """

    written: Collection[str] = ORDER
    ibid: str = ""
    glossed: bool = False
    record: Archive | None = None
    remarks: Mapping[str, str] = attrs.Factory(dict)
    bracket: str = ""
    delo: str = ""


@attrs.frozen
class Style:
    """A way of writing references.

    `labels` are templates by level (`"f. {}"`; empty: the style cannot write that level), `plurals` those for
    several files or leaves, `glosses` the labels of the first citation of a work, `in_country` those for
    archives of single countries, `units` those of files that archives count otherwise, by the label as found
    (`ed. khr.`). A style `positional_from` 2 or 3 numbers leaves out labels and tells levels
    by their place. A reference that the style cannot tell is written in the style `otherwise`. `last` are
    levels that follow the delo although they stand before it elsewhere; `begins` those that a mark may begin with
    (empty: any), `before_delo` those that are read as something else where no delo follows. `script` is that of
    letters in numbers (`9401с`).
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
    units: Mapping[str, str] = attrs.Factory(dict)
    leaves: LeafWriting = attrs.Factory(LeafWriting)
    ibid: Ibid = attrs.Factory(Ibid)
    file: FileNaming = attrs.Factory(FileNaming)
    last: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    before_delo: tuple[str, ...] = ()
    positional_from: int = 0
    otherwise: Style | None = None

    # ---- the whole

    @property
    def complete(self) -> bool:
        """Tell whether the style writes every level, so that reading gives back what was written."""
        return not self.file.digits and bool(self.otherwise or all(self.labels.get(level) for level in ORDER))

    def format(self, reference: Reference, registry: Registry | None = None) -> str:
        """Write one reference by itself.

        Raises `StyleError` for what the style cannot express.

        >>> from archref import styles
        >>> reference = Reference("GARF", "R-9401", "1a", "552")
        >>> styles["gost"].format(reference), styles["slash"].format(reference)
        ('ГАРФ. Ф. Р-9401. Оп. 1а. Д. 552.', 'GARF R-9401/1a/552')
        """
        return self.joint((reference,), registry)

    def joint(self, references: Sequence[Reference], registry: Registry | None = None) -> str:
        """Write several references as one citation, what they share once.

        >>> from archref import styles
        >>> rgaspi = [Reference("RGASPI", "17", "3", file) for file in ("74", "75")]
        >>> print(styles["canonical"].joint([*rgaspi, Reference("GARF", "R-5446", "12", "5")]))
        RGASPI, f. 17, op. 3, dd. 74, 75; GARF, f. R-5446, op. 12, d. 5
        """
        return self._closed(references, registry, first=self.archive.alone == "full")

    def introduce(self, reference: Reference, registry: Registry | None = None) -> str:
        """Write a reference as the first citation of a work: the archive's name in full, labels explained.

        >>> from archref import styles
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
            record = self.record(key, registry)
            pieces.append(self.span(members, archive, Setting(glossed=glossed, record=record)))
        text = self.separators.references.join(pieces)
        return joined([text, self.separators.end]) if text else text

    def _repr_html_(self) -> str:
        """Show the style in a notebook: its title, and what it writes."""
        from archref.styles.examples import examples

        lines = "".join(f"<li>{escape(line)}</li>" for line in examples(self))
        return f"<p>{escape(self.name)}: {escape(self.title)}</p><ul>{lines}</ul>"

    # ---- archives

    def archive_name(self, key: str, registry: Registry | None = None, first: bool = False) -> str:
        """Write an archive by its key, as `ArchiveWriting.write` does."""
        try:
            return self.file.safe(self.archive.write(key, _or_packaged(registry), first))
        except StyleError as error:
            raise StyleError(f"{self.name}: {error}") from error

    def record(self, key: str | None, registry: Registry | None = None) -> Archive | None:
        """Give what the registry knows of an archive, if the style depends on it."""
        if key is None or not (self.in_country or self.otherwise or self.archive.place == "after"):
            return None
        return _or_packaged(registry).get(key)

    # ---- shelf marks

    def span(self, references: Sequence[Reference], archive: str | None = None, setting: Setting | None = None) -> str:
        """Write references of one archive as one citation, without a closing full stop.

        `archive` is its name as it is to be written, None where it is left out.
        """
        setting = setting or Setting()
        pieces: list[str] = []
        previous: Reference | None = None
        for run in self.runs(references):
            if previous is not None:
                archive = None
                setting = Setting(from_first_difference(previous, run[0]), record=setting.record)
            previous = run[-1]
            style: Style | None = self
            if reason := untold(self, run, archive, setting):
                style = self.otherwise
            if style is None:
                raise StyleError(f"{self.name} {reason}")
            pieces.append(style._headed(mark(style, run, setting), archive, setting))
        return self.separators.references.join(pieces)

    def _headed(self, text: str, archive: str | None, setting: Setting) -> str:
        before = setting.ibid or archive
        if setting.bracket and before and text:
            return f"{before} {setting.bracket}{text}"
        if setting.ibid:
            return joined([setting.ibid, self.ibid.separator, text]) if text else setting.ibid
        if not archive or not text:
            return archive or text
        follows = self.archive.place == "after" and setting.record is not None
        before, after = (text, archive) if follows else (archive, text)
        return joined([before, self.separators.archive, after])

    def runs(self, references: Sequence[Reference]) -> list[list[Reference]]:
        """Give runs of references that differ in their delo alone, and are written as one mark."""
        runs: list[list[Reference]] = []
        for reference in references:
            if runs and self._same_but_delo(runs[-1][-1], reference):
                runs[-1].append(reference)
            else:
                runs.append([reference])
        return runs

    def _same_but_delo(self, before: Reference, reference: Reference) -> bool:
        if not self.plurals.get("delo") or before.listy or (self.positional_from and reference.listy):
            return False
        if None in (before.delo, reference.delo) or natural_key(before.delo) >= natural_key(reference.delo):
            return False  # `Д. 344, 28` is a delo and a leaf
        if any(level not in ABOVE_THE_DELO for level in (*before.extra, *reference.extra)):
            return False
        return attrs.evolve(before, delo=None) == attrs.evolve(reference, delo=None, listy=())

    def unit(self, found: str) -> str:
        """Give the label for files that stays in the place of one as found, empty where the style has its own.

        >>> from archref import styles
        >>> styles["gost"].unit(", ед.хр. № "), styles["gost"].unit(", д. ")
        ('Ед. хр. {}', '')
        """
        letters = _letters(found)
        return next((label for written, label in self.units.items() if _letters(written) in letters), "")


def _or_packaged(registry: Registry | None) -> Registry:
    if registry is not None:
        return registry
    from archref.archives.registry import archives

    return archives


def _by_archive(references: Sequence[Reference]) -> Iterator[list[Reference]]:
    run: list[Reference] = []
    for reference in references:
        if run and reference.archive != run[-1].archive:
            yield run
            run = []
        run.append(reference)
    if run:
        yield run


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).lower()


def from_first_difference(before: Reference, after: Reference) -> tuple[str, ...]:
    """Give the levels of `after` that a continuation of `before` has to write; a reader supplies those above.

    A level that `before` has and `after` has not can only be shed by beginning above it; leaves alone behind a
    mark without leaves would be read as that mark's own.
    """
    if before.fond != after.fond or after.fond is None:
        return ORDER
    above = ORDER[ORDER.index("fond" if after.opis is None else "opis") :]
    is_boxed = _levels(before, ABOVE_THE_DELO) != _levels(after, ABOVE_THE_DELO) or "number" in {
        **before.extra,
        **after.extra,
    }
    if before.opis != after.opis or is_boxed:
        return above
    inner = ORDER[ORDER.index("delo") :]
    if (
        before.delo != after.delo
        or _levels(before, inner) != _levels(after, inner)
        or not (before.listy and after.listy)
    ):
        return inner if after.delo is not None else above
    return ("listy",)


def _levels(reference: Reference, levels: Collection[str]) -> dict[str, str]:
    return {level: value for level, value in reference.extra.items() if level in levels}
