"""A paper test is typed in without the mouse; red lines are read and marked as talked through."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aliances_desktop.model import Alliance
from aliances_desktop.model.codes_alliance import TEST
from aliances_desktop.services import evaluations, records
from aliances_desktop.services.evaluation_answers import Said
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.alliances.evaluation import EvaluationTab
from aliances_desktop.ui.pages.alliances.red_lines import RedLinesTab
from tests.services.evaluated import an_alliance, fill_in, partner_ids


def an_open_alliance(context: Context, entities: int = 3, **values: object) -> int:
    """Add an alliance and return its key."""
    with context.store.edit("Add") as session:
        return an_alliance(session, entities, **values).key


@pytest.fixture
def tab(context: Context, qtbot: QtBot) -> Callable[[int], EvaluationTab]:
    """Shows the tab of an alliance."""

    def show(alliance_id: int) -> EvaluationTab:
        page = EvaluationTab(context)
        qtbot.addWidget(page)
        page.resize(1000, 640)
        page.show()
        page.activateWindow()
        page.show_record(alliance_id)
        return page

    return show


def focused(page: QWidget) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def test_tables_1_and_2_are_typed_with_one_key_an_item(
    context: Context, tab: Callable[[int], EvaluationTab], qtbot: QtBot
) -> None:
    page = tab(an_open_alliance(context))
    page.add()
    keys = 0
    answers = {"1": "321321321", "2.1": "33211", "2.2": "1230"}
    for table, typed in answers.items():
        assert page.form.table == table
        for digit in typed:
            qtbot.keyClicks(focused(page), digit)
            keys += 1
        if TEST[table].spare:
            assert isinstance(focused(page), QLineEdit)
            qtbot.keyClick(focused(page), Qt.Key.Key_Return)  # nothing of its own
            keys += 1
    assert page.form.table == "3"
    items = sum(len(TEST[table].items) for table in answers)
    assert keys == items + 1 == 19
    test = context.read(evaluations.load, page._at)
    assert "".join(test.answer("1", item).value for item in TEST["1"].items) == answers["1"]
    assert "".join(test.answer("2.1", item).value for item in TEST["2.1"].items) == answers["2.1"]
    assert test.answer("2.2", "consumption").value == ""
    assert test.fill("2.2").done == 3


def test_a_whole_test_needs_no_mouse(
    context: Context, tab: Callable[[int], EvaluationTab], qtbot: QtBot
) -> None:
    page = tab(an_open_alliance(context, 2))
    page.add()
    for digit in "321321321" + "33211":
        qtbot.keyClicks(focused(page), digit)
    qtbot.keyClicks(focused(page), "Mantenir la seu")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    for digit in "3" + "1231":
        qtbot.keyClicks(focused(page), digit)
    for figure in ("Vic, Manresa", "1000", "100", "Vic", "500", "20", "Vic, Manresa, Berga", "3000", "400"):
        qtbot.keyClicks(focused(page), figure)
        qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    assert page.form.table == "4"
    for digit in "12121212":
        qtbot.keyClicks(focused(page), digit)
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    assert page.form.table == "5"
    for letter in "yn?ynyynyyyys":
        qtbot.keyClicks(focused(page), letter)
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    assert page.form.table == "6"
    qtbot.keyClicks(focused(page), "Pau Riera")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    for digit in "12345123":
        qtbot.keyClicks(focused(page), digit)
    assert page.form.table == "7"
    for digit in "12312":
        qtbot.keyClicks(focused(page), digit)
    test = context.read(evaluations.load, page._at)
    assert test.whole.is_complete
    assert test.answer("2.1", "OTH") == Said("3", "Mantenir la seu")
    assert test.persons == ("Pau Riera",)
    assert test.extension.sum.population == 1500
    assert [one.name for one in test.extension.shared] == ["Vic"]
    assert page.view.current == "list"
    assert focused(page) is page.table


def test_keys_go_back_blank_and_change(
    context: Context, tab: Callable[[int], EvaluationTab], qtbot: QtBot
) -> None:
    page = tab(an_open_alliance(context))
    page.add()
    rows = page.form.rows
    qtbot.keyClicks(focused(page), "3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Backspace)
    assert focused(page) is rows[0].boxes
    qtbot.keyClick(focused(page), Qt.Key.Key_Left)
    assert rows[0].boxes.value == "2"
    assert focused(page) is rows[0].boxes
    qtbot.keyClicks(focused(page), "9")
    assert focused(page) is rows[0].boxes
    qtbot.keyClicks(focused(page), " ")
    assert rows[0].boxes.value == ""
    assert focused(page) is rows[1].boxes
    context.store.undo()
    assert rows[0].boxes.value == "2"


def test_the_mouse_answers_and_takes_back(
    context: Context, tab: Callable[[int], EvaluationTab], qtbot: QtBot
) -> None:
    page = tab(an_open_alliance(context))
    page.add()
    boxes = page.form.rows[2].boxes
    place = boxes._places(boxes.width())[2].center()
    qtbot.mouseClick(boxes, Qt.MouseButton.LeftButton, pos=place)
    assert boxes.value == "3"
    qtbot.mouseClick(boxes, Qt.MouseButton.LeftButton, pos=place)
    assert boxes.value == ""


def test_sum_and_gain_follow_what_is_typed(
    context: Context, tab: Callable[[int], EvaluationTab], qtbot: QtBot
) -> None:
    page = tab(an_open_alliance(context, 2))
    page.add()
    page.form._turn_to("3")
    page.form.begin()
    for figure in ("Vic, Berga", "1000", "100", "VIC", "3000", "100", "Vic, Berga, Calaf", "4000", "abc"):
        qtbot.keyClicks(focused(page), figure)
        qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    derived = page.form.reach._derived
    assert derived[("sum", "municipalities")].text() == "2"
    assert derived[("sum", "population")].text() == "4,000"
    assert derived[("sum", "share")].text() == "5 %"
    assert derived[("gain", "municipalities")].text() == "+1"
    assert derived[("relative", "municipalities")].text() == "+50 %"
    assert derived[("gain", "beneficiaries")].text() == ""
    assert "Vic" in page.form.reach._notes.text()
    assert "whole number" in page.form.reach._said.text()
    assert not page.form.reach._said.isHidden()


def test_a_copy_is_offered_and_a_deleted_test_comes_back(
    context: Context, tab: Callable[[int], EvaluationTab], told: list[tuple[object, ...]]
) -> None:
    alliance_id = an_open_alliance(context, 2)
    with context.store.edit("Fill in") as session:
        first = partner_ids(session, alliance_id)[0]
        fill_in(session, alliance_id, first)
    page = tab(alliance_id)
    page.entity.setCurrentIndex(page.entity.findData(first))
    page.copies.setChecked(True)
    page.add()
    assert context.read(evaluations.load, page._at).whole.is_complete
    page.delete()
    assert len(page._rows) == 1
    assert told[-1][1] is True
    context.store.undo()
    assert len(page._rows) == 2


def test_the_side_by_side_drawing_shows_what_there_is(
    context: Context, tab: Callable[[int], EvaluationTab]
) -> None:
    alliance_id = an_open_alliance(context, 2)
    page = tab(alliance_id)
    page.view.choose("compare")
    page.fill()
    assert page.compare.picture.isHidden()
    with context.store.edit("Fill in") as session:
        for entity in partner_ids(session, alliance_id):
            fill_in(session, alliance_id, entity)
    assert not page.compare.picture.isHidden()
    assert page.compare.whose.count() == 3
    page.compare.whose.setCurrentIndex(1)
    for part in ("1", "3", "5"):
        page.compare.part.choose(part)
        page.compare._draw()
        assert page.compare.picture.height() > 150


@pytest.fixture
def red(context: Context, qtbot: QtBot) -> RedLinesTab:
    """The red lines of two entities that are far apart and would merge."""
    alliance_id = an_open_alliance(context, 2, form="merger")
    with context.store.edit("Fill in") as session:
        for shift, entity in enumerate(partner_ids(session, alliance_id)):
            fill_in(session, alliance_id, entity, shift=shift)
    page = RedLinesTab(context)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    qtbot.waitExposed(page)
    page.show_record(alliance_id)
    return page


def test_conflicts_are_marked_by_words_and_icon(red: RedLinesTab) -> None:
    assert "conflict" in red.verdict.text()
    assert red.table is not None
    model = red.table.rows
    standing = [model.data(model.index(n, 2)) for n in range(model.rowCount())]
    assert "Two steps apart" in standing
    assert any("Excluded by the form" in said for said in standing)
    icons = [
        model.data(model.index(n, 2), int(Qt.ItemDataRole.DecorationRole)) for n in range(model.rowCount())
    ]
    assert all(
        icon is None or icon.isNull() != bool(said) for icon, said in zip(icons, standing, strict=True)
    )


def test_what_to_talk_about_is_said_in_sentences(red: RedLinesTab) -> None:
    red.view.choose("talk")
    red.fill()
    said = [found.text() for found in red.findChildren(QLabel) if "Fundació Mans Obertes" in found.text()]
    assert any("Civil Code of Catalonia" in text for text in said)
    red.view.choose("paper")
    red.fill()
    assert red.picture.height() > 300


def test_talking_it_through_is_noted_in_one_step(red: RedLinesTab, context: Context, qtbot: QtBot) -> None:
    red.talked.click()
    alliance = context.read(records.fetch, Alliance, red.record_id)
    assert alliance.talked_on == context.clock().date()
    assert red.talked.isHidden()
    qtbot.keyClicks(focused(red), "La marca queda")
    red.leave()
    assert context.read(records.fetch, Alliance, red.record_id).talked_notes == "La marca queda"
    context.store.undo()
    context.store.undo()
    assert context.read(records.fetch, Alliance, red.record_id).talked_on is None
