"""The check-in: type a number or part of a name, Enter, next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import ATTENDANCE
from aliances_desktop.services import participants
from aliances_desktop.services.participants import ParticipantRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


class Door(QWidget):
    """A large line to type in, and under it who it may be; Enter marks the first as arrived."""

    def __init__(self, context: Context, leave: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._leave = leave
        self._workshop_id = 0
        self._rows: dict[int, ParticipantRow] = {}
        self.line = QLineEdit()
        font = self.line.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        self.line.setFont(font)
        self.line.setPlaceholderText(_("Number or name, then Enter"))
        self.line.setAccessibleName(_("Number or name of who has arrived"))
        self.line.textChanged.connect(lambda _text: self.refresh())
        self.line.returnPressed.connect(self.check_in)
        self._count = label(role="title")
        self._last = label(role="secondary")
        model: RowsModel[ParticipantRow] = RowsModel(
            (
                Column(N_("No."), lambda p: str(p.number), 60, align="right"),
                Column(N_("Person"), lambda p: p.person, 260),
                Column(N_("Entity"), lambda p: p.entity, 320),
                Column(N_("Attendance"), lambda p: _(ATTENDANCE[p.attendance]), 120),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table = RowsTable(model, _("Not arrived yet"))
        self.table.opened.connect(lambda _id: self.check_in())
        back = button(_("Back to the list"), leave, icon="chevron-left")
        layout = column(row(self.line, self._count, spacing=24), self._last, self.table, row(back, None))
        self.setLayout(layout)

    def show_workshop(self, workshop_id: int) -> None:
        """Show who of a workshop has not arrived."""
        self._workshop_id = workshop_id
        self.refresh()

    def begin(self) -> None:
        """Wait for the first number."""
        self._last.setText("")
        self.line.clear()
        self.line.setFocus()

    def refresh(self) -> None:
        """Show whom the words typed may mean, those not arrived first."""
        found = self._context.read(participants.find, self._workshop_id, self.line.text().strip())
        waiting = [line for line in found if line.attendance != "arrived"]
        self._rows = {line.id: line for line in waiting}
        self.table.show_ids(list(self._rows))
        if waiting:
            self.table.choose(waiting[0].id)
        counts = self._context.read(participants.counts, self._workshop_id)
        expected = counts.arrived + counts.confirmed
        self._count.setText(_("{arrived} of {expected}", arrived=counts.arrived, expected=expected))

    def check_in(self) -> None:
        """Mark the person chosen as arrived."""
        chosen = self._rows.get(self.table.current_id() or 0)
        if chosen is None or not self.line.text().strip():
            return
        now = self._context.clock()
        self._context.edit(N_("Check in"), participants.check_in, self._workshop_id, chosen.number, now)
        self.line.clear()
        time = current().time(now)
        self._last.setText(_("{time} · {number} {person}, {entity}", time=time, number=chosen.number,
                             person=chosen.person, entity=chosen.entity))  # fmt: skip
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.table.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
