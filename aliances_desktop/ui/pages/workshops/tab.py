"""What a tab of a workshop is: a page that shows one workshop."""

from typing import TypeVar

from aliances_desktop.ui.context import Context
from aliances_desktop.ui.page import Page

T = TypeVar("T")


class WorkshopTab(Page):
    """A page of one workshop; `workshop_id` is 0 until the first is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.workshop_id = 0

    def show_workshop(self, workshop_id: int) -> None:
        """Show a workshop."""
        self.workshop_id = workshop_id
        self.reload()

    def reload(self) -> None:
        """Read again; before a workshop is chosen there is nothing to read."""
        if self.workshop_id:
            self.fill()

    def fill(self) -> None:
        """Read the workshop's content again."""

    @property
    def is_writable(self) -> bool:
        """Whether the file can be changed."""
        return not self.context.store.is_read_only
