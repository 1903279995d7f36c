"""The one form: fields are declared, and the form loads, saves, checks and names them; leaving a field is one edit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Editor, Tick
from aliances_desktop.ui.widgets.labels import label, literal


@dataclass(frozen=True)
class Field:
    """A field of a record: attribute, label (a msgid), and a function that makes its editor.

    `span` counts columns of the form's grid of 6: two fields of 3 stand beside each other.
    """

    name: str
    label: str
    editor: Callable[[], Editor]
    span: int = 6
    hint: str = ""


class Form(QWidget):
    """Shows a record's fields; `commit(name, value)` is called for each field left with another value.

    A UserError from the editor or from `commit` shows under the field, which keeps what was typed.
    """

    COLUMNS = 6

    def __init__(
        self, fields: Sequence[Field], commit: Callable[[str, Any], object], title: str = ""
    ) -> None:
        super().__init__()
        self._commit = commit
        self._stored: dict[str, Any] = {}
        self._shown: dict[str, Any] = {}
        self.editors: dict[str, Editor] = {}
        self._errors: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        for number in range(self.COLUMNS):
            self._grid.setColumnStretch(number, 1)
        if title:
            self.setAccessibleName(title)
        row = column = 0
        for field in fields:
            if column + field.span > self.COLUMNS:
                row, column = row + 4, 0
                self._grid.setRowMinimumHeight(row - 1, 5)
            self._place(field, row, column)
            column += field.span

    def _place(self, field: Field, row: int, column: int) -> None:
        editor = field.editor()
        text = _(field.label)
        if not isinstance(editor, Tick):
            caption = label(role="secondary", wrap=True)
            # Only a text set with its mnemonic doubled lets a buddy label be plain.
            caption.setText(literal(text))
            caption.setBuddy(editor.widget)
            self._grid.addWidget(caption, row, column, 1, field.span)
        editor.widget.setAccessibleName(text)
        if field.hint:
            editor.widget.setToolTip(_(field.hint))
        self._grid.addWidget(editor.widget, row + 1, column, 1, field.span, Qt.AlignmentFlag.AlignTop)
        error = label(role="field-error", wrap=True)
        error.hide()
        self._grid.addWidget(error, row + 2, column, 1, field.span)
        editor.left.connect(lambda name=field.name: self.save(name))
        self.editors[field.name] = editor
        self._errors[field.name] = error

    def load(self, record: object | Mapping[str, Any]) -> None:
        """Show a record (attributes or a mapping); a field being edited keeps what is typed until it is left."""
        for name, editor in self.editors.items():
            value = record[name] if isinstance(record, Mapping) else getattr(record, name)
            is_same = name in self._stored and self._stored[name] == value
            self._stored[name] = value
            if not (is_same and editor.widget.hasFocus()):
                editor.set_value(value)
                self._shown[name] = _value_of(editor)
                self._say(name, "")

    def save(self, name: str) -> bool:
        """Commit one field when its value differs from the stored one; False when it was refused."""
        if name not in self._stored:
            return True
        try:
            value = self.editors[name].value()
            # Compared with what was shown: 33.333 shows as 33.33, and looking at it is no edit.
            if value != self._shown[name]:
                before, self._shown[name] = self._shown[name], value
                try:
                    self._commit(name, value)
                except UserError:
                    self._shown[name] = before
                    raise
        except UserError as error:
            self._say(name, _(error.msgid, **error.values))
            return False
        self._say(name, "")
        return True

    def save_all(self) -> bool:
        """Commit every field still pending."""
        return not [name for name in self.editors if not self.save(name)]

    def values(self) -> dict[str, Any]:
        """Return all values as typed; UserError when one means nothing."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def set_enabled_fields(self, enabled: bool) -> None:
        """Allow or forbid editing: forbidden in a file open read-only."""
        for editor in self.editors.values():
            editor.widget.setEnabled(enabled)

    def focus(self, name: str) -> None:
        """Put the cursor in a field with its text selected, ready to be typed over."""
        widget = self.editors[name].widget
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def _say(self, name: str, sentence: str) -> None:
        error = self._errors[name]
        error.setText(sentence)
        error.setVisible(bool(sentence))
        widget = self.editors[name].widget
        widget.setAccessibleDescription(sentence)


def _value_of(editor: Editor) -> Any:
    try:
        return editor.value()
    except UserError:
        return None
