"""The market-place's timer on a clock that the test holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.planning.timer import RoundTimer


class Hand:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def timer(hand: Hand) -> RoundTimer:
    return RoundTimer(3, 5, 1, hand)


def test_it_stands_still_until_started(timer: RoundTimer, hand: Hand) -> None:
    hand.seconds += 100
    assert timer.left_seconds == 300
    timer.start()
    hand.seconds += 100
    assert timer.left_seconds == 200


def test_rounds_and_change_overs_follow_each_other_and_the_last_one_ends_it(
    timer: RoundTimer, hand: Hand
) -> None:
    timer.start()
    hand.seconds += 300
    assert timer.advance() == [1]
    assert (timer.round, timer.phase) == (1, "change")
    hand.seconds += 60
    assert timer.advance() == []
    assert (timer.round, timer.phase) == (2, "round")
    hand.seconds += 660
    assert timer.advance() == [2, 3]
    assert (timer.phase, timer.is_running, timer.left_seconds) == ("ended", False, 0)


def test_a_machine_that_slept_wakes_in_the_round_that_time_has_reached(timer: RoundTimer, hand: Hand) -> None:
    timer.start()
    hand.seconds += 300 + 60 + 30
    assert timer.advance() == [1]
    assert timer.round == 2
    assert timer.left_seconds == pytest.approx(270)


def test_a_pause_keeps_what_is_left(timer: RoundTimer, hand: Hand) -> None:
    timer.start()
    hand.seconds += 40
    timer.toggle()
    hand.seconds += 500
    assert timer.left_seconds == 260
    timer.toggle()
    hand.seconds += 10
    assert timer.left_seconds == 250


def test_a_minute_more_or_less_never_goes_below_nothing(timer: RoundTimer, hand: Hand) -> None:
    timer.start()
    timer.add_minutes(1)
    assert timer.left_seconds == 360
    timer.add_minutes(-10)
    assert timer.left_seconds == 0
    assert 0 <= timer.share_left <= 1


def test_the_urgency_shows_at_a_fifth_and_at_a_twentieth(timer: RoundTimer, hand: Hand) -> None:
    timer.start()
    assert timer.urgency == ""
    hand.seconds += 240
    assert timer.urgency == "soon"
    hand.seconds += 45
    assert timer.urgency == "last"


def test_what_remains_counts_the_coming_rounds_and_their_change_overs(timer: RoundTimer, hand: Hand) -> None:
    assert timer.remaining_seconds() == 3 * 300 + 2 * 60
    timer.start()
    hand.seconds += 330
    timer.advance()
    assert timer.remaining_seconds() == pytest.approx(30 + 2 * 300 + 60)


def test_a_saved_state_comes_back_paused(timer: RoundTimer, hand: Hand) -> None:
    timer.start()
    hand.seconds += 400
    timer.advance()
    state = timer.state()
    again = RoundTimer(3, 5, 1, hand)
    again.resume(state)
    assert (again.round, again.phase, again.is_running) == (2, "round", False)
    assert again.left_seconds == pytest.approx(timer.left_seconds)


@given(st.lists(st.tuples(st.sampled_from(["wait", "toggle", "more", "less", "next"]), st.integers(0, 900))))
def test_it_always_shows_a_round_of_the_plan_and_a_time_not_below_nothing(
    steps: list[tuple[str, int]],
) -> None:
    hand = Hand()
    timer = RoundTimer(4, 5, 1, hand)
    ended: list[int] = []
    for step, number in steps:
        if step == "wait":
            hand.seconds += number
        elif step == "toggle":
            timer.toggle()
        elif step == "next":
            timer.go_to(timer.round + 1)
        else:
            timer.add_minutes(1 if step == "more" else -1)
        ended += timer.advance()
        assert 1 <= timer.round <= 4
        assert timer.left_seconds >= 0
        assert 0 <= timer.share_left <= 1
