"""Reflections of an entity on its motives (chapter 2): four points of view, kept to itself or shared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.model import Entity, Reflection, Texts
from aliances_desktop.model.codes import DOUBTS, PERSPECTIVES
from aliances_desktop.services import decks, records

_CLEANERS: Final[Mapping[str, Callable[[object], object]]] = {
    "answer": lambda value: records.code(value, {"": "", **DOUBTS}),
    "text": records.note,
    "is_private": bool,
    "who": records.line,
}


@dataclass(frozen=True)
class ReflectionRow:
    """A card and what an entity answers to it; `answer` is one of `DOUBTS` or ""."""

    code: str
    perspective: str
    card: Texts
    detail: Texts
    answer: str = ""
    text: str = ""
    is_private: bool = True
    day: date | None = None
    who: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether anything has been said."""
        return bool(self.answer or self.text)


@dataclass(frozen=True)
class SharedRow:
    """An answer that its entity shares with the others."""

    entity_id: int
    entity: str
    card: Texts
    answer: str
    text: str


def perspective_of(code: str) -> str:
    """Return the point of view a card belongs to: the word before the point of its code; "mission" for one's own."""
    word = code.partition(".")[0]
    return word if word in PERSPECTIVES else "mission"


def rows(session: Session, workshop_id: int, entity_id: int) -> list[ReflectionRow]:
    """Return every card of the deck with what the entity answers, private or not: for that entity's eyes."""
    query = select(Reflection).where(Reflection.workshop_id == workshop_id, Reflection.entity_id == entity_id)
    stored = {one.code: one for one in session.exec(query)}
    found = []
    for card in decks.deck(session, workshop_id, decks.REFLECTIONS).cards:
        row = ReflectionRow(card.code, perspective_of(card.code), card.text, card.detail)
        one = stored.get(card.code)
        if one is not None:
            row = ReflectionRow(
                row.code, row.perspective, row.card, row.detail, one.answer, one.text, one.is_private, one.day, one.who
            )  # fmt: skip
        found.append(row)
    return found


def set_value(
    session: Session, workshop_id: int, entity_id: int, code: str, field: str, value: object, today: date
) -> Reflection:
    """Write an answer, its words, who gives it or whether it is private; the day is when it was last changed."""
    query = select(Reflection).where(
        Reflection.workshop_id == workshop_id, Reflection.entity_id == entity_id, Reflection.code == code
    )
    one = session.exec(query).first() or Reflection(
        entity_id=entity_id, workshop_id=workshop_id, perspective=perspective_of(code), code=code
    )
    setattr(one, field, _CLEANERS[field](value))
    one.day = today
    session.add(one)
    session.flush()
    return one


def answered(session: Session, workshop_id: int) -> dict[int, int]:
    """Count the cards that each entity has answered."""
    counts: dict[int, int] = {}
    for one in session.exec(select(Reflection).where(Reflection.workshop_id == workshop_id)):
        if one.answer or one.text:
            counts[one.entity_id] = counts.get(one.entity_id, 0) + 1
    return counts


def shared(session: Session, workshop_id: int) -> list[SharedRow]:
    """Return the answers that entities share, card by card: the only ones that may stand on paper."""
    query = (
        select(Reflection, Entity.name)
        .join(Entity, col(Entity.id) == Reflection.entity_id)
        .where(Reflection.workshop_id == workshop_id, col(Reflection.is_private).is_(False))
        .order_by(col(Entity.sort_name))
    )
    found = session.exec(query).all()
    return [
        SharedRow(one.entity_id, name, card.text, one.answer, one.text)
        for card in decks.deck(session, workshop_id, decks.REFLECTIONS).cards
        for one, name in found
        if one.code == card.code and (one.answer or one.text)
    ]
