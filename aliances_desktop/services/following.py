"""What alliances and processes have in common: whose a meeting or a commitment is, who follows it, what is coming."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlmodel import Session, col, or_, select

from aliances_desktop.model import (
    Alliance,
    Commission,
    CommissionMember,
    Contact,
    Entity,
    Gathering,
    Involvement,
    Membership,
    Partner,
    Phase,
    Process,
    Task,
    Texts,
)
from aliances_desktop.services import sequence

Owner = Mapping[str, int]
"""The alliance or the process something belongs to: `{"alliance_id": 3}` or `{"process_id": 5}`."""
ALLIANCE, PROCESS = "alliance_id", "process_id"
COLUMNS: Final = (ALLIANCE, PROCESS)
PAGES: Final[Mapping[str, str]] = {ALLIANCE: "alliances", PROCESS: "processes"}
"""Column of the owner → the page that shows it."""
CLOSED: Final = ("ended", "stopped")
"""Stages of alliances that are no longer followed."""
_DAYS_AHEAD: Final = 7


@dataclass(frozen=True)
class Expected:
    """Someone expected at a meeting."""

    entity_id: int | None
    person: str


@dataclass(frozen=True)
class Coming:
    """Something with a date that is near: `kind` is "meeting", "vote", "decision" or "task"."""

    kind: str
    title: Texts
    day: date
    owner: tuple[str, int]
    of: Texts


def week_end(today: date) -> date:
    """Return the last day that counts as this week: a week from today, so that it helps on a Friday too."""
    return today + timedelta(days=_DAYS_AHEAD)


def owner_of(record: Any) -> tuple[str, int]:
    """Return the column and the key of the owner of a record that has one."""
    return next((name, getattr(record, name)) for name in COLUMNS if getattr(record, name) is not None)


def titles(session: Session, owners: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Texts]:
    """Return what owners are called."""
    wanted = set(owners)
    alliances = {key for name, key in wanted if name == ALLIANCE}
    processes = {key for name, key in wanted if name == PROCESS}
    found: dict[tuple[str, int], Texts] = {}
    if alliances:
        for one in session.exec(select(Alliance).where(col(Alliance.id).in_(alliances))):
            found[ALLIANCE, one.key] = _same(one.title)
    if processes:
        for process in session.exec(select(Process).where(col(Process.id).in_(processes))):
            found[PROCESS, process.key] = process.title
    return found


def _same(text: str) -> Texts:
    return Texts(text, text, text)


def is_followed(table: Any) -> Any:
    """Return the clause for rows of `table` whose owner is under way: no template, no alliance that has ended."""
    closed = select(Alliance.id).where(col(Alliance.stage).in_(CLOSED))
    templates = select(Process.id).where(col(Process.is_template))
    return or_(
        col(table.alliance_id).is_not(None) & col(table.alliance_id).not_in(closed),
        col(table.process_id).is_not(None) & col(table.process_id).not_in(templates),
    )


# Who is expected


def expected(session: Session, owner: Owner, commission_id: int | None = None) -> list[Expected]:
    """Return who is expected: the members of a commission, or one person of each entity that takes part."""
    if commission_id is not None:
        members = sequence.in_order(session, CommissionMember, commission_id=commission_id)
        return [Expected(one.entity_id, one.person) for one in members]
    if ALLIANCE in owner:
        return _partners(session, owner[ALLIANCE])
    keys = _taking_part(session, owner[PROCESS])
    people = _interlocutors(session, keys)
    return [Expected(key, people.get(key, "")) for key in keys]


def _partners(session: Session, alliance_id: int) -> list[Expected]:
    partners = sequence.in_order(session, Partner, alliance_id=alliance_id, left_on=None)
    chosen = [one.contact_id for one in partners if one.contact_id is not None]
    names = {one.key: one.name for one in session.exec(select(Contact).where(col(Contact.id).in_(chosen)))}
    others = _interlocutors(session, [one.entity_id for one in partners])
    return [
        Expected(one.entity_id, names.get(one.contact_id or 0) or others.get(one.entity_id, ""))
        for one in partners
    ]


def _taking_part(session: Session, process_id: int) -> list[int]:
    """Return the members of a process, or else who takes part in its phases."""
    members = [one.entity_id for one in sequence.in_order(session, Membership, process_id=process_id)]
    if members:
        return members
    query = (
        select(Involvement)
        .join(Phase, col(Phase.id) == Involvement.phase_id)
        .where(Phase.process_id == process_id)
        .order_by(col(Phase.position), col(Involvement.id))
    )
    states = {one.entity_id: one.state for one in session.exec(query)}
    return [key for key, state in states.items() if state != "left"]


def _interlocutors(session: Session, entity_ids: Collection[int]) -> dict[int, str]:
    query = (
        select(Contact)
        .where(col(Contact.entity_id).in_(entity_ids), Contact.name != "")
        .order_by(col(Contact.is_interlocutor), col(Contact.id).desc())
    )
    return {one.entity_id: one.name for one in session.exec(query)}


# What is coming


def coming(session: Session, today: date) -> list[Coming]:
    """Return meetings, votes, boards' decisions and tasks of the week, and decisions and tasks overdue, by date."""
    last = week_end(today)
    found = [*_meetings(session, today, last), *_votes(session, today, last)]
    found += [*_decisions(session, last), *_tasks(session, last)]
    names = titles(session, (owner for _kind, _title, _day, owner in found))
    lines = [Coming(kind, title, day, owner, names.get(owner, Texts())) for kind, title, day, owner in found]
    return sorted(lines, key=lambda one: one.day)


