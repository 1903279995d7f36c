"""Who takes part in each phase of a process, who is still deciding, who has left and why."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Involvement, Phase
from aliances_desktop.model.codes_alliance import INVOLVEMENTS
from aliances_desktop.services import involvement
from aliances_desktop.services.involvement import EntityLine, Matrix
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.editors import Choice, Day, Line
from aliances_desktop.ui.widgets.entity_picker import pick_entities
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, Elided, badge, button, column, label, row, tip
from aliances_desktop.ui.widgets.lines import LinesTable
from aliances_desktop.ui.widgets.rows import Column, RowsModel

_ICONS: Final = {"in": "circle-check", "deciding": "circle-help", "left": "circle-x", "": ""}
_TONES: Final = {"in": "ok", "deciding": "warning", "left": "error", "": ""}
_HEAD: Final = 18
"""Characters of a phase's title at the head of its column: below the matrix it stands whole."""
_STATES: Final = {"": N_("Not in this phase"), **INVOLVEMENTS}


@dataclass(frozen=True)
class Cell:
    """A place in the matrix."""

    phase: Phase
    line: EntityLine

    @property
    def state(self) -> str:
        """The state of the entity in the phase, "" where it is not in it."""
        found = self.line.cells.get(self.phase.key)
        return found.state if found is not None else ""


