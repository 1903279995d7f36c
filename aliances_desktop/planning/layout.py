"""Laying out a template's phases and tasks in time: one after the other from the lengths it gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date | None, date | None]
"""The first and the last day of something, both included; None where they are not known."""
_UNKNOWN: Span = (None, None)


@dataclass(frozen=True)
class Step:
    """A task that takes so many `days`, or a milestone; None for one whose length is not known."""

    days: int | None = None
    is_milestone: bool = False


@dataclass(frozen=True)
class Stretch:
    """A phase with its steps; without `days` it is as long as they are, and open-ended where none has a length."""

    days: int | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Laid:
    """When a stretch and each of its steps are to be."""

    span: Span
    steps: tuple[Span, ...]


def lay_out(stretches: Sequence[Stretch], starts_on: date) -> list[Laid]:
    """Lay stretches one after the other from a day on; those after an open-ended one have no dates.

    Raises OverflowError past the year 9999.
    """
    return list(_in_sequence(stretches, starts_on))


def _in_sequence(stretches: Sequence[Stretch], starts_on: date) -> Iterator[Laid]:
    day: date | None = starts_on
    for stretch in stretches:
        laid = Laid(_UNKNOWN, (_UNKNOWN,) * len(stretch.steps)) if day is None else within(stretch, day)
        yield laid
        last = laid.span[1]
        day = None if last is None else last + timedelta(days=1)


def within(stretch: Stretch, starts_on: date) -> Laid:
    """Lay one stretch and its steps; it is made longer where its steps need more days than it has.

    A milestone falls on the last day of the step before it, those behind all other steps on the last day of all.
    """
    taken = sum(step.days or 0 for step in stretch.steps if not step.is_milestone)
    length = max(stretch.days or 0, taken)
    last = starts_on + timedelta(days=length - 1) if length else None
    timed = [n for n, step in enumerate(stretch.steps) if step.days and not step.is_milestone]
    day, spans = starts_on, []
    for number, step in enumerate(stretch.steps):
        if step.is_milestone:
            is_final = not timed or number > timed[-1]
            when = last if is_final else max(day - timedelta(days=1), starts_on)
            spans.append((when, when))
        elif step.days:
            spans.append((day, day + timedelta(days=step.days - 1)))
            day += timedelta(days=step.days)
        else:
            spans.append(_UNKNOWN)
    return Laid((starts_on, last), tuple(spans))


def length(span: Span) -> int | None:
    """Return the days of a span, None where it is not known or ends before it begins."""
    first, last = span
    return (last - first).days + 1 if first and last and first <= last else None
