"""Bars: counts one below the other, and a whole split into parts."""

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.graphics.shapes import Drawing, Rect

from aliances_desktop.charts.fonts import BOLD
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.palette import PAPER, Palette

_ROW: Final = 20.0
_FIGURE: Final = 36.0
"""Room kept behind the longest bar for its number, in points."""


def bars(
    items: Sequence[tuple[str, float]], width: float, *, palette: Palette = PAPER, label_share: float = 0.4,
    figure: Callable[[float], str] = "{:g}".format,
) -> Drawing:  # fmt: skip
    """Return horizontal bars with their label before and their number behind.

    `width` is in points, `label_share` the part of it for the labels; `figure` writes a number in a language.
    """
    drawing = Drawing(width, max(len(items), 1) * _ROW)
    most = max((value for _text, value in items), default=0) or 1
    start = width * label_share
    for number, (text, value) in enumerate(items):
        y = drawing.height - (number + 1) * _ROW
        drawing.add(label(0, y + 6, text, 9, palette.colour("text"), width=start - 8))
        length = (width - start - _FIGURE) * value / most
        if length > 0:
            drawing.add(
                Rect(start, y + 3, length, _ROW - 8, fillColor=palette.colour("main"), strokeColor=None)
            )
        drawing.add(
            label(start + length + 5, y + 6, figure(value), 9, palette.colour("text"), font=BOLD, width=_FIGURE - 5)
        )  # fmt: skip
    return drawing


def split_bar(
    parts: Sequence[tuple[str, float]], width: float, *, palette: Palette = PAPER,
    figure: Callable[[float], str] = "{:g}".format,
) -> Drawing:  # fmt: skip
    """Return one bar split by percentage, with the label and figure of each part under it.

    What is missing to 100 stays an empty frame; more than 100 in all is drawn to scale.
    """
    drawing = Drawing(width, 34)
    total = sum(share for _text, share in parts)
    scale = width / max(total, 100)
    column = width / max(len(parts), 1)
    drawing.add(Rect(0, 18, width, 14, fillColor=None, strokeColor=palette.colour("quiet"), strokeWidth=0.6))
    x = 0.0
    for number, (text, share) in enumerate(parts):
        colour, left = palette.part(number), number * column
        drawing.add(Rect(x, 18, share * scale, 14, fillColor=colour, strokeColor=None))
        x += share * scale
        drawing.add(
            Rect(left, 3, 8, 8, fillColor=colour, strokeColor=palette.colour("quiet"), strokeWidth=0.4)
        )
        drawing.add(
            label(left + 12, 4, f"{figure(share)} % {text}", 8.5, palette.colour("text"), width=column - 16)
        )
    return drawing
