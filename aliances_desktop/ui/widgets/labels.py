"""Labels, badges, cards and buttons: text from users is plain text in all of them."""

import html
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from aliances_desktop.ui import theme


def label(text: str = "", *, role: str = "", wrap: bool = False) -> QLabel:
    """Return a label of plain text; `role` is "title", "group", "secondary" or "field-error"."""
    widget = QLabel()
    # Qt guesses rich text from the content and would load a local image named in an entity's name.
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setText(text)
    widget.setWordWrap(wrap)
    if role:
        widget.setProperty("role", role)
    return widget


class Elided(QLabel):
    """A line of plain text that is cut with … where it does not fit; the whole of it shows in the tooltip."""

    def __init__(self, text: str = "", *, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setToolTip(tip(text))
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        one_line = " ".join(self.text().split())
        shown = self.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


def badge(text: str, tone: str) -> QLabel:
    """Return a rounded badge; `tone` is "ok", "warning", "error" or "neutral". The text says the same as the colour."""
    widget = label(text)
    widget.setProperty("tone", tone)
    widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return widget


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the tone of a badge already shown."""
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def literal(text: str) -> str:
    """Return text for buttons, tabs, menus and group boxes, where a single & would become a mnemonic."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """Return text for a tooltip, which Qt would read as rich text where it looks like it; show it with `setToolTip`."""
    return f"<span>{html.escape(text)}</span>" if GuiQt.mightBeRichText(text) else text


def button(
    text: str,
    pressed: Callable[[], object] | None = None,
    *,
    icon: str = "",
    primary: bool = False,
    live: bool = False,
) -> QPushButton:
    """Return a push button with a translated text; a live button is at least 40 px high."""
    widget = QPushButton(text)
    widget.setAutoDefault(False)
    if primary:
        widget.setProperty("primary", True)
    if live:
        widget.setProperty("live", True)
    if icon:
        widget.setIcon(theme.icon(icon, theme.current().on_primary if primary else ""))
        widget.setIconSize(QSize(18, 18))
    if pressed is not None:
        widget.clicked.connect(lambda *_: pressed())
    return widget


class Card(QFrame):
    """A rounded surface with a group title; add content to `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(theme.SPACE)
        if title:
            self.body.addWidget(label(title, role="group"))


def row(*items: QWidget | QLayout | None, spacing: int = theme.SPACE) -> QHBoxLayout:
    """Return a horizontal layout without margins; None stands for a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


def column(*items: QWidget | QLayout | None, margin: int = 0, spacing: int = theme.SPACE) -> QVBoxLayout:
    """Return a vertical layout; None stands for a stretch."""
    layout = QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


def beside(left: QWidget, right: QWidget, sizes: tuple[int, int], *, grows: int | None = None) -> QSplitter:
    """Return two widgets side by side, their border to be moved; `grows` is the one that takes more room, else both."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(12)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(left)
    splitter.addWidget(right)
    splitter.setSizes(list(sizes))
    if grows is not None:
        splitter.setStretchFactor(grows, 1)
    return splitter


def empty_page(sentence: str, *buttons: QPushButton) -> QWidget:
    """Return what stands where there is nothing yet: why, and in a row what to begin with."""
    why = label(sentence, wrap=True)
    why.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page = QWidget()
    page.setLayout(column(None, why, row(None, *buttons, None), None, margin=24, spacing=16))
    return page


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            # A layout shows what it is given a moment later: what is gone by then would flash up as a window.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class _Scroll(QScrollArea):
    """Scrolls down only, so it is never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        held = self.widget()
        width = held.minimumSizeHint().width() if held is not None else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a widget that scrolls down where it does not fit, on the surface of what holds it."""
    scroll = _Scroll()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(widget)
    # Both would paint the window's colour over a card.
    scroll.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return scroll


class Link(QPushButton):
    """A flat button that leads somewhere else; what does not fit is cut with …, the whole of it in the tooltip."""

    def __init__(self, text: str, pressed: Callable[[], object]) -> None:
        super().__init__(literal(text))
        self._whole = text
        self.setAutoDefault(False)
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda *_: pressed())

    def _frame(self) -> int:
        shown = self.text().replace("&&", "&")
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(shown)

    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + self._frame()
        return QSize(wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 60), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._frame()
        fits = self.width() >= self.sizeHint().width()
        shown = (
            self._whole
            if fits
            else self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        )
        if literal(shown) != self.text():
            self.setText(literal(shown))
        self.setToolTip("" if shown == self._whole else tip(self._whole))


def link(text: str, pressed: Callable[[], object]) -> Link:
    """Return a flat button that leads somewhere else; its text may come from users."""
    return Link(text, pressed)
