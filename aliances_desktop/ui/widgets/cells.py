"""Editing in the cell of a list: a line, a line that completes, or a list of codes; what is cut off shows in a tooltip."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import complete_from
from aliances_desktop.ui.widgets.labels import tip

AnyIndex = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Makes the editor a column declares."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        column = _column(index)
        choices: Mapping[str, str] | None = getattr(column, "choices", None)
        if choices is not None:
            combo = QComboBox(parent)
            for code, text in choices.items():
                combo.addItem(_(text), code)
            combo.activated.connect(lambda: self._finish(combo))
            return combo
        line = QLineEdit(parent)
        complete: Callable[[str], Sequence[str]] | None = getattr(column, "complete", None)
        if complete is not None:
            complete_from(line, complete)
        return line

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        value = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        value: Any = editor.currentData() if isinstance(editor, QComboBox) else None
        if isinstance(editor, QLineEdit):
            value = editor.text()
        model.setData(index, value)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = str(index.data() or "")
        is_cut = self.sizeHint(option, index).width() > view.visualRect(index).width()
        QToolTip.showText(event.globalPos(), tip(text) if is_cut else "", view)
        return True


def _column(index: AnyIndex) -> object:
    columns = getattr(index.model(), "columns", ())
    return columns[index.column()] if index.column() < len(columns) else None
