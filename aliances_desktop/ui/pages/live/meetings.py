"""The meetings of a round, and the line their results are typed in."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import INTERESTS
from aliances_desktop.services import live
from aliances_desktop.services.rounds import MeetingRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.live.entry import ResultEntry
from aliances_desktop.ui.pages.live.session import LiveSession
from aliances_desktop.ui.widgets.labels import badge, button, column, label, row, set_tone
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_CHOICES: Final = {"": N_("–"), **INTERESTS}
_ICONS: Final = {"": "", "yes": "circle-check", "maybe": "circle-dot", "no": "minus"}


class MeetingsTable(RowsTable[MeetingRow]):
    """The list of meetings; digits and the keys of the stage go to the page."""

    unused = Signal(QKeyEvent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == RowsTable.State.EditingState
        is_plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not is_editing and is_plain and event.text().isprintable() and event.text():
            self.unused.emit(event)
        else:
            super().keyPressEvent(event)


class Meetings(QWidget):
    """Follows the timer's round until the person looks at another; never while something is being typed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.session: LiveSession | None = None
        self._rows: dict[int, MeetingRow] = {}
        self.shown = 0
        self._is_following = True
        self._is_stale = False
        self.entry = ResultEntry()
        self.entry.line.setEnabled(not context.store.is_read_only)
        self.entry.entered.connect(self._enter)
        self.table = MeetingsTable(self._model(), _("Meetings of the round"))
        self._round = label(role="group")
        self._count = badge("", "neutral")
        back = button("", lambda: self.look(-1), icon="chevron-left")
        forward = button("", lambda: self.look(1), icon="chevron-right")
        for widget, name, key in (
            (back, _("Meetings of the round before"), "PgUp"), (forward, _("Meetings of the round after"), "PgDn"),
        ):  # fmt: skip
            widget.setAccessibleName(name)
            widget.setToolTip(f"{name} ({key})")
        # The answer under the line may be long, so it has the width of the table.
        answer = self.entry.answer
        self.setLayout(
            column(
                row(self.entry.line, None, self._count, back, self._round, forward),
                answer,
                self.table,
                margin=12,
            )
        )

    def _model(self) -> RowsModel[MeetingRow]:
        return RowsModel(
            (
                Column(N_("Table"), lambda m: str(m.table_number), 56, align="centre"),
                Column(N_("Entity A"), lambda m: m.a.entity, 210),
                Column(N_("Entity B"), lambda m: m.b.entity, 210),
                Column(N_("A says"), lambda m: _(INTERESTS[m.a_interest]) if m.a_interest else "", 100,
                       edit=lambda m: m.a_interest, field="a", choices=_CHOICES, icon=lambda m: _ICONS[m.a_interest]),
                Column(N_("B says"), lambda m: _(INTERESTS[m.b_interest]) if m.b_interest else "", 100,
                       edit=lambda m: m.b_interest, field="b", choices=_CHOICES, icon=lambda m: _ICONS[m.b_interest]),
                Column(N_("Note"), lambda m: m.note, 170, edit=lambda m: m.note, field="note"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            None if self._context.store.is_read_only else self._commit,
        )  # fmt: skip

    # Which round

    def show_session(self, session: LiveSession) -> None:
        """Show the round of another market-place."""
        self.session, self._is_following, self.shown = session, True, 0
        self.refresh()

    @property
    def _is_typing(self) -> bool:
        return bool(self.entry.line.text()) or self.table.state() == RowsTable.State.EditingState

    def refresh(self) -> None:
        """Show the plan again, unless something is being typed: then when it has been typed."""
        session = self.session
        self._is_stale = self._is_typing and bool(self.shown)
        if session is None or self._is_stale:
            return
        if self._is_following:
            self.shown = session.timer.round
        self.shown = min(max(self.shown, 1), max(len(session.rounds), 1))
        meetings = session.rounds[self.shown - 1].meetings if session.rounds else ()
        self._rows = {meeting.id: meeting for meeting in meetings}
        self.entry.tables = {meeting.table_number for meeting in meetings}
        self.table.show_ids(list(self._rows))
        self._round.setText(_("Round {n}", n=self.shown))
        missing = sum(not (meeting.a_interest and meeting.b_interest) for meeting in meetings)
        self._count.setText(
            ngettext("{n} result missing", "{n} results missing", missing)
            if missing
            else _("All results are in")
        )
        set_tone(self._count, "neutral" if missing else "ok")

    def catch_up(self) -> None:
        """Show what could not be shown while something was being typed."""
        if self._is_stale and not self._is_typing:
            self.refresh()

    def look(self, step: int) -> None:
        """Look at the round before or after, to type what came late."""
        if self.session is not None and not self._is_typing:
            self.shown = min(max(self.shown + step, 1), max(len(self.session.rounds), 1))
            self._is_following = self.shown == self.session.timer.round
            self.refresh()

    # Writing

    def _enter(self, typed: str) -> None:
        session = self.session
        if session is None:
            return
        workshop_id = session.workshop_id
        try:
            meeting = self._context.edit(
                N_("Type a result"), live.type_result, workshop_id, self.shown, typed
            )
        except UserError as error:
            self.entry.refuse(error)
            return
        row = self._rows[meeting.key]
        sentence = _(
            "Table {table}: {a} {a_says} · {b} {b_says}", table=row.table_number, a=row.a.entity_label,
            a_says=_(_CHOICES[meeting.a_interest]), b=row.b.entity_label, b_says=_(_CHOICES[meeting.b_interest]),
        )  # fmt: skip
        self.entry.accept(sentence)
        self.catch_up()
        self.table.choose(meeting.key)

    def _commit(self, meeting_id: int, column: Column[MeetingRow], value: str) -> None:
        if column.field == "note":
            self._context.edit(N_("Write a note"), live.set_note, meeting_id, value)
            return
        row = self._rows[meeting_id]
        a, b = (value, row.b_interest) if column.field == "a" else (row.a_interest, value)
        self._context.edit(N_("Type a result"), live.set_interest, meeting_id, a, b)