_Found = tuple[str, Texts, date, tuple[str, int]]


def _meetings(session: Session, first: date, last: date) -> list[_Found]:
    query = select(Gathering).where(
        col(Gathering.day) >= first, col(Gathering.day) <= last, is_followed(Gathering)
    )
    return [("meeting", _same(one.title), one.day, owner_of(one)) for one in session.exec(query) if one.day]


def _votes(session: Session, first: date, last: date) -> list[_Found]:
    query = select(Alliance).where(
        col(Alliance.vote_closes_on) >= first, col(Alliance.vote_closes_on) <= last,
        col(Alliance.stage).not_in(CLOSED),
    )  # fmt: skip
    return [
        ("vote", Texts(), one.vote_closes_on, (ALLIANCE, one.key))
        for one in session.exec(query)
        if one.vote_closes_on
    ]


def _decisions(session: Session, last: date) -> list[_Found]:
    query = (
        select(Involvement, Phase, Entity)
        .join(Phase, col(Phase.id) == Involvement.phase_id)
        .join(Process, col(Process.id) == Phase.process_id)
        .join(Entity, col(Entity.id) == Involvement.entity_id)
        .where(
            col(Involvement.due_on) <= last, col(Involvement.decided_on).is_(None), Involvement.state != "left",
            col(Process.is_template).is_(False),
        )
    )  # fmt: skip
    return [
        ("decision", _same(entity.name), one.due_on, (PROCESS, phase.process_id))
        for one, phase, entity in session.exec(query)
        if one.due_on
    ]


def _tasks(session: Session, last: date) -> list[_Found]:
    """Return tasks to be ended by then; those of a roadmap count for its alliance."""
    query = (
        select(Task, Phase)
        .join(Phase, col(Phase.id) == Task.phase_id)
        .join(Process, col(Process.id) == Phase.process_id)
        .where(
            col(Task.ends_on) <= last, col(Task.done_on).is_(None), Task.kind != "duty",
            col(Process.is_template).is_(False),
        )
    )  # fmt: skip
    plans = {
        one.plan_id: one for one in session.exec(select(Alliance).where(col(Alliance.plan_id).is_not(None)))
    }
    found: list[_Found] = []
    for task, phase in session.exec(query):
        alliance = plans.get(phase.process_id)
        if task.ends_on and (alliance is None or alliance.stage not in CLOSED):
            owner = (PROCESS, phase.process_id) if alliance is None else (ALLIANCE, alliance.key)
            found.append(("task", task.title, task.ends_on, owner))
    return found


def commissions(session: Session, owner: Owner) -> list[Commission]:
    """Return the commissions of an alliance or a process, in order."""
    return sequence.in_order(session, Commission, **owner)
