"""Focus groups (guide, Annex V): their design, the data gathered beforehand, three moments, and signs of leadership."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Agenda,
    AgendaRow,
    Contribution,
    Entity,
    FocusDatum,
    FocusGroup,
    LeadershipSignal,
    Participant,
    Texts,
)
from aliances_desktop.model.codes import FOCUS_FACTORS
from aliances_desktop.services import instruments, records, sequence

USUAL_DATA: Final = (
    N_("How many people it concerns, and what share of all"),
    N_("Their ages and situations"),
    N_("Where: neighbourhoods, schools, centres"),
    N_("What is being done about it"),
    N_("Who does it, and with what results"),
)
"""What the guide wants to be known before a focus group begins (msgids)."""
FACTOR_LABELS: Final[Mapping[str, str]] = {
    "people_know": N_("How well the people know each other"),
    "entities_know": N_("How well the entities know each other"),
    "concreteness": N_("How concrete the topic is"),
    "openness": N_("Whether the topic is open or decided"),
}
"""The four factors of the design (msgids)."""
_DATUM: Final = ("label", "value", "source")


# Design


def design(session: Session, workshop_id: int) -> FocusGroup:
    """Return the design of a focus group, an empty one that is not stored where nothing has been said."""
    query = select(FocusGroup).where(FocusGroup.workshop_id == workshop_id)
    return session.exec(query).first() or FocusGroup(workshop_id=workshop_id)


def set_design(session: Session, workshop_id: int, field: str, value: object) -> FocusGroup:
    """Write the topic, the notes, or one of the four factors ("" for not known)."""
    record = design(session, workshop_id)
    if field in FOCUS_FACTORS:
        setattr(record, field, records.code(value or "", {"": "", **FOCUS_FACTORS[field]}))
    elif field == "topic":
        record.topic = records.line(value)
    elif field == "notes":
        record.notes = records.note(value)
    else:
        raise ValueError(field)
    session.add(record)
    session.flush()
    return record


def advice(record: FocusGroup) -> list[str]:
    """Return what the design asks of whoever leads the group (msgids)."""
    told = []
    if record.people_know == "little" or record.entities_know == "little":
        told.append(N_("Begin with a round of introductions: what each entity does and for whom."))
    if record.concreteness == "broad":
        told.append(N_("Narrow the topic before the day, or the group will not reach proposals."))
    if record.openness == "open":
        told.append(N_("Keep the first moment to choose the topic together, and close it in time."))
    if record.openness == "defined":
        told.append(N_("Send the data sheet beforehand, and spend the time on how to cooperate."))
    return told


# Data sheet


def data(session: Session, workshop_id: int) -> list[FocusDatum]:
    """Return the lines of the data sheet in order."""
    return sequence.in_order(session, FocusDatum, workshop_id=workshop_id)


def add_data(session: Session, workshop_id: int, labels: Sequence[str]) -> list[FocusDatum]:
    """Add lines to the data sheet; a `UserError` for one without a name."""
    return [
        sequence.append(
            session,
            FocusDatum(workshop_id=workshop_id, position=0, label=_named(label)),
            workshop_id=workshop_id,
        )
        for label in labels
    ]


def _named(value: object) -> str:
    label = records.line(value)
    if not label:
        raise UserError(N_("Say which datum it is."))
    return label


def set_datum(session: Session, datum_id: int, field: str, value: object) -> FocusDatum:
    """Change the name, the value or the source of a line."""
    if field not in _DATUM:
        raise ValueError(field)
    cleaned = _named(value) if field == "label" else records.note(value)
    return sequence.change(session, FocusDatum, datum_id, {field: cleaned})


def move_datum(session: Session, datum_id: int, step: int) -> None:
    """Move a line up or down."""
    record = records.fetch(session, FocusDatum, datum_id)
    sequence.move(session, data(session, record.workshop_id), datum_id, step)


def delete_data(session: Session, datum_ids: Collection[int]) -> None:
    """Delete lines of the data sheet."""
    sequence.delete(session, FocusDatum, datum_ids)


# Moments


@dataclass(frozen=True)
class Said:
    """What an entity said in a moment, "" where nothing was written down."""

    entity_id: int
    entity: str
    text: str


@dataclass(frozen=True)
class Moment:
    """A moment of the group: what it is, the questions that guide it, how long, what was said and agreed."""

    id: int
    title: Texts
    questions: Texts
    method: Texts
    minutes: int
    agreements: str
    said: tuple[Said, ...]


def moments(session: Session, workshop_id: int) -> list[Moment]:
    """Return the moments of the workshop's agenda, each with a line for every entity that takes part."""
    query = (
        select(AgendaRow)
        .join(Agenda, col(Agenda.id) == AgendaRow.agenda_id)
        .where(Agenda.workshop_id == workshop_id, AgendaRow.kind == "moment")
        .order_by(col(AgendaRow.position))
    )
    rows = session.exec(query).all()
    written = _contributions(session, [row.key for row in rows])
    names = _entities(session, workshop_id, {entity for _row, entity in written})
    return [
        Moment(
            row.key,
            row.activity,
            row.description,
            row.method,
            row.minutes,
            row.agreements,
            tuple(Said(key, name, written.get((row.key, key), "")) for key, name in names),
        )
        for row in rows
    ]


