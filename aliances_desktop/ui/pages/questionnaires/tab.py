"""What a tab of a batch is: a page that shows one batch, and reads it when it comes into sight."""

from PySide6.QtGui import QShowEvent

from aliances_desktop.model import Answer, Batch, Entity, Question, Questionnaire, QuestionOption, Reply
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.page import Page


class BatchTab(Page):
    """A page of one batch; `batch_id` is 0 until the first is shown. What is out of sight is not read at every key."""

    WATCHES = frozenset({Answer, Batch, Entity, Question, QuestionOption, Questionnaire, Reply})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.batch_id = 0
        self._is_stale = False

    def show_batch(self, batch_id: int) -> None:
        """Show a batch."""
        self.batch_id = batch_id
        self.reload()

    def reload(self) -> None:
        """Read again, at once or when the tab comes into sight."""
        self._is_stale = bool(self.batch_id)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def fill(self) -> None:
        """Read the batch's content again."""

    @property
    def is_writable(self) -> bool:
        """Whether the file can be changed."""
        return not self.context.store.is_read_only
