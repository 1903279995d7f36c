"""The vote of the entities on their projects: a window, numbered slips, votes by number, the tally and a recount."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Ballot, Entity, Project
from aliances_desktop.model.selection import DAYS_OPEN, Option, Slip, Tally
from aliances_desktop.planning.selection import count
from aliances_desktop.services import lines, partners, records


@dataclass(frozen=True)
class Vote:
    """The vote of an alliance as it stands: its window, its slips by number, and the tally."""

    opens_on: date | None
    closes_on: date | None
    is_recounted: bool
    notes: str
    slips: tuple[Slip, ...]
    tally: Tally

    def days_left(self, today: date) -> int | None:
        """Return how many days are left after `today`, negative once it is closed; None without a closing day."""
        return None if self.closes_on is None else (self.closes_on - today).days


@dataclass(frozen=True)
class Cast:
    """What typing in a vote did: the slip as it is now, its project (None for blank), and whether it was read before."""

    slip: Slip
    option: Option | None
    before: Option | None
    is_again: bool


# Reading


def vote(session: Session, alliance_id: int) -> Vote:
    """Return the vote of an alliance."""
    alliance = records.fetch(session, Alliance, alliance_id)
    query = (
        select(Ballot, Entity)
        .join(Entity, col(Entity.id) == Ballot.entity_id)
        .where(Ballot.alliance_id == alliance_id)
        .order_by(col(Ballot.number))
    )
    slips = tuple(_slip(ballot, entity) for ballot, entity in session.exec(query))
    opens_on, closes_on = alliance.vote_opens_on, alliance.vote_closes_on
    tally = count(options(session, alliance_id), slips, opens_on, closes_on, alliance.is_recounted)
    return Vote(opens_on, closes_on, alliance.is_recounted, alliance.vote_notes, slips, tally)


def options(session: Session, alliance_id: int) -> tuple[Option, ...]:
    """Return what can be voted for: all projects but those discarded before the vote opened, in their order.

    On the day it opens, those discarded together with a choice were on the slips. A project that has votes stays, or
    its slips could not be read any more.
    """
    opens_on = records.fetch(session, Alliance, alliance_id).vote_opens_on
    projects = lines.rows(session, Project, alliance_id=alliance_id)
    is_choice_that_day = any(one.state == "chosen" and one.decided_on == opens_on for one in projects)
    voted: set[int | None] = set()
    for ballot in session.exec(select(Ballot).where(Ballot.alliance_id == alliance_id)):
        voted |= {ballot.project_id, ballot.recount_id}

    def is_out(project: Project) -> bool:
        if project.state != "discarded" or project.key in voted:
            return False
        if opens_on is None or project.decided_on is None or project.decided_on < opens_on:
            return True
        return project.decided_on == opens_on and not is_choice_that_day

    found = [one for one in projects if not is_out(one)]
    return tuple(Option(digit, one.key, one.title) for digit, one in enumerate(found, 1))


def _slip(ballot: Ballot, entity: Entity) -> Slip:
    return Slip(
        ballot.key, ballot.number, entity.name, ballot.project_id, ballot.cast_on, ballot.is_remote,
        ballot.recount_id, ballot.is_reread,
    )  # fmt: skip


# Opening


def open_vote(session: Session, alliance_id: int, opens_on: date, days: int = DAYS_OPEN) -> None:
    """Open the vote for so many days, with a numbered slip for each partner; a `UserError` without a choice."""
    if len(options(session, alliance_id)) < 2:
        raise UserError(N_("A vote needs at least two projects to choose from."))
    alliance = records.fetch(session, Alliance, alliance_id)
    alliance.vote_opens_on, alliance.vote_closes_on = opens_on, opens_on + timedelta(days=days)
    make_slips(session, alliance_id)


def set_window(session: Session, alliance_id: int, field: str, value: date | None) -> None:
    """Set `vote_opens_on` or `vote_closes_on`; a `UserError` where it would close before it opens."""
    if field not in ("vote_opens_on", "vote_closes_on"):
        raise ValueError(field)
    alliance = lines.change(session, Alliance, alliance_id, field, value)
    opens, closes = alliance.vote_opens_on, alliance.vote_closes_on
    if opens is not None and closes is not None and closes < opens:
        raise UserError(N_("The vote cannot close before it opens."))


def make_slips(session: Session, alliance_id: int) -> int:
    """Give each partner a slip: those there keep their number, new partners take the next ones.

    Slips of partners that have left are taken away, unless they had voted. Return how many are new; a `UserError`
    without partners.
    """
    mine = [one.entity.key for one in partners.rows(session, alliance_id, with_left=False)]
    if not mine:
        raise UserError(N_("Add the partners of the alliance first: each of them has a vote."))
    there = session.exec(select(Ballot).where(Ballot.alliance_id == alliance_id)).all()
    for ballot in there:
        if ballot.entity_id not in mine and ballot.cast_on is None:
            session.delete(ballot)
    number = max((ballot.number for ballot in there), default=0)
    new = [entity_id for entity_id in mine if entity_id not in {ballot.entity_id for ballot in there}]
    for place, entity_id in enumerate(new, number + 1):
        session.add(Ballot(alliance_id=alliance_id, entity_id=entity_id, number=place))
    session.flush()
    return len(new)


# Votes


def cast(
    session: Session, alliance_id: int, number: int, digit: int, day: date, *, is_remote: bool = False
) -> Cast:
    """Type in the vote on a slip: the digit of its project, 0 for blank, come back on `day`.

    While there is a recount this is what the second count read. A `UserError` for a number or a digit there is not,
    and for a slip to be read again that has not come back.
    """
    ballot = find(session, alliance_id, number)
    choices = options(session, alliance_id)
    if not 0 <= digit <= len(choices):
        raise UserError(N_("There is no project {digit} on the slips."), digit=digit)
    by_key = {one.key: one for one in choices}
    key = choices[digit - 1].key if digit else None
    if records.fetch(session, Alliance, alliance_id).is_recounted:
        before, is_again = ballot.recount_id, ballot.is_reread
        if ballot.cast_on is None:
            raise UserError(N_("Slip {number} had not come back in the first count."), number=number)
        ballot.recount_id, ballot.is_reread = key, True
    else:
        before, is_again = ballot.project_id, ballot.cast_on is not None
        if not is_again:
            ballot.cast_on, ballot.is_remote = day, is_remote
        ballot.project_id = key
    session.flush()
    entity = records.fetch(session, Entity, ballot.entity_id)
    known = by_key.get(before) if before is not None else None
    return Cast(_slip(ballot, entity), by_key.get(key) if key is not None else None, known, is_again)


def find(session: Session, alliance_id: int, number: int) -> Ballot:
    """Return the slip of that number; a `UserError` when there is none."""
    query = select(Ballot).where(Ballot.alliance_id == alliance_id, Ballot.number == number)
    ballot = session.exec(query).first()
    if ballot is None:
        raise UserError(N_("There is no slip {number}."), number=number)
    return ballot


def set_slip(session: Session, ballot_id: int, field: str, value: object) -> None:
    """Set `cast_on` or `is_remote` of a slip; one that has not come back names nothing."""
    if field not in ("cast_on", "is_remote"):
        raise ValueError(field)
    ballot = lines.change(session, Ballot, ballot_id, field, value)
    if ballot.cast_on is None:
        _clear(ballot)
    session.flush()


def take_back(session: Session, ballot_ids: list[int]) -> None:
    """Note that slips have not come back after all: what was typed in for them is cleared."""
    for key in ballot_ids:
        _clear(records.fetch(session, Ballot, key))
    session.flush()


def _clear(ballot: Ballot) -> None:
    ballot.project_id = ballot.recount_id = ballot.cast_on = None
    ballot.is_remote = ballot.is_reread = False


# The second count


def set_recount(session: Session, alliance_id: int, is_recounted: bool) -> None:
    """Begin a second count of the slips, or give it up; a `UserError` while there is nothing to count again."""
    ballots = session.exec(select(Ballot).where(Ballot.alliance_id == alliance_id)).all()
    if is_recounted and not any(ballot.cast_on for ballot in ballots):
        raise UserError(N_("No slip has come back yet: there is nothing to count again."))
    for ballot in ballots:
        ballot.recount_id, ballot.is_reread = None, False
    records.fetch(session, Alliance, alliance_id).is_recounted = is_recounted
    session.flush()


def take_second(session: Session, ballot_id: int) -> None:
    """Correct the first count of a slip by what the second one read, once the slip has been looked at again."""
    ballot = records.fetch(session, Ballot, ballot_id)
    if ballot.is_reread:
        ballot.project_id = ballot.recount_id
    session.flush()
