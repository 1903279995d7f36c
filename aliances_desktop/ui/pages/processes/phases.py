"""The phases of a process: which are done, which is active, and the work on the one chosen."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Phase, Texts
from aliances_desktop.services import gates, lines, phases
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes.phase_card import PhaseCard
from aliances_desktop.ui.pages.processes.phase_gate import PhaseGate
from aliances_desktop.ui.pages.processes.phase_work import PhaseDuties, PhaseTasks
from aliances_desktop.ui.widgets.labels import (
    badge,
    beside,
    button,
    column,
    empty_page,
    label,
    literal,
    row,
    set_tone,
)
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel

_STEPS: Final[tuple[type[RecordTab], ...]] = (PhaseCard, PhaseDuties, PhaseTasks, PhaseGate)
_ICONS: Final = {"active": "play", "closed": "circle-check", "": "circle"}
_TONES: Final = {"active": "ok", "closed": "neutral", "": "neutral"}


class PhasesTab(RecordTab):
    """The phases on the left, and on the right the card, functions, tasks and condition of the one chosen."""

    NAME = "processes"
    TITLE = N_("Phases")
    WATCHES = frozenset({Phase})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._phases: dict[int, Phase] = {}
        self.line = new_line(_("A phase, then Enter"), self.add)
        self.line.setEnabled(self.is_writable)
        self.table: LinesTable[Phase] = LinesTable(self._model(), _("Phases"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.moved.connect(self.move_by)
        self.table.deleted.connect(self.delete)
        self.title = label(role="group", wrap=True)
        self.state = badge("", "neutral")
        self.activate = button(_("Make active"), self.make_active, icon="play")
        self.outcome = new_line(_("How the phase ended, then Enter closes it"), self.close_phase)
        self.tabs = QTabWidget()
        self.steps = tuple(kind(context) for kind in _STEPS)
        for step in self.steps:
            self.tabs.addTab(step, literal(_(step.TITLE)))
        self.tabs.currentChanged.connect(lambda _number: self.trailed.emit())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._whole())
        self.setLayout(column(self._stack))

    def _model(self) -> RowsModel[Phase]:
        return RowsModel(
            (
                Column(
                    N_("Phase"), lambda one: one.title.get(current().language), 150, field="title",
                    icon=lambda one: _ICONS[phases.state(one)], edit=lambda one: one.title.get(current().language),
                ),
                Column(
                    N_("State"), _state, 70, tone=lambda one: "ok" if phases.state(one) == "active" else "",
                ),
            ),
            lambda ids: {id: self._phases[id] for id in ids if id in self._phases},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    def _empty(self) -> QWidget:
        begin = button(_("Add the first phase"), self.add_first, icon="plus", primary=True)
        begin.setEnabled(self.is_writable)
        return empty_page(_("This process has no phase yet: a process goes from phase to phase."), begin)

    def _whole(self) -> QWidget:
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.line, self.table))
        left.setMinimumWidth(200)
        head = row(self.title, self.state, self.activate)
        head.setStretch(0, 1)
        layout = column(head, self.outcome, self.tabs)
        layout.setStretch(2, 1)
        right.setLayout(layout)
        splitter = beside(left, right, (240, 640), grows=1)
        whole = QWidget()
        whole.setLayout(column(splitter, margin=12))
        return whole

    # Reading

    def show_record(self, record_id: int) -> None:
        """Show a process, from its active phase on."""
        if record_id != self.record_id:
            self._phases = {}
            self.table.show_ids([])
        super().show_record(record_id)

    def fill(self) -> None:
        """Read the phases; the one chosen stays chosen, the active one is to begin with."""
        self._phases = {one.key: one for one in self.context.read(phases.of_process, self.record_id)}
        self._stack.setCurrentIndex(1 if self._phases else 0)
        self.table.show_ids(list(self._phases))
        if self._phases and self.table.current_id() is None:
            active = (key for key, one in self._phases.items() if one.is_active)
            self.table.choose(next(active, next(iter(self._phases))))
        self._show()

    @property
    def phase(self) -> Phase | None:
        """The phase chosen."""
        return self._phases.get(self.table.current_id() or 0)

    def _show(self) -> None:
        phase = self.phase
        if phase is None:
            return
        state = phases.state(phase)
        self.title.setText(phase.title.get(current().language))
        self.state.setText(_long_state(phase))
        set_tone(self.state, _TONES[state])
        self.activate.setVisible(state != "active")
        self.activate.setText(_("Open again") if state == "closed" else _("Make active"))
        self.outcome.setVisible(state == "active")
        for widget in (self.activate, self.outcome):
            widget.setEnabled(self.is_writable)
        for step in self.steps:
            if step.record_id != phase.key:
                step.leave()
                step.show_record(phase.key)

    # Changing

    def add(self, title: str) -> None:
        """Add a phase, and make it the current one."""
        language = current().language
        added = self.context.edit(N_("Add phase"), phases.add, self.record_id, title, language)
        self.fill()
        self.table.choose(added.key)

    def add_first(self) -> None:
        """Add a phase to be named, and put the cursor in its title."""
        self.add(_("First phase"))
        card = self.steps[0]
        assert isinstance(card, PhaseCard)
        self.tabs.setCurrentIndex(0)
        card.form.focus("title")

    def make_active(self) -> None:
        """Make the phase chosen the active one; say what its gate lacks."""
        phase = self.phase
        if phase is not None and self.is_writable:
            today = self.context.today()
            self.context.edit(N_("Make a phase active"), phases.make_active, phase.key, today)
            self._tell_begun(phase.key, today)

    def close_phase(self, outcome: str) -> None:
        """Close the phase chosen with what came of it; the next one becomes active."""
        phase = self.phase
        if phase is None or not self.is_writable:
            return
        today = self.context.today()
        following = self.context.edit(N_("Close a phase"), phases.close, phase.key, outcome, today)
        if following is None:
            self.context.tell(_("The phase is closed."), can_undo=True)
            return
        self.fill()
        self.table.choose(following.key)
        self._tell_begun(following.key, today)

    def _tell_begun(self, phase_id: int, today: Any) -> None:
        missing = self.context.read(gates.missing, phase_id, today)
        phase = self._phases[phase_id]
        title = phase.title.get(current().language)
        if missing:
            self.context.tell(
                ngettext(
                    "“{phase}” is active, but {n} piece of evidence is missing.",
                    "“{phase}” is active, but {n} pieces of evidence are missing.",
                    missing,
                    phase=title,
                ),
                can_undo=True,
            )
        else:
            self.context.tell(_("“{phase}” is the active phase now.", phase=title), can_undo=True)

    def move_by(self, step: int) -> None:
        """Move the phase chosen up or down."""
        phase = self.phase
        if phase is not None and self.is_writable:
            self.context.edit(N_("Move a phase"), lines.move, Phase, phase.key, step, "process_id")

    def delete(self) -> None:
        """Delete the phases chosen with all that hangs on them; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Delete phases"), lines.delete, Phase, ids)
            self.context.tell(ngettext("{n} phase deleted", "{n} phases deleted", len(ids)), can_undo=True)

    def _commit(self, phase_id: int, column: Column[Phase], text: str) -> None:
        before: Texts = getattr(self._phases[phase_id], column.field)
        value = before.put(current().language, text)
        self.context.edit(N_("Change a phase"), phases.change, phase_id, column.field, value)

    # Frame

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do; phases are deleted only while their list has the focus."""
        handlers = self.steps[self.tabs.currentIndex()].handlers()
        in_step = handlers.get("edit.delete", lambda: None)
        return {**handlers, "edit.delete": lambda: self.delete() if self.table.hasFocus() else in_step()}

    def leave(self) -> None:
        """Commit what is being typed."""
        for step in self.steps:
            step.leave()


def _state(phase: Phase) -> str:
    return {"active": _("Active"), "closed": _("Closed"), "": _("To come")}[phases.state(phase)]


def _long_state(phase: Phase) -> str:
    if phase.closed_on is not None:
        return _("Closed on {day}", day=current().short_day(phase.closed_on))
    return _("Active phase") if phase.is_active else _("To come")
