"""Phases, their gates, who takes part in them, and the sums of a programme."""

from datetime import date

import pytest
from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.model import (
    Alliance,
    BudgetLine,
    Execution,
    Letter,
    Partner,
    Phase,
    Process,
    Task,
    TeamMember,
    Texts,
)
from aliances_desktop.services import gates, involvement, lines, phases, processes, programmes
from aliances_desktop.store import Store
from tests.factories import a_workshop, an_entity

TODAY = date(2026, 11, 21)


def a_process(
    session: Session, kind: str = "alliance", titles: str = "I II III"
) -> tuple[Process, list[Phase]]:
    process = processes.add_process(session, title=Texts(ca="Aliances"), kind=kind)
    return process, [phases.add(session, process.key, title, "ca") for title in titles.split()]


def a_task(session: Session, phase: Phase, title: str, **values: object) -> Task:
    return lines.add(session, Task, {"phase_id": phase.key}, title=Texts(ca=title), **values)


def states(session: Session, process: Process) -> list[str]:
    return [phases.state(one) for one in phases.of_process(session, process.key)]


def test_one_phase_is_active_and_closing_it_makes_the_next_one_active(store: Store) -> None:
    with store.edit("x") as session:
        process, (first, second, third) = a_process(session)
        assert states(session, process) == ["active", "", ""]
        phases.make_active(session, second.key, TODAY)
        assert states(session, process) == ["", "active", ""]
        assert second.starts_on == TODAY
        following = phases.close(session, second.key, "Dues idees", TODAY)
        assert following is not None
        assert following.key == third.key
        assert states(session, process) == ["", "closed", "active"]
        assert phases.close(session, third.key, "Una carta", TODAY) is None
        phases.make_active(session, first.key, TODAY)
        assert states(session, process) == ["active", "closed", "closed"]


def test_closing_a_phase_that_is_not_active_leaves_the_active_one(store: Store) -> None:
    with store.edit("x") as session:
        process, (_first, second, _third) = a_process(session)
        assert phases.close(session, second.key, "", TODAY) is None
        assert states(session, process) == ["active", "closed", ""]
        phases.change(session, second.key, "closed_on", None)
        assert states(session, process) == ["active", "", ""]


def test_functions_and_tasks_of_a_phase_are_moved_among_their_like(store: Store) -> None:
    with store.edit("x") as session:
        _process, (phase, *_rest) = a_process(session)
        a, b = (a_task(session, phase, title, kind=phases.DUTY) for title in "AB")
        a_task(session, phase, "T")
        c = a_task(session, phase, "C", kind=phases.DUTY)
        phases.move_task(session, c.key, -1)
        assert [one.key for one in phases.duties(session, phase.key)] == [a.key, c.key, b.key]
        assert [one.title.ca for one in phases.tasks(session, phase.key)] == ["T"]


def test_done_is_marked_for_all_first_and_taken_back_only_when_all_are_done(store: Store) -> None:
    with store.edit("x") as session:
        _process, (phase, *_rest) = a_process(session)
        one = a_task(session, phase, "A", done_on=date(2026, 5, 1))
        other = a_task(session, phase, "B")
        assert phases.toggle_done(session, [one.key, other.key], TODAY)
        assert (one.done_on, other.done_on) == (date(2026, 5, 1), TODAY)
        assert not phases.toggle_done(session, [one.key, other.key], TODAY)
        assert (one.done_on, other.done_on) == (None, None)


def test_a_task_cannot_end_before_it_begins(store: Store) -> None:
    with store.edit("x") as session:
        _process, (phase, *_rest) = a_process(session)
        task = a_task(session, phase, "A", starts_on=date(2026, 5, 2))
        with pytest.raises(UserError):
            phases.change_task(session, task.key, "ends_on", date(2026, 5, 1))
        phases.change_task(session, task.key, "ends_on", date(2026, 5, 2))
        with pytest.raises(UserError):
            phases.change_task(session, task.key, "days", 0)


def test_a_workshop_stands_in_one_phase_at_most(store: Store) -> None:
    workshop = a_workshop(store, 2)
    with store.edit("x") as session:
        _process, (first, second, _third) = a_process(session)
        phases.link_workshop(session, first.key, workshop.key)
        phases.link_workshop(session, second.key, workshop.key)
        assert phases.workshops(session, first.key) == []
        assert [one.id for one in phases.workshops(session, second.key)] == [workshop.key]
        assert phases.free_workshops(session) == []
        phases.unlink_workshop(session, workshop.key)
        assert [one.id for one in phases.free_workshops(session)] == [workshop.key]


# Gates


def test_the_gate_of_a_decision_names_each_entity_whose_board_has_not_decided(store: Store) -> None:
    with store.edit("x") as session:
        _process, (first, second, _third) = a_process(session)
        phases.change(session, second.key, "gate", "decision")
        assert gates.missing(session, first.key, TODAY) == 0
        assert gates.missing(session, second.key, TODAY) == 2
        one, other = an_entity(session, "Una"), an_entity(session, "Altra")
        involvement.add(session, second.key, [one.key, other.key])
        involvement.change(session, second.key, other.key, "due_on", date(2026, 11, 1))
        found = gates.evidence(session, second.key, TODAY)
        assert [line.is_there for line in found] == [False, False, False]
        assert [line.target for line in found] == ["phases", "entities", "entities"]
        assert found[1].values == {"entity": "Altra", "due": date(2026, 11, 1)}
        assert found[2].values == {"entity": "Una"}
        phases.close(session, first.key, "Dues idees", TODAY)
        for entity in (one, other):
            involvement.set_state(session, second.key, entity.key, "in")
            involvement.change(session, second.key, entity.key, "decided_on", TODAY)
        assert gates.missing(session, second.key, TODAY) == 0


