"""The evaluation test of an alliance: the tests there are, one being typed in, and tests side by side."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Evaluation, Partner, Project, Rating, Reach
from aliances_desktop.services import evaluations, lines, records
from aliances_desktop.services.evaluations import EvaluationRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.evaluation_compare import SideBySide
from aliances_desktop.ui.pages.alliances.evaluation_form import EvaluationForm
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.editors import Choice, Day, Line
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Elided, button, column, label, literal, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.segments import Segments

_VIEWS: Final = {"list": N_("Tests"), "form": N_("Type in"), "compare": N_("Side by side")}


class EvaluationTab(RecordTab):
    """Three views: the list with a line to add one, the form, and the comparison."""

    TITLE = N_("Test")
    WATCHES = frozenset({Entity, Evaluation, Partner, Project, Rating, Reach})
    HEADER = ("alliance.test", "print.open")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, EvaluationRow] = {}
        self._at = 0
        self.view = Segments({code: _(text) for code, text in _VIEWS.items()}, _("View"))
        self.view.chosen.connect(lambda _code: self._turn())
        self.table = self._tests_table()
        self.entity = QuietComboBox()
        self.entity.setAccessibleName(_("Entity"))
        self.copies = QCheckBox(literal(_("Start from its last test")))
        self._missing = label(role="secondary", wrap=True)
        self.name = Elided(role="group")
        self.about = Form((), lambda _field, _value: None)
        self.form = EvaluationForm(context)
        self.form.ended.connect(self._on_ended)
        self.compare = SideBySide(context)
        self._tests = QWidget()
        self._stack = QStackedWidget()
        self._arrange()

    def _tests_table(self) -> RowsTable[EvaluationRow]:
        model: RowsModel[EvaluationRow] = RowsModel(
            (
                Column(N_("Entity"), lambda one: one.entity, 260),
                Column(N_("Day"), lambda one: current().short_day(one.day), 100),
                Column(N_("Filled in"), _filled, 110, tone=lambda one: "ok" if one.fill.is_complete else ""),
                Column(N_("Filled in by"), lambda one: one.filled_by, 150, hidden_below=560),
                Column(N_("Project"), lambda one: one.project, 150, hidden_below=700),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        table: RowsTable[EvaluationRow] = RowsTable(model, _("Tests"))
        table.opened.connect(self.open)
        table.deleted.connect(self.delete)
        table.chosen.connect(lambda _id: self._show_about())
        return table

    def _arrange(self) -> None:
        self._add = button(_("New test"), self.add, icon="plus", primary=True)
        self._open = button(_("Type in"), lambda: self.open(self.table.current_id()), icon="pencil")
        self._delete = button(_("Delete"), self.delete, icon="trash-2")
        for widget in (self._add, self.entity, self.copies):
            widget.setEnabled(self.is_writable)
        adding = row(self.entity, self.copies, self._add)
        adding.setStretch(0, 1)
        below = row(self._missing, self._open, self._delete)
        below.setStretch(0, 1)
        layout = column(adding, self.table, below, self.about)
        layout.setStretch(1, 1)
        self._tests.setLayout(layout)
        for page in (self._tests, self.form, self.compare):
            self._stack.addWidget(page)
        top = row(self.view, self.name)
        for place, stretch in enumerate((2, 1)):
            top.setStretch(place, stretch)
        whole = column(top, self._stack, margin=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    # Reading

    def show_record(self, record_id: int) -> None:
        """Show an alliance, its list first."""
        if record_id != self.record_id:
            self._at = 0
            self.view.choose("list")
        super().show_record(record_id)

    def fill(self) -> None:
        """Read what the view at hand shows."""
        found = self.context.read(evaluations.rows, self.record_id)
        self._rows = {one.id: one for one in found}
        if self._at not in self._rows:
            self._at = 0
        if self.view.current == "form" and not self._at:
            self.view.choose("list")
        self._stack.setCurrentIndex(list(_VIEWS).index(self.view.current))
        self.view.buttons["form"].setEnabled(bool(self._rows))
        self.name.setText("")
        if self.view.current == "list":
            self._fill_list()
        elif self.view.current == "form":
            self._fill_form()
        else:
            self.compare.show_alliance(self.record_id)
        self.trailed.emit()

    def _fill_list(self) -> None:
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show_about()
        partners = self.context.read(evaluations.partners_of, self.record_id)
        tested = {one.entity_id for one in self._rows.values()}
        chosen = self.entity.currentData()
        self.entity.clear()
        for one in sorted(partners, key=lambda one: one.entity_id in tested):
            self.entity.addItem(one.name, one.entity_id)
        self.entity.setCurrentIndex(max(self.entity.findData(chosen), 0) if chosen not in tested else 0)
        self._add.setEnabled(self.is_writable and bool(partners))
        missing = [one.name for one in partners if one.entity_id not in tested]
        if not partners:
            said = _("Add the entities of the alliance first: each fills in a test.")
        elif missing:
            said = _("No test yet: {entities}", entities=current().join(missing))
        else:
            said = ngettext(
                "{n} test; every entity has one.", "{n} tests; every entity has one.", len(self._rows)
            )
        self._missing.setText(said)
        for widget in (self._open, self._delete):
            widget.setEnabled(bool(self._rows) and (self.is_writable or widget is self._open))

    def _fill_form(self) -> None:
        test = self.context.read(evaluations.load, self._at)
        self.name.setText(f"{test.entity} · {current().short_day(test.day)}")
        self.form.show_test(test)

    def _show_about(self) -> None:
        """Show the day, the person and the project of the test chosen."""
        key = self.table.current_id()
        projects = self.context.read(lines.rows, Project, alliance_id=self.record_id)
        made = self._about_form({one.key: one.title for one in projects})
        made.setVisible(key in self._rows)
        if key in self._rows:
            made.load(self.context.read(records.fetch, Evaluation, key))

    def _about_form(self, projects: dict[int, str]) -> Form:
        """Return the line with day, person and project; made again when the projects have changed."""
        if self.about.property("projects") == repr(projects):
            return self.about
        fields = (
            Field("day", N_("Day"), lambda: Day(self.context.today), 2),
            Field("filled_by", N_("Filled in by"), Line, 2),
            Field("project_id", N_("Project"), lambda: Choice(projects, _("The alliance as a whole"), is_translated=True), 2),
        )  # fmt: skip
        made = Form(fields, self._commit, _("The test"))
        made.setProperty("projects", repr(projects))
        made.set_enabled_fields(self.is_writable)
        layout = self._tests.layout()
        assert layout is not None
        layout.replaceWidget(self.about, made)
        self.about.hide()
        self.about.deleteLater()
        self.about = made
        return made

    def _turn(self) -> None:
        if self.view.current == "form":
            self.open(self._at or self.table.current_id())
        else:
            self.form.commit()
            self.fill()

    # Doing

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return adding a test, and deleting the one chosen."""
        return {"alliance.test": self.add, "edit.delete": self.delete}

    def add(self) -> None:
        """Add a test of the entity chosen and type it in."""
        if not self.is_writable:
            return
        if self.view.current != "list":
            self.view.choose("list")
            self.fill()
        key = self.entity.currentData()
        if key is None:
            raise UserError(N_("Add the entities of the alliance first: each fills in a test."))
        today = self.context.today()
        made = self.context.edit(
            N_("New test"), evaluations.add_test, self.record_id, key, today, copies_last=self.copies.isChecked()
        )  # fmt: skip
        self.open(made.key)

    def open(self, evaluation_id: Any) -> None:
        """Type in a test, at its first item without an answer."""
        if evaluation_id is None:
            self.view.choose("list")
            return
        self._at = evaluation_id
        self.view.choose("form")
        self.fill()
        self.form.begin()

    def delete(self) -> None:
        """Delete the test chosen; a toast offers to undo it."""
        key = self._at if self.view.current == "form" else self.table.current_id()
        one = self._rows.get(key or 0)
        if one is None or not self.is_writable:
            return
        self.context.edit(N_("Delete test"), evaluations.delete, [one.id])
        name = f"{one.entity} · {current().short_day(one.day)}"
        self.context.tell(_("Deleted: {name}", name=name), can_undo=True)

    def _commit(self, field: str, value: Any) -> None:
        key = self.table.current_id()
        if key is not None:
            self.context.edit(N_("Change the test"), evaluations.change_test, key, field, value)

    def _on_ended(self) -> None:
        self.view.choose("list")
        self.fill()
        self.table.choose(self._at)
        self.table.setFocus()

    def leave(self) -> None:
        """Store what is being typed in."""
        self.form.commit()
        self.about.save_all()
        super().leave()


def _filled(one: EvaluationRow) -> str:
    return _("{done} of {total}", done=one.fill.done, total=one.fill.total)
