"""The content of the cards of the exercises and of the sheets to reflect on."""

from collections.abc import Iterable
from itertools import groupby

from sqlmodel import Session

from aliances_desktop.documents.cards import CardLine, CardSheet, ReflectionGroup, ReflectionSheet
from aliances_desktop.model.codes import PERSPECTIVES
from aliances_desktop.services import agenda, decks, reflections
from aliances_desktop.services.decks import DeckText
from aliances_desktop.services.gather import Material


def card_sheets(session: Session, m: Material) -> Iterable[tuple[int, CardSheet]]:
    """Return the decks in use, or those of the guide where the agenda asks for cards; each with a key of its own."""
    found = decks.in_use(session, m.workshop.key)
    if not found and "cards" in agenda.sheets_wanted(session, m.workshop.key):
        found = [decks.deck(session, m.workshop.key, origin) for origin in decks.ORIGINS]
    return [(number, _sheet(deck, m)) for number, deck in enumerate(found, 1)]


def _sheet(deck: DeckText, m: Material) -> CardSheet:
    lines = tuple(CardLine(n, card.text, card.detail) for n, card in enumerate(deck.cards, 1))
    return CardSheet(m.occasion, deck.title, deck.intro, lines)


def reflection_sheets(session: Session, m: Material) -> dict[int, ReflectionSheet]:
    """Return the sheet of each entity expected, once the cards are in use; never with any answer."""
    workshop_id = m.workshop.key
    is_asked = "reflections" in agenda.sheets_wanted(session, workshop_id)
    if not is_asked and not decks.in_use(session, workshop_id):
        return {}
    deck = decks.deck(session, workshop_id, decks.REFLECTIONS)
    groups = tuple(
        ReflectionGroup(PERSPECTIVES[perspective], tuple((card.text, card.detail) for card in some))
        for perspective, some in groupby(deck.cards, key=lambda card: reflections.perspective_of(card.code))
    )
    sheets: dict[int, ReflectionSheet] = {}
    for row in m.expected:
        # Whoever comes first from an entity lends it the number.
        sheets.setdefault(row.entity_id, ReflectionSheet(m.occasion, row.number, row.entity, groups))
    return sheets
