"""The red lines of an alliance on one A4: what each entity aims at and holds on to, and what to talk about."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer

from aliances_desktop.charts.marks import MARKS, mark
from aliances_desktop.charts.matrix import MatrixGroup, MatrixRow, matrix
from aliances_desktop.charts.palette import PAPER, Palette
from aliances_desktop.documents.sheet import Document, Occasion, table
from aliances_desktop.documents.text import CELL_TIGHT, GROUP, SMALL, cut, paragraph
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model.codes_alliance import FORMS, RELEVANCE
from aliances_desktop.model.red_lines import MAY_CHANGE, Line, Point, RedLines

_WIDTH: Final = 173 * mm
_MOST_OWN: Final = 4
"""Conditions in own words that have a line of their own in the drawing; all of them stand in the list."""
SIGNS: Final = {
    "shared": ("equal", N_("shared")),
    "opposed": ("apart", N_("two steps apart")),
    "clash": ("warning", N_("against the form chosen")),
}
"""Sign put before a line: its mark and what it means."""
_POINT_SIGNS: Final = {"shared": "equal", "opposed": "apart", "barred": "warning", "agree": "warning"}


@dataclass(frozen=True)
class RedLinesSheet:
    """What the sheet says; `talked_on` is when it was talked through, `notes` what was agreed then."""

    occasion: Occasion
    lines: RedLines
    talked_on: date | None = None
    notes: str = ""
    code: str = ""


def red_lines_chart(lines: RedLines, t: Translator, width: float, palette: Palette = PAPER) -> Drawing:
    """Return aims, conditions and risks by entity: the same on paper and on screen."""
    own = [line for line in lines.conditions if line.is_own][:_MOST_OWN]
    conditions = (*(line for line in lines.conditions if not line.is_own), *own)
    groups = [
        MatrixGroup(t.gettext(title), tuple(_row(line, t) for line in found))
        for title, found in (
            (N_("Aims of the entities"), lines.aims),
            (N_("Minimum conditions"), conditions),
            (N_("Risks"), lines.risks),
        )
    ]
    legend = [(MARKS["1"][code], t.gettext(text)) for code, text in RELEVANCE.items()]
    legend += [(sign, t.gettext(text)) for sign, text in SIGNS.values()]
    heads = [party.name for party in lines.parties]
    return matrix(heads, groups, width, palette=palette, legend=legend, label_share=0.4, row_height=13.4)


def _row(line: Line, t: Translator) -> MatrixRow:
    signs = [SIGNS["clash"][0]] if line.clash else []
    signs += [SIGNS["opposed"][0]] if line.is_opposed else []
    signs += [SIGNS["shared"][0]] if line.is_shared and line.table == "1" and not signs else []
    framed: set[int] = set()
    if line.is_opposed:
        framed = {n for n, value in enumerate(line.values) if value in {"1", "3"}}
    elif line.clash:
        framed = {n for n, value in enumerate(line.values) if value == "3"}
    text = f"“{line.label}”" if line.is_own else t.gettext(line.label)
    marks = tuple(MARKS[line.table].get(value, "") for value in line.values)
    return MatrixRow(text, marks, tuple(signs), frozenset(framed))


def red_lines_sheet(data: RedLinesSheet, t: Translator) -> Document:
    """Return the one page; what the list has no room for is counted at its end."""
    document = Document(
        t.gettext("Red lines"), t.language, lambda: _story(data, t, document.height), owner=data.occasion.title,
        instruction=_instruction(data, t), code=data.code, footer=data.occasion.line(t),
    )  # fmt: skip
    return document


def _instruction(data: RedLinesSheet, t: Translator) -> str:
    form = t.gettext("Form chosen: {form}", form=t.gettext(FORMS[data.lines.form]))
    talked = t.gettext("not talked through yet")
    if data.talked_on is not None:
        talked = t.gettext("talked through on {day}", day=t.short_day(data.talked_on))
    return f"{form} · {talked}"


def _story(data: RedLinesSheet, t: Translator, room: float) -> list[Flowable]:
    chart = red_lines_chart(data.lines, t, _WIDTH)
    title = paragraph(t.gettext("What to talk about"), GROUP)
    advice = paragraph(t.gettext(MAY_CHANGE), SMALL)
    notes = [paragraph(cut(data.notes, 400), CELL_TIGHT)] if data.notes else []
    fixed: list[Flowable] = [chart, title, advice, *notes]
    room -= sum(_height(one) for one in fixed) + 7 * mm
    said, left_out = _fitting(data.lines.talk, t, room)
    rows = [[drawn, words] for drawn, words in said]
    found: list[Flowable] = [chart, Spacer(1, 1 * mm), title]
    if rows:
        tight = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
        found.append(table((), rows, [8 * mm, _WIDTH - 8 * mm], bands=False, more=tight))
    else:
        found.append(paragraph(t.gettext("Nothing stands out yet."), SMALL))
    if left_out:
        more = t.ngettext(
            "{n} more point is in the programme.", "{n} more points are in the programme.", left_out
        )
        found.append(paragraph(more, SMALL))
    return [*found, advice, *notes]


def _fitting(
    talk: tuple[Point, ...], t: Translator, room: float
) -> tuple[list[tuple[Drawing, Paragraph]], int]:  # fmt: skip
    """Return as many points as fit, each with its sign, and how many do not."""
    found: list[tuple[Drawing, Paragraph]] = []
    for number, point in enumerate(talk):
        words = paragraph(cut(point.say(t), 420), CELL_TIGHT)
        room -= words.wrap(_WIDTH - 8 * mm - 8, 1000)[1] + 3
        if room < 0:
            return found, len(talk) - number
        found.append((_sign(point), words))
    return found, 0


def _sign(point: Point) -> Drawing:
    drawing = Drawing(14, 8)
    drawing.add(mark(_POINT_SIGNS.get(point.kind, "question"), 7, 4, 7))
    return drawing


def _height(one: Flowable) -> float:
    return float(one.wrap(_WIDTH, 10_000)[1]) + float(one.getSpaceBefore()) + float(one.getSpaceAfter())
