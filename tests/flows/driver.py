"""Drives the window as a person would, and counts keys and clicks."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

_NONE = Qt.KeyboardModifier.NoModifier


class Person:
    """Types into whatever has the focus, and clicks on what it sees."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self.window = window
        self.keys = 0
        self.clicks = 0

    def _target(self) -> QWidget:
        active = QApplication.activeModalWidget() or self.window
        return active.focusWidget() or active

    def press(self, key: Qt.Key, modifier: Any = _NONE) -> None:
        """Press one key, with its modifier one keystroke."""
        self.keys += 1
        self._qtbot.keyClick(self._target(), key, modifier)

    def type(self, text: str) -> None:
        """Type a text, a keystroke a letter."""
        self.keys += len(text)
        self._qtbot.keyClicks(self._target(), text)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click once."""
        self.clicks += 1
        if isinstance(widget, QAbstractButton):
            widget.click()
        else:
            self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())
