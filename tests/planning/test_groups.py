"""Groups: sizes, organisations apart, traits mixed, new faces, places kept; judged by the independent checker too."""

import itertools
import json
import random
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aliances_desktop.planning.groups import Cost, Person, Task, measure, plan_groups


def some_people(count: int, organisations: int, seed: int = 0) -> tuple[Person, ...]:
    chance = random.Random(seed)
    return tuple(
        Person(
            f"p{n:02d}", f"o{chance.randrange(organisations)}", chance.choice("abcd"), chance.choice("xyz")
        )
        for n in range(count)
    )


tasks = st.builds(
    lambda count, groups, exercises, firms, seed: Task(some_people(count, firms, seed), groups, exercises),
    st.integers(0, 30), st.integers(1, 7), st.integers(1, 3), st.integers(1, 30), st.integers(0, 99),
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(tasks)
def test_everyone_is_in_one_group_and_sizes_are_even(task: Task) -> None:
    plan = plan_groups(task)
    assert len(plan.exercises) == task.exercises
    for groups in plan.exercises:
        assert len(groups) == task.groups
        assert sorted(id for group in groups for id in group) == sorted(p.id for p in task.people)
        sizes = [len(group) for group in groups]
        assert max(sizes) - min(sizes) <= 1


@settings(max_examples=15, deadline=None)
@given(tasks)
def test_no_organisation_has_more_pairs_together_than_it_must(task: Task) -> None:
    least = 0
    for n in Counter(p.organisation for p in task.people).values():
        share, rest = divmod(n, task.groups)
        least += rest * (share + 1) * share // 2 + (task.groups - rest) * share * (share - 1) // 2
    assert measure(task, plan_groups(task).exercises).conflicts == least * task.exercises


def test_the_same_task_gives_the_same_groups() -> None:
    task = Task(some_people(20, 12), 4, 2)
    assert plan_groups(task) == plan_groups(task)


def test_pairs_kept_apart_and_pairs_who_have_met_are_not_together_where_it_can_be() -> None:
    people = some_people(12, 12)
    met = {frozenset(pair): 1 for pair in itertools.combinations([p.id for p in people[:3]], 2)}
    apart = frozenset([frozenset(("p03", "p04")), frozenset(("p04", "p05"))])
    task = Task(people, 4, 1, apart, met)
    cost = measure(task, plan_groups(task).exercises)
    assert (cost.apart, cost.conflicts, cost.repeated) == (0, 0, 0)


def test_replanning_at_the_door_moves_few_people() -> None:
    before = plan_groups(Task(some_people(28, 25), 4)).exercises[0]
    kept = {id: number for number, group in enumerate(before) for id in group}
    there = tuple(p for p in some_people(30, 25) if p.id not in {"p01", "p07", "p20"})
    after = plan_groups(Task(there, 4, kept=kept)).exercises[0]
    moved = [id for number, group in enumerate(after) for id in group if kept.get(id, number) != number]
    assert len(moved) <= 3
    assert max(map(len, after)) - min(map(len, after)) <= 1


def test_what_a_hand_made_plan_costs_is_counted() -> None:
    people = (
        Person("a", "o1", "s", "t"),
        Person("b", "o1", "s", "t"),
        Person("c", "o2", "s", "t"),
        Person("d", "o3", "s", "u"),
    )
    task = Task(people, 2, 1, frozenset([frozenset("cd")]))
    assert measure(task, [(("a", "b"), ("c", "d"))]) == Cost(conflicts=1, off_balance=0, repeated=0, apart=1)
    assert measure(task, [(("a", "b"), ("c", "d")), (("a", "b"), ("c", "d"))]).repeated == 2
    assert measure(task, [(("a", "b", "c"), ("d",))]).off_balance == 4


@pytest.mark.parametrize(("name", "repeated"), [("groups-28", 0), ("groups-36-three-exercises", 10)])
def test_the_examples_are_as_good_as_the_checker_wants(
    name: str, repeated: int, shared: Path, checker: ModuleType
) -> None:
    data = json.loads((shared / "market" / "examples" / f"{name}.json").read_text(encoding="utf-8"))
    task = Task.from_json(data)
    plan = plan_groups(task)
    judged = checker.groups(data, plan.to_json())
    ours = measure(task, plan.exercises)
    assert judged["feasible"], judged["problems"]
    assert judged["organisation_conflicts"] == judged["least_conflicts"] == ours.conflicts
    assert judged["off_balance"] == ours.off_balance == 0
    assert judged["repeated_pairs"] == ours.repeated <= repeated
