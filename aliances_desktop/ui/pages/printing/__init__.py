"""The pack of a workshop, on paper or as files."""

from aliances_desktop.ui.pages.printing.page import PrintPage

__all__ = ["PrintPage"]
