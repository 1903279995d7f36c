"""How entities judge ideas of alliance: interest, viability, commitment; and which ideas go on as candidates."""

from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Idea, IdeaEntity, Participant, Workshop
from aliances_desktop.model.codes import LEVELS
from aliances_desktop.services import records

JUDGED: Final[dict[str, str]] = {
    "interest": N_("Interest"),
    "viability": N_("Viability"),
    "commitment": N_("Commitment"),
}
"""What is judged (msgids)."""
MOST_CANDIDATES: Final = 2
"""A focus group leads to one or two ideas (guide, chapter 7, phase II)."""


@dataclass(frozen=True)
class Judgement:
    """What an entity says of an idea, each one of `LEVELS` or None."""

    entity_id: int
    entity: str
    interest: int | None = None
    viability: int | None = None
    commitment: int | None = None


@dataclass(frozen=True)
class JudgedIdea:
    """An idea with what every entity that has judged it says, and the sum of each over them."""

    id: int
    title: str
    description: str
    is_candidate: bool
    judgements: tuple[Judgement, ...]

    @property
    def totals(self) -> tuple[int, int, int]:
        """The sums of interest, viability and commitment."""
        interest, viability, commitment = (
            sum(getattr(one, field) or 0 for one in self.judgements) for field in JUDGED
        )
        return interest, viability, commitment

    @property
    def supporters(self) -> tuple[str, ...]:
        """The entities that are interested: those that have not said "none"."""
        return tuple(one.entity for one in self.judgements if one.interest != 0)


def ideas(session: Session, workshop_id: int) -> list[JudgedIdea]:
    """Return the ideas of a workshop in the order they were written down."""
    query = (
        select(IdeaEntity, Entity.name)
        .join(Entity, col(Entity.id) == IdeaEntity.entity_id)
        .join(Idea, col(Idea.id) == IdeaEntity.idea_id)
        .where(Idea.workshop_id == workshop_id)
        .order_by(col(Entity.sort_name))
    )
    judged: dict[int, list[Judgement]] = {}
    for one, name in session.exec(query):
        judgement = Judgement(one.entity_id, name, one.interest, one.viability, one.commitment)
        judged.setdefault(one.idea_id, []).append(judgement)
    stored = session.exec(select(Idea).where(Idea.workshop_id == workshop_id).order_by(col(Idea.id)))
    return [
        JudgedIdea(idea.key, idea.title, idea.description, idea.is_candidate, tuple(judged.get(idea.key, ())))
        for idea in stored
    ]


def judgements(session: Session, idea_id: int) -> list[Judgement]:
    """Return a line for every entity of the idea's workshop that has not said no, judged or not, by name."""
    idea = records.fetch(session, Idea, idea_id)
    query = select(IdeaEntity).where(IdeaEntity.idea_id == idea_id)
    stored = {one.entity_id: one for one in session.exec(query)}
    coming = select(Participant.entity_id).where(
        Participant.workshop_id == idea.workshop_id, Participant.attendance != "absent"
    )
    entities = session.exec(
        select(Entity)
        .where(col(Entity.id).in_(coming) | col(Entity.id).in_(stored))
        .order_by(col(Entity.sort_name))
    )
    return [
        Judgement(entity.key, entity.name, one.interest, one.viability, one.commitment)
        if (one := stored.get(entity.key))
        else Judgement(entity.key, entity.name)
        for entity in entities
    ]


def judge(session: Session, idea_id: int, entity_id: int, field: str, level: int | None) -> None:
    """Write what an entity says of an idea; with nothing said any more it is taken off the idea."""
    if field not in JUDGED or (level is not None and level not in LEVELS):
        raise ValueError((field, level))
    query = select(IdeaEntity).where(IdeaEntity.idea_id == idea_id, IdeaEntity.entity_id == entity_id)
    one = session.exec(query).first() or IdeaEntity(idea_id=idea_id, entity_id=entity_id)
    setattr(one, field, level)
    records.keep(session, one, says_something=any(getattr(one, said) is not None for said in JUDGED))


def set_candidate(session: Session, idea_id: int, is_candidate: bool) -> None:
    """Choose an idea as a candidate project, or not any more; a focus group has two at most (`UserError`)."""
    idea = records.fetch(session, Idea, idea_id)
    workshop = records.fetch(session, Workshop, idea.workshop_id)
    if is_candidate and not idea.is_candidate and workshop.kind == "focus_group":
        others = select(Idea).where(Idea.workshop_id == idea.workshop_id, col(Idea.is_candidate).is_(True))
        if len(session.exec(others).all()) >= MOST_CANDIDATES:
            raise UserError(
                N_("A focus group leads to one or two ideas. Take one off before you choose another.")
            )
    idea.is_candidate = is_candidate
    session.flush()
