"""The editor below a grid: what the current cell says in full, written back when it is left."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Editor
from aliances_desktop.ui.widgets.labels import Elided, column


class CellEditor(QWidget):
    """Shows one cell at a time in one of its `editors`, by kind; the first is for most of them."""

    saved = Signal(object, object)
    """Key of the cell, and its new value."""

    def __init__(self, editors: Mapping[str, Editor], height: int) -> None:
        super().__init__()
        self.editors = dict(editors)
        self._kind = next(iter(self.editors))
        self._key: Any = None
        self._was: Any = None
        self._is_writable = False
        self._of = Elided(role="secondary")
        self._stack = QStackedWidget()
        for editor in self.editors.values():
            editor.left.connect(self.save)
            editor.widget.setAccessibleName(_("Text of the cell"))
            self._stack.addWidget(editor.widget)
        self._stack.setFixedHeight(height)
        self.setLayout(column(self._of, self._stack, spacing=4))

    @property
    def editor(self) -> Editor:
        """The editor in sight."""
        return self.editors[self._kind]

    def show_cell(self, key: Any, kind: str, title: str, value: Any, is_writable: bool) -> None:
        """Show a cell, None for none; the one shown before is saved first."""
        self.save()
        is_typing = key == self._key and kind == self._kind and self.editor.widget.hasFocus()
        before = self._was
        self._key, self._is_writable = key, is_writable and key is not None
        self._kind = kind if kind in self.editors else next(iter(self.editors))
        self._of.setText(title)
        self._stack.setCurrentWidget(self.editor.widget)
        self.editor.widget.setEnabled(self._is_writable)
        if not is_typing or value != before:
            self.editor.set_value(value)
            self._was = self.editor.value()

    def save(self) -> None:
        """Hand over what was typed, if it says something else than before."""
        if self._key is None or not self._is_writable:
            return
        value = self.editor.value()
        if value != self._was:
            # Handing over reads everything again, and that asks to save first.
            self._was = value
            self.saved.emit(self._key, value)

    def begin(self) -> None:
        """Put the cursor into the cell."""
        if self._is_writable:
            self.editor.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
