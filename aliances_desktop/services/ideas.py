"""Ideas of alliances that come up in a workshop, and the entities interested in each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Idea, IdeaEntity
from aliances_desktop.services import records

_UNTITLED = N_("Give the idea a title.")


@dataclass(frozen=True)
class IdeaRow:
    """An idea with the names of the entities interested in it: those that have not said "none"."""

    id: int
    title: str
    description: str
    meeting_id: int | None
    entity_ids: tuple[int, ...]
    entities: tuple[str, ...]


def add_idea(
    session: Session,
    workshop_id: int,
    *,
    title: str,
    description: str = "",
    meeting_id: int | None = None,
    entity_ids: Collection[int] = (),
) -> Idea:
    """Write down an idea, with the entities interested in it; a `UserError` without a title."""
    idea = Idea(
        workshop_id=workshop_id,
        title=records.title(title, _UNTITLED),
        description=records.note(description),
        meeting_id=meeting_id,
    )
    session.add(idea)
    session.flush()
    set_entities(session, idea.key, entity_ids)
    return idea


def set_value(session: Session, idea_id: int, field: str, value: object) -> Idea:
    """Change the title or the description of an idea."""
    idea = records.fetch(session, Idea, idea_id)
    if field == "title":
        idea.title = records.title(value, _UNTITLED)
    elif field == "description":
        idea.description = records.note(value)
    else:
        raise ValueError(field)
    session.flush()
    return idea


def set_entities(session: Session, idea_id: int, entity_ids: Collection[int]) -> None:
    """Say which entities are interested in an idea, in place of those said before; how they judge it stays."""
    stored = {
        one.entity_id: one for one in session.exec(select(IdeaEntity).where(IdeaEntity.idea_id == idea_id))
    }
    for key, one in stored.items():
        if key not in entity_ids:
            session.delete(one)
        elif one.interest == 0:
            one.interest = None
    session.add_all(
        IdeaEntity(idea_id=idea_id, entity_id=key) for key in dict.fromkeys(entity_ids) if key not in stored
    )
    session.flush()


def delete_idea(session: Session, idea_id: int) -> None:
    """Delete an idea."""
    session.delete(records.fetch(session, Idea, idea_id))
    session.flush()


def delete_ideas(session: Session, idea_ids: Collection[int]) -> None:
    """Delete several ideas."""
    for idea_id in idea_ids:
        delete_idea(session, idea_id)


def rows(session: Session, workshop_id: int) -> list[IdeaRow]:
    """Return the ideas of a workshop in the order they were written down."""
    interested: dict[int, list[tuple[int, str]]] = defaultdict(list)
    query = (
        select(IdeaEntity.idea_id, IdeaEntity.entity_id, Entity.name)
        .join(Entity, col(Entity.id) == IdeaEntity.entity_id)
        .join(Idea, col(Idea.id) == IdeaEntity.idea_id)
        .where(Idea.workshop_id == workshop_id, func.coalesce(IdeaEntity.interest, 1) > 0)
        .order_by(col(Entity.sort_name))
    )
    for idea_id, entity_id, name in session.exec(query):
        interested[idea_id].append((entity_id, name))
    ideas = session.exec(select(Idea).where(Idea.workshop_id == workshop_id).order_by(col(Idea.id)))
    return [
        IdeaRow(
            idea.key,
            idea.title,
            idea.description,
            idea.meeting_id,
            tuple(key for key, _ in interested[idea.key]),
            tuple(name for _, name in interested[idea.key]),
        )
        for idea in ideas
    ]
