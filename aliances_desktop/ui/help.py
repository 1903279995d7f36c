"""Help without a network: F1 opens the page of what is shown, Ctrl+F1 the list of keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from aliances_desktop import __version__
from aliances_desktop.paths import resource
from aliances_desktop.ui.actions import ACTIONS
from aliances_desktop.ui.language import _, current


class HelpWindow(QDialog):
    """A help page in the interface's language, from `resources/help/<language>/<name>.md`."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help"))
        self.resize(640, 520)
        browser = QTextBrowser()
        browser.setOpenLinks(False)
        browser.setAccessibleName(_("Help"))
        # Our own text: the only rich text shown anywhere.
        browser.setMarkdown(help_text(name))
        layout = QVBoxLayout(self)
        layout.addWidget(browser)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout.addWidget(buttons)

    @classmethod
    def show_for(cls, parent: QWidget, name: str) -> "HelpWindow":
        """Show the help of the page `name` beside the window."""
        window = cls(parent, name)
        window.show()
        return window


def help_text(name: str) -> str:
    """Return a help page as Markdown in the interface's language; the general page where there is none."""
    folder = resource("help", current().language)
    path = folder / f"{name}.md"
    return (path if path.exists() else folder / "home.md").read_text(encoding="utf-8")


def show_keys(parent: QWidget) -> QDialog:
    """Show every action that has a key, from the action table."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Keys"))
    dialog.resize(480, 520)
    actions = [action for action in ACTIONS if action.shortcut]
    table = QTableWidget(len(actions), 2)
    table.setHorizontalHeaderLabels([_("Action"), _("Key")])
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setAccessibleName(_("Keys"))
    for number, action in enumerate(actions):
        key = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        table.setItem(number, 0, QTableWidgetItem(_(action.text)))
        table.setItem(number, 1, QTableWidgetItem(key))
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    layout = QVBoxLayout(dialog)
    layout.addWidget(table)
    dialog.show()
    return dialog


def show_about(parent: QWidget) -> QDialog:
    """Show version, licence, and the licences of what is bundled."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("About Aliances Desktop"))
    dialog.resize(520, 360)
    browser = QTextBrowser()
    browser.setOpenLinks(False)
    browser.setAccessibleName(_("About Aliances Desktop"))
    browser.setPlainText(
        "\n\n".join(
            (
                f"Aliances Desktop {__version__}",
                _("Free software under the European Union Public Licence 1.2."),
                _("Fonts: Noto Sans, SIL Open Font License. Icons: Lucide, ISC licence. Window: Qt, LGPL 3."),
                _("Nothing you write leaves this computer."),
            )
        )
    )
    layout = QVBoxLayout(dialog)
    layout.addWidget(browser)
    dialog.show()
    return dialog
