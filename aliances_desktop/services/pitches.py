"""The plenary of the market-place: three people present a project in five minutes, and what the room answers."""

from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.model import Participant, Pitch
from aliances_desktop.services import records
from aliances_desktop.services.participants import ParticipantRow
from aliances_desktop.services.participants import rows as participant_rows

PRESENTERS: Final = 3
"""How many the guide lets present (Annex II)."""
_TEXTS: Final = ("project", "questions", "offers", "comments")


@dataclass(frozen=True)
class PitchRow:
    """A presentation of the plenary; `presenter` is None while nobody has been chosen."""

    position: int
    presenter: ParticipantRow | None
    project: str = ""
    questions: str = ""
    offers: str = ""
    comments: str = ""


def rows(session: Session, workshop_id: int) -> list[PitchRow]:
    """Return the presentations in order, at least three: those nobody has taken yet are empty."""
    people = {row.id: row for row in participant_rows(session, workshop_id)}
    stored = {
        pitch.position: pitch for pitch in session.exec(select(Pitch).where(Pitch.workshop_id == workshop_id))
    }
    positions = range(1, max([PRESENTERS, *stored]) + 1)
    return [
        PitchRow(
            position,
            people.get(stored[position].participant_id or 0),
            *(getattr(stored[position], field) for field in _TEXTS),
        )
        if position in stored
        else PitchRow(position, None)
        for position in positions
    ]


def set_presenter(session: Session, workshop_id: int, position: int, participant_id: int | None) -> Pitch:
    """Say who presents in that place, from 1."""
    pitch = _at(session, workshop_id, position)
    pitch.participant_id = participant_id and records.fetch(session, Participant, participant_id).key
    session.flush()
    return pitch


def set_text(session: Session, workshop_id: int, position: int, field: str, value: object) -> Pitch:
    """Write down the project of a presentation, or the questions, offers or comments of the room."""
    if field not in _TEXTS:
        raise ValueError(field)
    pitch = _at(session, workshop_id, position)
    setattr(pitch, field, records.note(value))
    session.flush()
    return pitch


def _at(session: Session, workshop_id: int, position: int) -> Pitch:
    pitch = session.exec(
        select(Pitch).where(Pitch.workshop_id == workshop_id, col(Pitch.position) == position)
    ).first()
    if pitch is None:
        pitch = Pitch(workshop_id=workshop_id, position=position)
        session.add(pitch)
    return pitch
