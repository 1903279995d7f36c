"""How a process goes on or ends: laid out anew, copied for another time, ended in an alliance or by a decision to stop."""

from PySide6.QtWidgets import QLineEdit

from aliances_desktop.i18n import N_
from aliances_desktop.services import process_ends, processes
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.labels import Card, button, label, row


class EndingCard(Card):
    """The state of a process, and what may be done with it as a whole."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Dates and end"))
        self._context = context
        self._process_id = 0
        self.said = label(role="secondary", wrap=True)
        self.again = button(_("Lay out again from its first day"), self.lay_out, icon="calendar-clock")
        self.copy = button(_("Copy for another time"), self.duplicate, icon="copy")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why it stops"))
        self.reason.setAccessibleName(_("Why it stops"))
        self.reason.returnPressed.connect(self.stop)
        self._stop = button(_("Stop here"), self.stop, icon="ban")
        self.alliance = QuietComboBox()
        self.alliance.setAccessibleName(_("Alliance in which it ends"))
        self._end = button(_("It ends in this alliance"), self.end, icon="handshake")
        self.body.addWidget(self.said)
        self.body.addLayout(row(self.again, self.copy, None))
        for field, press in ((self.alliance, self._end), (self.reason, self._stop)):
            line = row(field, press)
            line.setStretch(0, 1)
            self.body.addLayout(line)

    def fill(self, process_id: int) -> None:
        """Show how a process stands."""
        self._process_id = process_id
        process = self._context.read(processes.load, process_id)
        found = self._context.read(process_ends.ending, process_id)
        is_over = found.state == "ended"
        state = _(processes.STATES[found.state])
        outcome = _("{state}: {outcome}", state=state, outcome=found.outcome)
        self.said.setText(outcome if is_over and found.outcome else state)
        chosen = self.alliance.currentData()
        self.alliance.clear()
        for alliance_id, title in found.alliances:
            self.alliance.addItem(title, alliance_id)
        self.alliance.setCurrentIndex(max(self.alliance.findData(chosen), 0) if found.alliances else -1)
        is_writable = not self._context.store.is_read_only
        self.again.setEnabled(is_writable and not is_over and process.starts_on is not None)
        self.copy.setEnabled(is_writable)
        stopping, ending = (self.reason, self._stop), (self.alliance, self._end)
        for widget in (*stopping, *ending):
            widget.setEnabled(is_writable and not is_over)
        for widget in ending:
            widget.setVisible(bool(found.alliances))

    def lay_out(self) -> None:
        """Lay phases and tasks that have not begun out again, by their lengths."""
        process = self._context.read(processes.load, self._process_id)
        if process.starts_on is not None:
            self._context.edit(N_("Lay out the process"), processes.plan, process.key, process.starts_on)
            self._context.tell(_("Phases and tasks have their dates."), can_undo=True)

    def duplicate(self) -> None:
        """Copy the process, and show the copy."""
        today = self._context.today()
        made = self._context.edit(
            N_("Copy the process"), processes.copy_next, self._process_id, _("(copy)"), today
        )
        self._context.go("processes", made.key, "summary")

    def stop(self) -> None:
        """End it by the decision to stop; without a reason the line says so."""
        today = self._context.today()
        self._context.edit(
            N_("Stop the process"), process_ends.stop, self._process_id, self.reason.text(), today
        )
        self.reason.clear()
        self._context.tell(_("The process has stopped."), can_undo=True)

    def end(self) -> None:
        """End it in the alliance chosen."""
        alliance_id = self.alliance.currentData()
        if alliance_id is not None:
            today = self._context.today()
            self._context.edit(
                N_("End the process"), process_ends.end_in_alliance, self._process_id, alliance_id, today
            )
            self._context.tell(_("The process has ended in an alliance."), can_undo=True)
