"""The map of entities and alliances: everything inside its square, numbers apart, a line to each partner."""

import math

import pytest
from reportlab.graphics.shapes import Circle, Path, String

from aliances_desktop.charts.alliances_map import MapHub, alliances_map
from aliances_desktop.charts.palette import Palette
from aliances_desktop.charts.svg import to_svg
from tests.charts.test_charts import FORTY, LONG, NAMES, assert_inside, parts, texts


def numbers(drawing: object) -> list[Circle]:
    """The discs of the alliances, which are the larger circles."""
    return [one for one in parts(drawing, Circle) if one.r >= 9]


def test_a_map_of_nothing_or_of_one_alliance_stays_inside() -> None:
    assert_inside(alliances_map([], [], 400))
    assert_inside(alliances_map(["Una", "Dues"], [MapHub((0, 1))], 400))


def test_forty_entities_and_twenty_alliances_stay_inside_with_every_number() -> None:
    hubs = [MapHub((n, (n * 7 + 3) % 40, (n * 11 + 5) % 40), n % 2 == 0, n == 4) for n in range(20)]
    drawing = alliances_map([LONG, *FORTY[1:]], hubs, 480)
    assert_inside(drawing)
    said = texts(drawing)
    assert all(str(number) in said for number in range(1, 21))


def test_of_three_hundred_entities_the_best_connected_are_named_and_no_name_hides_another() -> None:
    nodes = [f"Entitat {n}" for n in range(300)]
    hubs = [MapHub((n, n + 60, 299)) for n in range(60)]
    said = [text for text in texts(alliances_map(nodes, hubs, 480)) if text.startswith("Entitat")]
    assert 40 < len(said) < 75
    assert "Entitat 299" in said


def test_every_partner_has_a_line_and_what_is_not_begun_is_dashed() -> None:
    drawing = alliances_map(NAMES, [MapHub((0, 1, 2)), MapHub((3, 4), is_strong=False)], 400)
    lines = parts(drawing, Path)
    assert len(lines) == 5
    assert sum(line.strokeDashArray is not None for line in lines) == 2


@pytest.mark.parametrize("count", [2, 9, 10, 24, 40])
def test_alliances_of_the_same_entities_stand_apart(count: int) -> None:
    discs = numbers(alliances_map(NAMES, [MapHub((0, 1))] * count, 480))
    assert len(discs) == count
    places = [(one.cx, one.cy) for one in discs]
    nearest = min(math.dist(a, b) for n, a in enumerate(places) for b in places[:n])
    assert nearest > 18


def test_the_map_takes_the_colours_of_the_theme_and_is_the_same_each_time() -> None:
    night = Palette(text="#FFFFFF", quiet="#777777", main="#55CCDD", ground="#101010")
    hubs = [MapHub((0, 1)), MapHub((1, 2), is_strong=False)]
    assert to_svg(alliances_map(NAMES, hubs, 300)) == to_svg(alliances_map(NAMES, hubs, 300))
    assert to_svg(alliances_map(NAMES, hubs, 300)) != to_svg(alliances_map(NAMES, hubs, 300, palette=night))
    assert parts(alliances_map(NAMES, hubs, 300), String)
