"""What came of the market-place: mutual matches, one-sided interest, meetings held, who wants to work with whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity
from aliances_desktop.services import market
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.rounds import MeetingRow, meeting_rows

OUTCOMES: Final[Mapping[str, str]] = {
    "mutual": N_("Mutual match"),
    "possible": N_("Possible match"),
    "one_sided": N_("One-sided interest"),
    "none": N_("No interest for now"),
    "unknown": N_("Answer missing"),
}
"""What a meeting came to → its label (a msgid)."""

_POINTS: Final = {"yes": 2, "maybe": 1}


@dataclass(frozen=True)
class Encounter:
    """A meeting held and what it came to (a key of `OUTCOMES`)."""

    meeting: MeetingRow
    outcome: str

    @property
    def keen(self) -> StandRow | None:
        """The side that is interested where only one is."""
        if self.outcome != "one_sided":
            return None
        return self.meeting.a if self.meeting.a_interest in _POINTS else self.meeting.b


@dataclass(frozen=True)
class Node:
    """An entity on the map: how many others want to work with it (`wanted`) and with how many it wants to."""

    entity_id: int
    name: str
    label: str
    sector: str
    wanted: int
    wants: int


@dataclass(frozen=True)
class Link:
    """One entity wants to work with another: "yes" or "maybe"; `is_mutual` when the other wants it too."""

    from_entity_id: int
    to_entity_id: int
    level: str
    is_mutual: bool


@dataclass(frozen=True)
class Network:
    """The map of who wants to work with whom; entities without any link are left out."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class StandResult:
    """A line by stand: meetings held, how often it was interested, how often others were, mutual matches."""

    stand: StandRow
    meetings: int
    gave: int
    received: int
    mutual: int


def outcome(a_interest: str, b_interest: str) -> str:
    """Say what a meeting came to: a match needs an interest on both sides, a yes on both makes it mutual.

    While a side has not answered the outcome is "unknown": a missing slip is no refusal.
    """
    if not a_interest or not b_interest:
        return "unknown"
    if a_interest == b_interest == "yes":
        return "mutual"
    sides = (a_interest in _POINTS) + (b_interest in _POINTS)
    return {2: "possible", 1: "one_sided", 0: "none"}[sides]


def encounters(session: Session, workshop_id: int) -> list[Encounter]:
    """Return the meetings that were held, or of which something is known, with what they came to."""
    held = market.load(session, workshop_id).held_rounds
    return [
        Encounter(row, outcome(row.a_interest, row.b_interest))
        for row in meeting_rows(session, workshop_id)
        if row.round <= held or row.a_interest or row.b_interest
    ]


def counts(found: list[Encounter]) -> dict[str, int]:
    """Count meetings by outcome, in the order of `OUTCOMES`."""
    return {code: sum(one.outcome == code for one in found) for code in OUTCOMES}


def by_stand(found: list[Encounter]) -> list[StandResult]:
    """Sum up the meetings by stand, the most wanted first."""
    sums: dict[int, list[int]] = {}
    stands: dict[int, StandRow] = {}
    for one in found:
        row = one.meeting
        for stand, own, other in (
            (row.a, row.a_interest, row.b_interest),
            (row.b, row.b_interest, row.a_interest),
        ):
            stands[stand.id] = stand
            line = sums.setdefault(stand.id, [0, 0, 0, 0])
            for place, value in enumerate((True, own in _POINTS, other in _POINTS, one.outcome == "mutual")):
                line[place] += value
    lines = [StandResult(stands[key], *line) for key, line in sums.items()]
    return sorted(lines, key=lambda line: (-line.received, -line.mutual, line.stand.number))


def network(session: Session, workshop_id: int) -> Network:
    """Return who wants to work with whom, by entity: several people of an entity speak for it together."""
    levels: dict[tuple[int, int], str] = {}
    for row in meeting_rows(session, workshop_id):
        for giver, receiver, level in ((row.a, row.b, row.a_interest), (row.b, row.a, row.b_interest)):
            pair = (giver.entity_id, receiver.entity_id)
            if _POINTS.get(level, 0) > _POINTS.get(levels.get(pair, ""), 0):
                levels[pair] = level
    links = tuple(
        Link(giver, receiver, level, (receiver, giver) in levels)
        for (giver, receiver), level in sorted(levels.items())
    )
    keys = {key for pair in levels for key in pair}
    entities = session.exec(
        select(Entity).where(col(Entity.id).in_(keys)).order_by(col(Entity.sort_name))
    ).all()
    return Network(
        tuple(
            Node(
                entity.key,
                entity.name,
                entity.label,
                entity.sectors[0] if entity.sectors else "other",
                wanted=sum(link.to_entity_id == entity.key for link in links),
                wants=sum(link.from_entity_id == entity.key for link in links),
            )
            for entity in entities
        ),
        links,
    )
