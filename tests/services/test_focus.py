"""Focus groups: design, data sheet, moments with what was said, signs of leadership, ideas judged and chosen."""

import pytest
from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.model import Agenda, AgendaRow, Texts
from aliances_desktop.services import focus, ideas, judging, participants
from aliances_desktop.store import Store
from tests.factories import a_workshop


def a_focus_group(store: Store, entities: int = 4) -> int:
    """Add a focus group with its three moments and people of so many entities."""
    workshop = a_workshop(store, entities, kind="alliances", title="Focus grup de reforç escolar")
    with store.edit("Make a focus group") as session:
        record = session.merge(workshop)
        record.kind = "focus_group"
        agenda = Agenda(workshop_id=workshop.key)
        session.add(agenda)
        session.flush()
        for position, minutes in enumerate((40, 50, 60), 1):
            activity = Texts(ca=f"Moment {position}", es=f"Momento {position}", en=f"Moment {position}")
            session.add(
                AgendaRow(
                    agenda_id=agenda.key,
                    position=position,
                    kind="moment",
                    minutes=minutes,
                    activity=activity,
                    description=Texts(en="Who does it concern?\nWhat is being done?"),
                )
            )
        session.add(AgendaRow(agenda_id=agenda.key, position=4, kind="closing"))
    return workshop.key


def entity_ids(session: Session, workshop_id: int) -> list[int]:
    return [row.entity_id for row in participants.rows(session, workshop_id)]


def test_the_design_is_empty_until_something_is_said_and_takes_only_its_codes(store: Store) -> None:
    workshop_id = a_focus_group(store)
    with store.read() as session:
        assert focus.design(session, workshop_id).id is None
    with store.edit("Design") as session:
        focus.set_design(session, workshop_id, "topic", "  Reforç escolar ")
        focus.set_design(session, workshop_id, "concreteness", "broad")
        with pytest.raises(ValueError):
            focus.set_design(session, workshop_id, "openness", "broad")
    with store.read() as session:
        record = focus.design(session, workshop_id)
    assert (record.topic, record.concreteness, record.openness) == ("Reforç escolar", "broad", "")
    assert len(focus.advice(record)) == 1


def test_the_data_sheet_keeps_the_order_a_person_gives_it(store: Store) -> None:
    workshop_id = a_focus_group(store)
    with store.edit("Data") as session:
        lines = focus.add_data(session, workshop_id, ["Edats", "Barris", "Mesures"])
        focus.set_datum(session, lines[0].key, "value", "de 12 a 16\nanys")
        focus.move_datum(session, lines[2].key, -5)
        focus.delete_data(session, [lines[1].key])
        with pytest.raises(UserError):
            focus.add_data(session, workshop_id, ["  "])
    with store.read() as session:
        assert [(d.label, d.value) for d in focus.data(session, workshop_id)] == [
            ("Mesures", ""),
            ("Edats", "de 12 a 16\nanys"),
        ]


def test_moments_are_the_agenda_rows_of_that_kind_with_a_line_for_every_entity(store: Store) -> None:
    workshop_id = a_focus_group(store, 3)
    with store.edit("Say") as session:
        first, second, _third = focus.moments(session, workshop_id)
        keys = entity_ids(session, workshop_id)
        focus.set_contribution(session, first.id, keys[0], "Hi ha 30 alumnes")
        focus.set_contribution(session, first.id, keys[1], "Falten voluntaris")
        focus.set_contribution(session, first.id, keys[1], " ")
        focus.set_agreements(session, second.id, "Un grup de voluntaris comú")
    with store.read() as session:
        moments = focus.moments(session, workshop_id)
    assert [moment.minutes for moment in moments] == [40, 50, 60]
    assert [one.text for one in moments[0].said] == ["Hi ha 30 alumnes", "", ""]
    assert moments[1].agreements == "Un grup de voluntaris comú"


def test_an_entity_that_has_left_keeps_what_it_said(store: Store) -> None:
    workshop_id = a_focus_group(store, 2)
    with store.edit("Say") as session:
        people = participants.rows(session, workshop_id)
        moment = focus.moments(session, workshop_id)[0]
        focus.set_contribution(session, moment.id, people[0].entity_id, "Jo marxo")
        participants.set_attendance(session, [row.id for row in people], "absent", None)
    with store.read() as session:
        assert [one.text for one in focus.moments(session, workshop_id)[0].said] == ["Jo marxo"]


