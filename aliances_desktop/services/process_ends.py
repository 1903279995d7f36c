"""The end of a process: an alliance, or the decision to stop with its reason (guide, chapter 4)."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Process
from aliances_desktop.services import phases, processes, records
from aliances_desktop.text import sort_key


@dataclass(frozen=True)
class Ending:
    """How a process stands: its state of `processes.STATES`, the outcome of the phase closed last, alliances it may end in."""

    state: str
    outcome: str
    alliances: tuple[tuple[int, str], ...]


def ending(session: Session, process_id: int) -> Ending:
    """Return how a process stands; it may end in an alliance of its own or in one that came out of no other."""
    process = processes.load(session, process_id)
    found = phases.of_process(session, process_id)
    closed = [one for one in found if one.closed_on is not None]
    last = max(closed, key=lambda one: (one.closed_on or date.min, one.position), default=None)
    query = select(Alliance).where(
        or_(col(Alliance.process_id).is_(None), col(Alliance.process_id) == process_id)
    )
    alliances = sorted(session.exec(query), key=lambda one: (one.process_id is None, sort_key(one.title)))
    return Ending(
        processes.state(process, found),
        last.outcome if last else "",
        tuple((one.key, one.title) for one in alliances),
    )


def stop(session: Session, process_id: int, reason: str, today: date) -> Process:
    """End a process by the decision to stop; a `UserError` without a reason."""
    if not records.note(reason):
        raise UserError(N_("Say why the process stops."))
    return _close(session, process_id, reason, today)


def end_in_alliance(session: Session, process_id: int, alliance_id: int, today: date) -> Process:
    """End a process in an alliance, which is known from then on to have come out of it."""
    alliance = records.fetch(session, Alliance, alliance_id)
    alliance.process_id = process_id
    return _close(session, process_id, alliance.title, today)


def _close(session: Session, process_id: int, outcome: str, today: date) -> Process:
    """Close the phase under way, or else the first one still open, on the day on which the process ends."""
    process = processes.load(session, process_id)
    found = phases.of_process(session, process_id)
    open_ones = [one for one in found if one.closed_on is None]
    last = next((one for one in open_ones if one.is_active), next(iter(open_ones), None))
    for one in found:
        one.is_active = False
    if last is not None:
        last.closed_on, last.outcome = today, records.note(outcome)
    process.ends_on = today
    session.flush()
    return process
