"""A question over the sheet, answered by one key: 1, 2, … or Esc."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import button, clear, column, label

Answer = tuple[str, Callable[[], object]]


class AskBar(QFrame):
    """Says something and offers numbered answers; Enter takes the one with the focus, Esc the last."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._sentence = label(wrap=True)
        self._place = QWidget()
        self._flow = FlowLayout(spacing=8)
        self._place.setLayout(self._flow)
        self.buttons: list[QPushButton] = []
        self._answers: Sequence[Answer] = ()
        self.setLayout(column(self._sentence, self._place, margin=10))
        self.hide()

    def ask(self, sentence: str, answers: Sequence[Answer]) -> None:
        """Show a translated question and its answers, and wait."""
        clear(self._flow)
        self._sentence.setText(sentence)
        self._answers = answers
        self.buttons = [
            button(f"{number + 1}  {text}", partial(self._take, number))
            for number, (text, _do) in enumerate(answers)
        ]
        for one in self.buttons:
            self._flow.addWidget(one)
        self.show()
        self.buttons[0].setFocus()

    def _take(self, number: int) -> None:
        _text, do = self._answers[number]
        self.hide()
        do()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._take(len(self._answers) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = next((n for n, one in enumerate(self.buttons) if one.hasFocus()), 0)
            self._take(focused)
        elif event.text().isdecimal() and 1 <= int(event.text()) <= len(self._answers):
            self._take(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)
