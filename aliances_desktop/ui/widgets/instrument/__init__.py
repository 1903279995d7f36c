"""The editor of an instrument, part by part: in the library, and of the copy that a workshop uses."""

from aliances_desktop.ui.widgets.instrument.editor import InstrumentEditor

__all__ = ["InstrumentEditor"]
