"""A timeline as a spreadsheet: its rows with real dates, its bars by weeks, and the decisions of the entities."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlmodel import Session

from aliances_desktop.charts.timescale import weeks
from aliances_desktop.i18n import N_, Translator, translator
from aliances_desktop.services import timeline
from aliances_desktop.services.spreadsheet import FIRST_DAY, Cell, Spreadsheet, spreadsheet
from aliances_desktop.services.timeline import DECISION, KINDS, MILESTONE, PHASE, STATES, Row

_MOST_WEEKS: Final = 520
"""Weeks drawn as columns: ten years."""


def write_timeline_table(session: Session, process_id: int, language: str, path: Path, now: datetime) -> None:
    """Write the spreadsheet."""
    t = translator(language)
    found = timeline.rows(session, process_id, now.date())
    steps = [row for row in found if row.kind != DECISION]
    decisions = [row for row in found if row.kind == DECISION]
    with spreadsheet(path, now) as book:
        book.table(t.gettext("Timeline"), _heads(t), [_cells(row, t) for row in steps])
        _write_bars(book, t, steps)
        if decisions:
            _write_decisions(book, t, decisions)


def _write_decisions(book: Spreadsheet, t: Translator, decisions: Sequence[Row]) -> None:
    heads = (N_("Entity"), N_("Due"), N_("Decided on"), N_("Decided by"), N_("State"))
    lines = [
        (row.title.get(t.language), row.end, row.done, row.owner, t.gettext(STATES[row.state]))
        for row in decisions
    ]
    book.table(t.gettext("Decisions"), [t.gettext(head) for head in heads], lines)


def _heads(t: Translator) -> list[str]:
    return [
        t.gettext(text)
        for text in (
            N_("No."), N_("Kind"), N_("What"), N_("Who"), N_("From"), N_("To"), N_("Days"), N_("Really begun"),
            N_("Done"), N_("Waits for"), N_("State"), N_("Target"), N_("Reached"), N_("Unit"),
        )
    ]  # fmt: skip


def _cells(row: Row, t: Translator) -> list[Cell]:
    days = (row.end - row.start).days + 1 if row.start and row.end else None
    return [
        row.number or None, t.gettext(KINDS[row.kind]), row.title.get(t.language), row.owner, row.start, row.end, days,
        row.started, row.done, row.waits, t.gettext(STATES[row.state]), row.target, row.actual,
        row.unit.get(t.language),
    ]  # fmt: skip


def _write_bars(book: Spreadsheet, t: Translator, steps: Sequence[Row]) -> None:
    """Write a sheet on which a filled cell is a week in which something goes on."""
    days = [day for row in steps for day in (row.start, row.end) if day is not None and day >= FIRST_DAY]
    if not days:
        return
    columns = list(weeks(min(days), min(max(days), min(days) + timedelta(weeks=_MOST_WEEKS))))
    bold = book.book.add_format({"bold": True, "valign": "top"})
    planned, done = (book.book.add_format({"bg_color": colour}) for colour in ("#B8C4D0", "#4A5A6A"))
    sheet = book.sheet(t.gettext("By weeks"))
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(columns), 3)
    upright = book.book.add_format({"rotation": 90, "num_format": "dd/mm/yyyy", "bottom": 1})
    sheet.write_string(0, 0, t.gettext("What"), book.head)
    for column, (start, _end) in enumerate(columns, 1):
        sheet.write_datetime(0, column, datetime(start.year, start.month, start.day), upright)
    for number, row in enumerate(steps, 1):
        sheet.write_string(number, 0, row.title.get(t.language), bold if row.kind == PHASE else book.text)
        for column, (start, after) in enumerate(columns, 1):
            if row.start and row.start < after and (row.end or row.start) >= start:
                filled = done if row.done else planned
                sheet.write_string(number, column, "◆" if row.kind == MILESTONE else "", filled)
