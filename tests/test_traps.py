"""What looks like a shelf mark and is none, in every language; and what stands among citations without being one."""

from __future__ import annotations

import pytest

import archref

ALONE = {
    "villages": [
        "Родился в д. Княжа, умер в д. 5.",
        "Из д. Малые Луки, с. Покровское, п. 7 лет ездили в город.",
    ],
    "addresses": [
        "ул. Ленина, д. 5, кв. 7, оф. 3",
        "г. Москва, ул. Тверская, д. 12, стр. 1, оф. 34",
        "вул. Хрещатик, буд. 12, оф. 3",
        "vul. L. Ukrainky 5, of. 3",
    ],
    "initials and names": [
        "Ф. М. Достоевский. Л., 1973. С. 7.",
        "Л. Д. Троцкий, 1920.",
        "D. 5 May 1921 in Moscow, l. 3 years there.",
        "Ф. 5 лет служил, Л. 3 года.",
    ],
    "music": [
        "Beethoven, Sonata in C-sharp minor, op. 27, no. 2.",
        "Chopin, Nocturnes, op. 9, nos. 1–3; op. 15; op. 27.",
        "Шостакович, симфония, соч. 47, оп. 3.",
        "Chopin, Nokturny op. 9 nr 1, op. 15.",
        "Beethovens Sonate op. 27 Nr. 2, S. 5.",
    ],
    "measures": [
        "Мощность 120 л.с., объём 2 л. воды.",
        "Двигун 90 к. с., 5 л. пального.",
        "Дальность 5 л. хода, 3 д. пути.",
        "a lens of f/2.8 and l 5 mm",
        "5 l Wasser, 3 d Ruhe",
    ],
    "manuscripts": [
        "British Library, Cotton MS Nero D IV, fols. 5–7v.",
        "Paris, BnF, lat. 1234, fol. 12r.",
        "Oxford, Bodleian Library, MS Bodl. 264, ff. 1–208.",
        "BAV, Vat. lat. 3773, f. 5v.",
        "Biblioteka Jagiellońska, rkps 1234, k. 5v.",
    ],
    "papers in the West": [
        "Hoover Institution Archives, Boris Nicolaevsky Collection, box 5, folder 12.",
        "Bundesarchiv, R 58/217, Bl. 5.",
        "PA AA, R 31.663, Bl. 5; BArch, NS 19/1446.",
        "AAN, KPP, sygn. 158/V-1, k. 5.",
        "Archives nationales, F7 13506, dossier 5.",
        "SHD, 7 N 1234, dossier 5, f. 3.",
        "TNA, FO 371/12345, p. 5.",
    ],
    "books": [
        "Ленин В. И. Полн. собр. соч. Т. 45. С. 123–125.",
        "Історія міст і сіл. К., 1971. Т. 5. С. 7.",
        "Fitzpatrick, Everyday Stalinism (New York: OUP, 1999), pp. 5–7.",
        "Slavic Review 58, no. 2 (1999): 345–67.",
        "Zeitschrift für Geschichte 5 (1999), S. 3–7.",
        "Cahiers du monde russe, 40/3 (1999), p. 5-7, f. 3.",
        "Dzieje Najnowsze, t. 5, s. 12, z. 3.",
        "М.: Наука, 1985. 320 с. Л. ил. 5.",
        "Л.: Лениздат, 1975. Вып. 3. Ч. 2.",
        "Milton, Paradise Lost, bk. 2, ll. 45–67.",
        "Psalm 5, v. 7; Hamlet, act 2, scene 3, l. 45.",
    ],
    "laws and courts": [
        "ст. 58, п. 10, ч. 1 УК РСФСР",
        "п. 5 ч. 2 ст. 7 Закона № 1234 от 05.06.2010 г.",
        "Собрание узаконений. 1918. № 35. Ст. 468.",
        "у справі № 5/1234/20, ч. 2 ст. 5",
        "Справа «Іванов проти України», заява № 1234/05, п. 7.",
        "Dz.U. 1997 nr 78 poz. 483, art. 5, k. 3",
        "BVerfGE 5, 85; Az. 2 BvF 1/98, Bl. 3",
        "case 5/1999, schedule 2, part 3",
        "JO n° 5, p. 12, art. 5, al. 2",
    ],
    "dates": [
        "12.05.1943, л. 2",
        "5/12/1921; 1921-05-12",
        "GARF was founded on 28.04.1992.",
        "ГАРФ, 1995. РГАСПИ, 2005.",
    ],
    "numbers of things": [
        "тел. (495) 123-45-67, доб. 5",
        "версия 2.3.4, ф. 1",
        "ISBN 978-5-02-012345-6, f. 5",
        "Справа 5 стоїть хата, а зліва 6.",
        "Опис 5 товарів на 3 аркушах",
        "Фонд 44 открылся в 2019 году.",
        "фонд 5 млн. руб., опись 3 имущества",
        "Collection 5, series 2, box 3",
        "lot 5, list 7, item 3; folder 5, sheet 2",
        "Рис. 5, табл. 2, л. 3",
    ],
    "program text": [
        "if d.1 and l.2: f.3()",
        "f(x) = 2x, d = 5, l = 7",
        "5f95ed3, op. 7e4",
        "data/pages/ANRM/211-140.json",
        "pip install foo==1.2.3; f.4",
        "for (l = 5; d < 7; f++) op[3];",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", [pytest.param(text, id=f"{kind}: {text}") for kind in ALONE for text in ALONE[kind]])
def test_nothing_is_found(text: str) -> None:
    assert [citation.text for citation in archref.find(text)] == []


@pytest.mark.parametrize("kind", ALONE)
def test_nothing_is_found_in_all_of_a_kind_together(kind: str) -> None:
    """Neighbours must not lend each other what makes a citation."""
    assert [citation.text for citation in archref.find("\n\n".join(ALONE[kind]))] == []
    assert [citation.text for citation in archref.find(ALONE[kind])] == []


@pytest.mark.parametrize(
    "behind",
    [
        " Жил он тогда в д. Княжа.",
        " См.: Ленин В. И. Полн. собр. соч. Т. 45. С. 123.",
        " Телефон 123-45-67.",
        " Умер в 1921 г., 5 л. спустя.",
        " Его соч. оп. 27 играли часто.",
        " Двигатель 120 л.с.",
        " Ст. 58, п. 10, ч. 1.",
        " See Slavic Review 58, no. 2 (1999): 345–67.",
        " Vgl. Zeitschrift für Geschichte 5 (1999), S. 3–7.",
        " Zob. Dzieje Najnowsze, t. 5, s. 12.",
        " Voir Cahiers du monde russe, t. 5, p. 12.",
    ],
)
def test_a_citation_does_not_make_its_neighbours_citations(behind: str) -> None:
    mark = "ГАРФ. Ф. 5446. Оп. 1. Д. 100. Л. 5"
    assert [citation.text for citation in archref.find(f"{mark}.{behind}")] == [mark]
    assert [citation.text for citation in archref.find([f"{mark}.", behind.strip()])] == [mark]


@pytest.mark.parametrize(
    "sentence",
    [
        "Там же, где жили прежде, они и остались.",
        "Там жили 5 семей.",
        "Там само по собі нічого не діється.",
        "Ibidem is a Latin word.",
        "Idem per idem.",
        "Samas, nagu öeldud, 5 aastat.",
        "Ivi giunse nel 1921.",
    ],
)
def test_an_ibid_word_in_prose_repeats_nothing(sentence: str) -> None:
    mark = "RGASPI, f. 17, op. 3, d. 74, l. 5"
    assert [citation.text for citation in archref.find([f"{mark}.", sentence])] == [mark]
