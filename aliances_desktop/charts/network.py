"""Who wants to work with whom: entities on a circle, mutual interest as thick lines, one-sided as thin arrows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.graphics.shapes import Circle, Drawing, Group, Path, Polygon

from aliances_desktop.charts import fonts
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.palette import PAPER, Palette

_MOST_LABEL: Final = 0.21
"""Share of the side of the square that a line of a name may take, at most."""
_GAP: Final = 10.0
"""Points between a node and its name."""

_Point = tuple[float, float]


@dataclass(frozen=True)
class Link:
    """Interest of one node in another, by position in the list of nodes."""

    source: int
    target: int
    is_mutual: bool


def network(nodes: Sequence[str], links: Sequence[Link], size: float, *, palette: Palette = PAPER) -> Drawing:
    """Return the map as a square of `size` points; nodes stand in the order given, so neighbours should be close."""
    drawing = Drawing(size, size)
    count = max(len(nodes), 1)
    centre, room = size / 2, size * _MOST_LABEL
    radius = centre - room - _GAP - 2
    # Names take two lines at most, so each node needs room for two.
    font_size = max(min(9.0, 2 * math.pi * radius / count / 2.4), 5.5)
    places = [on_circle(angle_of(n, count), centre, radius) for n in range(len(nodes))]
    for link in sorted(links, key=lambda line: line.is_mutual):
        _draw_link(
            drawing, places[link.source], places[link.target], (centre, radius), link.is_mutual, palette
        )
    for n, name in enumerate(nodes):
        degree = sum(n in (line.source, line.target) for line in links)
        colour = palette.colour("main" if degree else "quiet")
        drawing.add(Circle(*places[n], 2.5 + min(degree, 12) * 0.3, fillColor=colour, strokeColor=None))
        drawing.add(outward_name(name, angle_of(n, count), (centre, radius + _GAP), room, font_size, palette))
    return drawing


def angle_of(n: int, count: int) -> float:
    """Return where the nth of `count` stands on a circle, in radians, clockwise from the top."""
    # Half a step aside, so that no name stands straight up or down where there is an even number.
    return math.pi / 2 - 2 * math.pi * (n + 0.5) / count


def on_circle(angle: float, centre: float, radius: float) -> _Point:
    """Return a point of the circle about (centre, centre)."""
    return centre + radius * math.cos(angle), centre + radius * math.sin(angle)


def outward_name(
    text: str, angle: float, circle: tuple[float, float], room: float, size: float, palette: Palette
) -> Group:
    """Return a name that runs outwards from the circle (centre, radius), never upside down, in one line or two."""
    is_left = math.cos(angle) < -1e-9
    turn = angle + math.pi if is_left else angle
    lines, size = fonts.wrapped(text, fonts.REGULAR, size, room, least=0.95)
    top = (len(lines) - 1) * size * 0.56 - size * 0.35
    strings = [
        label(0, top - n * size * 1.12, line, size, palette.colour("text"), width=room, is_right=is_left)
        for n, line in enumerate(lines)
    ]
    turned = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn))
    return Group(*strings, transform=(*turned, *on_circle(angle, *circle)))


def _draw_link(
    drawing: Drawing, a: _Point, b: _Point, circle: tuple[float, float], is_mutual: bool, palette: Palette
) -> None:
    """Draw a curve that bends towards the centre, the more the farther apart the two are: crossings stay readable."""
    centre, radius = circle
    pull = 1 - 0.75 * (math.dist(a, b) / (2 * radius)) ** 2
    bends = [(centre + (x - centre) * pull, centre + (y - centre) * pull) for x, y in (a, b)]
    colour = palette.colour("main" if is_mutual else "quiet")
    curve = Path(fillColor=None, strokeColor=colour, strokeWidth=1.8 if is_mutual else 0.6)
    curve.moveTo(*a)
    curve.curveTo(*bends[0], *bends[1], *b)
    drawing.add(curve)
    if not is_mutual:
        drawing.add(Polygon(_arrow(bends[1], b), fillColor=colour, strokeColor=None))


def _arrow(start: _Point, end: _Point) -> list[float]:
    """Return the corners of a head that points at `end`, just outside its node."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    tip = (end[0] - 5 * math.cos(angle), end[1] - 5 * math.sin(angle))
    corners = [*tip]
    for side in (2.7, -2.7):
        corners += [tip[0] + 5.5 * math.cos(angle + side), tip[1] + 5.5 * math.sin(angle + side)]
    return corners
