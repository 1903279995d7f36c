"""An instrument part by part: its outline on the left, the form of the part chosen on the right, in one language."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGE_NAMES, LANGUAGES, N_
from aliances_desktop.method import FAMILIES, Part, naming_column, texts_columns
from aliances_desktop.model import Texts
from aliances_desktop.services import library
from aliances_desktop.services.library import LibraryRow, Node
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.form import Form
from aliances_desktop.ui.widgets.instrument.fields import ADDS, PARTS, fields
from aliances_desktop.ui.widgets.labels import beside, button, column, row, scrolled
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.segments import Segments

_INDENT = "   "


class InstrumentEditor(QWidget):
    """Shows an instrument; a built-in one can only be looked at."""

    turned = Signal(object)
    """The `Node` chosen, or None."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row: LibraryRow | None = None
        self._nodes: dict[int, Node] = {}
        self.language = current().language
        self.languages = Segments(LANGUAGE_NAMES, _("Language of the texts"))
        self.languages.choose(self.language)
        self.languages.chosen.connect(self._speak)
        model: RowsModel[Node] = RowsModel(
            (Column(N_("No."), lambda node: node.place, 50), Column(N_("Text"), self._said, 300),
                Column(N_("Missing"), _missing, 70, tone=lambda _node: "warning", hidden_below=380)),
            lambda ids: {id: self._nodes[id] for id in ids if id in self._nodes},
        )  # fmt: skip
        self.table: RowsTable[Node] = RowsTable(model, _("Parts"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.deleted.connect(self.delete)
        self._adds: list[QPushButton] = []
        self._add_place = QWidget()
        self._add_flow = FlowLayout(spacing=6)
        self._add_place.setLayout(self._add_flow)
        self._up = button("", lambda: self.move_by(-1), icon="chevron-up")
        self._down = button("", lambda: self.move_by(1), icon="chevron-down")
        self._delete = button("", self.delete, icon="trash-2")
        for widget, text in (
            (self._up, _("Move up")), (self._down, _("Move down")), (self._delete, _("Delete this part")),
        ):  # fmt: skip
            widget.setAccessibleName(text)
            widget.setToolTip(text)
        self.form: Form | None = None
        self._shown_part: Part | None = None
        inside = QWidget()
        self._place = QVBoxLayout(inside)
        self._place.setContentsMargins(0, 0, 8, 0)
        self._place.addStretch(1)
        left = QWidget()
        left.setLayout(column(self.table, self._add_place))
        splitter = beside(left, scrolled(inside), (420, 400))
        left.setMinimumWidth(240)
        tools = row(self.languages, self._up, self._down, self._delete, spacing=6)
        tools.setStretch(0, 1)
        whole = column(tools, splitter, spacing=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    # Reading

    def show_row(self, line: LibraryRow | None) -> None:
        """Show an instrument of the library."""
        is_other = line is None or self._row is None or line.id != self._row.id
        self._row = line
        self._nodes = {}
        if line is not None:
            nodes = self._context.read(library.outline, line.id, line.family)
            self._nodes = {node.number: node for node in nodes}
        self.table.show_ids(list(self._nodes))
        if self._nodes and (is_other or self.table.current_id() is None):
            self.table.choose(0)
        self._show()

    @property
    def node(self) -> Node | None:
        """The part chosen."""
        return self._nodes.get(self.table.current_id() or 0)

    @property
    def is_writable(self) -> bool:
        """Whether what is shown can be changed."""
        return self._row is not None and not self._row.is_builtin and not self._context.store.is_read_only

    def _said(self, node: Node) -> str:
        said = " ".join(node.title.get(self.language).split()) or node.values.get("person", "")
        # Entities of a case have no name: the code tells them apart.
        before = f"{node.values['code']} · " if node.part.name == "entities" else ""
        if not node.place and node.depth:
            before = f"{_(PARTS[node.part.name])} · "
        return f"{_INDENT * node.depth}{before}{said}"

    def _show(self) -> None:
        node = self.node
        for widget in (self._up, self._down, self._delete):
            widget.setEnabled(self.is_writable and node is not None and bool(node.part.parent))
        self._fill_adds(node)
        self.turned.emit(node)
        if node is None:
            if self.form is not None:
                self.form.hide()
            return
        if self.form is None or self._shown_part != node.part:
            self._build_form(node.part)
        assert self.form is not None
        self.form.show()
        self.form.load(self._values(node))
        self.form.set_enabled_fields(self.is_writable)

    def _build_form(self, part: Part) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
        self.form = Form(fields(part), self._commit, _(PARTS[part.name]))
        self._place.insertWidget(0, self.form)
        self._shown_part = part

    def _values(self, node: Node) -> dict[str, Any]:
        texts = texts_columns(node.part.table)
        return {
            name: value.own(self.language) if name in texts else value for name, value in node.values.items()
        }

    def _fill_adds(self, node: Node | None) -> None:
        parts = list(FAMILIES[self._row.family].part.all())[1:] if self._row else []
        if [add.property("part") for add in self._adds] != [part.name for part in parts]:
            for old in self._adds:
                old.hide()
                old.deleteLater()
            self._adds = [button(_(ADDS[part.name]), partial(self.add, part), icon="plus") for part in parts]
            for add, part in zip(self._adds, parts, strict=True):
                add.setProperty("part", part.name)
                self._add_flow.addWidget(add)
        for add, part in zip(self._adds, parts, strict=True):
            add.setEnabled(self.is_writable and self._parent_of(part, node) is not None)

    def _parent_of(self, part: Part, node: Node | None) -> int | None:
        """Return the row a new one of `part` would hang on: the one chosen, or the one above it."""
        if node is None:
            return None
        if part in node.part.parts:
            return node.record_id
        if node.part is part:
            return node.parent_id
        above = [n for n in self._nodes.values() if n.number <= node.number and part in n.part.parts]
        return above[-1].record_id if above else None

    # Editing

    def _speak(self, language: str) -> None:
        self.leave()
        self.language = language
        self.table.viewport().update()
        self._show()

    def _commit(self, name: str, value: Any) -> None:
        node = self.node
        if node is None or node.record_id is None:
            return
        if name in texts_columns(node.part.table):
            text: Texts = node.values[name]
            value = text.put(self.language, value)
        elif value is None and node.part.table.model_fields[name].annotation is int:
            raise UserError(N_("Give a number."))
        self._context.edit(N_("Change instrument"), library.set_value, node.part, node.record_id, name, value)

    def add(self, part: Part) -> None:
        """Add a part behind the one chosen and begin to write it."""
        node = self.node
        parent = self._parent_of(part, node)
        if parent is None or not self.is_writable:
            return
        after = node.record_id if node is not None and node.part is part else None
        added = self._context.edit(N_("Add part"), library.add_part, part, parent, after)
        number = next(n.number for n in self._nodes.values() if n.part is part and n.record_id == added)
        self.table.choose(number)
        if self.form is not None:
            self.form.focus(naming_column(part.table))

    def delete(self) -> None:
        """Delete the part chosen; a toast offers to undo it."""
        node = self.node
        if node is None or node.record_id is None or not node.part.parent or not self.is_writable:
            return
        self._context.edit(N_("Delete part"), library.delete_part, node.part, node.record_id)
        self._context.tell(_("Deleted: {name}", name=self._said(node).strip() or node.place), can_undo=True)

    def move_by(self, steps: int) -> None:
        """Move the part chosen up or down among its like."""
        node = self.node
        if node is None or node.record_id is None or not node.part.parent or not self.is_writable:
            return
        self._context.edit(N_("Move part"), library.move_part, node.part, node.record_id, steps)
        moved = next(n for n in self._nodes.values() if n.part is node.part and n.record_id == node.record_id)
        self.table.choose(moved.number)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.form is not None and self.is_writable and self.node is not None:
            self.form.save_all()


def _missing(node: Node) -> str:
    """Return the languages in which the part still says nothing."""
    missing = {
        code for name in texts_columns(node.part.table) for code in node.values[name].missing
    }  # fmt: skip
    return " ".join(code for code in LANGUAGES if code in missing)
