"""An item of the evaluation test: its answers numbered as on paper, one key answers and goes on."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.labels import row

_PAD: Final = 6
_GAP: Final = 14
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_LETTERS: Final[Mapping[str, str]] = {
    "y": "yes", "s": "yes", "n": "no", "?": "unknown", "d": "unknown", "+": "good", "=": "neutral", "-": "bad",
}  # fmt: skip
"""Keys that answer beside the digits, where the scale has their code."""


class RatingBoxes(QWidget):
    """The boxes of an item: digits answer, 0 or Space leaves blank, the arrows move or change the answer."""

    answered = Signal(str, bool)
    """The code chosen ("" for none), and whether to go on."""
    left = Signal(int)
    """The person goes on (1) or back (-1)."""

    def __init__(self, text: str, scale: Mapping[str, str], name: str) -> None:
        super().__init__()
        self.value = ""
        self._text = text
        self._codes = list(scale)
        self._labels = ["" if label == str(n) else label for n, label in enumerate(scale.values(), 1)]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(300 if text else 200)
        self.setAccessibleName(name)

    def show_value(self, value: str) -> None:
        """Show the answer stored."""
        self.value = value
        said = self._labels[self._codes.index(value)] or value if value else _("Blank")
        self.setAccessibleDescription(said)
        self.update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text().lower()
        allowed = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~allowed:
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit(1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Up):
            self.left.emit(-1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif typed in {"0", " "}:
            self.answered.emit("", True)
        elif typed and (code := self._code(typed)):
            self.answered.emit(code, True)
        elif typed and typed.isprintable():
            QApplication.beep()
        else:
            event.ignore()

    def _code(self, typed: str) -> str:
        if typed.isdecimal() and 1 <= int(typed) <= len(self._codes):
            return self._codes[int(typed) - 1]
        code = _LETTERS.get(typed, "")
        return code if code in self._codes else ""

    def _step(self, by: int) -> None:
        place = self._codes.index(self.value) + by if self.value else 0
        self.answered.emit(self._codes[min(max(place, 0), len(self._codes) - 1)], False)

    # Painting

    @property
    def _box(self) -> int:
        return self.fontMetrics().height() + 5

    def _start(self, width: int) -> int:
        return round(width * 0.46) + _GAP if self._text else _PAD

    def _text_area(self, width: int) -> QRect:
        room = QRect(8, _PAD + 2, self._start(width) - _GAP - 8, 10_000)
        return self.fontMetrics().boundingRect(room, _WRAP, self._text) if self._text else QRect()

    def _places(self, width: int) -> list[QRect]:
        """Return the box with its label of every answer, line after line."""
        left, metrics = self._start(width), self.fontMetrics()
        room = max(width - left - _PAD, 40)
        x, y, places = left, _PAD, []
        for label in self._labels:
            wide = min(self._box + (metrics.horizontalAdvance(label) + 6 if label else 0), room)
            if x > left and x + wide > left + room:
                x, y = left, y + self._box + 5
            places.append(QRect(x, y, wide, self._box))
            x += wide + _GAP
        return places

    def heightForWidth(self, width: int) -> int:
        return max(self._places(width)[-1].bottom(), self._text_area(width).bottom()) + _PAD + 1

    def sizeHint(self) -> QSize:
        return QSize(600 if self._text else 320, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self._box + 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        if self.hasFocus():
            painter.fillRect(self.rect(), QColor(colours.selection))
        painter.setPen(QColor(colours.text))
        painter.drawText(self._text_area(self.width()), _WRAP, self._text)
        for number, place in enumerate(self._places(self.width())):
            self._paint_choice(painter, number, place)

    def _paint_choice(self, painter: QPainter, number: int, place: QRect) -> None:
        colours = theme.current()
        is_chosen = self._codes[number] == self.value
        box = QRectF(place.left(), place.top(), self._box, self._box).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.primary if is_chosen else colours.border), 1.5))
        painter.setBrush(QColor(colours.primary if is_chosen else colours.surface))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(colours.on_primary if is_chosen else colours.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
        room = place.adjusted(self._box + 5, 0, 0, 0)
        painter.setPen(QColor(colours.text))
        cut = self.fontMetrics().elidedText(
            self._labels[number], Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)

    # The mouse, for who prefers it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for number, place in enumerate(self._places(self.width())):
            if place.contains(event.position().toPoint()):
                code = self._codes[number]
                self.answered.emit("" if code == self.value else code, False)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class ItemRow(QWidget):
    """An item with its boxes; a blank row has a line for its own words before them, table 5 one for the source behind.

    `rate(item, code)` and `write(item, text)` store what is said of it.
    """

    left = Signal(int)

    def __init__(
        self, item: str, number: str, text: str, scale: Mapping[str, str], words: str,
        rate: Callable[[str, str], object], write: Callable[[str, str], object],
    ) -> None:  # fmt: skip
        """Build the row; `words` is "" for no line, "own" for one before the boxes, "source" for one behind them."""
        super().__init__()
        self.item, self.is_own = item, words == "own"
        self._rate, self._write = rate, write
        self.boxes = RatingBoxes("" if self.is_own else f"{number}  {text}", scale, f"{number} {text}")
        self.boxes.answered.connect(self._answer)
        self.boxes.left.connect(self.left)
        self.words: QLineEdit | None = None
        layout = row(self.boxes, spacing=6)
        if words:
            self.words = QLineEdit()
            prompt = _("Other: in your own words") if self.is_own else _("Source")
            self.words.setPlaceholderText(f"{number}  {prompt}" if self.is_own else prompt)
            self.words.setAccessibleName(f"{number} {prompt}")
            self.words.editingFinished.connect(self.commit)
            self.words.returnPressed.connect(self._after_words)
            layout.insertWidget(0 if self.is_own else 1, self.words)
            for place, stretch in enumerate((1, 1) if self.is_own else (3, 1)):
                layout.setStretch(place, stretch)
            layout.setContentsMargins(8 if self.is_own else 0, 2, 6, 2)
        self.setLayout(layout)
        self._stored = ""

    def show_said(self, value: str, text: str) -> None:
        """Show what is stored; words being typed stay."""
        self.boxes.show_value(value)
        if self.words is not None and text != self._stored:
            self.words.setText(text)
            self.words.setCursorPosition(0)
        self._stored = text

    def begin(self) -> None:
        """Put the focus where this row starts."""
        target = self.words if self.words is not None and self.is_own and not self._stored else self.boxes
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Store words still being typed."""
        if self.words is not None and self.words.text().strip() != self._stored:
            self._stored = self.words.text().strip()
            self._write(self.item, self._stored)

    def _after_words(self) -> None:
        self.commit()
        if self.is_own and self._stored:
            self.boxes.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit(1)

    def _answer(self, code: str, goes_on: bool) -> None:
        if code != self.boxes.value:
            self._rate(self.item, code)
        if goes_on:
            self.left.emit(1)
