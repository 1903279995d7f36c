"""What a page is given: the open file, the ways to read and change it, and the ways to ask the window for something."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from aliances_desktop.clock import Clock, now
from aliances_desktop.i18n import Translator, translator
from aliances_desktop.store import Step, Store
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner, Task

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Route:
    """Where a person is: enough to come back there. `id` is the record shown, `tab` the tab open beside it."""

    page: str
    id: int | None = None
    tab: str = ""
    state: tuple[tuple[str, str], ...] = field(default=(), compare=False)


class Context(QObject):
    """The only thing pages know of the world around them."""

    changed = Signal(object)
    """A `Step` was committed, undone or redone."""
    routed = Signal(object)
    """Please go to this `Route`."""
    told = Signal(str, bool)
    """Please show this sentence for a while; whether with an Undo button."""
    asked = Signal(str)
    """Please trigger the action of this id."""
    closing = Signal()
    """The file is about to be closed: whatever runs on a timer stops."""

    def __init__(
        self,
        store: Store,
        preferences: Preferences,
        runner: Runner,
        clock: Clock = now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.preferences = preferences
        self.runner = runner
        self.clock = clock
        # Listeners run in the thread that changed the file; the signal brings the news to this one.
        self._listener: Callable[[Step], None] = self.changed.emit
        store.listeners.append(self._listener)

    def today(self) -> date:
        """Return the day it is."""
        return self.clock().date()

    def close(self) -> None:
        """Let go of the file."""
        self.closing.emit()
        if self._listener in self.store.listeners:
            self.store.listeners.remove(self._listener)

    def read(self, use_case: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a reading use case gives."""
        with self.store.read() as session:
            return use_case(session, *args, **kwargs)

    def edit(
        self, label: str, use_case: Callable[Concatenate[Any, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Do a changing use case as one undo step under `label` (a msgid); UserError goes up to be shown."""
        with self.store.edit(label) as session:
            return use_case(session, *args, **kwargs)

    def run(self, label: str, job: Callable[..., Any], *arguments: Any) -> Task:
        """Start a long job under a translated `label`."""
        return self.runner.start(label, job, *arguments)

    def go(self, page: str, id: int | None = None, tab: str = "") -> None:
        """Ask the window to show a page."""
        self.routed.emit(Route(page, id, tab))

    def tell(self, sentence: str, *, can_undo: bool = False) -> None:
        """Show a translated sentence for a while, with an Undo button where it tells of an edit."""
        self.told.emit(sentence, can_undo)

    def trigger(self, action_id: str) -> None:
        """Ask the window to do an action of the table."""
        self.asked.emit(action_id)

    @property
    def handouts(self) -> Translator:
        """The translator of the handout language chosen."""
        return translator(self.preferences.handout_language)
