"""The main window: rail, header, page, status bar; it goes where routes say and rebuilds itself when asked."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.store import Step, Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.faults import show_error
from aliances_desktop.ui.finder import Finder
from aliances_desktop.ui.findings import found_in_store
from aliances_desktop.ui.frame import FOLDED_BELOW, Banner, Header, Rail, Toast
from aliances_desktop.ui.help import HelpWindow, show_about, show_keys
from aliances_desktop.ui.history import History
from aliances_desktop.ui.language import _, speak
from aliances_desktop.ui.menus import ActionBar, language_menu
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.preferences import FONT_PERCENTS, Preferences
from aliances_desktop.ui.sections import PAGES, SECTIONS
from aliances_desktop.ui.status import Status
from aliances_desktop.ui.tasks import Runner, Task

_BACKUP_MINUTES = 15


class Window(QMainWindow):
    """Shows one open file. `reopened` asks the application for another one (`FileDesk` knows how)."""

    redressed = Signal()
    """Language, theme or text size was changed; the application dresses itself and calls `rebuild`."""
    closed = Signal()

    def __init__(
        self, store: Store, preferences: Preferences, runner: Runner, files: dict[str, Callable[[], object]]
    ) -> None:
        super().__init__()
        self.preferences = preferences
        self.runner = runner
        self.context = Context(store, preferences, runner, parent=self)
        self._files = files
        self._history = History()
        self.pages: dict[str, Page] = {}
        self.actions_bar = ActionBar(self)
        self._connect()
        self._build(Route("home"))
        self.resize(1366, 768)
        if not preferences.geometry.isEmpty():
            self.restoreGeometry(preferences.geometry)
        self._backup_timer = QTimer(self)
        self._backup_timer.setInterval(_BACKUP_MINUTES * 60_000)
        self._backup_timer.timeout.connect(self._back_up)
        self._backup_timer.start()

    def _connect(self) -> None:
        self.context.changed.connect(self._on_changed)
        self.context.routed.connect(self.go)
        self.context.told.connect(self._tell)
        self.context.asked.connect(self.actions_bar.trigger)
        self.runner.started.connect(self._follow)
        for number, section in enumerate(SECTIONS, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda name=section.name: self.go(Route(name)))
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(self._redo)

    # Building

    def _build(self, route: Route) -> None:
        self.pages.clear()
        self._centre = QWidget()
        self._rail = Rail(SECTIONS)
        self._rail.chosen.connect(lambda name: self.go(Route(name)))
        self._header = Header(self._find)
        self._stack = QStackedWidget()
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self._header)
        if self.context.store.is_read_only:
            side.addWidget(Banner(self._read_only_reason()))
        side.addWidget(self._stack, 1)
        layout = QHBoxLayout(self._centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addLayout(side, 1)
        self.setCentralWidget(self._centre)
        self._toast = Toast(self._centre, self._undo)
        self._status = Status(self.context)
        self.setStatusBar(self._status)
        self._status.choose_language.connect(self._set_language)
        self._status.choose_handouts.connect(self._set_handouts)
        self._fill_view_menu()
        self._rail.fold(self.width() < FOLDED_BELOW)
        self._show(route)
        self._write_undo()

    def _read_only_reason(self) -> str:
        store = self.context.store
        if store.holder:
            return _("This file is open on {host}, so here it can only be read.", host=store.holder)
        return _("This file can only be read: its folder does not let us write.")

    def _fill_view_menu(self) -> None:
        view = self.actions_bar.menus["view"]
        for action in view.actions():
            if action.menu() is not None or action.isSeparator():
                view.removeAction(action)
        view.addSeparator()
        language_menu(view, _("Language of the window"), self.preferences.language, self._set_language)
        language_menu(
            view, _("Language of the handouts"), self.preferences.handout_language, self._set_handouts
        )
        self.actions_bar.by_id["view.dark"].setChecked(self.preferences.theme == "dark")

    def rebuild(self) -> None:
        """Throw everything shown away and build it again where the person was."""
        page = self.page
        page.leave()
        route = page.route()
        for old in self.pages.values():
            old.deleteLater()
        self.actions_bar.retranslate()
        self._build(route)
        # Qt would show it with the next event only, and pages read when they come into sight.
        self._centre.show()

    # Going places

    @property
    def page(self) -> Page:
        """The page shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def go(self, route: Route) -> None:
        """Show the page of `route`, remembering where the person was."""
        self.page.leave()
        self._history.visit(self.page.route())
        self._show(route)

    def _show(self, route: Route) -> None:
        if route.page not in self.pages:
            page = PAGES[route.page].page()(self.context)
            page.trailed.connect(self._on_trailed)
            self.pages[route.page] = page
            self._stack.addWidget(page)
            page.reload()
        self._stack.setCurrentWidget(self.pages[route.page])
        self.page.go(route)
        self.page.setFocus()
        self._rail.show_current(PAGES[route.page].under or route.page)
        self._on_trailed()

    def _travel(self, step: Callable[[Route], Route | None]) -> None:
        self.page.leave()
        route = step(self.page.route())
        if route is not None:
            self._show(route)

    def _on_trailed(self) -> None:
        page = self._stack.currentWidget()
        if not isinstance(page, Page):
            return
        self.actions_bar.bind(self._handlers(), page)
        if self.context.store.is_read_only:
            for id in ("edit.undo", "edit.redo", "file.restore_point"):
                self.actions_bar.by_id[id].setEnabled(False)
        trail = page.trail()
        header = [self.actions_bar.by_id[id] for id in page.header()]
        self._header.show_page(trail, header)
        self.setWindowTitle(f"{trail[-1]} – {self.context.store.path.stem} – Aliances Desktop")
        self._write_undo()

    # Actions

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            **self._files,
            "file.quit": self.close,
            "edit.undo": self._undo,
            "edit.redo": self._redo,
            "edit.search": self._find,
            "view.back": lambda: self._travel(self._history.back),
            "view.forward": lambda: self._travel(self._history.forward),
            "view.dark": self._toggle_dark,
            "view.larger": lambda: self._resize_text(1),
            "view.smaller": lambda: self._resize_text(-1),
            "workshop.add": lambda: self._delegate("workshops", "workshop.add"),
            "entity.add": lambda: self._delegate("entities", "entity.add"),
            "entity.import": lambda: self._delegate("entities", "entity.import"),
            "batch.add": lambda: self._delegate("questionnaires", "batch.add"),
            "print.open": self._print,
            "help.page": lambda: HelpWindow.show_for(self, self.page.help_name()),
            "help.shortcuts": lambda: show_keys(self),
            "help.traces": self._forget,
            "help.about": lambda: show_about(self),
        }

    def _delegate(self, page: str, action_id: str) -> None:
        self.go(Route(page))
        self.page.handlers()[action_id]()

    def _print(self) -> None:
        route = self.page.route()
        is_workshop = route.page in ("workshops", "live")
        self.go(Route("print", route.id if is_workshop else None))

    def _undo(self) -> None:
        self.page.leave()
        self._tell_step(self.context.store.undo(), _("Undone: {step}"))

    def _redo(self) -> None:
        self._tell_step(self.context.store.redo(), _("Redone: {step}"))

    def _tell_step(self, step: Step | None, sentence: str) -> None:
        if step is not None:
            self._toast.tell(sentence.format(step=_(step.label, **step.values)), False)

    def _write_undo(self) -> None:
        store = self.context.store
        for id, step, bare, full in (
            ("edit.undo", store.undo_step, _("Undo"), _("Undo: {step}")),
            ("edit.redo", store.redo_step, _("Redo"), _("Redo: {step}")),
        ):
            action = self.actions_bar.by_id[id]
            action.setEnabled(step is not None)
            text = bare if step is None else full.format(step=_(step.label, **step.values))
            action.setText(text.replace("&", "&&"))

    def _on_changed(self, _step: Step) -> None:
        self._write_undo()
        self.actions_bar.refresh(self.page)
        self._write_undo()
        self._header.refresh()
        self._status.refresh()

    def _find(self) -> None:
        actions: list[QAction] = list(self.actions_bar.by_id.values())
        finder = Finder(self, actions, lambda typed: found_in_store(self.context, typed))
        corner = self._header.search.mapToGlobal(self._header.search.rect().bottomRight())
        finder.move(corner.x() - finder.width(), corner.y() + 4)
        finder.show()
        finder.line.setFocus()

    def _forget(self) -> None:
        self.preferences.forget()
        self._toast.tell(_("The list of recent files is empty now."), False)

    # Language, theme, size

    def _set_language(self, language: str) -> None:
        self.preferences.language = language
        speak(language)
        self.redressed.emit()

    def _set_handouts(self, language: str) -> None:
        self.preferences.handout_language = language
        self.rebuild()

    def _toggle_dark(self) -> None:
        self.preferences.theme = "light" if self.preferences.theme == "dark" else "dark"
        self.redressed.emit()

    def _resize_text(self, step: int) -> None:
        number = FONT_PERCENTS.index(self.preferences.font_percent) + step
        self.preferences.font_percent = FONT_PERCENTS[min(max(number, 0), len(FONT_PERCENTS) - 1)]
        self.redressed.emit()

    # Tasks, size, closing

    def _follow(self, task: Task) -> None:
        if task.label:
            self._status.follow(task)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)

    def _back_up(self) -> None:
        """Keep a copy of what has changed, beside the work: copying and checking a large file takes a while."""
        store, now = self.context.store, self.context.clock()
        self.context.run(_("Keeping a backup"), lambda _progress: store.backup_if_due(now))

    def _on_failed(self, error: BaseException) -> None:
        show_error(error, self)

    def _tell(self, sentence: str, can_undo: bool) -> None:
        self._toast.tell(sentence, can_undo)

    def _on_cancelled(self) -> None:
        self._toast.tell(_("Stopped: nothing was changed."), False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.fold(event.size().width() < FOLDED_BELOW)
        self._toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.page.leave()
        self.preferences.geometry = self.saveGeometry()
        self._backup_timer.stop()
        for page in self.pages.values():
            page.close()
        # Whatever is cancelled now answers when nobody is there to be told.
        self.runner.started.disconnect(self._follow)
        self.runner.stop()
        self.context.close()
        try:
            self.context.store.close()
        except UserError as error:
            show_error(error, self)
        self.closed.emit()
        super().closeEvent(event)
