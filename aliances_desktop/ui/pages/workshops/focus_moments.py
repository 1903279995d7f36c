"""The moments of a focus group, written down as they go: what each entity says, and what is agreed."""

from typing import Any

from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Agenda, AgendaRow, Contribution, Entity, Participant
from aliances_desktop.services import focus
from aliances_desktop.services.focus import Moment
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.editors import Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, button, column, label, row, scrolled
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_AGREED = "agreements"


class MomentsStep(WorkshopTab):
    """The moments, and the page of the one chosen: its questions, a field for each entity, the agreements."""

    TITLE = N_("Moments")
    WATCHES = frozenset({Agenda, AgendaRow, Contribution, Participant, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, Moment] = {}
        self._shown: tuple[int, tuple[int, ...]] = (0, ())
        self.form: Form | None = None
        language = current().language
        model: RowsModel[Moment] = RowsModel(
            (
                Column(N_("Moment"), lambda m: m.title.get(language), 170),
                Column(N_("Minutes"), lambda m: current().number(m.minutes), 60, align="right"),
                Column(
                    N_("Said"),
                    lambda m: current().number(sum(bool(s.text) for s in m.said)),
                    50,
                    align="right",
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table = RowsTable(model, _("Moments"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.opened.connect(lambda _id: self.begin())
        self._card = Card()
        self._questions = label(role="secondary", wrap=True)
        self._card.body.addWidget(self._questions)
        self._card.body.addStretch(1)
        splitter = QSplitter()
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(scrolled(self._card))
        splitter.setSizes([300, 560])
        splitter.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none())
        self._stack.addWidget(splitter)
        self.setLayout(column(self._stack, margin=12))

    def _none(self) -> QWidget:
        sentence = label(
            _("The moments are rows of the agenda: begin with the three of the guide, or add rows of that kind."),
            wrap=True, role="secondary",
        )  # fmt: skip
        start = button(_("Begin with the guide's three moments"), self.start, icon="sparkles", primary=True)
        start.setEnabled(self.is_writable)
        none = QWidget()
        none.setLayout(column(None, sentence, row(None, start, None), None, spacing=16))
        return none

    def fill(self) -> None:
        """Read the moments."""
        self._rows = {one.id: one for one in self.context.read(focus.moments, self.workshop_id)}
        self._stack.setCurrentIndex(1 if self._rows else 0)
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show()

    def _show(self) -> None:
        moment = self._rows.get(self.table.current_id() or 0)
        if moment is None:
            return
        shape = (moment.id, tuple(one.entity_id for one in moment.said))
        if shape != self._shown or self.form is None:
            self._shown = shape
            self._build(moment)
        language = current().language
        lines = [
            ngettext("{n} minute", "{n} minutes", moment.minutes),
            moment.questions.get(language),
            moment.method.get(language),
        ]
        self._questions.setText("\n".join(line for line in lines if line))
        if self.form is not None:
            self.form.load({_AGREED: moment.agreements, **{str(s.entity_id): s.text for s in moment.said}})

    def _build(self, moment: Moment) -> None:
        if self.form is not None:
            self.form.save_all()
            self._card.body.removeWidget(self.form)
            self.form.deleteLater()
        # Names of entities are no messages, and the catalogues return what they do not know unchanged.
        said = tuple(Field(str(one.entity_id), one.entity, lambda: Text(1, 6)) for one in moment.said)
        fields = (*said, Field(_AGREED, N_("What is agreed"), lambda: Text(2, 8)))
        moment_id = moment.id
        self.form = Form(
            fields,
            lambda name, value: self._commit(moment_id, name, value),
            moment.title.get(current().language),
        )
        self.form.set_enabled_fields(self.is_writable)
        self._card.body.insertWidget(1, self.form)

    def _commit(self, moment_id: int, field: str, value: Any) -> None:
        if field == _AGREED:
            self.context.edit(N_("Write what is agreed"), focus.set_agreements, moment_id, value)
        else:
            self.context.edit(N_("Write what is said"), focus.set_contribution, moment_id, int(field), value)

    def start(self) -> None:
        """Give the workshop the agenda of the guide's focus group."""
        self.context.edit(N_("Begin with the guide's moments"), focus.start_moments, self.workshop_id)

    def begin(self) -> None:
        """Put the cursor in the first field of the moment chosen."""
        if self.form is not None:
            self.form.focus(next(iter(self.form.editors)))

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.form is not None:
            self.form.save_all()
