"""The network over time: which entities were in which alliances in a year, for the map and its sheet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.model import Alliance, Entity, Partner
from aliances_desktop.text import sort_key

_CLOSED: Final = ("ended", "stopped")


@dataclass(frozen=True)
class Node:
    """An entity that was in some alliance."""

    entity_id: int
    name: str
    label: str


@dataclass(frozen=True)
class Hub:
    """An alliance with the entities in it; `is_begun` once it was under way, before that it was being prepared."""

    alliance_id: int
    title: str
    entity_ids: tuple[int, ...]
    is_begun: bool


@dataclass(frozen=True)
class Shared:
    """How many alliances two entities shared."""

    one_id: int
    other_id: int
    alliances: int


@dataclass(frozen=True)
class Network:
    """The network in a year: entities with neighbours close, alliances, and what any two entities shared."""

    year: int
    nodes: tuple[Node, ...]
    hubs: tuple[Hub, ...]
    shared: tuple[Shared, ...]


@dataclass(frozen=True)
class _Stay:
    """A partner's time in an alliance; None for open ends."""

    alliance: Alliance
    entity: Entity
    start: date | None
    end: date | None

    def is_within(self, year: int) -> bool:
        return (self.start is None or self.start.year <= year) and (self.end is None or self.end.year >= year)


def _stays(session: Session) -> list[_Stay]:
    query = (
        select(Partner, Alliance, Entity)
        .join(Alliance, col(Alliance.id) == Partner.alliance_id)
        .join(Entity, col(Entity.id) == Partner.entity_id)
        .order_by(col(Alliance.id), col(Partner.position), col(Partner.id))
    )
    found = []
    for partner, alliance, entity in session.exec(query):
        start = partner.joined_on or alliance.started_on
        if start is None and alliance.stage not in _CLOSED:
            start = alliance.stage_since
        closed = (
            (alliance.ended_on or alliance.stage_since) if alliance.stage in _CLOSED else alliance.ended_on
        )
        ends = [day for day in (partner.left_on, closed) if day is not None]
        found.append(_Stay(alliance, entity, start, min(ends, default=None)))
    return found


def years(session: Session, today: date) -> range:
    """Return the years there is anything to show of, up to today's."""
    starts = [stay.start.year for stay in _stays(session) if stay.start is not None]
    return range(min([*starts, today.year]), today.year + 1)


def network(session: Session, year: int, alliance_id: int | None = None) -> Network:
    """Return the network of a year; with `alliance_id` only its partners and the alliances any of them was in."""
    stays = [stay for stay in _stays(session) if stay.is_within(year)]
    if alliance_id is not None:
        mine = {stay.entity.key for stay in stays if stay.alliance.key == alliance_id}
        stays = [stay for stay in stays if stay.entity.key in mine]
    members: dict[int, list[int]] = {}
    for stay in stays:
        members.setdefault(stay.alliance.key, []).append(stay.entity.key)
    known = {stay.alliance.key: stay.alliance for stay in stays}
    keys = sorted(members, key=lambda key: sort_key(known[key].title))
    hubs = tuple(
        Hub(key, known[key].title, tuple(dict.fromkeys(members[key])), _is_begun(known[key], year))
        for key in keys
    )
    entities = {stay.entity.key: stay.entity for stay in stays}
    nodes = tuple(Node(key, entities[key].name, entities[key].label) for key in _in_order(entities, hubs))
    return Network(year, nodes, hubs, _shared(hubs))


def _is_begun(alliance: Alliance, year: int) -> bool:
    return alliance.started_on is not None and alliance.started_on.year <= year


def _shared(hubs: Iterable[Hub]) -> tuple[Shared, ...]:
    counted = Counter(pair for hub in hubs for pair in combinations(sorted(hub.entity_ids), 2))
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Shared(one, other, count) for (one, other), count in ordered)


def _in_order(entities: dict[int, Entity], hubs: Sequence[Hub]) -> list[int]:
    """Put entities of the same alliances beside each other: begin with the best connected, go on with the closest."""
    member_of = {key: {hub.alliance_id for hub in hubs if key in hub.entity_ids} for key in entities}
    left = sorted(entities, key=lambda key: (-len(member_of[key]), entities[key].sort_name))
    ordered: list[int] = []
    while left:
        last = member_of[ordered[-1]] if ordered else set()
        closest = max(left, key=lambda key: (len(member_of[key] & last), -left.index(key)))
        ordered.append(closest)
        left.remove(closest)
    return ordered
