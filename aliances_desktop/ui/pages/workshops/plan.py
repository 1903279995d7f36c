"""Step 4: the plan, who meets whom in which round; made, looked at, changed by hand, and made again at the door."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from aliances_desktop.i18n import N_
from aliances_desktop.services import market, plan, plan_checks, plan_edit, replan
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.plan import PlanResult
from aliances_desktop.services.replan import ReplanResult
from aliances_desktop.services.rounds import MeetingRow, meeting_rows
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.labels import button, column, label, row, set_tone, tip

AnyIndex = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]
"""A stand's id and a round."""


class PlanModel(QAbstractTableModel):
    """A row for each stand, a column for each round: the partner's number and the table."""

    def __init__(self) -> None:
        super().__init__()
        self.stands: Sequence[StandRow] = ()
        self.rounds = 0
        self.held = 0
        self.meetings: Mapping[Cell, MeetingRow] = {}
        self.marked: Cell | None = None

    def show(
        self, stands: Sequence[StandRow], rounds: int, held: int, meetings: Sequence[MeetingRow]
    ) -> None:
        """Show a plan."""
        self.beginResetModel()
        self.stands, self.rounds, self.held, self.marked = stands, rounds, held, None
        self.meetings = {(stand.id, m.round): m for m in meetings for stand in (m.a, m.b)}
        self.endResetModel()

    def cell(self, index: AnyIndex) -> Cell:
        """Return stand and round of a place."""
        return self.stands[index.row()].id, index.column() + 1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.stands)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.rounds

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        meeting = self.meetings.get(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if meeting is None else f"{meeting.partner(cell[0]).number}/{meeting.table_number}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return tip(self.words(index))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.BackgroundRole:
            if cell == self.marked:
                return QColor(theme.current().warning_tint)
            return QColor(theme.current().raised) if cell[1] <= self.held else None
        return None

    def words(self, index: AnyIndex) -> str:
        """Return what a place says, in words."""
        stand, (id, number) = self.stands[index.row()], self.cell(index)
        meeting = self.meetings.get((id, number))
        if meeting is None:
            return _("Round {n}: {entity} rests.", n=number, entity=stand.entity)
        partner = meeting.partner(id).entity
        return _(
            "Round {n}, table {table}: {a} meets {b}.",
            n=number,
            table=meeting.table_number,
            a=stand.entity,
            b=partner,
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return f"{section + 1} ✓" if section < self.held else str(section + 1)
        stand = self.stands[section]
        return f"{stand.number}  {stand.entity_label}"


class PlanGrid(QTableView):
    """The grid; S marks a stand in a round, S on another one of that round swaps them, Esc lets go."""

    def __init__(
        self, model: PlanModel, pick: Callable[[Cell], object], let_go: Callable[[], object]
    ) -> None:
        super().__init__()
        self._plan, self._pick, self._let_go = model, pick, let_go
        self.setModel(model)
        self.setAccessibleName(_("Plan of the rounds"))
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.horizontalHeader().setDefaultSectionSize(60)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(28)
        self.verticalHeader().setMaximumWidth(164)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_S and index.isValid() and not event.modifiers():
            self._pick(self._plan.cell(index))
        elif event.key() == Qt.Key.Key_Escape and self._plan.marked is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)


class PlanStep(WorkshopTab):
    """The buttons, the figures, the grid, and what does not fit any more."""

    TITLE = N_("Plan")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = PlanModel()
        self.grid = PlanGrid(self.model, self.pick, self.let_go)
        self._again = button(_("Plan again, changing little"), self.make_again, icon="refresh-cw")
        self._figures = label(role="secondary", wrap=True)
        self._problems = label(wrap=True)
        self._words = label(wrap=True)
        self._words.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        hint = label(
            _(
                "Each cell: partner / table. S marks a stand in a round, S on another one swaps them, Esc lets go."
            ),
            role="secondary",
            wrap=True,
        )
        self.setLayout(
            column(
                row(self._figures, self._again),
                self._problems,
                self.grid,
                self._words,
                hint,
                margin=12,
            )
        )
        self.grid.selectionModel().currentChanged.connect(lambda *_args: self._explain())

    def fill(self) -> None:
        """Read the plan again."""
        setup = self.context.read(market.load, self.workshop_id)
        meetings = self.context.read(meeting_rows, self.workshop_id)
        stands = [s for s in self.context.read(market.stand_rows, self.workshop_id) if s.is_coming]
        place = self.grid.currentIndex()
        self.model.show(stands, setup.rounds if meetings else 0, setup.held_rounds, meetings)
        if place.isValid() and place.row() < len(stands) and place.column() < self.model.rounds:
            self.grid.setCurrentIndex(self.model.index(place.row(), place.column()))
        self._again.setEnabled(self.is_writable and bool(meetings))
        self._write_figures(self.context.read(plan.summary, self.workshop_id) if meetings else None)
        self._write_problems(bool(meetings))
        self._explain()

    def _write_figures(self, result: PlanResult | None) -> None:
        if result is None:
            self._figures.setText(_("Not planned yet. Planning takes a second and can be undone."))
            return
        counts = [line.meetings for line in result.stands]
        meetings = ngettext("{n} meeting", "{n} meetings", result.meetings)
        text = _("{meetings} in {rounds} rounds, {least} to {most} for each stand.", meetings=meetings,
                 rounds=result.rounds, least=min(counts, default=0), most=max(counts, default=0))  # fmt: skip
        wished = sum(line.wished for line in result.stands)
        missed = sum(len(line.missed) for line in result.stands)
        text += " " + _("Wishes met: {met}, not met: {missed}.", met=wished, missed=missed)
        if result.without_wish:
            names = current().join(stand.entity_label for stand in result.without_wish)
            text += " " + _("Nobody they wished for: {names}.", names=names)
        if result.apart:
            pairs = current().join(
                _("{a} with {b}", a=a.entity_label, b=b.entity_label) for a, b in result.apart[:6]
            )
            sentence = N_("Must meet, but no round or table was left for them ({n}): {pairs}.")
            text += " " + _(sentence, n=len(result.apart), pairs=pairs)
        self._figures.setText(text)

    def _write_problems(self, is_planned: bool) -> None:
        found = self.context.read(plan_checks.problems, self.workshop_id) if is_planned else []
        lines = [_(problem.msgid, **problem.values) for problem in found[:4]]
        if len(found) > len(lines):
            lines.append(ngettext("and {n} more", "and {n} more", len(found) - len(lines)))
        self._problems.setVisible(bool(lines))
        self._problems.setText("\n".join(lines))
        set_tone(self._problems, "warning")

    # Planning

    def make(self) -> None:
        """Plan all rounds that are not held yet, in the background, as one undo step."""
        workshop_id = self.workshop_id

        def job(progress: Any) -> PlanResult:
            with self.context.store.edit(N_("Plan the rounds")) as session:
                return plan.plan_rounds(session, workshop_id, progress)

        self.context.run(_("Planning the rounds"), job).succeeded.connect(self._on_made)

    def _on_made(self, result: PlanResult) -> None:
        self.context.tell(ngettext("{n} round planned", "{n} rounds planned", result.rounds), can_undo=True)

    def make_again(self) -> None:
        """Plan again, keeping held rounds and as many announced meetings as possible."""
        workshop_id = self.workshop_id

        def job(progress: Any) -> ReplanResult:
            with self.context.store.edit(N_("Plan the rounds again")) as session:
                return replan.replan(session, workshop_id, progress)

        self.context.run(_("Planning the rounds"), job).succeeded.connect(self._on_made_again)

    def _on_made_again(self, result: ReplanResult) -> None:
        kept = current().percent(result.kept_share)
        self.context.tell(_("{kept} of the announced meetings stay.", kept=kept), can_undo=True)
        names = current().join(f"{stand.number} {stand.entity_label}" for stand in result.changed_stands)
        text = _("Sheets to print again: {names}.", names=names) if names else _("No sheet changes.")
        self._words.setText(text)

    # Changing by hand

    def pick(self, cell: Cell) -> None:
        """Mark a stand in a round, or swap it with the one marked."""
        marked = self.model.marked
        if not self.is_writable or cell[1] <= self.model.held:
            self._words.setText(_("A round that has been held does not change."))
        elif marked is None or marked[1] != cell[1]:
            self._mark(cell)
        elif marked == cell:
            self.let_go()
        else:
            self._swap(marked, cell)

    def _mark(self, cell: Cell | None) -> None:
        self.model.marked = cell
        self.grid.viewport().update()
        if cell is not None:
            self._words.setText(_("Marked. Go to another stand in round {n} and press S again.", n=cell[1]))

    def let_go(self) -> None:
        """Unmark."""
        self._mark(None)
        self._explain()

    def _swap(self, one: Cell, other: Cell) -> None:
        report = self.context.read(plan_edit.check_swap, self.workshop_id, one[1], one[0], other[0])
        self.let_go()
        if report.problems:
            self._words.setText("\n".join(_(p.msgid, **p.values) for p in report.problems))
            set_tone(self._words, "warning")
            return
        self.context.edit(N_("Swap two stands"), plan_edit.swap, self.workshop_id, one[1], one[0], other[0])
        self.context.tell(_("Swapped. It costs {cost} points of interest.", cost=report.cost), can_undo=True)

    def _explain(self) -> None:
        index = self.grid.currentIndex()
        set_tone(self._words, "")
        self._words.setText(self.model.words(index) if index.isValid() and self.model.stands else "")
