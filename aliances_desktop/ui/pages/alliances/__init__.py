"""Alliances: the list, and the tabs of the one chosen, from its sheet to its letter and its radar."""

from aliances_desktop.ui.pages.alliances.page import AlliancesPage

__all__ = ["AlliancesPage"]
