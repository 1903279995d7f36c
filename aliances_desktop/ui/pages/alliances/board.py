"""The board: a column for each stage, alliances as cards that go on from one to the next."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Commitment, Partner
from aliances_desktop.model.codes_alliance import STAGES
from aliances_desktop.services import alliances
from aliances_desktop.services.alliances import AllianceRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.ask import ask_reason
from aliances_desktop.ui.pages.alliances.board_column import BoardColumn
from aliances_desktop.ui.widgets.labels import column, label, row
from aliances_desktop.ui.widgets.master_list import Entry

_COLUMN_WIDTH: Final = 108


class BoardStep(RecordTab):
    """All alliances by stage."""

    TITLE = N_("Board")
    WATCHES = frozenset({Alliance, Partner, Commitment})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.columns = {stage: BoardColumn(_(title)) for stage, title in STAGES.items()}
        self._heads = {stage: label(role="secondary", wrap=True) for stage in STAGES}
        parts = []
        for stage, one in self.columns.items():
            one.setMinimumWidth(_COLUMN_WIDTH)
            one.setDragEnabled(self.is_writable)
            one.moved.connect(self.move_by)
            one.dropped.connect(lambda id, stage=stage: self.move_to(id, stage))
            one.opened.connect(lambda id: context.go("alliances", id, "summary"))
            one.walked.connect(lambda step, place, stage=stage: self._walk(stage, step, place))
            # Titles of two lines would push the cards of their column down.
            self._heads[stage].setMinimumHeight(2 * self.fontMetrics().lineSpacing())
            self._heads[stage].setAlignment(Qt.AlignmentFlag.AlignBottom)
            parts.append(column(self._heads[stage], one, spacing=4))
        board = QWidget()
        board.setLayout(row(*parts))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(board)
        scroll.viewport().setAutoFillBackground(False)
        board.setAutoFillBackground(False)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = label(_("Drag a card, or Alt+←→ · Enter opens it"), role="secondary", wrap=True)
        layout = column(scroll, hint, margin=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def fill(self) -> None:
        """Read the alliances by stage; the one chosen in the list is the current card."""
        rows = self.context.read(alliances.board)
        for stage, one in self.columns.items():
            mine = [line for line in rows if line.stage == stage]
            one.show_entries([self._entry(line) for line in mine])
            self._heads[stage].setText(f"{_(STAGES[stage])} · {current().number(len(mine))}")
        for one in self.columns.values():
            if not one.choose(self.record_id):
                one.setCurrentRow(-1)

    def _entry(self, line: AllianceRow) -> Entry:
        detail = ngettext("{n} partner", "{n} partners", line.partners)
        is_late = line.due_on is not None and line.due_on < self.context.today()
        if line.due_on is not None:
            due = current().short_day(line.due_on)
            sentence = _("Late since {day}", day=due) if is_late else _("Due {day}", day=due)
            detail = f"{detail}\n{sentence}"
        return Entry(line.id, line.title, detail, tone="error" if is_late else "")

    # Moving

    def move_by(self, id: int, step: int) -> None:
        """Move an alliance so many stages on."""
        stages = list(STAGES)
        before = next(stage for stage, one in self.columns.items() if id in one.ids())
        place = stages.index(before) + step
        if 0 <= place < len(stages):
            self.move_to(id, stages[place])

    def move_to(self, id: int, stage: str) -> None:
        """Move an alliance to a stage; one that ends or stops is asked what came of it, where nothing says so yet."""
        if not self.is_writable or id in self.columns[stage].ids():
            return
        outcome = None
        if stage in alliances.CLOSED and not self.context.read(alliances.outcome, id):
            title = _(STAGES[stage])
            outcome = ask_reason(self, title, _("What came of it, or why is it stopped?"))
            if outcome is None:
                return
        today = self.context.today()
        self.context.edit(N_("Move the alliance"), alliances.set_stage, id, stage, today, outcome)
        self.columns[stage].choose(id)
        self.columns[stage].setFocus()

    def _walk(self, stage: str, step: int, place: int) -> None:
        """Go to the next column aside that has cards."""
        stages = list(STAGES)
        number = stages.index(stage) + step
        while 0 <= number < len(stages):
            there = self.columns[stages[number]]
            if there.count():
                there.setCurrentRow(min(place, there.count() - 1))
                there.setFocus()
                return
            number += step
