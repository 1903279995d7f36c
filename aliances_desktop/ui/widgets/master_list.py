"""The list beside a record: title over a detail with a badge, narrowed by a word, folded away for wide tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.cells import CellDelegate
from aliances_desktop.ui.widgets.labels import button, column, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

FOLDED_WIDTH: Final = 44
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """A line of the list, in words already translated; `tone` is that of the badge."""

    id: int
    title: str
    detail: str = ""
    badge: str = ""
    tone: str = ""

    @property
    def words(self) -> str:
        """All it says, for a screen reader."""
        return "\n".join(filter(None, (self.title, " · ".join(filter(None, (self.detail, self.badge))))))


class EntryDelegate(CellDelegate):
    """Paints the title over the detail, with the badge at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.lineSpacing() * 2 + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        entry = model.row(index.row()) if isinstance(model, RowsModel) else None
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        if entry is None:
            return
        room = option.rect.adjusted(10, 6, -8, -6)
        painter.save()
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(theme.current().text))
        title = QFontMetrics(bold).elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(option.font)
        if entry.badge:
            room.setRight(_paint_badge(painter, option, room, entry).left() - 6)
        painter.setPen(QColor(theme.current().secondary))
        detail = option.fontMetrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, detail)
        painter.restore()


def _paint_badge(painter: QPainter, option: QStyleOptionViewItem, room: QRect, entry: Entry) -> QRect:
    text, tint = theme.tone(entry.tone)
    width = option.fontMetrics.horizontalAdvance(entry.badge) + 14
    height = option.fontMetrics.height() + 2
    place = QRect(room.right() - width, room.bottom() - height + 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(QRectF(place), height / 2, height / 2)
    painter.setPen(QColor(text))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, entry.badge)
    return place


class MasterList(QWidget):
    """A line to narrow the list with, a button that folds it away, and the list; `name` is what it lists, translated."""

    folded = Signal(bool)

    def __init__(
        self,
        name: str,
        fetch: Callable[[Sequence[int]], Mapping[int, Entry]],
        refresh: Callable[[], object],
    ) -> None:
        super().__init__()
        model: RowsModel[Entry] = RowsModel((Column(N_("Title"), lambda entry: entry.words, 200),), fetch)
        self.table: RowsTable[Entry] = RowsTable(model, name)
        self.table.setItemDelegate(EntryDelegate(self.table))
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().lineSpacing() * 2 + 18)
        self.table.setAlternatingRowColors(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Filter…"))
        self.line.setAccessibleName(_("Filter: {list}", list=name))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _text: refresh())
        self.line.returnPressed.connect(self.table.setFocus)
        self._fold = button("", lambda: self.fold(not self.is_folded))
        self._fold.setProperty("flat", True)
        self.is_folded = False
        layout = column(row(self.line, self._fold, spacing=4))
        layout.addWidget(self.table, 1)
        # Takes the room of the list when that is folded away.
        layout.addStretch(0)
        self.setLayout(layout)
        self.fold(False)

    def fold(self, is_folded: bool) -> None:
        """Leave only the button that unfolds the list again, or show all."""
        self.is_folded = is_folded
        self.line.setVisible(not is_folded)
        self.table.setVisible(not is_folded)
        self._fold.setIcon(theme.icon("chevron-right" if is_folded else "chevron-left"))
        self._fold.setAccessibleName(_("Show the list") if is_folded else _("Fold the list away"))
        self._fold.setToolTip(self._fold.accessibleName())
        self.setMinimumWidth(FOLDED_WIDTH if is_folded else 190)
        self.setMaximumWidth(FOLDED_WIDTH if is_folded else 420)
        self.folded.emit(is_folded)

    def start_filter(self) -> None:
        """Unfold and wait for a word to narrow the list with."""
        self.fold(False)
        self.line.setFocus()
        self.line.selectAll()
