"""Letters of other scripts to Latin ones: in go text and its language, out comes its romanisation.

It is the Library of Congress's without diacritics and apostrophes, as archives' keys and shelf marks have it.
The other systems (scientific, ISO 9, German ...) come from libraries when the registry is built (`hatch_build.py`).
Source: ALA-LC Romanization Tables, https://www.loc.gov/catdir/cpso/roman.html (diacritics left out).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_RUSSIAN = (
    "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch "
    "ш sh щ shch ъ - ы y ь - э e ю iu я ia і i ѣ ie ѳ f ѵ y ї i є ie ґ g ў u"
)
_GEORGIAN = (
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh "
    "ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h"
)
_ARMENIAN = (
    "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o "
    "չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ w փ p ք k և ev օ o ֆ f"
)
_DIFFERENT = {
    "ru": "",
    "uk": "г h и y",
    "be": "г h ё io",
    "bg": "х kh щ sht ъ u",
    "kk": "қ q ғ gh ң ng ә a ө o ұ u ү u һ h і i",
    "ky": "ң ng ө o ү u",
    "tg": "ғ gh ӣ i қ q ӯ u ҳ h ҷ j",
    "uz": "ғ gh қ q ҳ h ў o",
    "tk": "җ j ң ng ө o ү u ә a",
    "az": "ғ gh ә a ө o ү u һ h ҹ j ҝ g ј y",
    "ba": "ғ gh ҙ d ҡ q ң ng ө o ҫ s ү u һ h ә a",
    "tt": "ә a җ j ң ng ө o ү u һ h",
}
"""What each language has otherwise than Russian, or besides it."""

SCRIPTED = frozenset(_DIFFERENT) | {"ka", "hy"}
"""Languages written in another script than Latin."""

_UKRAINIAN = re.compile("[іїєґІЇЄҐ]|^Ц?ДА")
_BELARUSIAN = re.compile("[ўЎ]")


@cache
def _table(language: str) -> dict[int, str]:
    table: dict[int, str] = {}
    for pairs in (_GEORGIAN, _ARMENIAN, *_DIFFERENT.values(), _RUSSIAN, _DIFFERENT.get(language, "")):
        table |= letter_table(pairs)
    return table | dict.fromkeys(map(ord, "'’‘ʼʻʹ´`′"), "")


def letter_table(pairs: str) -> dict[int, str]:
    """Read letters and what is written for each (`-`: nothing), in pairs, into a table for `str.translate`.

    >>> "Шьш".translate(letter_table("ш sh ь -"))
    'Shsh'
    """
    words = pairs.split()
    table: dict[int, str] = {}
    for letter, written in zip(words[::2], words[1::2], strict=True):
        written = written.replace("-", "")
        table[ord(letter)] = written
        if letter.upper() != letter and len(letter.upper()) == 1:
            table[ord(letter.upper())] = written.capitalize()
    return table


def romanise(text: str, language: str = "ru") -> str:
    """Give `text` in Latin letters; what is Latin already stays, without its diacritics.

    >>> romanise("Державний архів Хмельницької області", "uk")
    'Derzhavnyi arkhiv Khmelnytskoi oblasti'
    """
    if text.isascii():
        return text
    if "ու" in text or "Ու" in text:  # the one Armenian letter that is written with two
        text = text.replace("ու", "u").replace("Ու", "U")
    plain = text.translate(_table(language))
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def latin(text: str) -> str:
    """Give a shelf mark's value in Latin letters, letter by letter; digits and signs stay.

    >>> latin("9401с"), latin("Р-5446"), latin("12а")
    ('9401s', 'R-5446', '12a')
    """
    return text if text.isascii() else text.translate(_table("ru"))


def language_of(acronym: str) -> str:
    """Guess the language of an acronym in Cyrillic: Ukrainian, Belarusian or Russian."""
    return "be" if _BELARUSIAN.search(acronym) else "uk" if _UKRAINIAN.search(acronym) else "ru"


def romanise_acronym(word: str) -> str:
    """Give the key of an archive that no registry knows: its acronym in Latin letters, capitals kept.

    >>> romanise_acronym("ЦДАХО"), romanise_acronym("ГАХО"), romanise_acronym("ЦДІАК")
    ('TsDAKhO', 'GAKhO', 'TsDIAK')
    """
    return romanise(word, language_of(word))
