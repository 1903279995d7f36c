"""The sections of the window: the registry of pages that the rail, the window and the tests read.

A page is imported when it is first visited: the window shows before the parts it may never need are read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aliances_desktop.i18n import N_
from aliances_desktop.ui.page import Page


@dataclass(frozen=True)
class Section:
    """A page by the first word of its routes, and how the rail shows it.

    `page` imports and returns its class; a page without a place of its own in the rail is `under` the one it names.
    """

    name: str
    title: str
    icon: str
    page: Callable[[], type[Page]]
    under: str = ""


def _home() -> type[Page]:
    from aliances_desktop.ui.pages.home import HomePage

    return HomePage


def _workshops() -> type[Page]:
    from aliances_desktop.ui.pages.workshops import WorkshopsPage

    return WorkshopsPage


def _entities() -> type[Page]:
    from aliances_desktop.ui.pages.entities import EntitiesPage

    return EntitiesPage


def _alliances() -> type[Page]:
    from aliances_desktop.ui.pages.alliances import AlliancesPage

    return AlliancesPage


def _processes() -> type[Page]:
    from aliances_desktop.ui.pages.processes import ProcessesPage

    return ProcessesPage


def _questionnaires() -> type[Page]:
    from aliances_desktop.ui.pages.questionnaires import QuestionnairesPage

    return QuestionnairesPage


def _library() -> type[Page]:
    from aliances_desktop.ui.pages.library import LibraryPage

    return LibraryPage


def _printing() -> type[Page]:
    from aliances_desktop.ui.pages.printing import PrintPage

    return PrintPage


def _live() -> type[Page]:
    from aliances_desktop.ui.pages.live import LivePage

    return LivePage


def _day() -> type[Page]:
    from aliances_desktop.ui.pages.day import DayPage

    return DayPage


SECTIONS: Final = (
    Section("home", N_("Home"), "house", _home),
    Section("workshops", N_("Workshops"), "calendar-clock", _workshops),
    Section("entities", N_("Entities"), "users", _entities),
    Section("alliances", N_("Alliances"), "handshake", _alliances),
    Section("processes", N_("Processes"), "chart-gantt", _processes),
    Section("questionnaires", N_("Questionnaires"), "clipboard-list", _questionnaires),
    Section("library", N_("Library"), "library", _library),
    Section("print", N_("Print"), "printer", _printing),
)
"""Pages with a place in the rail."""

_EVERY: Final = (
    *SECTIONS,
    Section("day", N_("Agenda, live"), "play", _day, under="workshops"),
    Section("live", N_("Market-place, live"), "play", _live, under="workshops"),
)
PAGES: Final = {section.name: section for section in _EVERY}
"""Every page by the first word of its routes."""
