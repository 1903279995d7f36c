"""Participants: invite entities and people, number them, tick who comes, check them in at the door."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func
from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact, Entity, Participant, Workshop
from aliances_desktop.model.codes import ATTENDANCE
from aliances_desktop.services import records
from aliances_desktop.text import sort_key, words

COMING: Final = ("confirmed", "arrived")
"""Attendance of those who are counted on."""

_CLEANERS: Final[Mapping[str, Callable[[object], object]]] = {
    "person": records.line,
    "language": records.language,
    "notes": records.note,
    "number": lambda value: records.whole(value, 1, 9999),
}


@dataclass(frozen=True)
class ParticipantRow:
    """A line of the participants' table and of the check-in."""

    id: int
    number: int
    person: str
    post: str
    entity_id: int
    entity: str
    attendance: str
    language: str
    arrived_at: datetime | None
    notes: str


@dataclass(frozen=True)
class AttendanceCounts:
    """How many participants there are of each attendance."""

    invited: int
    confirmed: int
    arrived: int
    absent: int

    @property
    def total(self) -> int:
        """Everyone on the list."""
        return self.invited + self.confirmed + self.arrived + self.absent


def add_entities(
    session: Session,
    workshop_id: int,
    entity_ids: Iterable[int],
    *,
    attendance: str = "invited",
) -> list[Participant]:
    """Invite entities, each with its interlocutor (or first named contact) as the person.

    An entity that already takes part is left as it is; a second person is added with `add_person`.
    """
    present = set(
        session.exec(select(Participant.entity_id).where(Participant.workshop_id == workshop_id)).all()
    )
    wanted = [key for key in dict.fromkeys(entity_ids) if key not in present]
    contacts = _interlocutors(session, wanted)
    return [
        add_person(
            session,
            workshop_id,
            entity_id,
            contact=contacts.get(entity_id),
            attendance=attendance,
        )
        for entity_id in wanted
    ]


def _interlocutors(session: Session, entity_ids: Collection[int]) -> dict[int, Contact]:
    found: dict[int, Contact] = {}
    query = (
        select(Contact)
        .where(col(Contact.entity_id).in_(entity_ids), Contact.name != "")
        .order_by(col(Contact.is_interlocutor).desc(), col(Contact.id))
    )
    for contact in session.exec(query):
        found.setdefault(contact.entity_id, contact)
    return found


def add_person(
    session: Session,
    workshop_id: int,
    entity_id: int,
    *,
    person: str = "",
    contact: Contact | None = None,
    attendance: str = "invited",
    language: str | None = None,
) -> Participant:
    """Add a person of an entity with the next free number; the language is the workshop's first unless given."""
    workshop = records.fetch(session, Workshop, workshop_id)
    highest = session.exec(
        select(func.max(Participant.number)).where(Participant.workshop_id == workshop_id)
    ).first()
    participant = Participant(
        workshop_id=workshop_id,
        entity_id=records.fetch(session, Entity, entity_id).key,
        contact_id=contact.key if contact else None,
        person=records.line(person or (contact.name if contact else "")),
        number=(highest or 0) + 1,
        attendance=records.code(attendance, ATTENDANCE),
        language=records.language(language or workshop.languages[0]),
    )
    session.add(participant)
    session.flush()
    return participant


def set_value(session: Session, participant_id: int, field: str, value: object) -> Participant:
    """Change the person, language, number or notes of a participant; a `UserError` when the number is taken."""
    participant = records.fetch(session, Participant, participant_id)
    clean = _CLEANERS[field](value)
    if field == "number" and clean != participant.number:
        taken = session.exec(
            select(Participant.person).where(
                Participant.workshop_id == participant.workshop_id,
                Participant.number == clean,
            )
        ).first()
        if taken is not None:
            raise UserError(
                N_("Number {number} belongs to {person}."),
                number=clean,
                person=taken or "?",
            )
    if field == "person" and clean != participant.person:
        participant.contact_id = None
    setattr(participant, field, clean)
    session.flush()
    return participant


