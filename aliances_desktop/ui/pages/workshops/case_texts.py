"""The cases a workshop uses: taken from the method or the library, written anew, or made of entities of the directory."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Case, CaseEntity
from aliances_desktop.services import cases, instruments, library
from aliances_desktop.services.library import LibraryRow, Node
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.budget import BudgetCheck
from aliances_desktop.ui.widgets.combos import MenuButton
from aliances_desktop.ui.widgets.entity_picker import pick_entities
from aliances_desktop.ui.widgets.instrument import InstrumentEditor
from aliances_desktop.ui.widgets.labels import beside, button, column, literal
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


class CaseTexts(WorkshopTab):
    """The list of cases, and the one chosen part by part with the bar of its entity's budget."""

    TITLE = N_("Cases")
    WATCHES = frozenset({Case, CaseEntity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, LibraryRow] = {}
        model: RowsModel[LibraryRow] = RowsModel(
            (Column(N_("Case"), lambda line: line.title.get(current().language), 200),),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table: RowsTable[LibraryRow] = RowsTable(model, _("Cases"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.deleted.connect(self.delete)
        self.editor = InstrumentEditor(context)
        self.editor.turned.connect(self._show_budget)
        self.budget = BudgetCheck()
        self.budget.hide()
        self.take = MenuButton()
        self.take.setText(_("Take a case"))
        menu = QMenu(self.take)
        menu.aboutToShow.connect(self._fill_menu)
        self.take.setMenu(menu)
        self.anonymous = button(_("Entity of the directory…"), self.add_anonymous, icon="users")
        self.anonymous.setToolTip(_("Becomes an entity of the case without its name."))
        self._duplicate = button(_("Duplicate"), self.duplicate, icon="copy")
        self._keep = button(_("Keep in the library"), self.keep)
        left = QWidget()
        left.setLayout(column(self.take, self.table, self._duplicate, self._keep, self.anonymous, spacing=6))
        left.setMinimumWidth(190)
        right = QWidget()
        right.setLayout(column(self.editor, self.budget))
        splitter = beside(left, right, (220, 700), grows=1)
        layout = column(splitter, margin=12)
        self.setLayout(layout)

    def fill(self) -> None:
        """Read the cases again."""
        found = self.context.read(cases.of_workshop, self.workshop_id)
        self._rows = {case.key: self.context.read(library.row_of, case) for case in found}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show()

    def _show(self) -> None:
        line = self._rows.get(self.table.current_id() or 0)
        self.editor.show_row(line)
        for widget in (self._duplicate, self._keep, self.anonymous):
            widget.setEnabled(self.is_writable and line is not None)
        self.take.setEnabled(self.is_writable)

    def _show_budget(self, node: Node | None) -> None:
        is_entity = node is not None and node.part.table is CaseEntity
        self.budget.setVisible(is_entity)
        if node is not None and is_entity:
            self.budget.show_entity(CaseEntity(**node.values))

    def _fill_menu(self) -> None:
        menu = self.take.menu()
        menu.clear()
        for one in instruments.templates("case"):
            menu.addAction(literal(_(one.title)), partial(self.use, one))
        kept = self.context.read(instruments.stored, "case")
        if kept:
            menu.addSeparator()
        for own in kept:
            menu.addAction(literal(own.title.get(current().language)), partial(self.use, own))
        menu.addSeparator()
        menu.addAction(_("All three of the guide"), self.use_all)
        menu.addAction(_("A new case"), self.add)

    # Editing

    def use(self, source: Any) -> None:
        """Take a copy of a case."""
        made = self.context.edit(N_("Take a case"), cases.use_case, self.workshop_id, source)
        self.table.choose(made.key)

    def use_all(self) -> None:
        """Take the guide's cases, in one step."""
        with self.context.store.edit(N_("Take the guide's cases")) as session:
            for one in instruments.templates("case"):
                cases.use_case(session, self.workshop_id, one)

    def add(self) -> None:
        """Add an empty case and begin with its title."""
        made = self.context.edit(
            N_("Add case"), cases.add_case, self.workshop_id, _("New case"), current().language
        )
        self.table.choose(made.key)
        if self.editor.form is not None:
            self.editor.form.focus("title")

    def duplicate(self) -> None:
        """Copy the case chosen."""
        case_id = self.table.current_id()
        if case_id is not None:
            made = self.context.edit(N_("Duplicate case"), cases.duplicate, case_id)
            self.table.choose(made.key)

    def keep(self) -> None:
        """Keep the case chosen in the library."""
        line = self._rows.get(self.table.current_id() or 0)
        if line is not None and line.record_id is not None:
            self.context.edit(N_("Keep case"), cases.keep, line.record_id)
            title = line.title.get(current().language)
            self.context.tell(_("Kept in the library as “{title}”.", title=title), can_undo=True)

    def add_anonymous(self) -> None:
        """Make entities of the directory entities of the case, without their names."""
        case_id = self.table.current_id()
        if case_id is None:
            return
        chosen = pick_entities(self.context, _("Entities for the case"), set(), self)
        if chosen:
            with self.context.store.edit(N_("Add entities to the case")) as session:
                for entity_id in chosen:
                    cases.add_anonymous(session, case_id, entity_id)

    def delete(self) -> None:
        """Delete the case chosen; a toast offers to undo it."""
        line = self._rows.get(self.table.current_id() or 0)
        if line is not None and line.record_id is not None and self.is_writable:
            self.context.edit(N_("Delete case"), cases.delete_cases, [line.record_id])
            self.context.tell(_("Deleted: {name}", name=line.title.get(current().language)), can_undo=True)

    def leave(self) -> None:
        """Commit the field being typed."""
        self.editor.leave()
