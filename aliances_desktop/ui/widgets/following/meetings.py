"""Meetings: the list with the next one a key away, and beside it the sheet, who came, the minutes and what was agreed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Attendance, Commission, Commitment, Entity, Gathering
from aliances_desktop.model.codes_alliance import GATHERING_KINDS
from aliances_desktop.services import gatherings, lines, records
from aliances_desktop.services.gatherings import GatheringLine
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.following.meeting import (
    AttendanceList,
    MeetingSheet,
    MinutesSheet,
    SessionSheet,
)
from aliances_desktop.ui.widgets.following.owned import OwnedStep
from aliances_desktop.ui.widgets.labels import beside, button, column, label, literal, scrolled
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_SESSION = 3
"""Place of the tab that only sessions of a learning space have."""


class MeetingsStep(OwnedStep):
    """The meetings of an alliance or a process."""

    TITLE = N_("Meetings and minutes")
    WATCHES = frozenset({Gathering, Attendance, Commitment, Commission, Entity})

    attach_asked = Signal(int)
    """Please attach documents to this meeting."""

    def __init__(self, context: Context, owner_column: str) -> None:
        super().__init__(context, owner_column)
        self._rows: dict[int, GatheringLine] = {}
        self.tabs = QTabWidget()
        self.table = RowsTable(self._model(), _("Meetings and minutes"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.deleted.connect(self.delete)
        self.table.opened.connect(lambda _id: self.tabs.setFocus())
        self.sheet = MeetingSheet(context)
        self.people = AttendanceList(context)
        self.minutes = MinutesSheet(context)
        self.session = SessionSheet(context)
        for widget, title in (
            (scrolled(self.sheet), N_("Meeting")),
            (self.people, N_("Attendance")),
            (scrolled(self.minutes), N_("Minutes taken")),
            (scrolled(self.session), N_("Session")),
        ):
            self.tabs.addTab(widget, literal(_(title)))
        self.tabs.currentChanged.connect(lambda _number: self._save())
        self._splitter = beside(self._list(), self.tabs, (310, 430), grows=1)
        self.setLayout(column(self._splitter, margin=12))

    def _list(self) -> QWidget:
        add = button(_("New meeting"), self.add, icon="plus")
        add.setToolTip(_("The next one: a week on, with the same people"))
        delete = button(_("Delete"), self.delete, icon="trash-2")
        attach = button(_("Attach…"), self._ask_documents, icon="upload")
        attach.setToolTip(_("Documents of the meeting chosen"))
        for one in (add, attach, delete):
            one.setEnabled(self.is_writable)
        paper = button(_("Print…"), self.print_meetings, icon="printer")
        paper.setToolTip(_("The agendas of those to come, or the minutes of those held"))
        self.hint = label(role="secondary", wrap=True)
        side = QWidget()
        side.setLayout(column(FlowLayout(add, paper, attach, delete), self.hint, self.table))
        return side

    def _model(self) -> RowsModel[GatheringLine]:
        def day(one: GatheringLine) -> str:
            return current().short_day(one.day) if one.day else _("No date yet")

        def people(one: GatheringLine) -> str:
            if not one.people:
                return ""
            return f"{one.present}/{one.people}" if one.is_held else current().number(one.people)

        return RowsModel(
            (
                Column(N_("Day"), day, 100),
                Column(N_("Meeting"), lambda g: g.title or _(GATHERING_KINDS[g.kind]), 120),
                Column(N_("People"), people, 44, align="right"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )

    # Reading

    def fill(self) -> None:
        """Read the meetings."""
        today = self.context.today()
        found = self.context.read(gatherings.rows, self.owner, today)
        self._rows = {one.id: one for one in found}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(self._first())
        self._show()

    def _first(self) -> int:
        """Return the meeting one is most likely to need: the next one, or else the last."""
        today = self.context.today()
        ahead = [one for one in self._rows.values() if one.day is not None and one.day >= today]
        return min(ahead, key=lambda one: one.day or today).id if ahead else next(iter(self._rows))

    def _show(self) -> None:
        id = self.table.current_id()
        line = self._rows.get(id or 0)
        self.tabs.setEnabled(line is not None)
        self.hint.setText(self._sentence(line))
        self.tabs.setTabVisible(_SESSION, line is not None and line.kind == "session")
        if line is None:
            return
        gathering = self.context.read(records.fetch, Gathering, line.id)
        self.sheet.show_gathering(gathering, self.owner)
        self.people.show_owner(line.id)
        self.minutes.show_gathering(gathering, self.owner)
        self.session.show_gathering(gathering, self.owner)

    def _sentence(self, line: GatheringLine | None) -> str:
        if line is None:
            return _("No meeting yet.")
        if not line.agreements:
            return _("Nothing agreed yet.")
        agreed = ngettext("{n} agreement", "{n} agreements", line.agreements)
        return _("{agreements}, {open} still open", agreements=agreed, open=line.agreements_open)

    # Changing

    def _save(self) -> None:
        if self.is_writable and self.table.current_id() is not None:
            for sheet in (self.sheet, self.minutes, self.session):
                sheet.form.save_all()

    def leave(self) -> None:
        """Commit what is being typed."""
        self._save()

    def add(self, commission_id: int | None = None) -> None:
        """Add the next meeting, and put the cursor in its date."""
        if not self.is_writable or not self.record_id:
            return
        self._save()
        today = self.context.today()
        make = partial(gatherings.add, commission_id=commission_id)
        if commission_id is not None:
            make = partial(make, kind="commission")
        added = self.context.edit(N_("Add meeting"), make, self.owner, today)
        self.fill()
        self.table.choose(added.key)
        self.tabs.setCurrentIndex(0)
        self.sheet.form.focus("day")

    def _ask_documents(self) -> None:
        id = self.table.current_id()
        if id is not None:
            self.attach_asked.emit(id)

    def delete(self) -> None:
        """Delete the meeting chosen, or the row of the list that has the focus; a toast offers to undo it."""
        for part in (self.people, self.minutes.agreed):
            if part.table.hasFocus():
                part.delete()
                return
        line = self._rows.get(self.table.current_id() or 0)
        if line is None or not self.is_writable:
            return
        self.context.edit(N_("Delete meeting"), lines.delete, Gathering, [line.id])
        name = current().short_day(line.day) if line.day else line.title or _(GATHERING_KINDS[line.kind])
        self.context.tell(_("Deleted: {name}", name=name), can_undo=True)

    def print_meetings(self) -> None:
        """Print the minutes where the meeting chosen has been held, otherwise the agenda."""
        line = self._rows.get(self.table.current_id() or 0)
        self.print_sheet("minutes" if line is not None and line.is_held else "meeting_agenda")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what can be done with meetings."""
        return {"edit.delete": self.delete, "follow.meeting": self.add}
