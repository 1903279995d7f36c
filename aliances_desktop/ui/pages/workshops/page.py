"""The list of workshops, and beside it the tabs of the one chosen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Market, Participant, Workshop
from aliances_desktop.services import workshops
from aliances_desktop.services.workshops import WorkshopRow
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.pages.workshops.market import MarketTab
from aliances_desktop.ui.pages.workshops.people import PeopleTab
from aliances_desktop.ui.pages.workshops.results import ResultsTab
from aliances_desktop.ui.pages.workshops.summary import SummaryTab
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.labels import button, column, label, literal, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

TABS: Final[dict[str, type[WorkshopTab]]] = {
    "summary": SummaryTab, "participants": PeopleTab, "market": MarketTab, "results": ResultsTab,
}  # fmt: skip


class WorkshopsPage(Page):
    """Master and detail: workshops by date, and the work on the one chosen."""

    NAME = "workshops"
    TITLE = N_("Workshops")
    ICON = "calendar-clock"
    WATCHES = frozenset({Workshop, Participant, Market})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        model: RowsModel[WorkshopRow] = RowsModel(
            (
                Column(N_("Workshop"), lambda line: line.title, 150),
                Column(N_("Date"), lambda line: current().short_day(line.day) if line.day else "–", 84),
            ),
            lambda ids: {line.id: line for line in context.read(workshops.rows, ids)},
        )
        self.table = RowsTable(model, _("Workshops"))
        self.table.setMinimumWidth(180)
        self.table.chosen.connect(self._show)
        self.table.deleted.connect(self.delete)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.pages = {name: kind(context) for name, kind in TABS.items()}
        for page in self.pages.values():
            self.tabs.addTab(page, literal(_(page.TITLE)))
            page.trailed.connect(self.trailed)
        self.tabs.currentChanged.connect(lambda _number: self.trailed.emit())
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(12)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self.tabs)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([270, 860])
        whole = QWidget()
        whole.setLayout(column(self._splitter, margin=12))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(whole)
        self.setLayout(column(self._stack))

    def _empty(self) -> QWidget:
        sentence = label(
            _("No workshop yet: begin one, and invite the entities of your directory."), wrap=True
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        begin = button(
            _("New workshop…"), lambda: self.context.trigger("workshop.add"), icon="plus", primary=True
        )
        begin.setEnabled(not self.context.store.is_read_only)
        empty = QWidget()
        empty.setLayout(column(None, sentence, row(None, begin, None), None, margin=24, spacing=16))
        return empty

    @property
    def tab(self) -> WorkshopTab:
        """The tab shown."""
        return list(self.pages.values())[self.tabs.currentIndex()]

    # Reading

    def reload(self) -> None:
        """Read the list again; the workshop chosen stays chosen."""
        ids = self.context.read(workshops.workshop_ids)
        self._stack.setCurrentIndex(1 if ids else 0)
        before = self.table.current_id()
        self.table.show_ids(ids)
        if ids and self.table.current_id() is None:
            coming = self.context.read(workshops.next_workshop, self.context.clock().date())
            self.table.choose(before if before in ids else coming or ids[0])
        self.trailed.emit()

    def _show(self, workshop_id: int | None) -> None:
        if workshop_id is None:
            return
        for page in self.pages.values():
            if page.workshop_id != workshop_id:
                page.show_workshop(workshop_id)
        self.trailed.emit()

    def _workshop(self) -> WorkshopRow | None:
        workshop_id = self.table.current_id()
        rows = self.context.read(workshops.rows, [workshop_id]) if workshop_id is not None else []
        return rows[0] if rows else None

    # Frame

    def trail(self) -> list[str]:
        """Return section and workshop."""
        workshop = self._workshop()
        return [_(self.TITLE)] if workshop is None else [_(self.TITLE), workshop.title]

    def header(self) -> tuple[str, ...]:
        """Return the actions of the tab shown."""
        return ("workshop.add",) if self.table.current_id() is None else self.tab.header()

    def help_name(self) -> str:
        """Return the help of workshops, whichever tab is shown."""
        return self.NAME

    def route(self) -> Route:
        """Return the workshop and tab shown."""
        return Route(self.NAME, self.table.current_id(), list(self.pages)[self.tabs.currentIndex()])

    def go(self, route: Route) -> None:
        """Show the workshop and tab of a route."""
        if route.id is not None:
            self.table.choose(route.id)
        if route.tab in self.pages:
            self.tabs.setCurrentIndex(list(self.pages).index(route.tab))
        self.trailed.emit()

    def leave(self) -> None:
        """Commit what is being typed in the tab shown."""
        self.tab.leave()

    # Actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions on workshops and those of the tab shown."""
        own: dict[str, Callable[[], object]] = {
            "workshop.add": self.add,
            "workshop.duplicate": self.duplicate,
            "workshop.invite": lambda: self._in_tab("participants", "workshop.invite"),
            "workshop.check_in": lambda: self._in_tab("participants", "workshop.check_in"),
            "market.plan": lambda: self._in_tab("market", "market.plan"),
            "market.live": self.run_live,
            "market.export": lambda: self._in_tab("results", "market.export"),
            "edit.delete": self.delete,
        }
        tab = self.tab.handlers()
        if self.table.hasFocus():
            tab.pop("edit.delete", None)
        return own | tab

    def available(self, action_id: str) -> bool:
        """Everything but running live and exporting needs a file that can be changed; most need a workshop."""
        if action_id == "workshop.add":
            return not self.context.store.is_read_only
        if self.table.current_id() is None:
            return False
        is_reading = action_id in {"market.export", "market.live", "edit.find"}
        return (is_reading or not self.context.store.is_read_only) and self.tab.available(action_id)

    def _in_tab(self, name: str, action_id: str) -> None:
        self.tabs.setCurrentIndex(list(self.pages).index(name))
        self.pages[name].handlers()[action_id]()

    def add(self) -> None:
        """Begin a workshop with the guide's market-place, and put the cursor in its title."""
        with self.context.store.edit(N_("Add workshop")) as session:
            workshop = workshops.add_workshop(session, title=_("New workshop"))
        self.go(Route(self.NAME, workshop.key, "summary"))
        summary = self.pages["summary"]
        assert isinstance(summary, SummaryTab)
        summary.begin()

    def duplicate(self) -> None:
        """Copy the workshop with its people, as a draft without a date."""
        workshop = self._workshop()
        if workshop is None:
            return
        title = _("{title} (copy)", title=workshop.title)
        copy = self.context.edit(N_("Duplicate workshop"), workshops.duplicate, workshop.id, title=title)
        self.go(Route(self.NAME, copy.key, "summary"))

    def delete(self) -> None:
        """Delete the workshop; a toast offers to undo it."""
        workshop = self._workshop()
        if workshop is None:
            return
        self.context.store.backup("delete")
        self.context.edit(N_("Delete workshop"), workshops.delete_workshops, [workshop.id])
        self.context.tell(_("Deleted: {name}", name=workshop.title), can_undo=True)

    def run_live(self) -> None:
        """Go to the live page of this workshop."""
        workshop_id = self.table.current_id()
        if workshop_id is None:
            raise UserError(N_("Choose a workshop first."))
        self.context.go("live", workshop_id)
