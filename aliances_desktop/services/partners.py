"""Partners of an alliance: what each gives, gains and invests, who speaks for it, and how far the five keys are given."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Contact, Entity, Partner, PartnerKey
from aliances_desktop.model.codes_alliance import KEYS
from aliances_desktop.services import lines, records, sequence

KEY_LEVELS: Final[Mapping[int, str]] = {
    0: N_("Not at all"),
    1: N_("A little"),
    2: N_("Enough"),
    3: N_("Fully"),
}
"""How far a key is given in a partner: level → label."""
_AT_LEAST_0: Final = frozenset({"hours", "money_cents"})


@dataclass(frozen=True)
class PartnerRow:
    """A partner with the names it goes by and its interlocutor, None where nobody has been named."""

    id: int
    partner: Partner
    entity: Entity
    contact: Contact | None

    @property
    def label(self) -> str:
        """The entity's name for tight places."""
        return self.entity.label


@dataclass(frozen=True)
class Investment:
    """What the partners invest together: hours and whole cents, and how many have said so."""

    hours: float
    money_cents: int
    hours_known: int
    money_known: int
    partners: int


# Reading


def rows(session: Session, alliance_id: int, *, with_left: bool = True) -> list[PartnerRow]:
    """Return the partners of an alliance in their order; those that have left come last, or not at all."""
    query = (
        select(Partner, Entity, Contact)
        .join(Entity, col(Entity.id) == Partner.entity_id)
        .join(Contact, col(Contact.id) == Partner.contact_id, isouter=True)
        .where(Partner.alliance_id == alliance_id)
        .order_by(col(Partner.position), col(Partner.id))
    )
    found = [
        PartnerRow(partner.key, partner, entity, contact) for partner, entity, contact in session.exec(query)
    ]
    still = [row for row in found if row.partner.left_on is None]
    return still + [row for row in found if row.partner.left_on is not None] if with_left else still


def investment(session: Session, alliance_id: int) -> Investment:
    """Return the sums of what the partners that have not left invest."""
    found = [row.partner for row in rows(session, alliance_id, with_left=False)]
    hours = [one.hours for one in found if one.hours is not None]
    money = [one.money_cents for one in found if one.money_cents is not None]
    return Investment(float(sum(hours)), sum(money), len(hours), len(money), len(found))


def keys(session: Session, alliance_id: int) -> dict[tuple[int, str], PartnerKey]:
    """Return the ratings of the five keys by partner and key."""
    query = (
        select(PartnerKey)
        .join(Partner, col(Partner.id) == PartnerKey.partner_id)
        .where(Partner.alliance_id == alliance_id)
    )
    return {(one.partner_id, one.key_code): one for one in session.exec(query)}


@dataclass(frozen=True)
class InAlliance:
    """An alliance an entity is or was in."""

    alliance_id: int
    title: str
    stage: str
    joined_on: date | None
    left_on: date | None


def of_entity(session: Session, entity_id: int) -> list[InAlliance]:
    """Return the alliances an entity is in, the newest first, then those it has left."""
    query = (
        select(Partner, Alliance)
        .join(Alliance, col(Alliance.id) == Partner.alliance_id)
        .where(Partner.entity_id == entity_id)
        .order_by(col(Partner.left_on).is_not(None), col(Alliance.id).desc())
    )
    return [
        InAlliance(alliance.key, alliance.title, alliance.stage, partner.joined_on, partner.left_on)
        for partner, alliance in session.exec(query)
    ]


# Changing


def add_partners(
    session: Session, alliance_id: int, entity_ids: Collection[int], today: date | None = None
) -> list[Partner]:
    """Add entities to an alliance as of today; those that are in it already stay as they are, those that left come back.

    An entity's interlocutor of the directory speaks for it.
    """
    records.fetch(session, Alliance, alliance_id)
    there = {one.entity_id: one for one in sequence.in_order(session, Partner, alliance_id=alliance_id)}
    added = []
    for entity_id in dict.fromkeys(entity_ids):
        if entity_id in there:
            there[entity_id].left_on, there[entity_id].left_reason = None, ""
            continue
        partner = Partner(
            alliance_id=alliance_id, position=0, entity_id=entity_id, joined_on=today,
            contact_id=interlocutor_id(session, entity_id),
        )  # fmt: skip
        added.append(sequence.append(session, partner, alliance_id=alliance_id))
    session.flush()
    return added


def interlocutor_id(session: Session, entity_id: int) -> int | None:
    """Return the contact of an entity that the directory marks as its interlocutor, None where there is none."""
    query = select(Contact).where(Contact.entity_id == entity_id, col(Contact.is_interlocutor))
    found = session.exec(query.order_by(col(Contact.id))).first()
    return found.key if found else None


def set_value(session: Session, partner_id: int, field: str, value: object) -> Partner:
    """Change a column of a partner; being the natural leader of an alliance takes that from the others."""
    if field in _AT_LEAST_0 and isinstance(value, int | float) and value < 0:
        raise UserError(N_("This number cannot be less than 0."))
    if field == "is_leader" and value:
        partner = records.fetch(session, Partner, partner_id)
        for other in sequence.in_order(session, Partner, alliance_id=partner.alliance_id):
            other.is_leader = False
    if field == "contact_id":
        return _set_contact(session, partner_id, value)
    return lines.change(session, Partner, partner_id, field, value)


def _set_contact(session: Session, partner_id: int, value: object) -> Partner:
    partner = records.fetch(session, Partner, partner_id)
    if value is not None and records.fetch(session, Contact, int(str(value))).entity_id != partner.entity_id:
        raise ValueError(value)
    partner.contact_id = None if value is None else int(str(value))
    session.flush()
    return partner


def set_key(session: Session, partner_id: int, key_code: str, field: str, value: object) -> None:
    """Set the `level` (0–3 or None) or the `note` of a key in a partner; what says nothing is not kept."""
    records.code(key_code, KEYS)
    query = select(PartnerKey).where(PartnerKey.partner_id == partner_id, PartnerKey.key_code == key_code)
    rating = session.exec(query).first() or PartnerKey(partner_id=partner_id, key_code=key_code)
    if field == "level":
        rating.level = None if value is None else records.whole(value, 0, 3)
    elif field == "note":
        rating.note = records.note(value)
    else:
        raise ValueError(field)
    records.keep(session, rating, says_something=rating.level is not None or rating.note)


def leave(session: Session, partner_id: int, today: date, reason: str) -> Partner:
    """Note that a partner leaves the alliance today, and why: a `UserError` where nothing says it."""
    partner = records.fetch(session, Partner, partner_id)
    partner.left_reason = records.note(reason)
    if not partner.left_reason:
        raise UserError(N_("Say why the entity leaves."))
    partner.left_on, partner.is_leader = today, False
    session.flush()
    return partner


def come_back(session: Session, partner_id: int) -> Partner:
    """Note that a partner that had left is in the alliance again."""
    partner = records.fetch(session, Partner, partner_id)
    partner.left_on, partner.left_reason = None, ""
    session.flush()
    return partner


def move(session: Session, partner_id: int, step: int) -> None:
    """Move a partner up or down among the others."""
    lines.move(session, Partner, partner_id, step, "alliance_id")


def remove(session: Session, partner_ids: Collection[int]) -> None:
    """Take partners out of their alliance as if they had never been in it."""
    lines.delete(session, Partner, partner_ids)
