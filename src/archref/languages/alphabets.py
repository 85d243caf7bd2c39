"""Look-alike letters: in goes a text with words of two alphabets, out comes one in plain letters, as long as it was."""

from __future__ import annotations

import re

from archref.languages.language import folded_labels
from archref.languages.letters import LETTER, fold_word

CYRILLIC_FOR_LATIN = str.maketrans("aceopxyikmtABCEHIKMOPTXYjs", "асеорхуікмтАВСЕНІКМОРТХУјѕ")
LATIN_FOR_CYRILLIC = str.maketrans("асеорхуікмтАВСЕНІКМОРТХУфп", "aceopxyikmtABCEHIKMOPTXYfp")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")
_MIXED_WORD = re.compile(
    rf"(?<!{LETTER}){LETTER}*?(?:[A-Za-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[A-Za-z])){LETTER}*"
)


def unmix(text: str) -> str:
    """Rewrite words of mixed alphabets (`cпр.`, `ГAРФ`) in one, by look-alike letters; the length stays.

    >>> unmix("ГAРФ, cпр. 5") == "ГАРФ, спр. 5", unmix("оp. 5") == "op. 5"
    (True, True)
    """
    return _MIXED_WORD.sub(_one_alphabet, text)


def _one_alphabet(match: re.Match[str]) -> str:
    word = match.group()
    cyrillic = word.translate(CYRILLIC_FOR_LATIN)
    latin = word.translate(LATIN_FOR_CYRILLIC)
    if _LATIN.search(cyrillic):
        return word if _CYRILLIC.search(latin) else latin
    known = folded_labels()
    if not _CYRILLIC.search(latin) and fold_word(latin) in known and fold_word(cyrillic) not in known:
        return latin
    return cyrillic


_ODD_SIGN = re.compile("[\uff01-\uff5e\u3001\u3002\u00ad\u200b]")
_HAS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN_BESIDE_CYRILLIC = re.compile("[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
"""Apart, as `re` skips fast to what a pattern begins with only where that is one set."""
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3001: ",",
    0x3002: ".",
    0xAD: " ",
    0x200B: " ",
}


def plain(text: str) -> str:
    """Bring full-width signs and mixed alphabets to plain ones; the length stays."""
    if _ODD_SIGN.search(text) or (_HAS_CYRILLIC.search(text) and _LATIN_BESIDE_CYRILLIC.search(text)):
        return unmix(text.translate(_PLAIN))
    return text
