"""A timeline as a spreadsheet: its rows with real dates, its bars by weeks, and the decisions of the entities."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlmodel import Session

from aliances_desktop.charts.timescale import weeks
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import N_, Translator, translator
from aliances_desktop.services import timeline
from aliances_desktop.services.timeline import DECISION, MILESTONE, PHASE, STATES, TASK, Row

_PLAIN_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_KINDS: Final = {PHASE: N_("Phase"), TASK: N_("Task"), MILESTONE: N_("Milestone"), DECISION: N_("Decision")}
_MOST_WEEKS: Final = 520
"""Weeks drawn as columns: ten years."""
_EXCEL: Final = date(1900, 3, 1)
"""A spreadsheet counts wrong before this day."""
_WIDEST: Final = 60

Cell = str | float | date | None


@dataclass(frozen=True)
class _Formats:
    head: Any
    text: Any
    bold: Any
    day: Any
    planned: Any
    done: Any


def write_timeline_table(session: Session, process_id: int, language: str, path: Path, now: datetime) -> None:
    """Write the spreadsheet."""
    import xlsxwriter

    t = translator(language)
    found = timeline.rows(session, process_id, now.date())
    steps = [row for row in found if row.kind != DECISION]
    decisions = [row for row in found if row.kind == DECISION]
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, **_PLAIN_TEXT})
    workbook.set_properties({"created": now.replace(tzinfo=None)})
    formats = _formats(workbook)
    _write(workbook, t.gettext("Timeline"), _heads(t), [_cells(row, t) for row in steps], formats)
    _write_bars(workbook, t, steps, formats)
    if decisions:
        heads = [
            t.gettext(text)
            for text in (N_("Entity"), N_("Due"), N_("Decided on"), N_("Decided by"), N_("State"))
        ]
        lines: list[list[Cell]] = [
            [row.title.get(language), row.end, row.done, row.owner, t.gettext(STATES[row.state])] for row in decisions
        ]  # fmt: skip
        _write(workbook, t.gettext("Decisions"), heads, lines, formats)
    workbook.close()
    with replace_with(path) as file:
        file.write(buffer.getvalue())


def _formats(workbook: Any) -> _Formats:
    top = {"valign": "top"}
    return _Formats(
        workbook.add_format({"bold": True, "bottom": 1}),
        workbook.add_format({"text_wrap": True, **top}),
        workbook.add_format({"bold": True, **top}),
        workbook.add_format({"num_format": "dd/mm/yyyy", "align": "left", **top}),
        workbook.add_format({"bg_color": "#B8C4D0"}),
        workbook.add_format({"bg_color": "#4A5A6A"}),
    )


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
        row.number or None, t.gettext(_KINDS[row.kind]), row.title.get(t.language), row.owner, row.start, row.end, days,
        row.started, row.done, row.waits, t.gettext(STATES[row.state]), row.target, row.actual,
        row.unit.get(t.language),
    ]  # fmt: skip


def _write(
    workbook: Any, title: str, heads: Sequence[str], lines: Sequence[Sequence[Cell]], formats: _Formats
) -> None:
    sheet = workbook.add_worksheet(_sheet_name(title))
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, formats.head)
        cells = [line[column] for line in lines]
        for number, cell in enumerate(cells, 1):
            _write_cell(sheet, number, column, cell, formats)
        widest = max((_width(cell) for cell in (head, *cells)), default=0)
        sheet.set_column(column, column, min(_WIDEST, widest + 3))
    if lines:
        sheet.autofilter(0, 0, len(lines), len(heads) - 1)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, date) and cell >= _EXCEL:
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), formats.day)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, formats.text)
    else:
        sheet.write_string(row, column, "" if cell is None else str(cell), formats.text)


def _width(cell: Cell) -> int:
    return 10 if isinstance(cell, date) else len(str(cell or ""))


def _write_bars(workbook: Any, t: Translator, steps: Sequence[Row], formats: _Formats) -> None:
    """Write a sheet on which a filled cell is a week in which something goes on."""
    days = [day for row in steps for day in (row.start, row.end) if day is not None and day >= _EXCEL]
    if not days:
        return
    columns = list(weeks(min(days), min(max(days), min(days) + timedelta(weeks=_MOST_WEEKS))))
    sheet = workbook.add_worksheet(_sheet_name(t.gettext("By weeks")))
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(columns), 3)
    upright = workbook.add_format({"rotation": 90, "num_format": "dd/mm/yyyy", "bottom": 1})
    sheet.write_string(0, 0, t.gettext("What"), formats.head)
    for column, (start, _end) in enumerate(columns, 1):
        sheet.write_datetime(0, column, datetime(start.year, start.month, start.day), upright)
    for number, row in enumerate(steps, 1):
        sheet.write_string(
            number, 0, row.title.get(t.language), formats.bold if row.kind == PHASE else formats.text
        )
        for column, (start, after) in enumerate(columns, 1):
            if row.start and row.start < after and (row.end or row.start) >= start:
                done = formats.done if row.done else formats.planned
                sheet.write_string(number, column, "◆" if row.kind == MILESTONE else "", done)


def _sheet_name(title: str) -> str:
    """Return a name a spreadsheet takes: 31 characters without its own signs."""
    return title.translate(_NO_SIGNS)[:31]


_NO_SIGNS: Final = str.maketrans(dict.fromkeys("[]:*?/\\"))
