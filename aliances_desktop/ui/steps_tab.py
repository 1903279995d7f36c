"""A tab made of steps, each a tab of the same record."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QTabWidget

from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.labels import column, literal


class StepsTab(RecordTab):
    """A tab made of steps, each a page of its own; they are made when the tab first comes into sight."""

    STEPS: ClassVar[tuple[type[RecordTab], ...]] = ()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.steps: tuple[RecordTab, ...] = ()
        self.tabs = QTabWidget()
        self.tabs.currentChanged.connect(lambda _number: self.trailed.emit())
        layout = column(self.tabs)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def fill(self) -> None:
        """Show the record in every step."""
        if not self.steps:
            self.steps = tuple(kind(self.context) for kind in self.STEPS)
            for step in self.steps:
                self.tabs.addTab(step, literal(_(step.TITLE)))
        for step in self.steps:
            step.show_record(self.record_id)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do."""
        return self.steps[self.tabs.currentIndex()].handlers() if self.steps else {}

    def leave(self) -> None:
        """Commit what is being typed."""
        for step in self.steps:
            step.leave()
