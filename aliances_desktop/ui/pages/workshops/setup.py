"""Step 1: how long, how many rounds, how many tables; the application proposes what fits the time."""

from typing import Any

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.services import market
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.editors import Clock, Number
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, button, column, label, row, scrolled, set_tone

_FIELDS = (
    Field("starts_at", N_("Starts at"), Clock, 2),
    Field("total_minutes", N_("Minutes in all"), Number, 2),
    Field("plenary_minutes", N_("Minutes of plenary"), Number, 2),
    Field("round_minutes", N_("Minutes a round"), Number, 3),
    Field("change_minutes", N_("Minutes to change table"), Number, 3),
    Field("rounds", N_("Rounds"), Number, 2),
    Field("tables", N_("Tables (0: as many as needed)"), Number, 2),
    Field("spare_tables", N_("Spare tables"), Number, 2),
)


class SetupStep(WorkshopTab):
    """The form, the proposal, and in words whether it fits."""

    TITLE = N_("Set-up")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = Form(_FIELDS, self._commit, _("Set-up of the market-place"))
        self.form.set_enabled_fields(self.is_writable)
        card = Card()
        card.body.addWidget(self.form)
        self._verdict = label(wrap=True)
        self._verdict.setProperty("tone", "neutral")
        self._proposal = label(role="secondary", wrap=True)
        self._propose = button(_("Take the proposal"), self.propose, icon="sparkles")
        proposal = Card(_("What fits"))
        for widget in (self._verdict, self._proposal):
            proposal.body.addWidget(widget)
        proposal.body.addLayout(row(self._propose, None))
        inside = QWidget()
        inside.setLayout(column(card, proposal, None, margin=12, spacing=12))
        self.setLayout(column(scrolled(inside)))

    def _commit(self, field: str, value: Any) -> None:
        value = 0 if value is None and field != "starts_at" else value
        self.context.edit(N_("Change the set-up"), market.set_value, self.workshop_id, field, value)

    def fill(self) -> None:
        """Read the set-up and what fits."""
        setup = self.context.read(market.load, self.workshop_id)
        self.form.load(setup)
        fit = self.context.read(market.fit, self.workshop_id)
        values = {"needed": fit.needed_minutes, "available": fit.available_minutes}
        if fit.fits:
            text = _("The rounds take {needed} of the {available} minutes there are.", **values)
        else:
            text = _("The rounds take {needed} minutes, but there are only {available}.", **values)
        self._verdict.setText(text)
        set_tone(self._verdict, "ok" if fit.fits else "warning")
        rounds = ngettext("{n} round", "{n} rounds", fit.rounds)
        tables = ngettext("{n} table", "{n} tables", fit.tables)
        self._proposal.setText(
            _(
                "{available} minutes hold {rounds} of {minutes} + {change} minutes; everyone who is coming sits at {tables}.",
                available=fit.available_minutes, rounds=rounds, minutes=setup.round_minutes,
                change=setup.change_minutes, tables=tables,
            )
        )  # fmt: skip
        is_taken = setup.rounds == fit.rounds and setup.tables in (0, fit.tables)
        self._propose.setEnabled(self.is_writable and not is_taken)

    def propose(self) -> None:
        """Set the rounds and tables that fit."""
        self.context.edit(N_("Take the proposed set-up"), market.propose, self.workshop_id)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.workshop_id:
            self.form.save_all()
