"""The work in a phase: the functions of the municipal officer as a check-list, and its tasks."""

from collections.abc import Callable

from aliances_desktop.i18n import N_
from aliances_desktop.model import Commission, Entity, Task
from aliances_desktop.services import phases
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes.task_lines import TaskLines
from aliances_desktop.ui.widgets.labels import column, label
from aliances_desktop.ui.widgets.lines import LineColumn


class PhaseDuties(RecordTab):
    """What the officer does in a phase, ticked off with Space."""

    NAME = "processes"
    TITLE = N_("Functions")
    WATCHES = frozenset({Task})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines = TaskLines(
            context,
            phases.duties,
            (LineColumn("title", N_("Function of the municipal officer"), 420), LineColumn("done_on", N_("Done on"), 90)),
            name=_("Functions"), prompt=_("A function, then Enter"), kind=phases.DUTY,
            hint=_("Keys: Space done or not · F2 edit · Alt+↑↓ move · Del delete"),
        )  # fmt: skip
        self._count = label(role="secondary")
        self.setLayout(column(self._count, self.lines, margin=12))

    def fill(self) -> None:
        """Read the functions."""
        self.lines.show_owner(self.record_id)
        done = sum(task.done_on is not None for task in self.lines.records)
        total = len(self.lines.records)
        number = current().number
        self._count.setText(_("{done} of {total} done", done=number(done), total=number(total)))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting."""
        return self.lines.handlers()


class PhaseTasks(RecordTab):
    """Tasks and milestones of a phase, with who, when and how far."""

    NAME = "processes"
    TITLE = N_("Tasks")
    WATCHES = frozenset({Task, Entity, Commission})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines = TaskLines(
            context,
            phases.tasks,
            (
                LineColumn("title", N_("Task"), 260), LineColumn("kind", N_("Kind"), 80, 620),
                LineColumn("owner", N_("Who"), 100), LineColumn("entity_id", N_("Entity"), 120, 720),
                LineColumn("starts_on", N_("From"), 80), LineColumn("ends_on", N_("To"), 80),
                LineColumn("done_on", N_("Done on"), 80),
            ),
            name=_("Tasks"), prompt=_("A task, then Enter"),
            hint=_("Keys: Space done or not · F2 edit · Alt+↑↓ move · Del delete"),
        )  # fmt: skip
        self.setLayout(column(self.lines, margin=12))

    def fill(self) -> None:
        """Read the tasks."""
        self.lines.show_owner(self.record_id)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting."""
        return self.lines.handlers()
