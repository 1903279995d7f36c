"""The signs of a Gantt chart, which tell planned from actual and done from open in grey as well as in colour."""

from collections.abc import Sequence
from typing import Final

from reportlab.graphics.shapes import Drawing, Group, Line, Polygon, Rect
from reportlab.lib.colors import HexColor

from aliances_desktop.charts import fonts
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.marks import mark
from aliances_desktop.charts.palette import PAPER, Palette

_KEY: Final = 22.0
_SIZE: Final = 7.5


def planned(x: float, y: float, width: float, height: float, palette: Palette, *, is_done: bool) -> Rect:
    """Return the bar of a plan; a dark one has been done."""
    colour = palette.part(3) if is_done else palette.part(2)
    return Rect(x, y, width, height, fillColor=colour, strokeColor=palette.colour("text"), strokeWidth=0.6)


def open_end(x: float, y: float, height: float, palette: Palette) -> Polygon:
    """Return the tip that says a bar goes on without an end; its base is at `x`."""
    tip = [x, y, x + height * 0.6, y + height / 2, x, y + height]
    return Polygon(tip, fillColor=palette.part(2), strokeColor=palette.colour("text"), strokeWidth=0.6)


def actual(x: float, y: float, width: float, height: float, palette: Palette) -> Rect:
    """Return the thin bar of what really happened."""
    return Rect(x, y, width, height, fillColor=palette.colour("main"), strokeColor=None)


def phase(
    x: float, y: float, width: float, height: float, palette: Palette, *, has_start: bool, has_end: bool
) -> Group:
    """Return the bracket over a phase; without a tip where the phase is open or goes on beyond the edge."""
    colour, thick = palette.colour("main"), height * 0.4
    found: list[Rect | Polygon] = [
        Rect(x, y + height - thick, width, thick, fillColor=colour, strokeColor=None)
    ]
    tip = min(height * 0.6, width)
    if has_start:
        found.append(Polygon([x, y + height, x, y, x + tip, y + height], fillColor=colour, strokeColor=None))
    if has_end:
        right = x + width
        found.append(
            Polygon(
                [right, y + height, right, y, right - tip, y + height], fillColor=colour, strokeColor=None
            )
        )
    return Group(*found)


def milestone(x: float, y: float, size: float, palette: Palette, *, is_done: bool) -> Polygon:
    """Return a diamond centred at (x, y); a full one has been reached."""
    half = size / 2
    return Polygon(
        [x, y - half, x + half, y, x, y + half, x - half, y],
        fillColor=palette.colour("main") if is_done else HexColor(palette.series[2]),
        strokeColor=palette.colour("text"), strokeWidth=0.9,
    )  # fmt: skip


def decision(x: float, y: float, size: float, palette: Palette, *, is_taken: bool) -> Polygon:
    """Return a triangle that stands on its day: an empty one is a deadline, a full one a decision taken."""
    half = size / 2
    return Polygon(
        [x - half, y + half * 0.8, x + half, y + half * 0.8, x, y - half * 0.8],
        fillColor=palette.colour("main") if is_taken else None,
        strokeColor=palette.colour("text"), strokeWidth=0.9,
    )  # fmt: skip


def today_line(x: float, bottom: float, top: float, palette: Palette) -> Line:
    """Return the line of today."""
    return Line(
        x, bottom, x, top, strokeColor=palette.colour("text"), strokeWidth=1.1, strokeDashArray=(3, 2)
    )


def legend(items: Sequence[tuple[str, str]], width: float, *, palette: Palette = PAPER) -> Drawing:
    """Return what the signs mean: (sign, meaning) in as many lines as they need.

    Signs: planned, done, actual, phase, milestone, due, decided, late, today, link.
    """
    lines: list[list[tuple[str, str]]] = [[]]
    left = 0.0
    for sign, text in items:
        wide = _wide(text)
        if lines[-1] and left + wide > width:
            lines.append([])
            left = 0.0
        lines[-1].append((sign, text))
        left += wide
    drawing = Drawing(width, 11.0 * len(lines) + 1)
    for number, line in enumerate(lines):
        x, y = 0.0, drawing.height - 11.0 * (number + 1)
        for sign, text in line:
            drawing.add(_sign(sign, x, y, palette))
            drawing.add(label(x + _KEY, y + 2, text, _SIZE, palette.colour("text"), width=width - x - _KEY))
            x += _wide(text)
    return drawing


def _wide(text: str) -> float:
    return fonts.width(text, fonts.REGULAR, _SIZE) + _KEY + 12


def _sign(sign: str, x: float, y: float, palette: Palette) -> Group:
    if sign in {"planned", "done"}:
        return Group(planned(x, y + 1.5, _KEY - 5, 6, palette, is_done=sign == "done"))
    if sign == "actual":
        return Group(actual(x, y + 3, _KEY - 5, 2.2, palette))
    if sign == "phase":
        return Group(phase(x, y + 1.5, _KEY - 5, 6, palette, has_start=True, has_end=True))
    if sign == "milestone":
        return Group(milestone(x + 8, y + 4.5, 8, palette, is_done=False))
    if sign in {"due", "decided"}:
        return Group(decision(x + 8, y + 4.5, 8, palette, is_taken=sign == "decided"))
    if sign == "late":
        return mark("warning", x + 8, y + 4.5, 8, palette)
    if sign == "link":
        tip = [x + 16, y + 4.5, x + 12, y + 6.5, x + 12, y + 2.5]
        ink = palette.colour("quiet")
        return Group(
            Line(x, y + 4.5, x + 13, y + 4.5, strokeColor=ink, strokeWidth=0.8),
            Polygon(tip, fillColor=ink, strokeColor=None),
        )
    return Group(today_line(x + 8, y, y + 9, palette))
