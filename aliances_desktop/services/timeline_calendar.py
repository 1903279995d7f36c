"""A timeline as a calendar file (ICS): phases, tasks, milestones and deadlines of decisions as whole days."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from icalendar import Calendar, Event
from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import N_, Translator, translator
from aliances_desktop.services import processes, timeline
from aliances_desktop.services.timeline import DECISION, KINDS, MILESTONE, STATES, Row

_DAY: Final = timedelta(days=1)


def write_timeline_calendar(
    session: Session, process_id: int, language: str, path: Path, now: datetime
) -> None:
    """Write the calendar file; a `UserError` while nothing has a date."""
    t = translator(language)
    process = processes.load(session, process_id)
    calendar = Calendar()
    calendar.add("prodid", "-//Aliances Desktop//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", process.title.get(language))
    found = [row for row in timeline.rows(session, process_id, now.date()) if _span(row) is not None]
    if not found:
        raise UserError(N_("Nothing in this timeline has a date yet."))
    for row in found:
        calendar.add_component(_event(row, t, now, process.title.get(language)))
    with replace_with(path) as file:
        file.write(calendar.to_ical())


def _span(row: Row) -> tuple[date, date] | None:
    """Return the days an event takes: a milestone and a decision one day, what is open its first day."""
    if row.start is None:
        return None
    end = row.end or row.start
    if end >= date.max:
        return None  # an event ends on the day after
    return (end, end) if row.kind in (MILESTONE, DECISION) else (row.start, end)


def _event(row: Row, t: Translator, now: datetime, title: str) -> Event:
    event = Event()
    kind, key = row.key
    # The same row keeps its identity, so that a second import moves it instead of adding another.
    event.add("uid", f"{kind}-{key}@aliances-desktop")
    event.add("dtstamp", now)
    start, end = _span(row) or (now.date(), now.date())
    event.add("dtstart", start)
    event.add("dtend", end + _DAY)
    text = row.title.get(t.language)
    event.add("summary", t.gettext("Decision: {entity}", entity=text) if row.kind == DECISION else text)
    parts = [title, row.owner, t.gettext(STATES[row.state])]
    event.add("description", "\n".join(part for part in parts if part))
    event.add("categories", [t.gettext(KINDS[row.kind])])
    # Work that goes on for weeks leaves people free for other things.
    event.add("transp", "TRANSPARENT")
    return event
