"""The first page of a file."""

import functools
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Agenda,
    AgendaRow,
    Alliance,
    Batch,
    Commitment,
    Entity,
    Gathering,
    Involvement,
    Market,
    Meeting,
    Participant,
    Phase,
    Printed,
    Process,
    Record,
    Reply,
    Stand,
    Task,
    Workshop,
)
from aliances_desktop.model.codes import KINDS, WORKSHOP_STATES
from aliances_desktop.services import directory, subjects, workshops
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.widgets.labels import Card, badge, button, clear, column, label, link, row
from aliances_desktop.ui.widgets.readiness import fill_readiness

if TYPE_CHECKING:
    from aliances_desktop.ui.pages.home.due import DueCard

_MOST_WORKSHOPS = 6
_OF_WORKSHOPS: Final[frozenset[type[Record]]] = frozenset(
    {Agenda, AgendaRow, Batch, Entity, Market, Meeting, Participant, Printed, Reply, Stand, Workshop}
)
_OF_FOLLOWING: Final[frozenset[type[Record]]] = frozenset(
    {Alliance, Commitment, Gathering, Involvement, Phase, Process, Task}
)


class HomePage(Page):
    """What is due, the next workshop and its readiness, all open workshops, and the directory: a card each."""

    NAME = "home"
    TITLE = N_("Home")
    WATCHES = _OF_WORKSHOPS | _OF_FOLLOWING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._next, self._workshops, self._directory = Card(), Card(), Card()
        self._has_due = False
        inside = QWidget()
        self._grid = grid = QGridLayout(inside)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setSpacing(16)
        grid.addWidget(self._next, 1, 0, 2, 1)
        grid.addWidget(self._workshops, 1, 1)
        grid.addWidget(self._directory, 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        self.setLayout(row(scroll))

    @functools.cached_property
    def due(self) -> "DueCard":
        """What is due; not made, nor its parts read, before there is anything to follow."""
        from aliances_desktop.ui.pages.home.due import DueCard

        card = DueCard(self.context)
        self._grid.addWidget(card, 0, 0, 1, 2)
        return card

    def reload(self) -> None:
        """Read what is due, the workshops and the directory again."""
        today = self.context.today()
        self._has_due = self._has_due or self.context.read(subjects.has_any)
        if self._has_due:
            self.due.fill()
            self.setFocusProxy(self.due.focusProxy())  # type: ignore[arg-type]
        self._fill_next(self.context.read(workshops.next_workshop, today))
        self._fill_workshops()
        self._fill_directory()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what can be done with what is due."""
        if not self._has_due:
            return {}
        return {"commitment.done": self.due.list.turn_done, "edit.delete": self.due.list.delete}

    def available(self, action_id: str) -> bool:
        """Tell whether there is anything due to do it with."""
        return self._has_due and self.due.list.is_writable and bool(self.due.list.records)

    def _fill_next(self, workshop_id: int | None) -> None:
        body = self._next.body
        clear(body)
        if workshop_id is None:
            body.addWidget(label(_("Next workshop"), role="group"))
            body.addWidget(label(_("No workshop is being prepared yet."), role="secondary", wrap=True))
            begin = button(
                _("New workshop…"), lambda: self.context.trigger("workshop.add"), icon="plus", primary=True
            )
            body.addLayout(row(begin, None))
            body.addStretch(1)
            return
        workshop = self.context.read(workshops.load, workshop_id)
        when = [current().weekday(workshop.day) if workshop.day else _("No date yet")]
        when += [current().time(workshop.starts_at)] if workshop.starts_at else []
        when += [workshop.place] if workshop.place else []
        body.addWidget(label(_("Next workshop"), role="secondary"))
        body.addWidget(label(workshop.title, role="group", wrap=True))
        body.addWidget(label(" · ".join(when), role="secondary", wrap=True))
        lines = column(spacing=4)
        fill_readiness(lines, self.context, workshop_id)
        body.addLayout(lines)
        body.addStretch(1)
        body.addLayout(row(*self._next_buttons(workshop_id), None))

    def _next_buttons(self, workshop_id: int) -> Sequence[QWidget]:
        go = self.context.go
        return (
            button(_("Prepare"), lambda: go("workshops", workshop_id), icon="calendar-clock", primary=True),
            button(_("Run it live"), lambda: go("live", workshop_id), icon="play"),
            button(_("Print…"), lambda: go("print", workshop_id), icon="printer"),
        )

    def _fill_workshops(self) -> None:
        body = self._workshops.body
        clear(body)
        body.addWidget(label(_("Workshops"), role="group"))
        ids = self.context.read(workshops.workshop_ids)[:_MOST_WORKSHOPS]
        if not ids:
            body.addWidget(label(_("None yet."), role="secondary"))
        for line in self.context.read(workshops.rows, ids):
            day = current().short_day(line.day) if line.day else _("No date yet")
            title = link(line.title, partial(self.context.go, "workshops", line.id))
            body.addLayout(
                row(
                    title,
                    None,
                    label(day, role="secondary"),
                    badge(_(WORKSHOP_STATES[line.state]), "neutral"),
                )
            )
        body.addStretch(1)

    def _fill_directory(self) -> None:
        body = self._directory.body
        clear(body)
        facets = self.context.read(directory.facets, directory.Filter())
        total = sum(facets.kinds.values())
        body.addWidget(label(_("Directory"), role="group"))
        if not total:
            body.addWidget(
                label(_("The directory is empty: import a list, or add entities one by one."), wrap=True)
            )
            imports = button(
                _("Import entities…"), lambda: self.context.trigger("entity.import"), icon="upload"
            )
            body.addLayout(row(imports, None))
        else:
            body.addWidget(
                link(ngettext("{n} entity", "{n} entities", total), lambda: self.context.go("entities"))
            )
            largest = sorted(facets.kinds.items(), key=lambda item: -item[1])[:5]
            for code, count in largest:
                body.addLayout(
                    row(label(_(KINDS[code]), role="secondary"), None, label(current().number(count)))
                )
        body.addStretch(1)
