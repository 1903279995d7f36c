"""The report of a year: gathered across workshops, alliances, plans and programmes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import extract
from sqlmodel import Session, col, func, select

from aliances_desktop.documents.report import OutcomeLine
from aliances_desktop.documents.yearly import (
    AllianceLine,
    MeasuredLine,
    MoneyLine,
    SupportLine,
    WorkshopLine,
    YearlyReport,
)
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Accompaniment,
    Alliance,
    BudgetLine,
    Commitment,
    Entity,
    Gathering,
    Idea,
    Indicator,
    Outcome,
    Participant,
    Partner,
    Phase,
    Process,
    Task,
    Workshop,
)
from aliances_desktop.model.codes_alliance import ACCOMPANIMENTS, SDGS, STAGES
from aliances_desktop.services import programmes

_LATEST = 3


def years(session: Session, today: date) -> list[int]:
    """Return the years there is something to tell of, the latest first."""
    found: set[int] = set()
    for column in (
        Workshop.day,
        Alliance.started_on,
        Gathering.day,
        Commitment.done_on,
        Outcome.day,
        Task.done_on,
    ):
        query = (
            select(extract("year", col(column)))
            .where(col(column).is_not(None), col(column) <= today)
            .distinct()
        )
        found |= {int(year) for year in session.exec(query)}
    return sorted(found, reverse=True)


def pieces(session: Session, file: str, today: date) -> Iterable[tuple[int, int, YearlyReport]]:
    """Return the reports of the latest years, each as a piece of its own."""
    return [(year, 0, yearly_report(session, year, file, today)) for year in years(session, today)[:_LATEST]]


def yearly_report(session: Session, year: int, file: str, today: date) -> YearlyReport:
    """Return what a year has brought up to `today`; `file` is what the file is called."""
    span = (date(year, 1, 1), min(date(year, 12, 31), today))
    held = _workshops(session, span)
    going = _alliances(session, span)
    found = _processes(session, span)
    support = _support(session, span, found)
    tasks, goals = _tasks(session, found, span)
    indicators, more_goals = _indicators(session, found)
    outcomes = _outcomes(session, span, found)
    return YearlyReport(
        year, file, _figures(session, span, held, going), tuple(held), tuple(line for line, _is_new in going),
        tuple(tasks), tuple(indicators),
        tuple(line for kind, line in outcomes if kind == "output"),
        tuple(line for kind, line in outcomes if kind == "outcome"),
        tuple(support), tuple(_money(session, found, year)),
        tuple(label for code, label in SDGS.items() if code in goals | more_goals),
    )  # fmt: skip


Span = tuple[date, date]


def _figures(
    session: Session, span: Span, held: Sequence[WorkshopLine], going: Sequence[tuple[AllianceLine, bool]]
) -> tuple[tuple[str, int], ...]:
    kept = session.exec(select(func.count()).where(col(Commitment.done_on).between(*span))).one()
    met = session.exec(select(func.count()).where(col(Gathering.day).between(*span))).one()
    reached = session.exec(
        select(func.count(func.distinct(Participant.entity_id)))
        .join(Workshop, col(Workshop.id) == Participant.workshop_id)
        .where(col(Workshop.day).between(*span), Participant.attendance == "arrived")
    ).one()
    return (
        (N_("Workshops"), len(held)),
        (N_("People who came"), sum(one.people for one in held)),
        (N_("Entities reached"), reached),
        (N_("Alliances"), len(going)),
        (N_("New alliances"), sum(is_new for _line, is_new in going)),
        (N_("Partners"), len({name for line, _is_new in going for name in line.partners})),
        (N_("Meetings"), met),
        (N_("Commitments kept"), kept),
    )


def _workshops(session: Session, span: Span) -> list[WorkshopLine]:
    held = session.exec(
        select(Workshop).where(col(Workshop.day).between(*span)).order_by(col(Workshop.day))
    ).all()
    came = {
        key: (people, entities)
        for key, people, entities in session.exec(
            select(Participant.workshop_id, func.count(), func.count(func.distinct(Participant.entity_id)))
            .where(Participant.attendance == "arrived")
            .group_by(col(Participant.workshop_id))
        )
    }
    ideas = dict(session.exec(select(Idea.workshop_id, func.count()).group_by(col(Idea.workshop_id))).all())
    return [
        WorkshopLine(one.title, one.day, came.get(one.key, (0, 0))[1], came.get(one.key, (0, 0))[0], ideas.get(one.key, 0))
        for one in held
        if one.day is not None
    ]  # fmt: skip


def _alliances(session: Session, span: Span) -> list[tuple[AllianceLine, bool]]:
    """Return the alliances that were alive in the year, and whether they began in it."""
    names: dict[int, list[str]] = {}
    joined = select(Partner, Entity.name).join(Entity, col(Entity.id) == Partner.entity_id)
    for partner, name in session.exec(joined.order_by(col(Partner.position), col(Partner.id))):
        if (partner.joined_on or span[0]) <= span[1] and (partner.left_on or span[1]) >= span[0]:
            names.setdefault(partner.alliance_id, []).append(name)
    found = []
    for one in session.exec(select(Alliance)).all():
        begun = one.started_on or one.stage_since
        if begun is not None and begun <= span[1] and (one.ended_on or span[1]) >= span[0]:
            line = AllianceLine(
                one.title, STAGES[one.stage], tuple(names.get(one.key, ())), one.objective, one.started_on
            )
            found.append((line, begun >= span[0]))
    stages = list(STAGES.values())
    return sorted(found, key=lambda pair: (-stages.index(pair[0].stage), pair[0].title))


def _processes(session: Session, span: Span) -> list[Process]:
    query = select(Process).where(col(Process.is_template).is_(False)).order_by(col(Process.starts_on))
    return [
        one
        for one in session.exec(query)
        if (one.starts_on or span[0]) <= span[1] and (one.ends_on or span[1]) >= span[0]
    ]


def _tasks(session: Session, found: Sequence[Process], span: Span) -> tuple[list[MeasuredLine], set[str]]:
    """Return the tasks with a target, and the goals that tasks of these processes serve."""
    titles = {one.key: one.title for one in found}
    query = (
        select(Task, Phase.process_id)
        .join(Phase, col(Phase.id) == Task.phase_id)
        .where(col(Phase.process_id).in_(titles))
        .order_by(col(Phase.process_id), col(Phase.position), col(Task.position))
    )
    rows = [
        (task, process_id)
        for task, process_id in session.exec(query).all()
        if (task.starts_on or span[0]) <= span[1] and (task.ends_on or span[1]) >= span[0]
    ]
    measured = [
        MeasuredLine(titles[process_id], task.title, task.target, task.actual, task.unit)
        for task, process_id in rows
        if task.target is not None
    ]
    return measured, {code for task, _process_id in rows for code in task.sdgs}


def _indicators(session: Session, found: Sequence[Process]) -> tuple[list[MeasuredLine], set[str]]:
    lines, goals = [], set()
    for process in found:
        for one in programmes.measured(session, process.key):
            indicator: Indicator = one.indicator
            lines.append(
                MeasuredLine(process.title, indicator.text, indicator.target, one.actual, indicator.unit)
            )
            goals |= set(indicator.sdgs)
    return lines, goals


def _outcomes(session: Session, span: Span, found: Sequence[Process]) -> list[tuple[str, OutcomeLine]]:
    """Return what came of the workshops and processes of the year: by its own date, or by that of its workshop."""
    alive = {one.key for one in found}
    query: Any = (
        select(Outcome, col(Workshop.day))
        .outerjoin(Workshop, col(Workshop.id) == Outcome.workshop_id)
        .order_by(col(Outcome.day), col(Outcome.position), col(Outcome.id))
    )
    lines = []
    for one, held_on in session.exec(query):
        day = one.day or held_on
        is_in = span[0] <= day <= span[1] if day is not None else one.process_id in alive
        if is_in:
            lines.append((one.kind, OutcomeLine(one.text, one.evidence, day)))
    return lines


def _support(session: Session, span: Span, found: Sequence[Process]) -> list[SupportLine]:
    """Return the support given within processes of the year and alliances, by kind."""
    alive = [one.key for one in found]
    rows = session.exec(
        select(
            Accompaniment.kind, func.count(), func.sum(Accompaniment.sessions), func.sum(Accompaniment.hours)
        )
        .where(col(Accompaniment.process_id).in_(alive) | col(Accompaniment.alliance_id).is_not(None))
        .group_by(col(Accompaniment.kind))
    ).all()
    by_kind = {kind: (count, sessions or 0, hours or 0.0) for kind, count, sessions, hours in rows}
    return [SupportLine(label, *by_kind[kind]) for kind, label in ACCOMPANIMENTS.items() if kind in by_kind]


def _money(session: Session, found: Sequence[Process], year: int) -> list[MoneyLine]:
    titles = {one.key: one.title for one in found}
    query = (
        select(BudgetLine)
        .where(col(BudgetLine.process_id).in_(titles), col(BudgetLine.amount_cents).is_not(None))
        .order_by(col(BudgetLine.process_id), col(BudgetLine.position))
    )
    return [
        MoneyLine(titles[one.process_id], one.text, one.amount_cents or 0)
        for one in session.exec(query)
        if one.year in (None, year)
    ]
