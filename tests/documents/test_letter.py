"""The letter for two to eight parties in three languages, read back from the PDF and the DOCX."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from aliances_desktop import grammar
from aliances_desktop.documents.letter import SIGN, letter
from aliances_desktop.documents.letter_words import LetterContent, letter_words, preview
from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.services import letter_docx
from tests.documents import samples_letter

KINDS = ("commitment", "intentions", "agreement", "withdrawal")


def printed(data: LetterContent, language: str) -> bytes:
    buffer = io.BytesIO()
    write_pdf([letter(data, translator(language))], buffer)
    return buffer.getvalue()


def said(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


@pytest.mark.parametrize("parties", range(2, 9))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_names_every_party_as_its_grammar_wants(language: str, parties: int) -> None:
    data = samples_letter.letter(parties=parties)
    text = said(printed(data, language))
    for party in data.parties:
        assert grammar.the(party.name, language) in text
        assert grammar.of(party.name, language) in text
        assert text.count(party.signatory) == 2  # where they are presented, and under their box
    assert grammar.joined_names([one.name for one in data.parties], language) in text
    assert grammar.copies(parties, language) in text
    assert grammar.letter_date(date(2027, 4, 5), language) in text
    assert grammar.ordinal(7, language) in text
    assert not re.search(r"\{|\}", text)


@pytest.mark.parametrize("parties", range(2, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_every_box_is_whole_and_all_stand_on_one_page_with_the_closing(kind: str, parties: int) -> None:
    data = samples_letter.letter(kind, parties)
    pages = PdfReader(io.BytesIO(printed(data, "ca"))).pages
    copies = grammar.copies(parties, "ca")
    signed = [n for n, page in enumerate(pages) if copies in re.sub(r"\s+", " ", page.extract_text())]
    assert len(signed) == 1
    names = pages[signed[0]].extract_text()
    assert all(party.signatory in names for party in data.parties)
    heights = [
        h for _x, _y, _w, h in rectangles(pages[signed[0]].get_contents().get_data().decode("latin-1"))
    ]
    assert len([h for h in heights if abs(h - SIGN) < 0.5]) == parties


def rectangles(stream: str) -> list[tuple[float, ...]]:
    """Return the boxes drawn on a page, from their four lines."""
    lines = [tuple(map(float, m)) for m in re.findall(r"([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l", stream)]
    upright = [(x, min(y, y2), 0.0, abs(y2 - y)) for x, y, x2, y2 in lines if x == x2]
    return upright[::2]


def test_the_letter_is_written_in_eleven_points() -> None:
    data = PdfReader(io.BytesIO(printed(samples_letter.letter(), "ca"))).pages[0].get_contents().get_data()
    assert re.search(rb"/F\S+ 11 Tf", data)


def test_a_withdrawal_note_tells_the_others_and_lists_what_is_held() -> None:
    text = said(printed(samples_letter.letter("withdrawal", 4), "en"))
    assert "the withdrawal of the Casal Jove del Bages" in text
    assert "to the Associació Saó, to the Amics de la Igualtat and to the Ajuntament de Manresa" in text
    assert "Pressupost.pdf; Llista.xlsx" in text


def test_what_is_missing_is_printed_in_place_of_the_letter_unless_overridden() -> None:
    data = samples_letter.letter(missing=samples_letter.MISSING)
    text = said(printed(data, "en"))
    assert "Associació Saó: write its purpose and aims." in text
    assert "Núria Vila Puig" not in text
    overridden = said(printed(replace(data, is_overridden=True), "en"))
    assert "Núria Vila Puig" in overridden
    assert "purpose and aims." not in overridden


def test_a_short_name_is_defined_once_and_not_where_it_is_the_name() -> None:
    text = said(printed(samples_letter.letter(), "en"))
    assert text.count("hereinafter “Saó”") == 1
    same = replace(samples_letter.PARTIES[0], short_name="Associació Saó")
    data = samples_letter.letter(parties=2)
    alike = replace(data, parties=(same, samples_letter.PARTIES[2]))
    assert "hereinafter" not in said(printed(alike, "en"))


def test_verbs_agree_with_names_in_the_plural() -> None:
    stated = letter_words(samples_letter.letter(), translator("en")).sections[1].paragraphs
    assert stated[0].startswith("That the Associació Saó (hereinafter “Saó”) has as its")
    assert stated[2].startswith("That the Amics de la Igualtat have as their")


def test_blanks_stand_where_nothing_is_written_yet() -> None:
    data = samples_letter.letter(parties=0, place="", day=None, is_overridden=True)
    words = letter_words(data, translator("ca"))
    assert words.dateline.count("____") > 1
    assert "____" in words.subtitle
    assert printed(data, "ca")


def test_the_preview_is_one_sentence_with_the_parties() -> None:
    sentence = preview(samples_letter.letter(parties=2), translator("en"))
    assert sentence.startswith("Letter of commitment between the Associació Saó and the Casal Jove del Bages")
    assert sentence.endswith(".")


def test_only_a_version_that_is_not_kept_says_that_it_is_a_draft() -> None:
    assert "draft" in said(printed(samples_letter.letter(), "en"))
    assert "draft" not in said(printed(samples_letter.letter(is_kept=True), "en"))


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=30), st.sampled_from([None, *grammar.ARTICLES])),
        min_size=2,
        max_size=8,
    ),
    st.sampled_from(LANGUAGES),
    st.sampled_from(KINDS),
)
def test_whatever_the_names_every_party_is_named_and_signs(
    names: list[tuple[str, str | None]], language: str, kind: str
) -> None:
    parties = tuple(
        replace(samples_letter.PARTIES[n], name=grammar.Name(text, article))
        for n, (text, article) in enumerate(names)
    )
    leaving = parties[1] if kind == "withdrawal" else None
    data = samples_letter.letter(kind, parties=0)
    words = letter_words(replace(data, parties=parties, leaving=leaving), translator(language))
    assert len(words.signatures) == len(words.sections[0].paragraphs) == len(names)
    assert {one.person for one in words.signatures} == {one.signatory for one in parties}
    for party, said_of in zip(words.signatures, words.sections[0].paragraphs, strict=True):
        assert party.entity in said_of
        assert party.person in said_of


@pytest.mark.parametrize("parties", [2, 3, 8])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_docx_has_headings_language_and_a_real_table_to_sign_in(
    language: str, parties: int, tmp_path: Path
) -> None:
    data = samples_letter.letter("commitment", parties)
    target = tmp_path / "carta.docx"
    letter_docx.write_docx(data, translator(language), target)
    document = docx.Document(str(target))
    words = letter_words(data, translator(language))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [section.heading for section in words.sections]
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [words.title]
    assert document.core_properties.language.startswith(language)
    lang = document.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert lang.get(qn("w:val")).startswith(language)
    table = document.tables[-1]
    assert len(table.rows) == -(-parties // 2)
    cells = [cell.text for row in table.rows for cell in row.cells]
    for party, cell in zip(data.parties, cells, strict=False):
        assert party.signatory in cell
        assert grammar.of(party.name, language) in cell
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert all(abs(row.height.mm - 35) < 0.1 for row in table.rows)
    assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    fields = [f.get(qn("w:instr")) for f in document.sections[0].footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_docx_of_a_withdrawal_note_lists_what_is_held(tmp_path: Path) -> None:
    target = tmp_path / "nota.docx"
    letter_docx.write_docx(samples_letter.letter("withdrawal"), translator("en"), target)
    held = docx.Document(str(target)).tables[0]
    assert [cell.text for cell in held.rows[1].cells] == ["Documents", "2", "Pressupost.pdf; Llista.xlsx"]
    assert held.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize("name", ["Casal <b>Jove", "A & B", "Col·lectiu d’Òdena", "x\ufffe\x0by", "N" * 300])
def test_awkward_names_stand_in_both_as_they_are(name: str, tmp_path: Path) -> None:
    data = samples_letter.content("letter", name)
    wanted = re.sub(r"\s+", "", letter_docx.plain(name))
    assert wanted in re.sub(r"\s+", "", said(printed(data, "ca"))) or not name.isprintable()
    target = tmp_path / "carta.docx"
    letter_docx.write_docx(data, translator("ca"), target)
    assert wanted in re.sub(r"\s+", "", docx.Document(str(target)).tables[-1].cell(0, 0).text)
