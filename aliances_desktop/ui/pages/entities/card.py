"""The card of one entity: its head with name, badges and addresses, and the tabs below it."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity
from aliances_desktop.model.codes import KINDS
from aliances_desktop.services import directory, entities
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.entities.addresses import offer_to_open
from aliances_desktop.ui.pages.entities.contacts import Contacts
from aliances_desktop.ui.pages.entities.links import Links
from aliances_desktop.ui.pages.entities.offers import Offers
from aliances_desktop.ui.pages.entities.sheet import Sheet
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import badge, clear, column, label, link, literal, scrolled, tip

TABS: Final = {
    "sheet": N_("Details"),
    "contacts": N_("Contacts"),
    "offers": N_("Offers and needs"),
    "links": N_("Takes part in"),
}


class EntityCard(QFrame):
    """Everything about one entity. It keeps only the id shown and the tab open."""

    tab_shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.entity_id: int | None = None
        self.setProperty("card", True)
        self._name = label(role="group", wrap=True)
        self._badges = FlowLayout(spacing=6)
        head = QWidget()
        head.setLayout(column(self._name, self._badges, margin=12, spacing=6))
        self.sheet = Sheet(self._commit, self._municipalities, self._tags)
        self.contacts = Contacts(context)
        self.offers = Offers(context)
        self.links = Links(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        for page, text in zip(
            (self.sheet, self.contacts, self.offers, self.links), TABS.values(), strict=True
        ):
            self.tabs.addTab(scrolled(page), literal(_(text)))
        self.tabs.currentChanged.connect(lambda _number: self.tab_shown.emit())
        layout = column(head, self.tabs, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        is_writable = not context.store.is_read_only
        for part in (self.sheet, self.contacts, self.offers):
            part.set_enabled_fields(is_writable)

    # What is shown

    def show_entity(self, entity_id: int) -> None:
        """Show an entity; a UserError when it has been deleted."""
        entity = self.context.read(entities.entity, entity_id)
        if entity_id != self.entity_id:
            self.save_all()
        self.entity_id = entity_id
        self._show_head(entity)
        self.sheet.load(entity)
        self.contacts.load(entity_id)
        self.offers.load(entity_id)
        self.links.load(entity_id)

    def _show_head(self, entity: Entity) -> None:
        self._name.setText(entity.name)
        clear(self._badges)
        self._badges.addWidget(badge(_(KINDS[entity.kind]), "neutral"))
        if entity.municipality:
            self._badges.addWidget(badge(entity.municipality, "neutral"))
        for address in self._addresses(entity):
            shown = self.fontMetrics().elidedText(address, Qt.TextElideMode.ElideRight, 260)
            opener = link(shown, partial(offer_to_open, address, self._name))
            opener.setToolTip(tip(address))
            self._badges.addWidget(opener)

    def _addresses(self, entity: Entity) -> list[str]:
        return [address for address in (entity.website,) if entities.openable_url(address)]

    # Editing

    def _commit(self, field: str, value: Any) -> None:
        if self.entity_id is not None:
            self.context.edit(N_("Change entity"), entities.set_value, self.entity_id, field, value)

    def save_all(self) -> None:
        """Commit what is still being typed."""
        if self.entity_id is not None and not self.context.store.is_read_only:
            for part in (self.sheet, self.contacts, self.offers):
                part.save_all()

    def _municipalities(self, typed: str) -> list[str]:
        return self.context.read(directory.municipalities, typed)

    def _tags(self, typed: str) -> list[str]:
        return self.context.read(directory.tags, typed)

    # Going places

    def tab(self) -> str:
        """Return the tab open."""
        return list(TABS)[self.tabs.currentIndex()]

    def open_tab(self, name: str) -> None:
        """Open a tab by name."""
        if name in TABS:
            self.tabs.setCurrentIndex(list(TABS).index(name))

    def begin(self, field: str = "name") -> None:
        """Put the cursor in a field of the sheet."""
        self.open_tab("sheet")
        self.sheet.focus(field)
