"""Radar, factors and roadmap of an alliance, and the results of a process, by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlmodel import select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Commitment, Dismissal, FactorRating, Outcome, Task, Texts
from aliances_desktop.services import alliances, entities, partners, processes
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.alliances.radar import FactorsStep, WarningsStep
from aliances_desktop.ui.pages.alliances.roadmap import RoadmapTab
from aliances_desktop.ui.pages.processes.new_process import NewProcess
from aliances_desktop.ui.pages.processes.results import ResultsTab

Key = Qt.Key


@pytest.fixture
def alliance_id(store: Store, context: Context) -> int:
    """An alliance with one partner, which has not said who decides and leads nothing."""
    today = context.clock().date()
    with store.edit(N_("Add")) as session:
        alliance = alliances.add_alliance(session, title="Rebost", today=today)
        partners.add_partners(session, alliance.key, [entities.add_entity(session, name="Ateneu").key], today)
        return alliance.key


def show(tab: WarningsStep | FactorsStep | RoadmapTab | ResultsTab, record_id: int, qtbot: QtBot) -> None:
    qtbot.addWidget(tab)
    tab.resize(900, 500)
    tab.show()
    tab.show_record(record_id)


def test_a_warning_leads_to_where_it_is_mended(context: Context, alliance_id: int, qtbot: QtBot) -> None:
    tab = WarningsStep(context)
    show(tab, alliance_id, qtbot)
    assert len(tab.table.rows.ids) == 2
    assert "Ateneu" in tab._why.text()
    assert tab._measures.text()
    routes: list[Route] = []
    context.routed.connect(routes.append)
    qtbot.keyClick(tab.table, Key.Key_Return)
    assert routes == [Route("alliances", alliance_id, "partners")]


def test_a_warning_is_set_aside_with_a_reason_and_raised_again(
    context: Context, store: Store, alliance_id: int, qtbot: QtBot
) -> None:
    tab = WarningsStep(context)
    show(tab, alliance_id, qtbot)
    first = tab.table.current_id()
    qtbot.keyClicks(tab.reason, "They decide in assembly")
    qtbot.keyClick(tab.reason, Key.Key_Return)
    with store.read() as session:
        assert [one.reason for one in session.exec(select(Dismissal))] == ["They decide in assembly"]
    assert tab.table.rows.ids[-1] == first, "what is set aside comes last"
    tab.table.choose(first)
    tab.take_back()
    with store.read() as session:
        assert session.exec(select(Dismissal)).all() == []


def test_factors_are_rated_by_digits_one_after_the_other(
    context: Context, store: Store, alliance_id: int, qtbot: QtBot
) -> None:
    tab = FactorsStep(context)
    show(tab, alliance_id, qtbot)
    tab.table.choose("success.1")
    for key in (Key.Key_3, Key.Key_0, Key.Key_2):
        qtbot.keyClick(tab.table, key)
    with store.read() as session:
        rated = {one.code: one.level for one in session.exec(select(FactorRating))}
    assert rated == {"success.1": 3, "success.2": 0, "success.3": 2}
    tab.table.choose("success.2")
    qtbot.keyClick(tab.table, Key.Key_Delete)
    with store.read() as session:
        assert len(session.exec(select(FactorRating)).all()) == 2
    store.undo()
    with store.read() as session:
        assert len(session.exec(select(FactorRating)).all()) == 3


def test_a_roadmap_is_made_written_and_done_by_keys(
    context: Context, store: Store, alliance_id: int, qtbot: QtBot
) -> None:
    tab = RoadmapTab(context)
    show(tab, alliance_id, qtbot)
    assert tab._stack.currentIndex() == 0
    tab.make()
    assert tab._stack.currentIndex() == 1
    qtbot.keyClicks(tab.line, "Find a place")
    qtbot.keyClick(tab.line, Key.Key_Return)
    qtbot.keyClick(tab.table, Key.Key_Space)
    with store.read() as session:
        task = session.exec(select(Task)).one()
        assert task.title.en == "Find a place"
        assert task.done_on == context.clock().date()
        plan_id = session.get_one(Alliance, alliance_id).plan_id
        assert plan_id is not None
        assert processes.load(session, plan_id).kind == "roadmap"
    routes: list[Route] = []
    context.routed.connect(routes.append)
    qtbot.keyClick(tab.table, Key.Key_Return)
    assert routes == [Route("processes", plan_id, "timeline")]


def test_results_are_typed_line_by_line_and_the_year_is_saved(
    context: Context,
    store: Store,
    alliance_id: int,
    qtbot: QtBot,
    saved_in: Path,
    told: list[tuple[object, ...]],
) -> None:
    today = context.clock().date()
    with store.edit(N_("Add")) as session:
        process_id = processes.add_process(session, title=Texts(en="Process"), starts_on=today).key
        session.add(Commitment(alliance_id=alliance_id, position=1, text="x", state="done", done_on=today))
    tab = ResultsTab(context)
    show(tab, process_id, qtbot)
    tab.kind.setCurrentIndex(1)
    qtbot.keyClicks(tab.lines.line, "They know each other")
    qtbot.keyClick(tab.lines.line, Key.Key_Return)
    with store.read() as session:
        outcome = session.exec(select(Outcome)).one()
        assert (outcome.kind, outcome.text, outcome.process_id) == (
            "outcome",
            "They know each other",
            process_id,
        )
    qtbot.keyClick(tab.lines.table, Key.Key_Delete)
    assert tab.lines.records == []
    store.undo()
    assert len(tab.lines.records) == 1
    assert tab.year.currentData() == today.year
    tab.save_report()
    (target,) = saved_in.glob("*.docx")
    assert target.stat().st_size > 5000
    assert target.name in str(told[-1][0])


def test_a_process_is_begun_from_a_template_under_its_own_name_or_another(
    context: Context, store: Store, qtbot: QtBot
) -> None:
    for title in ("", "Our network"):
        dialog = NewProcess(context, None)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        assert dialog.form.editors["title"].value() == "The five phases"
        if title:
            dialog.form.editors["title"].set_value(title)
        dialog.make()
        assert dialog.process_id is not None
        with store.read() as session:
            made = processes.load(session, dialog.process_id)
            assert made.title.en == (title or "The five phases")
            assert made.title.ca == ("" if title else "Les cinc fases")
            assert made.starts_on == context.clock().date()
    dialog = NewProcess(context, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.form.editors["source"].set_value("")
    dialog.form.editors["title"].set_value(" ")
    dialog.make()
    assert dialog.process_id is None
    assert dialog._said.text()
