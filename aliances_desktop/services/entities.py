"""One entity: its sheet, contacts, offers and needs, and where it takes part."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, delete, select

from aliances_desktop import text
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact, Entity, Municipality, Offer, Participant, Rating, Workshop
from aliances_desktop.model.codes import (
    CONDITION_LEVELS,
    KINDS,
    OFFER_CATEGORIES,
    OFFER_SIDES,
    SECTORS,
    TARGET_GROUPS,
)
from aliances_desktop.model.territory import COMARQUES
from aliances_desktop.services import records

_FIRST_YEAR: Final = 1000
_AT_ONCE: Final = 500
"""Entities deleted by one statement: SQLite takes a limited number of values."""


def _codes(known: Mapping[str, str]) -> Callable[[object], object]:
    return lambda values: tuple(dict.fromkeys(records.code(v, known) for v in values))  # type: ignore[attr-defined]


def _count(value: object) -> object:
    return None if value is None else records.whole(value, 0, 10**9)


def _share(value: object) -> object:
    if value is None:
        return None
    share = float(str(value))
    if not 0 <= share <= 100:
        raise UserError(N_("A percentage goes from 0 to 100."))
    return share


def _tags(values: object) -> object:
    cleaned = (text.normalise(str(v), limit=60) for v in values)  # type: ignore[attr-defined]
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


def _comarca(value: object) -> object:
    """Return the code of a comarca given by code or by name; UserError for one that does not exist."""
    typed = text.fold(records.line(value))
    if not typed:
        return ""
    for code, name in COMARQUES.items():
        if typed in (code, text.fold(name)):
            return code
    raise UserError(N_("There is no comarca called {name}."), name=records.line(value))


_LINES: Final = (
    "short_name", "municipality", "address", "territory", "legal_form", "website", "decision_body", "decision_days",
    "beneficiaries_text",
)  # fmt: skip
_NOTES: Final = ("services", "strengths", "weaknesses", "notes")
_COUNTS: Final = ("staff_full", "staff_part", "staff_interns", "volunteers", "beneficiaries")
_CLEANERS: Final[Mapping[str, Callable[[object], object]]] = {
    **dict.fromkeys(_LINES, records.line),
    **dict.fromkeys(_NOTES, records.note),
    **dict.fromkeys(_COUNTS, _count),
    **dict.fromkeys(("subsidies_percent", "own_percent", "contracts_percent"), _share),
    "name": records.line,
    "kind": lambda value: records.code(value, KINDS),
    "sectors": _codes(SECTORS),
    "target_groups": _codes(TARGET_GROUPS),
    "comarca": _comarca,
    "budget_cents": lambda value: None if value is None else records.whole(value, 0, 10**13),
    "founded_year": lambda value: None if value is None else records.whole(value, _FIRST_YEAR, 2200),
    "tags": _tags,
}
FIELDS: Final = tuple(_CLEANERS)
"""The columns of an entity that a person can change."""


def entity(session: Session, entity_id: int) -> Entity:
    """Return an entity; a `UserError` when it has been deleted."""
    return records.fetch(session, Entity, entity_id)


def cleaned(field: str, value: object) -> object:
    """Return a value of an entity's column as it is stored; a `UserError` when it is not possible."""
    return _CLEANERS[field](value)


def add_entity(session: Session, **values: object) -> Entity:
    """Add an entity; `values` are its columns. A `UserError` when the name is missing."""
    added = Entity(name="", sort_name="")
    _change(session, added, values)
    if not added.name:
        raise UserError(N_("Give the entity a name."))
    session.add(added)
    session.flush()
    return added


def set_value(session: Session, entity_id: int, field: str, value: object) -> Entity:
    """Change one column; a municipality of the official list brings its comarca along."""
    changed = entity(session, entity_id)
    _change(session, changed, {field: value})
    session.flush()
    return changed


def _change(session: Session, record: Entity, values: Mapping[str, object]) -> None:
    for field, value in values.items():
        new = cleaned(field, value)
        if field == "name":
            if not new:
                raise UserError(N_("Give the entity a name."))
            record.sort_name = text.sort_key(str(new))
        setattr(record, field, new)
    if values.get("municipality") and not values.get("comarca"):
        record.comarca = comarca_of(session, record.municipality) or record.comarca


def comarca_of(session: Session, municipality: str) -> str:
    """Return the code of the comarca of a municipality of the official list, "" when it is not in the file."""
    key = text.sort_key(municipality).partition("\x01")[0]
    query = select(Municipality.comarca).where(
        col(Municipality.sort_name).startswith(key + "\x01", autoescape=True)
    )
    return session.exec(query).first() or ""


def delete_entities(session: Session, entity_ids: Collection[int]) -> None:
    """Delete entities with their contacts, offers, needs and participations; a `UserError` when one is gone already."""
    session.flush()
    ids = sorted(set(entity_ids))
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        # What is said of them in tests goes by their number alone, which a later entity may be given.
        about = col(Rating.subject).in_([str(id) for id in some])
        session.exec(delete(Rating).where(col(Rating.table_number) == "5", about))
        # What belongs to them goes with them by the keys of the file.
        if session.exec(delete(Entity).where(col(Entity.id).in_(some))).rowcount < len(some):
            raise UserError(records.DELETED)


