"""Planning the market-place from the file, at the door again, and by hand."""

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.progress import Cancelled, Progress
from aliances_desktop.services import (
    market,
    participants,
    plan,
    plan_checks,
    plan_edit,
    replan,
    rounds,
    wishes,
)
from aliances_desktop.store import Store
from tests.factories import a_workshop


def planned(store: Store, entities: int = 12, **values: object) -> int:
    """A workshop whose market-place is planned."""
    workshop = a_workshop(store, entities=entities)
    with store.edit("Plan") as session:
        for field, value in values.items():
            market.set_value(session, workshop.key, field, value)
        plan.plan_rounds(session, workshop.key, Progress())
    return workshop.key


def places(store: Store, workshop_id: int) -> set[tuple[int, int, int, int]]:
    """The plan as (round, table, number, number)."""
    with store.read() as session:
        return {
            (row.round, row.table_number, row.a.number, row.b.number)
            for row in rounds.meeting_rows(session, workshop_id)
        }


def test_everyone_meets_somebody_new_in_every_round(store: Store) -> None:
    workshop_id = planned(store, entities=8, rounds=7)
    with store.read() as session:
        found = rounds.all_rounds(session, workshop_id)
        summary = plan.summary(session, workshop_id)
        assert plan_checks.problems(session, workshop_id) == []
    assert [(len(r.meetings), r.idle) for r in found] == [(4, ())] * 7
    assert len({frozenset((m.a.id, m.b.id)) for r in found for m in r.meetings}) == 28
    assert (summary.rounds, summary.meetings, summary.spread) == (7, 28, 0)


def test_with_an_odd_number_somebody_has_each_round_off_and_is_named(store: Store) -> None:
    workshop_id = planned(store, entities=7, rounds=3)
    with store.read() as session:
        found = rounds.all_rounds(session, workshop_id)
    assert [(len(r.meetings), len(r.idle)) for r in found] == [(3, 1)] * 3


def test_wishes_are_granted_vetoes_and_entities_respected(store: Store) -> None:
    workshop = a_workshop(store, entities=10)
    with store.edit("Wishes") as session:
        people = participants.rows(session, workshop.key)
        participants.add_person(
            session, workshop.key, people[0].entity_id, person="Una altra", attendance="confirmed"
        )
        market.sync_stands(session, workshop.key)
        stands = [row.id for row in market.stand_rows(session, workshop.key)]
        market.set_value(session, workshop.key, "rounds", 3)
        wishes.set_wish(session, stands[0], stands[9], "must")
        wishes.set_wish(session, stands[4], stands[7], "like")
        wishes.set_wish(session, stands[5], stands[6], "veto")
        result = plan.plan_rounds(session, workshop.key, Progress())
        pairs = {(m.a.number, m.b.number) for m in rounds.meeting_rows(session, workshop.key)}
    assert {(1, 10), (5, 8)} <= pairs
    assert not {(1, 11), (6, 7)} & pairs
    assert result.without_wish == ()
    assert [(line.stand.number, line.wished, line.missed) for line in result.stands if line.wished] == [
        (1, 1, ()),
        (5, 1, ()),
    ]


def test_a_wish_that_cannot_be_granted_is_named(store: Store) -> None:
    workshop = a_workshop(store, entities=4)
    with store.edit("Wishes") as session:
        first, second, *_ = market.stand_rows(session, workshop.key)
        wishes.set_wish(session, first.id, second.id, "must")
        market.set_availability(session, first.id, 1, 1)
        market.set_availability(session, second.id, 2, 3)
        result = plan.plan_rounds(session, workshop.key, Progress())
    assert [row.number for row in result.without_wish] == [1]
    assert [line.missed[0].number for line in result.stands if line.missed] == [2]


def test_whoever_must_meet_meets_even_where_less_would_be_fairer_or_wished_by_more(store: Store) -> None:
    workshop = a_workshop(store, entities=8)
    with store.edit("Wishes") as session:
        stands = [row.id for row in market.stand_rows(session, workshop.key)]
        market.set_value(session, workshop.key, "rounds", 1)
        for other in stands[2:]:
            wishes.set_wish(session, stands[0], other, "like")
            wishes.set_wish(session, other, stands[0], "like")
        wishes.set_wish(session, stands[1], stands[0], "must")
        result = plan.plan_rounds(session, workshop.key, Progress())
        meetings = rounds.meeting_rows(session, workshop.key)
    assert {1, 2} in [{row.a.number, row.b.number} for row in meetings]
    assert result.apart == ()


def test_who_must_meet_and_finds_no_round_is_named_and_the_others_meet(store: Store) -> None:
    workshop = a_workshop(store, entities=6)
    with store.edit("Wishes") as session:
        stands = [row.id for row in market.stand_rows(session, workshop.key)]
        market.set_value(session, workshop.key, "rounds", 2)
        for other in stands[1:4]:
            wishes.set_wish(session, other, stands[0], "must")
        wishes.set_wish(session, stands[4], stands[5], "must")
        wishes.set_wish(session, stands[5], stands[4], "veto")
        result = plan.plan_rounds(session, workshop.key, Progress())
        meetings = rounds.meeting_rows(session, workshop.key)
    pairs = [{row.a.number, row.b.number} for row in meetings]
    assert len(meetings) == 6
    assert sum({1, other} in pairs for other in (2, 3, 4)) == 2
    assert [(a.number, b.number) for a, b in result.apart] == [
        (1, other) for other in (2, 3, 4) if {1, other} not in pairs
    ]


