"""Documents copied into the file: attached by a dialog or dropped, opened and saved as copies, replaced, deleted."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from aliances_desktop.i18n import N_
from aliances_desktop.model import Attachment, Entity, Gathering
from aliances_desktop.services import attachments, lines
from aliances_desktop.services.attachments import MOST_MEGABYTES, AttachmentLine
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.following.owned import OwnedStep
from aliances_desktop.ui.widgets.labels import button, column, label
from aliances_desktop.ui.widgets.lines import LinesTable
from aliances_desktop.ui.widgets.rows import Column, RowsModel

_YES_NO = {"1": N_("Yes"), "": N_("No")}


class DocumentsStep(OwnedStep):
    """The documents of an alliance or a process."""

    TITLE = N_("Documents")
    WATCHES = frozenset({Attachment, Entity, Gathering})

    def __init__(self, context: Context, owner_column: str) -> None:
        super().__init__(context, owner_column)
        self._rows: dict[int, AttachmentLine] = {}
        self._opened: QTemporaryDir | None = None
        self.setAcceptDrops(self.is_writable)
        self.table: LinesTable[AttachmentLine] = LinesTable(self._model(), _("Documents"))
        self.table.deleted.connect(self.delete)
        self.table.moved.connect(self.move_line)
        self.table.opened.connect(lambda _id: self.open_copy())
        self.attach_button = button(_("Attach…"), self.ask_and_attach, icon="plus", primary=True)
        self.open_button = button(_("Open a copy"), self.open_copy, icon="eye")
        self.save_button = button(_("Save a copy…"), self.ask_and_save, icon="download")
        self.replace_button = button(_("Replace…"), self.ask_and_replace, icon="refresh-cw")
        self.delete_button = button(_("Delete"), self.delete, icon="trash-2")
        self.total = label(role="secondary", wrap=True)
        buttons = FlowLayout(
            self.attach_button, self.open_button, self.save_button, self.replace_button, self.delete_button
        )
        self.setLayout(column(buttons, self.table, self.total, margin=12))

    def _model(self) -> RowsModel[AttachmentLine]:
        def complete(typed: str) -> list[str]:
            return self.context.read(lines.entities_like, typed)

        def meeting(one: AttachmentLine) -> str:
            return current().short_day(one.meeting_day) if one.meeting_day else ""

        return RowsModel(
            (
                Column(N_("Document"), lambda a: a.name, 240, edit=lambda a: a.name, field="name"),
                Column(N_("Size"), lambda a: shown_size(a.size), 70, align="right"),
                Column(N_("Added"), lambda a: current().short_day(a.added_at.date()), 90, hidden_below=420),
                Column(N_("Meeting"), meeting, 90, hidden_below=700),
                Column(
                    N_("Whose"), lambda a: a.entity, 130, edit=lambda a: a.entity, field="entity_id",
                    complete=complete, hidden_below=520,
                ),
                Column(
                    N_("Confidential"), lambda a: _("Yes") if a.is_confidential else "", 80,
                    edit=lambda a: "1" if a.is_confidential else "", field="is_confidential", choices=_YES_NO,
                ),
                Column(
                    N_("Notes"), lambda a: " ".join(a.notes.split()), 130, edit=lambda a: a.notes, field="notes",
                    hidden_below=620,
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    def fill(self) -> None:
        """Read the list, never what the documents hold."""
        found = self.context.read(attachments.rows, self.owner)
        self._rows = {one.id: one for one in found}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        for one in (self.open_button, self.save_button):
            one.setEnabled(bool(self._rows))
        for one in (self.replace_button, self.delete_button):
            one.setEnabled(bool(self._rows) and self.is_writable)
        self.attach_button.setEnabled(self.is_writable)
        self.total.setText(
            _(
                "Copied into this file, where they take {size} of it in all. Up to {n} MB each; drop them here, too.",
                size=shown_size(self.context.read(attachments.total_bytes)),
                n=MOST_MEGABYTES,
            )
        )

    def _commit(self, id: int, place: Column[AttachmentLine], typed: str) -> None:
        if place.field == "name":
            self.context.edit(N_("Rename a document"), attachments.rename, id, typed)
            return
        value: object = typed
        if place.field == "entity_id":
            value = self.context.read(lines.entity_named, typed)
        elif place.field == "is_confidential":
            value = bool(typed)
        self.context.edit(N_("Change a document"), lines.change, Attachment, id, place.field, value)

    # Documents in

    def ask_and_attach(self, gathering_id: int | None = None) -> None:
        """Let the person choose documents, of a meeting or of none, and copy them into the file."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Attach documents"), _folder())
        self.attach([Path(name) for name in chosen], gathering_id)

    def attach(self, paths: Sequence[Path], gathering_id: int | None = None) -> None:
        """Copy documents into the file, all of them or, where one cannot be, none."""
        if not paths or not self.is_writable or not self.record_id:
            return
        now = self.context.clock()
        with self.context.store.edit(N_("Attach documents")) as session:
            added = [attachments.attach(session, self.owner, path, now, gathering_id) for path in paths]
        self.fill()
        self.table.choose(added[-1].key)
        self.context.tell(
            ngettext("{n} document attached", "{n} documents attached", len(added)), can_undo=True
        )

    def ask_and_replace(self) -> None:
        """Let the person choose another version of the document chosen."""
        id = self.table.current_id()
        if id is None or not self.is_writable:
            return
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Replace the document"), _folder())
        if chosen:
            now = self.context.clock()
            self.context.edit(N_("Replace a document"), attachments.replace, id, Path(chosen), now)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.is_writable and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # Documents out

    def open_copy(self) -> None:
        """Open a copy of the document chosen in the program the system opens it with."""
        id = self.table.current_id()
        if id is None:
            return
        if self._opened is None:
            # Copies opened are gone when the window is.
            self._opened = QTemporaryDir()
        path = self.context.read(attachments.copy_to_open, id, Path(self._opened.path()))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def ask_and_save(self) -> None:
        """Write a copy of the document chosen where the person says."""
        id = self.table.current_id()
        if id is None or id not in self._rows:
            return
        start = str(Path(_folder(), attachments.clean_name(self._rows[id].name)))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), start)
        if chosen:
            self.context.read(attachments.save_copy, id, Path(chosen))
            self.context.tell(_("Saved as {name}", name=Path(chosen).name))

    # The list

    def move_line(self, step: int) -> None:
        """Move the document chosen up or down."""
        id = self.table.current_id()
        if id is not None and self.is_writable:
            self.context.edit(N_("Move a document"), lines.move, Attachment, id, step, self.owner_column)

    def delete(self) -> None:
        """Delete the documents chosen; undoing it brings their content back too."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Delete documents"), lines.delete, Attachment, ids)
            self.context.tell(
                ngettext("{n} document deleted", "{n} documents deleted", len(ids)), can_undo=True
            )

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what can be done with documents."""
        return {"edit.delete": self.delete, "follow.attach": self.ask_and_attach}


def shown_size(size: int) -> str:
    """Return a size in bytes as people read it."""
    if size < 1024:
        return f"{current().number(size)} B"
    if size < 1024 * 1024:
        return f"{current().number(size / 1024)} kB"
    return f"{current().number(size / (1024 * 1024), 1)} MB"


def _folder() -> str:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place or str(Path.home())
