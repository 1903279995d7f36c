"""A workshop's agenda: its rows with their times, edited and re-timed; the planned side of it (guide, Annexes II, V)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.method import Template
from aliances_desktop.model import Agenda, AgendaRow, Texts
from aliances_desktop.model.codes import GROUPINGS, ROW_KINDS
from aliances_desktop.planning import agenda as planning
from aliances_desktop.services import instruments, records, sequence, workshops

STARTS_AT: Final = time(10)
"""When a workshop without a time is taken to begin."""
_MOST_TRACKS: Final = 20
_SHRINKS: Final = {
    "talk": 50,
    "exercise": 30,
    "sharing": 40,
    "market": 20,
    "moment": 30,
    "opening": 20,
    "closing": 0,
}
"""By how many percent a row of each kind can be cut when time runs out; a break is cut last, by half."""
_BREAK_SHRINKS: Final = 50
FIELDS: Final = frozenset(
    {"activity", "description", "method", "materials", "kind", "grouping", "responsible", "room", "minutes",
     "fixed_at", "track", "sheets", "notes", "agreements"}
)  # fmt: skip


@dataclass(frozen=True)
class AgendaLine:
    """A row with the time it begins and ends; `gap` and `overlap` minutes come from fixed times."""

    row: AgendaRow
    starts: time
    ends: time
    gap: int
    overlap: int

    @property
    def id(self) -> int:
        """The row's id."""
        return self.row.key


@dataclass(frozen=True)
class AgendaView:
    """An agenda with all its times: `over` minutes have to be cut to keep fixed times and the workshop's end."""

    id: int
    title: Texts
    notes: Texts
    lines: tuple[AgendaLine, ...]
    starts: time
    ends: time
    until: time | None
    over: int


# Reading


def of_workshop(session: Session, workshop_id: int) -> Agenda | None:
    """Return the agenda of a workshop, None while it has none."""
    query = select(Agenda).where(Agenda.workshop_id == workshop_id, Agenda.is_template == False)  # noqa: E712 - SQL
    return session.exec(query.order_by(col(Agenda.id))).first()


def agenda_rows(session: Session, agenda_id: int) -> list[AgendaRow]:
    """Return the rows of an agenda in their order."""
    return sequence.in_order(session, AgendaRow, agenda_id=agenda_id)


def view(session: Session, workshop_id: int) -> AgendaView | None:
    """Return a workshop's agenda with its times, None while it has none."""
    agenda = of_workshop(session, workshop_id)
    if agenda is None:
        return None
    workshop = workshops.load(session, workshop_id)
    rows = agenda_rows(session, agenda.key)
    starts = workshop.starts_at or STARTS_AT
    until = None if workshop.ends_at is None else _after(minutes_of(starts), workshop.ends_at)
    timing = planning.plan_times([as_planned(row) for row in rows], minutes_of(starts), until)
    lines = tuple(
        AgendaLine(row, time_of(slot.start), time_of(slot.end), slot.gap, slot.overlap)
        for row, slot in zip(rows, timing.slots, strict=True)
    )
    return AgendaView(
        agenda.key,
        agenda.title,
        agenda.notes,
        lines,
        starts,
        time_of(timing.end),
        workshop.ends_at,
        timing.over,
    )


def as_planned(row: AgendaRow) -> planning.Row:
    """Return a row as the timing has it, as planned."""
    fixed = None if row.fixed_at is None else minutes_of(row.fixed_at)
    return planning.Row(row.key, row.minutes, row.track, fixed, can_shrink(row))


def can_shrink(row: AgendaRow) -> int:
    """Return how many minutes a row may lose; breaks and fixed rows none, they come last."""
    if row.fixed_at is not None:
        return 0
    return row.minutes * _SHRINKS.get(row.kind, 0) // 100


def propose_cuts(rows: Collection[AgendaRow], over: int, as_row: Any = as_planned) -> list[planning.Cut]:
    """Propose where to save `over` minutes among rows still to come: breaks only when nothing else is left."""
    cuts = planning.propose_cuts([as_row(row) for row in rows], over)
    left = over - sum(cut.minutes for cut in cuts)
    if left > 0:
        breaks = [row for row in rows if row.kind == "break" and row.fixed_at is None]
        last = [
            planning.Row(
                one.id,
                one.minutes,
                one.track,
                None,
                row.minutes * _BREAK_SHRINKS // 100,
                one.started,
                one.ended,
            )
            for row, one in ((row, as_row(row)) for row in breaks)
        ]
        cuts += planning.propose_cuts(last, left)
    return cuts


def minutes_of(moment: time) -> int:
    """Return the minutes since midnight."""
    return moment.hour * 60 + moment.minute


