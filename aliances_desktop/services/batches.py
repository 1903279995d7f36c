"""Batches: a questionnaire sent to entities or people, its numbered sheets, and which of them have come back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import Select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.method import Template
from aliances_desktop.model import (
    Answer,
    Batch,
    Contact,
    Entity,
    Participant,
    Questionnaire,
    Reply,
    Texts,
    Workshop,
)
from aliances_desktop.model.codes import BATCH_MOMENTS
from aliances_desktop.services import instruments, records
from aliances_desktop.services.participants import COMING
from aliances_desktop.text import fold

_UNTITLED = N_("Give the batch a title.")
MOST_SHEETS: Final = 2000


@dataclass(frozen=True)
class Addressee:
    """Who gets a sheet; an anonymous one has neither entity nor person."""

    entity_id: int | None = None
    person: str = ""
    language: str = LANGUAGES[0]


@dataclass(frozen=True)
class BatchRow:
    """A line of the list of batches: how many sheets are expected, typed in, begun, and what texts still wait."""

    id: int
    questionnaire_id: int
    title: str
    questionnaire: Texts
    moment: str
    workshop_id: int | None
    workshop: str
    is_anonymous: bool
    sent_on: date | None
    due_on: date | None
    notes: str
    expected: int
    entered: int
    begun: int
    waiting: int


@dataclass(frozen=True)
class ReplyRow:
    """A sheet: `state` is one of `STATES`; `waiting` counts its texts left for later."""

    id: int
    number: int
    entity_id: int | None
    entity: str
    person: str
    language: str
    state: str
    waiting: int

    @property
    def is_entered(self) -> bool:
        """Whether it has been typed in to the end."""
        return self.state in {"entered", "checked"}

    @property
    def name(self) -> str:
        """Whose sheet it is, "" for an anonymous one."""
        return self.entity or self.person


STATES: Final = {
    "missing": N_("Not returned"),
    "begun": N_("Begun"),
    "entered": N_("Typed in"),
    "checked": N_("Typed in twice"),
}


# Who it is for


def entities_addressed(
    session: Session, entity_ids: Collection[int], language: str = LANGUAGES[0]
) -> list[Addressee]:
    """Return an addressee an entity, in the order of their names: its interlocutor, or its first named contact."""
    if len(entity_ids) > MOST_SHEETS:
        raise _too_many()
    named: dict[int, str] = {}
    contacts = session.exec(
        select(Contact.entity_id, Contact.name)
        .where(col(Contact.entity_id).in_(entity_ids), Contact.name != "")
        .order_by(col(Contact.is_interlocutor).desc(), col(Contact.id))
    )
    for entity_id, name in contacts:
        named.setdefault(entity_id, name)
    ordered = session.exec(select(Entity.id).where(col(Entity.id).in_(entity_ids)).order_by(Entity.sort_name))
    return [Addressee(key, named.get(key, ""), language) for key in ordered if key is not None]


def participants_addressed(session: Session, workshop_id: int) -> list[Addressee]:
    """Return an addressee a participant who is coming (everyone, while nobody has confirmed), by number."""
    everyone = session.exec(
        select(Participant)
        .where(Participant.workshop_id == workshop_id)
        .order_by(col(Participant.number), col(Participant.id))
    ).all()
    coming = [one for one in everyone if one.attendance in COMING]
    return [Addressee(one.entity_id, one.person, one.language) for one in coming or everyone]


# Making and changing


def make_batch(
    session: Session,
    source: Template | Questionnaire,
    addressees: Sequence[Addressee],
    *,
    title: str,
    moment: str = "before",
    workshop_id: int | None = None,
    sent_on: date | None = None,
    due_on: date | None = None,
) -> Batch:
    """Copy a questionnaire and number a sheet for each addressee from 1; anonymous where no addressee is an entity.

    A `UserError` without a title or without anybody to send it to.
    """
    if not addressees:
        raise UserError(N_("Nobody would get this questionnaire: choose entities or a number of sheets."))
    questionnaire = instruments.use(session, source, workshop_id=workshop_id)
    batch = Batch(
        questionnaire_id=questionnaire.key,
        workshop_id=records.fetch(session, Workshop, workshop_id).key if workshop_id else None,
        title=records.title(title, _UNTITLED),
        moment=records.code(moment, BATCH_MOMENTS),
        is_anonymous=all(one.entity_id is None for one in addressees),
        sent_on=sent_on,
        due_on=due_on,
    )
    session.add(batch)
    session.flush()
    add_sheets(session, batch.key, addressees)
    return batch


def _too_many() -> UserError:
    return UserError(N_("A batch can have {most} sheets at most."), most=MOST_SHEETS)


def set_value(session: Session, batch_id: int, field: str, value: object) -> None:
    """Change the title, moment, dates or notes of a batch."""
    batch = records.fetch(session, Batch, batch_id)
    if field == "title":
        batch.title = records.title(value, _UNTITLED)
    elif field == "moment":
        batch.moment = records.code(value, BATCH_MOMENTS)
    elif field in {"sent_on", "due_on"}:
        setattr(batch, field, records.day(value))
    elif field == "notes":
        batch.notes = records.note(value)
    else:
        raise ValueError(field)
    session.flush()


def add_sheets(session: Session, batch_id: int, addressees: Iterable[Addressee]) -> list[Reply]:
    """Add sheets with the next numbers; who has a sheet already gets no second one."""
    batch = records.fetch(session, Batch, batch_id)
    there = session.exec(select(Reply).where(Reply.batch_id == batch_id)).all()
    has_one = {(reply.entity_id, reply.person) for reply in there if reply.entity_id is not None}
    number = max((reply.number for reply in there), default=0)
    added: list[Reply] = []
    for one in addressees:
        if (one.entity_id, one.person) in has_one:
            continue
        number += 1
        added.append(
            Reply(
                batch_id=batch.key,
                number=number,
                entity_id=one.entity_id,
                person=records.line(one.person),
                language=records.language(one.language),
            )
        )
    if len(there) + len(added) > MOST_SHEETS:
        raise _too_many()
    session.add_all(added)
    session.flush()
    return added


def remove_sheets(session: Session, reply_ids: Collection[int]) -> None:
    """Take sheets off the batch, with what was typed in from them; the numbers of the others stay."""
    for key in reply_ids:
        session.delete(records.fetch(session, Reply, key))
    session.flush()


def set_sheet(session: Session, reply_id: int, field: str, value: object) -> None:
    """Change whose sheet it is (`entity_id`), its person or its language."""
    reply = records.fetch(session, Reply, reply_id)
    if field == "entity_id":
        reply.entity_id = records.fetch(session, Entity, int(str(value))).key if value else None
    elif field == "person":
        reply.person = records.line(value)
    elif field == "language":
        reply.language = records.language(value)
    else:
        raise ValueError(field)
    session.flush()


def delete_batch(session: Session, batch_id: int) -> None:
    """Delete a batch with its questionnaire, its sheets and their answers."""
    batch = records.fetch(session, Batch, batch_id)
    session.delete(records.fetch(session, Questionnaire, batch.questionnaire_id))
    session.flush()


# Reading


def batch_ids(session: Session, *, text: str = "", workshop_id: int | None = None) -> list[int]:
    """Return the batches, the newest first; with `text`, those whose title or workshop holds it."""
    query = _named()
    if workshop_id is not None:
        query = query.where(Batch.workshop_id == workshop_id)
    typed = fold(text.strip())
    found = session.exec(query).all()
    return [
        batch.key
        for batch, _questionnaire, workshop in found
        if typed in fold(f"{batch.title} {workshop.title if workshop else ''}")
    ]


def _named() -> Select[Batch, Questionnaire, Workshop]:
    return (
        select(Batch, Questionnaire, Workshop)
        .join(Questionnaire, col(Questionnaire.id) == Batch.questionnaire_id)
        .join(Workshop, col(Workshop.id) == Batch.workshop_id, isouter=True)
        .order_by(col(Batch.id).desc())
    )


def rows(session: Session, ids: Collection[int] | None = None) -> list[BatchRow]:
    """Return batches with their counts, the newest first."""
    query = _named()
    if ids is not None:
        query = query.where(col(Batch.id).in_(ids))
    is_in = col(Reply.entered_at).is_not(None)
    sheets = session.exec(
        select(col(Reply.batch_id), func.count(), func.count().filter(is_in)).group_by(col(Reply.batch_id))
    )
    answers = session.exec(
        select(
            col(Reply.batch_id),
            func.count(func.distinct(Reply.id)).filter(~is_in),
            func.count().filter(col(Answer.is_waiting)),
        )
        .join(Answer, col(Answer.reply_id) == Reply.id)
        .group_by(col(Reply.batch_id))
    )
    of_sheets = {batch_id: (expected, entered) for batch_id, expected, entered in sheets}
    of_answers = {batch_id: (begun, waiting) for batch_id, begun, waiting in answers}
    return [
        _row(*found, (*of_sheets.get(found[0].key, (0, 0)), *of_answers.get(found[0].key, (0, 0))))
        for found in session.exec(query).all()
    ]


def _row(
    batch: Batch, questionnaire: Questionnaire, workshop: Workshop | None, counts: tuple[int, int, int, int]
) -> BatchRow:
    return BatchRow(
        batch.key,
        batch.questionnaire_id,
        batch.title,
        questionnaire.title,
        batch.moment,
        batch.workshop_id,
        workshop.title if workshop else "",
        batch.is_anonymous,
        batch.sent_on,
        batch.due_on,
        batch.notes,
        *counts,
    )


def load(session: Session, batch_id: int) -> BatchRow:
    """Return a batch with its counts."""
    records.fetch(session, Batch, batch_id)
    return rows(session, [batch_id])[0]


def replies(session: Session, batch_id: int) -> list[ReplyRow]:
    """Return the sheets of a batch by number."""
    counted = (
        select(col(Answer.reply_id), func.count(), func.count().filter(col(Answer.is_waiting)))
        .join(Reply, col(Reply.id) == Answer.reply_id)
        .where(Reply.batch_id == batch_id)
        .group_by(col(Answer.reply_id))
    )
    answers = {reply_id: (count, waiting) for reply_id, count, waiting in session.exec(counted)}
    query = (
        select(Reply, Entity.name)
        .join(Entity, col(Entity.id) == Reply.entity_id, isouter=True)
        .where(Reply.batch_id == batch_id)
        .order_by(col(Reply.number))
    )
    return [
        _reply(reply, entity or "", *answers.get(reply.key, (0, 0))) for reply, entity in session.exec(query)
    ]


def _reply(reply: Reply, entity: str, answers: int, waiting: int) -> ReplyRow:
    state = "begun" if answers else "missing"
    if reply.entered_at is not None:
        state = "entered" if reply.checked_at is None else "checked"
    return ReplyRow(
        reply.key, reply.number, reply.entity_id, entity, reply.person, reply.language, state, waiting
    )


def reply_at(session: Session, batch_id: int, number: int) -> ReplyRow:
    """Return the sheet with a number; a `UserError` when the batch has none."""
    for one in replies(session, batch_id):
        if one.number == number:
            return one
    raise UserError(N_("There is no sheet {number} in this batch."), number=number)
