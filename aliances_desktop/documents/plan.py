"""The yearly plan as a table, on A4 or A3, and the state of execution of a programme by local body."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.documents.process import WIDTH, About
from aliances_desktop.documents.programme import Colleague, amount
from aliances_desktop.documents.sheet import LEFT, PAPERS, RIGHT, Document, figures, table
from aliances_desktop.documents.text import CELL_BOLD, CELL_TIGHT, GROUP, SMALL, cut, paragraph
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import EXECUTION_STATES, PERIODS, SDGS, SUPPORTS

_MOST: Final = 500


@dataclass(frozen=True)
class Action:
    """A row of the plan: a quantified task in a period, or between dates."""

    line: Texts
    title: Texts
    period: str
    starts_on: date | None
    ends_on: date | None
    target: float | None
    actual: float | None
    unit: Texts
    impact: Texts
    owner: str
    budget_cents: int | None
    sdgs: tuple[str, ...]
    done_on: date | None


@dataclass(frozen=True)
class PlanTable:
    """A yearly plan with its team."""

    about: About
    actions: tuple[Action, ...]
    team: tuple[Colleague, ...]


def plan_table(data: PlanTable, t: Translator) -> Document:
    """Return the plan on A4 sheets lying."""
    return _plan(data, t, "A4L")


def plan_table_a3(data: PlanTable, t: Translator) -> Document:
    """Return the plan on A3 sheets lying, for the wall."""
    return _plan(data, t, "A3L")


_SHARES: Final = (26, 56, 34, 30, 42, 28, 26, 18)
"""Widths of the columns of the plan as parts of their sum."""


def _plan(data: PlanTable, t: Translator, paper: str) -> Document:
    def story(width: float) -> list[Flowable]:
        flowables: list[Flowable] = []
        for line in _lines_of_work(data.actions, t):
            actions = [one for one in data.actions if one.line.get(t.language) == line]
            title = cut(line, 200) or t.gettext("Without a line of work")
            flowables.append(paragraph(title, GROUP))
            flowables += _people(data, t, line)
            flowables.append(_table(actions, t, width))
        flowables += [Spacer(1, 3 * mm), paragraph(_total(data.actions, t), CELL_BOLD)]
        return flowables

    width = PAPERS[paper][0] - LEFT - RIGHT
    return Document(
        data.about.name(t), t.language, partial(story, width), paper=paper,
        instruction=" · ".join(part for part in (t.gettext("Yearly plan"), data.about.when(t)) if part),
        footer=data.about.footer(t),
    )  # fmt: skip


def _lines_of_work(actions: Sequence[Action], t: Translator) -> list[str]:
    return list(dict.fromkeys(one.line.get(t.language) for one in actions))


def _people(data: PlanTable, t: Translator, line: str) -> list[Flowable]:
    """Who works for a line of work, with weekly hours."""
    people = [one for one in data.team if line and one.line.get(t.language) == line]
    if not people:
        return []
    said = [
        cut(one.person or one.role.get(t.language), 80)
        if one.weekly_hours is None
        else t.gettext(
            "{person} ({hours} hours a week)",
            person=cut(one.person or one.role.get(t.language), 80),
            hours=t.number(one.weekly_hours, 1),
        )
        for one in people[:30]
    ]
    return [paragraph(t.join(said), SMALL)]


def _table(actions: Sequence[Action], t: Translator, width: float) -> Flowable:
    head = [
        t.gettext("When"), t.gettext("Action"), t.gettext("Target"), t.gettext("Actual"), t.gettext("Impact"),
        t.gettext("Who"), t.gettext("Budget"), t.gettext("SDGs"),
    ]  # fmt: skip
    rows = [
        [
            _when(one, t),
            cut(one.title.get(t.language), _MOST),
            amount(t, one.target, one.unit),
            _reached(one, t),
            cut(one.impact.get(t.language), _MOST),
            cut(one.owner, 100),
            "" if one.budget_cents is None else t.money(one.budget_cents / 100),
            paragraph(", ".join(code for code in one.sdgs if code in SDGS), CELL_TIGHT),
        ]
        for one in actions
    ]
    whole = sum(_SHARES)
    return table(head, rows, [width * share / whole for share in _SHARES], valign="TOP")


def _when(action: Action, t: Translator) -> str:
    if action.period:
        return t.gettext(PERIODS[action.period])
    days = dict.fromkeys(t.short_day(day) for day in (action.starts_on, action.ends_on) if day is not None)
    return " – ".join(days)


def _reached(action: Action, t: Translator) -> str:
    """What was reached, with its share of the target."""
    if action.actual is None:
        return (
            t.gettext("Done on {day}", day=t.short_day(action.done_on)) if action.done_on is not None else ""
        )
    said = t.number(action.actual, 2)
    return f"{said} ({t.percent(action.actual / action.target)})" if action.target else said


def _total(actions: Sequence[Action], t: Translator) -> str:
    money = t.money(sum(one.budget_cents or 0 for one in actions) / 100)
    count = t.ngettext("{n} action", "{n} actions", len(actions))
    return t.gettext("{count}, budget {sum}", count=count, sum=money)


# State of execution


@dataclass(frozen=True)
class Support:
    """What a local body asked for and was granted."""

    body: str
    support: str
    action: str
    criterion: str
    amount_cents: int | None
    state: str


@dataclass(frozen=True)
class StateOfExecution:
    """The support of a programme by local body."""

    about: About
    criteria: Texts
    supports: tuple[Support, ...]


def execution(data: StateOfExecution, t: Translator) -> Document:
    """Return the state of execution: sums by state, then every local body with the criterion published."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = [_sums(data.supports, t)]
        if data.criteria:
            criteria = cut(data.criteria.get(t.language), 2000)
            flowables += [paragraph(t.gettext("Published criteria"), GROUP), paragraph(criteria, SMALL)]
        rows: list[list[Any]] = [
            [
                paragraph(cut(one.body, 200), CELL_BOLD),
                t.gettext(SUPPORTS[one.support]),
                cut(one.action, _MOST),
                cut(one.criterion, _MOST),
                "" if one.amount_cents is None else t.money(one.amount_cents / 100),
                t.gettext(EXECUTION_STATES[one.state]),
            ]
            for one in data.supports
        ]
        head = [
            t.gettext("Local body"), t.gettext("Support"), t.gettext("Action"), t.gettext("Criterion"),
            t.gettext("Amount"), t.gettext("State"),
        ]  # fmt: skip
        widths = [38 * mm, 21 * mm, 46 * mm, 25 * mm, 23 * mm, 20 * mm]
        flowables += [paragraph(t.gettext("By local body"), GROUP), table(head, rows, widths, valign="TOP")]
        return flowables

    return Document(
        t.gettext("State of execution"), t.language, story, instruction=data.about.name(t),
        footer=data.about.footer(t),
    )  # fmt: skip


def _sums(supports: Sequence[Support], t: Translator) -> Flowable:
    items = [(t.gettext("Total"), t.money(sum(one.amount_cents or 0 for one in supports) / 100))]
    for state, label in EXECUTION_STATES.items():
        cents = sum(one.amount_cents or 0 for one in supports if one.state == state)
        if cents:
            items.append((t.gettext(label), t.money(cents / 100)))
    return figures(items, WIDTH)
