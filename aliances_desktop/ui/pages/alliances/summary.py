"""The sheet of an alliance."""

from typing import Any

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance
from aliances_desktop.model.codes import RELATIONS
from aliances_desktop.model.codes_alliance import FORMS, PURPOSES, STAGES
from aliances_desktop.services import alliances, records
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.editors import Choice, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, column, scrolled


class SummaryTab(RecordTab):
    """What the alliance is about."""

    TITLE = N_("Sheet")
    WATCHES = frozenset({Alliance})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        fields = (
            Field("title", N_("Title"), Line),
            Field("stage", N_("Stage"), lambda: Choice(STAGES), 2),
            Field("relation", N_("Relation"), lambda: Choice(RELATIONS), 2),
            Field("form", N_("Form of the agreement"), lambda: Choice(FORMS), 2),
            Field("problem", N_("Problem"), Text),
            Field("objective", N_("Objective"), Text),
            Field("recipients", N_("Who it is for"), Text, 3),
            Field("impact", N_("Impact"), Text, 3),
            Field("scope", N_("Scope"), Line, 4),
            Field("purpose", N_("Purpose"), lambda: Choice({"": N_("None"), **PURPOSES}), 2),
        )
        self.form = Form(fields, self._commit, _("Sheet of the alliance"))
        self.form.set_enabled_fields(self.is_writable)
        card = Card()
        card.body.addWidget(self.form)
        inside = QWidget()
        inside.setLayout(column(card, None, margin=12))
        self.setLayout(column(scrolled(inside)))

    def fill(self) -> None:
        """Read the sheet."""
        self.form.load(self.context.read(records.fetch, Alliance, self.record_id))

    def _commit(self, field: str, value: Any) -> None:
        self.context.edit(N_("Change the alliance"), alliances.set_value, self.record_id, field, value)

    def begin(self) -> None:
        """Put the cursor in the title, all of it marked."""
        self.form.focus("title")

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.record_id:
            self.form.save_all()
