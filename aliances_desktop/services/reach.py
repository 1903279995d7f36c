"""How to reach the people of a workshop."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from aliances_desktop.model import Contact, Participant
from aliances_desktop.services.participants import ParticipantRow


def ways(session: Session, people: Collection[ParticipantRow]) -> dict[int, Contact]:
    """Return the contact of each participant: the person's own, else the entity's first, interlocutors before others."""
    chosen = select(Participant.id, Participant.contact_id).where(
        col(Participant.id).in_({row.id for row in people})
    )
    own = dict(session.exec(chosen).all())
    query = (
        select(Contact)
        .where(col(Contact.entity_id).in_({row.entity_id for row in people}))
        .order_by(col(Contact.is_interlocutor).desc(), col(Contact.id))
    )
    by_id: dict[int, Contact] = {}
    first: dict[int, Contact] = {}
    for contact in session.exec(query):
        by_id[contact.key] = contact
        first.setdefault(contact.entity_id, contact)
    reached = {row.id: by_id.get(own.get(row.id) or 0) or first.get(row.entity_id) for row in people}
    return {key: contact for key, contact in reached.items() if contact is not None}
