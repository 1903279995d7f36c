"""When the rows of an agenda begin and end, which are on now, and what to cut when time runs out.

Minutes are counted from the day's midnight, so that a workshop past midnight still adds up. Rows of track 0 are for
everyone; consecutive rows of other tracks run beside each other, and the next row for everyone waits for the longest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_DURATION: Final = re.compile(
    r"(?:(\d{1,2})\s*(?:h|:|hores?|horas?|hours?)\s*(\d{1,2})?|(\d{1,4}))\s*(?:m|min|')?\.?"
)


@dataclass(frozen=True)
class Row:
    """What is planned: `fixed_at` holds the row to a time whatever came before; `can_shrink` is how much may be cut.

    `started` and `ended` are when it was really run, None before; `extra` minutes were added or cut while it runs.
    """

    id: int
    minutes: int
    track: int = 0
    fixed_at: int | None = None
    can_shrink: int = 0
    started: int | None = None
    ended: int | None = None
    extra: int = 0

    @property
    def live_minutes(self) -> int:
        """How long it is to take as things stand."""
        return max(self.minutes + self.extra, 0)


@dataclass(frozen=True)
class Slot:
    """When a row begins and ends. `gap` minutes are free before it, `overlap` is what it would begin too early by."""

    id: int
    start: int
    end: int
    gap: int = 0
    overlap: int = 0


@dataclass(frozen=True)
class Timing:
    """The slots in the order of the rows, and the end of the last one; `over` is by how much that is past `until`."""

    slots: tuple[Slot, ...]
    end: int
    over: int = 0


def plan_times(rows: Sequence[Row], start: int, until: int | None = None) -> Timing:
    """Time the rows of an agenda that begins at `start`.

    A fixed row begins at its time: what comes before leaves a gap or overlaps it. `over` counts the minutes past
    `until` together with all overlaps, which is what has to be cut.
    """
    slots: list[Slot] = []
    clock = start
    for is_shared, block in groupby(rows, key=lambda row: row.track == 0):
        if is_shared:
            for row in block:
                slots.append(_slot(row, clock))
                clock = slots[-1].end
            continue
        clocks: dict[int, int] = {}
        for row in block:
            slots.append(_slot(row, clocks.get(row.track, clock)))
            clocks[row.track] = slots[-1].end
        clock = max(clocks.values())
    late = max(clock - until, 0) if until is not None else 0
    return Timing(tuple(slots), clock, late + sum(slot.overlap for slot in slots))


def _slot(row: Row, clock: int) -> Slot:
    begins = clock if row.fixed_at is None else row.fixed_at
    return Slot(
        row.id, begins, begins + row.minutes, gap=max(begins - clock, 0), overlap=max(clock - begins, 0)
    )


# Live


@dataclass(frozen=True)
class Running:
    """A row that is on: when it should end and by how many minutes that is still to come (less than 0: over time)."""

    id: int
    ends: int
    left: int


@dataclass(frozen=True)
class Position:
    """Where a running agenda stands: what is on in each track, what comes next, and how late the end would be.

    `late` is the minutes that the end of the day moves if everything still to come takes its time: more than 0 is
    behind, less than 0 ahead.
    """

    running: tuple[Running, ...]
    coming: tuple[int, ...]
    late: int
    end: int


def position(rows: Sequence[Row], start: int, now: int) -> Position:
    """Return where an agenda stands at `now`, both in minutes since midnight.

    What has ended took what it took; what is on ends at its time or, past that, now; what comes follows.
    """
    planned = plan_times(rows, start)
    real: list[Slot] = []
    clock = max(start, now) if not any(row.started is not None for row in rows) else start
    for is_shared, block in groupby(rows, key=lambda row: row.track == 0):
        clocks: dict[int, int] = {}
        for row in block:
            track = 0 if is_shared else row.track
            real.append(_real(row, clocks.get(track, clock), now))
            clocks[track] = real[-1].end
        clock = max(clocks.values())
    running = tuple(
        Running(row.id, row.started + row.live_minutes, row.started + row.live_minutes - now)
        for row in rows
        if row.started is not None and row.ended is None
    )
    coming = tuple(row.id for row in rows if row.started is None and row.ended is None)
    return Position(running, coming, clock - planned.end, clock)


def _real(row: Row, clock: int, now: int) -> Slot:
    if row.ended is not None:
        # A row skipped takes no time, whenever that was decided.
        return Slot(row.id, clock, clock) if row.started is None else Slot(row.id, row.started, row.ended)
    if row.started is not None:
        return Slot(row.id, row.started, max(row.started + row.live_minutes, now))
    begins = max(clock, now)
    if row.fixed_at is not None:
        begins = max(begins, row.fixed_at)
    return Slot(row.id, begins, begins + row.live_minutes)


@dataclass(frozen=True)
class Cut:
    """A proposal to shorten a row."""

    id: int
    minutes: int


def propose_cuts(rows: Sequence[Row], over: int) -> list[Cut]:
    """Propose which rows to shorten by `over` minutes in all, or by as much as can be.

    Only rows still to come are cut, each by `can_shrink` at most, in proportion to that and in steps of five minutes
    where it goes; nothing is proposed for parallel rows, where a cut would gain nothing by itself.
    """
    free = [
        row
        for row in rows
        if row.started is None and row.ended is None and row.track == 0 and row.can_shrink > 0
    ]
    room = sum(row.can_shrink for row in free)
    wanted = min(max(over, 0), room)
    cuts = {row.id: wanted * row.can_shrink // room // 5 * 5 for row in free} if room else {}
    missing = wanted - sum(cuts.values())
    for row in sorted(free, key=lambda row: -row.can_shrink):
        more = min(row.can_shrink - cuts[row.id], missing)
        cuts[row.id] += more
        missing -= more
    return [Cut(row.id, cuts[row.id]) for row in free if cuts[row.id]]


def parse_minutes(typed: str) -> int | None:
    """Read a duration as people type it: 45, 45m, 1h15, 1:15, 2h; None when it is none."""
    match = _DURATION.fullmatch(typed.strip().lower())
    if match is None:
        return None
    hours, minutes, alone = match.groups()
    if alone is not None:
        return int(alone) if int(alone) <= 1440 else None
    rest = int(minutes or 0)
    total = int(hours) * 60 + rest
    return total if rest < 60 and total <= 1440 else None
