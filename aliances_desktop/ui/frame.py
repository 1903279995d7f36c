"""The parts around a page: rail, header, banner and toast."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _
from aliances_desktop.ui.sections import Section
from aliances_desktop.ui.widgets.labels import Elided, button, label, literal, tip

FOLDED_BELOW = 1180
"""Width of the window, in pixels, below which the rail shows icons only."""
_TOAST_SECONDS = 8


class Rail(QFrame):
    """The sections down the left edge, icon and text."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(_("Sections"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for number, section in enumerate(sections, 1):
            self._buttons[section.name] = entry = self._entry(section, number)
            layout.addWidget(entry)
        layout.addStretch(1)

    def _entry(self, section: Section, number: int) -> QToolButton:
        entry = QToolButton()
        entry.setProperty("rail", True)
        entry.setText(literal(_(section.title)))
        entry.setAccessibleName(_(section.title))
        entry.setToolTip(f"{_(section.title)} (Ctrl+{number})")
        entry.setIcon(theme.icon(section.icon))
        entry.setIconSize(QSize(theme.ICON, theme.ICON))
        entry.setCheckable(True)
        entry.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        entry.clicked.connect(lambda: self.chosen.emit(section.name))
        self._group.addButton(entry)
        return entry

    def show_current(self, name: str) -> None:
        """Mark the section shown."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def fold(self, is_folded: bool) -> None:
        """Show icons only, or icons with text."""
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if is_folded
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        widest = max(
            (self.fontMetrics().horizontalAdvance(b.text()) for b in self._buttons.values()), default=100
        )
        self.setFixedWidth(52 if is_folded else max(152, widest + 68))
        for entry in self._buttons.values():
            entry.setToolButtonStyle(style)
            entry.setFixedWidth(self.width() - 1)


class Header(QFrame):
    """Breadcrumb, the page's actions, and the search box."""

    def __init__(self, search: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("header")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        self._title = Elided(role="title")
        layout.addWidget(self._title, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        layout.addLayout(self._actions)
        self._buttons: list[tuple[QPushButton, QAction]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search or run… Ctrl+K"))
        self.search.setAccessibleName(_("Search or run…"))
        self.search.setReadOnly(True)
        self.search.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wanted = self.fontMetrics().horizontalAdvance(self.search.placeholderText()) + 48
        self.search.setMinimumWidth(min(wanted, 150))
        self.search.setMaximumWidth(wanted)
        self.search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self._search = search
        layout.addWidget(self.search)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.MouseButtonPress:
            self._search()
            return True
        return False

    def show_page(self, trail: Sequence[str], actions: Sequence[QAction]) -> None:
        """Show a breadcrumb and at most three actions, the primary one first."""
        self._title.setText(" › ".join(trail))
        self._title.setToolTip(tip(self._title.text()))
        for old, _action in self._buttons:
            self._actions.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons.clear()
        for number, action in enumerate(actions[:3]):
            widget = button(
                action.text(), action.trigger, icon=str(action.property("icon_name")), primary=number == 0
            )
            shortcut = action.shortcut().toString()
            widget.setToolTip(shortcut)
            widget.setEnabled(action.isEnabled())
            self._actions.addWidget(widget)
            self._buttons.append((widget, action))

    def refresh(self) -> None:
        """Enable the buttons as their actions are."""
        for widget, action in self._buttons:
            widget.setEnabled(action.isEnabled())


class Banner(QFrame):
    """A line under the header for what stays true: the file is read-only, and why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setObjectName("banner")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(label(sentence, wrap=True), 1)


class Toast(QFrame):
    """A sentence that shows for some seconds at the foot of the page, with Undo where it tells of an edit."""

    def __init__(self, parent: QWidget, undo: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(16)
        self._undo_step = undo
        self._label = label()
        layout.addWidget(self._label)
        self._undo = button(_("Undo"), self._take_back)
        layout.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, sentence: str, can_undo: bool) -> None:
        """Show `sentence`."""
        self._label.setText(sentence)
        self._undo.setVisible(can_undo)
        self.setAccessibleName(sentence)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(_TOAST_SECONDS * 1000)

    def _take_back(self) -> None:
        self.hide()
        self._undo_step()

    def place(self) -> None:
        """Stay at the foot of the window's content, in the middle."""
        parent = self.parentWidget()
        if parent is None:
            return
        area = parent.rect()
        self.move((area.width() - self.width()) // 2, area.height() - self.height() - 24)
