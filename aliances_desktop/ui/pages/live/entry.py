"""Results typed by table and digits, without Enter wherever what was typed can mean one thing only."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services.live import INTEREST_DIGITS
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.labels import column, label

SIDES: Final = 2
"""Digits after the number of the table, one for each side."""


def is_result(typed: str, tables: Collection[int]) -> bool:
    """Tell whether `typed` is a table of the round and a digit for each side."""
    table, digits = typed[:-SIDES], typed[-SIDES:]
    return bool(table) and typed.isdecimal() and int(table) in tables and set(digits) <= set(INTEREST_DIGITS)


def may_go_on(typed: str, tables: Collection[int]) -> bool:
    """Tell whether more digits could still make a result of `typed`."""
    for table in map(str, tables):
        rest = typed[len(table) :] if typed.startswith(table) else ""
        if table.startswith(typed) or (
            len(rest) < SIDES and typed.startswith(table) and set(rest) <= set(INTEREST_DIGITS)
        ):
            return True
    return False


class ResultLine(QLineEdit):
    """A line that keeps digits and hands every other key of the page on to it."""

    unused = Signal(QKeyEvent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_moving = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.text()
        is_plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        is_letter = event.text().isprintable() and event.text() and not event.text().isdecimal()
        is_arrow = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not is_moving
        if is_plain and (is_letter or is_arrow or event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)):
            self.unused.emit(event)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ResultEntry(QWidget):
    """The line, and under it what happened: accepted, or refused and why. What was refused stays to be mended."""

    entered = Signal(str)
    """A whole result to be written; the receiver answers by `accept` or `refuse`."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: Collection[int] = ()
        self.line = ResultLine()
        self.line.setMaxLength(12)
        self.line.setPlaceholderText(_("Table and digits: 712"))
        self.line.setAccessibleName(_("Result: table, then a digit for each side"))
        font = self.line.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.line.setFont(font)
        self.line.setMinimumWidth(240)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.enter)
        self.answer = label(role="secondary", wrap=True)
        self.answer.setMinimumHeight(self.answer.fontMetrics().height() + 2)
        self.setLayout(column(self.line, self.answer, spacing=4))
        self._explain()

    def _explain(self) -> None:
        self._say(_("1 yes · 2 maybe · 3 no · 0 blank"))

    def _on_edited(self, typed: str) -> None:
        if not typed:
            self._explain()
        elif is_result(typed, self.tables):
            if may_go_on(typed, self.tables):
                self._say(_("Enter: table {table}. Or go on typing.", table=typed[:-SIDES]))
            else:
                self.entered.emit(typed)
        elif len(typed) > SIDES and not may_go_on(typed, self.tables):
            self.refuse(self._wrong(typed))
        else:
            self._explain()

    def _wrong(self, typed: str) -> UserError:
        table = typed[:-SIDES]
        if table.isdecimal() and int(table) in self.tables:
            return UserError(N_("Type the table and a digit for each side: 1 yes, 2 maybe, 3 no."))
        return UserError(
            N_("{typed} is no table and result of this round. Mend it, or Esc to clear it."), typed=typed
        )

    def enter(self) -> None:
        """Enter what is typed, also where more could follow."""
        typed = self.line.text().strip()
        if typed and is_result(typed, self.tables):
            self.entered.emit(typed)
        elif typed:
            self.refuse(self._wrong(typed))

    def accept(self, sentence: str) -> None:
        """Say what was written and wait for the next."""
        self.line.clear()
        self._say(sentence)

    def refuse(self, error: UserError) -> None:
        """Say what is wrong; the line keeps it."""
        QApplication.beep()
        self._say(_(error.msgid, **error.values), is_error=True)

    def _say(self, sentence: str, *, is_error: bool = False) -> None:
        self.answer.setProperty("role", "field-error" if is_error else "secondary")
        self.answer.style().unpolish(self.answer)
        self.answer.style().polish(self.answer)
        self.answer.setText(sentence)
        self.line.setAccessibleDescription(sentence)
