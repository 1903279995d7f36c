"""The content of the sheets of a timeline: the timeline itself, fitted or tiled, and the path done and left."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from aliances_desktop.documents.path import PathSheet, PathStep
from aliances_desktop.documents.timeline import TimelineRow, TimelineSheet
from aliances_desktop.model.codes_alliance import TIMELINE_COLUMNS
from aliances_desktop.services import processes, timeline
from aliances_desktop.services.gather_process import about
from aliances_desktop.services.timeline import PHASE, STATES, TASK, Row

Content = Iterable[tuple[int, int, object]]
"""(recipient, entity, frozen data) of each sheet; 0 where there is none."""


def fitted(session: Session, process_id: int, today: date) -> Content:
    """Yield the timeline on A4."""
    return _sheet(session, process_id, today, "A4L", "")


def fitted_large(session: Session, process_id: int, today: date) -> Content:
    """Yield the timeline on A3."""
    return _sheet(session, process_id, today, "A3L", "")


def tiled(session: Session, process_id: int, today: date) -> Content:
    """Yield the timeline over several pages of A4 to be put side by side, a quarter of a year or so on each."""
    return _sheet(session, process_id, today, "A4L", "quarter")


def _sheet(session: Session, process_id: int, today: date, paper: str, zoom: str) -> Content:
    data = sheet(session, process_id, today, paper=paper, zoom=zoom)
    if data.rows:
        yield 0, 0, data


def sheet(
    session: Session, process_id: int, today: date, *, paper: str = "A4L", zoom: str = ""
) -> TimelineSheet:
    """Return the timeline with the columns and the days chosen for the process; `zoom` tiles it over pages."""
    process = processes.load(session, process_id)
    shown = tuple(code for code in process.shown if code in TIMELINE_COLUMNS)
    return TimelineSheet(
        about(process, today), tuple(_row(row) for row in timeline.rows(session, process_id, today)), shown,
        process.shown_from, process.shown_to, paper, zoom,
    )  # fmt: skip


def _row(row: Row) -> TimelineRow:
    return TimelineRow(
        row.key, row.kind, row.title, row.start, row.end, row.started, row.done, row.owner, STATES[row.state],
        row.state == "late" and row.kind != PHASE, row.number, tuple((TASK, key) for key in row.after), row.waits,
        row.target, row.actual, row.unit,
    )  # fmt: skip


def path(session: Session, process_id: int, today: date) -> Content:
    """Yield the page of the path done and the path left, if the process has any steps."""
    way = timeline.way(session, process_id, today)
    if way.done or way.left:
        process = processes.load(session, process_id)
        done = tuple(PathStep(row.kind, row.title, row.done or row.end, row.owner) for row in way.done)
        left = tuple(PathStep(row.kind, row.title, row.end or row.start, row.owner) for row in way.left)
        yield 0, 0, PathSheet(about(process, today), done, left, way.share)
