"""What every step of following is: a page of one alliance or of one process."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from aliances_desktop.ui.context import Context
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.lines import LinesTable


class OwnedStep(RecordTab):
    """A step that shows what belongs to the record whose key stands in the column `owner_column`."""

    def __init__(self, context: Context, owner_column: str) -> None:
        super().__init__(context)
        self.owner_column = owner_column

    def print_sheet(self, sheet: str) -> None:
        """Go to the print page with one sheet of the owner ticked: Enter prints it."""
        self.leave()
        self.context.go("print", self.record_id, f"{self.owner_column.removesuffix('_id')}/{sheet}")

    @property
    def owner(self) -> dict[str, int]:
        """The owner shown, as services take it."""
        return {self.owner_column: self.record_id}


class SpaceKey(QObject):
    """Lets Space do something on a list that is not being edited."""

    def __init__(self, table: LinesTable[Any], press: Callable[[], object]) -> None:
        super().__init__(table)
        self._table, self._press = table, press
        table.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        is_editing = self._table.state() == LinesTable.State.EditingState
        if is_space and event.type() == QEvent.Type.KeyPress and not is_editing:
            self._press()
            return True
        return False
