"""The market-place while it runs."""

from aliances_desktop.ui.pages.live.page import LivePage

__all__ = ["LivePage"]
