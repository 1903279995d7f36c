"""The workshop's own data, and what it still needs."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aliances_desktop.i18n import LANGUAGE_NAMES, N_
from aliances_desktop.model import (
    Agenda,
    AgendaRow,
    Batch,
    Market,
    Meeting,
    Participant,
    Printed,
    Reply,
    Stand,
    Workshop,
)
from aliances_desktop.model.codes import WORKSHOP_KINDS, WORKSHOP_STATES
from aliances_desktop.services import workshops
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.editors import Choice, Clock, Codes, Day, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, column, scrolled
from aliances_desktop.ui.widgets.readiness import fill_readiness


class SummaryTab(WorkshopTab):
    """A form and a list of lines that lead to where each thing is done."""

    NAME = "workshops"
    TITLE = N_("Summary")
    WATCHES = frozenset(
        {Agenda, AgendaRow, Batch, Market, Meeting, Participant, Printed, Reply, Stand, Workshop}
    )
    HEADER = ("workshop.add", "workshop.duplicate")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = Form(self._fields(), self._commit, _("Workshop"))
        self.form.set_enabled_fields(self.is_writable)
        card = Card()
        card.body.addWidget(self.form)
        card.body.addStretch(1)
        self._ready = Card(_("What it still needs"))
        self._lines = column(spacing=4)
        self._ready.body.addLayout(self._lines)
        self._ready.body.addStretch(1)
        inside = QWidget()
        layout = QHBoxLayout(inside)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(card, 3)
        layout.addWidget(self._ready, 2)
        self.setLayout(column(scrolled(inside)))

    def _fields(self) -> tuple[Field, ...]:
        languages = dict(LANGUAGE_NAMES)
        return (
            Field("title", N_("Title"), Line),
            Field("day", N_("Date"), lambda: Day(self.context.today), 2),
            Field("starts_at", N_("From"), Clock, 2),
            Field("ends_at", N_("To"), Clock, 2),
            Field("place", N_("Place"), Line, 3),
            Field("address", N_("Address"), Line, 3),
            Field("kind", N_("Kind"), lambda: Choice(WORKSHOP_KINDS), 3),
            Field("state", N_("State"), lambda: Choice(WORKSHOP_STATES), 3),
            Field("facilitators", N_("Facilitators"), Line, 3),
            Field("languages", N_("Languages"), lambda: Codes(languages), 3),
            Field("organiser", N_("Who organises it, and answers for the personal data"), Line),
            Field("notes", N_("Notes"), Text),
        )

    def _commit(self, field: str, value: Any) -> None:
        self.context.edit(N_("Change workshop"), workshops.set_value, self.workshop_id, field, value)

    def fill(self) -> None:
        """Read the workshop and its readiness."""
        self.form.load(self.context.read(workshops.load, self.workshop_id))
        fill_readiness(self._lines, self.context, self.workshop_id)

    def begin(self) -> None:
        """Put the cursor in the title, all of it marked."""
        title = self.form.editors["title"]
        self.form.focus("title")
        if isinstance(title, Line):
            title.line.selectAll()

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.workshop_id:
            self.form.save_all()
