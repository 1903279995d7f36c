"""The cases' tab: cases taken and shown, people sent by digit and by dragging, sheets typed in and projected."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aliances_desktop.services import cases
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.workshops.case_texts import CaseTexts
from aliances_desktop.ui.pages.workshops.cases import CasesTab
from aliances_desktop.ui.pages.workshops.group_people import GroupPeople
from aliances_desktop.ui.pages.workshops.group_sheets import GroupSheets
from tests.factories import a_workshop


@pytest.fixture
def tab(context: Context, qtbot: QtBot) -> CasesTab:
    key = a_workshop(context.store, 12).key
    made = CasesTab(context)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.show_workshop(key)
    return made


def steps(tab: CasesTab) -> tuple[CaseTexts, GroupPeople, GroupSheets]:
    texts, people, sheets = tab.steps
    assert isinstance(texts, CaseTexts)
    assert isinstance(people, GroupPeople)
    assert isinstance(sheets, GroupSheets)
    return texts, people, sheets


def planned(
    people: GroupPeople, told: list[tuple[str, bool]], qtbot: QtBot, plan: Callable[[], None]
) -> None:
    """Plan, beside the interface, and wait until it is told."""
    told.clear()
    plan()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[-1] == ("The groups are made.", True)


@pytest.fixture
def ready(tab: CasesTab, told: list[tuple[str, bool]], qtbot: QtBot) -> CasesTab:
    texts, people, _sheets = steps(tab)
    texts.use_all()
    tab.tabs.setCurrentIndex(1)
    people.add()
    planned(people, told, qtbot, people.make)
    return tab


def test_the_guides_cases_are_taken_in_one_step_and_show_their_budget(tab: CasesTab) -> None:
    texts, _people, _sheets = steps(tab)
    texts.use_all()
    assert len(texts.table.rows.ids) == 3
    texts.editor.table.choose(1)
    assert texts.budget.isVisible()
    assert texts.budget.verdict.text() == "The three shares add up to 100 %."
    texts.duplicate()
    texts.delete()
    assert len(texts.table.rows.ids) == 3
    tab.context.store.undo()
    tab.context.store.undo()
    tab.context.store.undo()
    assert texts.table.rows.ids == []


def test_a_digit_sends_a_person_to_its_group_and_says_what_it_costs(
    ready: CasesTab, qtbot: QtBot, told: list[tuple[str, bool]]
) -> None:
    _texts, people, _sheets = steps(ready)
    first = people._lists[1]
    first.setCurrentRow(0)
    person = first.person()
    qtbot.keyClicks(first, "3")
    assert people._view is not None
    assert people._view.group_of(person or 0) == people._view.groups[2].id
    assert told[-1][1]
    last = people._lists[3]
    last.setCurrentRow(last.count() - 1)
    qtbot.keyClicks(last, "0")
    assert people._lists[0].count() == 1
    assert people._holders[0].isVisible()
    planned(people, told, qtbot, people.mend)
    assert people._lists[0].count() == 0
    people._lists[1].dropped.emit(person)
    assert people._view.group_of(person or 0) == people._view.groups[0].id


def test_more_groups_are_asked_for_with_the_number(
    ready: CasesTab, qtbot: QtBot, told: list[tuple[str, bool]]
) -> None:
    _texts, people, _sheets = steps(ready)
    people.count.setValue(4)
    assert len(people._lists) == 5
    planned(people, told, qtbot, people.make)
    assert [one.count() for one in people._lists] == [0, 3, 3, 3, 3]
    people.delete()
    assert people._lists == []


def test_a_sheet_is_typed_in_and_shown_on_the_projector(ready: CasesTab, qtbot: QtBot) -> None:
    _texts, _people, sheets = steps(ready)
    ready.tabs.setCurrentIndex(2)
    sheets.table.choose(sheets.table.rows.ids[0])
    assert sheets.form is not None
    sheets.form.editors["proposal"].set_value("Un pis pont compartit")
    sheets.leave()
    sheets._commit_finding(sheets.findings.rows.ids[0], sheets.findings.rows.columns[1], "Quatre pisos")
    scene = sheets.scene()
    assert "Un pis pont compartit" in scene.message
    assert scene.tables[0].a == "1A: Quatre pisos"
    sheets.show_on_projector()
    window = sheets.projection.window
    assert window is not None
    assert window.grab().width() > 0
    sheets.projection.close()
    qtbot.keyClick(sheets.table, Qt.Key.Key_Down)
    with ready.context.store.read() as session:
        assert len(cases.of_workshop(session, ready.workshop_id)) == 3
