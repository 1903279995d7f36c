"""The planned rounds as rows: who meets whom at which table, and who has a round off."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from aliances_desktop.model import Meeting
from aliances_desktop.services.market import StandRow, stand_rows


@dataclass(frozen=True)
class MeetingRow:
    """Two stands at a table in a round, with each side's interest ("yes", "maybe", "no", "" unknown) and a note."""

    id: int
    round: int
    table_number: int
    a: StandRow
    b: StandRow
    a_interest: str
    b_interest: str
    note: str

    def partner(self, stand_id: int) -> StandRow:
        """Return the stand across the table."""
        return self.b if self.a.id == stand_id else self.a


@dataclass(frozen=True)
class RoundRows:
    """A round: its meetings by table, and the stands that are there but have nobody to meet."""

    number: int
    meetings: tuple[MeetingRow, ...]
    idle: tuple[StandRow, ...]


def meeting_rows(session: Session, workshop_id: int, round_number: int | None = None) -> list[MeetingRow]:
    """Return the meetings of a workshop, or of one round, by round and table."""
    stands = {row.id: row for row in stand_rows(session, workshop_id)}
    query = select(Meeting).where(Meeting.workshop_id == workshop_id)
    if round_number is not None:
        query = query.where(Meeting.round == round_number)
    return [
        MeetingRow(
            meeting.key,
            meeting.round,
            meeting.table_number,
            stands[meeting.a_stand_id],
            stands[meeting.b_stand_id],
            meeting.a_interest,
            meeting.b_interest,
            meeting.note,
        )
        for meeting in session.exec(query.order_by(col(Meeting.round), col(Meeting.table_number)))
    ]


def all_rounds(session: Session, workshop_id: int) -> list[RoundRows]:
    """Return every planned round in order, also those in which nobody meets any more; empty while not planned."""
    meetings = meeting_rows(session, workshop_id)
    stands = stand_rows(session, workshop_id)
    found = []
    for number in range(1, max((row.round for row in meetings), default=0) + 1):
        here = tuple(row for row in meetings if row.round == number)
        busy = {stand.id for row in here for stand in (row.a, row.b)}
        found.append(
            RoundRows(
                number, here, tuple(row for row in stands if row.is_there(number) and row.id not in busy)
            )
        )
    return found


def by_stand(meetings: list[MeetingRow]) -> dict[int, list[MeetingRow]]:
    """Return the meetings of each stand that has any, in the order of the rounds."""
    found: dict[int, list[MeetingRow]] = {}
    for row in meetings:
        for stand in (row.a, row.b):
            found.setdefault(stand.id, []).append(row)
    return found
