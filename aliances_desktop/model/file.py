"""The traces in a file that are not edits: what was printed, where the timer stands."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import Record


class Printed(Record, table=True):
    """The last printing of a sheet for a recipient: its digest tells later whether the sheet has changed.

    `recipient_id` is a participant, stand or entity, as the sheet's audience says; 0 for the room.
    """

    __table_args__ = (UniqueConstraint("workshop_id", "sheet", "recipient_id", "language"),)

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    sheet: str
    recipient_id: int = 0
    language: str
    digest: str
    printed_at: datetime


class LiveState(Record, table=True):
    """Where the market-place's timer stands, saved every few seconds so that a crash loses nothing.

    `phase` is "round", "change", "plenary" or "ended"; `left_seconds` is what remains of it at `saved_at`.
    """

    __tablename__ = "live_state"

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", unique=True)
    round: int
    phase: str
    left_seconds: float
    is_running: bool
    saved_at: datetime
