"""What was typed in otherwise the second time: for each field 1 or 2 says which of both holds."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.services import entry, entry_check
from aliances_desktop.services.batches import ReplyRow
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_check import Difference
from aliances_desktop.services.entry_fields import Field
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_KEYS: Final = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2}


class Differences(QWidget):
    """The fields of a sheet that differ; when none is left it closes by itself."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._batch_id = 0
        self._sheet: ReplyRow | None = None
        self._found: dict[int, Difference] = {}
        self._title = label(role="group", wrap=True)
        model: RowsModel[Difference] = RowsModel(
            (
                Column(N_("No."), lambda d: d.field.number, 50),
                Column(N_("Question"), _question, 220),
                Column(N_("1 First time"), lambda d: said(d.field, d.first), 150),
                Column(N_("2 Second time"), lambda d: said(d.field, d.second), 150),
            ),
            lambda ids: {id: self._found[id] for id in ids if id in self._found},
        )
        self.table: RowsTable[Difference] = RowsTable(model, _("Differences"))
        self.table.installEventFilter(self)
        self.setFocusProxy(self.table)
        hint = label(
            _("Look at the paper: 1 keeps what was typed first, 2 the second time."),
            role="secondary",
            wrap=True,
        )
        first = button(_("1 First time holds"), lambda: self.settle(1))
        second = button(_("2 Second time holds"), lambda: self.settle(2))
        leave = button(_("Leave it as it was"), self.closed.emit)
        layout = column(self._title, hint, self.table, row(first, second, None, leave))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_sheet(self, batch_id: int, sheet: ReplyRow) -> bool:
        """Show the differences of a sheet; False when there is none."""
        self._batch_id, self._sheet = batch_id, sheet
        content = self._context.read(entry.content_of, batch_id)
        found = self._context.read(entry_check.differences, sheet.id, content)
        self._found = dict(enumerate(found))
        count = ngettext("{n} answer differs", "{n} answers differ", len(found))
        self._title.setText(_("Sheet {number}: {count}", number=sheet.number, count=count))
        self.table.show_ids(list(self._found))
        if found:
            self.table.choose(0)
        return bool(found)

    def settle(self, number: int) -> None:
        """Let the first or the second entry of the field chosen hold."""
        row_id = self.table.current_id()
        if row_id is None or self._sheet is None:
            return
        chosen = self._found[row_id]
        self._context.edit(N_("Settle a difference"), entry_check.settle, self._sheet.id, chosen, number)
        if not self.show_sheet(self._batch_id, self._sheet):
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            number = _KEYS.get(Qt.Key(event.key()))
            if number is not None:
                self.settle(number)
                return True
        return False


def _question(difference: Difference) -> str:
    one, language = difference.field, current().language
    asked = one.asked.text.get(language)
    return f"{asked} · {one.row.text.get(language)}" if one.row else asked


def said(field: Field, value: Given) -> str:
    """Return in words what a field holds."""
    language = current().language
    chosen = [c.text.get(language) for c in field.choices if c.code in value.codes]
    words = _("Waits") if value.is_waiting else value.text
    return ", ".join(filter(None, (*chosen, words))) or _("Blank")
