"""First step of an import: which file."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services.tables import Table
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.widgets.labels import button, column, label, row, set_tone
from aliances_desktop.ui.widgets.steps import Step

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")


def dropped_table(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """Return the one table being dragged, None when it is anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in SUFFIXES else None


def ask_for_table(parent: QWidget, title: str) -> Path | None:
    """Let the person choose a table."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    kinds = _("Tables ({pattern})", pattern=pattern)
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(chosen) if chosen else None


class FileStep(Step):
    """A place to drop a file on, and a button to choose one."""

    TITLE = N_("File")

    picked = Signal(object)
    """The path of a file to read."""

    def __init__(self, sentence: str, title: str) -> None:
        """`sentence` says what is to be dropped here, `title` is that of the window to choose a file; translated."""
        super().__init__()
        self._table: Table | None = None
        self._title = title
        picture = QLabel()
        picture.setPixmap(theme.pixmap("upload", theme.current().primary, 40))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        asks = label(sentence, role="group", wrap=True)
        kinds = label(_("CSV, Excel (XLSX, XLS) or OpenDocument (ODS)"), role="secondary", wrap=True)
        self.verdict = label(wrap=True)
        self.verdict.hide()
        for part in (asks, kinds, self.verdict):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.browse = button(_("Choose a file…"), self._browse, icon="folder-open", primary=True)
        zone = QFrame()
        zone.setProperty("zone", True)
        zone.setLayout(
            column(
                None,
                picture,
                asks,
                kinds,
                row(None, self.browse, None),
                self.verdict,
                None,
                margin=24,
                spacing=12,
            )
        )
        zone.setAcceptDrops(True)
        zone.installEventFilter(self)
        self.setLayout(column(zone, margin=16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDropEvent):
            path = dropped_table(event)
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.picked.emit(path)
                return True
        return False

    def _browse(self) -> None:
        path = ask_for_table(self, self._title)
        if path is not None:
            self.picked.emit(path)

    def show_table(self, table: Table) -> None:
        """Say what was found in the file."""
        self._table = table
        rows = ngettext("{n} row", "{n} rows", len(table.rows))
        self._say(_("{name}: {rows}", name=table.name, rows=rows), "ok")

    def show_fault(self, error: UserError) -> None:
        """Say why the file cannot be read."""
        self._table = None
        self._say(_(error.msgid, **error.values), "error")

    def _say(self, sentence: str, tone: str) -> None:
        self.verdict.setText(sentence)
        set_tone(self.verdict, tone)
        self.verdict.show()
        self.changed.emit()

    def is_ready(self) -> bool:
        return self._table is not None
