"""Ctrl+K: one box that finds what the file holds and runs what the program can do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from aliances_desktop import text
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _

_MOST_ACTIONS = 6


@dataclass(frozen=True)
class Found:
    """A line of the finder: what it says, its icon, and what Enter does."""

    title: str
    detail: str
    icon: str
    choose: Callable[[], object]


class Finder(QDialog):
    """A list under a search line; Up and Down move, Enter chooses, Esc leaves."""

    def __init__(
        self, parent: QWidget, actions: Sequence[QAction], search: Callable[[str], Sequence[Found]]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = [(action, text.words(_plain(action))) for action in actions if action.isEnabled()]
        self._search = search
        self._found: list[Found] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Write a name, a word of a note, or what you want to do"))
        self.line.setAccessibleName(_("Search or run…"))
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._choose())
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        # Searching waits for a pause in typing, so a key is never held up.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(40)
        self._pause.timeout.connect(self.refresh)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.resize(560, 380)
        self.refresh()

    def refresh(self) -> None:
        """Find again for what is typed."""
        typed = self.line.text().strip()
        self._found = [*self._matching_actions(typed), *(self._search(typed) if typed else ())]
        self.list.clear()
        for found in self._found:
            line = found.title if not found.detail else f"{found.title}   ·   {found.detail}"
            self.list.addItem(QListWidgetItem(theme.icon(found.icon), line))
        if self._found:
            self.list.setCurrentRow(0)

    def _matching_actions(self, typed: str) -> list[Found]:
        wanted = text.words(typed)
        matching = [
            action
            for action, words in self._actions
            if all(any(w.startswith(x) for w in words) for x in wanted)
        ]
        most = _MOST_ACTIONS if typed else len(matching)
        return [
            Found(_plain(a), a.shortcut().toString(), str(a.property("icon_name") or ""), a.trigger)
            for a in matching[:most]
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                count = max(self.list.count(), 1)
                self.list.setCurrentRow((self.list.currentRow() + step) % count)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return False

    def _choose(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.refresh()
        number = self.list.currentRow()
        if 0 <= number < len(self._found):
            found = self._found[number]
            self.close()
            found.choose()


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")
