"""Agendas: the rows of a workshop's day (guide, Annex II) and of a focus group's three moments (Annex V)."""

from datetime import datetime, time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import CodeList, Record
from aliances_desktop.model.instrument import Instrument, texts
from aliances_desktop.model.texts import Texts


class Agenda(Instrument, table=True):
    """The order of a day; a workshop has one at most. `notes` are for whoever leads it."""

    notes: Texts = texts()


class AgendaRow(Record, table=True):
    """Something that happens for `minutes`; rows follow each other by `position`.

    `fixed_at` holds a row to a time of day whatever comes before it. Rows of a `track` from 1 on run in parallel with
    those of other tracks beside them; 0 is for everyone. `kind` is one of `ROW_KINDS`, `grouping` of `GROUPINGS`;
    `materials` has one thing a line, with a count before it where it matters; `sheets` are ids of printed sheets.
    `started_at` and `ended_at` are when it was really run, `extra_minutes` what was added or cut live.
    """

    __tablename__ = "agenda_row"
    __table_args__ = (
        CheckConstraint("minutes >= 0 AND minutes <= 1440", name="minutes"),
        CheckConstraint("track >= 0", name="track"),
    )

    agenda_id: int = Field(foreign_key="agenda.id", ondelete="CASCADE", index=True)
    position: int
    track: int = 0
    kind: str = "talk"
    fixed_at: time | None = None
    minutes: int = 15
    activity: Texts = texts()
    description: Texts = texts()
    method: Texts = texts()
    grouping: str = "plenary"
    responsible: str = ""
    room: str = ""
    materials: Texts = texts()
    sheets: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)
    notes: str = ""
    agreements: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    extra_minutes: int = 0


class Contribution(Record, table=True):
    """What an entity said in a row of the agenda, such as a moment of a focus group."""

    __table_args__ = (UniqueConstraint("agenda_row_id", "entity_id"),)

    agenda_row_id: int = Field(foreign_key="agenda_row.id", ondelete="CASCADE")
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    text: str = ""
