"""The market-place while it runs: rounds held, the timer's saved state, interest typed in, people missing or late."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import LiveState, Meeting, Participant, Stand
from aliances_desktop.model.codes import INTERESTS
from aliances_desktop.planning.timer import TimerState
from aliances_desktop.progress import Progress
from aliances_desktop.services import market, participants, records
from aliances_desktop.services.replan import ReplanResult, replan

INTEREST_DIGITS: Final = {"0": "", "1": "yes", "2": "maybe", "3": "no"}
"""What a digit typed for a side means; 0 takes the answer back."""


@dataclass(frozen=True)
class SavedTimer:
    """Where the timer stood when it was last saved."""

    state: TimerState
    saved_at: datetime


def save_timer(session: Session, workshop_id: int, state: TimerState, now: datetime) -> None:
    """Save where the timer stands; this is a trace, not an edit: it makes no undo step."""
    row = session.exec(select(LiveState).where(LiveState.workshop_id == workshop_id)).first()
    values: dict[str, Any] = {
        "round": state.round,
        "phase": state.phase,
        "left_seconds": state.left_seconds,
        "is_running": state.is_running,
        "saved_at": now,
    }
    if row is None:
        row = LiveState(workshop_id=workshop_id, **values)
    else:
        row.sqlmodel_update(values)
    session.add(row)
    session.flush()


def saved_timer(session: Session, workshop_id: int) -> SavedTimer | None:
    """Return where the timer stood, to offer to resume after a crash; None when it never ran or was cleared."""
    row = session.exec(select(LiveState).where(LiveState.workshop_id == workshop_id)).first()
    if row is None:
        return None
    return SavedTimer(TimerState(row.round, row.phase, row.left_seconds, row.is_running), row.saved_at)


def clear_timer(session: Session, workshop_id: int) -> None:
    """Forget where the timer stood: the market-place has ended or starts anew."""
    row = session.exec(select(LiveState).where(LiveState.workshop_id == workshop_id)).first()
    if row is not None:
        session.delete(row)
        session.flush()


def hold_round(session: Session, workshop_id: int, round_number: int) -> None:
    """Note that the rounds up to `round_number` have been held: from now on they stay as they are."""
    setup = market.load(session, workshop_id)
    setup.held_rounds = max(setup.held_rounds, records.whole(round_number, 0, setup.rounds))
    session.flush()


def type_result(session: Session, workshop_id: int, round_number: int, typed: str) -> Meeting:
    """Enter a table's result as typed: the table's number, then a digit for each side (1 yes, 2 maybe, 3 no, 0 blank).

    "712" is table 7: yes from its first side, maybe from its second. A `UserError` for anything else.
    """
    if not typed.isdecimal() or len(typed) < 3 or not set(typed[-2:]) <= set(INTEREST_DIGITS):
        raise UserError(N_("Type the table and a digit for each side: 1 yes, 2 maybe, 3 no."))
    a_interest, b_interest = (INTEREST_DIGITS[digit] for digit in typed[-2:])
    return record_interest(session, workshop_id, round_number, int(typed[:-2]), a_interest, b_interest)


def record_interest(
    session: Session, workshop_id: int, round_number: int, table_number: int, a_interest: str, b_interest: str
) -> Meeting:
    """Write down both sides' interest ("yes", "maybe", "no", "" not known) after a meeting."""
    meeting = session.exec(
        select(Meeting).where(
            Meeting.workshop_id == workshop_id,
            Meeting.round == round_number,
            Meeting.table_number == table_number,
        )
    ).first()
    if meeting is None:
        raise UserError(
            N_("Nobody meets at table {table} in round {round}."), table=table_number, round=round_number
        )
    return set_interest(session, meeting.key, a_interest, b_interest)


def set_interest(session: Session, meeting_id: int, a_interest: str, b_interest: str) -> Meeting:
    """Write down both sides' interest in a meeting known by its key."""
    meeting = records.fetch(session, Meeting, meeting_id)
    for interest in (a_interest, b_interest):
        if interest and interest not in INTERESTS:
            raise ValueError(interest)
    meeting.a_interest, meeting.b_interest = a_interest, b_interest
    session.flush()
    return meeting


def set_note(session: Session, meeting_id: int, note: object) -> Meeting:
    """Write a note about a meeting."""
    meeting = records.fetch(session, Meeting, meeting_id)
    meeting.note = records.note(note)
    session.flush()
    return meeting


def mark_absent(
    session: Session, workshop_id: int, participant_ids: Collection[int], progress: Progress
) -> ReplanResult:
    """Say that people are missing from now on and plan the coming rounds anew; held rounds stay.

    Whoever has already met somebody has left early; the others are absent.
    """
    held = market.load(session, workshop_id).held_rounds
    for stand, participant in _stands(session, workshop_id, participant_ids):
        if participant.attendance == "arrived" and held and (stand.from_round or 1) <= held:
            stand.to_round = held
        else:
            participants.set_attendance(session, [participant.key], "absent")
    session.flush()
    return replan(session, workshop_id, progress)


def mark_arrived(
    session: Session, workshop_id: int, participant_ids: Collection[int], now: datetime, progress: Progress
) -> ReplanResult:
    """Say that people have come after all, from the next round on, and plan the coming rounds anew."""
    held = market.load(session, workshop_id).held_rounds
    participants.set_attendance(session, participant_ids, "arrived", now)
    market.sync_stands(session, workshop_id)
    for stand, _ in _stands(session, workshop_id, participant_ids):
        stand.from_round = held + 1 if held else None
        stand.to_round = None
    session.flush()
    return replan(session, workshop_id, progress)


def _stands(
    session: Session, workshop_id: int, participant_ids: Collection[int]
) -> list[tuple[Stand, Participant]]:
    return [
        (stand, records.fetch(session, Participant, stand.participant_id))
        for stand in session.exec(select(Stand).where(Stand.workshop_id == workshop_id))
        if stand.participant_id in participant_ids
    ]
