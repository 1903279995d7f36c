"""A modal dialog in numbered steps: what is done, where one is, what comes; nothing happens until the last."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.labels import button, column, label, row

_DOT = 24
_GAP = 8


class Step(QWidget):
    """A page of the dialog. `changed` tells that `is_ready` may answer otherwise."""

    TITLE = ""
    """What the step is called (a msgid)."""

    changed = Signal()

    def enter(self) -> None:
        """The step comes into sight: read what the ones before have chosen."""

    def is_ready(self) -> bool:
        """Tell whether one can go on from here."""
        return True


class Stepper(QWidget):
    """Numbered dots with their titles; a tick marks those done, a filled dot the one at hand."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = tuple(titles)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Mark the step at hand, counted from 0."""
        self._current = number
        title = _(
            "Step {n} of {total}: {title}", n=number + 1, total=len(self._titles), title=self._titles[number]
        )
        self.setAccessibleName(title)
        self.update()

    def sizeHint(self) -> QSize:
        text = sum(self.fontMetrics().horizontalAdvance(title) for title in self._titles)
        return QSize(text + len(self._titles) * (_DOT + 5 * _GAP), max(_DOT, self.fontMetrics().height()) + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        spare = self.width() - (self.sizeHint().width() - len(self._titles) * 3 * _GAP)
        line = max(spare // max(len(self._titles) - 1, 1) - _GAP, 2 * _GAP)
        line = min(line, 12 * _GAP)
        x, middle = 1.0, self.height() / 2
        for number, title in enumerate(self._titles):
            self._paint_dot(painter, QRectF(x, middle - _DOT / 2, _DOT, _DOT), number)
            x += _DOT + _GAP
            font = painter.font()
            font.setBold(number == self._current)
            painter.setFont(font)
            painter.setPen(QColor(colours.text if number <= self._current else colours.secondary))
            width = painter.fontMetrics().horizontalAdvance(title)
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, title)
            x += width + _GAP
            if number < len(self._titles) - 1:
                painter.setPen(QPen(QColor(colours.rule), 1))
                painter.drawLine(round(x), round(middle), round(x + line), round(middle))
                x += line + _GAP

    def _paint_dot(self, painter: QPainter, box: QRectF, number: int) -> None:
        colours = theme.current()
        is_reached = number <= self._current
        painter.setPen(QPen(QColor(colours.primary if is_reached else colours.border), 1.5))
        painter.setBrush(QColor(colours.primary if number == self._current else colours.surface))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if number < self._current:
            picture = theme.pixmap("check", colours.primary, 14)
            painter.drawPixmap(round(box.center().x()) - 7, round(box.center().y()) - 7, picture)
            return
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_primary if number == self._current else colours.secondary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))


class StepsDialog(QDialog):
    """Steps one after the other, with Back, Next and one last button that does it all.

    Esc and Cancel leave without anything having been done.
    """

    def __init__(self, title: str, steps: Sequence[Step], finish: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.steps = tuple(steps)
        self._finish_text = finish
        self._is_busy = False
        self.stepper = Stepper([_(step.TITLE) for step in self.steps])
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
            step.changed.connect(self.refresh)
        self.doing = label(role="secondary")
        self.cancel = button(_("Cancel"), self.reject)
        self.back = button(_("Back"), lambda: self.show_step(self.number - 1), icon="chevron-left")
        self.next = button("", self.advance, primary=True)
        self.next.setAutoDefault(True)
        self.next.setDefault(True)
        head, foot = QFrame(), QFrame()
        head.setObjectName("header")
        foot.setObjectName("footer")
        for frame, line in (
            (head, row(self.stepper)),
            (foot, row(self.cancel, self.doing, None, self.back, self.next)),
        ):
            line.setContentsMargins(16, 10, 16, 10)
            frame.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._stack, 1)
        self._progress = column()
        layout.addLayout(self._progress)
        layout.addWidget(foot)
        self.show_step(0)

    @property
    def number(self) -> int:
        """The step at hand, counted from 0."""
        return self._stack.currentIndex()

    def show_step(self, number: int) -> None:
        """Go to a step."""
        self._stack.setCurrentIndex(number)
        self.next.setFocus()
        self.stepper.show_step(number)
        self.steps[number].enter()
        self.refresh()

    def add_progress(self, widget: QWidget) -> None:
        """Show a widget over the buttons while work is under way."""
        self._progress.addWidget(widget)
        widget.hide()

    def set_busy(self, doing: str) -> None:
        """Say what is under way, "" for nothing; until it has ended one can only cancel."""
        self._is_busy = bool(doing)
        self.doing.setText(doing)
        for number in range(self._progress.count()):
            item = self._progress.itemAt(number)
            if item is not None and (widget := item.widget()) is not None:
                widget.setVisible(self._is_busy)
        self._stack.setEnabled(not self._is_busy)
        self.refresh()

    def refresh(self) -> None:
        """Enable and name the buttons as the step at hand asks."""
        is_last = self.number == len(self.steps) - 1
        self.back.setVisible(self.number > 0)
        self.next.setText(self._finish_text if is_last else _("Next"))
        self.back.setEnabled(not self._is_busy)
        self.next.setEnabled(self.steps[self.number].is_ready() and not self._is_busy)

    def advance(self) -> None:
        """Go on to the next step, or finish."""
        if not self.steps[self.number].is_ready():
            return
        if self.number < len(self.steps) - 1:
            self.show_step(self.number + 1)
        else:
            self.finish()

    def finish(self) -> None:
        """Do what the steps have prepared; subclasses do it and then accept."""
        self.accept()
