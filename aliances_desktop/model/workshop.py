"""Workshops and the people who take part in them (guide, chapter 7, phases I and II)."""

from datetime import date, datetime, time

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import CodeList, Record


class Workshop(Record, table=True):
    """A day with a date, a place and participants. `organiser` answers for the personal data collected.

    `next_on` and `next_text` are the next date that the return pages announce.
    """

    kind: str = "alliances"
    title: str
    day: date | None = Field(default=None, index=True)
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    address: str = ""
    languages: tuple[str, ...] = Field(default=("ca",), sa_type=CodeList, nullable=False)
    facilitators: str = ""
    organiser: str = ""
    notes: str = ""
    state: str = "draft"
    next_on: date | None = None
    next_text: str = ""


class Participant(Record, table=True):
    """A person of an entity at a workshop; `number` is printed on badge and sheets and unique in the workshop."""

    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", ondelete="SET NULL", index=True)
    person: str = ""
    number: int
    attendance: str = "invited"
    language: str = "ca"
    arrived_at: datetime | None = None
    notes: str = ""
