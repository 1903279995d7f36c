"""Team and budget of a process, and what a programme has granted to local bodies."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import BudgetLine, Execution, TeamMember
from aliances_desktop.model.codes_alliance import EXECUTION_STATES
from aliances_desktop.services import programmes
from aliances_desktop.services.programmes import Sum
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.labels import Card, column, label, row
from aliances_desktop.ui.widgets.lines import LineColumn, LinesList


def halves(one: QWidget, other: QWidget) -> QWidget:
    """Return two lists one over the other, of the same height."""
    both = QWidget()
    layout = column(one, other, margin=12)
    layout.setStretch(0, 1)
    layout.setStretch(1, 1)
    both.setLayout(layout)
    return both


class TeamStep(RecordTab):
    """Who works on it with how many hours, and the money of each year."""

    NAME = "processes"
    TITLE = N_("Team and budget")
    WATCHES = frozenset({TeamMember, BudgetLine})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.team: LinesList[TeamMember] = LinesList(
            context, TeamMember, "process_id",
            (
                LineColumn("person", N_("Person"), 180), LineColumn("role", N_("Role"), 150),
                LineColumn("line", N_("Line of work"), 150), LineColumn("weekly_hours", N_("Hours a week"), 90),
            ),
            name=_("Team"), prompt=_("A person of the team, then Enter"), first="person",
        )  # fmt: skip
        self.budget: LinesList[BudgetLine] = LinesList(
            context, BudgetLine, "process_id",
            (
                LineColumn("text", N_("Budget item"), 300), LineColumn("year", N_("Year"), 70),
                LineColumn("amount_cents", N_("Amount"), 110),
            ),
            name=_("Budget"), prompt=_("An item of the budget, then Enter"),
            preset=lambda: {"year": context.today().year},
        )  # fmt: skip
        self.hours, self.years = label(role="secondary", wrap=True), label(role="secondary", wrap=True)
        upper, lower = QWidget(), QWidget()
        upper.setLayout(column(_headed(_("Team"), self.hours), self.team))
        lower.setLayout(column(_headed(_("Budget"), self.years), self.budget))
        self.setLayout(column(halves(upper, lower)))

    def fill(self) -> None:
        """Read team and budget with their sums."""
        self.team.show_owner(self.record_id)
        self.budget.show_owner(self.record_id)
        hours = self.context.read(programmes.weekly_hours, self.record_id)
        self.hours.setText(_("{hours} hours a week", hours=current().number(hours, 1)))
        self.years.setText(_by_year(self.context.read(programmes.budget_by_year, self.record_id)))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting from the list in which the person is."""
        return {"edit.delete": lambda: (self.budget if self.budget.table.hasFocus() else self.team).delete()}


def _headed(title: str, sums: QLabel) -> QHBoxLayout:
    """Return a title with the sums of its list at the other end of the line."""
    sums.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line = row(label(title, role="group"), sums)
    line.setStretch(1, 1)
    return line


def _by_year(sums: Sequence[Sum]) -> str:
    if not sums:
        return ""
    unknown = _("No year")
    parts = [f"{one.name or unknown}: {current().money(one.cents / 100)}" for one in sums]
    total = current().money(sum(one.cents for one in sums) / 100)
    return " · ".join([*parts, _("total {sum}", sum=total)])


class ExecutionStep(RecordTab):
    """What each local body asked for and was granted, and how far it has been carried out."""

    NAME = "processes"
    TITLE = N_("State of execution")
    WATCHES = frozenset({Execution})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines: LinesList[Execution] = LinesList(
            context, Execution, "process_id",
            (
                LineColumn("body", N_("Local body"), 160), LineColumn("support", N_("Support"), 90),
                LineColumn("action", N_("Action"), 180), LineColumn("criterion", N_("Criterion"), 120, 700),
                LineColumn("amount_cents", N_("Amount"), 100), LineColumn("state", N_("State"), 100),
            ),
            name=_("State of execution"), prompt=_("A local body, then Enter"), first="body",
        )  # fmt: skip
        self.sums = label(wrap=True)
        self.bodies = label(role="secondary", wrap=True)
        card = Card()
        card.body.addWidget(self.sums)
        card.body.addWidget(self.bodies)
        layout = column(self.lines, card, margin=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def fill(self) -> None:
        """Read the lines with their sums."""
        self.lines.show_owner(self.record_id)
        states = self.context.read(programmes.execution_by, self.record_id, "state")
        bodies = self.context.read(programmes.execution_by, self.record_id, "body")
        money = current().money
        parts = [f"{_(EXECUTION_STATES[one.name])}: {money(one.cents / 100)}" for one in states]
        total = money(sum(one.cents for one in states) / 100)
        self.sums.setText(" · ".join([*parts, _("total {sum}", sum=total)]))
        most = " · ".join(f"{one.name}: {money(one.cents / 100)}" for one in bodies[:6])
        count = ngettext("{n} local body", "{n} local bodies", len(bodies))
        self.bodies.setText(f"{count} — {most}" if bodies else count)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting."""
        return self.lines.handlers()
