"""The timeline of a process: rows with their days and states, what waits for what, moves shown before they are made."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Dependency, Involvement, Phase, Process, Task, Texts
from aliances_desktop.services import entities, lines, phases, processes, timeline, timeline_moves
from aliances_desktop.services.timeline import Row
from aliances_desktop.store import Store

TODAY = date(2027, 3, 1)
DAY = timedelta(days=1)


@pytest.fixture
def process_id(store: Store) -> int:
    """A process with one phase and three tasks of five days one after the other from today on."""
    with store.edit(N_("Add")) as session:
        process = processes.add_process(session, title=Texts(ca="Procés"), starts_on=TODAY)
        phase = phases.add(session, process.key, "Fase", "ca")
        for number in range(3):
            start = TODAY + number * 5 * DAY
            lines.add(
                session, Task, {"phase_id": phase.key}, title=Texts(ca=f"Tasca {number + 1}"), starts_on=start,
                ends_on=start + 4 * DAY,
            )  # fmt: skip
        return process.key


def rows(session: Session, process_id: int, today: date = TODAY) -> list[Row]:
    return timeline.rows(session, process_id, today)


def tasks(session: Session, process_id: int) -> list[Row]:
    return [row for row in rows(session, process_id) if row.number]


def test_a_phase_without_days_spans_its_tasks(store: Store, process_id: int) -> None:
    with store.read() as session:
        phase, *_tasks = rows(session, process_id)
    assert (phase.start, phase.end, phase.is_own) == (TODAY, TODAY + 14 * DAY, False)


def test_states_follow_the_clock(store: Store, process_id: int) -> None:
    with store.edit(N_("x")) as session:
        first = tasks(session, process_id)[0]
        assert first.state == "running"
        assert rows(session, process_id, TODAY - DAY)[1].state == "planned"
        assert rows(session, process_id, TODAY + 5 * DAY)[1].state == "late"
        phases.toggle_done(session, [first.id], TODAY)
        assert tasks(session, process_id)[0].state == "done"
        timeline.set_value(session, tasks(session, process_id)[1], "starts_on", None)
        timeline.set_value(session, tasks(session, process_id)[1], "ends_on", None)
        assert tasks(session, process_id)[1].state == ""


def test_a_period_gives_the_days_of_the_year_the_process_starts(store: Store, process_id: int) -> None:
    with store.edit(N_("x")) as session:
        phase = session.exec(select(Phase)).first()
        assert phase is not None
        lines.add(session, Task, {"phase_id": phase.key}, title=Texts(ca="Tot l’any"), period="q4")
        last = tasks(session, process_id)[-1]
    assert (last.start, last.end, last.is_own) == (date(2027, 10, 1), date(2027, 12, 31), False)


def test_what_waits_is_shown_before_it_is_moved_and_undo_restores(store: Store, process_id: int) -> None:
    with store.edit(N_("x")) as session:
        one, two, three = (row.id for row in tasks(session, process_id))
        timeline_moves.set_waits(session, two, "1", {1: one, 2: two, 3: three})
        timeline_moves.set_waits(session, three, "2+2; 1", {1: one, 2: two, 3: three})
        assert [row.waits for row in tasks(session, process_id)] == ["", "1", "2+2; 1"]
    with store.read() as session:
        before = tasks(session, process_id)
        shifts = timeline_moves.preview_move(session, one, TODAY + 3 * DAY, TODAY + 7 * DAY)
        assert tasks(session, process_id) == before, "nothing is written by looking"
    assert [one.task_id for one in shifts] == [one, two, three]
    assert shifts[2].after[0] == shifts[1].after[1] + 3 * DAY
    with store.edit(N_("Move tasks")) as session:
        timeline_moves.move_tasks(session, {shift.task_id: shift.after for shift in shifts})
    with store.read() as session:
        assert timeline_moves.preview_move(session, one, *shifts[0].after) == []
    store.undo()
    with store.read() as session:
        assert tasks(session, process_id) == before


def test_a_ring_is_refused_by_name(store: Store, process_id: int) -> None:
    with store.edit(N_("x")) as session:
        one, two, three = (row.id for row in tasks(session, process_id))
        timeline_moves.set_dependency(session, two, one)
        timeline_moves.set_dependency(session, three, two)
    for task, on in ((one, three), (one, one), (two, three)):
        with pytest.raises(UserError) as caught, store.edit(N_("x")) as session:
            timeline_moves.set_dependency(session, task, on)
        assert "Tasca" in str(caught.value.values["other"])
    with store.read() as session:
        assert len(session.exec(select(Dependency)).all()) == 2


@pytest.mark.parametrize("typed", ["9", "x", "1+", "+2", "1+9999", "1 2"])
def test_what_is_no_number_of_a_task_changes_nothing(store: Store, process_id: int, typed: str) -> None:
    with store.edit(N_("x")) as session:
        numbers = {row.number: row.id for row in tasks(session, process_id)}
        timeline_moves.set_waits(session, numbers[2], "1", numbers)
    with pytest.raises(UserError), store.edit(N_("x")) as session:
        timeline_moves.set_waits(session, numbers[2], typed, numbers)
    with store.read() as session:
        assert tasks(session, process_id)[1].waits == "1"


def test_a_move_that_ends_before_it_starts_or_leaves_the_calendar_is_refused(
    store: Store, process_id: int
) -> None:
    with store.edit(N_("x")) as session:
        one, two, _three = (row.id for row in tasks(session, process_id))
        timeline_moves.set_dependency(session, two, one)
        with pytest.raises(UserError):
            timeline_moves.preview_move(session, one, TODAY, TODAY - DAY)
        with pytest.raises(UserError):
            timeline_moves.preview_move(session, one, TODAY, date(9999, 12, 30))


def test_decisions_of_entities_are_a_lane_of_their_own(store: Store, process_id: int) -> None:
    with store.edit(N_("x")) as session:
        phase = session.exec(select(Phase)).first()
        assert phase is not None
        for name, due, decided in (("A", TODAY, None), ("B", TODAY + DAY, TODAY), ("C", None, None)):
            entity = entities.add_entity(session, name=name, decision_body="Junta")
            session.add(
                Involvement(phase_id=phase.key, entity_id=entity.key, due_on=due, decided_on=decided, state="deciding")
            )  # fmt: skip
    with store.read() as session:
        lane = [row for row in rows(session, process_id, TODAY + 2 * DAY) if row.kind == timeline.DECISION]
    assert [(row.title.ca, row.state, row.owner) for row in lane] == [
        ("A", "late", "Junta"),
        ("B", "done", "Junta"),
    ]


def test_the_way_is_split_in_done_and_left(store: Store, process_id: int) -> None:
    with store.edit(N_("x")) as session:
        first = tasks(session, process_id)[0]
        phases.toggle_done(session, [first.id], TODAY)
        way = timeline.way(session, process_id, TODAY)
    assert [row.id for row in way.done] == [first.id]
    assert way.share == pytest.approx(1 / 3)
    assert len(way.left) == 3, "two tasks and the phase under way"


def test_a_template_has_no_timeline_of_its_own_days(store: Store) -> None:
    with store.edit(N_("x")) as session:
        process = processes.from_template(session, "process-five-phases", starts_on=TODAY)
        kept = processes.save_as_template(session, process.key)
        assert session.get_one(Process, kept.key).is_template
        assert all(row.start is None for row in rows(session, kept.key))
