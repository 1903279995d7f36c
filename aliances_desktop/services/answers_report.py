"""The results of a batch given away: as a report on paper and as a spreadsheet."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sqlmodel import Session

from aliances_desktop.documents.answers import (
    AnswerBlock,
    AnswerGroup,
    AnswerLine,
    AnswersReport,
    answers_report,
)
from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes import KINDS
from aliances_desktop.services import answers_results, batches, workshops
from aliances_desktop.services.answers_results import OptionCount, QuestionResult, Said
from aliances_desktop.services.spreadsheet import Cell, spreadsheet

_SHARE: Final = N_("Share")


def report(session: Session, batch_id: int, language: str, kind: str = "") -> AnswersReport:
    """Return a batch's results, frozen for drawing."""
    batch = batches.load(session, batch_id)
    workshop = workshops.load(session, batch.workshop_id) if batch.workshop_id is not None else None
    occasion = (
        Occasion(workshop.title, workshop.day, workshop.place, str(batch_id))
        if workshop
        else Occasion(batch.title)
    )
    found = answers_results.question_results(session, batch_id, kind)
    return AnswersReport(
        occasion,
        batch.title,
        batch.questionnaire,
        batch.expected,
        batch.entered,
        tuple(block(one, language) for one in found),
        KINDS[kind] if kind else "",
    )


def block(one: QuestionResult, language: str) -> AnswerBlock:
    """Return a question's result, frozen for drawing; a ranking is in the order of its points."""
    is_ranking = one.asked.kind == "ranking"
    guide = {ranked.code: ranked.guide for ranked in answers_results.beside_guide(one)}
    options = sorted(one.options, key=lambda o: (-o.points, -o.firsts)) if is_ranking else one.options
    lines = tuple(
        AnswerLine(
            text_of(option), option.points if is_ranking else option.count, option.share,
            option.firsts if is_ranking else None, guide.get(option.code),
        )
        for option in options
    )  # fmt: skip
    said = [(s.theme_id, words_of(s, language)) for s in one.said]
    groups = [AnswerGroup(t.title, tuple(words for key, words in said if key == t.id)) for t in one.themes]
    rest = tuple(words for key, words in said if key is None)
    groups = [group for group in groups if group.texts]
    if rest:
        groups.append(AnswerGroup("", rest))
    return AnswerBlock(
        one.asked.number, one.asked.kind, one.asked.text, one.answered, one.blanks, lines, tuple(groups), one.mean,
        one.median,
    )  # fmt: skip


def text_of(option: OptionCount) -> Texts:
    """Return what an option is called: in a grid its row and column."""
    if not option.column:
        return option.text
    return Texts(**{code: f"{option.text.get(code)} · {option.column.get(code)}" for code in LANGUAGES})


def words_of(said: Said, language: str) -> str:
    """Return what somebody wrote; in a grid behind what it was written beside."""
    return f"{said.row.get(language)}: {said.text}" if said.row else said.text


def save_pdf(session: Session, batch_id: int, language: str, target: Path, kind: str = "") -> str:
    """Write the report as PDF; return what no font can draw. A `UserError` when it cannot be written."""
    document = answers_report(report(session, batch_id, language, kind), translator(language))
    return write_pdf([document], target).undrawable


def save_spreadsheet(
    session: Session, batch_id: int, language: str, target: Path, labels: Callable[[str], str], kind: str = ""
) -> None:
    """Write questions, figures and texts to an XLSX file, whole or not at all; `labels` translates headings."""
    with spreadsheet(target) as book:
        for title, heads, lines in _sheets(
            answers_results.question_results(session, batch_id, kind), language
        ):
            shares = [column for column, head in enumerate(heads) if head == _SHARE]
            book.table(labels(title), [labels(head) for head in heads], lines, shares=shares)


def _sheets(
    found: Sequence[QuestionResult], language: str
) -> list[tuple[str, tuple[str, ...], list[tuple[Cell, ...]]]]:
    def name(one: QuestionResult) -> str:
        return f"{one.asked.number}. {one.asked.text.get(language)}"

    return [
        (
            N_("Questions"),
            (N_("Question"), N_("Answered"), N_("Left blank"), N_("Mean"), N_("Median")),
            [(name(one), one.answered, one.blanks, one.mean, one.median) for one in found],
        ),
        (
            N_("Figures"),
            (N_("Question"), N_("Answer"), N_("Times"), _SHARE, N_("Points"), N_("First places")),
            [
                (
                    name(one), text_of(option).get(language) or option.code, option.count, option.share,
                    *((option.points, option.firsts) if one.asked.kind == "ranking" else (None, None)),
                )
                for one in found
                for option in one.options
            ],
        ),
        (
            N_("Texts"),
            (N_("Question"), N_("Sheet"), N_("Who"), N_("Text"), N_("Theme")),
            [
                (name(one), said.sheet, said.entity, words_of(said, language), said.theme)
                for one in found
                for said in one.said
            ],
        ),
    ]  # fmt: skip
