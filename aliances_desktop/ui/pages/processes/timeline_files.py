"""Taking a timeline out: as PDF, picture, calendar or spreadsheet, as the file's name ends."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import processes
from aliances_desktop.text import slug
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _

PICTURE: Final = ".png"
_SCALE: Final = 2
"""Pixels a point takes in a picture."""


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


def save_timeline(context: Context, process_id: int, path: Path) -> None:
    """Write the timeline in the language of the handouts."""
    # Paper and spreadsheets are loaded with their first use.
    from aliances_desktop.services import timeline_export

    language, now = context.preferences.handout_language, context.clock()
    if path.suffix.lower() == PICTURE:
        _save_picture(context.read(timeline_export.picture, process_id, language, now.date()), path)
    else:
        context.read(timeline_export.save, process_id, language, path, now)
    context.tell(_("Saved as {name}", name=path.name))


def _save_picture(drawing: bytes, path: Path) -> None:
    renderer = QSvgRenderer(QByteArray(drawing))
    picture = QImage(renderer.defaultSize() * _SCALE, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    if not picture.save(str(path)):
        raise UserError(N_("{name} could not be written."), name=path.name)


def title_of(context: Context, process_id: int, language: str) -> str:
    """Return the title of a process."""
    return context.read(processes.load, process_id).title.get(language)
