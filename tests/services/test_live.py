"""The market-place while it runs."""

from datetime import UTC, datetime, timedelta

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.planning.timer import TimerState
from aliances_desktop.progress import Progress
from aliances_desktop.services import live, market, participants, plan, rounds
from aliances_desktop.store import Store
from tests.factories import a_workshop

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)


def running(store: Store, entities: int = 8) -> int:
    """A workshop whose people have arrived and whose market-place is planned."""
    workshop = a_workshop(store, entities=entities, attendance="arrived")
    with store.edit("Plan") as session:
        plan.plan_rounds(session, workshop.key, Progress())
    return workshop.key


@pytest.mark.parametrize(
    ("typed", "interests"),
    [("211", ("yes", "yes")), ("223", ("maybe", "no")), ("230", ("no", "")), ("0212", ("yes", "maybe"))],
)
def test_three_keys_enter_the_result_of_a_table(store: Store, typed: str, interests: tuple[str, str]) -> None:
    workshop_id = running(store)
    with store.edit("Result") as session:
        live.type_result(session, workshop_id, 1, typed)
        row = rounds.meeting_rows(session, workshop_id, 1)[1]
    assert row.table_number == 2
    assert (row.a_interest, row.b_interest) == interests


@pytest.mark.parametrize("typed", ["", "11", "2x1", "214", "-11", "²11"])
def test_anything_else_typed_is_refused(store: Store, typed: str) -> None:
    workshop_id = running(store)
    with store.edit("Result") as session, pytest.raises(UserError, match="digit for each side"):
        live.type_result(session, workshop_id, 1, typed)


def test_a_table_where_nobody_meets_is_said(store: Store) -> None:
    workshop_id = running(store)
    with store.edit("Result") as session, pytest.raises(UserError, match="table 9 in round 1"):
        live.type_result(session, workshop_id, 1, "911")


def test_the_timer_is_saved_without_an_undo_step_and_found_again(store: Store) -> None:
    workshop_id = running(store)
    step = store.undo_step
    state = TimerState(3, "change", 41.5, True)
    with store.edit("Timer") as session:
        live.save_timer(session, workshop_id, TimerState(3, "change", 44, True), NOON)
    with store.edit("Timer") as session:
        live.save_timer(session, workshop_id, state, NOON + timedelta(seconds=3))
    with store.read() as session:
        assert live.saved_timer(session, workshop_id) == live.SavedTimer(state, NOON + timedelta(seconds=3))
    assert store.undo_step == step
    with store.edit("Timer") as session:
        live.clear_timer(session, workshop_id)
        assert live.saved_timer(session, workshop_id) is None


def test_whoever_goes_home_keeps_the_rounds_held_and_leaves_the_coming_ones(store: Store) -> None:
    workshop_id = running(store)
    with store.edit("Leaves") as session:
        live.hold_round(session, workshop_id, 2)
        held = [r for r in rounds.meeting_rows(session, workshop_id) if r.round <= 2]
        person = participants.rows(session, workshop_id)[0]
        result = live.mark_absent(session, workshop_id, [person.id], Progress())
        rows = rounds.meeting_rows(session, workshop_id)
        stand = market.stand_rows(session, workshop_id)[0]
    assert [(r.id, r.round, r.table_number) for r in rows if r.round <= 2] == [
        (r.id, r.round, r.table_number) for r in held
    ]
    assert not [r for r in rows if r.round > 2 and 1 in (r.a.number, r.b.number)]
    assert (stand.attendance, stand.to_round) == ("arrived", 2)
    assert result.changed_stands


def test_whoever_never_came_is_absent(store: Store) -> None:
    workshop = a_workshop(store, entities=6)
    with store.edit("Absent") as session:
        plan.plan_rounds(session, workshop.key, Progress())
        person = participants.rows(session, workshop.key)[0]
        live.mark_absent(session, workshop.key, [person.id], Progress())
        assert participants.rows(session, workshop.key)[0].attendance == "absent"
        assert not [r for r in rounds.meeting_rows(session, workshop.key) if 1 in (r.a.number, r.b.number)]


def test_whoever_comes_late_joins_from_the_next_round(store: Store) -> None:
    workshop = a_workshop(store, entities=8)
    with store.edit("Late") as session:
        late = participants.rows(session, workshop.key)[7]
        participants.set_attendance(session, [late.id], "invited")
        plan.plan_rounds(session, workshop.key, Progress())
        live.hold_round(session, workshop.key, 3)
        result = live.mark_arrived(session, workshop.key, [late.id], NOON, Progress())
        met = [r.round for r in rounds.meeting_rows(session, workshop.key) if 8 in (r.a.number, r.b.number)]
        setup = market.load(session, workshop.key)
    assert met == list(range(4, setup.rounds + 1))
    assert 8 in {row.number for row in result.changed_stands}


def test_a_round_once_held_stays_held(store: Store) -> None:
    workshop_id = running(store)
    with store.edit("Held") as session:
        live.hold_round(session, workshop_id, 3)
        live.hold_round(session, workshop_id, 2)
        assert market.load(session, workshop_id).held_rounds == 3
        with pytest.raises(UserError, match="already been held"):
            market.set_value(session, workshop_id, "rounds", 2)
