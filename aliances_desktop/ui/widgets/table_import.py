"""Importing a table in three steps: file, columns, rows; the work is done beside the interface and can be cancelled."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QProgressBar, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.progress import Progress
from aliances_desktop.services.tables import Options, Table, read_table
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.tasks import Task
from aliances_desktop.ui.widgets.steps import Step, StepsDialog
from aliances_desktop.ui.widgets.table_columns import ColumnsStep
from aliances_desktop.ui.widgets.table_file import FileStep


def read_file(progress: Progress, path: Path, options: Options) -> Table | UserError:
    """Read a table; what is wrong with the file is an answer, to be shown beside it."""
    try:
        return read_table(path, options)
    except UserError as error:
        return error


class TableImport(StepsDialog):
    """The three steps and what is known so far: the file and how it is read.

    A subclass compares the rows in `compare`, shows what it found in its own last step, and writes in `finish`.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        file: FileStep,
        columns: ColumnsStep,
        rows: Step,
        parent: QWidget | None,
    ) -> None:
        self.file, self.columns = file, columns
        self._task: Task | None = None
        self._bar = QProgressBar()
        super().__init__(title, (file, columns, rows), _("Import"), parent)
        self.context = context
        self._path: Path | None = None
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
        self.start(_("Reading {name}", name=path.name), self._on_read, read_file, path, Options())

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
            self.start(label, show, read_file, self._path, wanted)

    # Going on

    def advance(self) -> None:
        if self.number == 1 and self.columns.table is not None:
            self.compare(self.columns.table, self.columns.mapping())
        else:
            super().advance()

    def compare(self, table: Table, mapping: Mapping[int, str]) -> None:
        """Read the rows by column number → field, and show the last step when that is done."""
        raise NotImplementedError

    # Work under way

    def start(self, label: str, then: Callable[[Any], object], job: Callable[..., Any], *given: Any) -> None:
        """Do a long job under a translated label, then `then(answer)`; nothing while another is under way."""
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
