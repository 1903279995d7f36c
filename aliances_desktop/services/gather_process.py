"""The content of the sheets of a process, frozen: phase cards, programme, plan, execution, learning space."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from aliances_desktop.documents import learning
from aliances_desktop.documents.learning import ChosenTopic, Experience, SpaceProgramme, SpaceSatisfaction
from aliances_desktop.documents.plan import Action, PlanTable, StateOfExecution, Support
from aliances_desktop.documents.process import About, PhaseCard, Proof, Step
from aliances_desktop.documents.programme import Colleague, Measure, Money, ProgrammeSheet, Stage
from aliances_desktop.model import (
    Attendance,
    Entity,
    Execution,
    Gathering,
    Involvement,
    Phase,
    Process,
    Task,
    TeamMember,
    Topic,
)
from aliances_desktop.services import gates, lines, phases, processes, programmes

Content = Iterable[tuple[int, int, Any]]


def about(process: Process, today: date) -> About:
    """Return what every sheet says of its process."""
    return About(
        process.title, process.kind, today, process.territory, process.starts_on, process.ends_on
    )  # fmt: skip


# Phases


def phase_cards(session: Session, process_id: int, today: date) -> Content:
    """Return the card of each phase."""
    process = processes.load(session, process_id)
    found = phases.of_process(session, process_id)
    return [(phase.key, 0, _card(session, phase, about(process, today))) for phase in found]


def _card(session: Session, phase: Phase, its_process: About) -> PhaseCard:
    people = _people(session, phase.key)
    evidence = gates.evidence(session, phase.key, its_process.today)
    return PhaseCard(
        its_process, phase.title, phase.stage, phase.purpose, phase.contents, phase.participants,
        phase.duration, phase.method, phase.result, phases.state(phase), phase.starts_on, phase.ends_on,
        phase.closed_on, phase.outcome, phase.gate,
        tuple(Proof(one.msgid, tuple(one.values.items()), one.is_there) for one in evidence),
        _sheet_titles(phase.sheets),
        tuple(map(_step, phases.duties(session, phase.key))),
        tuple(map(_step, phases.tasks(session, phase.key))),
        tuple(name for name, state, _why in people if state != "left"),
        tuple((name, why) for name, state, why in people if state == "left"),
    )  # fmt: skip


def _sheet_titles(ids: tuple[str, ...]) -> tuple[str, ...]:
    # The registry imports every family of sheets, this one's among them.
    from aliances_desktop.documents.registry import BY_ID

    return tuple(BY_ID[id].title for id in ids if id in BY_ID)


def _step(task: Task) -> Step:
    return Step(task.title, task.owner, (task.starts_on, task.ends_on), task.done_on)


def _people(session: Session, phase_id: int) -> list[tuple[str, str, str]]:
    """Name, state and reason of each entity that is or was in a phase."""
    query = (
        select(Entity.name, Involvement.state, Involvement.reason)
        .join(Involvement, col(Involvement.entity_id) == col(Entity.id))
        .where(Involvement.phase_id == phase_id)
        .order_by(col(Entity.sort_name), col(Entity.id))
    )
    return list(session.exec(query).all())


# Programmes


def programme_sheet(session: Session, process_id: int, today: date) -> Content:
    """Return the sheet of a programme, where the process is one or has been described as one."""
    if "sheet" not in programmes.parts(session, process_id):
        return []
    process = processes.load(session, process_id)
    found = phases.of_process(session, process_id)
    data = ProgrammeSheet(
        about(process, today), process.challenge, process.summary, process.objectives, process.criteria,
        process.areas, process.sponsor, process.funder, process.file_number, process.responsible, process.network,
        tuple(_stage(session, phase) for phase in found), _team(session, process_id),
        tuple(Money(one.name, one.cents) for one in programmes.budget_by_year(session, process_id)),
        tuple(map(_measure, programmes.measured(session, process_id))),
    )  # fmt: skip
    return [(0, 0, data)]


def _stage(session: Session, phase: Phase) -> Stage:
    actions = tuple(task.title for task in phases.tasks(session, phase.key))
    return Stage(phase.title, (phase.starts_on, phase.ends_on), actions, phases.state(phase))


def _team(session: Session, process_id: int) -> tuple[Colleague, ...]:
    found = lines.rows(session, TeamMember, process_id=process_id)
    return tuple(Colleague(one.person, one.role, one.line, one.weekly_hours) for one in found)


def _measure(measured: programmes.Measured) -> Measure:
    one = measured.indicator
    return Measure(one.text, one.unit, one.target, measured.actual, one.measured_on, one.sdgs)


# Plan and execution


def plan_table(session: Session, process_id: int, today: date) -> Content:
    """Return the plan of a process with tasks."""
    found = programmes.plan_tasks(session, process_id)
    if not found:
        return []
    process = processes.load(session, process_id)
    actions = tuple(
        Action(
            task.line, task.title, task.period, task.starts_on, task.ends_on, task.target, task.actual, task.unit,
            task.impact, task.owner, task.budget_cents, task.sdgs, task.done_on,
        )
        for task in found
    )  # fmt: skip
    return [(0, 0, PlanTable(about(process, today), actions, _team(session, process_id)))]


def execution(session: Session, process_id: int, today: date) -> Content:
    """Return the state of execution of a programme that supports someone."""
    found = lines.rows(session, Execution, process_id=process_id)
    if not found:
        return []
    process = processes.load(session, process_id)
    supports = tuple(
        Support(one.body, one.support, one.action, one.criterion, one.amount_cents, one.state)
        for one in found
    )
    return [(0, 0, StateOfExecution(about(process, today), process.criteria, supports))]


# Learning spaces


def space_programme(session: Session, process_id: int, today: date) -> Content:
    """Return the programme of a learning space: its chosen topics and the sessions still to come, or else the last."""
    if not _is_space(session, process_id):
        return []
    process = processes.load(session, process_id)
    topics = tuple(
        ChosenTopic(one.text, one.asked_by, one.reason)
        for one in lines.rows(session, Topic, process_id=process_id)
        if one.is_chosen
    )
    found = _sessions(session, process_id)
    coming = [one for one in found if one.day is None or one.day >= today] or found[-1:]
    sessions = tuple(_session(session, one) for one in coming)
    return [(0, 0, SpaceProgramme(about(process, today), topics, sessions))]


def space_satisfaction(session: Session, process_id: int, today: date) -> Content:
    """Return the sheet with which each session of a learning space is valued, one without a title where there is none."""
    if not _is_space(session, process_id):
        return []
    its_process = about(processes.load(session, process_id), today)
    found = _sessions(session, process_id)
    if not found:
        return [(0, 0, SpaceSatisfaction(its_process, None))]
    return [(one.key, 0, SpaceSatisfaction(its_process, _session(session, one))) for one in found]


def _is_space(session: Session, process_id: int) -> bool:
    is_used = "members" in programmes.parts(session, process_id)
    return is_used or bool(_sessions(session, process_id))


def _sessions(session: Session, process_id: int) -> list[Gathering]:
    query = select(Gathering).where(Gathering.process_id == process_id, Gathering.kind == "session")
    return list(session.exec(query.order_by(col(Gathering.day).nulls_last(), col(Gathering.id))))


def _session(session: Session, one: Gathering) -> learning.Session:
    query = select(Attendance, Entity).join(Entity, isouter=True).where(Attendance.gathering_id == one.key)
    experiences = tuple(
        Experience(entity.name if entity is not None else "", line.person, line.experience)
        for line, entity in session.exec(query.order_by(col(Attendance.position)))
        if line.experience
    )
    return learning.Session(
        one.title, one.day, one.starts_at, one.ends_at, one.place, one.aims, one.agenda, one.call, experiences
    )
