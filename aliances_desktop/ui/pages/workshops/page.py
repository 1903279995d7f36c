"""The list of workshops, and beside it the tabs of the one chosen."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Market, Participant, Workshop
from aliances_desktop.services import workshops
from aliances_desktop.services.workshops import WorkshopRow
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.pages.workshops.after import AfterTab
from aliances_desktop.ui.pages.workshops.agenda import AgendaTab
from aliances_desktop.ui.pages.workshops.cases import CasesTab
from aliances_desktop.ui.pages.workshops.focus import FocusTab
from aliances_desktop.ui.pages.workshops.market import MarketTab
from aliances_desktop.ui.pages.workshops.master import FOLDED_WIDTH, WorkshopList
from aliances_desktop.ui.pages.workshops.people import PeopleTab
from aliances_desktop.ui.pages.workshops.results import ResultsTab
from aliances_desktop.ui.pages.workshops.room import RoomTab
from aliances_desktop.ui.pages.workshops.summary import SummaryTab
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.labels import button, column, label, literal, row

TABS: Final[dict[str, type[WorkshopTab]]] = {
    "summary": SummaryTab, "agenda": AgendaTab, "participants": PeopleTab, "market": MarketTab, "cases": CasesTab, "room": RoomTab, "focus": FocusTab,
    "results": ResultsTab, "after": AfterTab,
}  # fmt: skip
_LIST_WIDTH: Final = 240
_ROOMY: Final = 1100
"""Width of the page, in pixels, below which the list is folded away until the person wants it."""
_IN_TABS: Final = {
    "workshop.invite": "participants", "workshop.check_in": "participants", "market.plan": "market",
    "market.export": "results", "after.returns": "after", "agenda.live": "agenda", "agenda.add": "agenda", "agenda.calendar": "agenda", "agenda.pack": "agenda", "after.report": "after",
}  # fmt: skip


class WorkshopsPage(Page):
    """Master and detail: workshops by date, and the work on the one chosen."""

    NAME = "workshops"
    TITLE = N_("Workshops")
    WATCHES = frozenset({Workshop, Participant, Market})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = QTabWidget()
        self.list = WorkshopList(context, self.reload)
        self.table = self.list.table
        self.table.chosen.connect(self._show)
        self.table.deleted.connect(self.delete)
        self.table.opened.connect(lambda _id: self.tabs.setFocus())
        self._is_fold_chosen = False
        self._is_narrow = False
        self.tabs.setDocumentMode(True)
        self.pages = {name: kind(context) for name, kind in TABS.items()}
        for page in self.pages.values():
            self.tabs.addTab(page, literal(_(page.TITLE)))
            page.trailed.connect(self.trailed)
        self.tabs.currentChanged.connect(lambda _number: self.trailed.emit())
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(12)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.tabs)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_LIST_WIDTH, 890])
        self.list.folded.connect(self._on_folded)
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

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _ROOMY
        if is_narrow != self._is_narrow and not self._is_fold_chosen:
            self._is_narrow = is_narrow
            self.list.fold(is_narrow)
            self._is_fold_chosen = False

    def _on_folded(self, is_folded: bool) -> None:
        self._is_fold_chosen = True
        width = sum(self._splitter.sizes())
        least = FOLDED_WIDTH if is_folded else _LIST_WIDTH
        self._splitter.setSizes([least, max(width - least, 0)])

    # Reading

    def reload(self) -> None:
        """Read the list again; the workshop chosen stays chosen."""
        ids = self.context.read(workshops.workshop_ids, text=self.list.line.text())
        self._stack.setCurrentIndex(1 if ids or self.list.line.text() else 0)
        before = self.table.current_id()
        self.table.show_ids(ids)
        if ids and self.table.current_id() is None:
            coming = self.context.read(workshops.next_workshop, self.context.clock().date())
            self.table.choose(next(id for id in (before, coming, ids[0]) if id in ids))
        self._show_tabs()
        self.trailed.emit()

    def _show(self, workshop_id: int | None) -> None:
        if workshop_id is None:
            return
        for page in self.pages.values():
            if page.workshop_id != workshop_id:
                page.show_workshop(workshop_id)
        self._show_tabs()
        self.trailed.emit()

    def _show_tabs(self) -> None:
        """Show the tabs that the kind of workshop has."""
        workshop = self._workshop()
        has_market = workshop is None or workshop.kind == "alliances"
        self.tabs.setTabVisible(list(self.pages).index("market"), has_market)
        is_focus = workshop is not None and workshop.kind == "focus_group"
        self.tabs.setTabVisible(list(self.pages).index("focus"), is_focus)

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
        """Return the workshop and tab shown, and whether the list was folded by hand."""
        folded = {True: "1", False: ""}[self.list.is_folded] if self._is_fold_chosen else "-"
        tab = list(self.pages)[self.tabs.currentIndex()]
        return Route(self.NAME, self.table.current_id(), tab, (("folded", folded),))

    def go(self, route: Route) -> None:
        """Show the workshop and tab of a route."""
        if route.id is not None and not self.table.choose(route.id) and self.list.line.text():
            self.list.line.clear()
            self.table.choose(route.id)
        if route.tab in self.pages and self.tabs.isTabVisible(list(self.pages).index(route.tab)):
            self.tabs.setCurrentIndex(list(self.pages).index(route.tab))
        folded = dict(route.state).get("folded", "-")
        if folded != "-":
            self.list.fold(bool(folded))
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
            "market.live": self.run_live,
            "edit.find": self.list.start_filter,
            **{id: partial(self._in_tab, id) for id in _IN_TABS},
        }
        return own | self.tab.handlers() | {"edit.delete": self._delete_there}

    def available(self, action_id: str) -> bool:
        """Everything but looking and exporting needs a file that can be changed; most need a workshop."""
        if action_id == "workshop.add":
            return not self.context.store.is_read_only
        workshop = self._workshop()
        if workshop is None:
            return False
        if action_id.startswith("market.") and workshop.kind != "alliances":
            return False
        is_reading = action_id in {
            "market.export",
            "market.live",
            "edit.find",
            "agenda.live",
            "agenda.calendar",
            "after.returns",
            "after.report",
        }
        tab = self.pages[_IN_TABS[action_id]] if action_id in _IN_TABS else self.tab
        return (is_reading or not self.context.store.is_read_only) and tab.available(action_id)

    def _in_tab(self, action_id: str) -> None:
        name = _IN_TABS[action_id]
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

    def _delete_there(self) -> None:
        """Delete what has the focus: rows of the tab shown, or the workshop in the list."""
        in_tab = self.tab.handlers().get("edit.delete")
        if in_tab is not None and not self.table.hasFocus():
            in_tab()
        else:
            self.delete()

    def delete(self) -> None:
        """Delete the workshop; a toast offers to undo it."""
        workshop = self._workshop()
        if workshop is None or self.context.store.is_read_only:
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
