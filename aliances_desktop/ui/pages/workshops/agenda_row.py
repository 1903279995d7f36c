"""A row of the agenda in full: its texts in one language at a time, and everything else of it."""

from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aliances_desktop.i18n import LANGUAGE_NAMES, N_
from aliances_desktop.method import texts_columns
from aliances_desktop.model import AgendaRow
from aliances_desktop.model.codes import GROUPINGS, ROW_KINDS
from aliances_desktop.services import agenda
from aliances_desktop.services.agenda import AgendaLine
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.editors import Choice, Clock, Codes, Line, Number, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.instrument.fields import workshop_sheets
from aliances_desktop.ui.widgets.labels import label, scrolled
from aliances_desktop.ui.widgets.segments import Segments

TEXTS: Final = frozenset(texts_columns(AgendaRow))


class RowCard(QWidget):
    """The form of a row; its texts are written in the language chosen above it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._line: AgendaLine | None = None
        self.language = current().language
        self.languages = Segments(LANGUAGE_NAMES, _("Language of the texts"))
        self.languages.choose(self.language)
        self.languages.chosen.connect(self._speak)
        self.form = Form(_fields(), self._commit, _("Row of the agenda"))
        self.form.set_enabled_fields(not context.store.is_read_only)
        self._missing = label(role="secondary", wrap=True)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.addWidget(self.form)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.languages)
        layout.addWidget(self._missing)
        layout.addWidget(scrolled(inside), 1)

    def show_line(self, line: AgendaLine | None) -> None:
        """Show a row."""
        if self._line is not None and (line is None or line.id != self._line.id):
            self.leave()
        self._line = line
        self.form.setVisible(line is not None)
        self._missing.setVisible(line is not None and bool(line.row.activity.missing))
        if line is None:
            return
        names = ", ".join(LANGUAGE_NAMES[code] for code in line.row.activity.missing)
        self._missing.setText(_("Not written yet in: {languages}", languages=names))
        self.form.load(self._values(line.row))

    def _values(self, row: AgendaRow) -> dict[str, Any]:
        return {
            name: getattr(row, name).own(self.language) if name in TEXTS else getattr(row, name)
            for name in self.form.editors
        }

    def _speak(self, language: str) -> None:
        self.leave()
        self.language = language
        if self._line is not None:
            self.form.load(self._values(self._line.row))

    def _commit(self, name: str, value: Any) -> None:
        line = self._line
        if line is None:
            return
        if name in TEXTS:
            value = getattr(line.row, name).put(self.language, value)
        self._context.edit(N_("Change agenda"), agenda.set_value, line.id, name, value)

    def focus(self) -> None:
        """Put the cursor in the activity, ready to be typed over."""
        self.form.focus("activity")

    def leave(self) -> None:
        """Commit the field being typed."""
        if self._line is not None and not self._context.store.is_read_only:
            self.form.save_all()


def _fields() -> tuple[Field, ...]:
    return (
        Field("activity", N_("Activity"), Line),
        Field("minutes", N_("Duration"), Line, 2, N_("Write it as 45, 1h15 or 1:15.")),
        Field(
            "fixed_at", N_("At a fixed time"), Clock, 2, N_("The row begins then, whatever comes before it.")
        ),
        Field("track", N_("Parallel group"), Number, 2, N_("Rows of groups 1, 2… run beside each other.")),
        Field("kind", N_("Kind"), lambda: Choice(ROW_KINDS), 3),
        Field("grouping", N_("Grouping"), lambda: Choice(GROUPINGS), 3),
        Field("description", N_("Description"), Text),
        Field("method", N_("Method"), lambda: Text(2)),
        Field("responsible", N_("Responsible"), Line, 3),
        Field("room", N_("Room"), Line, 3),
        Field("materials", N_("Materials, one a line"), lambda: Text(2)),
        Field("sheets", N_("Sheets it needs"), lambda: Codes(workshop_sheets())),
        Field("notes", N_("Notes for whoever leads it"), lambda: Text(2)),
        Field("agreements", N_("Agreements"), lambda: Text(2)),
    )
