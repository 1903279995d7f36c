"""The stage's other side: the clock on the left; results, absences and the plenary on the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Market, Meeting, Participant, Pitch, Stand, Workshop
from aliances_desktop.services import workshops
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.pages.live import scenes
from aliances_desktop.ui.pages.live.absences import Absences
from aliances_desktop.ui.pages.live.controls import ClockCard
from aliances_desktop.ui.pages.live.meetings import Meetings
from aliances_desktop.ui.pages.live.session import LiveSession
from aliances_desktop.ui.widgets.labels import button, column, empty_page, label, literal, row, scrolled
from aliances_desktop.ui.widgets.plenary import Plenary


class LivePage(Page):
    """Runs a market-place from the keyboard; the session it shows goes on when the page is left."""

    NAME = "live"
    TITLE = N_("Market-place, live")
    WATCHES = frozenset({Workshop, Market, Meeting, Participant, Stand, Entity, Pitch})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.workshop_id = 0
        self.session: LiveSession | None = None
        self._was_ended = False
        self.clock = ClockCard()
        self.meetings = Meetings(context)
        self.absences = Absences(context, self.to_results)
        self.plenary = Plenary(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for widget, text in (
            (self.meetings, _("Results")), (self.absences, _("Missing or late (A)")), (self.plenary, _("Plenary")),
        ):  # fmt: skip
            self.tabs.addTab(widget, literal(text))
        self.tabs.currentChanged.connect(self._on_tab)
        self._resume_text = label(wrap=True)
        self.resume = button(_("Go on from there"), self._resume, icon="play", primary=True)
        self.anew = button(_("Start anew"), self._start_anew)
        self.banner = QFrame()
        self.banner.setObjectName("banner")
        line = row(self._resume_text, None, self.resume, self.anew)
        line.setContentsMargins(16, 6, 16, 6)
        line.setStretch(0, 1)
        self.banner.setLayout(line)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._whole())
        self.setLayout(column(self.banner, self._stack, spacing=0))
        self.setFocusProxy(self.meetings.entry.line)
        self.meetings.entry.line.unused.connect(self.press)
        self.meetings.table.unused.connect(self.press)

    def _whole(self) -> QWidget:
        left = scrolled(self.clock)
        left.setFixedWidth(self.clock.width() + left.verticalScrollBar().sizeHint().width())
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = row(left, self.tabs, spacing=4)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setStretch(1, 1)
        whole = QWidget()
        whole.setLayout(inside)
        return whole

    def _empty(self) -> QWidget:
        self.to_market = button(_("Plan the rounds"), self._go_to_market, icon="sparkles", primary=True)
        return empty_page(_("The rounds of this market-place are not planned yet."), self.to_market)

    def _go_to_market(self) -> None:
        self.context.go("workshops", self.workshop_id or None, "market")

    # Reading

    def go(self, route: Route) -> None:
        """Show the market-place of a workshop, ready for Space; without one the workshop coming next."""
        wanted = route.id or self.workshop_id or self._next()
        if wanted and wanted != self.workshop_id:
            self._show(wanted)
        self.to_results()
        self.trailed.emit()

    def _next(self) -> int:
        return self.context.read(workshops.next_workshop, self.context.today()) or 0

    def _show(self, workshop_id: int) -> None:
        if self.session is not None:
            self.session.ticked.disconnect(self._on_tick)
            self.session.moved.disconnect(self._on_moved)
            self.session.key_pressed.disconnect(self.press)
        self.workshop_id = workshop_id
        self.session = session = LiveSession.of(self.context, workshop_id)
        session.ticked.connect(self._on_tick)
        session.moved.connect(self._on_moved)
        session.key_pressed.connect(self.press)
        self.absences.session = session
        self.clock.show_session(session)
        self.meetings.show_session(session)
        self._on_moved()
        self.reload()

    def reload(self) -> None:
        """Read people and plenary again; the session reads the plan itself."""
        session = self.session
        if session is None:
            self._stack.setCurrentIndex(0)
            self.banner.hide()
            return
        if not self.context.read(workshops.rows, [self.workshop_id]):
            # Undo can take the workshop itself away.
            self.session, self.workshop_id = None, 0
            self.reload()
            return
        self.absences.refresh()
        self.plenary.show_workshop(self.workshop_id)
        self.trailed.emit()

    def _on_moved(self) -> None:
        session = self.session
        if session is None:
            return
        self._stack.setCurrentIndex(1 if session.is_planned else 0)
        self.clock.refresh()
        self.meetings.refresh()
        saved = session.saved
        self.banner.setVisible(saved is not None)
        if saved is not None:
            self._resume_text.setText(
                _("The market-place was broken off in round {n}, with {left} left.", n=saved.state.round,
                  left=scenes.minutes(saved.state.left_seconds))
            )  # fmt: skip
        if session.timer.phase == "ended" and not self._was_ended:
            self.tabs.setCurrentWidget(self.plenary)
        self._was_ended = session.timer.phase == "ended"

    def _on_tick(self) -> None:
        self.clock.tick()
        self.meetings.catch_up()

    def _resume(self) -> None:
        if self.session is not None:
            self.session.resume()
            self.to_results()

    def _start_anew(self) -> None:
        if self.session is not None:
            self.session.start_anew()
            self.to_results()

    # Frame

    def trail(self) -> list[str]:
        """Return workshop and page."""
        return [self.session.workshop.title, _(self.TITLE)] if self.session else [_(self.TITLE)]

    def route(self) -> Route:
        """Return the workshop shown."""
        return Route(self.NAME, self.workshop_id or None)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return going back to the results; the stage itself has its own keys."""
        return {"market.live": self.to_results}

    def leave(self) -> None:
        """Commit what is being typed; a result half typed stays where it is."""
        self.plenary.leave()
        if self.focusWidget() is not self.meetings.entry.line:
            super().leave()

    # Keys

    def to_results(self) -> None:
        """Show the results and wait for the next."""
        self.tabs.setCurrentWidget(self.meetings)
        self.meetings.entry.line.setFocus()

    def to_absences(self) -> None:
        """Wait for the number of who is missing."""
        self.tabs.setCurrentWidget(self.absences)
        self.absences.begin()

    def _on_tab(self, _number: int) -> None:
        if self.tabs.currentWidget() is self.absences:
            self.absences.begin()
        elif self.tabs.currentWidget() is self.meetings:
            self.meetings.entry.line.setFocus()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key of the stage asks; digits go to the line of results."""
        line = self.meetings.entry.line
        if self.session is None or self.session.press(event):
            return True
        key = event.key()
        if key == Qt.Key.Key_A:
            self.to_absences()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.meetings.look(1 if key == Qt.Key.Key_PageDown else -1)
        elif event.text().isdecimal():
            self.to_results()
            line.keyPressEvent(event)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.to_results()
        elif not self.press(event):
            super().keyPressEvent(event)
