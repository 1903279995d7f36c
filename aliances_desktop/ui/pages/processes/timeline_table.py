"""The table beside the chart of a timeline: a row for each phase, task and decision, edited in place."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes_alliance import TIMELINE_COLUMNS
from aliances_desktop.services.timeline import DECISION, MILESTONE, PHASE, STATES, Row
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.lines import LinesTable
from aliances_desktop.ui.widgets.rows import Column, RowsModel

HEAD: Final = 48
_ICONS: Final = {
    "done": "circle-check",
    "late": "triangle-alert",
    "running": "circle-dot",
    "planned": "circle",
    "": "circle",
}
_TONES: Final = {"late": "error", "done": "ok"}
_INDENT: Final = "   "
_FIRST: Final = 2
"""Place of the first column that can be left out; the others are those of `TIMELINE_COLUMNS` in their order."""


def day(value: date | None) -> str:
    """Return a date in figures, "" for none."""
    return current().short_day(value) if value else ""


def progress(row: Row) -> str:
    """Return the state in words, or what has been achieved of the target."""
    if row.target is not None and row.state != "done":
        reached = current().number(row.actual or 0, 2)
        return _("{n} of {total}", n=reached, total=current().number(row.target, 2))
    return _(STATES[row.state])


def _title(row: Row) -> str:
    title = row.title.get(current().language)
    if row.kind == DECISION:
        title = _("Decision: {entity}", entity=title)
    return title if row.kind == PHASE else _INDENT + title


def columns() -> tuple[Column[Row], ...]:
    """Return the columns: number, what, who, from, to, waits for, state."""
    return (
        Column(N_("#"), lambda row: str(row.number) if row.number else "", 30, align="right"),
        Column(
            N_("What"), _title, 260, edit=lambda row: row.title.get(current().language), field="title",
            icon=lambda row: _ICONS[row.state],
        ),
        Column(N_("Who"), lambda row: row.owner, 80, edit=lambda row: row.owner, field="owner"),
        Column(N_("From"), lambda row: day(row.start), 92, edit=lambda row: day(row.start), field="start", least=94),
        Column(N_("To"), lambda row: day(row.end), 92, edit=lambda row: day(row.end), field="end", least=94),
        Column(N_("Waits for"), lambda row: row.waits, 60, edit=lambda row: row.waits, field="waits"),
        Column(N_("State"), progress, 84, least=84, tone=lambda row: _TONES.get(row.state, "")),
    )  # fmt: skip


class TimelineModel(RowsModel[Row]):
    """Rows of which only those of tasks and phases can be edited, and of these not every column."""

    def flags(self, index: Any) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.row(index.row()) if index.isValid() else None
        field = self.columns[index.column()].field if index.isValid() else ""
        is_fixed = row is None or row.kind == DECISION or (row.kind == PHASE and field in ("owner", "waits"))
        return flags & ~Qt.ItemFlag.ItemIsEditable if is_fixed else flags


class TimelineTable(LinesTable[Row]):
    """Alt with the arrows moves a task in time and order, with Shift its end; Space is done, M makes a milestone."""

    nudged = Signal(int, bool)
    """Please move the current row by so many days; or only its end."""

    def __init__(self, model: TimelineModel, name: str) -> None:
        super().__init__(model, name, letters=" m")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAlternatingRowColors(False)
        self.horizontalHeader().setFixedHeight(HEAD)

    def show_columns(self, wanted: Collection[str]) -> None:
        """Show these columns of `TIMELINE_COLUMNS` beside number and title."""
        self.leave_out([_FIRST + place for place, code in enumerate(TIMELINE_COLUMNS) if code not in wanted])

    def event(self, event: QEvent) -> bool:
        # Alt with an arrow is Back and Forward elsewhere.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _nudge(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = _nudge(event)
        if days and self.state() != self.State.EditingState:
            self.nudged.emit(days, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


def _nudge(event: QKeyEvent) -> int:
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)


def numbers(rows: Sequence[Row]) -> Mapping[int, int]:
    """Return the id of the task of each number."""
    return {row.number: row.id for row in rows if row.number}


def is_milestone(row: Row) -> bool:
    """Tell whether a row is a milestone."""
    return row.kind == MILESTONE
