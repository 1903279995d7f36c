"""Home: what the next workshop still needs, the workshops to come, and how large the directory is."""

from aliances_desktop.ui.pages.home.page import HomePage

__all__ = ["HomePage"]
