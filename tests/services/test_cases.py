"""Case work: cases copied and made anonymous, groups made, mended and moved by hand, sheets typed in."""

from itertools import combinations

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress
from aliances_desktop.services import cases, entities, grouping, groups, instruments, participants
from aliances_desktop.store import Store
from tests.factories import a_workshop
from tests.store.test_store import dump


@pytest.fixture
def workshop_id(store: Store) -> int:
    key = a_workshop(store, 24).key
    with store.edit(N_("Take the cases")) as session:
        for one in instruments.templates("case"):
            cases.use_case(session, key, one)
        groups.add_exercise(session, key, "Treball de casos", 3)
        groups.add_exercise(session, key, "Segon exercici", 4)
    return key


def plan(store: Store, exercise_id: int = 1, *, keeps_places: bool = False) -> None:
    with store.edit(N_("Make the groups")) as session:
        grouping.plan(session, exercise_id, Progress(), keeps_places=keeps_places)


def view(store: Store, exercise_id: int = 1) -> groups.ExerciseView:
    with store.read() as session:
        return groups.view(session, exercise_id)


def test_the_three_cases_have_the_guides_nine_entities_and_budgets_of_100(
    store: Store, workshop_id: int
) -> None:
    with store.read() as session:
        found = cases.of_workshop(session, workshop_id)
        everyone = [one for case in found for one in cases.entities(session, case.key)]
    assert [one.code for one in everyone] == ["1A", "1B", "1C", "2A", "2B", "2C", "2D", "3A", "3B"]
    assert all(one.budget_gap == 0 for one in everyone)
    assert [one.budget_cents for one in everyone if one.code in {"1A", "2D", "3B"}] == [
        25_000_000,
        300_000_000,
        280_000_000,
    ]


def test_an_entity_of_the_directory_becomes_a_case_entity_without_its_name(
    store: Store, workshop_id: int
) -> None:
    with store.edit(N_("Add")) as session:
        entity = entities.add_entity(
            session, name="Fundació Llum", short_name="Llum", municipality="Òdena", website="https://llum.example",
            services="La Fundació Llum d’Òdena acull joves; escriviu a info@llum.example o www.llum.example",
            strengths="L’equip de LLUM", target_groups=("youth",), budget_cents=100,
        )  # fmt: skip
        made = cases.add_anonymous(session, 3, entity.key)
        said = " ".join(
            instruments.to_data(session, cases.of_workshop(session, workshop_id)[2])["entities"][2][
                "services"
            ].values()
        )
    assert made.code == "3C"
    assert "3C" in said
    for hidden in ("Llum", "Òdena", "llum.example", "@"):
        assert hidden.casefold() not in said.casefold()
    assert made.strengths.ca == "L’equip de 3C"
    assert (made.recipients.ca, made.recipients.en) != ("", "")


def test_groups_are_even_mix_entities_and_meet_new_people(store: Store, workshop_id: int) -> None:
    plan(store, 1)
    plan(store, 2)
    first, second = view(store, 1), view(store, 2)
    assert [len(one.members) for one in first.groups] == [8, 8, 8]
    assert [len(one.members) for one in second.groups] == [6, 6, 6, 6]
    assert first.unplaced == ()
    with store.read() as session:
        assert grouping.cost(session, 1).conflicts == 0
    met = {frozenset((a.id, b.id)) for g in first.groups for a, b in combinations(g.members, 2)}
    again = [
        p for g in second.groups for p in combinations(g.members, 2) if frozenset((p[0].id, p[1].id)) in met
    ]
    assert len(again) <= 12
    assert [one.case.position if one.case else 0 for one in first.groups] == [1, 2, 3]


def test_only_who_is_there_is_placed_and_replanning_keeps_places(store: Store, workshop_id: int) -> None:
    plan(store)
    before = {m.id: g.id for g in view(store).groups for m in g.members}
    with store.edit(N_("Absent")) as session:
        participants.set_attendance(session, [1, 5], "absent")
    plan(store, keeps_places=True)
    after = {m.id: g.id for g in view(store).groups for m in g.members}
    assert set(before) - set(after) == {1, 5}
    assert sum(before[id] != after[id] for id in after) <= 2


def test_moving_by_hand_is_counted_and_undone(store: Store, workshop_id: int) -> None:
    plan(store)
    before = dump(store)
    shown = view(store)
    person, target = shown.groups[0].members[0].id, shown.groups[1].id
    with store.edit(N_("Move")) as session:
        groups.move(session, person, target)
    assert view(store).group_of(person) == target
    assert len(view(store).groups[0].members) == 7
    with store.edit(N_("Out")) as session:
        groups.take_out(session, person, 1)
    assert [row.id for row in view(store).unplaced] == [person]
    store.undo()
    store.undo()
    assert dump(store) == before


def test_fewer_groups_leave_their_people_unplaced(store: Store, workshop_id: int) -> None:
    plan(store)
    with store.edit(N_("Fewer")) as session:
        groups.set_exercise(session, 1, "groups", 2)
    assert len(view(store).unplaced) == 8
    with pytest.raises(UserError), store.edit(N_("None")) as session:
        groups.set_exercise(session, 1, "groups", 0)


def test_a_work_sheet_is_typed_in_and_findings_belong_to_the_groups_case(
    store: Store, workshop_id: int
) -> None:
    with store.edit(N_("Type")) as session:
        groups.set_group(session, 1, "proposal", "Un pis pont")
        groups.set_group(session, 1, "relation", "cooperation")
        groups.set_finding(session, 1, 1, "contributes", "Quatre pisos")
    with store.read() as session:
        assert groups.findings(session, 1)[1].contributes == "Quatre pisos"
    with pytest.raises(UserError), store.edit(N_("Type")) as session:
        groups.set_finding(session, 1, 5, "gains", "x")
    with store.edit(N_("Clear")) as session:
        groups.set_finding(session, 1, 1, "contributes", "")
    with store.read() as session:
        assert groups.findings(session, 1) == {}
