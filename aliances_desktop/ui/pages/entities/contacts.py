"""The people of an entity: who speaks for it, how to reach them, and the guide's four conditions."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact
from aliances_desktop.services import entities
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.entities.addresses import offer_to_open
from aliances_desktop.ui.widgets.conditions import condition_fields
from aliances_desktop.ui.widgets.editors import Day, Line, Tick
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_ROWS_SHOWN = 4


def _who(contact: Contact) -> str:
    return contact.name or _("General address")


class Contacts(QWidget):
    """A list of contacts and the form of the one chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._entity_id: int | None = None
        self._contacts: dict[int, Contact] = {}
        model: RowsModel[Contact] = RowsModel(
            (
                Column(N_("Name"), _who, 170, icon=lambda c: "user-check" if c.is_interlocutor else ""),
                Column(N_("Post"), lambda c: c.post, 110),
                Column(N_("Phone"), lambda c: c.phone, 100),
            ),
            lambda keys: {key: self._contacts[key] for key in keys if key in self._contacts},
        )
        self.table = RowsTable(model, _("Contacts"))
        rows_height = self.table.verticalHeader().defaultSectionSize() * _ROWS_SHOWN
        self.table.setFixedHeight(rows_height + self.table.horizontalHeader().sizeHint().height() + 4)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._begin)
        self.table.deleted.connect(self.delete)
        self.form = Form(self._fields(), self._commit, _("Contact"))
        self._add = button(_("Add contact"), self.add, icon="plus")
        self._add.setToolTip("Alt+C")
        QShortcut(QKeySequence("Alt+C"), self).activated.connect(self.add)
        self._delete = button(_("Delete"), self.delete, icon="trash-2")
        self._write = button(_("Write…"), self.write, icon="mail")
        self._detail = QStackedWidget()
        self._detail.addWidget(
            label(_("Nobody yet. Add the person who speaks for the entity."), role="secondary", wrap=True)
        )
        self._detail.addWidget(self.form)
        self.setLayout(
            column(row(self._add, self._delete, self._write, None), self.table, self._detail, None, margin=12)
        )

    def _fields(self) -> tuple[Field, ...]:
        conditions = condition_fields()
        return (
            Field("name", N_("Name"), Line, 3),
            Field("post", N_("Post"), Line, 3),
            Field("email", N_("E-mail"), Line, 3),
            Field("phone", N_("Phone"), Line, 3),
            Field("is_interlocutor", N_("Speaks for the entity"), lambda: Tick(_("Speaks for the entity"))),
            *conditions,
            Field("substitute", N_("Substitute"), Line),
            Field(
                "has_consented",
                N_("Agrees to being contacted"),
                lambda: Tick(_("Agrees to being contacted")),
                4,
            ),
            Field("consented_on", N_("Since"), lambda: Day(self.context.today), 2),
        )

    def load(self, entity_id: int) -> None:
        """Show the contacts of an entity."""
        is_other = entity_id != self._entity_id
        self._entity_id = entity_id
        found = self.context.read(entities.contacts, entity_id)
        self._contacts = {contact.key: contact for contact in found}
        self.table.show_ids(list(self._contacts))
        if (is_other or self.table.current_id() is None) and self._contacts:
            self.table.choose(next(iter(self._contacts)))
        self._show(self.table.current_id())

    def _show(self, contact_id: Any) -> None:
        contact = self._contacts.get(contact_id)
        self._detail.setCurrentIndex(0 if contact is None else 1)
        self._delete.setEnabled(contact is not None and not self.context.store.is_read_only)
        self._write.setEnabled(contact is not None and entities.openable_url(contact.email) is not None)
        if contact is not None:
            self.form.load(contact)

    def set_enabled_fields(self, enabled: bool) -> None:
        """Allow or forbid editing."""
        self._add.setEnabled(enabled)
        self.form.set_enabled_fields(enabled)

    def _commit(self, field: str, value: Any) -> None:
        contact_id: Any = self.table.current_id()
        self.context.edit(N_("Change contact"), entities.set_contact_value, contact_id, field, value)

    def _begin(self) -> None:
        self.form.focus("name")

    def add(self) -> None:
        """Add a contact and begin with the name."""
        if self._entity_id is None or not self._add.isEnabled():
            return
        with self.context.store.edit(N_("Add contact")) as session:
            contact = entities.add_contact(session, self._entity_id)
        self.load(self._entity_id)
        self.table.choose(contact.key)
        self.form.focus("name")

    def write(self) -> None:
        """Offer to write to the contact chosen."""
        chosen: Any = self.table.current_id()
        if chosen in self._contacts:
            offer_to_open(self._contacts[chosen].email, self._write)

    def delete(self) -> None:
        """Delete the contact chosen; a toast offers to undo it."""
        chosen: Any = self.table.current_id()
        contact = self._contacts.get(chosen)
        if contact is None or not self._delete.isEnabled():
            return
        self.context.edit(N_("Delete contact"), entities.delete_contact, contact.key)
        self.context.tell(_("Deleted: {name}", name=_who(contact)), can_undo=True)

    def save_all(self) -> None:
        """Commit what is still being typed."""
        self.form.save_all()
