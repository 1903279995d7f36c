"""A bar that empties: how much of a round or of a row of the agenda is left."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _


class Bar(QWidget):
    """Shows a share, without any text over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._share, self._colour = 1.0, ""
        self.setAccessibleName(_("Time left"))

    def show_share(self, share: float, colour: str) -> None:
        """Fill a share, 0–1, in a colour."""
        if (share, colour) != (self._share, self._colour):
            self._share, self._colour = share, colour
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        colours = theme.current()
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(area, 6, 6)
        if self._share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour or colours.primary))
            inner = area.adjusted(1, 1, -1, -1)
            inner.setWidth(max(inner.width() * self._share, 10))
            painter.drawRoundedRect(inner, 5, 5)
