"""The one table of all lists: a model that holds ids and fetches rows when they are painted, and its view."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.cells import CellDelegate

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex

# Bound once: comparing `role` with the enumeration in `data` paints three times slower.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_ALIGNMENTS = {"left": _LEFT, "right": _RIGHT, "centre": _CENTRE}
_PAGE = 64


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a list: `title` is a msgid, `text` what a row shows, `key` what the list can be sorted by.

    `edit` gives the text an editor starts with, where the column can be edited; with `choices` (code → msgid) it gives
    the code chosen, and `complete(prefix)` offers words to finish with. `tone` names a tone of the theme.
    A list narrower than `hidden_below` pixels leaves the column out; it never gets narrower than its title or `least`.
    """

    title: str
    text: Callable[[Row], str]
    width: int = 120
    key: str = ""
    align: str = "left"
    edit: Callable[[Row], str] | None = None
    choices: Mapping[str, str] | None = None
    complete: Callable[[str], Sequence[str]] | None = None
    field: str = ""
    hidden_below: int = 0
    least: int = 0
    icon: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Ids in order, rows by `fetch(ids) -> {id: row}` a page at a time; `commit(id, column, text)` for inline edits."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[Any]], Mapping[Any, Row]],
        commit: Callable[[Any, Column[Row], str], object] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch = fetch
        self._commit = commit
        self.ids: list[Any] = []
        self._rows: dict[Any, Row] = {}

    def set_ids(self, ids: Sequence[Hashable]) -> None:
        """Show these ids; rows are read again when painted."""
        self._rows.clear()
        if len(ids) == len(self.ids) and list(ids) == self.ids:
            if self.ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.ids = list(ids)
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return the row at a position, reading the page around it when it is not at hand; None when it is gone."""
        key = self.ids[number]
        if key not in self._rows:
            start = max(0, number - _PAGE // 4)
            wanted = [i for i in self.ids[start : start + _PAGE] if i not in self._rows]
            self._rows.update(self._fetch(wanted))
        return self._rows.get(key)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _EDIT, _DECORATION, _ALIGNMENT, _FOREGROUND, _ACCESSIBLE):
            return None
        column = self.columns[index.column()]
        if role == _ALIGNMENT:
            return _ALIGNMENTS[column.align]
        row = self.row(index.row())
        if row is None:
            return None
        if role == _DISPLAY:
            return column.text(row)
        if role == _EDIT:
            return column.edit(row) if column.edit else column.text(row)
        if role == _DECORATION:
            return theme.icon(column.icon(row)) if column.icon else None
        if role == _FOREGROUND:
            tone = column.tone(row) if column.tone else ""
            return QColor(theme.tone(tone)[0]) if tone else None
        return f"{_(column.title)}: {column.text(row)}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _DISPLAY:
                return _(self.columns[section].title)
            if role == _ALIGNMENT:
                return _ALIGNMENTS[self.columns[section].align]
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._commit is not None and self.columns[index.column()].edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = _EDIT) -> bool:
        if role != _EDIT or self._commit is None:
            return False
        column = self.columns[index.column()]
        row = self.row(index.row())
        if row is None or column.edit is None or str(value) == column.edit(row):
            return False
        self._commit(self.ids[index.row()], column, str(value))
        return True


class RowsTable(QTableView, Generic[Row]):
    """The view of a `RowsModel`: whole rows chosen, sorted by its header, Enter opens, F2 edits."""

    chosen = Signal(object)
    """The current row's id, None for none."""
    opened = Signal(object)
    """Enter or a double click on a row that cannot be edited there."""
    sorted_by = Signal(str, bool)
    """Please sort by this key; descending or not."""
    deleted = Signal()

    def __init__(self, model: RowsModel[Row], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setItemDelegate(CellDelegate(self))
        self._wished: list[tuple[int, int]] = []
        self._is_fitted, self._is_fitting, self._scale = True, False, 1.0
        self._left_out: frozenset[int] = frozenset()
        self._size_columns()
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current_id()))
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(lambda: self.chosen.emit(None))
        self._sorted: tuple[int, bool] = (-1, False)

    def _size_columns(self) -> None:
        height = max(theme.ROW_HEIGHT, self.fontMetrics().height() + 12)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        self._scale = scale = max(self.fontMetrics().averageCharWidth() / 7, 1)
        for column in self.rows.columns:
            title_width = header.fontMetrics().horizontalAdvance(_(column.title)) + 36
            least = max(title_width, round(column.least * scale))
            self._wished.append((max(round(column.width * scale), least), least))
        self._fit()
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._on_resized)

    def _fit(self) -> None:
        """Share the room among the columns as they wish, down to their titles, until the person sets a width."""
        if not self._is_fitted:
            return
        self._is_fitting = True
        room = self.viewport().width()
        shown: list[tuple[int, int, int]] = []
        for number, (width, least) in enumerate(self._wished):
            is_narrow = room < self.rows.columns[number].hidden_below * self._scale
            self.setColumnHidden(number, is_narrow or number in self._left_out)
            if not self.isColumnHidden(number):
                shown.append((number, width, least))
        factor = room / max(sum(width for _number, width, _least in shown), 1)
        widths = [max(int(width * factor), least) for _number, width, least in shown]
        slack = [width - least for width, (_number, _width, least) in zip(widths, shown, strict=True)]
        excess = max(sum(widths) - room, 0)
        if 0 < excess <= sum(slack):
            # The titles that could not shrink are made up for by the widest columns.
            widths = [w - -(-s * excess // sum(slack)) for w, s in zip(widths, slack, strict=True)]
        for (number, _width, _least), width in zip(shown, widths, strict=True):
            self.setColumnWidth(number, width)
        self._is_fitting = False

    def leave_out(self, numbers: Collection[int]) -> None:
        """Show every column but these, however wide the list is."""
        self._left_out = frozenset(numbers)
        self._fit()

    def _on_resized(self, _section: int, _old: int, _new: int) -> None:
        # Qt moves widths too, when the last column changes: only a drag of the header is the person's wish.
        is_dragged = bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        self._is_fitted = self._is_fitted and (self._is_fitting or not is_dragged)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def current_id(self) -> Any | None:
        """Return the id of the current row."""
        index = self.currentIndex()
        return self.rows.ids[index.row()] if index.isValid() and index.row() < len(self.rows.ids) else None

    def chosen_ids(self) -> list[Any]:
        """Return the ids of all rows chosen, in the list's order."""
        # Ranges, because one index a row takes a second and a half for 60,000 rows.
        numbers = {number for part in self._parts() for number in range(part.top(), part.bottom() + 1)}
        return [self.rows.ids[number] for number in sorted(numbers)]

    def chosen_count(self) -> int:
        """Return how many rows are chosen."""
        return sum(part.height() for part in self._parts())

    def _parts(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(number) for number in range(chosen.count())]

    def show_ids(self, ids: Sequence[Hashable]) -> None:
        """Show these ids, keeping the current row where it is still among them."""
        current, column = self.current_id(), max(self.currentIndex().column(), 0)
        focused = QApplication.focusWidget()
        is_editing = focused is not None and focused is not self and self.isAncestorOf(focused)
        self.rows.set_ids(ids)
        if is_editing:
            # An edit that moves its own row takes the cell's editor away, and the focus with it.
            self.setFocus()
        if current is not None and self.current_id() != current:
            self.choose(current, column)

    def choose(self, id: Any, column: int = 0) -> bool:
        """Make the row of `id` the current one; False when it is not in the list."""
        try:
            number = self.rows.ids.index(id)
        except ValueError:
            return False
        index = self.rows.index(number, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not is_editing
            and self.currentIndex().isValid()
        ):
            self.opened.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Delete and not is_editing:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if not self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.rows.ids[index.row()])

    def _sort(self, section: int) -> None:
        key = self.rows.columns[section].key
        if not key:
            # The header has moved its mark already.
            self._mark_sorted()
            return
        self._sorted = (section, self._sorted == (section, False))
        self._mark_sorted()
        self.sorted_by.emit(key, self._sorted[1])

    def show_sorted(self, key: str, is_descending: bool = False) -> None:
        """Mark the column the list is sorted by already."""
        keys = [column.key for column in self.rows.columns]
        self._sorted = (keys.index(key), is_descending)
        self._mark_sorted()

    def _mark_sorted(self) -> None:
        section, is_descending = self._sorted
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(section >= 0)
        self.horizontalHeader().setSortIndicator(section, order)
