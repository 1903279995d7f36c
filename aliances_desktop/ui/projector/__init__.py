"""The second screen: a timer and who meets whom, with no menu, note or error."""

from aliances_desktop.ui.projector.window import ProjectorWindow

__all__ = ["ProjectorWindow"]
