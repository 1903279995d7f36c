"""An agenda while it is run: which rows are on, how late it is, and going on, skipping, extending.

Every step is an edit, so a row begun by mistake is taken back like any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import AgendaRow
from aliances_desktop.planning import agenda as planning
from aliances_desktop.planning.agenda import Cut, Position
from aliances_desktop.services import agenda, records, workshops

_MOST_EXTRA = 240


@dataclass(frozen=True)
class LiveAgenda:
    """An agenda at a moment: its rows, where it stands, and what to cut to end in time."""

    rows: tuple[AgendaRow, ...]
    position: Position
    cuts: tuple[Cut, ...]
    has_begun: bool

    @property
    def has_ended(self) -> bool:
        """Whether every row has been run or skipped."""
        return self.has_begun and not self.position.running and not self.position.coming

    def row(self, row_id: int) -> AgendaRow:
        """Return a row by its id."""
        return next(row for row in self.rows if row.id == row_id)


def at(session: Session, workshop_id: int, now: datetime) -> LiveAgenda | None:
    """Return where a workshop's agenda stands at `now`, None while it has none."""
    found = agenda.of_workshop(session, workshop_id)
    if found is None:
        return None
    workshop = workshops.load(session, workshop_id)
    rows = agenda.agenda_rows(session, found.key)
    begun = [row.started_at for row in rows if row.started_at is not None]
    starts = agenda.minutes_of(workshop.starts_at or agenda.STARTS_AT)
    day = min(begun) if begun else now
    timed = [_as_run(row, day) for row in rows]
    position = planning.position(timed, starts, _minutes(now, day))
    if not begun:
        # Rehearsed days before or looked at hours early: it stands where it was planned.
        position = planning.position(timed, starts, starts)
    by_id = {row.id: row for row in timed}
    cuts = agenda.propose_cuts(rows, position.late, lambda row: by_id[row.id]) if begun else []
    return LiveAgenda(tuple(rows), position, tuple(cuts), bool(begun))


def _minutes(moment: datetime, day: datetime) -> int:
    """Return the minutes since the midnight in which the day began, by the clock on the wall."""
    local, first = moment.astimezone(), day.astimezone()
    return (local.date() - first.date()).days * 1440 + local.hour * 60 + local.minute


def _as_run(row: AgendaRow, day: datetime) -> planning.Row:
    fixed = None if row.fixed_at is None else agenda.minutes_of(row.fixed_at)
    return planning.Row(
        row.key,
        row.minutes,
        row.track,
        fixed,
        max(agenda.can_shrink(row) + min(row.extra_minutes, 0), 0),
        None if row.started_at is None else _minutes(row.started_at, day),
        None if row.ended_at is None else _minutes(row.ended_at, day),
        row.extra_minutes,
    )


def go_on(session: Session, workshop_id: int, now: datetime, row_id: int | None = None) -> list[int]:
    """End what is on and begin what comes next; return the rows begun, none at the end of the day.

    `row_id` goes on in the track of that row only. Where parallel rows come next, the first of every track begins;
    a row for everyone begins when every track has ended.
    """
    rows = _rows(session, workshop_id)
    running = [row for row in rows if row.started_at is not None and row.ended_at is None]
    ending = [row for row in running if row_id is None or row.id == row_id]
    for row in ending:
        row.ended_at = now
    session.flush()
    begun = _next(rows, [row for row in running if row not in ending])
    for row in begun:
        row.started_at = now
    session.flush()
    return [row.key for row in begun]


def _next(rows: Sequence[AgendaRow], running: Sequence[AgendaRow]) -> list[AgendaRow]:
    """Return the rows that begin now, given what is still on in other tracks."""
    coming = [row for row in rows if row.started_at is None and row.ended_at is None]
    if not coming:
        return []
    if coming[0].track == 0:
        return [] if running else [coming[0]]
    block: list[AgendaRow] = []
    for row in coming:
        if row.track == 0:
            break
        block.append(row)
    busy = {row.track for row in running}
    first = {row.track: row for row in reversed(block)}
    return [row for row in block if first[row.track] is row and row.track not in busy]


def skip(session: Session, row_id: int, now: datetime) -> None:
    """Leave a row out: it ends without having begun, or at once."""
    row = records.fetch(session, AgendaRow, row_id)
    if row.ended_at is None:
        row.ended_at = now
        session.flush()


def extend(session: Session, row_id: int, minutes: int) -> None:
    """Give a row more time, or less with a negative number."""
    row = records.fetch(session, AgendaRow, row_id)
    extra = row.extra_minutes + minutes
    if not -row.minutes <= extra <= _MOST_EXTRA:
        raise UserError(N_("That is as far as this row can be changed."))
    row.extra_minutes = extra
    session.flush()


def apply_cuts(session: Session, cuts: Sequence[Cut]) -> None:
    """Shorten the coming rows as proposed; the agenda as planned stays what it was."""
    for cut in cuts:
        extend(session, cut.id, -cut.minutes)


def reset(session: Session, workshop_id: int) -> None:
    """Forget how the agenda was run, to rehearse or to begin again."""
    for row in _rows(session, workshop_id):
        row.started_at = row.ended_at = None
        row.extra_minutes = 0
    session.flush()


def _rows(session: Session, workshop_id: int) -> list[AgendaRow]:
    found = agenda.of_workshop(session, workshop_id)
    if found is None:
        raise UserError(N_("This workshop has no agenda yet."))
    return agenda.agenda_rows(session, found.key)
