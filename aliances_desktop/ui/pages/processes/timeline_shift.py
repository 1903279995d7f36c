"""The question before a move that shifts other tasks: nothing is written until it is answered."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aliances_desktop.services.timeline_moves import Shift
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.labels import button, label, row

_NAMED = 3
"""Tasks that are named; the others are counted."""


class ShiftQuestion(QWidget):
    """A bar that names what would move with a task, with both answers; hidden while there is nothing to ask."""

    accepted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shifts: Sequence[Shift] = ()
        self.sentence = label(wrap=True)
        self._accept = button(_("Shift them too"), self.accepted.emit, icon="check", primary=True)
        self._accept.setToolTip("Enter")
        cancel = button(_("Leave all as it was"), self.cancelled.emit)
        cancel.setToolTip("Esc")
        inside = row(self.sentence, self._accept, cancel)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.hide()

    def ask(self, shifts: Sequence[Shift]) -> None:
        """Ask whether the others move with the first of `shifts`."""
        self.shifts = shifts
        language = current().language
        named = current().join([one.title.get(language) for one in shifts[1 : _NAMED + 1]])
        sentence = ngettext(
            "This shifts {n} other task: {names}", "This shifts {n} other tasks: {names}", len(shifts) - 1, names=named
        )  # fmt: skip
        self.sentence.setText(sentence)
        self.show()
        self._accept.setFocus()

    def drop(self) -> None:
        """Ask no more."""
        self.shifts = ()
        self.hide()
