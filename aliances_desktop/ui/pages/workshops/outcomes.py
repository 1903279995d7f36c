"""Outputs and outcomes of a workshop, and the list of those who took part."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit

from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact, Entity, IdeaEntity, Outcome, Participant
from aliances_desktop.services import aftermath
from aliances_desktop.services.aftermath import KINDS, Member
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.editors import Day
from aliances_desktop.ui.widgets.labels import column, label, row
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


class OutcomesStep(WorkshopTab):
    """What was done and made, and what has changed by it, each with its evidence."""

    TITLE = N_("Outputs and outcomes")
    WATCHES = frozenset({Outcome})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, Outcome] = {}
        self._day = Day(context.today)
        self.kind = QuietComboBox()
        self.kind.setAccessibleName(_("Kind"))
        for code, text in KINDS.items():
            self.kind.addItem(_(text), code)
        self.line: QLineEdit = new_line(_("What came of it, then Enter"), self.add)
        self.table: LinesTable[Outcome] = LinesTable(self._model(), _("Outputs and outcomes"))
        self.table.moved.connect(self.move_line)
        self.table.deleted.connect(self.delete)
        for widget in (self.kind, self.line):
            widget.setEnabled(self.is_writable)
        top = row(self.kind, self.line)
        top.setStretch(1, 1)
        hint = _(
            "An output is something done or made: a questionnaire, a list, a plan. "
            "An outcome is what has changed: roles, initiative, commitment. Alt+↑↓ move · F2 edit · Del delete"
        )
        self.setLayout(column(top, self.table, label(hint, role="secondary", wrap=True), margin=12))

    def _model(self) -> RowsModel[Outcome]:
        def shown(outcome: Outcome) -> str:
            return current().short_day(outcome.day) if outcome.day else ""

        return RowsModel(
            (
                Column(N_("Kind"), lambda o: _(KINDS[o.kind]), 100, edit=lambda o: o.kind, field="kind", choices=KINDS),
                Column(N_("What"), lambda o: o.text, 300, edit=lambda o: o.text, field="text"),
                Column(N_("Evidence"), lambda o: o.evidence, 200, edit=lambda o: o.evidence, field="evidence"),
                Column(N_("Date"), shown, 90, edit=shown, field="day"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    def fill(self) -> None:
        """Read the lines."""
        self._rows = {line.key: line for line in self.context.read(aftermath.outcomes, self.workshop_id)}
        self.table.show_ids(list(self._rows))

    def add(self, text: str) -> None:
        """Write down a line of the kind chosen, and make it the current one."""
        kind = str(self.kind.currentData())
        added = self.context.edit(N_("Add a result"), aftermath.add_outcome, self.workshop_id, kind, text)
        self.table.choose(added.key)

    def move_line(self, step: int) -> None:
        """Move the current line among those of its kind."""
        outcome_id = self.table.current_id()
        if outcome_id is not None and self.is_writable:
            self.context.edit(N_("Move a line"), aftermath.move, outcome_id, step)

    def delete(self) -> None:
        """Delete the lines chosen; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Delete results"), aftermath.delete_outcomes, ids)
            self.context.tell(ngettext("{n} line deleted", "{n} lines deleted", len(ids)), can_undo=True)

    def _commit(self, outcome_id: int, column: Column[Outcome], text: str) -> None:
        value: Any = text
        if column.field == "day":
            value = self._day.read(text)
        self.context.edit(N_("Change a result"), aftermath.set_value, outcome_id, column.field, value)

    def handlers(self) -> dict[str, Callable[[], Any]]:
        """Return deleting."""
        return {"edit.delete": self.delete}


class MembersStep(WorkshopTab):
    """Who took part and how to reach them: the list of the network's members."""

    TITLE = N_("Members")
    WATCHES = frozenset({Participant, Entity, Contact, IdeaEntity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, Member] = {}
        model: RowsModel[Member] = RowsModel(
            (
                Column(N_("Entity"), lambda m: m.entity, 220),
                Column(N_("Person"), lambda m: m.person, 140),
                Column(N_("Post"), lambda m: m.post, 110, hidden_below=640),
                Column(N_("Phone"), lambda m: m.phone, 100),
                Column(N_("E-mail"), lambda m: m.email, 160),
                Column(
                    N_("Ideas"), lambda m: current().number(m.ideas) if m.ideas else "", 60, align="right"
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table = RowsTable(model, _("Members"))
        self.table.opened.connect(self._open)
        self._count = label(role="secondary", wrap=True)
        self.setLayout(column(self._count, self.table, margin=12))

    def fill(self) -> None:
        """Read who took part."""
        found = self.context.read(aftermath.members, self.workshop_id)
        self._rows = {line.participant_id: line for line in found}
        self.table.show_ids(list(self._rows))
        people = ngettext("{n} person", "{n} people", len(found))
        entities = ngettext("{n} entity", "{n} entities", len({line.entity_id for line in found}))
        self._count.setText(
            _("{people} of {entities}. Enter opens the entity.", people=people, entities=entities)
        )

    def _open(self, participant_id: int) -> None:
        self.context.go("entities", self._rows[participant_id].entity_id)
