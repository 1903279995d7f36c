"""The projector's window: paints a `Scene` at any size, full screen on the second screen or as a window without one."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from aliances_desktop.ui import theme
from aliances_desktop.ui.projector import scene as colours
from aliances_desktop.ui.projector.scene import Scene, TableLine

_ALTERNATE_MS = 7000
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class ProjectorWindow(QWidget):
    """Shows what it is given; frozen it keeps the picture, black it shows nothing. Keys go to the live page."""

    key_pressed = Signal(QKeyEvent)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Aliances Desktop")
        self.setAccessibleName("Projector")
        self.setMinimumSize(480, 300)
        self.resize(960, 600)
        self._scene: Scene | None = None
        self._page = 0
        self.is_frozen = False
        self.is_black = False
        self._alternate = QTimer(self)
        self._alternate.setInterval(_ALTERNATE_MS)
        self._alternate.timeout.connect(self._turn_page)
        self._alternate.start()
        QGuiApplication.instance().screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]

    def show_scene(self, scene: Scene) -> None:
        """Show a scene, unless the picture is frozen."""
        if not self.is_frozen and scene != self._scene:
            self._scene = scene
            self.update()

    def set_frozen(self, is_frozen: bool) -> None:
        """Keep the picture as it is, or follow again."""
        self.is_frozen = is_frozen

    def set_black(self, is_black: bool) -> None:
        """Show nothing, or the picture."""
        self.is_black = is_black
        self.update()

    def show_on(self, screen: QScreen | None) -> None:
        """Fill `screen`, or show as an ordinary window without one."""
        if screen is None:
            self.showNormal()
            return
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _on_screen_removed(self, _screen: QScreen) -> None:
        # Qt moves the window to a screen that is left: there it must not cover the controls.
        if self.isFullScreen():
            self.showNormal()
            self.resize(960, 600)

    def _turn_page(self) -> None:
        if self._scene is not None and self._scene.page_count > 1 and not self.is_frozen:
            self._page += 1
            self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor("#000000" if self.is_black else colours.BACKGROUND))
        if self._scene is not None and not self.is_black:
            self._paint(painter, self._scene)
        painter.end()

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        width, height = self.width(), self.height()
        margin = width * 0.03
        title = QRectF(margin, height * 0.03, width - 2 * margin, height * 0.08)
        self._write(painter, title, scene.title, colours.QUIET, _LEFT)
        left = QRectF(margin, height * 0.14, width * 0.37, height * 0.82)
        right = QRectF(width * 0.43, height * 0.14, width * 0.57 - margin, height * 0.82)
        if not scene.tables:
            left = QRectF(width * 0.2, height * 0.14, width * 0.6, height * 0.82)
        self._paint_time(painter, left, scene)
        self._paint_tables(painter, right, scene)

    def _paint_time(self, painter: QPainter, area: QRectF, scene: Scene) -> None:
        colour = colours.COLOURS[scene.urgency]
        top, height = area.top(), area.height()

        def band(start: float, share: float) -> QRectF:
            return QRectF(area.left(), top + height * start, area.width(), height * share)

        self._write(painter, band(0.0, 0.36), scene.time, colour, _CENTRE, is_bold=True)
        bar = band(0.39, 0.035)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#2A323B"))
        painter.drawRoundedRect(bar, 8, 8)
        if scene.share_left > 0:
            painter.setBrush(QColor(colour))
            done = QRectF(bar.left(), bar.top(), max(bar.width() * scene.share_left, 16), bar.height())
            painter.drawRoundedRect(done, 8, 8)
        self._write(painter, band(0.47, 0.09), scene.message, colour, _CENTRE, is_bold=True)
        self._write(painter, band(0.60, 0.07), scene.following, colours.QUIET, _CENTRE)
        self._write(painter, band(0.70, 0.08), scene.wall_clock, colours.QUIET, _CENTRE)
        self._write(painter, band(0.86, 0.12), scene.resting, colours.QUIET, _CENTRE, wraps=True)

    def _paint_tables(self, painter: QPainter, area: QRectF, scene: Scene) -> None:
        lines = scene.page(self._page)
        if not lines:
            return
        head = area.height() * 0.07
        self._write(
            painter,
            QRectF(area.left(), area.top(), area.width(), head),
            scene.tables_title,
            colours.QUIET,
            _LEFT,
        )
        height = min((area.height() - head) / max(len(lines), 8), area.height() * 0.1)
        for number, line in enumerate(lines):
            top = area.top() + head + number * height
            self._paint_line(
                painter, QRectF(area.left(), top, area.width(), height), line, is_band=number % 2 == 0
            )

    def _paint_line(self, painter: QPainter, area: QRectF, line: TableLine, *, is_band: bool) -> None:
        if is_band:
            painter.fillRect(area, QColor(colours.BAND))
        inner = area.adjusted(0, area.height() * 0.14, 0, -area.height() * 0.14)
        number = QRectF(inner.left(), inner.top(), inner.width() * 0.1, inner.height())
        name = inner.width() * 0.435
        a = QRectF(number.right() + 6, inner.top(), name - 6, inner.height())
        b = QRectF(a.right() + 12, inner.top(), name - 12, inner.height())
        self._write(painter, number, str(line.number), colours.SOON, _CENTRE, is_bold=True)
        self._write(painter, a, line.a, colours.PLAIN, _LEFT)
        self._write(painter, b, line.b, colours.PLAIN, _LEFT)

    def _write(
        self, painter: QPainter, area: QRectF, text: str, colour: str, flags: Qt.AlignmentFlag, *,
        is_bold: bool = False, wraps: bool = False,
    ) -> None:  # fmt: skip
        """Write text as large as its area allows; a name too long for it ends in an ellipsis."""
        if not text:
            return
        font = QFont(theme.load_fonts())
        font.setBold(is_bold)
        font.setPixelSize(max(int(area.height() * (0.36 if wraps else 0.72)), 8))
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > area.width() and not wraps:
            font.setPixelSize(max(int(font.pixelSize() * max(area.width() / wide, 0.62)), 8))
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(area, int(flags) | (int(Qt.TextFlag.TextWordWrap) if wraps else 0), text)

    # Keys and closing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._alternate.stop()
        self.closed.emit()
        super().closeEvent(event)
