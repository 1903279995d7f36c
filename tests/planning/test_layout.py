"""Laying out phases and tasks: in sequence, as long as they are, the same from every day on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.planning.layout import Step, Stretch, lay_out, length, within

START = date(2027, 1, 11)
lengths = st.none() | st.integers(1, 400)
stretches = st.builds(
    Stretch,
    days=lengths,
    steps=st.lists(st.builds(Step, days=lengths, is_milestone=st.booleans()), max_size=6).map(tuple),
)
starts = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def test_phases_follow_each_other_and_tasks_follow_each_other_in_them() -> None:
    first, second = lay_out(
        [
            Stretch(days=1, steps=(Step(), Step(1), Step(is_milestone=True))),
            Stretch(days=15, steps=(Step(10), Step(2))),
        ],
        START,
    )
    assert first.span == (START, START)
    assert first.steps == ((None, None), (START, START), (START, START))
    assert second.span == (date(2027, 1, 12), date(2027, 1, 26))
    assert second.steps == (
        (date(2027, 1, 12), date(2027, 1, 21)),
        (date(2027, 1, 22), date(2027, 1, 23)),
    )


def test_after_an_open_ended_phase_nothing_has_a_date() -> None:
    first, second = lay_out([Stretch(steps=(Step(),)), Stretch(days=5, steps=(Step(2),))], START)
    assert first.span == (START, None)
    assert second.span == (None, None)
    assert second.steps == ((None, None),)


def test_a_milestone_falls_on_the_end_of_the_step_before_it_and_the_last_on_the_end_of_all() -> None:
    laid = within(
        Stretch(days=30, steps=(Step(3), Step(is_milestone=True), Step(4), Step(is_milestone=True))), START
    )
    assert laid.steps[1] == (date(2027, 1, 13), date(2027, 1, 13))
    assert laid.steps[3] == (date(2027, 2, 9), date(2027, 2, 9))


def test_the_end_of_time_is_told() -> None:
    with pytest.raises(OverflowError):
        lay_out([Stretch(days=400)], date(9999, 12, 1))


@given(st.lists(stretches, max_size=6), starts)
def test_everything_has_its_length_lies_in_its_phase_and_nothing_overlaps(
    given_: list[Stretch], starts_on: date
) -> None:
    before = starts_on - timedelta(days=1)
    is_open = False
    for stretch, laid in zip(given_, lay_out(given_, starts_on), strict=True):
        assert len(laid.steps) == len(stretch.steps)
        if is_open:
            assert laid.span == (None, None)
            assert set(laid.steps) <= {(None, None)}
            continue
        assert laid.span[0] == before + timedelta(days=1)
        day = before
        for step, (first, last) in zip(stretch.steps, laid.steps, strict=True):
            if not step.is_milestone and step.days:
                assert first == day + timedelta(days=1)
                assert length((first, last)) == step.days
                assert last is not None
                day = last
            elif not step.is_milestone:
                assert (first, last) == (None, None)
            if last is not None:
                assert first is not None
                assert laid.span[0] is not None
                assert laid.span[1] is not None
                assert laid.span[0] <= first <= last <= laid.span[1]
        is_open = laid.span[1] is None
        if laid.span[1] is not None:
            assert stretch.days is None or (length(laid.span) or 0) >= stretch.days
            before = laid.span[1]


@given(st.lists(stretches, max_size=6), starts, st.integers(0, 4000))
def test_a_later_start_moves_everything_by_as_many_days(
    given_: list[Stretch], starts_on: date, days: int
) -> None:
    move = timedelta(days=days)
    early = lay_out(given_, starts_on)
    late = lay_out(given_, starts_on + move)
    for one, other in zip(early, late, strict=True):
        for before, after in zip((one.span, *one.steps), (other.span, *other.steps), strict=True):
            assert after == tuple(day and day + move for day in before)


@given(st.lists(stretches, max_size=6), starts)
def test_the_lengths_of_what_is_laid_out_lay_out_the_same(given_: list[Stretch], starts_on: date) -> None:
    laid = lay_out(given_, starts_on)
    again = [
        Stretch(
            length(one.span) or stretch.days,
            tuple(
                step if step.is_milestone else Step(length(span) or step.days)
                for step, span in zip(stretch.steps, one.steps, strict=True)
            ),
        )
        for stretch, one in zip(given_, laid, strict=True)
    ]
    assert lay_out(again, starts_on) == laid
