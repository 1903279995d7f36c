"""A field answered in words: it grows with what is written; Enter goes on, F8 leaves the text for later."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import Field
from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.questionnaires.entry_numbers import NUMBER_WIDTH
from aliances_desktop.ui.widgets.labels import badge, label

LATER: Final = Qt.Key.Key_F8
_MOST_LINES: Final = 6


class WordsEdit(QPlainTextEdit):
    """The editor; the keys that leave it are told, all others write."""

    left = Signal(int)
    postponed = Signal()
    done = Signal()
    """The focus has gone."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(QSizeF(0, 1))

    def _grow(self, size: QSizeF) -> None:
        lines = min(max(round(size.height()), 1), _MOST_LINES)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and modifiers & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif is_enter and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.left.emit(1)
        elif key == LATER:
            self.postponed.emit()
        elif key == Qt.Key.Key_Backspace and not self.toPlainText():
            self.left.emit(-1)
        elif key == Qt.Key.Key_Down and self._is_at_edge(QTextCursor.MoveOperation.Down):
            self.left.emit(1)
        elif key == Qt.Key.Key_Up and self._is_at_edge(QTextCursor.MoveOperation.Up):
            self.left.emit(-1)
        else:
            super().keyPressEvent(event)

    def _is_at_edge(self, operation: QTextCursor.MoveOperation) -> bool:
        return not self.textCursor().movePosition(operation)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.done.emit()


class WordsRow(QWidget):
    """Number, what it is about, and the editor; a badge says that the text waits on the paper."""

    left = Signal(int)
    refused = Signal(str)

    def __init__(self, field: Field, number: str, text: str, save: Callable[[Field, Given], bool]) -> None:
        super().__init__()
        self.field = field
        self.value = Given()
        self._save = save
        self.edit = WordsEdit()
        self.edit.setAccessibleName(f"{field.number} {text}")
        self._waits = badge(_("Waits"), "warning")
        caption = label(text, wrap=True)
        place = label(number, role="secondary")
        place.setFixedWidth(NUMBER_WIDTH - 8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 6, 3)
        layout.setSpacing(0)
        layout.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(caption, 45, Qt.AlignmentFlag.AlignTop)
        layout.addSpacing(14)
        layout.addWidget(self.edit, 55)
        layout.addWidget(self._waits, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.edit)
        self.edit.left.connect(self._leave)
        self.edit.postponed.connect(self.postpone)
        self.edit.done.connect(self.commit)
        self.show_value(Given())

    def show_value(self, value: Given) -> None:
        """Show what is stored; what is being typed stays where nothing else has been stored meanwhile."""
        if value != self.value or not self.edit.hasFocus():
            self.value = value
            if self.edit.toPlainText() != value.text:
                self.edit.setPlainText(value.text)
        self._waits.setVisible(value.is_waiting)
        self._mark("")

    def commit(self) -> bool:
        """Save the words where they have changed; False when they were refused."""
        text = self.edit.toPlainText().strip()
        if text == self.value.text:
            return True
        return self._write(Given(text=text))

    def _write(self, value: Given) -> bool:
        if not self._save(self.field, value):
            return False
        self.value = value
        self.show_value(value)
        return True

    def _leave(self, by: int) -> None:
        if self.commit():
            self.left.emit(by)

    def postpone(self) -> None:
        """Leave the text on the paper for later, and go on."""
        if self.edit.toPlainText().strip():
            self._leave(1)
        elif self._write(Given(is_waiting=True)):
            self.left.emit(1)

    def show_refusal(self, sentence: str) -> None:
        """Show that the words have not been taken."""
        self._mark(sentence)

    def _mark(self, sentence: str) -> None:
        if sentence:
            QApplication.beep()
        if bool(sentence) != bool(self.edit.property("refused")):
            self.edit.setProperty("refused", bool(sentence))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
            self.refused.emit(sentence)
        self.edit.setAccessibleDescription(sentence)
