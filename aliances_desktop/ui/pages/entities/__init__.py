"""The directory of entities."""

from aliances_desktop.ui.pages.entities.page import EntitiesPage

__all__ = ["EntitiesPage"]