def test_whoever_has_left_is_not_waited_for(store: Store) -> None:
    with store.edit("x") as session:
        _process, (first, _second, _third) = a_process(session)
        phases.change(session, first.key, "gate", "decision")
        entity = an_entity(session)
        involvement.set_state(session, first.key, entity.key, "left")
        (line,) = gates.evidence(session, first.key, TODAY)
        assert (line.is_there, line.values) == (False, {})


def test_the_gate_of_an_approval_reads_the_partners_approval_and_the_signed_letter(store: Store) -> None:
    with store.edit("x") as session:
        process, (first, second, _third) = a_process(session)
        phases.change(session, second.key, "gate", "approval")
        phases.close(session, first.key, "Un grup", TODAY)
        entity = an_entity(session)
        involvement.set_state(session, second.key, entity.key, "in")
        assert gates.missing(session, second.key, TODAY) == 2
        alliance = Alliance(title="Reforç", process_id=process.key)
        session.add(alliance)
        session.flush()
        letter = Letter(alliance_id=alliance.key, kind="commitment")
        session.add_all(
            [Partner(alliance_id=alliance.key, entity_id=entity.key, position=1, approved_on=TODAY), letter]
        )
        session.flush()
        (line,) = [one for one in gates.evidence(session, second.key, TODAY) if not one.is_there]
        assert (line.target, line.record_id) == ("alliances", alliance.key)
        letter.signed_on = TODAY
        session.flush()
        assert gates.missing(session, second.key, TODAY) == 0


# Entities


def test_the_state_of_an_entity_goes_round_without_losing_its_reason(store: Store) -> None:
    with store.edit("x") as session:
        process, (first, *_rest) = a_process(session)
        entity = an_entity(session)
        assert [involvement.cycle(session, first.key, entity.key) for _n in range(3)] == [
            "in",
            "deciding",
            "left",
        ]
        assert involvement.matrix(session, process.key).unexplained == 1
        involvement.change(session, first.key, entity.key, "reason", "Sense temps")
        assert involvement.matrix(session, process.key).unexplained == 0
        assert involvement.cycle(session, first.key, entity.key) == "in"
        (line,) = involvement.matrix(session, process.key).lines
        assert line.cells[first.key].reason == "Sense temps"
        involvement.set_state(session, first.key, entity.key, "")
        assert involvement.matrix(session, process.key).lines == ()


def test_those_who_stay_are_carried_over_once_and_decide_first_where_there_is_a_gate(store: Store) -> None:
    with store.edit("x") as session:
        process, (first, second, third) = a_process(session)
        phases.change(session, second.key, "gate", "decision")
        stays, leaves, is_there = (an_entity(session, name) for name in ("A", "B", "C"))
        involvement.add(session, first.key, [stays.key, leaves.key, is_there.key])
        involvement.set_state(session, first.key, leaves.key, "left")
        involvement.set_state(session, second.key, is_there.key, "in")
        assert involvement.carry_over(session, first.key) == 1
        assert involvement.carry_over(session, first.key) == 0
        found = {line.name: line.cells for line in involvement.matrix(session, process.key).lines}
        assert {name: cells[second.key].state for name, cells in found.items() if second.key in cells} == {
            "A": "deciding",
            "C": "in",
        }
        with pytest.raises(UserError):
            involvement.carry_over(session, third.key)


# Programmes


def test_a_programme_sums_its_years_its_hours_and_its_support(store: Store) -> None:
    with store.edit("x") as session:
        process, _phases = a_process(session, "programme")
        of = {"process_id": process.key}
        for year, cents in ((2027, 100), (2026, 200), (None, 50), (2026, None)):
            lines.add(session, BudgetLine, of, text=Texts(ca="x"), year=year, amount_cents=cents)
        for hours in (37.5, None, 20.0):
            lines.add(session, TeamMember, of, person="Núria", weekly_hours=hours)
        for body, state, cents in (("A", "asked", 300), ("B", "granted", 500), ("A", "granted", 100)):
            lines.add(session, Execution, of, body=body, state=state, amount_cents=cents)
        by_year = programmes.budget_by_year(session, process.key)
        assert [(one.name, one.cents, one.count) for one in by_year] == [
            ("2026", 200, 2),
            ("2027", 100, 1),
            ("", 50, 1),
        ]
        assert programmes.weekly_hours(session, process.key) == 57.5
        by_body = programmes.execution_by(session, process.key, "body")
        assert [(one.name, one.cents) for one in by_body] == [("B", 500), ("A", 400)]


def test_the_parts_of_a_kind_are_shown_and_those_in_which_something_is_written(store: Store) -> None:
    with store.edit("x") as session:
        process, _phases = a_process(session, "plan")
        assert programmes.parts(session, process.key) == {"team", "indicators"}
        lines.add(session, Execution, {"process_id": process.key}, body="Ajuntament")
        processes.change(session, process.key, "funder", "Diputació")
        assert programmes.parts(session, process.key) == {"team", "indicators", "execution", "sheet"}


def test_the_plan_takes_the_tasks_of_all_phases_without_the_functions(store: Store) -> None:
    with store.edit("x") as session:
        process, (first, second, _third) = a_process(session)
        a_task(session, second, "B", line=Texts(ca="Suport"))
        a_task(session, first, "A", line=Texts(ca="Promoció"))
        a_task(session, first, "F", kind=phases.DUTY, line=Texts(ca="Res"))
        assert [task.title.ca for task in programmes.plan_tasks(session, process.key)] == ["A", "B"]
        assert programmes.lines_of_work(session, process.key, "ca") == ["Promoció", "Suport"]
