"""Questionnaires (guide, Annexes I and IV and others), the batches they are sent out in, and what came back."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from aliances_desktop.model.base import Record
from aliances_desktop.model.instrument import Instrument, texts
from aliances_desktop.model.texts import Texts


class Questionnaire(Instrument, table=True):
    """Questions in order. `topic` stands wherever a text says {topic} (Annex IV); `closing` says how to return it."""

    intro: Texts = texts()
    closing: Texts = texts()
    topic: Texts = texts()


class Question(Record, table=True):
    """A question; `kind` is one of `QUESTION_KINDS`.

    `code` is the same in every copy of a built-in question, so that batches can be compared. `code_list` names the
    list its option codes are of (`motives`, `conditions`, …; "" for its own), which compares across questionnaires.
    `count` is how many short texts or ranks are asked for; a scale goes from `least` to `most`, with words for both
    ends. `has_other` adds an option of one's own words, `has_text` a line beside yes and no.
    """

    __table_args__ = (
        CheckConstraint("count >= 1 AND count <= 20", name="count"),
        CheckConstraint("least < most", name="scale"),
    )

    questionnaire_id: int = Field(foreign_key="questionnaire.id", ondelete="CASCADE", index=True)
    position: int
    code: str = ""
    kind: str = "open"
    text: Texts = texts()
    help: Texts = texts()
    code_list: str = ""
    count: int = 3
    least: int = 1
    most: int = 5
    least_label: Texts = texts()
    most_label: Texts = texts()
    has_other: bool = False
    has_text: bool = False


class QuestionOption(Record, table=True):
    """An answer to choose, or a row or column of a grid (`axis` "row" or "column"); its code is what is stored."""

    __tablename__ = "question_option"
    __table_args__ = (
        UniqueConstraint("question_id", "axis", "code"),
        CheckConstraint("axis IN ('row', 'column')", name="axis"),
    )

    question_id: int = Field(foreign_key="question.id", ondelete="CASCADE", index=True)
    position: int
    axis: str = "row"
    code: str
    text: Texts = texts()


class Batch(Record, table=True):
    """A questionnaire sent to a number of entities or people. `moment` is one of `BATCH_MOMENTS`.

    Each batch has its own copy of the questionnaire: later changes of the template leave what was sent as it was.
    """

    questionnaire_id: int = Field(foreign_key="questionnaire.id", ondelete="CASCADE", unique=True)
    workshop_id: int | None = Field(default=None, foreign_key="workshop.id", ondelete="CASCADE", index=True)
    title: str
    moment: str = "before"
    is_anonymous: bool = False
    sent_on: date | None = None
    due_on: date | None = None
    notes: str = ""


class Reply(Record, table=True):
    """One sheet of a batch: `number` is printed on it. Without an entity where the batch is anonymous.

    `entered_at` is when it was typed in or imported, None while it is expected; `checked_at` when it was typed in a
    second time.
    """

    __table_args__ = (UniqueConstraint("batch_id", "number"),)

    batch_id: int = Field(foreign_key="batch.id", ondelete="CASCADE", index=True)
    number: int
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="CASCADE", index=True)
    person: str = ""
    language: str = "ca"
    entered_at: datetime | None = None
    checked_at: datetime | None = None


class Answer(Record, table=True):
    """A part of the answer to a question; a question left blank has none.

    | kind | `item` | `value` | `text` |
    |---|---|---|---|
    | yes_no | "" | yes, no | the text beside it |
    | single | "" | code | own words of "other" |
    | multiple | code | "1" | own words of "other" |
    | ranking | 1, 2, 3 | code | own words of "other" |
    | scale | "" | the number | |
    | texts | 1 … count | | the text |
    | open | "" | | the text |
    | grid | row code, or row:column | "1" where there are columns | the text where there are none |

    `entry` is 1, or 2 for a sheet typed in a second time to compare. `is_waiting` marks a text on the paper that is
    to be typed later. `theme_id` is the theme an open text was put under.
    """

    __table_args__ = (UniqueConstraint("reply_id", "question_id", "entry", "item"),)

    reply_id: int = Field(foreign_key="reply.id", ondelete="CASCADE")
    question_id: int = Field(foreign_key="question.id", ondelete="CASCADE", index=True)
    entry: int = 1
    item: str = ""
    value: str = ""
    text: str = ""
    is_waiting: bool = False
    theme_id: int | None = Field(default=None, foreign_key="theme.id", ondelete="SET NULL", index=True)


class Theme(Record, table=True):
    """A heading under which open answers to a question are grouped by hand."""

    question_id: int = Field(foreign_key="question.id", ondelete="CASCADE", index=True)
    position: int
    title: str
