"""Wishes, by grid and by list, and what they weigh."""

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.services import market, weights, wishes
from aliances_desktop.store import Store
from tests.factories import a_workshop


def test_a_wish_is_said_changed_and_taken_back(store: Store) -> None:
    workshop = a_workshop(store, entities=3)
    with store.edit("Wish") as session:
        a, b, _ = (row.id for row in market.stand_rows(session, workshop.key))
        for level in ("like", "must", "veto"):
            wishes.set_wish(session, a, b, level)
            assert wishes.grid(session, workshop.key) == {(a, b): level}
        wishes.set_wish(session, a, b, "")
        assert wishes.grid(session, workshop.key) == {}


def test_a_stand_cannot_wish_for_itself_or_for_one_of_another_workshop(store: Store) -> None:
    workshop, other = a_workshop(store, entities=2), a_workshop(store, entities=2)
    with store.read() as session:
        mine = market.stand_rows(session, workshop.key)[0].id
        theirs = market.stand_rows(session, other.key)[0].id
    for target in (mine, theirs):
        with pytest.raises(UserError, match="another stand"), store.edit("Wish") as session:
            wishes.set_wish(session, mine, target, "must")


def test_a_wish_weighs_more_than_any_suggestion_and_silences_it_for_the_pair(store: Store) -> None:
    workshop = a_workshop(store, entities=4)
    with store.edit("Wishes") as session:
        a, b, c, d = (row.id for row in market.stand_rows(session, workshop.key))
        before = weights.scores(session, workshop.key)
        wishes.set_wish(session, b, a, "must")
        wishes.set_wish(session, c, d, "veto")
        after = weights.scores(session, workshop.key)
        vetoed = weights.vetoes(session, workshop.key)
    assert before[a, b] in range(1, 60)
    assert after[b, a] == 100
    assert (a, b) not in after
    assert (c, d) not in after
    assert after[b, c] == before[b, c]
    assert vetoed == {frozenset((c, d))}
