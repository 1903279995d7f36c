"""Values as they come from a form: what is refused is said in words."""

from datetime import date

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.model import Dependency, Phase, Process, Task, Texts
from aliances_desktop.services import lines, processes, records, timeline_moves
from aliances_desktop.store import Store


def test_a_day_of_another_century_is_a_slip_of_the_pen() -> None:
    assert records.day(date(1900, 1, 1)) == date(1900, 1, 1)
    assert records.day(None) is None
    for year in (1, 202, 1899, 2200, 9999):
        with pytest.raises(UserError) as caught:
            records.day(date(year, 12, 31))
        assert caught.value.values["year"] == year


def a_plan(store: Store) -> list[int]:
    """Add a process with two tasks at the end of all days; return their keys."""
    with store.edit("Add") as session:
        process = Process(title=Texts(ca="Pla"), kind="alliance")
        session.add(process)
        session.flush()
        session.add(Phase(process_id=process.key, position=1, days=3000))
        session.flush()
        days = [date(2199, 12, 20), date(2199, 12, 25)]
        tasks = [
            Task(phase_id=1, position=n, title=Texts(ca="T"), starts_on=d, ends_on=d)
            for n, d in enumerate(days)
        ]
        session.add_all(tasks)
        session.flush()
        timeline_moves.set_dependency(session, tasks[1].key, tasks[0].key)
        return [task.key for task in tasks]


def test_no_edit_of_a_timeline_leads_past_the_last_day(store: Store) -> None:
    first, _second = a_plan(store)
    late = date(2199, 12, 31)
    for edit in (
        lambda session: timeline_moves.preview_move(session, first, late, late),
        lambda session: timeline_moves.move_phase(session, 1, late, date(2200, 1, 1)),
        lambda session: lines.change(session, Task, first, "done_on", date(9999, 12, 31)),
        lambda session: processes.plan(session, 1, date(2195, 1, 1)),
        lambda session: processes.plan(session, 1, date(9999, 1, 1)),
    ):
        with pytest.raises(UserError), store.edit("Change") as session:
            edit(session)


def test_a_ring_that_a_file_came_with_is_told_and_can_be_opened(store: Store) -> None:
    first, second = a_plan(store)
    with store.edit("Change") as session:
        session.add(Dependency(task_id=first, on_id=second))
    day = date(2199, 1, 1)
    with pytest.raises(UserError, match="ring"), store.read() as session:
        timeline_moves.preview_move(session, first, day, day)
    with store.edit("Change") as session:
        timeline_moves.set_waits(session, first, "", {})
        assert len(timeline_moves.preview_move(session, first, day, day)) == 1
