"""What the projector paints: plain data, made by the live page, so that the picture can be frozen and tested."""

from dataclasses import dataclass

BACKGROUND = "#0E1216"
BAND = "#182028"
PLAIN, FIRST, SOON, LAST, QUIET = "#FFFFFF", "#9BE7A8", "#FFD166", "#FF8A80", "#B8C1CC"
COLOURS = {"": FIRST, "soon": SOON, "last": LAST, "quiet": QUIET}
TABLES_PER_PAGE = 14
"""Beyond this many tables the list alternates between pages."""


@dataclass(frozen=True)
class TableLine:
    """A table and the two stands that sit at it."""

    number: int
    a: str
    b: str


@dataclass(frozen=True)
class Scene:
    """One picture: title, the large time, what it says under it, the share left, and the tables of a round."""

    title: str
    time: str
    message: str
    following: str
    wall_clock: str
    share_left: float
    urgency: str
    tables_title: str
    tables: tuple[TableLine, ...]
    resting: str = ""

    def page(self, number: int) -> tuple[TableLine, ...]:
        """Return the tables of a page; pages go round."""
        pages = self.page_count
        start = number % pages * self._page_size
        return self.tables[start : start + self._page_size]

    @property
    def page_count(self) -> int:
        """How many pages the tables need, at least 1."""
        return max(1, -(-len(self.tables) // TABLES_PER_PAGE))

    @property
    def _page_size(self) -> int:
        return max(1, -(-len(self.tables) // self.page_count))
