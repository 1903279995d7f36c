"""The calendar above a timeline: days to places and back, and its two lines of headings at each zoom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from aliances_desktop.charts.timescale import Heading, months, weeks
from aliances_desktop.i18n import N_, Translator

ZOOMS: Final = {"year": N_("Year"), "quarter": N_("Quarter"), "month": N_("Month")}
_WIDTHS: Final = {"year": 2.4, "quarter": 7.0, "month": 24.0}


@dataclass(frozen=True)
class Scale:
    """Days from `first` to `last`, both shown, at a zoom of `ZOOMS`."""

    first: date
    last: date
    zoom: str = "quarter"

    @property
    def day_width(self) -> float:
        """Pixels a day takes."""
        return _WIDTHS[self.zoom]

    @property
    def width(self) -> int:
        """Pixels all days take."""
        return round(((self.last - self.first).days + 1) * self.day_width)

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return (day - self.first).days * self.day_width

    def day_at(self, x: float) -> date:
        """Return the day at a place."""
        return self.first + timedelta(days=int(x // self.day_width))

    def days(self, pixels: float) -> int:
        """Return how many days a distance is, rounded."""
        return round(pixels / self.day_width)

    def upper(self, t: Translator) -> Iterator[Heading]:
        """Give the headings of the upper line: years, or quarters, or months."""
        if self.zoom == "year":
            return (Heading(str(start.year), start, end) for start, end in months(self.first, self.last, 12))
        if self.zoom == "quarter":
            return (
                Heading(t.gettext("Q{n} {year}", n=(start.month + 2) // 3, year=start.year), start, end)
                for start, end in months(self.first, self.last, 3)
            )
        return (
            Heading(f"{t.month(start)} {start.year}", start, end)
            for start, end in months(self.first, self.last, 1)
        )

    def lower(self, t: Translator) -> Iterator[Heading]:
        """Give the headings of the lower line: quarters, or months, or weeks by their Monday."""
        if self.zoom == "year":
            return (
                Heading(t.gettext("Q{n}", n=(start.month + 2) // 3), start, end)
                for start, end in months(self.first, self.last, 3)
            )
        if self.zoom == "quarter":
            return (Heading(t.month(start), start, end) for start, end in months(self.first, self.last, 1))
        return (Heading(str(start.day), start, end) for start, end in weeks(self.first, self.last))
