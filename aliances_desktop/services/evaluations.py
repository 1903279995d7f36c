"""The evaluation test (Annex VI): filled in by an entity on a day, table by table, and repeatable."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Entity, Evaluation, Municipality, Partner, Project, Rating, Reach
from aliances_desktop.model.codes_alliance import PARTNER_REVIEW, TEST
from aliances_desktop.planning.extension import Part
from aliances_desktop.services import lines, records, sequence
from aliances_desktop.services.evaluation_answers import EvaluationTest, Fill, Key, Other, Said
from aliances_desktop.text import fold

_MOST: Final = 10**9
"""People a table 3 may speak of; more is a slip of the keys."""


@dataclass(frozen=True)
class EvaluationRow:
    """A test in a list."""

    id: int
    entity_id: int
    entity: str
    day: date
    filled_by: str
    project: str
    fill: Fill


# Reading


def partners_of(session: Session, alliance_id: int) -> tuple[Other, ...]:
    """Return the entities of an alliance that have not left it, in its order, by short name where there is one."""
    found = session.exec(
        select(Entity)
        .join(Partner, col(Partner.entity_id) == Entity.id)
        .where(Partner.alliance_id == alliance_id, col(Partner.left_on).is_(None))
        .order_by(col(Partner.position), col(Partner.id))
    )
    return tuple(Other(entity.key, entity.short_name or entity.name) for entity in found)


def rows(session: Session, alliance_id: int) -> list[EvaluationRow]:
    """Return the tests of an alliance, the latest first, with how far each is filled in."""
    titles = dict(
        session.exec(select(Project.id, Project.title).where(Project.alliance_id == alliance_id)).all()
    )
    return [
        EvaluationRow(
            test.id, test.entity_id, test.entity, test.day, test.filled_by, titles.get(test.project_id, ""), test.whole
        )
        for test in all_tests(session, alliance_id)
    ]  # fmt: skip


def all_tests(session: Session, alliance_id: int) -> list[EvaluationTest]:
    """Return the tests of an alliance with all their answers, the latest first."""
    found = session.exec(
        select(Evaluation)
        .where(Evaluation.alliance_id == alliance_id)
        .order_by(col(Evaluation.day).desc(), col(Evaluation.id).desc())
    ).all()
    return _read(session, found)


def load(session: Session, evaluation_id: int) -> EvaluationTest:
    """Return a test; a `UserError` when it has been deleted."""
    return _read(session, [records.fetch(session, Evaluation, evaluation_id)])[0]


def latest(session: Session, alliance_id: int) -> dict[int, EvaluationTest]:
    """Return the latest test of each entity, in the order of the alliance's partners."""
    found: dict[int, EvaluationTest] = {}
    for test in all_tests(session, alliance_id):
        found.setdefault(test.entity_id, test)
    order = [one.entity_id for one in partners_of(session, alliance_id)]
    return {key: found[key] for key in order if key in found}


def history(session: Session, alliance_id: int, entity_id: int) -> list[EvaluationTest]:
    """Return the tests of one entity, the oldest first."""
    return [test for test in reversed(all_tests(session, alliance_id)) if test.entity_id == entity_id]


def _read(session: Session, found: Collection[Evaluation]) -> list[EvaluationTest]:
    keys = [one.key for one in found]
    said: dict[int, dict[Key, Said]] = {key: {} for key in keys}
    for rating in session.exec(
        select(Rating).where(col(Rating.evaluation_id).in_(keys)).order_by(col(Rating.id))
    ):
        key = (rating.table_number, rating.subject, rating.item)
        # What a file of others answers beyond the scale is no answer.
        value = rating.value if rating.value in TEST[rating.table_number].scale else ""
        said[rating.evaluation_id][key] = Said(value, rating.text)
    reach: dict[int, dict[int | None, Part]] = {key: {} for key in keys}
    for row in session.exec(select(Reach).where(col(Reach.evaluation_id).in_(keys)).order_by(col(Reach.id))):
        reach[row.evaluation_id][row.entity_id] = Part(row.municipalities, row.population, row.beneficiaries)
    partners = {id: partners_of(session, id) for id in {one.alliance_id for one in found}}
    names = lines.entity_names(session, {one.entity_id for one in found})
    return [
        EvaluationTest(
            one.key, one.alliance_id, one.entity_id, names[one.entity_id], one.day, one.filled_by, one.notes,
            one.project_id, partners[one.alliance_id], said[one.key], reach[one.key],
        )
        for one in found
    ]  # fmt: skip


def municipalities_like(session: Session, typed: str, limit: int = 10) -> list[str]:
    """Return municipalities of the official list, or of the directory, that begin with what is typed."""
    wanted = fold(typed)
    names = {*session.exec(select(Municipality.name)), *session.exec(select(Entity.municipality).distinct())}
    found = sorted(
        (name for name in names if name and fold(name).startswith(wanted)), key=lambda n: (len(n), n)
    )
    return found[:limit]


