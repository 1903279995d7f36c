"""Pictures of every page of a file, made without a screen: what `demo --no-window` leaves and tests look at."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from aliances_desktop.clock import now
from aliances_desktop.services import workshops
from aliances_desktop.services.folders import make_folder
from aliances_desktop.store import Store
from aliances_desktop.ui import theme as dress
from aliances_desktop.ui.app import make_application
from aliances_desktop.ui.context import Route
from aliances_desktop.ui.language import current, speak
from aliances_desktop.ui.master import MasterPage
from aliances_desktop.ui.pages.live.session import LiveSession
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.sections import PAGES
from aliances_desktop.ui.tasks import Runner
from aliances_desktop.ui.window import Window

SIZE: Final = (1366, 768)
_OF_WORKSHOP: Final = frozenset({"workshops", "day", "live", "print"})
_QUIET_SECONDS, _LONGEST_SECONDS = 0.5, 30.0
"""How long nothing may be under way before a page counts as whole, and when to stop waiting for that."""


class _OwnPreferences(Preferences):
    """Choices kept in a file of their own, so that the person's stay as they are."""

    def __init__(self, path: Path, language: str, theme: str) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        self.language = language
        self.theme = theme


def picture_pages(
    file: Path, folder: Path, *, language: str = "ca", theme: str = "light", size: tuple[int, int] = SIZE
) -> list[Path]:
    """Save a PNG of every page of `file`, of each of its tabs and of the projector; return their paths.

    A copy is opened, so the file, its backups and the person's preferences stay as they are. `size` is the window's,
    in pixels. A `UserError` when `folder` cannot be written or `file` cannot be opened.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    make_folder(folder)
    before = current().language
    speak(language)
    dress.apply(application, theme, 100)
    try:
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            copy = Path(shutil.copyfile(file, place / file.name))
            store = Store.open(copy, backups=place / "backups")
            preferences = _OwnPreferences(place / "preferences.ini", language, theme)
            window = Window(store, preferences, Runner(), {})
            try:
                window.resize(*size)
                return list(_pictures(application, window, folder))
            finally:
                window.close()
                window.deleteLater()
    finally:
        speak(before)


def _pictures(application: QApplication, window: Window, folder: Path) -> Iterator[Path]:
    workshop_id = window.context.read(workshops.next_workshop, now().date())
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    for name in PAGES:
        record_id = workshop_id if name in _OF_WORKSHOP else None
        window.go(Route(name, record_id))
        for tab in _tabs(window.pages[name]):
            window.go(Route(name, record_id, tab))
            _settle(application, window)
            yield _save(window, folder / f"{name}-{tab}.png" if tab else folder / f"{name}.png")
    session = LiveSession.of(window.context, workshop_id) if workshop_id is not None else None
    if session is not None and session.is_planned:
        session.projection.toggle()
        _settle(application, window)
        if session.projection.window is not None:
            yield _save(session.projection.window, folder / "projector.png")
        session.projection.close()


def _tabs(page: QWidget) -> list[str]:
    """Return the tabs that the record shown has, "" for a page without any."""
    if not isinstance(page, MasterPage) or page.record_id is None:
        return [""]
    hidden = page.hidden_tabs(page.record_id)
    return [name for name in page.TABS if name not in hidden]


def _save(widget: QWidget, path: Path) -> Path:
    widget.grab().save(str(path))
    return path


def _settle(application: QApplication, window: Window) -> None:
    """Let timers and jobs bring everything on the page, and the page be painted."""
    start = quiet = time.monotonic()
    while time.monotonic() - quiet < _QUIET_SECONDS and time.monotonic() - start < _LONGEST_SECONDS:
        application.processEvents()
        time.sleep(0.01)
        if window.runner.is_busy():
            quiet = time.monotonic()
