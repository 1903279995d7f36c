"""Taking a timeline out: as PDF, picture, calendar or spreadsheet, as the file's name ends."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import processes
from aliances_desktop.text import slug
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _

PICTURE = ".png"


def ask_file(parent: QWidget, title: str) -> Path | None:
    """Ask for the file to write; its ending is that of the kind chosen where the name has none."""
    kinds = {
        _("PDF (*.pdf)"): ".pdf",
        _("Picture (*.png)"): PICTURE,
        _("Calendar (*.ics)"): ".ics",
        _("Spreadsheet (*.xlsx)"): ".xlsx",
    }
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = str(Path(folder, slug(title)))
    chosen, kind = QFileDialog.getSaveFileName(parent, _("Save the timeline"), name, ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    known = set(kinds.values())
    return path if path.suffix.lower() in known else path.with_name(path.name + kinds.get(kind, ".pdf"))


def save_timeline(context: Context, process_id: int, path: Path, picture: QPixmap) -> None:
    """Write the timeline; as a picture it is what is seen on screen."""
    if path.suffix.lower() == PICTURE:
        if not picture.save(str(path), "PNG"):
            raise UserError(N_("{name} could not be written."), name=path.name)
    else:
        # Paper and spreadsheets are loaded with their first use.
        from aliances_desktop.services import timeline_export

        language = context.preferences.handout_language
        context.read(timeline_export.save, process_id, language, path, context.clock())
    context.tell(_("Saved as {name}", name=path.name))


def title_of(context: Context, process_id: int, language: str) -> str:
    """Return the title of a process."""
    return context.read(processes.load, process_id).title.get(language)
