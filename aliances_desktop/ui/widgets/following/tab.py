"""The tab in which an alliance or a process is followed, step by step."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from aliances_desktop.i18n import N_
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.steps_tab import StepsTab
from aliances_desktop.ui.widgets.following.commitments_step import CommitmentsStep
from aliances_desktop.ui.widgets.following.documents import DocumentsStep
from aliances_desktop.ui.widgets.following.lists import AccompanimentsStep, CommissionsStep, DiaryStep
from aliances_desktop.ui.widgets.following.meetings import MeetingsStep
from aliances_desktop.ui.widgets.following.owned import OwnedStep

ACTIONS: Final = ("follow.commitment", "follow.meeting", "follow.attach")
"""Actions that lead to the step they belong to, whichever is shown."""


class FollowTab(StepsTab):
    """Commitments, meetings, commissions, support, diary and documents; subclasses say of what."""

    TITLE = N_("Follow-up")
    HEADER = ("follow.meeting", "follow.commitment")
    OWNER: ClassVar[str] = ""
    """The column that names the owner: "alliance_id" or "process_id"."""

    def make_steps(self) -> Sequence[RecordTab]:
        """Return the steps; what one asks for is done in another."""
        meetings, commissions = (
            MeetingsStep(self.context, self.OWNER),
            CommissionsStep(self.context, self.OWNER),
        )
        commissions.meeting_asked.connect(lambda commission_id: self.step(MeetingsStep).add(commission_id))
        meetings.attach_asked.connect(
            lambda gathering_id: self.step(DocumentsStep).ask_and_attach(gathering_id)
        )
        return (
            CommitmentsStep(self.context, self.OWNER),
            meetings,
            commissions,
            *(kind(self.context, self.OWNER) for kind in (AccompanimentsStep, DiaryStep, DocumentsStep)),
        )

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do, and what leads to another one."""
        return {
            **super().handlers(),
            "follow.commitment": lambda: self._do(CommitmentsStep, "follow.commitment"),
            "follow.meeting": lambda: self._do(MeetingsStep, "follow.meeting"),
            "follow.attach": lambda: self._do(DocumentsStep, "follow.attach"),
        }

    def _do(self, kind: type[OwnedStep], action_id: str) -> None:
        self.step(kind).handlers()[action_id]()
