"""The tabs of a process by keys: phases and their cards, the matrix of entities, the programme, the plan."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aliances_desktop.errors import UserError
from aliances_desktop.model import Execution, Indicator, Involvement, Phase, Task, Texts
from aliances_desktop.services import involvement, lines, phases, processes
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes import entities as entities_module
from aliances_desktop.ui.pages.processes.entities import EntitiesTab
from aliances_desktop.ui.pages.processes.phase_card import PhaseCard
from aliances_desktop.ui.pages.processes.phase_gate import PhaseGate
from aliances_desktop.ui.pages.processes.phase_work import PhaseDuties, PhaseTasks
from aliances_desktop.ui.pages.processes.phases import PhasesTab
from aliances_desktop.ui.pages.processes.plan import PlanTab
from aliances_desktop.ui.pages.processes.programme import ProgrammeTab, SheetStep
from aliances_desktop.ui.pages.processes.programme_money import ExecutionStep, TeamStep
from aliances_desktop.ui.pages.processes.programme_people import IndicatorsStep, MembersStep
from aliances_desktop.ui.widgets.labels import Link
from tests.factories import a_workshop, an_entity

T = TypeVar("T", bound=RecordTab)
NOW = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Europe/Madrid"))
TODAY = NOW.date()
Show = Callable[[type[T]], T]


@pytest.fixture
def process_id(store: Store) -> int:
    """A process of three phases, each with a function and a task; the second has a gate."""
    with store.edit("x") as session:
        process = processes.add_process(session, title=Texts(en="Alliances"))
        for title in ("One", "Two", "Three"):
            phase = phases.add(session, process.key, title, "en")
            for kind, name in (("duty", "Invite"), ("duty", "Report"), ("task", "Meetings")):
                lines.add(
                    session, Task, {"phase_id": phase.key}, title=Texts(en=f"{name} {title}"), kind=kind
                )
        second = phases.of_process(session, process.key)[1]
        phases.change(session, second.key, "gate", "decision")
        an_entity(session, "Ateneu")
        an_entity(session, "Banc de Temps")
        return process.key


@pytest.fixture
def show(context: Context, process_id: int, qtbot: QtBot) -> Show[Any]:
    """Shows a tab of the process as large as it is in the smallest window."""
    context.clock = lambda: NOW

    def shown(kind: type[T]) -> T:
        tab = kind(context)
        qtbot.addWidget(tab)
        tab.resize(850, 450)
        tab.show()
        tab.show_record(process_id)
        return tab

    return shown


def all_phases(context: Context, process_id: int) -> list[Phase]:
    return context.read(phases.of_process, process_id)


def cells(context: Context, process_id: int) -> dict[str, list[str]]:
    matrix = context.read(involvement.matrix, process_id)
    return {
        line.name: [line.cells[one.key].state if one.key in line.cells else "" for one in matrix.phases]
        for line in matrix.lines
    }


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


# Phases


def test_the_active_phase_is_shown_first_and_closed_by_typing_how_it_ended(
    show: Show[PhasesTab], context: Context, process_id: int, qtbot: QtBot, told: list[tuple[str, bool]]
) -> None:
    tab = show(PhasesTab)
    assert tab.title.text() == "One"
    assert tab.state.text() == "Active phase"
    assert [tab.table.rows.data(tab.table.rows.index(n, 1)) for n in range(3)] == [
        "Active",
        "To come",
        "To come",
    ]
    qtbot.keyClicks(tab.outcome, "Four clear ideas")
    qtbot.keyClick(tab.outcome, Qt.Key.Key_Return)
    assert tab.title.text() == "Two"
    assert told[-1] == ("“Two” is active, but 1 piece of evidence is missing.", True)
    one, two, _three = all_phases(context, process_id)
    assert (one.outcome, one.closed_on, two.is_active) == ("Four clear ideas", TODAY, True)
    context.store.undo()
    assert [phases.state(phase) for phase in all_phases(context, process_id)] == ["active", "", ""]


def test_phases_are_added_moved_deleted_and_made_active_by_keys(
    show: Show[PhasesTab], context: Context, process_id: int, qtbot: QtBot
) -> None:
    tab = show(PhasesTab)
    qtbot.keyClicks(tab.line, "Four")
    qtbot.keyClick(tab.line, Qt.Key.Key_Return)
    assert tab.title.text() == "Four"
    qtbot.keyClick(tab.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.title.en for one in all_phases(context, process_id)] == ["One", "Two", "Four", "Three"]
    qtbot.keyClick(tab.activate, Qt.Key.Key_Space)
    assert tab.state.text() == "Active phase"
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert [one.title.en for one in all_phases(context, process_id)] == ["One", "Two", "Three"]


def test_the_card_writes_in_the_language_of_the_interface_and_keeps_the_others(
    show: Show[PhasesTab], context: Context, process_id: int, qtbot: QtBot
) -> None:
    with context.store.edit("x") as session:
        phases.change(session, 1, "purpose", Texts(ca="Trobar-se", en="Meet"))
    tab = show(PhasesTab)
    card = tab.steps[0]
    assert isinstance(card, PhaseCard)
    purpose = card.form.editors["purpose"].widget
    purpose.setFocus()
    qtbot.keyClick(purpose, Qt.Key.Key_End)
    qtbot.keyClicks(purpose, " again")
    tab.leave()
    card.form.editors["days"].set_value(15)
    card.form.editors["days"].left.emit()
    phase = all_phases(context, process_id)[0]
    assert (phase.purpose, phase.days) == (Texts(ca="Trobar-se", en="Meet again"), 15)


def test_functions_are_ticked_with_space_and_counted(
    show: Show[PhasesTab], context: Context, qtbot: QtBot
) -> None:
    tab = show(PhasesTab)
    tab.tabs.setCurrentIndex(1)
    duties = tab.steps[1]
    assert isinstance(duties, PhaseDuties)
    table = duties.lines.table
    assert "0 of 2 done" in said(duties)
    table.choose(table.rows.ids[0])
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert "1 of 2 done" in said(duties)
    assert duties.lines.records[0].done_on == TODAY
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert "0 of 2 done" in said(duties)
    qtbot.keyClicks(duties.lines.line, "Look for an expert")
    qtbot.keyClick(duties.lines.line, Qt.Key.Key_Return)
    assert [one.kind for one in duties.lines.records] == ["duty"] * 3


def test_tasks_refuse_an_end_before_their_start(show: Show[PhasesTab]) -> None:
    tab = show(PhasesTab)
    tab.tabs.setCurrentIndex(2)
    tasks = tab.steps[2]
    assert isinstance(tasks, PhaseTasks)
    model = tasks.lines.table.rows
    fields = [one.field for one in model.columns]
    assert model.rowCount() == 1
    model.setData(model.index(0, fields.index("starts_on")), "10/12/2026")
    with pytest.raises(UserError):
        model.setData(model.index(0, fields.index("ends_on")), "9/12/2026")
    assert tasks.lines.records[0].starts_on == date(2026, 12, 10)


def test_the_gate_says_what_is_missing_and_leads_to_where_it_is_entered(
    show: Show[PhasesTab], context: Context, process_id: int, qtbot: QtBot
) -> None:
    tab = show(PhasesTab)
    tab.table.choose(all_phases(context, process_id)[1].key)
    tab.tabs.setCurrentIndex(3)
    gate = tab.steps[3]
    assert isinstance(gate, PhaseGate)
    # A layout shows what it is given a moment later.
    qtbot.waitUntil(lambda: said(gate).count("Still missing") == 2)
    routes: list[Route] = []
    context.routed.connect(routes.append)
    [one.click() for one in gate.findChildren(Link) if one.text() == "Enter it"]
    assert [(one.page, one.id, one.tab) for one in routes] == [
        ("processes", process_id, "phases"),
        ("processes", process_id, "entities"),
    ]
    assert not any(button.text() == "Take out of the phase" for button in gate.findChildren(QPushButton))


def test_a_workshop_is_put_into_a_phase_opened_and_taken_out(show: Show[PhasesTab], context: Context) -> None:
    workshop = a_workshop(context.store, 2)
    tab = show(PhasesTab)
    tab.tabs.setCurrentIndex(3)
    gate = tab.steps[3]
    assert isinstance(gate, PhaseGate)
    gate.link(workshop.key)
    routes: list[Route] = []
    context.routed.connect(routes.append)
    opened = [one for one in gate.findChildren(Link) if workshop.title in one.accessibleName()]
    opened[0].click()
    assert (routes[-1].page, routes[-1].id) == ("workshops", workshop.key)
    (out,) = (one for one in gate.findChildren(QPushButton) if one.text() == "Take out of the phase")
    out.click()
    assert context.read(phases.workshops, gate.record_id) == []


def test_a_process_without_phases_offers_to_begin_with_one(context: Context, qtbot: QtBot) -> None:
    made = context.edit("x", processes.add_process, title=Texts(en="Empty"))
    tab = PhasesTab(context)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_record(made.key)
    qtbot.keyClick(_button(tab, "Add the first phase"), Qt.Key.Key_Space)
    assert [one.title.en for one in all_phases(context, made.key)] == ["First phase"]
    context.store.undo()
    assert _button(tab, "Add the first phase").isEnabled()


def _button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.isVisible() and one.text() == text)


# Entities


@pytest.fixture
def picked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked ticks both entities of the directory."""
    monkeypatch.setattr(entities_module, "pick_entities", lambda *_values: [1, 2])


