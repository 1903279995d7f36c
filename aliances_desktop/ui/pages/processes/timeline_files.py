"""Taking a timeline out: as PDF, picture, calendar or spreadsheet, as the file's name ends."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import processes
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _

PICTURE: Final = ".png"
ENDINGS: Final = (".pdf", PICTURE, ".ics", ".xlsx")
"""Of the files a timeline is saved in."""
_SCALE: Final = 2
"""Pixels a point takes in a picture."""


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
