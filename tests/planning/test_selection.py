"""The weighted mean and the count of a vote: exact, in any order, with ties and recounts."""

import random
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.model.selection import Option, Slip, Standard
from aliances_desktop.planning.selection import count, rank, weighted_mean

OPENS = date(2026, 11, 10)
CLOSES = date(2026, 11, 25)
OPTIONS = tuple(Option(digit, 100 + digit, f"Projecte {digit}") for digit in range(1, 5))
WEIGHTS = st.floats(0, 1000, allow_nan=False).map(lambda value: round(value, 2))
SCORES = st.integers(0, 5).map(float)
choices = st.one_of(st.none(), st.sampled_from([one.key for one in OPTIONS]))


@st.composite
def slips(draw: st.DrawFn) -> list[Slip]:
    days = st.one_of(st.none(), st.integers(-3, 18).map(lambda n: OPENS + timedelta(days=n)))
    made = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        day = draw(days)
        is_reread = day is not None and draw(st.booleans())
        choice = draw(choices) if day is not None else None
        again = draw(choices) if is_reread else None
        made.append(Slip(number, number, f"Entitat {number}", choice, day, False, again, is_reread))
    return made


@given(st.lists(st.tuples(WEIGHTS, SCORES), max_size=8))
def test_the_mean_lies_between_the_least_and_the_greatest_score(pairs: list[tuple[float, float]]) -> None:
    mean = weighted_mean(pairs)
    counted = [score for weight, score in pairs if weight]
    if not counted:
        assert mean is None
    else:
        assert mean is not None
        assert min(counted) <= mean <= max(counted)


@given(st.lists(st.tuples(WEIGHTS, SCORES), min_size=1, max_size=8), st.randoms())
def test_the_mean_is_the_same_in_any_order_and_scale_of_weights(
    pairs: list[tuple[float, float]], chance: random.Random
) -> None:
    shuffled = [(round(weight, 2), score) for weight, score in pairs]
    chance.shuffle(shuffled)
    assert weighted_mean(shuffled) == weighted_mean(pairs)


def test_the_mean_is_exact_where_floats_are_not() -> None:
    assert weighted_mean([(0.1, 3), (0.2, 3), (0.3, 3)]) == 3
    assert weighted_mean([(1, 5), (2, 2)]) == 3
    assert weighted_mean([(0.1, 1), (0.2, 2)]) == Fraction(5, 3)


@given(
    st.lists(WEIGHTS, min_size=1, max_size=4),
    st.lists(st.lists(st.one_of(st.none(), SCORES), min_size=4, max_size=4), min_size=1, max_size=6),
    st.randoms(),
)
def test_places_do_not_depend_on_the_order_and_a_missing_score_is_not_a_0(
    weights: list[float], table: list[list[float | None]], chance: random.Random
) -> None:
    standards = [Standard(n, f"Criteri {n}", weight) for n, weight in enumerate(weights)]
    projects = [(n, f"Projecte {n}") for n in range(len(table))]
    scores = {
        (p, c): value
        for p, line in enumerate(table)
        for c, value in enumerate(line[: len(weights)])
        if value is not None
    }
    found = {one.key: one for one in rank(standards, projects, scores).standings}
    shuffled, mixed = list(projects), list(standards)
    chance.shuffle(shuffled)
    chance.shuffle(mixed)
    other = {one.key: one for one in rank(mixed, shuffled, scores).standings}
    for key, one in found.items():
        assert (one.place, one.mean, one.is_tied) == (other[key].place, other[key].mean, other[key].is_tied)
        lacking = [s.text for s in standards if s.weight and (key, s.key) not in scores]
        assert list(one.missing) == lacking
        assert not (lacking and one.place)
        assert one.is_tied == (
            one.place is not None and sum(two.place == one.place for two in found.values()) > 1
        )


def test_a_tie_shares_its_place_and_the_next_one_is_skipped() -> None:
    standards = [Standard(1, "Impacte", 2), Standard(2, "Cost", 1)]
    scores = {(1, 1): 5.0, (1, 2): 2.0, (2, 1): 4.0, (2, 2): 4.0, (3, 1): 1.0, (3, 2): 1.0, (4, 1): 5.0}
    ranking = rank(standards, [(1, "A"), (2, "B"), (3, "C"), (4, "D")], scores)
    assert [(one.title, one.place, one.is_tied) for one in ranking.standings] == [
        ("A", 1, True), ("B", 1, True), ("C", 3, False), ("D", None, False),
    ]  # fmt: skip
    assert ranking.standings[3].missing == ("Cost",)
    assert ranking.standings[3].mean == 5


@given(slips(), st.booleans(), st.randoms())
def test_every_slip_is_counted_once_or_named_whatever_the_order(
    given_slips: list[Slip], is_recounted: bool, chance: random.Random
) -> None:
    tally = count(OPTIONS, given_slips, OPENS, CLOSES, is_recounted)
    shuffled = list(given_slips)
    chance.shuffle(shuffled)
    assert count(OPTIONS, shuffled, OPENS, CLOSES, is_recounted) == tally
    named = len(tally.early) + len(tally.late) + len(tally.awaited)
    assert tally.first.total + named == len(given_slips)
    if tally.second is not None:
        assert tally.second.total + len(tally.unread) == tally.first.total
    for one in (*tally.early, *tally.late):
        assert one.cast_on is not None
        assert not OPENS <= one.cast_on <= CLOSES


@given(slips())
def test_there_is_a_result_only_when_both_counts_agree_slip_by_slip(given_slips: list[Slip]) -> None:
    tally = count(OPTIONS, given_slips, OPENS, CLOSES, is_recounted=True)
    valid = [one for one in given_slips if one.cast_on is not None and OPENS <= one.cast_on <= CLOSES]
    agree = all(one.is_reread and one.again == one.choice for one in valid)
    assert tally.is_agreed == agree
    if not agree:
        assert tally.leaders == ()
    elif any(tally.first.votes):
        assert {one.digit for one in tally.leaders} == {
            digit for digit, votes in enumerate(tally.first.votes, 1) if votes == max(tally.first.votes)
        }
        assert tally.second == tally.first


def test_two_swapped_votes_differ_though_the_sums_agree() -> None:
    made = [
        Slip(1, 1, "A", 101, OPENS, again=102, is_reread=True),
        Slip(2, 2, "B", 102, OPENS, again=101, is_reread=True),
    ]
    tally = count(OPTIONS, made, OPENS, CLOSES, is_recounted=True)
    assert tally.first == tally.second
    assert [one.number for one in tally.differing] == [1, 2]
    assert tally.leaders == ()


def test_blank_votes_win_nothing_and_without_a_window_all_count() -> None:
    made = [Slip(n, n, str(n), None, OPENS - timedelta(days=90)) for n in (1, 2, 3)]
    tally = count(OPTIONS, made, None, None)
    assert (tally.first.blank, tally.leaders) == (3, ())
    assert count(OPTIONS, made, OPENS, None).early == tuple(made)
