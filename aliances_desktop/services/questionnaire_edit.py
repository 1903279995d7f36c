"""Changing a questionnaire: its texts in one language at a time, its questions, their order, and their options."""

from collections.abc import Sequence
from typing import Final, Literal, TypeVar

from sqlmodel import Session, col, func, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Answer, Question, Questionnaire, QuestionOption, Texts
from aliances_desktop.model.codes import CODE_LISTS, QUESTION_KINDS
from aliances_desktop.services import records
from aliances_desktop.services.questionnaires import OTHER, translated

WHOLE: Final = ("title", "intro", "closing", "topic")
"""Texts of the questionnaire."""
TEXTS: Final = ("text", "help", "least_label", "most_label")
"""Texts of a question."""
LEAST, MOST = 0, 10
"""Limits of a scale: its points are typed and printed as one or two digits."""
_MOST_OPTIONS: Final = 40
_WITH_OPTIONS: Final = ("single", "multiple", "ranking", "grid")
R = TypeVar("R", Question, QuestionOption)
Axis = Literal["row", "column"]


def set_text(session: Session, questionnaire_id: int, field: str, language: str, text: object) -> None:
    """Write a text of the questionnaire in one language; a `UserError` when no title would be left."""
    if field not in WHOLE:
        raise ValueError(field)
    record = records.fetch(session, Questionnaire, questionnaire_id)
    written = _put(getattr(record, field), language, text)
    if field == "title" and not written:
        raise UserError(N_("Give the questionnaire a title."))
    setattr(record, field, written)
    session.flush()


def _put(texts: Texts, language: str, text: object) -> Texts:
    return texts.put(records.language(language), records.note(text))


# Questions


def add_question(
    session: Session, questionnaire_id: int, kind: str, language: str, text: str, after: int | None = None
) -> Question:
    """Add a question behind another, or at the end; one to choose from begins with two options."""
    questions = list(_questions(session, questionnaire_id))
    question = Question(
        questionnaire_id=records.fetch(session, Questionnaire, questionnaire_id).key,
        position=0,
        kind=records.code(kind, QUESTION_KINDS),
        text=_put(Texts(), language, text),
    )
    session.add(question)
    session.flush()
    question.code = f"own.{question.key}"
    place = next((n for n, q in enumerate(questions, 1) if q.id == after), len(questions))
    questions.insert(place, question)
    _renumber(questions)
    _give_options(session, question)
    session.flush()
    return question


def _questions(session: Session, questionnaire_id: int) -> Sequence[Question]:
    query = select(Question).where(Question.questionnaire_id == questionnaire_id)
    return session.exec(query.order_by(col(Question.position), col(Question.id))).all()


