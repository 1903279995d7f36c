"""Page furniture: what every sheet shares, so that a sheet itself is a few lines.

Measures of `product.md`: A4 with margins of 22 (punch holes), 15, 14 and 16 mm; boxes of 6 mm; writing lines every 9 mm.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from reportlab.lib.colors import black, white
from reportlab.lib.pagesizes import A3, A4, A5, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from aliances_desktop.charts import fonts
from aliances_desktop.documents.text import (
    BAND,
    CELL,
    CELL_TIGHT,
    DARK,
    GREY,
    HEAD,
    RULE,
    cut,
    paragraph,
    write,
    write_block,
)
from aliances_desktop.i18n import Translator

LEFT, RIGHT, TOP, BOTTOM = 22 * mm, 15 * mm, 14 * mm, 16 * mm
HEADER: Final = 21 * mm
"""Height of the header with title, instruction and code."""
BOX: Final = 6 * mm
LINE: Final = 9 * mm
PAPERS: Final[dict[str, tuple[float, float]]] = {
    "A4": A4,
    "A4L": landscape(A4),
    "A3": A3,
    "A3L": landscape(A3),
    "A5L": landscape(A5),
}


@dataclass(frozen=True)
class Occasion:
    """The workshop a sheet belongs to, as the footer says it; `code` is short and stands in the QR code."""

    title: str
    day: date | None = None
    place: str = ""
    code: str = ""

    def line(self, t: Translator) -> str:
        """Return title, date and place in one line."""
        return " · ".join(
            part for part in (self.title, t.day(self.day) if self.day else "", self.place) if part
        )


@dataclass(frozen=True)
class Document:
    """Something to print in one language: furniture and a story.

    The story is a function because ReportLab empties the list it builds. `paper` is one of `PAPERS`; `code` is printed
    at the foot and in the QR code; a document without a header has its page to itself. `owner` is whose sheet it is
    and `number` that person's, printed large; `scale` enlarges the header for what is read from afar.
    """

    title: str
    language: str
    story: Callable[[], list[Flowable]]
    paper: str = "A4"
    instruction: str = ""
    code: str = ""
    footer: str = ""
    owner: str = ""
    number: int | None = None
    scale: float = 1
    has_header: bool = True
    margins: tuple[float, float, float, float] = field(default=(LEFT, RIGHT, TOP, BOTTOM))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        return PAPERS[self.paper]

    @property
    def width(self) -> float:
        """Width between the margins in points."""
        return self.size[0] - self.margins[0] - self.margins[1]

    @property
    def height(self) -> float:
        """Height between the margins, below the header, in points."""
        header: float = self.scale * HEADER if self.has_header else 0
        return self.size[1] - self.margins[2] - self.margins[3] - header


class Drawn(Flowable):
    """A flowable of fixed size that draws itself by a function (canvas, width, height), origin at its lower left."""

    def __init__(self, width: float, height: float, draw: Callable[[Canvas, float, float], None]) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._draw = draw

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self._draw(self.canv, self.width, self.height)


def box(canvas: Canvas, x: float, y: float, text: str = "", *, size: float = BOX, width: float = 0) -> None:
    """Draw a tick box with its lower left corner at (x, y) and a caption beside it; `width` is what both may take."""
    canvas.setStrokeColor(black)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, size, size, stroke=1, fill=0)
    if text:
        room = width - size - 3 * mm if width else 0
        write(canvas, x + size + 2 * mm, y + size / 2 - 3.2, text, 9.5, width=room)


def rule(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a line to write on."""
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(x, y, x + width, y)


def dark_block(canvas: Canvas, width: float, height: float, caption: str, value: str) -> None:
    """Draw the dark block that carries a number to be found at a glance, its lower left corner at the origin."""
    canvas.setFillColor(DARK)
    canvas.roundRect(0, 0, width, height, 2 * mm, stroke=0, fill=1)
    size = min(height * 0.28, 34) if caption else height * 0.62
    base = height / 2 - size * 0.35
    if caption:
        base -= 2.5 * mm
        write(
            canvas, mm, base + size + 1.5 * mm, caption, 8, width=width - 2 * mm, align="centre", colour=white
        )
    write(canvas, mm, base, value, size, font=fonts.BOLD, width=width - 2 * mm, align="centre", colour=white)


def figures(items: Sequence[tuple[str, str]], width: float) -> Drawn:
    """Return figures side by side, each large above its label."""
    column = width / max(len(items), 1)

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        canvas.setFillColor(BAND)
        canvas.rect(0, 0, wide, high, stroke=0, fill=1)
        for place, (label, value) in enumerate(items):
            x = place * column + 4
            write(canvas, x, high - 8 * mm, value, 17, font=fonts.BOLD, width=column - 8)
            write_block(canvas, x, 3.6 * mm, label, 8, width=column - 8, least=0.85, colour=GREY)

    return Drawn(width, 17 * mm, draw)


def tick_box() -> Drawn:
    """Return a box to tick, for a cell of a table."""
    return Drawn(4.5 * mm, 4.5 * mm, lambda canvas, _wide, _high: box(canvas, 0, 0, size=4.5 * mm))


def writing_lines(width: float, count: int) -> Drawn:
    """Return lines to write on, one every 9 mm."""

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        for number in range(count):
            rule(canvas, 0, high - (number + 1) * LINE, wide)

    return Drawn(width, count * LINE + 2, draw)


class _Table(Table):
    """A table whose rows stay whole, but for one that would not even fit on a page of its own."""

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        if not parts and height > 180 * mm:
            self.splitInRow = 1
            # A cell that has ended would be centred on the part of the row before this page, above its margin.
            self.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
            parts = super().split(width, height)
        return parts


def table(
    head: Sequence[Any], rows: Sequence[Sequence[Any]], widths: Sequence[float], *, row_height: float | None = None,
    bands: bool = True, valign: str = "MIDDLE", more: Sequence[tuple[Any, ...]] = (),
) -> Table:  # fmt: skip
    """Return a table with a repeated head and grey bands; cells are plain text or flowables.

    `row_height` makes rows to write in; `more` are commands of a `TableStyle` beside the house's own.
    """
    body = [
        [
            _cell(c, wide, row_height is not None) if isinstance(c, str) else c
            for c, wide in zip(row, widths, strict=True)
        ]
        for row in rows
    ]
    content = [[paragraph(h, HEAD) if isinstance(h, str) else h for h in head], *body] if head else body
    heights = None if row_height is None else [None] * bool(head) + [row_height] * len(body)
    first = 1 if head else 0
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, first), (-1, -1), valign),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LINEBELOW", (0, first), (-1, -1), 0.5, RULE),
    ]
    if head:
        commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.9, black))
    if bands and body:
        commands.append(("ROWBACKGROUNDS", (0, first), (-1, -1), (white, BAND)))
    commands += more
    return _Table(
        content or [[""]], colWidths=list(widths), rowHeights=heights, repeatRows=first, style=TableStyle(commands),
        hAlign="LEFT",
    )  # fmt: skip


_MOST_IN_CELL: Final = 1500
"""Characters of a table cell: a row must fit on a page."""


def _cell(text: str, width: float, is_fixed: bool) -> Paragraph:
    if is_fixed:
        # A row to write in keeps its height: a long name takes smaller letters, not more lines.
        is_long = fonts.width(text[:100], fonts.REGULAR, CELL.fontSize) > width - 8
        return paragraph(cut(text, 100), CELL_TIGHT if is_long else CELL)
    return paragraph(cut(text, _MOST_IN_CELL), CELL)
