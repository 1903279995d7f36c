"""Texts to hand out or send: a workshop's own words, those kept in the library, or the built-in ones."""

from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.model import Texts, Wording
from aliances_desktop.services import instruments, records

INVITATION: Final = "wording-invitation"
READING: Final = "wording-before-reading"
GREETING: Final = "wording-return-page"


def body(session: Session, workshop_id: int, origin: str) -> Texts:
    """Return what a wording says: the workshop's own, else the library's newest, else the built-in one."""
    query = select(Wording).where(Wording.origin == origin).order_by(col(Wording.id).desc())
    found = session.exec(query).all()
    own = [one for one in found if one.workshop_id == workshop_id]
    kept = [one for one in found if one.is_template]
    for one in [*own, *kept]:
        return one.body
    return instruments.as_texts(instruments.builtin(origin).content["body"])


def is_own(session: Session, workshop_id: int, origin: str) -> bool:
    """Tell whether a workshop has a wording of its own."""
    return _own(session, workshop_id, origin) is not None


def set_body(session: Session, workshop_id: int, origin: str, language: str, text: object) -> None:
    """Word a text for a workshop in a language; in the others it goes on saying what it said."""
    own = _own(session, workshop_id, origin)
    if own is None:
        before = body(session, workshop_id, origin)
        own = instruments.use(session, instruments.builtin(origin), workshop_id=workshop_id)
        own.body = before
    own.body = own.body.put(language, records.note(text))
    session.flush()


def _own(session: Session, workshop_id: int, origin: str) -> Wording | None:
    query = select(Wording).where(Wording.workshop_id == workshop_id, Wording.origin == origin)
    return session.exec(query.order_by(col(Wording.id).desc())).first()
