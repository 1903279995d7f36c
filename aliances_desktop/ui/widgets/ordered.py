"""A list whose rows a person puts in order: dragged, or moved with Alt and the arrow keys."""

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from aliances_desktop.ui.widgets.rows import AnyIndex, RowsModel, RowsTable

Row = TypeVar("Row")


class OrderedModel(RowsModel[Row]):
    """Rows that can be picked up, and put down between others."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class OrderedTable(RowsTable[Row]):
    """The view of an `OrderedModel`; it moves nothing itself, it asks for it."""

    moved = Signal(object, int)
    """Please move the row of this id by so many places, up where less than 0."""

    def __init__(self, model: OrderedModel[Row], name: str) -> None:
        super().__init__(model, name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if steps and event.modifiers() & Qt.KeyboardModifier.AltModifier and not is_editing:
            if self.current_id() is not None:
                self.moved.emit(self.current_id(), steps)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the rows come back in their new order when it is done."""
        place = self._place_at(event.position().toPoint().y())
        id = self.current_id()
        # Qt would take the row away itself where it was accepted as a move.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if id is not None:
            before = self.rows.ids.index(id)
            steps = place - before - (place > before)
            if steps:
                self.moved.emit(id, steps)

    def _place_at(self, y: int) -> int:
        """Return the gap between rows nearest to a height: 0 is before the first."""
        number = self.rowAt(y)
        if number < 0:
            return len(self.rows.ids)
        middle = self.rowViewportPosition(number) + self.rowHeight(number) // 2
        return number + (y > middle)
