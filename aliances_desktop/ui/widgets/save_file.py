"""Asking for the name of a file to write."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.text import slug
from aliances_desktop.ui.language import _

_KINDS: Final = {
    ".csv": "CSV (*.csv)",
    ".docx": N_("Word document (*.docx)"),
    ".ics": N_("Calendar (*.ics)"),
    ".json": "JSON (*.json)",
    ".pdf": N_("PDF (*.pdf)"),
    ".png": N_("Picture (*.png)"),
    ".xlsx": N_("Spreadsheet (*.xlsx)"),
}


def ask_save(parent: QWidget, caption: str, name: str, *endings: str) -> Path | None:
    """Ask where to write, `name` suggested among the documents; None when the person thinks better of it.

    `endings` are those that can be written (".pdf"), the usual one first. A name without any of them gets that of
    the kind chosen in the dialog, and a `UserError` where such a file is there: the dialog could not ask about it.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = Path(folder, slug(name) + endings[0])
    kinds = {_(_KINDS[ending]): ending for ending in endings}
    chosen, kind = QFileDialog.getSaveFileName(parent, caption, str(start), ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in endings:
        return path
    path = path.with_name(path.name + kinds.get(kind, endings[0]))
    if path.exists():
        raise UserError(N_("There is already a file called {name}. Choose another name."), name=path.name)
    return path
