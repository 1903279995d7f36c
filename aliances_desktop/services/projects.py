"""Projects of an alliance (phase III): their sheets, what each asks of the entities, and what the entities decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Ballot, Idea, IdeaEntity, Project, ProjectPart, Workshop
from aliances_desktop.model.codes_alliance import PROJECT_STATES
from aliances_desktop.services import lines, partners, records, sequence

_UNTITLED = N_("Give the project a title.")
FIELDS: Final[Mapping[str, str]] = {
    "problem": N_("Problem"),
    "objectives": N_("Objectives"),
    "recipients": N_("Who it is for"),
    "impact": N_("Impact"),
    "scope": N_("Scope"),
    "relation": N_("Relation"),
    "form": N_("Form of the agreement"),
    "duration": N_("Duration"),
    "management": N_("Management"),
    "resources": N_("Resources"),
    "feasibility": N_("Feasibility"),
    "interest": N_("Interest"),
    "merit": N_("Merit"),
}
"""The fields of a project sheet below its title, in its order: column → label."""
COMMITMENTS: Final[Mapping[int, str]] = {
    0: N_("None"),
    1: N_("Low"),
    2: N_("Medium"),
    3: N_("High"),
}
"""The commitment that a project requires of an entity: level → label."""


@dataclass(frozen=True)
class IdeaChoice:
    """An idea of a workshop that has no project here yet."""

    id: int
    title: str
    workshop: str
    is_candidate: bool


# Sheets


def sheets(session: Session, alliance_id: int) -> list[Project]:
    """Return the projects of an alliance in their order."""
    return lines.rows(session, Project, alliance_id=alliance_id)


def add(session: Session, alliance_id: int, title: str) -> Project:
    """Add a candidate after the others; a `UserError` without a title."""
    records.fetch(session, Alliance, alliance_id)
    return lines.add(session, Project, {"alliance_id": alliance_id}, title=records.title(title, _UNTITLED))


def ideas(session: Session, alliance_id: int) -> list[IdeaChoice]:
    """Return the ideas of workshops that have no project here yet, candidates first, the latest workshop first."""
    taken = {one.idea_id for one in sheets(session, alliance_id)}
    query = (
        select(Idea, Workshop)
        .join(Workshop, col(Workshop.id) == Idea.workshop_id)
        .order_by(col(Idea.is_candidate).desc(), col(Workshop.id).desc(), col(Idea.id))
    )
    return [
        IdeaChoice(idea.key, idea.title, workshop.title, idea.is_candidate)
        for idea, workshop in session.exec(query)
        if idea.key not in taken
    ]


def add_from_idea(session: Session, alliance_id: int, idea_id: int) -> Project:
    """Make a candidate of an idea; the commitment that partners have stated for it comes along.

    A `UserError` where there is a project of that idea already.
    """
    idea = records.fetch(session, Idea, idea_id)
    if any(one.idea_id == idea_id for one in sheets(session, alliance_id)):
        raise UserError(N_("There is a project of the idea “{title}” already."), title=idea.title)
    added = add(session, alliance_id, idea.title)
    added.objectives, added.idea_id = idea.description, idea_id
    mine = {row.entity.key for row in partners.rows(session, alliance_id, with_left=False)}
    for judged in session.exec(select(IdeaEntity).where(IdeaEntity.idea_id == idea_id)):
        if judged.entity_id in mine and judged.commitment is not None:
            set_part(session, added.key, judged.entity_id, "commitment", judged.commitment)
    session.flush()
    return added


def copy(session: Session, project_id: int, title: str) -> Project:
    """Add a candidate with the same sheet and contributions under another title."""
    source = records.fetch(session, Project, project_id)
    added = add(session, source.alliance_id, title)
    for field in FIELDS:
        setattr(added, field, getattr(source, field))
    for part in session.exec(select(ProjectPart).where(ProjectPart.project_id == project_id)).all():
        session.add(
            ProjectPart(
                project_id=added.key, entity_id=part.entity_id, contribution=part.contribution,
                commitment=part.commitment,
            )
        )  # fmt: skip
    session.flush()
    return added


def change(session: Session, project_id: int, field: str, value: object) -> Project:
    """Set a field of a sheet; the state goes by `decide` and `choose`."""
    if field != "title" and field not in FIELDS and field not in ("reason", "decided_on"):
        raise ValueError(field)
    if field == "title":
        value = records.title(value, _UNTITLED)
    return lines.change(session, Project, project_id, field, value)


def move(session: Session, project_id: int, step: int) -> None:
    """Move a project up or down; a `UserError` once votes are in, for the digits of the slips go by the order."""
    project = records.fetch(session, Project, project_id)
    if _votes(session, project.alliance_id):
        raise UserError(N_("Votes are in: the order of the projects is that of the digits on the slips."))
    lines.move(session, Project, project_id, step, "alliance_id")


def delete(session: Session, project_id: int) -> None:
    """Delete a project with its scores; a `UserError` once votes are in."""
    project = records.fetch(session, Project, project_id)
    if _votes(session, project.alliance_id):
        raise UserError(
            N_("Votes are in: “{title}” stands on the slips. Discard it instead."), title=project.title
        )
    lines.delete(session, Project, [project_id])


def _votes(session: Session, alliance_id: int) -> bool:
    query = select(Ballot).where(Ballot.alliance_id == alliance_id, col(Ballot.cast_on).is_not(None))
    return session.exec(query).first() is not None


# What each entity gives


def parts(session: Session, alliance_id: int) -> dict[tuple[int, int], ProjectPart]:
    """Return what the projects ask of the entities, by project and entity."""
    query = (
        select(ProjectPart)
        .join(Project, col(Project.id) == ProjectPart.project_id)
        .where(Project.alliance_id == alliance_id)
    )
    return {(one.project_id, one.entity_id): one for one in session.exec(query)}


def set_part(session: Session, project_id: int, entity_id: int, field: str, value: object) -> None:
    """Set the `contribution` or the `commitment` (0–3 or None) of an entity; what says nothing is not kept."""
    records.fetch(session, Project, project_id)
    query = select(ProjectPart).where(
        ProjectPart.project_id == project_id, ProjectPart.entity_id == entity_id
    )
    part = session.exec(query).first() or ProjectPart(project_id=project_id, entity_id=entity_id)
    if field == "commitment":
        part.commitment = None if value is None else records.whole(value, 0, 3)
    elif field == "contribution":
        part.contribution = records.note(value)
    else:
        raise ValueError(field)
    records.keep(session, part, says_something=part.contribution or part.commitment is not None)


# What was decided


def decide(session: Session, project_id: int, state: str, today: date) -> Project:
    """Record what the entities decided about one project, today; a `UserError` for one discarded without a reason."""
    project = records.fetch(session, Project, project_id)
    records.code(state, PROJECT_STATES)
    if state == "discarded" and not project.reason:
        _refuse([project])
    if state != project.state:
        project.decided_on = None if state == "candidate" else today
    project.state = state
    session.flush()
    return project


def choose(session: Session, project_id: int, today: date) -> Project:
    """Record that the entities chose a project today, and with it discarded the other candidates.

    A `UserError` names those that say no reason yet. What had been discarded before stays as it was.
    """
    project = records.fetch(session, Project, project_id)
    others = [one for one in sheets(session, project.alliance_id) if one.key != project_id]
    discarded = [one for one in others if one.state != "discarded"]
    unsaid = [one for one in discarded if not one.reason]
    if unsaid:
        _refuse(unsaid)
    for one in discarded:
        one.state, one.decided_on = "discarded", today
    project.state, project.decided_on = "chosen", today
    session.flush()
    return project


def reopen(session: Session, alliance_id: int) -> None:
    """Make all projects candidates again; the reasons stay."""
    for one in sheets(session, alliance_id):
        one.state, one.decided_on = "candidate", None
    session.flush()


def chosen(session: Session, alliance_id: int) -> list[Project]:
    """Return the projects chosen."""
    return sequence.in_order(session, Project, alliance_id=alliance_id, state="chosen")


def _refuse(unsaid: list[Project]) -> None:
    raise UserError(
        N_("Write first why each is discarded: {titles}"), titles="; ".join(one.title for one in unsaid)
    )
