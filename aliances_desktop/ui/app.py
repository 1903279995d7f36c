"""The application: one instance a file, dressed in language, theme and text size, with one window.

The start page shows before the store and the window of a file are imported: they take longer than Qt itself.
"""

import getpass
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from aliances_desktop.paths import resource
from aliances_desktop.ui import faults, theme
from aliances_desktop.ui.language import speak
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.start import StartWindow

if TYPE_CHECKING:
    from aliances_desktop.store import Store
    from aliances_desktop.ui.files import FileDesk
    from aliances_desktop.ui.window import Window

_ANSWER_MS = 1500


def _server_name() -> str:
    return f"aliances-desktop-{getpass.getuser()}"


class Doorbell(QObject):
    """Lets a second start hand its file to the first one, and raises the first one's window."""

    rung = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._visitors: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(_server_name()):
            # A start that was killed leaves its name behind.
            QLocalServer.removeServer(_server_name())
            self._server.listen(_server_name())

    def _answer(self) -> None:
        visitor = self._server.nextPendingConnection()
        # All has been said when the other start hangs up.
        visitor.disconnected.connect(self._listen)
        self._visitors.append(visitor)
        self._listen()

    def _listen(self) -> None:
        for visitor in [
            v for v in self._visitors if v.state() == QLocalSocket.LocalSocketState.UnconnectedState
        ]:
            self._visitors.remove(visitor)
            said = bytes(visitor.readAll().data()).decode("utf-8", "replace")
            visitor.deleteLater()
            self.rung.emit(said)

    @staticmethod
    def ring(path: Path | None) -> bool:
        """Hand `path` to a first start; False when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(_server_name())
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        socket.write(str(path.resolve() if path else "").encode())
        socket.waitForBytesWritten(_ANSWER_MS)
        socket.disconnectFromServer()
        return True


class Desktop(QObject):
    """Holds the window shown, and changes it when another file opens or the dress changes."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._application = application
        self.preferences = preferences
        self.window: Window | StartWindow | None = None
        self._path: Path | None = None
        self._qt_words: QTranslator | None = None
        self.dress()

    @cached_property
    def files(self) -> "FileDesk":
        """What opens files and makes new ones."""
        from aliances_desktop.ui.files import FileDesk

        files = FileDesk(self.preferences, self._shown)
        files.opened.connect(self.show_store)
        files.passed_on.connect(lambda path: Doorbell.ring(path))
        return files

    def _shown(self) -> QWidget | None:
        return self.window

    def dress(self) -> None:
        """Apply language, theme and text size to everything."""
        language = self.preferences.language
        speak(language)
        QLocale.setDefault(QLocale({"ca": "ca_ES", "es": "es_ES", "en": "en_GB"}[language]))
        if self._qt_words is not None:
            self._application.removeTranslator(self._qt_words)
        words = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{language}", folder):
            self._application.installTranslator(words)
        self._qt_words = words
        theme.apply(self._application, self.preferences.theme, self.preferences.font_percent)
        if self.window is not None:
            self.window.rebuild()

    def show_start(self) -> None:
        """Show the start page: no file is open."""
        handlers = {
            "file.new": lambda: self.files.create(),
            "file.open": lambda: self.files.ask_and_open(),
            "file.sample": lambda: self.files.open_sample(),
        }
        self._path = None
        self._replace(StartWindow(self.preferences, handlers, lambda path: self.files.open(path)))

    def show_store(self, store: "Store") -> None:
        """Show a file just opened in place of the one before."""
        from aliances_desktop.ui.tasks import Runner
        from aliances_desktop.ui.window import Window

        self._path = store.path
        self._replace(Window(store, self.preferences, Runner(self), self.files.handlers(store)))

    def _replace(self, window: "Window | StartWindow") -> None:
        old, self.window = self.window, window
        window.redressed.connect(self.dress)
        window.show()
        if old is not None:
            old.close()
            old.deleteLater()

    def ring(self, path: str) -> None:
        """A second start brought a file: show it, or at least come to the front."""
        if path and not self._is_open(Path(path)):
            self.files.open(Path(path))
        if self.window is not None:
            self.window.showNormal() if self.window.isMinimized() else self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _is_open(self, path: Path) -> bool:
        return self._path is not None and self._path.resolve() == path.resolve()


def make_application() -> QApplication:
    """Return the Qt application, made on first use."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Aliances Desktop")
    application.setOrganizationName("Aliances")
    QGuiApplication.setDesktopFileName("aliances-desktop")
    return application


def has_screen() -> bool:
    """Tell whether a window can be shown here: always on Windows and macOS, with a display on Linux."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(path: Path | None = None) -> int:
    """Open the window on `path`, or on the start page, and stay until it is closed; return the exit code."""
    application = make_application()
    if Doorbell.ring(path):
        return 0
    theme.load_fonts()
    application.setWindowIcon(theme.icon_file(resource("icons", "aliances.svg")))
    faults.install()
    doorbell = Doorbell()
    desktop = Desktop(application, Preferences())
    doorbell.rung.connect(desktop.ring)
    if path is None or not desktop.files.open(path):
        desktop.show_start()
    return application.exec()
