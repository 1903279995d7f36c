"""The chart of a timeline: bars of tasks over a calendar, moved by mouse and by keys."""

from aliances_desktop.ui.widgets.gantt.bar import Bar
from aliances_desktop.ui.widgets.gantt.scale import ZOOMS, Scale
from aliances_desktop.ui.widgets.gantt.view import GanttView

__all__ = ["ZOOMS", "Bar", "GanttView", "Scale"]