# Changing


def add_test(
    session: Session, alliance_id: int, entity_id: int, day: date, *, project_id: int | None = None,
    copies_last: bool = False,
) -> Evaluation:  # fmt: skip
    """Add a test of an entity, blank or with what its last one says."""
    records.fetch(session, Alliance, alliance_id)
    before = history(session, alliance_id, entity_id)
    made = Evaluation(alliance_id=alliance_id, entity_id=entity_id, day=day, project_id=project_id)
    session.add(made)
    session.flush()
    if copies_last and before:
        _copy(session, before[-1], made)
    return made


def _copy(session: Session, source: EvaluationTest, target: Evaluation) -> None:
    target.project_id = target.project_id or source.project_id
    for (table, subject, item), said in source.said.items():
        session.add(
            Rating(
                evaluation_id=target.key, table_number=table, subject=subject, item=item, value=said.value,
                text=said.text,
            )
        )  # fmt: skip
    for entity_id, part in source.reach.items():
        session.add(
            Reach(
                evaluation_id=target.key, entity_id=entity_id, municipalities=part.municipalities,
                population=part.population, beneficiaries=part.beneficiaries,
            )
        )  # fmt: skip
    session.flush()


def change_test(session: Session, evaluation_id: int, name: str, value: object) -> Evaluation:
    """Set the day, who filled it in, the notes or the project of a test; a `UserError` when it has no day."""
    if name == "day" and value is None:
        raise UserError(N_("Give the day of the test."))
    return lines.change(session, Evaluation, evaluation_id, name, value)


def rate(
    session: Session, evaluation_id: int, table: str, item: str, value: str = "", *, subject: str = "",
    text: str | None = None,
) -> None:  # fmt: skip
    """Write an answer; `text` None leaves its source or own words as they are. What is blank is not kept."""
    kind = TEST[table]
    is_review = kind.subject == "partner" and item in PARTNER_REVIEW
    if not (item in kind.items or item == kind.spare or is_review) or (is_review and value):
        raise ValueError(item)
    if value:
        records.code(value, kind.scale)
    rating = _rating(session, evaluation_id, table, item, subject)
    rating.value = value
    if text is not None:
        rating.text = records.note(text)
    records.keep(session, rating, says_something=rating.value or rating.text)


def write(session: Session, evaluation_id: int, table: str, item: str, text: str, subject: str = "") -> None:
    """Write the source, the own words or the review beside an answer, which stays as it is."""
    value = _rating(session, evaluation_id, table, item, subject).value
    rate(session, evaluation_id, table, item, value, subject=subject, text=text)


def _rating(session: Session, evaluation_id: int, table: str, item: str, subject: str) -> Rating:
    records.fetch(session, Evaluation, evaluation_id)
    found = session.exec(
        select(Rating).where(
            Rating.evaluation_id == evaluation_id, Rating.table_number == table, Rating.subject == subject,
            Rating.item == item,
        )
    ).first()  # fmt: skip
    return found or Rating(evaluation_id=evaluation_id, table_number=table, subject=subject, item=item)


def drop_person(session: Session, evaluation_id: int, person: str) -> None:
    """Take a conductor of the process out of table 6."""
    for rating in _of_person(session, evaluation_id, person):
        session.delete(rating)
    session.flush()


def _of_person(session: Session, evaluation_id: int, person: str) -> Sequence[Rating]:
    return session.exec(
        select(Rating).where(
            Rating.evaluation_id == evaluation_id, Rating.table_number == "6", Rating.subject == person
        )
    ).all()


def set_reach(
    session: Session, evaluation_id: int, entity_id: int | None, name: str, value: object
) -> None:  # fmt: skip
    """Set the municipalities, the population or the beneficiaries of a partner, or (None) of all of them allied."""
    records.fetch(session, Evaluation, evaluation_id)
    where = col(Reach.entity_id).is_(None) if entity_id is None else col(Reach.entity_id) == entity_id
    row = session.exec(select(Reach).where(Reach.evaluation_id == evaluation_id, where)).first()
    row = row or Reach(evaluation_id=evaluation_id, entity_id=entity_id)
    if name == "municipalities":
        row.municipalities = _places(lines.clean(Reach, name, value))
    else:
        setattr(row, name, None if value is None else records.whole(value, 0, _MOST))
    session.add(row)
    session.flush()


def _places(names: object) -> tuple[str, ...]:
    """Return names without blanks and repeats, however they are spelt."""
    assert isinstance(names, tuple)
    return tuple({fold(name): name for name in reversed(names) if fold(name)}.values())[::-1]


def delete(session: Session, evaluation_ids: Collection[int]) -> None:
    """Delete tests with all their answers."""
    sequence.delete(session, Evaluation, evaluation_ids)
