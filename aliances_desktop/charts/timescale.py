"""The calendar over a chart: its spans of months and weeks, and days to points."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_DAY: Final = timedelta(days=1)
_LAST: Final = date(9990, 12, 31)
"""No calendar goes on for longer: the first day after one has to be a date as well."""


@dataclass(frozen=True)
class Heading:
    """A span of the calendar with its name, from `start` up to `end`, the latter left out."""

    text: str
    start: date
    end: date


@dataclass(frozen=True)
class Timescale:
    """Days from `first` to `last`, both shown, between two places in points."""

    first: date
    last: date
    left: float
    right: float

    @property
    def day(self) -> float:
        """Points a day takes."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """Return where a day begins; also beyond the edges."""
        return self.left + (day - self.first).days * self.day

    def x_after(self, day: date) -> float:
        """Return where a day ends."""
        return self.x(day) + self.day

    def shows(self, start: date, end: date) -> bool:
        """Whether some day from `start` to `end` is shown."""
        return start <= self.last and end >= self.first


def months(first: date, last: date, count: int) -> Iterator[tuple[date, date]]:
    """Give the spans of `count` months (1, 3 or 12) that have a day from `first` to `last`, the end left out."""
    start = date(first.year, (first.month - 1) // count * count + 1, 1)
    while start <= min(last, _LAST):
        over = start.month - 1 + count
        end = date(start.year + over // 12, over % 12 + 1, 1)
        yield start, end
        start = end


def weeks(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Give the weeks, from Monday, that have a day from `first` to `last`, the end left out."""
    start = first - first.weekday() * _DAY
    while start <= min(last, _LAST):
        yield start, start + 7 * _DAY
        start += 7 * _DAY
