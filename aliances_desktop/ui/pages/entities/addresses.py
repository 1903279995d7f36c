"""Opening websites and e-mail: the address is shown before anything opens, and nothing else is ever opened."""

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from aliances_desktop.services.entities import openable_url
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.labels import literal


def address_menu(address: str, parent: QWidget) -> QMenu | None:
    """Return a menu headed by where `address` leads, with what can be done; None when it must not be opened."""
    url = openable_url(address)
    if url is None:
        return None
    menu = QMenu(parent)
    menu.addAction(literal(url)).setEnabled(False)
    menu.addSeparator()
    is_mail = url.startswith("mailto:")
    text = _("Write an e-mail") if is_mail else _("Open it in the browser")
    menu.addAction(text, lambda: QDesktopServices.openUrl(QUrl(url)))
    menu.addAction(_("Copy the address"), lambda: QGuiApplication.clipboard().setText(address.strip()))
    return menu


def offer_to_open(address: str, anchor: QWidget) -> None:
    """Show the menu of an address under `anchor`."""
    menu = address_menu(address, anchor)
    if menu is not None:
        menu.exec(anchor.mapToGlobal(QPoint(0, anchor.height())))
        menu.deleteLater()
