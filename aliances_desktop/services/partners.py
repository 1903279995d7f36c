"""The partners of an alliance: what each gives and gains, who speaks for it, what it invests, how the five keys stand."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact, Entity, Partner, PartnerKey
from aliances_desktop.model.codes_alliance import KEYS
from aliances_desktop.services import lines, records, sequence

MOST_PARTNERS = 40


@dataclass(frozen=True)
class PartnerLine:
    """A partner with its entity, its interlocutor, the people it could send, and how far each of the keys is given."""

    partner: Partner
    entity: Entity
    contact: Contact | None
    contacts: tuple[Contact, ...]
    keys: dict[str, PartnerKey]

    @property
    def id(self) -> int:
        """The key of the partner."""
        return self.partner.key


@dataclass(frozen=True)
class Investment:
    """What all partners put in together; None where nobody has said anything."""

    hours: float | None
    money_cents: int | None


def partners(session: Session, alliance_id: int, *, with_gone: bool = True) -> list[PartnerLine]:
    """Return the partners in their order, also those who have left unless told otherwise."""
    query = (
        select(Partner, Entity)
        .join(Entity, col(Entity.id) == Partner.entity_id)
        .where(Partner.alliance_id == alliance_id)
        .order_by(col(Partner.position), col(Partner.id))
    )
    if not with_gone:
        query = query.where(col(Partner.left_on).is_(None))
    found = session.exec(query).all()
    contacts: dict[int, list[Contact]] = {}
    owners = [entity.key for _partner, entity in found]
    for contact in session.exec(
        select(Contact).where(col(Contact.entity_id).in_(owners)).order_by(col(Contact.id))
    ):
        contacts.setdefault(contact.entity_id, []).append(contact)
    keys: dict[int, dict[str, PartnerKey]] = {}
    ids = [partner.key for partner, _entity in found]
    for key in session.exec(select(PartnerKey).where(col(PartnerKey.partner_id).in_(ids))):
        keys.setdefault(key.partner_id, {})[key.key_code] = key
    return [
        PartnerLine(
            partner,
            entity,
            next((one for one in contacts.get(entity.key, ()) if one.key == partner.contact_id), None),
            tuple(one for one in contacts.get(entity.key, ()) if one.name),
            keys.get(partner.key, {}),
        )
        for partner, entity in found
    ]


def add_partners(
    session: Session, alliance_id: int, entity_ids: Iterable[int], today: date | None
) -> list[Partner]:
    """Add entities that are not in it yet, each with its interlocutor; return the new partners."""
    present = {one.entity_id for one in sequence.in_order(session, Partner, alliance_id=alliance_id)}
    wanted = [key for key in dict.fromkeys(entity_ids) if key not in present]
    if len(present) + len(wanted) > MOST_PARTNERS:
        raise UserError(N_("An alliance takes {most} partners at most."), most=MOST_PARTNERS)
    return [
        sequence.append(
            session,
            Partner(
                alliance_id=alliance_id,
                position=0,
                entity_id=key,
                contact_id=_interlocutor(session, key),
                joined_on=today,
            ),
            alliance_id=alliance_id,
        )
        for key in wanted
    ]


def _interlocutor(session: Session, entity_id: int) -> int | None:
    named = session.exec(
        select(Contact)
        .where(Contact.entity_id == entity_id, Contact.name != "")
        .order_by(col(Contact.is_interlocutor).desc(), col(Contact.id))
    ).first()
    return named.key if named is not None and named.is_interlocutor else None


def set_value(session: Session, partner_id: int, field: str, value: object) -> Partner:
    """Set a column of a partner. There is one natural leader: naming another takes the role from the first."""
    if field == "is_leader" and value:
        partner = records.fetch(session, Partner, partner_id)
        for other in sequence.in_order(session, Partner, alliance_id=partner.alliance_id):
            other.is_leader = False
    return lines.change(session, Partner, partner_id, field, value)


def rate_interlocutor(session: Session, partner_id: int, condition: str, level: int | None) -> Contact:
    """Rate one of the four conditions of a partner's interlocutor, 0–3; a `UserError` while there is none."""
    partner = records.fetch(session, Partner, partner_id)
    if partner.contact_id is None:
        raise UserError(N_("Choose an interlocutor first."))
    return lines.change(session, Contact, partner.contact_id, condition, level)


def leave(session: Session, partner_id: int, reason: str, day: date) -> Partner:
    """Note that a partner has left and why; a `UserError` without a reason."""
    words = records.note(reason)
    if not words:
        raise UserError(N_("Write why it leaves."))
    partner = records.fetch(session, Partner, partner_id)
    partner.left_on, partner.left_reason, partner.is_leader = day, words, False
    session.flush()
    return partner


def come_back(session: Session, partner_id: int) -> Partner:
    """Take a partner in again that had left."""
    partner = records.fetch(session, Partner, partner_id)
    partner.left_on, partner.left_reason = None, ""
    session.flush()
    return partner


def move(session: Session, partner_id: int, step: int) -> None:
    """Move a partner up or down."""
    lines.move(session, Partner, partner_id, step, "alliance_id")


def remove(session: Session, partner_ids: Collection[int]) -> None:
    """Take partners out that were put in by mistake."""
    lines.delete(session, Partner, partner_ids)


def rate_key(session: Session, partner_id: int, key_code: str, level: int | None) -> PartnerKey:
    """Rate one of the five keys of a partner, 0–3, None to take the rating back."""
    record = _key(session, partner_id, key_code)
    record.level = None if level is None else records.whole(level, 0, 3)
    session.flush()
    return record


def note_key(session: Session, partner_id: int, key_code: str, note: str) -> PartnerKey:
    """Write the note of a key."""
    record = _key(session, partner_id, key_code)
    record.note = records.note(note)
    session.flush()
    return record


def _key(session: Session, partner_id: int, key_code: str) -> PartnerKey:
    records.code(key_code, KEYS)
    query = select(PartnerKey).where(PartnerKey.partner_id == partner_id, PartnerKey.key_code == key_code)
    record = session.exec(query).first() or PartnerKey(partner_id=partner_id, key_code=key_code)
    session.add(record)
    return record


def investment(found: Sequence[PartnerLine]) -> Investment:
    """Return what partners put in together."""
    hours = [line.partner.hours for line in found if line.partner.hours is not None]
    money = [line.partner.money_cents for line in found if line.partner.money_cents is not None]
    return Investment(sum(hours) if hours else None, sum(money) if money else None)
