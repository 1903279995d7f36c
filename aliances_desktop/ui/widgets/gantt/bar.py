"""A row of the chart, and what is painted of it: brackets of phases, diamonds, triangles, arrows."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from aliances_desktop.ui import theme


@dataclass(frozen=True)
class Bar:
    """A row of the chart. `kind` is "phase", "task", "milestone", "decision" or "" for a row without anything to draw.

    Planned from `start` to `end`, both included; really from `started` to `done`. `label` is written beside the bar,
    `tone` is one of the theme's; `after` are the keys of the rows it waits for.
    """

    key: object
    kind: str = "task"
    start: date | None = None
    end: date | None = None
    started: date | None = None
    done: date | None = None
    label: str = ""
    tone: str = ""
    after: tuple[object, ...] = ()
    is_movable: bool = True


def paint_mark(painter: QPainter, area: QRectF, kind: str, day_width: float) -> None:
    """Paint a milestone as a diamond, a decision as a triangle that stands on its day."""
    half = area.height() / 2 + 1
    x, y = area.left() + day_width / 2, area.center().y() + 1
    corners = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
    if kind == "decision":
        corners = [QPointF(x - half, y - half), QPointF(x + half, y - half), QPointF(x, y + half)]
    painter.drawPolygon(QPolygonF(corners))


def paint_phase(painter: QPainter, area: QRectF, *, is_open: bool) -> None:
    """Paint a phase as a bracket over its tasks; one without an end runs out."""
    colour = QColor(theme.current().text)
    top = QRectF(area.left(), area.top() + 2, area.width(), 5)
    painter.fillRect(top, colour)
    tips = [area.left()] if is_open else [area.left(), area.right() - 5]
    for x in tips:
        painter.fillRect(QRectF(x, area.top() + 2, 5, area.height() - 2), colour)


def paint_link(painter: QPainter, start: QRectF, end: QRectF, *, is_below: bool) -> None:
    """Paint an arrow from the end of one bar to the beginning of the one that waits for it."""
    x, y = start.right(), start.center().y()
    side = max(min(end.left() - 7, x + 7), x + 4)
    if end.left() - 7 < x:
        side = x + 7
    goal = QPointF(max(end.left(), 0), end.center().y())
    turn = end.top() - 3 if is_below else end.bottom() + 3
    path = [QPointF(x, y), QPointF(side, y), QPointF(side, turn if goal.x() < side else goal.y())]
    if goal.x() < side:
        path += [QPointF(goal.x() - 7, turn), QPointF(goal.x() - 7, goal.y())]
    painter.drawPolyline([*path, goal])
    tip = [goal, goal + QPointF(-6, -3.5), goal + QPointF(-6, 3.5)]
    painter.drawPolygon(QPolygonF(tip))
