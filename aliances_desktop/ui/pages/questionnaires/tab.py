"""What a tab of a batch is."""

from aliances_desktop.model import Answer, Batch, Entity, Question, Questionnaire, QuestionOption, Reply
from aliances_desktop.ui.page import RecordTab


class BatchTab(RecordTab):
    """A page of one batch."""

    WATCHES = frozenset({Answer, Batch, Entity, Question, QuestionOption, Questionnaire, Reply})

    @property
    def batch_id(self) -> int:
        """The batch shown, 0 for none yet."""
        return self.record_id

    def show_batch(self, batch_id: int) -> None:
        """Show a batch."""
        self.show_record(batch_id)
