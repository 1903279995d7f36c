"""What came of a process: outputs and outcomes with their evidence, and the report of a year across the whole file."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Outcome
from aliances_desktop.services import yearly
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.labels import Card, button, column, label, row
from aliances_desktop.ui.widgets.lines import LineColumn, LinesList
from aliances_desktop.ui.widgets.save_file import ask_save


class ResultsTab(RecordTab):
    """Outputs and outcomes written line by line; below them the yearly report."""

    NAME = "processes"
    TITLE = N_("Results")
    HEADER = ("report.yearly",)
    WATCHES = frozenset({Outcome})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.kind = QuietComboBox()
        self.kind.setAccessibleName(_("Kind of what is added"))
        self.kind.addItem(_("Output"), "output")
        self.kind.addItem(_("Outcome"), "outcome")
        self.lines: LinesList[Outcome] = LinesList(
            context, Outcome, "process_id",
            (
                LineColumn("kind", N_("Kind"), 90), LineColumn("text", N_("What"), 300),
                LineColumn("evidence", N_("Evidence"), 220), LineColumn("day", N_("Date"), 92),
            ),
            name=_("Outputs and outcomes"), prompt=_("What came of it, then Enter"),
            hint=_("An output is something done or made; an outcome is what has changed by it. Alt+↑↓ move · F2 edit · Del delete"),
            preset=lambda: {"kind": self.kind.currentData()},
        )  # fmt: skip
        self.kind.setEnabled(self.is_writable)
        layout = column(
            row(label(_("Add as"), role="secondary"), self.kind, None), self.lines, self._report(), margin=12
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _report(self) -> QWidget:
        card = Card(_("Yearly report"))
        sentence = _(
            "Workshops, alliances, plans, indicators, support and money of a year, across the whole file."
        )
        card.body.addWidget(label(sentence, role="secondary", wrap=True))
        self.year = QuietComboBox()
        self.year.setAccessibleName(_("Year"))
        self.save = button(_("Save the yearly report…"), self.save_report, icon="file-down")
        card.body.addLayout(row(self.year, self.save, None))
        return card

    def fill(self) -> None:
        """Read the lines, and the years there is something to tell of."""
        self.lines.show_owner(self.record_id)
        chosen = self.year.currentData()
        self.year.clear()
        for year in self.context.read(yearly.years, self.context.today()):
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self.save.setEnabled(self.year.count() > 0)

    def save_report(self) -> None:
        """Write the report of the year chosen as PDF, DOCX or XLSX, as the name ends."""
        year = self.year.currentData()
        if year is None:
            raise UserError(N_("There is nothing to report yet: nothing in the file has a date."))
        title = _("Yearly report {year}", year=year)
        path = ask_save(self, title, title, ".docx", ".pdf", ".xlsx")
        if path is not None:
            # Paper and spreadsheets are loaded with their first use.
            from aliances_desktop.services import yearly_save

            name, language = self.context.store.path.stem, self.context.preferences.handout_language
            today = self.context.today()
            self.context.read(yearly_save.save_report, year, name, language, path, today)
            self.context.tell(_("Saved as {name}", name=path.name))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting and the report."""
        return {**self.lines.handlers(), "report.yearly": self.save_report}
