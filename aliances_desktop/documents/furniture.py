"""What stands on every page: header with QR code, footer with page number."""

import functools
import itertools

from reportlab.graphics.barcode import qrencoder
from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from aliances_desktop.charts import fonts
from aliances_desktop.documents.sheet import Document
from aliances_desktop.documents.text import GREY, write


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
    """Draw title, whose sheet it is, instruction, number, QR code and rule at the top of a page."""
    width, height = document.size
    left, right, top, _bottom = document.margins
    edge, end, step = height - top, width - right, document.scale * mm
    if document.code:
        side = min(document.scale, 1.5) * 16 * mm
        _draw_qr(canvas, document.code, end - side, edge - side, side)
        # Four modules around a QR code stay white, or phones miss it: the rule stops short of it.
        end -= side + 4 * mm
    rule_end = end
    if document.number is not None:
        write(canvas, end - 18 * step, edge - 8.2 * step, f"{document.number:02d}", 28 * document.scale,
              font=fonts.BOLD, width=18 * step, align="right")  # fmt: skip
        end -= 21 * step
    lines = [(document.title, 16.0, 5.4 if document.owner else 6.0, fonts.BOLD, black)]
    if document.owner:
        lines.append((document.owner, 10.5, 10.4, fonts.BOLD, black))
    lines.append((document.instruction, 9.0, 14.6 if document.owner else 12.0, fonts.REGULAR, GREY))
    for text, size, drop, font, colour in lines:
        size, drop = size * document.scale, drop * step
        write(canvas, left, edge - drop, text, size, font=font, width=end - left, colour=colour)
    canvas.setStrokeColor(black)
    canvas.setLineWidth(1)
    canvas.line(left, edge - 17 * step, rule_end, edge - 17 * step)


def draw_footer(canvas: Canvas, document: Document, number: int, total: int) -> None:
    """Draw workshop, code and page number at the foot of a page."""
    width, _height = document.size
    left, right, _top, bottom = document.margins
    y = bottom - 6 * mm
    right_text = f"{document.code} · {number}/{total}" if document.code else f"{number}/{total}"
    write(canvas, left, y, document.footer, 8, width=width - left - right - 50 * mm, colour=GREY)
    write(canvas, width - right - 48 * mm, y, right_text, 8, width=48 * mm, align="right", colour=GREY)
