"""Factors of success and failure (chapter 5) as they are seen in an alliance over time, each with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import FactorRating
from aliances_desktop.services import decks, records, sequence
from aliances_desktop.services.decks import CardText


@dataclass(frozen=True)
class Factor:
    """A factor with its ratings from the first to the latest; `is_success` tells the two lists of ten apart."""

    card: CardText
    is_success: bool
    ratings: Sequence[FactorRating]

    @property
    def code(self) -> str:
        """The code of its card."""
        return self.card.code

    @property
    def latest(self) -> FactorRating | None:
        """The rating that holds now."""
        return self.ratings[-1] if self.ratings else None


def factors(session: Session, alliance_id: int) -> list[Factor]:
    """Return the ten factors of success, then the ten of failure, with what has been seen of each."""
    query = select(FactorRating).where(FactorRating.alliance_id == alliance_id)
    found: dict[str, list[FactorRating]] = {}
    for rating in session.exec(query.order_by(col(FactorRating.day), col(FactorRating.id))):
        found.setdefault(rating.code, []).append(rating)
    return [
        Factor(card, origin == decks.SUCCESS, found.get(card.code, []))
        for origin in (decks.SUCCESS, decks.FAILURE)
        for card in decks.deck(session, 0, origin).cards
    ]


def rate(
    session: Session, alliance_id: int, code: str, level: int, today: date, who: str = ""
) -> FactorRating:
    """Rate a factor today, 0–3; a second rating on the same day takes the place of the first."""
    level = records.whole(level, 0, 3)
    rating = _of_day(session, alliance_id, code, today)
    if rating is None:
        latest = _latest(session, alliance_id, code)
        evidence = latest.evidence if latest is not None and latest.level == level else ""
        rating = FactorRating(
            alliance_id=alliance_id, position=0, code=code, day=today, level=level, evidence=evidence
        )
        sequence.append(session, rating, alliance_id=alliance_id)
    rating.level = level
    rating.who = records.line(who) or rating.who
    session.flush()
    return rating


def set_evidence(session: Session, alliance_id: int, code: str, evidence: str) -> FactorRating:
    """Write what a rating rests on; a `UserError` while the factor has not been rated."""
    rating = _latest(session, alliance_id, code)
    if rating is None:
        raise UserError(N_("Rate it first, 0 to 3."))
    rating.evidence = records.note(evidence)
    session.flush()
    return rating


def take_back(session: Session, alliance_id: int, code: str) -> None:
    """Delete the latest rating of a factor; the one before holds again."""
    rating = _latest(session, alliance_id, code)
    if rating is not None:
        session.delete(rating)
        session.flush()


def _latest(session: Session, alliance_id: int, code: str) -> FactorRating | None:
    query = select(FactorRating).where(FactorRating.alliance_id == alliance_id, FactorRating.code == code)
    return session.exec(query.order_by(col(FactorRating.day).desc(), col(FactorRating.id).desc())).first()


def _of_day(session: Session, alliance_id: int, code: str, day: date) -> FactorRating | None:
    latest = _latest(session, alliance_id, code)
    return latest if latest is not None and latest.day == day else None
