"""The batches of questionnaires, and beside them the tabs of the one chosen."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QSplitter, QStackedWidget, QTabWidget, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress
from aliances_desktop.services import batches
from aliances_desktop.services.batches import BatchRow
from aliances_desktop.store import Store
from aliances_desktop.text import slug
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.pages.questionnaires.entry_tab import EntryTab
from aliances_desktop.ui.pages.questionnaires.import_answers import open_import
from aliances_desktop.ui.pages.questionnaires.new_batch import make_batch
from aliances_desktop.ui.pages.questionnaires.questions import QuestionsTab
from aliances_desktop.ui.pages.questionnaires.results import ResultsTab
from aliances_desktop.ui.pages.questionnaires.sheets import SheetsTab
from aliances_desktop.ui.pages.questionnaires.tab import BatchTab
from aliances_desktop.ui.widgets.labels import button, column, label, literal, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

TABS: Final[dict[str, type[BatchTab]]] = {
    "sheets": SheetsTab, "entry": EntryTab, "results": ResultsTab, "questions": QuestionsTab,
}  # fmt: skip


class QuestionnairesPage(Page):
    """Master and detail of the batches."""

    NAME = "questionnaires"
    TITLE = N_("Questionnaires")
    WATCHES = BatchTab.WATCHES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, BatchRow] = {}
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Filter…"))
        self.line.setAccessibleName(_("Filter batches"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _text: self.reload())
        self.line.returnPressed.connect(lambda: self.table.setFocus())
        model: RowsModel[BatchRow] = RowsModel(
            (
                Column(N_("Batch"), lambda b: b.title, 170),
                Column(N_("Returned"), lambda b: f"{b.entered} / {b.expected}", 80, align="right"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table: RowsTable[BatchRow] = RowsTable(model, _("Batches"))
        self.table.chosen.connect(self._show)
        self.table.deleted.connect(self.delete)
        self.table.opened.connect(lambda _id: self.tabs.setFocus())
        self.tabs: QTabWidget = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.pages = {name: kind(context) for name, kind in TABS.items()}
        for page in self.pages.values():
            self.tabs.addTab(page, literal(_(page.TITLE)))
            page.trailed.connect(self.trailed)
        self.tabs.currentChanged.connect(lambda _number: self.trailed.emit())
        self.ask_file: Callable[[str], Path | None] = self._ask_file
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._whole())
        self.setLayout(column(self._stack))

    def _whole(self) -> QWidget:
        left = QWidget()
        layout = column(self.line, self.table)
        layout.setStretch(1, 1)
        left.setLayout(layout)
        left.setMinimumWidth(200)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.tabs)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([250, 880])
        whole = QWidget()
        whole.setLayout(column(splitter, margin=12))
        return whole

    def _empty(self) -> QWidget:
        sentence = label(
            _("No questionnaire has been sent out yet: choose one of the library and say for whom."),
            wrap=True,
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        begin = button(_("New batch…"), lambda: self.context.trigger("batch.add"), icon="plus", primary=True)
        begin.setEnabled(not self.context.store.is_read_only)
        empty = QWidget()
        empty.setLayout(column(None, sentence, row(None, begin, None), None, margin=24, spacing=16))
        return empty

    @property
    def tab(self) -> BatchTab:
        """The tab shown."""
        return list(self.pages.values())[self.tabs.currentIndex()]

    # Reading

    def reload(self) -> None:
        """Read the list again; the batch chosen stays chosen."""
        ids = self.context.read(batches.batch_ids, text=self.line.text())
        self._rows = {one.id: one for one in self.context.read(batches.rows, ids)}
        self._stack.setCurrentIndex(1 if ids or self.line.text() else 0)
        self.table.show_ids(ids)
        if ids and self.table.current_id() is None:
            self.table.choose(ids[0])
        self.tabs.setEnabled(bool(ids))
        if not ids:
            for page in self.pages.values():
                page.show_batch(0)
        self.trailed.emit()

    def _show(self, batch_id: int | None) -> None:
        if batch_id is None:
            return
        for page in self.pages.values():
            if page.batch_id != batch_id:
                page.leave()
                page.show_batch(batch_id)
        self.trailed.emit()

    def _batch(self) -> BatchRow | None:
        return self._rows.get(self.table.current_id() or 0)

    # Frame

    def trail(self) -> list[str]:
        """Return section and batch."""
        batch = self._batch()
        return [_(self.TITLE)] if batch is None else [_(self.TITLE), batch.title]

    def header(self) -> tuple[str, ...]:
        """Return the actions of the tab shown."""
        return ("batch.add",) if self._batch() is None else ("batch.enter", "batch.print")

    def route(self) -> Route:
        """Return the batch and tab shown."""
        return Route(self.NAME, self.table.current_id(), list(self.pages)[self.tabs.currentIndex()])

    def go(self, route: Route) -> None:
        """Show the batch and tab of a route."""
        if route.id is not None and not self.table.choose(route.id) and self.line.text():
            self.line.clear()
            self.table.choose(route.id)
        if route.tab in self.pages:
            self.tabs.setCurrentIndex(list(self.pages).index(route.tab))
        self.trailed.emit()

    def leave(self) -> None:
        """Commit what is being typed in the tab shown."""
        self.tab.leave()

    # Actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions on batches and those of the tab shown."""
        own: dict[str, Callable[[], object]] = {
            "batch.add": self.add,
            "batch.enter": self.enter,
            "batch.import": self.import_answers,
            "batch.print": self.print_sheets,
            "edit.find": self._start_filter,
        }
        return own | self.tab.handlers() | {"edit.delete": self._delete_there}

    def available(self, action_id: str) -> bool:
        """Everything but looking needs a file that can be changed; most need a batch."""
        if action_id == "edit.find":
            return bool(self._rows)
        has_batch = action_id == "batch.add" or self._batch() is not None
        if action_id in {"batch.print", "batch.report"}:
            return has_batch and (action_id == "batch.print" or action_id in self.tab.handlers())
        return has_batch and not self.context.store.is_read_only

    def _start_filter(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def add(self) -> None:
        """Let the person make a batch, and show it."""
        made = make_batch(self.context, self)
        if made is not None:
            self.go(Route(self.NAME, made, "sheets"))

    def enter(self) -> None:
        """Wait for the number of a sheet to type in."""
        if self._batch() is None:
            raise UserError(N_("Choose a batch first."))
        self.go(Route(self.NAME, self.table.current_id(), "entry"))
        tab = self.pages["entry"]
        assert isinstance(tab, EntryTab)
        tab.begin()

    def import_answers(self) -> None:
        """Import the answers of an online form into the batch."""
        batch = self._batch()
        if batch is None:
            raise UserError(N_("Choose a batch first."))
        self.leave()
        open_import(self.context, batch.id, self)

    def print_sheets(self) -> None:
        """Save the sheets still expected as one PDF, each in its own language; a blank one where none is."""
        batch = self._batch()
        path = self.ask_file(f"{slug(batch.title)}.pdf") if batch is not None else None
        if batch is None or path is None:
            return
        self.leave()
        task = self.context.run(_("Saving the sheets"), _save_sheets, self.context.store, batch.id, path)
        task.succeeded.connect(lambda undrawable: self._on_saved(path, str(undrawable)))

    def _on_saved(self, path: Path, undrawable: str) -> None:
        if undrawable:
            self.context.tell(_("No font could draw: {characters}", characters=undrawable))
        else:
            self.context.tell(_("Written to {name}", name=path.name))

    def _ask_file(self, name: str) -> Path | None:
        path, _kind = QFileDialog.getSaveFileName(self, _("Save the sheets"), name, "PDF (*.pdf)")
        return Path(path) if path else None

    def _delete_there(self) -> None:
        """Delete what has the focus: rows of the tab shown, or the batch in the list."""
        in_tab = self.tab.handlers().get("edit.delete")
        if in_tab is not None and not self.table.hasFocus():
            in_tab()
        else:
            self.delete()

    def delete(self) -> None:
        """Delete the batch; a toast offers to undo it."""
        batch = self._batch()
        if batch is None or self.context.store.is_read_only:
            return
        self.context.store.backup("delete")
        self.context.edit(N_("Delete batch"), batches.delete_batch, batch.id)
        self.context.tell(_("Deleted: {name}", name=batch.title), can_undo=True)


def _save_sheets(progress: Progress, store: Store, batch_id: int, path: Path) -> str:
    # Drawing is loaded where it runs, beside the interface.
    from aliances_desktop.services.questionnaire_print import save_sheets

    with store.read() as session:
        return save_sheets(session, batch_id, path, progress)
