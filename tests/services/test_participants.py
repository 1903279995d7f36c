"""Participants: numbered, found at the door, counted."""

from datetime import UTC, datetime

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.model import Contact
from aliances_desktop.services import participants, workshops
from aliances_desktop.store import Store
from tests.factories import a_workshop, an_entity

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)


def test_entities_bring_their_interlocutor_in_the_workshops_first_language(store: Store) -> None:
    with store.edit("Add") as session:
        workshop = workshops.add_workshop(session, title="Taller", languages=("es", "ca"))
        entity = an_entity(session)
        session.add_all(
            [
                Contact(entity_id=entity.key, name="", email="info@example.org"),
                Contact(entity_id=entity.key, name="Pere"),
                Contact(entity_id=entity.key, name="Núria", post="Gerent", is_interlocutor=True),
            ]
        )
        participants.add_entities(session, workshop.key, [entity.key, entity.key])
    with store.read() as session:
        (row,) = participants.rows(session, workshop.key)
    assert (row.number, row.person, row.post, row.language, row.attendance) == (
        1,
        "Núria",
        "Gerent",
        "es",
        "invited",
    )


def test_an_entity_may_send_several_people_but_is_invited_once(store: Store) -> None:
    workshop = a_workshop(store, entities=2)
    with store.edit("Add") as session:
        rows = participants.rows(session, workshop.key)
        assert participants.add_entities(session, workshop.key, [rows[0].entity_id]) == []
        second = participants.add_person(session, workshop.key, rows[0].entity_id, person="Una altra")
    assert second.number == 3


def test_numbers_are_kept_when_somebody_is_taken_off_and_given_anew_on_request(store: Store) -> None:
    workshop = a_workshop(store, entities=12)
    with store.edit("Remove") as session:
        rows = participants.rows(session, workshop.key)
        participants.remove(session, [rows[0].id])
    with store.read() as session:
        assert [row.number for row in participants.rows(session, workshop.key)] == list(range(2, 13))
    with store.edit("Renumber") as session:
        participants.renumber(session, workshop.key)
    with store.read() as session:
        rows = participants.rows(session, workshop.key)
    # Collation by value: 2 comes before 10.
    assert [row.entity for row in rows] == [f"Entitat {n}" for n in range(2, 13)]
    assert [row.number for row in rows] == list(range(1, 12))


def test_a_number_that_is_taken_is_refused_with_the_name_of_its_owner(store: Store) -> None:
    workshop = a_workshop(store, entities=2)
    with store.edit("Number") as session:
        first, second = participants.rows(session, workshop.key)
        with pytest.raises(UserError, match=f"Number 2 belongs to {second.person}"):
            participants.set_value(session, first.id, "number", 2)
        assert participants.set_value(session, first.id, "number", 40).number == 40


@pytest.mark.parametrize("typed", ["7", "persona 7", "PERS 7", "entitat 7 persona"])
def test_a_person_is_found_by_number_or_unfinished_words(store: Store, typed: str) -> None:
    workshop = a_workshop(store, entities=9)
    with store.read() as session:
        assert [row.number for row in participants.find(session, workshop.key, typed)] == [7]


def test_checking_in_notes_the_time_and_an_unknown_number_is_said(store: Store) -> None:
    workshop = a_workshop(store, entities=3)
    with store.edit("Check in") as session:
        participants.check_in(session, workshop.key, 2, NOON)
        with pytest.raises(UserError, match="Nobody has number 9"):
            participants.check_in(session, workshop.key, 9, NOON)
    with store.read() as session:
        row = participants.rows(session, workshop.key)[1]
        counts = participants.counts(session, workshop.key)
    assert (row.attendance, row.arrived_at) == ("arrived", NOON)
    assert (counts.confirmed, counts.arrived, counts.total) == (2, 1, 3)


def test_taking_an_arrival_back_forgets_the_time(store: Store) -> None:
    workshop = a_workshop(store, entities=1)
    with store.edit("Check in") as session:
        person = participants.check_in(session, workshop.key, 1, NOON)
        participants.set_attendance(session, [person.key], "confirmed")
    with store.read() as session:
        assert participants.rows(session, workshop.key)[0].arrived_at is None


def test_another_name_unties_the_person_from_the_contact(store: Store) -> None:
    workshop = a_workshop(store, entities=1)
    with store.edit("Person") as session:
        (row,) = participants.rows(session, workshop.key)
        changed = participants.set_value(session, row.id, "person", "Algú altre")
    assert (changed.person, changed.contact_id) == ("Algú altre", None)
