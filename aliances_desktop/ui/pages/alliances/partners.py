"""The partners of an alliance: who they are, what each invests, and what stands between any two."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact, Entity, Partner
from aliances_desktop.services import partners
from aliances_desktop.services.partners import PartnerRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.ask import ask_reason
from aliances_desktop.ui.pages.alliances.investment import InvestmentStep
from aliances_desktop.ui.pages.alliances.keys import KeysStep
from aliances_desktop.ui.pages.alliances.pairs import PairsStep
from aliances_desktop.ui.pages.alliances.partner_card import PartnerCard
from aliances_desktop.ui.steps_tab import StepsTab
from aliances_desktop.ui.widgets.entity_picker import pick_entities
from aliances_desktop.ui.widgets.labels import button, column, label, row, scrolled
from aliances_desktop.ui.widgets.lines import LinesTable
from aliances_desktop.ui.widgets.rows import Column, RowsModel


class PartnersStep(RecordTab):
    """The list of partners beside the card of the one chosen."""

    TITLE = N_("Partners")
    WATCHES = frozenset({Partner, Entity, Contact})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, PartnerRow] = {}
        self.table: LinesTable[PartnerRow] = LinesTable(self._model(), _("Partners"))
        self.table.moved.connect(self.move_by)
        self.table.deleted.connect(self.delete)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._begin)
        self.card = PartnerCard(context)
        add = button(_("Add partners…"), lambda: context.trigger("alliance.partners"), icon="user-plus")
        self._leave = button(_("Leaves…"), self.leave_or_return, icon="user-x")
        for one in (add, self._leave):
            one.setEnabled(self.is_writable)
        self._detail = QStackedWidget()
        nobody = label(
            _("No partner yet. Add entities of the directory, then say what each gives and gains."), wrap=True
        )
        nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        nobody.setContentsMargins(16, 16, 16, 16)
        self._detail.addWidget(nobody)
        self._detail.addWidget(scrolled(self.card))
        hint = label(_("Alt+↑↓ move · F2 edit · Del take out · Enter the card"), role="secondary", wrap=True)
        left = QSplitter(Qt.Orientation.Horizontal)
        side = QWidget()
        side.setLayout(column(row(add, self._leave, None), self.table, hint))
        left.addWidget(side)
        left.addWidget(self._detail)
        left.setChildrenCollapsible(False)
        left.setHandleWidth(12)
        left.setSizes([420, 520])
        self.setLayout(column(left, margin=12))

    def _model(self) -> RowsModel[PartnerRow]:
        def contact(line: PartnerRow) -> str:
            return line.contact.name or _("General address") if line.contact else ""

        def mark(line: PartnerRow) -> str:
            return "user-x" if line.partner.left_on else "star" if line.partner.is_leader else ""

        return RowsModel(
            (
                Column(N_("Entity"), lambda p: p.entity.name, 180, icon=mark),
                Column(N_("Interlocutor"), contact, 110),
                Column(
                    N_("What it contributes"), lambda p: " ".join(p.partner.contribution.split()), 150,
                    edit=lambda p: p.partner.contribution, field="contribution", hidden_below=380,
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    def fill(self) -> None:
        """Read the partners; the card follows the one chosen."""
        self._rows = {line.id: line for line in self.context.read(partners.rows, self.record_id)}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show(self.table.current_id())

    def _show(self, partner_id: Any) -> None:
        line = self._rows.get(partner_id)
        self._detail.setCurrentIndex(0 if line is None else 1)
        self._leave.setEnabled(line is not None and self.is_writable)
        if line is not None:
            self._leave.setText(_("Comes back") if line.partner.left_on else _("Leaves…"))
            self.card.show_partner(line)

    def _begin(self, _partner_id: Any) -> None:
        self.card.part.focus("contribution")

    # Changing

    def _commit(self, id: int, column: Column[PartnerRow], text: str) -> None:
        self.context.edit(N_("Change the partner"), partners.set_value, id, column.field, text)

    def add(self) -> None:
        """Choose entities of the directory and make them partners."""
        if not self.is_writable:
            return
        there = [line.entity.key for line in self._rows.values() if line.partner.left_on is None]
        chosen = pick_entities(self.context, _("Add partners"), there, self)
        if chosen:
            today = self.context.today()
            added = self.context.edit(
                N_("Add partners"), partners.add_partners, self.record_id, chosen, today
            )
            self.context.tell(ngettext("{n} partner added", "{n} partners added", len(chosen)), can_undo=True)
            if added:
                self.table.choose(added[0].key)

    def leave_or_return(self) -> None:
        """Note that the partner chosen leaves, with the reason, or that it is back."""
        line = self._rows.get(self.table.current_id() or 0)
        if line is None or not self.is_writable:
            return
        if line.partner.left_on is not None:
            self.context.edit(N_("A partner comes back"), partners.come_back, line.id)
            return
        reason = ask_reason(self, _("A partner leaves"), _("Why does {name} leave?", name=line.entity.name))
        if reason is not None:
            today = self.context.today()
            self.context.edit(N_("A partner leaves"), partners.leave, line.id, today, reason)

    def move_by(self, step: int) -> None:
        """Move the current partner."""
        id = self.table.current_id()
        if id is not None and self.is_writable:
            self.context.edit(N_("Move the partner"), partners.move, id, step)

    def delete(self) -> None:
        """Take the partners chosen out as if they had never been in it; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Take out partners"), partners.remove, ids)
            self.context.tell(
                ngettext("{n} partner taken out", "{n} partners taken out", len(ids)), can_undo=True
            )

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return taking out."""
        return {"edit.delete": self.delete}

    def leave(self) -> None:
        """Commit what is being typed."""
        self.card.save_all()


class PartnersTab(StepsTab):
    """Partners, investment, keys and pairs."""

    TITLE = N_("Partners")
    HEADER = ("alliance.partners", "print.open")
    STEPS = (PartnersStep, InvestmentStep, KeysStep, PairsStep)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown can do, and adding partners from any of them."""
        return {**super().handlers(), "alliance.partners": self.add_partners}

    def add_partners(self) -> None:
        """Choose entities to become partners."""
        self.step(PartnersStep).add()
