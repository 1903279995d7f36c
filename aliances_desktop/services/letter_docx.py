"""A letter as a document to go on writing in; with real headings and a real table to sign in it is the accessible copy."""

from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION_START
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from aliances_desktop.documents.letter_words import LetterContent, LetterWords, Signature, letter_words
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import Translator
from aliances_desktop.services.report_docx import LANGUAGES, plain, repeat_head, say_language

_BOX: Final = Mm(35)
_WIDTH: Final = Mm(173)


def write_docx(data: LetterContent, t: Translator, target: Path) -> None:
    """Write a letter as DOCX; a `UserError` when the file cannot be written."""
    words = letter_words(data, t)
    document = _document(words, data.alliance, t)
    _dateline(document, words.dateline)
    for section in words.sections:
        document.add_heading(plain(section.heading), section.level)
        for text in section.paragraphs:
            document.add_paragraph(plain(text))
    if words.held:
        _held(document, words, t)
    document.add_paragraph(plain(words.closing)).paragraph_format.keep_with_next = True
    _signatures(document, words, t)
    with replace_with(target) as file:
        document.save(file)


def _document(words: LetterWords, alliance: str, t: Translator) -> Document:
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = (
        plain(f"{words.title} · {alliance}")[:255],
        "",
        LANGUAGES[t.language],
    )
    section = document.sections[0]
    section.start_type = WD_SECTION_START.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(22), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    _styles(document)
    say_language(document, LANGUAGES[t.language])
    document.add_heading(plain(words.title), 0)
    document.add_paragraph(plain(words.subtitle), style="Subtitle")
    _page_numbers(section.footer.paragraphs[0], t)
    return document


def _styles(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    sizes = {"Title": 18, "Subtitle": 12, "Heading 1": 13, "Heading 2": 11}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.size, style.font.italic = Pt(size), False
        # Theme fonts and colours would win over what is said here.
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        style.font.name = "Calibri"
        style.paragraph_format.keep_with_next = True


def _dateline(document: Document, text: str) -> None:
    document.add_paragraph(plain(text)).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _page_numbers(paragraph: Paragraph, t: Translator) -> None:
    """Write "Page 1 of 3" as fields, which the program that opens the document counts."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = _around(t.gettext("Page {n} of {total}", n="\x1f", total="\x1f"))
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(text)
        if field:
            simple = OxmlElement("w:fldSimple")
            simple.set(qn("w:instr"), field)
            paragraph._p.append(simple)


def _around(text: str) -> tuple[str, str, str]:
    before, between, after = text.split("\x1f")
    return before, between, after


def _held(document: Document, words: LetterWords, t: Translator) -> None:
    head = (t.gettext("What"), t.gettext("How many"), t.gettext("Names"))
    document.add_heading(t.gettext("What the file holds"), 1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for line in words.held:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = plain(text)
    repeat_head(table)
    for column, width in zip(table.columns, (Mm(65), Mm(20), Mm(88)), strict=True):
        for cell in column.cells:
            cell.width = width
    document.add_paragraph()


def _signatures(document: Document, words: LetterWords, t: Translator) -> None:
    rows = -(-len(words.signatures) // 2)
    table = document.add_table(rows=rows, cols=2, style="Table Grid")
    _describe(table, t.gettext("Signatures"))
    for number, one in enumerate(words.signatures):
        cell = table.cell(number // 2, number % 2)
        cell.width = _WIDTH // 2
        _sign(cell, one)
    for row in table.rows:
        row.height, row.height_rule = _BOX, WD_ROW_HEIGHT_RULE.AT_LEAST
        _keep_whole(row)
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _sign(cell: _Cell, one: Signature) -> None:
    cell.paragraphs[0].add_run(plain(f"{one.post} {one.entity}")).bold = True
    space = cell.add_paragraph()
    space.paragraph_format.space_after = Pt(36)
    cell.add_paragraph(plain(one.person))


def _keep_whole(row: _Row) -> None:
    """Forbid a page break within a row."""
    mark = OxmlElement("w:cantSplit")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _describe(table: Table, text: str) -> None:
    """Give a table the title that a screen reader says."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), plain(text))
    table._tbl.tblPr.append(caption)
