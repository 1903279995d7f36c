"""The directory: a table narrowed by words and chips, and the card of the entity chosen beside it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    Contact,
    Entity,
    Municipality,
    Offer,
    Participant,
    Partner,
    Workshop,
)
from aliances_desktop.progress import Progress
from aliances_desktop.services import directory, entities
from aliances_desktop.services.directory import EntityRow
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.pages.entities import jobs
from aliances_desktop.ui.pages.entities.card import EntityCard
from aliances_desktop.ui.pages.entities.columns import columns
from aliances_desktop.ui.pages.entities.export import open_export
from aliances_desktop.ui.pages.entities.filters import Filters
from aliances_desktop.ui.pages.entities.import_dialog import open_import, open_territory
from aliances_desktop.ui.pages.entities.invite import choose_workshop
from aliances_desktop.ui.pages.entities.merge import open_merge
from aliances_desktop.ui.widgets.labels import button, column, empty_page, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.table_file import dropped_table

_CARD_PAUSE_MS = 60
_FIRST_ROWS = 50
_MOST_AT_ONCE = 200
"""More entities than this are deleted in the background: it takes longer than a blink."""
_MASTER_WIDTH, _DETAIL_WIDTH = 640, 520


class EntitiesPage(Page):
    """Master and detail of the directory."""

    NAME = "entities"
    TITLE = N_("Entities")
    WATCHES = frozenset({Entity, Contact, Offer, Municipality, Participant, Workshop, Partner, Alliance})
    HEADER = ("entity.add", "entity.import", "entity.export")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self._sort = ("name", False)
        self._availability = (False, False, False)
        self.filters = Filters(context)
        self.filters.changed.connect(self._narrow)
        self.model: RowsModel[EntityRow] = RowsModel(columns(context), self._fetch, self._commit)
        self.table = RowsTable(self.model, _("Entities"))
        self.table.setSelectionMode(RowsTable.SelectionMode.ExtendedSelection)
        self.table.show_sorted(*self._sort)
        self.table.sorted_by.connect(self._sort_by)
        self.table.deleted.connect(self.delete)
        self.table.selectionModel().selectionChanged.connect(lambda *_args: self._on_chosen())
        # Holding an arrow key runs through the list; the card follows when it rests.
        self._chosen = QTimer(self)
        self._chosen.setSingleShot(True)
        self._chosen.setInterval(_CARD_PAUSE_MS)
        self._chosen.timeout.connect(self._show_chosen)
        self.table.chosen.connect(lambda _id: self._chosen.start())
        self.card = EntityCard(context)
        self.table.opened.connect(lambda _id: self.card.begin())
        self._build()

    def _build(self) -> None:
        nothing = label(_("No entity matches."), role="secondary")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        no_match = QWidget()
        no_match.setLayout(
            column(None, nothing, row(None, button(_("Show all"), self.filters.clear), None), None)
        )
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(no_match)
        master = QWidget()
        master.setLayout(column(self.filters, self._list))
        nobody = label(_("Choose an entity to see its sheet."), role="secondary")
        nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail = QStackedWidget()
        self._detail.addWidget(nobody)
        self._detail.addWidget(self.card)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.addWidget(master)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([_MASTER_WIDTH, _DETAIL_WIDTH])
        whole = QWidget()
        whole.setLayout(column(splitter, margin=16))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(whole)
        self.setLayout(column(self._stack))

    def _empty(self) -> QWidget:
        begin = button(
            _("Import entities…"), lambda: self.context.trigger("entity.import"), icon="upload", primary=True
        )
        begin.setEnabled(not self.context.store.is_read_only)
        sentence = _(
            "The directory is empty. Import a list, or drop a file here: CSV, Excel or OpenDocument."
        )
        return empty_page(sentence, begin)

    # Reading

    def _narrow(self) -> None:
        """Paint the first rows at once, then read the whole list: of 57,000 the first come ten times sooner."""
        key, is_descending = self._sort
        first = self.context.read(
            directory.entity_ids, self.filters.filter(), key, is_descending=is_descending, limit=_FIRST_ROWS
        )
        if len(first) == _FIRST_ROWS:
            self.table.show_ids(first)
            self.table.viewport().repaint()
        self.reload()

    def reload(self) -> None:
        """Read the list and the card again; what is chosen stays chosen."""
        wanted = self.filters.filter()
        key, is_descending = self._sort
        ids = self.context.read(directory.entity_ids, wanted, key, is_descending=is_descending)
        position = self.table.currentIndex().row()
        self.table.show_ids(ids)
        if ids and self.table.current_id() is None:
            self.table.choose(ids[min(max(position, 0), len(ids) - 1)])
        self.filters.count.setText(ngettext("{n} entity", "{n} entities", len(ids)))
        self._list.setCurrentIndex(0 if ids else 1)
        self._stack.setCurrentIndex(0 if not ids and wanted.is_empty else 1)
        self._show_chosen()
        self._on_chosen()

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, EntityRow]:
        return self.context.read(directory.entity_rows, ids)

    def _show_chosen(self) -> None:
        self._chosen.stop()
        entity_id = self.table.current_id()
        if entity_id is not None:
            self.card.show_entity(entity_id)
        self._detail.setCurrentIndex(0 if entity_id is None else 1)

    def _on_chosen(self) -> None:
        chosen = self.table.chosen_count()
        availability = (bool(self.model.ids), chosen > 0, chosen > 1)
        if availability != self._availability:
            self._availability = availability
            self.trailed.emit()

    def _sort_by(self, key: str, is_descending: bool) -> None:
        self._sort = (key, is_descending)
        self.reload()

    # Actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "entity.add": self.add,
            "entity.import": lambda: open_import(self.context, self),
            "entity.export": self.export,
            "entity.merge": self.merge,
            "entity.territory": lambda: open_territory(self.context, self),
            "entity.invite": lambda: choose_workshop(self.context, self.table.chosen_ids(), self),
            "edit.find": self._find,
            "edit.delete": self._delete_focused,
        }

    def available(self, action_id: str) -> bool:
        has_any, has_one, has_several = self._availability
        if action_id == "edit.find":
            return True
        if action_id == "entity.export":
            return has_any
        needed = {"entity.merge": has_several, "entity.invite": has_one, "edit.delete": has_one}
        return needed.get(action_id, True) and not self.context.store.is_read_only

    def add(self) -> None:
        """Add an entity and begin with its name."""
        self.filters.clear()
        with self.context.store.edit(N_("Add entity")) as session:
            entity = entities.add_entity(session, name=_("New entity"))
        self.table.choose(entity.key)
        self._show_chosen()
        self.card.begin()

    def export(self) -> None:
        """Write entities to a file for others."""
        total = self.context.read(directory.count)
        open_export(self.context, total, self.model.ids, self.table.chosen_ids(), self)

    def merge(self) -> None:
        """Merge the entities chosen, and show the one that stays."""
        kept = open_merge(self.context, self.table.chosen_ids(), self)
        if kept is not None:
            self.table.choose(kept)

    def delete(self) -> None:
        """Delete the entities chosen; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if not ids or self.context.store.is_read_only:
            return
        sentence = ngettext("{n} entity deleted", "{n} entities deleted", len(ids))
        if len(ids) <= _MOST_AT_ONCE:
            jobs.delete(Progress(), self.context.store, ids)
            self.context.tell(sentence, can_undo=True)
            return
        task = self.context.run(_("Deleting entities"), jobs.delete, self.context.store, ids)
        task.succeeded.connect(lambda _answer: self.context.tell(sentence, can_undo=True))

    def _delete_focused(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.card.contacts.isAncestorOf(focused):
            self.card.contacts.delete()
        elif focused is not None and self.card.offers.isAncestorOf(focused):
            self.card.offers.delete_at(focused)
        else:
            self.delete()

    def _find(self) -> None:
        self.filters.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.line.selectAll()

    def _commit(self, entity_id: int, column: Column[EntityRow], text: str) -> None:
        value: Any = text
        if column.field == "tags":
            value = tuple(word.strip() for word in text.split(",") if word.strip())
        self.context.edit(N_("Change entity"), entities.set_value, entity_id, column.field, value)

    # Keys and files dropped

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        is_in_list = focused is self.table
        if event.key() == Qt.Key.Key_Escape and not is_in_list:
            if focused is self.filters.line:
                self.filters.clear()
            self.table.setFocus()
        elif event.key() == Qt.Key.Key_Down and focused is self.filters.line:
            self.filters.apply_now()
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._chosen.isActive():
            self._show_chosen()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            # The source of the drag waits until this returns, and the dialog would keep it waiting.
            QTimer.singleShot(0, lambda: open_import(self.context, self, path))

    def _dropped(self, event: QDropEvent) -> Path | None:
        return None if self.context.store.is_read_only else dropped_table(event)

    # Route

    def route(self) -> Route:
        key, is_descending = self._sort
        state = (*self.filters.state(), ("sort", key), ("descending", "1" if is_descending else ""))
        return Route(self.NAME, self.table.current_id(), self.card.tab(), state)

    def go(self, route: Route) -> None:
        """Show the list as the route left it, and its entity."""
        if route.state:
            remembered = dict(route.state)
            self._sort = (remembered.get("sort", self._sort[0]), bool(remembered.get("descending")))
            self.table.show_sorted(*self._sort)
            self.filters.restore(route.state)
            self.filters.apply_now()
        if route.id is not None and not self.table.choose(route.id):
            self.filters.clear()
            self.table.choose(route.id)
        self.card.open_tab(route.tab)
        self._show_chosen()

    def leave(self) -> None:
        super().leave()
        self.card.save_all()
