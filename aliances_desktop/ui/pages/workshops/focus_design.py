"""The design of a focus group and the data gathered before it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import FocusDatum, FocusGroup
from aliances_desktop.model.codes import FOCUS_FACTORS
from aliances_desktop.services import focus
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.editors import Choice, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, button, column, label, row, scrolled
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel


class DesignStep(WorkshopTab):
    """The topic, the four factors, and what they ask of whoever leads the group."""

    TITLE = N_("Design")
    WATCHES = frozenset({FocusGroup})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        factors = tuple(
            Field(field, label, lambda codes=FOCUS_FACTORS[field]: Choice(codes, _("Not known yet")), 3)  # type: ignore[misc]
            for field, label in focus.FACTOR_LABELS.items()
        )
        fields = (Field("topic", N_("Topic"), Line), *factors, Field("notes", N_("Notes"), Text))
        self.form = Form(fields, self._commit, _("Design of the focus group"))
        self.form.set_enabled_fields(self.is_writable)
        card = Card()
        card.body.addWidget(self.form)
        self._advice = Card(_("What this design asks of you"))
        self._sentences = label(wrap=True)
        self._advice.body.addWidget(self._sentences)
        inside = QWidget()
        inside.setLayout(column(card, self._advice, None, margin=12, spacing=12))
        self.setLayout(column(scrolled(inside)))

    def fill(self) -> None:
        """Read the design."""
        design = self.context.read(focus.design, self.workshop_id)
        values = {
            name: getattr(design, name) or (None if name in FOCUS_FACTORS else "")
            for name in self.form.editors
        }
        self.form.load(values)
        advice = [_(sentence) for sentence in focus.advice(design)]
        self._advice.setVisible(bool(advice))
        self._sentences.setText("\n".join(advice))

    def _commit(self, field: str, value: Any) -> None:
        self.context.edit(N_("Change the design"), focus.set_design, self.workshop_id, field, value)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.workshop_id:
            self.form.save_all()


class DataStep(WorkshopTab):
    """The data sheet, line by line."""

    TITLE = N_("Data sheet")
    WATCHES = frozenset({FocusDatum})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, FocusDatum] = {}
        self.line: QLineEdit = new_line(_("What has to be known, then Enter"), lambda text: self.add([text]))
        self._usual = button(_("Add what the guide asks"), self.add_usual, icon="sparkles")
        model: RowsModel[FocusDatum] = RowsModel(
            (
                Column(N_("What"), lambda d: d.label, 240, edit=lambda d: d.label, field="label"),
                Column(N_("What is known"), lambda d: d.value, 300, edit=lambda d: d.value, field="value"),
                Column(N_("Source"), lambda d: d.source, 150, edit=lambda d: d.source, field="source"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )
        self.table: LinesTable[FocusDatum] = LinesTable(model, _("Data sheet"))
        self.table.moved.connect(self.move_line)
        self.table.deleted.connect(self.delete)
        for widget in (self.line, self._usual):
            widget.setEnabled(self.is_writable)
        keys = _(
            "Gather it before the day; what is missing can be written on the printed sheet. Alt+↑↓ move · F2 edit · Del delete"
        )
        self.setLayout(
            column(
                row(self.line, self._usual), self.table, label(keys, role="secondary", wrap=True), margin=12
            )
        )

    def fill(self) -> None:
        """Read the data sheet."""
        self._rows = {line.key: line for line in self.context.read(focus.data, self.workshop_id)}
        self.table.show_ids(list(self._rows))
        self._usual.setVisible(not self._rows)

    def add(self, labels: list[str]) -> None:
        """Add lines, and make the last one current."""
        added = self.context.edit(N_("Add data"), focus.add_data, self.workshop_id, labels)
        self.table.choose(added[-1].key)

    def add_usual(self) -> None:
        """Add what the guide wants to be known."""
        self.add([_(text) for text in focus.USUAL_DATA])

    def move_line(self, step: int) -> None:
        """Move the current line."""
        datum_id = self.table.current_id()
        if datum_id is not None and self.is_writable:
            self.context.edit(N_("Move a line"), focus.move_datum, datum_id, step)

    def delete(self) -> None:
        """Delete the lines chosen; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Delete data"), focus.delete_data, ids)
            self.context.tell(ngettext("{n} line deleted", "{n} lines deleted", len(ids)), can_undo=True)

    def _commit(self, datum_id: int, column: Column[FocusDatum], text: str) -> None:
        self.context.edit(N_("Change data"), focus.set_datum, datum_id, column.field, text)

    def handlers(self) -> dict[str, Callable[[], Any]]:
        """Return deleting."""
        return {"edit.delete": self.delete}
