"""The results of a batch given away: as a report on paper and as a spreadsheet."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.model import Texts
from aliances_desktop.services import answers_results, batches, workshops
from aliances_desktop.services.answers_results import OptionCount, QuestionResult


def report(session: Session, batch_id: int, kind: str = "") -> AnswersReport:
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
        tuple(block(one) for one in found),
    )


def block(one: QuestionResult) -> AnswerBlock:
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
    groups = [AnswerGroup(t.title, tuple(s.text for s in one.said if s.theme_id == t.id)) for t in one.themes]
    rest = tuple(said.text for said in one.said if said.theme_id is None)
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


def save_pdf(session: Session, batch_id: int, language: str, target: Path, kind: str = "") -> str:
    """Write the report as PDF; return what no font can draw. A `UserError` when it cannot be written."""
    document = answers_report(report(session, batch_id, kind), translator(language))
    return write_pdf([document], target).undrawable


def save_spreadsheet(
    session: Session, batch_id: int, language: str, target: Path, labels: Callable[[str], str]
) -> None:
    """Write the figures and the texts to an XLSX file, whole or not at all; `labels` translates headings."""
    # Spreadsheets are written nowhere near the start of the program.
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = xlsxwriter.Workbook(buffer, options)
    bold = workbook.add_format({"bold": True, "bottom": 1})
    found = answers_results.question_results(session, batch_id)
    figures = workbook.add_worksheet(labels(N_("Figures"))[:31])
    texts = workbook.add_worksheet(labels(N_("Texts"))[:31])
    _head(
        figures,
        bold,
        [
            labels(name)
            for name in (N_("Question"), N_("Answer"), N_("Times"), N_("Share"), N_("First places"))
        ],
    )
    _head(texts, bold, [labels(name) for name in (N_("Question"), N_("Who"), N_("Text"), N_("Theme"))])
    row = 0
    for one in found:
        for option in one.options:
            row += 1
            figures.write_string(row, 0, f"{one.asked.number}. {one.asked.text.get(language)}")
            figures.write_string(row, 1, text_of(option).get(language) or option.code)
            figures.write_number(row, 2, option.count)
            figures.write_number(row, 3, option.share)
            figures.write_number(row, 4, option.firsts)
    row = 0
    for one in found:
        for said in one.said:
            row += 1
            texts.write_string(row, 0, f"{one.asked.number}. {one.asked.text.get(language)}")
            texts.write_string(row, 1, said.entity)
            texts.write_string(row, 2, said.text)
            texts.write_string(row, 3, said.theme)
    workbook.close()
    with replace_with(target) as file:
        file.write(buffer.getvalue())


def _head(sheet: Any, bold: object, names: list[str]) -> None:
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, 40 if column < 2 else 14)
    sheet.freeze_panes(1, 0)
