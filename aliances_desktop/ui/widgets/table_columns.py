"""Second step of an import: how the file is read, and which of its columns goes into which field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services.tables import Options, Table
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Choice
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import Elided, clear, column, label, row, scrolled
from aliances_desktop.ui.widgets.steps import Step

_ENCODINGS = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16"}
_SEPARATORS = {";": N_("Semicolon"), ",": N_("Comma"), "\t": N_("Tab"), "|": N_("Vertical bar")}
_HEADER_LINES = 20


@dataclass(frozen=True)
class Targets:
    """Where columns may go: field → its translated label, which columns surely go where, and whether that will do.

    `complaint` says what is missing while it will not do; it is translated.
    """

    labels: Mapping[str, str]
    match: Callable[[Sequence[str]], dict[int, str]]
    will_do: Callable[[Sequence[str]], bool]
    complaint: str


class ColumnsStep(Step):
    """One line for each column: its name, the first values in it, and the field it goes into."""

    TITLE = N_("Columns")

    read_differently = Signal(object)
    """Please read the file again with these `Options`."""

    def __init__(self, targets: Targets) -> None:
        super().__init__()
        self.targets = targets
        self.table: Table | None = None
        self.choices: dict[int, Choice] = {}
        self._wanted = Options()
        self._options: dict[str, Choice] = {}
        self._reading = QWidget()
        self._flow = FlowLayout(spacing=12)
        self._reading.setLayout(self._flow)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        for number, stretch in enumerate((3, 5, 4)):
            self._grid.setColumnStretch(number, stretch)
        self.verdict = label(wrap=True)
        self.setLayout(column(self._reading, scrolled(inside), self.verdict, margin=16, spacing=12))

    def show_table(self, table: Table, wanted: Options) -> None:
        """Show a table just read with the options `wanted`, its columns matched by their names."""
        self.table, self._wanted = table, wanted
        self._fill_options(table)
        self._fill_columns(table)
        self._judge()

    def show_fault(self, error: UserError) -> None:
        """Say why the file cannot be read that way."""
        self._say(_(error.msgid, **error.values), "field-error")

    def _fill_options(self, table: Table) -> None:
        clear(self._flow)
        self._options.clear()
        used = table.options
        header = {number: str(number + 1) for number in range(max(_HEADER_LINES, (used.header_row or 0) + 1))}
        if table.sheets:
            self._add_option("sheet", _("Sheet"), {name: name for name in table.sheets}, used.sheet)
        else:
            separators = {mark: _(text) for mark, text in _SEPARATORS.items()}
            self._add_option("encoding", _("Encoding"), _ENCODINGS, used.encoding)
            self._add_option("separator", _("Separator"), separators, used.separator)
        self._add_option("header_row", _("Column names in line"), header, used.header_row)

    def _add_option(self, name: str, text: str, known: dict[Any, str], value: Any) -> None:
        choice = Choice(known, is_translated=True)
        choice.combo.setAccessibleName(text)
        choice.set_value(value)
        choice.combo.activated.connect(lambda: self._read_again(name))
        caption = label(role="secondary")
        caption.setText(text)
        part = QWidget()
        part.setLayout(row(caption, choice.combo))
        self._flow.addWidget(part)
        self._options[name] = choice

    def _read_again(self, name: str) -> None:
        changed: dict[str, Any] = {name: self._options[name].value()}
        if name in {"sheet", "separator"}:
            # Another sheet or separator puts the header elsewhere.
            changed["header_row"] = None
        self.read_differently.emit(replace(self._wanted, **changed))

    def _fill_columns(self, table: Table) -> None:
        clear(self._grid)
        self.choices.clear()
        matched = self.targets.match(table.columns)
        for number, title in enumerate((_("Column of the file"), _("First values"), _("Goes into"))):
            self._grid.addWidget(label(title, role="secondary"), 0, number)
        for number, name in enumerate(table.columns):
            choice = Choice(self.targets.labels, _("Leave it out"), is_translated=True)
            choice.set_value(matched.get(number))
            choice.combo.setAccessibleName(_("Field for the column {name}", name=name))
            choice.combo.activated.connect(lambda _index, number=number: self._on_chosen(number))
            self.choices[number] = choice
            self._grid.addWidget(Elided(name), number + 1, 0)
            self._grid.addWidget(Elided(" · ".join(table.samples(number)), role="secondary"), number + 1, 1)
            self._grid.addWidget(choice.combo, number + 1, 2)
        self._grid.setRowStretch(len(table.columns) + 1, 1)

    def _on_chosen(self, number: int) -> None:
        field = self.choices[number].value()
        for other, choice in self.choices.items():
            if other != number and field is not None and choice.value() == field:
                choice.set_value(None)
        self._judge()

    def _judge(self) -> None:
        if self.is_ready():
            self._say(_("Columns left out are not imported."), "secondary")
        else:
            self._say(self.targets.complaint, "field-error")
        self.changed.emit()

    def _say(self, sentence: str, role: str) -> None:
        self.verdict.setText(sentence)
        self.verdict.setProperty("role", role)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)

    def mapping(self) -> dict[int, str]:
        """Return column number → field."""
        return {number: field for number, choice in self.choices.items() if (field := choice.value())}

    def is_ready(self) -> bool:
        return self.targets.will_do(list(self.mapping().values()))
