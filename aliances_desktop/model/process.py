"""Processes: from the guide's five phases (chapter 7) to yearly plans, programmes and learning spaces (seeds 001–004)."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import CodeList, Record
from aliances_desktop.model.instrument import Instrument, texts
from aliances_desktop.model.texts import Texts


class Process(Instrument, table=True):
    """Something that goes on for weeks, months or years in phases; `kind` is one of `PROCESS_KINDS`.

    A template of the library gives phases and tasks without dates; a process in use has them. `challenge` to
    `criteria` are the sheet of a programme, empty for most. `shown` are the columns beside its timeline, and
    `shown_from` and `shown_to` the days its timeline is printed from and to.
    """

    kind: str = "alliance"
    territory: str = ""
    programme: str = ""
    network: str = ""
    responsible: str = ""
    sponsor: str = ""
    funder: str = ""
    file_number: str = ""
    starts_on: date | None = Field(default=None, index=True)
    ends_on: date | None = None
    challenge: Texts = texts()
    summary: Texts = texts()
    objectives: Texts = texts()
    criteria: Texts = texts()
    areas: Texts = texts()
    notes: str = ""
    shown: tuple[str, ...] = Field(default=("who", "to", "state"), sa_type=CodeList, nullable=False)
    shown_from: date | None = None
    shown_to: date | None = None


class Phase(Record, table=True):
    """A phase with its card (chapter 7). `gate` is one of `GATES`; `days` how long it takes as a rule, None for open.

    `stage` names the guide's stage (chapter 4) or phases it stands for. `closed_on` with `outcome` says how it ended.
    """

    __table_args__ = (CheckConstraint("days IS NULL OR days BETWEEN 1 AND 3660", name="days"),)

    process_id: int = Field(foreign_key="process.id", ondelete="CASCADE", index=True)
    position: int
    code: str = ""
    title: Texts = texts()
    stage: Texts = texts()
    purpose: Texts = texts()
    contents: Texts = texts()
    participants: Texts = texts()
    duration: Texts = texts()
    method: Texts = texts()
    result: Texts = texts()
    sheets: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)
    gate: str = ""
    days: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    is_active: bool = False
    closed_on: date | None = None
    outcome: str = ""


class PhaseWorkshop(Record, table=True):
    """A workshop or focus group held in a phase."""

    __tablename__ = "phase_workshop"

    phase_id: int = Field(foreign_key="phase.id", ondelete="CASCADE", index=True)
    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", unique=True)


class Involvement(Record, table=True):
    """An entity in a phase: deciding, taking part, or gone (`INVOLVEMENTS`), with its board's decision.

    `due_on` is when its decision is due, `decided_on` when its board took it, `body` who took it.
    """

    __table_args__ = (UniqueConstraint("phase_id", "entity_id"),)

    phase_id: int = Field(foreign_key="phase.id", ondelete="CASCADE")
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    state: str = "in"
    reason: str = ""
    due_on: date | None = None
    decided_on: date | None = None
    body: str = ""


class Commission(Record, table=True):
    """A commission of a process or of an alliance, with what it is for."""

    __table_args__ = (CheckConstraint("(process_id IS NULL) <> (alliance_id IS NULL)", name="owner"),)

    process_id: int | None = Field(default=None, foreign_key="process.id", ondelete="CASCADE", index=True)
    alliance_id: int | None = Field(default=None, foreign_key="alliance.id", ondelete="CASCADE", index=True)
    position: int
    title: str
    purpose: str = ""


class CommissionMember(Record, table=True):
    """A person of an entity in a commission."""

    __tablename__ = "commission_member"

    commission_id: int = Field(foreign_key="commission.id", ondelete="CASCADE", index=True)
    position: int
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL", index=True)
    person: str = ""
    is_coordinator: bool = False


class Task(Record, table=True):
    """A task, a milestone or a function of the officer (`TASK_KINDS`) in a phase.

    Planned from `starts_on` to `ends_on`, both included, or for a `period` of `PERIODS` in the year of the process;
    really from `started_on` to `done_on`. `line` is its line of work, `target` and `actual` are counted in `unit`.
    """

    __table_args__ = (
        CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="dates"),
        CheckConstraint("days IS NULL OR days BETWEEN 1 AND 3660", name="days"),
    )

    phase_id: int = Field(foreign_key="phase.id", ondelete="CASCADE", index=True)
    position: int
    kind: str = "task"
    line: Texts = texts()
    title: Texts = texts()
    detail: Texts = texts()
    owner: str = ""
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL", index=True)
    commission_id: int | None = Field(
        default=None, foreign_key="commission.id", ondelete="SET NULL", index=True
    )
    period: str = ""
    days: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    target: float | None = None
    actual: float | None = None
    unit: Texts = texts()
    impact: Texts = texts()
    resources: str = ""
    budget_cents: int | None = None
    sdgs: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)


class Dependency(Record, table=True):
    """`task_id` cannot begin before `on_id` has ended and `lag_days` have passed."""

    __table_args__ = (
        UniqueConstraint("task_id", "on_id"),
        CheckConstraint("task_id <> on_id", name="itself"),
        CheckConstraint("lag_days BETWEEN -366 AND 3660", name="lag"),
    )

    task_id: int = Field(foreign_key="task.id", ondelete="CASCADE")
    on_id: int = Field(foreign_key="task.id", ondelete="CASCADE", index=True)
    lag_days: int = 0


class TeamMember(Record, table=True):
    """Someone who works for a process, with weekly hours; `person` is "" in a template."""

    __tablename__ = "team_member"

    process_id: int = Field(foreign_key="process.id", ondelete="CASCADE", index=True)
    position: int
    person: str
    role: Texts = texts()
    line: Texts = texts()
    weekly_hours: float | None = None


class BudgetLine(Record, table=True):
    """Money of a process in a year, in whole cents."""

    __tablename__ = "budget_line"

    process_id: int = Field(foreign_key="process.id", ondelete="CASCADE", index=True)
    position: int
    text: Texts = texts()
    year: int | None = None
    amount_cents: int | None = None


class Indicator(Record, table=True):
    """What a process is measured by. With a `purpose` of `PURPOSES` it counts new alliances of that kind."""

    process_id: int = Field(foreign_key="process.id", ondelete="CASCADE", index=True)
    position: int
    text: Texts = texts()
    purpose: str = ""
    unit: Texts = texts()
    target: float | None = None
    actual: float | None = None
    measured_on: date | None = None
    evidence: str = ""
    sdgs: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)


class Execution(Record, table=True):
    """The support a local body receives under a programme, and how far it has been carried out."""

    process_id: int = Field(foreign_key="process.id", ondelete="CASCADE", index=True)
    position: int
    body: str
    support: str = "economic"
    action: str = ""
    criterion: str = ""
    amount_cents: int | None = None
    state: str = "asked"


class Membership(Record, table=True):
    """A member of a learning space or a network: the state of its plan (`PLAN_STATES`) and what it needs."""

    __table_args__ = (UniqueConstraint("process_id", "entity_id"),)

    process_id: int = Field(foreign_key="process.id", ondelete="CASCADE")
    position: int
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    plan_state: str = ""
    needs: str = ""


class Topic(Record, table=True):
    """A topic asked for by the members of a learning space; `asked_by` counts how many need it."""

    process_id: int = Field(foreign_key="process.id", ondelete="CASCADE", index=True)
    position: int
    text: Texts = texts()
    asked_by: int = 1
    is_chosen: bool = False
    reason: str = ""
