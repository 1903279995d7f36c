"""The market-place of a workshop, prepared step by step: set-up, stands, wishes, plan."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Market, Meeting, Offer, Participant, Stand, Wish
from aliances_desktop.services import market
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.workshops.plan import PlanStep
from aliances_desktop.ui.pages.workshops.setup import SetupStep
from aliances_desktop.ui.pages.workshops.stands import StandsStep
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.pages.workshops.wishes import WishesStep
from aliances_desktop.ui.widgets.labels import column, label, literal


class MarketTab(WorkshopTab):
    """Four steps, each a page of its own; they can be taken in any order."""

    NAME = "workshops"
    TITLE = N_("Market-place")
    WATCHES = frozenset({Market, Stand, Wish, Meeting, Participant, Offer, Entity})
    HEADER = ("market.plan", "market.live")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.plan = PlanStep(context)
        self.steps = (SetupStep(context), StandsStep(context), WishesStep(context), self.plan)
        self.tabs = QTabWidget()
        for number, step in enumerate(self.steps, 1):
            self.tabs.addTab(step, literal(f"{number}  {_(step.TITLE)}"))
        self._none = label(_("Only alliances workshops have a market-place."), role="secondary", wrap=True)
        layout = column(self._none, self.tabs)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def fill(self) -> None:
        """Bring the stands in step with who is coming, and read every step."""
        has_market = self.context.read(market.has_market, self.workshop_id)
        self._none.setVisible(not has_market)
        self.tabs.setVisible(has_market)
        if has_market:
            for step in self.steps:
                step.show_workshop(self.workshop_id)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return planning; running live is the page's."""
        return {"market.plan": self.make_plan}

    def make_plan(self) -> None:
        """Plan the rounds and show them."""
        self.tabs.setCurrentWidget(self.plan)
        self.plan.make()

    def leave(self) -> None:
        """Commit what is being typed in the step shown."""
        for step in self.steps:
            step.leave()
