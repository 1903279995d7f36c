"""What stands out in a line of the test, the points to talk about, and the area in which they are read."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.red_lines import Line, Point
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.labels import badge, column, label, row, scrolled

_KINDS: Final = {
    "shared": ("star", N_("Shared"), "ok"),
    "unshared": ("circle-help", N_("Nothing shared"), "warning"),
    "barred": ("ban", N_("Excluded by the form"), "error"),
    "opposed": ("arrow-left-right", N_("Two steps apart"), "error"),
    "agree": ("triangle-alert", N_("To be agreed"), "warning"),
    "own": ("message-square", N_("Own condition"), "neutral"),
    "risk": ("triangle-alert", N_("Risk"), "warning"),
    "environment": ("info", N_("Adverse environment"), "neutral"),
    "silent": ("circle-help", N_("No test"), "warning"),
    "unknown": ("circle-help", N_("Not known"), "neutral"),
}
"""Kind of a point → its icon, what it is called, and its tone."""


def text_of(line: Line) -> str:
    """Return what a line is about: an item of the test, or own words in quotes."""
    return f"“{line.label}”" if line.is_own else _(line.label)


def standing(line: Line) -> tuple[str, str, str]:
    """Return in words, as an icon and as a tone what stands out in a line; "" for nothing."""
    if line.clash is not None:
        icon, text, tone = _KINDS["barred" if line.clash.is_barred else "agree"]
        apart = _KINDS["opposed"][1]
        said = _("{one}; {other}", one=_(text), other=_(apart)) if line.is_opposed else _(text)
        return said, icon, tone
    if line.is_opposed:
        icon, text, tone = _KINDS["opposed"]
    elif line.table == "1" and line.is_shared:
        icon, text, tone = _KINDS["shared"]
    elif line.table == "7" and "bad" in line.values:
        icon, text, tone = "triangle-alert", N_("Negative"), "warning"
    elif line.table == "2.2" and line.fundamental:
        icon, text, tone = _KINDS["risk"]
    else:
        return "", "", ""
    return _(text), icon, tone


def icon_of(pair: tuple[str, Line]) -> str:
    """Return the icon of what stands out in a line."""
    return standing(pair[1])[1]


def tone_of(pair: tuple[str, Line]) -> str:
    """Return the tone of what stands out in a line."""
    tone = standing(pair[1])[2]
    return "" if tone == "neutral" else tone


def point_line(point: Point) -> QHBoxLayout:
    """Return a point to talk about: its icon, its kind and its sentence."""
    icon, text, tone = _KINDS[point.kind]
    picture = label()
    picture.setPixmap(theme.pixmap(icon, theme.tone("" if tone == "neutral" else tone)[0]))
    kind = badge(_(text), tone)
    kind.setMinimumWidth(170)
    words = label(point.say(current()), wrap=True)
    line = row(picture, kind, words)
    line.setStretch(2, 1)
    for widget in (picture, kind):
        line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    return line


class _Reading(QWidget):
    """What is read and scrolled by the arrow keys."""

    def __init__(self, scroll: QScrollArea, name: str) -> None:
        super().__init__()
        self._scroll = scroll
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(scroll))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Up: -40,
            Qt.Key.Key_Down: 40,
            Qt.Key.Key_PageUp: -300,
            Qt.Key.Key_PageDown: 300,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + step)


def reading(widget: QWidget, name: str) -> QWidget:
    """Return an area that is read and scrolled by the arrow keys."""
    return _Reading(scrolled(widget), name)
