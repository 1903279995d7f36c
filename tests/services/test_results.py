"""What came of the market-place."""

from pathlib import Path

import pytest
import python_calamine

from aliances_desktop.model import Meeting
from aliances_desktop.services import ideas, live, market, pitches, results, results_export, rounds
from aliances_desktop.store import Store
from tests.factories import a_workshop


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("yes", "yes", "mutual"),
        ("yes", "maybe", "possible"),
        ("maybe", "maybe", "possible"),
        ("yes", "no", "one_sided"),
        ("no", "maybe", "one_sided"),
        ("no", "no", "none"),
        ("yes", "", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_a_match_needs_interest_on_both_sides_and_a_blank_is_no_refusal(
    a: str, b: str, expected: str
) -> None:
    assert results.outcome(a, b) == expected
    assert results.outcome(b, a) == expected


def played(store: Store) -> int:
    """A workshop of four stands with three meetings: mutual, one-sided and not held yet."""
    workshop = a_workshop(store, entities=4)
    with store.edit("Play") as session:
        a, b, c, d = (row.id for row in market.stand_rows(session, workshop.key))
        session.add_all(
            [
                Meeting(
                    workshop_id=workshop.key, round=1, table_number=1, a_stand_id=a, b_stand_id=b,
                    a_interest="yes", b_interest="yes",
                ),
                Meeting(
                    workshop_id=workshop.key, round=1, table_number=2, a_stand_id=c, b_stand_id=d,
                    a_interest="no", b_interest="maybe",
                ),
                Meeting(workshop_id=workshop.key, round=2, table_number=1, a_stand_id=a, b_stand_id=c),
            ]
        )  # fmt: skip
        market.load(session, workshop.key).held_rounds = 1
    return workshop.key


def test_encounters_are_the_meetings_held_and_say_who_is_keen(store: Store) -> None:
    workshop_id = played(store)
    with store.read() as session:
        found = results.encounters(session, workshop_id)
    assert [one.outcome for one in found] == ["mutual", "one_sided"]
    assert results.counts(found) == {"mutual": 1, "possible": 0, "one_sided": 1, "none": 0, "unknown": 0}
    assert found[0].keen is None
    assert found[1].keen == found[1].meeting.b


def test_the_most_wanted_stands_come_first(store: Store) -> None:
    workshop_id = played(store)
    with store.read() as session:
        lines = results.by_stand(results.encounters(session, workshop_id))
    assert [(line.stand.number, line.meetings, line.gave, line.received, line.mutual) for line in lines] == [
        (1, 1, 1, 1, 1),
        (2, 1, 1, 1, 1),
        (3, 1, 0, 1, 0),
        (4, 1, 1, 0, 0),
    ]


def test_the_map_holds_only_those_with_a_link_and_knows_which_are_mutual(store: Store) -> None:
    workshop_id = played(store)
    with store.read() as session:
        found = results.network(session, workshop_id)
    names = {node.entity_id: node.name for node in found.nodes}
    assert [(names[k.from_entity_id], names[k.to_entity_id], k.level, k.is_mutual) for k in found.links] == [
        ("Entitat 1", "Entitat 2", "yes", True),
        ("Entitat 2", "Entitat 1", "yes", True),
        ("Entitat 4", "Entitat 3", "maybe", False),
    ]
    assert {node.name: (node.wanted, node.wants) for node in found.nodes}["Entitat 3"] == (1, 0)


def test_ideas_keep_the_entities_interested_in_them(store: Store) -> None:
    workshop_id = played(store)
    with store.edit("Idea") as session:
        keys = [row.entity_id for row in market.stand_rows(session, workshop_id)]
        idea = ideas.add_idea(session, workshop_id, title="Un magatzem compartit", entity_ids=keys[:2])
        ideas.set_entities(session, idea.key, [keys[2], keys[2]])
        ideas.set_value(session, idea.key, "description", "Al polígon")
    with store.read() as session:
        (row,) = ideas.rows(session, workshop_id)
    assert (row.title, row.description, row.entities) == (
        "Un magatzem compartit",
        "Al polígon",
        ("Entitat 3",),
    )
    store.undo()
    with store.read() as session:
        assert ideas.rows(session, workshop_id) == []


def test_there_is_room_for_three_presenters_and_what_the_room_answered(store: Store) -> None:
    workshop_id = played(store)
    with store.edit("Pitch") as session:
        person = market.stand_rows(session, workshop_id)[0].participant_id
        pitches.set_presenter(session, workshop_id, 2, person)
        pitches.set_text(session, workshop_id, 2, "questions", "Qui ho paga?\nQuan?")
        rows = pitches.rows(session, workshop_id)
    assert [row.presenter and row.presenter.number for row in rows] == [None, 1, None]
    assert rows[1].questions == "Qui ho paga?\nQuan?"


def test_the_spreadsheet_holds_every_sheet_and_takes_text_as_text(store: Store, tmp_path: Path) -> None:
    workshop_id = played(store)
    with store.edit("Name") as session:
        row = rounds.meeting_rows(session, workshop_id, 1)[0]
        live.set_note(session, row.id, "=1+1")
        ideas.add_idea(session, workshop_id, title="+34 idees")
    with store.read() as session:
        results_export.export_results(session, workshop_id, tmp_path / "r.xlsx", str.upper)
    book = python_calamine.load_workbook(str(tmp_path / "r.xlsx"))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert list(sheets) == ["MATCHES", "ONE-SIDED INTEREST", "MEETINGS", "BY PARTICIPANT", "IDEAS", "PLENARY"]
    assert sheets["MATCHES"][1] == [
        "MUTUAL MATCH",
        1,
        "Entitat 1",
        "Persona 1",
        2,
        "Entitat 2",
        "Persona 2",
        1,
        "=1+1",
    ]
    assert sheets["ONE-SIDED INTEREST"][1][2] == "Entitat 4"
    assert len(sheets["MEETINGS"]) == 3
    assert sheets["IDEAS"][1][0] == "+34 idees"
