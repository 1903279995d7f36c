"""A column of the board: the alliances of a stage as cards, dragged or moved by keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aliances_desktop.ui import theme
from aliances_desktop.ui.widgets.labels import tip
from aliances_desktop.ui.widgets.master_list import Entry

AnyIndex = QModelIndex | QPersistentModelIndex
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MIME: Final = "application/x-aliances-card"
_PAD: Final = 8
_TITLE_LINES: Final = 4
_ENTRY: Final = int(Qt.ItemDataRole.UserRole)
_WRAP: Final = (
    int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
)


class CardDelegate(QStyledItemDelegate):
    """Paints a card: the title in as many lines as it needs, what there is to know of it beneath."""

    def _heights(self, option: QStyleOptionViewItem, entry: Entry) -> tuple[int, int]:
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QListWidget) else 120) - 2 * _PAD - 4
        bold = _bold(option.font)
        metrics = QFontMetrics(bold)
        title = metrics.boundingRect(QRect(0, 0, width, 1000), _WRAP, entry.title).height()
        detail = option.fontMetrics.boundingRect(QRect(0, 0, width, 1000), _WRAP, entry.detail).height()
        return min(title, metrics.lineSpacing() * _TITLE_LINES), detail

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        title, detail = self._heights(option, index.data(_ENTRY))
        return QSize(60, title + detail + 2 * _PAD + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry: Entry = index.data(_ENTRY)
        colours = theme.current()
        view = option.widget
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = is_chosen and view is not None and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.primary if has_focus else colours.border), 2 if has_focus else 1))
        painter.setBrush(QColor(colours.selection if is_chosen else colours.surface))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 6, 6)
        title, detail = self._heights(option, entry)
        room = option.rect.adjusted(_PAD + 2, _PAD, -_PAD - 2, -_PAD)
        painter.setFont(_bold(option.font))
        painter.setPen(QColor(colours.text))
        painter.drawText(QRect(room.x(), room.y(), room.width(), title), _WRAP, entry.title)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.tone(entry.tone)[0] if entry.tone else colours.secondary))
        painter.drawText(QRect(room.x(), room.y() + title + 2, room.width(), detail), _WRAP, entry.detail)
        painter.restore()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _is_move(event: QKeyEvent) -> bool:
    return event.key() in _STEPS and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


class BoardColumn(QListWidget):
    """The cards of a stage; what the keys and the mouse ask for is told."""

    moved = Signal(int, int)
    """Please move this alliance by so many stages."""
    dropped = Signal(int)
    """This alliance was dropped here."""
    opened = Signal(int)
    """Enter or a double click on an alliance."""
    walked = Signal(int, int)
    """The arrow keys go so many columns aside, from this place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(CardDelegate(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListWidget.DragDropMode.DragDrop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        ground = self.palette()
        ground.setColor(ground.ColorRole.Base, QColor(theme.current().raised))
        self.setPalette(ground)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(_ENTRY).id))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these cards, keeping the current one where it is still among them."""
        before = self.current_id()
        self.clear()
        for entry in entries:
            item = QListWidgetItem()
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.words)
            item.setToolTip(tip(entry.title))
            self.addItem(item)
        self.choose(before)

    def ids(self) -> list[int]:
        """Return the alliances shown, from the top."""
        return [self.item(number).data(_ENTRY).id for number in range(self.count())]

    def current_id(self) -> int | None:
        """Return the alliance of the current card."""
        item = self.currentItem()
        return int(item.data(_ENTRY).id) if item is not None else None

    def choose(self, id: int | None) -> bool:
        """Make the card of an alliance the current one; False when it is not here."""
        ids = self.ids()
        if id not in ids:
            return False
        self.setCurrentRow(ids.index(id))
        return True

    # Keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_move(event):
            # The window's Back and Forward would take the arrows with Alt away.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        id = self.current_id()
        if step and _is_move(event):
            if id is not None:
                self.moved.emit(id, step)
        elif step:
            self.walked.emit(step, max(self.currentRow(), 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and id is not None:
            self.opened.emit(id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Titles break into other lines in another width.
        self.scheduleDelayedItemsLayout()

    # Mouse

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(items[0].data(_ENTRY).id).encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()
            self.dropped.emit(int(bytes(event.mimeData().data(_MIME).data())))
