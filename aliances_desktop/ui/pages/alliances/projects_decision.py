"""What the entities decided: the project chosen, those discarded and why, and when."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Ballot, Criterion, Project, Score
from aliances_desktop.model.codes_alliance import PROJECT_STATES
from aliances_desktop.services import projects, selection, voting
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.projects_scores import figure
from aliances_desktop.ui.pages.alliances.projects_sheets import STATE_TONES
from aliances_desktop.ui.widgets.editors import Day
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.lines import LinesTable
from aliances_desktop.ui.widgets.rows import Column, RowsModel

_REASON: Final = 4
"""The column of the reasons: the cursor begins there."""


@dataclass(frozen=True)
class Line:
    """A project with the figures that are before the entities."""

    project: Project
    mean: str
    votes: str


class DecisionStep(RecordTab):
    """The projects with scores, votes and reasons; one key or button records the decision."""

    TITLE = N_("Decision")
    WATCHES = frozenset({Alliance, Project, Criterion, Score, Ballot})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, Line] = {}
        self.sentence = label(role="group", wrap=True)
        self.table: LinesTable[Line] = LinesTable(self._model(), _("Decision"), "cd")
        self.table.setSelectionMode(LinesTable.SelectionMode.SingleSelection)
        self.table.chosen.connect(lambda _id: self._show_buttons())
        self.table.typed.connect(self._typed)
        self.table.deleted.connect(self.reopen_one)
        self.choose_button = button(
            _("Chosen by the entities, the others discarded"), self.choose, icon="circle-check", primary=True
        )
        self.discard_button = button(_("Discard"), self.discard, icon="circle-x")
        self.reopen_button = button(_("All candidates again"), self.reopen, icon="undo-2")
        hint = label(
            _("First write why a project is discarded, in its column (F2). Keys: C chosen · D discard · Del candidate again"),
            role="secondary", wrap=True,
        )  # fmt: skip
        self._empty = label(_("Add projects in “Project sheets” first."), role="secondary", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = row(self.choose_button, self.discard_button, self.reopen_button, None)
        layout = column(self.sentence, self._empty, self.table, hint, buttons, margin=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _model(self) -> RowsModel[Line]:
        def day(line: Line) -> str:
            return current().short_day(line.project.decided_on) if line.project.decided_on else ""

        return RowsModel(
            (
                Column(N_("Project"), lambda one: one.project.title, 190),
                Column(N_("Scores"), lambda one: one.mean, 60, align="right"),
                Column(N_("Votes"), lambda one: one.votes, 60, align="right"),
                Column(
                    N_("State"), lambda one: _(PROJECT_STATES[one.project.state]), 90,
                    tone=lambda one: STATE_TONES[one.project.state],
                ),
                Column(
                    N_("Reason"), lambda one: " ".join(one.project.reason.split()), 300,
                    edit=lambda one: one.project.reason, field="reason",
                ),
                Column(N_("Decided on"), day, 90, edit=day, field="decided_on"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    # Reading

    def fill(self) -> None:
        """Read the projects with their figures."""
        found = self.context.read(projects.sheets, self.record_id)
        ranking = self.context.read(selection.ranking, self.record_id)
        tally = self.context.read(voting.vote, self.record_id).tally
        means = {one.key: figure(one.mean) for one in ranking.standings if one.mean is not None and one.place}
        is_counted = bool(tally.first.total)
        votes = {
            option.key: str(count)
            for option, count in zip(tally.options, tally.first.votes, strict=True)
            if is_counted
        }
        self._rows = {one.key: Line(one, means.get(one.key, ""), votes.get(one.key, "")) for one in found}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)), _REASON)
        self._empty.setVisible(not found)
        self.table.setVisible(bool(found))
        self.sentence.setText(
            "\n".join(self._decided(one) for one in found if one.state == "chosen") or self._open()
        )
        self._show_buttons()

    def _decided(self, project: Project) -> str:
        if project.decided_on is None:
            return _("Chosen by the entities: {title}", title=project.title)
        day = current().day(project.decided_on)
        return _("Chosen by the entities on {day}: {title}", day=day, title=project.title)

    def _open(self) -> str:
        return _("The entities have not decided yet. Scores and votes advise: nothing decides by itself.")

    def _show_buttons(self) -> None:
        line = self._rows.get(self.table.current_id() or 0)
        state = line.project.state if line is not None else ""
        self.choose_button.setEnabled(self.is_writable and state not in ("", "chosen"))
        self.discard_button.setEnabled(self.is_writable and state not in ("", "discarded"))
        is_decided = any(one.project.state != "candidate" for one in self._rows.values())
        self.reopen_button.setEnabled(self.is_writable and is_decided)

    # Deciding

    def _typed(self, key: str) -> None:
        if key == "c":
            self.choose()
        else:
            self.discard()

    def choose(self) -> None:
        """Record that the entities chose the current project today, and discarded the others."""
        line = self._rows.get(self.table.current_id() or 0)
        if line is not None and self.is_writable:
            today = self.context.today()
            self.context.edit(N_("Record the decision"), projects.choose, line.project.key, today)
            self.context.tell(_("Recorded: {title} is chosen", title=line.project.title), can_undo=True)

    def discard(self) -> None:
        """Record that the entities discarded the current project."""
        self._decide("discarded")

    def reopen_one(self) -> None:
        """Make the current project a candidate again."""
        self._decide("candidate")

    def _decide(self, state: str) -> None:
        line = self._rows.get(self.table.current_id() or 0)
        if line is not None and line.project.state != state and self.is_writable:
            today = self.context.today()
            self.context.edit(N_("Record the decision"), projects.decide, line.project.key, state, today)

    def reopen(self) -> None:
        """Make all projects candidates again; a toast offers to undo it."""
        if self.is_writable:
            self.context.edit(N_("Take the choice up again"), projects.reopen, self.record_id)
            self.context.tell(_("All projects are candidates again"), can_undo=True)

    def _commit(self, id: int, column: Column[Line], text: str) -> None:
        value: Any = text
        if column.field == "decided_on":
            value = Day(self.context.today).read(text)
        self.context.edit(N_("Record the decision"), projects.change, id, column.field, value)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return taking the decision about a project back."""
        return {"edit.delete": self.reopen_one}
