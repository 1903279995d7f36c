"""Importing a directory in three steps: file, columns, duplicates; the file is written at the end, as one undo step."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aliances_desktop.services.columns import FIELDS, match_columns
from aliances_desktop.services.importing import ImportResult
from aliances_desktop.services.tables import Table
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.entities import jobs
from aliances_desktop.ui.pages.entities.import_rows import RowsStep
from aliances_desktop.ui.pages.entities.jobs import Comparison
from aliances_desktop.ui.widgets.table_columns import ColumnsStep, Targets
from aliances_desktop.ui.widgets.table_file import FileStep, ask_for_table
from aliances_desktop.ui.widgets.table_import import TableImport


class ImportDialog(TableImport):
    """The three steps of a directory; what was found in the table is kept until it is written."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.rows = RowsStep()
        title = _("Import entities")
        file = FileStep(_("Drop a list of entities here, or choose it."), title)
        super().__init__(context, title, file, ColumnsStep(_targets()), self.rows, parent)
        self._draft: Comparison | None = None

    def compare(self, table: Table, mapping: Mapping[int, str]) -> None:
        store = self.context.store
        self.start(_("Looking for duplicates"), self._on_compared, jobs.compare, store, table, mapping)

    def _on_compared(self, found: Comparison) -> None:
        self._draft = found
        self.rows.show_comparison(found)
        self.show_step(2)

    def finish(self) -> None:
        if self._draft is None:
            return
        draft, decisions = self._draft.draft, self.rows.decisions()
        store = self.context.store
        self.start(_("Importing entities"), self._on_written, jobs.write_import, store, draft, decisions)

    def _on_written(self, result: ImportResult) -> None:
        self.accept()
        n = result.added + result.merged
        self.context.tell(ngettext("Imported {n} entity", "Imported {n} entities", n), can_undo=True)


def _targets() -> Targets:
    return Targets(
        {field: _(label) for field, label in FIELDS.items()},
        match_columns,
        lambda fields: "name" in fields,
        _("Choose the column that holds the names of the entities."),
    )


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
