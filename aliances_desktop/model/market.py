"""The market-place (guide, Annex II, exercise 2): pairs meet in short rounds, then a few present to everyone."""

from datetime import time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import Record


class Market(Record, table=True):
    """Set-up of a workshop's market-place; the guide gives it 105 minutes, 30 of them for the plenary.

    `held_rounds` counts the rounds already played: they stay as they are when the rest is planned again.
    """

    __table_args__ = (CheckConstraint("held_rounds >= 0 AND held_rounds <= rounds", name="held"),)

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", unique=True)
    starts_at: time | None = None
    total_minutes: int = 105
    plenary_minutes: int = 30
    round_minutes: int = 5
    change_minutes: int = 1
    rounds: int = 12
    tables: int = 0
    spare_tables: int = 0
    held_rounds: int = 0


class Stand(Record, table=True):
    """A participant's place in the market-place: what it offers and seeks, and the rounds it is there for.

    `from_round` and `to_round` count from 1 and include both ends; None means from the first, to the last.
    """

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    participant_id: int = Field(foreign_key="participant.id", ondelete="CASCADE", unique=True)
    offers: str = ""
    seeks: str = ""
    from_round: int | None = None
    to_round: int | None = None


class Wish(Record, table=True):
    """What one stand wishes of another (`WISHES`); no row is neutral."""

    __table_args__ = (
        UniqueConstraint("from_stand_id", "to_stand_id"),
        CheckConstraint("level IN ('must', 'like', 'veto')", name="level"),
        CheckConstraint("from_stand_id <> to_stand_id", name="other"),
    )

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    from_stand_id: int = Field(foreign_key="stand.id", ondelete="CASCADE")
    to_stand_id: int = Field(foreign_key="stand.id", ondelete="CASCADE", index=True)
    level: str


class Meeting(Record, table=True):
    """Two stands at a table in a round, and what came of it: each side's interest (`INTERESTS`, "" unknown)."""

    __table_args__ = (
        UniqueConstraint("workshop_id", "round", "table_number"),
        CheckConstraint("a_stand_id <> b_stand_id", name="other"),
        CheckConstraint("a_interest IN ('', 'yes', 'maybe', 'no')", name="a_interest"),
        CheckConstraint("b_interest IN ('', 'yes', 'maybe', 'no')", name="b_interest"),
    )

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    round: int
    table_number: int
    a_stand_id: int = Field(foreign_key="stand.id", ondelete="CASCADE", index=True)
    b_stand_id: int = Field(foreign_key="stand.id", ondelete="CASCADE", index=True)
    a_interest: str = ""
    b_interest: str = ""
    note: str = ""


class Pitch(Record, table=True):
    """One of the five-minute presentations of the plenary, with what the room answered."""

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    position: int
    participant_id: int | None = Field(
        default=None, foreign_key="participant.id", ondelete="SET NULL", index=True
    )
    project: str = ""
    questions: str = ""
    offers: str = ""
    comments: str = ""


class Idea(Record, table=True):
    """An idea of alliance that came up in a workshop, maybe in one of its meetings; a candidate goes on to phase III."""

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", ondelete="SET NULL", index=True)
    title: str
    description: str = ""
    is_candidate: bool = False


class IdeaEntity(Record, table=True):
    """An entity that is interested in an idea, and how it judges it (`LEVELS`, None where it has not said)."""

    __tablename__ = "idea_entity"
    __table_args__ = (UniqueConstraint("idea_id", "entity_id"),)

    idea_id: int = Field(foreign_key="idea.id", ondelete="CASCADE")
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    interest: int | None = None
    viability: int | None = None
    commitment: int | None = None
