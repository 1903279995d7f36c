"""What a move in a timeline shifts, seen before it is written, and what waits for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Dependency, Phase, Process, Task, Texts
from aliances_desktop.planning import shifting
from aliances_desktop.planning.shifting import Link, Span
from aliances_desktop.services import phases, records, timeline

_TOO_FAR: Final = N_("The dates would lie too far in the future.")
_IN_A_RING: Final = N_("Some tasks wait for each other in a ring. Clear what one of them waits for.")


@dataclass(frozen=True)
class Shift:
    """A task that would move: its days before and after."""

    task_id: int
    title: Texts
    before: Span
    after: Span


def _spans(session: Session, process_id: int) -> dict[int, Span]:
    process = records.fetch(session, Process, process_id)
    found = {}
    for task in timeline.tasks_of(session, phases.of_process(session, process_id)):
        start, end = timeline.span_of(process, task)
        if start is not None:
            found[task.key] = (start, end or start)
    return found


def _links(session: Session, process_id: int) -> list[Link[int]]:
    query = select(Dependency).join(Task, col(Task.id) == Dependency.task_id).join(Phase).where(
        Phase.process_id == process_id
    )  # fmt: skip
    return [Link(one.task_id, one.on_id, one.lag_days) for one in session.exec(query)]


def _process_of(session: Session, task: Task) -> int:
    return records.fetch(session, Phase, task.phase_id).process_id


def preview_move(session: Session, task_id: int, start: date, end: date) -> list[Shift]:
    """Return what would change if a task were planned for those days, the task itself first; nothing is written.

    A `UserError` when it would end before it starts or lie too far in the future.
    """
    if end < start:
        raise UserError(N_("It has to end after it starts."))
    task = records.fetch(session, Task, task_id)
    process_id = _process_of(session, task)
    spans = _spans(session, process_id)
    spans.setdefault(task_id, (start, end))
    try:
        changed = shifting.shift(spans, _links(session, process_id), {task_id: (start, end)})
    except OverflowError:
        raise UserError(_TOO_FAR) from None
    except CycleError:
        # Files of others may hold what no edit here lets in.
        raise UserError(_IN_A_RING) from None
    if any(last > records.LAST_DAY for _before, (_first, last) in changed.values()):
        raise UserError(_TOO_FAR)
    records.day(start)
    titles = {one.key: one.title for one in session.exec(select(Task).where(col(Task.id).in_(changed)))}
    ordered = sorted(changed, key=lambda key: (key != task_id, changed[key][1]))
    return [Shift(key, titles[key], *changed[key]) for key in ordered]


def move_tasks(session: Session, spans: Mapping[int, Span]) -> None:
    """Plan tasks for the days given; a task of a period has days of its own from then on."""
    for task_id, (start, end) in spans.items():
        task = records.fetch(session, Task, task_id)
        task.starts_on, task.ends_on = start, end
    session.flush()


def move_phase(session: Session, phase_id: int, start: date, end: date | None) -> None:
    """Plan a phase for those days; its tasks stay where they are."""
    if end is not None and end < start:
        raise UserError(N_("It has to end after it starts."))
    phase = records.fetch(session, Phase, phase_id)
    phase.starts_on, phase.ends_on = records.day(start), records.day(end)
    session.flush()


# Dependencies


def set_waits(session: Session, task_id: int, typed: str, numbers: Mapping[int, int]) -> None:
    """Let a task wait for others as typed: their numbers, with days in between where there are some ("3; 5+2").

    `numbers` gives the id of each number. A `UserError` for what is no number of a task, or when tasks would wait for
    each other in a ring.
    """
    wanted = _read_waits(typed, numbers)
    for old in session.exec(select(Dependency).where(Dependency.task_id == task_id)).all():
        session.delete(old)
    session.flush()
    for on_id, lag in wanted.items():
        set_dependency(session, task_id, on_id, lag)


def _read_waits(typed: str, numbers: Mapping[int, int]) -> dict[int, int]:
    wanted: dict[int, int] = {}
    for part in typed.replace(",", ";").split(";"):
        said = part.replace(" ", "").replace("−", "-")
        if not said:
            continue
        sign = next((mark for mark in "+-" if mark in said), "")
        number, _sign, lag = said.partition(sign) if sign else (said, "", "0")
        if not number.isdecimal() or not lag.isdecimal() or int(number) not in numbers:
            raise UserError(
                N_("“{text}” is not the number of a task. Write 3, or 3+2 for two days later."), text=part
            )
        wanted[numbers[int(number)]] = int(f"{sign}{lag}")
    return wanted


def set_dependency(session: Session, task_id: int, on_id: int, lag_days: int = 0) -> Dependency:
    """Let a task wait for another; a `UserError` naming both when that would close a ring."""
    task, on = records.fetch(session, Task, task_id), records.fetch(session, Task, on_id)
    links = [
        one for one in _links(session, _process_of(session, task)) if (one.task, one.on) != (task_id, on_id)
    ]
    if task_id == on_id or shifting.cycle([*links, Link(task_id, on_id)]):
        raise UserError(
            N_("“{task}” cannot wait for “{other}”: they would wait for each other."),
            task=_named(task), other=_named(on),
        )  # fmt: skip
    if not -366 <= lag_days <= 3660:
        raise UserError(N_("That are too many days in between."))
    query = select(Dependency).where(Dependency.task_id == task_id, Dependency.on_id == on_id)
    record = session.exec(query).first() or Dependency(task_id=task_id, on_id=on_id)
    record.lag_days = lag_days
    session.add(record)
    session.flush()
    return record


def _named(task: Task) -> str:
    return next((text for text in (task.title.ca, task.title.es, task.title.en) if text), "–")
