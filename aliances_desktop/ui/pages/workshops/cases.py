"""Case work: the cases, the groups that work on them, and the sheets they bring back."""

from collections.abc import Callable
from typing import TypeVar

from aliances_desktop.i18n import N_
from aliances_desktop.ui.pages.workshops.case_texts import CaseTexts
from aliances_desktop.ui.pages.workshops.group_people import GroupPeople
from aliances_desktop.ui.pages.workshops.group_sheets import GroupSheets
from aliances_desktop.ui.pages.workshops.tab import WorkshopSteps, WorkshopTab

Step = TypeVar("Step", bound=WorkshopTab)


class CasesTab(WorkshopSteps):
    """Three steps, each a page of its own."""

    NAME = "workshops"
    TITLE = N_("Cases")
    HEADER = ("groups.plan", "groups.present")
    STEPS = (CaseTexts, GroupPeople, GroupSheets)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what its steps can do, whichever is shown; it comes into sight to do it."""
        own = {"groups.plan": self._make_groups, "groups.present": self._present}
        return super().handlers() | own if self.steps else {}

    def _make_groups(self) -> None:
        self._step(GroupPeople).make()

    def _present(self) -> None:
        self._step(GroupSheets).show_on_projector()

    def _step(self, kind: type[Step]) -> Step:
        step = next(step for step in self.steps if isinstance(step, kind))
        self.tabs.setCurrentWidget(step)
        return step
