"""What each partner invests: hours, skills, money and what it gives up, edited in the table, with the sums beneath."""

from typing import Any

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Partner
from aliances_desktop.services import partners
from aliances_desktop.services.partners import Investment, PartnerRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.editors import Decimal
from aliances_desktop.ui.widgets.labels import column, label
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


class InvestmentStep(RecordTab):
    """The investment sheet."""

    TITLE = N_("Investment")
    WATCHES = frozenset({Partner, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, PartnerRow] = {}
        self._readers = {"hours": Decimal(), "money_cents": Decimal(100)}
        self.table: RowsTable[PartnerRow] = RowsTable(self._model(), _("Investment"))
        self.total = label(wrap=True)
        hint = label(
            _("F2 or a double click edits a cell. Opportunity cost: what the entity gives up to be in this."),
            role="secondary", wrap=True,
        )  # fmt: skip
        layout = column(self.table, self.total, hint, margin=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _model(self) -> RowsModel[PartnerRow]:
        def number(field: str, scale: int, decimals: int) -> Any:
            def text(line: PartnerRow) -> str:
                value = getattr(line.partner, field)
                return "" if value is None else current().number(value / scale, decimals)

            return text

        def money(line: PartnerRow) -> str:
            cents = line.partner.money_cents
            return "" if cents is None else current().money(cents / 100)

        return RowsModel(
            (
                Column(N_("Entity"), lambda p: p.entity.name, 200),
                Column(N_("Hours"), number("hours", 1, 1), 70, align="right", edit=number("hours", 1, 2), field="hours"),
                Column(N_("Skills"), lambda p: _line(p.partner.skills), 200, edit=lambda p: p.partner.skills, field="skills"),
                Column(N_("Money"), money, 90, align="right", edit=number("money_cents", 100, 2), field="money_cents"),
                Column(
                    N_("Opportunity cost"), lambda p: _line(p.partner.opportunity_cost), 200,
                    edit=lambda p: p.partner.opportunity_cost, field="opportunity_cost",
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    def fill(self) -> None:
        """Read what the partners that have not left invest."""
        found = self.context.read(partners.rows, self.record_id, with_left=False)
        self._rows = {line.id: line for line in found}
        self.table.show_ids(list(self._rows))
        self.total.setText(total_line(self.context.read(partners.investment, self.record_id)))

    def _commit(self, id: int, column: Column[PartnerRow], text: str) -> None:
        value: object = text
        reader = self._readers.get(column.field)
        if reader is not None:
            value = reader.read(text)
        self.context.edit(N_("Change the investment"), partners.set_value, id, column.field, value)


def _line(text: str) -> str:
    return " ".join(text.split())


def total_line(total: Investment) -> str:
    """Return the sums in a sentence, with how many partners have said what they invest."""
    hours = current().number(total.hours, 0 if total.hours == round(total.hours) else 1)
    money = current().money(total.money_cents / 100)
    said = ngettext("said by {known} of {n} partner", "said by {known} of {n} partners", total.partners,
                    known=max(total.hours_known, total.money_known))  # fmt: skip
    return _("Together: {hours} h · {money} · {said}", hours=hours, money=money, said=said)