def _renumber(rows: Sequence[Question] | Sequence[QuestionOption]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position


def _give_options(session: Session, question: Question) -> None:
    if question.kind in _WITH_OPTIONS and not _options(session, question.key, "row"):
        for number in (1, 2):
            text = translated(N_("Option {n}"))
            named = Texts(*(one.replace("{n}", str(number)) for one in (text.ca, text.es, text.en)))
            session.add(
                QuestionOption(question_id=question.key, position=number, code=str(number), text=named)
            )
        session.flush()


def set_question(session: Session, question_id: int, field: str, value: object, language: str = "") -> None:
    """Change a question: a text in a language, its kind, list of codes, count, scale, or what may be written beside.

    A `UserError` when the value is impossible, or when answers given already would lose their meaning.
    """
    question = records.fetch(session, Question, question_id)
    if field in TEXTS:
        setattr(question, field, _put(getattr(question, field), language, value))
    elif field == "kind":
        _set_kind(session, question, records.code(value, QUESTION_KINDS))
    elif field == "code_list":
        question.code_list = records.code(value, {"": "", **dict.fromkeys(CODE_LISTS, "")})
    elif field in {"has_other", "has_text"}:
        setattr(question, field, bool(value))
    elif field == "count":
        question.count = records.whole(value, 1, 20)
    elif field in {"least", "most"}:
        _set_scale(session, question, field, records.whole(value, LEAST, MOST))
    else:
        raise ValueError(field)
    session.flush()


def _set_kind(session: Session, question: Question, kind: str) -> None:
    if kind != question.kind:
        refuse_answered(session, question.key)
        question.kind = kind
        _give_options(session, question)


def _set_scale(session: Session, question: Question, field: str, value: int) -> None:
    refuse_answered(session, question.key)
    least, most = (value, question.most) if field == "least" else (question.least, value)
    if least >= most:
        raise UserError(N_("The scale must go up."))
    question.least, question.most = least, most


def refuse_answered(session: Session, question_id: int) -> None:
    """Raise a `UserError` when the question has been answered on some sheet."""
    count = session.exec(select(func.count()).where(Answer.question_id == question_id)).one()
    if count:
        raise UserError(N_("This question has answers already: delete it and ask another one instead."))


def move_question(session: Session, question_id: int, by: int) -> None:
    """Move a question up (negative) or down by so many places, as far as there are."""
    question = records.fetch(session, Question, question_id)
    _move(list(_questions(session, question.questionnaire_id)), question, by)
    session.flush()


def _move(rows: list[R], row: R, by: int) -> None:
    place = rows.index(row)
    rows.insert(min(max(place + by, 0), len(rows) - 1), rows.pop(place))
    _renumber(rows)


def delete_question(session: Session, question_id: int) -> None:
    """Delete a question with the answers to it."""
    question = records.fetch(session, Question, question_id)
    questionnaire_id = question.questionnaire_id
    session.delete(question)
    session.flush()
    _renumber(_questions(session, questionnaire_id))
    session.flush()


# Options


def _options(session: Session, question_id: int, axis: str) -> Sequence[QuestionOption]:
    query = select(QuestionOption).where(
        QuestionOption.question_id == question_id, QuestionOption.axis == axis
    )
    return session.exec(query.order_by(col(QuestionOption.position), col(QuestionOption.id))).all()


def add_option(
    session: Session, question_id: int, language: str, text: str, axis: Axis = "row"
) -> QuestionOption:
    """Add an option at the end, or a row or column of a grid; its code is a number not used yet."""
    question = records.fetch(session, Question, question_id)
    there = _options(session, question.key, axis)
    if len(there) >= _MOST_OPTIONS:
        raise UserError(N_("A question can have {most} options at most."), most=_MOST_OPTIONS)
    used = {option.code for option in there} | {OTHER}
    code = next(str(n) for n in range(len(there) + 1, len(there) + 100) if str(n) not in used)
    option = QuestionOption(
        question_id=question.key,
        position=len(there) + 1,
        axis=axis,
        code=code,
        text=_put(Texts(), language, text),
    )
    session.add(option)
    session.flush()
    return option


def set_option(session: Session, option_id: int, language: str, text: object) -> None:
    """Write the text of an option in one language."""
    option = records.fetch(session, QuestionOption, option_id)
    option.text = _put(option.text, language, text)
    session.flush()


def set_option_code(session: Session, option_id: int, code: object) -> None:
    """Give an option a code of the question's list, so that its answers compare with other questionnaires'."""
    option = records.fetch(session, QuestionOption, option_id)
    question = records.fetch(session, Question, option.question_id)
    clean = records.code(code, CODE_LISTS[question.code_list])
    if clean == option.code:
        return
    refuse_answered(session, question.key)
    if clean in {one.code for one in _options(session, question.key, option.axis)}:
        raise UserError(N_("Another option has this code already."))
    option.code = clean
    session.flush()


def move_option(session: Session, option_id: int, by: int) -> None:
    """Move an option up (negative) or down by so many places, as far as there are."""
    option = records.fetch(session, QuestionOption, option_id)
    _move(list(_options(session, option.question_id, option.axis)), option, by)
    session.flush()


def delete_option(session: Session, option_id: int) -> None:
    """Delete an option; a `UserError` when the question has been answered already."""
    option = records.fetch(session, QuestionOption, option_id)
    refuse_answered(session, option.question_id)
    question_id, axis = option.question_id, option.axis
    session.delete(option)
    session.flush()
    _renumber(_options(session, question_id, axis))
    session.flush()
