"""Opening and changing files in the application: recents, damage, a second start."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import directory, entities
from aliances_desktop.store import Store
from aliances_desktop.ui import app as application_module
from aliances_desktop.ui import faults
from aliances_desktop.ui.app import Desktop, Doorbell, make_application
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.start import StartWindow
from aliances_desktop.ui.window import Window


@pytest.fixture
def desktop(qtbot: QtBot) -> Iterator[Desktop]:
    made = Desktop(make_application(), Preferences())
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def a_file(path: Path) -> Path:
    store = Store.create(path)
    with store.edit(N_("Add entity")) as session:
        entities.add_entity(session, name=f"Entitat de {path.stem}")
    store.backup("timed")
    store.close()
    return path


def answer(role: QMessageBox.ButtonRole) -> list[str]:
    """Press the button of that role in the next message box, and return what it said."""
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        next(b for b in box.buttons() if box.buttonRole(b) == role).click()

    QTimer.singleShot(50, press)
    return said


def test_opening_another_file_closes_the_first(desktop: Desktop, tmp_path: Path) -> None:
    one, two = a_file(tmp_path / "u.aliances"), a_file(tmp_path / "dos.aliances")
    desktop.show_start()
    assert isinstance(desktop.window, StartWindow)
    assert desktop.files.open(one)
    assert isinstance(desktop.window, Window)
    assert desktop.files.open(two)
    assert desktop.window.context.store.path == two
    Store.open(one).close()
    assert desktop.preferences.recents()[:2] == [two, one]


def test_a_damaged_file_offers_its_last_good_backup(desktop: Desktop, tmp_path: Path) -> None:
    path = a_file(tmp_path / "taller.aliances")
    os.truncate(path, path.stat().st_size // 2)
    before = path.read_bytes()
    said = answer(QMessageBox.ButtonRole.AcceptRole)
    assert desktop.files.open(path)
    assert "taller.aliances" in said[0]
    assert isinstance(desktop.window, Window)
    names = desktop.window.context.read(directory.entity_rows, [1])
    assert names[1].name == "Entitat de taller"
    assert path.read_bytes() == before


def test_what_is_no_file_of_ours_gets_a_sentence_and_the_window_stays(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.show_start()
    foreign = tmp_path / "foto <b>.aliances"
    foreign.write_bytes(b"\x89PNG")
    said = answer(QMessageBox.ButtonRole.AcceptRole)
    assert not desktop.files.open(foreign)
    assert "foto <b>.aliances" in said[0]
    assert isinstance(desktop.window, StartWindow)


def test_a_second_start_hands_its_file_to_the_first(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application_module, "_server_name", lambda: f"aliances-test-{os.getpid()}")
    assert not Doorbell.ring(None)
    bell = Doorbell()
    bell.rung.connect(desktop.ring)
    path = a_file(tmp_path / "u.aliances")
    assert Doorbell.ring(path)
    qtbot.waitUntil(lambda: isinstance(desktop.window, Window))
    assert isinstance(desktop.window, Window)
    assert desktop.window.context.store.path == path


def test_an_error_of_ours_can_be_copied_and_the_work_goes_on(desktop: Desktop) -> None:
    desktop.show_start()
    said = answer(QMessageBox.ButtonRole.AcceptRole)
    faults.show_error(ZeroDivisionError("secret of the file"), desktop.window)
    assert "secret" not in said[0]
    said = answer(QMessageBox.ButtonRole.AcceptRole)
    faults.show_error(UserError(N_("{name} is damaged."), name="<i>x</i>"), desktop.window)
    assert "<i>x</i>" in said[0]


def test_the_language_of_the_start_page_switches_without_a_restart(desktop: Desktop) -> None:
    desktop.show_start()
    assert isinstance(desktop.window, StartWindow)
    desktop.window._set_language("en")
    assert desktop.window.menuBar().actions()[0].text() == "&File"
    desktop.window._set_language("ca")
    assert desktop.window.menuBar().actions()[0].text() == "&Fitxer"
