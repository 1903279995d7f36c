"""The groups of an exercise: who is in which, moved by hand, the case each works on and what it wrote down."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Case,
    CaseEntity,
    Exercise,
    GroupFinding,
    GroupMember,
    Participant,
    WorkGroup,
)
from aliances_desktop.model.codes import RELATIONS
from aliances_desktop.services import cases, participants, records, sequence, workshops
from aliances_desktop.services.participants import ParticipantRow

MOST_GROUPS: Final = 20
SHEET: Final = ("alliances", "opportunities", "risks", "overlaps", "complementarities", "proposal")
"""The texts of a group's work sheet."""


@dataclass(frozen=True)
class GroupView:
    """A group with its people by number, the case it works on and what it wrote."""

    group: WorkGroup
    members: tuple[ParticipantRow, ...]
    case: Case | None

    @property
    def id(self) -> int:
        """The group's id."""
        return self.group.key


@dataclass(frozen=True)
class ExerciseView:
    """An exercise with its groups; `unplaced` are people who are there and in no group of it."""

    exercise: Exercise
    groups: tuple[GroupView, ...]
    unplaced: tuple[ParticipantRow, ...]

    def group_of(self, participant_id: int) -> int | None:
        """Return the id of the group a person is in, None for none."""
        return next((g.id for g in self.groups if any(m.id == participant_id for m in g.members)), None)


# Exercises


def exercises(session: Session, workshop_id: int) -> list[Exercise]:
    """Return the exercises of a workshop in their order."""
    return sequence.in_order(session, Exercise, workshop_id=workshop_id)


def add_exercise(session: Session, workshop_id: int, title: str, groups: int = 3) -> Exercise:
    """Add an exercise with empty groups, each with a case of the workshop in turn."""
    workshops.load(session, workshop_id)
    exercise = Exercise(
        workshop_id=workshop_id, position=0, title=records.line(title), groups=_checked(groups)
    )
    sequence.append(session, exercise, workshop_id=workshop_id)
    _fit_groups(session, exercise)
    return exercise


def _checked(groups: object) -> int:
    return records.whole(groups if groups is not None else 0, 1, MOST_GROUPS)


def set_exercise(session: Session, exercise_id: int, field: str, value: object) -> Exercise:
    """Change an exercise's title or how many groups it has; people of groups that go are left unplaced."""
    if field not in {"title", "groups"}:
        raise ValueError(field)
    cleaned: object = _checked(value) if field == "groups" else records.line(value)
    exercise = sequence.change(session, Exercise, exercise_id, {field: cleaned})
    if field == "groups":
        _fit_groups(session, exercise)
    return exercise


def _fit_groups(session: Session, exercise: Exercise) -> None:
    present = _groups(session, exercise.key)
    for group in present[exercise.groups :]:
        session.delete(group)
    offered = cases.of_workshop(session, exercise.workshop_id)
    for number in range(len(present) + 1, exercise.groups + 1):
        case_id = offered[(number - 1) % len(offered)].key if offered else None
        session.add(WorkGroup(exercise_id=exercise.key, number=number, case_id=case_id))
    session.flush()


def delete_exercise(session: Session, exercise_id: int) -> None:
    """Delete an exercise with its groups."""
    sequence.delete(session, Exercise, [exercise_id])


# Reading


def _groups(session: Session, exercise_id: int) -> list[WorkGroup]:
    query = select(WorkGroup).where(WorkGroup.exercise_id == exercise_id).order_by(col(WorkGroup.number))
    return list(session.exec(query).all())


def members(session: Session, exercise_id: int) -> dict[int, int]:
    """Return the group of each person placed in an exercise, by participant."""
    query = (
        select(GroupMember.participant_id, GroupMember.work_group_id)
        .join(WorkGroup, col(WorkGroup.id) == GroupMember.work_group_id)
        .where(WorkGroup.exercise_id == exercise_id)
    )
    return dict(session.exec(query).all())


def expected(session: Session, workshop_id: int) -> list[ParticipantRow]:
    """Return who groups are made of: those who have arrived, or before anyone has, those who are to come."""
    rows = participants.rows(session, workshop_id)
    arrived = [row for row in rows if row.attendance == "arrived"]
    return arrived or [row for row in rows if row.attendance != "absent"]


