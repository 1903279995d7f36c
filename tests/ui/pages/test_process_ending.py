"""Ending, copying and laying out a process from its sheet."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aliances_desktop.model import Alliance
from aliances_desktop.services import phases, processes
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.processes.ending import EndingCard
from aliances_desktop.ui.pages.processes.summary import SummaryTab
from tests.store.test_store import dump


@pytest.fixture
def tab(context: Context, qtbot: QtBot) -> SummaryTab:
    with context.store.edit("Add process") as session:
        process_id = processes.from_template(session, "process-five-phases", starts_on=date(2027, 1, 11)).key
        session.add(Alliance(title="Reforç escolar"))
    made = SummaryTab(context)
    qtbot.addWidget(made)
    made.resize(1024, 520)
    made.show()
    made.show_record(process_id)
    return made


@pytest.fixture
def card(tab: SummaryTab) -> EndingCard:
    return tab.ending


def test_a_process_stops_with_a_reason_typed_and_goes_on_when_undone(
    card: EndingCard, context: Context, qtbot: QtBot, told: list[tuple[object, ...]]
) -> None:
    before = dump(context.store)
    card.reason.setFocus()
    qtbot.keyClicks(card.reason, "Falta conviccio")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    assert card.said.text() == "Ended: Falta conviccio"
    assert not card.reason.isEnabled()
    assert told[-1][1] is True
    context.store.undo()
    assert dump(context.store) == before
    assert card.said.text() == "Under way"
    assert card.reason.isEnabled()


def test_a_process_ends_in_the_alliance_chosen(card: EndingCard, context: Context) -> None:
    card.end()
    assert card.said.text() == "Ended: Reforç escolar"
    with context.store.read() as session:
        alliance = session.get(Alliance, card.alliance.itemData(0))
        assert alliance is not None
        assert alliance.process_id is not None


def test_it_is_laid_out_again_after_its_first_day_has_changed(tab: SummaryTab, context: Context) -> None:
    tab.form.editors["starts_on"].set_value(date(2027, 2, 1))
    tab.leave()
    tab.ending.lay_out()
    with context.store.read() as session:
        assert phases.of_process(session, tab.record_id)[1].starts_on == date(2027, 2, 2)


def test_the_copy_is_shown(tab: SummaryTab, context: Context) -> None:
    routes: list[Route] = []
    context.routed.connect(routes.append)
    tab.ending.duplicate()
    with context.store.read() as session:
        ids = processes.process_ids(session)
    assert len(ids) == 2
    assert routes[-1].id in set(ids) - {tab.record_id}
