"""Lists a person writes line by line: a line to type in on top, a table edited in place, Alt with the arrows to move."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Record, Texts
from aliances_desktop.model.codes_alliance import COLUMN_CODES
from aliances_desktop.services import lines
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.editors import Clock, Day, Decimal, Editor, Number, complete_from
from aliances_desktop.ui.widgets.labels import column, label
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

Row = TypeVar("Row")
R = TypeVar("R", bound=Record)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_DATE_WIDTH: Final = 92
_YES_NO: Final[Mapping[str, str]] = {"1": N_("Yes"), "": N_("No")}


class LinesTable(RowsTable[Row]):
    """A table whose lines move with Alt and the arrows; `letters` typed on a line that is not being edited are told."""

    moved = Signal(int)
    """Please move the current line by so many places."""
    typed = Signal(str)

    def __init__(self, model: RowsModel[Row], name: str, letters: str = "") -> None:
        super().__init__(model, name)
        self._letters = letters
        self.setSelectionMode(RowsTable.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == RowsTable.State.EditingState
        step = _STEPS.get(Qt.Key(event.key()))
        text = event.text().lower()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and not is_editing:
            self.moved.emit(step)
        elif text and text in self._letters and not is_editing and self.currentIndex().isValid():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)


def new_line(placeholder: str, add: Callable[[str], object]) -> QLineEdit:
    """Return a line to type in: Enter hands over what it says, and it is empty for the next."""
    line = QLineEdit()
    line.setPlaceholderText(placeholder)
    line.setAccessibleName(placeholder)

    def hand_over() -> None:
        text = line.text().strip()
        if text:
            line.clear()
            add(text)

    line.returnPressed.connect(hand_over)
    return line


@dataclass(frozen=True)
class LineColumn:
    """A column of a `LinesList`: a field of its table, its title (a msgid), and the width it wishes.

    What it holds follows from the model: codes, dates, times, numbers, money (`…_cents`), yes or no, a text in three
    languages (shown and edited in the interface's), an entity by its name (`…entity_id`).
    """

    field: str
    title: str
    width: int = 140
    hidden_below: int = 0
    is_fixed: bool = False


class LinesList(QWidget, Generic[R]):
    """The rows of a table that hang on one record: added by typing `first` and Enter, edited in place, moved, deleted.

    `owner` is the column that names the record they hang on; `preset` gives other values of a new row.
    """

    chosen = Signal(object)
    """The current row's id, None for none."""
    opened = Signal(object)
    """Enter on a row."""

    def __init__(
        self,
        context: Context,
        table: type[R],
        owner: str,
        columns: Sequence[LineColumn],
        *,
        name: str,
        prompt: str,
        first: str = "text",
        hint: str = "",
        preset: Callable[[], Mapping[str, object]] = dict,
        letters: str = "",
    ) -> None:
        super().__init__()
        self._context, self._record, self._owner = context, table, owner
        self._first, self._preset, self._name = first, preset, name
        self._owner_id = 0
        self._rows: dict[int, R] = {}
        self._names: dict[int, str] = {}
        self._day = Day(context.today)
        self._is_writable = not context.store.is_read_only
        self.line = new_line(prompt, self.add)
        if first.endswith("entity_id"):
            complete_from(self.line, self._entities_like)
        self.line.setEnabled(self._is_writable)
        model: RowsModel[R] = RowsModel(
            tuple(self._column(one) for one in columns),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self._is_writable else None,
        )
        self.table: LinesTable[R] = LinesTable(model, name, letters)
        self.table.moved.connect(self.move_by)
        self.table.deleted.connect(self.delete)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        items: list[QWidget] = [self.line, self.table]
        if hint:
            items.append(label(hint, role="secondary", wrap=True))
        layout = column(*items)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    # Reading

    def show_owner(self, owner_id: int) -> None:
        """Show the rows of a record."""
        self._owner_id = owner_id
        self.fill()

    def read(self) -> list[R]:
        """Return the rows to show; a list that shows only some of them says which."""
        return self._context.read(lines.rows, self._record, **{self._owner: self._owner_id})

    def fill(self) -> None:
        """Read the rows again."""
        found = self.read()
        self._rows = {row.key: row for row in found}
        fields = [one for one in self._record.model_fields if one.endswith("entity_id")]
        ids = [getattr(row, field) for row in found for field in fields]
        self._names = self._context.read(lines.entity_names, ids) if ids else {}
        self.table.show_ids(list(self._rows))

    @property
    def records(self) -> list[R]:
        """The rows shown, in order."""
        return list(self._rows.values())

    def current_id(self) -> int | None:
        """Return the id of the current row."""
        id: int | None = self.table.current_id()
        return id

    def _entities_like(self, typed: str) -> Sequence[str]:
        return self._context.read(lines.entities_like, typed)

    # Columns

    def _column(self, one: LineColumn) -> Column[R]:
        kind = lines.holds(self._record, one.field)
        choices = COLUMN_CODES.get((str(self._record.__tablename__), one.field))
        choices = _YES_NO if kind is bool else choices
        show = partial(self._shown, one.field, choices)
        edit = None if one.is_fixed else partial(self._edited, one.field, choices)
        is_entity = one.field.endswith("entity_id")
        align = "right" if not is_entity and choices is None and kind in (int, float) else "left"
        return Column(
            one.title, show, one.width, align=align, edit=edit, choices=choices, field=one.field,
            hidden_below=one.hidden_below, least=_DATE_WIDTH if kind is date else 0, complete=self._entities_like if is_entity else None,
        )  # fmt: skip

    def _shown(self, field: str, choices: Mapping[str, str] | None, row: R) -> str:
        value = getattr(row, field)
        if choices is not None:
            if isinstance(value, bool):
                return _("Yes") if value else ""
            return _(choices[value]) if value else ""
        if field.endswith("_cents") and value is not None:
            return current().money(value / 100)
        return " ".join(self._plain(field, value).split())

    def _plain(self, field: str, value: Any) -> str:
        if value is None:
            return ""
        if field.endswith("entity_id"):
            return self._names.get(value, "")
        if isinstance(value, Texts):
            return value.get(current().language)
        if isinstance(value, date):
            return current().short_day(value)
        if isinstance(value, time):
            return f"{value:%H:%M}"
        if isinstance(value, tuple):
            return ", ".join(value)
        if field == "year":
            return str(value)
        if isinstance(value, float):
            return current().number(value, 0 if value == round(value) else 2)
        return str(value)

    def _edited(self, field: str, choices: Mapping[str, str] | None, row: R) -> str:
        value = getattr(row, field)
        if choices is not None:
            return ("1" if value else "") if isinstance(value, bool) else str(value)
        if field.endswith("_cents") and value is not None:
            return current().number(value / 100, 2)
        return self._plain(field, value)

    def _value(self, row: R | None, field: str, typed: str) -> object:
        """Read what was typed into a cell; a UserError when it means nothing."""
        kind = lines.holds(self._record, field)
        if (str(self._record.__tablename__), field) in COLUMN_CODES or kind is str:
            return typed
        if field.endswith("entity_id"):
            return self._context.read(lines.entity_named, typed)
        if kind is Texts:
            before = getattr(row, field) if row is not None else Texts()
            return before.put(current().language, typed)
        if kind is bool:
            return bool(typed)
        if kind is tuple:
            return tuple(part.strip() for part in typed.split(",") if part.strip())
        return _read(self._day if kind is date else _editor(kind, field), typed)

    # Changing

    def add(self, text: str) -> None:
        """Add a row that says `text`, and make it the current one."""
        if not self._is_writable or not self._owner_id:
            return
        values = {**self._preset(), self._first: self._value(None, self._first, text)}
        with self._context.store.edit(N_("Add to “{list}”"), list=self._name) as session:
            added = lines.add(session, self._record, {self._owner: self._owner_id}, **values)
        self.fill()
        self.table.choose(added.key)

    def move_by(self, step: int) -> None:
        """Move the current row."""
        id = self.current_id()
        if id is not None and self._is_writable:
            with self._context.store.edit(N_("Move in “{list}”"), list=self._name) as session:
                lines.move(session, self._record, id, step, self._owner)

    def delete(self) -> None:
        """Delete the rows chosen; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self._is_writable:
            with self._context.store.edit(N_("Delete from “{list}”"), list=self._name) as session:
                lines.delete(session, self._record, ids)
            self._context.tell(ngettext("{n} line deleted", "{n} lines deleted", len(ids)), can_undo=True)

    def _commit(self, id: int, column: Column[R], text: str) -> None:
        value = self._value(self._rows[id], column.field, text)
        with self._context.store.edit(N_("Change “{list}”"), list=self._name) as session:
            lines.change(session, self._record, id, column.field, value)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the list can do, for the page it stands on."""
        return {"edit.delete": self.delete}


def _editor(kind: type, field: str) -> Editor:
    if kind is time:
        return Clock()
    if field.endswith("_cents"):
        return Decimal(100)
    return Decimal() if kind is float else Number()


def _read(editor: Editor, typed: str) -> object:
    line = editor.widget
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    return editor.value()
