"""Processes: begun from a template or from nothing, listed, laid out in time, kept as a template and copied."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.model import Dependency, Phase, Process, Task, TeamMember, Texts
from aliances_desktop.model.codes_alliance import PROCESS_KINDS
from aliances_desktop.planning.layout import Laid, Stretch, lay_out, length, within
from aliances_desktop.planning.layout import Step as LaidStep
from aliances_desktop.services import instruments, library, lines, phases, records
from aliances_desktop.text import fold

FAMILY: Final = "process"
STATES: Final = {"running": N_("Under way"), "planned": N_("Not begun"), "ended": N_("Ended")}
"""The states of a process, in the order of the list."""
_TOO_FAR: Final = N_("The dates would lie too far in the future.")


@dataclass(frozen=True)
class ProcessRow:
    """A line of the list of processes; `active` is the title of the phase under way, None where there is none.

    `state` is one of `STATES`. Of `total` tasks and milestones `done` are done.
    """

    id: int
    title: Texts
    kind: str
    state: str
    starts_on: date | None
    ends_on: date | None
    phase_id: int | None
    active: Texts | None
    done: int
    total: int

    @property
    def share(self) -> float | None:
        """The share of tasks done, 0–1; None where there are none."""
        return self.done / self.total if self.total else None


# Beginning


def sources(session: Session) -> list[library.LibraryRow]:
    """Return what a process can be begun from: the built-in templates, then those of the file."""
    return library.rows(session, FAMILY)


def add_process(
    session: Session, *, title: Texts, kind: str = "alliance", starts_on: date | None = None
) -> Process:
    """Begin a process from nothing; a `UserError` without a title."""
    process = Process(
        title=_title(title), kind=records.code(kind, PROCESS_KINDS), starts_on=records.day(starts_on)
    )
    session.add(process)
    session.flush()
    return process


def from_template(
    session: Session, source_id: str, *, title: Texts | None = None, starts_on: date | None = None
) -> Process:
    """Begin a process from a template of `sources`, laid out from its first day; its first phase is active.

    Without a title of its own it is called like the template.
    """
    source = library.source(session, source_id, FAMILY)
    process: Process = instruments.use(session, source)
    if title is not None and title:
        process.title = _title(title)
    _begin(session, process, starts_on)
    return process


def _begin(session: Session, process: Process, starts_on: date | None) -> None:
    found = phases.of_process(session, process.key)
    # The lines of work of a yearly plan go on side by side.
    if found and process.kind != "plan":
        found[0].is_active = True
    session.flush()
    if starts_on is not None:
        plan(session, process.key, starts_on)


def _title(title: Texts) -> Texts:
    cleaned = Texts(**{code: records.line(title.own(code)) for code in LANGUAGES})
    if not cleaned:
        raise UserError(N_("Give the process a title."))
    return cleaned


def load(session: Session, process_id: int) -> Process:
    """Return a process; a `UserError` when it has been deleted."""
    return records.fetch(session, Process, process_id)


def change(session: Session, process_id: int, field: str, value: object) -> Process:
    """Set a column of a process; a `UserError` for an empty title or an end before the start."""
    process = lines.change(session, Process, process_id, field, value)
    if not process.title:
        raise UserError(N_("Give the process a title."))
    if process.starts_on and process.ends_on and process.ends_on < process.starts_on:
        raise UserError(N_("The process has to end after it starts."))
    return process


# Laying out


def plan(session: Session, process_id: int, starts_on: date) -> None:
    """Lay phases and tasks out from a day on, one after the other by their lengths; a yearly plan fills the year.

    What has begun already keeps its dates, a task for a period of the year has none; a `UserError` past the last day there is.
    """
    process = load(session, process_id)
    found = phases.of_process(session, process_id)
    tasks = {phase.key: phases.tasks(session, phase.key) for phase in found}
    stretches = [_stretch(phase, tasks[phase.key]) for phase in found]
    process.starts_on = records.day(starts_on)
    try:
        if process.kind == "plan":
            process.ends_on = date(starts_on.year, 12, 31)
            laid = [Laid((starts_on, process.ends_on), within(one, starts_on).steps) for one in stretches]
        else:
            laid = lay_out(stretches, starts_on)
            process.ends_on = laid[-1].span[1] if laid else None
    except OverflowError:
        raise UserError(_TOO_FAR) from None
    if any(one.span[1] is not None and one.span[1] > records.LAST_DAY for one in laid):
        raise UserError(_TOO_FAR)
    for phase, one in zip(found, laid, strict=True):
        if phase.closed_on is None:
            phase.starts_on, phase.ends_on = one.span
        for task, span in zip(tasks[phase.key], one.steps, strict=True):
            if task.started_on is None and task.done_on is None:
                task.starts_on, task.ends_on = span
    session.flush()


def _stretch(phase: Phase, tasks: Sequence[Task]) -> Stretch:
    steps = (LaidStep(None if task.period else task.days, task.kind == "milestone") for task in tasks)
    return Stretch(phase.days, tuple(steps))


# Copies


def save_as_template(session: Session, process_id: int) -> Process:
    """Put a copy into the library of the file: dates become lengths, people and what has been done stay behind."""
    source = load(session, process_id)
    made: Process = instruments.use(session, source, is_template=True)
    _keep_lengths(session, source, made)
    for member in lines.rows(session, TeamMember, process_id=made.key):
        member.person = ""
    session.flush()
    return made


def duplicate(session: Session, process_id: int, *, title: Texts, starts_on: date | None = None) -> Process:
    """Begin the same process again from another day on, such as next year's plan: same people, nothing done yet."""
    source = load(session, process_id)
    made: Process = instruments.use(session, source)
    made.title = _title(title)
    made.territory, made.responsible = source.territory, source.responsible
    tasks = _keep_lengths(session, source, made)
    for one in session.exec(select(Dependency).where(col(Dependency.task_id).in_(tasks))).all():
        session.add(Dependency(task_id=tasks[one.task_id], on_id=tasks[one.on_id], lag_days=one.lag_days))
    _begin(session, made, starts_on)
    return made


