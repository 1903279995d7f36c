"""Bars: counts one below the other, and a whole split into parts."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor

from aliances_desktop.charts.fonts import BOLD, REGULAR
from aliances_desktop.charts.palette import PAPER, Palette

_ROW = 20.0


def bars(
    items: Sequence[tuple[str, float]], width: float, *, palette: Palette = PAPER, label_share: float = 0.4
) -> Drawing:
    """Return horizontal bars with their label before and their number behind; `width` in points."""
    drawing = Drawing(width, max(len(items), 1) * _ROW)
    most = max((value for _label, value in items), default=0) or 1
    start = width * label_share
    room = width - start - 36
    for number, (text, value) in enumerate(items):
        y = drawing.height - (number + 1) * _ROW
        drawing.add(_string(0, y + 6, _cut(text, start - 8), palette.colour("text")))
        length = room * value / most
        if length > 0:
            drawing.add(
                Rect(start, y + 3, length, _ROW - 8, fillColor=palette.colour("main"), strokeColor=None)
            )
        drawing.add(_string(start + length + 5, y + 6, f"{value:g}", palette.colour("text"), BOLD))
    return drawing


def split_bar(parts: Sequence[tuple[str, float]], width: float, *, palette: Palette = PAPER) -> Drawing:
    """Return one bar split by percentage, with the label and figure of each part under it."""
    drawing = Drawing(width, 34)
    total = sum(share for _text, share in parts)
    scale = width / max(total, 100)
    x = 0.0
    for number, (_text, share) in enumerate(parts):
        drawing.add(Rect(x, 18, share * scale, 14, fillColor=palette.part(number), strokeColor=None))
        x += share * scale
    column = width / max(len(parts), 1)
    for number, (text, share) in enumerate(parts):
        left = number * column
        drawing.add(
            Rect(
                left,
                3,
                8,
                8,
                fillColor=palette.part(number),
                strokeColor=palette.colour("quiet"),
                strokeWidth=0.4,
            )
        )
        drawing.add(
            _string(left + 12, 4, _cut(f"{share:g} % {text}", column - 16), palette.colour("text"), size=8.5)
        )
    if total < 100:
        drawing.add(
            Rect(x, 18, width - x, 14, fillColor=None, strokeColor=HexColor(palette.quiet), strokeWidth=0.6)
        )
    return drawing


def _string(x: float, y: float, text: str, colour: object, font: str = REGULAR, size: float = 9) -> String:
    return String(x, y, text, fontName=font, fontSize=size, fillColor=colour)


def _cut(text: str, width: float, size: float = 9) -> str:
    most = max(int(width / (size * 0.52)), 1)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
