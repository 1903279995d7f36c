"""Fetching one record by its key, and reading values that come from a form."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any, TypeVar

from sqlmodel import Session

from aliances_desktop import text
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.model import Record
from aliances_desktop.model.codes import Codes

R = TypeVar("R", bound=Record)
NAME_LIMIT = 300
NOTE_LIMIT = 50_000
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
"""Days beyond these are slips of the pen, and a calendar that reached them could not be drawn."""
DELETED = N_("This record has been deleted meanwhile. Undo brings it back.")


def fetch(session: Session, table: type[R], key: int) -> R:
    """Return the record of `table` with that key; a `UserError` when it has been deleted meanwhile."""
    record = session.get(table, key)
    if record is None:
        raise UserError(DELETED)
    return record


def keep(session: Session, record: Record, *, says_something: object) -> None:
    """Store a record that says something, new or not; one that says nothing any more is deleted."""
    stored: Any = record
    if says_something:
        session.add(record)
    elif stored.id is not None:
        session.delete(record)
    session.flush()


def line(value: object) -> str:
    """Return one line of text as it is stored."""
    return text.normalise(str(value or ""), limit=NAME_LIMIT)


def title(value: object, lacking: str) -> str:
    """Return a title as it is stored; a `UserError` that says `lacking` (a msgid) where there is none."""
    found = line(value)
    if not found:
        raise UserError(lacking)
    return found


def note(value: object) -> str:
    """Return text of several lines as it is stored."""
    return text.normalise(str(value or ""), limit=NOTE_LIMIT, multiline=True)


def code(value: object, codes: Codes) -> str:
    """Return a code of `codes`; anything else is a bug of the caller."""
    if value not in codes:
        raise ValueError(value)
    return str(value)


def day(value: object) -> date | None:
    """Return a date, or None where none is given; a `UserError` when it is of another century than ours."""
    if value is not None and not isinstance(value, date):
        raise ValueError(value)
    if value is not None and not FIRST_DAY <= value <= LAST_DAY:
        raise UserError(
            N_("The year {year} is not possible here: give one from {least} to {most}."),
            year=value.year,
            least=FIRST_DAY.year,
            most=LAST_DAY.year,
        )
    return value


def moment(value: object) -> time | None:
    """Return a time of day, or None where none is given."""
    if value is None or isinstance(value, time):
        return value
    raise ValueError(value)


def whole(value: object, least: int, most: int) -> int:
    """Return a whole number between `least` and `most`; a `UserError` when it is out of that range."""
    number = int(str(value))
    if not least <= number <= most:
        raise UserError(
            N_("{number} is not possible here: give a number from {least} to {most}."),
            number=number,
            least=least,
            most=most,
        )
    return number


def language(value: object) -> str:
    """Return the code of a handout language."""
    if value not in LANGUAGES:
        raise ValueError(value)
    return str(value)


def languages(values: object) -> tuple[str, ...]:
    """Return codes of handout languages without repeats, in the order given; a `UserError` when there is none."""
    if not isinstance(values, Iterable):
        raise TypeError(values)
    chosen = tuple(dict.fromkeys(language(value) for value in values))
    if not chosen:
        raise UserError(N_("Choose at least one language."))
    return chosen
