"""Planning the groups of an exercise, and what they cost as they are: the planner on a workshop's people."""

import itertools
from collections import Counter
from collections.abc import Iterable

from sqlmodel import Session, col, select

from aliances_desktop.model import Entity, Exercise
from aliances_desktop.planning.groups import Cost, Person, Task, measure, plan_groups
from aliances_desktop.progress import Progress
from aliances_desktop.services import groups, records
from aliances_desktop.services.groups import ExerciseView
from aliances_desktop.services.participants import ParticipantRow


def plan(session: Session, exercise_id: int, progress: Progress, *, keeps_places: bool = False) -> Cost:
    """Make the groups of an exercise of the people who are there, and return what they cost.

    People meet new people: who was together in the other exercises is taken into account. With `keeps_places` those
    already placed stay where they are, as far as sizes and organisations allow: for the door, when some are missing.
    """
    exercise = records.fetch(session, Exercise, exercise_id)
    people = groups.expected(session, exercise.workshop_id)
    task = _task(session, exercise, people, keeps_places=keeps_places)
    made = plan_groups(task, progress).exercises[0]
    groups.write_groups(
        session, exercise_id, {int(id): number for number, group in enumerate(made) for id in group}
    )
    return measure(task, [made])


def cost(session: Session, exercise_id: int) -> Cost:
    """Return what an exercise's groups cost as they are."""
    return cost_of(session, groups.view(session, exercise_id))


def cost_of(session: Session, view: ExerciseView) -> Cost:
    """Return what the groups of a view cost; those without people do not count."""
    people = [row for group in view.groups for row in group.members]
    task = _task(session, view.exercise, people)
    return measure(task, [tuple(tuple(str(row.id) for row in group.members) for group in view.groups)])


def _task(
    session: Session, exercise: Exercise, people: Iterable[ParticipantRow], *, keeps_places: bool = False
) -> Task:
    rows = sorted(people, key=lambda row: row.number)
    found = session.exec(select(Entity).where(col(Entity.id).in_({row.entity_id for row in rows}))).all()
    entities = {entity.key: entity for entity in found}
    persons = tuple(_person(row, entities[row.entity_id]) for row in rows)
    kept: dict[str, int] = {}
    if keeps_places:
        view = groups.view(session, exercise.key)
        kept = {str(m.id): number for number, group in enumerate(view.groups) for m in group.members}
    return Task(persons, exercise.groups, 1, met=_met(session, exercise), kept=kept)


def _person(row: ParticipantRow, entity: Entity) -> Person:
    return Person(
        str(row.id), str(row.entity_id), next(iter(entity.sectors), ""), entity.municipality or entity.comarca
    )


def _met(session: Session, exercise: Exercise) -> Counter[frozenset[str]]:
    """Count the pairs who are together in the other exercises of the workshop."""
    met: Counter[frozenset[str]] = Counter()
    for other in groups.exercises(session, exercise.workshop_id):
        if other.id != exercise.id:
            by_group: dict[int, list[int]] = {}
            for person, group in groups.members(session, other.key).items():
                by_group.setdefault(group, []).append(person)
            for members in by_group.values():
                met.update(frozenset(map(str, pair)) for pair in itertools.combinations(members, 2))
    return met
