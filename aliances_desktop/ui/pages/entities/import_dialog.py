"""Importing a directory in three steps: file, columns, duplicates; the file is written at the end, as one undo step."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QProgressBar, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.services.importing import ImportResult
from aliances_desktop.services.tables import Options, Table
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.entities import jobs
from aliances_desktop.ui.pages.entities.import_columns import ColumnsStep
from aliances_desktop.ui.pages.entities.import_file import FileStep, ask_for_table
from aliances_desktop.ui.pages.entities.import_rows import RowsStep
from aliances_desktop.ui.pages.entities.jobs import Comparison
from aliances_desktop.ui.tasks import Task
from aliances_desktop.ui.widgets.steps import StepsDialog


class ImportDialog(StepsDialog):
    """The three steps and what is known so far: the file, how it is read, and what was found in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.file, self.columns, self.rows = FileStep(), ColumnsStep(), RowsStep()
        self._task: Task | None = None
        self._bar = QProgressBar()
        super().__init__(_("Import entities"), (self.file, self.columns, self.rows), _("Import"), parent)
        self.context = context
        self._path: Path | None = None
        self._draft: Comparison | None = None
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(_("Progress"))
        self.add_progress(self._bar)
        self.file.picked.connect(self.read)
        self.columns.read_differently.connect(self._read_again)
        self.resize(820, 470)

    # Reading

    def read(self, path: Path) -> None:
        """Read a file; its columns come next when it is a table."""
        self._path = path
        self._start(_("Reading {name}", name=path.name), self._on_read, jobs.read_file, path, Options())

    def _on_read(self, answer: Table | UserError) -> None:
        if isinstance(answer, UserError):
            self.file.show_fault(answer)
            return
        self.file.show_table(answer)
        self.columns.show_table(answer, Options())
        self.show_step(1)

    def _read_again(self, wanted: Options) -> None:
        def show(answer: Table | UserError) -> None:
            if isinstance(answer, UserError):
                self.columns.show_fault(answer)
            else:
                self.columns.show_table(answer, wanted)

        if self._path is not None:
            label = _("Reading {name}", name=self._path.name)
            self._start(label, show, jobs.read_file, self._path, wanted)

    # Going on

    def advance(self) -> None:
        if self.number == 1 and self.columns.table is not None:
            mapping = self.columns.mapping()
            store, table = self.context.store, self.columns.table
            self._start(_("Looking for duplicates"), self._on_compared, jobs.compare, store, table, mapping)
        else:
            super().advance()

    def _on_compared(self, found: Comparison) -> None:
        self._draft = found
        self.rows.show_comparison(found)
        self.show_step(2)

    def finish(self) -> None:
        if self._draft is None:
            return
        draft, decisions = self._draft.draft, self.rows.decisions()
        store = self.context.store
        self._start(_("Importing entities"), self._on_written, jobs.write_import, store, draft, decisions)

    def _on_written(self, result: ImportResult) -> None:
        self.accept()
        n = result.added + result.merged
        self.context.tell(ngettext("Imported {n} entity", "Imported {n} entities", n), can_undo=True)

    # Work under way

    def _start(self, label: str, then: Callable[[Any], object], job: Callable[..., Any], *given: Any) -> None:
        if self._task is not None:
            return
        self._task = task = self.context.run(label, job, *given)
        task.progressed.connect(self._on_progressed)
        task.succeeded.connect(lambda answer: self._end(then, answer))
        task.failed.connect(lambda _error: self._end())
        task.cancelled.connect(lambda: self._end())
        self._bar.setRange(0, 0)
        self.set_busy(label)

    def _on_progressed(self, done: int, total: int, _msgid: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _end(self, then: Callable[[Any], object] | None = None, answer: Any = None) -> None:
        self._task = None
        self.set_busy("")
        if then is not None:
            then(answer)

    def reject(self) -> None:
        """Cancel the work under way; without any, leave."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()


def open_import(context: Context, parent: QWidget, path: Path | None = None) -> None:
    """Open the dialog, on a file where one was dropped."""
    dialog = ImportDialog(context, parent)
    if path is not None:
        dialog.read(path)
    dialog.exec()


def open_territory(context: Context, parent: QWidget) -> None:
    """Let the person choose the official list of municipalities and import it."""
    path = ask_for_table(parent, _("Import the list of municipalities"))
    if path is None:
        return

    def tell(counts: tuple[int, int]) -> None:
        listed = ngettext("{n} municipality", "{n} municipalities", counts[0])
        filled = ngettext("{n} entity got its comarca", "{n} entities got their comarca", counts[1])
        context.tell(
            _("{municipalities} imported; {entities}", municipalities=listed, entities=filled), can_undo=True
        )

    task = context.run(_("Importing municipalities"), jobs.import_territory, context.store, path)
    task.succeeded.connect(tell)
