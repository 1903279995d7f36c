"""Lists a person writes line by line: a line to type in on top, a table edited in place, Alt with the arrows to move."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from aliances_desktop.ui.widgets.rows import RowsModel, RowsTable

Row = TypeVar("Row")
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LinesTable(RowsTable[Row]):
    """A table whose lines move with Alt and the arrows; `letters` typed on a line that is not being edited are told."""

    moved = Signal(int)
    """Please move the current line by so many places."""
    typed = Signal(str)

    def __init__(self, model: RowsModel[Row], name: str, letters: str = "") -> None:
        super().__init__(model, name)
        self._letters = letters
        self.setSelectionMode(RowsTable.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == RowsTable.State.EditingState
        step = _STEPS.get(Qt.Key(event.key()))
        text = event.text().lower()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and not is_editing:
            self.moved.emit(step)
        elif text and text in self._letters and not is_editing and self.currentIndex().isValid():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)


def new_line(placeholder: str, add: Callable[[str], object]) -> QLineEdit:
    """Return a line to type in: Enter hands over what it says, and it is empty for the next."""
    line = QLineEdit()
    line.setPlaceholderText(placeholder)
    line.setAccessibleName(placeholder)

    def hand_over() -> None:
        text = line.text().strip()
        if text:
            line.clear()
            add(text)

    line.returnPressed.connect(hand_over)
    return line
