"""The yearly plan as a table: actions by line of work with their period, quantified task, impact, owner and budget."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Phase, Task, Texts
from aliances_desktop.services import lines, phases, programmes
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes.task_lines import TaskLines
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.labels import button, column, empty_page, label, row
from aliances_desktop.ui.widgets.lines import LineColumn

_COLUMNS: Final = (
    LineColumn("line", N_("Line of work"), 90),
    LineColumn("period", N_("When"), 100),
    LineColumn("title", N_("Action"), 260),
    LineColumn("target", N_("Target"), 60),
    LineColumn("actual", N_("Actual"), 60),
    LineColumn("unit", N_("Unit"), 70),
    LineColumn("impact", N_("Impact"), 110, 900),
    LineColumn("owner", N_("Who"), 95),
    LineColumn("budget_cents", N_("Budget"), 80, 640),
    LineColumn("sdgs", N_("SDGs"), 50, 800),
)


class PlanLines(TaskLines):
    """The actions of all phases of a process, or those of one line of work; new ones go into the active phase."""

    def __init__(self, context: Context) -> None:
        self.filter = QuietComboBox()
        self._phases: list[Phase] = []
        super().__init__(
            context, programmes.plan_tasks, _COLUMNS, name=_("Plan"), prompt=_("An action, then Enter"),
            hint=_("Keys: F2 edit the cell · Space done or not · Alt+↑↓ move · Del delete"),
        )  # fmt: skip

    def read(self) -> list[Task]:
        """Return the actions of the line of work chosen, or all of them."""
        self._phases = self._context.read(phases.of_process, self._owner_id)
        chosen = str(self.filter.currentData() or "")
        found = super().read()
        language = current().language
        return [task for task in found if not chosen or task.line.get(language) == chosen]

    def add(self, text: str) -> None:
        """Add an action to the phase of the current one, or to the active one, and make it the current one."""
        if not self._is_writable or not self._phases:
            return
        task = self._rows.get(self.current_id() or 0) or next(iter(self.records), None)
        active = (phase.key for phase in self._phases if phase.is_active)
        phase_id = task.phase_id if task is not None else next(active, self._phases[0].key)
        language = current().language
        line = Texts().put(language, str(self.filter.currentData() or ""))
        title = Texts().put(language, text)
        values: dict[str, Any] = {"title": title, "line": line, "period": "year"}
        added = self._context.edit(N_("Add action"), lines.add, Task, {"phase_id": phase_id}, **values)
        self.fill()
        self.table.choose(added.key)


class PlanTab(RecordTab):
    """The table with the filter of lines of work and its sums."""

    NAME = "processes"
    TITLE = N_("Plan")
    WATCHES = frozenset({Task, Phase})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines = PlanLines(context)
        self.filter = self.lines.filter
        self.filter.setAccessibleName(_("Line of work"))
        self.filter.setMinimumContentsLength(22)
        self.filter.activated.connect(lambda _index: self.fill())
        self._sums = label(role="secondary")
        self.print = button(_("Print…"), self.print_plan, icon="printer")
        whole = QWidget()
        layout = column(row(self.filter, None, self._sums, self.print), self.lines, margin=12)
        layout.setStretch(1, 1)
        whole.setLayout(layout)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(whole)
        self.setLayout(column(self._stack))

    def _empty(self) -> QWidget:
        begin = button(_("Add a phase for the year"), self.add_phase, icon="plus", primary=True)
        begin.setEnabled(self.is_writable)
        return empty_page(_("This process has no phase yet, and actions stand in phases."), begin)

    def fill(self) -> None:
        """Read the lines of work, the actions and their sums."""
        self._fill_filter()
        self.lines.show_owner(self.record_id)
        # What is the same in every row needs no column.
        self.lines.table.setColumnHidden(0, bool(self.filter.currentData()))
        has_phase = bool(self.context.read(phases.of_process, self.record_id))
        self._stack.setCurrentIndex(1 if has_phase else 0)
        tasks = self.lines.records
        count = ngettext("{n} action", "{n} actions", len(tasks))
        money = current().money(sum(task.budget_cents or 0 for task in tasks) / 100)
        self._sums.setText(f"{count} · {money}")

    def _fill_filter(self) -> None:
        chosen = self.filter.currentData()
        found = self.context.read(programmes.lines_of_work, self.record_id, current().language)
        self.filter.clear()
        self.filter.addItem(_("All lines of work"), "")
        for line in found:
            self.filter.addItem(line, line)
        self.filter.setCurrentIndex(max(self.filter.findData(chosen), 0))

    def add_phase(self) -> None:
        """Add the phase in which the actions of the year stand."""
        language = current().language
        self.context.edit(N_("Add phase"), phases.add, self.record_id, _("The year"), language)
        self.lines.line.setFocus()

    def print_plan(self) -> None:
        """Show the table on the page for printing."""
        self.context.go("print", self.record_id, "process/plan_table")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting."""
        return self.lines.handlers()
