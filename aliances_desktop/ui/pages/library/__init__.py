"""Library: the instruments of the method, built in and of one's own."""

from aliances_desktop.ui.pages.library.page import LibraryPage

__all__ = ["LibraryPage"]
