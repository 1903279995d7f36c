"""Editors of one value each: what a field holds while it is being edited, told apart by `value` and `left`."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, date, time
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QSizeF, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.combos import MenuButton, TickMenu
from aliances_desktop.ui.widgets.combos import QuietComboBox as QuietComboBox
from aliances_desktop.ui.widgets.labels import literal

_GROUPED = re.compile(r"^\d{1,3}([.,' ]\d{3})+$")


class Editor(QObject):
    """Wraps a widget: `left` says that the person has finished with it, `value` and `set_value` carry the content.

    `value` raises UserError when what was typed means nothing; the form shows it under the field.
    """

    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A menu or a list of completions only borrows the focus.
        is_lent = isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason
        if event.type() == QEvent.Type.FocusOut and not is_lent:
            self.left.emit()
        return False

    def value(self) -> Any:
        """Return what the person has put in."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a stored value."""
        raise NotImplementedError


def complete_from(line: QLineEdit, complete: Callable[[str], Sequence[str]]) -> QCompleter:
    """Let a line offer what `complete(prefix)` returns while it is typed in; return the completer."""
    words = QStringListModel(line)
    completer = QCompleter(words, line)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    line.setCompleter(completer)
    line.textEdited.connect(lambda typed: words.setStringList(list(complete(typed)) if typed else []))
    return completer


class Line(Editor):
    """A line of text, completed from `complete(prefix)` where given."""

    def __init__(self, placeholder: str = "", complete: Callable[[str], Sequence[str]] | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self.line.setPlaceholderText(placeholder)
        self.line.returnPressed.connect(self.left)
        if complete is not None:
            completer = complete_from(self.line, complete)
            # Queued, because the line takes the word over after this signal.
            completer.activated.connect(self.left, Qt.ConnectionType.QueuedConnection)

    def value(self) -> Any:
        return self.line.text().strip()

    def read(self, typed: str) -> Any:
        """Return what a text means that was typed elsewhere, such as in a table; a `UserError` where it means nothing."""
        self.line.setText(typed)
        return self.value()

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)


class Tags(Line):
    """Words of one's own, separated by commas; the last one is completed."""

    def __init__(self, placeholder: str = "", complete: Callable[[str], Sequence[str]] | None = None) -> None:
        def complete_last(typed: str) -> list[str]:
            head, comma, last = typed.rpartition(",")
            found = complete(last.strip()) if complete is not None and last.strip() else ()
            return [f"{head}{comma} {word}".lstrip() for word in found]

        super().__init__(placeholder, complete_last if complete is not None else None)

    def value(self) -> tuple[str, ...]:
        words = (word.strip() for word in self.line.text().split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    def set_value(self, value: Any) -> None:
        self.line.setText(", ".join(value or ()))


class Number(Line):
    """A whole number of at least 0, or nothing."""

    def value(self) -> int | None:
        typed = self.line.text().strip()
        if _GROUPED.match(typed):
            typed = re.sub(r"\D", "", typed)
        if not typed:
            return None
        if not typed.isdecimal():
            raise UserError(N_("“{text}” is not a whole number."), text=self.line.text())
        return int(typed)


class Decimal(Line):
    """A number with decimals by comma or point, or nothing; `scale` multiplies what is stored (100 for cents)."""

    def __init__(self, scale: int = 1) -> None:
        super().__init__()
        self._scale = scale

    def value(self) -> float | int | None:
        typed = self.line.text().strip().replace("€", "").replace("%", "").replace(" ", "")
        if not typed:
            return None
        try:
            number = float(self._plain(typed))
        except ValueError:
            raise UserError(N_("“{text}” is not a number."), text=self.line.text()) from None
        return number if self._scale == 1 else round(number * self._scale)

    def _plain(self, typed: str) -> str:
        """Return a number with a point before its decimals: of two marks the last one is that of the decimals."""
        last = max(typed, key=lambda mark: typed.rfind(mark) if mark in ",." else -1)
        if last not in ",.":
            return typed
        other = "," if last == "." else "."
        grouping = "," if current().language == "en" else "."
        is_grouped = bool(_GROUPED.match(typed)) and (last == grouping or self._scale > 1)
        if other not in typed and (typed.count(last) > 1 or is_grouped):
            return typed.replace(last, "")
        return typed.replace(other, "").replace(last, ".")

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else current().number(value / self._scale, 2))


