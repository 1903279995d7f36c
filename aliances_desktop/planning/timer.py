"""The market-place's timer: rounds that advance by themselves with a change-over between them.

It runs on a monotonic clock given from outside and knows no window, so that it can be tested and brought back after
a crash.
"""

from dataclasses import dataclass
from typing import Final

from aliances_desktop.clock import Monotonic

PHASES: Final = ("round", "change", "ended")
ORANGE, RED = 0.20, 0.05
"""Shares of a round left at which the colour and the words change (product.md, On stage)."""


@dataclass(frozen=True)
class TimerState:
    """What must be known to go on after a crash: round (from 1), phase, seconds left of it, running or paused."""

    round: int
    phase: str
    left_seconds: float
    is_running: bool


class RoundTimer:
    """Counts rounds and change-overs down. Ask `advance` a few times a second; it returns the rounds just ended."""

    def __init__(self, rounds: int, round_minutes: float, change_minutes: float, clock: Monotonic) -> None:
        self.rounds = rounds
        self._seconds = {"round": round_minutes * 60, "change": change_minutes * 60, "ended": 0.0}
        self._clock = clock
        self.round = 1
        self.phase = "round"
        self.is_running = False
        self._left = self._seconds["round"]
        self._total = self._left
        self._since = clock()

    @property
    def left_seconds(self) -> float:
        """Seconds left of the present phase, never below 0."""
        spent = self._clock() - self._since if self.is_running else 0.0
        return max(self._left - spent, 0.0)

    @property
    def share_left(self) -> float:
        """Share of the present phase that is left, 0–1."""
        return self.left_seconds / self._total if self._total else 0.0

    @property
    def urgency(self) -> str:
        """How near the end of the round is: "", "soon" (orange) or "last" (red)."""
        if self.phase != "round":
            return ""
        share = self.share_left
        return "last" if share <= RED else "soon" if share <= ORANGE else ""

    def start(self) -> None:
        """Begin or go on."""
        if not self.is_running and self.phase != "ended":
            self._since = self._clock()
            self.is_running = True

    def pause(self) -> None:
        """Stop the countdown where it is."""
        self._left = self.left_seconds
        self._since = self._clock()
        self.is_running = False

    def toggle(self) -> None:
        """Start or pause."""
        if self.is_running:
            self.pause()
        else:
            self.start()

    def add_minutes(self, minutes: float) -> None:
        """Lengthen or shorten the present phase; it never goes below 0."""
        left = max(self.left_seconds + minutes * 60, 0.0)
        self._total = max(self._total + minutes * 60, left, 1.0)
        self._left, self._since = left, self._clock()

    def go_to(self, round_number: int) -> None:
        """Put the clock at the beginning of a round, running or paused as it was."""
        self.round = min(max(round_number, 1), self.rounds)
        self._enter("round")

    def advance(self) -> list[int]:
        """Pass into the phases that time has reached; return the numbers of the rounds that ended by it."""
        ended: list[int] = []
        while self.is_running and self.left_seconds <= 0:
            late = self._clock() - self._since - self._left
            if self.phase == "round":
                ended.append(self.round)
                has_change = self.round < self.rounds and self._seconds["change"] > 0
                self._leave_round(has_change)
            else:
                self.round += 1
                self._enter("round")
            # What the machine slept through belongs to the next phase.
            self._left -= late
        return ended

    def _leave_round(self, has_change: bool) -> None:
        if self.round >= self.rounds:
            self._enter("ended")
            self.is_running = False
        elif has_change:
            self._enter("change")
        else:
            self.round += 1
            self._enter("round")

    def _enter(self, phase: str) -> None:
        self.phase = phase
        self._left = self._total = self._seconds[phase]
        self._since = self._clock()

    def remaining_seconds(self) -> float:
        """Return the seconds until the last round ends, change-overs included."""
        if self.phase == "ended":
            return 0.0
        coming = self.rounds - self.round
        seconds = self.left_seconds + coming * (self._seconds["round"] + self._seconds["change"])
        return seconds - (self._seconds["change"] if self.phase == "change" else 0.0)

    def state(self) -> TimerState:
        """Return what to save."""
        return TimerState(self.round, self.phase, self.left_seconds, self.is_running)

    def resume(self, state: TimerState) -> None:
        """Take up a saved state, paused: the person says when to go on."""
        self.round = min(max(state.round, 1), self.rounds)
        self._enter(state.phase if state.phase in PHASES else "round")
        self._left = max(state.left_seconds, 0.0)
        self._total = max(self._total, self._left)
        self.is_running = False
