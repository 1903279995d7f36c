"""Groups for exercises: balanced in size, people of one organisation apart, sectors and territories mixed, new faces.

A local search swaps people between groups, now and then for the worse (simulated annealing), for a fixed number of
steps and not by the clock: the same task always gives the same groups.
"""

import itertools
import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress

FORMAT: Final = "aliances-groups/1"
Pair = frozenset[str]
Groups = tuple[tuple[str, ...], ...]
_APART, _CONFLICT, _BALANCE, _CHANGE, _REPEAT = 100_000, 1_000, 60, 40, 8
"""What each thing costs the search. Keeping apart and organisations come before all else; beyond that eight people
who meet again weigh as much as one too many of a sector."""
_STEPS: Final = 40_000
_WARM, _COLD = 20.0, 0.5


@dataclass(frozen=True)
class Person:
    """Someone to be placed; people of one organisation are kept apart where there are groups enough."""

    id: str
    organisation: str
    sector: str = ""
    territory: str = ""


@dataclass(frozen=True)
class Task:
    """Groups to be made: `exercises` times `groups` of all `people`.

    `apart` pairs are never together. `met` counts how often pairs were together in exercises already held; `kept`
    says in which group (from 0) of the first exercise a person was announced, to be left there where it can be.
    """

    people: tuple[Person, ...]
    groups: int
    exercises: int = 1
    apart: frozenset[Pair] = frozenset()
    met: Mapping[Pair, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Task":
        """Read the exchange format; UserError when it is another format or does not hold together."""
        broken = N_("The groups to plan are incomplete or wrongly written.")
        try:
            task = cls(
                people=tuple(
                    Person(
                        str(p["id"]),
                        str(p["organisation"]),
                        str(p.get("sector", "")),
                        str(p.get("territory", "")),
                    )
                    for p in data["people"]
                ),
                groups=int(data["groups"]),
                exercises=int(data["exercises"]),
                apart=frozenset(frozenset((str(a), str(b))) for a, b in data.get("apart", ())),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(broken, details=repr(error)) from None
        ids = {person.id for person in task.people}
        unknown = {id for pair in task.apart for id in pair} - ids
        if len(ids) != len(task.people) or unknown or task.groups < 1 or task.exercises < 1:
            raise UserError(broken, details=", ".join(sorted(unknown)))
        return task


@dataclass(frozen=True)
class GroupPlan:
    """Who is in which group, exercise by exercise."""

    exercises: tuple[Groups, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the plan as the exchange format has it."""
        return {"exercises": [[list(group) for group in groups] for groups in self.exercises]}


@dataclass(frozen=True)
class Cost:
    """What is not as it should be: pairs of one organisation together, people beyond the fair share of a sector or
    territory in a group, pairs together again, pairs together that were to be apart.
    """

    conflicts: int
    off_balance: int
    repeated: int
    apart: int = 0


def measure(task: Task, plan: Sequence[Groups]) -> Cost:
    """Return what a plan costs; its people may be fewer or more than the task's."""
    by_id = {person.id: person for person in task.people}
    together: Counter[Pair] = Counter(task.met)
    conflicts = off_balance = apart = 0
    for groups in plan:
        shares = _shares([by_id[id] for group in groups for id in group], len(groups))
        for group in groups:
            organisations = Counter(by_id[id].organisation for id in group)
            conflicts += sum(n * (n - 1) // 2 for n in organisations.values())
            pairs = [frozenset(pair) for pair in itertools.combinations(group, 2)]
            together.update(pairs)
            apart += sum(pair in task.apart for pair in pairs)
            present = Counter(trait for id in group for trait in _traits(by_id[id]))
            off_balance += sum(_excess(present[trait], share) for trait, share in shares.items())
    before = sum(n - 1 for n in task.met.values() if n > 1)
    return Cost(conflicts, off_balance, sum(n - 1 for n in together.values() if n > 1) - before, apart)


def _traits(person: Person) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("sector", person.sector), ("territory", person.territory)


def _shares(people: Iterable[Person], groups: int) -> dict[tuple[str, str], tuple[int, int]]:
    """Return the least and most people of each sector and territory that a fair group has."""
    counts = Counter(trait for person in people for trait in _traits(person))
    return {trait: (n // groups, -(-n // groups)) for trait, n in counts.items()}


def _excess(count: int, share: tuple[int, int]) -> int:
    low, high = share
    return max(0, low - count, count - high)


def plan_groups(task: Task, progress: Progress | None = None, *, seed: int = 0) -> GroupPlan:
    """Place everyone in a group of every exercise.

    Sizes differ by one at most. In this order: pairs apart, people of one organisation apart, sectors and territories
    mixed, announced places kept, few people who meet again.
    """
    if not task.people:
        return GroupPlan(tuple(tuple(() for _ in range(task.groups)) for _ in range(task.exercises)))
    search = _Search(task, random.Random(seed))  # noqa: S311 - a search, not a secret
    search.run(progress or Progress())
    return GroupPlan(
        tuple(
            tuple(tuple(sorted(task.people[p].id for p in group)) for group in groups)
            for groups in search.best
        )
    )


class _Search:
    """The state of the annealing: groups of indices, and counts from which a swap's cost follows at once."""

    def __init__(self, task: Task, chance: random.Random) -> None:
        self.task, self.chance = task, chance
        people = task.people
        self.count = len(people)
        index = {person.id: number for number, person in enumerate(people)}
        self.organisation = [person.organisation for person in people]
        self.traits = [_traits(person) for person in people]
        self.shares = _shares(people, task.groups)
        self.apart = [[False] * self.count for _ in people]
        for pair in task.apart:
            a, b = (index[id] for id in pair)
            self.apart[a][b] = self.apart[b][a] = True
        self.together = [[0] * self.count for _ in people]
        for pair, times in task.met.items():
            if len(pair) == 2 and all(id in index for id in pair):
                a, b = (index[id] for id in pair)
                self.together[a][b] = self.together[b][a] = times
        self.kept = {
            index[id]: group for id, group in task.kept.items() if id in index and group < task.groups
        }
        self.groups = [self._begin(number) for number in range(task.exercises)]
        self.present = [
            [Counter(t for p in group for t in self.traits[p]) for group in groups] for groups in self.groups
        ]
        self.firms = [
            [Counter(self.organisation[p] for p in group) for group in groups] for groups in self.groups
        ]
        for groups in self.groups:
            for group in groups:
                for a, b in itertools.combinations(group, 2):
                    self._meet(a, b, 1)
        self.best = [[list(group) for group in groups] for groups in self.groups]

    def _meet(self, a: int, b: int, times: int) -> None:
        self.together[a][b] += times
        self.together[b][a] += times

    def _begin(self, exercise: int) -> list[list[int]]:
        """Deal everyone out: those kept first, then the others by organisation, each to the smallest group."""
        groups: list[list[int]] = [[] for _ in range(self.task.groups)]
        most = -(-self.count // self.task.groups)
        rest = list(range(self.count))
        if exercise == 0:
            for person, group in self.kept.items():
                if len(groups[group]) < most:
                    groups[group].append(person)
                    rest.remove(person)
        self.chance.shuffle(rest)
        sizes = Counter(self.organisation)
        rest.sort(key=lambda p: (-sizes[self.organisation[p]], self.organisation[p]))
        for person in rest:
            smallest = min(
                range(len(groups)), key=lambda g: (len(groups[g]), self._same(groups[g], person), g)
            )
            groups[smallest].append(person)
        self._level(groups)
        return groups

    def _same(self, group: Sequence[int], person: int) -> int:
        return sum(self.organisation[other] == self.organisation[person] for other in group)

    def _level(self, groups: list[list[int]]) -> None:
        """Take people from groups too large: keeping places may have filled one and left another short."""
        while True:
            large, small = max(groups, key=len), min(groups, key=len)
            if len(large) - len(small) <= 1:
                return
            small.append(large.pop())

    # The search

    def run(self, progress: Progress) -> None:
        """Anneal; `best` is the best arrangement met."""
        if self.task.groups < 2 or self.count < 2:
            return
        cost = best = self._total()
        steps = _STEPS
        for step in range(steps):
            if step % 2000 == 0:
                progress.step(step, steps)
            heat = _WARM * (_COLD / _WARM) ** (step / steps)
            change, undo = self._try()
            if change <= 0 or self.chance.random() < math.exp(-change / heat):
                cost += change
                if cost < best:
                    best = cost
                    self.best = [[list(group) for group in groups] for groups in self.groups]
                    if not best:
                        return
            else:
                undo()

    def _total(self) -> int:
        ids = [[tuple(self.task.people[p].id for p in group) for group in groups] for groups in self.groups]
        found = measure(self.task, [tuple(groups) for groups in ids])
        moved = sum(person not in self.groups[0][group] for person, group in self.kept.items())
        return (
            _APART * found.apart + _CONFLICT * found.conflicts + _BALANCE * found.off_balance
            + _REPEAT * found.repeated + _CHANGE * moved
        )  # fmt: skip

    def _try(self) -> tuple[int, Any]:
        """Swap two people of an exercise, or move one out of a larger group; return the cost and what takes it back."""
        exercise = self.chance.randrange(len(self.groups))
        groups = self.groups[exercise]
        one, other = self.chance.sample(range(len(groups)), 2)
        if len(groups[one]) < len(groups[other]):
            one, other = other, one
        if not groups[one]:
            return 0, lambda: None
        is_move = len(groups[one]) > len(groups[other]) and self.chance.random() < 0.2
        a = self.chance.randrange(len(groups[one]))
        if is_move or not groups[other]:
            person = groups[one][a]
            change = self._leave(exercise, one, a) + self._enter(exercise, other, person)

            def back() -> None:
                self._leave(exercise, other, len(groups[other]) - 1)
                self._enter(exercise, one, person)

            if len(groups[other]) > len(groups[one]) + 1:
                back()
                return 0, lambda: None
            return change, back
        b = self.chance.randrange(len(groups[other]))
        first, second = groups[one][a], groups[other][b]
        change = self._leave(exercise, one, a) + self._leave(exercise, other, b)
        change += self._enter(exercise, one, second) + self._enter(exercise, other, first)

        def swap_back() -> None:
            self._leave(exercise, one, len(groups[one]) - 1)
            self._leave(exercise, other, len(groups[other]) - 1)
            self._enter(exercise, one, first)
            self._enter(exercise, other, second)

        return change, swap_back

    def _leave(self, exercise: int, group: int, place: int) -> int:
        """Take a person out of a group and return what that costs (less than 0: saves)."""
        members = self.groups[exercise][group]
        members[place], members[-1] = members[-1], members[place]
        person = members.pop()
        change = 0
        for other in members:
            times = self.together[person][other]
            change -= _REPEAT * (times > 1) + _APART * self.apart[person][other]
            self.together[person][other] = self.together[other][person] = times - 1
        return change + self._count(exercise, group, person, -1)

    def _enter(self, exercise: int, group: int, person: int) -> int:
        """Put a person into a group and return what that costs."""
        members = self.groups[exercise][group]
        change = 0
        for other in members:
            times = self.together[person][other]
            change += _REPEAT * (times > 0) + _APART * self.apart[person][other]
            self.together[person][other] = self.together[other][person] = times + 1
        members.append(person)
        return change + self._count(exercise, group, person, 1)

    def _count(self, exercise: int, group: int, person: int, step: int) -> int:
        """Keep the counts of a group and return what the change costs in conflicts, balance and places kept."""
        firms, present = self.firms[exercise][group], self.present[exercise][group]
        organisation = self.organisation[person]
        others = firms[organisation] - (step < 0)
        firms[organisation] += step
        change = _CONFLICT * others * step
        for trait in self.traits[person]:
            share = self.shares[trait]
            before = _excess(present[trait], share)
            present[trait] += step
            change += _BALANCE * (_excess(present[trait], share) - before)
        if exercise == 0 and self.kept.get(person) == group:
            change -= _CHANGE * step
        return change