def test_the_same_data_give_the_same_plan_and_planning_is_one_undo_step(store: Store) -> None:
    workshop_id = planned(store)
    first = places(store, workshop_id)
    store.undo()
    assert places(store, workshop_id) == set()
    with store.edit("Plan") as session:
        plan.plan_rounds(session, workshop_id, Progress())
    assert places(store, workshop_id) == first


def test_cancelling_leaves_the_old_plan(store: Store) -> None:
    workshop_id = planned(store)
    with store.edit("Fewer rounds") as session:
        market.set_value(session, workshop_id, "rounds", 2)
    before = places(store, workshop_id)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled), store.edit("Plan") as session:
        plan.plan_rounds(session, workshop_id, progress)
    assert places(store, workshop_id) == before


def test_nothing_is_planned_for_a_single_entity(store: Store) -> None:
    workshop = a_workshop(store, entities=1)
    with pytest.raises(UserError, match="two entities"), store.edit("Plan") as session:
        plan.plan_rounds(session, workshop.key, Progress())


def test_tables_limit_the_meetings_of_a_round(store: Store) -> None:
    workshop_id = planned(store, entities=12, tables=4, rounds=6)
    assert max(table for _, table, _, _ in places(store, workshop_id)) == 4
    with store.read() as session:
        assert plan.summary(session, workshop_id).spread <= 1


def test_a_plan_says_what_no_longer_fits(store: Store) -> None:
    workshop_id = planned(store, entities=6, rounds=3)
    with store.edit("Changes") as session:
        people = participants.rows(session, workshop_id)
        participants.set_attendance(session, [people[0].id], "absent")
        participants.add_person(session, workshop_id, people[1].entity_id, attendance="confirmed")
        market.sync_stands(session, workshop_id)
        market.set_value(session, workshop_id, "rounds", 2)
        meeting = rounds.meeting_rows(session, workshop_id, 1)[-1]
        wishes.set_wish(session, meeting.a.id, meeting.b.id, "veto")
        found = plan_checks.problems(session, workshop_id)
    messages = {problem.msgid for problem in found}
    assert messages == {
        "Round {round}: {name} is not there.",
        "{name} has come since and meets nobody yet.",
        "{planned} rounds are planned, but there is only room for {rounds}.",
        "Round {round}: {a} and {b} must never meet.",
    }
    assert all(problem.msgid.format(**problem.values) for problem in found)


def test_replanning_at_the_door_keeps_held_rounds_and_names_every_sheet_that_changes(store: Store) -> None:
    workshop_id = planned(store, entities=28)
    before = places(store, workshop_id)
    with store.edit("Missing") as session:
        market.load(session, workshop_id).held_rounds = 2
        people = participants.rows(session, workshop_id)
        participants.set_attendance(session, [people[n].id for n in (3, 11, 20)], "absent")
        result = replan.replan(session, workshop_id, Progress())
        assert plan_checks.problems(session, workshop_id) == []
    after = places(store, workshop_id)
    assert {p for p in before if p[0] <= 2} == {p for p in after if p[0] <= 2}
    assert result.kept_share >= 0.95
    assert result.plan.spread <= 2
    missing = {4, 12, 21}
    changed = {n for place in before ^ after for n in place[2:]} - missing
    assert {row.number for row in result.changed_stands} == changed
    assert set(result.changed_rounds) == {place[0] for place in before ^ after}


def test_replanning_without_any_change_changes_no_sheet(store: Store) -> None:
    workshop_id = planned(store)
    before = places(store, workshop_id)
    with store.edit("Replan") as session:
        result = replan.replan(session, workshop_id, Progress())
    assert (result.changed_stands, result.changed_rounds, result.kept_share) == ((), (), 1.0)
    assert places(store, workshop_id) == before


def test_a_swap_by_hand_says_its_cost_and_does_it(store: Store) -> None:
    workshop_id = planned(store, entities=12, rounds=2)
    with store.edit("Swap") as session:
        before = rounds.meeting_rows(session, workshop_id, 1)
        one, other = next(
            (x.a.id, y.a.id)
            for x in before
            for y in before
            if x != y and not plan_edit.check_swap(session, workshop_id, 1, x.a.id, y.a.id).problems
        )
        value = plan.summary(session, workshop_id).value
        report = plan_edit.swap(session, workshop_id, 1, one, other)
        after = rounds.meeting_rows(session, workshop_id, 1)
        assert plan.summary(session, workshop_id).value == value - report.cost
    assert sum(x != y for x, y in zip(before, after, strict=True)) == 2


def test_a_swap_that_breaks_a_rule_is_refused_with_the_reason(store: Store) -> None:
    workshop_id = planned(store, entities=12, rounds=3)
    with store.edit("Held") as session:
        market.load(session, workshop_id).held_rounds = 1
        first, second, *_ = rounds.meeting_rows(session, workshop_id, 2)
        wishes.set_wish(session, first.b.id, second.a.id, "veto")
    with store.edit("Swap") as session:
        with pytest.raises(UserError, match="must never meet"):
            plan_edit.swap(session, workshop_id, 2, first.a.id, second.a.id)
        with pytest.raises(UserError, match="different tables"):
            plan_edit.swap(session, workshop_id, 2, first.a.id, first.b.id)
        held, other, *_ = rounds.meeting_rows(session, workshop_id, 1)
        with pytest.raises(UserError, match="has been held"):
            plan_edit.swap(session, workshop_id, 1, held.a.id, other.a.id)
