"""Processes: the list, and the tabs of the one chosen, from its phases to its timeline."""

from aliances_desktop.ui.pages.processes.page import ProcessesPage

__all__ = ["ProcessesPage"]
