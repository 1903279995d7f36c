"""What a batch of questionnaires says, on paper: question by question, counted, drawn and told."""

from dataclasses import dataclass
from typing import Final

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.charts.bars import bars
from aliances_desktop.charts.palette import PAPER, Palette
from aliances_desktop.documents.sheet import Document, Occasion, table
from aliances_desktop.documents.text import BODY, GROUP, LEAD, SMALL, cut, paragraph
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts

_WIDTH: Final = 173 * mm
_MOST_SAID: Final = 200
"""Texts of one question that are printed."""


@dataclass(frozen=True)
class AnswerLine:
    """An option with its count and share, 0–1; `first` places in a ranking, `guide` its place in the guide's."""

    text: Texts
    count: int
    share: float
    first: int | None = None
    guide: int | None = None


@dataclass(frozen=True)
class AnswerGroup:
    """What was written under a theme; the theme is "" for texts under none."""

    theme: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class AnswerBlock:
    """A question and its answers."""

    number: int
    kind: str
    text: Texts
    answered: int
    blank: int
    lines: tuple[AnswerLine, ...]
    groups: tuple[AnswerGroup, ...]
    mean: float | None
    median: float | None


@dataclass(frozen=True)
class AnswersReport:
    """A batch's results; with `kind` (a msgid) only of the entities of that kind."""

    occasion: Occasion
    batch: str
    questionnaire: Texts
    expected: int
    entered: int
    blocks: tuple[AnswerBlock, ...]
    kind: str = ""


def answers_chart(block: AnswerBlock, t: Translator, width: float, palette: Palette = PAPER) -> Drawing:
    """Return the chart of a question: the same on paper and on screen."""
    items = [
        (line.text.get(t.language) or str(number), float(line.count))
        for number, line in enumerate(block.lines, 1)
    ]
    return bars(items, width, palette=palette, figure=lambda value: t.number(value, 0))


def summary(block: AnswerBlock, t: Translator) -> str:
    """Return in words how many answered, and the middle of a scale."""
    parts = [
        t.ngettext("{n} answered", "{n} answered", block.answered),
        t.gettext("{n} blank", n=block.blank),
    ]
    if block.mean is not None and block.median is not None:
        parts.append(t.gettext("mean {mean}", mean=t.number(block.mean, 2)))
        parts.append(t.gettext("median {median}", median=t.number(block.median, 1)))
    return " · ".join(parts)


def answers_report(data: AnswersReport, t: Translator) -> Document:
    """Return the report: for each question a chart, its figures, and the texts by theme."""

    def story() -> list[Flowable]:
        returned = t.gettext("{entered} of {expected} returned", entered=data.entered, expected=data.expected)
        if data.kind:
            returned += " · " + t.gettext("only: {kind}", kind=t.gettext(data.kind))
        flowables: list[Flowable] = [paragraph(f"{data.questionnaire.get(t.language)} · {returned}", LEAD)]
        for block in data.blocks:
            flowables += _block(block, t)
        return flowables

    return Document(
        cut(data.batch, 160), t.language, story, instruction=t.gettext("What the questionnaires say"),
        code=f"QR-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _block(block: AnswerBlock, t: Translator) -> list[Flowable]:
    title = paragraph(f"{block.number}. {cut(block.text.get(t.language), 400)}", GROUP)
    head: list[Flowable] = [title, paragraph(summary(block, t), SMALL), Spacer(1, 1 * mm)]
    found: list[Flowable] = []
    if block.lines:
        chart: list[Flowable] = [answers_chart(block, t, _WIDTH)] if len(block.lines) <= 30 else []
        found.append(KeepTogether([*head, *chart]))
        found.append(_figures(block, t))
    else:
        found += head
    for group in block.groups:
        if group.theme:
            count = t.ngettext("{n} answer", "{n} answers", len(group.texts))
            found.append(paragraph(f"{cut(group.theme, 200)} ({count})", LEAD))
        found += [paragraph(f"– {cut(text, 600)}", BODY) for text in group.texts[:_MOST_SAID]]
    return found


def _figures(block: AnswerBlock, t: Translator) -> Flowable:
    is_ranking = block.kind == "ranking"
    has_guide = any(line.guide is not None for line in block.lines)
    head = [
        t.gettext("Answer"),
        t.gettext("Points") if is_ranking else t.gettext("Times"),
        t.gettext("Share"),
    ]
    widths = [95 * mm, 26 * mm, 26 * mm]
    if is_ranking:
        head += [t.gettext("First places")]
        widths = [80 * mm, 24 * mm, 24 * mm, 45 * mm]
    if has_guide:
        head += [t.gettext("Place in the guide")]
        widths = [70 * mm, 22 * mm, 22 * mm, 29 * mm, 30 * mm]
    rows = []
    for line in block.lines:
        cells = [line.text.get(t.language) or "–", str(line.count), t.percent(line.share)]
        cells += [str(line.first or 0)] if is_ranking else []
        cells += [f"{line.guide}" if line.guide else "–"] if has_guide else []
        rows.append(cells)
    return table(head, rows, widths)
