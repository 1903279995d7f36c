"""Records for tests, made through the services as a person would make them; every value can be said."""

from datetime import date, time
from typing import Any

from sqlmodel import Session

from aliances_desktop.model import Contact, Entity, Offer, Workshop
from aliances_desktop.model.codes import OFFER_CATEGORIES, SECTORS
from aliances_desktop.services import market, participants, workshops
from aliances_desktop.store import Store
from aliances_desktop.text import sort_key

_CATEGORIES = [code for code in OFFER_CATEGORIES if code != "other"]
_SECTORS = [code for code in SECTORS if code != "other"]


def an_entity(session: Session, name: str = "Associació Porta Oberta", **values: Any) -> Entity:
    """Add an entity."""
    entity = Entity(name=name, sort_name=sort_key(name), **values)
    session.add(entity)
    session.flush()
    return entity


def some_entities(session: Session, count: int) -> list[Entity]:
    """Add entities of several sectors, each with an interlocutor, an offer and a need that others meet."""
    entities = []
    for n in range(count):
        entity = an_entity(
            session,
            f"Entitat {n + 1}",
            sectors=(_SECTORS[n % len(_SECTORS)],),
            municipality="Vilaclara" if n % 3 else "Riudelles",
        )
        session.add_all(
            [
                Contact(entity_id=entity.key, name=f"Persona {n + 1}", is_interlocutor=True),
                Offer(
                    entity_id=entity.key,
                    side="offer",
                    category=_CATEGORIES[n % len(_CATEGORIES)],
                    text=f"Oferta {n + 1}",
                ),
                Offer(
                    entity_id=entity.key,
                    side="need",
                    category=_CATEGORIES[(n + 1) % len(_CATEGORIES)],
                    text=f"Demanda {n + 1}",
                ),
            ]
        )
        entities.append(entity)
    session.flush()
    return entities


def a_workshop(
    store: Store,
    entities: int = 24,
    *,
    attendance: str = "confirmed",
    title: str = "Taller de prova",
    **values: Any,
) -> Workshop:
    """Add a workshop with a participant of each of so many new entities, their stands and a proposed set-up."""
    with store.edit("Add workshop") as session:
        keys = [entity.key for entity in some_entities(session, entities)]
        workshop = workshops.add_workshop(
            session,
            **{
                "title": title,
                "day": date(2026, 11, 26),
                "starts_at": time(10),
                "ends_at": time(14),
                "place": "Centre Cívic",
                **values,
            },
        )
        participants.add_entities(session, workshop.key, keys, attendance=attendance)
        market.sync_stands(session, workshop.key)
        market.propose(session, workshop.key)
    return workshop
