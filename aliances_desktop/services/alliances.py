"""Alliances: begun from nothing or from an idea of a workshop, described, moved from stage to stage, ended or stopped."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, func, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, AllianceType, Commitment, Idea, IdeaEntity, Partner
from aliances_desktop.model.codes_alliance import AXES, STAGES
from aliances_desktop.services import lines, partners, records
from aliances_desktop.text import fold, sort_key

CLOSED: Final = frozenset({"ended", "stopped"})
"""Stages in which nothing more is expected of an alliance."""


@dataclass(frozen=True)
class AllianceRow:
    """A line of the list: how many partners are in it now, and the date of its next open commitment."""

    id: int
    title: str
    stage: str
    partners: int
    next_due: date | None


def alliance_ids(session: Session, *, text: str = "") -> list[int]:
    """Return the alliances in which `text` stands, by stage and title; those that are over come last."""
    stages = list(STAGES)
    wanted = fold(text)
    found = [
        one
        for one in session.exec(select(Alliance))
        if wanted in fold(f"{one.title} {one.problem} {one.objective} {one.scope}")
    ]
    found.sort(key=lambda one: (one.stage in CLOSED, -stages.index(one.stage), sort_key(one.title)))
    return [one.key for one in found]


def rows(session: Session, ids: Sequence[int]) -> list[AllianceRow]:
    """Return the lines of those alliances, in the order of `ids`; deleted ones are left out."""
    found = {one.key: one for one in session.exec(select(Alliance).where(col(Alliance.id).in_(ids)))}
    counted: Mapping[int, int] = dict(
        session.exec(
            select(Partner.alliance_id, func.count())
            .where(col(Partner.alliance_id).in_(ids), col(Partner.left_on).is_(None))
            .group_by(col(Partner.alliance_id))
        ).all()
    )
    due = dict(
        session.exec(
            select(Commitment.alliance_id, func.min(Commitment.due_on))
            .where(col(Commitment.alliance_id).in_(ids), Commitment.state == "open")
            .group_by(col(Commitment.alliance_id))
        ).all()
    )
    return [
        AllianceRow(key, found[key].title, found[key].stage, counted.get(key, 0), due.get(key))
        for key in ids
        if key in found
    ]


def load(session: Session, alliance_id: int) -> Alliance:
    """Return an alliance; a `UserError` when it has been deleted."""
    return records.fetch(session, Alliance, alliance_id)


def add_alliance(
    session: Session, *, title: str, today: date | None = None, process_id: int | None = None
) -> Alliance:
    """Begin an alliance as an idea; a `UserError` without a title."""
    alliance = Alliance(title=_title(title), stage_since=today, process_id=process_id)
    session.add(alliance)
    session.flush()
    return alliance


def _title(title: object) -> str:
    cleaned = records.line(title)
    if not cleaned:
        raise UserError(N_("Give the alliance a title."))
    return cleaned


def from_idea(session: Session, idea_id: int, today: date) -> Alliance:
    """Make an alliance of an idea of a workshop: those interested in it are its first partners."""
    idea = records.fetch(session, Idea, idea_id)
    alliance = add_alliance(session, title=idea.title, today=today)
    alliance.problem = idea.description
    alliance.idea_id = idea.key
    alliance.stage = "exploration"
    interested = session.exec(
        select(IdeaEntity.entity_id).where(IdeaEntity.idea_id == idea_id).order_by(col(IdeaEntity.id))
    ).all()
    partners.add_partners(session, alliance.key, interested, today)
    return alliance


def set_value(session: Session, alliance_id: int, field: str, value: object) -> Alliance:
    """Set a column of an alliance; a `UserError` for an empty title or dates the wrong way round.

    The stage is set by `set_stage`.
    """
    if field == "title":
        value = _title(value)
    alliance = lines.change(session, Alliance, alliance_id, field, value)
    if alliance.started_on and alliance.ended_on and alliance.ended_on < alliance.started_on:
        raise UserError(N_("The alliance has to end after it starts."))
    if (
        alliance.vote_opens_on
        and alliance.vote_closes_on
        and alliance.vote_closes_on < alliance.vote_opens_on
    ):
        raise UserError(N_("The vote has to close after it opens."))
    return alliance


def set_stage(session: Session, alliance_id: int, stage: str, today: date, outcome: str = "") -> Alliance:
    """Move an alliance to a stage; one that ends or stops has to say what came of it (a `UserError` otherwise)."""
    alliance = load(session, alliance_id)
    said = records.note(outcome) or alliance.outcome
    if stage in CLOSED and not said:
        raise UserError(N_("Say what came of it, or why the entities decided to stop."))
    if stage != alliance.stage:
        alliance.stage = records.code(stage, STAGES)
        alliance.stage_since = today
        alliance.outcome = said
        alliance.ended_on = today if stage in CLOSED else None
        if stage == "running" and alliance.started_on is None:
            alliance.started_on = today
    session.flush()
    return alliance


def delete_alliances(session: Session, alliance_ids: Collection[int]) -> None:
    """Delete alliances with all that hangs on them; their entities and processes stay."""
    for alliance_id in alliance_ids:
        session.delete(load(session, alliance_id))
    session.flush()


# Types


def types(session: Session, alliance_id: int) -> dict[str, AllianceType]:
    """Return the type on each of the four axes; one not written yet is an empty record."""
    query = select(AllianceType).where(AllianceType.alliance_id == alliance_id)
    found = {one.axis: one for one in session.exec(query)}
    return {axis: found.get(axis) or AllianceType(alliance_id=alliance_id, axis=axis) for axis in AXES}


def set_type(session: Session, alliance_id: int, axis: str, field: str, value: object) -> AllianceType:
    """Set the type on an axis (`code`), or the `strength` or `weakness` seen in it."""
    _label, codes = AXES[axis]
    is_code = field == "code" and value
    cleaned = records.code(value, codes) if is_code else records.note(value)
    record = types(session, alliance_id)[axis]
    setattr(record, field, cleaned)
    session.add(record)
    session.flush()
    return record
