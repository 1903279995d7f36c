"""Projects of an alliance by keys: sheets, side by side, contributions, scores, the vote and the decision."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from aliances_desktop.errors import UserError
from aliances_desktop.model import Alliance, Project
from aliances_desktop.services import ideas, partners, projects, selection, voting, workshops
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.alliances.projects import ProjectsTab
from aliances_desktop.ui.pages.alliances.projects_decision import DecisionStep
from aliances_desktop.ui.pages.alliances.projects_parts import PartsStep
from aliances_desktop.ui.pages.alliances.projects_scores import ScoresStep
from aliances_desktop.ui.pages.alliances.projects_sheets import SheetsStep
from aliances_desktop.ui.pages.alliances.projects_side import SideStep
from aliances_desktop.ui.pages.alliances.projects_vote import VoteStep
from tests.factories import an_entity
from tests.flows.driver import Person

Key = Qt.Key
TITLES = ("Rebost compartit", "Reforç escolar", "Banc de temps")
NAMES = (
    "Fundació Mans Obertes", "Associació de Veïnes i Veïns del Barri de la Ribera", "Cooperativa El Teler",
    "Casal de la Gent Gran", "Esplai Xiroia", "Creu Verda del Bages", "Ateneu Popular la Sínia",
    "Grup de Suport a les Persones Nouvingudes",
)  # fmt: skip


def fill(store: Store) -> int:
    """Add an alliance of eight entities with three projects."""
    with store.edit("Add") as session:
        alliance = Alliance(title="Taula del barri")
        session.add(alliance)
        session.flush()
        keys = [an_entity(session, name).key for name in NAMES]
        partners.add_partners(session, alliance.key, keys)
        for title in TITLES:
            projects.add(session, alliance.key, title)
        return alliance.key


@pytest.fixture
def alliance_id(store: Store, context: Context) -> int:
    return fill(store)


@pytest.fixture
def tab(qtbot: QtBot, context: Context, alliance_id: int) -> ProjectsTab:
    """The tab of the alliance, shown."""
    made = ProjectsTab(context)
    qtbot.addWidget(made)
    made.resize(980, 520)
    made.show()
    made.show_record(alliance_id)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def stored(context: Context, alliance_id: int) -> list[Project]:
    return context.read(projects.sheets, alliance_id)


def opened(tab: ProjectsTab, context: Context) -> VoteStep:
    step: Any = tab.step(VoteStep)
    step.open_vote()
    return step


# Sheets


def test_projects_are_typed_in_a_line_and_their_sheet_filled_in(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    tab.handlers()["alliance.project"]()
    step: Any = tab.step(SheetsStep)
    qtbot.keyClicks(step.line, "Hort comunitari")
    qtbot.keyClick(step.line, Key.Key_Return)
    step.form.editors["problem"].set_value("Solars buits")
    step.table.choose(stored(context, alliance_id)[0].key)
    found = stored(context, alliance_id)
    assert [one.title for one in found] == [*TITLES, "Hort comunitari"]
    assert (found[3].problem, found[0].problem) == ("Solars buits", "")


def test_a_project_is_moved_copied_and_deleted_by_keys(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int, told: list[tuple[Any, ...]]
) -> None:
    step: Any = tab.step(SheetsStep)
    step.table.choose(stored(context, alliance_id)[2].key)
    qtbot.keyClick(step.table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.title for one in stored(context, alliance_id)][1] == "Banc de temps"
    step.copy()
    assert [one.title for one in stored(context, alliance_id)][-1] == "Banc de temps (copy)"
    qtbot.keyClick(step.table, Key.Key_Delete)
    assert told[-1] == ("Deleted: Banc de temps (copy)", True)
    context.store.undo()
    assert len(stored(context, alliance_id)) == 4


def test_a_project_comes_from_an_idea_of_a_workshop(
    tab: ProjectsTab, context: Context, store: Store, alliance_id: int
) -> None:
    step: Any = tab.step(SheetsStep)
    step._list_ideas()
    assert [action.isEnabled() for action in step._ideas.actions()] == [False]
    with store.edit("Add") as session:
        workshop = workshops.add_workshop(session, title="Taller", day=context.clock().date())
        ideas.add_idea(session, workshop.key, title="Menjador & cuina", description="", entity_ids=[])
    step._list_ideas()
    (action,) = step._ideas.actions()
    assert action.text() == "Menjador && cuina · Taller"
    action.trigger()
    assert stored(context, alliance_id)[-1].title == "Menjador & cuina"


# Side by side, contributions


def test_a_cell_is_written_below_the_grid_and_undone(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    step: Any = tab.step(SideStep)
    step.grid.choose("objectives", stored(context, alliance_id)[1].key)
    qtbot.keyClick(step.grid, Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Aprovar")
    step.grid.setFocus()
    assert stored(context, alliance_id)[1].objectives == "Aprovar"
    context.store.undo()
    assert stored(context, alliance_id)[1].objectives == ""
    assert step.editor.editor.value() == ""
    step.grid.choose("form", stored(context, alliance_id)[0].key)
    step.editor.editor.set_value("merger")
    step.leave()
    assert stored(context, alliance_id)[0].form == "merger"


def test_what_is_typed_in_a_cell_is_kept_when_another_is_chosen(
    tab: ProjectsTab, context: Context, alliance_id: int
) -> None:
    step: Any = tab.step(SideStep)
    first, second, _third = (one.key for one in stored(context, alliance_id))
    step.grid.choose("problem", first)
    step.editor.editor.set_value("Es llença menjar")
    step.grid.choose("problem", second)
    found = stored(context, alliance_id)
    assert [one.problem for one in found] == ["Es llença menjar", "", ""]
    assert step.editor.editor.value() == ""


def test_commitment_goes_down_the_entities_a_digit_each(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    step: Any = tab.step(PartsStep)
    first = stored(context, alliance_id)[0].key
    step.grid.choose(step.grid.cells.rows[0], first)
    for digit in (Key.Key_3, Key.Key_0, Key.Key_2):
        qtbot.keyClick(step.grid, digit)
    qtbot.keyClick(step.grid, Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "El local")
    tab.leave()
    parts = context.read(projects.parts, alliance_id)
    rows = step.grid.cells.rows
    assert [parts[first, key].commitment for key in rows[:4]] == [3, 0, 2, None]
    assert parts[first, rows[3]].contribution == "El local"
    step.grid.choose(rows[0], first)
    qtbot.keyClick(step.grid, Key.Key_Delete)
    assert (first, rows[0]) not in context.read(projects.parts, alliance_id)


# Scores


def test_scores_are_typed_down_and_the_result_tells_ties_and_gaps(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    step: Any = tab.step(ScoresStep)
    for text in ("Impacte", "Cost"):
        qtbot.keyClicks(step.line, text)
        qtbot.keyClick(step.line, Key.Key_Return)
    rows = step.grid.cells.rows
    first = stored(context, alliance_id)[0].key
    step.grid.choose(rows[0], "weight")
    for digit in "21" + "52" + "44" + "1":
        qtbot.keyClicks(step.grid, digit)
    ranking = context.read(selection.ranking, alliance_id)
    assert [one.weight for one in ranking.standards] == [2, 1]
    assert [(one.place, one.is_tied) for one in ranking.standings] == [(1, True), (1, True), (None, False)]
    assert "Tied in the first place" in step._result.text()
    assert "Banc de temps: not ranked, without a score for Cost" in step._result.text()
    assert step.grid.cells.setData(step.grid.cells.index(0, 2), "4,5")
    assert context.read(selection.ranking, alliance_id).standings[0].scores[0] is not None
    assert step.grid.cells.data(step.grid.cells.index(0, 2)) == "4.5"
    step.grid.choose(rows[0], first)
    qtbot.keyClick(step.grid, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.text for one in context.read(selection.criteria, alliance_id)] == ["Cost", "Impacte"]


def test_a_score_out_of_range_is_refused(tab: ProjectsTab, context: Context) -> None:
    step: Any = tab.step(ScoresStep)
    step.add("Impacte")
    with pytest.raises(UserError, match="0 to 5"):
        step.grid.cells.setData(step.grid.cells.index(0, 2), "7")
    with pytest.raises(UserError, match="not a number"):
        step.grid.cells.setData(step.grid.cells.index(0, 1), "molt")


# The vote


def test_eight_slips_are_typed_with_three_keys_each(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    step = opened(tab, context)
    person = Person(qtbot, tab)
    for number, digit in enumerate("11222031", 1):
        person.type(str(number))
        person.press(Key.Key_Return)
        person.type(digit)
    assert person.keys == 8 * 3
    tally = context.read(voting.vote, alliance_id).tally
    assert (tally.first.votes, tally.first.blank, tally.awaited) == ((3, 3, 1), 1, ())
    assert step.tally.result.text() == (
        "Tied with 3 votes each: Rebost compartit and Reforç escolar. The entities decide."
    )
    assert {one.state for one in stored(context, alliance_id)} == {"candidate"}
    context.store.undo()
    assert len(context.read(voting.vote, alliance_id).tally.awaited) == 1


def test_a_number_that_is_no_slip_is_told_and_can_be_typed_over(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    step = opened(tab, context)
    person = Person(qtbot, tab)
    person.type("99")
    person.press(Key.Key_Return)
    assert step.said.text() == "There is no slip 99."
    person.type("2")
    person.press(Key.Key_Return)
    person.type("7")
    assert step.said.text() == "There is no project 7 on the slips."
    person.type("3")
    assert step.said.text().startswith("Slip 2 · ")
    person.type("2")
    person.press(Key.Key_Return)
    person.type("1")
    assert "typed in before as: Banc de temps" in step.said.text()
    assert context.read(voting.vote, alliance_id).tally.first.votes == (1, 0, 0)


def test_digits_on_the_list_go_down_the_slips_and_delete_takes_one_back(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int, told: list[tuple[Any, ...]]
) -> None:
    step = opened(tab, context)
    step.table.choose(step.table.rows.ids[0])
    for digit in (Key.Key_1, Key.Key_2):
        qtbot.keyClick(step.table, digit)
    assert context.read(voting.vote, alliance_id).tally.first.votes == (1, 1, 0)
    step.table.choose(step.table.rows.ids[0])
    qtbot.keyClick(step.table, Key.Key_Delete)
    assert told[-1] == ("1 slip taken back", True)
    assert context.read(voting.vote, alliance_id).tally.first.votes == (0, 1, 0)


def test_a_recount_is_typed_alike_and_gives_a_result_only_when_both_agree(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    step = opened(tab, context)
    person = Person(qtbot, tab)

    def type_in(votes: str) -> None:
        for number, digit in enumerate(votes, 1):
            person.type(str(number))
            person.press(Key.Key_Return)
            person.type(digit)

    type_in("112")
    step.set_recount(True)
    assert step.tally.result.text() == "No result yet: the two counts do not agree."
    type_in("122")
    assert "Read otherwise the second time: 2 " in step.tally.warnings.text()
    assert step.tally.take.isVisible()
    step.take_second()
    assert step.tally.result.text() == "Most votes: Reforç escolar, 2 votes. The entities decide."


def test_a_window_that_closes_before_it_opens_is_refused_and_a_late_slip_is_told(
    tab: ProjectsTab, qtbot: QtBot, context: Context
) -> None:
    step = opened(tab, context)
    today = context.clock().date()
    step.form.editors["vote_closes_on"].set_value(today.replace(year=today.year - 1))
    assert not step.form.save("vote_closes_on")
    step.form.editors["vote_opens_on"].set_value(today.replace(year=today.year - 2))
    assert step.form.save("vote_opens_on")
    step.form.editors["vote_closes_on"].set_value(today.replace(year=today.year - 1))
    assert step.form.save("vote_closes_on")
    assert step.state.text().startswith("Closed ")
    step._cast(1, 1)
    assert "outside the window" in step.said.text()
    assert "Late, not counted: 1 " in step.tally.warnings.text()


# The decision


def test_the_decision_needs_reasons_and_is_one_step(
    tab: ProjectsTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    step: Any = tab.step(DecisionStep)
    assert "not decided yet" in step.sentence.text()
    ids = list(step.table.rows.ids)
    with pytest.raises(UserError, match="Reforç escolar; Banc de temps"):
        step.choose()
    for id in ids[1:]:
        column = next(one for one in step.table.rows.columns if one.field == "reason")
        step._commit(id, column, "Ara no hi ha prou mans")
    step.table.choose(ids[0])
    qtbot.keyClick(step.table, Key.Key_C)
    assert [one.state for one in stored(context, alliance_id)] == ["chosen", "discarded", "discarded"]
    assert step.sentence.text().startswith("Chosen by the entities on ")
    context.store.undo()
    assert {one.state for one in stored(context, alliance_id)} == {"candidate"}
    step.table.choose(ids[1])
    qtbot.keyClick(step.table, Key.Key_D)
    assert [one.state for one in stored(context, alliance_id)] == ["candidate", "discarded", "candidate"]
    qtbot.keyClick(step.table, Key.Key_Delete)
    assert {one.state for one in stored(context, alliance_id)} == {"candidate"}


# All steps


def test_a_file_to_be_read_only_changes_nothing(
    qtbot: QtBot, store: Store, alliance_id: int, make_context: Callable[[Store], Context]
) -> None:
    with store.edit("Open") as session:
        voting.open_vote(session, alliance_id, date(2026, 11, 21))
        selection.add_criterion(session, alliance_id, "Impacte")
    path = store.path
    store.close()
    reading = Store.open(path, read_only=True)
    context = make_context(reading)
    made = ProjectsTab(context)
    qtbot.addWidget(made)
    made.show()
    made.show_record(alliance_id)
    before = [one.model_dump() for one in stored(context, alliance_id)]
    for step in made.steps:
        made.tabs.setCurrentWidget(step)
        for table in step.findChildren(QTableView):
            for key in (Key.Key_1, Key.Key_C, Key.Key_D, Key.Key_Delete):
                qtbot.keyClick(table, key)
        step.handlers()["edit.delete"]()
        made.leave()
    assert [one.model_dump() for one in stored(context, alliance_id)] == before
    assert len(context.read(voting.vote, alliance_id).tally.awaited) == 8
    reading.close()


def test_an_alliance_without_anything_shows_what_to_do_in_every_step(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    with store.edit("Add") as session:
        alliance = Alliance(title="Buida")
        session.add(alliance)
        session.flush()
        key = alliance.key
    made = ProjectsTab(context)
    qtbot.addWidget(made)
    made.show()
    made.show_record(key)
    for step in made.steps:
        made.tabs.setCurrentWidget(step)
        step.handlers()["edit.delete"]()
        made.leave()
    with pytest.raises(UserError, match="two projects"):
        made.step(VoteStep).open_vote()  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(980, 400), (1260, 620)])
def test_every_step_fits_and_every_widget_has_a_name(tab: ProjectsTab, size: tuple[int, int]) -> None:
    tab.resize(*size)
    for step in tab.steps:
        tab.tabs.setCurrentWidget(step)
        hint = step.minimumSizeHint()
        assert hint.width() <= 900, type(step).__name__
        assert hint.height() <= 380, type(step).__name__
        kinds: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit, QTableView)
        for kind in kinds:
            for widget in step.findChildren(kind):
                assert widget.accessibleName(), (type(step).__name__, widget)
