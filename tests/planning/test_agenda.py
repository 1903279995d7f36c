"""Timing an agenda: rows follow each other, fixed rows hold, tracks run side by side; late, ahead, what to cut."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.planning.agenda import Row, parse_minutes, plan_times, position, propose_cuts

TEN = 600
GUIDE = (5, 5, 20, 30, 20, 45, 105, 10)


@st.composite
def agendas(draw: st.DrawFn) -> list[Row]:
    count = draw(st.integers(1, 12))
    return [
        Row(
            n, draw(st.integers(0, 120)), draw(st.sampled_from((0, 0, 0, 1, 2))),
            draw(st.one_of(st.none(), st.none(), st.integers(500, 1200))), draw(st.integers(0, 30)),
        )
        for n in range(count)
    ]  # fmt: skip


def test_the_guides_workshop_runs_from_ten_to_two() -> None:
    timing = plan_times([Row(n, minutes) for n, minutes in enumerate(GUIDE)], TEN, 14 * 60)
    assert [slot.start for slot in timing.slots] == [600, 605, 610, 630, 660, 680, 725, 830]
    assert (timing.end, timing.over) == (840, 0)


@given(agendas())
def test_everyone_is_at_one_place_at_a_time_unless_a_fixed_row_says_so(rows: list[Row]) -> None:
    timing = plan_times(rows, TEN)
    by_id = {slot.id: slot for slot in timing.slots}
    assert [slot.id for slot in timing.slots] == [row.id for row in rows]
    for row in rows:
        slot = by_id[row.id]
        assert slot.end - slot.start == row.minutes
        assert row.fixed_at in (None, slot.start)
        assert not (slot.gap and slot.overlap)
    for one, other in itertools.pairwise(rows):
        if one.track == other.track:
            assert by_id[other.id].start == by_id[one.id].end + by_id[other.id].gap - by_id[other.id].overlap
    assert timing.over == sum(slot.overlap for slot in timing.slots)


@given(agendas(), st.integers(0, 11), st.integers(1, 60))
def test_a_longer_row_moves_what_follows_until_a_fixed_row_and_nothing_before(
    rows: list[Row], place: int, more: int
) -> None:
    place %= len(rows)
    longer = [
        Row(r.id, r.minutes + more * (n == place), r.track, r.fixed_at, r.can_shrink)
        for n, r in enumerate(rows)
    ]
    before, after = plan_times(rows, TEN).slots, plan_times(longer, TEN).slots
    assert before[:place] == after[:place]
    for old, new, row in zip(before, after, rows, strict=True):
        assert 0 <= new.start - old.start <= more
        if row.fixed_at is not None:
            assert new.start == old.start


def test_the_row_after_parallel_groups_waits_for_the_longest() -> None:
    rows = [Row(1, 10), Row(2, 30, track=1), Row(3, 15, track=2), Row(4, 20, track=2), Row(5, 5)]
    assert [slot.start for slot in plan_times(rows, TEN).slots] == [600, 610, 610, 625, 645]


def test_running_past_the_end_or_into_a_fixed_row_is_what_has_to_be_cut() -> None:
    assert plan_times([Row(1, 70)], TEN, 660).over == 10
    timing = plan_times([Row(1, 70), Row(2, 30, fixed_at=660)], TEN, 690)
    assert (timing.slots[1].overlap, timing.over) == (10, 10)
    assert plan_times([Row(1, 40), Row(2, 30, fixed_at=660)], TEN, 700).slots[1].gap == 20


def test_where_a_running_agenda_stands() -> None:
    rows = [Row(1, 10, started=600, ended=615), Row(2, 30, started=615), Row(3, 20), Row(4, 10, fixed_at=700)]
    now = position(rows, TEN, 630)
    assert [(one.id, one.ends, one.left) for one in now.running] == [(2, 645, 15)]
    assert now.coming == (3, 4)
    # The fixed row takes up the five minutes lost.
    assert now.late == 0
    assert position(rows[:3], TEN, 630).late == 5
    assert position(rows[:3], TEN, 660).late == 20
    assert position([Row(1, 10, started=600, ended=604), Row(2, 30)], TEN, 604).late == -6


def test_groups_in_parallel_are_all_on() -> None:
    rows = [Row(1, 30, 1, started=600), Row(2, 20, 2, started=600), Row(3, 10, 2), Row(4, 5)]
    now = position(rows, TEN, 625)
    assert [(one.id, one.left) for one in now.running] == [(1, 5), (2, -5)]
    assert now.late == 5


def test_before_it_begins_an_agenda_is_as_late_as_the_clock() -> None:
    assert position([Row(1, 30)], TEN, 590).late == 0
    assert position([Row(1, 30)], TEN, 612).late == 12


@given(agendas(), st.integers(-10, 200))
def test_a_proposal_cuts_no_more_than_can_be_and_all_that_is_wanted_where_it_can(
    rows: list[Row], over: int
) -> None:
    cuts = {cut.id: cut.minutes for cut in propose_cuts(rows, over)}
    room = {row.id: row.can_shrink for row in rows if row.track == 0}
    assert all(0 < minutes <= room[id] for id, minutes in cuts.items())
    assert sum(cuts.values()) == min(max(over, 0), sum(room.values()))


def test_what_has_begun_is_not_cut() -> None:
    rows = [Row(1, 30, can_shrink=10, started=600), Row(2, 30, can_shrink=10), Row(3, 30, can_shrink=20)]
    assert [(cut.id, cut.minutes) for cut in propose_cuts(rows, 15)] == [(2, 5), (3, 10)]


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("45", 45), ("45m", 45), ("45 min", 45), ("1h15", 75), ("1:15", 75), ("1 h 15", 75), ("2h", 120), ("0", 0),
     ("90'", 90), ("1h", 60), ("", None), ("1:75", None), ("abc", None), ("-5", None), ("99999", None), ("25h", None)],
)  # fmt: skip
def test_durations_as_people_type_them(typed: str, minutes: int | None) -> None:
    assert parse_minutes(typed) == minutes
