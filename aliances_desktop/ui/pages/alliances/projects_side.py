"""Candidates side by side: a column for each project, a row for each field, the current cell edited below."""

from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import Qt

from aliances_desktop.i18n import N_
from aliances_desktop.model import Project
from aliances_desktop.model.codes_alliance import COLUMN_CODES, PROJECT_STATES
from aliances_desktop.services import projects
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.projects_cell import CellEditor
from aliances_desktop.ui.pages.alliances.projects_grid import Grid, Head
from aliances_desktop.ui.widgets.editors import Choice, Editor, Text
from aliances_desktop.ui.widgets.labels import column, label

LABEL: Final = "label"
"""The column of a grid that says what its rows are."""


class SideStep(RecordTab):
    """The grid, and the whole of the current cell with its editor."""

    TITLE = N_("Side by side")
    WATCHES = frozenset({Project})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._projects: dict[int, Project] = {}
        self.grid = Grid(_("Projects side by side"), most_lines=2)
        self.grid.walked.connect(self._show_cell)
        text = Text(2, 4)
        editors: dict[str, Editor] = {"": text}
        editors |= {field: Choice(COLUMN_CODES["project", field]) for field in ("relation", "form")}
        self.editor = CellEditor(editors, text.text.fontMetrics().lineSpacing() * 4 + 22)
        self.editor.saved.connect(self._save)
        self.grid.opened.connect(self.editor.begin)
        self.grid.typed.connect(lambda _key: self.empty())
        self._empty = label(
            _("Add projects in “Project sheets” to see them side by side."), role="secondary", wrap=True
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(self._empty, self.grid, self.editor, margin=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def fill(self) -> None:
        """Read the projects; those discarded come last."""
        found = self.context.read(projects.sheets, self.record_id)
        found.sort(key=lambda one: one.state == "discarded")
        self._projects = {one.key: one for one in found}
        self.grid.setVisible(bool(found))
        self.editor.setVisible(bool(found))
        self._empty.setVisible(not found)
        heads = [Head(LABEL, "", 0.8), *(Head(one.key, head_of(one)) for one in found)]
        cells: dict[tuple[Hashable, Hashable], str] = {}
        for field, title in projects.FIELDS.items():
            cells[field, LABEL] = _(title)
            cells |= {(field, one.key): " ".join(self._said(one, field).split()) for one in found}
        self.grid.show_cells(list(projects.FIELDS) if found else [], heads, cells)
        self._show_cell()

    def _said(self, project: Project, field: str) -> str:
        value: str = getattr(project, field)
        codes = COLUMN_CODES.get(("project", field))
        return value if codes is None else _(codes[value]) if value else ""

    def _show_cell(self) -> None:
        cell = self.grid.cell
        project = self._projects.get(cell[1]) if cell is not None else None
        if cell is None or project is None:
            self.editor.show_cell(None, "", "", "", False)
            return
        field = str(cell[0])
        title = f"{_(projects.FIELDS[field])} · {project.title}"
        self.editor.show_cell((field, project.key), field, title, getattr(project, field), self.is_writable)

    def _save(self, key: tuple[str, int], value: object) -> None:
        self.context.edit(N_("Change project"), projects.change, key[1], key[0], value)

    def empty(self) -> None:
        """Empty the current cell."""
        cell = self.grid.cell
        if cell is not None and cell[1] in self._projects and self.is_writable:
            self._save(cell, "")

    def leave(self) -> None:
        """Commit what is being typed."""
        self.editor.save()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return emptying the cell."""
        return {"edit.delete": self.empty}


def head_of(project: Project) -> str:
    """Return the title over a project's column; whether it was chosen or discarded stands with it."""
    is_candidate = project.state == "candidate"
    return project.title if is_candidate else f"{project.title} · {_(PROJECT_STATES[project.state])}"
