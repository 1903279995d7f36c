"""The market-place's set-up and its stands (guide, Annex II, exercise 2)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Market, Offer, Participant, Stand
from aliances_desktop.model.codes import OFFER_SIDES
from aliances_desktop.services import records
from aliances_desktop.services.participants import COMING

_RANGES: Final = {
    "total_minutes": (10, 600),
    "plenary_minutes": (0, 300),
    "round_minutes": (1, 60),
    "change_minutes": (0, 15),
    "rounds": (1, 60),
    "tables": (0, 500),
    "spare_tables": (0, 100),
}
MOST_ROUNDS: Final = 60


@dataclass(frozen=True)
class MarketFit:
    """What the time and the room allow: `rounds` and `tables` proposed, minutes used by the rounds and left over.

    `tables` seats every stand at once; `needed_minutes` is what the rounds asked for take with their change-overs.
    """

    rounds: int
    tables: int
    needed_minutes: int
    available_minutes: int

    @property
    def fits(self) -> bool:
        """Whether the rounds asked for fit the time."""
        return self.needed_minutes <= self.available_minutes


@dataclass(frozen=True)
class StandRow:
    """A stand with the participant it belongs to; rounds count from 1, None means from the first, to the last."""

    id: int
    participant_id: int
    entity_id: int
    number: int
    person: str
    entity: str
    entity_label: str
    attendance: str
    offers: str
    seeks: str
    from_round: int | None
    to_round: int | None

    @property
    def is_coming(self) -> bool:
        """Whether the participant is counted on: confirmed or arrived."""
        return self.attendance in COMING

    def is_there(self, round_number: int) -> bool:
        """Whether the stand is attended in that round."""
        return (
            self.is_coming
            and (self.from_round or 1) <= round_number
            and (self.to_round is None or round_number <= self.to_round)
        )


def load(session: Session, workshop_id: int) -> Market:
    """Return the set-up of a workshop's market-place; a `UserError` where the workshop has none."""
    market = session.exec(select(Market).where(Market.workshop_id == workshop_id)).first()
    if market is None:
        raise UserError(N_("This workshop has no market-place."))
    return market


def set_value(session: Session, workshop_id: int, field: str, value: object) -> Market:
    """Change one value of the set-up; a `UserError` when it is out of range or rounds already held would be lost."""
    market = load(session, workshop_id)
    if field == "starts_at":
        market.starts_at = records.moment(value)
    else:
        number = records.whole(value, *_RANGES[field])
        if field == "rounds" and number < market.held_rounds:
            raise UserError(N_("{held} rounds have already been held."), held=market.held_rounds)
        setattr(market, field, number)
    session.flush()
    return market


def rounds_that_fit(market: Market) -> int:
    """Return how many rounds the time allows, the plenary set aside and a change-over between rounds (guide: 12)."""
    available = market.total_minutes - market.plenary_minutes + market.change_minutes
    return max(1, min(MOST_ROUNDS, available // (market.round_minutes + market.change_minutes)))


def fit(session: Session, workshop_id: int) -> MarketFit:
    """Say what fits the time and the people who are coming, for the set-up form and its proposal."""
    market = load(session, workshop_id)
    stands = sum(row.is_coming for row in stand_rows(session, workshop_id))
    needed = market.rounds * (market.round_minutes + market.change_minutes) - market.change_minutes
    return MarketFit(
        rounds=min(rounds_that_fit(market), max(1, stands - 1 + stands % 2))
        if stands
        else rounds_that_fit(market),
        tables=stands // 2,
        needed_minutes=needed,
        available_minutes=market.total_minutes - market.plenary_minutes,
    )


def propose(session: Session, workshop_id: int) -> Market:
    """Set as many rounds as the time allows (never more than there are partners) and a table for every pair."""
    market = load(session, workshop_id)
    proposal = fit(session, workshop_id)
    market.rounds = max(proposal.rounds, market.held_rounds)
    market.tables = proposal.tables
    session.flush()
    return market


def sync_stands(session: Session, workshop_id: int) -> list[Stand]:
    """Give every participant who is coming a stand, filled from the entity's offers and needs; return the new ones.

    A stand stays when its participant is absent after all: the wishes and the meetings held are not lost, and the
    planner leaves it out by the attendance.
    """
    query = (
        select(Participant)
        .outerjoin(Stand, col(Stand.participant_id) == Participant.id)
        .where(
            Participant.workshop_id == workshop_id,
            col(Participant.attendance).in_(COMING),
            col(Stand.id).is_(None),
        )
        .order_by(col(Participant.number))
    )
    missing = session.exec(query).all()
    texts = offer_texts(session, {p.entity_id for p in missing})
    stands = [
        Stand(
            workshop_id=workshop_id,
            participant_id=p.key,
            offers=texts[p.entity_id, "offer"],
            seeks=texts[p.entity_id, "need"],
        )
        for p in missing
    ]
    session.add_all(stands)
    session.flush()
    return stands


def offer_texts(session: Session, entity_ids: Collection[int]) -> dict[tuple[int, str], str]:
    """Return the offers and the needs of entities as text, one a line, by entity and side."""
    lines: dict[tuple[int, str], list[str]] = defaultdict(list)
    query = select(Offer).where(col(Offer.entity_id).in_(entity_ids)).order_by(col(Offer.id))
    for offer in session.exec(query):
        if offer.text:
            lines[offer.entity_id, offer.side].append(offer.text)
    return {(key, side): "\n".join(lines[key, side]) for key in entity_ids for side in OFFER_SIDES}


def set_stand(session: Session, stand_id: int, field: str, value: object) -> Stand:
    """Change what a stand offers or seeks; `field` is "offers" or "seeks"."""
    if field not in {"offers", "seeks"}:
        raise ValueError(field)
    stand = records.fetch(session, Stand, stand_id)
    setattr(stand, field, records.note(value))
    session.flush()
    return stand


def set_availability(session: Session, stand_id: int, first: int | None, last: int | None) -> Stand:
    """Say in which rounds a stand is attended: a late arrival (`first`), an early leaver (`last`), None for open ends."""
    stand = records.fetch(session, Stand, stand_id)
    rounds = load(session, stand.workshop_id).rounds
    for value in (first, last):
        if value is not None:
            records.whole(value, 1, rounds)
    if first is not None and last is not None and last < first:
        raise UserError(N_("The last round comes before the first one."))
    stand.from_round = None if first == 1 else first
    stand.to_round = None if last == rounds else last
    session.flush()
    return stand


def stand_rows(session: Session, workshop_id: int) -> list[StandRow]:
    """Return the stands of a workshop in the order of their numbers, also those whose participant is not coming."""
    query = (
        select(Stand, Participant, Entity.name, Entity.short_name)
        .join(Participant, col(Participant.id) == Stand.participant_id)
        .join(Entity, col(Entity.id) == Participant.entity_id)
        .where(Stand.workshop_id == workshop_id)
        .order_by(col(Participant.number))
    )
    return [
        StandRow(
            id=stand.key,
            participant_id=person.key,
            entity_id=person.entity_id,
            number=person.number,
            person=person.person,
            entity=name,
            entity_label=short_name or name,
            attendance=person.attendance,
            offers=stand.offers,
            seeks=stand.seeks,
            from_round=stand.from_round,
            to_round=stand.to_round,
        )
        for stand, person, name, short_name in session.exec(query)
    ]


def has_market(session: Session, workshop_id: int) -> bool:
    """Tell whether a workshop has a market-place."""
    return session.exec(select(Market.id).where(Market.workshop_id == workshop_id)).first() is not None
