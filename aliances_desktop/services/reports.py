"""Saving what is made after the day: the results report as PDF or DOCX, and the return pages of all entities."""

from pathlib import Path

from sqlmodel import Session

from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.registry import BY_ID
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_, translator
from aliances_desktop.services import gather, gather_after, printing, report_docx
from aliances_desktop.services.pieces import Piece, pieces


def save_report(session: Session, workshop_id: int, language: str, target: Path) -> None:
    """Write the results report in a language, as DOCX where the name ends so, else as PDF.

    A `UserError` while there is nothing to tell, or when the file cannot be written.
    """
    data = gather_after.workshop_report(session, gather.material(session, workshop_id))
    if data is None:
        raise UserError(N_("There is nothing to report yet: write down what came of the day first."))
    t = translator(language)
    if target.suffix.lower() == ".docx":
        report_docx.write_docx(data, t, target)
    else:
        write_pdf(BY_ID["report"].documents(data, t), target)


def save_returns(session: Session, workshop_id: int, target: Path) -> tuple[Piece, ...]:
    """Write the return pages of all entities into one PDF, each in its own language; return what was written."""
    found = pieces(session, workshop_id, ["returns"])
    if not found:
        raise UserError(N_("There is nothing to hand back yet: write down what came of the day first."))
    write_pdf(printing.documents(found), target)
    return tuple(found)
