"""The report of a year across workshops, alliances, plans and programmes, as a Manresa-style account of what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from aliances_desktop.documents.outline import Block, Figures, Grid, Heading, Words, flow
from aliances_desktop.documents.report import OutcomeLine
from aliances_desktop.documents.sheet import Document
from aliances_desktop.documents.text import cut
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model import Texts


@dataclass(frozen=True)
class WorkshopLine:
    """A workshop held: entities and people who came, ideas that came of it."""

    title: str
    day: date
    entities: int
    people: int
    ideas: int


@dataclass(frozen=True)
class AllianceLine:
    """An alliance in the year: its stage (a msgid), partners, objective, and when it started."""

    title: str
    stage: str
    partners: tuple[str, ...]
    objective: str
    started_on: date | None


@dataclass(frozen=True)
class MeasuredLine:
    """A task or an indicator with what was planned and what was reached; `of` is the process it belongs to."""

    of: Texts
    text: Texts
    target: float | None
    actual: float | None
    unit: Texts


@dataclass(frozen=True)
class SupportLine:
    """Support given: the kind (a msgid), how many times, sessions and hours."""

    kind: str
    count: int
    sessions: int
    hours: float


@dataclass(frozen=True)
class MoneyLine:
    """Money of a process in the year, in whole cents."""

    of: Texts
    text: Texts
    cents: int


@dataclass(frozen=True)
class YearlyReport:
    """What a year has brought. `figures` are (label, a msgid; number); `goals` names of the goals worked for (msgids)."""

    year: int
    file: str
    figures: tuple[tuple[str, int], ...]
    workshops: tuple[WorkshopLine, ...]
    alliances: tuple[AllianceLine, ...]
    tasks: tuple[MeasuredLine, ...]
    indicators: tuple[MeasuredLine, ...]
    outputs: tuple[OutcomeLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    support: tuple[SupportLine, ...]
    money: tuple[MoneyLine, ...]
    goals: tuple[str, ...]


def yearly_report(data: YearlyReport, t: Translator) -> Document:
    """Return the report as it is printed."""
    return Document(
        title(data, t), t.language, lambda: flow(yearly_outline(data, t)), owner=data.file,
        instruction=t.gettext("Workshops, alliances, plans and what came of them."),
        footer=t.gettext("Report of {year}", year=str(data.year)),
    )  # fmt: skip


def title(data: YearlyReport, t: Translator) -> str:
    """Return the title with the year."""
    return t.gettext("Yearly report {year}", year=str(data.year))


def yearly_outline(data: YearlyReport, t: Translator) -> list[Block]:
    """Return what the report says, for paper and for the document file."""
    blocks: list[Block] = [Figures(tuple((t.gettext(label), t.number(n)) for label, n in data.figures))]
    for heading, grid in tables(data, t):
        blocks += [Heading(heading), grid]
    if data.goals:
        blocks += [
            Heading(t.gettext("Sustainable development goals")),
            Words(t.join([t.gettext(g) for g in data.goals])),
        ]
    return blocks


def tables(data: YearlyReport, t: Translator) -> list[tuple[str, Grid]]:
    """Return the tables of the report that have rows, with their headings; a spreadsheet has the same."""
    found = [
        (t.gettext("Workshops"), _workshops(data.workshops, t)),
        (t.gettext("Alliances"), _alliances(data.alliances, t)),
        (t.gettext("Outputs: what was done and made"), _outcomes(data.outputs, t)),
        (t.gettext("Outcomes: what has changed"), _outcomes(data.outcomes, t)),
        *_by_process(data.tasks, N_("{plan}: what was meant and what was reached"), t),
        *_by_process(data.indicators, N_("{plan}: indicators"), t),
        (t.gettext("Support given"), _support(data.support, t)),
        (t.gettext("Budget"), _money(data.money, t)),
    ]
    return [(heading, grid) for heading, grid in found if grid.rows]


def _workshops(lines: Sequence[WorkshopLine], t: Translator) -> Grid:
    head = (
        t.gettext("Date"),
        t.gettext("Workshop"),
        t.gettext("Entities"),
        t.gettext("People"),
        t.gettext("Ideas"),
    )
    rows = tuple(
        (
            t.short_day(one.day),
            cut(one.title, 200),
            t.number(one.entities),
            t.number(one.people),
            t.number(one.ideas),
        )
        for one in lines
    )
    return Grid(head, rows, (2, 6, 1.6, 1.6, 1.4))


def _alliances(lines: Sequence[AllianceLine], t: Translator) -> Grid:
    head = (t.gettext("Alliance"), t.gettext("Stage"), t.gettext("Partners"), t.gettext("Objective"))
    rows = tuple(
        (
            cut(one.title, 200),
            t.gettext(one.stage),
            cut(t.join(one.partners), 800) if one.partners else "–",
            cut(one.objective, 600) or "–",
        )
        for one in lines
    )
    return Grid(head, rows, (3, 1.7, 4, 4))


def _outcomes(lines: Sequence[OutcomeLine], t: Translator) -> Grid:
    head = (t.gettext("What"), t.gettext("Evidence"), t.gettext("Date"))
    rows = tuple(
        (cut(one.text, 600), cut(one.evidence, 400) or "–", t.short_day(one.day) if one.day else "–")
        for one in lines
    )
    return Grid(head, rows, (5, 4, 1.7))


def _by_process(lines: Sequence[MeasuredLine], heading: str, t: Translator) -> list[tuple[str, Grid]]:
    """Return a table for each process, under a heading (a msgid) that names it as {plan}."""
    return [
        (t.gettext(heading, plan=cut(of.get(t.language), 200)), _measured(list(mine), t))
        for of, mine in groupby(lines, key=lambda one: one.of)
    ]


def _measured(lines: Sequence[MeasuredLine], t: Translator) -> Grid:
    head = (t.gettext("What"), t.gettext("Target"), t.gettext("Achieved"), t.gettext("Share"))
    rows = tuple(
        (
            cut(one.text.get(t.language), 400),
            _amount(one.target, one.unit, t),
            _amount(one.actual, one.unit, t),
            t.percent((one.actual or 0) / one.target) if one.target else "–",
        )
        for one in lines
    )
    return Grid(head, rows, (6, 2.4, 2.4, 1.6))


def _amount(value: float | None, unit: Texts, t: Translator) -> str:
    if value is None:
        return "–"
    return " ".join(filter(None, (t.number(value, 2), cut(unit.get(t.language), 40))))


def _support(lines: Sequence[SupportLine], t: Translator) -> Grid:
    head = (t.gettext("Kind"), t.gettext("Times"), t.gettext("Sessions"), t.gettext("Hours"))
    rows = tuple(
        (t.gettext(one.kind), t.number(one.count), t.number(one.sessions), t.number(one.hours, 2))
        for one in lines
    )
    return Grid(head, rows, (5, 2, 2, 2))


def _money(lines: Sequence[MoneyLine], t: Translator) -> Grid:
    head = (t.gettext("Process"), t.gettext("What"), t.gettext("Amount"))
    rows = tuple(
        (cut(one.of.get(t.language), 200), cut(one.text.get(t.language), 300), t.money(one.cents / 100))
        for one in lines
    )
    return Grid(head, rows, (4, 5, 2))
