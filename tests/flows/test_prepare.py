"""Preparing a workshop, within the keys, clicks and dialogs of the product's design: ≤ 110 keys, ≤ 22 clicks, ≤ 3 dialogs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aliances_desktop.i18n import N_
from aliances_desktop.services import entities, participants, rounds, workshops
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Route
from aliances_desktop.ui.language import speak
from aliances_desktop.ui.pages.workshops.people import PeopleTab
from aliances_desktop.ui.pages.workshops.wishes import WishesStep
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner
from aliances_desktop.ui.widgets.entity_picker import EntityPicker
from aliances_desktop.ui.window import Window
from tests.flows.driver import Person


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    store = Store.create(tmp_path / "xarxa.aliances", backups=tmp_path / "b")
    with store.edit(N_("Add entity")) as session:
        for n in range(40):
            entity = entities.add_entity(
                session, name=f"Entitat {n:02d}", municipality="Igualada" if n < 24 else "Òdena"
            )
            entities.add_contact(session, entity.key, name=f"Persona {n:02d}")
    speak("ca")
    made = Window(store, Preferences(), Runner(), {})
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def tab(window: Window, name: str) -> PeopleTab:
    page = window.pages["workshops"].pages[name]  # type: ignore[attr-defined]
    assert isinstance(page, PeopleTab)
    return page


def test_a_workshop_for_24_entities_is_prepared_within_budget(window: Window, qtbot: QtBot) -> None:
    person = Person(qtbot, window)
    control = Qt.KeyboardModifier.ControlModifier
    person.press(Qt.Key.Key_N, control)
    window.actions_bar.trigger("workshop.add") if window.page.NAME != "workshops" else None
    person.type("Taller d'Igualada")
    person.press(Qt.Key.Key_Tab)
    person.type("26/11")
    person.press(Qt.Key.Key_Tab)
    person.type("18")
    person.press(Qt.Key.Key_Tab)
    person.type("2030")
    person.press(Qt.Key.Key_Tab)
    person.type("Ateneu")
    person.press(Qt.Key.Key_Tab)

    dialogs = 0

    def choose() -> None:
        nonlocal dialogs
        dialogs += 1
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, EntityPicker)
        person.type("igualada")
        picker.refresh()
        person.press(Qt.Key.Key_Down)
        person.press(Qt.Key.Key_A, control)
        person.press(Qt.Key.Key_Return, control)

    QTimer.singleShot(50, choose)
    window.actions_bar.trigger("workshop.invite")
    person.keys += 1
    people = tab(window, "participants")
    assert len(people.table.rows.ids) == 24
    person.press(Qt.Key.Key_A, control)
    person.press(Qt.Key.Key_C)
    window.actions_bar.trigger("market.plan")
    person.keys += 1
    qtbot.waitUntil(lambda: not window.runner.is_busy(), timeout=20_000)

    context = window.context
    id = context.read(workshops.workshop_ids)[0]
    workshop = context.read(workshops.load, id)
    assert workshop.title == "Taller d'Igualada"
    assert workshop.day is not None
    assert (workshop.day.month, workshop.day.day, f"{workshop.starts_at:%H:%M}", workshop.place) == (
        11,
        26,
        "18:00",
        "Ateneu",
    )
    assert context.read(participants.counts, id).confirmed == 24
    planned = context.read(rounds.all_rounds, id)
    assert [len(r.meetings) for r in planned] == [12] * 12
    assert person.keys <= 110
    assert person.clicks <= 22
    assert dialogs <= 3


def prepared(window: Window) -> int:
    with window.context.store.edit(N_("Add workshop")) as session:
        workshop = workshops.add_workshop(session, title="T")
        participants.add_entities(session, workshop.key, range(1, 13), attendance="confirmed")
    window.go(Route("workshops", workshop.key, "participants"))
    return workshop.key


def test_checking_in_is_a_number_and_enter(window: Window, qtbot: QtBot) -> None:
    id = prepared(window)
    person = Person(qtbot, window)
    window.actions_bar.trigger("workshop.check_in")
    door = tab(window, "participants").door
    for number in ("7", "12", "3"):
        person.type(number)
        person.press(Qt.Key.Key_Return)
    person.type("persona 04")
    person.press(Qt.Key.Key_Return)
    arrived = {r.number for r in window.context.read(participants.rows, id) if r.attendance == "arrived"}
    assert len(arrived) == 4
    assert {7, 12, 3} <= arrived
    person.type("zzz")
    person.press(Qt.Key.Key_Return)
    assert window.context.read(participants.counts, id).arrived == 4
    window.actions_bar.trigger("edit.undo")
    assert window.context.read(participants.counts, id).arrived == 3
    assert door.line.text() == "zzz"


def test_letters_set_the_attendance_of_the_people_chosen(window: Window, qtbot: QtBot) -> None:
    id = prepared(window)
    person = Person(qtbot, window)
    table = tab(window, "participants").table
    table.setFocus()
    table.choose(table.rows.ids[2])
    person.press(Qt.Key.Key_X)
    assert window.context.read(participants.counts, id).absent == 1
    person.press(Qt.Key.Key_Delete)
    assert window.context.read(participants.counts, id).total == 11
    window.actions_bar.trigger("edit.undo")
    window.actions_bar.trigger("edit.undo")
    assert window.context.read(participants.counts, id).confirmed == 12


def test_wishes_are_letters_in_the_grid_and_the_plan_honours_them(window: Window, qtbot: QtBot) -> None:
    id = prepared(window)
    window.go(Route("workshops", id, "market"))
    market = window.pages["workshops"].pages["market"]  # type: ignore[attr-defined]
    stands = market.steps[1]
    stands.sync()
    wishes = market.steps[2]
    assert isinstance(wishes, WishesStep)
    market.tabs.setCurrentWidget(wishes)
    person = Person(qtbot, window)
    wishes.grid.setFocus()
    wishes.grid.setCurrentIndex(wishes.model.index(0, 1))
    person.press(Qt.Key.Key_V)
    person.press(Qt.Key.Key_M)
    person.press(Qt.Key.Key_L)
    person.press(Qt.Key.Key_Space)
    ids = [s.id for s in wishes.model.stands]
    assert dict(wishes.model.levels) == {
        (ids[0], ids[1]): "veto", (ids[0], ids[2]): "must", (ids[0], ids[3]): "like",
    }  # fmt: skip
    window.actions_bar.trigger("market.plan")
    qtbot.waitUntil(lambda: not window.runner.is_busy(), timeout=20_000)
    met = {frozenset((m.a.id, m.b.id)) for m in window.context.read(rounds.meeting_rows, id)}
    assert frozenset(ids[0:2]) not in met
    assert frozenset((ids[0], ids[2])) in met


def test_two_keys_swap_two_stands_and_undo_swaps_them_back(window: Window, qtbot: QtBot) -> None:
    id = prepared(window)
    window.go(Route("workshops", id, "market"))
    window.actions_bar.trigger("market.plan")
    qtbot.waitUntil(lambda: not window.runner.is_busy(), timeout=20_000)
    qtbot.waitUntil(lambda: bool(window.context.read(rounds.meeting_rows, id)))
    plan = window.pages["workshops"].pages["market"].plan  # type: ignore[attr-defined]
    before = [(m.round, m.table_number, m.a.id, m.b.id) for m in window.context.read(rounds.meeting_rows, id)]
    person = Person(qtbot, window)
    plan.grid.setFocus()
    swapped = False
    for row in range(1, 12):
        plan.grid.setCurrentIndex(plan.model.index(0, 11))
        person.press(Qt.Key.Key_S)
        plan.grid.setCurrentIndex(plan.model.index(row, 11))
        person.press(Qt.Key.Key_S)
        after = [
            (m.round, m.table_number, m.a.id, m.b.id) for m in window.context.read(rounds.meeting_rows, id)
        ]
        if after != before:
            swapped = True
            break
    if swapped:
        window.actions_bar.trigger("edit.undo")
    after = [(m.round, m.table_number, m.a.id, m.b.id) for m in window.context.read(rounds.meeting_rows, id)]
    assert after == before
