"""The tab in which an alliance or a process is followed, step by step."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtWidgets import QTabWidget

from aliances_desktop.i18n import N_
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.following.commitments_step import CommitmentsStep
from aliances_desktop.ui.widgets.following.documents import DocumentsStep
from aliances_desktop.ui.widgets.following.lists import AccompanimentsStep, CommissionsStep, DiaryStep
from aliances_desktop.ui.widgets.following.meetings import MeetingsStep
from aliances_desktop.ui.widgets.following.owned import OwnedStep
from aliances_desktop.ui.widgets.labels import column, literal

_STEPS: Final[tuple[type[OwnedStep], ...]] = (
    CommitmentsStep,
    MeetingsStep,
    CommissionsStep,
    AccompanimentsStep,
    DiaryStep,
    DocumentsStep,
)
ACTIONS: Final = ("follow.commitment", "follow.meeting", "follow.attach")
"""Actions that lead to the step they belong to, whichever is shown."""


class FollowTab(RecordTab):
    """Commitments, meetings, commissions, support, diary and documents; subclasses say of what."""

    TITLE = N_("Follow-up")
    HEADER = ("follow.meeting", "follow.commitment")
    OWNER: ClassVar[str] = ""
    """The column that names the owner: "alliance_id" or "process_id"."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.steps: tuple[OwnedStep, ...] = ()
        self.tabs = QTabWidget()
        self.tabs.currentChanged.connect(lambda _number: self.trailed.emit())
        layout = column(self.tabs)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def fill(self) -> None:
        """Show the record in every step; the steps are made when the tab first comes into sight."""
        self._make_steps()
        for step in self.steps:
            step.show_owner(self.record_id)

    def _make_steps(self) -> None:
        if not self.steps:
            self.steps = tuple(kind(self.context, self.OWNER) for kind in _STEPS)
            for step in self.steps:
                self.tabs.addTab(step, literal(_(step.TITLE)))
                if isinstance(step, CommissionsStep):
                    step.meeting_asked.connect(self._meet)
                elif isinstance(step, MeetingsStep):
                    step.attach_asked.connect(self._attach)

    def step(self, kind: type[OwnedStep]) -> OwnedStep:
        """Return one of the steps, and bring it into sight."""
        self._make_steps()
        found = next(one for one in self.steps if isinstance(one, kind))
        if found.record_id != self.record_id:
            found.show_owner(self.record_id)
        self.tabs.setCurrentWidget(found)
        return found

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do, and what leads to another one."""
        shown = self.steps[self.tabs.currentIndex()].handlers() if self.steps else {}
        return {
            **shown,
            "follow.commitment": lambda: self._do(CommitmentsStep, "follow.commitment"),
            "follow.meeting": lambda: self._do(MeetingsStep, "follow.meeting"),
            "follow.attach": lambda: self._do(DocumentsStep, "follow.attach"),
        }

    def _do(self, kind: type[OwnedStep], action_id: str) -> None:
        self.step(kind).handlers()[action_id]()

    def _meet(self, commission_id: int) -> None:
        meetings = self.step(MeetingsStep)
        assert isinstance(meetings, MeetingsStep)
        meetings.add(commission_id)

    def _attach(self, gathering_id: int) -> None:
        documents = self.step(DocumentsStep)
        assert isinstance(documents, DocumentsStep)
        documents.ask_and_attach(gathering_id)

    def leave(self) -> None:
        """Commit what is being typed."""
        for step in self.steps:
            step.leave()
