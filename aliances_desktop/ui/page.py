"""What every page is: a name, a place in the rail, the tables it watches, a route, one `reload`."""

import sys
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from aliances_desktop.model import Record
from aliances_desktop.store import Step
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _


class Page(QWidget):
    """A page or a tab of one. It holds no truth: the file and the route do, so it can be thrown away and rebuilt.

    Subclasses build their widgets in `__init__`, fill them in `reload`, and say what they can do in `handlers`.
    """

    NAME: ClassVar[str] = ""
    """First word of its routes, and the name of its help page."""
    TITLE: ClassVar[str] = ""
    WATCHES: ClassVar[frozenset[type[Record]]] = frozenset()
    HEADER: ClassVar[tuple[str, ...]] = ()
    """Ids of at most three actions shown in the header, the primary one first."""

    trailed = Signal()
    """The breadcrumb or what can be done here has changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._watched = frozenset(str(record.__tablename__) for record in self.WATCHES)
        context.changed.connect(self._on_changed)

    def _on_changed(self, step: Step) -> None:
        if step.tables & self._watched:
            self.reload()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions this page performs, by id."""
        return {}

    def available(self, action_id: str) -> bool:
        """Tell whether one of its actions makes sense now."""
        return True

    def header(self) -> tuple[str, ...]:
        """Return the ids of the actions in the header; a page with tabs asks the tab shown."""
        return self.HEADER

    def help_name(self) -> str:
        """Return the name of the help page for what is shown."""
        return self.NAME

    def trail(self) -> list[str]:
        """Return the breadcrumb, outermost first, translated."""
        return [_(self.TITLE)]

    def route(self) -> Route:
        """Return where the person is, to come back after a rebuild."""
        return Route(self.NAME)

    def go(self, route: Route) -> None:
        """Show the record and tab of a route."""

    def reload(self) -> None:
        """Read everything shown again."""

    def leave(self) -> None:
        """Commit text still being typed: called before the page goes out of sight."""
        widget = self.focusWidget()
        if widget is not None:
            widget.clearFocus()


class RecordTab(Page):
    """A tab that shows one record; `record_id` is 0 until the first is shown.

    What is out of sight is not read again at every edit: with all tabs together a key would take a third of a second.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.record_id = 0
        self._is_stale = False

    def show_record(self, record_id: int) -> None:
        """Show a record."""
        self.record_id = record_id
        self.reload()

    def reload(self) -> None:
        """Read again, at once or when the tab comes into sight."""
        self._is_stale = bool(self.record_id)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        try:
            self._catch_up()
        except Exception as error:
            # On its way through Qt it would lose its words, or take the program with it.
            fault = (type(error), error, error.__traceback__)
            QTimer.singleShot(0, lambda: sys.excepthook(*fault))

    def fill(self) -> None:
        """Read the record's content again."""

    @property
    def is_writable(self) -> bool:
        """Whether the file can be changed."""
        return not self.context.store.is_read_only
