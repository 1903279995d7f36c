"""What is left to do once sheets have been typed in: texts that wait on the paper, and sheets typed in twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.model import Answer
from aliances_desktop.services.batches import ReplyRow, replies
from aliances_desktop.services.entry import Given, content_of, given, save
from aliances_desktop.services.entry_fields import Field, Key, fields
from aliances_desktop.services.questionnaires import OTHER, Content

SAMPLE: Final = 10
"""One sheet of so many is typed in twice to see how sure the entry is."""


@dataclass(frozen=True)
class Waiting:
    """A text still on the paper: of which sheet, and the field it goes into."""

    reply_id: int
    sheet: int
    name: str
    field: Field


def waiting(session: Session, batch_id: int) -> list[Waiting]:
    """Return the texts of a batch left for later, sheet by sheet."""
    found = []
    by_key = {one.key: one for one in fields(content_of(session, batch_id))}
    sheets = {one.id: one for one in replies(session, batch_id) if one.waiting}
    answers = session.exec(
        select(Answer)
        .where(col(Answer.reply_id).in_(list(sheets)), col(Answer.is_waiting), Answer.entry == 1)
        .order_by(col(Answer.question_id), col(Answer.item))
    ).all()
    for answer in answers:
        item = OTHER if answer.value == OTHER and answer.item.isdecimal() else answer.item
        one = by_key.get(Key(answer.question_id, item, "text"))
        sheet = sheets[answer.reply_id]
        if one is not None:
            found.append(Waiting(sheet.id, sheet.number, sheet.name, one))
    return sorted(found, key=lambda w: (w.sheet, w.field.asked.number, w.field.rank))


@dataclass(frozen=True)
class Difference:
    """A field that was typed in otherwise the second time."""

    field: Field
    first: Given
    second: Given


def sample(sheets: Sequence[ReplyRow]) -> list[ReplyRow]:
    """Return the sheets to type in a second time: one of every `SAMPLE` entered, evenly spread, one at least."""
    entered = [one for one in sheets if one.is_entered]
    return entered[SAMPLE // 2 :: SAMPLE] or entered[:1]


def differences(session: Session, reply_id: int, content: Content) -> list[Difference]:
    """Return the fields whose two entries differ, blind to case and spaces in words and to words that wait."""
    first, second = (given(session, reply_id, content, entry) for entry in (1, 2))
    pairs = ((one, first.get(one.key, Given()), second.get(one.key, Given())) for one in fields(content))
    return [Difference(one, a, b) for one, a, b in pairs if _plain(a) != _plain(b) and not b.is_waiting]


def _plain(value: Given) -> tuple[tuple[str, ...], str]:
    return value.codes, " ".join(value.text.casefold().split())


def settle(session: Session, reply_id: int, difference: Difference, entry: int) -> None:
    """Let one of the two entries of a field hold: both then say the same."""
    value = difference.first if entry == 1 else difference.second
    for number in (1, 2):
        save(session, reply_id, difference.field, value, number, is_checked=False)
