"""The card of a phase (guide, chapter 7): what it is for, what it holds, who, how long, how, and what comes of it."""

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Phase, Texts
from aliances_desktop.model.codes_alliance import GATES
from aliances_desktop.services import phases
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.editors import Choice, Day, Line, Number, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import column, scrolled

WORDS: Final = ("title", "stage", "purpose", "contents", "participants", "duration", "method", "result")
"""Fields in three languages: those of the interface's language are shown and written."""


class PhaseCard(RecordTab):
    """A form with every field of the card, its dates, its gate and its outcome."""

    NAME = "processes"
    TITLE = N_("Phase card")
    WATCHES = frozenset({Phase})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._phase: Phase | None = None
        self.form = Form(self._fields(), self._commit, _("Card of the phase"))
        self.form.set_enabled_fields(self.is_writable)
        inside = QWidget()
        inside.setLayout(column(self.form, None, margin=12))
        self.setLayout(column(scrolled(inside)))

    def _fields(self) -> tuple[Field, ...]:
        def day() -> Day:
            return Day(self.context.today)

        return (
            Field("title", N_("Title"), Line, 4),
            Field("stage", N_("Stage"), Line, 2, N_("The stage of the guide that it belongs to")),
            Field("purpose", N_("Purpose"), lambda: Text(2)),
            Field("contents", N_("Contents"), lambda: Text(2)),
            Field("participants", N_("Who takes part"), lambda: Text(1), 3),
            Field("duration", N_("Recommended duration"), lambda: Text(1), 3),
            Field("method", N_("Method"), lambda: Text(2)),
            Field("result", N_("Expected result"), lambda: Text(2)),
            Field("starts_on", N_("From"), day, 2, N_("Empty where it is not known yet")),
            Field("ends_on", N_("To"), day, 2, N_("Empty for an open end")),
            Field("days", N_("Days as a rule"), Number, 2),
            Field("gate", N_("Before it begins"), lambda: Choice(GATES)),
            Field("closed_on", N_("Closed on"), day, 2),
            Field("outcome", N_("What came of it"), lambda: Text(1), 4),
        )

    def _commit(self, field: str, value: Any) -> None:
        if field in WORDS and self._phase is not None:
            before: Texts = getattr(self._phase, field)
            value = before.put(current().language, value)
        self.context.edit(N_("Change a phase"), phases.change, self.record_id, field, value)

    def fill(self) -> None:
        """Read the phase."""
        phase = self._phase = self.context.read(phases.find, self.record_id)
        if phase is not None:
            language = current().language
            words = {field: getattr(phase, field).get(language) for field in WORDS}
            self.form.load(phase.model_dump() | words)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self._phase is not None:
            self.form.save_all()
