"""Moving tasks in time: what depends on a moved task follows it, as far as needed and never further back."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Span = tuple[date, date]
"""The first and the last day of a task, both included."""
_DAY: Final = timedelta(days=1)
_MONTHS: Final[Mapping[str, tuple[int, int]]] = {
    "year": (1, 12),
    "s1": (1, 6),
    "s2": (7, 12),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
}


@dataclass(frozen=True)
class Link(Generic[K]):
    """`task` begins `lag_days` after `on` has ended at the earliest: with 0 on the day after."""

    task: K
    on: K
    lag_days: int = 0


def period(code: str, year: int) -> Span:
    """Return the days of a period of a year: "year", "s1", "s2", "q1" … "q4"; KeyError for anything else."""
    first, last = _MONTHS[code]
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - _DAY


def cycle(links: Iterable[Link[K]]) -> list[K]:
    """Return tasks that wait for each other in a ring, none twice; empty where there is no ring."""
    try:
        _order(links)
    except CycleError as error:
        ring: list[K] = error.args[1]
        return ring[:-1]
    return []


def _order(links: Iterable[Link[K]]) -> list[K]:
    sorter: TopologicalSorter[K] = TopologicalSorter()
    for link in links:
        sorter.add(link.task, link.on)
    return list(sorter.static_order())


def shift(
    spans: Mapping[K, Span], links: Iterable[Link[K]], moved: Mapping[K, Span]
) -> dict[K, tuple[Span, Span]]:
    """Return what changes when tasks are `moved`: task → its days before and after; lengths of what follows are kept.

    A moved task that would begin before what it waits for is put off as well. Dependencies between tasks that nothing
    touches stay as they are, also where they are not kept. CycleError when tasks wait for each other in a ring;
    OverflowError past the year 9999.
    """
    every = list(links)
    waits: dict[K, list[Link[K]]] = {}
    for link in every:
        waits.setdefault(link.task, []).append(link)
    after = {**spans, **moved}
    touched = set(moved)
    for task in _order(every):
        limits = {
            link.on: after[link.on][1] + _DAY * (1 + link.lag_days)
            for link in waits.get(task, ())
            if link.on in after
        }
        if task not in after or not limits:
            continue
        start, end = after[task]
        first = max(limits.values())
        is_pushed = any(on in touched and start < limit for on, limit in limits.items())
        if start < first and (task in touched or is_pushed):
            # Once it has to move, it keeps all it waits for.
            after[task] = (first, end + (first - start))
            touched.add(task)
    return {
        task: (spans[task], after[task]) for task in after if task in spans and after[task] != spans[task]
    }
