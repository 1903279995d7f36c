"""What a page of master and detail is: records in a list, and beside it the tabs of the one chosen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from aliances_desktop.ui.actions import BY_ID
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import Page, RecordTab
from aliances_desktop.ui.widgets.labels import beside, button, column, empty_page, literal
from aliances_desktop.ui.widgets.master_list import FOLDED_WIDTH, Entry, MasterList

_LIST_WIDTH: Final = 240
_ROOMY: Final = 1100
"""Width of the page, in pixels, below which the list is folded away until the person wants it."""


class Tabs(Mapping[str, RecordTab]):
    """The tabs of a page by name, each made when it is first wanted: with all of them a page would take a second."""

    def __init__(
        self, kinds: Mapping[str, type[RecordTab]], make: Callable[[type[RecordTab]], RecordTab]
    ) -> None:
        self._kinds, self._make = kinds, make
        self._made: dict[str, RecordTab] = {}
        self.places: dict[str, QWidget] = {name: QWidget() for name in kinds}
        for place in self.places.values():
            place.setLayout(column())

    def __getitem__(self, name: str) -> RecordTab:
        if name not in self._made:
            self._made[name] = self._make(self._kinds[name])
            layout = self.places[name].layout()
            assert layout is not None
            layout.addWidget(self._made[name])
            # What is added to something in sight would show itself only later.
            self._made[name].show()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    @property
    def made(self) -> Mapping[str, RecordTab]:
        """Those there are so far."""
        return self._made


class MasterPage(Page):
    """Subclasses name their tabs and say what is in the list; adding and deleting records is theirs too."""

    TABS: ClassVar[Mapping[str, type[RecordTab]]] = {}
    IN_TABS: ClassVar[Mapping[str, str]] = {}
    """Actions that the page passes on to a tab, whichever is shown."""
    ADD: ClassVar[str] = ""
    """The action that makes a record."""
    EMPTY: ClassVar[str] = ""
    """The sentence shown while there is no record, a msgid."""
    READING: ClassVar[frozenset[str]] = frozenset({"edit.find"})
    """Actions that a file open for reading only allows."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = QTabWidget()
        self.list = MasterList(_(self.TITLE), self._fetch, self.reload)
        self.table = self.list.table
        self.table.chosen.connect(self._show)
        self.table.deleted.connect(self.delete)
        self.table.opened.connect(lambda _id: self.tabs.setFocus())
        self._is_fold_chosen = False
        self._is_narrow = False
        self.tabs.setDocumentMode(True)
        self.pages = Tabs(self.TABS, self._make_tab)
        for name, place in self.pages.places.items():
            self.tabs.addTab(place, literal(_(self.TABS[name].TITLE)))
        self.tabs.currentChanged.connect(lambda _number: self._on_turned())
        self._splitter = beside(self.list, self.tabs, (_LIST_WIDTH, 890), grows=1)
        self.list.folded.connect(self._on_folded)
        whole = QWidget()
        whole.setLayout(column(self._splitter, margin=12))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(whole)
        self.setLayout(column(self._stack))

    def _empty(self) -> QWidget:
        add = BY_ID[self.ADD]
        begin = button(_(add.text), lambda: self.context.trigger(add.id), icon=add.icon, primary=True)
        begin.setEnabled(not self.context.store.is_read_only)
        return empty_page(_(self.EMPTY), begin)

    def _make_tab(self, kind: type[RecordTab]) -> RecordTab:
        page = kind(self.context)
        page.trailed.connect(self.trailed)
        if self.record_id is not None:
            page.show_record(self.record_id)
        return page

    def _wake(self) -> None:
        """Make the tab in sight, where it has not been wanted yet."""
        assert self.tab is not None

    def _on_turned(self) -> None:
        self._wake()
        self.trailed.emit()

    # What subclasses say

    def ids(self, typed: str) -> list[int]:
        """Return the records whose line holds what was typed, in order."""
        raise NotImplementedError

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """Return the lines of those records."""
        raise NotImplementedError

    def first(self, ids: Sequence[int]) -> int:
        """Return which record to begin with."""
        return ids[0]

    def hidden_tabs(self, record_id: int) -> frozenset[str]:
        """Return the tabs that a record has no use for."""
        return frozenset()

    def delete(self) -> None:
        """Delete the record chosen; a toast offers to undo it."""

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

    @property
    def tab(self) -> RecordTab:
        """The tab shown."""
        return self.pages[list(self.pages)[self.tabs.currentIndex()]]

    @property
    def record_id(self) -> int | None:
        """The record chosen."""
        id: int | None = self.table.current_id()
        return id

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Entry]:
        return {entry.id: entry for entry in self.entries(ids)}

    def entry(self) -> Entry | None:
        """Return the line of the record chosen."""
        found = self.entries([self.record_id]) if self.record_id is not None else []
        return found[0] if found else None

    def reload(self) -> None:
        """Read the list again; the record chosen stays chosen."""
        ids = self.ids(self.list.line.text())
        self._stack.setCurrentIndex(1 if ids or self.list.line.text() else 0)
        before = self.record_id
        self.table.show_ids(ids)
        if ids and self.record_id is None:
            self.table.choose(before if before in ids else self.first(ids))
        self.tabs.setEnabled(bool(ids))
        if not ids:
            for page in self.pages.made.values():
                page.show_record(0)
        self._show_tabs()
        self.trailed.emit()

    def _show(self, record_id: int | None) -> None:
        if record_id is None:
            return
        self._wake()
        for page in self.pages.made.values():
            if page.record_id != record_id:
                page.leave()
                page.show_record(record_id)
        self._show_tabs()
        self.trailed.emit()

    def _show_tabs(self) -> None:
        hidden = self.hidden_tabs(self.record_id) if self.record_id is not None else frozenset()
        for number, name in enumerate(self.pages):
            self.tabs.setTabVisible(number, name not in hidden)

    # Frame

    def trail(self) -> list[str]:
        """Return section and record."""
        entry = self.entry()
        return [_(self.TITLE)] if entry is None else [_(self.TITLE), entry.title]

    def header(self) -> tuple[str, ...]:
        """Return the actions of the tab shown, or the one that makes a record."""
        return (self.ADD,) if self.record_id is None else self.tab.header() or (self.ADD,)

    def route(self) -> Route:
        """Return the record and tab shown, and whether the list was folded by hand."""
        folded = {True: "1", False: ""}[self.list.is_folded] if self._is_fold_chosen else "-"
        tab = list(self.pages)[self.tabs.currentIndex()]
        return Route(self.NAME, self.record_id, tab, (("folded", folded),))

    def go(self, route: Route) -> None:
        """Show the record and tab of a route."""
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

    def own_handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions on records."""
        return {}

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions on records and those of the tabs."""
        return {
            "edit.find": self.list.start_filter,
            **self.own_handlers(),
            **{id: partial(self._in_tab, id) for id in self.IN_TABS},
            **self.tab.handlers(),
            "edit.delete": self._delete_there,
        }

    def available(self, action_id: str) -> bool:
        """Everything but looking needs a file that can be changed; all but adding and finding need a record."""
        is_writable = not self.context.store.is_read_only
        if action_id == self.ADD:
            return is_writable
        if self.record_id is None:
            return False
        if action_id not in self.READING and not is_writable:
            return False
        # A tab that is not there yet will say for itself when it is asked to do it.
        tab = self.pages.made.get(self.IN_TABS[action_id]) if action_id in self.IN_TABS else self.tab
        return tab is None or tab.available(action_id)

    def _in_tab(self, action_id: str) -> None:
        name = self.IN_TABS[action_id]
        self.tabs.setCurrentIndex(list(self.pages).index(name))
        self.pages[name].handlers()[action_id]()

    def _delete_there(self) -> None:
        """Delete what has the focus: rows of the tab shown, or the record in the list."""
        in_tab = self.tab.handlers().get("edit.delete")
        if in_tab is not None and not self.table.hasFocus():
            in_tab()
        else:
            self.delete()
