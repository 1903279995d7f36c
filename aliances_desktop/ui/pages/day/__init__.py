"""The stage of the agenda: which row is on, how late it is, what to cut."""

from aliances_desktop.ui.pages.day.page import DayPage

__all__ = ["DayPage"]
