"""The sheets of the projects: the list of candidates, and the sheet of the one chosen."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Ballot, Project
from aliances_desktop.model.codes_alliance import COLUMN_CODES, PROJECT_STATES
from aliances_desktop.services import projects
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.editors import Choice, Editor, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import beside, button, column, label, literal, row, scrolled
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel

STATE_TONES: Final = {"candidate": "", "chosen": "ok", "discarded": "neutral"}
_SHORT: Final = frozenset({"scope", "duration"})
_SPANS: Final = {
    "recipients": 3, "impact": 3, "scope": 2, "relation": 2, "form": 2, "duration": 3, "management": 3,
    "resources": 3, "feasibility": 3, "interest": 3, "merit": 3,
}  # fmt: skip
_MOST_IDEAS: Final = 20


def editor_of(field: str) -> Editor:
    """Return the editor of a field of a project sheet."""
    codes = COLUMN_CODES.get(("project", field))
    if codes is not None:
        return Choice(codes)
    return Line() if field in _SHORT else Text(2)


class SheetsStep(RecordTab):
    """A line to type a project in, the list, and the form."""

    TITLE = N_("Project sheets")
    WATCHES = frozenset({Project, Ballot})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, Project] = {}
        self._shown_id = 0
        self.line = new_line(_("A project, then Enter"), self.add)
        model: RowsModel[Project] = RowsModel(
            (
                Column(N_("Project"), lambda p: p.title, 150),
                Column(
                    N_("State"), lambda p: _(PROJECT_STATES[p.state]), 80, tone=lambda p: STATE_TONES[p.state]
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table: LinesTable[Project] = LinesTable(model, _("Projects"))
        self.table.setSelectionMode(LinesTable.SelectionMode.SingleSelection)
        self.table.chosen.connect(lambda _id: self._show())
        self.table.moved.connect(self.move_by)
        self.table.deleted.connect(self.delete)
        self.table.opened.connect(lambda _id: self.begin())
        self._ideas = QMenu(self)
        self._ideas.aboutToShow.connect(self._list_ideas)
        self.from_idea = button(_("From an idea"), icon="lightbulb")
        self.from_idea.setMenu(self._ideas)
        self.copy_button = button(_("Copy"), self.copy, icon="copy")
        for widget in (self.line, self.from_idea):
            widget.setEnabled(self.is_writable)
        fields = [Field("title", N_("Title"), Line)]
        fields += [
            Field(name, title, partial(editor_of, name), _SPANS.get(name, 6))
            for name, title in projects.FIELDS.items()
        ]
        self.form = Form(fields, self._commit, _("Project sheet"))
        self.form.set_enabled_fields(self.is_writable)
        self._arrange()

    def _arrange(self) -> None:
        keys = label(_("Alt+↑↓ order · Del delete · Enter to the sheet"), role="secondary", wrap=True)
        left = QWidget()
        layout = column(self.line, self.table, row(self.from_idea, self.copy_button, None), keys)
        layout.setStretch(1, 1)
        left.setLayout(layout)
        inside = QWidget()
        inside.setLayout(column(self.form, None, margin=4))
        empty = label(
            _("No project yet: type the first one in, or take it from an idea of a workshop."),
            role="secondary", wrap=True,
        )  # fmt: skip
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(scrolled(inside))
        splitter = beside(left, self._stack, (290, 640), grows=1)
        self.setLayout(column(splitter, margin=12))

    # Reading

    def fill(self) -> None:
        """Read the projects, and the sheet of the one chosen."""
        self._rows = {one.key: one for one in self.context.read(projects.sheets, self.record_id)}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show()

    def _show(self) -> None:
        project = self._rows.get(self.table.current_id() or 0)
        if self._shown_id and (project is None or project.key != self._shown_id):
            self._save()
        self._stack.setCurrentIndex(project is not None)
        self.copy_button.setEnabled(project is not None and self.is_writable)
        self._shown_id = project.key if project is not None else 0
        if project is not None:
            self.form.load(project)

    def _list_ideas(self) -> None:
        self._ideas.clear()
        found = self.context.read(projects.ideas, self.record_id)
        for idea in found[:_MOST_IDEAS]:
            mark = "★ " if idea.is_candidate else ""
            self._ideas.addAction(
                literal(f"{mark}{idea.title} · {idea.workshop}"), partial(self.take, idea.id)
            )
        if not found:
            self._ideas.addAction(_("No ideas of workshops are left.")).setEnabled(False)

    # Changing

    def add(self, title: str) -> None:
        """Add a candidate, and make it the current one."""
        if self.record_id and self.is_writable:
            self._choose(self.context.edit(N_("Add project"), projects.add, self.record_id, title))

    def take(self, idea_id: int) -> None:
        """Make a candidate of an idea of a workshop."""
        added = self.context.edit(N_("Add project"), projects.add_from_idea, self.record_id, idea_id)
        self._choose(added)

    def copy(self) -> None:
        """Add a candidate with the same sheet."""
        project = self._rows.get(self.table.current_id() or 0)
        if project is not None and self.is_writable:
            title = _("{title} (copy)", title=project.title)
            self._choose(self.context.edit(N_("Copy project"), projects.copy, project.key, title))
            self.begin()

    def begin(self) -> None:
        """Put the cursor in the title of the sheet."""
        self.form.focus("title")

    def _choose(self, project: Project) -> None:
        self.fill()
        self.table.choose(project.key)

    def move_by(self, step: int) -> None:
        """Move the current project up or down."""
        id = self.table.current_id()
        if id is not None and self.is_writable:
            self.context.edit(N_("Move project"), projects.move, id, step)

    def delete(self) -> None:
        """Delete the current project; a toast offers to undo it."""
        project = self._rows.get(self.table.current_id() or 0)
        if project is not None and self.is_writable:
            self.context.edit(N_("Delete project"), projects.delete, project.key)
            self.context.tell(_("Deleted: {name}", name=project.title), can_undo=True)

    def _commit(self, field: str, value: Any) -> None:
        self.context.edit(N_("Change project"), projects.change, self._shown_id, field, value)

    def _save(self) -> None:
        if self.is_writable and self._shown_id in self._rows:
            self.form.save_all()

    def leave(self) -> None:
        """Commit the field being typed."""
        if self._shown_id:
            self._save()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting."""
        return {"edit.delete": self.delete}
