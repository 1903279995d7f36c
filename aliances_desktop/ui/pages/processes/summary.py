"""The sheet of a process: what it is called, where and when, who answers for it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Phase, Process, Texts
from aliances_desktop.model.codes_alliance import PROCESS_KINDS
from aliances_desktop.services import processes
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes.ending import EndingCard
from aliances_desktop.ui.widgets.editors import Choice, Day, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, column, scrolled


class SummaryTab(RecordTab):
    """The fields of a process."""

    NAME = "processes"
    TITLE = N_("Fact sheet")
    HEADER = ("process.add", "process.keep")
    WATCHES = frozenset({Process, Phase, Alliance})

    def __init__(self, context: Context) -> None:
        super().__init__(context)

        def day() -> Day:
            return Day(context.today)

        fields = (
            Field("title", N_("Title"), Line),
            Field("kind", N_("Kind"), lambda: Choice(PROCESS_KINDS), 2),
            Field("starts_on", N_("From"), day, 2),
            Field("ends_on", N_("To"), day, 2),
            Field("territory", N_("Territory"), Line, 3),
            Field("network", N_("Network"), Line, 3),
            Field("programme", N_("Programme"), Line, 3),
            Field("responsible", N_("Who is responsible"), Line, 3),
            Field("notes", N_("Notes"), Text),
        )
        self.form = Form(fields, self._commit, _("Sheet of the process"))
        self.form.set_enabled_fields(self.is_writable)
        card = Card()
        card.body.addWidget(self.form)
        inside = QWidget()
        self.ending = EndingCard(context)
        inside.setLayout(column(card, self.ending, None, margin=12))
        self.setLayout(column(scrolled(inside)))

    def fill(self) -> None:
        """Read the process."""
        process = self.context.read(processes.load, self.record_id)
        values = {name: getattr(process, name) for name in self.form.editors}
        self._title: Texts = process.title
        self.form.load({**values, "title": process.title.get(current().language)})
        self.ending.fill(self.record_id)

    def _commit(self, field: str, value: Any) -> None:
        if field == "title":
            value = self._title.put(current().language, value)
        self.context.edit(N_("Change the process"), processes.change, self.record_id, field, value)

    def begin(self) -> None:
        """Put the cursor in the title, all of it marked."""
        self.form.focus("title")

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.record_id:
            self.form.save_all()
