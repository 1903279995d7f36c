"""The timeline of a process: a table to edit and its chart beside it; a move that shifts others is shown first."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Commission,
    Dependency,
    Entity,
    Involvement,
    Phase,
    Process,
    Task,
    Texts,
)
from aliances_desktop.services import lines, phases, processes, timeline, timeline_moves
from aliances_desktop.services.timeline import DECISION, PHASE, Row
from aliances_desktop.services.timeline_moves import Shift
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes.timeline_files import ENDINGS, save_timeline, title_of
from aliances_desktop.ui.pages.processes.timeline_shift import ShiftQuestion
from aliances_desktop.ui.pages.processes.timeline_shown import TimelineChoices
from aliances_desktop.ui.pages.processes.timeline_table import (
    TimelineModel,
    TimelineTable,
    columns,
    day,
    is_milestone,
    numbers,
)
from aliances_desktop.ui.widgets.editors import Day
from aliances_desktop.ui.widgets.gantt import ZOOMS, Bar, GanttView, Scale
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.lines import new_line
from aliances_desktop.ui.widgets.rows import Column
from aliances_desktop.ui.widgets.save_file import ask_save
from aliances_desktop.ui.widgets.segments import Segments

_BEFORE: Final = timedelta(days=30)
_BEHIND: Final = timedelta(days=120)
_LONG: Final = timedelta(days=240)
_TONES: Final = {"done": "ok", "late": "error", "running": ""}


class TimelineTab(RecordTab):
    """Table and chart scroll together; what is chosen in one is chosen in the other."""

    NAME = "processes"
    TITLE = N_("Timeline")
    HEADER = ("timeline.print", "timeline.save")
    WATCHES = frozenset({Process, Phase, Task, Dependency, Involvement, Commission, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[tuple[str, int], Row] = {}
        self._bars: list[Bar] = []
        self._shown_id = 0
        self.zoom = Segments({code: _(text) for code, text in ZOOMS.items()}, _("Zoom"))
        self.zoom.choose("quarter")
        self.zoom.setMinimumWidth(sum(chip.sizeHint().width() + 6 for chip in self.zoom.buttons.values()))
        self.line = new_line(_("A task for the phase chosen, then Enter"), self.add)
        self.line.setEnabled(self.is_writable)
        model = TimelineModel(
            columns(),
            lambda keys: {key: self._rows[key] for key in keys if key in self._rows},
            self._commit if self.is_writable else None,
        )
        self.table = TimelineTable(model, _("Timeline"))
        self.chart = GanttView(_("Chart of the timeline"))
        self.chart.setAccessibleDescription(
            _("Alt with the arrows moves the task, with Shift its end; + and − zoom, Home shows today.")
        )
        self.question = ShiftQuestion()
        self.choices = TimelineChoices(context, self.is_writable)
        self._day = Day(context.today)
        self._connect()
        self._arrange()

    def _arrange(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.chart)
        splitter.setSizes([500, 440])
        self.table.setMinimumWidth(240)
        self.chart.setMinimumWidth(200)
        keys = label(
            _("Alt+←→ a day · with Shift its end · Space done · M milestone · Alt+↑↓ order · F2 edit · Del delete"),
            role="secondary", wrap=True,
        )  # fmt: skip
        now = button(_("Today"), lambda: self.chart.show_day(self.context.today()))
        top = row(self.line, self.choices.columns.button, self.zoom, now)
        top.setStretch(0, 1)
        foot = row(keys, self.choices.printed)
        foot.setStretch(0, 1)
        layout = column(top, self.question, splitter, foot, margin=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.zoom.chosen.connect(lambda _code: self._draw())
        self.question.accepted.connect(self.accept)
        self.question.cancelled.connect(self.cancel)
        self.table.chosen.connect(self._on_chosen)
        self.table.nudged.connect(self._nudge)
        self.table.typed.connect(self._on_key)
        self.table.moved.connect(self.reorder)
        self.table.deleted.connect(self.delete)
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self._stand_beside())
        self.chart.chosen.connect(self.table.choose)
        self.chart.moved.connect(self.plan)
        self.chart.zoomed.connect(self._zoom_by)

    # Reading

    def fill(self) -> None:
        """Read the rows."""
        self._drop()
        today = self.context.today()
        found = self.context.read(timeline.rows, self.record_id, today) if self.record_id else []
        self._rows = {line.key: line for line in found}
        self._bars = [self._bar(line) for line in found]
        self.table.show_ids(list(self._rows))
        if self.record_id:
            process = self.context.read(processes.load, self.record_id)
            self.choices.load(process)
            self.table.show_columns(process.shown)
        if self.record_id != self._shown_id:
            self._shown_id = self.record_id
            self._begin_with(found)
        self._draw()

    def _begin_with(self, found: list[Row]) -> None:
        """Begin at what is to be done next, at a zoom in which a long process is seen as a whole."""
        days = [one for line in found for one in (line.start, line.end) if one]
        is_long = bool(days) and max(days) - min(days) > _LONG
        self.zoom.choose("year" if is_long else "quarter")
        ahead = (line.key for line in found if line.number and line.state not in ("done", ""))
        first = next(ahead, None)
        if first is not None:
            self.table.choose(first)

    def _draw(self) -> None:
        today = self.context.today()
        days = [one for line in self._rows.values() for one in (line.start, line.end, line.done) if one]
        first, last = min([*days, today]) - _BEFORE, max([*days, today]) + _BEHIND
        scale = Scale(first.replace(day=1), last, self.zoom.current)
        lacking = self.chart.viewport().width() - scale.width
        if lacking > 0:
            scale = Scale(scale.first, last + timedelta(days=int(lacking / scale.day_width) + 1), scale.zoom)
        self.chart.show_bars(self._bars, scale, today)
        self.chart.show_current(self.table.current_id())
        self._stand_beside()

    def _bar(self, line: Row) -> Bar:
        ends = day(line.end) if line.end and line.end != line.start else ""
        dates = f"{day(line.start)} – {ends}" if ends else day(line.start)
        names = (line.owner, dates) if line.kind != DECISION else (line.title.get(current().language), dates)
        return Bar(
            line.key, line.kind, line.start, line.end, line.started, line.done,
            " · ".join(filter(None, names)), _TONES.get(line.state, ""),
            tuple(("task", id) for id in line.after),
            is_movable=self.is_writable and line.kind != DECISION and (line.kind != PHASE or line.is_own),
        )  # fmt: skip

    def _stand_beside(self) -> None:
        head = self.table.horizontalHeader().height() + self.table.frameWidth()
        row_height = self.table.verticalHeader().defaultSectionSize()
        self.chart.set_rows(head, row_height, self.table.verticalScrollBar().value())

    def _on_chosen(self, key: object) -> None:
        shifts = self.question.shifts
        if shifts and key != ("task", shifts[0].task_id):
            self.cancel()
        self.chart.show_current(key)

    def _zoom_by(self, step: int) -> None:
        codes = list(ZOOMS)
        place = codes.index(self.zoom.current) + step
        if 0 <= place < len(codes):
            self.zoom.choose(codes[place])
            self._draw()

    # Planning

    def _nudge(self, days: int, is_end: bool) -> None:
        self.chart.move_current(days, is_end=is_end)

    def plan(self, key: tuple[str, int], start: date, end: date | None) -> None:
        """Plan a row for those days: at once where nothing else moves, else the shift is shown first."""
        if not self.is_writable or key not in self._rows:
            return
        kind, id = key
        if kind == PHASE:
            self.context.edit(N_("Move the phase"), timeline_moves.move_phase, id, start, end)
            return
        shifts = self.context.read(timeline_moves.preview_move, id, start, end or start)
        if len(shifts) > 1 or (shifts and shifts[0].task_id != id):
            self._ask(shifts)
        elif shifts:
            self._write(shifts)

    def _ask(self, shifts: Sequence[Shift]) -> None:
        self.chart.show_ghosts({("task", one.task_id): one.after for one in shifts})
        self.question.ask(shifts)

    def accept(self) -> None:
        """Write the move with all it shifts."""
        shifts = self.question.shifts
        self._drop()
        self.table.setFocus()
        self._write(shifts)

    def _write(self, shifts: Sequence[Shift]) -> None:
        spans = {one.task_id: one.after for one in shifts}
        self.context.edit(N_("Move tasks"), timeline_moves.move_tasks, spans)

    def cancel(self) -> None:
        """Leave everything where it was."""
        self._drop()
        self.table.setFocus()

    def _drop(self) -> None:
        self.question.drop()
        self.chart.show_ghosts({})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_asked = bool(self.question.shifts)
        if is_asked and event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif is_asked and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    # Rows

    def _chosen_row(self) -> Row | None:
        return self._rows.get(self.table.current_id() or ("", 0))

    def add(self, title: str) -> None:
        """Add a task to the phase of the current row, or to the last one."""
        chosen = self._chosen_row()
        found = [line.id for line in self._rows.values() if line.kind == PHASE]
        phase_id = chosen.phase_id if chosen is not None else (found[-1] if found else 0)
        language = current().language
        with self.context.store.edit(N_("Add task")) as session:
            phase_id = phase_id or phases.add(session, self.record_id, _("First phase"), language).key
            task = lines.add(session, Task, {"phase_id": phase_id}, title=Texts().put(language, title))
        self.fill()
        self.table.choose(("task", task.key))

    def reorder(self, step: int) -> None:
        """Move the current task among those of its phase."""
        chosen = self._chosen_row()
        if chosen is not None and chosen.number and self.is_writable:
            self.context.edit(N_("Move a line"), phases.move_task, chosen.id, step)

    def delete(self) -> None:
        """Delete the tasks chosen; a toast offers to undo it."""
        ids = [id for kind, id in self.table.chosen_ids() if kind == "task"]
        if ids and self.is_writable:
            self.context.edit(N_("Delete tasks"), lines.delete, Task, ids)
            self.context.tell(ngettext("{n} task deleted", "{n} tasks deleted", len(ids)), can_undo=True)

    def _on_key(self, letter: str) -> None:
        chosen = self._chosen_row()
        if chosen is None or not chosen.number or not self.is_writable:
            return
        if letter == " ":
            ids = [id for kind, id in self.table.chosen_ids() if kind == "task"]
            today = self.context.today()
            self.context.edit(N_("Done, or not"), phases.toggle_done, ids, today)
        else:
            kind = "task" if is_milestone(chosen) else "milestone"
            self.context.edit(N_("Make a milestone"), phases.change_task, chosen.id, "kind", kind)

    def _commit(self, key: tuple[str, int], column: Column[Row], text: str) -> None:
        line = self._rows[key]
        if column.field in ("start", "end"):
            self._commit_day(line, column.field, text)
        elif column.field == "waits":
            ids = numbers(list(self._rows.values()))
            self.context.edit(N_("Change what it waits for"), timeline_moves.set_waits, line.id, text, ids)
        else:
            value: Any = line.title.put(current().language, text) if column.field == "title" else text
            self.context.edit(N_("Change the timeline"), timeline.set_value, line, column.field, value)

    def _commit_day(self, line: Row, field: str, text: str) -> None:
        value = self._day.read(text)
        if value is None:
            name = "starts_on" if field == "start" else "ends_on"
            self.context.edit(N_("Change the timeline"), timeline.set_value, line, name, None)
            return
        start, end = line.start, line.end
        if field == "start":
            # A new start moves the task as it is; its end is changed by itself.
            length = end - start if start is not None and end is not None else timedelta(0)
            start, end = value, value + length
        else:
            start, end = start or value, value
        self.plan(line.key, start, end)

    # Frame

    def leave(self) -> None:
        """Commit the date being typed."""
        if self.is_writable and self.record_id:
            self.choices.printed.save_all()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting, and what takes the timeline out of here."""
        return {
            "edit.delete": self.delete,
            "timeline.print": lambda: self.context.go("print", self.record_id, "process/timeline"),
            "timeline.save": self.save,
        }

    def save(self) -> None:
        """Write the timeline as PDF, picture, calendar or spreadsheet, as the name ends."""
        title = title_of(self.context, self.record_id, self.context.preferences.handout_language)
        path = ask_save(self, _("Save the timeline"), title, *ENDINGS)
        if path is not None:
            save_timeline(self.context, self.record_id, path)
