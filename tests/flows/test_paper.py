"""Typing in a paper questionnaire within the keys of the product's design: 12 items are 19 keys, no mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aliances_desktop.i18n import N_
from aliances_desktop.services import batches, entry, entry_fields, instruments
from aliances_desktop.services.batches import Addressee
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Route
from aliances_desktop.ui.language import speak
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner
from aliances_desktop.ui.window import Window
from tests.flows.driver import Person

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    store = Store.create(tmp_path / "xarxa.aliances", backups=tmp_path / "b")
    with store.edit(N_("Add")) as session:
        template = instruments.builtin("questionnaire-session-evaluation")
        batches.make_batch(session, template, [Addressee()] * 24, title="Valoració", moment="after")
    speak("ca")
    made = Window(store, Preferences(), Runner(), {})
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def digits(person: Person, typed: str) -> None:
    """Type digits one by one: the focus goes on under the fingers."""
    for digit in typed:
        person.type(digit)


def answers(window: Window, number: int) -> list[str]:
    """Return what each field of a sheet of the one batch holds, in the order of the paper."""
    content = window.context.read(entry.content_of, 1)
    reply = window.context.read(batches.reply_at, 1, number)
    held = window.context.read(entry.given, reply.id, content)
    given = [held.get(one.key, entry.Given()) for one in entry_fields.fields(content)]
    return [" ".join(one.codes) or one.text or ("…" if one.is_waiting else "") for one in given]


def test_a_paper_questionnaire_of_12_items_is_19_keys_and_no_click(window: Window, qtbot: QtBot) -> None:
    window.go(Route("questionnaires", 1, "entry"))
    window.actions_bar.trigger("batch.enter")
    person = Person(qtbot, window)
    person.type("07")
    person.press(Qt.Key.Key_Return)
    # Twelve items with a digit each; what the person has written in the three open texts waits.
    digits(person, "451342513411")
    for _text in range(3):
        person.press(Qt.Key.Key_F8)
    person.press(Qt.Key.Key_Return, CONTROL)
    assert answers(window, 7) == [*"4513425134", "yes", "yes", "…", "…", "…"]
    assert window.context.read(batches.reply_at, 1, 7).state == "entered"
    assert (person.keys, person.clicks) == (19, 0)


def test_sheets_in_the_order_of_the_pile_need_no_number(window: Window, qtbot: QtBot) -> None:
    window.go(Route("questionnaires", 1, "entry"))
    window.actions_bar.trigger("batch.enter")
    person = Person(qtbot, window)
    for _sheet in range(24):
        person.press(Qt.Key.Key_Return)
        digits(person, "333333333322")
        person.press(Qt.Key.Key_Return, CONTROL)
    batch = window.context.read(batches.load, 1)
    assert (batch.entered, batch.waiting) == (24, 0)
    assert person.keys == 24 * 14
    assert answers(window, 24) == [*"3333333333", "no", "no", "", "", ""]


def test_leaving_in_the_middle_keeps_every_field_and_comes_back_to_the_next(
    window: Window, qtbot: QtBot
) -> None:
    window.go(Route("questionnaires", 1, "entry"))
    window.actions_bar.trigger("batch.enter")
    person = Person(qtbot, window)
    person.press(Qt.Key.Key_Return)
    digits(person, "12")
    window.go(Route("home"))
    window.go(Route("questionnaires", 1, "entry"))
    window.actions_bar.trigger("batch.enter")
    person.type("3")
    assert answers(window, 1)[:4] == ["1", "2", "3", ""]
