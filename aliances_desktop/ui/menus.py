"""Turns the action table into menus and shortcuts, and binds it to the window and to the page shown."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from aliances_desktop.i18n import LANGUAGE_NAMES
from aliances_desktop.ui import theme
from aliances_desktop.ui.actions import ACTIONS, MENUS, Action
from aliances_desktop.ui.language import _

if TYPE_CHECKING:
    from aliances_desktop.ui.page import Page

Handlers = Mapping[str, Callable[[], object]]


class ActionBar(QObject):
    """One QAction for each row of the table; `bind` says who does them now, `retranslate` re-reads their texts."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._handlers: dict[str, Callable[[], object]] = {}
        self.by_id: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for action in ACTIONS:
            self.by_id[action.id] = self._make(action)
        for name in MENUS:
            menu = window.menuBar().addMenu("")
            menu.addActions([self.by_id[a.id] for a in ACTIONS if a.menu == name])
            self.menus[name] = menu
        self.retranslate()

    def _make(self, action: Action) -> QAction:
        made = QAction(self._window)
        made.setObjectName(action.id)
        made.setCheckable(action.is_checkable)
        made.setProperty("icon_name", action.icon)
        if action.shortcut:
            made.setShortcut(QKeySequence(action.shortcut))
        made.triggered.connect(lambda: self.trigger(action.id))
        # Invisible menus would swallow the shortcut on some platforms unless the window owns the action.
        self._window.addAction(made)
        return made

    def retranslate(self) -> None:
        """Show texts and icons in the present language and theme."""
        for action in ACTIONS:
            made = self.by_id[action.id]
            made.setText(_(action.text))
            made.setIcon(theme.icon(action.icon))
        for name, menu in self.menus.items():
            menu.setTitle(_(MENUS[name]))

    def bind(self, window: Handlers, page: "Page | None") -> None:
        """Let the window and the page do their actions; the page's own come first."""
        self._handlers = {**window, **(page.handlers() if page is not None else {})}
        self.refresh(page)

    def refresh(self, page: "Page | None") -> None:
        """Enable the actions that make sense now."""
        own = page.handlers() if page is not None else {}
        for id, action in self.by_id.items():
            is_available = page.available(id) if page is not None and id in own else True
            action.setEnabled(id in self._handlers and is_available)

    def trigger(self, id: str) -> None:
        """Do an action when somebody does it now."""
        handler = self._handlers.get(id)
        if handler is not None:
            handler()


def language_menu(parent: QMenu, title: str, chosen: str, choose: Callable[[str], object]) -> QMenu:
    """Add a submenu to choose one of the languages."""
    menu = parent.addMenu(title)
    group = QActionGroup(menu)
    for language, name in LANGUAGE_NAMES.items():
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(language == chosen)
        action.triggered.connect(lambda *_args, language=language: choose(language))
        group.addAction(action)
    return menu
