"""A field answered by digits: the question, and its answers numbered as on the paper, each with a box."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.services import entry_fields
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import TICKS, Field
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.labels import tip

NUMBER_WIDTH: Final = 46
_PAD: Final = 6
_GAP: Final = 14
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)


class NumberRow(QWidget):
    """Digits answer and go on; where several may be ticked Enter goes on. `save` tells whether the answer was taken."""

    left = Signal(int)
    """The person goes on (1) or back (-1)."""
    refused = Signal(str)
    """Why a key was not taken, translated; "" when all is well again."""

    def __init__(self, field: Field, text: str, save: Callable[[Field, Given], bool]) -> None:
        super().__init__()
        self.field = field
        self.value = Given()
        self._text = text
        self._save = save
        self._typed = ""
        self._is_refused = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(320)
        self.setAccessibleName(f"{field.number} {text}")
        self.setToolTip(tip(self._answers()))
        self.show_value(Given())

    def _answers(self) -> str:
        language = current().language
        said = ((n, c.text.get(language)) for n, c in enumerate(self.field.choices, self.field.first))
        return "\n".join(f"{n}  {text}" for n, text in said if text != str(n))

    def show_value(self, value: Given) -> None:
        """Show what is stored."""
        self.value, self._typed = value, ""
        self._refuse("")
        chosen = [c.text.get(current().language) for c in self.field.choices if c.code in value.codes]
        self.setAccessibleDescription(", ".join(chosen) or _("Blank"))
        self.update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text()
        has_modifier = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if has_modifier:
            event.ignore()
        elif key == Qt.Key.Key_Backspace:
            self._back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        elif key == Qt.Key.Key_Down:
            self.left.emit(1)
        elif key == Qt.Key.Key_Up:
            self.left.emit(-1)
        elif not self._typed and typed and entry_fields.is_blank_key(self.field, typed):
            self._answer(Given())
        elif typed.isdecimal():
            self._digit(typed)
        elif typed and typed.isprintable():
            self._refuse(_("Type one of the numbers; 0 or Space leaves it blank."))
        else:
            event.ignore()

    def _back(self) -> None:
        if self._typed or self._is_refused:
            self._typed = ""
            self._refuse("")
        else:
            self.left.emit(-1)

    def _digit(self, digit: str) -> None:
        try:
            choice = entry_fields.choice_of(self.field, self._typed + digit)
        except UserError as error:
            self._typed = ""
            self._refuse(_(error.msgid, **error.values))
            return
        self._refuse("")
        if choice is None:
            self._typed += digit
            self.update()
        else:
            self._take(choice.code)

    def _confirm(self) -> None:
        if not self._typed:
            self.left.emit(1)
            return
        try:
            self._take(entry_fields.confirmed(self.field, self._typed).code)
        except UserError as error:
            self._refuse(_(error.msgid, **error.values))

    def _take(self, code: str) -> None:
        self._typed = ""
        if self.field.kind != TICKS:
            self._answer(Given((code,)))
            return
        ticked = set(self.value.codes) ^ {code}
        value = Given(tuple(c.code for c in self.field.choices if c.code in ticked))
        if self._save(self.field, value):
            self.show_value(value)

    def _answer(self, value: Given) -> None:
        if self._save(self.field, value):
            self.show_value(value)
            self.left.emit(1)

    def show_refusal(self, sentence: str) -> None:
        """Show that what was typed has not been taken."""
        self._refuse(sentence)

    def _refuse(self, sentence: str) -> None:
        if sentence:
            QApplication.beep()
        if sentence or self._is_refused:
            self._is_refused = bool(sentence)
            self.refused.emit(sentence)
            self.update()

    # Painting

    def _choice_area(self, width: int) -> QRect:
        start = NUMBER_WIDTH + round((width - NUMBER_WIDTH) * 0.45) + _GAP
        return QRect(start, _PAD, max(width - start - _PAD, 40), 0)

    def _text_area(self, width: int) -> QRect:
        room = QRect(NUMBER_WIDTH, _PAD, self._choice_area(width).left() - NUMBER_WIDTH - _GAP, 10_000)
        return self.fontMetrics().boundingRect(room, _WRAP, self._text)

    @property
    def _box(self) -> int:
        return self.fontMetrics().height() + 5

    def _places(self, width: int) -> list[QRect]:
        """Return the box with its label of every answer, line after line."""
        area, metrics = self._choice_area(width), self.fontMetrics()
        x, y = area.left(), area.top()
        places = []
        for number, _choice in enumerate(self.field.choices):
            label = self._label(number)
            wide = self._box + (metrics.horizontalAdvance(label) + 5 if label else 0)
            wide = min(wide, area.width())
            if x > area.left() and x + wide > area.right() + 1:
                x, y = area.left(), y + self._box + 5
            places.append(QRect(x, y, wide, self._box))
            x += wide + _GAP
        return places

    def _label(self, number: int) -> str:
        text = self.field.choices[number].text.get(current().language)
        return "" if text == str(number + self.field.first) else text

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        lowest = places[-1].bottom() if places else 0
        return max(lowest, self._text_area(width).bottom()) + _PAD + 1

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.fontMetrics().height() + 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        if self.hasFocus():
            painter.fillRect(self.rect(), QColor(colours.selection))
        painter.setPen(QColor(colours.secondary))
        number = QRect(8, _PAD, NUMBER_WIDTH - 8, self._box)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignTop), self.field.number)
        painter.setPen(QColor(colours.text))
        painter.drawText(self._text_area(self.width()), _WRAP, self._text)
        for n, place in enumerate(self._places(self.width())):
            self._paint_choice(painter, n, place)
        if self._is_refused:
            painter.setPen(QPen(QColor(colours.error), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_choice(self, painter: QPainter, number: int, place: QRect) -> None:
        colours, choice = theme.current(), self.field.choices[number]
        said = str(number + self.field.first)
        is_chosen = choice.code in self.value.codes
        is_near = bool(self._typed) and said.startswith(self._typed)
        box = QRectF(place.left(), place.top(), self._box, self._box).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.primary if is_chosen or is_near else colours.border), 1.5))
        painter.setBrush(QColor(colours.primary if is_chosen else colours.surface))
        radius = 4.0 if self.field.kind == TICKS else box.height() / 2
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(QColor(colours.on_primary if is_chosen else colours.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)
        label = self._label(number)
        if label:
            painter.setPen(QColor(colours.text))
            room = place.adjusted(self._box + 5, 0, 0, 0)
            cut = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room.width() + 1)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)

    # The mouse, for who prefers it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for number, place in enumerate(self._places(self.width())):
            if place.contains(event.position().toPoint()):
                self._take(self.field.choices[number].code)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._typed = ""
        self._refuse("")
        self.update()
