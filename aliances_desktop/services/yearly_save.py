"""The report of a year written to a file: PDF, DOCX or XLSX."""

from datetime import date
from pathlib import Path

from sqlmodel import Session

from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.yearly import YearlyReport, tables, title, yearly_outline
from aliances_desktop.documents.yearly import yearly_report as drawn
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_, translator
from aliances_desktop.services.report_docx import write_blocks
from aliances_desktop.services.spreadsheet import spreadsheet
from aliances_desktop.services.yearly import yearly_report


def save_report(session: Session, year: int, file: str, language: str, target: Path, today: date) -> None:
    """Write the report of a year as PDF, DOCX or XLSX, as the name of the file ends; a `UserError` for any other."""
    data, t = yearly_report(session, year, file, today), translator(language)
    suffix = target.suffix.lower()
    if suffix == ".docx":
        write_blocks(title(data, t), file, yearly_outline(data, t), t, target)
    elif suffix == ".xlsx":
        _write_table(data, language, target)
    elif suffix == ".pdf":
        write_pdf([drawn(data, t)], target)
    else:
        raise UserError(N_("A report can be saved as PDF, DOCX or XLSX, not as {name}."), name=target.suffix)


def _write_table(data: YearlyReport, language: str, target: Path) -> None:
    t = translator(language)
    with spreadsheet(target) as book:
        figures = book.sheet(t.gettext("Figures"))
        for row, (label, number) in enumerate(data.figures):
            figures.write_string(row, 0, t.gettext(label))
            figures.write_number(row, 1, number)
        figures.set_column(0, 0, 30)
        # Headings may be the same in 31 characters, and no two sheets may have one title.
        for number, (heading, grid) in enumerate(tables(data, t), 1):
            book.table(f"{number} {heading}", grid.head, grid.rows)
