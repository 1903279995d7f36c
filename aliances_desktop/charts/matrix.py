"""What several say of the same items: a row for each item, a column for each who answers, a mark in each cell."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.graphics.shapes import Drawing, Group, Line, Rect

from aliances_desktop.charts import fonts
from aliances_desktop.charts.labels import label
from aliances_desktop.charts.marks import mark
from aliances_desktop.charts.palette import PAPER, Palette

_TITLE: Final = 17.0
_SIGN: Final = 13.0
_MOST_COLUMN: Final = 100.0
_UPRIGHT: Final = 62.0
"""A column narrower than this has its head written upwards."""
_HEAD: Final = 74.0
"""Height of heads written upwards, in points."""
_SIZE: Final = 8.5


@dataclass(frozen=True)
class MatrixRow:
    """An item: its marks by column, the signs put before its name, and the columns whose cells are framed."""

    label: str
    marks: tuple[str, ...]
    signs: tuple[str, ...] = ()
    framed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class MatrixGroup:
    """Rows under a title; without one they follow on."""

    title: str
    rows: tuple[MatrixRow, ...]


def matrix(
    columns: Sequence[str], groups: Sequence[MatrixGroup], width: float, *, palette: Palette = PAPER,
    row_height: float = 14.5, legend: Sequence[tuple[str, str]] = (), label_share: float = 0.4,
) -> Drawing:  # fmt: skip
    """Return the matrix, `width` points wide; `legend` says (mark, meaning) under it."""
    signs = max((len(row.signs) for group in groups for row in group.rows), default=0)
    start = max(width * label_share, width - len(columns) * _MOST_COLUMN)
    step = (width - start) / max(len(columns), 1)
    is_upright = step < _UPRIGHT
    head = _HEAD if is_upright else 24.0
    keys = _legend_lines(legend, width)
    tall = head + sum(_TITLE * bool(g.title) + row_height * len(g.rows) for g in groups) + 14 * len(keys) + 6
    drawing = Drawing(width, tall)
    _heads(drawing, columns, start, step, is_upright, palette)
    y = tall - head
    for group in groups:
        if group.title:
            y -= _TITLE
            drawing.add(
                label(0, y + 5, group.title, 9.5, palette.colour("text"), font=fonts.BOLD, width=width)
            )
        drawing.add(Line(0, y, width, y, strokeColor=palette.colour("text"), strokeWidth=0.8))
        for row in group.rows:
            y -= row_height
            _row(drawing, row, y, (start, step, signs * _SIGN), row_height, palette)
    for line in keys:
        y -= 14
        x = 0.0
        for name, text, wide in line:
            drawing.add(mark(name, x + 5, y + 3, 8, palette))
            drawing.add(label(x + 13, y, text, 8, palette.colour("text")))
            x += wide
    return drawing


def _row(
    drawing: Drawing, row: MatrixRow, y: float, places: tuple[float, float, float], high: float, palette: Palette
) -> None:  # fmt: skip
    start, step, room = places
    for number, sign in enumerate(row.signs):
        drawing.add(mark(sign, _SIGN * number + 5, y + high / 2, 8, palette))
    base = y + high / 2 - 3
    text, size = fonts.fitted(row.label, fonts.REGULAR, _SIZE, start - room - 6)
    drawing.add(label(room + 1, base, text, size, palette.colour("text")))
    for number, name in enumerate(row.marks):
        centre = start + step * (number + 0.5)
        if number in row.framed:
            side = high - 2
            drawing.add(
                Rect(
                    centre - side, y + 1, 2 * side, side, fillColor=None, strokeColor=palette.colour("text"),
                    strokeWidth=1.2,
                )
            )  # fmt: skip
        drawing.add(mark(name, centre, y + high / 2, min(9.0, high - 4), palette))
    drawing.add(
        Line(0, y, start + step * len(row.marks), y, strokeColor=palette.colour("quiet"), strokeWidth=0.3)
    )


def _heads(
    drawing: Drawing, columns: Sequence[str], start: float, step: float, is_upright: bool, palette: Palette
) -> None:  # fmt: skip
    top = drawing.height
    for number, text in enumerate(columns):
        centre = start + step * (number + 0.5)
        room = _HEAD - 4 if is_upright else step - 10
        most = max(min(int(step / 9.5), 3), 1) if is_upright else 2
        lines, size = fonts.wrapped(text, fonts.REGULAR, _SIZE, room, most=most, least=0.9)
        strings = [
            label(0, -n * size * 1.1, line, size, palette.colour("text"), width=room)
            for n, line in enumerate(lines)
        ]
        block = (len(lines) - 1) * size * 1.1
        if is_upright:
            turned = (0, 1, -1, 0)
            place = (centre + size * 0.35 - block / 2, top - _HEAD + 3)
            drawing.add(Group(*strings, transform=(*turned, *place)))
            continue
        for n, line in enumerate(lines):
            shown, fitted = fonts.fitted(line, fonts.REGULAR, size, room)
            wide = fonts.width(shown, fonts.REGULAR, fitted)
            y = top - 24 + 4 + block - n * size * 1.1
            drawing.add(label(centre - wide / 2, y, shown, fitted, palette.colour("text")))


def _legend_lines(
    legend: Sequence[tuple[str, str]], width: float
) -> list[list[tuple[str, str, float]]]:  # fmt: skip
    """Break the legend into lines of (mark, meaning, room)."""
    lines: list[list[tuple[str, str, float]]] = []
    left = 0.0
    for name, text in legend:
        wide = math.ceil(fonts.width(text, fonts.REGULAR, 8)) + 26
        if not lines or left + wide > width + 12:
            lines.append([])
            left = 0.0
        lines[-1].append((name, text, wide))
        left += wide
    return lines
