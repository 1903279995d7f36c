"""The timeline of a process: its phases and tasks as rows with their days, what waits for what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlmodel import Session, col, select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Commission, Dependency, Entity, Involvement, Phase, Process, Task, Texts
from aliances_desktop.planning import shifting
from aliances_desktop.services import phases, records

PHASE, TASK, MILESTONE, DECISION = "phase", "task", "milestone", "decision"
KINDS: Final[Mapping[str, str]] = {
    PHASE: N_("Phase"),
    TASK: N_("Task"),
    MILESTONE: N_("Milestone"),
    DECISION: N_("Decision"),
}
STATES: Final[Mapping[str, str]] = {
    "done": N_("Done"),
    "late": N_("Late"),
    "running": N_("Under way"),
    "planned": N_("Planned"),
    "": N_("No dates"),
}


@dataclass(frozen=True)
class Row:
    """A line of the timeline, a phase over its tasks, the entities' decisions at the end.

    `id` is that of the phase, task or involvement, `number` counts the tasks as they are shown. Planned from `start` to
    `end` (None for open or unknown), really from `started` to `done`. `is_own` says that the days are the row's own and
    not those of its tasks or of a period. `after` are the ids of the tasks it waits for, `waits` the same as typed.
    """

    kind: str
    id: int
    title: Texts
    start: date | None
    end: date | None
    started: date | None
    done: date | None
    owner: str
    state: str
    number: int = 0
    phase_id: int = 0
    is_own: bool = True
    period: str = ""
    after: tuple[int, ...] = ()
    waits: str = ""
    target: float | None = None
    actual: float | None = None
    unit: Texts = field(default_factory=Texts)

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other row."""
        return (PHASE if self.kind == PHASE else DECISION if self.kind == DECISION else TASK, self.id)


def rows(session: Session, process_id: int, today: date) -> list[Row]:
    """Return the rows of a process as of `today`; functions of the officer are a check-list and not among them."""
    process = records.fetch(session, Process, process_id)
    found = phases.of_process(session, process_id)
    tasks = tasks_of(session, found)
    owners = _owners(session, tasks)
    numbers = {task.key: number for number, task in enumerate(tasks, 1)}
    waits = _waits(session, list(numbers))
    drawn: list[Row] = []
    for phase in found:
        mine = [
            _task_row(task, span_of(process, task), owners[task.key], numbers, waits.get(task.key, ()), today)
            for task in tasks
            if task.phase_id == phase.key
        ]
        drawn += [_phase_row(phase, mine, today), *mine]
    return drawn + _decisions(session, [phase.key for phase in found], today)


def tasks_of(session: Session, found: Sequence[Phase]) -> list[Task]:
    """Return the tasks and milestones of those phases, in their order."""
    order = {phase.key: number for number, phase in enumerate(found)}
    query = select(Task).where(col(Task.phase_id).in_(order), Task.kind != "duty")
    return sorted(session.exec(query), key=lambda task: (order[task.phase_id], task.position, task.key))


def _owners(session: Session, tasks: Iterable[Task]) -> dict[int, str]:
    """Return who has each task: the person, the entity and the commission, as far as they are said."""
    entities = {one.key: one.label for one in session.exec(select(Entity).join(Task))}
    commissions = {one.key: one.title for one in session.exec(select(Commission).join(Task))}
    return {
        task.key: " · ".join(
            filter(
                None,
                (task.owner, entities.get(task.entity_id or 0), commissions.get(task.commission_id or 0)),
            )
        )
        for task in tasks
    }


def _waits(session: Session, ids: Sequence[int]) -> dict[int, list[Dependency]]:
    found: dict[int, list[Dependency]] = {}
    for one in session.exec(
        select(Dependency).where(col(Dependency.task_id).in_(ids)).order_by(col(Dependency.id))
    ):
        found.setdefault(one.task_id, []).append(one)
    return found


def span_of(process: Process, task: Task) -> tuple[date | None, date | None]:
    """Return the days of a task: its own, or those of its period in the year the process starts."""
    if task.starts_on or task.ends_on or not task.period or process.starts_on is None:
        return task.starts_on or task.ends_on, task.ends_on or (
            task.starts_on if task.kind == MILESTONE else None
        )
    return shifting.period(task.period, process.starts_on.year)