class EntitiesTab(RecordTab):
    """A matrix of entities and phases, and below it what is known of the place under the cursor."""

    NAME = "processes"
    TITLE = N_("Entities")
    WATCHES = frozenset({Phase, Involvement, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._matrix = Matrix((), ())
        self._lines: dict[int, EntityLine] = {}
        self._columns: tuple[tuple[int, str], ...] = ()
        self.table: LinesTable[EntityLine] = self._table()
        self.add_button = button(_("Add entities…"), self.add, icon="user-plus")
        self.carry = button(_("Carry over to the next phase"), self.carry_over, icon="arrow-right")
        self.carry.setToolTip(
            _("Takes those who have not left the phase under the cursor over into the next one.")
        )
        self._count = label(role="secondary")
        self._caption = Elided(role="group")
        self._why = badge(_("Write down why it has left"), "warning")
        self.form = Form(self._fields(), self._commit, _("The entity in this phase"))
        self._holder: QVBoxLayout = column(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._whole())
        self.setLayout(column(self._stack))

    def _fields(self) -> tuple[Field, ...]:
        def day() -> Day:
            return Day(self.context.today)

        return (
            Field("state", N_("State"), lambda: Choice(_STATES), 1),
            Field("due_on", N_("Decision due on"), day, 1),
            Field("decided_on", N_("Decided on"), day, 1),
            Field("body", N_("Who decided"), lambda: Line(_("board, assembly…")), 1),
            Field("reason", N_("Reason for leaving, or remark"), Line, 2),
        )

    def _empty(self) -> QWidget:
        self._sentence = label(wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._begin = button("", self._begin_here, icon="user-plus", primary=True)
        empty = QWidget()
        empty.setLayout(
            column(None, self._sentence, row(None, self._begin, None), None, margin=24, spacing=16)
        )
        return empty

    def _whole(self) -> QWidget:
        card = Card()
        head = row(self._caption, self._why)
        head.setStretch(0, 1)
        card.body.addLayout(head)
        card.body.addWidget(self.form)
        keys = _("Keys: Space next state · Enter its reason and dates · Del take out of the process")
        layout = column(
            row(self.add_button, self.carry, None, self._count), self._holder,
            label(keys, role="secondary", wrap=True), card, margin=12,
        )  # fmt: skip
        layout.setStretch(1, 1)
        whole = QWidget()
        whole.setLayout(layout)
        return whole

    def _table(self) -> LinesTable[EntityLine]:
        """Return a table with a column for each phase."""
        phases = tuple(
            Column(
                _cut(one.title.get(current().language)) or str(number), partial(_said, one.key), 110,
                icon=partial(_icon, one.key), tone=partial(_tone, one.key), field=str(one.key),
            )
            for number, one in enumerate(self._matrix.phases, 1)
        )  # fmt: skip
        model: RowsModel[EntityLine] = RowsModel(
            (Column(N_("Entity"), lambda line: line.name, 170), *phases),
            lambda ids: {id: self._lines[id] for id in ids if id in self._lines},
        )
        table: LinesTable[EntityLine] = LinesTable(model, _("Entities by phases"), " ")
        table.setSelectionBehavior(LinesTable.SelectionBehavior.SelectItems)
        table.setMinimumHeight(90)
        table.typed.connect(lambda _key: self.cycle())
        table.opened.connect(lambda _id: self._into_form())
        table.deleted.connect(self.delete)
        table.doubleClicked.connect(lambda _index: self.cycle())
        table.selectionModel().currentChanged.connect(lambda *_: self._show())
        return table

    # Reading

    def fill(self) -> None:
        """Read the matrix; the columns are made anew when the phases are others."""
        self._matrix = self.context.read(involvement.matrix, self.record_id)
        self._lines = {line.entity_id: line for line in self._matrix.lines}
        language = current().language
        columns = tuple((phase.key, phase.title.get(language)) for phase in self._matrix.phases)
        if columns != self._columns:
            self._columns = columns
            self._replace_table()
        self._stack.setCurrentIndex(1 if self._lines else 0)
        self._fill_empty()
        self.table.show_ids(list(self._lines))
        if self._lines and not self.table.currentIndex().isValid():
            self._choose(next(iter(self._lines)), self._active_column())
        for widget in (self.add_button, self.carry):
            widget.setEnabled(self.is_writable)
        left = self._matrix.unexplained
        without = ngettext("{n} has left without a reason", "{n} have left without a reason", left)
        entities = ngettext("{n} entity", "{n} entities", len(self._lines))
        self._count.setText(f"{entities} · {without}" if left else entities)
        self._show()

    def _fill_empty(self) -> None:
        """Say what comes first: phases, then entities."""
        has_phases = bool(self._matrix.phases)
        self._sentence.setText(
            _("No entity takes part in this process yet.")
            if has_phases
            else _("This process has no phase yet, and entities take part phase by phase.")
        )
        self._begin.setText(_("Add entities…") if has_phases else _("To the phases"))
        self._begin.setEnabled(self.is_writable or not has_phases)

    def _begin_here(self) -> None:
        if self._matrix.phases:
            self.add()
        else:
            self.context.go("processes", self.record_id, "phases")

    def _replace_table(self) -> None:
        had_focus = self.table.hasFocus()
        self._holder.removeWidget(self.table)
        self.table.hide()
        self.table.deleteLater()
        self.table = self._table()
        self._holder.addWidget(self.table)
        if had_focus:
            self.table.setFocus()

    def _active_column(self) -> int:
        active = (number for number, phase in enumerate(self._matrix.phases, 1) if phase.is_active)
        return next(active, 1 if self._matrix.phases else 0)

    def _choose(self, entity_id: int, column: int) -> None:
        place = self.table.rows.ids.index(entity_id)
        self.table.setCurrentIndex(self.table.rows.index(place, column))

    @property
    def cell(self) -> Cell | None:
        """The place under the cursor; in the column of names that of the first phase."""
        index: QModelIndex = self.table.currentIndex()
        line = self._lines.get(self.table.current_id() or 0)
        if line is None or not index.isValid() or not self._matrix.phases:
            return None
        return Cell(self._matrix.phases[max(index.column() - 1, 0)], line)

    def _show(self) -> None:
        cell = self.cell
        self.form.set_enabled_fields(self.is_writable and cell is not None)
        if cell is None:
            return
        title = cell.phase.title.get(current().language)
        caption = _("{entity} in “{phase}”", entity=cell.line.name, phase=title)
        self._caption.setText(caption)
        self._caption.setToolTip(tip(caption))
        found = cell.line.cells.get(cell.phase.key)
        self._why.setVisible(found is not None and found.state == "left" and not found.reason)
        self.form.load(found if found is not None else _NOWHERE)
        if found is None:
            for name in ("due_on", "decided_on", "body", "reason"):
                self.form.editors[name].widget.setEnabled(False)

    # Changing

    def add(self) -> None:
        """Let the person tick entities of the directory; they take part from the active phase on."""
        if not self.is_writable or not self._matrix.phases:
            return
        phase = self._matrix.phases[max(self._active_column() - 1, 0)]
        there = [line.entity_id for line in self._matrix.lines if phase.key in line.cells]
        chosen = pick_entities(self.context, _("Entities of the process"), there, self)
        if chosen:
            self.context.edit(N_("Add entities to a phase"), involvement.add, phase.key, chosen)
            self.fill()
            self._choose(chosen[0], self._active_column())
            self.table.setFocus()

    def cycle(self) -> None:
        """Move the place under the cursor on to its next state."""
        cell = self.cell
        if cell is not None and self.is_writable:
            self.context.edit(
                N_("Change who takes part"), involvement.cycle, cell.phase.key, cell.line.entity_id
            )

    def carry_over(self) -> None:
        """Take those who have not left the phase under the cursor over into the next one."""
        cell = self.cell
        if cell is None or not self.is_writable:
            return
        added = self.context.edit(N_("Carry entities over"), involvement.carry_over, cell.phase.key)
        self.context.tell(
            ngettext("{n} entity carried over", "{n} entities carried over", added), can_undo=bool(added)
        )

    def delete(self) -> None:
        """Take the entity out of the process; a toast offers to undo it."""
        cell = self.cell
        if cell is not None and self.is_writable:
            ids = [cell.line.entity_id]
            self.context.edit(N_("Take an entity out"), involvement.remove, self.record_id, ids)
            self.context.tell(_("No longer in the process: {name}", name=cell.line.name), can_undo=True)

    def _into_form(self) -> None:
        cell = self.cell
        if cell is not None:
            self.form.focus("reason" if cell.state == "left" else "due_on" if cell.state else "state")

    def _commit(self, field: str, value: Any) -> None:
        cell = self.cell
        if cell is None:
            return
        where = cell.phase.key, cell.line.entity_id
        if field == "state":
            self.context.edit(N_("Change who takes part"), involvement.set_state, *where, value)
        else:
            self.context.edit(N_("Change who takes part"), involvement.change, *where, field, value)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting."""
        return {"edit.delete": self.delete}

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.cell is not None:
            self.form.save_all()


_NOWHERE: Final = {"state": "", "due_on": None, "decided_on": None, "body": "", "reason": ""}


def _cut(title: str) -> str:
    return title if len(title) <= _HEAD else f"{title[: _HEAD - 1].rstrip()}…"


def _state(phase_id: int, line: EntityLine) -> str:
    cell = line.cells.get(phase_id)
    return cell.state if cell is not None else ""


def _said(phase_id: int, line: EntityLine) -> str:
    state = _state(phase_id, line)
    return _(INVOLVEMENTS[state]) if state else ""


def _icon(phase_id: int, line: EntityLine) -> str:
    return _ICONS[_state(phase_id, line)]


def _tone(phase_id: int, line: EntityLine) -> str:
    return _TONES[_state(phase_id, line)]
