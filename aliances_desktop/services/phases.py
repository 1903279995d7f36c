"""The phases of a process: which one is active, how one ends, its functions and tasks, its workshops."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Phase, PhaseWorkshop, Task, Texts, Workshop
from aliances_desktop.services import lines, records, sequence

DUTY: Final = "duty"
"""The kind of tasks that are the officer's functions."""

LONGEST: Final = 3660
"""Days a phase or a task takes at most."""


@dataclass(frozen=True)
class Held:
    """A workshop of a phase."""

    id: int
    title: str
    day: date | None


def find(session: Session, phase_id: int) -> Phase | None:
    """Return a phase, None when it has been deleted."""
    return session.get(Phase, phase_id)


def of_process(session: Session, process_id: int) -> list[Phase]:
    """Return the phases of a process in order."""
    return lines.rows(session, Phase, process_id=process_id)


def state(phase: Phase) -> str:
    """Return "active", "closed" or "" for a phase that has not begun."""
    if phase.closed_on is not None:
        return "closed"
    return "active" if phase.is_active else ""


def add(session: Session, process_id: int, title: str, language: str) -> Phase:
    """Add a phase at the end; the first one of a process is active at once."""
    is_first = not of_process(session, process_id)
    words = Texts().put(language, title)
    return lines.add(session, Phase, {"process_id": process_id}, title=words, is_active=is_first)


def make_active(session: Session, phase_id: int, today: date) -> Phase:
    """Make a phase the active one, open again where it had been closed; it begins today where it has no date."""
    phase = records.fetch(session, Phase, phase_id)
    for other in of_process(session, phase.process_id):
        other.is_active = other.key == phase_id
    phase.closed_on = None
    phase.starts_on = phase.starts_on or today
    session.flush()
    return phase


def close(session: Session, phase_id: int, outcome: str, today: date) -> Phase | None:
    """Close a phase with what came of it, and make the next one still open active; return that one, None for none.

    Where a later phase is active already it stays so, and None is returned too.
    """
    phase = records.fetch(session, Phase, phase_id)
    was_active = phase.is_active
    phase.closed_on, phase.outcome, phase.is_active = today, records.note(outcome), False
    later = [one for one in of_process(session, phase.process_id) if one.position > phase.position]
    following = next((one for one in later if one.closed_on is None), None)
    if not was_active or following is None:
        session.flush()
        return None
    return make_active(session, following.key, today)


def change(session: Session, phase_id: int, field: str, value: object) -> Phase:
    """Set a column of a phase; one that is given the date it was closed on is no longer active."""
    if field == "days" and value is not None:
        value = records.whole(value, 1, LONGEST)
    phase = lines.change(session, Phase, phase_id, field, value)
    if field == "closed_on" and value is not None:
        phase.is_active = False
        session.flush()
    return phase


# Functions and tasks


def duties(session: Session, phase_id: int) -> list[Task]:
    """Return the functions of the officer in a phase."""
    return [task for task in lines.rows(session, Task, phase_id=phase_id) if task.kind == DUTY]


def tasks(session: Session, phase_id: int) -> list[Task]:
    """Return the tasks and milestones of a phase."""
    return [task for task in lines.rows(session, Task, phase_id=phase_id) if task.kind != DUTY]


def change_task(session: Session, task_id: int, field: str, value: object) -> Task:
    """Set a column of a task; a `UserError` when it would end before it begins."""
    task = records.fetch(session, Task, task_id)
    dates = {"starts_on": task.starts_on, "ends_on": task.ends_on, field: value}
    starts, ends = records.day(dates["starts_on"]), records.day(dates["ends_on"])
    if starts is not None and ends is not None and ends < starts:
        raise UserError(N_("It cannot end before it begins."))
    if field == "days" and value is not None:
        value = records.whole(value, 1, LONGEST)
    return lines.change(session, Task, task_id, field, value)


def move_task(session: Session, task_id: int, step: int) -> None:
    """Move a task among the tasks of its phase, a function among the functions."""
    task = records.fetch(session, Task, task_id)
    like = duties if task.kind == DUTY else tasks
    sequence.move(session, like(session, task.phase_id), task_id, step)


def toggle_done(session: Session, task_ids: Collection[int], today: date) -> bool:
    """Mark tasks as done today, or as not done where all of them are; return whether they are done now."""
    found = [records.fetch(session, Task, key) for key in task_ids]
    is_done = not all(task.done_on for task in found)
    for task in found:
        task.done_on = (task.done_on or today) if is_done else None
    session.flush()
    return is_done


# Workshops


def workshops(session: Session, phase_id: int) -> list[Held]:
    """Return the workshops and focus groups held in a phase, by date."""
    query = select(Workshop).join(PhaseWorkshop).where(PhaseWorkshop.phase_id == phase_id)
    return _held(session.exec(query.order_by(col(Workshop.day), col(Workshop.id))))


def free_workshops(session: Session) -> list[Held]:
    """Return the workshops that stand in no phase, the latest first."""
    taken = select(PhaseWorkshop.workshop_id)
    query = select(Workshop).where(col(Workshop.id).not_in(taken))
    return _held(session.exec(query.order_by(col(Workshop.day).desc(), col(Workshop.id).desc())))


def _held(found: Iterable[Workshop]) -> list[Held]:
    return [Held(one.key, one.title, one.day) for one in found]


def link_workshop(session: Session, phase_id: int, workshop_id: int) -> None:
    """Put a workshop into a phase; it leaves the one it was in."""
    records.fetch(session, Workshop, workshop_id)
    query = select(PhaseWorkshop).where(PhaseWorkshop.workshop_id == workshop_id)
    link = session.exec(query).first() or PhaseWorkshop(phase_id=phase_id, workshop_id=workshop_id)
    link.phase_id = phase_id
    session.add(link)
    session.flush()


def unlink_workshop(session: Session, workshop_id: int) -> None:
    """Take a workshop out of its phase."""
    query = select(PhaseWorkshop).where(PhaseWorkshop.workshop_id == workshop_id)
    for link in session.exec(query).all():
        session.delete(link)
    session.flush()


# What comes of it


def first_alliance(session: Session, process_id: int) -> int | None:
    """Return the first alliance that came out of a process, None while there is none."""
    query = select(Alliance.id).where(Alliance.process_id == process_id).order_by(col(Alliance.id))
    return session.exec(query).first()
