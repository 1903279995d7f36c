"""Workshops: add, change, list, duplicate and delete them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from sqlalchemy import ColumnElement, and_, case, func
from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Market, Participant, Workshop
from aliances_desktop.model.codes import WORKSHOP_KINDS, WORKSHOP_STATES
from aliances_desktop.services import records
from aliances_desktop.text import fold

_CLEANERS: Final[Mapping[str, Callable[[object], object]]] = {
    "kind": lambda value: records.code(value, WORKSHOP_KINDS),
    "title": records.line,
    "day": records.day,
    "starts_at": records.moment,
    "ends_at": records.moment,
    "place": records.line,
    "address": records.line,
    "languages": records.languages,
    "facilitators": records.line,
    "organiser": records.line,
    "notes": records.note,
    "state": lambda value: records.code(value, WORKSHOP_STATES),
    "next_on": records.day,
    "next_text": records.note,
}


@dataclass(frozen=True)
class WorkshopRow:
    """A line of the list of workshops; `people` counts everyone invited, `confirmed` also those who have arrived."""

    id: int
    title: str
    kind: str
    day: date | None
    starts_at: time | None
    ends_at: time | None
    place: str
    state: str
    people: int
    confirmed: int


def add_workshop(session: Session, *, title: str, kind: str = "alliances", **values: object) -> Workshop:
    """Add a workshop, with the set-up of its market-place when it is one of alliances; `values` are columns."""
    workshop = Workshop(title="")
    session.add(workshop)
    _change(workshop, {"kind": kind, "title": title, **values})
    session.flush()
    _ensure_market(session, workshop)
    return workshop


def load(session: Session, workshop_id: int) -> Workshop:
    """Return a workshop; a `UserError` when it has been deleted."""
    return records.fetch(session, Workshop, workshop_id)


def set_value(session: Session, workshop_id: int, field: str, value: object) -> Workshop:
    """Change one column of a workshop; a `UserError` for an empty title, no language or an end before the start."""
    workshop = load(session, workshop_id)
    _change(workshop, {field: value})
    session.flush()
    _ensure_market(session, workshop)
    return workshop


def _change(workshop: Workshop, values: Mapping[str, object]) -> None:
    for field, value in values.items():
        setattr(workshop, field, _CLEANERS[field](value))
    if not workshop.title:
        raise UserError(N_("Give the workshop a title."))
    if workshop.starts_at and workshop.ends_at and workshop.ends_at <= workshop.starts_at:
        raise UserError(N_("The workshop has to end after it starts."))


def _ensure_market(session: Session, workshop: Workshop) -> None:
    if workshop.kind != "alliances":
        return
    if session.exec(select(Market.id).where(Market.workshop_id == workshop.key)).first() is None:
        session.add(Market(workshop_id=workshop.key))
        session.flush()


def delete_workshops(session: Session, workshop_ids: Collection[int]) -> None:
    """Delete workshops with all that hangs on them: participants, stands, wishes, meetings, ideas."""
    for workshop_id in workshop_ids:
        session.delete(load(session, workshop_id))
    session.flush()


def duplicate(session: Session, workshop_id: int, *, title: str) -> Workshop:
    """Copy a workshop under another title, as a draft without a date; the same people are invited anew."""
    source = load(session, workshop_id)
    copy = Workshop(**source.model_dump(exclude={"id", "title", "day", "state", "next_on", "next_text"}))
    _change(copy, {"title": title})
    session.add(copy)
    session.flush()
    _ensure_market(session, copy)
    market = session.exec(select(Market).where(Market.workshop_id == workshop_id)).first()
    if market is not None:
        target = session.exec(select(Market).where(Market.workshop_id == copy.key)).first() or Market(
            workshop_id=copy.key
        )
        target.sqlmodel_update(market.model_dump(exclude={"id", "workshop_id", "held_rounds"}))
        session.add(target)
    for person in session.exec(select(Participant).where(Participant.workshop_id == workshop_id)):
        session.add(
            Participant(
                **person.model_dump(exclude={"id", "workshop_id", "attendance", "arrived_at"}),
                workshop_id=copy.key,
            )
        )
    session.flush()
    return copy


def workshop_ids(
    session: Session,
    *,
    states: Collection[str] = (),
    text: str = "",
    sort: str = "day",
    is_descending: bool = True,
) -> list[int]:
    """Return the keys of the workshops in those states whose title or place holds `text`, newest date first.

    `sort` is "day", "title", "place" or "state"; workshops without a date come first, they are being prepared.
    """
    query = select(Workshop)
    if states:
        query = query.where(col(Workshop.state).in_(states))
    found = [w for w in session.exec(query) if not text or fold(text) in fold(f"{w.title} {w.place}")]
    found.sort(key=_SORTS[sort], reverse=is_descending)
    return [w.key for w in found]


_SORTS: Final[Mapping[str, Callable[[Workshop], tuple[object, ...]]]] = {
    "day": lambda w: (w.day or date.max, w.starts_at or time.min, w.key),
    "title": lambda w: (fold(w.title), w.key),
    "place": lambda w: (fold(w.place), w.key),
    "state": lambda w: (list(WORKSHOP_STATES).index(w.state), w.key),
}


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def rows(session: Session, ids: Sequence[int]) -> list[WorkshopRow]:
    """Return the lines of those workshops, in the order of `ids`; deleted ones are left out."""
    is_invited = col(Participant.id).is_not(None)
    is_coming = and_(is_invited, col(Participant.attendance).in_(("confirmed", "arrived")))
    query = (
        select(Workshop, _count(is_invited), _count(is_coming))
        .outerjoin(Participant, col(Participant.workshop_id) == Workshop.id)
        .where(col(Workshop.id).in_(ids))
        .group_by(col(Workshop.id))
    )
    found = {
        w.key: WorkshopRow(
            w.key,
            w.title,
            w.kind,
            w.day,
            w.starts_at,
            w.ends_at,
            w.place,
            w.state,
            people,
            confirmed,
        )
        for w, people, confirmed in session.exec(query)
    }
    return [found[key] for key in ids if key in found]


def next_workshop(session: Session, today: date) -> int | None:
    """Return the workshop to prepare: the first one from today on, else the newest without a date, else None."""
    is_open = col(Workshop.state).not_in(("done", "cancelled"))
    coming = session.exec(
        select(Workshop.id)
        .where(is_open, col(Workshop.day) >= today)
        .order_by(col(Workshop.day), col(Workshop.starts_at))
    ).first()
    if coming is not None:
        return coming
    return session.exec(
        select(Workshop.id).where(is_open, col(Workshop.day).is_(None)).order_by(col(Workshop.id).desc())
    ).first()
