"""Planning a workshop's market-place: from stands, wishes and suggestions to meetings in the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Market, Meeting
from aliances_desktop.planning import instance as planning
from aliances_desktop.planning.instance import Instance, Schedule
from aliances_desktop.progress import Progress
from aliances_desktop.services import market
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.rounds import MeetingRow, by_stand, meeting_rows
from aliances_desktop.services.weights import WISH_SCORES, Pair, Scores, musts, scores, vetoes
from aliances_desktop.services.wishes import grid


@dataclass(frozen=True)
class StandPlan:
    """What the plan gives a stand: meetings, wished ones among them, wished stands that are there but not met."""

    stand: StandRow
    meetings: int
    wished: int
    missed: tuple[StandRow, ...]
    value: int


@dataclass(frozen=True)
class PlanResult:
    """A plan in figures. `spread` is most minus fewest meetings among those who are there all the time.

    `apart` are the pairs that must meet and are coming, but for whom no round or table was left.
    """

    rounds: int
    meetings: int
    value: int
    spread: int
    stands: tuple[StandPlan, ...]
    apart: tuple[tuple[StandRow, StandRow], ...] = ()

    @property
    def without_wish(self) -> tuple[StandRow, ...]:
        """Those who wished for somebody who is there and meet none of those they wished for."""
        return tuple(line.stand for line in self.stands if line.missed and not line.wished)


def plan_rounds(session: Session, workshop_id: int, progress: Progress) -> PlanResult:
    """Plan the market-place anew and write its meetings; rounds already held stay as they were.

    A `UserError` when fewer than two people of different entities are coming. The same data give the same plan.
    """
    market.sync_stands(session, workshop_id)
    write_plan(session, workshop_id, progress, announced=())
    return summary(session, workshop_id)


def write_plan(
    session: Session, workshop_id: int, progress: Progress, *, announced: Sequence[MeetingRow]
) -> None:
    """Compute the coming rounds and write them in place of the old; of `announced` meetings as many as possible stay."""
    # The matching library costs as much as opening the window, and most sessions plan nothing.
    from aliances_desktop.planning import rounds

    setup = market.load(session, workshop_id)
    instance = build_instance(session, workshop_id, announced=announced)
    # A wish that cannot be granted must not keep the others from meeting; `summary` tells of it.
    schedule = rounds.plan_rounds(instance, progress, is_strict=False)
    _write(session, setup, schedule)


def build_instance(session: Session, workshop_id: int, *, announced: Sequence[MeetingRow] = ()) -> Instance:
    """Return what the planner needs to know; stands are called by their keys.

    A `UserError` when fewer than two entities are coming: there is nobody to meet.
    """
    setup = market.load(session, workshop_id)
    stands = market.stand_rows(session, workshop_id)
    if len({row.entity_id for row in stands if row.is_coming}) < 2:
        raise UserError(N_("Confirm people of at least two entities before planning the market-place."))
    held = [row for row in meeting_rows(session, workshop_id) if row.round <= setup.held_rounds]
    named = {stand.id for row in (*held, *announced) for stand in (row.a, row.b)}
    known = [row for row in stands if row.is_coming or row.id in named]
    ids = {row.id for row in known}
    interest = scores(session, workshop_id)
    return Instance(
        rounds=setup.rounds,
        stands=tuple(_planned(row, setup.rounds) for row in known),
        tables=setup.tables or None,
        interest={(str(a), str(b)): score for (a, b), score in interest.items() if {a, b} <= ids},
        veto=frozenset(
            frozenset(str(key) for key in pair) for pair in vetoes(session, workshop_id) if pair <= ids
        ),
        forced=frozenset(
            frozenset(str(key) for key in pair) for pair in musts(session, workshop_id) if pair <= ids
        ),
        held=_as_rounds(held, setup.held_rounds),
        announced=_as_rounds([*held, *announced], setup.rounds) if announced else None,
    )


def _planned(row: StandRow, rounds: int) -> planning.Stand:
    there = frozenset(n for n in range(1, rounds + 1) if row.is_there(n))
    return planning.Stand(str(row.id), str(row.entity_id), available=None if len(there) == rounds else there)


def _as_rounds(rows: Iterable[MeetingRow], rounds: int) -> tuple[planning.Round, ...]:
    found: list[list[planning.Meeting]] = [[] for _ in range(rounds)]
    for row in rows:
        if row.round <= rounds:
            found[row.round - 1].append(planning.Meeting(row.table_number, str(row.a.id), str(row.b.id)))
    return tuple(tuple(meetings) for meetings in found)


def _write(session: Session, setup: Market, schedule: Schedule) -> None:
    """Replace the meetings of the coming rounds; one that stays as it was keeps its row, its note and its ideas."""
    numbers = {row.id: row.number for row in market.stand_rows(session, setup.workshop_id)}
    wanted: dict[tuple[int, int, Pair], tuple[int, int]] = {}
    for number, meetings in enumerate(schedule.rounds, 1):
        for meeting in meetings:
            a, b = sorted((int(meeting.a), int(meeting.b)), key=numbers.__getitem__)
            wanted[number, meeting.table, frozenset((a, b))] = (a, b)
    for old in session.exec(select(Meeting).where(Meeting.workshop_id == setup.workshop_id)):
        if old.round > setup.held_rounds:
            place = (old.round, old.table_number, frozenset((old.a_stand_id, old.b_stand_id)))
            if wanted.pop(place, None) is None:
                session.delete(old)
    session.flush()
    session.add_all(
        Meeting(workshop_id=setup.workshop_id, round=number, table_number=table, a_stand_id=a, b_stand_id=b)
        for (number, table, _), (a, b) in wanted.items()
        if number > setup.held_rounds
    )
    session.flush()


def summary(session: Session, workshop_id: int) -> PlanResult:
    """Return the present plan in figures: who meets how often, who misses somebody they wished for, what it is worth."""
    setup = market.load(session, workshop_id)
    stands = market.stand_rows(session, workshop_id)
    meetings = meeting_rows(session, workshop_id)
    interest = scores(session, workshop_id)
    partners = {key: [row.partner(key) for row in rows] for key, rows in by_stand(meetings).items()}
    wished = _wished(session, workshop_id, stands)
    lines = tuple(
        _line(stand, partners.get(stand.id, []), wished[stand.id], interest)
        for stand in stands
        if stand.is_coming or stand.id in partners
    )
    always = [
        line.meetings for line in lines if all(line.stand.is_there(n) for n in range(1, setup.rounds + 1))
    ]
    return PlanResult(
        rounds=max((row.round for row in meetings), default=0),
        meetings=len(meetings),
        value=sum(line.value for line in lines),
        spread=max(always) - min(always) if always else 0,
        stands=lines,
        apart=_apart(stands, meetings, musts(session, workshop_id)),
    )


def _apart(
    stands: Sequence[StandRow], meetings: Iterable[MeetingRow], wanted: Iterable[Pair]
) -> tuple[tuple[StandRow, StandRow], ...]:
    """Return the wanted pairs of those who are coming that do not meet, in the order of their numbers."""
    rows = {row.id: row for row in stands if row.is_coming}
    met = {frozenset((row.a.id, row.b.id)) for row in meetings}
    found = [sorted((rows[key] for key in pair), key=lambda row: row.number)
             for pair in wanted if pair <= rows.keys() and pair not in met]  # fmt: skip
    return tuple((a, b) for a, b in sorted(found, key=lambda pair: (pair[0].number, pair[1].number)))


def _wished(session: Session, workshop_id: int, stands: Sequence[StandRow]) -> dict[int, list[StandRow]]:
    """Return whom each stand wished to meet and could: people who are coming and against whom nobody has a veto."""
    rows = {row.id: row for row in stands}
    vetoed = vetoes(session, workshop_id)
    found: dict[int, list[StandRow]] = {key: [] for key in rows}
    for (giver, receiver), level in grid(session, workshop_id).items():
        if level in WISH_SCORES and rows[receiver].is_coming and frozenset((giver, receiver)) not in vetoed:
            found[giver].append(rows[receiver])
    return found


def _line(
    stand: StandRow, partners: Sequence[StandRow], wished: Sequence[StandRow], interest: Scores
) -> StandPlan:
    met = {partner.id for partner in partners}
    return StandPlan(
        stand,
        meetings=len(partners),
        wished=sum(row.id in met for row in wished),
        missed=tuple(row for row in wished if row.id not in met),
        value=sum(interest.get((stand.id, key), 0) for key in met),
    )
