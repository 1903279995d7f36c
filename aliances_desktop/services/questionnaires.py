"""A questionnaire with its questions and what can be chosen in each, in the order and with the codes of the paper."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.model import Question, Questionnaire, QuestionOption, Texts
from aliances_desktop.services import records

OTHER: Final = "OTH"
"""The code of an answer in one's own words; it comes last and is never among the options stored."""
TOPIC: Final = "{topic}"
"""Stands in texts for the topic of the questionnaire."""
_OTHER_TEXT: Final = N_("Other")
_YES_NO: Final = {"yes": N_("Yes"), "no": N_("No")}


@dataclass(frozen=True)
class Choice:
    """Something to tick: `id` is 0 where it is no stored option (yes, no, own words, a point of a scale)."""

    code: str
    text: Texts
    id: int = 0


@dataclass(frozen=True)
class Asked:
    """A question as it is asked: `number` from 1, texts with the topic filled in, what can be ticked.

    `rows` are the choices of a question, or the rows of a grid whose columns are `columns`.
    """

    id: int
    number: int
    code: str
    kind: str
    text: Texts
    help: Texts
    code_list: str
    count: int
    least: int
    most: int
    least_label: Texts
    most_label: Texts
    has_other: bool
    has_text: bool
    rows: tuple[Choice, ...] = ()
    columns: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Content:
    """A whole questionnaire."""

    id: int
    title: Texts
    intro: Texts
    closing: Texts
    topic: Texts
    questions: tuple[Asked, ...]

    def question(self, question_id: int) -> Asked:
        """Return a question by its id."""
        return next(asked for asked in self.questions if asked.id == question_id)


def translated(msgid: str) -> Texts:
    """Return a message of ours in the three languages."""
    return Texts(**{code: translator(code).gettext(msgid) for code in LANGUAGES})


def load(session: Session, questionnaire_id: int, *, is_filled: bool = True) -> Content:
    """Return a questionnaire; `is_filled` puts the topic where the texts name it, as it is asked and printed."""
    record = records.fetch(session, Questionnaire, questionnaire_id)
    content = Content(
        record.key,
        record.title,
        record.intro,
        record.closing,
        record.topic,
        _asked(session, questionnaire_id),
    )
    return _fill(content) if is_filled and record.topic else content


def _asked(session: Session, questionnaire_id: int) -> tuple[Asked, ...]:
    questions = session.exec(
        select(Question)
        .where(Question.questionnaire_id == questionnaire_id)
        .order_by(col(Question.position), col(Question.id))
    ).all()
    options: dict[tuple[int, str], list[Choice]] = defaultdict(list)
    found = session.exec(
        select(QuestionOption)
        .where(col(QuestionOption.question_id).in_([q.key for q in questions]))
        .order_by(col(QuestionOption.position), col(QuestionOption.id))
    )
    for option in found:
        options[option.question_id, option.axis].append(Choice(option.code, option.text, option.key))
    return tuple(
        _one(question, number, options[question.key, "row"], options[question.key, "column"])
        for number, question in enumerate(questions, 1)
    )


def _one(question: Question, number: int, rows: Sequence[Choice], columns: Sequence[Choice]) -> Asked:
    choices = tuple(rows)
    if question.kind == "yes_no":
        choices = tuple(Choice(code, translated(text)) for code, text in _YES_NO.items())
    elif question.kind == "scale":
        points = (str(point) for point in range(question.least, question.most + 1))
        choices = tuple(Choice(point, Texts(point, point, point)) for point in points)
    elif question.has_other and question.kind in {"single", "multiple", "ranking"}:
        choices = (*rows, Choice(OTHER, translated(_OTHER_TEXT)))
    return Asked(
        question.key,
        number,
        question.code,
        question.kind,
        question.text,
        question.help,
        question.code_list,
        question.count,
        question.least,
        question.most,
        question.least_label,
        question.most_label,
        question.has_other,
        question.has_text,
        choices,
        tuple(columns) if question.kind == "grid" else (),
    )


def _fill(content: Content) -> Content:
    def fill(texts: Texts) -> Texts:
        return Texts(**{code: texts.own(code).replace(TOPIC, content.topic.get(code)) for code in LANGUAGES})

    asked = tuple(replace(q, text=fill(q.text), help=fill(q.help)) for q in content.questions)
    return replace(
        content,
        title=fill(content.title),
        intro=fill(content.intro),
        closing=fill(content.closing),
        questions=asked,
    )


@dataclass(frozen=True)
class Gap:
    """A text not yet written in a language: `what` is a msgid, `number` that of the question, 0 for the whole."""

    number: int
    what: str


def gaps(content: Content, language: str) -> list[Gap]:
    """Return the texts that have been written in another language but not in this one, in the order of the paper."""
    whole = (
        (N_("Title"), content.title),
        (N_("Introduction"), content.intro),
        (N_("How to return it"), content.closing),
        (N_("Topic"), content.topic),
    )
    found = [Gap(0, what) for what, texts in whole if language in texts.missing]
    for asked in content.questions:
        own = (
            (N_("Question"), asked.text),
            (N_("Explanation"), asked.help),
            (N_("Lowest value"), asked.least_label),
            (N_("Highest value"), asked.most_label),
            *((N_("Option"), choice.text) for choice in (*asked.rows, *asked.columns)),
        )
        found += [Gap(asked.number, what) for what, texts in own if language in texts.missing]
    return found
