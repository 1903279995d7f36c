"""Alliances: begun from nothing, from an idea of a workshop or from a chosen project; listed, moved on, deleted."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    AllianceType,
    Commitment,
    Entity,
    Idea,
    IdeaEntity,
    Partner,
    Project,
    ProjectPart,
)
from aliances_desktop.model.codes_alliance import AXES, STAGES
from aliances_desktop.services import lines, partners, records, sequence
from aliances_desktop.text import fold, sort_key

_UNTITLED = N_("Give the alliance a title.")
CLOSED: Final = ("ended", "stopped")
"""Stages in which nothing goes on any more; what came of it must be said."""
_SHARED: Final = ("problem", "recipients", "impact", "scope")
"""Columns that a project and an alliance have in common."""


@dataclass(frozen=True)
class AllianceRow:
    """An alliance as lists show it: `partners` are those that have not left, `due_on` its next open commitment."""

    id: int
    title: str
    stage: str
    partners: int
    due_on: date | None


# Listing


def alliance_ids(session: Session, text: str = "") -> list[int]:
    """Return alliances by stage and title; with `text`, those whose sheet or partners hold each of its words."""
    order = list(STAGES)
    found = sorted(session.exec(select(Alliance)), key=lambda a: (order.index(a.stage), sort_key(a.title)))
    wanted = fold(text).split()
    if not wanted:
        return [one.key for one in found]
    names: dict[int, list[str]] = {}
    query = select(Partner.alliance_id, Entity.name).join(Entity, col(Entity.id) == Partner.entity_id)
    for alliance_id, name in session.exec(query):
        names.setdefault(alliance_id, []).append(name)
    sheets = {
        one.key: fold(
            " ".join([one.title, one.problem, one.objective, one.recipients, *names.get(one.key, ())])
        )
        for one in found
    }
    return [key for key, sheet in sheets.items() if all(word in sheet for word in wanted)]


def rows(session: Session, ids: Sequence[int]) -> list[AllianceRow]:
    """Return alliances as lists show them, in the order of `ids`; those deleted meanwhile are left out."""
    found = {one.key: one for one in session.exec(select(Alliance).where(col(Alliance.id).in_(ids)))}
    still = select(Partner.alliance_id).where(
        col(Partner.alliance_id).in_(ids), col(Partner.left_on).is_(None)
    )
    counts = Counter(session.exec(still))
    due = next_due(session, ids)
    return [
        AllianceRow(key, found[key].title, found[key].stage, counts[key], due.get(key))
        for key in ids
        if key in found
    ]


def board(session: Session) -> list[AllianceRow]:
    """Return all alliances as lists show them, by stage and title."""
    return rows(session, alliance_ids(session))


def next_due(session: Session, ids: Collection[int]) -> dict[int, date]:
    """Return when the next open commitment of alliances is due, late ones first."""
    query = select(Commitment).where(
        col(Commitment.alliance_id).in_(ids), Commitment.state == "open", col(Commitment.due_on).is_not(None)
    )
    found: dict[int, date] = {}
    for one in session.exec(query):
        if one.alliance_id is not None and one.due_on is not None:
            found[one.alliance_id] = min(one.due_on, found.get(one.alliance_id, one.due_on))
    return found


# Beginning


def add_alliance(
    session: Session, *, title: str, today: date | None = None, entity_ids: Collection[int] = ()
) -> Alliance:
    """Begin an alliance as an idea, `today`, with those partners; a `UserError` without a title."""
    added = Alliance(title=records.title(title, _UNTITLED), stage_since=today)
    session.add(added)
    session.flush()
    partners.add_partners(session, added.key, entity_ids, today)
    return added


def add_from_idea(session: Session, idea_id: int, today: date) -> Alliance:
    """Begin an alliance of an idea of a workshop; the entities interested become its partners.

    A `UserError` where there is one of that idea already.
    """
    idea = records.fetch(session, Idea, idea_id)
    before = of_idea(session, idea_id)
    if before is not None:
        raise UserError(N_("There is an alliance of this idea already: {title}"), title=before.title)
    interested = session.exec(
        select(IdeaEntity)
        .where(IdeaEntity.idea_id == idea_id)
        .join(Entity, col(Entity.id) == IdeaEntity.entity_id)
        .order_by(col(Entity.sort_name))
    )
    keys = [one.entity_id for one in interested if one.interest is None or one.interest > 0]
    added = add_alliance(session, title=idea.title, today=today, entity_ids=keys)
    added.objective, added.idea_id = idea.description, idea_id
    session.flush()
    return added


def of_idea(session: Session, idea_id: int) -> Alliance | None:
    """Return the alliance that was made of an idea, None where there is none."""
    return session.exec(select(Alliance).where(Alliance.idea_id == idea_id)).first()


def add_from_project(session: Session, project_id: int, today: date) -> Alliance:
    """Begin an alliance of its own for a chosen project, with the entities that contribute to it as partners."""
    project = _chosen(session, project_id)
    parts = _parts(session, project_id)
    source = records.fetch(session, Alliance, project.alliance_id)
    ids = list(parts) or [
        one.entity_id for one in sequence.in_order(session, Partner, alliance_id=source.key)
    ]
    added = add_alliance(session, title=project.title, today=today, entity_ids=ids)
    added.process_id = source.process_id
    _fill_from(added, project)
    for partner in sequence.in_order(session, Partner, alliance_id=added.key):
        partner.contribution = parts.get(partner.entity_id, "")
    session.flush()
    return added


def take_project(session: Session, project_id: int) -> Alliance:
    """Fill in what the sheet of the alliance leaves empty from its chosen project: it is what they will do."""
    project = _chosen(session, project_id)
    alliance = records.fetch(session, Alliance, project.alliance_id)
    _fill_from(alliance, project)
    parts = _parts(session, project_id)
    for partner in sequence.in_order(session, Partner, alliance_id=alliance.key):
        partner.contribution = partner.contribution or parts.get(partner.entity_id, "")
    session.flush()
    return alliance


def _chosen(session: Session, project_id: int) -> Project:
    project = records.fetch(session, Project, project_id)
    if project.state != "chosen":
        raise UserError(N_("This project has not been chosen."))
    return project


def _parts(session: Session, project_id: int) -> dict[int, str]:
    found = session.exec(select(ProjectPart).where(ProjectPart.project_id == project_id))
    return {part.entity_id: part.contribution for part in found}


def _fill_from(alliance: Alliance, project: Project) -> None:
    for field in _SHARED:
        setattr(alliance, field, getattr(alliance, field) or getattr(project, field))
    alliance.objective = alliance.objective or project.objectives
    alliance.relation = project.relation or alliance.relation
    alliance.form = project.form or alliance.form


# Changing


def set_value(session: Session, alliance_id: int, field: str, value: object, today: date) -> Alliance:
    """Change a column of an alliance; its stage goes by `set_stage`."""
    if field == "stage":
        return set_stage(session, alliance_id, str(value), today)
    if field == "title":
        value = records.title(value, _UNTITLED)
    return lines.change(session, Alliance, alliance_id, field, value)


def set_stage(
    session: Session, alliance_id: int, stage: str, today: date, outcome: str | None = None
) -> Alliance:
    """Move an alliance to a stage, as of today.

    One that ends or is stopped says what came of it: a `UserError` where nothing does. Under way it has begun; taken
    up again, it has not ended.
    """
    alliance = records.fetch(session, Alliance, alliance_id)
    if records.code(stage, STAGES) == alliance.stage:
        return alliance
    if outcome is not None:
        alliance.outcome = records.note(outcome)
    if stage in CLOSED and not alliance.outcome:
        raise UserError(N_("Say first what came of it, or why it was stopped."))
    if stage == "running":
        alliance.started_on = alliance.started_on or today
    alliance.ended_on = (alliance.ended_on or today) if stage in CLOSED else None
    alliance.stage, alliance.stage_since = stage, today
    session.flush()
    return alliance


def outcome(session: Session, alliance_id: int) -> str:
    """Return what came of an alliance, as far as it has been said."""
    return records.fetch(session, Alliance, alliance_id).outcome


def delete_alliances(session: Session, ids: Collection[int]) -> None:
    """Delete alliances with all that hangs on them."""
    sequence.delete(session, Alliance, ids)


# Types


def types(session: Session, alliance_id: int) -> Mapping[str, AllianceType]:
    """Return the type of an alliance on each axis that has been described."""
    found = session.exec(select(AllianceType).where(AllianceType.alliance_id == alliance_id))
    return {one.axis: one for one in found}


def set_type(session: Session, alliance_id: int, axis: str, field: str, value: object) -> None:
    """Set the `code`, the `strength` or the `weakness` of an alliance on an axis; what says nothing is not kept."""
    if field not in ("code", "strength", "weakness"):
        raise ValueError(field)
    codes = AXES[axis][1]
    new = records.code(value, {"": "", **codes}) if field == "code" else records.note(value)
    record = types(session, alliance_id).get(axis) or AllianceType(alliance_id=alliance_id, axis=axis)
    setattr(record, field, new)
    records.keep(session, record, says_something=record.code or record.strength or record.weakness)
