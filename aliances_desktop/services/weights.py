"""What a meeting is worth to the planner: wishes, and suggested interest where nobody has wished."""

from typing import Final

from sqlmodel import Session

from aliances_desktop.services.interest import suggestions
from aliances_desktop.services.wishes import grid

WISH_SCORES: Final = {"must": 100, "like": 60}

Scores = dict[tuple[int, int], int]
"""(from stand, to stand) → what the first gains from the meeting, 1–100."""
Pair = frozenset[int]


def scores(session: Session, workshop_id: int) -> Scores:
    """Return the interest of every stand in every other: its wish, or the suggestion where neither side has wished."""
    wishes = grid(session, workshop_id)
    found = {pair: WISH_SCORES[level] for pair, level in wishes.items() if level in WISH_SCORES}
    said = {frozenset(pair) for pair in wishes}
    for pair, suggestion in suggestions(session, workshop_id).items():
        if frozenset(pair) not in said:
            found[pair] = suggestion.score
    return found


def vetoes(session: Session, workshop_id: int) -> set[Pair]:
    """Return the pairs of stands that must never meet, whichever side said so."""
    return {frozenset(pair) for pair, level in grid(session, workshop_id).items() if level == "veto"}


def musts(session: Session, workshop_id: int) -> set[Pair]:
    """Return the pairs of stands that have to meet because one side or both said so; a veto is stronger."""
    wishes = grid(session, workshop_id)
    return {frozenset(pair) for pair, level in wishes.items() if level == "must"} - vetoes(
        session, workshop_id
    )
