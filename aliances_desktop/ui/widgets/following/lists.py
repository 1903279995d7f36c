"""Commissions with their members, support given, and the facilitator's diary: lists written line by line."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Accompaniment, Commission, CommissionMember, DiaryEntry, Entity
from aliances_desktop.services import lines, records
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.editors import Text
from aliances_desktop.ui.widgets.following.owned import OwnedStep
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import badge, beside, button, column, label, row
from aliances_desktop.ui.widgets.lines import LineColumn, LinesList

_HINT = N_("F2 edit · Alt+↑↓ move · Del delete")


class CommissionsStep(OwnedStep):
    """The commissions, and the members of the one chosen."""

    TITLE = N_("Commissions")
    WATCHES = frozenset({Commission, CommissionMember, Entity})

    meeting_asked = Signal(int)
    """Please add a meeting of this commission."""

    def __init__(self, context: Context, owner_column: str) -> None:
        super().__init__(context, owner_column)
        self.list: LinesList[Commission] = LinesList(
            context, Commission, owner_column,
            (LineColumn("title", N_("Commission"), 150), LineColumn("purpose", N_("What it is for"), 220)),
            name=_("Commissions"), prompt=_("Name of a commission, then Enter"), hint=_(_HINT), first="title",
        )  # fmt: skip
        self.members: LinesList[CommissionMember] = LinesList(
            context, CommissionMember, "commission_id",
            (
                LineColumn("person", N_("Person"), 140),
                LineColumn("entity_id", N_("Entity"), 160),
                LineColumn("is_coordinator", N_("Coordinates it"), 80),
            ),
            name=_("Members"), prompt=_("Name of a person, then Enter"), first="person",
        )  # fmt: skip
        self.list.chosen.connect(lambda _id: self._show_members())
        self.meet = button(_("New meeting"), self._ask_meeting, icon="calendar-clock")
        side = QWidget()
        side.setLayout(column(row(label(_("Members"), role="group"), None, self.meet), self.members))
        splitter = beside(self.list, side, (340, 380))
        self.setLayout(column(splitter, margin=12))

    def fill(self) -> None:
        """Read the commissions."""
        self.list.show_owner(self.record_id)
        if self.list.records and self.list.current_id() is None:
            self.list.table.choose(self.list.records[0].key)
        self._show_members()

    def _show_members(self) -> None:
        id = self.list.current_id()
        self.members.setEnabled(id is not None)
        self.meet.setEnabled(id is not None and self.is_writable)
        self.members.show_owner(id or 0)

    def _ask_meeting(self) -> None:
        id = self.list.current_id()
        if id is not None:
            self.meeting_asked.emit(id)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the list with the focus can do."""
        part = self.members if self.members.table.hasFocus() else self.list
        return {"edit.delete": part.delete}


class AccompanimentsStep(OwnedStep):
    """Support given to one entity, to a group or to a community."""

    TITLE = N_("Accompaniment")
    WATCHES = frozenset({Accompaniment, Entity})

    def __init__(self, context: Context, owner_column: str) -> None:
        super().__init__(context, owner_column)
        self.list: LinesList[Accompaniment] = LinesList(
            context, Accompaniment, owner_column,
            (
                LineColumn("text", N_("Accompaniment"), 200),
                LineColumn("kind", N_("Kind"), 90),
                LineColumn("origin", N_("Origin"), 90, hidden_below=560),
                LineColumn("entity_id", N_("Entity"), 140),
                LineColumn("others", N_("Others"), 110, hidden_below=800),
                LineColumn("sessions", N_("Sessions"), 64),
                LineColumn("hours", N_("Hours"), 56),
                LineColumn("result", N_("Result"), 150, hidden_below=640),
            ),
            name=_("Accompaniments"), prompt=_("What was accompanied, then Enter"), hint=_(_HINT),
        )  # fmt: skip
        self._total = label(role="secondary")
        self.setLayout(column(self.list, self._total, margin=12))

    def fill(self) -> None:
        """Read what was given, and sum it up."""
        self.list.show_owner(self.record_id)
        sessions = sum(one.sessions or 0 for one in self.list.records)
        hours = sum(one.hours or 0 for one in self.list.records)
        self._total.setText(
            _(
                "In all: {sessions} sessions, {hours} hours",
                sessions=current().number(sessions),
                hours=current().number(hours, 1),
            )
        )

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the list can do."""
        return self.list.handlers()


class DiaryStep(OwnedStep):
    """The facilitator's diary: a line a day or several, with the whole of the one chosen below."""

    TITLE = N_("Diary")
    WATCHES = frozenset({DiaryEntry})

    def __init__(self, context: Context, owner_column: str) -> None:
        super().__init__(context, owner_column)
        self.list: LinesList[DiaryEntry] = LinesList(
            context, DiaryEntry, owner_column,
            (LineColumn("day", N_("Day"), 90), LineColumn("text", N_("What happened"), 500)),
            name=_("Diary"), prompt=_("What happened, then Enter"), hint=_(_HINT),
            preset=lambda: {"day": context.today()},
        )  # fmt: skip
        self.list.chosen.connect(lambda _id: self._show())
        self.form = Form(
            (Field("text", N_("The whole entry"), lambda: Text(3, 8)),), self._commit, _("Diary")
        )
        self.form.set_enabled_fields(self.is_writable)
        self._shown = 0
        private = label(
            _("Only for whoever facilitates: it is on no sheet. Whoever has this file can read it."),
            role="secondary",
            wrap=True,
        )
        head = row(badge(_("For you alone"), "warning"), private)
        head.setStretch(1, 1)
        self.setLayout(column(head, self.list, self.form, margin=12))

    def fill(self) -> None:
        """Read the diary."""
        self.list.show_owner(self.record_id)
        if self.list.records and self.list.current_id() is None:
            self.list.table.choose(self.list.records[-1].key)
        self._show()

    def _show(self) -> None:
        id = self.list.current_id()
        if self._shown and id != self._shown:
            self.leave()
        self._shown = id or 0
        self.form.setVisible(id is not None)
        if id is not None:
            self.form.load(self.context.read(records.fetch, DiaryEntry, id))

    def _commit(self, field: str, value: Any) -> None:
        self.context.edit(N_("Change the diary"), lines.change, DiaryEntry, self._shown, field, value)

    def leave(self) -> None:
        """Commit what is being typed."""
        if self.is_writable and self._shown in {one.key for one in self.list.records}:
            self.form.save_all()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the list can do."""
        return self.list.handlers()
