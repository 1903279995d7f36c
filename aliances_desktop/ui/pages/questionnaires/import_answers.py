"""Importing the answers of an online form in three steps: file, columns, rows; written at the end, as one undo step."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QTabWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress
from aliances_desktop.services import answers_import, entry
from aliances_desktop.services.answers_columns import match_answers, targets
from aliances_desktop.services.answers_import import Draft, Filled
from aliances_desktop.services.importing import Rejected
from aliances_desktop.services.tables import Table
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import badge, clear, column, label
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.steps import Step
from aliances_desktop.ui.widgets.table_columns import ColumnsStep, Targets
from aliances_desktop.ui.widgets.table_file import FileStep
from aliances_desktop.ui.widgets.table_import import TableImport

_WHO: Final = frozenset({"sheet", "entity", "person"})


def prepare(
    progress: Progress, store: Store, batch_id: int, table: Table, mapping: Mapping[int, str]
) -> Draft:
    """Read the rows of a table of answers; nothing is written."""
    with store.read() as session:
        return answers_import.prepare(session, batch_id, table, mapping, progress)


def write(progress: Progress, store: Store, batch_id: int, draft: Draft, context: Context) -> int:
    """Keep a backup, then write the answers as one undo step; return how many sheets."""
    store.backup("import")
    with store.edit(N_("Import of {n} sheets"), n=len(draft.filled)) as session:
        return answers_import.write(session, batch_id, draft, context.clock(), progress)


class AnswersStep(Step):
    """What will be entered, and the rows that cannot be, with their reason."""

    TITLE = N_("Answers")

    def __init__(self) -> None:
        super().__init__()
        self._draft = Draft((), (), ())
        self._badges = FlowLayout()
        summary = QWidget()
        summary.setLayout(self._badges)
        filled: RowsModel[Filled] = RowsModel(
            (
                Column(N_("Line"), lambda r: str(r.line), 60, align="right"),
                Column(N_("Sheet"), lambda r: str(r.sheet) if r.sheet else _("New"), 80, align="right"),
                Column(N_("Person"), lambda r: r.person, 200),
                Column(N_("Answers"), lambda r: current().number(len(r.parts)), 80, align="right"),
            ),
            lambda keys: {key: self._draft.filled[key] for key in keys},
        )
        rejected: RowsModel[Rejected] = RowsModel(
            (
                Column(N_("Line"), lambda r: str(r.line), 60, align="right"),
                Column(N_("Reason"), lambda r: _(r.reason, **r.values), 300),
                Column(N_("The row"), lambda r: r.excerpt, 300),
            ),
            lambda keys: {key: self._draft.rejected[key] for key in keys},
        )
        self.filled: RowsTable[Filled] = RowsTable(filled, _("Sheets to be entered"))
        self.rejected: RowsTable[Rejected] = RowsTable(rejected, _("Rejected rows"))
        self._left_out = label(role="secondary", wrap=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.filled, "")
        self.tabs.addTab(self.rejected, "")
        layout = column(summary, self._left_out, self.tabs, margin=16, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_draft(self, draft: Draft) -> None:
        """Show what was found."""
        self._draft = draft
        for table, rows in ((self.filled, draft.filled), (self.rejected, draft.rejected)):
            table.show_ids([])
            table.show_ids(list(range(len(rows))))
        for number, (title, count) in enumerate(
            ((_("Sheets"), len(draft.filled)), (_("Rejected rows"), len(draft.rejected)))
        ):
            self.tabs.setTabText(number, f"{title} · {current().number(count)}")
            self.tabs.setTabVisible(number, count > 0)
        self._left_out.setText(_("Columns left out: {names}", names=current().join(draft.left_out)))
        self._left_out.setVisible(bool(draft.left_out))
        clear(self._badges)
        entered, rejected = len(draft.filled), len(draft.rejected)
        self._badges.addWidget(badge(ngettext("{n} sheet", "{n} sheets", entered), "ok"))
        if rejected:
            text = ngettext("{n} row rejected", "{n} rows rejected", rejected)
            self._badges.addWidget(badge(text, "warning"))
        self.changed.emit()

    def is_ready(self) -> bool:
        return bool(self._draft.filled)


class AnswersImport(TableImport):
    """The three steps for the batch shown."""

    def __init__(self, context: Context, batch_id: int, parent: QWidget | None = None) -> None:
        self.answers = AnswersStep()
        self._batch_id = batch_id
        self._draft: Draft | None = None
        title = _("Import answers")
        file = FileStep(_("Drop the answers of an online form here, or choose their file."), title)
        columns = ColumnsStep(_targets(context, batch_id))
        super().__init__(context, title, file, columns, self.answers, parent)

    def compare(self, table: Table, mapping: Mapping[int, str]) -> None:
        store = self.context.store
        self.start(
            _("Reading the answers"), self._on_prepared, prepare, store, self._batch_id, table, mapping
        )

    def _on_prepared(self, draft: Draft) -> None:
        self._draft = draft
        self.answers.show_draft(draft)
        self.show_step(2)

    def finish(self) -> None:
        if self._draft is not None:
            given = (self.context.store, self._batch_id, self._draft, self.context)
            self.start(_("Importing answers"), self._on_written, write, *given)

    def _on_written(self, count: int) -> None:
        self.accept()
        self.context.tell(ngettext("Imported {n} sheet", "Imported {n} sheets", count), can_undo=True)


def _targets(context: Context, batch_id: int) -> Targets:
    content = context.read(entry.content_of, batch_id)
    return Targets(
        {target.name: target.label.get(current().language) for target in targets(content)},
        lambda names: match_answers(names, content),
        lambda fields: bool(set(fields) - _WHO),
        _("Choose at least one column that answers a question."),
    )


def open_import(context: Context, batch_id: int, parent: QWidget) -> None:
    """Open the dialog for a batch."""
    dialog = AnswersImport(context, batch_id, parent)
    dialog.exec()
    dialog.deleteLater()
