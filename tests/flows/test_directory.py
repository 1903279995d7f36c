"""The directory in the whole window, by keys alone: import, find, mend, delete, undo, and leave for another page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from aliances_desktop.services import directory, entities
from aliances_desktop.store import Store
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import current, speak
from aliances_desktop.ui.pages.entities import EntitiesPage
from aliances_desktop.ui.pages.entities.import_dialog import ImportDialog
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner
from aliances_desktop.ui.window import Window

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window on a new, empty file, in English."""
    before = current().language
    speak("en")
    theme.apply(qapp, "light", 100)
    store = Store.create(tmp_path / "xarxa.aliances", backups=tmp_path / "backups")
    made = Window(store, Preferences(), Runner(), {})
    qtbot.addWidget(made, before_close_func=lambda widget: widget.close())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    yield made
    speak(before)


def page_of(window: Window) -> EntitiesPage:
    page = window.page
    assert isinstance(page, EntitiesPage)
    return page


def typed(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def pressed(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def import_list(qtbot: QtBot, window: Window, path: Path) -> None:
    """Ctrl+I, the file, and Enter at each step: the dialog is modal, so a timer presses its keys."""

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ImportDialog):
            return
        if dialog._task is None and dialog.number == 0:
            dialog.read(path)
        elif dialog._task is None and dialog.next.isEnabled():
            qtbot.keyClick(dialog.next, Key.Key_Space)

    timer = QTimer()
    timer.timeout.connect(drive)
    timer.start(30)
    pressed(qtbot, Key.Key_I, Control)
    timer.stop()
    # Without a window manager nobody gives the focus back.
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_a_list_comes_in_and_one_undo_takes_it_out(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "llista.csv"
    path.write_text("Nom;Municipi\nÀgora;Òdena\nEscola Nova;Igualada\n", "utf-8")
    pressed(qtbot, Key.Key_3, Control)
    import_list(qtbot, window, path)
    page = page_of(window)
    assert page.filters.count.text() == "2 entities"
    assert window._toast.isVisible()
    pressed(qtbot, Key.Key_Z, Control)
    assert page._stack.currentIndex() == 0, "the directory is not empty again"
    pressed(qtbot, Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    assert page.filters.count.text() == "2 entities"


def test_adding_finding_and_mending_need_no_mouse(qtbot: QtBot, window: Window) -> None:
    for name in ("Banc del Temps", "Escola Nova"):
        pressed(qtbot, Key.Key_E, Control)
        typed(qtbot, name)
        pressed(qtbot, Key.Key_Return)
    page = page_of(window)
    pressed(qtbot, Key.Key_F, Control)
    typed(qtbot, "temps")
    pressed(qtbot, Key.Key_Down)
    assert page.model.rowCount() == 1
    pressed(qtbot, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    typed(qtbot, "Banc del Temps Nou")
    pressed(qtbot, Key.Key_Return)
    store = window.context.store

    def names() -> list[str]:
        with store.read() as session:
            ids = directory.entity_ids(session)
            return [entities.entity(session, key).name for key in ids]

    qtbot.waitUntil(lambda: names() == ["Banc del Temps Nou", "Escola Nova"])
    pressed(qtbot, Key.Key_Delete)
    assert names() == ["Escola Nova"]
    pressed(qtbot, Key.Key_Z, Control)
    pressed(qtbot, Key.Key_Z, Control)
    assert names() == ["Banc del Temps", "Escola Nova"]


def test_text_being_typed_is_kept_when_the_page_is_left(qtbot: QtBot, window: Window) -> None:
    pressed(qtbot, Key.Key_E, Control)
    typed(qtbot, "Porta Oberta")
    pressed(qtbot, Key.Key_1, Control)
    with window.context.store.read() as session:
        key = directory.entity_ids(session)[0]
        assert entities.entity(session, key).name == "Porta Oberta"


def test_another_language_finds_the_person_where_they_were(qtbot: QtBot, window: Window) -> None:
    pressed(qtbot, Key.Key_E, Control)
    typed(qtbot, "Porta Oberta")
    page_of(window).card.open_tab("contacts")
    speak("ca")
    window.rebuild()
    page = page_of(window)
    assert page.card.tab() == "contacts"
    assert page.filters.count.text() == "1 entitat"
    with window.context.store.read() as session:
        assert entities.entity(session, page.model.ids[0]).name == "Porta Oberta"
