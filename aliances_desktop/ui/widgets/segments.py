"""A line of chips of which one is chosen: the views of a page, or what a list is narrowed to."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import button, literal


class Segments(QWidget):
    """Chips by code; the arrow keys choose among them."""

    chosen = Signal(str)
    """The code of the chip the person has chosen."""

    def __init__(self, texts: Mapping[str, str], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._codes = list(texts)
        self._current = self._codes[0]
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for number, (code, text) in enumerate(texts.items()):
            chip = button(literal(text))
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setAccessibleName(text)
            self._group.addButton(chip, number)
            self.buttons[code] = chip
        self.setLayout(FlowLayout(*self.buttons.values(), spacing=6))
        self.choose(self._current)
        # The arrow keys check a chip without clicking on it.
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def current(self) -> str:
        """The code chosen."""
        return self._current

    def choose(self, code: str) -> None:
        """Choose a chip without telling."""
        self._current = code
        self.buttons[code].setChecked(True)

    def set_text(self, code: str, text: str) -> None:
        """Change what a chip says, such as its count."""
        self.buttons[code].setText(literal(text))
        self.buttons[code].setAccessibleName(text)

    def _on_toggled(self, chip: QAbstractButton, is_checked: bool) -> None:
        code = self._codes[self._group.id(chip)]
        if is_checked and code != self._current:
            self._current = code
            self.chosen.emit(code)