def test_entities_are_added_and_their_states_changed_with_space(
    show: Show[EntitiesTab], context: Context, process_id: int, qtbot: QtBot, picked: None
) -> None:
    tab = show(EntitiesTab)
    qtbot.keyClick(_button(tab, "Add entities…"), Qt.Key.Key_Space)
    assert cells(context, process_id) == {"Ateneu": ["in", "", ""], "Banc de Temps": ["in", "", ""]}
    tab.table.setFocus()
    for _n in range(2):
        qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert cells(context, process_id)["Ateneu"] == ["left", "", ""]
    assert "Write down why it has left" in said(tab)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    reason = tab.form.editors["reason"].widget
    qtbot.keyClicks(reason, "No time")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert "Write down why it has left" not in said(tab)
    qtbot.keyClick(tab.table, Qt.Key.Key_Right)
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert cells(context, process_id)["Ateneu"] == ["left", "in", ""]
    context.store.undo()
    assert cells(context, process_id)["Ateneu"] == ["left", "", ""]


def test_those_who_stay_are_carried_over(
    show: Show[EntitiesTab], context: Context, process_id: int, qtbot: QtBot, told: list[tuple[str, bool]]
) -> None:
    with context.store.edit("x") as session:
        first = phases.of_process(session, process_id)[0]
        involvement.add(session, first.key, [1, 2])
        involvement.set_state(session, first.key, 2, "left")
    tab = show(EntitiesTab)
    qtbot.keyClick(tab.carry, Qt.Key.Key_Space)
    assert cells(context, process_id) == {"Ateneu": ["in", "deciding", ""], "Banc de Temps": ["left", "", ""]}
    assert told[-1] == ("1 entity carried over", True)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert list(cells(context, process_id)) == ["Banc de Temps"]


