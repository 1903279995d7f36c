"""The charts: lengths true to the figures, names inside the picture, one drawing for paper and screen."""

import math
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot
from reportlab.graphics.shapes import Drawing, Group, Path, Polygon, Rect, String

from aliances_desktop.charts import fonts
from aliances_desktop.charts.bars import bars, split_bar
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.network import Link, network
from aliances_desktop.charts.palette import PAPER, Palette
from aliances_desktop.charts.svg import to_svg
from aliances_desktop.i18n import translator
from tests.documents.samples import NAMES

LONG = "Fundació Privada per a la Inserció Laboral i l’Habitatge de les Comarques Centrals"
FORTY = tuple(f"{NAMES[n % len(NAMES)]} {n}" for n in range(40))


def parts(group: Group, kind: type) -> list:
    found = [group] if isinstance(group, kind) else []
    for child in getattr(group, "contents", ()):
        found += parts(child, kind)
    return found


def texts(drawing: Drawing) -> list[str]:
    return [string.text for string in parts(drawing, String)]


def assert_inside(drawing: Drawing) -> None:
    left, bottom, right, top = drawing.getBounds() or (0, 0, 0, 0)
    assert left >= -1
    assert bottom >= -1
    assert right <= drawing.width + 1
    assert top <= drawing.height + 1


def test_bars_are_as_long_as_their_figures_and_the_figures_are_written_in_the_language() -> None:
    drawing = bars([("Sí", 1234), ("Potser", 617), ("Ara no", 0)], 400, figure=translator("ca").number)
    lengths = [rect.width for rect in parts(drawing, Rect)]
    assert lengths[0] == pytest.approx(2 * lengths[1])
    assert len(lengths) == 2
    assert {"1.234", "617", "0"} <= set(texts(drawing))
    assert_inside(drawing)


def test_a_chart_of_nothing_is_still_a_chart() -> None:
    assert_inside(bars([], 400))
    assert_inside(bars([("Sí", 0)], 400))
    assert_inside(split_bar([], 400))
    assert_inside(network([], [], 400))
    assert_inside(network(["Una"], [], 400))


@pytest.mark.parametrize("shares", [(35, 10, 55), (40, 20, 0), (80, 60, 10), (12.5, 12.5, 75)])
def test_a_split_bar_shows_each_share_to_scale_and_never_leaves_its_width(
    shares: tuple[float, ...],
) -> None:
    named = list(zip(("Subvencions", LONG, "Contractes"), shares, strict=True))
    drawing = split_bar(named, 300, figure=lambda share: translator("ca").number(share, 1))
    widths = [rect.width for rect in parts(drawing, Rect) if rect.height == 14][1:]
    assert widths == pytest.approx([share * 300 / max(sum(shares), 100) for share in shares])
    assert_inside(drawing)
    if 12.5 in shares:
        assert any(text.startswith("12,5 % ") for text in texts(drawing))


def test_a_label_that_does_not_fit_is_cut_and_says_so() -> None:
    drawing = bars([(LONG, 3)], 200)
    said = next(text for text in texts(drawing) if text.startswith("Fundació"))
    assert said.endswith("…")
    assert fonts.width(said, fonts.REGULAR, 9) <= 80


def test_the_map_draws_mutual_interest_thick_and_one_sided_interest_as_an_arrow_at_its_object() -> None:
    drawing = network(NAMES, [Link(0, 5, True), Link(2, 9, False)], 480)
    thick, thin = sorted(parts(drawing, Path), key=lambda path: -path.strokeWidth)
    assert thick.strokeWidth > 2 * thin.strokeWidth
    (arrow,) = parts(drawing, Polygon)
    assert math.dist(arrow.points[:2], thin.points[-2:]) < 6
    assert math.dist(arrow.points[:2], thin.points[:2]) > 50


def test_forty_names_stand_inside_the_map_and_can_be_read() -> None:
    drawing = network(FORTY, [Link(n, (n * 7 + 3) % 40, n % 3 == 0) for n in range(40)], 480)
    assert_inside(drawing)
    assert min(string.fontSize for string in parts(drawing, String)) >= 5.5
    said = " ".join(texts(drawing))
    assert all(name.split()[0] in said for name in FORTY)


def test_a_name_too_long_for_one_line_of_the_map_takes_two() -> None:
    said = texts(network([LONG, *NAMES[:5]], [], 480))
    assert said[0].startswith("Fundació")
    assert said[1].endswith("…")


def painted(svg: bytes, width: int, height: int) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def test_the_screen_shows_curves_as_lines_and_not_as_filled_shapes(qtbot: QtBot) -> None:
    links = [Link(n, (n + 4) % 14, True) for n in range(14)]
    image = painted(to_svg(network(NAMES, links, 480)), 480, 480)
    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(480) for y in range(480))
    assert 0.005 < dark / 480**2 < 0.08


def test_a_drawing_on_screen_says_family_and_weight_apart_and_keeps_hostile_names_literal(
    qtbot: QtBot,
) -> None:
    names = ["<img src='file:///etc/hostname'/>", "A & B", "</svg>", "☐ l·l"]
    svg = to_svg(bars([(name, 2) for name in names], 400, label_share=0.7))
    assert b"NotoSans" not in svg
    assert b"font-weight: bold" in svg
    root = ElementTree.fromstring(svg)
    said = "".join("".join(root.itertext()).split())
    assert all(name.replace(" ", "") in said for name in names)
    assert not [e for e in root.iter() if e.tag.endswith("image")]
    painted(svg, 400, 80)


def test_a_space_behind_a_symbol_is_kept_on_screen(qtbot: QtBot) -> None:
    def reach(name: str) -> int:
        image = painted(to_svg(Drawing(200, 20, label(0, 6, name, 9, PAPER.colour("text")))), 200, 20)
        return max(x for x in range(200) for y in range(20) if image.pixelColor(x, y).lightness() < 160)

    assert reach("\u2610 l") > reach("\u2610l") + 1


def test_the_palette_colours_the_drawing_and_the_same_input_gives_the_same_bytes() -> None:
    night = Palette(text="#E8EBEF", quiet="#7F8B99", main="#5CC4D3")
    links = [Link(0, 3, True), Link(1, 2, False)]
    assert to_svg(network(NAMES, links, 300)) == to_svg(network(NAMES, links, 300, palette=PAPER))
    dark = to_svg(network(NAMES, links, 300, palette=night))
    assert dark != to_svg(network(NAMES, links, 300))
    assert len({string.fillColor for string in parts(network(NAMES, links, 300, palette=night), String)}) == 1


def test_symbols_the_font_lacks_come_from_the_symbol_font_and_what_no_font_has_is_a_box() -> None:
    fonts.undrawable.clear()
    assert fonts.runs("a ☐ l·l", fonts.REGULAR)[1] == ("NotoSansSymbols2", "☐")
    assert "".join(piece for _font, piece in fonts.runs("x\u3042\ufe0f", fonts.REGULAR)) == "x□"
    assert fonts.undrawable == {"\u3042"}


@pytest.mark.parametrize("text", ["curt", LONG, "m" * 500, "", "dos mots"])
def test_text_is_made_to_fit_its_line(text: str) -> None:
    fitted, size = fonts.fitted(text, fonts.BOLD, 12, 100)
    assert fonts.width(fitted, fonts.BOLD, size) <= 100.1
    assert size >= 9
    lines, size = fonts.wrapped(text, fonts.BOLD, 12, 100, most=3)
    assert len(lines) <= 3
    assert " ".join(lines) == text
    assert all(fonts.width(line, fonts.BOLD, size) <= 100.1 for line in lines[:-1])
