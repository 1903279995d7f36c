"""The commitments of an alliance or a process, with the line a new one is typed in."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from aliances_desktop.i18n import N_
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.following.commitments import WATCHED, CommitmentList, agreement_line
from aliances_desktop.ui.widgets.following.owned import OwnedStep
from aliances_desktop.ui.widgets.labels import button, column, row


class CommitmentsStep(OwnedStep):
    """The commitments of an alliance or a process."""

    TITLE = N_("Commitments")
    WATCHES = WATCHED

    def __init__(self, context: Context, owner_column: str) -> None:
        super().__init__(context, owner_column)
        self.list = CommitmentList(context)
        self.line = agreement_line(self.list.add, self.is_writable)
        self.print_button = button(_("Print…"), lambda: self.print_sheet("commitments"), icon="printer")
        head = row(self.line, self.print_button)
        head.setStretchFactor(self.line, 1)
        self.setLayout(column(head, self.list, margin=12))

    def fill(self) -> None:
        """Read them."""
        self.list.show_owner(self.owner)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what can be done with them."""
        return {
            "edit.delete": self.list.delete,
            "commitment.done": self.list.turn_done,
            "follow.commitment": lambda: self.line.setFocus(Qt.FocusReason.TabFocusReason),
        }
