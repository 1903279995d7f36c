"""What an entity offers and what it needs, in two columns; a line at the foot of each adds another."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Offer
from aliances_desktop.model.codes import OFFER_CATEGORIES
from aliances_desktop.services import entities
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Choice, Text
from aliances_desktop.ui.widgets.labels import button, clear, column, label, row

_BESIDE_FROM = 380
"""Width in pixels from which the two columns stand beside each other."""
_TITLES = {"offer": N_("Offers"), "need": N_("Needs")}
_PLACEHOLDERS = {"offer": N_("Another offer, then Enter"), "need": N_("Another need, then Enter")}
_ADD = {"offer": N_("Add offer"), "need": N_("Add need")}
_CHANGE = {"offer": N_("Change offer"), "need": N_("Change need")}
_DELETE = {"offer": N_("Delete offer"), "need": N_("Delete need")}


class OfferItem(QFrame):
    """One offer or need: its category and text, each left field one edit; Ctrl+Delete deletes it."""

    changed = Signal(int, str, object)
    deleted = Signal(int)

    def __init__(self, offer: Offer, is_enabled: bool) -> None:
        super().__init__()
        self.setProperty("item", True)
        self.offer = offer
        self.category = Choice(OFFER_CATEGORIES)
        self.category.widget.setAccessibleName(_("Category"))
        self.text = Text(2)
        self.text.widget.setAccessibleName(_(_TITLES[offer.side]))
        cross = button("", lambda: self.deleted.emit(offer.key), icon="x")
        cross.setProperty("flat", True)
        cross.setAccessibleName(_("Delete"))
        cross.setToolTip(_("Delete (Ctrl+Delete)"))
        cross.setEnabled(is_enabled)
        for editor, field in ((self.category, "category"), (self.text, "text")):
            editor.left.connect(lambda editor=editor, field=field: self._leave(field, editor.value()))
            editor.widget.setEnabled(is_enabled)
        top = row(self.category.widget, cross, spacing=4)
        top.setStretch(0, 1)
        self.setLayout(column(top, self.text.widget, margin=6, spacing=4))
        self.show_offer(offer)

    def show_offer(self, offer: Offer) -> None:
        """Show the line as it is stored now."""
        self.offer = offer
        self.category.set_value(offer.category)
        if self.text.value() != offer.text:
            self.text.set_value(offer.text)

    def _leave(self, field: str, value: Any) -> None:
        if value != getattr(self.offer, field):
            self.changed.emit(self.offer.key, field, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Delete and is_control:
            self.deleted.emit(self.offer.key)
        else:
            super().keyPressEvent(event)


class Side(QWidget):
    """The offers or the needs of one entity."""

    def __init__(self, context: Context, side: str) -> None:
        super().__init__()
        self.context = context
        self.side = side
        self._entity_id: int | None = None
        self.items: list[OfferItem] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        self.category = Choice(OFFER_CATEGORIES)
        self.category.widget.setAccessibleName(_("Category of the new line"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(_(_PLACEHOLDERS[side]))
        self.line.setAccessibleName(_(_ADD[side]))
        self.line.returnPressed.connect(self.add)
        new = QFrame()
        new.setLayout(column(self.category.widget, self.line, margin=6, spacing=4))
        self.new = new
        self.setLayout(column(label(_(_TITLES[side]), role="group"), self._body, new, None))

    def load(self, entity_id: int, offers: list[Offer]) -> None:
        """Show the lines of this side."""
        if entity_id != self._entity_id:
            self.line.clear()
        self._entity_id = entity_id
        if [offer.key for offer in offers] == [item.offer.key for item in self.items]:
            # The person may be tabbing from one line to the next: the widgets stay.
            for item, offer in zip(self.items, offers, strict=True):
                item.show_offer(offer)
            return
        clear(self._body)
        self.items = []
        for offer in offers:
            item = OfferItem(offer, self.new.isEnabled())
            item.changed.connect(self._change)
            item.deleted.connect(self.delete)
            self._body.addWidget(item)
            self.items.append(item)

    def add(self) -> None:
        """Add what has been typed in the line at the foot."""
        text = self.line.text().strip()
        if not text or self._entity_id is None:
            return
        self.line.clear()
        self.context.edit(
            _ADD[self.side], entities.add_offer, self._entity_id, self.side, self.category.value(), text
        )

    def _change(self, offer_id: int, field: str, value: object) -> None:
        self.context.edit(_CHANGE[self.side], entities.set_offer_value, offer_id, field, value)

    def delete(self, offer_id: int) -> None:
        """Delete a line; a toast offers to undo it."""
        text = next(item.offer.text for item in self.items if item.offer.key == offer_id)
        self.line.setFocus()
        self.context.edit(_DELETE[self.side], entities.delete_offer, offer_id)
        self.context.tell(_("Deleted: {name}", name=text), can_undo=True)


class Offers(QWidget):
    """Offers on the left, needs on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.sides = {side: Side(context, side) for side in _TITLES}
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(12, 12, 12, 12)
        self._layout.setSpacing(16)
        for side in self.sides.values():
            self._layout.addWidget(side, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = event.size().width() < _BESIDE_FROM
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        super().resizeEvent(event)

    def load(self, entity_id: int) -> None:
        """Show the offers and needs of an entity."""
        found = self.context.read(entities.offers, entity_id)
        for name, side in self.sides.items():
            side.load(entity_id, [offer for offer in found if offer.side == name])

    def delete_at(self, widget: QWidget) -> None:
        """Delete the line a widget belongs to."""
        for side in self.sides.values():
            for item in side.items:
                if item.isAncestorOf(widget) and side.new.isEnabled():
                    side.delete(item.offer.key)
                    return

    def set_enabled_fields(self, enabled: bool) -> None:
        """Allow or forbid editing."""
        for side in self.sides.values():
            side.new.setEnabled(enabled)

    def save_all(self) -> None:
        """Add what is typed but not yet added."""
        for side in self.sides.values():
            side.add()