def _state(start: date | None, end: date | None, started: date | None, done: date | None, today: date) -> str:
    if done is not None:
        return "done"
    if end is not None and end < today:
        return "late"
    if started is not None or (start is not None and start <= today):
        return "running"
    return "planned" if start is not None else ""


def _task_row(
    task: Task,
    span: tuple[date | None, date | None],
    owner: str,
    numbers: Mapping[int, int],
    waits: Sequence[Dependency],
    today: date,
) -> Row:
    start, end = span
    return Row(
        task.kind, task.key, task.title, start, end, task.started_on, task.done_on, owner,
        _state(start, end, task.started_on, task.done_on, today), numbers[task.key], task.phase_id,
        is_own=bool(task.starts_on or task.ends_on), period=task.period,
        after=tuple(one.on_id for one in waits),
        waits="; ".join(_said(one, numbers) for one in waits if one.on_id in numbers),
        target=task.target, actual=task.actual, unit=task.unit,
    )  # fmt: skip


def _said(one: Dependency, numbers: Mapping[int, int]) -> str:
    lag = f"{one.lag_days:+d}" if one.lag_days else ""
    return f"{numbers[one.on_id]}{lag}"


def _phase_row(phase: Phase, mine: Sequence[Row], today: date) -> Row:
    """Return a phase with its own days, or those from its first task to its last."""
    starts = [row.start for row in mine if row.start is not None]
    ends = [row.end for row in mine if row.end is not None]
    start = phase.starts_on or (min(starts) if starts else None)
    end = phase.ends_on or (max(ends) if ends and not phase.starts_on else None)
    state = (
        "done" if phase.closed_on else "running" if phase.is_active else _state(start, end, None, None, today)
    )
    return Row(
        PHASE, phase.key, phase.title, start, end, None, phase.closed_on, "", state,
        is_own=phase.starts_on is not None, phase_id=phase.key,
    )  # fmt: skip


def _decisions(session: Session, phase_ids: Sequence[int], today: date) -> list[Row]:
    """Return when each entity is to decide, the lane that shows uneven rhythms."""
    query = (
        select(Involvement, Entity)
        .join(Entity, col(Entity.id) == Involvement.entity_id)
        .where(
            col(Involvement.phase_id).in_(phase_ids),
            col(Involvement.due_on).is_not(None) | col(Involvement.decided_on).is_not(None),
        )
        .order_by(col(Involvement.due_on), col(Entity.sort_name))
    )
    return [
        Row(
            DECISION, one.key, Texts(ca=entity.name, es=entity.name, en=entity.name), one.due_on or one.decided_on,
            one.due_on or one.decided_on, None, one.decided_on, one.body or entity.decision_body,
            _state(one.due_on, one.due_on, None, one.decided_on, today), phase_id=one.phase_id, is_own=False,
        )
        for one, entity in session.exec(query)
    ]  # fmt: skip


# Changing a row


def set_value(session: Session, row: Row, name: str, value: Any) -> None:
    """Set the title, owner, start, done day or achieved amount of a row; dates that shift others go by `timeline_moves`."""
    if row.kind == PHASE:
        phases.change(session, row.id, name, value)
    elif row.kind != DECISION:
        phases.change_task(session, row.id, name, value)


# The way so far


@dataclass(frozen=True)
class Way:
    """The path done and the path left: rows with what has been done, and those still ahead, each by its days."""

    done: tuple[Row, ...]
    left: tuple[Row, ...]
    share: float | None
    today: date


def way(session: Session, process_id: int, today: date) -> Way:
    """Return the path done and the path left of a process: its phases, tasks and milestones."""
    found = [row for row in rows(session, process_id, today) if row.kind != DECISION]
    done = [row for row in found if row.state == "done"]
    left = [row for row in found if row.state != "done"]
    steps = [row for row in found if row.kind != PHASE]
    share = sum(row.state == "done" for row in steps) / len(steps) if steps else None
    return Way(tuple(done), tuple(left), share, today)
