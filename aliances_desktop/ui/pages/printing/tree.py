"""The tree of sheets: by group, with a tick, the copies and what has been printed of each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.printing.jobs import Line

_ID = Qt.ItemDataRole.UserRole
_TICK = Qt.ItemFlag.ItemIsUserCheckable


class SheetTree(QTreeWidget):
    """Remembers what was unticked while the tree is read again. `chosen` is the sheet to preview."""

    chosen = Signal(str)
    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sheets"))
        self.setHeaderLabels([_("Sheet"), _("Copies"), _("State")])
        self.setRootIsDecorated(False)
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self._unticked: set[str] = set()
        self.lines: dict[str, Line] = {}
        self.itemChanged.connect(self._on_item)
        self.currentItemChanged.connect(lambda *_items: self.chosen.emit(self.current_sheet()))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these sheets; the current one stays current."""
        current = self.current_sheet()
        self.lines = {line.id: line for line in lines}
        self.blockSignals(True)
        self.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            if line.group not in groups:
                groups[line.group] = group = QTreeWidgetItem(self, [_(line.group)])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled | _TICK | Qt.ItemFlag.ItemIsAutoTristate)
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
            self._add(groups[line.group], line)
        self.expandAll()
        self.blockSignals(False)
        self.choose(current if current in self.lines else next(iter(self.lines), ""))

    def _add(self, group: QTreeWidgetItem, line: Line) -> None:
        item = QTreeWidgetItem(group, [_(line.title), str(line.copies), state(line)])
        item.setData(0, _ID, line.id)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(item.flags() | _TICK)
        item.setCheckState(0, Qt.CheckState.Unchecked if line.id in self._unticked else Qt.CheckState.Checked)
        if line.changed:
            item.setIcon(2, theme.icon("triangle-alert", theme.current().warning))
        elif line.printed == line.pieces:
            item.setIcon(2, theme.icon("check", theme.current().ok))

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        children = [
            group.child(n) for group in groups if group is not None for n in range(group.childCount())
        ]
        return [item for item in children if item is not None]

    def choose(self, sheet_id: str) -> None:
        """Make a sheet the current one."""
        for item in self._items():
            if item.data(0, _ID) == sheet_id:
                self.setCurrentItem(item)

    def current_sheet(self) -> str:
        """Return the id of the sheet previewed, "" for none."""
        item = self.currentItem()
        return str(item.data(0, _ID) or "") if item is not None else ""

    def ticks(self) -> tuple[str, ...]:
        """Return the ids of the sheets ticked, in their order."""
        return tuple(sheet_id for sheet_id in self.lines if sheet_id not in self._unticked)

    def tick_only(self, sheets: Sequence[str]) -> None:
        """Tick these sheets and no other."""
        for item in self._items():
            is_ticked = item.data(0, _ID) in sheets
            item.setCheckState(0, Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def _on_item(self, item: QTreeWidgetItem, column: int) -> None:
        sheet_id = item.data(0, _ID)
        if column or not sheet_id:
            return
        if item.checkState(0) == Qt.CheckState.Checked:
            self._unticked.discard(sheet_id)
        else:
            self._unticked.add(sheet_id)
        self.ticked.emit()


def state(line: Line) -> str:
    """Return what has become of a sheet."""
    if line.changed:
        return ngettext("{n} changed", "{n} changed", line.changed)
    if not line.is_noted:
        return ""
    if line.printed == line.pieces:
        return _("Printed")
    return _("{n} of {total} printed", n=line.printed, total=line.pieces) if line.printed else _("Not yet")
