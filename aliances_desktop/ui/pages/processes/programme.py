"""The sheet of a programme, its team and budget, indicators, state of execution, members and topics."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QTabWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    BudgetLine,
    Execution,
    Indicator,
    Membership,
    Process,
    TeamMember,
    Texts,
    Topic,
)
from aliances_desktop.services import processes, programmes
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes.programme_money import ExecutionStep, TeamStep
from aliances_desktop.ui.pages.processes.programme_people import IndicatorsStep, MembersStep
from aliances_desktop.ui.widgets.editors import Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import button, column, literal, row, scrolled

WORDS: Final = ("challenge", "summary", "objectives", "criteria", "areas")
"""Fields in three languages: those of the interface's language are shown and written."""


class SheetStep(RecordTab):
    """What the programme answers to, what it is, what it wants, and who stands behind it."""

    NAME = "processes"
    TITLE = N_("Description")
    WATCHES = frozenset({Process})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._process: Process | None = None
        self.form = Form(self._fields(), self._commit, _("Sheet of the programme"))
        self.form.set_enabled_fields(self.is_writable)
        inside = QWidget()
        inside.setLayout(column(self.form, None, margin=12))
        self.setLayout(column(scrolled(inside)))

    def _fields(self) -> tuple[Field, ...]:
        return (
            Field("challenge", N_("Challenge"), lambda: Text(2)),
            Field("summary", N_("What it is"), lambda: Text(2)),
            Field("objectives", N_("Objectives"), lambda: Text(3)),
            Field("criteria", N_("Published criteria"), lambda: Text(2)),
            Field("areas", N_("Areas responsible and involved"), lambda: Text(1)),
            Field("sponsor", N_("Sponsor"), Line, 2),
            Field("funder", N_("Funder"), Line, 2),
            Field("file_number", N_("File number"), Line, 2),
        )

    def fill(self) -> None:
        """Read the process."""
        process = self._process = self.context.read(processes.load, self.record_id)
        words = {field: getattr(process, field).get(current().language) for field in WORDS}
        self.form.load(process.model_dump() | words)

    def _commit(self, field: str, value: Any) -> None:
        if field in WORDS and self._process is not None:
            before: Texts = getattr(self._process, field)
            value = before.put(current().language, value)
        self.context.edit(N_("Change the programme"), processes.change, self.record_id, field, value)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self._process is not None and self.record_id:
            self.form.save_all()


STEPS: Final[Mapping[str, type[RecordTab]]] = {
    "sheet": SheetStep,
    "team": TeamStep,
    "indicators": IndicatorsStep,
    "execution": ExecutionStep,
    "members": MembersStep,
}

_SHEETS: Final = {"execution": "execution", "members": "space_programme"}


class ProgrammeTab(RecordTab):
    """A tab of steps: those that the kind of process uses, or all of them for whoever asks."""

    NAME = "processes"
    TITLE = N_("Programme")
    WATCHES = frozenset(
        {Process, BudgetLine, Execution, Indicator, Membership, TeamMember, Topic}
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = QTabWidget()
        self.steps = {name: kind(context) for name, kind in STEPS.items()}
        for step in self.steps.values():
            self.tabs.addTab(step, literal(_(step.TITLE)))
        self.tabs.currentChanged.connect(lambda _number: self.trailed.emit())
        self.all = button(_("All parts"))
        self.all.setProperty("chip", True)
        self.all.setCheckable(True)
        self.all.setToolTip(_("Also the parts that this kind of process seldom needs"))
        self.all.toggled.connect(lambda _on: self._show_steps())
        self.print = button("", self.print_step, icon="printer")
        self.print.setToolTip(_("Print…"))
        self.print.setAccessibleName(_("Print…"))
        corner = QWidget()
        beside = row(self.print, self.all)
        beside.setContentsMargins(0, 2, 12, 4)
        corner.setLayout(beside)
        self.tabs.setCornerWidget(corner)
        layout = column(self.tabs)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def show_record(self, record_id: int) -> None:
        """Show a process in every step."""
        for step in self.steps.values():
            if step.record_id != record_id:
                step.leave()
                step.show_record(record_id)
        super().show_record(record_id)

    def fill(self) -> None:
        """Show the steps that the process uses."""
        self._show_steps()

    def _show_steps(self) -> None:
        if not self.record_id:
            return
        wanted = set(STEPS) if self.all.isChecked() else self.context.read(programmes.parts, self.record_id)
        for number, name in enumerate(self.steps):
            self.tabs.setTabVisible(number, name in wanted)
        self.trailed.emit()

    def print_step(self) -> None:
        """Show the sheet that says what the step shown says on the page for printing."""
        step = list(self.steps)[self.tabs.currentIndex()]
        self.context.go("print", self.record_id, f"process/{_SHEETS.get(step, 'programme_sheet')}")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do."""
        return list(self.steps.values())[self.tabs.currentIndex()].handlers()

    def leave(self) -> None:
        """Commit what is being typed."""
        for step in self.steps.values():
            step.leave()
