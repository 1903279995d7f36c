"""The questionnaires of a workshop in a few figures, for its results report."""

from collections import defaultdict
from statistics import fmean

from sqlmodel import Session, col, select

from aliances_desktop.documents.report import Rated, Sent
from aliances_desktop.model import Answer, Batch, Question, Reply


def sent(session: Session, workshop_id: int) -> tuple[Sent, ...]:
    """Return how many sheets of each batch were given out and came back; batches without any sheet are left out."""
    query = (
        select(Batch, Reply.entered_at)
        .join(Reply, col(Reply.batch_id) == Batch.id)
        .where(Batch.workshop_id == workshop_id)
        .order_by(col(Batch.id))
    )
    sheets: dict[int, list[bool]] = defaultdict(list)
    titles: dict[int, str] = {}
    for batch, entered_at in session.exec(query):
        titles[batch.key] = batch.title
        sheets[batch.key].append(entered_at is not None)
    return tuple(Sent(titles[key], len(found), sum(found)) for key, found in sheets.items())


def rated(session: Session, workshop_id: int) -> tuple[Rated, ...]:
    """Return the mean of every scale that was answered after the day, in the order of the questions."""
    query = (
        select(Question, Answer.value)
        .join(Answer, col(Answer.question_id) == Question.id)
        .join(Reply, col(Reply.id) == Answer.reply_id)
        .join(Batch, col(Batch.id) == Reply.batch_id)
        .where(
            Batch.workshop_id == workshop_id,
            Batch.moment == "after",
            Question.kind == "scale",
            Answer.entry == 1,
            Answer.value != "",
        )
        .order_by(col(Batch.id), col(Question.position))
    )
    values: dict[int, list[float]] = defaultdict(list)
    questions: dict[int, Question] = {}
    for question, value in session.exec(query):
        questions[question.key] = question
        values[question.key].append(float(value))
    return tuple(
        Rated(questions[key].text, len(given), fmean(given), questions[key].most)
        for key, given in values.items()
    )
