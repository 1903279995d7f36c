"""A market-place under way: its timer and its projector. It belongs to the open file, so it outlives the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from aliances_desktop import clock
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Market, Meeting, Participant, Stand, Workshop
from aliances_desktop.planning.timer import RoundTimer, TimerState
from aliances_desktop.services import live, market, rounds, workshops
from aliances_desktop.services.rounds import RoundRows
from aliances_desktop.store import Step
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.live.scenes import has_begun, scene
from aliances_desktop.ui.projector.projection import Projection

TICK_MS: Final = 200
SAVE_SECONDS: Final = 5.0
_WATCHED: Final = frozenset(
    str(record.__tablename__) for record in (Workshop, Market, Meeting, Stand, Participant, Entity)
)


@dataclass(frozen=True)
class Ending:
    """When the last round is expected to end, and by how many minutes that is late (early when negative)."""

    at: datetime
    late_minutes: int | None


class LiveSession(QObject):
    """Runs the rounds of one workshop. `ticked` several times a second, `moved` when the round or phase changes."""

    ticked = Signal()
    moved = Signal()
    key_pressed = Signal(QKeyEvent)
    """A key typed in the projector's window that the session has no use for."""

    def __init__(self, context: Context, workshop_id: int) -> None:
        super().__init__(context)
        self.setObjectName(f"live-{workshop_id}")
        self.context = context
        self.workshop_id = workshop_id
        self.monotonic = clock.monotonic
        self.rounds: Sequence[RoundRows] = ()
        self.timer = RoundTimer(1, 1, 0, self._now)
        self.projection = Projection(context.preferences, self)
        self.projection.changed.connect(self._on_projection)
        self.projection.key_pressed.connect(self._on_projector_key)
        self.saved: live.SavedTimer | None = None
        """Where a market-place broken off stood, until the person decides about it."""
        self._length = (0, 0, 0)
        self._planned_end: datetime | None = None
        self._starts_at: time | None = None
        self._saved_at = -SAVE_SECONDS
        self._to_hold = 0
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        context.closing.connect(self.stop)
        context.changed.connect(self._on_changed)
        self.reload()
        self._find_saved()

    @classmethod
    def of(cls, context: Context, workshop_id: int) -> "LiveSession":
        """Return the session of a workshop, the same one however often its page is built."""
        found = context.findChild(cls, f"live-{workshop_id}")
        return found if isinstance(found, cls) else cls(context, workshop_id)

    def _now(self) -> float:
        return self.monotonic()

    @property
    def is_planned(self) -> bool:
        """Whether there are rounds to run."""
        return bool(self.rounds)

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
        """Read the plan and its lengths again; a timer under way goes on where it is."""
        read = self.context.read
        self.workshop: Workshop = read(workshops.load, self.workshop_id)
        if not read(market.has_market, self.workshop_id):
            self.rounds = ()
            return
        self.setup: Market = read(market.load, self.workshop_id)
        self.rounds = read(rounds.all_rounds, self.workshop_id)
        self._starts_at = self.setup.starts_at
        length = (len(self.rounds), self.setup.round_minutes, self.setup.change_minutes)
        if length != self._length and self.rounds:
            before, is_new = self.timer, not self._length[0] or not has_begun(self.timer)
            self._length = length
            self.timer = RoundTimer(*length, self._now)
            if is_new:
                self.timer.go_to(before.round if before.phase == "round" else 1)
            else:
                self.timer.resume(before.state())
                if before.is_running:
                    self.timer.start()
        self.moved.emit()

    # After a crash

    def _find_saved(self) -> None:
        saved = self.context.read(live.saved_timer, self.workshop_id)
        if saved is None or not self.is_planned or saved.state.phase == "ended":
            return
        self.timer.resume(saved.state)
        is_worth = has_begun(self.timer) or saved.state.round > 1
        self.timer.go_to(1)
        self.saved = saved if is_worth else None

    def resume(self) -> None:
        """Take up the market-place where it was broken off, paused."""
        if self.saved is not None:
            self.timer.resume(self.saved.state)
            self.saved = None
            self.moved.emit()

    def start_anew(self) -> None:
        """Forget where it was broken off."""
        self.saved = None
        if not self.context.store.is_read_only:
            self.context.edit(N_("Run the market-place"), live.clear_timer, self.workshop_id)
        self.moved.emit()

    # The timer

    def toggle(self) -> None:
        """Start or pause; a decision about a market-place broken off is taken by it."""
        if not self.is_planned:
            return
        self.resume()
        self.timer.toggle()
        if self.timer.is_running and self._planned_end is None:
            self._planned_end = self._plan_end()
        self._save()
        self.moved.emit()

    def add_minute(self, minutes: float) -> None:
        """Lengthen or shorten the phase under way."""
        if self.is_planned:
            self.timer.add_minutes(minutes)
            self.tick()

    def go_to(self, step: int) -> None:
        """Go to the next (1) or previous (-1) round; a round left half-way forward counts as held."""
        timer = self.timer
        if not self.is_planned:
            return
        here = timer.rounds + 1 if timer.phase == "ended" else timer.round
        target = here + step
        if not 1 <= target <= timer.rounds + 1 or (here > timer.rounds and step > 0):
            return
        if step > 0 and has_begun(timer):
            self._hold(timer.round)
        if target > timer.rounds:
            timer.resume(TimerState(timer.rounds, "ended", 0, is_running=False))
        else:
            timer.go_to(target)
        self._save()
        self.moved.emit()

    def tick(self) -> None:
        """Let time pass: end what has ended, show the rest."""
        before = (self.timer.round, self.timer.phase)
        for ended in self.timer.advance():
            self._hold(ended)
        if (self.timer.round, self.timer.phase) != before:
            self._save()
            self.moved.emit()
        elif self.timer.is_running and self._now() - self._saved_at >= SAVE_SECONDS:
            self._save()
        self._write_held()
        self.show_scene()
        self.ticked.emit()

    def _hold(self, number: int) -> None:
        self._to_hold = max(self._to_hold, number)
        self._write_held()

    def _write_held(self) -> None:
        # Planning anew may be writing just now, and the clock does not wait for it: the next tick tries again.
        number, is_busy = self._to_hold, self.context.runner.is_busy()
        if number and not is_busy and not self.context.store.is_read_only:
            self._to_hold = 0
            if number > self.setup.held_rounds:
                self.context.edit(N_("Hold a round"), live.hold_round, self.workshop_id, number)

    def _save(self) -> None:
        if self.context.store.is_read_only or self.context.runner.is_busy():
            return
        self._saved_at = self._now()
        state, now = self.timer.state(), self.context.clock()
        self.context.edit(N_("Run the market-place"), live.save_timer, self.workshop_id, state, now)

    # When it ends

    def _plan_end(self) -> datetime:
        now = self.context.clock()
        total = timedelta(seconds=RoundTimer(*self._length, self._now).remaining_seconds())
        if self._starts_at is not None and self.workshop.day == now.date():
            return datetime.combine(now.date(), self._starts_at, now.tzinfo) + total
        return now + timedelta(seconds=self.timer.remaining_seconds())

    def ending(self) -> Ending:
        """Return when the rounds will end if nothing stops them."""
        at = self.context.clock() + timedelta(seconds=self.timer.remaining_seconds())
        planned = self._planned_end
        late = None if planned is None else round((at - planned).total_seconds() / 60)
        return Ending(at, late)

    def show_scene(self) -> None:
        """Give the projector the present picture."""
        if self.is_planned and self.projection.window is not None:
            self.projection.show(scene(self.timer, self.rounds, self.workshop.title, self.context.clock()))

    # Keys

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks; False for a key that means nothing here."""
        key, typed = event.key(), event.text()
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        if typed in ("+", "-", "−"):
            self.add_minute(1 if typed == "+" else -1)
            return True
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Space: self.toggle, Qt.Key.Key_P: self.projection.toggle, Qt.Key.Key_F: self.projection.freeze,
            Qt.Key.Key_B: self.projection.black, Qt.Key.Key_Left: lambda: self.go_to(-1), Qt.Key.Key_Right: lambda: self.go_to(1),
        }  # fmt: skip
        action = actions.get(Qt.Key(key))
        if action is None:
            return False
        action()
        return True

    def _on_projector_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.projection.close()
        elif not self.press(event):
            self.key_pressed.emit(event)

    def _on_projection(self) -> None:
        self.show_scene()
        self.moved.emit()

    def stop(self) -> None:
        """The file is being closed: keep where the timer stands and take the projector away."""
        if self.timer.is_running and self.context.read(workshops.rows, [self.workshop_id]):
            self._save()
        self._ticker.stop()
        self.projection.close()
