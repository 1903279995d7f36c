"""Bars over a calendar: phases, tasks planned and actual, milestones, decisions, and arrows for what waits for what."""

from datetime import date
from typing import Final

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.lib.colors import HexColor

from aliances_desktop.charts import fonts, gantt_marks
from aliances_desktop.charts.gantt_bars import draw_bars, draw_link
from aliances_desktop.charts.gantt_frame import HEAD, Frame, Gantt, GanttRow
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.palette import PAPER, Palette
from aliances_desktop.charts.timescale import Timescale

__all__ = ["HEAD", "Gantt", "GanttRow", "gantt"]
_BAND: Final = "#F2F2F2"


def gantt(
    chart: Gantt, width: float, *, row_height: float = 15.0, places: range | None = None,
    days: tuple[date, date] | None = None, palette: Palette = PAPER,
) -> Drawing:  # fmt: skip
    """Return the chart, `width` points wide: the rows at `places` on the days from and to, all of them by default."""
    shown = places if places is not None else range(len(chart.rows))
    first, last = days or (chart.first, chart.last)
    tall = HEAD + len(shown) * row_height
    drawing = Drawing(width, tall)
    scale = Timescale(first, last, chart.table_width, width)
    size = min(max(row_height * 0.52, 5.4), 8.5)
    frame = Frame(scale, tall - HEAD, row_height, shown.start, len(shown), palette, chart.today, size)
    _grid(drawing, chart, frame, shown)
    _table(drawing, chart, frame, shown)
    for place, row in enumerate(chart.rows):
        for before in row.after:
            draw_link(drawing, chart.rows[before], before, row, place, frame)
    if first <= chart.today <= last:
        x = scale.x(chart.today) + scale.day / 2
        drawing.add(gantt_marks.today_line(x, 0, frame.top, palette))
    for place in shown:
        draw_bars(drawing, chart.rows[place], place, frame)
    _heads(drawing, chart, frame)
    return drawing


def _grid(drawing: Drawing, chart: Gantt, frame: Frame, shown: range) -> None:
    quiet = frame.palette.colour("quiet")
    right = frame.scale.right
    for place in shown:
        y = frame.middle(place) - frame.row / 2
        if chart.rows[place].kind in {"phase", "lane"} and frame.palette is PAPER:
            drawing.add(Rect(0, y, right, frame.row, fillColor=HexColor(_BAND), strokeColor=None))
        drawing.add(Line(0, y, right, y, strokeColor=quiet, strokeWidth=0.25))
    for headings, thick in ((chart.lower, 0.2), (chart.upper, 0.5)):
        for one in headings:
            x = frame.scale.x(one.start)
            if frame.scale.left < x < right:
                drawing.add(Line(x, frame.bottom, x, frame.top, strokeColor=quiet, strokeWidth=thick))


def _table(drawing: Drawing, chart: Gantt, frame: Frame, shown: range) -> None:
    ink = frame.palette.colour("text")
    for place in shown:
        row, x = chart.rows[place], 0.0
        is_head = row.kind in {"phase", "lane"}
        font = fonts.BOLD if is_head else fonts.REGULAR
        for number, (text, (_head, wide)) in enumerate(zip(row.cells, chart.columns, strict=False)):
            indent = 0.0 if number or is_head else 7.0
            _cell(drawing, text, (x + indent, frame.middle(place)), wide - indent - 4, frame, font)
            x += wide
    x = 0.0
    for head, wide in chart.columns:
        drawing.add(label(x, frame.top + 4, head, 7.5, ink, font=fonts.BOLD, width=wide - 4))
        x += wide
    drawing.add(Line(x, 0, x, drawing.height, strokeColor=frame.palette.colour("quiet"), strokeWidth=0.5))


def _cell(drawing: Drawing, text: str, at: tuple[float, float], room: float, frame: Frame, font: str) -> None:
    """Write a cell in one line, or in as many as a row has room for."""
    most = max(int(frame.row / (frame.font * 1.15)), 1)
    size = frame.font
    lines, size = fonts.wrapped(text, font, size, room, most=most, least=0.8) if most > 1 else ([text], size)
    y = at[1] - size * 0.35 + (len(lines) - 1) * size * 0.55
    for line in lines:
        shown, fitted = fonts.fitted(line, font, size, room, least=0.8)
        drawing.add(label(at[0], y, shown, fitted, frame.palette.colour("text"), font=font))
        y -= size * 1.1


def _heads(drawing: Drawing, chart: Gantt, frame: Frame) -> None:
    ink, scale, top = frame.palette.colour("text"), frame.scale, frame.top
    for headings, y, font in ((chart.upper, top + HEAD / 2, fonts.BOLD), (chart.lower, top, fonts.REGULAR)):
        for one in headings:
            span = frame.clip(scale.x(one.start), scale.x(one.end))
            if span is None:
                continue
            room = span[1] - span[0] - 4
            drawing.add(
                Line(span[0], y, span[0], y + HEAD / 2, strokeColor=frame.palette.colour("quiet"), strokeWidth=0.4)
            )  # fmt: skip
            if fonts.width(one.text, font, 7) <= room:
                drawing.add(label(span[0] + 2, y + 4.5, one.text, 7, ink, font=font))
    drawing.add(Line(0, top, scale.right, top, strokeColor=ink, strokeWidth=0.8))
    if chart.today_text and scale.first <= chart.today <= scale.last:
        _today_text(drawing, chart, frame)


def _today_text(drawing: Drawing, chart: Gantt, frame: Frame) -> None:
    """Write what the line of today is, at the top of the body and on whichever side has room."""
    x = frame.scale.x(chart.today) + frame.scale.day / 2
    wide = fonts.width(chart.today_text, fonts.BOLD, 6.5)
    left = min(max(x - wide / 2 - 2, frame.scale.left), frame.scale.right - wide - 4)
    drawing.add(
        Rect(left, frame.top + HEAD / 2 - 4.5, wide + 4, 9, fillColor=frame.palette.colour("text"), strokeColor=None)
    )  # fmt: skip
    paper = HexColor("#FFFFFF") if frame.palette is PAPER else HexColor("#101418")
    drawing.add(label(left + 2, frame.top + HEAD / 2 - 2.4, chart.today_text, 6.5, paper, font=fonts.BOLD))
