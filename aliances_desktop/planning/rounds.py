"""The market-place's plan: which pairs meet in which round.

Round by round a maximum-weight matching pairs those who gain most from each other, weighted so that whoever has met
fewest comes first; then rounds are taken up again, two or three at a time, and matched anew while that gains.
"""

import math
import random
from collections.abc import Iterable, Sequence
from typing import Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.planning.instance import Instance, Schedule
from aliances_desktop.planning.matching import Edge, Matcher, match_round, rustworkx_matcher
from aliances_desktop.planning.tables import assign_tables
from aliances_desktop.progress import Progress

# Each weighs more than all that stands below it can make up for in one round.
FORCED: Final = 10**9
KEPT: Final = 10**6
FAIR: Final = 20_000
SOON: Final = 60
WISHED: Final = 4_000
_EFFORT: Final = 60_000_000
"""Matchings tried again, times the cube of the number of stands: keeps 28 stands × 12 rounds below a third of a second."""

Pairing = list[tuple[int, int]]


class _Plan:
    """The rounds being worked on, with who has met whom; stands are numbers here."""

    def __init__(self, instance: Instance, matcher: Matcher) -> None:
        self.instance = instance
        self.matcher = matcher
        self.ids = [s.id for s in instance.stands]
        self.number = {id: n for n, id in enumerate(self.ids)}
        self.present = [
            [n for n, s in enumerate(instance.stands) if s.is_there(r)] for r in range(1, instance.rounds + 1)
        ]
        self.here = [frozenset(here) for here in self.present]
        self.tables = instance.tables if instance.tables is not None else len(self.ids) // 2
        self.worth = self._worth()
        self.wishes = self._wishes()
        self.forced = {self._pair(p) for p in instance.forced}
        self.announced = self._announced()
        self.share = self._share()
        self.rounds: list[Pairing] = []
        self.met: set[tuple[int, int]] = set()
        self.count = [0] * len(self.ids)
        self.granted = [0] * len(self.ids)

    def _pair(self, pair: Iterable[str]) -> tuple[int, int]:
        a, b = sorted(self.number[id] for id in pair)
        return a, b

    def _worth(self) -> dict[tuple[int, int], int]:
        """Return what each pair that may meet is worth."""
        stands = self.instance.stands
        veto = {self._pair(p) for p in self.instance.veto}
        interest = self.instance.interest
        return {
            (a, b): interest.get((s.id, t.id), 0) + interest.get((t.id, s.id), 0)
            for a, s in enumerate(stands)
            for b, t in enumerate(stands[a + 1 :], a + 1)
            if s.organisation != t.organisation and (a, b) not in veto
        }

    def _wishes(self) -> list[set[int]]:
        wishes: list[set[int]] = [set() for _ in self.ids]
        for (a, b), score in self.instance.interest.items():
            if score > 0:
                wishes[self.number[a]].add(self.number[b])
        return wishes

    def _announced(self) -> list[set[tuple[int, int]]]:
        announced: list[set[tuple[int, int]]] = [set() for _ in range(self.instance.rounds)]
        for r, meetings in enumerate((self.instance.announced or ())[: self.instance.rounds]):
            here = set(self.present[r])
            announced[r] = {p for p in (self._pair(m.pair) for m in meetings) if here.issuperset(p)}
        return announced

    def _share(self) -> list[float]:
        """Return how many meetings each stand gets when the seats are shared out evenly."""
        seats = sum(2 * min(self.tables, len(here) // 2) for here in self.present)
        rounds_there = [sum(n in here for here in self.present) for n in range(len(self.ids))]
        level, left, waiting = 0.0, float(seats), sorted(rounds_there)
        while waiting and left > 0:
            # Whoever is there for fewer rounds than an even share leaves the rest to the others.
            step = min(waiting[0] - level, left / len(waiting))
            level, left = level + step, left - step * len(waiting)
            waiting = [k for k in waiting if k > level + 1e-9]
        return [min(float(k), level) for k in rounds_there]

    # Adding and freeing

    def add(self, r: int, pairs: Pairing) -> None:
        """Put the pairs of a round in place."""
        self.rounds[r] = pairs
        for pair in pairs:
            self._count(pair, 1)

    def free(self, r: int) -> Pairing:
        """Take the pairs of a round out and return them."""
        pairs, self.rounds[r] = self.rounds[r], []
        for pair in pairs:
            self._count(pair, -1)
        return pairs

    def _count(self, pair: tuple[int, int], by: int) -> None:
        a, b = pair
        (self.met.add if by > 0 else self.met.discard)(pair)
        for one, other in ((a, b), (b, a)):
            self.count[one] += by
            if other in self.wishes[one]:
                self.granted[one] += by

    # Judging

    def score(self) -> int:
        """Return what the plan is worth: fairness first, then wishes, then interest. Larger is better."""
        value = sum(self.worth.get(pair, 0) for pairs in self.rounds for pair in pairs)
        fairness = -round(
            sum((c - share) ** 2 for c, share in zip(self.count, self.share, strict=True)) * FAIR
        )
        wishes = sum(1 for n, wishes in enumerate(self.wishes) if wishes and self.granted[n]) * WISHED
        kept = sum(len(self.announced[r].intersection(pairs)) for r, pairs in enumerate(self.rounds)) * KEPT
        meetings = sum(len(pairs) for pairs in self.rounds) * FAIR * 4 * self.instance.rounds
        forced = sum(1 for pair in self.forced if pair in self.met) * FORCED
        return value + fairness + wishes + kept + meetings + forced

    def match(self, r: int, noise: Sequence[int] | None = None) -> Pairing:
        """Return the best pairs for a round as the others stand; `noise` per stand makes another choice likely."""
        present = self.present[r]
        here = set(present)
        promised = set().union(*self.announced[r + 1 :]) if self.instance.announced is not None else set()
        edges: list[Edge] = []
        for pair, worth in self.worth.items():
            a, b = pair
            if (
                a in here
                and b in here
                and pair not in self.met
                and (pair not in promised or pair in self.announced[r])
            ):
                extra = 0 if noise is None else (noise[a] * noise[b]) % 97 - 48
                edges.append((a, b, worth + extra + self._claim(a, b, r)))
        urgency = [self._urgency(n, r) for n in range(len(self.ids))]
        edges = [(a, b, weight + urgency[a] + urgency[b]) for a, b, weight in edges]
        return match_round(present, edges, [0] * len(self.ids), self.tables, self.matcher)

    def _urgency(self, n: int, r: int) -> int:
        """Return how much a stand needs a seat in round `r`: much when it could no longer catch up, little before."""
        coming = sum(1 for q in range(r, self.instance.rounds) if not self.rounds[q] and n in self.here[q])
        need = self.share[n] - self.count[n]
        if need <= 0:
            return -FAIR * (1 + math.floor(-need))
        if math.floor(need + 1e-9) >= coming:
            return FAIR * 2
        return round(SOON * need / max(coming, 1))

    def _claim(self, a: int, b: int, r: int) -> int:
        claim = 0
        for one, other in ((a, b), (b, a)):
            if other in self.wishes[one] and not self.granted[one]:
                claim += WISHED
        if (a, b) in self.forced:
            # Who is there for few rounds cannot wait.
            chances = sum(1 for here in self.present[r:] if a in here and b in here)
            claim += FORCED + FORCED // max(chances, 1)
        if (a, b) in self.announced[r]:
            claim += KEPT
        return claim


def plan_rounds(
    instance: Instance, progress: Progress | None = None, matcher: Matcher = rustworkx_matcher, *, is_strict: bool = True
) -> Schedule:  # fmt: skip
    """Return a plan: nobody twice with the same, vetoes and organisations respected, fair, of much mutual interest.

    UserError when a forced pair cannot meet at all, unless `is_strict` is False: then as many of them meet as can.
    The same instance gives the same plan.
    """
    progress = progress or Progress()
    plan = _Plan(instance, matcher)
    if is_strict:
        _refuse_impossible(plan)
    held = len(instance.held)
    plan.rounds = [[] for _ in range(instance.rounds)]
    for r, meetings in enumerate(instance.held):
        plan.add(r, [plan._pair(m.pair) for m in meetings])
    for r in range(held, instance.rounds):
        progress.step(r, 2 * instance.rounds)
        plan.add(r, plan.match(r))
    _improve(plan, held, progress)
    missing = [pair for pair in plan.forced if pair not in plan.met]
    if missing and is_strict:
        raise _cannot_meet(plan, missing[0])
    pairs = [[(plan.ids[a], plan.ids[b]) for a, b in r] for r in plan.rounds]
    return assign_tables(instance, pairs)


def _refuse_impossible(plan: _Plan) -> None:
    played = {plan._pair(m.pair) for r in plan.instance.held for m in r}
    coming = plan.present[len(plan.instance.held) :]
    for pair in sorted(plan.forced - played):
        if pair not in plan.worth or not any(set(pair) <= set(here) for here in coming):
            raise _cannot_meet(plan, pair)


def _cannot_meet(plan: _Plan, pair: tuple[int, int]) -> UserError:
    a, b = (plan.ids[n] for n in pair)
    return UserError(N_("{a} and {b} have to meet, but no round or table is left for them."), a=a, b=b)


def _improve(plan: _Plan, held: int, progress: Progress) -> None:
    """Free two or three rounds and match them anew, in another order and with other accents, while that gains."""
    coming = range(held, plan.instance.rounds)
    if len(coming) < 2 or len(plan.ids) < 4:
        return
    chance = random.Random(len(plan.ids) * 1009 + plan.instance.rounds)  # noqa: S311 - a plan, not a secret
    best = plan.score()
    tries = min(max(_EFFORT // len(plan.ids) ** 3 // 3, 2), 160)
    for attempt in range(tries):
        progress.step(tries + attempt, 2 * tries)
        chosen = chance.sample(coming, min(len(coming), chance.choice((2, 2, 3))))
        before = {r: plan.free(r) for r in chosen}
        for position, r in enumerate(chosen):
            # The last of them takes the best that is left; the ones before try something else.
            noise = [chance.randrange(1, 97) for _ in plan.ids] if position < len(chosen) - 1 else None
            plan.add(r, plan.match(r, noise))
        score = plan.score()
        if score >= best:
            best = score
            continue
        for r in chosen:
            plan.free(r)
        for r, pairs in before.items():
            plan.add(r, pairs)
