"""Printing the sheets of one batch, with or without a workshop."""

from pathlib import Path

from sqlmodel import Session

from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.registry import BY_ID
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.progress import Progress
from aliances_desktop.services import batches, printing, workshops
from aliances_desktop.services.gather_questionnaires import sheet
from aliances_desktop.services.pieces import OWN, Piece

PERSONAL, BLANK = "questionnaires", "questionnaire_blank"


def batch_pieces(session: Session, batch_id: int, language: str = OWN) -> list[Piece]:
    """Return what there is to print of one batch, whatever its workshop: every sheet expected, or a blank one.

    `language` is one of `LANGUAGES`, or `OWN` for that of each sheet.
    """
    batch = batches.load(session, batch_id)
    workshop = workshops.load(session, batch.workshop_id) if batch.workshop_id is not None else None
    occasion = Occasion(workshop.title, workshop.day, workshop.place) if workshop else Occasion(batch.title)
    return_to = workshop.organiser if workshop else ""
    expected = [reply for reply in batches.replies(session, batch_id) if not reply.is_entered]
    if not expected:
        data = sheet(session, batch, occasion, return_to, None)
        return [Piece(BY_ID[BLANK], batch_id, "ca" if language == OWN else language, data)]
    return [
        Piece(
            BY_ID[PERSONAL], reply.id, reply.language if language == OWN else language,
            sheet(session, batch, occasion, return_to, reply), reply.entity_id or 0,
        )
        for reply in expected
    ]  # fmt: skip


def save_sheets(
    session: Session, batch_id: int, target: Path, progress: Progress, language: str = OWN
) -> str:
    """Write the sheets of a batch as one PDF; return what no font can draw. A `UserError` when it cannot be written."""
    chosen = batch_pieces(session, batch_id, language)
    return write_pdf(printing.documents(chosen), target, progress).undrawable
