"""Look-alike letters: in goes a text with words of two alphabets, out comes one in plain letters, as long as it was."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from archref.languages.language import languages
from archref.languages.letters import LETTER, fold_word

if TYPE_CHECKING:
    from collections.abc import Container

_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile(r"[\u0400-\u04ff]")
_MIXED_WORD = re.compile(
    rf"(?<!{LETTER}){LETTER}*?(?:[A-Za-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[A-Za-z])){LETTER}*"
)


def unmix(text: str, latin_words: Container[str] = ()) -> str:
    """Rewrite words of mixed alphabets (`cпр.`, `ГAРФ`) in one, by look-alike letters; the length stays.

    A word that could be of either alphabet is Cyrillic, unless it is one of `latin_words` in Latin letters only.

    >>> unmix("ГAРФ, cпр. 5") == "ГАРФ, спр. 5", unmix("оp. 5", {"op"}) == "op. 5"
    (True, True)
    """
    return _MIXED_WORD.sub(lambda match: _one_alphabet(match[0], latin_words), text)


@cache
def look_alikes(kind: Literal["own", "latin"]) -> dict[int, str]:
    """Give the letters that other alphabets have for Latin ones that look like them, or the Latin ones for those."""
    pairs = [language.look_alikes[kind].split() for language in languages() if language.look_alikes]
    return {ord(one): other for letters in pairs for one, other in zip(letters[::2], letters[1::2], strict=True)}


def _one_alphabet(word: str, latin_words: Container[str]) -> str:
    cyrillic = word.translate(look_alikes("own"))
    latin = word.translate(look_alikes("latin"))
    if _LATIN.search(cyrillic):
        return word if _CYRILLIC.search(latin) else latin
    if not _CYRILLIC.search(latin) and fold_word(latin) in latin_words and fold_word(cyrillic) not in latin_words:
        return latin
    return cyrillic


_ODD_SIGN = re.compile("[\uff01-\uff5e\u3001\u3002\u00ad\u200b\xb2\xb3\xb9\u2070-\u2079]")
_HAS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN_BESIDE_CYRILLIC = re.compile(r"[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
"""Apart, as `re` skips fast to what a pattern begins with only where that is one set."""
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3001: ",",
    0x3002: ".",
    0xAD: " ",
    0x200B: " ",
    **dict.fromkeys(map(ord, "\xb2\xb3\xb9\u2070\u2074\u2075\u2076\u2077\u2078\u2079"), " "),  # calls of notes
}


_ZE_LETTER = "\N{CYRILLIC CAPITAL LETTER ZE}"
_NOUGHT = re.compile(r"(?<!\w)0(?=[p\u043f]\.?\s?\d)")
"""A nought that scanners make of the first letter of `op.`."""
_ZE = re.compile(r"([^\W\d_]{2,})\.?\s(?:\d*)(\u0417)(?=\d|[.,]\s)")
"""A Cyrillic Ze that typists put for a three, behind a label."""


def plain(text: str, labels: Container[str] = ()) -> str:
    """Bring full-width signs, mixed alphabets and misread digits to plain ones; the length stays.

    >>> plain("\uff27\uff21\uff32\uff26, 0p. 3"), plain("Оп. З. Д. 5", {"оп"})
    ('GARF, op. 3', 'Оп. 3. Д. 5')
    """
    if _NOUGHT.search(text):
        text = _NOUGHT.sub(lambda match: "o" if text[match.end()].isascii() else "\N{CYRILLIC SMALL LETTER O}", text)
    if _ZE_LETTER in text:
        text = _ZE.sub(lambda match: match[0][:-1] + "3" if fold_word(match[1]) in labels else match[0], text)
    if _ODD_SIGN.search(text) or (_HAS_CYRILLIC.search(text) and _LATIN_BESIDE_CYRILLIC.search(text)):
        return unmix(text.translate(_PLAIN), labels)
    return text
