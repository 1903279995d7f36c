"""The colours a chart is drawn in: greys on paper, the theme's on screen."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor


@dataclass(frozen=True)
class Palette:
    """Colours as #rrggbb: text, quiet lines, the main colour, a series for parts of a whole, and what is drawn upon."""

    text: str = "#1A1A1A"
    quiet: str = "#8C8C8C"
    main: str = "#262626"
    series: tuple[str, ...] = ("#262626", "#8C8C8C", "#D0D0D0", "#595959", "#B0B0B0")
    ground: str = "#FFFFFF"

    def colour(self, name: str) -> Color:
        """Return one of the named colours for ReportLab."""
        return HexColor(getattr(self, name))

    def part(self, number: int) -> Color:
        """Return the colour of a part of a whole."""
        return HexColor(self.series[number % len(self.series)])


PAPER: Final = Palette()
