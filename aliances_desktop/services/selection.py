"""Choosing among the projects of an alliance by published criteria with weights, and scores from 0 to 5."""

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Criterion, Project, Score
from aliances_desktop.model.selection import MOST_SCORE, Ranking, Standard
from aliances_desktop.planning.selection import rank
from aliances_desktop.services import lines, records

_MOST_WEIGHT = 1000


def criteria(session: Session, alliance_id: int) -> list[Criterion]:
    """Return the criteria in their order."""
    return lines.rows(session, Criterion, alliance_id=alliance_id)


def add_criterion(session: Session, alliance_id: int, text: str) -> Criterion:
    """Add a criterion of weight 1; a `UserError` when it says nothing."""
    if not records.line(text):
        raise UserError(N_("Write what it says."))
    return lines.add(session, Criterion, {"alliance_id": alliance_id}, text=text)


def change_criterion(session: Session, criterion_id: int, field: str, value: object) -> Criterion:
    """Set the `text` or the `weight` of a criterion, 0–1000."""
    if field == "weight":
        if not isinstance(value, int | float) or not 0 <= value <= _MOST_WEIGHT:
            raise UserError(N_("A weight is a number from 0 to 1000."))
    elif field != "text":
        raise ValueError(field)
    return lines.change(session, Criterion, criterion_id, field, value)


def set_score(session: Session, project_id: int, criterion_id: int, value: float | None) -> None:
    """Set how well a project meets a criterion, 0–5; None takes the score away."""
    project = records.fetch(session, Project, project_id)
    if records.fetch(session, Criterion, criterion_id).alliance_id != project.alliance_id:
        raise ValueError(criterion_id)
    if value is not None and not 0 <= value <= MOST_SCORE:
        raise UserError(N_("A score is a number from 0 to 5."))
    query = select(Score).where(Score.project_id == project_id, Score.criterion_id == criterion_id)
    score = session.exec(query).first()
    if value is None:
        if score is not None:
            session.delete(score)
    elif score is None:
        session.add(Score(project_id=project_id, criterion_id=criterion_id, value=value))
    else:
        score.value = value
    session.flush()


def ranking(session: Session, alliance_id: int) -> Ranking:
    """Return where the projects stand by their scores; those discarded before are ranked with the others."""
    standards = [Standard(one.key, one.text, one.weight) for one in criteria(session, alliance_id)]
    projects = lines.rows(session, Project, alliance_id=alliance_id)
    query = (
        select(Score)
        .join(Project, col(Project.id) == Score.project_id)
        .where(Project.alliance_id == alliance_id)
    )
    scores = {(one.project_id, one.criterion_id): one.value for one in session.exec(query)}
    return rank(standards, [(one.key, one.title) for one in projects], scores)
