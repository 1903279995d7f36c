"""A printer fed with PDF pages: each takes the paper it was drawn for, or is fitted to what the printer has."""

from types import TracebackType
from typing import Self

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress

_DOTS_AN_INCH, _DOTS_ON_A_POSTER = 300, 200
_POSTER_POINTS = 1000
"""Pages longer than this hang on a wall, and are read from afar."""
_POINTS_AN_INCH = 72


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Let the person choose a printer; None when they think better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def open_pdf(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """Return a document and the buffer it reads from, which has to live as long."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document, buffer


def picture(document: QPdfDocument, page: int) -> QImage:
    """Return a page as a picture in greys, as every sheet is drawn, on white: Qt draws it on nothing."""
    points = document.pagePointSize(page)
    dots = _DOTS_ON_A_POSTER if max(points.width(), points.height()) > _POSTER_POINTS else _DOTS_AN_INCH
    drawn = document.render(page, (points * dots / _POINTS_AN_INCH).toSize())
    white = QImage(drawn.size(), QImage.Format.Format_Grayscale8)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return white


class Paper:
    """Puts PDFs on one printer as one job; a context manager, so that a job broken off is taken back."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter = QPainter()
        self.pages = 0

    def __enter__(self) -> Self:
        self._printer.setFullPage(True)
        return self

    def put(self, pdf: bytes, copies: int, progress: Progress) -> None:
        """Print every page of `pdf`, the whole `copies` times. UserError when the printer does not begin."""
        document, _buffer = open_pdf(pdf)
        for _copy in range(copies):
            for page in range(document.pageCount()):
                progress.step(page, document.pageCount())
                self._put_page(document, page)

    def _put_page(self, document: QPdfDocument, page: int) -> None:
        self._choose_paper(document.pagePointSize(page))
        if not self._painter.isActive():
            if not self._painter.begin(self._printer):
                raise UserError(N_("The printer did not answer. Is it switched on and connected?"))
        else:
            self._printer.newPage()
        image = picture(document, page)
        sheet = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        size = QSizeF(image.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(
            (sheet.width() - size.width()) / 2,
            (sheet.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
        self._painter.drawImage(area, image)
        self.pages += 1

    def _choose_paper(self, points: QSizeF) -> None:
        is_wide = points.width() > points.height()
        upright = points.transposed() if is_wide else points
        size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        orientation = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        self._printer.setPageSize(size)
        self._printer.setPageOrientation(orientation)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self._painter.isActive():
            self._printer.abort()
        if self._painter.isActive():
            self._painter.end()
