"""Library: what there is of each family, how complete it is in each language, and what it is made of."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.method import FAMILIES
from aliances_desktop.model import (
    Agenda,
    AgendaRow,
    Batch,
    BudgetLine,
    Card,
    Case,
    CaseEntity,
    Clause,
    Deck,
    Indicator,
    Instrument,
    Letter,
    Phase,
    Process,
    Question,
    Questionnaire,
    QuestionOption,
    Task,
    TeamMember,
    Topic,
    Wording,
)
from aliances_desktop.services import instruments, library
from aliances_desktop.services.library import LibraryRow
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.widgets.instrument.editor import InstrumentEditor
from aliances_desktop.ui.widgets.labels import Card as Surface
from aliances_desktop.ui.widgets.labels import beside, column
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.save_file import ask_save
from aliances_desktop.ui.widgets.segments import Segments

_FILTER: Final = "JSON (*.json)"


class LibraryPage(Page):
    """Families above, the instruments of one on the left, the one chosen on the right."""

    NAME = "library"
    TITLE = N_("Library")
    WATCHES = frozenset(
        {
            Agenda,
            AgendaRow,
            Questionnaire,
            Question,
            QuestionOption,
            Case,
            CaseEntity,
            Deck,
            Card,
            Wording,
            Batch,
            Process,
            Phase,
            Task,
            TeamMember,
            BudgetLine,
            Indicator,
            Topic,
            Letter,
            Clause,
        }
    )
    HEADER = ("library.duplicate", "library.add")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[str, LibraryRow] = {}
        self.families = Segments({name: _(f.label) for name, f in FAMILIES.items()}, _("Families"))
        self.families.chosen.connect(lambda _code: self._turn())
        model: RowsModel[LibraryRow] = RowsModel(
            (
                Column(N_("Title"), lambda line: line.title.get(current().language), 200),
                Column(N_("From"), _origin, 90, hidden_below=420),
                Column(N_("Written"), _completeness, 90, tone=_completeness_tone, hidden_below=280),
                Column(N_("Used"), lambda line: current().number(line.used), 40, align="right"),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table: RowsTable[LibraryRow] = RowsTable(model, _("Instruments"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.deleted.connect(self.delete)
        self.editor = InstrumentEditor(context)
        left, right = Surface(), Surface()
        left.body.addWidget(self.table, 1)
        left.setMinimumWidth(300)
        right.body.addWidget(self.editor, 1)
        splitter = beside(left, right, (380, 760), grows=1)
        whole = QWidget()
        layout = column(self.families, splitter, margin=12)
        layout.setStretch(1, 1)
        whole.setLayout(layout)
        self.setLayout(column(whole))
        self.setFocusProxy(self.table)
        self.ask_source: Callable[[], Path | None] = self._ask_source

    @property
    def line(self) -> LibraryRow | None:
        """The instrument chosen."""
        return self._rows.get(self.table.current_id() or "")

    # Reading

    def reload(self) -> None:
        """Read the library again."""
        lines = self.context.read(library.rows, self.families.current)
        self._rows = {line.id: line for line in lines}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show()

    def _turn(self) -> None:
        self.editor.leave()
        self.reload()

    def _show(self) -> None:
        self.editor.show_row(self.line)
        self.trailed.emit()

    def trail(self) -> list[str]:
        """Return the family and the instrument shown."""
        trail = [_(self.TITLE), _(FAMILIES[self.families.current].label)]
        return [*trail, self.line.title.get(current().language)] if self.line else trail

    def route(self) -> Route:
        """Return the family and the instrument shown."""
        return Route(self.NAME, None, f"{self.families.current}/{self.table.current_id() or ''}")

    def go(self, route: Route) -> None:
        """Show an instrument of a family."""
        family, _slash, id = route.tab.partition("/")
        if family in FAMILIES and family != self.families.current:
            self.families.choose(family)
            self.reload()
        if id:
            self.table.choose(id)
        self.trailed.emit()

    def leave(self) -> None:
        """Commit the field being typed."""
        self.editor.leave()

    # Actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Copy, add, exchange and delete."""
        return {
            "library.duplicate": self.duplicate,
            "library.add": self.add,
            "library.export": self.export,
            "library.import": self.import_file,
            "edit.delete": self.delete,
        }

    def available(self, action_id: str) -> bool:
        """A built-in instrument can be copied and no more; a file open read-only only gives copies away."""
        is_own = self.line is not None and not self.line.is_builtin
        if action_id == "library.export":
            return is_own
        if self.context.store.is_read_only:
            return False
        if action_id == "edit.delete":
            return is_own
        return self.line is not None if action_id == "library.duplicate" else True

    def duplicate(self) -> None:
        """Make a copy of one's own, to be edited."""
        line = self.line
        if line is None:
            return
        made = self.context.edit(N_("Copy instrument"), library.duplicate, line.id, line.family, _("(copy)"))
        self.table.choose(made)
        self.editor.table.setFocus()

    def add(self) -> None:
        """Add an empty instrument and begin with its title."""
        family, language = self.families.current, current().language
        made = self.context.edit(N_("Add instrument"), library.add_own, family, _("New"), language)
        self.table.choose(made)
        if self.editor.form is not None:
            self.editor.form.focus("title")

    def delete(self) -> None:
        """Delete an instrument of one's own; a toast offers to undo it."""
        line = self.line
        if line is None or line.is_builtin or self.context.store.is_read_only:
            return
        self.context.edit(N_("Delete instrument"), library.delete_own, line.id, line.family)
        self.context.tell(_("Deleted: {name}", name=line.title.get(current().language)), can_undo=True)

    def export(self) -> None:
        """Write an instrument to a file for another facilitator."""
        line = self.line
        if line is None or line.is_builtin:
            return
        path = ask_save(self, _("Export the instrument"), line.title.get(current().language), ".json")
        if path is not None:
            with self.context.store.read() as session:
                record = library.source(session, line.id, line.family)
                assert isinstance(record, Instrument)
                instruments.write_file(session, record, path)
            self.context.tell(_("Written to {name}", name=path.name))

    def import_file(self) -> None:
        """Add the instrument of a file."""
        path = self.ask_source()
        if path is not None:
            made = self.context.edit(N_("Import instrument"), instruments.read_file, path)
            self.go(Route(self.NAME, None, f"{instruments.family_of(made)}/{instruments.own_origin(made)}"))

    def _ask_source(self) -> Path | None:
        path, _kind = QFileDialog.getOpenFileName(self, _("Import an instrument"), "", _FILTER)
        return Path(path) if path else None


def _origin(line: LibraryRow) -> str:
    return line.edition if line.is_builtin else _("Own")


def _completeness(line: LibraryRow) -> str:
    """Say how much is written in each language, or that all of it is."""
    if all(line.written[code] == 1 for code in LANGUAGES):
        return _("Complete")
    return "  ".join(f"{code} {current().percent(line.written[code])}" for code in LANGUAGES)


def _completeness_tone(line: LibraryRow) -> str:
    return "" if all(line.written[code] == 1 for code in LANGUAGES) else "warning"
