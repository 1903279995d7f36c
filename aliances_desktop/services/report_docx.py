"""The results report as a document to go on writing in; with real headings and tables it is the accessible copy."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from aliances_desktop.documents.outline import Block, Figures, Grid, Heading, Words
from aliances_desktop.documents.report import WorkshopReport, report_outline
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import Translator

LANGUAGES: Final = {"ca": "ca-ES", "es": "es-ES", "en": "en-GB"}
_WIDTH: Final = Mm(173)


def write_docx(data: WorkshopReport, t: Translator, target: Path) -> None:
    """Write the results report of a workshop as DOCX; a `UserError` when the file cannot be written."""
    write_blocks(t.gettext("Results report"), data.occasion.title, report_outline(data, t), t, target)


def write_blocks(title: str, subtitle: str, blocks: Sequence[Block], t: Translator, target: Path) -> None:
    """Write what a report says as DOCX; a `UserError` when the file cannot be written."""
    document = _document(title, subtitle, t)
    _fill(document, blocks)
    with replace_with(target) as file:
        document.save(file)


def _document(title: str, occasion: str, t: Translator) -> Document:
    document = docx.Document()
    document.core_properties.title = f"{title} · {occasion}"
    document.core_properties.author = ""
    document.core_properties.language = LANGUAGES[t.language]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(22), Mm(15)
    section.top_margin, section.bottom_margin = Mm(16), Mm(16)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    say_language(document, LANGUAGES[t.language])
    document.add_heading(title, 0)
    document.add_paragraph(plain(occasion), style="Subtitle")
    return document


def say_language(document: Document, code: str) -> None:
    """Set the language of all text, so that a screen reader and the spelling know it."""
    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), code)
    properties.append(language)


def _fill(document: Document, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            document.add_heading(plain(block.text), block.level)
        elif isinstance(block, Words):
            document.add_paragraph(plain(block.text))
        elif isinstance(block, Figures):
            for label, value in block.items:
                document.add_paragraph(f"{plain(label)}: {value}", style="List Bullet")
        else:
            _table(document, block)


def _table(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.head), style="Light Grid")
    for cell, text in zip(table.rows[0].cells, grid.head, strict=True):
        cell.text = plain(text)
    for line in grid.rows:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = plain(text)
    repeat_head(table)
    whole = sum(grid.shares)
    for column, share in zip(table.columns, grid.shares, strict=True):
        for cell in column.cells:
            cell.width = int(_WIDTH * share / whole)
    document.add_paragraph()


def repeat_head(table: Table) -> None:
    """Mark the first row as the head: it is repeated on every page and read out with the cells."""
    head = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    head.append(mark)


def plain(text: str) -> str:
    """Return text that an XML file can hold."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in text if c in "\n\t" or (c >= " " and c not in "\ufffe\uffff"))
