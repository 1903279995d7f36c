"""The batches of questionnaires, and beside them the tabs of the one chosen."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress
from aliances_desktop.services import batches
from aliances_desktop.services.batches import BatchRow
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.master import MasterPage
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.questionnaires.entry_tab import EntryTab
from aliances_desktop.ui.pages.questionnaires.import_answers import open_import
from aliances_desktop.ui.pages.questionnaires.new_batch import make_batch
from aliances_desktop.ui.pages.questionnaires.questions import QuestionsTab
from aliances_desktop.ui.pages.questionnaires.results import ResultsTab
from aliances_desktop.ui.pages.questionnaires.sheets import SheetsTab
from aliances_desktop.ui.pages.questionnaires.tab import BatchTab
from aliances_desktop.ui.widgets.master_list import Entry
from aliances_desktop.ui.widgets.save_file import ask_save

TABS: Final[dict[str, type[RecordTab]]] = {
    "sheets": SheetsTab, "entry": EntryTab, "results": ResultsTab, "questions": QuestionsTab,
}  # fmt: skip


class QuestionnairesPage(MasterPage):
    """Master and detail of the batches."""

    NAME = "questionnaires"
    TITLE = N_("Questionnaires")
    WATCHES = BatchTab.WATCHES
    TABS = TABS
    ADD = "batch.add"
    EMPTY = N_("No questionnaire has been sent out yet: choose one of the library and say for whom.")
    READING = frozenset({"edit.find", "batch.print", "batch.report"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)

    # The list

    def ids(self, typed: str) -> list[int]:
        """Return the batches, the newest first."""
        return self.context.read(batches.batch_ids, text=typed)

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """Return title, questionnaire and sheets returned of batches."""
        return [
            Entry(
                one.id,
                one.title,
                one.questionnaire.get(current().language),
                f"{one.entered} / {one.expected}",
                "ok" if one.entered == one.expected else "neutral",
            )
            for one in self.context.read(batches.rows, ids)
        ]

    def _batch(self) -> BatchRow | None:
        rows = self.context.read(batches.rows, [self.record_id]) if self.record_id is not None else []
        return rows[0] if rows else None

    def header(self) -> tuple[str, ...]:
        """Return what is done most with a batch."""
        return ("batch.add",) if self.record_id is None else ("batch.enter", "batch.print")

    # Actions

    def own_handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions on batches."""
        return {
            "batch.add": self.add,
            "batch.enter": self.enter,
            "batch.import": self.import_answers,
            "batch.print": self.print_sheets,
        }

    def available(self, action_id: str) -> bool:
        """A report is of the results shown."""
        if action_id == "batch.report" and action_id not in self.tab.handlers():
            return False
        return super().available(action_id)

    def add(self) -> None:
        """Let the person make a batch, and show it."""
        made = make_batch(self.context, self)
        if made is not None:
            self.go(Route(self.NAME, made, "sheets"))

    def enter(self) -> None:
        """Wait for the number of a sheet to type in."""
        if self._batch() is None:
            raise UserError(N_("Choose a batch first."))
        self.go(Route(self.NAME, self.record_id, "entry"))
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
        path = ask_save(self, _("Save the sheets"), batch.title, ".pdf") if batch is not None else None
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
