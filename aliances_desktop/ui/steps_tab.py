"""A tab made of steps, each a tab of the same record."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from PySide6.QtWidgets import QTabWidget

from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.labels import column, literal

Wanted = TypeVar("Wanted", bound=RecordTab)


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

    def show_record(self, record_id: int) -> None:
        """Show a record."""
        if not self.isVisible():
            # Steps come into sight before their tab does, and would look for the record shown before.
            for step in self.steps:
                step.show_record(record_id)
        super().show_record(record_id)

    def fill(self) -> None:
        """Show the record in every step."""
        self._ensure_steps()
        for step in self.steps:
            step.show_record(self.record_id)

    def make_steps(self) -> Sequence[RecordTab]:
        """Return the steps, new."""
        return [kind(self.context) for kind in self.STEPS]

    def _ensure_steps(self) -> None:
        if not self.steps:
            self.steps = tuple(self.make_steps())
            for step in self.steps:
                self.tabs.addTab(step, literal(_(step.TITLE)))

    def step(self, kind: type[Wanted]) -> Wanted:
        """Return one of the steps, and bring it into sight."""
        self._ensure_steps()
        found = next(one for one in self.steps if isinstance(one, kind))
        if found.record_id != self.record_id:
            found.show_record(self.record_id)
        self.tabs.setCurrentWidget(found)
        return found

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do."""
        return self.steps[self.tabs.currentIndex()].handlers() if self.steps else {}

    def leave(self) -> None:
        """Commit what is being typed."""
        for step in self.steps:
            step.leave()
