"""What the room says and decides beside the market-place: cards, wall notes, reflections, the focus group, outcomes."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import Record
from aliances_desktop.model.instrument import Instrument, texts
from aliances_desktop.model.texts import Texts


class Deck(Instrument, table=True):
    """Cards of an exercise: the reasons of chapter 2, the factors of chapter 5, the reflections on one's motives."""

    intro: Texts = texts()


class Card(Record, table=True):
    """A card: its code is what notes are matched to; `detail` is printed small below."""

    deck_id: int = Field(foreign_key="deck.id", ondelete="CASCADE", index=True)
    position: int
    code: str
    text: Texts = texts()
    detail: Texts = texts()


class Wording(Instrument, table=True):
    """A text to hand out or send: the invitation, what to read before, the greeting of the return page.

    {workshop}, {day}, {time}, {place}, {entity} and {organiser} stand for what they say.
    """

    body: Texts = texts()


class WallNote(Record, table=True):
    """A note on the wall of the plenary or from the room; `section` is one of `WALL_SECTIONS`.

    `code` is the card it was matched to, such as a success factor of the guide.
    """

    __tablename__ = "wall_note"

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    section: str
    position: int
    text: str
    code: str = ""
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL", index=True)


class Reflection(Record, table=True):
    """An entity's answer to a reflection card, kept to itself or shared (chapter 2).

    `perspective` is one of `PERSPECTIVES`, `code` the card's, `answer` one of `DOUBTS` or "".
    """

    __table_args__ = (UniqueConstraint("entity_id", "workshop_id", "code"),)

    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    perspective: str
    code: str
    answer: str = ""
    text: str = ""
    is_private: bool = True
    day: date | None = None
    who: str = ""


class FocusGroup(Record, table=True):
    """The design of a focus group (Annex V): its topic and the four factors, each one of `FOCUS_FACTORS`."""

    __tablename__ = "focus_group"

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", unique=True)
    topic: str = ""
    people_know: str = ""
    entities_know: str = ""
    concreteness: str = ""
    openness: str = ""
    notes: str = ""


class FocusDatum(Record, table=True):
    """A line of the data sheet gathered before a focus group, with where it comes from."""

    __tablename__ = "focus_datum"

    workshop_id: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    position: int
    label: str
    value: str = ""
    source: str = ""


class LeadershipSignal(Record, table=True):
    """A sign of positive leadership the facilitator noted in a person; never printed for the room."""

    __tablename__ = "leadership_signal"

    participant_id: int = Field(foreign_key="participant.id", ondelete="CASCADE", index=True)
    text: str


class Outcome(Record, table=True):
    """What came of a workshop or of a process, as the guide's practical case tells it: an output or an outcome."""

    __table_args__ = (
        CheckConstraint("kind IN ('output', 'outcome')", name="kind"),
        CheckConstraint("(workshop_id IS NULL) <> (process_id IS NULL)", name="owner"),
    )

    workshop_id: int | None = Field(default=None, foreign_key="workshop.id", ondelete="CASCADE", index=True)
    process_id: int | None = Field(default=None, foreign_key="process.id", ondelete="CASCADE", index=True)
    position: int
    kind: str = "output"
    text: str
    evidence: str = ""
    day: date | None = None
