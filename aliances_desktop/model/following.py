"""What is noted while a process or an alliance goes on: meetings, accompaniments, the diary, documents, commitments."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import CodeList, Record


class Gathering(Record, table=True):
    """A meeting of a nucleus, a commission or a learning space (`GATHERING_KINDS`), with its minutes.

    `aims` are of `SESSION_AIMS`. The programme is sent ahead on `sent_on` with `call`, the call for experiences.
    `satisfaction` is the mean of 1 to 5; `improvement` what was agreed because of it, `improved_on` when it was done.
    """

    __table_args__ = (
        CheckConstraint("(process_id IS NULL) <> (alliance_id IS NULL)", name="owner"),
        CheckConstraint("satisfaction IS NULL OR satisfaction BETWEEN 1 AND 5", name="satisfaction"),
    )

    process_id: int | None = Field(default=None, foreign_key="process.id", ondelete="CASCADE", index=True)
    alliance_id: int | None = Field(default=None, foreign_key="alliance.id", ondelete="CASCADE", index=True)
    commission_id: int | None = Field(
        default=None, foreign_key="commission.id", ondelete="SET NULL", index=True
    )
    kind: str = "nucleus"
    title: str = ""
    day: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    aims: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)
    agenda: str = ""
    minutes: str = ""
    sent_on: date | None = None
    call: str = ""
    satisfaction: float | None = None
    comments: str = ""
    improvement: str = ""
    improved_on: date | None = None


class Attendance(Record, table=True):
    """Who was expected at a meeting and whether they came."""

    gathering_id: int = Field(foreign_key="gathering.id", ondelete="CASCADE", index=True)
    position: int
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="CASCADE", index=True)
    person: str = ""
    is_present: bool = True
    experience: str = ""


class Commitment(Record, table=True):
    """Who does what by when; agreements of a meeting are commitments. `state` is one of `COMMITMENT_STATES`.

    `first_due_on` is the date first agreed, so that moving is seen; `reviewed_on` when it was last looked at.
    """

    __table_args__ = (CheckConstraint("(process_id IS NULL) <> (alliance_id IS NULL)", name="owner"),)

    process_id: int | None = Field(default=None, foreign_key="process.id", ondelete="CASCADE", index=True)
    alliance_id: int | None = Field(default=None, foreign_key="alliance.id", ondelete="CASCADE", index=True)
    gathering_id: int | None = Field(
        default=None, foreign_key="gathering.id", ondelete="SET NULL", index=True
    )
    position: int
    text: str
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL", index=True)
    person: str = ""
    due_on: date | None = Field(default=None, index=True)
    first_due_on: date | None = None
    state: str = "open"
    done_on: date | None = None
    reviewed_on: date | None = None
    notes: str = ""


class Accompaniment(Record, table=True):
    """Support given to one entity, a group or a community (`ACCOMPANIMENTS`), own or from a programme (`ORIGINS`)."""

    __table_args__ = (CheckConstraint("(process_id IS NULL) <> (alliance_id IS NULL)", name="owner"),)

    process_id: int | None = Field(default=None, foreign_key="process.id", ondelete="CASCADE", index=True)
    alliance_id: int | None = Field(default=None, foreign_key="alliance.id", ondelete="CASCADE", index=True)
    position: int
    text: str
    kind: str = "individual"
    origin: str = "own"
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL", index=True)
    others: str = ""
    sessions: int | None = None
    hours: float | None = None
    result: str = ""


class DiaryEntry(Record, table=True):
    """A line of the facilitator's diary; never printed for the entities."""

    __tablename__ = "diary_entry"
    __table_args__ = (CheckConstraint("(process_id IS NULL) <> (alliance_id IS NULL)", name="owner"),)

    process_id: int | None = Field(default=None, foreign_key="process.id", ondelete="CASCADE", index=True)
    alliance_id: int | None = Field(default=None, foreign_key="alliance.id", ondelete="CASCADE", index=True)
    position: int
    day: date | None = None
    text: str


class Attachment(Record, table=True):
    """A document copied into the file; `size` in bytes. `entity_id` is whose document it is, `is_confidential` kept so."""

    __table_args__ = (CheckConstraint("(process_id IS NULL) <> (alliance_id IS NULL)", name="owner"),)

    process_id: int | None = Field(default=None, foreign_key="process.id", ondelete="CASCADE", index=True)
    alliance_id: int | None = Field(default=None, foreign_key="alliance.id", ondelete="CASCADE", index=True)
    gathering_id: int | None = Field(
        default=None, foreign_key="gathering.id", ondelete="SET NULL", index=True
    )
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL", index=True)
    position: int
    name: str
    size: int
    added_at: datetime
    is_confidential: bool = False
    notes: str = ""


class AttachmentContent(Record, table=True):
    """The bytes of a document, apart from it so that lists need not read them."""

    __tablename__ = "attachment_content"
    __table_args__ = (UniqueConstraint("attachment_id"),)

    attachment_id: int = Field(foreign_key="attachment.id", ondelete="CASCADE")
    content: bytes
