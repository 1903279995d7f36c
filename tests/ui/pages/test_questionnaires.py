"""Questionnaires: batches and their sheets, typing in by keys alone, what waits, twice, the editor, the import."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from aliances_desktop.i18n import N_
from aliances_desktop.services import batches, entry, entry_fields, instruments, questionnaires
from aliances_desktop.services.batches import Addressee
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.questionnaires import QuestionnairesPage
from aliances_desktop.ui.pages.questionnaires.entry_tab import EntryTab
from aliances_desktop.ui.pages.questionnaires.import_answers import AnswersImport
from aliances_desktop.ui.pages.questionnaires.new_batch import ALL, ANONYMOUS, PARTICIPANTS, NewBatch
from aliances_desktop.ui.pages.questionnaires.questions import QuestionsTab
from aliances_desktop.ui.pages.questionnaires.sheets import SheetsTab
from tests.factories import a_workshop, some_entities


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    heard: list[int] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(1))
    return heard


def a_batch(store: Store, origin: str, sheets: int = 4, entities: int = 0) -> int:
    with store.edit(N_("Add")) as session:
        people = [Addressee()] * sheets
        if entities:
            people = batches.entities_addressed(session, [e.key for e in some_entities(session, entities)])
        return batches.make_batch(session, instruments.builtin(origin), people, title="Lot").key


@pytest.fixture
def open_page(context: Context, qtbot: QtBot) -> Callable[[int, str], QuestionnairesPage]:
    def show(batch_id: int, tab: str) -> QuestionnairesPage:
        page = QuestionnairesPage(context)
        qtbot.addWidget(page)
        page.resize(1100, 640)
        page.reload()
        page.show()
        page.activateWindow()
        page.go(Route("questionnaires", batch_id, tab))
        return page

    return show


def press(page: QuestionnairesPage, qtbot: QtBot, *keys: Any) -> None:
    for key in keys:
        target = page.window().focusWidget() or page
        if isinstance(key, str):
            qtbot.keyClicks(target, key)
        elif isinstance(key, tuple):
            qtbot.keyClick(target, *key)
        else:
            qtbot.keyClick(target, key)


NEXT = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
ENTER, BACK, LATER = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_F8


def held(context: Context, batch_id: int, number: int, entered: int = 1) -> dict[str, str]:
    sheet = context.read(batches.reply_at, batch_id, number)
    content = context.read(entry.content_of, batch_id)
    given = context.read(entry.given, sheet.id, content, entered)
    return {
        one.number: " ".join(given[one.key].codes) or given[one.key].text or "waits"
        for one in entry_fields.fields(content)
        if one.key in given
    }


def the_entry(page: QuestionnairesPage) -> EntryTab:
    page.enter()
    tab = page.pages["entry"]
    assert isinstance(tab, EntryTab)
    return tab


# Typing in


def test_digits_jump_on_blank_stays_blank_and_backspace_goes_back(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(batch_id, "entry")
    the_entry(page)
    press(page, qtbot, ENTER, "4", "0", " ", "5", BACK, "2", "1")
    assert held(context, batch_id, 1) == {"1": "4", "4": "2", "5": "1"}
    press(page, qtbot, BACK, BACK, "0")
    assert held(context, batch_id, 1) == {"1": "4", "5": "1"}


def test_out_of_range_is_refused_with_a_sound_and_a_red_border(
    context: Context,
    store: Store,
    qtbot: QtBot,
    open_page: Callable[[int, str], QuestionnairesPage],
    beeps: list[int],
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(batch_id, "entry")
    tab = the_entry(page)
    press(page, qtbot, ENTER, "9")
    first = next(iter(tab.form.rows.values()))
    assert beeps == [1]
    assert page.window().focusWidget() is first
    assert first.grab().toImage().pixelColor(1, 12).name() == "#a3231f"
    assert held(context, batch_id, 1) == {}
    press(page, qtbot, "x", BACK, "3")
    assert beeps == [1, 1]
    assert held(context, batch_id, 1) == {"1": "3"}


def test_several_are_ticked_and_enter_goes_on(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-before-workshop")
    page = open_page(batch_id, "entry")
    the_entry(page)
    press(
        page, qtbot, ENTER, "1", "Soci", ENTER, "1", "6", "3", "3", ENTER, "Altres coses", ENTER, "2", ENTER
    )
    press(page, qtbot, "Temps", ENTER, LATER, ENTER)
    assert held(context, batch_id, 1) == {
        "1": "Soci", "2": "Altres coses", "3": "DEC", "4.1": "Temps", "4.2": "waits",
    }  # fmt: skip


def test_a_ranking_refuses_a_choice_twice(
    context: Context,
    store: Store,
    qtbot: QtBot,
    open_page: Callable[[int, str], QuestionnairesPage],
    beeps: list[int],
) -> None:
    batch_id = a_batch(store, "questionnaire-three-reasons")
    page = open_page(batch_id, "entry")
    the_entry(page)
    press(page, qtbot, ENTER, "1", "1", "2", "7", "Per a res", ENTER)
    assert beeps == [1]
    content = context.read(entry.content_of, batch_id)
    given = context.read(entry.given, context.read(batches.reply_at, batch_id, 1).id, content)
    assert [value.codes or value.text for value in given.values()] == [
        ("ECON",), ("POL",), ("OTH",), "Per a res",
    ]  # fmt: skip


def test_a_number_typed_twice_asks_and_a_wrong_number_is_refused(
    context: Context,
    store: Store,
    qtbot: QtBot,
    open_page: Callable[[int, str], QuestionnairesPage],
    beeps: list[int],
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(batch_id, "entry")
    tab = the_entry(page)
    press(page, qtbot, ENTER, "5", NEXT)
    assert tab.number.text() == "2"
    press(page, qtbot, "1", ENTER)
    assert tab.ask.isVisible()
    press(page, qtbot, "3")
    assert not tab.ask.isVisible()
    assert isinstance(page.window().focusWidget(), QLineEdit)
    tab.number.selectAll()
    press(page, qtbot, "88", ENTER)
    assert len(beeps) == 2
    tab.number.selectAll()
    press(page, qtbot, "1", ENTER, "1", "2")
    assert held(context, batch_id, 1) == {"1": "5", "2": "2"}


def test_a_second_entry_shows_the_differences_and_a_digit_settles_each(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(batch_id, "entry")
    tab = the_entry(page)
    press(page, qtbot, ENTER, "5", "4", "3", NEXT, "1", ENTER, "2")
    assert held(context, batch_id, 1, 2) == {}
    press(page, qtbot, "5", "1", "2", NEXT)
    assert tab.differences.isVisible()
    assert context.read(batches.reply_at, batch_id, 1).state == "checked"
    press(page, qtbot, "2", "1")
    assert held(context, batch_id, 1) == held(context, batch_id, 1, 2) == {"1": "5", "2": "1", "3": "3"}
    assert not tab.differences.isVisible()


def test_texts_that_wait_are_typed_one_after_the_other(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(batch_id, "entry")
    tab = the_entry(page)
    for _sheet in range(2):
        press(page, qtbot, ENTER, *"000000000000", LATER, LATER, ENTER, NEXT)
    assert context.read(batches.load, batch_id).waiting == 4
    tab._waiting.click()
    press(page, qtbot, "Les persones", ENTER, LATER, "El temps", ENTER)
    assert held(context, batch_id, 1) == {"13": "Les persones", "14": "waits"}
    assert held(context, batch_id, 2) == {"13": "El temps", "14": "waits"}
    press(page, qtbot, "Molta estona", ENTER, "Res", ENTER)
    assert context.read(batches.load, batch_id).waiting == 0


def test_undo_takes_back_the_last_field_on_the_sheet(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(batch_id, "entry")
    tab = the_entry(page)
    press(page, qtbot, ENTER, "4", "5")
    store.undo()
    assert held(context, batch_id, 1) == {"1": "4"}
    assert [made.value.codes for made in tab.form.rows.values()][:2] == [("4",), ()]


def test_a_sheet_half_typed_goes_on_where_it_stopped(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(batch_id, "entry")
    the_entry(page)
    press(page, qtbot, ENTER, "4", "5", Qt.Key.Key_Escape, ENTER, "1")
    assert held(context, batch_id, 1) == {"1": "4", "2": "5", "3": "1"}


def test_a_click_ticks_too(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(batch_id, "entry")
    tab = the_entry(page)
    press(page, qtbot, ENTER)
    first: Any = next(iter(tab.form.rows.values()))
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=first._places(first.width())[3].center())
    assert held(context, batch_id, 1) == {"1": "4"}


# Sheets


def test_the_sheets_missing_are_listed_and_late_ones_said(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-before-workshop", entities=5)
    with store.edit(N_("Change")) as session:
        batches.set_value(session, batch_id, "due_on", date(2020, 1, 2))
        for number in (2, 3):
            entry.finish(session, batches.reply_at(session, batch_id, number).id, context.clock())
    page = open_page(batch_id, "sheets")
    tab = page.pages["sheets"]
    assert isinstance(tab, SheetsTab)
    assert "02/01/2020" in tab._verdict.text()
    tab.shown.buttons["missing"].click()
    assert len(tab.table.rows.ids) == 3
    tab.table.selectAll()
    tab.remove()
    assert context.read(batches.load, batch_id).expected == 2
    store.undo()
    assert context.read(batches.load, batch_id).expected == 5


# A new batch


def test_a_new_batch_takes_the_workshops_participants_or_anonymous_sheets(
    context: Context, store: Store, qtbot: QtBot
) -> None:
    workshop = a_workshop(store, 7)
    dialog = NewBatch(context, None, workshop.key)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    editors = dialog.form.editors
    assert editors["who"].value() == PARTICIPANTS
    editors["source"].set_value("questionnaire-session-evaluation")
    editors["source"].left.emit()
    assert (editors["title"].value(), editors["moment"].value()) == ("Evaluation of the session", "after")
    dialog.make()
    assert dialog.batch_id is not None
    assert context.read(batches.load, dialog.batch_id).expected == 7
    editors["who"].set_value(ANONYMOUS)
    editors["count"].set_value(40)
    editors["source"].set_value("questionnaire-before-focus-group")
    editors["topic"].set_value("inserció")
    dialog.make()
    batch = context.read(batches.load, dialog.batch_id)
    assert (batch.expected, batch.is_anonymous) == (40, True)
    assert context.read(questionnaires.load, batch.questionnaire_id).topic.es == "inserció"
    editors["who"].set_value(ALL)
    editors["title"].set_value("")
    made = dialog.batch_id
    dialog.make()
    assert dialog.batch_id == made
    assert dialog._said.text()


# The editor


def test_questions_are_written_in_each_language_with_their_gaps_shown(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    batch_id = a_batch(store, "questionnaire-three-reasons")
    page = open_page(batch_id, "questions")
    tab = page.pages["questions"]
    assert isinstance(tab, QuestionsTab)
    tab.add("single")
    assert tab.form is not None
    tab.form.editors["text"].set_value("How did it go?")
    tab.leave()
    assert "1" in tab.languages.buttons["ca"].text()
    tab.languages.buttons["ca"].click()
    assert tab.form.editors["text"].value() == ""
    tab.form.editors["text"].set_value("Com ha anat?")
    tab.leave()
    content = context.read(entry.content_of, batch_id)
    assert content.questions[1].text.ca == "Com ha anat?"
    assert content.questions[1].text.en == "How did it go?"
    tab.options.add("row")
    assert len(context.read(entry.content_of, batch_id).questions[1].rows) == 3
    tab.form.editors["kind"].set_value("scale")
    tab.form.save("kind")
    assert {"least", "most"} <= set(tab.form.editors)
    tab.move_by(-1)
    assert [q.kind for q in context.read(entry.content_of, batch_id).questions] == ["scale", "ranking"]
    tab.delete()
    assert len(context.read(entry.content_of, batch_id).questions) == 1


# The import


def test_answers_are_imported_in_three_steps(
    context: Context, store: Store, qtbot: QtBot, tmp_path: Path, told: list[tuple[Any, ...]]
) -> None:
    batch_id = a_batch(store, "questionnaire-session-evaluation")
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [
            ["Sheet", "The session was well led", "Colour"],
            ["1", "5", "red"],
            ["2", "7", ""],
            ["4", "3", ""],
        ]
        csv.writer(file).writerows(rows)
    dialog = AnswersImport(context, batch_id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.number == 1)
    assert dialog.columns.mapping() == {0: "sheet", 1: "8"}
    dialog.advance()
    qtbot.waitUntil(lambda: dialog.number == 2)
    assert len(dialog.answers.filled.rows.ids) == 2
    assert len(dialog.answers.rejected.rows.ids) == 1
    dialog.advance()
    qtbot.waitUntil(lambda: bool(told))
    assert held(context, batch_id, 1) == {"8": "5"}
    assert held(context, batch_id, 4) == {"8": "3"}


# The list


def test_a_batch_deleted_leaves_the_next_one_shown_and_undo_brings_it_back(
    context: Context,
    store: Store,
    open_page: Callable[[int, str], QuestionnairesPage],
    told: list[tuple[Any, ...]],
) -> None:
    first = a_batch(store, "questionnaire-session-evaluation")
    second = a_batch(store, "questionnaire-before-workshop")
    page = open_page(second, "sheets")
    page.delete()
    assert page.table.current_id() == first
    assert page.tab.batch_id == first
    page.list.line.setText("zzz")
    assert not page.tabs.isEnabled()
    page.list.line.clear()
    assert page.tab.batch_id == first
    page.delete()
    assert page.table.current_id() is None
    store.undo()
    store.undo()
    assert page.table.rows.ids == [second, first]
    assert told[-1][1]


def test_another_batch_chosen_in_the_middle_of_a_sheet_keeps_what_was_typed(
    context: Context, store: Store, qtbot: QtBot, open_page: Callable[[int, str], QuestionnairesPage]
) -> None:
    first = a_batch(store, "questionnaire-before-workshop")
    second = a_batch(store, "questionnaire-session-evaluation")
    page = open_page(first, "entry")
    tab = the_entry(page)
    press(page, qtbot, ENTER, "1", "Soci")
    page.go(Route("questionnaires", second, "entry"))
    assert held(context, first, 1) == {"1": "Soci"}
    assert tab.number.text() == "1"
    assert held(context, second, 1) == {}
