"""The cards of an exercise, for the screen and for printing: a workshop's own deck, or the built-in one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.model import AgendaRow, Card, Deck, Texts
from aliances_desktop.model.agenda import Agenda
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
    """A deck as it is shown; `id` is 0 for the built-in one, which nobody has copied into the workshop."""

    id: int
    title: Texts
    intro: Texts
    cards: tuple[CardText, ...]

    @property
    def by_code(self) -> Mapping[str, CardText]:
        """Its cards by their codes."""
        return {card.code: card for card in self.cards}


def deck(session: Session, workshop_id: int, origin: str) -> DeckText:
    """Return the workshop's own copy of a deck, or the built-in one."""
    query = select(Deck).where(Deck.workshop_id == workshop_id, Deck.origin == origin).order_by(col(Deck.id))
    own = session.exec(query).first()
    return _stored(session, own) if own is not None else _builtin(origin)


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


def is_asked_for(session: Session, workshop_id: int, sheet_id: str) -> bool:
    """Tell whether a row of the workshop's agenda needs a sheet."""
    query = select(AgendaRow.sheets).join(Agenda, col(Agenda.id) == AgendaRow.agenda_id)
    return any(sheet_id in sheets for sheets in session.exec(query.where(Agenda.workshop_id == workshop_id)))


def _stored(session: Session, own: Deck) -> DeckText:
    cards = session.exec(select(Card).where(Card.deck_id == own.key).order_by(col(Card.position))).all()
    return DeckText(own.key, own.title, own.intro, tuple(CardText(c.code, c.text, c.detail) for c in cards))


def _builtin(origin: str) -> DeckText:
    content = instruments.builtin(origin).content
    cards = tuple(
        CardText(card["code"], said(card["text"]), said(card.get("detail", ""))) for card in content["cards"]
    )
    return DeckText(0, said(content["title"]), said(content.get("intro", "")), cards)


def said(msgid: str) -> Texts:
    """Return a message of ours in every language."""
    return Texts(**{code: translator(code).gettext(msgid) for code in LANGUAGES}) if msgid else Texts()
