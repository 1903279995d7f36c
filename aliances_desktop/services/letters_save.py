"""Saving a letter of an alliance as a file to sign or to go on writing in."""

from pathlib import Path

from sqlmodel import Session

from aliances_desktop.documents.letter import letter
from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_, translator
from aliances_desktop.services import gather_letter, letter_docx


def save_letter(session: Session, letter_id: int, language: str, target: Path) -> bool:
    """Write a letter in a language, as DOCX where the name ends so, else as PDF.

    While something is missing the PDF is the page that says what, and False is returned; as DOCX, which could be
    signed by mistake, nothing is written: a `UserError`.
    """
    content = gather_letter.content(session, letter_id)
    t = translator(language)
    if target.suffix.lower() != ".docx":
        write_pdf([letter(content, t)], target)
    elif content.is_ready:
        letter_docx.write_docx(content, t, target)
    else:
        raise UserError(
            N_("The letter still lacks something: print it to see what, or write the reason to do without.")
        )
    return content.is_ready