def _contributions(session: Session, row_ids: Collection[int]) -> dict[tuple[int, int], str]:
    query = select(Contribution).where(col(Contribution.agenda_row_id).in_(row_ids))
    return {(one.agenda_row_id, one.entity_id): one.text for one in session.exec(query)}


def _entities(session: Session, workshop_id: int, also: Collection[int]) -> Sequence[tuple[int, str]]:
    """Return the entities that have not said no, and those that have said something anyway, by name."""
    coming = select(Participant.entity_id).where(
        Participant.workshop_id == workshop_id, Participant.attendance != "absent"
    )
    query = (
        select(Entity)
        .where(col(Entity.id).in_(coming) | col(Entity.id).in_(also))
        .order_by(col(Entity.sort_name))
    )
    return [(entity.key, entity.name) for entity in session.exec(query)]


def start_moments(session: Session, workshop_id: int) -> None:
    """Give a workshop without an agenda that of the guide's focus group, with its three moments."""
    query = select(Agenda).where(Agenda.workshop_id == workshop_id)
    if session.exec(query).first() is not None:
        raise UserError(N_("This workshop has an agenda already: give it rows of the kind “moment” there."))
    for source in instruments.templates("agenda"):
        if any(row.get("kind") == "moment" for row in source.content.get("rows", ())):
            instruments.use(session, source, workshop_id=workshop_id)
            return


def set_contribution(session: Session, moment_id: int, entity_id: int, text: object) -> None:
    """Write down what an entity says in a moment; nothing takes it away again."""
    words = records.note(text)
    query = select(Contribution).where(
        Contribution.agenda_row_id == moment_id, Contribution.entity_id == entity_id
    )
    record = session.exec(query).first()
    if not words and record is not None:
        session.delete(record)
    elif words:
        record = record or Contribution(agenda_row_id=moment_id, entity_id=entity_id)
        record.text = words
        session.add(record)
    session.flush()


def set_agreements(session: Session, moment_id: int, text: object) -> None:
    """Write down what was agreed in a moment."""
    sequence.change(session, AgendaRow, moment_id, {"agreements": records.note(text)})


# Leadership


@dataclass(frozen=True)
class SignalRow:
    """A sign of positive leadership in a person, for the facilitator's eyes only."""

    id: int
    participant_id: int
    person: str
    entity: str
    text: str


def signals(session: Session, workshop_id: int) -> list[SignalRow]:
    """Return the signs noted, in the order they were."""
    query = (
        select(LeadershipSignal, Participant.person, Entity.name)
        .join(Participant, col(Participant.id) == LeadershipSignal.participant_id)
        .join(Entity, col(Entity.id) == Participant.entity_id)
        .where(Participant.workshop_id == workshop_id)
        .order_by(col(LeadershipSignal.id))
    )
    return [
        SignalRow(one.key, one.participant_id, person, name, one.text)
        for one, person, name in session.exec(query)
    ]


def add_signal(session: Session, participant_id: int, text: str = "") -> LeadershipSignal:
    """Note a sign of leadership in a person."""
    record = LeadershipSignal(participant_id=participant_id, text=records.note(text))
    session.add(record)
    session.flush()
    return record


_SIGNAL: Final[Mapping[str, Callable[[object], object]]] = {
    "participant_id": lambda value: int(str(value)),
    "text": records.note,
}


def set_signal(session: Session, signal_id: int, field: str, value: object) -> LeadershipSignal:
    """Change whose sign it is or what it says."""
    return sequence.change(session, LeadershipSignal, signal_id, {field: _SIGNAL[field](value)})


def delete_signals(session: Session, signal_ids: Collection[int]) -> None:
    """Delete signs of leadership."""
    sequence.delete(session, LeadershipSignal, signal_ids)
