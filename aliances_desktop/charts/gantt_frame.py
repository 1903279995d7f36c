"""What a Gantt chart shows, and where in a drawing its rows and days stand."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from aliances_desktop.charts.palette import Palette
from aliances_desktop.charts.timescale import Heading, Timescale

HEAD: Final = 30.0
"""Height of the calendar's two lines, in points."""


@dataclass(frozen=True)
class GanttRow:
    """A line of the chart. `kind` is "phase", "task", "milestone", "lane" (a title without bars) or "decisions".

    `cells` stand in the columns, the title first. Planned from `start` to `end` (None for open), really from `started`
    to `done`. `label` is written beside the bar; `after` are the places of the rows it waits for; `marks` are the
    decisions of a lane: when due, and when taken or None.
    """

    kind: str
    cells: tuple[str, ...]
    start: date | None = None
    end: date | None = None
    started: date | None = None
    done: date | None = None
    is_late: bool = False
    label: str = ""
    after: tuple[int, ...] = ()
    marks: tuple[tuple[date | None, date | None], ...] = ()


@dataclass(frozen=True)
class Gantt:
    """What is drawn: rows, columns (head, width in points), the days from `first` to `last` and their two headings."""

    rows: tuple[GanttRow, ...]
    columns: tuple[tuple[str, float], ...]
    first: date
    last: date
    upper: tuple[Heading, ...]
    lower: tuple[Heading, ...]
    today: date
    today_text: str = ""

    @property
    def table_width(self) -> float:
        """Points the columns take."""
        return sum(width for _head, width in self.columns)


@dataclass(frozen=True)
class Frame:
    """Where things stand in a drawing that shows the rows from `place` on."""

    scale: Timescale
    top: float
    row: float
    place: int
    count: int
    palette: Palette
    today: date
    font: float

    @property
    def bottom(self) -> float:
        """The lower edge of the last row shown."""
        return self.top - self.row * self.count

    def middle(self, place: int) -> float:
        """Return the height of the middle of a row, also of one that is not shown."""
        return self.top - (place - self.place + 0.5) * self.row

    def clip(self, start: float, end: float) -> tuple[float, float] | None:
        """Return what of a stretch is inside the calendar; None for nothing."""
        start, end = max(start, self.scale.left), min(end, self.scale.right)
        return (start, end) if end > start else None
