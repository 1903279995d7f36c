"""A timeline taken out of the program: PDF, picture (SVG), calendar (ICS) or spreadsheet (XLSX), by the file's ending."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session

from aliances_desktop.charts.svg import to_svg
from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.timeline import timeline_drawing, timeline_sheet
from aliances_desktop.errors import UserError
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import N_, translator
from aliances_desktop.services import gather_timeline, timeline
from aliances_desktop.services.timeline_calendar import write_timeline_calendar
from aliances_desktop.services.timeline_table import write_timeline_table

PICTURE_WIDTH: Final = 1400.0
"""Width of the picture in points; its height follows from its rows."""


def save(session: Session, process_id: int, language: str, path: Path, now: datetime) -> None:
    """Write the timeline of a process to a file that ends in .pdf, .svg, .ics or .xlsx, whole or not at all.

    A `UserError` for another ending and where there is nothing to write.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise UserError(N_("A timeline can be saved as PDF, SVG, ICS or XLSX."))
    if not timeline.rows(session, process_id, now.date()):
        raise UserError(N_("This process has no phases yet."))
    write(session, process_id, language, path, now)


def picture(session: Session, process_id: int, language: str, today: date) -> bytes:
    """Return the whole timeline as SVG in greys, for the window to make a PNG of."""
    data = gather_timeline.sheet(session, process_id, today)
    return to_svg(timeline_drawing(data, translator(language), PICTURE_WIDTH))


def _pdf(session: Session, process_id: int, language: str, path: Path, now: datetime) -> None:
    data = gather_timeline.sheet(session, process_id, now.date(), paper="A3L")
    write_pdf([timeline_sheet(data, translator(language))], path)


def _svg(session: Session, process_id: int, language: str, path: Path, now: datetime) -> None:
    with replace_with(path) as file:
        file.write(picture(session, process_id, language, now.date()))


_WRITERS: Final[dict[str, Callable[[Session, int, str, Path, datetime], None]]] = {
    ".pdf": _pdf,
    ".svg": _svg,
    ".ics": write_timeline_calendar,
    ".xlsx": write_timeline_table,
}