def set_attendance(
    session: Session,
    participant_ids: Collection[int],
    attendance: str,
    now: datetime | None = None,
) -> None:
    """Say of several participants that they are invited, confirmed, arrived (at `now`) or absent."""
    records.code(attendance, ATTENDANCE)
    for key in participant_ids:
        participant = records.fetch(session, Participant, key)
        participant.attendance = attendance
        participant.arrived_at = now if attendance == "arrived" else None
    session.flush()


def check_in(session: Session, workshop_id: int, number: int, now: datetime) -> Participant:
    """Note that the participant with that number has arrived; a `UserError` when there is none."""
    participant = session.exec(
        select(Participant).where(Participant.workshop_id == workshop_id, Participant.number == number)
    ).first()
    if participant is None:
        raise UserError(N_("Nobody has number {number}."), number=number)
    set_attendance(session, [participant.key], "arrived", now)
    return participant


def remove(session: Session, participant_ids: Collection[int]) -> None:
    """Take participants off the list, with their stands, wishes and meetings; the numbers of the others stay."""
    for key in participant_ids:
        session.delete(records.fetch(session, Participant, key))
    session.flush()


def renumber(session: Session, workshop_id: int) -> None:
    """Number the participants from 1 in the order of their entities' names, then of their own."""
    ordered = [row.id for row in rows(session, workshop_id, sort="entity")]
    found = {
        p.key: p for p in session.exec(select(Participant).where(Participant.workshop_id == workshop_id))
    }
    # Two passes: the numbers are unique at every moment.
    for key in ordered:
        found[key].number = -found[key].key
    session.flush()
    for number, key in enumerate(ordered, 1):
        found[key].number = number
    session.flush()


def rows(
    session: Session,
    workshop_id: int,
    *,
    attendance: Collection[str] = (),
    sort: str = "number",
    is_descending: bool = False,
) -> list[ParticipantRow]:
    """Return the participants of a workshop; `sort` is "number", "person", "entity" or "attendance"."""
    query = (
        select(Participant, Entity.name, Contact.post)
        .join(Entity, col(Entity.id) == Participant.entity_id)
        .outerjoin(Contact, col(Contact.id) == Participant.contact_id)
        .where(Participant.workshop_id == workshop_id)
    )
    if attendance:
        query = query.where(col(Participant.attendance).in_(attendance))
    found = [
        ParticipantRow(
            p.key,
            p.number,
            p.person,
            post or "",
            p.entity_id,
            name,
            p.attendance,
            p.language,
            p.arrived_at,
            p.notes,
        )
        for p, name, post in session.exec(query)
    ]
    return sorted(found, key=_SORTS[sort], reverse=is_descending)


_SORTS: Final[Mapping[str, Callable[[ParticipantRow], tuple[object, ...]]]] = {
    "number": lambda row: (row.number,),
    "person": lambda row: (sort_key(row.person), row.number),
    "entity": lambda row: (sort_key(row.entity), sort_key(row.person), row.number),
    "attendance": lambda row: (list(ATTENDANCE).index(row.attendance), row.number),
}


def find(session: Session, workshop_id: int, typed: str) -> list[ParticipantRow]:
    """Return the participants meant by what was typed at the door: a number, or words of a person or an entity.

    A number finds that number first; words may be unfinished and in any order, blind to accents and case.
    """
    everyone = rows(session, workshop_id, sort="person")
    if typed.strip().isdecimal():
        return [row for row in everyone if row.number == int(typed)]
    wanted = words(typed)
    return [
        row
        for row in everyone
        if all(any(word.startswith(w) for word in words(f"{row.person} {row.entity}")) for w in wanted)
    ]


def counts(session: Session, workshop_id: int) -> AttendanceCounts:
    """Count the participants of a workshop by attendance."""
    query = (
        select(Participant.attendance, func.count())
        .where(Participant.workshop_id == workshop_id)
        .group_by(Participant.attendance)
    )
    found = dict(session.exec(query).all())
    return AttendanceCounts(**{name: found.get(name, 0) for name in ATTENDANCE})
