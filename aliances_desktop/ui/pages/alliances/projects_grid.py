"""A grid whose columns come from the file: projects beside each other, with cells that take keys or are edited in place."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from aliances_desktop.ui import theme

Key = Hashable
AnyIndex = QModelIndex | QPersistentModelIndex
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LEAST: Final = 96
"""Width of a column, in pixels, below which the grid scrolls sideways."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FORGET: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True)
class Head:
    """A column: what its cells are found by, its title as shown, its share of the width, and where its text stands."""

    key: Key
    title: str
    share: float = 1
    is_centred: bool = False
    is_edited: bool = False


class GridModel(QAbstractTableModel):
    """Text by row and column; `commit(row, column, text)` for cells edited in place."""

    def __init__(self, commit: Callable[[Key, Key, str], object] | None) -> None:
        super().__init__()
        self._commit = commit
        self.rows: list[Key] = []
        self.heads: list[Head] = []
        self._cells: Mapping[tuple[Key, Key], str] = {}
        self._tones: Mapping[tuple[Key, Key], str] = {}

    def show(
        self, rows: Sequence[Key], heads: Sequence[Head], cells: Mapping[tuple[Key, Key], str],
        tones: Mapping[tuple[Key, Key], str],
    ) -> None:  # fmt: skip
        """Show these rows and columns; where they are the same as before, the place of the cursor is kept."""
        is_same = self.rows == list(rows) and self.heads == list(heads)
        if not is_same:
            self.beginResetModel()
        self.rows, self.heads, self._cells, self._tones = list(rows), list(heads), cells, tones
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(heads) - 1))

    def key(self, index: AnyIndex) -> tuple[Key, Key]:
        """Return row and column of a cell."""
        return self.rows[index.row()], self.heads[index.column()].key

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self._cells.get(self.key(index), "")
        match Qt.ItemDataRole(role):
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.TextAlignmentRole:
                return _CENTRE if self.heads[index.column()].is_centred else _LEFT
            case Qt.ItemDataRole.ForegroundRole:
                tone = self._tones.get(self.key(index), "")
                return QColor(theme.tone(tone)[0]) if tone else None
            case Qt.ItemDataRole.AccessibleTextRole:
                first = self._cells.get((self.rows[index.row()], self.heads[0].key), "")
                return f"{first}, {self.heads[index.column()].title}: {text}"
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self.heads):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return self.heads[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _CENTRE if self.heads[section].is_centred else _LEFT
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._commit is not None and self.heads[index.column()].is_edited:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self._commit is None or str(value) == self._cells.get(self.key(index), ""):
            return False
        self._commit(*self.key(index), str(value))
        return True


class Grid(QTableView):
    """The view: one cell chosen, `letters` typed on it are told, Enter asks for its editor, Delete empties it."""

    walked = Signal()
    """Another cell is the current one."""
    typed = Signal(str)
    """A letter typed on the current cell, "" to empty it."""
    opened = Signal()
    moved = Signal(int)
    """Please move the current row by so many places."""

    def __init__(
        self, name: str, letters: str = "", commit: Callable[[Key, Key, str], object] | None = None,
        most_lines: int = 1,
    ) -> None:  # fmt: skip
        super().__init__()
        self.cells = GridModel(commit)
        self.setModel(self.cells)
        self.setAccessibleName(name)
        self._letters = letters
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(most_lines > 1)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        line = self.fontMetrics().lineSpacing()
        height = max(theme.ROW_HEIGHT, line * most_lines + 12)
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.walked.emit())
        self.doubleClicked.connect(self._open)

    def show_cells(
        self, rows: Sequence[Key], heads: Sequence[Head], cells: Mapping[tuple[Key, Key], str],
        tones: Mapping[tuple[Key, Key], str] | None = None,
    ) -> None:  # fmt: skip
        """Show a table of texts; the cursor stays where it was as far as that is still there."""
        before = self.cell
        self.cells.show(rows, heads, cells, tones or {})
        if not self.currentIndex().isValid() and rows and heads:
            self.choose(*(before or (rows[0], heads[min(1, len(heads) - 1)].key)))
        self._fit()

    @property
    def cell(self) -> tuple[Any, Any] | None:
        """Row and column of the cursor."""
        index = self.currentIndex()
        return self.cells.key(index) if index.isValid() else None

    def choose(self, row: Key, column: Key) -> None:
        """Put the cursor on a cell, or near where it would be."""
        keys = [head.key for head in self.cells.heads]
        place = self.cells.rows.index(row) if row in self.cells.rows else 0
        self.setCurrentIndex(self.cells.index(place, keys.index(column) if column in keys else len(keys) > 1))

    def go_on(self, first: int = 1) -> None:
        """Go to the cell below; below the last one is the first of the next column. Columns before `first` are skipped."""
        index = self.currentIndex()
        row, column = index.row() + 1, index.column()
        if row >= self.cells.rowCount():
            row, column = 0, column + 1
        if column < self.cells.columnCount():
            self.setCurrentIndex(self.cells.index(row, max(column, first)))

    def _fit(self) -> None:
        heads = self.cells.heads
        if not heads:
            return
        room, shares = self.viewport().width(), sum(head.share for head in heads)
        for number, head in enumerate(heads):
            self.setColumnWidth(number, max(int(room * head.share / shares), _LEAST))
        self.horizontalHeader().setStretchLastSection(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, key = event.text(), Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif text and text in self._letters:
            self.typed.emit(text)
        elif key in _FORGET:
            self.typed.emit("")
        elif key in _ENTER or (key == Qt.Key.Key_F2 and not self._is_editable(self.currentIndex())):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _is_editable(self, index: AnyIndex) -> bool:
        return bool(self.cells.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _open(self, index: QModelIndex) -> None:
        if not self._is_editable(index):
            self.opened.emit()
