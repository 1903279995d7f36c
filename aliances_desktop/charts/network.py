"""Who wants to work with whom: entities on a circle, mutual interest as thick lines, one-sided as thin arrows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, String

from aliances_desktop.charts.fonts import REGULAR
from aliances_desktop.charts.palette import PAPER, Palette


@dataclass(frozen=True)
class Link:
    """Interest of one node in another, by position in the list of nodes."""

    source: int
    target: int
    is_mutual: bool


def network(nodes: Sequence[str], links: Sequence[Link], size: float, *, palette: Palette = PAPER) -> Drawing:
    """Return the map as a square of `size` points; nodes stand in the order given, so neighbours should be close."""
    drawing = Drawing(size, size)
    centre, radius = size / 2, size * 0.26
    places = [_place(n, len(nodes), centre, radius) for n in range(len(nodes))]
    for link in sorted(links, key=lambda line: line.is_mutual):
        _draw_link(drawing, places[link.source], places[link.target], link.is_mutual, palette)
    degree = [sum(n in (line.source, line.target) for line in links) for n in range(len(nodes))]
    font_size = max(min(9.0, 2 * math.pi * radius / max(len(nodes), 1) * 0.75), 5.5)
    for n, name in enumerate(nodes):
        x, y = places[n]
        colour = palette.colour("main" if degree[n] else "quiet")
        drawing.add(Circle(x, y, 2.5 + min(degree[n], 12) * 0.35, fillColor=colour, strokeColor=None))
        drawing.add(_name(name, n, len(nodes), centre, radius + 9, font_size, palette))
    return drawing


def _angle(n: int, count: int) -> float:
    return math.pi / 2 - 2 * math.pi * n / max(count, 1)


def _place(n: int, count: int, centre: float, radius: float) -> tuple[float, float]:
    angle = _angle(n, count)
    return centre + radius * math.cos(angle), centre + radius * math.sin(angle)


def _name(
    text: str, n: int, count: int, centre: float, radius: float, size: float, palette: Palette
) -> Group:
    angle = _angle(n, count)
    x, y = _place(n, count, centre, radius)
    is_left = math.cos(angle) < -1e-9
    most = int((centre - radius) / (size * 0.5))
    text = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    string = String(
        0, -size * 0.35, text, fontName=REGULAR, fontSize=size, fillColor=palette.colour("text"),
        textAnchor="end" if is_left else "start",
    )  # fmt: skip
    turn = angle + math.pi if is_left else angle
    return Group(string, transform=(math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), x, y))


def _draw_link(
    drawing: Drawing, a: tuple[float, float], b: tuple[float, float], is_mutual: bool, palette: Palette
) -> None:
    colour = palette.colour("main" if is_mutual else "quiet")
    drawing.add(Line(*a, *b, strokeColor=colour, strokeWidth=1.8 if is_mutual else 0.6))
    if is_mutual:
        return
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    tip = (b[0] - 5 * math.cos(angle), b[1] - 5 * math.sin(angle))
    corners = [tip[0], tip[1]]
    for side in (2.7, -2.7):
        corners += [tip[0] + 5 * math.cos(angle + side), tip[1] + 5 * math.sin(angle + side)]
    drawing.add(Polygon(corners, fillColor=colour, strokeColor=None))
