"""Commitments: who does what by when, over one alliance or process or over the whole file; done, moved, reviewed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import Session, col, select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Commitment, Gathering, Texts
from aliances_desktop.services import agreements, following, lines, records, sequence
from aliances_desktop.services.following import Owner

VIEWS: Final = {
    "due": N_("Due this week"),
    "overdue": N_("Overdue"),
    "open": N_("Still to do"),
    "all": N_("All"),
}
"""What a list of commitments is narrowed to (msgids)."""


@dataclass(frozen=True)
class CommitmentLine:
    """A commitment as lists show it. `who` is as `agreements.write_who`; `owner` whose it is, called `of`.

    `meeting_day` is the day of the meeting it was agreed at. `days_late` counts from the date it is due, 0 when it is
    not late or not open; `days_moved` how far it has been put off since it was agreed.
    """

    id: int
    text: str
    who: str
    due_on: date | None
    first_due_on: date | None
    state: str
    done_on: date | None
    reviewed_on: date | None
    notes: str
    owner: tuple[str, int]
    of: Texts
    meeting_day: date | None
    days_late: int
    is_soon: bool

    @property
    def days_moved(self) -> int:
        """Days by which it has been put off since it was agreed; less than 0 where it was brought forward."""
        return (self.due_on - self.first_due_on).days if self.due_on and self.first_due_on else 0


def rows(
    session: Session,
    today: date,
    view: str = "all",
    owner: Owner | None = None,
    gathering_id: int | None = None,
) -> list[CommitmentLine]:
    """Return commitments of a view, of one owner or of all that is under way: open ones by date, then the others."""
    query: Any = select(Commitment)
    query = query.where(following.is_followed(Commitment)) if owner is None else query.filter_by(**owner)
    if gathering_id is not None:
        query = query.where(Commitment.gathering_id == gathering_id)
    if view != "all":
        query = query.where(Commitment.state == "open")
    if view == "due":
        query = query.where(col(Commitment.due_on) <= following.week_end(today))
    elif view == "overdue":
        query = query.where(col(Commitment.due_on) < today)
    found = list(session.exec(query))
    return sorted(_lines(session, found, today), key=_order)


def _order(line: CommitmentLine) -> tuple[Any, ...]:
    return line.state != "open", line.due_on or date.max, line.id


def _lines(session: Session, found: Collection[Commitment], today: date) -> list[CommitmentLine]:
    entities = lines.entity_names(session, (one.entity_id for one in found))
    titles = following.titles(session, map(following.owner_of, found))
    meetings = {one.gathering_id for one in found if one.gathering_id is not None}
    query = select(Gathering).where(col(Gathering.id).in_(meetings))
    days = {one.key: one.day for one in session.exec(query)} if meetings else {}
    shown = []
    for one in found:
        is_open = one.state == "open" and one.due_on is not None
        late = max((today - one.due_on).days, 0) if is_open and one.due_on else 0
        is_soon = bool(is_open and one.due_on and today <= one.due_on <= following.week_end(today))
        owner = following.owner_of(one)
        shown.append(
            CommitmentLine(
                one.key, one.text, agreements.write_who(entities.get(one.entity_id or 0, ""), one.person), one.due_on,
                one.first_due_on, one.state, one.done_on, one.reviewed_on, one.notes, owner,
                titles.get(owner, Texts()), days.get(one.gathering_id or 0), late, is_soon,
            )
        )  # fmt: skip
    return shown


def counts(session: Session, today: date, owner: Owner | None = None) -> dict[str, int]:
    """Return how many commitments each view holds."""
    everything = rows(session, today, "all", owner)
    still = [one for one in everything if one.state == "open"]
    late = [one for one in still if one.days_late]
    return {
        "due": len(late) + sum(one.is_soon for one in still),
        "overdue": len(late),
        "open": len(still),
        "all": len(everything),
    }


def add(
    session: Session, owner: Owner, line: str, today: date, gathering_id: int | None = None
) -> Commitment:
    """Add what one line says (`agreements.read`): who, what, and by when; a `UserError` when it says nothing."""
    read = agreements.read(line, today)
    who = agreements.read_who(session, read.who)
    return lines.add(
        session, Commitment, owner, text=read.what, entity_id=who.entity_id, person=who.person,
        due_on=read.due_on, first_due_on=read.due_on, gathering_id=gathering_id,
    )  # fmt: skip


def set_done(session: Session, keys: Collection[int], today: date, is_done: bool = True) -> None:
    """Mark commitments as done today, or as open again."""
    for key in keys:
        set_value(session, key, "state", "done" if is_done else "open", today)


def review(session: Session, keys: Collection[int], today: date) -> None:
    """Note that commitments were looked at today."""
    for key in keys:
        sequence.change(session, Commitment, key, {"reviewed_on": today})


def set_value(session: Session, key: int, field: str, value: object, today: date) -> Commitment:
    """Change a column, `who` as typed, or `due_on`: the date first agreed stays, and moving it is looking at it."""
    record = records.fetch(session, Commitment, key)
    if field == "who":
        who = agreements.read_who(session, str(value or ""))
        return sequence.change(session, Commitment, key, {"entity_id": who.entity_id, "person": who.person})
    if field == "due_on":
        due = records.day(value)
        record.first_due_on = record.first_due_on or due
        record.reviewed_on = today
    if field == "state":
        record.done_on = today if value == "done" else None
    return lines.change(session, Commitment, key, field, value)
