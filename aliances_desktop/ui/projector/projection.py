"""The projector as a page handles it: shown and closed, on which screen, frozen or black."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen

from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.projector import ProjectorWindow
from aliances_desktop.ui.projector.scene import Scene


class Projection(QObject):
    """`window` is None while nothing is projected; `changed` when anything but the picture changes."""

    changed = Signal()
    key_pressed = Signal(QKeyEvent)

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.window: ProjectorWindow | None = None

    def screens(self) -> list[QScreen]:
        """Return the screens there are, the main one first."""
        return QGuiApplication.screens()

    def toggle(self) -> None:
        """Show the projector or close it."""
        if self.window is not None:
            self.close()
            return
        self.window = ProjectorWindow()
        self.window.key_pressed.connect(self.key_pressed)
        self.window.closed.connect(self._on_closed)
        self.place()
        self.changed.emit()

    def place(self) -> None:
        """Fill the screen remembered, else the last one; with one screen only, show a window."""
        if self.window is None:
            return
        screens = self.screens()
        named = [screen for screen in screens if screen.name() == self._preferences.projector_screen]
        self.window.show_on((named or screens[1:])[0] if len(screens) > 1 else None)

    def show(self, scene: Scene) -> None:
        """Give the projector a picture."""
        if self.window is not None:
            self.window.show_scene(scene)

    def freeze(self) -> None:
        """Keep the picture, or let it follow again."""
        if self.window is not None:
            self.window.set_frozen(not self.window.is_frozen)
            self.changed.emit()

    def black(self) -> None:
        """Make the projector black, or show its picture again."""
        if self.window is not None:
            self.window.set_black(not self.window.is_black)
            self.changed.emit()

    def close(self) -> None:
        """Take the projector away."""
        if self.window is not None:
            self.window.close()

    def _on_closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
            self.changed.emit()
