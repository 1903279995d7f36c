"""Workshops: kept, validated, listed, copied, deleted."""

from datetime import date, time

import pytest
from sqlmodel import select

from aliances_desktop.errors import UserError
from aliances_desktop.model import Market, Participant, Stand, Workshop
from aliances_desktop.services import market, participants, workshops
from aliances_desktop.store import Store
from tests.factories import a_workshop


def test_an_alliances_workshop_gets_a_market_place_with_the_guides_times(store: Store) -> None:
    with store.edit("Add workshop") as session:
        added = workshops.add_workshop(session, title="Taller", day=date(2026, 11, 26))
    with store.read() as session:
        setup = market.load(session, added.key)
    assert (setup.total_minutes, setup.plenary_minutes, setup.round_minutes, setup.change_minutes) == (
        105,
        30,
        5,
        1,
    )


def test_a_focus_group_has_no_market_place_until_it_becomes_an_alliances_workshop(store: Store) -> None:
    with store.edit("Add workshop") as session:
        added = workshops.add_workshop(session, title="Grup", kind="focus_group")
    with store.read() as session, pytest.raises(UserError, match="no market-place"):
        market.load(session, added.key)
    with store.edit("Change kind") as session:
        workshops.set_value(session, added.key, "kind", "alliances")
    with store.read() as session:
        assert market.load(session, added.key).rounds == 12


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "  ", "title"),
        ("ends_at", time(9), "end after"),
        ("ends_at", time(10), "end after"),
        ("languages", (), "language"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_changes(
    store: Store, field: str, value: object, message: str
) -> None:
    workshop = a_workshop(store, entities=2)
    with pytest.raises(UserError, match=message), store.edit("Change") as session:
        workshops.set_value(session, workshop.key, field, value)
    with store.read() as session:
        assert workshops.load(session, workshop.key) == workshop


def test_text_is_normalised_at_the_border(store: Store) -> None:
    workshop = a_workshop(store, entities=2)
    with store.edit("Change") as session:
        changed = workshops.set_value(session, workshop.key, "title", " Taller\u00a0col\u2219lectiu \x00")
    assert changed.title == "Taller col·lectiu"


def test_the_list_counts_people_and_puts_the_newest_first_with_undated_ones_before(store: Store) -> None:
    old = a_workshop(store, entities=3, title="Vell", day=date(2025, 1, 1))
    new = a_workshop(store, entities=2, title="Nou", day=date(2026, 1, 1), attendance="invited")
    with store.edit("Add") as session:
        undated = workshops.add_workshop(session, title="Sense data")
    with store.read() as session:
        rows = workshops.rows(session, workshops.workshop_ids(session))
    assert [row.id for row in rows] == [undated.key, new.key, old.key]
    assert [(row.people, row.confirmed) for row in rows] == [(0, 0), (2, 0), (3, 3)]


def test_the_list_is_narrowed_by_state_and_by_words_blind_to_accents(store: Store) -> None:
    a_workshop(store, entities=2, title="Òdena")
    other = a_workshop(store, entities=2, title="Odena, segon", state="done")
    with store.read() as session:
        assert len(workshops.workshop_ids(session, text="odena")) == 2
        assert workshops.workshop_ids(session, states=["done"]) == [other.key]


def test_a_copy_invites_the_same_people_with_the_same_numbers_and_set_up(store: Store) -> None:
    source = a_workshop(store, entities=4)
    with store.edit("Set up") as session:
        market.set_value(session, source.key, "round_minutes", 7)
    with store.edit("Duplicate workshop") as session:
        copy = workshops.duplicate(session, source.key, title="Segon taller")
    with store.read() as session:
        people = participants.rows(session, copy.key)
        setup = market.load(session, copy.key)
    assert (copy.day, copy.state, copy.place) == (None, "draft", source.place)
    assert [(p.number, p.attendance) for p in people] == [(n, "invited") for n in (1, 2, 3, 4)]
    assert (setup.round_minutes, setup.held_rounds) == (7, 0)


def test_deleting_takes_all_that_hangs_on_it_and_undo_brings_it_back(store: Store) -> None:
    workshop = a_workshop(store, entities=4)
    with store.edit("Delete workshop") as session:
        workshops.delete_workshops(session, [workshop.key])
    with store.read() as session:
        assert not [
            session.exec(select(t)).all()
            for t in (Participant, Stand, Market, Workshop)
            if session.exec(select(t)).all()
        ]
    store.undo()
    with store.read() as session:
        assert len(session.exec(select(Stand)).all()) == 4


def test_the_next_workshop_is_the_first_still_to_come_that_is_open(store: Store) -> None:
    a_workshop(store, entities=2, day=date(2026, 1, 1))
    a_workshop(store, entities=2, day=date(2026, 6, 2), state="cancelled")
    later = a_workshop(store, entities=2, day=date(2026, 6, 3))
    with store.read() as session:
        assert workshops.next_workshop(session, date(2026, 6, 1)) == later.key
        assert workshops.next_workshop(session, date(2026, 6, 4)) is None
