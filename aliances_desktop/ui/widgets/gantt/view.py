"""The bars: only the rows and days in sight are painted, so that thousands of tasks scroll as easily as ten."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from aliances_desktop.charts.timescale import Heading
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import current
from aliances_desktop.ui.widgets.gantt.bar import Bar, paint_link, paint_mark, paint_phase
from aliances_desktop.ui.widgets.gantt.scale import Scale

_EDGE: Final = 7
"""Pixels at the end of a bar by which its end is taken hold of."""
_STILL: Final = 4
"""Pixels the mouse may move before a press becomes a drag."""
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier


class GanttView(QAbstractScrollArea):
    """Paints bars beside a table of as many rows; the table scrolls it up and down, it scrolls itself sideways."""

    chosen = Signal(object)
    """The key of the bar pressed."""
    moved = Signal(object, object, object)
    """Please plan the row of this key from this day to that."""
    zoomed = Signal(int)
    """Please look closer (1) or from further away (-1)."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.bars: tuple[Bar, ...] = ()
        self._places: dict[object, int] = {}
        self._links: list[tuple[int, int]] = []
        self._heads: tuple[list[Heading], list[Heading]] = ([], [])
        self.scale = Scale(date(2000, 1, 1), date(2000, 12, 31))
        self.today = date(2000, 1, 1)
        self.ghosts: Mapping[object, tuple[date, date]] = {}
        self._row_height = theme.ROW_HEIGHT
        self._head_height = 48
        self._top = 0
        self.current: object = None
        self._held: tuple[Bar, str, QPoint] | None = None
        self._dragged: Bar | None = None

    # What is shown

    def show_bars(self, bars: Sequence[Bar], scale: Scale, today: date) -> None:
        """Show these rows over that calendar."""
        if scale.zoom != self.scale.zoom or scale.first != self.scale.first:
            middle = self.scale.day_at(self.horizontalScrollBar().value() + self.viewport().width() / 2)
            is_first = not self.bars
        else:
            middle, is_first = None, False
        self.bars, self.scale, self.today = tuple(bars), scale, today
        self._places = {bar.key: number for number, bar in enumerate(self.bars)}
        self._links = [
            (self._places[key], place)
            for place, bar in enumerate(self.bars)
            for key in bar.after
            if key in self._places
        ]
        # Naming months takes longer than painting them.
        self._heads = (list(scale.upper(current())), list(scale.lower(current())))
        self.ghosts = {}
        self._dragged = None
        self._size()
        if is_first or (middle is not None and not scale.first <= middle <= scale.last):
            days = [bar.start for bar in self.bars if bar.start is not None]
            # What is over, or has not begun, is shown where it is instead of an empty today.
            self.show_day(min(max(today, min(days)), max(days)) if days else today)
        elif middle is not None:
            self.show_day(middle)
        self.viewport().update()

    def show_ghosts(self, ghosts: Mapping[object, tuple[date, date]]) -> None:
        """Show where rows would go, before it is accepted."""
        self.ghosts = ghosts
        self.viewport().update()

    def show_day(self, day: date) -> None:
        """Bring a day to the middle."""
        day = min(max(day, self.scale.first), self.scale.last)
        self.horizontalScrollBar().setValue(round(self.scale.x(day) - self.viewport().width() / 2))

    def show_current(self, key: object) -> None:
        """Mark the row of a key, and bring its bar into sight."""
        self.current = key
        place = self._places.get(key)
        if place is not None and self.bars[place].start is not None:
            x = self.scale.x(self.bars[place].start or self.today)
            bar = self.horizontalScrollBar()
            if not bar.value() <= x <= bar.value() + self.viewport().width() - 40:
                bar.setValue(round(x) - 60)
        self.viewport().update()

    def set_rows(self, head_height: int, row_height: int, top: int) -> None:
        """Stand beside a table with that head, rows of that height, scrolled down by `top` pixels."""
        if (head_height, row_height, top) != (self._head_height, self._row_height, self._top):
            self._head_height, self._row_height, self._top = head_height, row_height, top
            self.viewport().update()

    def _size(self) -> None:
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(self.scale.width - self.viewport().width(), 0))
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(round(self.scale.day_width * 7))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        left = self.horizontalScrollBar().value()
        area = self.viewport().rect()
        colours = theme.current()
        painter.fillRect(area, QColor(colours.surface))
        first = max(self._top // self._row_height, 0)
        last = min((self._top + area.height()) // self._row_height + 1, len(self.bars))
        self._paint_grid(painter, left, first, last)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-left, self._head_height - self._top)
        for place in range(first, last):
            self._paint_bar(painter, place, self._dragged_or(self.bars[place]))
        self._paint_links(painter, first, last)
        painter.resetTransform()
        self._paint_head(painter, left)

    def _dragged_or(self, bar: Bar) -> Bar:
        return self._dragged if self._dragged is not None and self._dragged.key == bar.key else bar

    def _in_sight(self, left: int, headings: Sequence[Heading]) -> list[tuple[float, float, Heading]]:
        right = left + self.viewport().width()
        spans = ((self.scale.x(one.start) - left, self.scale.x(one.end) - left, one) for one in headings)
        return [(start, end, one) for start, end, one in spans if end >= 0 and start <= right - left]

    def _paint_grid(self, painter: QPainter, left: int, first: int, last: int) -> None:
        colours, area = theme.current(), self.viewport().rect()
        for place in range(first, last):
            y = self._head_height + place * self._row_height - self._top
            bar = self.bars[place]
            if bar.key == self.current:
                painter.fillRect(0, y, area.width(), self._row_height, QColor(colours.selection))
            elif bar.kind == "phase":
                painter.fillRect(0, y, area.width(), self._row_height, QColor(colours.raised))
            elif place % 2:
                painter.fillRect(0, y, area.width(), self._row_height, QColor(colours.background))
        painter.setPen(QColor(colours.rule))
        for start, _end, _one in self._in_sight(left, self._heads[0]):
            painter.drawLine(round(start), self._head_height, round(start), area.height())
        x = round(self.scale.x(self.today) + self.scale.day_width / 2) - left
        pen = QPen(QColor(colours.error), 2)
        painter.setPen(pen)
        painter.drawLine(x, self._head_height, x, area.height())

    def _paint_head(self, painter: QPainter, left: int) -> None:
        colours, half = theme.current(), self._head_height // 2
        width = self.viewport().width()
        painter.fillRect(0, 0, width, self._head_height, QColor(colours.raised))
        for y, headings in zip((0, half), self._heads, strict=True):
            for start, end, one in self._in_sight(left, headings):
                painter.setPen(QColor(colours.rule))
                painter.drawLine(round(start), y, round(start), y + half)
                painter.setPen(QColor(colours.text if y == 0 else colours.secondary))
                room = QRectF(max(start, 0) + 5, y, min(end, width) - max(start, 0) - 6, half)
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, one.text)
        painter.setPen(QColor(colours.border))
        painter.drawLine(0, self._head_height - 1, width, self._head_height - 1)

    def _area(self, place: int, start: date, end: date) -> QRectF:
        x = self.scale.x(start)
        width = max(self.scale.x(end + timedelta(days=1)) - x, 4)
        height = self._row_height * 0.44
        return QRectF(x, place * self._row_height + self._row_height * 0.2, width, height)

    def _paint_bar(self, painter: QPainter, place: int, bar: Bar) -> None:
        colours = theme.current()
        if bar.started is not None:
            self._paint_actual(painter, place, bar.started, bar.done or self.today)
        if bar.start is None:
            return
        end = bar.end or max(self.today, bar.start)
        area = self._area(place, bar.start, end)
        text, tint = (colours.primary, colours.selection) if not bar.tone else theme.tone(bar.tone)
        painter.setPen(QPen(QColor(text), 1.4))
        painter.setBrush(QColor(tint))
        if bar.kind in ("milestone", "decision"):
            paint_mark(painter, area, bar.kind, self.scale.day_width)
            right = area.left() + area.height() / 2 + 4
        elif bar.kind == "phase":
            paint_phase(painter, area, is_open=bar.end is None)
            right = area.right()
        else:
            painter.drawRoundedRect(area, 3, 3)
            right = area.right()
        if bar.key in self.ghosts:
            self._paint_ghost(painter, place, *self.ghosts[bar.key])
            right = max(right, self.scale.x(self.ghosts[bar.key][1] + timedelta(days=1)))
        if bar.label:
            painter.setPen(QColor(colours.secondary))
            room = QRectF(right + 6, place * self._row_height, 400, self._row_height)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.label)

    def _paint_actual(self, painter: QPainter, place: int, start: date, end: date) -> None:
        area = self._area(place, start, max(start, end))
        area.moveTop(place * self._row_height + self._row_height * 0.72)
        area.setHeight(self._row_height * 0.14)
        painter.fillRect(area, QColor(theme.current().secondary))

    def _paint_ghost(self, painter: QPainter, place: int, start: date, end: date) -> None:
        pen = QPen(QColor(theme.current().warning), 1.6, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._area(place, start, end), 3, 3)

    def _paint_links(self, painter: QPainter, first: int, last: int) -> None:
        painter.setPen(QPen(QColor(theme.current().border), 1.2))
        painter.setBrush(QColor(theme.current().border))
        for before, place in self._links:
            if max(place, before) >= first and min(place, before) <= last:
                self._paint_link(painter, before, place)

    def _paint_link(self, painter: QPainter, before: int, place: int) -> None:
        one, bar = self._dragged_or(self.bars[before]), self._dragged_or(self.bars[place])
        if one.end is not None and bar.start is not None:
            start = self._area(before, one.start or one.end, one.end)
            end = self._area(place, bar.start, bar.end or bar.start)
            paint_link(painter, start, end, is_below=place > before)

    # Mouse

    def _bar_at(self, position: QPoint) -> tuple[Bar, str] | None:
        """Return the bar at a place, and what of it: "move" or "end"."""
        place = (position.y() - self._head_height + self._top) // self._row_height
        if position.y() < self._head_height or not 0 <= place < len(self.bars):
            return None
        bar = self.bars[place]
        if bar.start is None:
            return bar, ""
        area = self._area(place, bar.start, bar.end or max(self.today, bar.start))
        x = position.x() + self.horizontalScrollBar().value()
        if bar.kind in ("milestone", "decision"):
            area.adjust(-9, 0, 9, 0)
        if not area.left() - 3 <= x <= area.right() + 3 or not bar.is_movable:
            return bar, ""
        is_end = x > area.right() - _EDGE and bar.kind == "task" and area.width() > 3 * _EDGE
        return bar, "end" if is_end else "move"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._bar_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.chosen.emit(found[0].key)
            self._held = (found[0], found[1], event.position().toPoint()) if found[1] else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            found = self._bar_at(event.position().toPoint())
            shapes = {"move": Qt.CursorShape.OpenHandCursor, "end": Qt.CursorShape.SizeHorCursor}
            self.viewport().setCursor(shapes.get(found[1] if found else "", Qt.CursorShape.ArrowCursor))
            return
        bar, part, start = self._held
        distance = event.position().toPoint().x() - start.x()
        if self._dragged is None and abs(distance) < _STILL:
            return
        self._dragged = self._shifted(bar, part, self.scale.days(distance))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, dragged = self._held, self._dragged
        self._held = self._dragged = None
        if held is not None and dragged is not None and dragged != held[0]:
            self.moved.emit(dragged.key, dragged.start, dragged.end)
        self.viewport().update()

    @staticmethod
    def _shifted(bar: Bar, part: str, days: int) -> Bar:
        step = timedelta(days=days)
        assert bar.start is not None
        if part == "end":
            return replace(bar, end=max((bar.end or bar.start) + step, bar.start))
        return replace(bar, start=bar.start + step, end=bar.end + step if bar.end else None)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        zoom = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()), 0)
        if steps and event.modifiers() & _ALT:
            self.move_current(steps, is_end=bool(event.modifiers() & _SHIFT))
        elif steps:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + steps * bar.singleStep())
        elif zoom:
            self.zoomed.emit(zoom)
        elif event.key() == Qt.Key.Key_Home:
            self.show_day(self.today)
        else:
            super().keyPressEvent(event)

    def move_current(self, days: int, *, is_end: bool = False) -> None:
        """Ask for the current row to be moved by so many days, or only its end."""
        place = self._places.get(self.current)
        if place is None or self.bars[place].start is None or not self.bars[place].is_movable:
            return
        moved = self._shifted(self.bars[place], "end" if is_end else "move", days)
        if moved != self.bars[place]:
            self.moved.emit(moved.key, moved.start, moved.end)
