"""Letters, dashes and apostrophes, said once: pieces of patterns, and the form in which words are looked up."""

from __future__ import annotations

LETTER = r"[^\W\d_\u02b9-\u02bc]"
"""A letter, but not the modifier letters that romanisations write for soft signs: opisʹ."""
DASH = r"[-‐‑‒–—―−－\u058a\u05be]"
APOSTROPHES = "'’‘ʼʻʹ´`′‛˝ʺ"


def fold_word(word: str) -> str:
    """Bring a label as written to the form in which the sets hold it: lower case, no apostrophes or marks.

    >>> fold_word("Opis’"), fold_word("ОП")
    ('opis', 'оп')
    """
    return word.casefold().translate(_NO_APOSTROPHES)


_NO_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))
DASHES = rf"\-{DASH[2:-1]}"
"""The dashes, for use inside a character class."""