# Contacts


def contacts(session: Session, entity_id: int) -> list[Contact]:
    """Return the people of an entity, its interlocutor first."""
    query = select(Contact).where(Contact.entity_id == entity_id)
    return list(session.exec(query.order_by(col(Contact.is_interlocutor).desc(), col(Contact.id))))


def add_contact(session: Session, entity_id: int, **values: object) -> Contact:
    """Add a person to an entity; the first one becomes its interlocutor."""
    is_first = not contacts(session, entity_id)
    contact = Contact(entity_id=entity_id, is_interlocutor=is_first)
    for field, value in values.items():
        setattr(contact, field, _contact_value(field, value))
    session.add(contact)
    session.flush()
    return contact


def set_contact_value(session: Session, contact_id: int, field: str, value: object) -> Contact:
    """Change one column of a contact."""
    contact = records.fetch(session, Contact, contact_id)
    setattr(contact, field, _contact_value(field, value))
    session.flush()
    return contact


def _contact_value(field: str, value: object) -> object:
    if field in {"is_interlocutor", "has_consented"}:
        return bool(value)
    if field == "consented_on":
        return records.day(value)
    if field in {"knows_entity", "is_constructive", "has_empathy", "has_time"}:
        return None if value is None else records.whole(value, min(CONDITION_LEVELS), max(CONDITION_LEVELS))
    return records.line(value)


def delete_contact(session: Session, contact_id: int) -> None:
    """Delete a contact; workshops keep the person's name."""
    session.delete(records.fetch(session, Contact, contact_id))
    session.flush()


# Offers and needs


def offers(session: Session, entity_id: int) -> list[Offer]:
    """Return the offers and needs of an entity in the order they were written."""
    return list(session.exec(select(Offer).where(Offer.entity_id == entity_id).order_by(col(Offer.id))))


def add_offer(session: Session, entity_id: int, side: str, category: str, words: str) -> Offer:
    """Add an offer or a need (`side`) in a category; a `UserError` when nothing is written."""
    offer = Offer(entity_id=entity_id, side=records.code(side, OFFER_SIDES))
    session.add(offer)
    _change_offer(offer, category=category, text=words)
    session.flush()
    return offer


def set_offer_value(session: Session, offer_id: int, field: str, value: object) -> Offer:
    """Change the category or the text of an offer or need."""
    offer = records.fetch(session, Offer, offer_id)
    _change_offer(offer, **{field: value})
    session.flush()
    return offer


def _change_offer(offer: Offer, **values: object) -> None:
    if "category" in values:
        offer.category = records.code(values["category"], OFFER_CATEGORIES)
    if "text" in values:
        offer.text = records.note(values["text"])
        if not offer.text:
            raise UserError(N_("Write what it is."))


def delete_offer(session: Session, offer_id: int) -> None:
    """Delete an offer or need."""
    session.delete(records.fetch(session, Offer, offer_id))
    session.flush()


# Links and addresses


@dataclass(frozen=True)
class Link:
    """A workshop an entity takes part in."""

    workshop_id: int
    title: str
    day: date | None
    person: str
    attendance: str


def links(session: Session, entity_id: int) -> list[Link]:
    """Return the workshops an entity takes part in, the newest first."""
    query = (
        select(Workshop, Participant)
        .join(Participant, col(Participant.workshop_id) == Workshop.id)
        .where(Participant.entity_id == entity_id)
        .order_by(col(Workshop.day).desc(), col(Workshop.id).desc(), col(Participant.number))
    )
    return [Link(w.key, w.title, w.day, p.person, p.attendance) for w, p in session.exec(query)]


_SCHEME: Final = re.compile(r"^(h+t+p+s?|https?)\s*[:;]/*", re.IGNORECASE)
_HOST: Final = re.compile(r"^[^\s/@:\\]+\.[^\s/@:\\.]{2,}(:\d+)?([/?#]\S*)?$")
_EMAIL: Final = re.compile(r"^[^\s@:/\\]+@[^\s@:/\\]+\.[^\s@:/\\]{2,}$")


def openable_url(address: str) -> str | None:
    """Return the address to open for a website or e-mail as people write them, None for anything else.

    Only http, https and mailto are ever opened: a `file:` or network path could run or leak something.

    >>> openable_url("www.example.org")
    'https://www.example.org'
    """
    address = address.strip()
    address = address[7:] if address.lower().startswith("mailto:") else address
    if _EMAIL.match(address):
        return f"mailto:{address}"
    match = _SCHEME.match(address)
    scheme = "http" if match and "s" not in match[1].lower() else "https"
    rest = address[match.end() :] if match else address
    return f"{scheme}://{rest}" if _HOST.match(rest) else None
