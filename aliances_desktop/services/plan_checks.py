"""Whether a plan still fits: people who are not coming, new stands, vetoes, repeats, rounds and tables."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from aliances_desktop.i18n import N_
from aliances_desktop.services import market
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.rounds import MeetingRow, meeting_rows
from aliances_desktop.services.weights import Pair, vetoes


@dataclass(frozen=True)
class Problem:
    """Something that keeps a plan from being played as it is: a msgid with values, and the round it is about (0: all)."""

    msgid: str
    values: Mapping[str, Any] = field(default_factory=dict)
    round: int = 0


def problems(session: Session, workshop_id: int) -> list[Problem]:
    """Return what no longer fits in the rounds still to come; empty when all is well or nothing is planned."""
    meetings = meeting_rows(session, workshop_id)
    if not meetings:
        return []
    setup = market.load(session, workshop_id)
    coming = [row for row in meetings if row.round > setup.held_rounds]
    vetoed = vetoes(session, workshop_id)
    tables = setup.tables + setup.spare_tables if setup.tables else None
    found = [problem for row in coming for problem in meeting_problems(row, vetoed)]
    found += _repeats(meetings, setup.held_rounds)
    found += _left_out(market.stand_rows(session, workshop_id), meetings, setup.held_rounds, setup.rounds)
    last = max(row.round for row in meetings)
    if last > setup.rounds:
        found.append(
            Problem(
                N_("{planned} rounds are planned, but there is only room for {rounds}."),
                {"planned": last, "rounds": setup.rounds},
            )
        )
    found += [
        Problem(
            N_("Round {round} needs table {table}, but there are {tables}."),
            {"round": row.round, "table": row.table_number, "tables": tables},
            row.round,
        )
        for row in coming
        if tables is not None and row.table_number > tables
    ]
    return found


def meeting_problems(row: MeetingRow, vetoed: set[Pair]) -> Iterable[Problem]:
    """Yield what speaks against one meeting: somebody who is not there, one entity on both sides, a veto."""
    for stand in (row.a, row.b):
        if not stand.is_there(row.round):
            yield Problem(
                N_("Round {round}: {name} is not there."),
                {"round": row.round, "name": name_of(stand)},
                row.round,
            )
    names = {"round": row.round, "a": name_of(row.a), "b": name_of(row.b)}
    if row.a.entity_id == row.b.entity_id:
        yield Problem(N_("Round {round}: {a} and {b} are of the same entity."), names, row.round)
    if frozenset((row.a.id, row.b.id)) in vetoed:
        yield Problem(N_("Round {round}: {a} and {b} must never meet."), names, row.round)


def name_of(stand: StandRow) -> str:
    """Return how a stand is called in a message: its number and its entity."""
    return f"{stand.number} {stand.entity_label}"


def _repeats(meetings: list[MeetingRow], held_rounds: int) -> Iterable[Problem]:
    seen: Counter[Pair] = Counter()
    for row in meetings:
        pair = frozenset((row.a.id, row.b.id))
        if seen[pair] and row.round > held_rounds:
            yield Problem(
                N_("Round {round}: {a} and {b} have already met."),
                {"round": row.round, "a": name_of(row.a), "b": name_of(row.b)},
                row.round,
            )
        seen[pair] += 1


def _left_out(
    stands: Iterable[StandRow], meetings: list[MeetingRow], held_rounds: int, rounds: int
) -> Iterable[Problem]:
    planned = {stand.id for row in meetings for stand in (row.a, row.b)}
    for stand in stands:
        if stand.id not in planned and any(stand.is_there(n) for n in range(held_rounds + 1, rounds + 1)):
            yield Problem(N_("{name} has come since and meets nobody yet."), {"name": name_of(stand)})
