"""The matrix of pairs: a cell for any two partners with a mark for each heading, the same on both sides."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from aliances_desktop.services.pairs import FIELDS, Cell, Matrix
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, ngettext

AnyIndex = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_CELL: Final = int(Qt.ItemDataRole.UserRole)
_SIDE: Final = 34
_HEAD: Final = 176


class PairModel(QAbstractTableModel):
    """Partners by partners; the diagonal is empty."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self.matrix = Matrix((), {})
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(bold)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show a matrix."""
        is_same = matrix.sides == self.matrix.sides
        if is_same:
            self.matrix = matrix
            last = len(matrix.sides) - 1
            if last >= 0:
                self.dataChanged.emit(self.index(0, 0), self.index(last, last))
            return
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the pair at a place, None on the diagonal."""
        sides = self.matrix.sides
        return None if row == column else self.matrix.cell(sides[row].entity_id, sides[column].entity_id)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.matrix.sides)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.matrix.sides)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if index.row() == index.column() else super().flags(index)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        if role == _CELL:
            return cell
        if role in (_ACCESSIBLE, _TOOLTIP):
            return self._words(index, cell)
        return None

    def _words(self, index: AnyIndex, cell: Cell) -> str:
        one, other = (self.matrix.sides[n].label for n in (index.row(), index.column()))
        written = [_(title) for name, title in FIELDS.items() if cell.texts[name]]
        parts = [", ".join(written)] if written else []
        if cell.suggestions:
            parts.append(ngettext("{n} suggestion", "{n} suggestions", len(cell.suggestions)))
        said = " · ".join(parts) or _("Nothing written yet")
        return f"{one} – {other}: {said}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        side = self.matrix.sides[section]
        if role == _TOOLTIP:
            return side.name
        if role != _DISPLAY:
            return None
        # The columns are numbers, so that twelve partners stay readable; the names stand on the left.
        if orientation == Qt.Orientation.Horizontal:
            return str(section + 1)
        return self._metrics.elidedText(
            f"{section + 1}  {side.label}", Qt.TextElideMode.ElideRight, _HEAD - 22
        )


class PairDelegate(QStyledItemDelegate):
    """Paints four marks in a square: full where something is written, hollow where there is only a suggestion."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        colours = theme.current()
        cell: Cell | None = index.data(_CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell is None:
            painter.fillRect(option.rect, QColor(colours.raised))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.selection))
            has_focus = option.widget is not None and option.widget.hasFocus()
            painter.setPen(QPen(QColor(colours.primary), 2 if has_focus else 1))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -2, -2))
        suggested = {one.field for one in cell.suggestions}
        centre = QRectF(option.rect).center()
        for number, name in enumerate(FIELDS):
            paint_mark(
                painter,
                centre.x() + (-6 if number % 2 == 0 else 6),
                centre.y() + (-6 if number < 2 else 6),
                number,
                is_written=bool(cell.texts[name]),
                is_suggested=name in suggested,
            )
        painter.restore()


def paint_mark(
    painter: QPainter, x: float, y: float, number: int, *, is_written: bool, is_suggested: bool
) -> None:
    """Paint the mark of a heading (0 to 3): full, hollow, or a faint dot."""
    colour = QColor(theme.current().bars[(6, 1, 3, 2)[number]])
    if not (is_written or is_suggested):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().rule))
        painter.drawEllipse(QRectF(x - 1.5, y - 1.5, 3, 3))
        return
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if is_written else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(x - 4, y - 4, 8, 8))


class PairGrid(QTableView):
    """The matrix; the arrow keys go from pair to pair."""

    walked = Signal(object)
    """The two entity ids of the current pair, None for none."""
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.pairs = PairModel(self.font())
        self.setModel(self.pairs)
        self.setItemDelegate(PairDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(_SIDE)
            header.setDefaultSectionSize(_SIDE)
            header.setHighlightSections(True)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setFixedWidth(_HEAD)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.walked.emit(self.pair()))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def pair(self) -> tuple[int, int] | None:
        """Return the entity ids of the current pair."""
        index, sides = self.currentIndex(), self.pairs.matrix.sides
        if not index.isValid() or index.row() == index.column():
            return None
        return sides[index.row()].entity_id, sides[index.column()].entity_id

    def show_matrix(self, matrix: Matrix) -> int:
        """Show a matrix, keeping the current pair where it still is one; return the width that shows all of it."""
        before = self.pair()
        self.pairs.show_matrix(matrix)
        if not (before and self.choose(*before)) and len(matrix.sides) > 1:
            self.setCurrentIndex(self.pairs.index(0, 1))
        return _HEAD + self.horizontalHeader().length() + 22

    def choose(self, one_id: int, other_id: int) -> bool:
        """Make a pair the current one; False when one of the two is no partner."""
        ids = [side.entity_id for side in self.pairs.matrix.sides]
        if one_id not in ids or other_id not in ids:
            return False
        self.setCurrentIndex(self.pairs.index(ids.index(one_id), ids.index(other_id)))
        return True

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Step over the diagonal."""
        steps = {
            QTableView.CursorAction.MoveUp: (-1, 0), QTableView.CursorAction.MoveDown: (1, 0),
            QTableView.CursorAction.MoveLeft: (0, -1), QTableView.CursorAction.MoveRight: (0, 1),
        }  # fmt: skip
        down, right = steps.get(action, (0, 0))
        here, count = self.currentIndex(), len(self.pairs.matrix.sides)
        if not here.isValid() or (down, right) == (0, 0):
            return here
        row, column = here.row() + down, here.column() + right
        if row == column:
            row, column = row + down, column + right
        is_inside = 0 <= row < count and 0 <= column < count
        return self.pairs.index(row, column) if is_inside else here

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.pair():
            self.opened.emit()
        else:
            super().keyPressEvent(event)
