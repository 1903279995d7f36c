"""The papers that partners sign: the letter of commitment (Annex VII) and those before and after it."""

from datetime import date, datetime

from sqlmodel import Field

from aliances_desktop.model.base import Record
from aliances_desktop.model.instrument import Instrument, texts
from aliances_desktop.model.texts import Texts


class Letter(Instrument, table=True):
    """A letter, document or agreement of an alliance; `kind` is one of `LETTER_KINDS`.

    The clauses of a kept version are not changed any more: a change makes the next `version`. `purpose` says what the
    alliance is to promote. `override` is the reason for printing it although something was missing; `entity_id` is
    who withdraws, in a withdrawal note.
    """

    alliance_id: int | None = Field(default=None, foreign_key="alliance.id", ondelete="CASCADE", index=True)
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL", index=True)
    kind: str = "commitment"
    version: int = 1
    kept_at: datetime | None = None
    place: str = ""
    day: date | None = None
    purpose: Texts = texts()
    opening: Texts = texts()
    closing: Texts = texts()
    override: str = ""
    postponed: int = 0
    signed_on: date | None = None


class Clause(Record, table=True):
    """A clause of a letter. {purpose}, {parties} and {copies} stand for what they say."""

    letter_id: int = Field(foreign_key="letter.id", ondelete="CASCADE", index=True)
    position: int
    heading: Texts = texts()
    body: Texts = texts()
