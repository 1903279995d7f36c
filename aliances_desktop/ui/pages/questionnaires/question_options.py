"""What can be chosen in a question: its options, or the rows and columns of a grid, written in one language at a time."""

from typing import Final, Literal

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import CODE_LISTS
from aliances_desktop.services import questionnaire_edit
from aliances_desktop.services.questionnaires import OTHER, Asked, Choice
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import button, column
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_KINDS: Final = ("single", "multiple", "ranking", "grid")


class Options(QWidget):
    """The list; F2 or a double click writes in it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked: Asked | None = None
        self._language = ""
        self._rows: dict[int, tuple[str, Choice]] = {}
        self.table: RowsTable[tuple[str, Choice]] = RowsTable(self._model({}), _("Answers"))
        self._table_place = column()
        self._shown_list = ""
        self._place_table({})
        self._add = button(_("Add answer"), lambda: self.add("row"), icon="plus")
        self._add_column = button(_("Add column"), lambda: self.add("column"), icon="plus")
        self._up = button("", lambda: self.move_by(-1), icon="chevron-up")
        self._down = button("", lambda: self.move_by(1), icon="chevron-down")
        self._delete = button("", self.delete, icon="trash-2")
        for widget, text in (
            (self._up, _("Move up")), (self._down, _("Move down")), (self._delete, _("Delete answer")),
        ):  # fmt: skip
            widget.setAccessibleName(text)
            widget.setToolTip(text)
        self._tools = (self._add, self._add_column, self._up, self._down, self._delete)
        tools = QWidget()
        tools.setLayout(FlowLayout(*self._tools, spacing=6))
        self.setLayout(column(self._table_place, tools))

    def _model(self, codes: dict[str, str]) -> RowsModel[tuple[str, Choice]]:
        is_listed = bool(codes)
        columns: tuple[Column[tuple[str, Choice]], ...] = (
            Column(N_("Answer"), self._said, 260, edit=lambda r: r[1].text.own(self._language), field="text"),
            Column(
                N_("Code"), lambda r: _(codes[r[1].code]) if r[1].code in codes else r[1].code, 130,
                edit=(lambda r: r[1].code) if is_listed else None, choices=codes or None, field="code",
            ),
        )  # fmt: skip
        return RowsModel(
            columns, lambda ids: {id: self._rows[id] for id in ids if id in self._rows}, self._commit
        )

    def _said(self, line: tuple[str, Choice]) -> str:
        axis, choice = line
        text = choice.text.own(self._language) or f"({choice.text.get(self._language)})"
        return _("Column: {text}", text=text) if axis == "column" else text

    def _place_table(self, codes: dict[str, str]) -> None:
        self.table.hide()
        self._table_place.removeWidget(self.table)
        self.table.deleteLater()
        self.table = RowsTable(self._model(codes), _("Answers"))
        self.table.setMinimumHeight(190)
        self.table.deleted.connect(self.delete)
        self._table_place.addWidget(self.table)

    def show_question(self, asked: Asked, language: str) -> None:
        """Show the options of a question in a language."""
        if asked.code_list != self._shown_list:
            self._shown_list = asked.code_list
            self._place_table(dict(CODE_LISTS.get(asked.code_list, {})))
        self._asked, self._language = asked, language
        self.setVisible(asked.kind in _KINDS)
        self._rows = {c.id: ("row", c) for c in asked.rows if c.code != OTHER and c.id}
        self._rows |= {c.id: ("column", c) for c in asked.columns}
        self.table.show_ids(list(self._rows))
        self._add_column.setVisible(asked.kind == "grid")
        self._add.setText(_("Add row") if asked.kind == "grid" else _("Add answer"))
        for widget in self._tools:
            widget.setEnabled(not self._context.store.is_read_only)

    def _commit(self, option_id: int, changed: Column[tuple[str, Choice]], text: str) -> None:
        if changed.field == "code":
            self._context.edit(N_("Change answer"), questionnaire_edit.set_option_code, option_id, text)
        else:
            self._context.edit(
                N_("Change answer"), questionnaire_edit.set_option, option_id, self._language, text
            )

    def add(self, axis: Literal["row", "column"]) -> None:
        """Add an option and begin to write it."""
        if self._asked is None:
            return
        option = self._context.edit(
            N_("Add answer"),
            questionnaire_edit.add_option,
            self._asked.id,
            self._language,
            _("New answer"),
            axis,
        )
        self.table.choose(option.key)
        self.table.setFocus()
        self.table.edit(self.table.currentIndex())

    def move_by(self, by: int) -> None:
        """Move the option chosen up or down."""
        option_id = self.table.current_id()
        if option_id is not None:
            self._context.edit(N_("Move answer"), questionnaire_edit.move_option, option_id, by)

    def delete(self) -> None:
        """Delete the option chosen."""
        option_id = self.table.current_id()
        if option_id is not None and not self._context.store.is_read_only:
            self._context.edit(N_("Delete answer"), questionnaire_edit.delete_option, option_id)
