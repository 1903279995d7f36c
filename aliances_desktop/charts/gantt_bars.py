"""The calendar's side of a Gantt chart: bars, diamonds, decisions, labels and arrows, each cut at the page's edge."""

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Final

from reportlab.graphics.shapes import Drawing, Line, Polygon, PolyLine

from aliances_desktop.charts import fonts, gantt_marks
from aliances_desktop.charts.gantt_frame import Frame, GanttRow
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.marks import mark
from aliances_desktop.charts.timescale import Timescale

_LABEL_GAP: Final = 4.0


def _span(row: GanttRow, frame: Frame) -> tuple[date, date] | None:
    """Return the days a row is drawn over: one without an end reaches today at least."""
    if row.start is None:
        return None
    return row.start, row.end or max(frame.today, row.start)


def draw_bars(drawing: Drawing, row: GanttRow, place: int, frame: Frame) -> None:
    """Draw what a row has on the calendar, and its label."""
    y = frame.middle(place)
    if row.kind == "decisions":
        for due, taken in row.marks:
            _decision(drawing, due, taken, y, frame)
        return
    if row.started is not None and row.kind != "milestone":
        end = max(row.done or frame.today, row.started)
        inside = frame.clip(frame.scale.x(row.started), frame.scale.x_after(end))
        if inside is not None:
            drawing.add(
                gantt_marks.actual(inside[0], y - frame.row * 0.38, inside[1] - inside[0], frame.row * 0.13, frame.palette)
            )  # fmt: skip
    span = _span(row, frame)
    if span is None or not frame.scale.shows(*span):
        return
    left, right = _plan(drawing, row, span, y, frame)
    if row.is_late:
        drawing.add(mark("warning", right + 6, y, min(frame.row * 0.6, 8), frame.palette))
        right += 11
    _label(drawing, row.label, left, right, y, frame)


def _plan(
    drawing: Drawing, row: GanttRow, span: tuple[date, date], y: float, frame: Frame
) -> tuple[float, float]:
    """Draw what is planned; return where it begins and ends."""
    scale, palette, high = frame.scale, frame.palette, frame.row * 0.46
    if row.kind == "milestone":
        x, size = scale.x(span[1]) + scale.day / 2, min(frame.row * 0.68, 11.0)
        drawing.add(gantt_marks.milestone(x, y, size, palette, is_done=row.done is not None))
        return x - size / 2, x + size / 2
    start, end = scale.x(span[0]), max(scale.x_after(span[1]), scale.x(span[0]) + 1.5)
    inside = frame.clip(start, end) or (scale.left, scale.left)
    base = y - frame.row * 0.19
    wide = inside[1] - inside[0]
    if row.kind == "phase":
        tips = {"has_start": start >= scale.left, "has_end": row.end is not None and end <= scale.right}
        drawing.add(gantt_marks.phase(inside[0], base, wide, high, palette, **tips))
    else:
        is_done = row.done is not None
        drawing.add(gantt_marks.planned(inside[0], base, wide, high, palette, is_done=is_done))
    if row.end is None and end < scale.right - high:
        drawing.add(gantt_marks.open_end(inside[1], base, high, palette))
        return inside[0], inside[1] + high * 0.6
    return inside


def _decision(drawing: Drawing, due: date | None, taken: date | None, y: float, frame: Frame) -> None:
    scale, size = frame.scale, min(frame.row * 0.6, 9.0)

    def centre(day: date) -> float:
        return scale.x(day) + scale.day / 2

    until = taken or (frame.today if due is not None and due < frame.today else due)
    if due is not None and until is not None and due != until:
        span = frame.clip(*sorted((centre(due), centre(until))))
        dashes = None if taken else (1.5, 1.5)
        if span is not None:
            drawing.add(
                Line(span[0], y, span[1], y, strokeColor=frame.palette.colour("text"), strokeWidth=0.8, strokeDashArray=dashes)
            )  # fmt: skip
    for day, is_taken in ((due, False), (taken, True)):
        if day is not None and scale.first <= day <= scale.last:
            drawing.add(gantt_marks.decision(centre(day), y, size, frame.palette, is_taken=is_taken))


def _label(drawing: Drawing, text: str, left: float, right: float, y: float, frame: Frame) -> None:
    """Write beside a bar: behind it where there is room, else before it, else as much as fits behind."""
    if not text:
        return
    size = max(frame.font * 0.88, 5.2)
    wide = fonts.width(text, fonts.REGULAR, size)
    ink, base = frame.palette.colour("text"), y - size * 0.35
    room = frame.scale.right - right - 2 * _LABEL_GAP
    before = left - frame.scale.left - 2 * _LABEL_GAP
    if wide > room and wide <= before:
        drawing.add(label(left - _LABEL_GAP, base, text, size, ink, is_right=True))
    elif room >= 24:
        drawing.add(label(right + _LABEL_GAP, base, text, size, ink, width=room))


# Arrows


def draw_link(drawing: Drawing, one: GanttRow, before: int, row: GanttRow, place: int, frame: Frame) -> None:
    """Draw an arrow from the end of a row to the start of the one that waits for it, as far as it is on this page."""
    if one.start is None or row.start is None or one.end is None:
        return
    scale = frame.scale
    x1, y1 = _edge(one, scale, is_end=True), frame.middle(before)
    x2, y2 = _edge(row, scale, is_end=False), frame.middle(place)
    corners = [(x1, y1), (x1 + 3, y1)]
    if x2 - 4 < x1 + 3:
        turn = y2 + frame.row / 2 if place > before else y2 - frame.row / 2
        corners += [(x1 + 3, turn), (x2 - 6, turn), (x2 - 6, y2)]
    else:
        corners.append((x1 + 3, y2))
    corners.append((x2, y2))
    ink = frame.palette.colour("quiet")
    for start, end in itertools.pairwise(corners):
        piece = _inside(start, end, frame)
        if piece is not None:
            drawing.add(PolyLine(piece, strokeColor=ink, strokeWidth=0.8))
    if scale.left + 4 <= x2 <= scale.right and frame.bottom < y2 < frame.top:
        drawing.add(Polygon([x2, y2, x2 - 4, y2 + 2, x2 - 4, y2 - 2], fillColor=ink, strokeColor=None))


def _edge(row: GanttRow, scale: Timescale, *, is_end: bool) -> float:
    if row.kind == "milestone":
        middle = scale.x(row.end or row.start or scale.first) + scale.day / 2
        return middle + 4 if is_end else middle - 4
    return scale.x_after(row.end or scale.last) if is_end else scale.x(row.start or scale.first)


def _inside(start: tuple[float, float], end: tuple[float, float], frame: Frame) -> Sequence[float] | None:
    """Return what of a level or upright line is on the page as x, y, x, y; None for nothing."""
    (x1, y1), (x2, y2) = start, end
    left, right, bottom, top = frame.scale.left, frame.scale.right, frame.bottom, frame.top
    if max(x1, x2) < left or min(x1, x2) > right or max(y1, y2) < bottom or min(y1, y2) > top:
        return None
    return [
        min(max(x1, left), right), min(max(y1, bottom), top), min(max(x2, left), right), min(max(y2, bottom), top),
    ]  # fmt: skip