def test_dates_and_the_deciding_body_are_written_beside_the_matrix(
    show: Show[EntitiesTab], context: Context, process_id: int
) -> None:
    with context.store.edit("x") as session:
        involvement.add(session, phases.of_process(session, process_id)[1].key, [1])
    tab = show(EntitiesTab)
    assert not tab.form.editors["due_on"].widget.isEnabled()
    tab.table.setCurrentIndex(tab.table.rows.index(0, 2))
    for field, value in (("due_on", date(2026, 12, 1)), ("body", "Junta"), ("state", "in")):
        tab.form.editors[field].set_value(value)
        tab.form.editors[field].left.emit()
    with context.store.read() as session:
        one = session.get(Involvement, 1)
        assert one is not None
        assert (one.due_on, one.body, one.state) == (date(2026, 12, 1), "Junta", "in")


def test_the_columns_follow_the_phases(show: Show[EntitiesTab], context: Context, process_id: int) -> None:
    with context.store.edit("x") as session:
        involvement.add(session, phases.of_process(session, process_id)[0].key, [1])
    tab = show(EntitiesTab)
    context.edit("x", phases.add, process_id, "A phase with a very long title", "en")
    heads = [tab.table.rows.headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
    assert heads == ["Entity", "One", "Two", "Three", "A phase with a ve…"]


# Programme


def step_of(tab: ProgrammeTab, name: str) -> RecordTab:
    tab.tabs.setCurrentIndex(list(tab.steps).index(name))
    return tab.steps[name]


def test_the_parts_shown_follow_the_kind_and_all_can_be_reached(
    show: Show[ProgrammeTab], context: Context, process_id: int, qtbot: QtBot
) -> None:
    tab = show(ProgrammeTab)
    assert [tab.tabs.isTabVisible(n) for n in range(5)] == [True, True, True, False, False]
    qtbot.keyClick(tab.all, Qt.Key.Key_Space)
    assert all(tab.tabs.isTabVisible(n) for n in range(5))
    qtbot.keyClick(tab.all, Qt.Key.Key_Space)
    with context.store.edit("x") as session:
        lines.add(session, Execution, {"process_id": process_id}, body="Ajuntament")
    assert [tab.tabs.isTabVisible(n) for n in range(5)] == [True, True, True, True, False]


def test_the_sheet_of_a_programme_is_written_field_by_field(
    show: Show[ProgrammeTab], context: Context, process_id: int, qtbot: QtBot
) -> None:
    tab = show(ProgrammeTab)
    sheet = step_of(tab, "sheet")
    assert isinstance(sheet, SheetStep)
    for field, text in (("challenge", "Each on its own"), ("file_number", "TRE/293/2026")):
        widget = sheet.form.editors[field].widget
        widget.setFocus()
        qtbot.keyClicks(widget, text)
        tab.leave()
    process = context.read(processes.load, process_id)
    assert (process.challenge.en, process.file_number) == ("Each on its own", "TRE/293/2026")


def test_team_and_budget_are_summed(show: Show[ProgrammeTab], qtbot: QtBot) -> None:
    tab = show(ProgrammeTab)
    team = step_of(tab, "team")
    assert isinstance(team, TeamStep)
    for line, text in ((team.team.line, "Marta"), (team.budget.line, "Staff")):
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    hours, money = team.team.table.rows, team.budget.table.rows
    hours.setData(hours.index(0, 3), "37.5")
    money.setData(money.index(0, 2), "5000")
    assert team.hours.text() == "37.5 hours a week"
    assert team.years.text().replace("\xa0", " ") == "2026: 5,000 € · total 5,000 €"


def test_an_indicator_that_counts_alliances_is_not_typed_over(
    show: Show[ProgrammeTab], context: Context, process_id: int
) -> None:
    with context.store.edit("x") as session:
        lines.add(
            session,
            Indicator,
            {"process_id": process_id},
            text=Texts(en="New"),
            purpose="innovation",
            target=1,
        )
        lines.add(session, Indicator, {"process_id": process_id}, text=Texts(en="People"), target=10.0)
    tab = show(ProgrammeTab)
    step = step_of(tab, "indicators")
    assert isinstance(step, IndicatorsStep)
    model = step.lines.table.rows
    actual = [one.field for one in model.columns].index("actual")
    with pytest.raises(UserError):
        model.setData(model.index(0, actual), "3")
    model.setData(model.index(1, actual), "12")
    assert step.reached.text() == "1 of 2 indicators with a target have reached it."
    goals = [one.field for one in model.columns].index("sdgs")
    model.setData(model.index(1, goals), "17, 4")
    assert step.goals.text() == "Goals: 4 Quality education · 17 Partnerships for the goals"
    with pytest.raises(UserError):
        model.setData(model.index(1, goals), "18")


def test_the_state_of_execution_is_summed_by_state_and_body(show: Show[ProgrammeTab], qtbot: QtBot) -> None:
    tab = show(ProgrammeTab)
    tab.all.setChecked(True)
    step = step_of(tab, "execution")
    assert isinstance(step, ExecutionStep)
    qtbot.keyClicks(step.lines.line, "Ajuntament de Vilaclara")
    qtbot.keyClick(step.lines.line, Qt.Key.Key_Return)
    model = step.lines.table.rows
    model.setData(model.index(0, 4), "12000")
    assert step.sums.text().replace("\xa0", " ") == "Asked for: 12,000 € · total 12,000 €"


def test_a_member_of_a_learning_space_is_added_by_name_once(show: Show[ProgrammeTab], qtbot: QtBot) -> None:
    tab = show(ProgrammeTab)
    tab.all.setChecked(True)
    step = step_of(tab, "members")
    assert isinstance(step, MembersStep)
    step.members.add("Ateneu")
    with pytest.raises(UserError):
        step.members.add("ateneu")
    assert len(step.members.records) == 1
    qtbot.keyClicks(step.topics.line, "Measuring")
    qtbot.keyClick(step.topics.line, Qt.Key.Key_Return)
    assert step.topics.records[0].asked_by == 1


# Plan


def test_the_plan_is_written_in_place_and_narrowed_to_a_line_of_work(
    show: Show[PlanTab], context: Context, qtbot: QtBot
) -> None:
    tab = show(PlanTab)
    model = tab.lines.table.rows
    assert model.rowCount() == 3
    fields = [one.field for one in model.columns]
    model.setData(model.index(0, fields.index("line")), "Promotion")
    model.setData(model.index(0, fields.index("target")), "20")
    model.setData(model.index(0, fields.index("budget_cents")), "1200")
    tab.filter.setCurrentIndex(tab.filter.findData("Promotion"))
    tab.filter.activated.emit(tab.filter.currentIndex())
    assert model.rowCount() == 1
    qtbot.keyClicks(tab.lines.line, "Fair")
    qtbot.keyClick(tab.lines.line, Qt.Key.Key_Return)
    assert [(task.title.en, task.line.en, task.period) for task in tab.lines.records] == [
        ("Meetings One", "Promotion", ""),
        ("Fair", "Promotion", "year"),
    ]
    context.store.undo()
    assert [task.title.en for task in tab.lines.records] == ["Meetings One"]


def test_a_file_open_for_reading_shows_everything_and_changes_nothing(
    store: Store, process_id: int, make_context: Callable[[Store], Context], qtbot: QtBot
) -> None:
    with store.edit("x") as session:
        involvement.add(session, phases.of_process(session, process_id)[0].key, [1])
    store.close()
    reading = Store.open(store.path, read_only=True)
    context = make_context(reading)
    for kind in (PhasesTab, EntitiesTab, ProgrammeTab, PlanTab):
        tab = kind(context)
        qtbot.addWidget(tab)
        tab.show()
        tab.show_record(process_id)
        assert not any(
            one.isEnabled()
            for one in tab.findChildren(QPushButton)
            if one.text() in {"Make active", "Add entities…"}
        )
    assert isinstance(tab, PlanTab)
    tab.lines.toggle()
    tab.lines.move_by(1)
    tab.lines.delete()
    assert len(tab.lines.records) == 3
    reading.close()


def test_plan_and_programme_lead_to_their_sheets(show: Show[Any], context: Context, process_id: int) -> None:
    routes: list[Route] = []
    context.routed.connect(routes.append)
    plan = show(PlanTab)
    plan.print.click()
    programme = show(ProgrammeTab)
    programme.print.click()
    programme.all.setChecked(True)
    step_of(programme, "execution")
    programme.print.click()
    step_of(programme, "members")
    programme.print.click()
    assert {(one.page, one.id) for one in routes} == {("print", process_id)}
    assert [one.tab for one in routes] == [
        "process/plan_table", "process/programme_sheet", "process/execution", "process/space_programme",
    ]  # fmt: skip


def test_without_phases_entities_and_plan_lead_to_them(context: Context, qtbot: QtBot) -> None:
    made = context.edit("x", processes.add_process, title=Texts(en="Empty"))
    routes: list[Route] = []
    context.routed.connect(routes.append)
    matrix, plan = EntitiesTab(context), PlanTab(context)
    for tab in (matrix, plan):
        qtbot.addWidget(tab)
        tab.show()
        tab.show_record(made.key)
    qtbot.keyClick(_button(matrix, "To the phases"), Qt.Key.Key_Space)
    assert (routes[-1].id, routes[-1].tab) == (made.key, "phases")
    qtbot.keyClick(_button(plan, "Add a phase for the year"), Qt.Key.Key_Space)
    assert [one.title.en for one in all_phases(context, made.key)] == ["The year"]
    assert _button(matrix, "Add entities…").isEnabled()
