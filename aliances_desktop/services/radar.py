"""The prevention radar: the six common problems (chapter 6), each raised by dated facts of the file, never by a guess."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    Commitment,
    Contact,
    Dismissal,
    Entity,
    Evaluation,
    Involvement,
    Letter,
    Partner,
    Phase,
    Project,
    Rating,
    Task,
)
from aliances_desktop.model.codes_alliance import PROBLEMS
from aliances_desktop.services import decks, records
from aliances_desktop.services.decks import CardText
from aliances_desktop.services.radar_rules import RULES, Fact, Known

_ORIGIN: Final = "deck-problems"
_ALIVE: Final = frozenset({"idea", "exploration", "elaboration", "letter", "running"})


def warnings(session: Session, alliance_id: int, today: date) -> list[Fact]:
    """Return what the facts of an alliance raise, in the order of the problems, also what was set aside (`reason`)."""
    known = _read(session, alliance_id, today)
    if known.alliance.stage not in _ALIVE:
        return []
    set_aside = {
        (one.problem, one.fact): one.reason
        for one in session.exec(select(Dismissal).where(Dismissal.alliance_id == alliance_id))
    }
    return [
        Fact(
            problem, one.fact, one.sentence, one.values, one.since, one.tab, set_aside.get((problem, one.fact), "")
        )
        for problem in PROBLEMS
        for one in RULES[problem](known)
    ]  # fmt: skip


def cards(session: Session) -> Mapping[str, CardText]:
    """Return the card of each problem with the guide's prevention measures."""
    return decks.deck(session, 0, _ORIGIN).by_code


def set_aside(
    session: Session, alliance_id: int, problem: str, fact: str, reason: str, today: date
) -> Dismissal:
    """Set a warning aside with a reason; a `UserError` without one. It stays aside until the fact changes."""
    words = records.note(reason)
    if not words:
        raise UserError(N_("Write why this is no problem here."))
    take_back(session, alliance_id, problem, fact)
    dismissal = Dismissal(
        alliance_id=alliance_id, problem=records.code(problem, PROBLEMS), fact=fact, reason=words, day=today
    )
    session.add(dismissal)
    session.flush()
    return dismissal


def take_back(session: Session, alliance_id: int, problem: str, fact: str) -> None:
    """Raise a warning again that was set aside."""
    query = select(Dismissal).where(
        Dismissal.alliance_id == alliance_id, Dismissal.problem == problem, Dismissal.fact == fact
    )
    for one in session.exec(query).all():
        session.delete(one)
    session.flush()


# Reading


def _read(session: Session, alliance_id: int, today: date) -> Known:
    alliance = records.fetch(session, Alliance, alliance_id)
    partners = session.exec(
        select(Partner, Entity, Contact)
        .join(Entity, col(Entity.id) == Partner.entity_id)
        .outerjoin(Contact, col(Contact.id) == Partner.contact_id)
        .where(Partner.alliance_id == alliance_id, col(Partner.left_on).is_(None))
        .order_by(col(Partner.position), col(Partner.id))
    ).all()
    involvements = session.exec(
        select(Involvement, Entity, Phase)
        .join(Entity, col(Entity.id) == Involvement.entity_id)
        .join(Phase, col(Phase.id) == Involvement.phase_id)
        .where(Phase.process_id == alliance.process_id, Involvement.state == "deciding")
    ).all()
    commitments = session.exec(
        select(Commitment).where(Commitment.alliance_id == alliance_id, Commitment.state == "open")
    ).all()
    tasks = session.exec(
        select(Task)
        .join(Phase, col(Phase.id) == Task.phase_id)
        .where(Phase.process_id == alliance.plan_id, Task.kind == "task")
    ).all()
    letters = session.exec(select(Letter).where(Letter.alliance_id == alliance_id)).all()
    chosen = select(Project).where(Project.alliance_id == alliance_id, Project.state == "chosen")
    return Known(
        alliance, partners, involvements, commitments, tasks, letters, session.exec(chosen).first(),
        _risks(session, alliance_id), today,
    )  # fmt: skip


def _risks(session: Session, alliance_id: int) -> list[tuple[Rating, Entity, Evaluation]]:
    """Return the risks rated fundamental in the latest test of each entity."""
    query = (
        select(Evaluation)
        .where(Evaluation.alliance_id == alliance_id)
        .order_by(col(Evaluation.day), col(Evaluation.id))
    )
    latest = {one.entity_id: one for one in session.exec(query)}
    found = session.exec(
        select(Rating, Entity, Evaluation)
        .join(Evaluation, col(Evaluation.id) == Rating.evaluation_id)
        .join(Entity, col(Entity.id) == Evaluation.entity_id)
        .where(
            col(Evaluation.id).in_([one.key for one in latest.values()]),
            Rating.table_number == "2.2",
            Rating.value == "3",
        )
        .order_by(col(Entity.sort_name), col(Rating.id))
    )
    return list(found.all())


def words(values: Mapping[str, Any], language: str, translate: Callable[[str], str]) -> dict[str, object]:
    """Return the values of a warning as they are said in a language: texts chosen, labels translated."""
    said: dict[str, object] = {}
    for name, value in values.items():
        own = value.get(language) if hasattr(value, "get") else value
        said[name] = translate(own) if name == "risk" else own
    return said
