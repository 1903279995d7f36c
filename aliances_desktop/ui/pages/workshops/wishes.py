"""Step 3: who wishes to meet whom, in a grid of all stands; where nobody wished, the suggestion shows faintly."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import WISHES
from aliances_desktop.services import interest, market, wishes
from aliances_desktop.services.interest import Suggestion
from aliances_desktop.services.market import StandRow
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.labels import column, label, tip

KEYS: Final = {
    Qt.Key.Key_M: "must", Qt.Key.Key_L: "like", Qt.Key.Key_V: "veto", Qt.Key.Key_Space: "", Qt.Key.Key_0: "",
    Qt.Key.Key_Delete: "", Qt.Key.Key_Backspace: "",
}  # fmt: skip
_MARKS: Final = {"must": "M", "like": "L", "veto": "V"}
_TONES: Final = {"must": "ok", "like": "ok", "veto": "error"}
AnyIndex = QModelIndex | QPersistentModelIndex
_CELL: Final = 38


class WishModel(QAbstractTableModel):
    """Rows wish, columns are wished for; a pair of one entity has no cell."""

    def __init__(self) -> None:
        super().__init__()
        self.stands: Sequence[StandRow] = ()
        self.levels: Mapping[tuple[int, int], str] = {}
        self.suggestions: Mapping[tuple[int, int], Suggestion] = {}

    def show(
        self, stands: Sequence[StandRow], levels: Mapping[tuple[int, int], str],
        suggestions: Mapping[tuple[int, int], Suggestion],
    ) -> None:  # fmt: skip
        """Show the wishes among stands; the place of the cursor is kept where the stands are the same."""
        is_same = [s.id for s in stands] == [s.id for s in self.stands]
        if not is_same:
            self.beginResetModel()
        self.stands, self.levels, self.suggestions = stands, levels, suggestions
        if not is_same:
            self.endResetModel()
        elif stands:
            self.dataChanged.emit(self.index(0, 0), self.index(len(stands) - 1, len(stands) - 1))

    def pair(self, index: AnyIndex) -> tuple[StandRow, StandRow]:
        """Return who wishes and who is wished for."""
        return self.stands[index.row()], self.stands[index.column()]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.stands)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return self.rowCount(parent)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        a, b = self.pair(index)
        level = self.levels.get((a.id, b.id), "")
        suggestion = self.suggestions.get((a.id, b.id))
        if role == Qt.ItemDataRole.DisplayRole:
            if a.entity_id == b.entity_id:
                return "–"
            return _MARKS[level] if level else str(suggestion.score) if suggestion else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.tone(_TONES[level])[0] if level else theme.current().secondary)
        if role == Qt.ItemDataRole.BackgroundRole and level:
            return QColor(theme.tone(_TONES[level])[1])
        if role == Qt.ItemDataRole.FontRole and level:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(explain(a, b, level, suggestion))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return explain(a, b, level, suggestion)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        stand = self.stands[section] if section < len(self.stands) else None
        if stand is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            is_wide = orientation == Qt.Orientation.Vertical
            return f"{stand.number}  {stand.entity_label}" if is_wide else str(stand.number)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{stand.number} {stand.entity}")
        return None


def explain(a: StandRow, b: StandRow, level: str, suggestion: Suggestion | None) -> str:
    """Return in words what a cell says: the wish, or why a meeting is suggested."""
    head = f"{a.entity_label} → {b.entity_label}"
    if a.entity_id == b.entity_id:
        return _("{pair}: of one entity, never together", pair=head)
    if level:
        return f"{head}: {_(WISHES[level])}"
    if suggestion is None:
        return _("{pair}: neutral", pair=head)
    reasons = "; ".join(_reason(reason) for reason in suggestion.reasons)
    return _(
        "{pair}: suggested, {score} of 59. {reasons}", pair=head, score=suggestion.score, reasons=reasons
    )


def _reason(reason: interest.Reason) -> str:
    what = ", ".join((*(_(text) for text in reason.labels), *reason.words))
    return _(reason.msgid, what=what)


class WishGrid(QTableView):
    """The grid; M, L, V and Space set the wish under the cursor, which then moves on."""

    def __init__(self, model: WishModel, set_wish: Callable[[int, int, str], object]) -> None:
        super().__init__()
        self._wishes = model
        self._set_wish = set_wish
        self.setModel(model)
        self.setAccessibleName(_("Wishes"))
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        columns.setDefaultSectionSize(_CELL)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setMinimumSectionSize(28)
        rows.setDefaultSectionSize(28)
        rows.setMaximumWidth(230)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        level = KEYS.get(Qt.Key(event.key()))
        if level is None or not index.isValid() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        a, b = self._wishes.pair(index)
        if a.entity_id != b.entity_id:
            self._set_wish(a.id, b.id, level)
        following = self._wishes.index(index.row(), min(index.column() + 1, self._wishes.columnCount() - 1))
        self.setCurrentIndex(following)


class WishesStep(WorkshopTab):
    """The grid, and under it in words what stands under the cursor."""

    TITLE = N_("Wishes")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = WishModel()
        self.grid = WishGrid(self.model, self._set_wish)
        self._words = label(wrap=True)
        self._words.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        hint = label(
            _("Rows wish for columns. M must meet · L would like to · V never together · Space neutral. Faint numbers are suggestions."),
            role="secondary", wrap=True,
        )  # fmt: skip
        self.setLayout(column(self.grid, self._words, hint, margin=12))
        self.grid.selectionModel().currentChanged.connect(lambda *_args: self._explain())
        self.model.modelReset.connect(self._explain)

    def fill(self) -> None:
        """Read stands, wishes and suggestions again."""
        stands = [s for s in self.context.read(market.stand_rows, self.workshop_id) if s.is_coming]
        levels = self.context.read(wishes.grid, self.workshop_id)
        suggestions = self.context.read(interest.suggestions, self.workshop_id)
        self.model.show(stands, levels, suggestions)
        self._explain()

    def _explain(self) -> None:
        index = self.grid.currentIndex()
        if not index.isValid():
            self._words.setText("")
            return
        a, b = self.model.pair(index)
        level, suggestion = self.model.levels.get((a.id, b.id), ""), self.model.suggestions.get((a.id, b.id))
        self._words.setText(explain(a, b, level, suggestion))

    def _set_wish(self, giver: int, receiver: int, level: str) -> None:
        if self.is_writable and self.model.levels.get((giver, receiver), "") != level:
            self.context.edit(N_("Set wish"), wishes.set_wish, giver, receiver, level)
