"""A chart on screen: the same drawing as on paper, as SVG, made only when it is looked at."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget


class Picture(QWidget):
    """Shows an SVG as large as fits, in its own proportions."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumSize(240, 200)
        self._renderer = QSvgRenderer(self)
        self._make: Callable[[], bytes] | None = None

    def show_svg(self, make: Callable[[], bytes]) -> None:
        """Show what `make` returns; called at once when visible, else when it comes into sight."""
        self._make = make
        if self.isVisible():
            self._render()

    def _render(self) -> None:
        if self._make is not None:
            self._renderer.load(QByteArray(self._make()))
            self._make = None
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self._render()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._renderer.defaultSize()
        if size.isEmpty():
            return
        size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(self)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        self._renderer.render(painter, QRectF(left, top, size.width(), size.height()))
        painter.end()
