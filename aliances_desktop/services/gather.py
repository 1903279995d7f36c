"""The content of a workshop's sheets, frozen: what is printed is decided here, how it looks in `documents`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from sqlmodel import Session, col, select

from aliances_desktop.documents.attendance import Badges, Person, SignInSheet
from aliances_desktop.documents.room import (
    PlenarySheet,
    PosterLine,
    RoundPoster,
    RoundPosters,
    TableSigns,
    WallGroup,
    WallLine,
    WallSheet,
)
from aliances_desktop.documents.routes import InterestSlips, RouteCard, Slip, Stop
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model import Entity, Market, Offer, Workshop
from aliances_desktop.model.codes import OFFER_CATEGORIES
from aliances_desktop.services import market, participants, pitches, workshops
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.participants import ParticipantRow
from aliances_desktop.services.pitches import PitchRow
from aliances_desktop.services.rounds import MeetingRow, RoundRows, all_rounds, by_stand


@dataclass(frozen=True)
class Material:
    """What is known of a workshop, read once for all its sheets; `setup` is None where there is no market-place."""

    workshop: Workshop
    setup: Market | None
    people: tuple[ParticipantRow, ...]
    stands: tuple[StandRow, ...]
    rounds: tuple[RoundRows, ...]
    pitches: tuple[PitchRow, ...]

    @property
    def occasion(self) -> Occasion:
        """The workshop as the footers say it."""
        return Occasion(
            self.workshop.title, self.workshop.day, self.workshop.place, f"{self.workshop.key:02d}"
        )

    @property
    def expected(self) -> list[ParticipantRow]:
        """Everyone who has not said no, in the order of the entities' names."""
        return [row for row in self.people if row.attendance != "absent"]

    @cached_property
    def meetings(self) -> dict[int, list[MeetingRow]]:
        """The meetings of each stand that has any."""
        return by_stand([row for one in self.rounds for row in one.meetings])

    def starts(self, round_number: int) -> time | None:
        """Return when a round starts, None while the market-place has no time."""
        if self.setup is None or self.setup.starts_at is None:
            return None
        minutes = (round_number - 1) * (self.setup.round_minutes + self.setup.change_minutes)
        first = datetime.combine(self.workshop.day or date.min, self.setup.starts_at)
        return (first + timedelta(minutes=minutes)).time()


def material(session: Session, workshop_id: int) -> Material:
    """Read what the sheets of a workshop need."""
    return Material(
        workshop=workshops.load(session, workshop_id),
        setup=session.exec(select(Market).where(Market.workshop_id == workshop_id)).first(),
        people=tuple(participants.rows(session, workshop_id, sort="entity")),
        stands=tuple(market.stand_rows(session, workshop_id)),
        rounds=tuple(all_rounds(session, workshop_id)),
        pitches=tuple(pitches.rows(session, workshop_id)),
    )


def _person(row: ParticipantRow | StandRow) -> Person:
    return Person(row.number, row.person, row.entity)


def sign_in_sheet(m: Material) -> SignInSheet:
    """Everyone expected, by name of entity."""
    return SignInSheet(m.occasion, m.workshop.organiser, tuple(_person(row) for row in m.expected))


def badges(m: Material, rows: Iterable[ParticipantRow]) -> Badges:
    """The badges of those people, by number."""
    return Badges(m.occasion, tuple(_person(row) for row in sorted(rows, key=lambda row: row.number)))


def route_card(m: Material, stand: StandRow) -> RouteCard:
    """A stand's way through the rounds it is there for, with its rests."""
    by_round = {row.round: row for row in m.meetings.get(stand.id, [])}
    stops = []
    for one in m.rounds:
        meeting = by_round.get(one.number)
        if meeting is not None:
            partner = meeting.partner(stand.id)
            stops.append(
                Stop(
                    one.number,
                    m.starts(one.number),
                    meeting.table_number,
                    f"{partner.number} · {partner.entity}",
                    partner.person,
                )
            )
        elif stand.is_there(one.number):
            stops.append(Stop(one.number, m.starts(one.number), None))
    return RouteCard(m.occasion, _person(stand), tuple(stops))


def interest_slips(m: Material) -> InterestSlips:
    """A slip for each meeting."""
    return InterestSlips(
        m.occasion,
        tuple(
            Slip(row.round, row.table_number, _person(row.a), _person(row.b))
            for one in m.rounds
            for row in one.meetings
        ),
    )


def table_signs(m: Material) -> TableSigns:
    """A number for every table of the room, the spare ones included."""
    planned = max((row.table_number for one in m.rounds for row in one.meetings), default=0)
    tables = max(m.setup.tables, planned) + m.setup.spare_tables if m.setup else planned
    return TableSigns(m.occasion, tables)


def round_posters(m: Material) -> RoundPosters:
    """Who meets whom at which table, round by round."""
    return RoundPosters(
        m.occasion,
        tuple(
            RoundPoster(
                one.number,
                m.starts(one.number),
                tuple(PosterLine(row.table_number, _called(row.a), _called(row.b)) for row in one.meetings),
                tuple(_called(stand) for stand in one.idle),
            )
            for one in m.rounds
        ),
    )


def _called(stand: StandRow) -> str:
    return f"{stand.number} · {stand.entity_label}"


def plenary_sheet(m: Material) -> PlenarySheet:
    """A page for each presenter, known or not."""
    return PlenarySheet(
        m.occasion,
        tuple(
            (f"{row.presenter.person} · {row.presenter.entity}" if row.presenter else "", row.project)
            for row in m.pitches
        ),
    )


def wall_sheet(session: Session, m: Material) -> WallSheet:
    """What the entities that are coming offer and need, by category in the order of the code list."""
    keys = {row.entity_id for row in m.expected}
    query = (
        select(Offer, Entity)
        .join(Entity, col(Entity.id) == Offer.entity_id)
        .where(col(Offer.entity_id).in_(keys), Offer.text != "")
        .order_by(col(Entity.sort_name), col(Offer.id))
    )
    lines: dict[tuple[str, str], list[WallLine]] = {}
    for offer, entity in session.exec(query):
        lines.setdefault((offer.category, offer.side), []).append(WallLine(entity.label, offer.text))
    return WallSheet(
        m.occasion,
        tuple(
            WallGroup(label, tuple(lines.get((code, "offer"), ())), tuple(lines.get((code, "need"), ())))
            for code, label in OFFER_CATEGORIES.items()
            if (code, "offer") in lines or (code, "need") in lines
        ),
    )
