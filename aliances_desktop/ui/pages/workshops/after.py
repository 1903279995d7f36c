"""After the day: what came of it, concerns and ideas, members, the next date, and what everyone gets back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Wording, Workshop
from aliances_desktop.services import wordings, workshops
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.pages.workshops.judged import JudgedStep
from aliances_desktop.ui.pages.workshops.outcomes import MembersStep, OutcomesStep
from aliances_desktop.ui.pages.workshops.tab import WorkshopSteps, WorkshopTab
from aliances_desktop.ui.pages.workshops.wall import ConcernsStep
from aliances_desktop.ui.widgets.editors import Day, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, button, column, label, row, scrolled
from aliances_desktop.ui.widgets.save_file import ask_save

RETURNS = "returns"


class HandBackStep(WorkshopTab):
    """The next date, the greeting, and the papers that go out."""

    TITLE = N_("Hand back")
    WATCHES = frozenset({Workshop, Wording})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        fields = (
            Field("next_on", N_("Next date"), lambda: Day(context.today), 2),
            Field("next_text", N_("What it is, where and when"), lambda: Text(1, 4), 4),
            Field(
                "greeting", N_("Greeting of the return pages"), lambda: Text(3, 8),
                hint=N_("{workshop}, {day}, {place}, {entity} and {organiser} stand for what they say."),
            ),
        )  # fmt: skip
        self.form = Form(fields, self._commit, _("Hand back"))
        self.form.set_enabled_fields(self.is_writable)
        following = Card(_("What comes next"))
        following.body.addWidget(self.form)
        inside = QWidget()
        inside.setLayout(column(following, self._papers(), None, margin=12, spacing=12))
        self.setLayout(column(scrolled(inside)))

    def _papers(self) -> Card:
        papers = Card(_("Papers"))
        sentence = _(
            "One page for each entity in its own language: what it said, whom it met, its matches, its ideas, the next date."
        )
        papers.body.addWidget(label(sentence, role="secondary", wrap=True))
        returns = button(_("Print the return pages"), self.print_returns, icon="printer", primary=True)
        save = button(_("Return pages as PDF…"), self.save_returns, icon="file-down")
        papers.body.addLayout(row(returns, save, None))
        sentence = _(
            "The report of the workshop for the organiser, with outputs, outcomes and numbers, as PDF or DOCX."
        )
        papers.body.addWidget(label(sentence, role="secondary", wrap=True))
        report = button(_("Save the results report…"), self.save_report, icon="file-text")
        papers.body.addLayout(row(report, None))
        return papers

    def fill(self) -> None:
        """Read the next date and the greeting."""
        workshop = self.context.read(workshops.load, self.workshop_id)
        greeting = self._greeting()
        self.form.load({"next_on": workshop.next_on, "next_text": workshop.next_text, "greeting": greeting})

    def _greeting(self) -> str:
        body = self.context.read(wordings.body, self.workshop_id, wordings.GREETING)
        return body.get(current().language)

    def _commit(self, field: str, value: Any) -> None:
        if field == "greeting":
            words = (self.workshop_id, wordings.GREETING, current().language, value)
            self.context.edit(N_("Change the greeting"), wordings.set_body, *words)
        else:
            self.context.edit(N_("Change the next date"), workshops.set_value, self.workshop_id, field, value)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.workshop_id:
            self.form.save_all()

    def print_returns(self) -> None:
        """Print the return pages."""
        print_returns(self.context, self.workshop_id)

    def save_returns(self) -> None:
        """Write all return pages into one PDF where the person says."""
        path = ask_save(self, _("Return pages"), _("Return pages"), ".pdf")
        if path is not None:
            from aliances_desktop.services import printing, reports

            written = self.context.read(reports.save_returns, self.workshop_id, path)
            if self.is_writable:
                now = self.context.clock()
                self.context.edit(N_("Print"), printing.mark_printed, self.workshop_id, written, now)
            self.context.tell(_("Saved as {name}", name=path.name))

    def save_report(self) -> None:
        """Save the results report."""
        save_report(self.context, self.workshop_id, self)


def print_returns(context: Context, workshop_id: int) -> None:
    """Go to the print page with nothing but the return pages ticked: Enter prints them."""
    context.go("print", workshop_id, RETURNS)


def save_report(context: Context, workshop_id: int, parent: QWidget) -> None:
    """Write the results report as PDF or DOCX, as the name ends, in the language of the handouts."""
    path = ask_save(parent, _("Results report"), _("Results report"), ".docx", ".pdf")
    if path is not None:
        from aliances_desktop.services import reports

        language = context.preferences.handout_language
        context.read(reports.save_report, workshop_id, language, path)
        context.tell(_("Saved as {name}", name=path.name))


class AfterTab(WorkshopSteps):
    """Five steps to close a workshop within the day."""

    NAME = "workshops"
    TITLE = N_("Afterwards")
    HEADER = ("after.returns", "after.report")
    STEPS = (OutcomesStep, ConcernsStep, JudgedStep, MembersStep, HandBackStep)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do, handing back, and the report."""
        return super().handlers() | {
            "after.returns": lambda: print_returns(self.context, self.workshop_id),
            "after.report": lambda: save_report(self.context, self.workshop_id, self),
        }
