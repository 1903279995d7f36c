"""The list of processes by date, and beside it the tabs of the one chosen."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from aliances_desktop.i18n import N_
from aliances_desktop.model import Phase, Process, Task
from aliances_desktop.model.codes_alliance import PROCESS_KINDS
from aliances_desktop.services import processes
from aliances_desktop.ui.context import Route
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.master import MasterPage
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes.entities import EntitiesTab
from aliances_desktop.ui.pages.processes.follow import ProcessFollowTab
from aliances_desktop.ui.pages.processes.new_process import ask_process
from aliances_desktop.ui.pages.processes.phases import PhasesTab
from aliances_desktop.ui.pages.processes.plan import PlanTab
from aliances_desktop.ui.pages.processes.programme import ProgrammeTab
from aliances_desktop.ui.pages.processes.results import ResultsTab
from aliances_desktop.ui.pages.processes.summary import SummaryTab
from aliances_desktop.ui.pages.processes.timeline import TimelineTab
from aliances_desktop.ui.widgets.following.tab import ACTIONS as FOLLOWING
from aliances_desktop.ui.widgets.master_list import Entry

TABS: Final[dict[str, type[RecordTab]]] = {
    "summary": SummaryTab,
    "phases": PhasesTab,
    "timeline": TimelineTab,
    "entities": EntitiesTab,
    "programme": ProgrammeTab,
    "plan": PlanTab,
    "follow": ProcessFollowTab,
    "results": ResultsTab,
}


class ProcessesPage(MasterPage):
    """Master and detail: processes, and the work on the one chosen."""

    NAME = "processes"
    TITLE = N_("Processes")
    WATCHES = frozenset({Process, Phase, Task})
    TABS = TABS
    IN_TABS: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(FOLLOWING, "follow"),
        "timeline.print": "timeline",
        "timeline.save": "timeline",
        "report.yearly": "results",
    }
    ADD = "process.add"
    EMPTY = N_("No process yet: begin one from a template, such as the five phases of the guide.")

    # The list

    def ids(self, typed: str) -> list[int]:
        """Return the processes by date."""
        return self.context.read(processes.process_ids, text=typed)

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """Return title, kind and phase under way of processes."""
        language = current().language
        return [
            Entry(
                row.id,
                row.title.get(language) or _("Without a title"),
                _(PROCESS_KINDS[row.kind]),
                row.active.get(language) if row.active else "",
                "ok",
            )
            for row in self.context.read(processes.rows, ids)
        ]

    # Actions

    def own_handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions on processes."""
        return {"process.add": self.add, "process.keep": self.keep_as_template}

    def add(self) -> None:
        """Let the person choose a template, and show the process made of it."""
        made = ask_process(self.context, self)
        if made is not None:
            self.go(Route(self.NAME, made, "summary"))

    def keep_as_template(self) -> None:
        """Put a copy of the process into the library, its dates turned into lengths."""
        if self.record_id is not None:
            self.context.edit(N_("Save as a template"), processes.save_as_template, self.record_id)
            self.context.tell(_("It is in the Library, among the processes."), can_undo=True)

    def delete(self) -> None:
        """Delete the process; a toast offers to undo it."""
        entry = self.entry()
        if entry is None or self.context.store.is_read_only:
            return
        self.context.store.backup("delete")
        self.context.edit(N_("Delete process"), processes.delete_processes, [entry.id])
        self.context.tell(_("Deleted: {name}", name=entry.title), can_undo=True)
