"""The sections of the rail, in its order: the registry of pages that the window and the tests read."""

from typing import Final

from aliances_desktop.ui.page import Page
from aliances_desktop.ui.pages.entities import EntitiesPage
from aliances_desktop.ui.pages.home import HomePage
from aliances_desktop.ui.pages.live import LivePage
from aliances_desktop.ui.pages.printing import PrintPage
from aliances_desktop.ui.pages.workshops import WorkshopsPage

SECTIONS: Final[tuple[type[Page], ...]] = (HomePage, WorkshopsPage, EntitiesPage, PrintPage)
"""Pages with a place in the rail."""

_EVERY: Final[tuple[type[Page], ...]] = (*SECTIONS, LivePage)
PAGES: Final[dict[str, type[Page]]] = {page.NAME: page for page in _EVERY}
"""Every page by the first word of its routes."""
