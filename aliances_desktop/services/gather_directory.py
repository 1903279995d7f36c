"""The content of entity sheets and of the directory, frozen; no workshop needed."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlmodel import Session, col, select

from aliances_desktop.documents.directory import ContactLine, EntityDirectory, EntitySheet, OfferLine
from aliances_desktop.model import Contact, Entity, Offer
from aliances_desktop.model.codes import CONDITIONS, KINDS, OFFER_CATEGORIES, SECTORS, TARGET_GROUPS, Codes


def entity_sheets(session: Session, entity_ids: Collection[int] | None = None) -> dict[int, EntitySheet]:
    """Return the sheets of those entities, or of all, in the order of their names."""
    entities, contacts, offers = select(Entity), select(Contact), select(Offer)
    if entity_ids is not None:
        entities = entities.where(col(Entity.id).in_(entity_ids))
        contacts = contacts.where(col(Contact.entity_id).in_(entity_ids))
        offers = offers.where(col(Offer.entity_id).in_(entity_ids))
    people: dict[int, list[Contact]] = defaultdict(list)
    for contact in session.exec(contacts.order_by(col(Contact.is_interlocutor).desc(), col(Contact.id))):
        people[contact.entity_id].append(contact)
    lines: dict[tuple[int, str], list[Offer]] = defaultdict(list)
    for offer in session.exec(offers.order_by(col(Offer.id))):
        lines[offer.entity_id, offer.side].append(offer)
    return {
        entity.key: _sheet(entity, people[entity.key], lines[entity.key, "offer"], lines[entity.key, "need"])
        for entity in session.exec(entities.order_by(col(Entity.sort_name)))
    }


def directory(session: Session, title: str, entity_ids: Collection[int] | None = None) -> EntityDirectory:
    """Return the directory of those entities, or of all, under the name of a workshop or network."""
    return EntityDirectory(title, tuple(entity_sheets(session, entity_ids).values()))


def _sheet(
    entity: Entity, contacts: Iterable[Contact], offers: Iterable[Offer], needs: Iterable[Offer]
) -> EntitySheet:
    return EntitySheet(
        name=entity.name,
        short_name=entity.short_name,
        kind=KINDS.get(entity.kind, entity.kind),
        sectors=_labels(entity.sectors, SECTORS),
        municipality=entity.municipality,
        comarca=entity.comarca,
        address=entity.address,
        territory=entity.territory,
        target_groups=_labels(entity.target_groups, TARGET_GROUPS),
        services=entity.services,
        staff=(entity.staff_full, entity.staff_part, entity.staff_interns),
        volunteers=entity.volunteers,
        beneficiaries=entity.beneficiaries,
        beneficiaries_text=entity.beneficiaries_text,
        budget_cents=entity.budget_cents,
        shares=(entity.subsidies_percent, entity.own_percent, entity.contracts_percent),
        strengths=entity.strengths,
        weaknesses=entity.weaknesses,
        legal_form=entity.legal_form,
        founded_year=entity.founded_year,
        website=entity.website,
        decision_body=entity.decision_body,
        decision_days=entity.decision_days,
        contacts=tuple(_contact(contact) for contact in contacts),
        offers=_lines(offers),
        needs=_lines(needs),
    )


def _labels(codes: Iterable[str], known: Codes) -> tuple[str, ...]:
    return tuple(known.get(code, code) for code in codes)


def _contact(contact: Contact) -> ContactLine:
    return ContactLine(
        contact.name,
        contact.post,
        contact.email,
        contact.phone,
        contact.is_interlocutor,
        tuple((label, getattr(contact, field)) for field, label in CONDITIONS.items()),
    )


def _lines(offers: Iterable[Offer]) -> tuple[OfferLine, ...]:
    return tuple(
        OfferLine(OFFER_CATEGORIES.get(offer.category, offer.category), offer.text) for offer in offers
    )
