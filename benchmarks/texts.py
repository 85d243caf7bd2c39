"""The texts that are measured: in go a language, a length and a seed, out come passages with citations.

Sentences, names and shelf marks are made up here; nothing is from a real work. Each text has a twin in which
law citations of American reports stand in the places of the archival ones, for the comparison with eyecite.
"""

from __future__ import annotations

from random import Random
from typing import Literal

Language = Literal["Latin", "Cyrillic", "law"]

_SENTENCES = {
    "Latin": (
        "The commission met {n} times before the harvest and left no minutes behind.",
        "Nobody in the district could say who had signed the order of {day} March {year}.",
        "Her letters describe the winter plainly, without a word of complaint.",
        "By {year} the factory employed {n} people, most of them from the villages along the river.",
        "What the inspector saw he wrote down twice, once for the ministry and once for himself.",
        "The figures were revised upward, then withdrawn, then printed again as though nothing had happened.",
        "A clerk of the land office kept the register until {year}, when the building burned.",
        "Such requests were common; they were seldom answered and never refused outright.",
        "The railway reached the town late, and with it came newspapers, salt and informers.",
        "It is easy to overstate how much the capital knew of any of this.",
        "About {n} per cent of the households had lost a cow, and some had lost everything.",
        "The second secretary, a careful man, asked for instructions and received none.",
        "Memory has been kinder to the teachers of the school than the files have been.",
        "On the evening of {day} June the telephone exchange stopped working.",
    ),
    "Cyrillic": (
        "Комиссия собиралась {n} раз до начала уборки и не оставила после себя протоколов.",
        "Никто в районе не мог сказать, кем подписано распоряжение от {day} марта {year} года.",
        "В её письмах зима описана просто, без единого слова жалобы.",
        "К {year} году на заводе работали {n} человек, большей частью из деревень вдоль реки.",
        "Увиденное инспектор записывал дважды: один раз для наркомата и один раз для себя.",
        "Цифры сначала завысили, потом отозвали, а потом напечатали снова, будто ничего не было.",
        "Писарь земельного отдела вёл книгу до {year} года, пока не сгорело здание.",
        "Такие просьбы были обычны; на них редко отвечали и никогда прямо не отказывали.",
        "Железная дорога пришла в город поздно, и с нею пришли газеты, соль и доносчики.",
        "Легко преувеличить то, что обо всём этом знали в столице.",
        "Около {n} процентов дворов лишились коровы, а некоторые лишились всего.",
        "Второй секретарь, человек осторожный, просил указаний и не получил никаких.",
        "К учителям этой школы память оказалась добрее, чем бумаги.",
        "Вечером {day} июня телефонная станция замолчала.",
    ),
}
_BOOKS = {
    "Latin": (
        "A. Velin, The Quiet Province ({year}), pp. {n}-{m}.",
        "Compare M. Orsha, 'Bread and Paper', Annals of the Region {n} ({year}): {m}.",
    ),
    "Cyrillic": (
        "Велин А. Тихая губерния. М., {year}. С. {n}–{m}.",
        "Ср.: Орша М. Хлеб и бумага // Вестник края. {year}. № {n}. С. {m}.",
    ),
}
_ARCHIVES = {
    "Latin": ("GARF", "RGASPI", "RGAE", "TsDAVO", "TsDAHO", "NARB"),
    "Cyrillic": ("ГАРФ", "РГАСПИ", "РГАЭ", "ЦДАВО", "ЦДАГО", "НАРБ"),
}
_FULL = {
    "Latin": (
        "{archive}, f. {fond}, op. {opis}, d. {delo}, l. {leaf}",
        "{archive}, f. {fond}, op. {opis}, d. {delo}, ll. {leaf}-{later}",
        "{archive}, f. {fond}, op. {opis}, d. {delo}, l. {leaf}ob",
    ),
    "Cyrillic": (
        "{archive}. Ф. {fond}. Оп. {opis}. Д. {delo}. Л. {leaf}",
        "{archive}. Ф. {fond}. Оп. {opis}. Д. {delo}. Л. {leaf}–{later}",
        "{archive}. Ф. {fond}. Оп. {opis}. Д. {delo}. Л. {leaf} об",
    ),
    "law": ("{first} v. {second}, {volume} U.S. {page}, {pin} ({year})",),
}
_SHORT = {
    "Latin": ("Ibid., l. {leaf}", "Ibid., d. {delo}, ll. {leaf}-{later}"),
    "Cyrillic": ("Там же. Л. {leaf}", "Там же. Д. {delo}. Л. {leaf}–{later}"),
    "law": ("Id. at {pin}",),
}
_PARTIES = ("Adler", "Baxter", "Corwin", "Dalton", "Emery", "Foster", "Garner", "Hollis")
PROSE_SHARE = 0.001
"""The share of the characters of prose that are citations."""


