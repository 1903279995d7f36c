"""Saving a letter of an alliance: as a file to sign or to go on writing in, and as the copy that a kept version leaves."""

import io
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from aliances_desktop.documents.letter import letter
from aliances_desktop.documents.letter_words import LetterContent
from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_, Translator, translator
from aliances_desktop.model import Attachment, AttachmentContent, Letter
from aliances_desktop.services import attachments, gather_letter, letter_docx, letters, records, sequence


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


def keep_letter(session: Session, letter_id: int, language: str, now: datetime) -> Attachment | None:
    """Keep a version of a letter, and with it, among the documents of the alliance, the PDF as it is signed.

    Who signs, and how an entity is called, may change later: the PDF does not. There is none, and None is returned,
    where something is still missing or the version was kept before.
    """
    if records.fetch(session, Letter, letter_id).kept_at is not None:
        return None
    kept = letters.keep(session, letter_id, now)
    content = gather_letter.content(session, letter_id)
    if not content.is_ready:
        return None
    t = translator(language)
    file = io.BytesIO()
    write_pdf([letter(content, t)], file)
    copy = Attachment(
        alliance_id=kept.alliance_id, position=0, name=_name(content, t), size=len(file.getvalue()), added_at=now
    )  # fmt: skip
    sequence.append(session, copy, alliance_id=kept.alliance_id)
    session.add(AttachmentContent(attachment_id=copy.key, content=file.getvalue()))
    session.flush()
    return copy


def _name(content: LetterContent, t: Translator) -> str:
    title = content.title.get(t.language)
    name = t.gettext("{letter}, version {n}", letter=title, n=t.number(content.version))
    return attachments.clean_name(f"{name}.pdf")
