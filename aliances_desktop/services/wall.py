"""Notes on the wall: what the room says in the plenary, section by section, matched to the cards of the guide."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, WallNote
from aliances_desktop.model.codes import WALL_SECTIONS
from aliances_desktop.services import decks, records, sequence
from aliances_desktop.services.decks import DeckText

CONCERN: Final = "concern"
_DECKS: Final[Mapping[str, str]] = {
    "factors": decks.SUCCESS,
    "success": decks.SUCCESS,
    "failure": decks.FAILURE,
}
"""Section → the deck whose cards its notes are matched to."""
_CLEANERS: Final[Mapping[str, Callable[[object], object]]] = {
    "section": lambda value: records.code(value, WALL_SECTIONS),
    "text": records.note,
    "entity_id": lambda value: int(str(value)) if value else None,
}


@dataclass(frozen=True)
class NoteRow:
    """A note with the entity that said it, where that is known; `code` is the card it was matched to."""

    id: int
    section: str
    text: str
    code: str
    entity_id: int | None
    entity: str


def rows(session: Session, workshop_id: int, sections: Collection[str] = ()) -> list[NoteRow]:
    """Return the notes of some sections, or of all, in the order of the sections and as they were written."""
    query = (
        select(WallNote, Entity.name)
        .outerjoin(Entity, col(Entity.id) == WallNote.entity_id)
        .where(WallNote.workshop_id == workshop_id)
    )
    order = list(WALL_SECTIONS)
    found = [pair for pair in session.exec(query) if not sections or pair[0].section in sections]
    found.sort(key=lambda pair: (order.index(pair[0].section), pair[0].position, pair[0].key))
    return [
        NoteRow(note.key, note.section, note.text, note.code, note.entity_id, name or "")
        for note, name in found
    ]


def add_note(
    session: Session, workshop_id: int, section: str, text: str, *, entity_id: int | None = None
) -> WallNote:
    """Write a note down at the end of its section; a `UserError` for one without any words."""
    note = WallNote(
        workshop_id=workshop_id,
        section=records.code(section, WALL_SECTIONS),
        position=0,
        text=_worded(text),
        entity_id=entity_id,
    )
    return sequence.append(session, note, workshop_id=workshop_id, section=section)


def _worded(value: object) -> str:
    text = records.note(value)
    if not text:
        raise UserError(N_("Write what the note says."))
    return text


def set_value(session: Session, note_id: int, field: str, value: object) -> WallNote:
    """Change the text, the section or the entity of a note; in another section it loses its card."""
    cleaned = _worded(value) if field == "text" else _CLEANERS[field](value)
    values: dict[str, object] = {field: cleaned}
    note = records.fetch(session, WallNote, note_id)
    if field == "section" and deck_of(note.section) != deck_of(str(cleaned)):
        values["code"] = ""
    return sequence.change(session, WallNote, note_id, values)


def match(session: Session, note_ids: Collection[int], code: str) -> None:
    """Put notes beside a card of their section's deck, "" to take them off; ValueError for another deck's card."""
    for note_id in note_ids:
        note = records.fetch(session, WallNote, note_id)
        origin = deck_of(note.section)
        if code and (not origin or code not in decks.deck(session, note.workshop_id, origin).by_code):
            raise ValueError(code)
        note.code = code
    session.flush()


def move(session: Session, note_id: int, step: int) -> None:
    """Move a note up or down within its section."""
    note = records.fetch(session, WallNote, note_id)
    lines = sequence.in_order(session, WallNote, workshop_id=note.workshop_id, section=note.section)
    sequence.move(session, lines, note_id, step)


def delete_notes(session: Session, note_ids: Collection[int]) -> None:
    """Delete notes."""
    sequence.delete(session, WallNote, note_ids)


def deck_of(section: str) -> str:
    """Return the origin of the deck that notes of a section are matched to, "" for none."""
    return _DECKS.get(section, "")


def deck(session: Session, workshop_id: int, section: str) -> DeckText | None:
    """Return the deck that notes of a section are matched to, None for none."""
    origin = deck_of(section)
    return decks.deck(session, workshop_id, origin) if origin else None


def counts(found: Collection[NoteRow]) -> dict[str, int]:
    """Count notes by the card they were matched to, "" for those without."""
    codes = [note.code for note in found]
    return {code: codes.count(code) for code in dict.fromkeys(codes)}
