"""The projects of an alliance and how one is chosen: sheets, side by side, contributions, scores, vote, decision."""

from collections.abc import Callable

from aliances_desktop.i18n import N_
from aliances_desktop.ui.pages.alliances.projects_decision import DecisionStep
from aliances_desktop.ui.pages.alliances.projects_parts import PartsStep
from aliances_desktop.ui.pages.alliances.projects_scores import ScoresStep
from aliances_desktop.ui.pages.alliances.projects_sheets import SheetsStep
from aliances_desktop.ui.pages.alliances.projects_side import SideStep
from aliances_desktop.ui.pages.alliances.projects_vote import VoteStep
from aliances_desktop.ui.steps_tab import StepsTab


class ProjectsTab(StepsTab):
    """The steps of the guide's phase III, from the sheets to the decision."""

    TITLE = N_("Projects")
    HEADER = ("alliance.project", "alliance.vote", "print.open")
    STEPS = (SheetsStep, SideStep, PartsStep, ScoresStep, VoteStep, DecisionStep)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do, and what leads to another one."""
        return {**super().handlers(), "alliance.project": self.new_project, "alliance.vote": self.type_votes}

    def new_project(self) -> None:
        """Put the cursor where a project is typed in."""
        self.step(SheetsStep).line.setFocus()

    def type_votes(self) -> None:
        """Put the cursor where votes are typed in."""
        self.step(VoteStep).number.setFocus()
