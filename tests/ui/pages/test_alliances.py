"""The page of alliances by keys: the board, partners, investment, keys and pairs, the map."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import select

from aliances_desktop.errors import UserError
from aliances_desktop.model import Alliance, Contact, Offer, Partner, Project
from aliances_desktop.services import alliances, ideas, pairs, partners, records, workshops
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances import AlliancesPage
from aliances_desktop.ui.pages.alliances.board import BoardStep
from aliances_desktop.ui.pages.alliances.investment import InvestmentStep
from aliances_desktop.ui.pages.alliances.keys import KeysStep
from aliances_desktop.ui.pages.alliances.overview import MapStep
from aliances_desktop.ui.pages.alliances.pairs import PairsStep
from aliances_desktop.ui.pages.alliances.partners import PartnersStep
from aliances_desktop.ui.pages.alliances.summary import SummaryTab
from aliances_desktop.ui.pages.entities.links import Links as EntityLinks
from aliances_desktop.ui.pages.workshops.results import ResultsTab
from aliances_desktop.ui.widgets.labels import Link
from tests.factories import an_entity

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NAMES = ("Porta Oberta", "Ateneu", "Creu Roja")


@pytest.fixture
def alliance_id(store: Store, context: Context) -> int:
    """An alliance of three entities, one of which offers what another needs."""
    today = context.clock().date()
    with store.edit("Add") as session:
        ids = []
        for name in NAMES:
            ids.append(an_entity(session, name).key)
            session.add(Contact(entity_id=ids[-1], name=f"Persona de {name}", is_interlocutor=True))
        session.add(Offer(entity_id=ids[0], side="offer", category="space", text="Sala"))
        session.add(Offer(entity_id=ids[1], side="need", category="space", text="Local"))
        session.flush()
        return alliances.add_alliance(session, title="Xarxa", today=today, entity_ids=ids).key


def show(qtbot: QtBot, step: Any, record_id: int) -> None:
    qtbot.addWidget(step)
    step.resize(1000, 560)
    step.show()
    step.show_record(record_id)


def read(context: Context, alliance_id: int) -> Alliance:
    return context.read(records.fetch, Alliance, alliance_id)


def partner_list(context: Context, alliance_id: int) -> list[Partner]:
    return [row.partner for row in context.read(partners.rows, alliance_id)]


# The board


@pytest.fixture
def board(qtbot: QtBot, context: Context, alliance_id: int) -> BoardStep:
    step = BoardStep(context)
    show(qtbot, step, alliance_id)
    return step


def test_alt_and_the_arrows_move_a_card_to_the_next_stage_and_undo_brings_it_back(
    qtbot: QtBot, context: Context, board: BoardStep, alliance_id: int
) -> None:
    qtbot.keyClick(board.columns["idea"], Key.Key_Right, ALT)
    assert read(context, alliance_id).stage == "exploration"
    assert board.columns["exploration"].current_id() == alliance_id
    qtbot.keyClick(board.columns["exploration"], Key.Key_Left, ALT)
    qtbot.keyClick(board.columns["idea"], Key.Key_Left, ALT)
    assert read(context, alliance_id).stage == "idea"
    context.store.undo()
    assert board.columns["exploration"].ids() == [alliance_id]


def test_the_window_does_not_take_alt_and_the_arrows_away(board: BoardStep) -> None:
    asked = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Key.Key_Left, ALT)
    asked.ignore()
    QApplication.sendEvent(board.columns["idea"], asked)
    assert asked.isAccepted()


def test_a_card_dropped_on_a_stage_goes_there(context: Context, board: BoardStep, alliance_id: int) -> None:
    source, target = board.columns["idea"], board.columns["running"]
    data = source.mimeData([source.item(0)])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)
    moved = read(context, alliance_id)
    assert (moved.stage, moved.started_on) == ("running", context.clock().date())


def test_one_that_is_stopped_is_asked_why_and_stays_where_nothing_is_answered(
    context: Context, board: BoardStep, alliance_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [("", False), ("No hi ha prou socis", True)]
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_values: answers.pop(0))
    board.move_to(alliance_id, "stopped")
    assert read(context, alliance_id).stage == "idea"
    board.move_to(alliance_id, "stopped")
    stopped = read(context, alliance_id)
    assert (stopped.stage, stopped.outcome) == ("stopped", "No hi ha prou socis")


def test_enter_opens_a_card_and_the_arrows_walk_over_empty_columns(
    qtbot: QtBot, context: Context, board: BoardStep, alliance_id: int
) -> None:
    with context.store.edit("Add") as session:
        other = alliances.add_alliance(session, title="Rebost")
        alliances.set_stage(session, other.key, "running", date(2026, 1, 1))
    routes: list[Route] = []
    context.routed.connect(routes.append)
    qtbot.keyClick(board.columns["idea"], Key.Key_Right)
    assert board.columns["running"].current_id() == other.key
    qtbot.keyClick(board.columns["running"], Key.Key_Return)
    assert (routes[0].id, routes[0].tab) == (other.key, "summary")


# The sheet


@pytest.fixture
def sheet(qtbot: QtBot, context: Context, alliance_id: int) -> SummaryTab:
    tab = SummaryTab(context)
    show(qtbot, tab, alliance_id)
    return tab


def put(form: Any, name: str, value: Any) -> None:
    form.editors[name].set_value(value)
    form.editors[name].left.emit()


def test_the_sheet_takes_values_types_and_the_stage(
    context: Context, sheet: SummaryTab, alliance_id: int
) -> None:
    put(sheet.form, "problem", "Soledat")
    put(sheet.form, "stage", "running")
    put(sheet.types, "vision.code", "strategic")
    put(sheet.types, "vision.weakness", "Massa lluny")
    found = read(context, alliance_id)
    assert (found.problem, found.stage) == ("Soledat", "running")
    kind = context.read(alliances.types, alliance_id)["vision"]
    assert (kind.code, kind.weakness) == ("strategic", "Massa lluny")
    context.store.undo()
    assert sheet.types.editors["vision.weakness"].value() == ""


def test_the_sheet_says_under_the_stage_that_an_end_needs_an_outcome(
    context: Context, sheet: SummaryTab, alliance_id: int
) -> None:
    put(sheet.form, "stage", "ended")
    assert read(context, alliance_id).stage == "idea"
    put(sheet.form, "outcome", "Fet")
    put(sheet.form, "stage", "ended")
    assert read(context, alliance_id).stage == "ended"


def test_a_chosen_project_fills_in_the_sheet_or_becomes_an_alliance(
    context: Context, sheet: SummaryTab, alliance_id: int
) -> None:
    with context.store.edit("Add") as session:
        project = Project(alliance_id=alliance_id, position=1, title="Rebost", problem="Fam", state="chosen")
        session.add(project)
        session.flush()
    sheet.take_project(project.key)
    assert sheet.form.editors["problem"].value() == "Fam"
    routes: list[Route] = []
    context.routed.connect(routes.append)
    sheet.begin_from(project.key)
    assert routes[0].id != alliance_id
    assert read(context, routes[0].id or 0).title == "Rebost"


# Partners


@pytest.fixture
def step(qtbot: QtBot, context: Context, alliance_id: int) -> PartnersStep:
    made = PartnersStep(context)
    show(qtbot, made, alliance_id)
    return made


def test_the_card_follows_the_list_and_each_field_is_an_edit(
    qtbot: QtBot, context: Context, step: PartnersStep, alliance_id: int
) -> None:
    qtbot.keyClick(step.table, Key.Key_Down)
    put(step.card.part, "gain", "Un local")
    put(step.card.part, "is_leader", True)
    put(step.card.conditions, "has_time", 2)
    second = context.read(partners.rows, alliance_id)[1]
    assert (second.partner.gain, second.partner.is_leader) == ("Un local", True)
    assert second.contact is not None
    assert second.contact.has_time == 2


def test_alt_and_the_arrows_order_the_partners(
    qtbot: QtBot, context: Context, step: PartnersStep, alliance_id: int
) -> None:
    qtbot.keyClick(step.table, Key.Key_Down, ALT)
    names = [row.entity.name for row in context.read(partners.rows, alliance_id)]
    assert names == ["Ateneu", "Porta Oberta", "Creu Roja"]


def test_a_partner_leaves_with_a_reason_and_comes_back(
    context: Context, step: PartnersStep, alliance_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_values: ("Canvi de junta", True))
    first = partner_list(context, alliance_id)[0]
    step.leave_or_return()
    gone = partner_list(context, alliance_id)[-1]
    assert (gone.key, gone.left_reason) == (first.key, "Canvi de junta")
    step.table.choose(first.key)
    step.leave_or_return()
    assert partner_list(context, alliance_id)[0].left_on is None


def test_delete_takes_a_partner_out_and_undo_brings_it_back(
    qtbot: QtBot, context: Context, step: PartnersStep, alliance_id: int, told: list[tuple[Any, ...]]
) -> None:
    qtbot.keyClick(step.table, Key.Key_Delete)
    assert len(partner_list(context, alliance_id)) == 2
    assert told[-1][1]
    context.store.undo()
    assert step.table.rows.ids == [one.key for one in partner_list(context, alliance_id)]


def test_entities_ticked_become_partners(
    context: Context, step: PartnersStep, alliance_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with context.store.edit("Add") as session:
        added = an_entity(session, "Esplai").key
    target = "aliances_desktop.ui.pages.alliances.partners.pick_entities"
    monkeypatch.setattr(target, lambda *_values: [added])
    step.add()
    assert partner_list(context, alliance_id)[-1].entity_id == added
    assert step.table.current_id() == partner_list(context, alliance_id)[-1].key


# Investment and keys


def test_hours_and_money_are_typed_into_the_table_and_summed(
    qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    made = InvestmentStep(context)
    show(qtbot, made, alliance_id)
    model = made.table.rows
    assert model.setData(model.index(0, 1), "12.5")
    assert model.setData(model.index(1, 1), "20")
    assert model.setData(model.index(1, 3), "1,250.50")
    total = context.read(partners.investment, alliance_id)
    assert (total.hours, total.money_cents) == (32.5, 125_050)
    with pytest.raises(UserError):
        model.setData(model.index(0, 1), "molt")
    assert "32.5" in made.total.text()


def test_digits_rate_the_keys_and_delete_forgets(qtbot: QtBot, context: Context, alliance_id: int) -> None:
    made = KeysStep(context)
    show(qtbot, made, alliance_id)
    first = partner_list(context, alliance_id)[0].key
    qtbot.keyClick(made.table, Key.Key_3)
    qtbot.keyClick(made.table, Key.Key_Right)
    qtbot.keyClick(made.table, Key.Key_1)
    found = context.read(partners.keys, alliance_id)
    assert {code: one.level for (id, code), one in found.items() if id == first} == {
        "objective": 3,
        "trust": 1,
    }
    qtbot.keyClick(made.table, Key.Key_Delete)
    assert (first, "trust") not in context.read(partners.keys, alliance_id)
    qtbot.keyClick(made.table, Key.Key_7)
    assert (first, "trust") not in context.read(partners.keys, alliance_id)


def test_the_note_of_a_key_stays_with_its_cell_and_undo_does_not_write_it_again(
    qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    made = KeysStep(context)
    show(qtbot, made, alliance_id)
    line: QLineEdit = made.note.line
    line.setText("Ho han dit")
    qtbot.keyClick(made.table, Key.Key_Right)
    first = partner_list(context, alliance_id)[0].key
    assert context.read(partners.keys, alliance_id)[first, "objective"].note == "Ho han dit"
    assert line.text() == ""
    qtbot.keyClick(made.table, Key.Key_Left)
    context.store.undo()
    made.leave()
    assert context.read(partners.keys, alliance_id) == {}


# Pairs


@pytest.fixture
def pair_step(qtbot: QtBot, context: Context, alliance_id: int) -> PairsStep:
    made = PairsStep(context)
    show(qtbot, made, alliance_id)
    return made


def test_the_arrows_step_over_the_diagonal(qtbot: QtBot, pair_step: PairsStep) -> None:
    grid = pair_step.grid
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 1)
    qtbot.keyClick(grid, Key.Key_Down)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 1)
    qtbot.keyClick(grid, Key.Key_Right)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 1)


def test_what_is_written_of_a_pair_shows_from_its_other_side(
    qtbot: QtBot, context: Context, pair_step: PairsStep, alliance_id: int
) -> None:
    put(pair_step.form, "conflicts", "Les subvencions")
    one, other = pair_step.grid.pair() or (0, 0)
    pair_step.grid.choose(other, one)
    assert pair_step.form.editors["conflicts"].value() == "Les subvencions"
    assert context.read(pairs.matrix, alliance_id).cell(one, other).is_written


def test_an_accepted_suggestion_is_written_and_offered_no_more(
    context: Context, pair_step: PairsStep, alliance_id: int
) -> None:
    one, other = pair_step.grid.pair() or (0, 0)
    (suggestion,) = context.read(pairs.matrix, alliance_id).cell(one, other).suggestions
    assert pair_step.suggested.count() > 0
    pair_step.accept(suggestion)
    assert "Porta Oberta offers what Ateneu needs" in pair_step.form.editors["complementarities"].value()
    assert pair_step.suggested.count() == 0
    context.store.undo()
    assert pair_step.suggested.count() > 0


# The map


def test_the_map_shows_the_year_chosen(qtbot: QtBot, context: Context, alliance_id: int) -> None:
    with context.store.edit("Add") as session:
        ids = [one.entity_id for one in session.exec(select(Partner))][:2]
        old = alliances.add_alliance(session, title="Antiga", today=date(2019, 5, 1), entity_ids=ids)
        alliances.set_stage(session, old.key, "ended", date(2020, 5, 1), "Fet")
    made = MapStep(context)
    show(qtbot, made, alliance_id)
    assert made.table.rows.ids == [alliance_id]
    made.year.setValue(2020)
    assert made.table.rows.ids == [old.key]
    made.year.setValue(2022)
    assert made.table.rows.ids == []


# Ideas of a workshop


def test_an_idea_of_a_workshop_becomes_an_alliance_once(qtbot: QtBot, context: Context, store: Store) -> None:
    with store.edit("Add") as session:
        workshop = workshops.add_workshop(session, title="Taller", day=date(2026, 11, 26))
        keys = [an_entity(session, name).key for name in NAMES[:2]]
        ideas.add_idea(session, workshop.key, title="Rebost", description="Comú", entity_ids=keys)
    tab = ResultsTab(context)
    show(qtbot, tab, workshop.key)
    routes: list[Route] = []
    context.routed.connect(routes.append)
    tab.handlers()["alliance.from_idea"]()
    assert routes == []
    assert tab.tabs.currentWidget() is tab.ideas
    tab.handlers()["alliance.from_idea"]()
    tab.handlers()["alliance.from_idea"]()
    assert routes[0] == routes[1]
    made = read(context, routes[0].id or 0)
    assert (made.title, made.objective) == ("Rebost", "Comú")
    assert [one.entity_id for one in partner_list(context, made.key)] == [keys[1], keys[0]]


def test_the_card_of_an_entity_leads_to_its_alliances(
    qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    links = EntityLinks(context)
    qtbot.addWidget(links)
    links.load(partner_list(context, alliance_id)[0].entity_id)
    routes: list[Route] = []
    context.routed.connect(routes.append)
    (button,) = [one for one in links.findChildren(Link) if one.accessibleName() == "Xarxa"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (routes[0].page, routes[0].id) == ("alliances", alliance_id)


# The page


def test_a_new_alliance_begins_today_in_its_sheet(qtbot: QtBot, context: Context) -> None:
    page = AlliancesPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    page.reload()
    page.add()
    added = read(context, page.record_id or 0)
    assert added.stage_since == context.clock().date()
    assert page.route().tab == "summary"


def test_adding_partners_leads_to_the_list_of_partners_from_any_tab(
    qtbot: QtBot, context: Context, alliance_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = AlliancesPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    page.reload()
    target = "aliances_desktop.ui.pages.alliances.partners.pick_entities"
    monkeypatch.setattr(target, lambda *_values: [])
    page.handlers()["alliance.partners"]()
    assert page.route().tab == "partners"
    assert isinstance(page.tab.steps[page.tab.tabs.currentIndex()], PartnersStep)  # type: ignore[attr-defined]


@pytest.mark.parametrize("tab", ["overview", "summary", "partners"])
def test_undoing_a_new_alliance_shows_the_one_before(
    qtbot: QtBot, context: Context, alliance_id: int, tab: str
) -> None:
    page = AlliancesPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    page.reload()
    page.add()
    page.go(Route("alliances", page.record_id, tab))
    context.store.undo()
    assert page.record_id == alliance_id
    context.store.undo()
    assert page.record_id is None
    context.store.redo()
    assert page.record_id == alliance_id


@pytest.mark.parametrize(
    "step", [BoardStep, MapStep, SummaryTab, PartnersStep, InvestmentStep, KeysStep, PairsStep]
)
def test_a_file_open_for_reading_only_shows_all_of_it_and_changes_nothing(
    qtbot: QtBot,
    store: Store,
    alliance_id: int,
    make_context: Callable[[Store], Context],
    step: type[RecordTab],
) -> None:
    path = store.path
    store.close()
    reading = Store.open(path, read_only=True)
    made = step(make_context(reading))
    show(qtbot, made, alliance_id)
    for key in (Key.Key_Right, Key.Key_2, Key.Key_Delete, Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget() or made, key)
    made.leave()
    with reading.read() as session:
        assert len(session.exec(select(Partner)).all()) == 3
    reading.close()
