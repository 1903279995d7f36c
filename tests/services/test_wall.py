"""What the room says: wall notes matched to cards, reflections kept or shared, outputs and outcomes, members."""

from datetime import date

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.model import Deck
from aliances_desktop.model.codes import MOTIVES, PERSPECTIVES
from aliances_desktop.services import aftermath, decks, ideas, participants, reflections, wall, workshops
from aliances_desktop.store import Store
from tests.factories import a_workshop

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("origin", "count"),
    [(decks.SUCCESS, 10), (decks.FAILURE, 10), (decks.REASONS, 7), (decks.REFLECTIONS, 14)],
)
def test_the_decks_of_the_guide_have_their_cards_with_codes_of_their_own(
    store: Store, origin: str, count: int
) -> None:
    with store.read() as session:
        deck = decks.deck(session, 0, origin)
    assert len(deck.by_code) == len(deck.cards) == count
    assert all(card.text.en for card in deck.cards)


def test_the_reasons_stand_in_the_published_order_under_the_codes_of_the_motives(store: Store) -> None:
    with store.read() as session:
        codes = [card.code for card in decks.deck(session, 0, decks.REASONS).cards]
    assert codes == ["ECON", "POL", "TERR", "COLL", "COM", "QUAL", "OTH"]
    assert set(codes) <= set(MOTIVES)


def test_the_decks_are_copied_into_a_workshop_once(store: Store) -> None:
    workshop_id = a_workshop(store, 1).key
    with store.edit("Use") as session:
        decks.use_all(session, workshop_id)
        decks.use_all(session, workshop_id)
        own = session.get(Deck, decks.deck(session, workshop_id, decks.SUCCESS).id)
        assert own is not None
        own.title = own.title.put("en", "Ours")
    with store.read() as session:
        assert len(decks.in_use(session, workshop_id)) == 4
        assert decks.deck(session, workshop_id, decks.SUCCESS).title.en == "Ours"


def test_notes_stand_by_section_as_they_were_written(store: Store) -> None:
    workshop_id = a_workshop(store, 2).key
    with store.edit("Write") as session:
        key = participants.rows(session, workshop_id)[0].entity_id
        first = wall.add_note(session, workshop_id, "success", "Bona gent")
        wall.add_note(session, workshop_id, "values", "Confiança", entity_id=key)
        last = wall.add_note(session, workshop_id, "success", "Temps")
        wall.move(session, last.key, -1)
        with pytest.raises(UserError):
            wall.add_note(session, workshop_id, "concern", " \n")
        with pytest.raises(UserError):
            wall.set_value(session, first.key, "text", "")
    with store.read() as session:
        found = [(row.section, row.text, row.entity) for row in wall.rows(session, workshop_id)]
    assert found == [
        ("values", "Confiança", "Entitat 1"),
        ("success", "Temps", ""),
        ("success", "Bona gent", ""),
    ]


def test_a_note_is_matched_to_a_card_of_its_own_deck_and_loses_it_in_another_section(store: Store) -> None:
    workshop_id = a_workshop(store, 1).key
    with store.edit("Match") as session:
        keys = [wall.add_note(session, workshop_id, "success", text).key for text in ("a", "b")]
        concern = wall.add_note(session, workshop_id, "concern", "c")
        wall.match(session, keys, "success.1")
        assert wall.counts(wall.rows(session, workshop_id)) == {"success.1": 2, "": 1}
        with pytest.raises(ValueError):
            wall.match(session, keys, "failure.1")
        with pytest.raises(ValueError):
            wall.match(session, [concern.key], "success.1")
        wall.set_value(session, keys[0], "section", "factors")
        wall.set_value(session, keys[1], "section", "failure")
    with store.read() as session:
        found = {row.section: row.code for row in wall.rows(session, workshop_id)}
    assert found == {"factors": "success.1", "failure": "", "concern": ""}


def test_reflections_are_private_until_they_are_shared(store: Store) -> None:
    workshop_id = a_workshop(store, 2).key
    with store.edit("Reflect") as session:
        key = participants.rows(session, workshop_id)[0].entity_id
        reflections.set_value(session, workshop_id, key, "mission.1", "answer", "yes", TODAY)
        reflections.set_value(session, workshop_id, key, "hidden.3", "text", "Volem ser els primers", TODAY)
        assert reflections.shared(session, workshop_id) == []
        reflections.set_value(session, workshop_id, key, "mission.1", "is_private", False, TODAY)
        reflections.set_value(session, workshop_id, key, "mission.2", "is_private", False, TODAY)
        with pytest.raises(ValueError):
            reflections.set_value(session, workshop_id, key, "mission.1", "answer", "maybe", TODAY)
    with store.read() as session:
        rows = {row.code: row for row in reflections.rows(session, workshop_id, key)}
        assert {row.perspective for row in rows.values()} == set(PERSPECTIVES)
        assert (rows["mission.1"].answer, rows["mission.1"].day) == ("yes", TODAY)
        assert rows["hidden.3"].is_private
        assert [row.answer for row in reflections.shared(session, workshop_id)] == ["yes"]
        assert reflections.answered(session, workshop_id) == {key: 2}


def test_outputs_come_before_outcomes_and_move_among_their_like(store: Store) -> None:
    workshop_id = a_workshop(store, 1).key
    with store.edit("Write") as session:
        aftermath.add_outcome(session, workshop_id, "outcome", "Més compromís")
        aftermath.add_outcome(session, workshop_id, "output", "Un qüestionari", "18 de 39")
        last = aftermath.add_outcome(session, workshop_id, "output", "Un full de ruta")
        aftermath.move(session, last.key, -1)
        aftermath.set_value(session, last.key, "day", TODAY)
        with pytest.raises(UserError):
            aftermath.add_outcome(session, workshop_id, "output", "")
    with store.read() as session:
        found = [(one.kind, one.text) for one in aftermath.outcomes(session, workshop_id)]
    assert found == [
        ("output", "Un full de ruta"),
        ("output", "Un qüestionari"),
        ("outcome", "Més compromís"),
    ]


def test_members_are_those_who_came_once_people_have_been_checked_in(store: Store) -> None:
    workshop_id = a_workshop(store, 3).key
    with store.edit("Check in") as session:
        people = participants.rows(session, workshop_id)
        assert len(aftermath.members(session, workshop_id)) == 3
        participants.set_attendance(session, [people[1].id], "arrived", None)
        ideas.add_idea(session, workshop_id, title="Idea", entity_ids=[people[1].entity_id])
    with store.read() as session:
        (member,) = aftermath.members(session, workshop_id)
    assert (member.entity, member.person, member.ideas) == ("Entitat 2", "Persona 2", 1)


def test_the_next_date_is_kept_and_not_copied_into_another_workshop(store: Store) -> None:
    workshop_id = a_workshop(store, 1).key
    with store.edit("Next") as session:
        workshops.set_value(session, workshop_id, "next_on", TODAY)
        workshops.set_value(session, workshop_id, "next_text", "Focus grup al casal")
        copy = workshops.duplicate(session, workshop_id, title="Còpia")
    with store.read() as session:
        assert workshops.load(session, workshop_id).next_on == TODAY
        assert (copy.next_on, copy.next_text) == (None, "")