def copy_next(session: Session, process_id: int, mark: str, today: date) -> Process:
    """Make a copy with `mark` behind its title: a yearly plan for the year after, anything else from today on."""
    source = load(session, process_id)
    titles = {code: f"{source.title.own(code)} {mark}" for code in LANGUAGES if source.title.own(code)}
    starts_on = today
    if source.kind == "plan" and source.starts_on is not None:
        starts_on = date(source.starts_on.year + 1, 1, 1)
    return duplicate(session, process_id, title=Texts(**titles), starts_on=starts_on)


def _keep_lengths(session: Session, source: Process, made: Process) -> dict[int, int]:
    """Give the copies of phases and tasks the lengths that the dates of the first ones say; return task → its copy."""
    copies: dict[int, int] = {}
    pairs = zip(phases.of_process(session, source.key), phases.of_process(session, made.key), strict=True)
    for phase, copy in pairs:
        copy.days = _days(phase)
        tasks = lines.rows(session, Task, phase_id=phase.key)
        for task, its_copy in zip(tasks, lines.rows(session, Task, phase_id=copy.key), strict=True):
            copies[task.key] = its_copy.key
            if task.kind != "milestone":
                its_copy.days = _days(task)
    session.flush()
    return copies


def _days(planned: Phase | Task) -> int | None:
    days = length((planned.starts_on, planned.ends_on))
    return planned.days if days is None else min(days, 3660)


# Listing


def process_ids(session: Session, *, kinds: Collection[str] = (), text: str = "") -> list[int]:
    """Return the processes in use, of those kinds, in which `text` stands; those under way first, then by start."""
    query = select(Process).where(col(Process.is_template).is_(False))
    if kinds:
        query = query.where(col(Process.kind).in_(kinds))
    typed = fold(text)
    found = {one.key: one for one in session.exec(query) if typed in _searched(one)}
    listed = {row.id: row for row in rows(session, list(found))}
    ranks = {code: rank for rank, code in enumerate(STATES)}
    return sorted(
        found, key=lambda id: (ranks[listed[id].state], -(found[id].starts_on or date.max).toordinal(), id)
    )


def _searched(one: Process) -> str:
    titles = " ".join(one.title.own(code) for code in LANGUAGES)
    return fold(f"{titles} {one.territory} {one.programme} {one.network} {one.responsible}")


def rows(session: Session, ids: Sequence[int]) -> list[ProcessRow]:
    """Return the lines of those processes, in the order of `ids`; deleted ones are left out."""
    found = {one.key: one for one in session.exec(select(Process).where(col(Process.id).in_(ids)))}
    query = select(Phase).where(col(Phase.process_id).in_(ids)).order_by(col(Phase.position), col(Phase.id))
    belonging: dict[int, list[Phase]] = {}
    for phase in session.exec(query):
        belonging.setdefault(phase.process_id, []).append(phase)
    counts = _counts(session, ids)
    return [_row(found[id], belonging.get(id, []), counts.get(id, (0, 0))) for id in ids if id in found]


def _row(one: Process, its_phases: Sequence[Phase], count: tuple[int, int]) -> ProcessRow:
    active = next((phase for phase in its_phases if phase.is_active), None)
    return ProcessRow(
        one.key, one.title, one.kind, state(one, its_phases), one.starts_on, one.ends_on,
        active.key if active else None, active.title if active else None, *count,
    )  # fmt: skip


def _counts(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return how many tasks and milestones are done, and how many there are, by process."""
    query = (
        select(col(Phase.process_id), col(Task.done_on))
        .join(Task, col(Task.phase_id) == col(Phase.id))
        .where(col(Phase.process_id).in_(ids), Task.kind != phases.DUTY)
    )
    counts: dict[int, tuple[int, int]] = {}
    for process_id, done_on in session.exec(query):
        done, total = counts.get(process_id, (0, 0))
        counts[process_id] = done + (done_on is not None), total + 1
    return counts


def state(process: Process, its_phases: Sequence[Phase]) -> str:
    """Return the state of a process: one that ended early has phases that were never begun; a plan needs no active one."""
    if any(phase.is_active for phase in its_phases):
        return "running"
    closed = [phase.closed_on for phase in its_phases if phase.closed_on is not None]
    if not closed:
        return "running" if process.kind == "plan" else "planned"
    is_over = process.ends_on is not None and process.ends_on <= max(closed)
    return "ended" if is_over or len(closed) == len(its_phases) else "running"


def delete_processes(session: Session, process_ids: Collection[int]) -> None:
    """Delete processes with all that hangs on them; alliances that came out of them stay."""
    for process_id in process_ids:
        session.delete(load(session, process_id))
    session.flush()
