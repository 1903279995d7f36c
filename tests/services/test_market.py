"""The market-place's set-up and stands."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from aliances_desktop.errors import UserError
from aliances_desktop.model import Market, Stand
from aliances_desktop.services import market, participants
from aliances_desktop.store import Store
from tests.factories import a_workshop


@pytest.mark.parametrize(
    ("minutes", "plenary", "round_minutes", "change", "rounds"),
    [(105, 30, 5, 1, 12), (60, 0, 5, 1, 10), (35, 30, 5, 1, 1), (75, 30, 5, 0, 9), (20, 30, 5, 1, 1)],
)
def test_as_many_rounds_are_proposed_as_the_time_allows(
    minutes: int, plenary: int, round_minutes: int, change: int, rounds: int
) -> None:
    setup = Market(
        workshop_id=1,
        total_minutes=minutes,
        plenary_minutes=plenary,
        round_minutes=round_minutes,
        change_minutes=change,
    )
    assert market.rounds_that_fit(setup) == rounds


@pytest.mark.parametrize(("people", "rounds", "tables"), [(28, 12, 14), (6, 5, 3), (5, 5, 2)])
def test_never_more_rounds_than_partners_and_a_table_for_every_pair(
    store: Store, people: int, rounds: int, tables: int
) -> None:
    workshop = a_workshop(store, entities=people)
    with store.read() as session:
        setup = market.load(session, workshop.key)
    assert (setup.rounds, setup.tables) == (rounds, tables)


def test_the_form_is_told_whether_the_rounds_fit_the_time(store: Store) -> None:
    workshop = a_workshop(store, entities=28)
    with store.edit("More rounds") as session:
        assert market.fit(session, workshop.key).fits
        market.set_value(session, workshop.key, "rounds", 13)
        fit = market.fit(session, workshop.key)
    assert (fit.needed_minutes, fit.available_minutes, fit.fits) == (77, 75, False)


def test_values_out_of_range_are_refused(store: Store) -> None:
    workshop = a_workshop(store, entities=2)
    with pytest.raises(UserError, match="from 1 to 60"), store.edit("Change") as session:
        market.set_value(session, workshop.key, "rounds", 0)


def test_a_stand_is_filled_from_the_entitys_offers_and_needs_and_may_differ_from_them(store: Store) -> None:
    workshop = a_workshop(store, entities=2)
    with store.edit("Stand") as session:
        first = market.stand_rows(session, workshop.key)[0]
        assert (first.offers, first.seeks) == ("Oferta 1", "Demanda 1")
        market.set_stand(session, first.id, "offers", "Un magatzem\n i una furgoneta")
        assert market.stand_rows(session, workshop.key)[0].offers == "Un magatzem\n i una furgoneta"


def test_only_those_who_are_coming_get_a_stand_and_it_stays_when_they_do_not(store: Store) -> None:
    workshop = a_workshop(store, entities=3, attendance="invited")
    with store.edit("Confirm") as session:
        assert market.stand_rows(session, workshop.key) == []
        people = participants.rows(session, workshop.key)
        participants.set_attendance(session, [people[0].id], "confirmed")
        participants.check_in(session, workshop.key, 2, datetime(2026, 11, 26, 9, tzinfo=UTC))
        assert len(market.sync_stands(session, workshop.key)) == 2
        assert market.sync_stands(session, workshop.key) == []
        participants.set_attendance(session, [people[0].id], "absent")
    with store.read() as session:
        assert [row.is_coming for row in market.stand_rows(session, workshop.key)] == [False, True]


def test_late_arrivals_and_early_leavers_are_there_for_their_rounds_only(store: Store) -> None:
    workshop = a_workshop(store, entities=6)
    with store.edit("Availability") as session:
        stand = market.stand_rows(session, workshop.key)[0]
        market.set_availability(session, stand.id, 2, 4)
        row = market.stand_rows(session, workshop.key)[0]
        assert [n for n in range(1, 6) if row.is_there(n)] == [2, 3, 4]
        with pytest.raises(UserError, match="before the first"):
            market.set_availability(session, stand.id, 4, 2)
        market.set_availability(session, stand.id, 1, 5)
        stored = session.exec(select(Stand).where(Stand.id == stand.id)).one()
    assert (stored.from_round, stored.to_round) == (None, None)
