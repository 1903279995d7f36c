"""The one place that shows errors: a plain sentence for the world's faults, a copyable report for our own bugs."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from aliances_desktop import __version__
from aliances_desktop.errors import UserError
from aliances_desktop.ui.language import _

_log = logging.getLogger(__name__)


def message_box(
    icon: QMessageBox.Icon, text: str, details: str = "", parent: QWidget | None = None
) -> QMessageBox:
    """Return a message box of plain text, whatever the text holds."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle("Aliances Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    if details:
        box.setDetailedText(details)
    return box


def show_error(error: BaseException, parent: QWidget | None = None) -> None:
    """Tell the person about `error`; the application goes on."""
    parent = parent or QApplication.activeWindow()
    if isinstance(error, UserError):
        text, details = _(error.msgid, **error.values), error.details
        box = message_box(QMessageBox.Icon.Warning, text, details, parent)
        box.exec()
        return
    details = "".join(traceback.format_exception(error))
    # The log keeps what failed, never what the file holds.
    _log.error("unexpected %s", type(error).__name__, exc_info=error)
    text = _(
        "Something went wrong in the program. Your file keeps everything saved so far, and you can go on."
    )
    box = message_box(QMessageBox.Icon.Critical, text, f"Aliances Desktop {__version__}\n{details}", parent)
    copy = box.addButton(_("Copy the details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_("Continue"), QMessageBox.ButtonRole.AcceptRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.exec()


def install() -> None:
    """Route every exception that reaches Qt's event loop to `show_error`."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show_error(error)

    sys.excepthook = hook
