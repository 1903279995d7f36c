"""The sheet of a programme: sums of its money, alliances counted against its targets, which of its parts are in use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session, col, select

from aliances_desktop.model import (
    Alliance,
    BudgetLine,
    Execution,
    Indicator,
    Membership,
    Phase,
    Process,
    Record,
    Task,
    TeamMember,
    Topic,
)
from aliances_desktop.model.codes_alliance import ANY_PURPOSE
from aliances_desktop.services import lines, phases, processes

PARTS: Final[Mapping[str, tuple[type[Record], ...]]] = {
    "team": (TeamMember, BudgetLine),
    "indicators": (Indicator,),
    "execution": (Execution,),
    "members": (Membership, Topic),
}
"""Parts of a programme by the tables that hold them."""
USUAL: Final = {
    "alliance": {"sheet", "team", "indicators"},
    "roadmap": {"team", "indicators"},
    "programme": {"sheet", "team", "indicators", "execution"},
    "plan": {"team", "indicators"},
    "space": {"sheet", "indicators", "members"},
}
"""The parts each kind of process has as a rule."""


@dataclass(frozen=True)
class Sum:
    """What is spent on something: `name` is a year, a state or a local body; `count` is how many lines."""

    name: str
    cents: int
    count: int


@dataclass(frozen=True)
class Measured:
    """An indicator with what has been reached: counted alliances where it has a purpose, what was noted otherwise."""

    indicator: Indicator
    actual: float | None
    is_counted: bool


def parts(session: Session, process_id: int) -> set[str]:
    """Return the parts to show for a process: those usual for its kind, and those in which something is written."""
    process = processes.load(session, process_id)
    used = {
        part for part, tables in PARTS.items() if any(_has(session, table, process_id) for table in tables)
    }
    return USUAL[process.kind] | used | ({"sheet"} if _is_described(process) else set())


def _has(session: Session, table: type[Record], process_id: int) -> bool:
    columns: Any = table
    return session.exec(select(table).where(columns.process_id == process_id).limit(1)).first() is not None


def _is_described(process: Process) -> bool:
    texts = (process.challenge, process.objectives, process.criteria, process.areas, process.summary)
    return any(texts) or bool(process.sponsor or process.funder or process.file_number)


def _sums(entries: Iterable[tuple[str, int | None]]) -> list[Sum]:
    found: dict[str, tuple[int, int]] = {}
    for name, cents in entries:
        before, count = found.get(name, (0, 0))
        found[name] = before + (cents or 0), count + 1
    return [Sum(name, cents, count) for name, (cents, count) in found.items()]


def budget_by_year(session: Session, process_id: int) -> list[Sum]:
    """Return the budget of each year in order, lines without a year last under ""."""
    found = lines.rows(session, BudgetLine, process_id=process_id)
    sums = _sums(("" if one.year is None else str(one.year), one.amount_cents) for one in found)
    return sorted(sums, key=lambda one: (not one.name, one.name))


def weekly_hours(session: Session, process_id: int) -> float:
    """Return the weekly hours of the team."""
    return sum(one.weekly_hours or 0 for one in lines.rows(session, TeamMember, process_id=process_id))


def execution_by(session: Session, process_id: int, column: str) -> list[Sum]:
    """Return the support of a programme by "state" or by local "body", the largest amounts first."""
    found = lines.rows(session, Execution, process_id=process_id)
    sums = _sums((getattr(one, column), one.amount_cents) for one in found)
    return sorted(sums, key=lambda one: -one.cents)


def alliances_by_purpose(session: Session, process_id: int) -> dict[str, int]:
    """Return how many alliances came out of a process, by their purpose and under `ANY_PURPOSE` all of them.

    Those only thought of do not count.
    """
    query = select(Alliance.purpose).where(
        Alliance.process_id == process_id, col(Alliance.stage).not_in(("idea", "stopped"))
    )
    found: dict[str, int] = {}
    for purpose in session.exec(query):
        for counted in (purpose, ANY_PURPOSE):
            found[counted] = found.get(counted, 0) + 1
    return found


# The yearly plan


def plan_tasks(session: Session, process_id: int) -> list[Task]:
    """Return the tasks of all phases of a process in the order of the phases; the officer's functions are not among them."""
    query = (
        select(Task)
        .join(Phase)
        .where(Phase.process_id == process_id, Task.kind != phases.DUTY)
        .order_by(col(Phase.position), col(Task.position), col(Task.id))
    )
    return list(session.exec(query))


def lines_of_work(session: Session, process_id: int, language: str) -> list[str]:
    """Return the lines of work named in a process, in the order in which they first stand."""
    found = (task.line.get(language) for task in plan_tasks(session, process_id))
    return list(dict.fromkeys(line for line in found if line))


def measured(session: Session, process_id: int) -> list[Measured]:
    """Return the indicators of a process with what has been reached; those with a purpose count its alliances."""
    counted = alliances_by_purpose(session, process_id)
    return [
        Measured(one, float(counted.get(one.purpose, 0)) if one.purpose else one.actual, bool(one.purpose))
        for one in lines.rows(session, Indicator, process_id=process_id)
    ]