class _Writer:
    """Writes sentences, notes and citations of one language from one seed."""

    def __init__(self, language: Language, seed: int) -> None:
        self.language = language
        self.words = "Latin" if language == "law" else language
        self.random = Random(seed)

    def _fill(self, template: str) -> str:
        number = self.random.randint
        first, second = self.random.sample(_PARTIES, 2)
        leaf = number(1, 280)
        return template.format(
            n=number(2, 98), m=number(99, 400), day=number(1, 30), year=number(1917, 1991),
            archive=self.random.choice(_ARCHIVES[self.words]), fond=number(1, 9500), opis=number(1, 60),
            delo=number(1, 1900), leaf=leaf, later=leaf + number(1, 20),
            first=first, second=second, volume=number(300, 550), page=number(1, 700), pin=number(701, 900),
        )  # fmt: skip

    def sentence(self) -> str:
        return self._fill(self.random.choice(_SENTENCES[self.words]))

    def book(self) -> str:
        return self._fill(self.random.choice(_BOOKS[self.words]))

    def citation(self, shortened: float = 0.3) -> str:
        """Write a citation; some of them, by the share `shortened`, repeat the one before in short form."""
        forms = _SHORT if self.random.random() < shortened else _FULL
        return self._fill(self.random.choice(forms[self.language]))

    def paragraph(self, length: int) -> str:
        sentences: list[str] = []
        while sum(map(len, sentences)) < length:
            sentences.append(self.sentence())
        return " ".join(sentences)


def prose(language: Language, length: int, seed: int = 1) -> list[str]:
    """Write paragraphs, of which `PROSE_SHARE` is citation."""
    writer = _Writer(language, seed)
    passages: list[str] = []
    written, cited = 0, 0
    while written < length:
        paragraph = writer.paragraph(900)
        if cited <= PROSE_SHARE * written:
            citation = writer.citation(shortened=0)
            paragraph, cited = f"{paragraph} ({citation}).", cited + len(citation)
        passages.append(paragraph)
        written += len(paragraph)
    return passages


def article(language: Language, length: int, seed: int = 1) -> list[str]:
    """Write articles one after the other, each of 40,000 characters of prose and then 90 notes."""
    writer = _Writer(language, seed)
    passages: list[str] = []
    written = 0
    while written < length:
        begun = len(passages)
        passages += [writer.paragraph(900) for _ in range(44)]
        for number in range(1, 91):
            book = writer.random.random() < 0.3
            passages.append(f"{number}. {writer.book() if book else writer.citation() + '.'}")
        written += sum(map(len, passages[begun:]))
    return passages


def citation_list(language: Language, length: int, seed: int = 1) -> list[str]:
    """Write citations and nothing else, one a passage."""
    writer = _Writer(language, seed)
    passages: list[str] = []
    written = 0
    while written < length:
        passages.append(writer.citation() + ".")
        written += len(passages[-1])
    return passages


KINDS = {"prose": prose, "article": article, "dense list": citation_list}