def view(session: Session, exercise_id: int) -> ExerciseView:
    """Return an exercise with its groups and people."""
    exercise = records.fetch(session, Exercise, exercise_id)
    placed = members(session, exercise_id)
    people = {row.id: row for row in participants.rows(session, exercise.workshop_id)}
    offered = {case.key: case for case in cases.of_workshop(session, exercise.workshop_id)}
    groups = tuple(
        GroupView(
            group,
            tuple(
                sorted(
                    (people[id] for id, key in placed.items() if key == group.key), key=lambda row: row.number
                )
            ),
            offered.get(group.case_id or 0),
        )
        for group in _groups(session, exercise_id)
    )
    unplaced = tuple(row for row in expected(session, exercise.workshop_id) if row.id not in placed)
    return ExerciseView(exercise, groups, unplaced)


# Moving people


def move(session: Session, participant_id: int, group_id: int) -> None:
    """Put a person in a group, out of the one of the same exercise it was in."""
    group = records.fetch(session, WorkGroup, group_id)
    exercise = records.fetch(session, Exercise, group.exercise_id)
    person = records.fetch(session, Participant, participant_id)
    if person.workshop_id != exercise.workshop_id:
        raise ValueError(participant_id)
    take_out(session, participant_id, exercise.key)
    session.add(GroupMember(work_group_id=group_id, participant_id=participant_id))
    session.flush()


def take_out(session: Session, participant_id: int, exercise_id: int) -> None:
    """Take a person out of its group."""
    keys = [group.key for group in _groups(session, exercise_id)]
    query = select(GroupMember).where(
        GroupMember.participant_id == participant_id, col(GroupMember.work_group_id).in_(keys)
    )
    for member in session.exec(query).all():
        session.delete(member)
    session.flush()


def write_groups(session: Session, exercise_id: int, placed: Mapping[int, int]) -> None:
    """Write who is in which group (participant → index of the group, from 0), in place of what there was."""
    groups = _groups(session, exercise_id)
    before = members(session, exercise_id)
    after = {person: groups[index].key for person, index in placed.items()}
    for member in session.exec(
        select(GroupMember).where(col(GroupMember.work_group_id).in_([group.key for group in groups]))
    ).all():
        if after.get(member.participant_id) != member.work_group_id:
            session.delete(member)
    session.flush()
    for person, key in after.items():
        if before.get(person) != key:
            session.add(GroupMember(work_group_id=key, participant_id=person))
    session.flush()


# What a group works on and writes


def set_group(session: Session, group_id: int, field: str, value: object) -> WorkGroup:
    """Change the case of a group, its presenter or a field of its work sheet."""
    cleaned: object
    if field == "case_id":
        cleaned = None if value is None else records.fetch(session, Case, int(str(value))).key
    elif field == "presenter":
        cleaned = records.line(value)
    elif field == "relation":
        cleaned = records.code(value, RELATIONS) if value else ""
    elif field in SHEET:
        cleaned = records.note(value)
    else:
        raise ValueError(field)
    return sequence.change(session, WorkGroup, group_id, {field: cleaned})


def findings(session: Session, group_id: int) -> dict[int, GroupFinding]:
    """Return what a group found of each entity of its case, by the entity's key."""
    query = select(GroupFinding).where(GroupFinding.work_group_id == group_id)
    return {found.case_entity_id: found for found in session.exec(query).all()}


def set_finding(session: Session, group_id: int, case_entity_id: int, field: str, text: object) -> None:
    """Write what an entity of the case contributes or gains, as a group sees it; nothing at all takes it away."""
    if field not in {"contributes", "gains"}:
        raise ValueError(field)
    group = records.fetch(session, WorkGroup, group_id)
    entity = records.fetch(session, CaseEntity, case_entity_id)
    if entity.case_id != group.case_id:
        raise UserError(N_("This entity belongs to another case."))
    found = findings(session, group_id).get(case_entity_id) or GroupFinding(
        work_group_id=group_id, case_entity_id=case_entity_id
    )
    setattr(found, field, records.note(text))
    records.keep(session, found, says_something=found.contributes or found.gains)


def all_views(session: Session, workshop_id: int, ids: Collection[int] = ()) -> list[ExerciseView]:
    """Return every exercise of a workshop with its groups, or some of them."""
    return [view(session, one.key) for one in exercises(session, workshop_id) if not ids or one.key in ids]
