"""What is typed on one line at a meeting: who does what, by when; and the dates people type."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity
from aliances_desktop.services import directory, records
from aliances_desktop.text import fold

_WHO: Final = re.compile(r"^(?P<who>[^:]{2,90}[^:\d\s])\s*:\s+(?P<what>.+)$")
"""A colon and a space after it: "10:30" begins with no one."""
_WHEN: Final = re.compile(
    r"^(?P<what>.*?\S)[\s,;·(\-–]*(?:[\s,;·(])(?P<when>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\+\d{1,3})\)?\.?$"
)
_BOTH: Final = re.compile(r"^(?P<person>[^()]+?)\s*\((?P<entity>[^()]+)\)$")
_MOST_DAYS: Final = 3660


@dataclass(frozen=True)
class Agreement:
    """Who (as typed, "" for nobody yet), what, and by when."""

    who: str
    what: str
    due_on: date | None


@dataclass(frozen=True)
class Who:
    """Someone who has to do something: an entity of the directory, a person, or both."""

    entity_id: int | None = None
    person: str = ""


def read(line: str, today: date) -> Agreement:
    """Read `Who: what, 26/11`; who and when may be left out.

    >>> read("Porta Oberta: demanar la sala, 26/11", date(2026, 11, 21))
    Agreement(who='Porta Oberta', what='demanar la sala', due_on=datetime.date(2026, 11, 26))
    """
    what, due_on = records.note(line), None
    found = _WHEN.match(what)
    if found:
        try:
            due_on = read_due(found["when"], today)
            what = found["what"]
        except UserError:
            due_on = None  # "aula 12/34" is no date
    begun = _WHO.match(what)
    return Agreement(begun["who"], begun["what"], due_on) if begun else Agreement("", what, due_on)


def read_due(typed: str, today: date) -> date | None:
    """Read a date: 26/11, 26/11/2026, or +7 for a week from today; None for nothing, UserError where it means nothing.

    Without a year it is the coming one.
    """
    text = typed.strip()
    if not text:
        return None
    days = re.fullmatch(r"\+\s*(\d{1,4})", text)
    if days and int(days[1]) <= _MOST_DAYS:
        return today + timedelta(days=int(days[1]))
    parts = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?", text)
    try:
        if parts is None:
            raise ValueError(text)
        day, month = int(parts[1]), int(parts[2])
        if parts[3]:
            year = int(parts[3])
            return records.day(date(year + 2000 if year < 100 else year, month, day))
        year = today.year + ((month, day) < (today.month, today.day))
        return date(year, month, day)
    except ValueError:
        raise UserError(
            N_("“{text}” is not a date. Write 26/11, or +7 for a week from today."), text=text
        ) from None


def read_who(session: Session, typed: str) -> Who:
    """Read a name: an entity's, a person's, or `person (entity)`; who is in no directory is a person."""
    text = records.line(typed)
    if not text:
        return Who()
    key = _entity_named(session, text)
    if key is not None:
        return Who(entity_id=key)
    both = _BOTH.match(text)
    key = _entity_named(session, both["entity"]) if both else None
    return Who(key, both["person"]) if both and key is not None else Who(person=text)


def write_who(entity: str, person: str) -> str:
    """Return the name `read_who` reads."""
    return f"{person} ({entity})" if person and entity else person or entity


def _entity_named(session: Session, name: str) -> int | None:
    ids = directory.entity_ids(session, directory.Filter(text=name), limit=50)
    wanted = fold(name)
    for entity in session.exec(select(Entity).where(col(Entity.id).in_(ids))):
        if wanted in (fold(entity.name), fold(entity.short_name)):
            return entity.key
    return None
