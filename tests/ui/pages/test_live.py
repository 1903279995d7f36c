"""The market-place on stage: keys counted, time given by hand, nothing lost by a crash."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aliances_desktop.progress import Progress
from aliances_desktop.services import entities, live, market, participants, plan, workshops
from aliances_desktop.services.rounds import MeetingRow, meeting_rows
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.live import LivePage
from aliances_desktop.ui.pages.live.entry import is_result, may_go_on

Key = Qt.Key
HOSTILE = '<img src="/etc/hostname"> & <b>Òdena</b>'


@dataclass
class Hand:
    """A clock moved by hand."""

    seconds: float = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hand() -> Hand:
    """The clock of the test."""
    return Hand()


def prepare(store: Store, people: int = 8) -> int:
    """Return a workshop whose rounds are planned."""
    with store.edit("Prepare") as session:
        workshop_id = workshops.add_workshop(session, title="Fira & mercat").key
        names = [HOSTILE, *(f"Entitat {n}" for n in range(2, people + 1))]
        keys = [entities.add_entity(session, name=name, short_name=name).key for name in names]
        found = participants.add_entities(session, workshop_id, keys)
        participants.set_attendance(session, [p.key for p in found], "confirmed")
        market.sync_stands(session, workshop_id)
        market.propose(session, workshop_id)
        plan.plan_rounds(session, workshop_id, Progress())
    return workshop_id


@pytest.fixture
def workshop_id(store: Store) -> int:
    """A workshop ready to run."""
    return prepare(store)


def shown(qtbot: QtBot, context: Context, workshop_id: int, hand: Hand) -> LivePage:
    page = LivePage(context)
    qtbot.addWidget(page)
    page.resize(1198, 640)
    page.show()
    qtbot.waitExposed(page)
    page.reload()
    page.go(Route("live", workshop_id))
    if page.session is not None:
        page.session.monotonic = hand
        page.session.timer.pause()
        page.session.timer.go_to(page.session.timer.round)
    return page


@pytest.fixture
def page(qtbot: QtBot, context: Context, workshop_id: int, hand: Hand) -> LivePage:
    """The page as F5 leaves it."""
    return shown(qtbot, context, workshop_id, hand)


def key(qtbot: QtBot, page: LivePage, *keys: Qt.Key) -> None:
    for one in keys:
        qtbot.keyClick(page.focusWidget(), one)


def pass_minutes(page: LivePage, hand: Hand, minutes: float) -> None:
    assert page.session is not None
    hand.seconds += minutes * 60
    page.session.tick()


def meetings(context: Context, workshop_id: int, number: int) -> list[MeetingRow]:
    return context.read(meeting_rows, workshop_id, number)


def test_space_is_the_second_key_and_starts_the_clock(page: LivePage, qtbot: QtBot) -> None:
    assert page.session is not None
    assert not page.session.timer.is_running
    key(qtbot, page, Key.Key_Space)
    assert page.session.timer.is_running
    key(qtbot, page, Key.Key_Space)
    assert not page.session.timer.is_running


def test_rounds_pass_by_themselves_and_are_held(
    page: LivePage, qtbot: QtBot, context: Context, workshop_id: int, hand: Hand
) -> None:
    assert page.session is not None
    key(qtbot, page, Key.Key_Space)
    pass_minutes(page, hand, 5.1)
    assert (page.session.timer.round, page.session.timer.phase) == (1, "change")
    assert context.read(market.load, workshop_id).held_rounds == 1
    pass_minutes(page, hand, 1)
    assert (page.session.timer.round, page.session.timer.phase) == (2, "round")


def test_after_the_last_round_the_plenary_shows(page: LivePage, qtbot: QtBot, hand: Hand) -> None:
    assert page.session is not None
    key(qtbot, page, Key.Key_Space)
    pass_minutes(page, hand, 6 * page.session.timer.rounds)
    assert page.session.timer.phase == "ended"
    assert page.tabs.currentWidget() is page.plenary


def test_minutes_and_rounds_have_their_keys(page: LivePage, qtbot: QtBot) -> None:
    assert page.session is not None
    timer = page.session.timer
    key(qtbot, page, Key.Key_Plus)
    assert timer.left_seconds == pytest.approx(360)
    key(qtbot, page, Key.Key_Minus, Key.Key_Minus)
    assert timer.left_seconds == pytest.approx(240)
    key(qtbot, page, Key.Key_Right)
    assert timer.round == 2
    key(qtbot, page, Key.Key_Left, Key.Key_Left)
    assert timer.round == 1


def test_a_result_takes_three_keys(page: LivePage, qtbot: QtBot, context: Context, workshop_id: int) -> None:
    qtbot.keyClicks(page.meetings.entry.line, "312")
    meeting = meetings(context, workshop_id, 1)[2]
    assert (meeting.a_interest, meeting.b_interest) == ("yes", "maybe")
    assert page.meetings.entry.line.text() == ""


def test_a_result_out_of_range_is_refused_and_nothing_is_lost(
    page: LivePage, qtbot: QtBot, context: Context, workshop_id: int
) -> None:
    qtbot.keyClicks(page.meetings.entry.line, "912")
    assert page.meetings.entry.line.text() == "912"
    assert page.meetings.entry.answer.property("role") == "field-error"
    assert "912" in page.meetings.entry.answer.text()
    key(qtbot, page, Key.Key_Escape)
    qtbot.keyClicks(page.meetings.entry.line, "131")
    assert meetings(context, workshop_id, 1)[0].a_interest == "no"


@pytest.mark.parametrize(
    ("typed", "is_whole", "is_open"),
    [("112", True, True), ("712", True, False), ("1112", True, False), ("11", False, True), ("994", False, False)],
)  # fmt: skip
def test_only_what_is_ambiguous_waits_for_enter(typed: str, is_whole: bool, is_open: bool) -> None:
    tables = range(1, 14)
    assert (is_result(typed, tables), may_go_on(typed, tables)) == (is_whole, is_open)


def test_the_round_stays_while_a_result_is_being_typed(page: LivePage, qtbot: QtBot, hand: Hand) -> None:
    key(qtbot, page, Key.Key_Space)
    qtbot.keyClicks(page.meetings.entry.line, "31")
    pass_minutes(page, hand, 6.1)
    assert page.meetings.shown == 1
    qtbot.keyClicks(page.meetings.entry.line, "1")
    assert page.meetings.shown == 2


def test_an_absence_takes_four_keys_and_keeps_held_rounds(
    page: LivePage, qtbot: QtBot, context: Context, workshop_id: int, hand: Hand
) -> None:
    key(qtbot, page, Key.Key_Space)
    pass_minutes(page, hand, 5.5)
    before = [(m.table_number, m.a.id, m.b.id) for m in meetings(context, workshop_id, 1)]
    key(qtbot, page, Key.Key_A)
    qtbot.keyClicks(page.focusWidget(), "2")
    key(qtbot, page, Key.Key_Return)
    qtbot.waitUntil(page.absences.outcome.isVisible, timeout=20_000)
    assert [(m.table_number, m.a.id, m.b.id) for m in meetings(context, workshop_id, 1)] == before
    coming = [m for m in context.read(meeting_rows, workshop_id) if m.round > 1]
    assert coming
    assert 2 not in {stand.number for m in coming for stand in (m.a, m.b)}
    assert "route card" in page.absences.outcome.text()


def test_a_round_under_way_is_not_planned_again(
    page: LivePage, qtbot: QtBot, context: Context, workshop_id: int, hand: Hand
) -> None:
    key(qtbot, page, Key.Key_Space)
    pass_minutes(page, hand, 2)
    before = meetings(context, workshop_id, 1)
    key(qtbot, page, Key.Key_A)
    qtbot.keyClicks(page.focusWidget(), "2")
    key(qtbot, page, Key.Key_Return)
    qtbot.waitUntil(page.absences.outcome.isVisible, timeout=20_000)
    assert [m.id for m in meetings(context, workshop_id, 1)] == [m.id for m in before]


def test_after_a_crash_it_offers_to_go_on(
    page: LivePage,
    qtbot: QtBot,
    store: Store,
    make_context: Callable[[Store], Context],
    workshop_id: int,
    hand: Hand,
) -> None:
    key(qtbot, page, Key.Key_Space)
    pass_minutes(page, hand, 8)
    pass_minutes(page, hand, 0.1)
    again = LivePage(make_context(store))
    qtbot.addWidget(again)
    again.show()
    again.go(Route("live", workshop_id))
    assert again.session is not None
    assert again.banner.isVisible()
    assert again.session.timer.round == 1
    again.resume.click()
    assert again.session.timer.round == 2
    assert again.session.timer.left_seconds == pytest.approx(174, abs=6)
    assert not again.session.timer.is_running
    assert not again.banner.isVisible()


def test_saving_the_clock_is_no_undo_step(page: LivePage, qtbot: QtBot, store: Store, hand: Hand) -> None:
    before = store.undo_step
    key(qtbot, page, Key.Key_Space)
    pass_minutes(page, hand, 1)
    assert store.undo_step is before


def test_the_clock_goes_on_when_the_page_is_built_again(
    qtbot: QtBot, context: Context, workshop_id: int
) -> None:
    first = LivePage(context)
    first.go(Route("live", workshop_id))
    session = first.session
    assert session is not None
    session.toggle()
    with qtbot.waitSignal(first.destroyed):
        first.deleteLater()
    session.tick()
    again = LivePage(context)
    qtbot.addWidget(again)
    again.go(Route("live", workshop_id))
    assert again.session is session
    assert session.timer.is_running


def test_a_workshop_deleted_takes_its_clock_away(
    page: LivePage, qtbot: QtBot, context: Context, workshop_id: int
) -> None:
    session = page.session
    assert session is not None
    key(qtbot, page, Key.Key_Space)
    with qtbot.waitSignal(session.destroyed):
        context.edit("Delete", workshops.delete_workshops, [workshop_id])
    assert page.session is None


def test_keys_typed_in_the_projector_work_too(page: LivePage, qtbot: QtBot) -> None:
    assert page.session is not None
    key(qtbot, page, Key.Key_P)
    window = page.session.projection.window
    assert window is not None
    qtbot.keyClick(window, Key.Key_Space)
    assert page.session.timer.is_running
    qtbot.keyClick(window, Key.Key_B)
    assert window.is_black
    qtbot.keyClick(window, Key.Key_F)
    assert window.is_frozen
    qtbot.keyClick(window, Key.Key_3)
    assert page.meetings.entry.line.text() == "3"
    qtbot.keyClick(window, Key.Key_Escape)
    assert page.session.projection.window is None


def test_a_workshop_without_a_plan_says_so(qtbot: QtBot, context: Context, hand: Hand, store: Store) -> None:
    with store.edit("Add") as session:
        workshop_id = workshops.add_workshop(session, title="Sense pla").key
    page = shown(qtbot, context, workshop_id, hand)
    asked: list[Route] = []
    context.routed.connect(asked.append)
    page.to_market.click()
    assert asked == [Route("workshops", workshop_id, "market")]


def test_hostile_names_show_as_they_are(page: LivePage) -> None:
    model = page.meetings.table.rows
    names = {str(model.index(r, c).data()) for r in range(model.rowCount()) for c in (1, 2)}
    assert HOSTILE in names
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in page.findChildren(QLabel)
        if HOSTILE in label.text()
    )


def test_a_note_is_written_in_the_list(page: LivePage, context: Context, workshop_id: int) -> None:
    model = page.meetings.table.rows
    assert model.setData(model.index(0, 5), "Tornaran a parlar")
    assert meetings(context, workshop_id, 1)[0].note == "Tornaran a parlar"


def test_a_saved_state_can_be_forgotten(
    page: LivePage, qtbot: QtBot, context: Context, workshop_id: int
) -> None:
    key(qtbot, page, Key.Key_Space)
    assert context.read(live.saved_timer, workshop_id) is not None
    assert page.session is not None
    page.session.start_anew()
    assert context.read(live.saved_timer, workshop_id) is None
