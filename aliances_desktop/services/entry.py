"""Typing sheets in from paper: what the fields of a sheet hold, and saving one at once.

A field is committed the moment it is left, so that whatever happens at most the field being typed is lost. A sheet is
entered when the person says so; what has been saved before of it stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Answer, Batch, Reply
from aliances_desktop.services import questionnaires, records
from aliances_desktop.services.batches import ReplyRow
from aliances_desktop.services.entry_fields import TEXT, TICKS, Field, Key, fields, tick_item
from aliances_desktop.services.questionnaires import OTHER, Content


@dataclass(frozen=True)
class Given:
    """What a field holds: codes ticked in the order of the sheet, or words; `is_waiting` words to be typed later."""

    codes: tuple[str, ...] = ()
    text: str = ""
    is_waiting: bool = False

    def __bool__(self) -> bool:
        return bool(self.codes or self.text or self.is_waiting)


def given(session: Session, reply_id: int, content: Content, entry: int = 1) -> dict[Key, Given]:
    """Return what the fields of a sheet hold; those left blank are not in it."""
    answers = session.exec(select(Answer).where(Answer.reply_id == reply_id, Answer.entry == entry)).all()
    found: dict[Key, Given] = {}
    for one in fields(content):
        held = _held(one, [a for a in answers if a.question_id == one.asked.id])
        if held:
            found[one.key] = held
    return found


def _held(one: Field, answers: Sequence[Answer]) -> Given:
    by_item = {answer.item: answer for answer in answers}
    if one.kind == TICKS:
        ticked = (c.code for c in one.choices if (a := by_item.get(tick_item(one, c.code))) and a.value)
        return Given(codes=tuple(ticked))
    if one.kind == TEXT and one.asked.kind == "ranking":
        answer = next((a for a in answers if a.value == OTHER), None)
    else:
        answer = by_item.get(one.key.item)
    if answer is None:
        return Given()
    if one.kind == TEXT:
        return Given(text=answer.text, is_waiting=answer.is_waiting)
    return Given(codes=(answer.value,) if answer.value else ())


def is_asked(one: Field, held: Mapping[Key, Given]) -> bool:
    """Tell whether a field is to be typed in at all: words beside yes, or those of "other" where that was ticked."""
    if not one.is_beside or one.key in held:
        return True
    needed = "yes" if one.asked.kind == "yes_no" else OTHER
    keys = (key for key in held if key.question_id == one.asked.id and key.part == "value")
    return any(needed in held[key].codes for key in keys)


@dataclass(frozen=True)
class _Place:
    session: Session
    reply_id: int
    entry: int
    one: Field
    answers: dict[str, Answer] = field(default_factory=dict)


def save(
    session: Session, reply_id: int, one: Field, value: Given, entry: int = 1, *, is_checked: bool = True
) -> None:
    """Write what a field holds, in place of what it held; blank takes it away.

    A `UserError` when a ranking would have the same choice twice (unless not `is_checked`, where others follow), or
    words stand beside a choice not made.
    """
    records.fetch(session, Reply, reply_id)
    stored = session.exec(
        select(Answer).where(
            Answer.reply_id == reply_id, Answer.question_id == one.asked.id, Answer.entry == entry
        )
    ).all()
    place = _Place(session, reply_id, entry, one, {answer.item: answer for answer in stored})
    if one.kind == TICKS:
        for choice in one.choices:
            _tick(place, tick_item(one, choice.code), choice.code in value.codes)
    elif one.kind == TEXT:
        _write_text(place, value)
    else:
        code = next(iter(value.codes), "")
        if is_checked:
            _check_rank(place, code)
        _write_code(place, code)
    session.flush()


def _answer(place: _Place, item: str) -> Answer:
    if item not in place.answers:
        place.answers[item] = Answer(
            reply_id=place.reply_id, question_id=place.one.asked.id, entry=place.entry, item=item
        )
    place.session.add(place.answers[item])
    return place.answers[item]


def _drop(place: _Place, item: str) -> None:
    if item in place.answers:
        place.session.delete(place.answers.pop(item))


def _tick(place: _Place, item: str, is_ticked: bool) -> None:
    if is_ticked:
        _answer(place, item).value = "1"
    else:
        _drop(place, item)


def _check_rank(place: _Place, code: str) -> None:
    if place.one.asked.kind == "ranking" and code:
        others = {answer.value for item, answer in place.answers.items() if item != place.one.key.item}
        if code in others:
            raise UserError(N_("This has another place in the order already."))


def _write_code(place: _Place, code: str) -> None:
    one = place.one
    if not code:
        _drop(place, one.key.item)
        return
    answer = _answer(place, one.key.item)
    if answer.value == OTHER != code:
        answer.text, answer.is_waiting = "", False
    answer.value = code


def _write_text(place: _Place, value: Given) -> None:
    one, words = place.one, records.note(value.text)
    item = one.key.item
    if one.asked.kind == "ranking":
        item = next((key for key, answer in place.answers.items() if answer.value == OTHER), item)
    there = place.answers.get(item)
    needs_choice = one.is_beside and one.asked.kind != "yes_no"
    if there is None and (words or value.is_waiting) and needs_choice:
        raise UserError(N_("Tick “Other” first."))
    if not words and not value.is_waiting and (there is None or not there.value):
        _drop(place, item)
        return
    answer = _answer(place, item)
    if answer.text != words:
        answer.theme_id = None
    answer.text, answer.is_waiting = words, value.is_waiting and not words


def finish(session: Session, reply_id: int, now: datetime, entry: int = 1) -> None:
    """Say that a sheet has been typed in to the end, for the first or the second time."""
    reply = records.fetch(session, Reply, reply_id)
    if entry == 1:
        reply.entered_at = now
    else:
        reply.checked_at = now
    session.flush()


def content_of(session: Session, batch_id: int) -> Content:
    """Return the questionnaire of a batch."""
    return questionnaires.load(session, records.fetch(session, Batch, batch_id).questionnaire_id)


def next_sheet(sheets: Sequence[ReplyRow], after: int) -> ReplyRow | None:
    """Return the next sheet not typed in behind a number, then from the beginning; None when all are in."""
    missing = [one for one in sheets if not one.is_entered]
    return next((one for one in missing if one.number > after), missing[0] if missing else None)
