"""The list of workshops: title, date and state of each in two lines, narrowed by a word, folded away for wide tables."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import WORKSHOP_STATES
from aliances_desktop.services import workshops
from aliances_desktop.services.workshops import WorkshopRow
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.cells import CellDelegate
from aliances_desktop.ui.widgets.labels import button, column, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

FOLDED_WIDTH: Final = 44
_TONES: Final = {"called": "ok", "running": "warning", "done": "neutral", "cancelled": "error"}
AnyIndex = QModelIndex | QPersistentModelIndex


def day_of(line: WorkshopRow) -> str:
    """Return the date as it is shown in the list."""
    return current().short_day(line.day) if line.day else _("No date yet")


class WorkshopDelegate(CellDelegate):
    """Paints the title over the date, with the state as a badge at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.lineSpacing() * 2 + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        line = model.row(index.row()) if isinstance(model, RowsModel) else None
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        if line is None:
            return
        room = option.rect.adjusted(10, 6, -8, -6)
        painter.save()
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(theme.current().text))
        title = QFontMetrics(bold).elidedText(line.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(option.font)
        badge = self._paint_badge(painter, option, room, line)
        painter.setPen(QColor(theme.current().secondary))
        room.setRight(badge.left() - 6)
        day = option.fontMetrics.elidedText(day_of(line), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, day)
        painter.restore()

    def _paint_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: WorkshopRow
    ) -> QRect:
        text, tint = theme.tone(_TONES.get(line.state, ""))
        said = _(WORKSHOP_STATES[line.state])
        width = option.fontMetrics.horizontalAdvance(said) + 14
        height = option.fontMetrics.height() + 2
        place = QRect(room.right() - width, room.bottom() - height + 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint))
        painter.drawRoundedRect(QRectF(place), height / 2, height / 2)
        painter.setPen(QColor(text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
        return place


class WorkshopList(QWidget):
    """A line to narrow the list with, a button that folds it away, and the list."""

    folded = Signal(bool)

    def __init__(self, context: Context, refresh: Callable[[], object]) -> None:
        super().__init__()
        model: RowsModel[WorkshopRow] = RowsModel(
            (Column(N_("Workshop"), self._words, 200),),
            lambda ids: {line.id: line for line in context.read(workshops.rows, ids)},
        )
        self.table: RowsTable[WorkshopRow] = RowsTable(model, _("Workshops"))
        self.table.setItemDelegate(WorkshopDelegate(self.table))
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().lineSpacing() * 2 + 18)
        self.table.setAlternatingRowColors(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Filter…"))
        self.line.setAccessibleName(_("Filter workshops"))
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

    @staticmethod
    def _words(line: WorkshopRow) -> str:
        return f"{line.title}\n{day_of(line)} · {_(WORKSHOP_STATES[line.state])}"

    def fold(self, is_folded: bool) -> None:
        """Leave only the button that unfolds the list again, or show all."""
        self.is_folded = is_folded
        self.line.setVisible(not is_folded)
        self.table.setVisible(not is_folded)
        self._fold.setIcon(theme.icon("chevron-right" if is_folded else "chevron-left"))
        self._fold.setAccessibleName(
            _("Show the list of workshops") if is_folded else _("Fold the list away")
        )
        self._fold.setToolTip(self._fold.accessibleName())
        self.setMinimumWidth(FOLDED_WIDTH if is_folded else 190)
        self.setMaximumWidth(FOLDED_WIDTH if is_folded else 420)
        self.folded.emit(is_folded)

    def start_filter(self) -> None:
        """Unfold and wait for a word to narrow the list with."""
        self.fold(False)
        self.line.setFocus()
        self.line.selectAll()
