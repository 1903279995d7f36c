"""A workshop as a calendar file (ICS): the day, and where it has an agenda its rows in the description."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone
from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import N_
from aliances_desktop.services import agenda, workshops
from aliances_desktop.text import slug

_ZONE = "Europe/Madrid"


def write_calendar(session: Session, workshop_id: int, language: str, target: Path, now: datetime) -> None:
    """Write the calendar file of a workshop; a `UserError` while it has no date."""
    workshop = workshops.load(session, workshop_id)
    if workshop.day is None:
        raise UserError(N_("The workshop has no date yet."))
    view = agenda.view(session, workshop_id)
    zone = ZoneInfo(_ZONE)
    starts = datetime.combine(workshop.day, workshop.starts_at or agenda.STARTS_AT, zone)
    until = workshop.ends_at or (view.ends if view else None)
    ends = starts + timedelta(hours=4) if until is None else datetime.combine(workshop.day, until, zone)
    if ends <= starts:
        ends += timedelta(days=1)
    event = Event()
    # The same workshop keeps its identity, so that a second import moves it instead of adding another.
    event.add("uid", f"{workshop_id}-{slug(workshop.title)}@aliances-desktop")
    event.add("dtstamp", now)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", workshop.title)
    event.add("location", ", ".join(part for part in (workshop.place, workshop.address) if part))
    if view is not None:
        lines = (f"{line.starts:%H:%M} {line.row.activity.get(language)}" for line in view.lines)
        event.add("description", "\n".join(lines))
    calendar = Calendar()
    calendar.add("prodid", "-//Aliances Desktop//")
    calendar.add("version", "2.0")
    calendar.add_component(Timezone.from_tzinfo(zone))
    calendar.add_component(event)
    with replace_with(target) as file:
        file.write(calendar.to_ical())
