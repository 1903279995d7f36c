"""Workshops: the list, and the tabs of the one chosen, in the order of the work."""

from aliances_desktop.ui.pages.workshops.page import WorkshopsPage

__all__ = ["WorkshopsPage"]
