"""What the room says: notes on the wall beside the guide's factors, and reflections entity by entity."""

from aliances_desktop.i18n import N_
from aliances_desktop.ui.pages.workshops.reflections import ReflectionsStep
from aliances_desktop.ui.pages.workshops.tab import WorkshopSteps
from aliances_desktop.ui.pages.workshops.wall import WallStep


class RoomTab(WorkshopSteps):
    """The wall and the reflections."""

    NAME = "workshops"
    TITLE = N_("Room")
    HEADER = ("print.open",)
    STEPS = (WallStep, ReflectionsStep)
