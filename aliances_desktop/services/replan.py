"""Planning again at the door: rounds held stay, announced meetings stay where they can, and the sheets that change are known."""

from dataclasses import dataclass

from sqlmodel import Session

from aliances_desktop.progress import Progress
from aliances_desktop.services import market
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.plan import PlanResult, summary, write_plan
from aliances_desktop.services.rounds import MeetingRow, meeting_rows


@dataclass(frozen=True)
class ReplanResult:
    """What a new plan changes: whose route cards and which rounds' posters are to be printed again.

    `kept` of `possible` announced meetings stay, those whose two people are still there.
    """

    changed_stands: tuple[StandRow, ...]
    changed_rounds: tuple[int, ...]
    kept: int
    possible: int
    plan: PlanResult

    @property
    def kept_share(self) -> float:
        """Share of the announced meetings that could stay and did, 0–1."""
        return self.kept / self.possible if self.possible else 1.0


def replan(session: Session, workshop_id: int, progress: Progress) -> ReplanResult:
    """Plan the coming rounds again for those who are there now, changing as little as possible of what was announced."""
    market.sync_stands(session, workshop_id)
    held = market.load(session, workshop_id).held_rounds
    before = [row for row in meeting_rows(session, workshop_id) if row.round > held]
    write_plan(session, workshop_id, progress, announced=before)
    after = [row for row in meeting_rows(session, workshop_id) if row.round > held]
    stands = {row.id: row for row in market.stand_rows(session, workshop_id)}
    possible = [
        row for row in before if all(stands[stand.id].is_there(row.round) for stand in (row.a, row.b))
    ]
    pairs = {(row.round, frozenset((row.a.id, row.b.id))) for row in after}
    old_cards, new_cards = _cards(before), _cards(after)
    return ReplanResult(
        changed_stands=tuple(
            row for row in stands.values() if row.is_coming and old_cards.get(row.id) != new_cards.get(row.id)
        ),
        changed_rounds=tuple(sorted({place[0] for place in _places(before) ^ _places(after)})),
        kept=sum((row.round, frozenset((row.a.id, row.b.id))) in pairs for row in possible),
        possible=len(possible),
        plan=summary(session, workshop_id),
    )


def _places(rows: list[MeetingRow]) -> set[tuple[int, int, frozenset[int]]]:
    return {(row.round, row.table_number, frozenset((row.a.id, row.b.id))) for row in rows}


def _cards(rows: list[MeetingRow]) -> dict[int, list[tuple[int, int, int]]]:
    """Return what each stand's route card says of the rounds: round, table, partner."""
    cards: dict[int, list[tuple[int, int, int]]] = {}
    for row in rows:
        for stand in (row.a, row.b):
            cards.setdefault(stand.id, []).append((row.round, row.table_number, row.partner(stand.id).id))
    return cards
