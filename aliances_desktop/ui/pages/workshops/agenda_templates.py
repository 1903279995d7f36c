"""Choosing the agenda to begin with: those of the method and those kept in the library."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from aliances_desktop.method import Template
from aliances_desktop.model import Agenda
from aliances_desktop.services import instruments
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.combos import MenuButton
from aliances_desktop.ui.widgets.labels import button, clear, label, literal

Use = Callable[[Any], object]


def sources(context: Context) -> list[tuple[str, Template | Agenda]]:
    """Return every agenda to begin with, by its title: built-in ones first."""
    builtin: list[tuple[str, Template | Agenda]] = [
        (_(one.title), one) for one in instruments.templates("agenda")
    ]
    kept = context.read(instruments.stored, "agenda")
    return builtin + [(one.title.get(current().language), one) for one in kept if isinstance(one, Agenda)]


class TemplateMenu(MenuButton):
    """A button whose menu offers the agendas, for a workshop that has one already."""

    def __init__(self, context: Context, use: Use) -> None:
        super().__init__()
        self._context = context
        self._use = use
        self.setText(_("Other agenda"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for title, source in sources(self._context):
            menu.addAction(literal(title), partial(self._use, source))


class TemplateChooser(QWidget):
    """What a workshop without an agenda shows: a sentence and a button for each."""

    def __init__(self, context: Context, use: Use) -> None:
        super().__init__()
        self._context = context
        self._use = use
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        sentence = label(_("No agenda yet: begin with one of these."), role="secondary", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(sentence)
        layout.addLayout(self._buttons)
        layout.addStretch(2)
        self._titles: list[str] = []

    def refresh(self) -> None:
        """Read what there is again."""
        found = sources(self._context)
        titles = [title for title, _source in found]
        if titles == self._titles:
            return
        self._titles = titles
        clear(self._buttons)
        for number, (title, source) in enumerate(found):
            choose = button(literal(title), partial(self._use, source), primary=number == 0)
            choose.setEnabled(not self._context.store.is_read_only)
            self._buttons.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
