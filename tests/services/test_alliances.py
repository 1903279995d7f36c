"""Alliances: how they begin, go on and end, who is in them and what each invests."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.model import Alliance, Commitment, Contact, Idea, Partner, Project, ProjectPart
from aliances_desktop.services import alliances, ideas, partners, workshops
from aliances_desktop.store import Store
from tests.factories import an_entity

TODAY = date(2026, 11, 21)
LATER = date(2027, 3, 1)


def an_alliance(store: Store, names: Sequence[str] = ("Porta Oberta", "Ateneu"), **values: Any) -> Alliance:
    """Begin an alliance of new entities, each with an interlocutor."""
    with store.edit("Add") as session:
        ids = []
        for name in names:
            entity = an_entity(session, name, **values)
            session.add(Contact(entity_id=entity.key, name=f"Persona de {name}", is_interlocutor=True))
            session.flush()
            ids.append(entity.key)
        return alliances.add_alliance(session, title="Xarxa d'acollida", today=TODAY, entity_ids=ids)


def partner_rows(store: Store, alliance_id: int) -> list[partners.PartnerRow]:
    with store.read() as session:
        return partners.rows(session, alliance_id)


def an_idea(store: Store, title: str = "Banc d'aliments comú") -> Idea:
    with store.edit("Add") as session:
        workshop = workshops.add_workshop(session, title="Taller", day=TODAY)
        keys = [an_entity(session, name).key for name in ("Càritas", "Ateneu", "Creu Roja")]
        idea = ideas.add_idea(
            session, workshop.key, title=title, description="Un sol magatzem", entity_ids=keys
        )
        ideas.set_entities(session, idea.key, keys[:2])
        return idea


def test_an_alliance_of_an_idea_has_those_interested_as_partners(store: Store) -> None:
    idea = an_idea(store)
    with store.edit("Make") as session:
        made = alliances.add_from_idea(session, idea.key, TODAY)
    assert (made.title, made.objective, made.stage_since) == (idea.title, "Un sol magatzem", TODAY)
    assert [row.entity.name for row in partner_rows(store, made.key)] == ["Ateneu", "Càritas"]


def test_an_idea_gives_one_alliance_only(store: Store) -> None:
    idea = an_idea(store)
    with store.edit("Make") as session:
        alliances.add_from_idea(session, idea.key, TODAY)
    with pytest.raises(UserError), store.edit("Make") as session:
        alliances.add_from_idea(session, idea.key, TODAY)


def a_project(store: Store, alliance: Alliance, state: str) -> Project:
    with store.edit("Add") as session:
        project = Project(
            alliance_id=alliance.key, position=1, title="Rebost", problem="Fam", objectives="Menjar", state=state,
            relation="cooperation",
        )  # fmt: skip
        session.add(project)
        session.flush()
        first = partners.rows(session, alliance.key)[0].entity.key
        session.add(ProjectPart(project_id=project.key, entity_id=first, contribution="El local"))
    return project


def test_a_chosen_project_becomes_an_alliance_of_those_who_contribute(store: Store) -> None:
    project = a_project(store, an_alliance(store), "chosen")
    with store.edit("Make") as session:
        made = alliances.add_from_project(session, project.key, TODAY)
    assert (made.title, made.problem, made.objective, made.relation) == (
        "Rebost",
        "Fam",
        "Menjar",
        "cooperation",
    )
    found = partner_rows(store, made.key)
    assert [(row.entity.name, row.partner.contribution) for row in found] == [("Porta Oberta", "El local")]


def test_a_chosen_project_fills_in_only_what_the_sheet_leaves_empty(store: Store) -> None:
    alliance = an_alliance(store)
    project = a_project(store, alliance, "chosen")
    with store.edit("Change") as session:
        alliances.set_value(session, alliance.key, "problem", "Soledat", TODAY)
    with store.edit("Take") as session:
        taken = alliances.take_project(session, project.key)
    assert (taken.problem, taken.objective) == ("Soledat", "Menjar")


def test_a_candidate_is_no_project_to_begin_with(store: Store) -> None:
    project = a_project(store, an_alliance(store), "candidate")
    with pytest.raises(UserError), store.edit("Make") as session:
        alliances.add_from_project(session, project.key, TODAY)


def test_the_list_goes_by_stage_and_finds_by_partner(store: Store) -> None:
    first = an_alliance(store, ["Creu Roja"])
    with store.edit("Add") as session:
        second = alliances.add_alliance(session, title="Avis acompanyats", today=TODAY)
        alliances.set_stage(session, second.key, "running", TODAY)
    with store.read() as session:
        assert alliances.alliance_ids(session) == [first.key, second.key]
        assert alliances.alliance_ids(session, "creu ROJA") == [first.key]
        assert alliances.alliance_ids(session, "res") == []


def test_a_row_counts_partners_that_have_not_left_and_says_what_is_due_next(store: Store) -> None:
    alliance = an_alliance(store)
    with store.edit("Add") as session:
        for day, state in ((LATER, "open"), (TODAY, "done"), (date(2027, 1, 7), "open")):
            session.add(
                Commitment(alliance_id=alliance.key, position=1, text="Trucar", due_on=day, state=state)
            )
        partners.leave(session, partners.rows(session, alliance.key)[0].id, TODAY, "No hi arriba")
    with store.read() as session:
        (row,) = alliances.rows(session, [alliance.key])
    assert (row.partners, row.due_on) == (1, date(2027, 1, 7))


def test_an_alliance_ends_only_when_it_says_what_came_of_it(store: Store) -> None:
    alliance = an_alliance(store)
    with pytest.raises(UserError), store.edit("Move") as session:
        alliances.set_stage(session, alliance.key, "stopped", LATER)
    with store.edit("Move") as session:
        alliances.set_stage(session, alliance.key, "stopped", LATER, "Falten socis")
    with store.read() as session:
        stopped = session.get_one(Alliance, alliance.key)
    assert (stopped.stage, stopped.stage_since, stopped.ended_on, stopped.outcome) == (
        "stopped",
        LATER,
        LATER,
        "Falten socis",
    )


def test_taken_up_again_it_has_not_ended_and_under_way_it_has_begun(store: Store) -> None:
    alliance = an_alliance(store)
    with store.edit("Move") as session:
        alliances.set_stage(session, alliance.key, "ended", TODAY, "Fet")
    with store.edit("Move") as session:
        again = alliances.set_stage(session, alliance.key, "running", LATER)
    assert (again.ended_on, again.started_on) == (None, LATER)
    assert again.outcome == "Fet"


def test_the_types_keep_only_what_says_something(store: Store) -> None:
    alliance = an_alliance(store)
    with store.edit("Type") as session:
        alliances.set_type(session, alliance.key, "vision", "code", "strategic")
        alliances.set_type(session, alliance.key, "vision", "strength", "Ambició")
        alliances.set_type(session, alliance.key, "duration", "weakness", "Cap termini")
        alliances.set_type(session, alliance.key, "duration", "weakness", "")
    with store.read() as session:
        found = alliances.types(session, alliance.key)
    assert list(found) == ["vision"]
    assert (found["vision"].code, found["vision"].strength) == ("strategic", "Ambició")


def test_a_type_of_another_axis_is_refused(store: Store) -> None:
    alliance = an_alliance(store)
    with pytest.raises(ValueError), store.edit("Type") as session:
        alliances.set_type(session, alliance.key, "vision", "code", "formal")


def test_a_new_partner_brings_its_interlocutor_and_is_added_once(store: Store) -> None:
    alliance = an_alliance(store)
    before = partner_rows(store, alliance.key)
    with store.edit("Add") as session:
        added = partners.add_partners(session, alliance.key, [row.entity.key for row in before], LATER)
    assert added == []
    contact = before[0].contact
    assert contact is not None
    assert contact.name == "Persona de Porta Oberta"
    assert before[0].partner.joined_on == TODAY


def test_there_is_one_natural_leader(store: Store) -> None:
    alliance = an_alliance(store)
    first, second = partner_rows(store, alliance.key)
    with store.edit("Lead") as session:
        partners.set_value(session, first.id, "is_leader", True)
        partners.set_value(session, second.id, "is_leader", True)
    assert [row.partner.is_leader for row in partner_rows(store, alliance.key)] == [False, True]


def test_who_leaves_says_why_leads_no_more_and_may_come_back(store: Store) -> None:
    alliance = an_alliance(store)
    first, _second = partner_rows(store, alliance.key)
    with pytest.raises(UserError), store.edit("Leave") as session:
        partners.leave(session, first.id, LATER, "  ")
    with store.edit("Leave") as session:
        partners.set_value(session, first.id, "is_leader", True)
        partners.leave(session, first.id, LATER, "Canvi de junta")
    last = partner_rows(store, alliance.key)[-1]
    assert (last.id, last.partner.left_on, last.partner.is_leader) == (first.id, LATER, False)
    with store.edit("Back") as session:
        partners.add_partners(session, alliance.key, [first.entity.key], LATER)
    assert partner_rows(store, alliance.key)[0].partner.left_on is None


def test_an_interlocutor_must_be_of_the_entity(store: Store) -> None:
    alliance = an_alliance(store)
    first, second = partner_rows(store, alliance.key)
    assert second.contact is not None
    with pytest.raises(ValueError), store.edit("Name") as session:
        partners.set_value(session, first.id, "contact_id", second.contact.key)


def test_the_investment_sums_what_is_known_of_those_who_stay(store: Store) -> None:
    alliance = an_alliance(store, ["A", "B", "C"])
    a, b, c = partner_rows(store, alliance.key)
    with store.edit("Invest") as session:
        partners.set_value(session, a.id, "hours", 12.5)
        partners.set_value(session, a.id, "money_cents", 100_050)
        partners.set_value(session, b.id, "hours", 7.5)
        partners.set_value(session, c.id, "hours", 1000)
        partners.leave(session, c.id, LATER, "Prou")
    with store.read() as session:
        total = partners.investment(session, alliance.key)
    assert total == partners.Investment(20.0, 100_050, 2, 1, 2)


def test_nobody_invests_less_than_nothing(store: Store) -> None:
    alliance = an_alliance(store)
    with pytest.raises(UserError), store.edit("Invest") as session:
        partners.set_value(session, partners.rows(session, alliance.key)[0].id, "hours", -1)


def test_a_key_is_rated_from_0_to_3_and_forgotten_when_it_says_nothing(store: Store) -> None:
    alliance = an_alliance(store)
    first = partner_rows(store, alliance.key)[0]
    with store.edit("Rate") as session:
        partners.set_key(session, first.id, "trust", "level", 3)
        partners.set_key(session, first.id, "trust", "note", "Ja han treballat junts")
    with store.read() as session:
        rating = partners.keys(session, alliance.key)[first.id, "trust"]
    assert (rating.level, rating.note) == (3, "Ja han treballat junts")
    with pytest.raises(UserError), store.edit("Rate") as session:
        partners.set_key(session, first.id, "trust", "level", 4)
    with store.edit("Rate") as session:
        partners.set_key(session, first.id, "trust", "level", None)
        partners.set_key(session, first.id, "trust", "note", "")
    with store.read() as session:
        assert partners.keys(session, alliance.key) == {}


def test_an_entity_knows_its_alliances_those_it_has_left_last(store: Store) -> None:
    first = an_alliance(store)
    entity = partner_rows(store, first.key)[0].entity.key
    with store.edit("Add") as session:
        second = alliances.add_alliance(session, title="Rebost", today=LATER, entity_ids=[entity])
        third = alliances.add_alliance(session, title="Avis", today=LATER, entity_ids=[entity])
        partners.leave(session, partners.rows(session, third.key)[0].id, LATER, "Prou")
    with store.read() as session:
        found = partners.of_entity(session, entity)
    assert [one.alliance_id for one in found] == [second.key, first.key, third.key]
    assert [one.left_on for one in found] == [None, None, LATER]


def test_deleting_and_undoing_brings_all_of_it_back(store: Store) -> None:
    alliance = an_alliance(store)
    with store.edit("Delete") as session:
        alliances.delete_alliances(session, [alliance.key])
    with store.read() as session:
        assert session.get(Partner, 1) is None
    store.undo()
    assert len(partner_rows(store, alliance.key)) == 2
