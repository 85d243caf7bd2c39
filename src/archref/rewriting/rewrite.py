"""Rewriting: in go passages and a style, out come the same passages with every citation in that style.

With them come the edits, and the citations that were left as they were, and why. What is rewritten is read again; a
citation that would not come back as the same reference is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import attrs

from archref.documents.document import passages_of
from archref.errors import StyleError
from archref.reading.find import reader_with
from archref.rewriting.proof import Trial
from archref.rewriting.spans import spans_of
from archref.rewriting.writer import Repeats, Writer
from archref.styles.files import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archref.archives.registry import Registry
    from archref.documents.document import Document, Edit
    from archref.reading.reader import Reader
    from archref.styles.style import Style


_ROUNDS = 8
_TANGLED = "what stands beside it cannot be rewritten"


@attrs.frozen
class Left:
    """A citation left as it was: passage `note`, code points `start` to `end`, its `text`, and why."""

    note: int
    start: int
    end: int
    text: str
    reason: str

    def __str__(self) -> str:
        """Give one line for the reader."""
        shown = self.text if len(self.text) < 80 else f"{self.text[:77]}..."
        place = f"passage {self.note + 1}, character {self.start + 1}"
        return f"{place}: left {' '.join(shown.split())!r}: {self.reason}"


@attrs.frozen
class Rewriting:
    """The passages as rewritten, the edits that make them of the original, and the citations left alone."""

    passages: tuple[str, ...]
    edits: tuple[Edit, ...]
    warnings: tuple[Left, ...]


def normalise(
    text: str, style: str | Style = "canonical", repeats: Repeats = "keep", registry: Registry | None = None
) -> str:
    """Give the same text with every archival citation in one style.

    What repeated citations leave out they go on leaving out (`repeats="keep"`), or have written out
    ("expand"), or are shortened to the style's ibid where that is unambiguous ("ibid"). Nothing outside
    citations changes; a citation that the style cannot express, or whose words would be lost, stays as it is:
    `rewrite` tells which. Raises `StyleError` for an unknown style.

    >>> print(normalise("See RGASPI 17/3/74/5; d. 75, ll. 1-2, 9ob.", "gost"))
    See РГАСПИ. Ф. 17. Оп. 3. Д. 74. Л. 5; Д. 75. Л. 1–2, 9 об.
    """
    return rewrite(text, style, repeats, registry).passages[0]


def rewrite(
    notes: str | Sequence[str] | Document,
    style: str | Style = "canonical",
    repeats: Repeats = "keep",
    registry: Registry | None = None,
    reader: Reader | None = None,
) -> Rewriting:
    r"""Rewrite every citation of a text, of consecutive notes or of a document, as `normalise` does.

    `reader`: one of languages of yours, instead of a registry.

    >>> done = rewrite(["ГАРФ, ф. 9401, оп. 1а, д. 552, л. 7–9 об.", "Там же, д. 553."], "kritika", "expand")
    >>> print(*done.passages, sep="\n")
    Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF) f. 9401, op. 1a, d. 552, ll. 7–9 ob.
    GARF f. 9401, op. 1a, d. 553.
    >>> print(*rewrite("GARF, f. 1, op. 2, d. 3, l. 4", "wikisource").warnings)
    passage 1, character 1: left 'GARF, f. 1, op. 2, d. 3, l. 4': wikisource has no way to write leaves
    """
    if repeats not in get_args(Repeats):
        raise StyleError(f"unknown repeats {repeats!r}; there are {', '.join(get_args(Repeats))}")
    if isinstance(style, str):
        style = styles[style]
    reader = reader or reader_with(registry)
    passages = passages_of(notes)
    spans = spans_of(reader.find(passages))
    trial = Trial.first(passages, spans, Writer(style, repeats, reader))
    for _ in range(_ROUNDS):
        faults = trial.blame()
        if not faults:
            break
        trial = trial.without(faults)
    else:
        trial = _given_up(trial)
    warnings = tuple(
        Left(spans[index].note, spans[index].start, spans[index].end, spans[index].text, reason)
        for index, reason in sorted(trial.reasons.items())
    )
    return Rewriting(trial.rewritten, trial.edits, warnings)


def _given_up(trial: Trial) -> Trial:
    """Take back all edits of the passages that are still at fault, and if that leaves faults, all edits at all.

    So that time stays linear, whatever the edits do to each other.
    """
    at_fault = {trial.spans[index].note for index in trial.blame()}
    trial = trial.without({index: _TANGLED for index in trial.edited if trial.spans[index].note in at_fault})
    return trial.without(dict.fromkeys(trial.edited, _TANGLED)) if trial.blame() else trial
