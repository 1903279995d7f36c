"""Filter chips: a button that opens a list to tick in, filled while it filters, with a cross that lifts the filter."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from aliances_desktop.text import words
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.labels import button, column, literal, row, tip

_VALUE = int(Qt.ItemDataRole.UserRole)
_MOST_SHOWN = 24


@dataclass(frozen=True)
class Option:
    """A value to filter by, what it is called, and how many rows have it."""

    value: Hashable
    label: str
    count: int


class TickList(QFrame):
    """The list a chip opens: a line to find options, the options with their counts; ticking filters at once."""

    ticked = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self._chosen: list[Any] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Find…"))
        self.line.setAccessibleName(_("Find in {title}", title=title))
        self.line.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(title)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._lift = button(_("Show all"), self.clear)
        self.setLayout(column(self.line, self.tree, row(None, self._lift), margin=8))
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.tree.installEventFilter(self)
        self.tree.itemClicked.connect(lambda item: self._toggle(item))

    def fill(self, options: Sequence[Option]) -> None:
        """Show options in their order, those ticked first."""
        self.tree.clear()
        for option in sorted(options, key=lambda option: option.value not in self._chosen):
            item = QTreeWidgetItem([option.label, current().number(option.count)])
            item.setData(0, _VALUE, option.value)
            item.setCheckState(0, _state(option.value in self._chosen))
            item.setToolTip(0, tip(option.label))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(1, QColor(theme.current().secondary))
            self.tree.addTopLevelItem(item)
        self._lift.setEnabled(bool(self._chosen))
        self._narrow(self.line.text())

    def chosen(self) -> tuple[Any, ...]:
        """Return the values ticked, in the order they were ticked."""
        return tuple(self._chosen)

    def choose(self, values: Iterable[Hashable]) -> None:
        """Tick these values and no others, without telling."""
        self._chosen = list(values)
        for item in self._items():
            item.setCheckState(0, _state(item.data(0, _VALUE) in self._chosen))
        self._lift.setEnabled(bool(self._chosen))

    def clear(self) -> None:
        """Tick nothing."""
        self.choose(())
        self.ticked.emit()

    def open_under(self, anchor: QWidget) -> None:
        """Show the list below `anchor`, ready to type in."""
        self.line.clear()
        rows = min(max(self.tree.topLevelItemCount(), 3), 10)
        self.resize(max(320, anchor.width()), rows * (self.fontMetrics().height() + 10) + 110)
        self.move(self._place(anchor))
        self.show()
        self.line.setFocus()

    def _place(self, anchor: QWidget) -> QPoint:
        point = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        area = anchor.screen().availableGeometry()
        return QPoint(
            min(point.x(), area.right() - self.width()), min(point.y(), area.bottom() - self.height())
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.line and event.key() == Qt.Key.Key_Down:
            self._enter_tree()
            return True
        if watched is self.line and is_enter:
            first = next((item for item in self._items() if not item.isHidden()), None)
            if first is not None:
                self._toggle(first)
            return True
        if watched is self.tree and (is_enter or event.key() == Qt.Key.Key_Space):
            item = self.tree.currentItem()
            if item is not None:
                self._toggle(item)
            return True
        return False

    def _enter_tree(self) -> None:
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.tree.setCurrentItem(first)
            self.tree.setFocus()

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _narrow(self, typed: str) -> None:
        wanted = words(typed)
        for item in self._items():
            have = words(item.text(0))
            item.setHidden(not all(any(h.startswith(w) for h in have) for w in wanted))

    def _toggle(self, item: QTreeWidgetItem) -> None:
        value = item.data(0, _VALUE)
        if value in self._chosen:
            self._chosen.remove(value)
        else:
            self._chosen.append(value)
        item.setCheckState(0, _state(value in self._chosen))
        self._lift.setEnabled(bool(self._chosen))
        self.ticked.emit()


class FilterChip(QWidget):
    """One filter of a list: `changed` tells that other values are ticked, `opening` asks for fresh counts."""

    changed = Signal()
    opening = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._labels: dict[Hashable, str] = {}
        self.button = button(literal(title), self.open, icon="chevron-down")
        self.button.setProperty("chip", True)
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.setIconSize(QSize(14, 14))
        self.cross = button("", self._lift, icon="x")
        self.cross.setProperty("chip", True)
        self.cross.setProperty("cross", True)
        self.cross.setIconSize(QSize(14, 14))
        self.cross.setAccessibleName(_("Lift the filter {title}", title=title))
        self.cross.setToolTip(self.cross.accessibleName())
        self.list = TickList(title, self)
        self.list.ticked.connect(self._on_ticked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addWidget(self.cross)
        self._write()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these options; what is ticked stays so, even when nothing has it any more."""
        self._labels |= {option.value: option.label for option in options}
        known = {option.value for option in options}
        gone = [
            Option(value, self._labels.get(value, str(value)), 0)
            for value in self.chosen()
            if value not in known
        ]
        self.list.fill([*gone, *options])
        self._write()

    def chosen(self) -> tuple[Any, ...]:
        """Return the values ticked."""
        return self.list.chosen()

    def choose(self, values: Iterable[Hashable]) -> None:
        """Tick these values, without telling."""
        self.list.choose(values)
        self._write()

    def open(self) -> None:
        """Open the list."""
        self.opening.emit()
        self.list.open_under(self.button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen():
            self._lift()
        else:
            super().keyPressEvent(event)

    def _lift(self) -> None:
        self.list.clear()
        self.button.setFocus()

    def _on_ticked(self) -> None:
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        labels = [self._labels.get(value, str(value)) for value in self.chosen()]
        if not labels:
            text = self._title
        elif len(labels) == 1:
            shown = labels[0] if len(labels[0]) <= _MOST_SHOWN else labels[0][: _MOST_SHOWN - 1] + "…"
            text = _("{title}: {value}", title=self._title, value=shown)
        else:
            value = ngettext("{n} chosen", "{n} chosen", len(labels))
            text = _("{title}: {value}", title=self._title, value=value)
        self.button.setText(literal(text))
        self.button.setAccessibleName(text)
        self.button.setToolTip(tip(", ".join(labels)))
        self.cross.setVisible(bool(labels))
        is_active = bool(labels)
        if self.button.property("active") != is_active:
            for part in (self.button, self.cross):
                part.setProperty("active", is_active)
                part.style().unpolish(part)
                part.style().polish(part)
        self.updateGeometry()


def _state(is_checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
