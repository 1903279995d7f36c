"""What there is to say of one partner: its part in the alliance, who speaks and signs for it, what its board decided."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes_alliance import GENDERS, MOTIVATIONS
from aliances_desktop.services import entities, partners
from aliances_desktop.services.partners import PartnerRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.conditions import condition_fields
from aliances_desktop.ui.widgets.editors import Choice, Day, Line, Text, Tick
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import column, label, link, row


class PartnerCard(QWidget):
    """The forms of the partner chosen; each field left is one edit."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row: PartnerRow | None = None
        self._name = label(role="group", wrap=True)
        self._left = label(role="field-error", wrap=True)
        self._conditions_of = label(role="secondary", wrap=True)
        self._open = link(_("Its sheet in the directory"), self._open_entity)
        self.part = Form(self._part_fields(), self._commit, _("Part in the alliance"))
        contact = Field("contact_id", N_("Interlocutor"), lambda: Choice({}, _("None"), is_translated=True))
        self.contact = Form((contact,), self._commit, _("Interlocutor"))
        self.conditions = Form(
            condition_fields(),
            self._commit_condition,
            _("Conditions of the interlocutor"),
        )
        self.decisions = Form(self._decision_fields(), self._commit, _("Decisions and signature"))
        for form in (self.part, self.contact, self.conditions, self.decisions):
            form.set_enabled_fields(not context.store.is_read_only)
        self.setLayout(
            column(
                row(self._name, None, self._open), self._left, self.part,
                label(_("Who speaks for it"), role="group"), self.contact, self._conditions_of, self.conditions,
                label(_("Decisions of its board, and who signs"), role="group"), self.decisions, None, margin=12,
            )
        )  # fmt: skip

    def _part_fields(self) -> tuple[Field, ...]:
        return (
            Field("contribution", N_("What it contributes"), lambda: Text(2), 3),
            Field("gain", N_("What it gains"), lambda: Text(2), 3),
            Field("required", N_("Commitment asked of it"), lambda: Text(2), 3),
            Field("given", N_("Commitment it gives"), lambda: Text(2), 3),
            Field("motivation", N_("Motivation"), lambda: Choice(MOTIVATIONS), 3),
            Field("motivation_evidence", N_("What shows it"), Line, 3),
            Field("is_leader", N_("Natural leader"), lambda: Tick(_("Natural leader")), 3),
            Field("joined_on", N_("In it since"), self._day, 3),
        )

    def _decision_fields(self) -> tuple[Field, ...]:
        return (
            Field("decided_on", N_("Board decided to take part on"), self._day, 3),
            Field("approved_on", N_("Board approved the alliance on"), self._day, 3),
            Field("informed_on", N_("Told its members on"), self._day, 3),
            Field("signatory_gender", N_("Who signs is"), lambda: Choice(GENDERS), 3),
            Field("signatory", N_("Who signs"), Line, 3),
            Field("signatory_post", N_("Post"), Line, 3),
            Field("signatory_id_number", N_("Identity number"), Line, 3),
            Field("signatory_is_top", N_("Is its top officer"), lambda: Tick(_("Is its top officer")), 3),
        )

    def _day(self) -> Day:
        return Day(self._context.today)

    def show_partner(self, line: PartnerRow) -> None:
        """Show a partner."""
        if self._row is not None and self._row.id != line.id:
            self.save_all()
        self._row = line
        partner = line.partner
        self._name.setText(line.entity.name)
        self._left.setVisible(partner.left_on is not None)
        if partner.left_on is not None:
            day = current().short_day(partner.left_on)
            self._left.setText(_("Left on {day}: {reason}", day=day, reason=partner.left_reason))
        self._fill_contacts(line)
        self.part.load(partner)
        self.contact.load(partner)
        self.decisions.load(partner)
        self.conditions.setVisible(line.contact is not None)
        self._conditions_of.setText(
            _("The four conditions, as {name} meets them:", name=_who(line.contact.name))
            if line.contact is not None
            else _("Choose who speaks for the entity; its people are on its sheet in the directory.")
        )
        if line.contact is not None:
            self.conditions.load(line.contact)

    def _fill_contacts(self, line: PartnerRow) -> None:
        combo = self.contact.editors["contact_id"].widget
        assert isinstance(combo, QComboBox)
        wanted = {
            one.key: ", ".join(filter(None, (_who(one.name), one.post)))
            for one in self._context.read(entities.contacts, line.entity.key)
        }
        shown = {combo.itemData(n): combo.itemText(n) for n in range(1, combo.count())}
        if wanted != shown:
            while combo.count() > 1:
                combo.removeItem(1)
            for key, text in wanted.items():
                combo.addItem(text, key)
            combo.setCurrentIndex(max(combo.findData(line.partner.contact_id), 0))

    # Changing

    def _commit(self, field: str, value: Any) -> None:
        if self._row is not None:
            self._context.edit(N_("Change the partner"), partners.set_value, self._row.id, field, value)

    def _commit_condition(self, field: str, value: Any) -> None:
        if self._row is not None and self._row.contact is not None:
            contact_id = self._row.contact.key
            self._context.edit(N_("Change contact"), entities.set_contact_value, contact_id, field, value)

    def _open_entity(self) -> None:
        if self._row is not None:
            self._context.go("entities", self._row.entity.key)

    def save_all(self) -> None:
        """Commit what is being typed."""
        if self._row is None or self._context.store.is_read_only:
            return
        self.part.save_all()
        self.contact.save_all()
        self.decisions.save_all()
        if self._row.contact is not None:
            self.conditions.save_all()


def _who(name: str) -> str:
    return name or _("General address")
