"""The sheet of a programme on paper: why, what, by whom, in which phases, with which money, measured by what."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.documents.process import MOST, STATES, WIDTH, About, span
from aliances_desktop.documents.sheet import Document, table
from aliances_desktop.documents.text import BODY, CELL, CELL_BOLD, GROUP, cut, paragraph
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import PROCESS_KINDS, SDGS


@dataclass(frozen=True)
class Money:
    """An amount in cents; `name` is a year, "" where none is given."""

    name: str
    cents: int


@dataclass(frozen=True)
class Measure:
    """An indicator with its target and what was reached."""

    text: Texts
    unit: Texts
    target: float | None
    actual: float | None
    measured_on: date | None
    sdgs: tuple[str, ...]


@dataclass(frozen=True)
class Stage:
    """A phase of a programme with its actions."""

    title: Texts
    when: tuple[date | None, date | None]
    actions: tuple[Texts, ...]
    state: str


@dataclass(frozen=True)
class Colleague:
    """Someone of the team."""

    person: str
    role: Texts
    line: Texts
    weekly_hours: float | None


@dataclass(frozen=True)
class ProgrammeSheet:
    """A programme as its sheet tells it."""

    about: About
    challenge: Texts
    summary: Texts
    objectives: Texts
    criteria: Texts
    areas: Texts
    sponsor: str
    funder: str
    file_number: str
    responsible: str
    network: str
    stages: tuple[Stage, ...]
    team: tuple[Colleague, ...]
    budget: tuple[Money, ...]
    measures: tuple[Measure, ...]


_TEXTS: Final = (
    ("challenge", N_("Challenge")),
    ("summary", N_("What it is")),
    ("objectives", N_("Objectives")),
    ("areas", N_("Areas responsible and involved")),
    ("criteria", N_("Published criteria")),
)


def programme_sheet(data: ProgrammeSheet, t: Translator) -> Document:
    """Return the sheet of a programme: why, what, by whom, in which phases, with which money, measured by what."""

    def story() -> list[Flowable]:
        flowables = _facts(data, t)
        for name, caption in _TEXTS:
            text = cut(getattr(data, name).get(t.language), MOST)
            if text:
                flowables += [paragraph(t.gettext(caption), GROUP), paragraph(text, BODY)]
        flowables += _stages(data, t) + _team(data, t) + _budget(data, t) + _measures(data, t)
        return flowables

    return Document(
        data.about.name(t), t.language, story, instruction=t.gettext(PROCESS_KINDS[data.about.kind]),
        footer=data.about.footer(t),
    )  # fmt: skip


def _facts(data: ProgrammeSheet, t: Translator) -> list[Flowable]:
    rows: list[list[Any]] = [
        [paragraph(caption, CELL_BOLD), cut(text, 300)]
        for caption, text in (
            (t.gettext("Territory"), data.about.territory),
            (t.gettext("Network"), data.network),
            (t.gettext("Dates"), data.about.when(t)),
            (t.gettext("Responsible"), data.responsible),
            (t.gettext("Sponsor"), data.sponsor),
            (t.gettext("Funder"), data.funder),
            (t.gettext("File number"), data.file_number),
        )
        if text
    ]
    return [table((), rows, [38 * mm, WIDTH - 38 * mm], valign="TOP")] if rows else []


def _stages(data: ProgrammeSheet, t: Translator) -> list[Flowable]:
    if not data.stages:
        return []
    rows: list[list[Any]] = []
    for stage in data.stages:
        what: list[Flowable] = [paragraph(cut(stage.title.get(t.language), 200), CELL_BOLD)]
        what += [paragraph(f"– {cut(one.get(t.language), 200)}", CELL) for one in stage.actions[:20]]
        rows.append([what, span(t, *stage.when), t.gettext(STATES[stage.state])])
    head = [t.gettext("Phases and actions"), t.gettext("When"), t.gettext("State")]
    widths = [WIDTH - 74 * mm, 46 * mm, 28 * mm]
    return [Spacer(1, 3 * mm), table(head, rows, widths, valign="TOP")]


def _team(data: ProgrammeSheet, t: Translator) -> list[Flowable]:
    if not data.team:
        return []
    rows = [
        [
            cut(one.person, 100) or "–",
            cut(one.role.get(t.language), 100),
            cut(one.line.get(t.language), 100),
            "" if one.weekly_hours is None else t.number(one.weekly_hours, 1),
        ]
        for one in data.team
    ]
    rows.append(["", "", t.gettext("Total"), t.number(sum(one.weekly_hours or 0 for one in data.team), 1)])
    head = [t.gettext("Person"), t.gettext("Role"), t.gettext("Line of work"), t.gettext("Hours a week")]
    return [
        paragraph(t.gettext("Team"), GROUP),
        table(head, rows, [50 * mm, 48 * mm, 48 * mm, 27 * mm]),
    ]


def _budget(data: ProgrammeSheet, t: Translator) -> list[Flowable]:
    if not data.budget:
        return []
    rows = [[one.name or t.gettext("No year"), t.money(one.cents / 100)] for one in data.budget]
    rows.append([t.gettext("Total"), t.money(sum(one.cents for one in data.budget) / 100)])
    head = [t.gettext("Year"), t.gettext("Amount")]
    return [paragraph(t.gettext("Budget"), GROUP), table(head, rows, [40 * mm, 45 * mm])]


def _measures(data: ProgrammeSheet, t: Translator) -> list[Flowable]:
    if not data.measures:
        return []
    rows = [
        [
            cut(one.text.get(t.language), 200),
            amount(t, one.target, one.unit),
            amount(t, one.actual, one.unit),
            t.short_day(one.measured_on) if one.measured_on is not None else "",
            goals(t, one.sdgs),
        ]
        for one in data.measures
    ]
    head = [
        t.gettext("Indicator"), t.gettext("Target"), t.gettext("Actual"), t.gettext("Measured on"), t.gettext("SDGs"),
    ]  # fmt: skip
    widths = [58 * mm, 26 * mm, 26 * mm, 23 * mm, 40 * mm]
    return [paragraph(t.gettext("Indicators"), GROUP), table(head, rows, widths, valign="TOP")]


def amount(t: Translator, value: float | None, unit: Texts) -> str:
    """Return a number with its unit, "" for none."""
    if value is None:
        return ""
    return f"{t.number(value, 2)} {cut(unit.get(t.language), 40)}".strip()


def goals(t: Translator, codes: tuple[str, ...]) -> str:
    """Return the goals by name."""
    return ", ".join(t.gettext(SDGS[code]) for code in codes if code in SDGS)
