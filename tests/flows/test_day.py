"""The agenda from the whole window: taken, two durations edited, its pack opened, the day run; keys and clicks counted."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from aliances_desktop.i18n import N_
from aliances_desktop.services import agenda, agenda_live, participants, workshops
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Route
from aliances_desktop.ui.language import speak
from aliances_desktop.ui.pages.day import DayPage
from aliances_desktop.ui.pages.printing import PrintPage
from aliances_desktop.ui.pages.workshops.agenda import AgendaTab
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner
from aliances_desktop.ui.window import Window
from tests.factories import some_entities
from tests.flows.driver import Person

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    store = Store.create(tmp_path / "xarxa.aliances", backups=tmp_path / "b")
    with store.edit(N_("Prepare")) as session:
        keys = [entity.key for entity in some_entities(session, 6)]
        workshop = workshops.add_workshop(
            session,
            title="Taller",
            day=date(2026, 11, 26),
            starts_at=time(10),
            ends_at=time(14),
            place="Ateneu",
        )
        participants.add_entities(session, workshop.key, keys, attendance="confirmed")
    speak("ca")
    made = Window(store, Preferences(), Runner(), {})
    made.show()
    made.activateWindow()
    made.go(Route("workshops", 1, "agenda"))
    yield made
    made.close()
    made.deleteLater()


def tab(window: Window) -> AgendaTab:
    found = window.pages["workshops"].pages["agenda"]  # type: ignore[attr-defined]
    assert isinstance(found, AgendaTab)
    return found


def take(window: Window, person: Person) -> None:
    offered = tab(window).chooser.findChildren(QPushButton)
    person.click(next(one for one in offered if one.text() == "Taller d’aliances"))


def edit_duration(window: Window, person: Person, qtbot: QtBot, row: int, typed: str) -> None:
    table = tab(window).table
    table.setFocus()
    person.clicks += 1
    table.choose(table.rows.ids[row], 1)
    person.press(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    person.type(typed)
    person.press(Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table)


def test_an_agenda_is_taken_and_two_durations_edited_in_a_few_keys(window: Window, qtbot: QtBot) -> None:
    person = Person(qtbot, window)
    take(window, person)
    edit_duration(window, person, qtbot, 3, "40")
    edit_duration(window, person, qtbot, 5, "35")
    view = window.context.read(agenda.view, 1)
    assert view is not None
    assert [line.row.minutes for line in view.lines] == [5, 5, 20, 40, 20, 35, 105, 10]
    assert (view.ends, view.over) == (time(14), 0)
    assert person.clicks <= 3
    assert person.keys <= 8


def test_the_workshop_pack_is_one_press_and_enter_away(window: Window, qtbot: QtBot) -> None:
    person = Person(qtbot, window)
    take(window, person)
    window.actions_bar.trigger("agenda.pack")
    person.keys += 1
    page = window.page
    assert isinstance(page, PrintPage)
    asked: list[tuple[str, ...]] = []
    page.ask_printer = lambda: asked.append(page.tree.ticks())  # type: ignore[func-returns-value]
    person.press(Key.Key_Return)
    assert {"sign_in", "badges", "agenda", "agenda_lead", "checklist"} <= set(asked[0])
    assert "directory" not in asked[0]
    assert person.keys == 2


def test_the_day_is_run_with_a_key_a_row(window: Window, qtbot: QtBot) -> None:
    person = Person(qtbot, window)
    take(window, person)
    window.actions_bar.trigger("agenda.live")
    person.keys += 1
    assert isinstance(window.page, DayPage)
    for _row in range(9):
        person.press(Key.Key_Space)
    live = window.context.read(agenda_live.at, 1, window.context.clock())
    assert live is not None
    assert live.has_ended
    assert person.keys == 10
