"""The cards of an exercise, for the screen and for printing: a workshop's own deck, or the built-in one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.model import Card, Deck, Texts
from aliances_desktop.services import instruments

SUCCESS: Final = "deck-success-factors"
FAILURE: Final = "deck-failure-factors"
REASONS: Final = "deck-reasons"
REFLECTIONS: Final = "deck-reflections"
ORIGINS: Final = (SUCCESS, FAILURE, REASONS, REFLECTIONS)
"""The decks of the guide, in the order they are used."""


@dataclass(frozen=True)
class CardText:
    """A card as it is shown: what it says in every language, and small below it what helps to understand it."""

    code: str
    text: Texts
    detail: Texts


@dataclass(frozen=True)
class DeckText:
    """A deck as it is shown; `id` is 0 for the built-in one."""

    id: int
    title: Texts
    intro: Texts
    cards: tuple[CardText, ...]

    @property
    def by_code(self) -> Mapping[str, CardText]:
        """Its cards by their codes."""
        return {card.code: card for card in self.cards}


def deck(session: Session, workshop_id: int, origin: str) -> DeckText:
    """Return the workshop's own copy of a deck, else the library's newest, else the built-in one."""
    found = session.exec(select(Deck).where(Deck.origin == origin).order_by(col(Deck.id).desc())).all()
    own = [one for one in found if one.workshop_id == workshop_id]
    kept = [one for one in found if one.is_template]
    return next((_stored(session, one) for one in [*own, *kept]), None) or _builtin(origin)


def in_use(session: Session, workshop_id: int) -> list[DeckText]:
    """Return the decks copied into a workshop."""
    query = select(Deck).where(Deck.workshop_id == workshop_id).order_by(col(Deck.id))
    return [_stored(session, own) for own in session.exec(query).all()]


def use_all(session: Session, workshop_id: int) -> None:
    """Copy the guide's decks into a workshop, each once, to print them and to word them as one likes."""
    present = {own.origin for own in session.exec(select(Deck).where(Deck.workshop_id == workshop_id))}
    for origin in ORIGINS:
        if origin not in present:
            instruments.use(session, instruments.builtin(origin), workshop_id=workshop_id)


def _stored(session: Session, own: Deck) -> DeckText:
    cards = session.exec(select(Card).where(Card.deck_id == own.key).order_by(col(Card.position))).all()
    return DeckText(own.key, own.title, own.intro, tuple(CardText(c.code, c.text, c.detail) for c in cards))


def _builtin(origin: str) -> DeckText:
    content = instruments.builtin(origin).content
    cards = tuple(
        CardText(
            card["code"], instruments.as_texts(card["text"]), instruments.as_texts(card.get("detail", ""))
        )
        for card in content["cards"]
    )
    return DeckText(
        0, instruments.as_texts(content["title"]), instruments.as_texts(content.get("intro", "")), cards
    )
