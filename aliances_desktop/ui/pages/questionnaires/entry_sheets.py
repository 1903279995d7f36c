"""Beside the entry: how far the batch is, and its sheets with a mark for each that is in."""

from typing import Final

from PySide6.QtWidgets import QProgressBar, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.services.batches import ReplyRow
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.labels import column, label
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

ICONS: Final = {
    "missing": "circle", "begun": "circle-dot", "entered": "circle-check", "checked": "circle-check",
}  # fmt: skip


class SheetList(QWidget):
    """The sheets by number; Enter or a double click opens one."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, ReplyRow] = {}
        self._count = label(role="secondary", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(_("Sheets typed in"))
        model: RowsModel[ReplyRow] = RowsModel(
            (
                Column(N_("Sheet"), lambda r: str(r.number), 60, icon=lambda r: ICONS[r.state]),
                Column(N_("Whose"), lambda r: r.name, 130),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table: RowsTable[ReplyRow] = RowsTable(model, _("Sheets"))
        layout = column(self._count, self._bar, self.table)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setMinimumWidth(190)

    def show_sheets(self, sheets: list[ReplyRow]) -> None:
        """Show the sheets of a batch."""
        self._rows = {one.id: one for one in sheets}
        entered = sum(one.is_entered for one in sheets)
        self._count.setText(_("{entered} of {expected} typed in", entered=entered, expected=len(sheets)))
        self._bar.setRange(0, max(len(sheets), 1))
        self._bar.setValue(entered)
        self.table.show_ids(list(self._rows))

    def number_of(self, reply_id: int) -> int:
        """Return the number of a sheet."""
        return self._rows[reply_id].number
