"""What each project asks of each entity: the commitment by a digit, the contribution written below the grid."""

from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import Qt

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Partner, Project, ProjectPart
from aliances_desktop.services import partners, projects
from aliances_desktop.services.projects import COMMITMENTS
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.projects_cell import CellEditor
from aliances_desktop.ui.pages.alliances.projects_grid import Grid, Head
from aliances_desktop.ui.pages.alliances.projects_side import LABEL, head_of
from aliances_desktop.ui.widgets.editors import Text
from aliances_desktop.ui.widgets.labels import column, label

_TONES: Final = {3: "warning"}
_CLEAR: Final = "-"


class PartsStep(RecordTab):
    """A row for each entity, a column for each project."""

    TITLE = N_("Contributions")
    WATCHES = frozenset({Project, ProjectPart, Partner, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._projects: dict[int, Project] = {}
        self._names: dict[int, str] = {}
        self._parts: dict[tuple[int, int], ProjectPart] = {}
        self.grid = Grid(_("Contributions and commitment"), f"0123{_CLEAR}", most_lines=2)
        self.grid.walked.connect(self._show_cell)
        self.grid.typed.connect(self.set_level)
        text = Text(2, 3)
        self.editor = CellEditor({"": text}, text.text.fontMetrics().lineSpacing() * 3 + 22)
        self.editor.saved.connect(self._save)
        self.grid.opened.connect(self.editor.begin)
        levels = " · ".join(f"{level} {_(text)}" for level, text in COMMITMENTS.items())
        sentence = _("Commitment required: {levels} · Enter writes what it contributes", levels=levels)
        self._hint = label(sentence, role="secondary", wrap=True)
        self._empty = label(role="secondary", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(self._empty, self.grid, self._hint, self.editor, margin=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def fill(self) -> None:
        """Read projects, partners and what is asked of them."""
        self._projects = {one.key: one for one in self.context.read(projects.sheets, self.record_id)}
        rows = self.context.read(partners.rows, self.record_id, with_left=False)
        self._names = {line.entity.key: line.entity.name for line in rows}
        self._parts = self.context.read(projects.parts, self.record_id)
        is_there = bool(self._projects and self._names)
        for widget in (self.grid, self._hint, self.editor):
            widget.setVisible(is_there)
        self._empty.setVisible(not is_there)
        self._empty.setText(
            _("Add projects in “Project sheets” first.")
            if self._names
            else _("Add the partners of the alliance first.")
        )
        heads = [Head(LABEL, _("Entity")), *(Head(key, head_of(one)) for key, one in self._projects.items())]
        cells: dict[tuple[Hashable, Hashable], str] = {}
        tones: dict[tuple[Hashable, Hashable], str] = {}
        for entity_id, name in self._names.items():
            cells[entity_id, LABEL] = name
        for (project_id, entity_id), part in self._parts.items():
            cells[entity_id, project_id] = self._said(part)
            tones[entity_id, project_id] = _TONES.get(part.commitment or 0, "")
        self.grid.show_cells(list(self._names) if is_there else [], heads, cells, tones)
        self._show_cell()

    def _said(self, part: ProjectPart) -> str:
        level = "" if part.commitment is None else f"{part.commitment} {_(COMMITMENTS[part.commitment])}"
        return " · ".join(one for one in (level, " ".join(part.contribution.split())) if one)

    def _show_cell(self) -> None:
        cell = self.grid.cell
        project = self._projects.get(cell[1]) if cell is not None else None
        if cell is None or project is None:
            self.editor.show_cell(None, "", "", "", False)
            return
        entity_id = cell[0]
        title = _(
            "What {entity} contributes to “{title}”",
            entity=self._names.get(entity_id, ""),
            title=project.title,
        )
        part = self._parts.get((project.key, entity_id))
        said = part.contribution if part is not None else ""
        self.editor.show_cell((project.key, entity_id), "", title, said, self.is_writable)

    def set_level(self, key: str) -> None:
        """Set the commitment of the current cell, and go on to the next entity."""
        cell = self.grid.cell
        if cell is None or cell[1] not in self._projects or not self.is_writable:
            return
        level = int(key) if key.isdecimal() else None
        self.context.edit(N_("Set the commitment"), projects.set_part, cell[1], cell[0], "commitment", level)
        if key:
            self.grid.go_on()

    def _save(self, key: tuple[int, int], value: str) -> None:
        self.context.edit(N_("Write a contribution"), projects.set_part, *key, "contribution", value)

    def leave(self) -> None:
        """Commit what is being typed."""
        self.editor.save()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return emptying the cell."""
        return {"edit.delete": lambda: self.set_level("")}
