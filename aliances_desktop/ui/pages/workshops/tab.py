"""What a tab of a workshop is, and a tab made of steps."""

from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.steps_tab import StepsTab


class WorkshopTab(RecordTab):
    """A page of one workshop."""

    @property
    def workshop_id(self) -> int:
        """The workshop shown, 0 for none yet."""
        return self.record_id

    def show_workshop(self, workshop_id: int) -> None:
        """Show a workshop."""
        self.show_record(workshop_id)


class WorkshopSteps(StepsTab, WorkshopTab):
    """A tab of a workshop made of steps."""
