"""Small signs that tell answers apart in grey as well as in colour: circles, ticks, triangles."""

from collections.abc import Mapping
from typing import Final

from reportlab.graphics.shapes import Circle, Group, Line, Polygon, Rect, Wedge
from reportlab.lib.colors import Color, white

from aliances_desktop.charts import fonts
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.palette import PAPER, Palette

_RELEVANCE: Final = {"1": "ring", "2": "half", "3": "full"}
MARKS: Final[Mapping[str, Mapping[str, str]]] = {
    "1": _RELEVANCE,
    "2.1": _RELEVANCE,
    "2.2": _RELEVANCE,
    "4": {"1": "ring", "2": "full"},
    "5": {"yes": "tick", "no": "cross", "unknown": "question"},
    "6": {str(n): str(n) for n in range(1, 6)},
    "7": {"good": "up", "neutral": "dash", "bad": "down"},
}
"""Table of the evaluation test → code of an answer → its mark; a mark without a shape is written."""


def mark(name: str, x: float, y: float, size: float = 9.0, palette: Palette = PAPER) -> Group:
    """Return a mark centred at (x, y), `size` points high; "" is a dot that says nothing was answered.

    Marks: ring, half, full, tick, cross, question, up, dash, down, warning, apart, equal, framed; any other is written.
    """
    ink, quiet = palette.colour("text"), palette.colour("quiet")
    half = size / 2
    if name in {"ring", "half", "full"}:
        return Group(*_circle(name, x, y, half, ink))
    if name == "":
        return Group(Circle(x, y, 0.9, fillColor=quiet, strokeColor=None))
    if name == "tick":
        return Group(
            _line(x - half, y, x - half * 0.2, y - half * 0.8, ink),
            _line(x - half * 0.2, y - half * 0.8, x + half, y + half * 0.9, ink),
        )
    if name == "cross":
        return Group(
            _line(x - half * 0.8, y - half * 0.8, x + half * 0.8, y + half * 0.8, ink),
            _line(x - half * 0.8, y + half * 0.8, x + half * 0.8, y - half * 0.8, ink),
        )
    if name == "framed":
        return Group(
            Rect(
                x - size * 0.65, y - half, 1.3 * size, size, fillColor=None, strokeColor=ink, strokeWidth=1.2
            )
        )
    if name == "dash":
        return Group(_line(x - half * 0.8, y, x + half * 0.8, y, ink))
    if name == "equal":
        return Group(
            *(Rect(x - half, y + d, size, size * 0.2, fillColor=ink, strokeColor=None) for d in (1.2, -3.0))
        )
    if name in {"up", "down", "warning", "apart"}:
        return Group(*_triangles(name, x, y, half, ink))
    text = "?" if name == "question" else name
    wide = fonts.width(text, fonts.BOLD, size)
    return Group(label(x - wide / 2, y - size * 0.36, text, size, ink, font=fonts.BOLD))


def _line(x1: float, y1: float, x2: float, y2: float, ink: Color) -> Line:
    return Line(x1, y1, x2, y2, strokeColor=ink, strokeWidth=1.5)


def _circle(name: str, x: float, y: float, radius: float, ink: Color) -> list[Circle | Wedge]:
    radius -= 0.5
    ring = Circle(x, y, radius, fillColor=ink if name == "full" else None, strokeColor=ink, strokeWidth=1)
    if name == "half":
        return [Wedge(x, y, radius, 90, 270, fillColor=ink, strokeColor=None), ring]
    return [ring]


def _triangles(name: str, x: float, y: float, half: float, ink: Color) -> list[Polygon | Group]:
    low, high = y - half * 0.8, y + half * 0.8
    if name == "down":
        return [Polygon([x - half, high, x + half, high, x, low], fillColor=ink, strokeColor=ink)]
    if name == "apart":
        return [
            Polygon([x - 1, low, x - 1, high, x - half - 1, y], fillColor=ink, strokeColor=None),
            Polygon([x + 1, low, x + 1, high, x + half + 1, y], fillColor=ink, strokeColor=None),
        ]
    is_filled = name == "warning"
    body = Polygon(
        [x - half, low, x + half, low, x, high + half * 0.1],
        fillColor=ink if is_filled else None,
        strokeColor=ink,
    )
    if not is_filled:
        return [body]
    size = half * 1.25
    wide = fonts.width("!", fonts.BOLD, size)
    return [body, Group(label(x - wide / 2, low + half * 0.22, "!", size, white, font=fonts.BOLD))]
