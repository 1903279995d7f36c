"""Articles, elision, contractions, lists, posts and dates in the three languages, by tables of real names."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop import grammar
from aliances_desktop.grammar import ARTICLES, Name

OF = (
    # name, Catalan, Spanish, English
    ("Associació Saó", "de l’Associació Saó", "de la Associació Saó", "of the Associació Saó"),
    ("Asociación Cultural Gitana", "de l’Asociación Cultural Gitana", "de la Asociación Cultural Gitana", None),
    ("Fundació Intermèdia", "de la Fundació Intermèdia", "de la Fundació Intermèdia", "of the Fundació Intermèdia"),
    ("FUNDACIÓN INTERMEDIA", "de la FUNDACIÓN INTERMEDIA", "de la FUNDACIÓN INTERMEDIA", None),
    ("Cooperativa La Moral", "de la Cooperativa La Moral", "de la Cooperativa La Moral", None),
    ("Ajuntament de Manresa", "de l’Ajuntament de Manresa", "del Ajuntament de Manresa", None),
    ("Ayuntamiento de Huesca", "de l’Ayuntamiento de Huesca", "del Ayuntamiento de Huesca", None),
    ("Consorci del Bages", "del Consorci del Bages", "del Consorci del Bages", "of the Consorci del Bages"),
    ("Casal de Joves", "del Casal de Joves", "del Casal de Joves", None),
    ("Centre d'Esplai Sant Pau", "del Centre d'Esplai Sant Pau", "del Centre d'Esplai Sant Pau", None),
    ("Col·lectiu Lilith", "del Col·lectiu Lilith", "del Col·lectiu Lilith", None),
    ("Esplai Sant Pau", "de l’Esplai Sant Pau", "del Esplai Sant Pau", None),
    ("Equip de Treball", "de l’Equip de Treball", "del Equip de Treball", None),
    ("Institut Ramon Llull", "de l’Institut Ramon Llull", "del Institut Ramon Llull", None),
    ("Hospital de Sant Joan", "de l’Hospital de Sant Joan", "del Hospital de Sant Joan", None),
    ("Hermandad Rociera", "de l’Hermandad Rociera", "de la Hermandad Rociera", None),
    ("Unió de Cooperadors", "de la Unió de Cooperadors", "de la Unió de Cooperadors", None),
    ("UNIO COMARCAL", "de la UNIO COMARCAL", "de la UNIO COMARCAL", None),
    ("Universitat de Vic", "de la Universitat de Vic", "de la Universitat de Vic", None),
    ("Iniciativa Local", "de la Iniciativa Local", "de la Iniciativa Local", None),
    ("Unitat Mòbil", "de la Unitat Mòbil", "de la Unitat Mòbil", None),
    ("Església Plena", "de l’Església Plena", "de la Església Plena", None),
    ("Aula d'Art", "de l’Aula d'Art", "del Aula d'Art", None),
    ("Àrea de Serveis Socials", "de l’Àrea de Serveis Socials", "del Àrea de Serveis Socials", None),
    ("AMPA CEIP Progrés", "de l’AMPA CEIP Progrés", "de la AMPA CEIP Progrés", None),
    ("AV. MONTIGALA", "de l’AV. MONTIGALA", "de la AV. MONTIGALA", None),
    ("UGT de Catalunya", "de la UGT de Catalunya", "de la UGT de Catalunya", None),
    ("UD Salut", "de la UD Salut", "de la UD Salut", None),
    ("IES Llacuna", "de l’IES Llacuna", "del IES Llacuna", None),
    ("F.C. Lloreda", "de l’F.C. Lloreda", "del F.C. Lloreda", None),
    ("C.D. Pomar", "del C.D. Pomar", "del C.D. Pomar", None),
    ("Amics del Jazz", "dels Amics del Jazz", "de los Amics del Jazz", "of the Amics del Jazz"),
    ("Dones del Bages", "de les Dones del Bages", "de las Dones del Bages", None),
    ("Castellers de Badalona", "dels Castellers de Badalona", "de los Castellers de Badalona", None),
    ("Càritas Diocesana", "de Càritas Diocesana", "de Càritas Diocesana", "of Càritas Diocesana"),
    ("AMPANS", "d’AMPANS", "de AMPANS", "of AMPANS"),
    ("Òmnium Cultural", "d’Òmnium Cultural", "de Òmnium Cultural", None),
    ("Huelva Solidaria", "de Huelva Solidaria", "de Huelva Solidaria", None),
    ("Horitzó", "d’Horitzó", "de Horitzó", None),
    ("Ioga per a Tothom", "de Ioga per a Tothom", "de Ioga per a Tothom", None),
    ("FCB", "d’FCB", "de FCB", None),
    ("CCOO", "de CCOO", "de CCOO", None),
    ("SRI GURU", "d’SRI GURU", "de SRI GURU", None),
    ("11 de Setembre", "d’11 de Setembre", "de 11 de Setembre", None),
    ("12 Punts", "de 12 Punts", "de 12 Punts", None),
    ("El Micaquer", "d’El Micaquer", "de El Micaquer", "of El Micaquer"),
    ("La Trobada", "de La Trobada", "de La Trobada", None),
    ("L'Estel", "de L'Estel", "de L'Estel", None),
    ("“Ateneu” Popular", "de l’“Ateneu” Popular", "del “Ateneu” Popular", None),
)  # fmt: skip


@pytest.mark.parametrize(("name", "ca", "es", "en"), OF, ids=lambda value: str(value))
def test_a_name_after_of_is_right_in_each_language(name: str, ca: str, es: str, en: str | None) -> None:
    assert grammar.of(Name(name), "ca") == ca
    assert grammar.of(Name(name), "es") == es
    assert en is None or grammar.of(Name(name), "en") == en


@pytest.mark.parametrize(
    ("name", "article", "language", "expected"),
    [
        ("AMPANS", "", "ca", "d’AMPANS"),
        ("Fundació Vella", "", "ca", "de Fundació Vella"),
        ("AMPANS", "l'", "ca", "de l’AMPANS"),
        ("IAE", "la", "ca", "de la IAE"),
        ("Saó", "el", "ca", "del Saó"),
        ("Saó", "los", "ca", "dels Saó"),
        ("Saó", "l'", "es", "del Saó"),
        ("Associació Saó", "l'", "es", "de la Associació Saó"),
        ("Serveis Units", "els", "es", "de los Serveis Units"),
        ("Saó", "les", "en", "of the Saó"),
        ("Associació Saó", "", "en", "of Associació Saó"),
    ],
)
def test_the_article_a_person_says_is_taken_at_its_word(
    name: str, article: str, language: str, expected: str
) -> None:
    assert grammar.of(Name(name, article), language) == expected


def test_to_and_by_contract_with_the_article() -> None:
    casal, amics, ass = Name("Casal Jove"), Name("Amics"), Name("Associació")
    assert [grammar.to(n, "ca") for n in (casal, amics, ass)] == [
        "al Casal Jove",
        "als Amics",
        "a l’Associació",
    ]
    assert [grammar.by(n, "ca") for n in (casal, amics, ass)] == [
        "pel Casal Jove",
        "pels Amics",
        "per l’Associació",
    ]
    assert [grammar.to(n, "es") for n in (casal, amics)] == ["al Casal Jove", "a los Amics"]
    assert [grammar.by(n, "es") for n in (casal, ass)] == ["por el Casal Jove", "por la Associació"]
    assert grammar.to(casal, "en") == "to the Casal Jove"


@pytest.mark.parametrize(
    ("word", "is_elided"),
    [("illa", True), ("urna", True), ("última", True), ("unió", False), ("il·lusió", False), ("història", False),
     ("idea", False), ("indústria", False), ("infància", False), ("ànima", True), ("ira", False), ("host", False),
     ("humanitat", False), ("ungla", True), ("ITV", False), ("ONU", True), ("hiena", False)],
)  # fmt: skip
def test_the_feminine_article_elides_but_before_an_unstressed_i_or_u(word: str, is_elided: bool) -> None:
    assert grammar.elides_article(word, "f") is is_elided


@pytest.mark.parametrize(
    ("items", "language", "expected"),
    [
        ([], "ca", ""),
        (["Saó"], "ca", "Saó"),
        (["A", "B", "C"], "ca", "A, B i C"),
        (["A", "B"], "es", "A y B"),
        (["Saó", "Igualdad"], "es", "Saó e Igualdad"),
        (["Saó", "Hijos del Sol"], "es", "Saó e Hijos del Sol"),
        (["Saó", "«Índice»"], "es", "Saó e «Índice»"),
        (["Saó", "Hierro"], "es", "Saó y Hierro"),
        (["Saó", "Ioga"], "es", "Saó y Ioga"),
        (["A", "B", "C"], "en", "A, B and C"),
    ],
)
def test_lists_join_as_the_language_does(items: list[str], language: str, expected: str) -> None:
    assert grammar.joined(items, language) == expected


def test_the_spanish_or_turns_to_u() -> None:
    assert grammar.joined(["Saó", "Orfeón"], "es", is_or=True) == "Saó u Orfeón"
    assert grammar.joined(["Saó", "Hogar"], "es", is_or=True) == "Saó u Hogar"
    assert grammar.joined(["Saó", "Ateneo"], "es", is_or=True) == "Saó o Ateneo"
    assert grammar.joined(["Saó", "Orfeó"], "ca", is_or=True) == "Saó o Orfeó"


def test_names_in_a_list_each_take_what_stands_before_them() -> None:
    names = [Name("Associació Saó"), Name("Casal Jove"), Name("AMPANS")]
    assert grammar.joined_names(names, "ca") == "l’Associació Saó, el Casal Jove i AMPANS"
    assert grammar.joined_names(names, "ca", grammar.of) == "de l’Associació Saó, del Casal Jove i d’AMPANS"


@pytest.mark.parametrize(
    ("written", "gender", "language", "in_text", "over_signature"),
    [
        ("president", "f", "ca", "presidenta", "Presidenta"),
        ("Presidenta", "", "ca", "presidenta", "Presidenta"),
        ("Presidenta", "", "es", "presidenta", "Presidenta"),
        ("president", "", "ca", "que ocupa la presidència", "Presidència"),
        ("President/a", "", "es", "que ocupa la presidencia", "Presidencia"),
        ("presidente", "m", "ca", "president", "President"),
        ("Presidenta", "f", "en", "president", "President"),
        ("alcaldessa", "", "es", "alcaldesa", "Alcaldesa"),
        ("alcalde/a", "", "ca", "que ocupa l’alcaldia", "Alcaldia"),
        ("secretària", "f", "es", "secretaria", "Secretaria"),
        ("gerent", "", "ca", "que ocupa la gerència", "Gerència"),
        ("directora general", "f", "en", "general director", "General director"),
        ("apoderada de la fundació", "f", "ca", "apoderada de la fundació", "Apoderada de la fundació"),
    ],
)
def test_posts_agree_with_the_person(
    written: str, gender: str, language: str, in_text: str, over_signature: str
) -> None:
    assert grammar.post(written, gender, language) == in_text
    assert grammar.post_title(written, gender, language) == over_signature


def test_a_post_tells_the_gender_only_where_its_form_does() -> None:
    assert [grammar.gender_said(one) for one in ("Presidenta", "alcaldesa", "president", "gerent", "")] == [
        "f", "f", "", "", "",
    ]  # fmt: skip


def test_people_are_named_by_gender_and_by_name_alone_where_none_is_said() -> None:
    assert grammar.person("Núria Vila", "f", "ca") == "la Sra. Núria Vila"
    assert grammar.person("Pere Vila", "m", "es") == "el Sr. Pere Vila"
    assert grammar.person("Pere Vila", "m", "en") == "Mr Pere Vila"
    assert grammar.person("Alex Vila", "", "ca") == "Alex Vila"


def test_the_date_of_a_letter_has_its_own_form() -> None:
    assert grammar.letter_date(date(2027, 4, 5), "ca") == "5 d’abril de 2027"
    assert grammar.letter_date(date(2027, 8, 1), "ca") == "1 d’agost de 2027"
    assert grammar.letter_date(date(2027, 10, 31), "ca") == "31 d’octubre de 2027"
    assert grammar.letter_date(date(2027, 3, 5), "ca") == "5 de març de 2027"
    assert grammar.letter_date(date(2027, 4, 5), "es") == "5 de abril de 2027"
    assert grammar.letter_date(date(2027, 4, 5), "en") == "5 April 2027"


def test_copies_and_ordinals_are_words_as_far_as_words_go() -> None:
    assert [grammar.copies(n, "ca") for n in (1, 2, 3, 6)] == [
        "en un sol exemplar", "per duplicat", "per triplicat", "en sis exemplars",
    ]  # fmt: skip
    assert [grammar.copies(n, "es") for n in (4, 5, 8)] == [
        "por cuadruplicado", "por quintuplicado", "en ocho ejemplares",
    ]  # fmt: skip
    assert [grammar.copies(n, "en") for n in (2, 5, 13)] == ["in duplicate", "in five copies", "in 13 copies"]
    assert [grammar.ordinal(n, "ca") for n in (1, 7, 13)] == ["Primera", "Setena", "13"]
    assert grammar.ordinal(7, "es") == "Séptima"
    assert grammar.ordinal(3, "en") == "3"


def test_real_names_never_make_a_form_no_one_would_write(shared: Path) -> None:
    vowel = "[aeoàèéòóhAEOÀÈÉÒÓ]"
    for path in (shared / "data/entities/badalona").glob("*.csv"):
        for row in csv.DictReader(path.read_text("utf-8-sig").splitlines()):
            name = Name(row["ENTITAT"].strip())
            catalan = grammar.of(name, "ca")
            assert catalan.endswith(name.text)
            assert not re.match(rf"(de|del) {vowel}(?!u)", catalan), catalan
            assert not re.match(r"de els? ", catalan), catalan
            assert not re.match(r"de el ", grammar.of(name, "es")), name


@given(st.text(max_size=40), st.sampled_from([None, *ARTICLES]), st.sampled_from(["ca", "es", "en"]))
def test_whatever_the_name_it_stands_whole_after_its_article(
    text: str, article: str | None, language: str
) -> None:
    name = Name(text, article)
    for form in (grammar.the, grammar.of, grammar.to, grammar.by):
        assert form(name, language).endswith(text)
    assert len(grammar.article(name, language)) <= 4


@given(st.lists(st.sampled_from(["Saó", "Igualtat", "Orfeó", "AMPANS"]), min_size=2, max_size=9))
def test_a_list_of_many_has_one_word_before_the_last(items: list[str]) -> None:
    for language in ("ca", "es", "en"):
        said = grammar.joined(items, language)
        assert said.count(", ") == len(items) - 2
        assert re.search(rf" (i|y|e|and) {items[-1]}$", said)
