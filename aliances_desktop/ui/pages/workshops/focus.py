"""A focus group from its design to its ideas; signs of leadership are for whoever leads it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit

from aliances_desktop.i18n import N_
from aliances_desktop.model import LeadershipSignal, Participant
from aliances_desktop.services import focus, participants
from aliances_desktop.services.focus import SignalRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.workshops.focus_design import DataStep, DesignStep
from aliances_desktop.ui.pages.workshops.focus_moments import MomentsStep
from aliances_desktop.ui.pages.workshops.judged import JudgedStep
from aliances_desktop.ui.pages.workshops.tab import WorkshopSteps, WorkshopTab
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.labels import column, label, row
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel


class LeadershipStep(WorkshopTab):
    """Signs of positive leadership, person by person; they leave this page on no paper."""

    TITLE = N_("Leadership")
    WATCHES = frozenset({LeadershipSignal, Participant})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, SignalRow] = {}
        self.person = QuietComboBox()
        self.person.setAccessibleName(_("Person"))
        self.person.setMinimumContentsLength(24)
        self.line: QLineEdit = new_line(_("What this person did, then Enter"), self.add)
        model: RowsModel[SignalRow] = RowsModel(
            (
                Column(N_("Person"), lambda s: s.person or s.entity, 150),
                Column(N_("Entity"), lambda s: s.entity, 170),
                Column(N_("Sign of leadership"), lambda s: s.text, 320, edit=lambda s: s.text, field="text"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )
        self.table: LinesTable[SignalRow] = LinesTable(model, _("Signs of leadership"))
        self.table.deleted.connect(self.delete)
        for widget in (self.person, self.line):
            widget.setEnabled(self.is_writable)
        top = row(self.person, self.line)
        top.setStretch(1, 1)
        hint = _(
            "For whoever leads the group. Listening, summing up, making others speak, offering to act: it is never printed."
        )
        self.setLayout(column(top, self.table, label(hint, role="secondary", wrap=True), margin=12))

    def fill(self) -> None:
        """Read the people and what was noted of them."""
        chosen = self.person.currentData()
        self.person.clear()
        for line in self.context.read(participants.rows, self.workshop_id, sort="person"):
            self.person.addItem(" · ".join(part for part in (line.person, line.entity) if part), line.id)
        self.person.setCurrentIndex(max(self.person.findData(chosen), 0))
        self._rows = {line.id: line for line in self.context.read(focus.signals, self.workshop_id)}
        self.table.show_ids(list(self._rows))

    def add(self, text: str) -> None:
        """Note a sign of leadership in the person chosen."""
        participant_id = self.person.currentData()
        if participant_id is not None:
            added = self.context.edit(N_("Note a sign of leadership"), focus.add_signal, participant_id, text)
            self.table.choose(added.key)

    def delete(self) -> None:
        """Delete the signs chosen; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Delete signs of leadership"), focus.delete_signals, ids)
            self.context.tell(ngettext("{n} line deleted", "{n} lines deleted", len(ids)), can_undo=True)

    def _commit(self, signal_id: int, column: Column[SignalRow], text: str) -> None:
        self.context.edit(N_("Change a sign of leadership"), focus.set_signal, signal_id, column.field, text)

    def handlers(self) -> dict[str, Callable[[], Any]]:
        """Return deleting."""
        return {"edit.delete": self.delete}


class FocusTab(WorkshopSteps):
    """Design, data, moments, ideas and leadership."""

    NAME = "workshops"
    TITLE = N_("Focus group")
    HEADER = ("print.open",)
    STEPS = (DesignStep, DataStep, MomentsStep, JudgedStep, LeadershipStep)
