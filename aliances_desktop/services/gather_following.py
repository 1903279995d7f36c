"""The content of the sheets an alliance or a process is followed with: agendas and minutes of meetings, commitments."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, select

from aliances_desktop.documents.commitments import CommitmentEntry, CommitmentsSheet
from aliances_desktop.documents.meetings import Attendee, MeetingSheet
from aliances_desktop.model import Attendance, Commission, Gathering, Texts
from aliances_desktop.services import attachments, commitments, following, gatherings, lines, sequence
from aliances_desktop.services.commitments import CommitmentLine
from aliances_desktop.services.following import ALLIANCE, PROCESS, Owner

Content = Iterable[tuple[int, int, Any]]
"""(recipient, entity, frozen data) of each sheet: the recipient is the meeting."""
Gather = Callable[[Session, int, date], Content]
_KEPT_DAYS = 90
"""Days for which what is done still stands on the list of commitments."""


def meeting_agendas(column: str) -> Gather:
    """Return what gathers the agenda of each meeting still to come."""

    def gather(session: Session, key: int, today: date) -> Content:
        owner = {column: key}
        before = commitments.rows(session, today, "open", owner)
        for meeting in _meetings(session, owner, today, is_held=False):
            yield meeting.key, 0, _sheet(session, owner, meeting, today, tuple(map(_entry, before)))

    return gather


def minutes(column: str) -> Gather:
    """Return what gathers the minutes of each meeting held, the latest first."""

    def gather(session: Session, key: int, today: date) -> Content:
        owner = {column: key}
        for meeting in _meetings(session, owner, today, is_held=True):
            yield meeting.key, 0, _sheet(session, owner, meeting, today)

    return gather


def commitment_list(column: str) -> Gather:
    """Return what gathers the commitments, with those done in the last three months."""

    def gather(session: Session, key: int, today: date) -> Content:
        owner = {column: key}
        since = today - timedelta(days=_KEPT_DAYS)
        found = [
            one
            for one in commitments.rows(session, today, "all", owner)
            if one.state == "open" or one.done_on is None or one.done_on >= since
        ]
        if found:
            entries = tuple(map(_entry, found))
            yield 0, 0, CommitmentsSheet(_title(session, owner), today, entries, _code("COM", column, key))

    return gather


def _title(session: Session, owner: Owner) -> Texts:
    return next(iter(following.titles(session, owner.items()).values()), Texts())


def _code(kind: str, column: str, key: int) -> str:
    return f"{kind}-{'A' if column == ALLIANCE else 'P'}{key:02d}"


def _meetings(session: Session, owner: Owner, today: date, *, is_held: bool) -> list[Gathering]:
    ids = [one.id for one in gatherings.rows(session, owner, today) if one.is_held == is_held]
    found = {one.key: one for one in session.exec(select(Gathering).filter_by(**owner))}
    return [found[id] for id in ids]


def _entry(one: CommitmentLine) -> CommitmentEntry:
    return CommitmentEntry(
        one.text, one.who, one.due_on, one.state, one.first_due_on, one.done_on, one.days_late
    )


def _sheet(
    session: Session, owner: Owner, one: Gathering, today: date, still_open: tuple[CommitmentEntry, ...] = ()
) -> MeetingSheet:
    attended = sequence.in_order(session, Attendance, gathering_id=one.key)
    names = lines.entity_names(session, (person.entity_id for person in attended))
    people = tuple(
        Attendee(person.person, names.get(person.entity_id or 0, ""), person.is_present, person.experience)
        for person in attended
    )
    agreed = commitments.rows(session, today, "all", owner, one.key)
    commission = session.get(Commission, one.commission_id) if one.commission_id is not None else None
    is_session = one.kind == "session"
    column = PROCESS if one.alliance_id is None else ALLIANCE
    return MeetingSheet(
        _title(session, owner), one.kind, one.title, commission.title if commission else "", one.day, one.starts_at,
        one.ends_at, one.place, one.agenda, one.minutes, people, tuple(map(_entry, agreed)), still_open,
        one.aims if is_session else (), one.call if is_session else "", one.satisfaction, one.comments,
        one.improvement, one.improved_on, _next_on(session, owner, one),
        attachments.names_of_meeting(session, one.key), _code("MEET", column, one.key),
    )  # fmt: skip


def _next_on(session: Session, owner: Owner, one: Gathering) -> date | None:
    """Return the day of the meeting of the same kind that follows one, where it has been set."""
    same = session.exec(select(Gathering).filter_by(**owner, kind=one.kind))
    days = [other.day for other in same if other.day is not None]
    return min((day for day in days if one.day is not None and day > one.day), default=None)
