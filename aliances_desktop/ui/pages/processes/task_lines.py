"""Tasks written line by line: those of a phase, its functions of the officer, or all those of a process."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from aliances_desktop.i18n import N_
from aliances_desktop.model import Task
from aliances_desktop.model.codes_alliance import PERIODS
from aliances_desktop.services import phases
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.labels import button, row
from aliances_desktop.ui.widgets.lines import LineColumn, LinesList
from aliances_desktop.ui.widgets.rows import Column


class TaskLines(LinesList[Task]):
    """Tasks of which `read_from` gives those of the owner; Space marks them as done today, or not any more."""

    def __init__(
        self,
        context: Context,
        read_from: Callable[[Any, int], list[Task]],
        columns: Sequence[LineColumn],
        *,
        name: str,
        prompt: str,
        kind: str = "task",
        hint: str = "",
    ) -> None:
        self._read_from = read_from
        super().__init__(
            context, Task, "phase_id", columns, name=name, prompt=prompt, first="title", hint=hint,
            preset=lambda: {"kind": kind}, letters=" ",
        )  # fmt: skip
        self.table.typed.connect(lambda _key: self.toggle())
        self.done = button(_("Done, or not"), self.toggle, icon="circle-check")
        self.done.setToolTip(_("Space"))
        self.done.setEnabled(self._is_writable)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeWidget(self.line)
        layout.insertLayout(0, row(self.line, self.done))

    def read(self) -> list[Task]:
        """Return the tasks of the owner that belong here."""
        return self._context.read(self._read_from, self._owner_id)

    def _column(self, one: LineColumn) -> Column[Task]:
        column = super()._column(one)
        if one.field == "title":
            return replace(column, icon=lambda task: "circle-check" if task.done_on else "circle")
        if one.field == "period":
            return replace(column, text=_when)
        return column

    def toggle(self) -> None:
        """Mark the tasks chosen as done today, or as not done."""
        ids = self.table.chosen_ids()
        if ids and self._is_writable:
            today = self._context.today()
            self._context.edit(N_("Mark tasks as done"), phases.toggle_done, ids, today)

    def move_by(self, step: int) -> None:
        """Move the current task among those of its phase."""
        id = self.current_id()
        if id is not None and self._is_writable:
            self._context.edit(N_("Move a task"), phases.move_task, id, step)

    def _commit(self, id: int, column: Column[Task], text: str) -> None:
        value = self._value(self._rows[id], column.field, text)
        self._context.edit(N_("Change a task"), phases.change_task, id, column.field, value)


def _when(task: Task) -> str:
    """The period of a task, or its dates where it goes by dates."""
    if task.period:
        return _(PERIODS[task.period])
    days = [current().short_day(day) for day in (task.starts_on, task.ends_on) if day is not None]
    return " – ".join(dict.fromkeys(days))
