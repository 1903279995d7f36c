"""Dates that depend on each other: no ring, what follows is pushed just far enough, and undoing restores."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.planning.shifting import Link, Span, cycle, period, shift

DAY = timedelta(days=1)
FIRST = date(2027, 1, 1)


def days(start: int, length: int) -> Span:
    return FIRST + DAY * start, FIRST + DAY * (start + length - 1)


@st.composite
def plans(draw: st.DrawFn) -> tuple[dict[int, Span], list[Link[int]]]:
    """Tasks with links that only ever lead forward in number, so that there is no ring."""
    count = draw(st.integers(2, 12))
    spans = {n: days(draw(st.integers(0, 60)), draw(st.integers(1, 20))) for n in range(count)}
    pairs = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=20))
    links = {(max(a, b), min(a, b)) for a, b in pairs if a != b}
    return spans, [Link(task, on, draw(st.integers(-5, 10))) for task, on in sorted(links)]


def is_kept(link: Link[int], spans: dict[int, Span]) -> bool:
    return spans[link.task][0] >= spans[link.on][1] + DAY * (1 + link.lag_days)


def test_the_periods_of_a_year_cover_it_without_a_gap() -> None:
    quarters = [period(code, 2028) for code in ("q1", "q2", "q3", "q4")]
    assert quarters[0][0] == date(2028, 1, 1)
    assert quarters[-1][1] == date(2028, 12, 31)
    assert all(before[1] + DAY == after[0] for before, after in itertools.pairwise(quarters))
    assert period("s1", 2028) == (quarters[0][0], quarters[1][1])
    assert period("year", 2028) == (quarters[0][0], quarters[3][1])
    with pytest.raises(KeyError):
        period("q5", 2028)


@given(plans())
def test_links_that_lead_forward_make_no_ring(plan: tuple[dict[int, Span], list[Link[int]]]) -> None:
    assert cycle(plan[1]) == []


@given(st.lists(st.integers(0, 8), min_size=2, max_size=6, unique=True), st.lists(st.integers(0, 8)))
def test_a_ring_is_found_whatever_else_there_is(ring: list[int], others: list[int]) -> None:
    links = [Link(a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    found = cycle([*links, *(Link(100 + n, n) for n in others)])
    assert set(found) == set(ring)
    assert len(found) == len(ring)


@given(plans(), st.data())
def test_whatever_a_move_touches_keeps_its_dependencies_and_its_length(
    plan: tuple[dict[int, Span], list[Link[int]]], data: st.DataObject
) -> None:
    spans, links = plan
    task = data.draw(st.sampled_from(sorted(spans)))
    moved = {task: days(data.draw(st.integers(-30, 120)), data.draw(st.integers(1, 20)))}
    changed = shift(spans, links, moved)
    after = {**spans, **{key: new for key, (_old, new) in changed.items()}}
    for link in links:
        if is_kept(link, spans) or link.task in changed or link.on in changed:
            assert is_kept(link, after)
    for key, (old, new) in changed.items():
        assert old == spans[key]
        assert old != new
        if key != task:
            assert new[0] > old[0], "nothing is pulled back"
            assert new[1] - new[0] == old[1] - old[0]


@given(plans(), st.data())
def test_shifting_again_changes_nothing_and_the_way_back_restores(
    plan: tuple[dict[int, Span], list[Link[int]]], data: st.DataObject
) -> None:
    spans, links = plan
    task = data.draw(st.sampled_from(sorted(spans)))
    changed = shift(spans, links, {task: days(data.draw(st.integers(0, 120)), 5)})
    after = {**spans, **{key: new for key, (_old, new) in changed.items()}}
    if task in changed:
        assert shift(after, links, {task: after[task]}) == {}
    assert {**after, **{key: old for key, (old, _new) in changed.items()}} == spans


def test_a_move_back_leaves_what_follows_where_it_is() -> None:
    spans = {1: days(10, 5), 2: days(15, 5)}
    assert shift(spans, [Link(2, 1)], {1: days(3, 5)}) == {1: (days(10, 5), days(3, 5))}


def test_a_move_into_what_it_waits_for_is_put_off() -> None:
    spans = {1: days(0, 5), 2: days(10, 5)}
    assert shift(spans, [Link(2, 1, 2)], {2: days(1, 5)}) == {2: (days(10, 5), days(7, 5))}


def test_a_chain_follows_only_as_far_as_needed() -> None:
    spans = {1: days(0, 5), 2: days(5, 5), 3: days(12, 5)}
    changed = shift(spans, [Link(2, 1), Link(3, 2)], {1: days(1, 5)})
    assert changed == {1: (days(0, 5), days(1, 5)), 2: (days(5, 5), days(6, 5))}
