"""Entities and the alliances they are in: entities on a circle, alliances as numbers within, a line to each partner."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from reportlab.graphics.shapes import Circle, Drawing, Group, Path

from aliances_desktop.charts import fonts
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.network import angle_of, on_circle, outward_name
from aliances_desktop.charts.palette import PAPER, Palette

_MOST_LABEL: Final = 0.2
"""Share of the side of the square that a line of a name may take, at most."""
_GAP: Final = 9.0
_DISC: Final = 9.0
"""Radius of the number of an alliance, in points."""
_LEAST_NAME: Final = 13.2
"""Room along the circle, in points, that a name of two small lines takes."""
_RINGS: Final = ((9, (0.52,)), (24, (0.62, 0.34)), (math.inf, (0.76, 0.55, 0.34)))
"""Up to how many alliances stand on which rings (radii as shares of the circle's)."""

_Point = tuple[float, float]


@dataclass(frozen=True)
class MapHub:
    """An alliance: the positions of its partners in the list of nodes, and whether it is under way and marked."""

    members: tuple[int, ...]
    is_strong: bool = True
    is_marked: bool = False


def alliances_map(
    nodes: Sequence[str], hubs: Sequence[MapHub], size: float, *, palette: Palette = PAPER
) -> Drawing:
    """Return the map as a square of `size` points; alliances are numbered in the order given, from 1.

    Where there are too many entities to name them all, the best connected are. Lines of alliances under way are drawn through, those of others are dashed; the marked one is thick.
    """
    drawing = Drawing(size, size)
    centre, room = size / 2, size * _MOST_LABEL
    radius = centre - room - _GAP - 4
    count = max(len(nodes), 1)
    font_size = max(min(9.0, 2 * math.pi * radius / count / 2.4), 5.5)
    places = [on_circle(angle_of(n, count), centre, radius) for n in range(len(nodes))]
    discs = _disc_places(places, hubs, centre, radius)
    for hub, place in sorted(zip(hubs, discs, strict=True), key=lambda one: one[0].is_marked):
        for member in hub.members:
            drawing.add(_line(place, places[member], hub, palette))
    degrees = [sum(n in hub.members for hub in hubs) for n in range(len(nodes))]
    named = _named(degrees, 2 * math.pi * radius / count)
    for n, name in enumerate(nodes):
        size_of = min(2.6 + min(degrees[n], 6) * 0.7, math.pi * radius / count)
        drawing.add(Circle(*places[n], size_of, fillColor=palette.colour("main"), strokeColor=None))
        if n not in named:
            continue
        drawing.add(outward_name(name, angle_of(n, count), (centre, radius + _GAP), room, font_size, palette))
    for number, (hub, place) in enumerate(zip(hubs, discs, strict=True), 1):
        drawing.add(_disc(str(number), place, hub, palette))
    return drawing


def _named(degrees: Sequence[int], step: float) -> frozenset[int]:
    """Return which nodes are named, `step` points apart: where not all names fit, the best connected come first."""
    gap, count = math.ceil(_LEAST_NAME / step), len(degrees)
    named: set[int] = set()
    for n in sorted(range(count), key=lambda n: (-degrees[n], n)):
        near = ((n + away) % count for away in range(1 - gap, gap))
        if named.isdisjoint(near):
            named.add(n)
    return frozenset(named)


def _disc_places(
    places: Sequence[_Point], hubs: Sequence[MapHub], centre: float, radius: float
) -> list[_Point]:
    """Spread the alliances over one to three rings, each as near as may be to where its partners stand."""
    if len(hubs) == 1:
        return [(centre, centre)]
    wishes = [_wished_angle([places[m] for m in hub.members], centre) for hub in hubs]
    order = sorted(range(len(hubs)), key=lambda n: (wishes[n], n))
    if not order:
        return []
    step = 2 * math.pi / len(order)
    # The ring is turned so that on average everyone stands where it wishes to.
    offsets = [wishes[n] - step * rank for rank, n in enumerate(order)]
    turn = math.atan2(sum(map(math.sin, offsets)), sum(map(math.cos, offsets)))
    rings = _rings(len(order))
    found: list[_Point] = [(centre, centre)] * len(hubs)
    for ring in set(rings):
        mine = [rank for rank, one in enumerate(rings) if one == ring]
        even = 2 * math.pi / len(mine)
        aside = fmean(step * rank - even * number for number, rank in enumerate(mine))
        for number, rank in enumerate(mine):
            found[order[rank]] = on_circle(turn + aside + even * number, centre, radius * ring)
    return found


def _rings(count: int) -> list[float]:
    """Return the ring each of `count` alliances stands on, one after the other: the wider a ring, the more."""
    radii = next(radii for most, radii in _RINGS if count <= most)
    taken = [0] * len(radii)
    found = []
    for _number in range(count):
        ring = min(range(len(radii)), key=lambda n: (taken[n] + 1) / radii[n])
        taken[ring] += 1
        found.append(radii[ring])
    return found


def _wished_angle(points: Sequence[_Point], centre: float) -> float:
    x = sum(x - centre for x, _y in points)
    y = sum(y - centre for _x, y in points)
    return math.atan2(y, x) % (2 * math.pi)


def _line(start: _Point, end: _Point, hub: MapHub, palette: Palette) -> Path:
    line = Path(
        fillColor=None,
        strokeColor=palette.colour("main" if hub.is_marked or hub.is_strong else "quiet"),
        strokeWidth=2.2 if hub.is_marked else 1.1 if hub.is_strong else 0.9,
        strokeDashArray=None if hub.is_strong else [3, 2.5],
    )
    line.moveTo(*start)
    line.lineTo(*end)
    return line


def _disc(number: str, place: _Point, hub: MapHub, palette: Palette) -> Group:
    x, y = place
    radius = _DISC + (2 if hub.is_marked else 0)
    is_full = hub.is_strong or hub.is_marked
    fill = palette.colour("main") if is_full else palette.colour("ground")
    colour = palette.colour("ground") if is_full else palette.colour("text")
    wide = fonts.width(number, fonts.BOLD, 9)
    return Group(
        Circle(x, y, radius, fillColor=fill, strokeColor=palette.colour("main"), strokeWidth=1.2),
        label(x - wide / 2, y - 3.2, number, 9, colour, font=fonts.BOLD),
    )
