"""Changing a plan by hand: two stands swap their places in a round, and what that costs is said first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Meeting
from aliances_desktop.services import market
from aliances_desktop.services.plan_checks import Problem, meeting_problems, name_of
from aliances_desktop.services.rounds import MeetingRow, meeting_rows
from aliances_desktop.services.weights import Scores, scores, vetoes


@dataclass(frozen=True)
class SwapReport:
    """What a swap would do: `problems` forbid it; the value of the plan before and after."""

    problems: tuple[Problem, ...]
    value_before: int
    value_after: int

    @property
    def cost(self) -> int:
        """Mutual interest lost by the swap; negative when it gains."""
        return self.value_before - self.value_after


def check_swap(
    session: Session, workshop_id: int, round_number: int, one_id: int, other_id: int
) -> SwapReport:
    """Say what it would cost to swap the places of two stands in a round; either may have that round off."""
    everything = meeting_rows(session, workshop_id)
    stands = {row.id: row for row in market.stand_rows(session, workshop_id)}
    before = [row for row in everything if row.round == round_number]
    exchange = {one_id: stands[other_id], other_id: stands[one_id]}
    after = [replace(row, a=exchange.get(row.a.id, row.a), b=exchange.get(row.b.id, row.b)) for row in before]
    touched = [row for row, old in zip(after, before, strict=True) if row != old]
    found: list[Problem] = []
    if round_number <= market.load(session, workshop_id).held_rounds:
        found.append(
            Problem(
                N_("Round {round} has been held and stays as it is."), {"round": round_number}, round_number
            )
        )
    if not touched or any({row.a.id, row.b.id} == {one_id, other_id} for row in touched):
        found.append(Problem(N_("These two do not sit at different tables in this round."), {}, round_number))
    vetoed = vetoes(session, workshop_id)
    elsewhere = {frozenset((row.a.id, row.b.id)) for row in everything if row.round != round_number}
    for row in touched:
        found += meeting_problems(row, vetoed)
        if frozenset((row.a.id, row.b.id)) in elsewhere:
            names = {"a": name_of(row.a), "b": name_of(row.b)}
            found.append(Problem(N_("{a} and {b} meet in another round."), names, round_number))
    interest = scores(session, workshop_id)
    return SwapReport(tuple(found), _value(before, interest), _value(after, interest))


def swap(session: Session, workshop_id: int, round_number: int, one_id: int, other_id: int) -> SwapReport:
    """Swap the places of two stands in a round; a `UserError` with the first problem when that is forbidden."""
    report = check_swap(session, workshop_id, round_number, one_id, other_id)
    if report.problems:
        raise UserError(report.problems[0].msgid, **report.problems[0].values)
    exchange = {one_id: other_id, other_id: one_id}
    numbers = {row.id: row.number for row in market.stand_rows(session, workshop_id)}
    query = select(Meeting).where(Meeting.workshop_id == workshop_id, col(Meeting.round) == round_number)
    for meeting in session.exec(query):
        sides = [exchange.get(key, key) for key in (meeting.a_stand_id, meeting.b_stand_id)]
        meeting.a_stand_id, meeting.b_stand_id = sorted(sides, key=numbers.__getitem__)
    session.flush()
    return report


def _value(rows: Sequence[MeetingRow], interest: Scores) -> int:
    return sum(interest.get((row.a.id, row.b.id), 0) + interest.get((row.b.id, row.a.id), 0) for row in rows)
