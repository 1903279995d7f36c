"""Choose several entities of the directory quickly: filter, mark, add."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import KINDS
from aliances_desktop.services import directory
from aliances_desktop.services.directory import EntityRow, Filter
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


class EntityPicker(QDialog):
    """A filter and a list with ticks; Space ticks, Ctrl+A ticks all that is shown, Ctrl+Enter adds."""

    def __init__(self, context: Context, title: str, taking_part: Collection[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(760, 520)
        self._context = context
        self._taking_part = frozenset(taking_part)
        self.ticked: dict[int, None] = {}
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Filter by any word of the sheet"))
        self.line.setAccessibleName(_("Filter entities"))
        self.line.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(60)
        self._pause.timeout.connect(self.refresh)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        model: RowsModel[EntityRow] = RowsModel(
            (
                Column(N_("Entity"), lambda e: e.name, 330, icon=self._tick),
                Column(N_("Kind"), lambda e: _(KINDS[e.kind]), 140),
                Column(N_("Municipality"), lambda e: e.municipality, 140),
            ),
            lambda ids: context.read(directory.entity_rows, ids),
        )
        self.table = RowsTable(model, _("Entities"))
        self.table.installEventFilter(self)
        self.table.clicked.connect(lambda _index: self._toggle())
        self.line.installEventFilter(self)
        self._count = label()
        self._all = button(_("Tick all shown"), self.tick_all, icon="check")
        self._all.setToolTip("Ctrl+A")
        self._add = button(_("Add"), self.accept, icon="user-plus", primary=True)
        self._add.setToolTip("Ctrl+Enter")
        cancel = button(_("Cancel"), self.reject)
        self.setLayout(
            column(
                row(self.line, self._all), self.table, row(self._count, None, cancel, self._add), margin=16
            )
        )
        self.refresh()
        self.line.setFocus()

    def _tick(self, entity: EntityRow) -> str:
        return "circle-check" if entity.id in self.ticked else "circle"

    def refresh(self) -> None:
        """Show the entities that match and do not take part yet."""
        ids = self._context.read(directory.entity_ids, Filter(text=self.line.text()))
        self.table.show_ids([id for id in ids if id not in self._taking_part])
        if self.table.rows.ids and self.table.current_id() is None:
            self.table.choose(self.table.rows.ids[0])
        self._write_count()

    def _write_count(self) -> None:
        self._count.setText(ngettext("{n} entity ticked", "{n} entities ticked", len(self.ticked)))
        self._add.setEnabled(bool(self.ticked))

    def _toggle(self) -> None:
        entity_id = self.table.current_id()
        if entity_id is None:
            return
        if entity_id in self.ticked:
            del self.ticked[entity_id]
        else:
            self.ticked[entity_id] = None
        self.table.viewport().update()
        self._write_count()

    def tick_all(self) -> None:
        """Tick everything the filter shows."""
        self.ticked |= dict.fromkeys(self.table.rows.ids)
        self.table.viewport().update()
        self._write_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (has_control or watched is self.table):
            if has_control and self.ticked:
                self.accept()
            elif not has_control:
                self._toggle()
            return True
        if key == Qt.Key.Key_Space and watched is self.table:
            self._toggle()
            return True
        if key == Qt.Key.Key_A and has_control and (watched is self.table or not self.line.selectedText()):
            self.tick_all()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return) and watched is self.line:
            self.table.setFocus()
            return True
        return False


def pick_entities(context: Context, title: str, taking_part: Collection[int], parent: QWidget) -> list[int]:
    """Let the person tick entities in a window with a translated title; return them in the order ticked, none when it was cancelled."""
    picker = EntityPicker(context, title, taking_part, parent)
    accepted = picker.exec() == QDialog.DialogCode.Accepted
    picker.deleteLater()
    return list(picker.ticked) if accepted else []