class Text(Editor):
    """Several lines, growing with what is written up to `most`; Tab leaves the field as in every other."""

    def __init__(self, lines: int = 3, most: int = 8) -> None:
        self.text = QPlainTextEdit()
        super().__init__(self.text)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(2)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = (lines, most)
        self.text.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(QSizeF(0, lines))

    def _grow(self, size: QSizeF) -> None:
        # A plain text's document measures its height in lines.
        least, most = self._lines
        lines = min(max(round(size.height()), least), most)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 18)

    def value(self) -> Any:
        return self.text.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        self.text.setPlainText(value or "")


class Choice(Editor):
    """One code of a list; `blank` is the label of no choice, where that is allowed."""

    def __init__(
        self, codes: Mapping[Any, str], blank: str | None = None, *, is_translated: bool = False
    ) -> None:
        self.combo = QuietComboBox()
        super().__init__(self.combo)
        if blank is not None:
            self.combo.addItem(blank, None)
        for code, text in codes.items():
            self.combo.addItem(text if is_translated else _(text), code)
        self.combo.activated.connect(self.left)

    def value(self) -> Any:
        return self.combo.currentData()

    def set_value(self, value: Any) -> None:
        self.combo.setCurrentIndex(max(self.combo.findData(value), 0))


class Codes(Editor):
    """Several codes of a list, ticked in a menu."""

    def __init__(self, codes: Mapping[str, str], nothing: str = N_("None")) -> None:
        self.button = MenuButton()
        self.button.setProperty("field", True)
        super().__init__(self.button)
        self._nothing = nothing
        self.button.setSizePolicy(
            self.button.sizePolicy().Policy.Ignored, self.button.sizePolicy().Policy.Fixed
        )
        menu = TickMenu(self.button)
        self._actions: dict[str, QAction] = {}
        for code, text in codes.items():
            action = menu.addAction(literal(_(text)))
            action.setCheckable(True)
            action.toggled.connect(self._write)
            self._actions[code] = action
        self.button.setMenu(menu)
        menu.aboutToHide.connect(self.left)
        self._write()

    def _write(self) -> None:
        texts = [action.text() for action in self._actions.values() if action.isChecked()]
        self.button.setText(", ".join(texts) or _(self._nothing))
        self.button.setToolTip(self.button.text())

    def value(self) -> tuple[str, ...]:
        return tuple(code for code, action in self._actions.items() if action.isChecked())

    def set_value(self, value: Any) -> None:
        for code, action in self._actions.items():
            action.setChecked(code in (value or ()))


class Tick(Editor):
    """Yes or no; its text is the field's label."""

    def __init__(self, text: str) -> None:
        self.box = QCheckBox(literal(text))
        super().__init__(self.box)
        self.box.clicked.connect(self.left)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class Day(Line):
    """A date typed in figures: 26/11/2026, 26-11, 26.11.26; the year may be left out for the coming one."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_("dd/mm/yyyy"))
        self._today = today

    def value(self) -> date | None:
        typed = self.line.text().strip()
        if not typed:
            return None
        parts = [p for p in typed.replace("-", "/").replace(".", "/").replace(" ", "/").split("/") if p]
        if not all(p.isdecimal() for p in parts) or len(parts) not in (2, 3):
            raise UserError(N_("“{text}” is not a date. Write day/month/year."), text=typed)
        numbers = [int(p) for p in parts]
        if len(parts[0]) == 4 and len(numbers) == 3:
            numbers.reverse()
        if len(numbers) == 2:
            numbers.append(self._coming_year(*numbers))
        year = numbers[2] + 2000 if numbers[2] < 100 else numbers[2]
        # Qt knows years that Python does not, and no larger numbers.
        if max(year, *numbers) > MAXYEAR or not QDate(year, numbers[1], numbers[0]).isValid():
            raise UserError(N_("“{text}” is not a date. Write day/month/year."), text=typed)
        return date(year, numbers[1], numbers[0])

    def _coming_year(self, day: int, month: int) -> int:
        today = self._today()
        return today.year + ((month, day) < (today.month, today.day))

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else current().short_day(value))


def read_time(typed: str) -> time | None:
    """Read a time of day as people type it, None for nothing; UserError when it means nothing."""
    text = typed.strip().rstrip("h").replace(".", ":").replace("h", ":")
    if not text:
        return None
    hours, _colon, minutes = text.partition(":") if ":" in text else (text[:-2] or text, ":", text[-2:])
    if ":" not in text and len(text) <= 2:
        hours, minutes = text, "0"
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise UserError(N_("“{text}” is not a time of day. Write it as 18:30."), text=typed)
    return time(int(hours), int(minutes))


class Clock(Line):
    """A time of day: 18:05, 18.05, 1805, 18."""

    def __init__(self) -> None:
        super().__init__(_("hh:mm"))

    def value(self) -> time | None:
        return read_time(self.line.text())

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else f"{value:%H:%M}")
