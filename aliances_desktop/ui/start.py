"""What shows while no file is open: begin one, open one, try the sample."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMainWindow, QWidget

from aliances_desktop.ui import theme
from aliances_desktop.ui.actions import BY_ID
from aliances_desktop.ui.language import _, speak
from aliances_desktop.ui.menus import ActionBar, language_menu
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.widgets.labels import Card, button, column, label, row


def start_card(handlers: Mapping[str, Callable[[], object]], primary: str) -> Card:
    """Return the card with the ways to begin; `primary` is the action that stands out."""
    card = Card(_("Begin"))
    for id, handler in handlers.items():
        action = BY_ID[id]
        text = f"{_(action.text)}   {action.shortcut}".rstrip()
        card.body.addWidget(button(text, handler, icon=action.icon, primary=id == primary, live=True))
    card.body.addStretch(1)
    return card


def recents_card(preferences: Preferences, open_file: Callable[[Path], object]) -> Card:
    """Return the card with the files opened last; those that are gone say so and cannot be chosen."""
    card = Card(_("Recent files"))
    recents = preferences.recents()
    if not recents:
        card.body.addWidget(label(_("The files you open will be listed here."), role="secondary", wrap=True))
        card.body.addStretch(1)
        return card
    files = QListWidget()
    files.setAccessibleName(_("Recent files"))
    files.setFrameShape(QListWidget.Shape.NoFrame)
    for path in recents:
        is_there = path.exists()
        place = path.parent.name if is_there else _("not found")
        item = QListWidgetItem(theme.icon("file-text"), f"{path.stem}   ·   {place}")
        item.setData(Qt.ItemDataRole.UserRole, str(path))
        item.setSizeHint(QSize(0, theme.ROW_HEIGHT))
        if not is_there:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        files.addItem(item)
    files.itemActivated.connect(lambda item: open_file(Path(item.data(Qt.ItemDataRole.UserRole))))
    card.body.addWidget(files, 1)
    return card


class StartWindow(QMainWindow):
    """The window before any file is open; `handlers` are the ways to begin, by the ids of their actions."""

    redressed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        handlers: Mapping[str, Callable[[], object]],
        open_file: Callable[[Path], object],
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._handlers = handlers
        self._open_file = open_file
        self._actions = ActionBar(self)
        self.setWindowTitle("Aliances Desktop")
        self.resize(1000, 560)
        self.rebuild()

    def rebuild(self) -> None:
        """Show everything in the present language and theme."""
        self._actions.retranslate()
        self._actions.bind({**self._handlers, "file.quit": self.close}, None)
        view = self._actions.menus["view"]
        for action in view.actions():
            if action.menu() is not None:
                view.removeAction(action)
        language_menu(view, _("Language of the window"), self._preferences.language, self._set_language)
        centre = QWidget()
        intro = _(
            "Prepare, print, run and follow alliances between the entities of a town. Nothing needs a network."
        )
        cards = row(
            start_card(self._handlers, "file.new"),
            recents_card(self._preferences, self._open_file),
            spacing=16,
        )
        body = column(
            label("Aliances Desktop", role="title"), label(intro, role="secondary", wrap=True), margin=24
        )
        for number in range(cards.count()):
            cards.setStretch(number, 1)
        body.addLayout(cards, 1)
        centre.setLayout(body)
        self.setCentralWidget(centre)

    def _set_language(self, language: str) -> None:
        self._preferences.language = language
        speak(language)
        self.redressed.emit()
