"""From the tokens of the grammar to values: in go the matches of one shelf mark, out comes a `Reading`.

Numbers lose their spaces, letters become Latin (`9401с` -> `9401s`, `Р.5446` -> `R-5446`), leaf lists become
`Leaves`, shortened ranges are written out (`51-2` -> `51-52`). The canonical forms are those of `archref.model`.
"""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from archref.dialects import DASH, alternatives, forms
from archref.model import EXTRA_LEVELS, Leaf, Leaves
from archref.romanise import latin

_DASHES = re.compile(DASH)
_VERSO = rf"(?:{alternatives(w for w in forms('verso') if w not in ('ap', 'op'))}|rs|ii)(?![^\W\d_])[.°]?"
_LEAF = re.compile(
    r"(?P<number>\d+)(?:\((?P<second>\d+)\))?(?:"
    rf"\s?(?P<both>(?:{alternatives(forms('both_sides'))})(?![^\W\d_])\.?)"
    rf"|{DASH}?\s?(?P<verso>{_VERSO})|\s?\((?P<bracketed>{_VERSO})\)"
    rf"|(?P<letter>[^\W\d_])(?![^\W\d_])(?:{DASH}?\s?(?P<letter_verso>{_VERSO}))?)?"
    r"(?:\((?P<third>\d+)\))?(?P<following>\s?ff?\.(?!\s*\d))?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"\.?\s?{DASH}\s?(?:(?=\d)|(?P<verso>{_VERSO}))", re.IGNORECASE)
_PREFIXED = re.compile(r"([A-Z][A-Za-z]{0,3})[\s.-]*(\d.*)", re.DOTALL)
_SUFFIXED = re.compile(r"(.*\d)\s?([A-Za-z]{1,3})")
_RANGE_OF_FILES = re.compile(rf"\s?{DASH}\s?(?=\d)")
_FILE_SEPARATOR = re.compile(r"\s*[,&]\s*|\s+(?=[^\W\d_])", re.IGNORECASE)
_FILE = re.compile(rf"(?:[^\W\d_]{{1,3}}{DASH}?)?\d+(?:\s?\([a-zа-я]\)|[^\s,&]*)(?:\s?{DASH}\s?\d+)?")


@attrs.frozen
class Reading:
    """What one shelf mark says. `end` counts code points from the window's start; `levels` are those written.

    Several files (`dd. 13, 16`) or inventories (`Оп. 6, 7`) stand in one mark; `labels` are the label words as
    written, lower case, by level.
    """

    end: int
    levels: tuple[str, ...]
    labels: dict[str, str]
    fond: str | None = None
    opisi: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listy: tuple[Leaves, ...] = ()
    extra: dict[str, str] = attrs.Factory(dict)
    is_path: bool = False


@lru_cache(4096)
def value(text: str) -> str:
    """Bring a number as written to its canonical form.

    >>> value("Р.5446"), value("9401с"), value("8А"), value("3 п"), value("4-А"), value("27/28")
    ('R-5446', '9401s', '8a', '3p', '4-A', '27/28')
    """
    text = latin(_DASHES.sub("-", text))
    if text.isdecimal():
        return text
    if prefixed := _PREFIXED.fullmatch(text):
        text = f"{prefixed[1]}-{prefixed[2]}"
    if suffixed := _SUFFIXED.fullmatch(text):
        if suffixed[2] in ("dop", "os") and " " in text:
            return text
        text = suffixed[1] + suffixed[2].lower()
    return re.sub(r"\s?\(([a-z])\)", r"\1", text)


def leaf_list(text: str) -> tuple[Leaves, ...]:
    """Read a list of leaves as written.

    >>> [str(leaves) for leaves in leaf_list("7 об.–9, 12, 165-8 и 5 с об.")]
    ['7ob-9', '12', '165-168', '5-5ob']
    """
    found: list[Leaves] = []
    position = 0
    while match := _LEAF.search(text, position):
        first, last = _leaf(match), None
        position = match.end()
        if match["both"]:
            last = attrs.evolve(first, verso=True)
        elif match["following"] and match["following"].strip() == "f.":
            last = attrs.evolve(first, number=first.number + 1)
        elif dash := _RANGE.match(text, position):
            position = dash.end()
            closing = None if dash["verso"] else _LEAF.match(text, position)
            if closing:
                position = closing.end()
                last = _in_full(first, _leaf(closing))
                if closing["both"]:
                    last = attrs.evolve(last, verso=True)
            else:
                last = attrs.evolve(first, verso=True)
        found.append(Leaves(first, last or first))
    return tuple(found)


def _leaf(match: re.Match[str]) -> Leaf:
    letter = latin(match["letter"]).lower() if match["letter"] else ""
    second = match["second"] or match["third"]
    verso = bool(match["verso"] or match["bracketed"] or match["letter_verso"])
    if letter == "r" and not verso:  # recto
        letter = ""
    return Leaf(int(match["number"]), letter, verso, int(second) if second else None)


def _in_full(first: Leaf, last: Leaf) -> Leaf:
    """Write a shortened closing number in full: 165-8 is 165-168."""
    opening, closing = str(first.number), str(last.number)
    if last.number < first.number and len(closing) < len(opening):
        return attrs.evolve(last, number=int(opening[: -len(closing)] + closing))
    return last


def _files(text: str) -> tuple[str, ...]:
    return tuple(_RANGE_OF_FILES.sub("-", value(item.strip())) for item in _FILE.findall(text))


def _is_singular_latin(label: str) -> bool:
    """Tell whether a delo label is of the kind that writers double for several files: d. 13 but dd. 13, 16."""
    return label.isascii() and not label.startswith(("dd", "dela", "spravy")) and not label.endswith("s")


def interpret(tokens: list[re.Match[str]]) -> Reading:
    """Read the tokens of one shelf mark, in their order."""
    fond: str | None = None
    opisi: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listy: tuple[Leaves, ...] = ()
    extra: dict[str, str] = {}
    levels: list[str] = []
    labels: dict[str, str] = {}
    is_path = False
    offset = 0
    bare_leaves = False
    for token in tokens:
        kind = token.lastgroup or ""
        level = kind.removesuffix("_first")
        if level == "path":
            is_path = True
            fond, opisi, files, listy, extra = _path(token["path_value"], token["path_tail"] or "")
            levels += (
                ["fond", "opis"] + ["delo"] * bool(files) + ["listy"] * bool(listy) + ["extra"] * bool(extra)
            )
            offset = token.end()
            continue
        written = token[f"{kind}_value"]
        if kind != "bare" and f"{kind}_label" in token.groupdict():
            labels[level] = (token[f"{kind}_label"] or "").casefold()
        if level == "fond":
            if "/" in written and len(tokens) == 1 and re.fullmatch(r"[\w-]+(?:/\w+)+", written):
                fond, opisi, files, listy, extra = _path(written, "")
                levels += ["fond", "opis"]
            else:
                fond = value(written)
                levels.append("fond")
        elif level == "opis":
            opisi = tuple(value(item) for item in re.split(r"\s+[^\W\d_]+\s+(?=\d)", written))
            levels.append("opis")
        elif level == "delo":
            files = _files(written)
            levels.append("delo")
            if (
                len(files) > 1
                and "," in written
                and token is tokens[-1]
                and _is_singular_latin(labels["delo"])
            ):
                head, _, rest = written.partition(",")
                files, listy, bare_leaves = _files(head), leaf_list(rest), True
                levels.append("listy")
        elif level == "pair":
            inventory, _, first = written.partition("/")
            opisi, files = (value(inventory),), _files(first + token["pair_tail"])
            levels += ["opis", "delo"]
        elif level == "bare":
            numbers = _files(written)
            if _continues_opis(opisi[-1], numbers, labels["opis"], token.group(), token is tokens[-1]):
                opisi += numbers
            else:
                files = numbers
                levels.append("delo")
        elif level == "number" and "opis" in levels:
            files = (value(written),)
            levels.append("delo")
        elif level in ("leaf", "page"):
            if is_path and listy:
                break
            listy = (listy if bare_leaves else ()) + leaf_list(written)
            levels.append("listy")
        elif level in EXTRA_LEVELS:
            extra[level] = value(re.sub(r"\s", "", written) if level == "god" else written)
            levels.append("extra")
        offset = token.end()
    return Reading(offset, tuple(dict.fromkeys(levels)), labels, fond, opisi, files, listy, extra, is_path)


def _continues_opis(opis: str, numbers: tuple[str, ...], label: str, text: str, is_last: bool) -> bool:
    """Tell `Оп. 6, 7` (two inventories: a neighbouring number) from `оп. 1, 126` (a delo without its label)."""
    if not is_last or "." in text or label.isascii():
        return False
    digits, following = re.match(r"\d+", opis), re.match(r"\d+", numbers[0])
    return bool(digits and following and 0 < int(following[0]) - int(digits[0]) <= 5)


_PATH_HEAD = re.compile(rf"(?:[^\W\d_]{{1,3}}{DASH}?)?\d+")


def _path(
    head: str, tail: str
) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[Leaves, ...], dict[str, str]]:
    """Split `9401/1a/552` or `52.2.94.3` at the separator after the fond; the tail holds leaves or more files."""
    start = _PATH_HEAD.match(head)
    after_fond = start.end() if start else 0
    separator = (
        "."
        if "." in head
        else next((c for c in head[after_fond:] if c in "/:" or _DASHES.match(c) or c.isspace()), "/")
    )
    prefix = start[0][: -len(re.sub(r"\D", "", start[0]))] if start else ""
    steps = [step for step in head[len(prefix) :].split(separator) if step]
    steps[0] = prefix + steps[0]
    extra = {}
    for step in steps[1:]:
        if box := re.match(r"(?:п|p|папка|papka)\.?\s?(\d+)", step, re.IGNORECASE):
            extra["papka"] = box[1]
            steps.remove(step)
    fond, opis, *rest = [*(value(step) for step in steps), *("",) * (2 - len(steps))]
    files, listy = tuple(rest[:1]), ""
    if len(rest) > 1:
        listy = steps[3] + tail
    elif len(rest) == 1 and tail.lstrip()[:1] in (":", "/", "."):
        listy = tail
    elif rest and "," in tail and re.search(r"\d(?:ob|об|v|зв)", tail, re.IGNORECASE):
        listy = tail
    elif tail.lstrip()[:1] == ":" or rest:
        files += _files(tail) if not _DASHES.match(tail) else ()
    return fond, (opis,) if opis else (), files, leaf_list(listy) if listy else (), extra
