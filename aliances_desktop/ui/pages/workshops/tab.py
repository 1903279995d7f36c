"""What a tab of a workshop is: a page that shows one workshop, and reads it when it comes into sight."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget

from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.widgets.labels import column, literal


class WorkshopTab(Page):
    """A page of one workshop; `workshop_id` is 0 until the first is shown.

    What is out of sight is not read again at every edit: with all tabs together a key would take a third of a second.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.workshop_id = 0
        self._is_stale = False

    def show_workshop(self, workshop_id: int) -> None:
        """Show a workshop."""
        self.workshop_id = workshop_id
        self.reload()

    def reload(self) -> None:
        """Read again, at once or when the tab comes into sight."""
        self._is_stale = bool(self.workshop_id)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def fill(self) -> None:
        """Read the workshop's content again."""

    @property
    def is_writable(self) -> bool:
        """Whether the file can be changed."""
        return not self.context.store.is_read_only


class StepsTab(WorkshopTab):
    """A tab made of steps, each a page of its own; they are made when the tab first comes into sight."""

    STEPS: ClassVar[tuple[type[WorkshopTab], ...]] = ()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.steps: tuple[WorkshopTab, ...] = ()
        self.tabs = QTabWidget()
        self.tabs.currentChanged.connect(lambda _number: self.trailed.emit())
        layout = column(self.tabs)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def fill(self) -> None:
        """Show the workshop in every step."""
        if not self.steps:
            self.steps = tuple(kind(self.context) for kind in self.STEPS)
            for step in self.steps:
                self.tabs.addTab(step, literal(_(step.TITLE)))
        for step in self.steps:
            step.show_workshop(self.workshop_id)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do."""
        return self.steps[self.tabs.currentIndex()].handlers() if self.steps else {}

    def leave(self) -> None:
        """Commit what is being typed."""
        for step in self.steps:
            step.leave()
