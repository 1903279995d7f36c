"""Meetings: the next one proposed from the last, who came, the minutes, and agreements that become commitments."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from sqlmodel import Session, col, func, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Attendance, Commitment, Gathering
from aliances_desktop.services import commitments, following, lines, records, sequence
from aliances_desktop.services.following import Expected, Owner

WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class GatheringLine:
    """A meeting as the list shows it, with how many people are expected or came, and what was agreed."""

    id: int
    kind: str
    title: str
    day: date | None
    starts_at: time | None
    is_held: bool
    people: int
    present: int
    agreements: int
    agreements_open: int


def rows(session: Session, owner: Owner, today: date) -> list[GatheringLine]:
    """Return the meetings of an alliance or a process, the latest first; those without a date on top."""
    meetings = list(session.exec(select(Gathering).filter_by(**owner)))
    keys = [one.key for one in meetings]
    people = _counted(session, Attendance, keys)
    present = _counted(session, Attendance, keys, col(Attendance.is_present))
    agreed = _counted(session, Commitment, keys)
    still = _counted(session, Commitment, keys, Commitment.state == "open")
    meetings.sort(key=lambda one: (one.day or date.max, one.starts_at or time.min, one.key), reverse=True)
    return [
        GatheringLine(
            one.key, one.kind, one.title, one.day, one.starts_at, is_held(one, today), people.get(one.key, 0),
            present.get(one.key, 0), agreed.get(one.key, 0), still.get(one.key, 0),
        )
        for one in meetings
    ]  # fmt: skip


def _counted(session: Session, table: Any, keys: Collection[int], *clauses: Any) -> dict[int, int]:
    query = select(table.gathering_id, func.count()).where(table.gathering_id.in_(keys), *clauses)
    return dict(session.exec(query.group_by(table.gathering_id)).all())


def is_held(gathering: Gathering, today: date) -> bool:
    """Tell whether the meeting has taken place: its day has come, or it has minutes."""
    return bool(gathering.minutes) or (gathering.day is not None and gathering.day <= today)


def last(session: Session, owner: Owner, kind: str | None = None) -> Gathering | None:
    """Return the latest meeting with a date, of one kind where given."""
    query = select(Gathering).filter_by(**owner).where(col(Gathering.day).is_not(None))
    if kind is not None:
        query = query.where(Gathering.kind == kind)
    return session.exec(query.order_by(col(Gathering.day).desc(), col(Gathering.id).desc())).first()


def next_day(session: Session, owner: Owner, today: date, kind: str | None = None) -> date:
    """Return the day of the next meeting: the same weekday as the last one, a week on and not in the past."""
    before = last(session, owner, kind)
    return today + WEEK if before is None or before.day is None else week_on(before.day, today)


def week_on(day: date, today: date) -> date:
    """Return the first day that is whole weeks after `day`, at least one, and not in the past."""
    weeks = max(-((day - today).days // 7), 1)
    return day + weeks * WEEK


def add(
    session: Session,
    owner: Owner,
    today: date,
    *,
    kind: str | None = None,
    commission_id: int | None = None,
) -> Gathering:
    """Add the next meeting: kind, place, time and people of the last one, a week on.

    Where there has been none, the interlocutors of all who take part are expected, or the members of the commission.
    """
    before = last(session, owner, kind)
    default = "commission" if commission_id is not None else "nucleus"
    hung: dict[str, Any] = dict(owner)
    gathering = Gathering(
        **hung,
        kind=kind or (before.kind if before else default),
        day=next_day(session, owner, today, kind),
        commission_id=commission_id if commission_id is not None or before is None else before.commission_id,
    )
    if before is not None:
        gathering.starts_at, gathering.ends_at = before.starts_at, before.ends_at
        gathering.place, gathering.title = before.place, before.title
    session.add(gathering)
    session.flush()
    people = _people(session, before) if before is not None else []
    _expect(session, gathering, people or following.expected(session, owner, gathering.commission_id))
    return gathering


def _people(session: Session, gathering: Gathering) -> list[Expected]:
    attended = sequence.in_order(session, Attendance, gathering_id=gathering.key)
    return [Expected(one.entity_id, one.person) for one in attended]


def _expect(session: Session, gathering: Gathering, people: list[Expected]) -> None:
    session.add_all(
        Attendance(gathering_id=gathering.key, position=number, entity_id=one.entity_id, person=one.person)
        for number, one in enumerate(people, 1)
    )
    session.flush()


def set_value(session: Session, key: int, field: str, value: object) -> Gathering:
    """Change a column of a meeting; a `UserError` when it ends before it begins or the mean is not of 1 to 5."""
    record = records.fetch(session, Gathering, key)
    if field == "satisfaction" and value is not None and not 1 <= float(str(value)) <= 5:
        raise UserError(N_("Satisfaction goes from 1 to 5."))
    starts = value if field == "starts_at" else record.starts_at
    ends = value if field == "ends_at" else record.ends_at
    is_time = field in ("starts_at", "ends_at")
    if is_time and isinstance(starts, time) and isinstance(ends, time) and ends <= starts:
        raise UserError(N_("It cannot end before it begins."))
    if field == "commission_id":
        return sequence.change(session, Gathering, key, {"commission_id": value})
    return lines.change(session, Gathering, key, field, value)


def turn_presence(session: Session, keys: Collection[int]) -> None:
    """Change who came: whoever was present was absent, and the other way round."""
    for key in keys:
        record = records.fetch(session, Attendance, key)
        record.is_present = not record.is_present
    session.flush()


def agree(session: Session, key: int, typed: str, today: date) -> list[Commitment]:
    """Make a commitment of each line typed at a meeting."""
    gathering = records.fetch(session, Gathering, key)
    name, owner_id = following.owner_of(gathering)
    return [
        commitments.add(session, {name: owner_id}, line, gathering.day or today, key)
        for line in typed.splitlines()
        if line.strip()
    ]
