"""The list of alliances by stage, and beside it the tabs of the one chosen."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Partner
from aliances_desktop.model.codes_alliance import STAGES
from aliances_desktop.services import alliances
from aliances_desktop.ui.context import Route
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.master import MasterPage
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.evaluation import EvaluationTab
from aliances_desktop.ui.pages.alliances.follow import AllianceFollowTab
from aliances_desktop.ui.pages.alliances.letter import LetterTab
from aliances_desktop.ui.pages.alliances.overview import OverviewTab
from aliances_desktop.ui.pages.alliances.partners import PartnersTab
from aliances_desktop.ui.pages.alliances.projects import ProjectsTab
from aliances_desktop.ui.pages.alliances.radar import RadarTab
from aliances_desktop.ui.pages.alliances.red_lines import RedLinesTab
from aliances_desktop.ui.pages.alliances.roadmap import RoadmapTab
from aliances_desktop.ui.pages.alliances.summary import SummaryTab
from aliances_desktop.ui.widgets.following.tab import ACTIONS as FOLLOWING
from aliances_desktop.ui.widgets.master_list import Entry

TABS: Final[dict[str, type[RecordTab]]] = {
    "overview": OverviewTab,
    "summary": SummaryTab,
    "partners": PartnersTab,
    "projects": ProjectsTab,
    "test": EvaluationTab,
    "red": RedLinesTab,
    "letter": LetterTab,
    "roadmap": RoadmapTab,
    "follow": AllianceFollowTab,
    "radar": RadarTab,
}
_TONES: Final = {"letter": "warning", "running": "ok", "ended": "neutral", "stopped": "error"}


class AlliancesPage(MasterPage):
    """Master and detail: alliances, and the work on the one chosen."""

    NAME = "alliances"
    TITLE = N_("Alliances")
    WATCHES = frozenset({Alliance, Partner})
    TABS = TABS
    IN_TABS: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(FOLLOWING, "follow"),
        "alliance.partners": "partners",
        "alliance.project": "projects",
        "alliance.vote": "projects",
        "alliance.test": "test",
        "alliance.talked": "red",
        **dict.fromkeys(
            ("letter.add", "letter.save", "letter.print", "letter.keep", "letter.withdraw"), "letter"
        ),
    }
    ADD = "alliance.add"
    EMPTY = N_("No alliance yet: begin one from an idea of a workshop, or from nothing.")

    # The list

    def ids(self, typed: str) -> list[int]:
        """Return the alliances by stage and title."""
        return self.context.read(alliances.alliance_ids, text=typed)

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """Return title, partners and stage of alliances."""
        return [
            Entry(
                row.id,
                row.title,
                ngettext("{n} partner", "{n} partners", row.partners),
                _(STAGES[row.stage]),
                _TONES.get(row.stage, ""),
            )
            for row in self.context.read(alliances.rows, ids)
        ]

    # Actions

    def own_handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions on alliances."""
        return {"alliance.add": self.add}

    def add(self) -> None:
        """Begin an alliance, and put the cursor in its title."""
        today = self.context.today()
        added = self.context.edit(
            N_("Add alliance"), alliances.add_alliance, title=_("New alliance"), today=today
        )
        self.go(Route(self.NAME, added.key, "summary"))
        summary = self.pages["summary"]
        assert isinstance(summary, SummaryTab)
        summary.begin()

    def delete(self) -> None:
        """Delete the alliance; a toast offers to undo it."""
        entry = self.entry()
        if entry is None or self.context.store.is_read_only:
            return
        self.context.store.backup("delete")
        self.context.edit(N_("Delete alliance"), alliances.delete_alliances, [entry.id])
        self.context.tell(_("Deleted: {name}", name=entry.title), can_undo=True)
