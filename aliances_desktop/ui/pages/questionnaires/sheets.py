"""Who has sent the questionnaire back and who is missing, and what the batch says of itself."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QInputDialog

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import BATCH_MOMENTS
from aliances_desktop.services import batches
from aliances_desktop.services.batches import STATES, Addressee, ReplyRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.questionnaires.entry_sheets import ICONS
from aliances_desktop.ui.pages.questionnaires.tab import BatchTab
from aliances_desktop.ui.widgets.editors import Choice, Day, Line
from aliances_desktop.ui.widgets.entity_picker import pick_entities
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.segments import Segments

_TONES: Final = {"missing": "", "begun": "warning", "entered": "ok", "checked": "ok"}
_SHOWN: Final = {"all": N_("All"), "missing": N_("Missing"), "entered": N_("Returned")}


class SheetsTab(BatchTab):
    """The batch's title and dates, and its sheets, all or only those missing."""

    TITLE = N_("Sheets")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, ReplyRow] = {}
        fields = (
            Field("title", N_("Title"), Line, 3),
            Field("moment", N_("When"), lambda: Choice(BATCH_MOMENTS), 1),
            Field("sent_on", N_("Sent on"), lambda: Day(context.today), 1),
            Field("due_on", N_("To be returned by"), lambda: Day(context.today), 1),
        )
        self.form = Form(fields, self._commit, _("Batch"))
        self.form.set_enabled_fields(self.is_writable)
        card = Card()
        card.body.addWidget(self.form)
        self._verdict = label(role="group", wrap=True)
        self.shown = Segments({code: _(text) for code, text in _SHOWN.items()}, _("Sheets shown"))
        self.shown.chosen.connect(lambda _code: self._show())
        self.table = self._table()
        self._add = button(_("Add sheets…"), self.add_sheets, icon="plus")
        self._remove = button(_("Remove"), self.remove, icon="trash-2")
        for widget in (self._add, self._remove):
            widget.setEnabled(self.is_writable)
        tools = row(self.shown, self._add, self._remove)
        tools.setStretch(0, 1)
        layout = column(card, self._verdict, tools, self.table, margin=12)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _table(self) -> RowsTable[ReplyRow]:
        columns: tuple[Column[ReplyRow], ...] = (
            Column(N_("Sheet"), lambda r: str(r.number), 60, icon=lambda r: ICONS[r.state]),
            Column(N_("Entity"), lambda r: r.entity or _("Anonymous"), 240),
            Column(N_("Person"), lambda r: r.person, 150, edit=lambda r: r.person, field="person"),
            Column(N_("State"), _state, 150, tone=lambda r: _TONES[r.state]),
        )
        model: RowsModel[ReplyRow] = RowsModel(
            columns,
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._change if self.is_writable else None,
        )
        table: RowsTable[ReplyRow] = RowsTable(model, _("Sheets"))
        table.setSelectionMode(RowsTable.SelectionMode.ExtendedSelection)
        table.deleted.connect(self.remove)
        return table

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the tab does."""
        return {"edit.delete": self.remove}

    def _commit(self, field: str, value: Any) -> None:
        self.context.edit(N_("Change batch"), batches.set_value, self.batch_id, field, value)

    def _change(self, reply_id: int, changed: Column[ReplyRow], text: str) -> None:
        self.context.edit(N_("Change sheet"), batches.set_sheet, reply_id, changed.field, text)

    def fill(self) -> None:
        """Read the batch and its sheets again."""
        batch = self.context.read(batches.load, self.batch_id)
        self.form.load(batch)
        self._rows = {one.id: one for one in self.context.read(batches.replies, self.batch_id)}
        missing = batch.expected - batch.entered
        is_late = bool(missing and batch.due_on and batch.due_on < self.context.today())
        sentence = _("{entered} of {expected} typed in", entered=batch.entered, expected=batch.expected)
        if missing:
            sentence += " · " + ngettext("{n} is missing", "{n} are missing", missing)
        if batch.waiting:
            sentence += " · " + ngettext("{n} text waits", "{n} texts wait", batch.waiting)
        if is_late and batch.due_on:
            sentence += " · " + _("they were due on {day}", day=current().short_day(batch.due_on))
        self._verdict.setText(sentence)
        self._show()

    def _show(self) -> None:
        wanted = self.shown.current
        ids = [
            id for id, one in self._rows.items() if wanted == "all" or one.is_entered == (wanted == "entered")
        ]
        self.table.show_ids(ids)

    def add_sheets(self) -> None:
        """Add sheets: for entities to be ticked, or so many anonymous ones."""
        if self.context.read(batches.load, self.batch_id).is_anonymous:
            count, is_given = QInputDialog.getInt(
                self, _("Add sheets"), _("How many more sheets?"), 1, 1, batches.MOST_SHEETS
            )
            people = [Addressee()] * count if is_given else []
        else:
            there = {one.entity_id for one in self._rows.values() if one.entity_id}
            chosen = pick_entities(self.context, _("Add sheets"), there, self)
            people = self.context.read(batches.entities_addressed, chosen)
        if people:
            self.context.edit(N_("Add sheets"), batches.add_sheets, self.batch_id, people)

    def remove(self) -> None:
        """Take the sheets chosen off the batch; a toast offers to undo it."""
        chosen = self.table.chosen_ids()
        if chosen and self.is_writable:
            self.context.edit(N_("Remove sheets"), batches.remove_sheets, chosen)
            n = len(chosen)
            self.context.tell(ngettext("Removed {n} sheet", "Removed {n} sheets", n), can_undo=True)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.batch_id:
            self.form.save_all()


def _state(sheet: ReplyRow) -> str:
    said = _(STATES[sheet.state])
    if not sheet.waiting:
        return said
    waiting = ngettext("{n} text waits", "{n} texts wait", sheet.waiting)
    return f"{said} · {waiting}"