def test_a_workshop_with_an_agenda_is_not_given_another(store: Store) -> None:
    workshop_id = a_focus_group(store)
    with store.edit("Start") as session, pytest.raises(UserError):
        focus.start_moments(session, workshop_id)


def test_signs_of_leadership_belong_to_people(store: Store) -> None:
    workshop_id = a_focus_group(store, 2)
    with store.edit("Note") as session:
        person = participants.rows(session, workshop_id)[1]
        sign = focus.add_signal(session, person.id, "Resumeix bé el que diuen els altres")
        focus.add_signal(session, person.id, "")
        focus.set_signal(session, sign.key, "text", "Fa parlar qui calla")
    with store.read() as session:
        found = focus.signals(session, workshop_id)
    assert [(row.entity, row.text) for row in found] == [
        ("Entitat 2", "Fa parlar qui calla"),
        ("Entitat 2", ""),
    ]


# Ideas


def an_idea(store: Store, workshop_id: int, title: str = "Banc de voluntaris") -> int:
    with store.edit("Add idea") as session:
        return ideas.add_idea(session, workshop_id, title=title).key


def test_entities_judge_an_idea_and_their_levels_are_added_up(store: Store) -> None:
    workshop_id = a_focus_group(store, 3)
    idea_id = an_idea(store, workshop_id)
    with store.edit("Judge") as session:
        keys = entity_ids(session, workshop_id)
        for key, level in zip(keys, (3, 2, 0), strict=True):
            judging.judge(session, idea_id, key, "interest", level)
        judging.judge(session, idea_id, keys[0], "commitment", 1)
        with pytest.raises(ValueError):
            judging.judge(session, idea_id, keys[0], "viability", 4)
    with store.read() as session:
        (idea,) = judging.ideas(session, workshop_id)
        assert idea.totals == (5, 0, 1)
        assert idea.supporters == ("Entitat 1", "Entitat 2")
        assert ideas.rows(session, workshop_id)[0].entities == idea.supporters


def test_ticking_who_is_interested_leaves_the_judgements_of_the_others_alone(store: Store) -> None:
    workshop_id = a_focus_group(store, 3)
    idea_id = an_idea(store, workshop_id)
    with store.edit("Judge") as session:
        keys = entity_ids(session, workshop_id)
        judging.judge(session, idea_id, keys[0], "interest", 3)
        judging.judge(session, idea_id, keys[1], "interest", 0)
        ideas.set_entities(session, idea_id, keys[:2])
        ideas.set_entities(session, idea_id, [keys[0], keys[1], keys[2]])
    with store.read() as session:
        found = [one.interest for one in judging.judgements(session, idea_id)]
    assert found == [3, None, None]


def test_saying_nothing_any_more_takes_an_entity_off_the_idea(store: Store) -> None:
    workshop_id = a_focus_group(store, 2)
    idea_id = an_idea(store, workshop_id)
    with store.edit("Judge") as session:
        key = entity_ids(session, workshop_id)[0]
        judging.judge(session, idea_id, key, "viability", 2)
        judging.judge(session, idea_id, key, "viability", None)
    with store.read() as session:
        assert judging.ideas(session, workshop_id)[0].judgements == ()
        assert len(judging.judgements(session, idea_id)) == 2


def test_a_focus_group_chooses_two_candidates_at_most(store: Store) -> None:
    workshop_id = a_focus_group(store)
    keys = [an_idea(store, workshop_id, f"Idea {n}") for n in range(3)]
    with store.edit("Choose") as session:
        for key in keys[:2]:
            judging.set_candidate(session, key, True)
        judging.set_candidate(session, keys[0], True)
        with pytest.raises(UserError):
            judging.set_candidate(session, keys[2], True)
        judging.set_candidate(session, keys[0], False)
        judging.set_candidate(session, keys[2], True)
    with store.read() as session:
        assert [idea.is_candidate for idea in judging.ideas(session, workshop_id)] == [False, True, True]
