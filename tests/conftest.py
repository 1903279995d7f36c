"""What every test stands on: no screen, no network, a home of its own, a fresh file."""

import os

# Qt reads these when it is first imported.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aliances_desktop.store import Store

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, so that nothing reads or writes the person's."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(folder))
    if "PySide6.QtCore" in sys.modules:
        # Qt asks the system only once where settings go.
        from PySide6.QtCore import QSettings

        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_widgets_left() -> Iterator[None]:
    """Widgets of a test go with it: whatever is left would be dressed again by every test that comes after."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is not None:
            for widget in QApplication.topLevelWidgets():
                widget.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the machine: connecting anywhere but to a local socket is an error."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"a test tried to connect to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def shared() -> Path:
    """The folder of instances, real lists and hostile files beside the checkout; the test is skipped without it."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared folder is not here")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty file, open for writing."""
    opened = Store.create(tmp_path / "Xarxa de prova.aliances", backups=tmp_path / "backups")
    yield opened
    opened.close()