def time_of(minutes: int) -> time:
    """Return the time of day of minutes since midnight, which may be past the next one."""
    return time(minutes // 60 % 24, minutes % 60)


def _after(start: int, moment: time) -> int:
    """Return a time as minutes, on the next day where it would be before the start."""
    minutes = minutes_of(moment)
    return minutes if minutes > start else minutes + 1440


def sheets_wanted(session: Session, workshop_id: int) -> tuple[str, ...]:
    """Return the sheets that the rows of a workshop's agenda need, each once, in the order of the day."""
    agenda = of_workshop(session, workshop_id)
    rows = agenda_rows(session, agenda.key) if agenda is not None else []
    return tuple(dict.fromkeys(sheet for row in rows for sheet in row.sheets))


def materials(rows: Collection[AgendaRow], language: str) -> list[tuple[str, int]]:
    """Return everything the rows need with how many of it, summed over the rows where a line begins with a number.

    What is used one after the other in several rows, such as the projector, is needed once: without a number it
    counts 0, and with one the most of any row.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        here: Counter[str] = Counter()
        for line in row.materials.get(language).splitlines():
            count, name = _counted(line.strip())
            if name:
                here[name] += count
        for name, count in here.items():
            counts[name] = max(counts[name], count)
    return list(counts.items())


def _counted(line: str) -> tuple[int, str]:
    first, _space, rest = line.partition(" ")
    if first.isdecimal() and rest:
        return int(first), rest.strip()
    return 0, line


# Editing


def use_template(session: Session, workshop_id: int, source: Template | Agenda) -> Agenda:
    """Give a workshop a copy of an agenda, in place of the one it had."""
    workshops.load(session, workshop_id)
    before = of_workshop(session, workshop_id)
    if before is not None:
        session.delete(before)
        session.flush()
    made: Agenda = instruments.use(session, source, workshop_id=workshop_id)
    return made


def save_as_template(session: Session, workshop_id: int, title: str, language: str) -> Agenda:
    """Keep a workshop's agenda in the library under a title, for the next one."""
    agenda = of_workshop(session, workshop_id)
    if agenda is None:
        raise UserError(N_("This workshop has no agenda yet."))
    made: Agenda = instruments.use(session, agenda, is_template=True)
    made.title = Texts().put(language, records.line(title))
    session.flush()
    return made


def add_row(session: Session, workshop_id: int, activity: Texts, after: int | None = None) -> AgendaRow:
    """Add a row of 15 minutes behind another, or at the end; a workshop without an agenda gets one."""
    agenda = of_workshop(session, workshop_id)
    if agenda is None:
        agenda = Agenda(workshop_id=workshops.load(session, workshop_id).key)
        session.add(agenda)
        session.flush()
    row = sequence.append(
        session, AgendaRow(agenda_id=agenda.key, position=0, activity=activity), agenda_id=agenda.key
    )
    rows = agenda_rows(session, agenda.key)
    place = next((number for number, one in enumerate(rows) if one.id == after), None)
    if place is not None:
        sequence.move(session, rows, row.key, place + 2 - len(rows))
    return row


def move_row(session: Session, row_id: int, steps: int) -> None:
    """Move a row up or down; all that follows is timed anew."""
    row = records.fetch(session, AgendaRow, row_id)
    sequence.move(session, agenda_rows(session, row.agenda_id), row_id, steps)


def delete_rows(session: Session, row_ids: Collection[int]) -> None:
    """Delete rows; those deleted meanwhile are no matter."""
    sequence.delete(session, AgendaRow, row_ids)


def set_value(session: Session, row_id: int, field: str, value: Any) -> AgendaRow:
    """Change a field of a row; `minutes` may be typed as a duration (1h15). A `UserError` when it means nothing."""
    if field not in FIELDS:
        raise ValueError(field)
    return sequence.change(session, AgendaRow, row_id, {field: _cleaned(field, value)})


def _cleaned(field: str, value: Any) -> Any:
    if isinstance(value, Texts):
        return Texts(**{code: records.note(value.own(code)) for code in LANGUAGES})
    if field == "minutes":
        minutes = planning.parse_minutes(str(value))
        if minutes is None:
            raise UserError(N_("“{text}” is not a duration. Write it as 45, 1h15 or 1:15."), text=value)
        return minutes
    if field == "fixed_at":
        return records.moment(value)
    if field == "track":
        return records.whole(value if value is not None else 0, 0, _MOST_TRACKS)
    if field in {"kind", "grouping"}:
        return records.code(value, ROW_KINDS if field == "kind" else GROUPINGS)
    if field == "sheets":
        return tuple(records.line(sheet) for sheet in value)
    return records.note(value) if field in {"notes", "agreements"} else records.line(value)


def apply_cuts(session: Session, cuts: Collection[planning.Cut]) -> None:
    """Shorten rows as proposed."""
    for cut in cuts:
        row = records.fetch(session, AgendaRow, cut.id)
        row.minutes -= cut.minutes
    session.flush()
