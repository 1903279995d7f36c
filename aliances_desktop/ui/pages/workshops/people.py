"""Participants: who is invited, who comes, and the check-in at the door."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from aliances_desktop.i18n import LANGUAGE_NAMES, N_
from aliances_desktop.model import Contact, Entity, Participant
from aliances_desktop.model.codes import ATTENDANCE
from aliances_desktop.services import participants
from aliances_desktop.services.participants import ParticipantRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.workshops.door import Door
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.entity_picker import pick_entities
from aliances_desktop.ui.widgets.labels import badge, button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

KEYS: Final = {
    Qt.Key.Key_I: "invited", Qt.Key.Key_C: "confirmed", Qt.Key.Key_A: "arrived", Qt.Key.Key_X: "absent",
}  # fmt: skip
_ICONS: Final = {"invited": "mail", "confirmed": "check", "arrived": "user-check", "absent": "user-x"}
TONES: Final = {"invited": "neutral", "confirmed": "ok", "arrived": "ok", "absent": "warning"}


class PeopleTable(RowsTable[ParticipantRow]):
    """The list of participants, in which a letter sets the attendance of the rows chosen."""

    def __init__(self, model: RowsModel[ParticipantRow], set_attendance: Callable[[str], object]) -> None:
        super().__init__(model, _("Participants"))
        self.setSelectionMode(RowsTable.SelectionMode.ExtendedSelection)
        self._set_attendance = set_attendance

    def keyPressEvent(self, event: QKeyEvent) -> None:
        attendance = KEYS.get(Qt.Key(event.key()))
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if attendance is not None and is_plain and self.state() != RowsTable.State.EditingState:
            self._set_attendance(attendance)
        else:
            super().keyPressEvent(event)


class PeopleTab(WorkshopTab):
    """List and check-in, one in place of the other."""

    NAME = "workshops"
    TITLE = N_("Participants")
    WATCHES = frozenset({Participant, Entity, Contact})
    HEADER = ("workshop.invite", "workshop.check_in")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sort = ("number", False)
        self._rows: dict[int, ParticipantRow] = {}
        self.table = PeopleTable(self._model(), self.set_attendance)
        self.table.sorted_by.connect(self._sort_by)
        self.table.deleted.connect(self.remove)
        self._counts = {name: badge("", TONES[name]) for name in ATTENDANCE}
        keys = _("Keys: I invited · C confirmed · A arrived · X absent · F2 edit · Del remove")
        hint = label(keys, role="secondary", wrap=True)
        self._nobody = self._empty()
        listed = QWidget()
        listed.setLayout(column(row(*self._counts.values(), None), self.table, hint))
        self.door = Door(context, self.close_door)
        self._stack = QStackedWidget()
        for page in (self._nobody, listed, self.door):
            self._stack.addWidget(page)
        layout = column(self._stack)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def _model(self) -> RowsModel[ParticipantRow]:
        languages = dict(LANGUAGE_NAMES)
        return RowsModel(
            (
                Column(
                    N_("No."), lambda p: str(p.number), 44, "number", "right",
                    edit=lambda p: str(p.number), field="number",
                ),
                Column(N_("Entity"), lambda p: p.entity, 240, "entity"),
                Column(N_("Person"), lambda p: p.person, 170, "person", edit=lambda p: p.person, field="person"),
                Column(
                    N_("Attendance"), lambda p: _(ATTENDANCE[p.attendance]), 120, "attendance",
                    edit=lambda p: p.attendance, field="attendance", icon=lambda p: _ICONS[p.attendance],
                    tone=lambda p: "" if p.attendance == "invited" else TONES[p.attendance], choices=ATTENDANCE,
                ),
                Column(
                    N_("Handouts"), lambda p: languages[p.language], 90, "language", edit=lambda p: p.language,
                    field="language", choices=languages,
                ),
                Column(N_("Notes"), lambda p: p.notes, 140, edit=lambda p: p.notes, field="notes"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    def _empty(self) -> QWidget:
        sentence = label(
            _("Nobody is invited yet: choose the entities in your directory."), role="secondary", wrap=True
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = button(_("Add participants…"), self.invite, icon="user-plus", primary=True)
        choose.setEnabled(self.is_writable)
        empty = QWidget()
        empty.setLayout(column(None, sentence, row(None, choose, None), None, spacing=16))
        return empty

    def fill(self) -> None:
        """Read the participants again."""
        key, is_descending = self._sort
        found = self.context.read(participants.rows, self.workshop_id, sort=key, is_descending=is_descending)
        self._rows = {line.id: line for line in found}
        self.table.show_ids(list(self._rows))
        counts = self.context.read(participants.counts, self.workshop_id)
        for name, shown in self._counts.items():
            shown.setText(f"{_(ATTENDANCE[name])}: {getattr(counts, name)}")
        if self._stack.currentWidget() is not self.door:
            self._stack.setCurrentIndex(1 if found else 0)
        self.door.show_workshop(self.workshop_id)

    def _sort_by(self, key: str, is_descending: bool) -> None:
        self._sort = (key, is_descending)
        self.reload()

    # Actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what can be done with participants."""
        return {
            "workshop.invite": self.invite,
            "workshop.check_in": self.open_door,
            "edit.delete": self.remove,
        }

    def available(self, action_id: str) -> bool:
        """Removing needs rows chosen, checking in needs people."""
        return bool(self._rows) if action_id in {"workshop.check_in", "edit.delete"} else True

    def invite(self) -> None:
        """Choose entities of the directory; each brings its interlocutor."""
        taking_part = {line.entity_id for line in self._rows.values()}
        chosen = pick_entities(self.context, _("Add participants"), taking_part, self)
        if chosen:
            self.context.edit(N_("Add participants"), participants.add_entities, self.workshop_id, chosen)
            text = ngettext("{n} entity added", "{n} entities added", len(chosen))
            self.context.tell(text, can_undo=True)
            self.table.setFocus()

    def set_attendance(self, attendance: str) -> None:
        """Set the attendance of the people chosen."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            now = self.context.clock() if attendance == "arrived" else None
            self.context.edit(N_("Set attendance"), participants.set_attendance, ids, attendance, now)

    def remove(self) -> None:
        """Take the people chosen off the workshop; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Remove participants"), participants.remove, ids)
            text = ngettext("{n} participant removed", "{n} participants removed", len(ids))
            self.context.tell(text, can_undo=True)

    def _commit(self, participant_id: int, column: Column[ParticipantRow], text: str) -> None:
        if column.field == "attendance":
            now = self.context.clock() if text == "arrived" else None
            self.context.edit(N_("Set attendance"), participants.set_attendance, [participant_id], text, now)
            return
        value: Any = int(text) if column.field == "number" and text.isdecimal() else text
        self.context.edit(
            N_("Change participant"), participants.set_value, participant_id, column.field, value
        )

    def open_door(self) -> None:
        """Show the check-in."""
        self._stack.setCurrentWidget(self.door)
        self.door.begin()

    def close_door(self) -> None:
        """Go back to the list."""
        self._stack.setCurrentIndex(1)
        self.table.setFocus()
