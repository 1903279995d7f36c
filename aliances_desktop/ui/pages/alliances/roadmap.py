"""The roadmap of an alliance: its tasks at a glance, done by a key; all else is done in its process."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Commission, Dependency, Entity, Phase, Process, Task, Texts
from aliances_desktop.services import lines, phases, roadmaps
from aliances_desktop.services.timeline import PHASE, STATES, Row
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.labels import button, column, empty_page, label, row
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel

_ICONS = {
    "done": "circle-check",
    "late": "triangle-alert",
    "running": "circle-dot",
    "planned": "circle",
    "": "circle",
}
_TONES = {"late": "error", "done": "ok"}


class RoadmapTab(RecordTab):
    """Tasks by phase; Space is done, Enter opens the timeline."""

    NAME = "alliances"
    TITLE = N_("Roadmap")
    WATCHES = frozenset({Alliance, Process, Phase, Task, Dependency, Commission, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[tuple[str, int], Row] = {}
        self.line = new_line(_("A task for the phase chosen, then Enter"), self.add)
        self.line.setEnabled(self.is_writable)
        model: RowsModel[Row] = RowsModel(
            (
                Column(N_("What"), self._title, 300, icon=lambda one: _ICONS[one.state]),
                Column(N_("Who"), lambda one: one.owner, 150),
                Column(N_("From"), lambda one: self._day(one.start), 92, least=92, hidden_below=620),
                Column(N_("To"), lambda one: self._day(one.end), 92, least=92),
                Column(N_("Achieved"), self._achieved, 110, hidden_below=520),
                Column(
                    N_("State"), lambda one: _(STATES[one.state]), 90, tone=lambda one: _TONES.get(one.state, "")
                ),
            ),
            lambda keys: {key: self._rows[key] for key in keys if key in self._rows},
        )  # fmt: skip
        self.table: LinesTable[Row] = LinesTable(model, _("Roadmap"), letters=" ")
        self.table.typed.connect(lambda _letter: self.toggle())
        self.table.opened.connect(lambda _key: self.open_timeline())
        self.timeline = button(_("Open the timeline"), self.open_timeline, icon="chart-gantt", primary=True)
        paper = button(_("Print it"), self.print_it, icon="printer")
        hint = label(
            _("Space done · Enter opens the timeline, where dates are moved"), role="secondary", wrap=True
        )
        whole = QWidget()
        layout = column(row(self.line, self.timeline, paper), self.table, hint, margin=12)
        layout.setStretch(1, 1)
        whole.setLayout(layout)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(whole)
        self.setLayout(column(self._stack))

    def _empty(self) -> QWidget:
        begin = button(_("Make the roadmap"), self.make, icon="plus", primary=True)
        begin.setEnabled(self.is_writable)
        return empty_page(_("No roadmap yet: who does what, by when, with which commission."), begin)

    @staticmethod
    def _title(one: Row) -> str:
        title = one.title.get(current().language)
        return title if one.kind == PHASE else f"   {title}"

    @staticmethod
    def _day(day: date | None) -> str:
        return current().short_day(day) if day else ""

    @staticmethod
    def _achieved(one: Row) -> str:
        if one.target is None:
            return ""
        reached, target = current().number(one.actual or 0, 2), current().number(one.target, 2)
        return _("{n} of {total}", n=reached, total=target)

    def fill(self) -> None:
        """Read the roadmap."""
        today = self.context.today()
        found = self.context.read(roadmaps.rows, self.record_id, today) if self.record_id else []
        self._rows = {one.key: one for one in found}
        self._stack.setCurrentIndex(1 if found else 0)
        self.table.show_ids(list(self._rows))

    def make(self) -> None:
        """Make the roadmap, and wait for its first task."""
        today = self.context.today()
        self.context.edit(N_("Make the roadmap"), roadmaps.make, self.record_id, today)
        self.line.setFocus()

    def add(self, title: str) -> None:
        """Add a task to the phase of the current row, or to the phase under way."""
        chosen = self._rows.get(self.table.current_id() or ("", 0))
        running = [one.id for one in self._rows.values() if one.kind == PHASE and one.state == "running"]
        every = [one.id for one in self._rows.values() if one.kind == PHASE]
        phase_id = chosen.phase_id if chosen is not None else (running or every)[-1]
        words = Texts().put(current().language, title)
        task = self.context.edit(N_("Add task"), lines.add, Task, {"phase_id": phase_id}, title=words)
        self.fill()
        self.table.choose(("task", task.key))

    def toggle(self) -> None:
        """Mark the tasks chosen as done today, or as not done."""
        ids = [id for kind, id in self.table.chosen_ids() if kind == "task"]
        if ids and self.is_writable:
            today = self.context.today()
            self.context.edit(N_("Done, or not"), phases.toggle_done, ids, today)

    def _plan_id(self) -> int | None:
        plan = self.context.read(roadmaps.roadmap, self.record_id)
        return None if plan is None else plan.key

    def open_timeline(self) -> None:
        """Go to the timeline of the roadmap."""
        self.context.go("processes", self._plan_id(), "timeline")

    def print_it(self) -> None:
        """Go to the sheets of the roadmap."""
        self.context.go("print", self._plan_id(), "process/timeline")
