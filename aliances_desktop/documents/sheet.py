"""Page furniture: what every sheet shares, so that a sheet itself is a few lines.

Measures of `product.md`: A4 with margins of 22 (punch holes), 15, 14 and 16 mm; boxes of 6 mm; writing lines every 9 mm.
"""

import functools
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from reportlab.graphics.barcode import qrencoder
from reportlab.lib.colors import black, white
from reportlab.lib.pagesizes import A3, A4, A5, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from aliances_desktop.charts import fonts
from aliances_desktop.documents.text import BAND, CELL, CELL_TIGHT, GREY, HEAD, RULE, cut, paragraph, write
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
    at the foot and, with the workshop's, in the QR code; a document without a header has its page to itself.
    """

    title: str
    language: str
    story: Callable[[], list[Flowable]]
    paper: str = "A4"
    instruction: str = ""
    code: str = ""
    footer: str = ""
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
        return self.size[1] - self.margins[2] - self.margins[3] - (HEADER if self.has_header else 0)


@functools.lru_cache(maxsize=512)
def _qr_runs(value: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the modules a side of a QR code, and its dark runs as (row, first column, length)."""
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(value)
    code.make()
    side = code.getModuleCount()
    runs = []
    for row in range(side):
        column = 0
        for is_dark, modules in itertools.groupby(bool(code.isDark(row, n)) for n in range(side)):
            length = len(list(modules))
            if is_dark:
                runs.append((row, column, length))
            column += length
    return side, tuple(runs)


def _draw_qr(canvas: Canvas, value: str, x: float, y: float, size: float) -> None:
    """Draw a QR code as one path: hundreds of single squares took half of the time of a pack."""
    side, runs = _qr_runs(value)
    module = size / side
    path = canvas.beginPath()
    for row, column, length in runs:
        path.rect(x + column * module, y + size - (row + 1) * module, length * module, module)
    canvas.setFillColor(black)
    canvas.drawPath(path, stroke=0, fill=1)


def draw_header(canvas: Canvas, document: Document) -> None:
    """Draw title, instruction, QR code and rule at the top of a page."""
    width, height = document.size
    left, right, top, _bottom = document.margins
    edge = height - top
    text_width = width - left - right - 20 * mm
    write(canvas, left, edge - 6 * mm, document.title, 16, font=fonts.BOLD, width=text_width)
    if document.instruction:
        write(canvas, left, edge - 12 * mm, document.instruction, 9.5, width=text_width, colour=GREY)
    if document.code:
        _draw_qr(canvas, document.code, width - right - 16 * mm, edge - 16 * mm, 16 * mm)
    canvas.setStrokeColor(black)
    canvas.setLineWidth(1)
    canvas.line(left, edge - 17 * mm, width - right, edge - 17 * mm)


def draw_footer(canvas: Canvas, document: Document, number: int, total: int) -> None:
    """Draw workshop, code and page number at the foot of a page."""
    width, _height = document.size
    left, right, _top, bottom = document.margins
    y = bottom - 6 * mm
    right_text = f"{document.code} · {number}/{total}" if document.code else f"{number}/{total}"
    write(canvas, left, y, document.footer, 8, width=width - left - right - 50 * mm, colour=GREY)
    write(canvas, width - right - 48 * mm, y, right_text, 8, width=48 * mm, align="right", colour=GREY)


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


def box(canvas: Canvas, x: float, y: float, text: str = "", size: float = BOX) -> None:
    """Draw a tick box with its lower left corner at (x, y) and a caption beside it."""
    canvas.setStrokeColor(black)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, size, size, stroke=1, fill=0)
    if text:
        write(canvas, x + size + 2 * mm, y + size / 2 - 3.2, text, 9.5)


def rule(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a line to write on."""
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(x, y, x + width, y)


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
            parts = super().split(width, height)
        return parts


def table(
    head: Sequence[Any], rows: Sequence[Sequence[Any]], widths: Sequence[float], *, row_height: float | None = None,
    bands: bool = True,
) -> Table:  # fmt: skip
    """Return a table with a repeated head and grey bands; cells are plain text or flowables."""
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
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
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
