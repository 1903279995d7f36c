"""The list of workshops, and beside it the tabs of the one chosen."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Market, Participant, Workshop
from aliances_desktop.model.codes import WORKSHOP_STATES
from aliances_desktop.services import workshops
from aliances_desktop.services.workshops import WorkshopRow
from aliances_desktop.ui.context import Route
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.master import MasterPage
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.workshops.after import AfterTab
from aliances_desktop.ui.pages.workshops.agenda import AgendaTab
from aliances_desktop.ui.pages.workshops.cases import CasesTab
from aliances_desktop.ui.pages.workshops.focus import FocusTab
from aliances_desktop.ui.pages.workshops.market import MarketTab
from aliances_desktop.ui.pages.workshops.people import PeopleTab
from aliances_desktop.ui.pages.workshops.results import ResultsTab
from aliances_desktop.ui.pages.workshops.room import RoomTab
from aliances_desktop.ui.pages.workshops.summary import SummaryTab
from aliances_desktop.ui.widgets.master_list import Entry

TABS: Final[dict[str, type[RecordTab]]] = {
    "summary": SummaryTab, "agenda": AgendaTab, "participants": PeopleTab, "market": MarketTab, "cases": CasesTab,
    "room": RoomTab, "focus": FocusTab, "results": ResultsTab, "after": AfterTab,
}  # fmt: skip
_TONES: Final = {"called": "ok", "running": "warning", "done": "neutral", "cancelled": "error"}


class WorkshopsPage(MasterPage):
    """Master and detail: workshops by date, and the work on the one chosen."""

    NAME = "workshops"
    TITLE = N_("Workshops")
    WATCHES = frozenset({Workshop, Participant, Market})
    TABS = TABS
    IN_TABS: ClassVar[Mapping[str, str]] = {
        "workshop.invite": "participants", "workshop.check_in": "participants", "market.plan": "market",
        "market.export": "results", "alliance.from_idea": "results", "agenda.live": "agenda",
        "agenda.add": "agenda", "agenda.calendar": "agenda", "agenda.pack": "agenda",
        "after.returns": "after", "after.report": "after",
    }  # fmt: skip
    ADD = "workshop.add"
    EMPTY = N_("No workshop yet: begin one, and invite the entities of your directory.")
    READING = frozenset({
        "market.export", "market.live", "edit.find", "agenda.live", "agenda.calendar", "after.returns", "after.report",
    })  # fmt: skip

    # The list

    def ids(self, typed: str) -> list[int]:
        """Return the workshops by date."""
        return self.context.read(workshops.workshop_ids, text=typed)

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """Return title, date and state of workshops."""
        return [
            Entry(
                line.id,
                line.title,
                current().short_day(line.day) if line.day else _("No date yet"),
                _(WORKSHOP_STATES[line.state]),
                _TONES.get(line.state, ""),
            )
            for line in self.context.read(workshops.rows, ids)
        ]

    def first(self, ids: Sequence[int]) -> int:
        """Begin with the workshop coming next."""
        coming = self.context.read(workshops.next_workshop, self.context.today())
        return coming if coming is not None and coming in ids else ids[0]

    def hidden_tabs(self, record_id: int) -> frozenset[str]:
        """Leave out what the kind of workshop has not."""
        workshop = self._workshop()
        if workshop is None:
            return frozenset()
        has_not = {"alliances": {"focus"}, "focus_group": {"market"}}
        return frozenset(has_not.get(workshop.kind, {"market", "focus"}))

    def _workshop(self) -> WorkshopRow | None:
        rows = self.context.read(workshops.rows, [self.record_id]) if self.record_id is not None else []
        return rows[0] if rows else None

    # Actions

    def own_handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions on workshops."""
        return {"workshop.add": self.add, "workshop.duplicate": self.duplicate, "market.live": self.run_live}

    def available(self, action_id: str) -> bool:
        """What the market-place does needs one."""
        workshop = self._workshop()
        if action_id.startswith("market.") and workshop is not None and workshop.kind != "alliances":
            return False
        return super().available(action_id)

    def add(self) -> None:
        """Begin a workshop with the guide's market-place, and put the cursor in its title."""
        with self.context.store.edit(N_("Add workshop")) as session:
            workshop = workshops.add_workshop(session, title=_("New workshop"))
        self.go(Route(self.NAME, workshop.key, "summary"))
        summary = self.pages["summary"]
        assert isinstance(summary, SummaryTab)
        summary.begin()

    def duplicate(self) -> None:
        """Copy the workshop with its people, as a draft without a date."""
        workshop = self._workshop()
        if workshop is None:
            return
        title = _("{title} (copy)", title=workshop.title)
        copy = self.context.edit(N_("Duplicate workshop"), workshops.duplicate, workshop.id, title=title)
        self.go(Route(self.NAME, copy.key, "summary"))

    def delete(self) -> None:
        """Delete the workshop; a toast offers to undo it."""
        workshop = self._workshop()
        if workshop is None or self.context.store.is_read_only:
            return
        self.context.store.backup("delete")
        self.context.edit(N_("Delete workshop"), workshops.delete_workshops, [workshop.id])
        self.context.tell(_("Deleted: {name}", name=workshop.title), can_undo=True)

    def run_live(self) -> None:
        """Go to the live page of this workshop."""
        workshop_id = self.record_id
        if workshop_id is None:
            raise UserError(N_("Choose a workshop first."))
        self.context.go("live", workshop_id)
