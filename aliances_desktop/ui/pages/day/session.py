"""An agenda under way: where it stands from second to second, and its projector. It outlives the page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from aliances_desktop.model import Agenda, AgendaRow, Workshop
from aliances_desktop.services import agenda_live, workshops
from aliances_desktop.services.agenda_live import LiveAgenda
from aliances_desktop.store import Step
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.projector.projection import Projection
from aliances_desktop.ui.projector.scene import Scene, TableLine

TICK_MS: Final = 500
_WATCHED: Final = frozenset(str(record.__tablename__) for record in (Workshop, Agenda, AgendaRow))
SOON, LAST = 0.2, 0.05
"""Shares of a row's time below which the colour changes."""


@dataclass(frozen=True)
class RowClock:
    """A row that is on: seconds left (less than 0 past its end) and the share of its time that is left, 0–1."""

    row: AgendaRow
    left_seconds: float
    share_left: float

    @property
    def urgency(self) -> str:
        """The projector's colour: "" plenty of time, "soon" or "last"."""
        return "last" if self.share_left <= LAST else "soon" if self.share_left <= SOON else ""


class DaySession(QObject):
    """Follows the agenda of one workshop; `ticked` twice a second, `moved` when a row begins, ends or changes."""

    ticked = Signal()
    moved = Signal()
    key_pressed = Signal(QKeyEvent)
    """A key typed in the projector's window."""

    def __init__(self, context: Context, workshop_id: int) -> None:
        super().__init__(context)
        self.setObjectName(f"day-{workshop_id}")
        self.context = context
        self.workshop_id = workshop_id
        self.title = ""
        self.agenda: LiveAgenda | None = None
        self._minute = -1
        self.projection = Projection(context.preferences, self)
        self.projection.changed.connect(self._on_projection)
        self.projection.key_pressed.connect(self._on_key)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        context.closing.connect(self.stop)
        context.changed.connect(self._on_changed)
        self.reload()

    @classmethod
    def of(cls, context: Context, workshop_id: int) -> "DaySession":
        """Return the session of a workshop, the same one however often its page is built."""
        found = context.findChild(cls, f"day-{workshop_id}")
        return found if isinstance(found, cls) else cls(context, workshop_id)

    def _on_changed(self, step: Step) -> None:
        if not step.tables & _WATCHED:
            return
        if self.context.read(workshops.rows, [self.workshop_id]):
            self.reload()
            return
        # Deleted, or undone, while it was running.
        self.stop()
        self.setObjectName("")
        self.deleteLater()

    def reload(self) -> None:
        """Read where the agenda stands."""
        now = self.context.clock()
        self._minute = now.minute
        self.title = self.context.read(workshops.load, self.workshop_id).title
        self.agenda = self.context.read(agenda_live.at, self.workshop_id, now)
        self.show_scene()
        self.moved.emit()

    def tick(self) -> None:
        """Let time pass: what is late is counted in whole minutes."""
        if self.context.clock().minute != self._minute:
            self.reload()
        self.show_scene()
        self.ticked.emit()

    def clocks(self) -> list[RowClock]:
        """Return the rows that are on with the time left of each."""
        if self.agenda is None:
            return []
        now = self.context.clock()
        return [_clock(self.agenda.row(one.id), now) for one in self.agenda.position.running]

    def next_row(self) -> AgendaRow | None:
        """Return the row that comes next, None at the end."""
        if self.agenda is None or not self.agenda.position.coming:
            return None
        return self.agenda.row(self.agenda.position.coming[0])

    # The projector

    def show_scene(self) -> None:
        """Give the projector the present picture."""
        if self.projection.window is not None and self.agenda is not None:
            self.projection.show(self.scene())

    def scene(self) -> Scene:
        """Return what the projector shows now: the row that is on, or the groups that work in parallel."""
        clocks = self.clocks()
        following = self.next_row()
        first = min(clocks, key=lambda one: one.left_seconds) if clocks else None
        language = current().language
        is_split = len(clocks) > 1
        return Scene(
            title=self.title,
            time=clock_text(first.left_seconds) if first else "",
            message=self._message(first, is_split),
            following=_("Next: {activity}", activity=following.activity.get(language)) if following else "",
            wall_clock=current().time(self.context.clock()),
            share_left=first.share_left if first else 0,
            urgency=first.urgency if first else "quiet",
            tables_title=_("Groups") if is_split else "",
            tables=tuple(
                TableLine(one.row.track, one.row.activity.get(language), clock_text(one.left_seconds))
                for one in clocks
            )
            if is_split
            else (),
        )

    def _message(self, first: RowClock | None, is_split: bool) -> str:
        if first is None:
            has_ended = self.agenda is not None and self.agenda.has_ended
            return _("The day has ended") if has_ended else _("About to begin")
        return _("Work in groups") if is_split else first.row.activity.get(current().language)

    def _on_projection(self) -> None:
        self.show_scene()
        self.moved.emit()

    def _on_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.projection.close()
        else:
            self.key_pressed.emit(event)

    def stop(self) -> None:
        """The file is being closed."""
        self._ticker.stop()
        self.projection.close()


def _clock(row: AgendaRow, now: datetime) -> RowClock:
    assert row.started_at is not None, "only rows that are on have a clock"
    total = max(row.minutes + row.extra_minutes, 0) * 60
    left = total - (now - row.started_at).total_seconds()
    return RowClock(row, left, min(max(left / total, 0), 1) if total else 0)


def clock_text(seconds: float) -> str:
    """Return seconds as 4:05, with a minus past the end, and hours where there are any."""
    whole = int(abs(seconds))
    hours, rest = divmod(whole, 3600)
    text = f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"
    return f"−{text}" if seconds <= -1 else text


def late_text(minutes: int) -> str:
    """Say how late or early the day is."""
    if minutes > 0:
        return ngettext("{n} minute behind", "{n} minutes behind", minutes)
    return ngettext("{n} minute ahead", "{n} minutes ahead", -minutes) if minutes else _("On time")
