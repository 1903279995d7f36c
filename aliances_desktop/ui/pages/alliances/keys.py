"""The five keys of an alliance, rated for each partner by typing a digit, each with a note."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Partner, PartnerKey
from aliances_desktop.model.codes_alliance import KEYS
from aliances_desktop.services import partners
from aliances_desktop.services.partners import KEY_LEVELS, PartnerRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.editors import Line
from aliances_desktop.ui.widgets.labels import column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_HEADINGS: Final = {
    "objective": N_("Objective"),
    "trust": N_("Trust"),
    "commitment": N_("Commitment"),
    "investment": N_("Investment"),
    "sharing": N_("Sharing"),
}
"""The keys in a word each; the whole of it stands over the note."""
_FORGET: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Minus)


class KeysTable(RowsTable[PartnerRow]):
    """A table whose current cell takes a digit."""

    rated = Signal(object)
    """The level typed, None to forget it."""
    walked = Signal()
    """Another cell is the current one."""

    def __init__(self, model: RowsModel[PartnerRow], name: str) -> None:
        super().__init__(model, name)
        self.setSelectionBehavior(RowsTable.SelectionBehavior.SelectItems)
        self.setSelectionMode(RowsTable.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.walked.emit())

    def choose(self, id: Any, column: int = 0) -> bool:
        """Make a cell the current one; False when its row is not in the list."""
        if id not in self.rows.ids:
            return False
        index = self.rows.index(self.rows.ids.index(id), column)
        self.setCurrentIndex(index)
        return True

    @property
    def key_code(self) -> str:
        """The key of the current column, "" on the names."""
        column = self.currentIndex().column()
        return self.rows.columns[column].field if column > 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and int(text) in KEY_LEVELS:
            self.rated.emit(int(text))
        elif event.key() in _FORGET:
            self.rated.emit(None)
        else:
            super().keyPressEvent(event)


class KeysStep(RecordTab):
    """A grid of partners and keys, and the note of the cell chosen."""

    TITLE = N_("Five keys")
    WATCHES = frozenset({Partner, PartnerKey, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, PartnerRow] = {}
        self._keys: dict[tuple[int, str], PartnerKey] = {}
        columns = [Column[PartnerRow](N_("Entity"), lambda p: p.entity.name, 190)]
        columns += [self._column(code, title) for code, title in _HEADINGS.items()]
        model: RowsModel[PartnerRow] = RowsModel(
            columns, lambda ids: {id: self._rows[id] for id in ids if id in self._rows}
        )
        self.table = KeysTable(model, _("Five keys"))
        self.table.rated.connect(self.rate)
        self.table.walked.connect(self._show_note)
        self._of = label(role="secondary", wrap=True)
        self.note = Line(_("Why? What shows it?"))
        self.note.line.setAccessibleName(_("Note"))
        self.note.left.connect(self._save_note)
        self._shown: tuple[int, str] | None = None
        self._loaded = ""
        levels = " · ".join(f"{level} {_(text)}" for level, text in KEY_LEVELS.items())
        hint = label(
            _("A digit rates the cell: {levels} · Del forgets it", levels=levels), role="secondary", wrap=True
        )
        layout = column(self.table, hint, row(self._of), self.note.line, margin=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _column(self, code: str, title: str) -> Column[PartnerRow]:
        def shown(line: PartnerRow) -> str:
            rating = self._keys.get((line.id, code))
            if rating is None:
                return ""
            level = "–" if rating.level is None else f"{rating.level}"
            return f"{level} ✎" if rating.note else level

        def tone(line: PartnerRow) -> str:
            rating = self._keys.get((line.id, code))
            level = None if rating is None else rating.level
            return "" if level is None else "error" if level == 0 else "warning" if level == 1 else ""

        return Column(title, shown, 110, align="centre", field=code, tone=tone)

    def fill(self) -> None:
        """Read the ratings of the partners that have not left."""
        found = self.context.read(partners.rows, self.record_id, with_left=False)
        self._rows = {line.id: line for line in found}
        self._keys = self.context.read(partners.keys, self.record_id)
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)), 1)
        self._show_note()

    def _show_note(self) -> None:
        """Show the note of the current cell; one being typed is kept first."""
        self._save_note()
        line, code = self._rows.get(self.table.current_id() or 0), self.table.key_code
        self._shown = (line.id, code) if line is not None and code else None
        self.note.line.setEnabled(self._shown is not None and self.is_writable)
        self._of.setText("" if line is None or not code else f"{line.entity.name} · {_(KEYS[code])}")
        rating = self._keys.get(self._shown) if self._shown is not None else None
        self._loaded = rating.note if rating is not None else ""
        self.note.set_value(self._loaded)

    def rate(self, level: int | None) -> None:
        """Rate the current cell, or forget its level."""
        id, code = self.table.current_id(), self.table.key_code
        if id is not None and code and self.is_writable:
            self.context.edit(N_("Rate a key"), partners.set_key, id, code, "level", level)

    def _save_note(self) -> None:
        text = self.note.value()
        if self._shown is not None and self.is_writable and text != self._loaded:
            self._loaded = text
            self.context.edit(N_("Write a note"), partners.set_key, *self._shown, "note", text)

    def leave(self) -> None:
        """Commit what is being typed."""
        self._save_note()
